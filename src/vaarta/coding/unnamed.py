"""Acts that are told well enough though nobody takes part whom a list or the text makes known."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.placing import Frame

UNDER_WAY, GUILTY = words_of("underway"), words_of("guilty")
DONE = frozenset({"passive", "receive", "active"})


def under_way(frame: Frame, layout: Layout) -> bool:
    """ "शहर में जारी हमलों के बीच मतदान हो रहा है": an attack that goes on while something else is told."""
    item, first = layout.items[frame.use.item], frame.use.start
    before = {layout.tokens[t].key for t in range(max(0, first - 2), first)}
    return frame.use.use in ("nominal", "participial") and item.slot == "beech" and not UNDER_WAY.isdisjoint(before)


def sentenced(frame: Frame) -> bool:
    """ "साबिर को दो साल की सज़ा दी गई", "साबिर को दोषी पाया गया": a sentence that is told, and a verdict, fall on anybody."""
    entry = frame.use.predicate
    told = len(entry.head) > 1 or (frame.use.use == "passive" and not GUILTY.isdisjoint(entry.head))
    return "convict" in entry.modes and frame.use.use in DONE and told and bool(frame.roles.get("R"))
