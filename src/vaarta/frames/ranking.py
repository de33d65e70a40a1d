"""Who is told to be the first, second or only one that does something: "वे चीन की यात्रा करने वाले पहले राष्ट्रपति हैं"."""

from __future__ import annotations

from .find import BE, Layout
from .fitness import Fitness
from .functionwords import words_of
from .phrases import Phrase
from .placing import Frame

# How the subject of the copula is told to fill its role.
RANKED = "who is told to be the first to do it"
RANKS, BECOMES = words_of("ranks"), words_of("becomes")


def first_to_do_so(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """The subject of the copula that a participle of doing stands under with a word of rank; None where none does so."""
    at, clause, chunk = frame.use.verb, frame.clause, layout.chunk(frame.use.verb)
    if at is None or clause is None or clause.finite is None or chunk is None or chunk.verb is None or chunk.verb.form != "agent":
        return None
    last = layout.chunk(clause.finite)
    copula = last is not None and last.verb is not None and (last.verb.main == BE or last.verb.main in BECOMES)
    behind = layout.items[at + 1] if at + 1 < clause.finite else None
    if not copula or behind is None or layout.tokens[behind.start].key not in RANKS:
        return None
    bare = [p for i in clause.items if i < frame.use.item and isinstance(p := layout.items[i], Phrase) and not p.slot and fitness.fits(p)]
    return min(bare, key=lambda p: p.start) if bare else None
