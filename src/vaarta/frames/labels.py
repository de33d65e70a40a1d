"""Who stands at the edge of a headline and says what it says: "बातचीत को तैयार: लावरोफ़", "जयशंकर: बातचीत नहीं करेंगे"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language.names import HYPHENS
from .phrases import Phrase

if TYPE_CHECKING:
    from .find import Layout
    from .fitness import Fitness

COLON = ":"
ENDS = frozenset(".।!")
PEOPLE = frozenset({"person", "office"})
# Who may be told after the line; a place before a colon only heads it.
AFTER = PEOPLE | {"organ", "agency", "party", "body", "group", "country", "metonym"}
BEFORE = PEOPLE | {"organ", "party"}


def edge(layout: Layout) -> tuple[Phrase | None, Phrase | None, bool]:
    """What stands before a first colon, what stands after a last colon or dash, and whether it is a dash, which parts other things too."""
    items = layout.items
    if len(items) < 3:
        return None, None, False
    stop = layout.chunk(len(items) - 1)
    first = _alone(items[0]) if headed(layout) else None
    stopped = stop is not None and stop.kind == "mark" and stop.lemma in ENDS
    end = len(items) - 1 - stopped
    mark = layout.chunk(end - 1)
    dashed = mark is not None and mark.lemma in HYPHENS
    last = _alone(items[end]) if mark is not None and mark.kind == "mark" and (mark.lemma == COLON or (dashed and not stopped)) else None
    return first, last, dashed


def headed(layout: Layout) -> bool:
    """Whether what a line begins with stands before a colon."""
    second = layout.chunk(1)
    return second is not None and second.kind == "mark" and second.lemma == COLON


def sayer(layout: Layout, fitness: Fitness) -> Phrase | None:
    """The participant that a line is said by, where one stands at its edge."""
    first, last, dashed = edge(layout)
    if first is not None and fitness.kind(first) in BEFORE:
        return first
    return last if last is not None and fitness.kind(last) in (PEOPLE if dashed else AFTER) else None


def _alone(item: object) -> Phrase | None:
    return item if isinstance(item, Phrase) and not item.slot and len(item.members) == 1 else None
