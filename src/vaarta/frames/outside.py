"""Sides named beside an act and not in a case of its verb: who passes the paper that orders it, out of whose ranks somebody is put."""

from __future__ import annotations

from .chunks import Chunk
from .find import Layout
from .fitness import STRONG_KINDS, Fitness
from .functionwords import words_of
from .phrases import Phrase
from .placing import Filler, Frame

PAPERS, PASSED = words_of("papers"), words_of("passed")
RANKS = frozenset({"party", "body", "organ", "agency", "group"})


def put_out_of(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "पार्टी से निष्कासित नेता": whose ranks somebody was put out of, told right before the word that qualifies him."""
    if frame.use.use != "modifier" or "expel" not in frame.use.predicate.modes:
        return None
    phrase = layout.items[frame.use.item]
    before = layout.items[phrase.at - 1] if isinstance(phrase, Phrase) and phrase.at else None
    first = isinstance(phrase, Phrase) and frame.use.start == phrase.start
    ranks = first and isinstance(before, Phrase) and before.slot == "se" and fitness.kind(before) in RANKS
    return before if ranks and isinstance(before, Phrase) else None


def who_passes(frames: list[Frame], layout: Layout, fitness: Fitness) -> list[Frame]:
    """ "परिषद ने प्रतिबंध लगाने वाले प्रस्ताव को पारित किया": what a paper orders is done by the one who passes it. Out: the same frames."""
    for frame in frames:
        if "A" not in frame.roles and (doer := _passing(frame, layout)) is not None and fitness.kind(doer) in STRONG_KINDS:
            frame.roles["A"] = [Filler(doer, "who passes what orders it")]
    return frames


def _passing(frame: Frame, layout: Layout) -> Phrase | None:
    verb, clause = layout.chunk(frame.use.verb), frame.clause
    if verb is None or verb.verb is None or verb.verb.form != "agent" or frame.use.verb is None or clause is None:
        return None
    paper = layout.items[frame.use.verb + 1] if frame.use.verb + 1 < len(layout.items) else None
    if not isinstance(paper, Phrase) or paper.slot not in ("ko", "") or PAPERS.isdisjoint(layout.tokens[paper.end - 1].keys):
        return None
    after = [layout.items[at] for at in clause.items if at > paper.at]
    words = (t for item in after if isinstance(item, Phrase | Chunk) for t in range(item.start, item.end))
    if not any(not PASSED.isdisjoint(layout.tokens[t].keys) for t in words):
        return None
    return next((p for at in clause.items if isinstance(p := layout.items[at], Phrase) and p.slot == "ne"), None)
