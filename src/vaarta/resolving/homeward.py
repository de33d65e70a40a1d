"""Whose forces leave a land: never those of the land itself (codebook section 3)."""

from __future__ import annotations

from collections.abc import Sequence

from ..coding.draft import Draft
from ..records import Where
from .participants import Resolved

STEPS_BACK = frozenset({"RETREAT", "CONCEDE"})
LANDS, PARTS = ("country", "metonym"), ("region", "place", "adjective")


def leaves_land(who: Resolved, draft: Draft) -> bool:
    """Whether somebody is an army without a country that a draft tells to be withdrawn: "इराक़ में तैनात सैनिक वापस बुलाए जाएँगे"."""
    frame = draft.frame
    if draft.type not in STEPS_BACK or frame is None or "withdraw" not in frame.use.predicate.modes:
        return False
    return "MIL" in who.participant.sectors and any(who is a for a in draft.actors)


def homeland(draft: Draft, where: Where | None, here: Sequence[str]) -> str | None:
    """The country whose army is withdrawn: of the one who says so, else the only one that is named beside the land that is left.

    "" where a whole country is left and nothing tells whose army leaves it; None where other rules may tell.
    here: the countries that the sentence names.
    """
    phrases = draft.frame.phrases("T") if draft.frame is not None else []
    names = [n for p in phrases for m in p.head.mentions if (n := m.of(*LANDS, *PARTS)) is not None and n.key]
    left = {n.key for n in names} | ({where.key} if where is not None and where.key else set())
    told = draft.said_by
    if told is not None and told.key and told.key not in left and {"GOV", "MIL"} & set(told.sectors):
        return told.key
    others = [k for k in here if k not in left]
    if len(others) == 1:
        return others[0]
    return "" if any(n.kind in LANDS for n in names) else None
