"""How far two reviewers agree: percent and Cohen's kappa, field by field.

kappa = (p_o - p_e) / (1 - p_e), with p_o the share of items on which the two agree and p_e the share expected where each keeps
to his own distribution. Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20 (1960), 37-46. Where both say one and the same thing of every item, p_e is 1 and kappa is not defined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..scoring import pairs

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one field. items: how many both judged; percent: 0 to 100; kappa: -1 to 1, None where it is not defined."""

    field: str
    items: int
    percent: float | None
    kappa: float | None


def agreement(field: str, judged: Sequence[tuple[str, str]]) -> Agreement:
    """The agreement on items to which each of two reviewers gave a value."""
    n = len(judged)
    if not n:
        return Agreement(field, 0, None, None)
    same = sum(a == b for a, b in judged)
    first, second = Counter(a for a, _ in judged), Counter(b for _, b in judged)
    # In whole numbers, so that "p_e is 1" is no matter of rounding.
    chance = sum(first[value] * second[value] for value in first)
    kappa = None if chance == n * n else round((same * n - chance) / (n * n - chance), 4)
    return Agreement(field, n, round(100 * same / n, 2), kappa)


def _keys(side: str) -> Callable[[Record], str]:
    return lambda record: " ".join(sorted({p["key"] or "?" for p in record[side]}))


def _day(record: Record) -> str:
    when = record.get("when")
    return f"{when['start']}/{when['end']}" if when else ""


# What of an event the reviewers are compared in; each gives one value, so that kappa's nominal scale fits.
FIELDS: dict[str, Callable[[Record], str]] = {
    "type": lambda r: r["type"],
    "modes": lambda r: " ".join(sorted(r["modes"])),
    "status": lambda r: r["status"],
    "actors": _keys("actors"),
    "recipients": _keys("recipients"),
    "when": _day,
    "where": lambda r: (r["where"] or {}).get("key") or "",
    "said_by": lambda r: "" if not r["said_by"] else r["said_by"]["key"] or "?",
    "contexts": lambda r: " ".join(sorted(r["contexts"])),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One subject as two reviewers left it: the record each stands by, None where one says there is no event."""

    first: Record | None
    second: Record | None


def compare(judged: Iterable[Pair], missed: Iterable[tuple[Sequence[Record], Sequence[Record]]] = ()) -> list[Agreement]:
    """The agreement on whether there is an event, then on each field of the events that both see.

    missed: per sentence that both have gone through, what each added. Additions of one type are paired as in scoring; pairs count as
    agreement that there is an event, the others as disagreement.
    """
    every = list(judged)
    for first, second in missed:
        every += _paired(first, second)
    seen = [("event" if p.first else "none", "event" if p.second else "none") for p in every]
    out = [agreement("event", seen)]
    both = [(p.first, p.second) for p in every if p.first and p.second]
    return out + [agreement(field, [(value(a), value(b)) for a, b in both]) for field, value in FIELDS.items()]


def _paired(first: Sequence[Record], second: Sequence[Record]) -> list[Pair]:
    out: list[Pair] = []
    left, right = list(first), list(second)
    for type_ in sorted({r["type"] for r in (*first, *second)}):
        matched = pairs([r for r in first if r["type"] == type_], [r for r in second if r["type"] == type_])
        for a, b in matched:
            out.append(Pair(dict(a), dict(b)))
            left = [r for r in left if r is not a]
            right = [r for r in right if r is not b]
    return out + [Pair(r, None) for r in left] + [Pair(None, r) for r in right]
