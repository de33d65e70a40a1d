"""What a stretch of days held: top stories, pairs, actors and topics against their own four weeks, talks. For front pages.

A stretch of up to ``NEAR`` days is counted from the rows by day; a longer one from the sums of years and months, where
nothing is said of rising.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from . import schema as s
from .overviews import by_years

NEAR = 31
BACKGROUND = 28
_CANDIDATES = 120
# With fewer mentions a rise is chance.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class TopStory:
    """A story with how many reports and outlets tell it, and its events' mean intensity."""

    key: str
    title: str | None
    first_day: str | None
    last_day: str | None
    articles: int
    outlets: list[str]
    events: int
    intensity: float | None


@dataclass(frozen=True, slots=True)
class Rising:
    """What is told more than it was. of: one key or id, or two of a pair. count: in the stretch; usual: what its own four weeks before
    lead one to expect of so many days, None where no stretch before was counted."""

    of: tuple[str, ...]
    count: int
    usual: float | None


@dataclass(frozen=True, slots=True)
class Talks:
    """A merged event of talks."""

    key: str
    story: str | None
    day: str | None
    sources: int
    status: str
    event_id: int | None
    record: dict[str, Any] = field(repr=False)


def last_day(connection: Connection) -> str | None:
    """The newest day of publication; None for an empty store."""
    a = s.articles.c
    return connection.execute(select(func.max(a.day)).where(a.latest == 1)).scalar()


def version(connection: Connection) -> int:
    """A number that rises with every page that is coded or coded anew: what was worked out under the same number still holds."""
    return int(connection.execute(select(func.coalesce(func.max(s.codings.c.id), 0))).scalar_one())


def is_empty(connection: Connection) -> bool:
    """Whether the store holds no page at all."""
    return connection.execute(select(s.articles.c.id).limit(1)).first() is None


def any_story(connection: Connection) -> bool:
    """Whether pages were grouped into stories."""
    return connection.execute(select(s.stories.c.id).limit(1)).first() is not None


def story_counts(connection: Connection, last: str, lengths: Sequence[int]) -> list[int]:
    """How many stories the stretches of some lengths hold that end with a day."""
    c = s.stories.c
    counted = []
    for length in lengths:
        inner = select(c.id).where(c.last_day >= before(last, length - 1), c.last_day <= last).limit(100)
        counted.append(int(connection.execute(select(func.count()).select_from(inner.subquery())).scalar_one()))
    return counted


def before(day: str, days: int) -> str:
    """The day so many days earlier, no earlier than the calendar."""
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() - days)).isoformat()


def top_stories(connection: Connection, since: str, until: str, limit: int = 12) -> list[TopStory]:
    """The stories whose newest report is of the stretch: most outlets first, then the most intense, then the newest."""
    c, m = s.stories.c, s.merged_events.c
    query = select(s.stories).where(c.last_day >= since, c.last_day <= until).order_by(c.articles.desc(), c.id.desc()).limit(_CANDIDATES)
    rows = connection.execute(query).mappings().all()
    told: dict[int, list[float]] = {}
    for story, record in connection.execute(select(m.story_id, m.record).where(m.story_id.in_([r["id"] for r in rows]))):
        told.setdefault(story, []).append(float(record["event"]["intensity"]))
    found = []
    for row in rows:
        record, scores = row["record"] or {}, told.get(row["id"], [])
        mean = sum(scores) / len(scores) if scores else None
        outlets = record.get("outlets", [])
        found.append(TopStory(row["key"], row["title"], row["first_day"], row["last_day"], row["articles"], outlets, len(scores), mean))
    strongest = {r["key"]: max((abs(x) for x in told.get(r["id"], [])), default=0.0) for r in rows}
    found.sort(key=lambda t: (-len(t.outlets), -strongest[t.key], _later(t.last_day), t.key))
    return found[:limit]


def _later(day: str | None) -> int:
    return -int(day.replace("-", "")) if day else 0


def rising_pairs(connection: Connection, since: str, until: str, limit: int = 8) -> list[Rising]:
    """Pairs of keys, each once whichever way round."""
    if _length(since, until) > NEAR:
        told = _summed(connection, (s.dyad_years, s.dyad_views), ("actor", "recipient"), since, until)
        return _most(_unordered((one, two, n) for (one, two), n in told.items()), limit)

    def counted(first: str, last: str) -> Counter[tuple[str, ...]]:
        d = s.dyads.c
        query = select(d.actor, d.recipient, func.count()).where(d.current == 1, d.day >= first, d.day <= last)
        # Talks stand both ways round; half of them are counted by the order of the keys.
        return _unordered(connection.execute(query.group_by(d.actor, d.recipient)))

    return _against(counted(since, until), counted(before(since, BACKGROUND), before(since, 1)), _length(since, until), limit)


def _unordered(rows: Any) -> Counter[tuple[str, ...]]:
    out: Counter[tuple[str, ...]] = Counter()
    for one, two, n in rows:
        if one != two:
            out[tuple(sorted((one, two)))] += int(n)
    return out


def rising_actors(connection: Connection, since: str, until: str, limit: int = 8) -> list[Rising]:
    """Keys, counted as actor or recipient."""
    if _length(since, until) > NEAR:
        return _most(_summed(connection, (s.key_years, s.actor_views), ("key",), since, until), limit)

    def counted(first: str, last: str) -> Counter[tuple[str, ...]]:
        m = s.mentions.c
        # Grouped by an expression: by the key itself SQLite would go through every mention in the order of keys.
        key = func.coalesce(m.key, "")
        query = select(key, func.count()).where(m.current == 1, m.day >= first, m.day <= last, m.role != "speaker").group_by(key)
        return Counter({(key,): int(n) for key, n in connection.execute(query) if key})

    return _against(counted(since, until), counted(before(since, BACKGROUND), before(since, 1)), _length(since, until), limit)


def rising_topics(connection: Connection, since: str, until: str, limit: int = 8) -> list[Rising]:
    """Topics of the topic list."""
    d = s.topic_days.c

    def counted(first: str, last: str) -> Counter[tuple[str, ...]]:
        query = select(d.topic, func.sum(d.events)).where(d.day >= first, d.day <= last, d.events > 0).group_by(d.topic)
        return Counter({(topic,): int(n) for topic, n in connection.execute(query)})

    if _length(since, until) > NEAR:
        return _most(counted(since, until), limit)
    return _against(counted(since, until), counted(before(since, BACKGROUND), before(since, 1)), _length(since, until), limit)


def _summed(connection: Connection, tables: tuple[Any, Any], keys: Sequence[str], since: str, until: str) -> Counter[tuple[str, ...]]:
    """Events of a long stretch by keys, from the table of years and, at its ends, from that of months."""
    out: Counter[tuple[str, ...]] = Counter()
    years, months = by_years(since[:7], until[:7])
    parts = [(tables[1].c, tables[1].c.month, part) for part in months]
    if years is not None:
        parts.append((tables[0].c, tables[0].c.year, (years[0] or "", years[1] or "")))
    for c, at, (first, last) in parts:
        of = [c[key] for key in keys]
        query = select(*of, func.sum(c.events)).where(at >= first, at <= last)
        query = query.where(c.role != "speaker") if "role" in c else query
        for *key, n in connection.execute(query.group_by(*of)):
            out[tuple(key)] += int(n)
    return out


def _length(since: str, until: str) -> int:
    return (date.fromisoformat(until) - date.fromisoformat(since)).days + 1


def _most(counts: Counter[tuple[str, ...]], limit: int) -> list[Rising]:
    return [Rising(of, n, None) for of, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:limit]]


def _against(now: Counter[tuple[str, ...]], then: Counter[tuple[str, ...]], days: int, limit: int) -> list[Rising]:
    """The largest rises over what is usual, measured as Poisson surplus, so that neither the rare nor the frequent always lead."""
    found = [Rising(of, n, then[of] * days / BACKGROUND) for of, n in now.items() if n >= _LEAST]
    surplus = {r.of: (r.count - (r.usual or 0.0)) / ((r.usual or 0.0) + 1) ** 0.5 for r in found}
    return sorted((r for r in found if surplus[r.of] > 0), key=lambda r: (-surplus[r.of], r.of))[:limit]


@dataclass(frozen=True, slots=True)
class Line:
    """A pair's mean intensity period by period, with how many events each has."""

    pair: tuple[str, str]
    grain: str
    points: list[tuple[str, float, int]]


def pair_lines(connection: Connection, since: str, until: str, pairs: Sequence[tuple[str, ...]]) -> list[Line]:
    """Cooperation and conflict of pairs, both ways, by day for a short stretch (at least its four weeks), else by month."""
    length = _length(since, until)
    grain = "day" if length <= 2 * NEAR else "month"
    first = min(since, before(until, BACKGROUND - 1)) if grain == "day" else since
    d = s.dyads.c if grain == "day" else s.dyad_months.c
    start: Any = d.day if grain == "day" else d.month
    number: Any = func.count() if grain == "day" else func.sum(d.events)
    out = []
    for one, two in pairs:
        sums: dict[str, tuple[float, int]] = {}
        for a, b in ((one, two), (two, one)):
            query = select(start, number, func.sum(d.intensity)).where(d.actor == a, d.recipient == b)
            if grain == "day":
                query = query.where(d.current == 1, start >= first, start <= until)
            else:
                query = query.where(start >= first[:7], start <= until[:7])
            for at, n, total in connection.execute(query.group_by(start)):
                if at and n:
                    had, count = sums.get(at, (0.0, 0))
                    sums[at] = (had + total, count + int(n))
        out.append(Line((one, two), grain, [(at, total / n, n) for at, (total, n) in sorted(sums.items())]))
    return out


def latest_talks(connection: Connection, since: str, until: str, limit: int = 8) -> list[Talks]:
    """Merged events of talks by day, newest first, planned ones after the stretch too."""
    m = s.merged_events.c
    ahead = (date.fromisoformat(until) + timedelta(days=60)).isoformat() if until < "9999-10" else until
    query = select(s.merged_events, s.stories.c.key.label("story")).outerjoin_from(s.merged_events, s.stories, s.stories.c.id == m.story_id)
    query = query.where(m.type == "CONSULT", m.day >= since, m.day <= ahead).order_by(m.day.desc(), m.id.desc()).limit(limit)
    rows = connection.execute(query).mappings().all()
    c = s.merged_members.c
    members = select(c.merged_id, func.min(c.event_id)).where(c.merged_id.in_([r["id"] for r in rows])).group_by(c.merged_id)
    first: dict[int, int] = {merged: event for merged, event in connection.execute(members)}  # noqa: C416
    return [Talks(r["key"], r["story"], r["day"], r["sources"], r["status"], first.get(r["id"]), r["record"]) for r in rows]
