"""Words of an act that tell of none: who could do it, who is kept from winning, a thing that holds somebody back, a fight called right.

Codebook section 1: an event is what somebody did, does or will do to somebody; wishes, questions without an answer, figures of speech and
opinions about an act are none. Every check is one function that answers with the reason, or None; the words are data.
"""

from __future__ import annotations

from itertools import pairwise

from ..frames.analyse import Reading
from ..frames.find import BE
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .backdrop import only_backdrop, only_former, only_uprising
from .departures import leaves_no_place
from .gatherings import only_gathered
from .giving import nothing_given
from .labels import labelled
from .proposed import proposed
from .rules import Rules
from .unofficial import SERVANTS, SERVE
from .untruths import only_denied

WHO, HOW_MANY, WHERE, PERHAPS, ANY, WHATEVER = (words_of(n) for n in ("who", "howmany", "whereat", "perhaps", "any", "whatever"))
MANAGE = word_of("manage")
AIR, GIVEN_UP, GOES_ROUND, PRETEXTS = words_of("air"), words_of("givenup"), words_of("goesround"), words_of("pretexts")
# Acts at law that a bare wish may be about: "दोषियों को सज़ा हो".
LEGAL = frozenset({"COERCE", "SANCTION"})
# Acts that are called right, hard or needful before anybody does them.
WEIGHED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
FOUND = frozenset({"human", "crowd", "person", "inhabitant"})


def no_deed(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why the words of a frame tell of no act, though they are those of one; None where they tell of it."""
    type_ = frame.use.predicate.type
    named = labelled(frame, reading, rules) or only_denied(frame, reading, rules.passing.get("denied", ()))
    if named is not None:
        return named
    if type_ not in WEIGHED:
        felt = _only_felt(frame, reading, rules) if type_ == "ACCUSE" else None
        told = felt or nothing_given(frame, reading, rules) or _held_for_arms(frame, reading, rules)
        return told or only_backdrop(frame, reading, rules) or proposed(frame, reading) or leaves_no_place(frame, reading)
    return (
        _weighed(frame, reading, rules)
        or _first_step(frame, reading, rules)
        or _given_up(frame, reading)
        or _any_at_all(frame, reading)
        or _into_the_air(frame, reading)
        or _where_it_is(frame, reading)
        or (_wished(frame, reading) if type_ in LEGAL else None)
        or _nobody_can(frame, reading)
        or (_held_back(frame, reading, rules) or _found(frame, reading, rules) if type_ == "COERCE" else None)
        or (_of_his(frame, reading) or only_former(frame, reading) if type_ in LEGAL else None)
        or _in_hands(frame, reading)
        or (only_uprising(frame, reading, rules) or only_gathered(frame, reading) if type_ == "PROTEST" else None)
        or (_not_moved(frame, reading, rules) if type_ == "MOBILIZE" else None)
        or _feigned(frame, reading)
    )


def _not_moved(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why forces are not moved by what has the words of a move."""
    moved = _of_nature(frame, reading, rules) or _posted(frame, reading)
    return moved or _on_patrol(frame, reading) or _kept_out(frame, reading)


def _only_felt(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "नाराज़ होकर दल छोड़ा", "नाराज़ थे", "लोग नाराज़ हैं": who is angry finds fault only where the main verb tells now at whom he is.

    A state finds fault in words, and not by the mood it is told to be in ("इस फ़ैसले से रूस नाराज़ है").
    """
    if rules.passing.get("felt", set()).isdisjoint(frame.use.predicate.head):
        return None
    chunk = reading.layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    now = verb is not None and verb.form == "fin" and verb.tense == "pres" and not verb.negated
    mood = any(reading.fitness.kind(f.phrase) in ("country", "metonym") for f in frame.roles.get("A", []))
    return None if now and "R" in frame.roles and not mood else "how somebody feels, and no fault that he finds"


def _held_for_arms(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "हथियार रखने का आरोप": who is charged with having arms has not laid them down."""
    at, items = frame.use.verb, reading.layout.items
    chunk = reading.layout.chunk(at)
    if frame.use.use == "receive" and "disarm" in frame.use.predicate.modes:
        # "सेना को गाँव में हथियार मिले".
        return "arms that somebody only finds"
    if at is None or "disarm" not in frame.use.predicate.modes or chunk is None or chunk.verb is None or chunk.verb.form != "inf":
        return None
    after = items[at + 1] if chunk.slot == "ka" and at + 1 < len(items) else None
    charged = isinstance(after, Phrase) and rules.passing.get("suspicion", set()) & set(reading.layout.tokens[after.head.end - 1].keys)
    return "arms that somebody is charged with having" if charged else None


def _weighed(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "उसके ख़िलाफ़ लड़ाई उचित है", "प्रतिबंध ज़रूरी हैं": an act that is only called right or needful; not "यह हमला ग़लत है"."""
    if frame.use.use != "nominal" or frame.clause is None or frame.clause.finite is None:
        return None
    at, items = frame.use.item, reading.layout.items
    noun, said = items[at], items[at + 1] if at + 1 < len(items) else None
    last = reading.layout.chunk(frame.clause.finite)
    if not isinstance(noun, Phrase) or noun.slot or not isinstance(said, Phrase) or said.slot or frame.clause.finite != at + 2:
        return None
    if last is None or last.verb is None or last.verb.main != BE or last.verb.tense == "past":
        return None
    if reading.fitness.pronouns.get(reading.layout.tokens[noun.members[0].start].key) in ("this", "he"):
        return None
    if frame.roles.get("A") and frame.roles.get("R"):
        # "मंत्री के घर पर छात्रों का हमला ग़लत है": what is told with both its sides has been done.
        return None
    judged = rules.passing.get("judged", set()) & set(reading.layout.tokens[said.head.end - 1].keys)
    return "an act that is only judged" if judged else None


def _first_step(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "हिरासत में लेकर पूछताछ करना ज़रूरी है": a step to what is only called needful is no more than that."""
    own, at, items = reading.layout.chunk(frame.use.verb), frame.use.verb, reading.layout.items
    if own is None or own.verb is None or own.verb.form != "conj" or at is None or frame.clause is None or frame.clause.finite is None:
        return None
    end = frame.clause.finite
    aim, said, last = reading.layout.chunk(end - 2), items[end - 1], reading.layout.chunk(end)
    if end - 2 <= at or aim is None or aim.verb is None or aim.verb.form != "inf" or aim.slot or not isinstance(said, Phrase) or said.slot:
        return None
    judged = rules.passing.get("judged", set()) & set(reading.layout.tokens[said.head.end - 1].keys)
    return "an act that is only judged" if judged and last is not None and last.verb is not None and last.verb.main == BE else None


def _given_up(frame: Frame, reading: Reading) -> str | None:
    """ "परीक्षण करने से बाज आए": what somebody is to give up is not what he does."""
    at = frame.use.verb
    chunk = reading.layout.chunk(at)
    if at is None or chunk is None or chunk.slot != "se" or chunk.verb is None or chunk.verb.form != "inf":
        # The postposition goes with the verb that follows: "करने से".
        return None
    after = chunk.end
    ahead = {t.key for t in reading.layout.tokens[after : after + 3]}
    return "what somebody is to give up" if not GIVEN_UP.isdisjoint(ahead) else None


def _on_patrol(frame: Frame, reading: Reading) -> str | None:
    """ "गश्त लगा रहे सैनिकों पर हमला": what forces were at when something was done to them."""
    chunk = reading.layout.chunk(frame.use.verb)
    if chunk is None or chunk.verb is None or chunk.verb.aspect not in ("prog", "hab") or GOES_ROUND.isdisjoint(frame.use.predicate.head):
        return None
    at = frame.use.verb
    return "troops that simply stay" if at is not None and any(f.phrase.at > at for f in frame.roles.get("A", [])) else None


def _kept_out(frame: Frame, reading: Reading) -> str | None:
    """ "जवान गाँव में दाख़िल नहीं हो पा रहे हैं": forces that cannot move have not moved, nor given a move up."""
    chunk = reading.layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    unable = verb is not None and verb.negated and MANAGE in verb.lemmas
    return "a move that somebody is kept from" if unable else None


def _feigned(frame: Frame, reading: Reading) -> str | None:
    """ "रॉकेट छोड़ने की आड़ में", "अभ्यास के बहाने": an act that is only the pretext of another."""
    at, items = frame.use.verb if frame.use.use == "active" else frame.use.item, reading.layout.items
    after = items[at + 1] if at is not None and at + 1 < len(items) else None
    if at is None or items[at].slot != "ka" or not isinstance(after, Phrase):
        return None
    return "only the pretext of another act" if reading.layout.tokens[after.head.end - 1].key in PRETEXTS else None


def _any_at_all(frame: Frame, reading: Reading) -> str | None:
    """ "किसी भी हमले का जवाब देगा", "किसी तरह की सैनिक कार्रवाई से पहले": an act of whatever kind, that nobody is told to have done."""
    item = reading.layout.items[frame.use.item]
    if frame.use.use != "nominal" or not isinstance(item, Phrase) or frame.use.predicate.type != "ASSAULT":
        return None
    owner = item.owner if item.owner is not None and item.owner.end <= item.start else None
    first = reading.layout.tokens[(owner or item).start : item.end]
    any_ = any(a.key in ANY and b.key in WHATEVER for a, b in pairwise(first))
    return "an act of whatever kind, and none that is told" if any_ and item.slot != "men" else None


def _into_the_air(frame: Frame, reading: Reading) -> str | None:
    """ "बंदूकों से हवा में गोलियाँ दाग़ीं": whoever fires into the air, at a feast or a funeral, strikes nobody; the police drive off a crowd so."""
    if "firearms" not in frame.use.predicate.modes or frame.roles.get("R") or frame.clause is None:
        return None
    items, tokens = reading.layout.items, reading.layout.tokens
    air = any(
        isinstance(p := items[at], Phrase) and p.slot == "men" and p.end - p.start == 1 and tokens[p.start].key in AIR
        for at in frame.clause.items
    )
    doers = [n for f in frame.roles.get("A", []) for m in f.phrase.head.mentions for n in m.names]
    police = not doers or any({"COP", "MIL"} & set(n.sectors) for n in doers)
    return "shots into the air" if air and not police else None


def _where_it_is(frame: Frame, reading: Reading) -> str | None:
    """ "उस इलाक़े में जहाँ लड़ाई चल रही है": a fight of nobody, by which a place is told from others."""
    clause = frame.clause
    if clause is None or clause.kind != "rel" or not clause.items or any(frame.roles.get(side) for side in "ABR"):
        return None
    chunk = reading.layout.chunk(frame.use.verb)
    if chunk is None or chunk.verb is None or chunk.verb.aspect != "prog":
        # "जहाँ पर हमले किए गए" tells of the attacks.
        return None
    start = reading.layout.items[clause.items[0]].start
    near = reading.layout.tokens[max(0, start - 1) : start + 1]
    return "only what a place is told by" if any(t.key in WHERE for t in near) else None


def _wished(frame: Frame, reading: Reading) -> str | None:
    """ "दोषियों को सज़ा हो", "हत्यारों को फाँसी मिले": a wish that nobody is told to have."""
    chunk, clause = reading.layout.chunk(frame.use.verb), frame.clause
    verb = chunk.verb if chunk is not None else None
    if verb is None or chunk is None or verb.form != "fin" or clause is None or clause.finite != frame.use.verb:
        return None
    if frame.use.use not in ("twin", "receive", "passive") or clause.kind not in ("main", "that"):
        return None
    if not (verb.mood == "sub" and clause.kind == "main") and not _agrees_as_wish(frame, reading, chunk.end - chunk.start):
        return None
    return None if any(t.key in PERHAPS for t in reading.layout.tokens) else "a wish, and no act"


def _agrees_as_wish(frame: Frame, reading: Reading, length: int) -> bool:
    """ "दोषियों को सज़ा मिले": what is spelled as a masculine plural perfective is subjunctive after a feminine noun ("सज़ा मिली")."""
    if length != 1 or frame.use.verb is None or frame.use.predicate.kind != "noun":
        return False
    forms = reading.layout.tokens[reading.layout.items[frame.use.verb].start].form.readings
    noun = reading.layout.tokens[frame.use.end - 1].form.readings
    both = any(r.verbform == "sub" for r in forms) and any(r.verbform == "perf" and r.gender == "m" for r in forms)
    return both and all(r.gender == "f" for r in noun if r.pos == "NOUN") and any(r.pos == "NOUN" for r in noun)


def _nobody_can(frame: Frame, reading: Reading) -> str | None:
    """ "उसे कौन रोक सकता है", "कितने लोगों को गिरफ़्तार किया गया है": a question that tells of nothing done, or of what was told before."""
    clause = frame.clause
    if clause is None or frame.use.verb is None or clause.finite != frame.use.verb:
        return None
    words, chunk = _words(frame, reading), reading.layout.chunk(frame.use.verb)
    if chunk is not None and chunk.verb is not None and chunk.verb.modal == "can" and not WHO.isdisjoint(words):
        return "asked, not told"
    if clause.kind == "that" and not HOW_MANY.isdisjoint(words):
        before = (f for f in reading.frames if f.use.start < frame.use.start and f.clause is not clause)
        return "asked, not told" if any(f.use.predicate.type == frame.use.predicate.type for f in before) else None
    return None


def _words(frame: Frame, reading: Reading) -> set[str]:
    """The spelling keys of the words in the phrases of a frame's clause."""
    assert frame.clause is not None
    items = (reading.layout.items[at] for at in frame.clause.items)
    return {reading.layout.tokens[t].key for item in items for t in range(item.start, item.end)}


def _held_back(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "भाजपा को सत्ता में आने से रोका", "उनके धर्म ने उन्हें नहीं रोका": who is kept from winning; a thing that keeps somebody from something."""
    if frame.use.predicate.kind != "verb" or "restrict" not in frame.use.predicate.modes:
        return None
    fitness = reading.fitness
    doers = [f.phrase for f in frame.roles.get("A", [])]
    if doers and all(fitness.kind(p) == "owned" and p.owner is not None and fitness.kind(p.owner) == "pronoun" for p in doers):
        return "a thing holds somebody back, and nobody"
    power, tokens = rules.passing.get("power", set()), reading.layout.tokens
    after = max((f.phrase.end for f in frame.roles.get("R", [])), default=0)
    won = frame.use.use == "active" and any(power & set(t.keys) for t in tokens[after : frame.use.start])
    return "kept from winning, and from nothing else" if won and after and after < frame.use.start else None


def _found(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "कंटेनर से सौ लोग बरामद हुए": people who are found are not seized."""
    found = rules.passing.get("found", set())
    if not found & set(frame.use.predicate.head) or frame.use.use not in ("twin", "passive") or not frame.use.item:
        return None
    before = reading.layout.items[frame.use.item - 1]
    first = reading.layout.items[frame.clause.items[0]].start if frame.clause is not None and frame.clause.items else frame.use.start
    told = reading.layout.tokens[first : frame.use.start]
    if any(not rules.passing.get("corpse", set()).isdisjoint(t.keys) for t in told):
        # "एक व्यापारी का शव नदी में बरामद हुआ".
        return "people who are found"
    people = isinstance(before, Phrase) and before.slot in ("", "ko") and reading.fitness.kind(before) in FOUND
    return "people who are found" if people else None


def _of_his(frame: Frame, reading: Reading) -> str | None:
    """ "उनका नाम सूची से हटा दिया गया": a thing of somebody's is taken away, and not he."""
    if "person" not in frame.use.predicate.flags or frame.use.predicate.kind != "verb":
        return None
    hit = [f.phrase for f in frame.roles.get("R", [])]
    return "a thing of somebody's, and not he" if hit and all(reading.fitness.kind(p) == "owned" for p in hit) else None


def _of_nature(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "भारी बारिश का अलर्ट जारी", "फ़्लू को लेकर सरकार सतर्क": an alert of weather or illness moves no forces."""
    watch, nature = rules.passing.get("watch", set()), rules.passing.get("natural", set())
    if watch.isdisjoint(frame.use.predicate.head):
        return None
    return "an alert of weather or illness" if any(nature & set(t.keys) for t in reading.layout.tokens) else None


def _posted(frame: Frame, reading: Reading) -> str | None:
    """ "सरकार ने स्कूलों में शिक्षक तैनात किए": who is posted to teach, heal or judge is no force."""
    before = reading.layout.items[frame.use.item - 1] if frame.use.item else None
    if (
        frame.use.use != "active"
        or frame.use.predicate.active.get("obj") != "A"
        or not isinstance(before, Phrase)
        or before.slot not in ("", "ko")
    ):
        return None
    last = before.head.mentions[-1] if before.head.mentions else None
    if last is None or last.end != before.head.end:
        return None
    return SERVE if all(n.sectors and SERVANTS.issuperset(n.sectors) for n in last.names) else None


def _in_hands(frame: Frame, reading: Reading) -> str | None:
    """ "चरमपंथियों के क़ब्ज़े से हथियार मिले": in whose hands a thing was, and nobody's taking of it."""
    held = frame.use.use == "nominal" and "seize" in frame.use.predicate.modes and reading.layout.items[frame.use.item].slot == "se"
    return "in whose hands something was" if held else None


def unless(frame: Frame, reading: Reading) -> str | None:
    """ "क़ैदियों को रिहा न करने पर": what follows if an act is not done; the act itself is a condition (codebook section 2)."""
    chunk = reading.layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    left = chunk is not None and verb is not None and verb.form == "inf" and chunk.slot == "par" and verb.negated
    return "a condition that is not met" if left and frame.governor is None else None
