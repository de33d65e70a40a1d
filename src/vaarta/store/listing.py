"""Lists for programs, newest first: articles, stories, merged events, an actor's months. Each is read from an index and bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from . import queries
from . import schema as s

Cursor = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of a list, without its text."""

    id: int
    address: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    day: str | None
    events: int


def articles(
    connection: Connection, *, since: str | None = None, until: str | None = None, outlet: str | None = None, limit: int = 50,
    before: Cursor | None = None,
) -> list[Listed]:  # fmt: skip
    """The newest versions of dated articles by (day, id), newest first. before: the last of the page before."""
    a = s.articles.c
    columns = (a.id, a.address, a.url, a.outlet, a.title, a.published, a.day, func.coalesce(s.codings.c.events, 0).label("events"))
    query = select(*columns).outerjoin_from(s.articles, s.codings, s.codings.c.id == a.coding_id).where(a.latest == 1, a.day.is_not(None))
    query = query.where(a.outlet == outlet) if outlet else query
    query = _between(query, a.day, a.id, since, until, before)
    return [Listed(*row) for row in connection.execute(query.order_by(a.day.desc(), a.id.desc()).limit(limit))]


def stories(
    connection: Connection, *, since: str | None = None, until: str | None = None, limit: int = 50, before: Cursor | None = None
) -> list[tuple[Cursor, dict[str, Any]]]:
    """The stories with the newest reports, each with the cursor of its place."""
    t = s.stories.c
    query = select(t.id, t.last_day, t.record).where(t.last_day.is_not(None), t.record.is_not(None))
    query = _between(query, t.last_day, t.id, since, until, before)
    return [((r.last_day, r.id), r.record) for r in connection.execute(query.order_by(t.last_day.desc(), t.id.desc()).limit(limit))]


def _between(query: Any, day: Any, id_: Any, since: str | None, until: str | None, before: Cursor | None) -> Any:
    query = query.where(day >= since) if since else query
    query = query.where(day <= until) if until else query
    if before is not None:
        # The bound on the day alone is what the index can use.
        query = query.where(day <= before[0], (day < before[0]) | (id_ < before[1]))
    return query


def story(connection: Connection, key: str, *, limit: int = 500) -> tuple[dict[str, Any], list[int], list[dict[str, Any]]] | None:
    """A story's record, its articles' ids and its merged events' records (the most told first); None where there is none."""
    row = connection.execute(select(s.stories.c.id, s.stories.c.record).where(s.stories.c.key == key)).first()
    if row is None or row.record is None:
        return None
    m, g = s.story_members.c, s.merged_events.c
    ids = connection.execute(select(m.article_id).where(m.story_id == row.id).order_by(m.article_id).limit(limit)).scalars()
    told = select(g.record).where(g.story_id == row.id).order_by(g.sources.desc(), g.mentions.desc(), g.key).limit(limit)
    return row.record, list(ids), list(connection.execute(told).scalars())


def merged_events(
    connection: Connection, type_: str, *, since: str | None = None, until: str | None = None, limit: int = 50, before: Cursor | None = None
) -> list[tuple[Cursor, dict[str, Any]]]:
    """Merged events of one type, the newest first, each with the cursor of its place."""
    g = s.merged_events.c
    query = _between(select(g.id, g.day, g.record).where(g.type == type_, g.day.is_not(None)), g.day, g.id, since, until, before)
    return [((r.day, r.id), r.record) for r in connection.execute(query.order_by(g.day.desc(), g.id.desc()).limit(limit))]


def merged_event(connection: Connection, key: str) -> dict[str, Any] | None:
    """One merged event's record."""
    found: dict[str, Any] | None = connection.execute(select(s.merged_events.c.record).where(s.merged_events.c.key == key)).scalar()
    return found


def event_by_key(connection: Connection, key: str) -> queries.Found | None:
    """The event of a key: the one that counts now, else the newest that had it."""
    e = s.events.c
    id_ = connection.execute(select(e.id).where(e.key == key).order_by(e.current.desc(), e.id.desc()).limit(1)).scalar()
    return next(iter(queries.found(connection, [id_])), None) if id_ is not None else None


def actor_months(
    connection: Connection, key: str, roles: Sequence[str], *, since: str | None = None, until: str | None = None
) -> list[tuple[str, str, str, int]]:
    """(month, role, type, mentions) of an actor, by month. since, until: months."""
    m = s.actor_months.c
    query = select(m.month, m.role, m.type, m.mentions).where(m.key == key, m.role.in_(roles), m.month != "", m.mentions > 0)
    query = query.where(m.month >= since) if since else query
    query = query.where(m.month <= until) if until else query
    return [tuple(row) for row in connection.execute(query.order_by(m.month, m.role, m.type).limit(50_000))]


def counterparts(
    connection: Connection, actor: str, *, since: str | None = None, until: str | None = None, limit: int = 50
) -> list[tuple[str, int, float]]:
    """(key, events, mean intensity) of those an actor deals with, most events first. since, until: months."""
    d = s.dyad_months.c
    n = func.sum(d.events).label("n")
    query = select(d.recipient, n, func.sum(d.intensity).label("total")).where(d.actor == actor)
    query = query.where(d.month >= since) if since else query
    query = query.where(d.month <= until) if until else query
    query = query.group_by(d.recipient).order_by(n.desc(), d.recipient).limit(limit)
    return [(r.recipient, int(r.n), round(float(r.total) / int(r.n), 3)) for r in connection.execute(query) if r.n]
