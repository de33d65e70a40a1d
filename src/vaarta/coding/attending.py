"""Who is told to be at a meeting or a protest."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame

ATTEND = words_of("attend")


def attended(frame: Frame, layout: Layout) -> bool:
    """ "बैठक में मंत्री शामिल हुए", "वार्ता में हिस्सा लिया": whether the clause of a meeting tells who was at it."""
    clause, item = frame.clause, layout.items[frame.use.item]
    if clause is None or clause.finite is None or item.slot != "men" or frame.use.item > clause.finite:
        return False
    before = layout.items[clause.finite - 1]
    return isinstance(before, Phrase) and not before.slot and layout.tokens[before.end - 1].key in ATTEND
