"""Meetings of single pages to meetings with a history: what was planned, and what then came of it.

Two reports tell one meeting where they share two sides and nothing speaks against it: days more than ``WINDOW`` apart, towns in
different countries, a telephone call beside a meeting face to face, other people on another level. A report without a date of its
own joins one within ``UNDATED`` days of its publication. What the reports tell differently is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from ..records import Disagreement, Meeting, Participant, Topic, Value
from ..stories.group import agglomerate, components
from .lexicon import spelled

WINDOW = 2
UNDATED = 10
# Below this two reports share too little to be one meeting.
LEAST = 0.5
# What says nothing new once one of these was told: a meeting that was held is not planned or called off after it, and reports of
# one that was called off go on to say for when it had been fixed.
_SETTLED: dict[str, frozenset[str]] = {
    "hypothetical": frozenset({"planned", "held", "cancelled"}),
    "planned": frozenset({"held", "cancelled"}),
    "cancelled": frozenset({"held"}),
    "held": frozenset(),
}


@dataclass(slots=True)
class Report:
    """A meeting as one page tells it. ref: where it stands in the store; sentence: its words."""

    ref: str
    meeting: Meeting
    published: str | None
    outlet: str | None = None
    url: str | None = None
    sentence: str = ""

    @property
    def dated(self) -> bool:
        """Whether words of the page date the meeting."""
        when = self.meeting.when
        return bool(when and when.start and not when.inferred)

    @property
    def day(self) -> str | None:
        """The day of the meeting, else of the page."""
        when = self.meeting.when
        return when.start[:10] if when and when.start else (self.published or "")[:10] or None

    @property
    def article(self) -> str:
        """The page, without the place in it."""
        return self.ref.partition(" ")[0]

    @property
    def order(self) -> tuple[str, str]:
        return (self.published or "9999", self.ref)


@dataclass(slots=True)
class MergedMeeting:
    """One meeting. state: the last that is told of it; history: (day told, state) where the state is new; reports: all tellings."""

    id: str
    state: str
    format: str
    level: str
    day: str | None
    place: str | None
    place_key: str | None
    sides: list[Participant]
    people: list[Participant]
    through: list[Participant]
    agenda: list[Topic]
    outcome: str | None
    history: list[tuple[str | None, str]]
    reports: list[Report]
    disagreements: list[Disagreement] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        from ..records import plain

        out: dict[str, Any] = plain(self)
        return out


def merge_meetings(reports: Sequence[Report]) -> list[MergedMeeting]:
    """Meetings in order of their days. The outcome depends on the set of reports alone."""
    by_ref = {r.ref: r for r in reports}
    # Hundreds of reports make ten thousands of pairs, so what is compared is made once for each report.
    known = {r.ref: _Known.of(r) for r in reports}

    scores: dict[tuple[str, str], float] = {}
    # Pairs that are one meeting by little: nothing bars them from one group.
    faint: set[tuple[str, str]] = set()
    for pair in _near(known):
        score = _alike(known[pair[0]], known[pair[1]])
        if score is not None and score >= LEAST:
            scores[pair] = score
        elif score is not None:
            faint.add(pair)
    groups: list[list[str]] = []
    parts = components(by_ref, scores)
    of = {ref: n for n, part in enumerate(parts) for ref in part}
    inner: list[dict[tuple[str, str], float]] = [{} for _ in parts]
    for pair, score in scores.items():
        inner[of[pair[0]]][pair] = score
    for part, own in zip(parts, inner, strict=True):
        # What is not near is not alike, so every pair was judged above.
        barred = [pair for pair in combinations(part, 2) if pair not in own and pair not in faint] if len(part) > 2 else []
        groups += agglomerate(part, own, LEAST / 2, barred)
    made = [_merged([by_ref[r] for r in group]) for group in groups]
    return sorted(made, key=lambda m: (m.day or "9999", m.id))


@dataclass(frozen=True, slots=True)
class _Known:
    """What two reports are compared by. day: an ordinal number; people: last names; sides: keys; place: a key."""

    day: int | None
    dated: bool
    article: str | None
    people: frozenset[str]
    sides: frozenset[str | None]
    telephone: bool
    where: bool
    place: str | None
    level: str | None
    topics: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> _Known:
        """Those of a report. article: where no day is known at all."""
        told = report.meeting
        return cls(
            day=_ordinal(report.day),
            dated=report.dated,
            article=report.article if report.day is None else None,
            people=frozenset(_names(told)),
            sides=frozenset(p.key for p in told.sides),
            telephone=told.format == "telephone",
            where=told.where is not None,
            place=(told.where.key or None) if told.where else None,
            level=None if told.level == "unknown" else told.level,
            topics=frozenset(t.id for t in told.agenda if t.id),
        )


def _near(known: Mapping[str, _Known]) -> Iterator[tuple[str, str]]:
    """The pairs of reports whose days are near enough for one meeting; those without any day with one another."""
    dated = sorted((k.day, ref, k.dated) for ref, k in known.items() if k.day is not None)
    for n, (day, a, by_words) in enumerate(dated):
        for m in range(n + 1, len(dated)):
            later, b, also = dated[m]
            if later - day > UNDATED:
                break
            if later - day <= WINDOW or by_words != also:
                yield (a, b) if a < b else (b, a)
    yield from combinations(sorted(ref for ref, k in known.items() if k.day is None), 2)


def _alike(a: _Known, b: _Known) -> float | None:
    """How surely two reports tell one meeting; None where they cannot."""
    apart = abs(a.day - b.day) if a.day is not None and b.day is not None else None
    if apart is None and a.article is not None and a.article == b.article:
        apart = 0
    if apart is None or apart > UNDATED or (apart > WINDOW and a.dated == b.dated):
        return None
    if len(a.sides & b.sides) < 2 or a.telephone != b.telephone:
        return None
    people = not a.people.isdisjoint(b.people)
    if not people:
        if a.place and b.place and a.place != b.place:
            return None
        if a.level and b.level and a.level != b.level and a.people and b.people:
            return None
    one_place = a.where and b.where and (a.place or b.place) is not None and (a.place == b.place or not (a.place and b.place))
    score = 0.4 + 0.4 * people + 0.2 * (a.dated and b.dated) + 0.2 * one_place
    score += 0.2 * (not a.topics.isdisjoint(b.topics))
    return score + 0.2 * (apart <= 1)


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day or "").toordinal()
    except ValueError:
        return None


def _names(meeting: Meeting) -> set[str]:
    """The last names of those who meet: reports give a first name or leave it out."""
    return {spelled(p.name).split()[-1] for p in meeting.people if p.name and p.name.split()}


def _merged(group: Sequence[Report]) -> MergedMeeting:
    rows = sorted(group, key=lambda r: r.order)
    dated = [r for r in rows if r.dated] or rows
    placed = [r.meeting.where for r in rows if r.meeting.where is not None]
    place = min(placed, key=lambda w: w.precision not in ("city", "place")) if placed else None
    history: list[tuple[str | None, str]] = []
    for row in rows:
        state = row.meeting.state
        seen = {s for _, s in history}
        if state in seen or seen & _SETTLED[state]:
            continue
        history.append((row.published[:10] if row.published else None, state))
    digest = hashlib.blake2b(rows[0].ref.encode(), digest_size=8).hexdigest()
    known = [r.meeting for r in rows]
    return MergedMeeting(
        id=f"g1-{digest}",
        state=history[-1][1],
        format=_commonest(_told([m.format for m in known])) or "unknown",
        level=_commonest(_told([m.level for m in known if m.people]) or _told([m.level for m in known])) or "unknown",
        day=_commonest([r.day for r in dated if r.day]),
        place=place.name or place.text if place else None,
        place_key=place.key if place else None,
        sides=_distinct([p for m in known for p in m.sides], lambda p: p.key or p.text),
        people=_distinct([p for m in known for p in m.people], lambda p: spelled(p.name or p.text).split()[-1]),
        through=_distinct([p for m in known for p in m.through], lambda p: p.key or p.text),
        agenda=_distinct([t for m in known for t in m.agenda if t.id], lambda t: t.id or t.text),
        outcome=next((m.outcome for m in reversed(known) if m.outcome), None),
        history=history,
        reports=rows,
        disagreements=_disagreements(rows),
    )


def _told(values: Sequence[str]) -> list[str]:
    return [v for v in values if v != "unknown"]


def _commonest(values: Sequence[str]) -> str | None:
    return max(values, key=lambda v: (values.count(v), -values.index(v))) if values else None


def _distinct(values: Sequence[Any], name: Any) -> list[Any]:
    out: dict[str, Any] = {}
    for value in values:
        out.setdefault(name(value), value)
    return list(out.values())


def _disagreements(rows: Sequence[Report]) -> list[Disagreement]:
    out = []
    told: dict[str, list[tuple[str, str | None]]] = {
        "when": [(r.ref, r.day if r.dated else None) for r in rows],
        "where": [(r.ref, r.meeting.where.name or r.meeting.where.text if r.meeting.where else None) for r in rows],
        "outcome": [(r.ref, r.meeting.reasons.get("outcome")) for r in rows],
    }
    for name, values in told.items():
        distinct = list(dict.fromkeys(v for _, v in values if v))
        if len(distinct) > 1:
            out.append(Disagreement(name, [Value(v, [ref for ref, w in values if w == v]) for v in distinct]))
    return out
