"""Small questions about what somebody says: does it find fault by asking why, back somebody, lay a duty on another, spare his own side."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.find import Layout
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..frames.verbs import Verb
from ..language import key
from ..records import Participant
from ..resolving.tenure import UNSURE

BE, TAKE, TOGETHER = word_of("be"), word_of("take"), words_of("together")
WHY, NEGATIONS, SILENT = words_of("why"), words_of("negation"), words_of("silent")
# How ``persons/`` tells who heads a province and who sits in the union's government; and the two levels.
CHIEF, MINISTER, BELOW, ABOVE = "chief", "minister", "province", "union"
LANDS, OF_OTHERS = words_of("otherlands"), words_of("ofothers")
UNION, PROVINCE, WHO = words_of("union"), words_of("province"), words_of("who")


def asks_why(layout: Layout, clause: Clause, at: int, item: Chunk) -> bool:
    """ "सरकार कारख़ाने क्यों नहीं खोलती", "सरकार चुप क्यों है": whether the verb at an item is asked about with why and what is left undone."""
    verb = item.verb
    if verb is None or verb.form != "fin" or verb.passive or verb.mood in ("sub", "imp") or clause.finite != at:
        return False
    told = layout.tokens[layout.items[clause.items[0]].start : item.end]
    why = next((n for n, token in enumerate(told) if token.key in WHY), None)
    # "वह क्यों नहीं कारख़ाने खोलती": the negation may stand apart from its verb.
    if why is None or why + 1 >= len(told):
        return False
    near = {told[why - 1].key if why else "", told[why + 1].key}
    return verb.negated or not near.isdisjoint(SILENT) or told[why + 1].key in NEGATIONS


def asks_who(layout: Layout, clause: Clause) -> bool:
    """ "साफ़ नहीं है कि हमला किसने किया", "पता नहीं किस गुट ने …": whether a clause asks only who has done what was done."""
    doers = (layout.items[i] for i in clause.items if isinstance(layout.items[i], Phrase) and layout.items[i].slot in ("ne", "dvara"))
    verb = layout.chunk(clause.finite)
    done = verb is not None and verb.verb is not None and verb.verb.aspect == "perf" and not verb.verb.negated
    return done and any(t.key in WHO for p in doers for t in layout.tokens[p.start : p.end])


def who_leaves_it(reading: Reading, phrases: Sequence[Phrase]) -> Phrase | None:
    """Who does, or leaves undone, what a clause tells: its ने phrase, else its first bare one that names somebody. phrases: last first."""
    doer = next((p for p in phrases if p.slot == "ne"), None)
    return doer or next((p for p in reversed(phrases) if p.slot == "" and reading.fitness.fits(p)), None)


def stands_beside(reading: Reading, clause: Clause, at: int, item: Chunk) -> Phrase | None:
    """ "कहा कि उनका देश नेपाल के साथ है": whom somebody is told to be with; None in what a promise says, which is told with it."""
    verb, before, tokens = item.verb, reading.layout.items[at - 1] if at else None, reading.layout.tokens
    if verb is None or verb.lemmas != [BE] or verb.tense != "pres" or verb.negated or clause.finite != at:
        return None
    if clause.kind not in ("that", "quote") or not isinstance(before, Phrase) or before.slot != "saath":
        return None
    return None if TOGETHER.isdisjoint(tokens[before.head.after - 1].keys) or _in_promise(reading, clause) else before


def _in_promise(reading: Reading, clause: Clause) -> bool:
    """ "इस आश्वासन के बाद कि अमरीका उसके साथ है": whether a clause is what a promise that is named in the clause above says."""
    outer = (f for f in reading.frames if f.clause is not None and f.clause.id == clause.parent)
    return any(f.use.use == "nominal" and f.use.predicate.type == "AGREE" and "content" in f.use.predicate.flags for f in outer)


def owes(verb: Verb) -> bool:
    """ "करना होगा", "रोकना पड़ेगा"."""
    return verb.modal == "must" and verb.tense == "fut" and not verb.negated


def should_have(verb: Verb) -> bool:
    """ "सरकार को पहले विचार कर लेना था": what had better been done, and was not; "रिपोर्ट देनी थी" may only tell what was due."""
    return verb.modal == "must" and verb.tense == "past" and not verb.negated and verb.lemmas[1:2] == [TAKE]


def own_side(speaker: Participant, blamed: Participant, colleague: bool = False) -> bool:
    """A minister who says that the government is to blame concedes; he accuses nobody.

    colleague: a single person whom he praises, who may sit in one government with him ("मंत्री ने कहा कि प्रधानमंत्री योग्य नेता हैं").
    """
    # Without a day nobody knows whether he who came to rule ruled already.
    both = "GOV" in speaker.sectors and "GOV" in blamed.sectors and UNSURE not in speaker.reason
    if both and _two_levels(speaker, blamed):
        return False
    # A pronoun for the speaker bears his name: "प्रवक्ता ने कहा कि जो आए हैं वे योग्य हैं" tells of others, and is left alone.
    same = speaker.span == blamed.span or (blamed.name is not None and blamed.name == (speaker.name or speaker.text))
    return same or (both and not colleague and blamed.key in (None, speaker.key) and not _other_lands(blamed))


def _other_lands(people: Participant) -> bool:
    """ "ईरान ने कहा कि पश्चिमी देश दख़ल दे रहे हैं": whether states that no name tells are meant, which are not the speaker's."""
    words = [key(word) for word in people.text.split()]
    return people.key is None and len(words) > 1 and words[-1] in LANDS and words[0] in OF_OTHERS


def _two_levels(speaker: Participant, blamed: Participant) -> bool:
    """ "मुख्यमंत्री ने कहा कि केंद्र सरकार भेदभाव कर रही है": a province and the union are two governments of one country.

    Who is of which is told by the words, or by the office that a person held on the day ("नीतीश कुमार ने कहा कि लालू झूठ बोलते हैं").
    """
    mine, theirs = _level(speaker), _level(blamed)
    if mine == theirs == BELOW:
        # Those who head two provinces govern apart.
        return speaker.name is not None and blamed.name is not None and speaker.name != blamed.name
    return bool(mine and theirs) and mine != theirs


def _level(who: Participant) -> str:
    """Whether somebody governs a province or the union; "" where nothing tells."""
    words = {key(word) for word in who.text.split()}
    office = set(who.reason.replace(",", " ").split())
    if {CHIEF, MINISTER} <= office or not PROVINCE.isdisjoint(words):
        return BELOW
    return ABOVE if MINISTER in office or not UNION.isdisjoint(words) else ""


def has_part(layout: Layout, passing: Mapping[str, Collection[str]], phrase: Phrase) -> bool:
    """ "हमले में पुलिस शामिल थी", "इसमें उसकी भूमिका है": whether who is told to have a part has it in a deed; True of any other word.

    "सूची में पाँच लोग शामिल हैं", "उसमें सबकी बड़ी भूमिका है" blame nobody, nor does how many took part ("लूट में दस डाकू शामिल थे").
    phrase: what stands before the copula.
    """
    if set(passing.get("part", ())).isdisjoint(layout.tokens[phrase.head.end - 1].keys):
        return True
    before = [layout.items[at] for at in range(max(0, phrase.at - 3), phrase.at)]
    near = [p for p in before if isinstance(p, Phrase) and p.clause == phrase.clause]
    place = next((p for p in reversed(near) if p.slot == "men" or _carries_case(layout, p)), None)
    if place is None:
        return False
    last = layout.tokens[place.head.end - 1]
    counted = any(t.kind == "num" for t in layout.tokens[place.start : phrase.end])
    taken_up = last.form.readings[:1] and last.form.readings[0].pos == "PRON" and last.form.readings[0].number != "pl"
    in_deed = not set(passing.get("deed", ())).isdisjoint(last.keys)
    return not counted and (in_deed or bool(taken_up and phrase.head.end - phrase.head.start == 1))


def _carries_case(layout: Layout, phrase: Phrase) -> bool:
    """ "इसमें": whether a phrase is a pronoun that has its postposition within it."""
    found = layout.tokens[phrase.head.end - 1].form.readings[:1]
    return not phrase.slot and phrase.end - phrase.start == 1 and bool(found) and found[0].pos == "PRON" and found[0].case == "obl"


def then_follows(layout: Layout, verb: int | None) -> bool:
    """ "किसी ने घोटाला किया है तो उसे सज़ा मिलेगी": whether "तो" right after a verb makes a condition of what it tells."""
    after = layout.chunk(verb + 1) if verb is not None else None
    return after is not None and after.kind == "link" and after.lemma == "corr"
