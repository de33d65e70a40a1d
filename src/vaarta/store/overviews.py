"""What the pages of actors and dyads and the map ask: counts over time, counterparts, who speaks of whom, places.

Whole years and months come from the sums (``view_sums``), the days at either end of a stretch from the rows, so that any stretch is
exact and none reads more than two months of rows. Counterparts and speakers are counted by month: a stretch takes in the months that
it touches.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, literal_column, select

from . import queries
from . import schema as s

# Above so many days a chart by day has bars too thin to see.
DAILY = 92
TIES = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, ISO days both included; None is open."""

    since: str | None = None
    until: str | None = None

    @property
    def daily(self) -> bool:
        """Whether it is so short that its rows are counted day by day."""
        if self.since is None or self.until is None:
            return False
        return (date.fromisoformat(self.until) - date.fromisoformat(self.since)).days < DAILY

    def months(self) -> tuple[str | None, str | None]:
        """The first and the last whole month in it; the first is later than the last where there is none."""
        first, last = self.since and self.since[:7], self.until and self.until[:7]
        if self.since and not self.since.endswith("-01"):
            first = _month_after(self.since)
        if self.until and self.until != _month_end(self.until):
            last = (date.fromisoformat(self.until[:7] + "-01") - timedelta(days=1)).isoformat()[:7]
        return first, last

    def edges(self) -> list[tuple[str, str]]:
        """The stretches of days at its ends that fill no month."""
        if self.since and self.until and self.since[:7] == self.until[:7]:
            first, last = self.months()
            return [(self.since, self.until)] if first and last and first > last else []
        found = []
        if self.since and not self.since.endswith("-01"):
            found.append((self.since, _month_end(self.since)))
        if self.until and self.until != _month_end(self.until):
            found.append((self.until[:7] + "-01", self.until))
        return found

    def rows(self) -> list[tuple[str, str]]:
        """The stretches of days to be counted from the rows."""
        return [(self.since or "", self.until or "")] if self.daily else self.edges()


def by_years(first: str | None, last: str | None) -> tuple[tuple[str | None, str | None] | None, list[tuple[str, str]]]:
    """A stretch of months as the whole years in it (None where there is none; each end may be open) and the months at its ends.

    The first month later than the last is no stretch.
    """
    if first and last and first > last:
        return None, []
    begin = first and (first[:4] if first.endswith("-01") else f"{int(first[:4]) + 1:04d}")
    end = last and (last[:4] if last.endswith("-12") else f"{int(last[:4]) - 1:04d}")
    if begin and end and begin > end:
        # Of one year, or of two that are both cut.
        return None, [(first or "", last or "")]
    edges = [(first, f"{first[:4]}-12")] if first and not first.endswith("-01") else []
    return (begin, end), edges + ([(f"{last[:4]}-01", last)] if last and not last.endswith("-12") else [])


def _month_end(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:7]}-{calendar.monthrange(year, month)[1]:02d}"


def _month_after(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


@dataclass(frozen=True, slots=True)
class Cell:
    """Events of one period ("2022-01", or a day), type, status and quad. intensity: the sum over them."""

    period: str
    type: str
    status: str
    quad: str
    events: int
    intensity: float


def actor_cells(connection: Connection, key: str, role: str, stretch: Stretch) -> list[Cell]:
    """Events in which a key has a role ("actor", "recipient", "speaker"), over time; those without a day are left out."""
    v, m, e = s.actor_views.c, s.mentions.c, s.events.c
    cells = [] if stretch.daily else _summed(connection, v, [v.key == key, v.role == role], stretch)
    for since, until in stretch.rows():
        wanted = select(m.event_id, m.day, m.type, m.status, e.quad, e.intensity).distinct()
        wanted = wanted.join_from(s.mentions, s.events, e.id == m.event_id)
        wanted = wanted.where(m.current == 1, m.key == key, m.role == role, m.day >= since, m.day <= until)
        cells += _counted(((r.day, r.type, r.status, r.quad, r.intensity) for r in connection.execute(wanted)), stretch.daily)
    return cells


def dyad_cells(connection: Connection, actor: str, recipient: str, stretch: Stretch) -> list[Cell]:
    """What one party does to another, and what both do together, over time."""
    v, d = s.dyad_views.c, s.dyads.c
    cells = [] if stretch.daily else _summed(connection, v, [v.actor == actor, v.recipient == recipient], stretch)
    for since, until in stretch.rows():
        wanted = select(d.day, d.type, d.status, d.quad, d.intensity)
        wanted = wanted.where(d.current == 1, d.actor == actor, d.recipient == recipient, d.day >= since, d.day <= until)
        cells += _counted((tuple(r) for r in connection.execute(wanted)), stretch.daily)
    return cells


def _summed(connection: Connection, v: Any, of: list[Any], stretch: Stretch) -> list[Cell]:
    wanted = select(v.month, v.type, v.status, v.quad, v.events, v.intensity).where(*of, v.month != "", v.events > 0)
    return [Cell(*row) for row in connection.execute(wanted.where(*_whole(v.month, stretch)))]


def _whole(month: Any, stretch: Stretch) -> list[Any]:
    first, last = stretch.months()
    return _between(month, first, last)


def _touching(stretch: Stretch) -> tuple[tuple[str | None, str | None] | None, list[tuple[str, str]]]:
    return by_years(stretch.since and stretch.since[:7], stretch.until and stretch.until[:7])


def _between(column: Any, first: str | None, last: str | None) -> list[Any]:
    return ([column >= first] if first else []) + ([column <= last] if last else [])


def _asked(columns: Any, quad: str | None, status: str | None) -> list[Any]:
    return ([columns.quad == quad] if quad else []) + ([columns.status == status] if status else [])


def _counted(rows: Iterable[tuple[Any, ...]], daily: bool) -> list[Cell]:
    found: dict[tuple[str, str, str, str], tuple[int, float]] = {}
    for day, kind, status, quad, intensity in rows:
        key = (day if daily else day[:7], kind, status, quad)
        count, total = found.get(key, (0, 0.0))
        found[key] = (count + 1, total + intensity)
    return [Cell(*key, count, total) for key, (count, total) in found.items()]


@dataclass(frozen=True, slots=True)
class Tie:
    """Events that join two keys, over both directions where ``mutual``; intensity: the mean."""

    actor: str
    recipient: str
    events: int
    intensity: float


@dataclass(frozen=True, slots=True)
class Network:
    """An actor's counterparts, most events first, in either direction, and the ties among them."""

    towards: list[Tie] = field(default_factory=list)
    from_others: list[Tie] = field(default_factory=list)
    among: list[Tie] = field(default_factory=list)


def network(connection: Connection, key: str, stretch: Stretch, *, status: str | None = None, limit: int = TIES) -> Network:
    """Whom a key acts on, who acts on it, and what those do to one another. limit: counterparts in each direction."""
    towards = _ties(connection, lambda v: [v.actor == key], stretch, status)
    others = _ties(connection, lambda v: [v.recipient == key], stretch, status)
    known = list(dict.fromkeys([t.recipient for t in towards[:limit]] + [t.actor for t in others[:limit]]))[:limit]
    among = _ties(connection, lambda v: [v.actor.in_(known), v.recipient.in_(known)], stretch, status) if len(known) > 1 else []
    return Network(towards[:limit], others[:limit], [t for t in among if t.actor != t.recipient][: limit * 2])


def _ties(connection: Connection, of: Callable[[Any], list[Any]], stretch: Stretch, status: str | None) -> list[Tie]:
    """The ties that a condition on a table of pairs picks, most events first."""
    found: dict[tuple[str, str], list[float]] = {}
    years, months = _touching(stretch)
    asked: list[tuple[Any, list[Any]]] = [(s.dyad_views.c, _between(s.dyad_views.c.month, *part)) for part in months]
    asked += [(s.dyad_years.c, _between(s.dyad_years.c.year, *years))] if years is not None else []
    for v, within in asked:
        wanted = select(v.actor, v.recipient, func.sum(v.events), func.sum(v.intensity)).where(*of(v), *within, *_asked(v, None, status))
        for actor, recipient, events, intensity in connection.execute(wanted.group_by(v.actor, v.recipient)):
            tie = found.setdefault((actor, recipient), [0, 0.0])
            tie[0] += int(events)
            tie[1] += float(intensity)
    ties = [Tie(*pair, int(n), round(total / n, 2)) for pair, (n, total) in found.items() if n > 0]
    return sorted(ties, key=lambda t: (-t.events, t.actor, t.recipient))


@dataclass(frozen=True, slots=True)
class Said:
    """How often a speaker's word is behind events of a key, as actor or recipient. quads: events by quadrant."""

    speaker: str
    key: str
    events: int
    quads: dict[str, int]


def said_by(connection: Connection, speaker: str, stretch: Stretch, *, limit: int = 15) -> list[Said]:
    """Of whom a key speaks."""
    return _said(connection, lambda m: m.speaker == speaker, stretch, limit)


def said_of(connection: Connection, key: str, stretch: Stretch, *, limit: int = 15) -> list[Said]:
    """Who speaks of a key."""
    return _said(connection, lambda m: m.key == key, stretch, limit)


def _said(connection: Connection, of: Callable[[Any], Any], stretch: Stretch, limit: int) -> list[Said]:
    found: dict[tuple[str, str], dict[str, int]] = {}
    years, months = _touching(stretch)
    asked: list[tuple[Any, list[Any]]] = [(s.speaker_months.c, _between(s.speaker_months.c.month, *part)) for part in months]
    asked += [(s.speaker_years.c, _between(s.speaker_years.c.year, *years))] if years is not None else []
    for m, within in asked:
        wanted = select(m.speaker, m.key, m.quad, func.sum(m.events).label("n")).where(of(m), *within)
        for row in connection.execute(wanted.group_by(m.speaker, m.key, m.quad)):
            if row.n:
                quads = found.setdefault((row.speaker, row.key), {})
                quads[row.quad] = quads.get(row.quad, 0) + int(row.n)
    most = sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:limit]
    return [Said(*pair, sum(quads.values()), quads) for pair, quads in most]


@dataclass(slots=True)
class Place:
    """A point on the map with its events by quadrant."""

    lat: float
    lon: float
    name: str
    key: str
    precision: str
    quads: dict[str, int]

    @property
    def events(self) -> int:
        """All of its events."""
        return sum(self.quads.values())


def places(connection: Connection, stretch: Stretch, *, quad: str | None = None, status: str | None = None) -> list[Place]:
    """Where things happened in a stretch of time, most events first. Events whose place has no coordinates are not among them."""
    found: dict[tuple[Any, ...], Place] = {}

    def count(lat: float, lon: float, name: str, key: str, precision: str, of: str, events: int) -> None:
        place = found.setdefault((lat, lon, precision), Place(lat, lon, name, key, precision, {}))
        place.quads[of] = place.quads.get(of, 0) + events

    e = s.events.c
    years, months = by_years(*stretch.months())
    asked: list[tuple[Any, list[Any]]] = [(s.place_months.c, _between(s.place_months.c.month, *part)) for part in months]
    if years is not None:
        asked.append((s.place_years.c, [s.place_years.c.year != "", *_between(s.place_years.c.year, *years)]))
    for p, within in asked:
        # A point has one name and country; grouping by fewer columns takes half the time.
        point = (p.lat, p.lon, func.max(p.name), func.max(p.key), p.precision, p.quad)
        wanted = select(*point, func.sum(p.events)).where(p.events > 0, *within, *_asked(p, quad, status))
        for row in connection.execute(wanted.group_by(p.lat, p.lon, p.precision, p.quad)):
            count(*row)
    for since, until in stretch.edges():
        rows = select(e.lat, e.lon, func.max(e.place_name), func.max(e.place_key), e["where"], e.quad, func.count())
        rows = rows.where(e.current == 1, e.day >= since, e.day <= until, e.lat.is_not(None), e.lon.is_not(None))
        rows = rows.where(*_asked(e, quad, status)).group_by(e.lat, e.lon, e["where"], e.quad)
        for lat, lon, name, key, where, of, events in connection.execute(rows):
            count(lat, lon, name or "", key or "", (where or {}).get("precision") or "", of, int(events))
    return sorted(found.values(), key=lambda place: (-place.events, place.lat, place.lon))


def events_within(
    connection: Connection,
    box: tuple[float, float, float, float],
    stretch: Stretch,
    *,
    quad: str | None = None,
    status: str | None = None,
    dense: bool = False,
    limit: int = 20,
) -> list[queries.Found]:
    """The newest events in a box (south, west, north, east; degrees, all included).

    dense: whether the box holds many thousands; then going back by days finds the newest sooner than sorting all of them.
    """
    e = s.events.c
    south, west, north, east = box
    # "+ 0" keeps the index of points out of it.
    lat = e.lat + literal_column("0") if dense else e.lat
    wanted = select(e.id).where(e.current == 1, lat >= south, lat <= north, e.lon >= west, e.lon <= east, e.day.is_not(None))
    wanted = wanted.where(*_between(e.day, stretch.since, stretch.until))
    wanted = wanted.where(*_asked(e, quad, status))
    ids = list(connection.execute(wanted.order_by(e.day.desc(), e.id.desc()).limit(limit)).scalars())
    return queries.found(connection, ids)


def span(connection: Connection) -> tuple[str, str] | None:
    """The first and the last day of an event; None where there is none."""
    e = s.events.c
    day = select(e.day).where(e.current == 1, e.day.is_not(None))
    first = connection.execute(day.order_by(e.day).limit(1)).scalar()
    return None if first is None else (first, str(connection.execute(day.order_by(e.day.desc()).limit(1)).scalar()))


def known_key(connection: Connection, key: str) -> bool:
    """Whether any event names a key."""
    m = s.actor_months.c
    return connection.execute(select(m.key).where(m.key == key, m.mentions > 0).limit(1)).first() is not None


def actors(connection: Connection, *, limit: int = 200) -> list[tuple[str, int]]:
    """The keys that the record names, with how often as actor or recipient, most first."""
    v = s.key_years.c
    n = func.sum(v.events).label("n")
    wanted = select(v.key, n).where(v.role != "speaker").group_by(v.key).having(n > 0).order_by(n.desc(), v.key)
    return [(row.key, int(row.n)) for row in connection.execute(wanted.limit(limit))]
