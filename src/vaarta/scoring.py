"""The figures of section 8 of the codebook: coded events against annotated ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

EventDict = Mapping[str, Any]
SIDES = ("actors", "recipients")
FAULTS = ("right", "missing", "keyless", "surplus", "partly", "other")
# Assignments are tried in full up to this many events of one type in a sentence; past it the best pair goes first.
FULL = 6


def keys(event: EventDict, side: str) -> frozenset[str]:
    """The participants' keys of one side; a key that is null is left out."""
    return frozenset(p["key"] for p in event.get(side) or [] if p.get("key"))


def _open(event: EventDict, side: str) -> bool:
    return any(not p.get("key") for p in event.get(side) or [])


def _overlap(gold: EventDict, coded: EventDict) -> float:
    total = 0.0
    for side in SIDES:
        a, b = keys(gold, side), keys(coded, side)
        total += len(a & b) / len(a | b) if a | b else 1.0
    return total + 0.1 * (gold.get("status") == coded.get("status"))


def pairs(gold: Sequence[EventDict], coded: Sequence[EventDict]) -> list[tuple[EventDict, EventDict]]:
    """Events of one type matched one to one, with the greatest overlap of participants."""
    if not gold or not coded:
        return []
    if max(len(gold), len(coded)) > FULL:
        return _greedy(gold, coded)
    few, many, flip = (gold, coded, False) if len(gold) <= len(coded) else (coded, gold, True)

    def value(order: tuple[int, ...]) -> float:
        return sum(_overlap(many[j], few[i]) if flip else _overlap(few[i], many[j]) for i, j in enumerate(order))

    best = max(permutations(range(len(many)), len(few)), key=value)
    return [(many[j], few[i]) if flip else (few[i], many[j]) for i, j in enumerate(best)]


def _greedy(gold: Sequence[EventDict], coded: Sequence[EventDict]) -> list[tuple[EventDict, EventDict]]:
    left, out = list(coded), []
    for event in gold:
        if left:
            best = max(left, key=lambda c: _overlap(event, c))
            left.remove(best)
            out.append((event, best))
    return out


def _agree(gold: EventDict, coded: EventDict, side: str) -> bool:
    want, got = keys(gold, side), keys(coded, side)
    return want <= got if _open(gold, side) else want == got


def _fault(gold: EventDict, coded: EventDict, side: str) -> str:
    """How one side of a matched event was told, by its keys.

    right; missing (nobody coded) and keyless (somebody, but of no known key) where the gold has a key; surplus where it has none; partly
    (some keys in common); other.
    """
    if _agree(gold, coded, side):
        return "right"
    want, got = keys(gold, side), keys(coded, side)
    if not got:
        return "keyless" if coded.get(side) else "missing"
    if not want:
        return "surplus"
    return "partly" if want & got else "other"


@dataclass(slots=True)
class Scores:
    """Counts over a set; ``figures`` gives the measures of the codebook."""

    counts: Counter[str] = field(default_factory=Counter)
    types: dict[str, Counter[str]] = field(default_factory=dict)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    # Side and what ``_fault`` names, over matched events.
    sides: Counter[tuple[str, str]] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """type, dyad and participant F1; status, said_by and trigger over matched events; quiet sentences kept quiet."""
        n = self.counts
        out = {name: self.f1(name)[2] for name in ("type", "dyad", "participant")}
        for name in ("status", "said_by", "trigger"):
            out[name] = n[name] / n["type"] if n["type"] else 0.0
        out["quiet"] = n["quiet_kept"] / n["quiet"] if n["quiet"] else 1.0
        return out

    def f1(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of "type", "dyad" or "participant"."""
        n = self.counts
        gold, coded = ("gold_people", "coded_people") if name == "participant" else ("gold", "coded")
        p = n[name] / n[coded] if n[coded] else 0.0
        r = n[name] / n[gold] if n[gold] else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


Wrong = tuple[str, EventDict | None, EventDict | None]


def score(records: Iterable[tuple[Sequence[EventDict], Sequence[EventDict]]]) -> tuple[Scores, list[list[Wrong]]]:
    """Score (gold events, coded events) of each sentence; the second value lists what was wrong, sentence by sentence."""
    scores, wrongs = Scores(), []
    for gold, coded in records:
        wrongs.append(_sentence(scores, gold, coded))
    return scores, wrongs


def _sentence(scores: Scores, gold: Sequence[EventDict], coded: Sequence[EventDict]) -> list[Wrong]:
    n = scores.counts
    wrong: list[Wrong] = []
    n["sentences"] += 1
    n["gold"] += len(gold)
    n["coded"] += len(coded)
    n["quiet"] += not gold
    n["quiet_kept"] += not gold and not coded
    n["gold_people"] += sum(len(keys(e, s)) for e in gold for s in SIDES)
    n["coded_people"] += sum(len(keys(e, s)) for e in coded for s in SIDES)
    missed: list[EventDict] = []
    extra: list[EventDict] = []
    for type_ in sorted({e["type"] for e in (*gold, *coded)}):
        of_gold, of_coded = ([e for e in side if e["type"] == type_] for side in (gold, coded))
        counter = scores.types.setdefault(type_, Counter())
        counter["gold"] += len(of_gold)
        counter["coded"] += len(of_coded)
        matched = pairs(of_gold, of_coded)
        counter["hit"] += len(matched)
        for a, b in matched:
            scores.sides.update((side, _fault(a, b, side)) for side in SIDES)
            if not _matched(n, a, b):
                wrong.append(("dyad", a, b))
        missed += [e for e in of_gold if not any(e is a for a, _ in matched)]
        extra += [e for e in of_coded if not any(e is b for _, b in matched)]
    _confuse(scores, missed, extra)
    wrong.extend(("missed", e, None) for e in missed)
    wrong.extend(("extra", None, e) for e in extra)
    return wrong


def _matched(n: Counter[str], gold: EventDict, coded: EventDict) -> bool:
    n["type"] += 1
    dyad = all(_agree(gold, coded, side) for side in SIDES)
    n["dyad"] += dyad
    n["participant"] += sum(len(keys(gold, side) & keys(coded, side)) for side in SIDES)
    n["status"] += gold["status"] == coded.get("status")
    want, got = (e.get("said_by") or None for e in (gold, coded))
    same = want is None or want.get("key") is None or (got is not None and want.get("key") == got.get("key"))
    n["said_by"] += (want is None) == (got is None) and same
    n["trigger"] += bool(set(gold["trigger"].split()) & set((coded.get("trigger") or "").split()))
    return dyad


def _confuse(scores: Scores, missed: Sequence[EventDict], extra: Sequence[EventDict]) -> None:
    """A missed event and an extra one with a trigger word in common are one event under another type."""
    left = list(extra)
    for event in missed:
        words = set(event["trigger"].split())
        twin = next((e for e in left if words & set((e.get("trigger") or "").split())), None)
        if twin is not None:
            left.remove(twin)
        scores.confusion[event["type"], twin["type"] if twin is not None else "–"] += 1
    for event in left:
        scores.confusion["–", event["type"]] += 1
