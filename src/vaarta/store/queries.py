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
from .among import among
from .rows import rejection_of, to_article, to_event
from .talkrows import to_meeting, to_position


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
    told = {
        table.name: connection.execute(select(table.c.record).where(table.c.coding_id == coding["id"]).order_by(table.c.n)).scalars().all()
        for table in (s.positions, s.meetings)
    }
    found = to_article(
        row,
        sentences.all(),
        events(connection, ids).values(),
        [to_position(r) for r in told["positions"]],
        [to_meeting(r) for r in told["meetings"]],
    )
    found.rejected = rejection_of(coding)
    return found


def events(connection: Connection, ids: Sequence[int]) -> dict[int, Event]:
    """Events by their ids, in the order of the ids."""
    rows: dict[int, Any] = {}
    mentions: dict[int, list[Any]] = {}
    joined = s.mentions.join(s.participants, s.participants.c.id == s.mentions.c.participant_id)
    columns = [c for c in s.mentions.c if c.name not in ("current", "type", "day")]
    for row in connection.execute(select(s.events).where(among(s.events.c.id, ids))).mappings():
        rows[row["id"]] = row
    wanted = select(*columns, s.participants.c.name, s.participants.c.sectors).select_from(joined)
    for row in connection.execute(wanted.where(among(s.mentions.c.event_id, ids))).mappings():
        mentions.setdefault(row["event_id"], []).append(row)
    return {id_: to_event(rows[id_], mentions.get(id_, ())) for id_ in ids if id_ in rows}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of a timeline. quads: events by quadrant (VC, MC, VX, MX); intensity: the mean."""

    start: str
    events: int
    intensity: float
    quads: dict[str, int]


def _within_month(day: str | None) -> bool:
    """Whether a bound cuts a month in two, so that the monthly sums cannot answer. A month itself ("2022-01") does not."""
    return day is not None and len(day) > 7


_LENGTHS = {"year": 4, "month": 7, "day": 10}


def dyad_timeline(
    connection: Connection, actor: str, recipient: str, *, grain: str = "month", since: str | None = None, until: str | None = None
) -> list[Period]:
    """How two parties' acts run over time: what ``actor`` does to ``recipient``, and what both do together.

    grain: "day", "month" or "year". since, until: days or months, both included. Events without a day are left out.
    """
    whole = grain in ("month", "year") and not _within_month(since) and not _within_month(until)
    d: Any = s.dyad_months.c if whole else s.dyads.c
    day = d.month if whole else d.day
    start = func.substr(day, 1, literal_column(str(_LENGTHS[grain])))
    counted = func.sum(d.events) if whole else func.count()
    wanted = select(start.label("start"), d.quad, counted.label("events"), func.sum(d.intensity).label("sum"))
    wanted = wanted.where(d.actor == actor, d.recipient == recipient, day.is_not(None), day != "")
    if not whole:
        wanted = wanted.where(d.current == 1)
    if since:
        wanted = wanted.where(day >= (since[:7] if whole else since))
    if until:
        wanted = wanted.where(day <= (until[:7] if whole else until))
    periods: dict[str, tuple[dict[str, int], float]] = {}
    for row in connection.execute(wanted.group_by("start", d.quad).order_by("start", d.quad)):
        if not row.events:
            continue
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
    whole = not _within_month(since) and not _within_month(until)
    m: Any = s.actor_months.c if whole else s.mentions.c
    n = (func.sum(m.mentions) if whole else func.count()).label("n")
    counted = select(m.role, m.type, n).where(m.key == key, *_between(m, whole, since, until)).group_by(m.role, m.type)
    roles: dict[str, int] = {}
    types: dict[str, int] = {}
    for row in connection.execute(counted.order_by(m.role, m.type)):
        if row.n:
            roles[row.role] = roles.get(row.role, 0) + row.n
        if row.n and row.role != "speaker":
            types[row.type] = types.get(row.type, 0) + row.n
    d: Any = s.dyad_months.c if whole else s.dyads.c
    n = (func.sum(d.events) if whole else func.count()).label("n")
    with_whom = select(d.recipient, n).where(d.actor == key, *_between(d, whole, since, until)).group_by(d.recipient)
    most = [(row.recipient, row.n) for row in connection.execute(with_whom.order_by(n.desc(), d.recipient).limit(20)) if row.n]
    return ActorPage(key, roles, types, most, find_events(connection, EventFilter(actor=key, since=since, until=until), limit=newest))


def _between(columns: Any, whole: bool, since: str | None, until: str | None) -> list[Any]:
    """The conditions of a stretch of time on the monthly sums or on the rows that count now."""
    day = columns.month if whole else columns.day
    conditions = [] if whole else [columns.current == 1]
    if since:
        conditions.append(day >= since[:7] if whole else day >= since)
    if until:
        conditions.append(day <= until[:7] if whole else day <= until)
    return conditions


def find_events(connection: Connection, wanted: EventFilter, *, limit: int = 50, before: tuple[str, int] | None = None) -> list[Found]:
    """The newest events that fit a filter, by day and id, newest first.

    before: the (day, id) of the last event of the page before, to go on behind it.
    """
    query, day, event_id = _by_filter(wanted, _rarest(connection, wanted))
    query = query.where(day.is_not(None))
    if before is not None:
        # The bound on the day alone is what the index can use.
        query = query.where(day <= before[0], (day < before[0]) | (event_id < before[1]))
    ids = list(connection.execute(query.order_by(day.desc(), event_id.desc()).limit(limit)).scalars())
    return found(connection, ids)


def found(connection: Connection, ids: Sequence[int]) -> list[Found]:
    """Events with the pages they are in, in the order of the ids; some hundreds at most."""
    if not ids:
        return []
    e, a = s.events.c, s.articles.c
    pages = select(e.id, a.id.label("article_id"), a.url, a.title, a.outlet, a.published)
    rows = {r.id: r for r in connection.execute(pages.join_from(s.events, s.articles, e.article_id == a.id).where(e.id.in_(ids)))}
    return [
        Found(id_, rows[id_].article_id, rows[id_].url, rows[id_].title, rows[id_].outlet, rows[id_].published, event)
        for id_, event in events(connection, ids).items()
    ]


def event_ids(wanted: EventFilter) -> Select[Any]:
    """A select of the ids of all events that fit, in no order: for exports and counts."""
    return _by_filter(wanted, _named(wanted)[:1])[0]


def by_filter(connection: Connection, wanted: EventFilter) -> tuple[Select[Any], Any, Any]:
    """The same select led by the index that has the least to go through, with the day and the id that it carries."""
    return _by_filter(wanted, _rarest(connection, wanted))


_Role = tuple[str, str]


def _named(wanted: EventFilter) -> list[_Role]:
    """The (role, key) pairs that a filter names."""
    return [(r, k) for r, k in (("actor", wanted.actor), ("recipient", wanted.recipient), ("speaker", wanted.speaker)) if k]


def _rarest(connection: Connection, wanted: EventFilter) -> list[_Role]:
    """The named participant with the fewest mentions: its index has the least to go through."""
    named = _named(wanted)
    if len(named) < 2:
        return named
    m = s.actor_months.c

    def mentions(pair: _Role) -> int:
        total = select(func.coalesce(func.sum(m.mentions), 0)).where(m.role == pair[0], m.key == pair[1])
        return int(connection.execute(total).scalar_one())

    return [min(named, key=mentions)]


def _by_filter(wanted: EventFilter, leading: list[_Role]) -> tuple[Select[Any], Any, Any]:
    """The select, with the day and id that its index carries: the leading participant's, or the pair's, or the events' own.

    All further conditions are on columns that stand in the same index, or are other participants of the event.
    """
    named = _named(wanted)
    if wanted.actor and wanted.recipient and (not leading or leading[0][0] != "speaker"):
        c: Any = s.dyads.c
        query = select(c.event_id).where(c.current == 1, c.actor == wanted.actor, c.recipient == wanted.recipient)
        day, event_id, others = c.day, c.event_id, [p for p in named if p[0] == "speaker"]
    elif leading:
        c = s.mentions.c
        ((role, key),) = leading
        query = select(c.event_id).where(c.current == 1, c.key == key, c.role == role)
        # One event may name two ministers of one state; it is found once, by the first of them.
        earlier = s.mentions.alias()
        same = and_(earlier.c.event_id == c.event_id, earlier.c.role == role, earlier.c.key == key, earlier.c.n < c.n)
        query = query.where((c.n == 0) | ~select(earlier.c.n).where(same).exists())
        day, event_id, others = c.day, c.event_id, [p for p in named if p not in leading]
    else:
        c = s.events.c
        query = select(c.id).where(c.current == 1)
        day, event_id, others = c.day, c.id, []
    asked = ((c.type, wanted.type), (c.status, wanted.status), (c.place_key, wanted.place), (c.outlet, wanted.outlet))
    query = query.where(*(column == value for column, value in asked if value))
    query = query.where(day >= wanted.since) if wanted.since else query
    query = query.where(day <= wanted.until) if wanted.until else query
    if wanted.actor and wanted.recipient and len(others) == 2:
        pair = s.dyads.c
        both = and_(pair.event_id == event_id, pair.actor == wanted.actor, pair.recipient == wanted.recipient)
        query, others = query.where(select(pair.event_id).where(both).exists()), []
    for role, key in others:
        other = s.mentions.alias()
        query = query.where(select(other.c.n).where(other.c.event_id == event_id, other.c.role == role, other.c.key == key).exists())
    return query, day, event_id


def counting(current: Any) -> Any:
    """The condition "counts now" where another index should lead: SQLite may take the flag for a rare value."""
    return current + literal_column("0") == 1


def articles_of(connection: Connection, ids: Iterable[int]) -> list[Article]:
    """Stored article versions with the codings that count, in the order of the ids; missing ones are left out."""
    return [found for id_ in ids if (found := article(connection, id_)) is not None]


def days(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The day of each event as lists sort by it."""
    e = s.events.c
    return {row.id: row.day or "" for row in connection.execute(select(e.id, e.day).where(e.id.in_(ids)))}
