"""What somebody is told to do: an infinitive ("पीछे हटने को कहा") or a noun ("जाँच के लिए आयोग से कहा") before the verb of telling."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from .contents import content_clauses
from .sides import spans

if TYPE_CHECKING:
    from ..resolving.participants import Resolved, Resolver
    from .draft import Draft
    from .speech import Speech
    from .speechacts import Act

ASKED = ("se", "ko")
# Papers by which somebody is asked or charged: "ज्ञापन देकर", "नोटिस भेजकर".
HANDED = frozenset({"REQUEST", "ACCUSE"})
DEALS, MADE, MAKES, ASKS = words_of("deals"), words_of("madeso"), words_of("makes"), words_of("asksone")
# Verbs and nouns of saying by which somebody is bidden to do what a कि clause wishes.
TELLS, TELLING_NOUNS = words_of("tells"), words_of("tellingnouns")
FLATLY = words_of("flatly")


def told_what(reading: Reading, clause: Clause, at: int) -> int | None:
    """The item that tells what somebody is told to do by the verb at ``at``; None where nothing does."""
    items = reading.layout.items
    before = reading.layout.chunk(at - 1)
    if before is not None and before.kind == "verb" and before.verb and before.verb.form == "inf" and before.slot in ("ko", "liye"):
        return at - 1
    return at - 2 if at > 1 and _for_a_thing(reading, clause, at, items[at - 2], items[at - 1]) else None


def asked_behind(reading: Reading, clause: Clause, at: int) -> tuple[int, Phrase] | None:
    """ "पीछे हटने को | सेना से | (दो टूक) कहा": what somebody is to do by the verb at ``at``, and the one asked, who stands behind it."""
    items, first = reading.layout.items, clause.items[0]
    left = at - 1
    while left > first and _flatly(reading, left):
        left -= 1
    asked = items[left] if left >= first else None
    if not isinstance(asked, Phrase) or asked.slot != "se" or not reading.fitness.fits(asked):
        return None
    # "हटने को | चीन ने | जापान से कहा": the one who asks may stand between as well.
    left -= 2 if left - 1 > first and items[left - 1].slot == "ne" else 1
    aim = reading.layout.chunk(left) if left >= first else None
    wanted = aim is not None and aim.verb is not None and aim.verb.form == "inf" and aim.slot in ("ko", "liye")
    return (left, asked) if wanted else None


def written_to(reading: Reading, clause: Clause, before: int) -> Phrase | None:
    """ "सेना को चिट्ठी लिखकर लौटने को कहा", "मंत्री को फ़ोन कर … की अपील की": to whom somebody has just written or telephoned in a clause."""
    for frame in reversed(reading.frames):
        use, chunk = frame.use, reading.layout.chunk(frame.use.verb)
        if frame.clause is not clause or use.use != "active" or use.verb is None or use.verb >= before:
            continue
        sent = use.predicate.type in HANDED or "phone" in use.predicate.modes
        if sent and chunk is not None and chunk.verb is not None and chunk.verb.form == "conj":
            return next((p for role in "RB" for p in frame.phrases(role) if p.slot in ASKED), None)
    return None


def _flatly(reading: Reading, at: int) -> bool:
    """Whether an item only tells how something is said: "दो टूक", "साफ़"."""
    item = reading.layout.items[at]
    words = reading.layout.tokens[item.start : item.end]
    return not item.slot and not (isinstance(item, Chunk) and item.kind == "verb") and all(not FLATLY.isdisjoint(t.keys) for t in words)


def _for_a_thing(reading: Reading, clause: Clause, at: int, aim: object, asked: object) -> bool:
    """ "जाँच के लिए आयोग से कहा": who is asked stands between what he is asked for and the telling, which ends its clause."""
    if not isinstance(aim, Phrase) or not isinstance(asked, Phrase) or aim.slot != "liye" or asked.slot not in ASKED:
        return False
    if clause.finite != at or aim.at not in clause.items or reading.fitness.kind(aim) != "thing":
        return False
    after = reading.layout.chunk(at + 1)
    ends = after is None or (after.kind == "mark" and after.lemma in ".।!,;") or after.kind == "link"
    return ends and reading.fitness.fits(asked) and not content_clauses(reading, clause)


def bids_by(layout: Layout, at: int | None) -> bool:
    """Whether the verb at a place says what its कि clause may bid: "कहा", "गरजे", "की राय है", "ने साफ़ कर दिया"."""
    chunk = layout.chunk(at)
    if at is None or chunk is None or chunk.verb is None or chunk.verb.negated:
        return False
    before = layout.items[at - 1] if at else None
    noun = before is not None and not before.slot and not TELLING_NOUNS.isdisjoint(layout.tokens[before.end - 1].keys)
    return chunk.verb.main in TELLS or noun


def alerted(layout: Layout, alert: Collection[str], at: int, people: Sequence[Resolved]) -> bool:
    """Whether the infinitive at a place tells armed forces to be on the alert. alert: the words that say so."""
    before = layout.items[at - 1] if at else None
    ready = before is not None and not frozenset(alert).isdisjoint(layout.tokens[before.end - 1].keys)
    return ready and bool(people) and all({"MIL", "COP"} & set(p.participant.sectors) for p in people)


def whose_duty(reading: Reading, phrases: Sequence[Phrase], at: int) -> Phrase | None:
    """ "पाकिस्तान को दोषियों को सज़ा दिलानी चाहिए": the first phrase with को that names somebody. phrases: last first; at: the verb."""
    marked = [p for p in reversed(phrases) if p.slot == "ko"]
    if len(marked) == 1 and _dealt_with(reading, marked[0], at):
        return None
    return next((p for p in marked if reading.fitness.fits(p)), marked[0] if marked else None)


def _dealt_with(reading: Reading, phrase: Phrase, at: int) -> bool:
    """ "राज्यपाल को हटा देना चाहिए", "परिषद को भंग करना चाहिए": whether the one with को is whom it should be done to, by nobody named."""
    chunk = reading.layout.chunk(at)
    if chunk is None or chunk.verb is None:
        return False
    bare = [p for i in range(phrase.at + 1, at) if isinstance(p := reading.layout.items[i], Phrase) and not p.slot]
    if not bare:
        return not DEALS.isdisjoint(chunk.verb.lemmas[:1])
    made = len(bare) == 1 and bare[0].end - bare[0].start == 1 and reading.layout.tokens[bare[0].start].key in MADE
    return made and not MAKES.isdisjoint(chunk.verb.lemmas[:1])


def beside_its_words(reading: Reading, clause: Clause, speech: Speech | None) -> bool:
    """ "यादव ने कहा- सरकार जवाब दे", "सरकार जवाब दे, बोले यादव": whether only a mark parts the words of a clause from their telling."""
    if speech is None or speech.verb is None or abs(speech.clause.id - clause.id) != 1 or speech.clause.finite not in (None, speech.verb):
        return False
    mark, chunk = reading.layout.chunk(max(speech.clause.items[0], clause.items[0]) - 1), reading.layout.chunk(clause.finite)
    bare = [p for i in clause.items if isinstance(p := reading.layout.items[i], Phrase) and not p.slot]
    # "13 मरे, बाइडन बोले": the perfective of what one does alone is no wish.
    wished = chunk is not None and chunk.verb is not None and (chunk.verb.mood == "sub" or len(bare) > 1)
    after = reading.layout.chunk(bare[0].at + 1) if bare else None
    if after is not None and after.verb is not None and after.verb.form == "inf":
        # "उन्हें आतंकवादी कहना छोड़ दें": what somebody is called asks nobody.
        return False
    return wished and mark is not None and mark.kind == "mark"


def said_by_unknown(reading: Reading, clause: Clause, verbs: Collection[str]) -> bool:
    """Whether a clause is what somebody with ने is told to say of whom no list knows anything: "वक्ताओं ने कहा कि …". verbs: of saying."""
    outer = reading.layout.clauses[clause.parent] if clause.parent is not None and clause.kind in ("that", "quote") else None
    chunk = reading.layout.chunk(outer.finite) if outer is not None else None
    if outer is None or chunk is None or chunk.verb is None or chunk.verb.main not in verbs or chunk.verb.negated:
        return False
    items = (reading.layout.items[i] for i in outer.items)
    return outer.kind == "main" and any(isinstance(p, Phrase) and p.slot == "ne" and not reading.fitness.fits(p) for p in items)


def told_of_himself(reading: Reading, resolver: Resolver, speech: Speech, asked: Phrase) -> list[Resolved]:
    """ "सेनाध्यक्ष से कहा कि उन्हें पद छोड़ना चाहिए": a duty told to somebody, of whom a pronoun takes up, is his."""
    if reading.fitness.kind(asked) != "pronoun" or speech.verb is None or speech.clause.finite != speech.verb:
        return []
    items = (reading.layout.items[i] for i in speech.clause.items if i < speech.verb)
    told = next((p for p in items if isinstance(p, Phrase) and p.slot == "se" and reading.fitness.fits(p)), None)
    found = resolver.resolve(told) if told is not None else []
    return [r for r in found if set(r.participant.sectors) - {"MED", "CVL"} and r.kind != "unknown"]


def asked_himself(reading: Reading, resolver: Resolver, speech: Speech) -> list[Resolved]:
    """ "अदालत ने सरकार से पूछा कि कार्रवाई क्यों नहीं हुई": who is asked why something was left undone, where nobody is told to leave it."""
    chunk = reading.layout.chunk(speech.verb)
    if chunk is None or chunk.verb is None or chunk.verb.main not in ASKS or speech.clause.finite != speech.verb:
        return []
    items = (reading.layout.items[i] for i in speech.clause.items if speech.verb is not None and i < speech.verb)
    asked = [p for p in items if isinstance(p, Phrase) and p.slot == "se" and reading.fitness.fits(p)]
    return [r for p in asked[:1] for r in resolver.resolve(p) if r.kind not in ("unknown", "pronoun")]


def told_to_whom(reading: Reading, resolver: Resolver, speech: Speech) -> list[Resolved]:
    """ "मुशर्रफ़ से कहा कि चुनाव कराए जाने चाहिए", "मुशर्रफ़ से बात की और कहा कि …": the one of another side to whom words are said.

    Nobody where it is somebody of the press, of no office or of the speaker's own side.
    """
    if speech.verb is None or speech.clause.finite != speech.verb:
        return []
    items = (reading.layout.items[i] for i in speech.clause.items if i < speech.verb)
    told = [p for p in items if isinstance(p, Phrase) and p.slot == "se" and reading.fitness.fits(p)]
    if not told and speech.clause.id and _goes_on(reading, speech.clause):
        talks = [
            f for f in reading.frames if f.use.predicate.type == "CONSULT" and f.clause is not None and f.clause.id == speech.clause.id - 1
        ]
        told = [filler.phrase for f in talks for filler in f.roles.get("B", []) if filler.phrase.slot == "se"]
    found = [r for p in told[:1] for r in resolver.resolve(p)]
    public = [r for r in found if set(r.participant.sectors) - {"MED", "CVL"} and r.kind not in ("unknown", "pronoun")]
    return [r for r in public if r.participant.key and r.participant.key != speech.speaker.key and speech.speaker.key]


def _goes_on(reading: Reading, clause: Clause) -> bool:
    """Whether a clause is joined to the one before by "and"."""
    link = reading.layout.chunk(clause.items[0] - 1) if clause.items and clause.items[0] else None
    return link is not None and (link.kind, link.lemma) == ("link", "coord")


def same_demand(act: Act, before: Sequence[Act]) -> bool:
    """ "कहा कि विद्रोहियों को हथियार डालने चाहिए और लोगों को जाने देना चाहिए": of two duties in a row that of people is of the first."""
    last = before[-1] if before else None
    if act.rule == "bidden" and any(b.rule == "told-to" and b.clause.id == act.clause.parent for b in before):
        # "केंद्र से कहा कि मेला टाला जाए या वह पुलिस भेजे": what else is told there is of the same telling.
        return True
    if (
        last is not None
        and act.rule == last.rule == "bidden"
        and not (act.recipients or last.recipients)
        and spans(act.actors) == spans(last.actors)
    ):
        # "वर्दी उतारें और चुनाव कराएँ: बुश".
        return True
    if last is None or act.rule != "should" or last.rule != "should" or act.clause.id != last.clause.id + 1:
        return False
    crowd = all(r.kind == "crowd" and set(r.participant.sectors) <= {"CVL"} for r in act.recipients)
    return crowd and spans(act.actors) == spans(last.actors) and any(set(r.participant.sectors) - {"CVL"} for r in last.recipients)


def asked_already(act: Act, drafts: Iterable[Draft]) -> bool:
    """ "सुझाव दिया कि सरकार को बैठक बुलानी चाहिए": the duty that a demand tells of is that demand, and names who is asked."""
    if act.rule != "should" or act.type != "REQUEST":
        return False
    for demand in drafts:
        clause = demand.clause.id if demand.type == "REQUEST" and demand.clause is not None else None
        # "अपील की थी राज्य को सतर्क रहना चाहिए": कि may be left out.
        after = clause == act.clause.id - 1 and spans(act.actors) == demand.doers
        if clause is not None and (clause == act.clause.parent or after):
            break
    else:
        return False
    demand.recipients = demand.recipients or list(act.recipients)
    return True
