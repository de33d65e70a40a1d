"""Whom bands and crowds get into their hands: those in office arrest and seize, all others abduct (codebook section 2)."""

from __future__ import annotations

from ..frames.functionwords import words_of
from ..resolving.participants import Resolved
from .draft import Draft
from .rules import Rules

LED_AWAY, POWER = words_of("ledaway"), words_of("power")
BANDS = frozenset({"REB", "UAF", "CRM"})
PEOPLE = frozenset({"crowd", "human", "office", "person", "people", "inhabitant", "agency", "pronoun"})
OFFICIAL = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})


def taken_by_band(draft: Draft, rules: Rules) -> Draft:
    """ "विद्रोहियों ने सैनिकों को पकड़ लिया", "भीड़ ने अधिकारी को क़ब्ज़े में ले लिया": the same draft, as an abduction where it is one."""
    entry = draft.frame.use.predicate if draft.frame is not None else None
    if entry is not None and draft.type == "ASSAULT" and draft.modes == ["abduct"] and entry.head[0] in LED_AWAY:
        if draft.actors and all({"COP", "JUD"} & set(a.participant.sectors) for a in draft.actors):
            # "पुलिस दो छात्रों को उठा ले गई".
            draft.type, draft.modes = "COERCE", ["arrest"]
        return draft
    if entry is not None and draft.type == "SANCTION" and "expel" in draft.modes:
        return _removed(draft, seizes=bool(POWER & set(entry.head)))
    if entry is None or draft.type != "COERCE" or rules.passing.get("captured", frozenset()).isdisjoint(entry.head):
        return draft
    if draft.recipients and all(r.kind in PEOPLE for r in draft.recipients) and _bands(draft):
        draft.type, draft.modes = "ASSAULT", ["abduct"]
    return draft


def _removed(draft: Draft, seizes: bool) -> Draft:
    """ "पुलिस ने छात्रों को हटा दिया", "सेना ने राष्ट्रपति को सत्ता से हटाया": the same draft, as COERCE where those under arms do it.

    seizes: whether somebody is driven from power. Whom an army removes from a post of its own it dismisses.
    """
    sectors = [set(a.participant.sectors) for a in draft.actors]
    police = bool(sectors) and all("COP" in s for s in sectors)
    soldiers = bool(sectors) and all(({"MIL"} | BANDS) & s for s in sectors)
    crowd = bool(draft.recipients) and all(r.kind in ("crowd", "inhabitant", "people") for r in draft.recipients)
    if seizes and soldiers:
        draft.type, draft.modes = "COERCE", ["seize"]
    elif crowd and (police or soldiers):
        draft.type, draft.modes = "COERCE", ["restrict"]
    return draft


def _bands(draft: Draft) -> bool:
    """Whether all who take are under arms of their own, or a crowd that takes somebody in office."""
    sectors = [set(a.participant.sectors) for a in draft.actors]
    if sectors and all(BANDS & s for s in sectors):
        return True
    office = any(OFFICIAL & set(r.participant.sectors) for r in draft.recipients)
    return office and bool(draft.actors) and all(_crowd(a) for a in draft.actors)


def _crowd(who: Resolved) -> bool:
    return who.kind == "crowd" and who.participant.sectors == ["CVL"]
