"""Acts that a participle tells of somebody or something: they are so, whatever is asked, meant or made a condition in the same clause.

Codebook section 2: what is only the content of a demand, a purpose or a condition is not coded; "घाटी में चल रही लड़ाई में घिरे लोग"
are none of it.
"""

from __future__ import annotations

from collections.abc import Container

from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame

USES = frozenset({"participial", "passive", "twin", "happen"})


def presupposed(frame: Frame, layout: Layout) -> bool:
    """ "… के ख़िलाफ़ लड़ी जा रही जंग में साथ दें", "… के बीच चल रही लड़ाई से बच सकें": whether an act is done or goes on by a participle."""
    at, clause = frame.use.verb, frame.clause
    chunk = layout.chunk(at)
    verb = chunk.verb if chunk is not None else None
    if at is None or verb is None or clause is None or clause.finite == at or frame.use.use not in USES:
        return False
    told = verb.form in ("fin", "part") and verb.aspect in ("perf", "prog") and verb.tense != "fut" and not verb.negated
    after = layout.items[at + 1] if at + 1 < len(layout.items) else None
    return told and isinstance(after, Phrase) and (frame.use.use != "participial" or frame.use.item > at)


def told_for(frame: Frame, frames: list[Frame], coded: Container[int]) -> Frame:
    """What governs a frame; of two readings of the same words the one that is coded: "हत्या के विरोध में सड़क पर उतरे".

    coded: the ids of the frames that are events.
    """
    governor = frame.governor
    assert governor is not None
    if id(governor) in coded:
        return governor
    return next((f for f in frames if f.use.item == governor.use.item and id(f) in coded), governor)


def befell(frame: Frame, governor: Frame, layout: Layout) -> bool:
    """ "नौ लोगों के मारे जाने की बात की": whether an attack is named with whom it hit, under words that are themselves no act.

    governor: what it hangs on, which is not coded. What is only threatened, or by an infinitive allowed or planned, has hit nobody; what
    somebody mourns has.
    """
    above, named = governor.use.predicate.type, frame.use.use in ("nominal", "participial", "passive")
    if frame.use.predicate.type != "ASSAULT" or frame.relation == "purpose" or not frame.roles.get("R"):
        return False
    if named:
        return above != "THREATEN"
    chunk = layout.chunk(frame.use.verb)
    return chunk is not None and above == "CONCEDE" and chunk.slot == "par"
