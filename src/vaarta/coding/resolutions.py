"""Resolutions: what a paper does that somebody passes is done by the one who passes it."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame

PAPERS, PASSING = words_of("resolution"), words_of("passed")
BINDING = frozenset({"SANCTION", "COERCE", "CONCEDE"})


def is_resolved(frame: Frame, layout: Layout) -> bool:
    """ "परिषद ने तेल पर रोक लगाने वाला प्रस्ताव पारित किया", "… लगाने के प्रस्ताव को मंज़ूरी दी": whether an act is that of a paper passed there."""
    chunk, at = layout.chunk(frame.use.verb), frame.use.verb
    if at is None or chunk is None or chunk.verb is None or frame.use.predicate.type not in BINDING or frame.clause is None:
        return False
    of_paper = chunk.verb.form == "agent" or (chunk.verb.form == "inf" and chunk.slot == "ka")
    paper = layout.items[at + 1] if at + 1 < len(layout.items) else None
    if not of_paper or not isinstance(paper, Phrase) or PAPERS.isdisjoint(layout.tokens[paper.head.end - 1].keys):
        return False
    rest = (layout.items[i] for i in frame.clause.items if i > at)
    return any(not PASSING.isdisjoint(t.keys) for item in rest for t in layout.tokens[item.start : item.end])
