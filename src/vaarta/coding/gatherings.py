"""Marches, rallies and the like as what somebody stops."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .rules import Rules


def stops_gathering(frame: Frame, layout: Layout, rules: Rules) -> bool:
    """ "पुलिस ने जुलूस को रास्ते में रोक दिया": whether people's march or rally is what an act keeps from going on."""
    clause, use = frame.clause, frame.use
    if use.predicate.type != "COERCE" or "restrict" not in use.predicate.modes or use.use not in ("active", "passive") or clause is None:
        return False
    gathering = rules.passing.get("gathering", set())
    phrases = (p for at in clause.items if at < use.item and isinstance(p := layout.items[at], Phrase) and p.slot in ("ko", ""))
    return any(not gathering.isdisjoint(layout.tokens[p.head.end - 1].keys) for p in phrases)
