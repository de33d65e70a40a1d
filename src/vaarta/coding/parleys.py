"""Talks and accords that are told of themselves: "नई दिल्ली में बातचीत शुरू हुई" names no side, and yet talks are held (codebook section 2)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.find import BE, Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .draft import Draft

OPENED = words_of("opened")
# How a side of talks is told, and what kinds of phrases are somebody.
SIDES = frozenset({"beech", "saath", "se", "ka", "ne", ""})
SOMEBODY = frozenset({"human", "crowd", "people", "person", "office", "unknown", "organ", "agency", "pronoun"})
DUTY = frozenset({"must", "should"})


def held(frame: Frame, people: Sequence[Resolved], reading: Reading) -> bool:
    """Whether the sentence tells that talks of no named side take place: what its main verb says of them, or all that a headline does."""
    if "held" not in frame.use.predicate.flags or people or frame.clause is None or _of_somebody(frame, reading):
        return False
    if frame.use.use == "nominal":
        return _headline(frame, reading.layout)
    if frame.use.use == "participial":
        return _came_out(frame, reading.layout)
    chunk = reading.layout.chunk(frame.use.verb)
    if frame.use.use not in ("twin", "happen", "passive") or chunk is None or chunk.verb is None or frame.clause.finite != frame.use.verb:
        return False
    verb = chunk.verb
    # "कहा कि बातचीत जारी है": how things stand, in somebody's words; "बातचीत आगे नहीं बढ़ी": how they go on.
    stands = frame.clause.kind == "that" and verb.lemmas == [BE] and verb.tense == "pres"
    stands |= verb.negated and verb.main != BE and frame.use.predicate.type == "CONSULT"
    habit = stands or (verb.tense == "pres" and verb.aspect == "impf")
    return verb.form == "fin" and verb.mood == "ind" and verb.modal not in DUTY and not habit and frame.use.ended != "off"


def _came_out(frame: Frame, layout: Layout) -> bool:
    """ "पानी के मसले पर हुई बातचीत नाकाम रही": whether the main verb tells how talks of a participle have come out."""
    last, item = frame.clause.finite if frame.clause is not None else None, layout.items[frame.use.item]
    if last is None or not isinstance(item, Phrase) or item.slot or last != item.at + 2:
        return False
    return layout.tokens[layout.items[last - 1].end - 1].key in OPENED


def _of_somebody(frame: Frame, reading: Reading) -> bool:
    """ "चाचा और फूफा के बीच बातचीत हुई": whether somebody whom no list knows is told to talk; not "दो दिन की बातचीत", "एक साल से रुकी वार्ता"."""
    before = (reading.layout.items[at] for at in (frame.clause.items if frame.clause is not None else ()) if at < frame.use.item)
    sides = (p for p in before if isinstance(p, Phrase) and p.slot in SIDES and (p.slot != "ka" or p.at == frame.use.item - 1))
    return any(reading.fitness.kind(p) in SOMEBODY for p in sides)


def _headline(frame: Frame, layout: Layout) -> bool:
    """ "विवादित जलमार्ग पर वार्ता शुरू": a headline of which the last word tells that talks are held."""
    clause, last = frame.clause, len(layout.tokens)
    while last and layout.tokens[last - 1].kind == "punct":
        last -= 1
    first = clause is not None and clause.finite is None and clause.kind == "main"
    return first and last - 1 >= layout.items[frame.use.item].end and frame.use.end >= last - 3 and layout.tokens[last - 1].key in OPENED


def between_them(frame: Frame, layout: Layout) -> bool:
    """ "पाँच सरकारों के दूतों के बीच वार्ता": whether talks that are no part of something else say between whom they are."""
    return layout.items[frame.use.item].slot != "ka" and any(f.phrase.slot == "beech" for f in frame.roles.get("B", []))


def all_talk(drafts: Sequence[Draft]) -> None:
    """ "राष्ट्रपति ने प्रधानमंत्री को टेलीफ़ोन किया": who is called talks too, and of talks all sides are actors (codebook section 3)."""
    for draft in drafts:
        if draft.type == "CONSULT" and "phone" in draft.modes and draft.recipients:
            draft.actors, draft.recipients = draft.actors + draft.recipients, []
