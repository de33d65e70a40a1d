"""What readers ask: articles with their events, a dyad's timeline, an actor's page, events by filters.

All of them look only at what counts now (``current``, ``latest``), and every one is served by an index; see
``benchmarks/store_queries.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal_column, select

from ..records import Article, Event
from . import schema as s
from .rows import rejection_of, to_article, to_event

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; None asks for nothing. Keys as in the codebook ("RUS"); days are ISO days, both included.

    recipient also finds mutual events (talks) in which both take part. speaker: a key.
    """

    actor: str | None = None
    recipient: str | None = None
    speaker: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An event with the page it is in."""

    id: int
    article_id: int
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    event: Event


def article(connection: Connection, article_id: int, *, coder: int | None = None) -> Article | None:
    """A stored article version with its coding: the one that counts, or that of a coder; None where there is none."""
    row = connection.execute(select(s.articles).where(s.articles.c.id == article_id)).mappings().first()
    if row is None:
        return None
    wanted = s.codings.c.id == row["coding_id"] if coder is None else s.codings.c.coder_id == coder
    coding = connection.execute(select(s.codings).where(s.codings.c.article_id == article_id, wanted)).mappings().first()
    if coding is None:
        return to_article(row)
    sentences = connection.execute(select(s.sentences).where(s.sentences.c.coding_id == coding["id"]).order_by(s.sentences.c.n)).mappings()
    ids = connection.execute(select(s.events.c.id).where(s.events.c.coding_id == coding["id"]).order_by(s.events.c.n)).scalars().all()
    found = to_article(row, sentences.all(), events(connection, ids).values())
    found.rejected = rejection_of(coding)
    return found


def events(connection: Connection, ids: Sequence[int]) -> dict[int, Event]:
    """Events by their ids, in the order of the ids."""
    rows: dict[int, Any] = {}
    mentions: dict[int, list[Any]] = {}
    joined = s.mentions.join(s.participants, s.participants.c.id == s.mentions.c.participant_id)
    columns = [c for c in s.mentions.c if c.name not in ("current", "type", "day")]
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        for row in connection.execute(select(s.events).where(s.events.c.id.in_(part))).mappings():
            rows[row["id"]] = row
        wanted = select(*columns, s.participants.c.name, s.participants.c.sectors).select_from(joined)
        for row in connection.execute(wanted.where(s.mentions.c.event_id.in_(part))).mappings():
            mentions.setdefault(row["event_id"], []).append(row)
    return {id_: to_event(rows[id_], mentions.get(id_, ())) for id_ in ids if id_ in rows}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of a timeline. quads: events by quadrant (VC, MC, VX, MX); intensity: the mean."""

    start: str
    events: int
    intensity: float
    quads: dict[str, int]


_LENGTHS = {"year": 4, "month": 7, "day": 10}


def dyad_timeline(
    connection: Connection, actor: str, recipient: str, *, grain: str = "month", since: str | None = None, until: str | None = None
) -> list[Period]:
    """How two parties' acts run over time: what ``actor`` does to ``recipient``, and what both do together.

    grain: "day", "month" or "year". Events without a day are left out.
    """
    d = s.dyads.c
    start = func.substr(d.day, 1, literal_column(str(_LENGTHS[grain])))
    wanted = select(start.label("start"), d.quad, func.count().label("events"), func.sum(d.intensity).label("sum"))
    wanted = wanted.where(d.current == 1, d.actor == actor, d.recipient == recipient, d.day.is_not(None))
    if since:
        wanted = wanted.where(d.day >= since)
    if until:
        wanted = wanted.where(d.day <= until)
    periods: dict[str, tuple[dict[str, int], float]] = {}
    for row in connection.execute(wanted.group_by("start", d.quad).order_by("start", d.quad)):
        quads, total = periods.get(row.start, ({}, 0.0))
        quads[row.quad] = row.events
        periods[row.start] = (quads, total + row.sum)
    return [
        Period(start, sum(quads.values()), round(total / sum(quads.values()), 3), quads)
        for start, (quads, total) in sorted(periods.items())
    ]


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor at a glance: events by role and by type, whom it deals with most, and its newest events."""

    key: str
    roles: dict[str, int]
    types: dict[str, int]
    counterparts: list[tuple[str, int]]
    newest: list[Found]


def actor_page(connection: Connection, key: str, *, since: str | None = None, until: str | None = None, newest: int = 20) -> ActorPage:
    """What a page on one actor shows. key: as in the codebook."""
    m, d = s.mentions.c, s.dyads.c
    within = [m.day >= since] if since else []
    within += [m.day <= until] if until else []
    counted = select(m.role, m.type, func.count().label("n")).where(m.current == 1, m.key == key, *within).group_by(m.role, m.type)
    roles: dict[str, int] = {}
    types: dict[str, int] = {}
    for row in connection.execute(counted.order_by(m.role, m.type)):
        roles[row.role] = roles.get(row.role, 0) + row.n
        if row.role != "speaker":
            types[row.type] = types.get(row.type, 0) + row.n
    within = [d.day >= since] if since else []
    within += [d.day <= until] if until else []
    n = func.count().label("n")
    with_whom = select(d.recipient, n).where(d.current == 1, d.actor == key, *within).group_by(d.recipient)
    most = [(row.recipient, row.n) for row in connection.execute(with_whom.order_by(n.desc(), d.recipient).limit(20))]
    found = find_events(connection, EventFilter(actor=key, since=since, until=until), limit=newest)
    return ActorPage(key, roles, types, most, found)


def find_events(connection: Connection, wanted: EventFilter, *, limit: int = 50, before: tuple[str, int] | None = None) -> list[Found]:
    """The newest events that fit a filter, by day and id, newest first.

    before: the (day, id) of the last event of the page before, to go on behind it.
    """
    e = s.events.c
    query, day, event_id = _by_filter(wanted)
    query = query.where(day.is_not(None))
    if before is not None:
        query = query.where((day < before[0]) | ((day == before[0]) & (event_id < before[1])))
    ids = list(connection.execute(query.order_by(day.desc(), event_id.desc()).limit(limit)).scalars())
    if not ids:
        return []
    a = s.articles.c
    pages = select(e.id, a.id.label("article_id"), a.url, a.title, a.outlet, a.published)
    rows = {r.id: r for r in connection.execute(pages.join_from(s.events, s.articles, e.article_id == a.id).where(e.id.in_(ids)))}
    return [
        Found(id_, rows[id_].article_id, rows[id_].url, rows[id_].title, rows[id_].outlet, rows[id_].published, event)
        for id_, event in events(connection, ids).items()
    ]


def event_ids(wanted: EventFilter) -> Select[Any]:
    """A select of the ids of all events that fit, in no order: for exports and counts."""
    return _by_filter(wanted)[0]


def _by_filter(wanted: EventFilter) -> tuple[Select[Any], Any, Any]:
    """The select, with the day and id that the best index for it carries: the narrowest condition leads, the others are checked."""
    e, m, d = s.events.c, s.mentions.c, s.dyads.c
    rest: list[Any] = []
    if wanted.actor and wanted.recipient:
        query = select(d.event_id).where(d.current == 1, d.actor == wanted.actor, d.recipient == wanted.recipient)
        day, event_id, kind = d.day, d.event_id, d.type
    elif wanted.actor or wanted.recipient or wanted.speaker:
        role, key = _leading(wanted)
        query, day, event_id, kind = select(m.event_id).where(m.current == 1, m.role == role, m.key == key), m.day, m.event_id, m.type
        # One event may name two ministers of one state; it is found once, by the first of them.
        earlier = s.mentions.alias()
        same = and_(earlier.c.event_id == m.event_id, earlier.c.role == role, earlier.c.key == key, earlier.c.n < m.n)
        query = query.where(~select(earlier.c.n).where(same).exists())
    else:
        query, day, event_id, kind = select(e.id).where(e.current == 1), e.day, e.id, e.type
    if wanted.speaker and (wanted.actor or wanted.recipient):
        said = s.mentions.alias()
        spoken = and_(said.c.event_id == event_id, said.c.role == "speaker", said.c.key == wanted.speaker)
        rest.append(select(said.c.n).where(spoken).exists())
    if wanted.type:
        rest.append(kind == wanted.type)
    rest += [day >= wanted.since] if wanted.since else []
    rest += [day <= wanted.until] if wanted.until else []
    if event_id is not e.id and (wanted.status or wanted.place or wanted.outlet):
        query = query.join(s.events, e.id == event_id)
    for column, value in ((e.status, wanted.status), (e.place_key, wanted.place), (e.outlet, wanted.outlet)):
        if value:
            rest.append(column == value)
    return query.where(*rest), day, event_id


def _leading(wanted: EventFilter) -> tuple[str, str]:
    for role, key in (("actor", wanted.actor), ("recipient", wanted.recipient), ("speaker", wanted.speaker)):
        if key:
            return role, key
    raise AssertionError("no participant in the filter")


def articles_of(connection: Connection, ids: Iterable[int]) -> list[Article]:
    """Stored article versions with the codings that count, in the order of the ids; missing ones are left out."""
    return [found for id_ in ids if (found := article(connection, id_)) is not None]
