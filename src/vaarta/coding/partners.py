"""Whose partner somebody is told to be who leaves or threatens him: "सरकार की सहयोगी पार्टी ने समर्थन वापस ले लिया"."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame

PARTNERS = words_of("partners")
# What a partner does to the one whom he leaves.
PARTING = frozenset({"withdraw", "relations", "resign"})
# Who has partners: a government, an alliance, a party.
SIDES = frozenset({"organ", "agency", "party", "body", "attributed"})


def left_by_partner(reading: Reading, frame: Frame) -> Phrase | None:
    """The side whose partner the doer is, of an act by which somebody parts from it or threatens to; None where no word says so."""
    entry = frame.use.predicate
    if entry.type not in ("SANCTION", "THREATEN") or PARTING.isdisjoint(entry.modes):
        return None
    doer = next((f.phrase for f in frame.roles.get("A", [])), None)
    items, tokens = reading.layout.items, reading.layout.tokens
    at = doer.at if doer is not None else -1
    while at > 0 and isinstance(item := items[at], Phrase) and (item is doer or item.slot in ("", "ka")):
        before = items[at - 1]
        if any(t.key in PARTNERS for t in tokens[item.start : item.end]):
            owner = isinstance(before, Phrase) and before.slot == "ka" and reading.fitness.kind(before) in SIDES
            return before if owner and isinstance(before, Phrase) else None
        at -= 1
    return None
