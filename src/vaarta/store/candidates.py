"""Which pages a search looks at, and in which order: the same from either database, bounded on both.

A word may stand on every second page, a filter may fit every second event, and what both leave may still be a handful. So no single
way round is always short. Here

- few pages with the words (``FEW``) are looked at one by one: do their events fit?
- else the events that fit are gone through from the newest backwards, in steps that grow, until enough of their pages hold the words.

Either way all pages that fit are found where fewer are there than asked for, and the order is one and the same: by the newest event
that fits (its day, then its id); with words alone, or a filter of pages alone, by the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal_column, select, text, true

from . import queries
from . import schema as s
from .analyse import Unit
from .queries import EventFilter

# So many pages are looked at one by one; above, going through events by day is shorter.
FEW = 1000
# How many of the events that fit are taken at least in the first step, and at most in any.
LEAST, MOST = 500, 100_000
# Events are taken for so many times the pages that are asked for, as the words' share of all pages lets one expect: some have two.
_MARGIN = 1.5
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """What pages must have: units: words; wanted, place: an event, or outlet and day of the page where nothing of an event is asked."""

    units: Sequence[Unit]
    wanted: EventFilter
    place: str | None = None

    @property
    def of_events(self) -> bool:
        """Whether an event is asked for, and not only outlet and day of publication."""
        return self.place is not None or replace(self.wanted, since=None, until=None, outlet=None) != EventFilter()

    @property
    def words_only(self) -> bool:
        """Whether nothing but words is asked for."""
        return self.wanted == EventFilter() and self.place is None


def candidates(connection: Connection, asked: Asked, enough: int) -> list[int]:
    """Ids of the first ``enough`` pages that hold all words and fit, in the order of the module's head."""
    held = _Held(connection, asked.units)
    with _indices_first(connection):
        return _found(connection, asked, held, enough)


def _found(connection: Connection, asked: Asked, held: _Held, enough: int) -> list[int]:
    if asked.words_only:
        return held.newest(enough)
    if asked.of_events and len(few := held.some(FEW + 1)) <= FEW:
        return _of_few(connection, few, asked)[:enough]
    found: list[int] = []
    for dated in (True, False):
        known = set(found)
        found += [i for i in held.among(_fitting(connection, asked, dated), enough) if i not in known]
        if len(found) >= enough:
            break
    return found[:enough]


@contextmanager
def _indices_first(connection: Connection) -> Iterator[None]:
    """Keep PostgreSQL from reading the words of every page: it holds comparing them for as cheap as comparing two numbers."""
    if connection.dialect.name != "postgresql":
        yield
        return
    connection.execute(text("SET LOCAL enable_seqscan = off"))
    yield
    connection.execute(text("RESET enable_seqscan"))


class _Held:
    """The pages that hold words, in the terms of the database at hand."""

    def __init__(self, connection: Connection, units: Sequence[Unit]) -> None:
        self.connection = connection
        sqlite = connection.dialect.name == "sqlite"
        self.terms = {"terms": _match(units, sqlite)}
        if sqlite:
            self.sql = "SELECT rowid AS article_id FROM search_index WHERE search_index MATCH :terms"
            self.by_page = "rowid"
        else:
            self.sql = "SELECT article_id FROM search_text WHERE words @@ CAST(:terms AS tsquery)"
            # Reckoned with, the id cannot lead: going through all pages by their ids reads the words of each.
            self.by_page = "article_id + 0"

    def some(self, count: int) -> list[int]:
        """The ids of so many pages, whichever."""
        return list(self.connection.execute(text(f"{self.sql} LIMIT :count"), {**self.terms, "count": count}).scalars())

    def newest(self, count: int) -> list[int]:
        """The ids of the newest pages."""
        wanted = text(f"{self.sql} ORDER BY {self.by_page} DESC LIMIT :count")
        return list(self.connection.execute(wanted, {**self.terms, "count": count}).scalars())

    def among(self, fitting: _Fitting, enough: int) -> list[int]:
        """The first ``enough`` pages of what fits that hold the words, step by step."""
        found: dict[int, None] = {}
        behind: tuple[str | None, int] | None = None
        gone, step = 0, self._first_step(enough)
        while True:
            rows = self.connection.execute(self._window(fitting.window(behind, step), fitting.of_events), self.terms).all()
            found.update((row.id, None) for row in rows if row.id is not None)
            last = rows[0]
            if len(found) >= enough or last.taken < step:
                return list(found)[:enough]
            behind, gone = (last.last_day, last.last_id), gone + step
            # So many more as the pages found so far lead one to expect, and some over.
            missing = 1.3 * gone * (enough - len(found)) / len(found) if found else 4 * gone
            step = min(max(int(missing), gone // 2, 1), MOST)

    def _first_step(self, enough: int) -> int:
        """So many events that enough of their pages should hold the words: a step is most of what a search costs, best made once."""
        pages = self.connection.execute(select(func.max(s.articles.c.id))).scalar() or 1
        return min(max(int(_MARGIN * enough * pages / max(1, self._expected())), LEAST), MOST)

    def _expected(self) -> int:
        """About how many pages hold the words."""
        if self.connection.dialect.name == "sqlite":
            return int(self.connection.execute(text(f"SELECT count(*) FROM ({self.sql})"), self.terms).scalar_one())
        # To count them it would look at each; its planner knows how common a term is, and adds up those of one word.
        plan = self.connection.execute(text(f"EXPLAIN (FORMAT JSON) {self.sql}"), self.terms).scalar_one()
        return int(0.75 * plan[0]["Plan"]["Plan Rows"])

    def _window(self, window: Select[Any], of_events: bool) -> Select[Any]:
        """The pages of a window in their order; beside each how many rows the window has, and the day and id of its last."""
        # Each step of the way is made before the next: put together, PostgreSQL goes through all events of all pages with the words.
        words = text(self.sql).columns(s.articles.c.id.label("article_id"))
        part = window.cte("part").prefix_with("MATERIALIZED")
        count = select(func.count()).select_from(part).scalar_subquery()
        last = (select(column).where(part.c.n == count).scalar_subquery() for column in (part.c.day, part.c.id))
        told: Any = part
        if of_events:
            joined = part.join(s.events, s.events.c.id == part.c.id)
            told = select(s.events.c.article_id.label("id"), part.c.n).select_from(joined).cte("told").prefix_with("MATERIALIZED")
        query = select(told.c.id, func.min(told.c.n).label("first")).group_by(told.c.id)
        # SQLite joins two such parts by going through the one for every row of the other; a set it looks up.
        if self.connection.dialect.name == "sqlite":
            query = query.where(told.c.id.in_(words))
        else:
            held = words.cte("held").prefix_with("MATERIALIZED")
            query = query.join_from(told, held, held.c.article_id == told.c.id)
        pages = query.subquery()
        day, id_ = last
        columns = (count.label("taken"), day.label("last_day"), id_.label("last_id"), pages.c.id)
        # One row at least, for what stands beside.
        return select(*columns).select_from(_ONE.outerjoin(pages, true())).order_by(pages.c.first)


_ONE = select(literal_column("1").label("one")).subquery("single")


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Events that fit, or pages where nothing of an event is asked. dated: those with a day, or those without."""

    query: Select[Any]
    day: Any
    id: Any
    of_events: bool
    dated: bool

    def window(self, behind: tuple[str | None, int] | None, count: int) -> Select[Any]:
        """The newest so many (id, day, n: their place), or those behind a day and id."""
        order = (self.day.desc(), self.id.desc()) if self.dated else (self.id.desc(),)
        query = self.query.where(self.day.is_not(None) if self.dated else self.day.is_(None))
        if behind is not None and self.dated:
            query = query.where(self.day <= behind[0], (self.day < behind[0]) | (self.id < behind[1]))
        elif behind is not None:
            query = query.where(self.id < behind[1])
        place = func.row_number().over(order_by=order).label("n")
        numbered: Select[Any] = query.with_only_columns(self.id.label("id"), self.day.label("day"), place).order_by(*order)
        return numbered.limit(count)


def _of_pages(query: Select[Any], wanted: EventFilter) -> Select[Any]:
    """Pages of the outlet and the days that are asked for."""
    a = s.articles.c
    query = query.where(a.outlet == wanted.outlet) if wanted.outlet else query
    query = query.where(a.day >= wanted.since) if wanted.since else query
    return query.where(a.day <= wanted.until) if wanted.until else query


def _fitting(connection: Connection, asked: Asked, dated: bool) -> _Fitting:
    if asked.of_events:
        query, day, id_ = queries.by_filter(connection, asked.wanted)
        if asked.place is not None:
            e = s.events.alias()
            query = query.where(id_.in_(select(e.c.id).where(e.c.current == 1, e.c.place_name == asked.place)))
    else:
        a = s.articles.c
        query, day, id_ = _of_pages(select(a.id).where(a.latest == 1), asked.wanted), a.day, a.id
    return _Fitting(query, day, id_, asked.of_events, dated)


def _of_few(connection: Connection, pages: Sequence[int], asked: Asked) -> list[int]:
    """Those of some pages with an event that fits, in the order of their newest."""
    e = s.events.c
    newest: dict[int, tuple[str, int]] = {}
    for start in range(0, len(pages), _CHUNK):
        wanted = select(e.article_id, e.day, e.id).where(e.article_id.in_(pages[start : start + _CHUNK]), *conditions(asked))
        for row in connection.execute(wanted):
            newest[row.article_id] = max(newest.get(row.article_id, ("", 0)), (row.day or "", row.id))
    return sorted(newest, key=newest.__getitem__, reverse=True)


def conditions(asked: Asked) -> Iterator[Any]:
    """The filter as conditions on an event at hand."""
    e, wanted = s.events.c, asked.wanted
    yield queries.counting(e.current)
    columns = ((e.type, wanted.type), (e.status, wanted.status), (e.place_key, wanted.place), (e.outlet, wanted.outlet))
    yield from (column == value for column, value in (*columns, (e.place_name, asked.place)) if value)
    if wanted.since:
        yield e.day >= wanted.since
    if wanted.until:
        yield e.day <= wanted.until
    named = {"actor": wanted.actor, "recipient": wanted.recipient, "speaker": wanted.speaker}
    if wanted.actor and wanted.recipient:
        d = s.dyads.c
        pair = and_(d.event_id == e.id, d.actor == wanted.actor, d.recipient == wanted.recipient)
        yield select(d.event_id).where(pair).exists()
        del named["actor"], named["recipient"]
    m = s.mentions.c
    for role, key in named.items():
        if key:
            yield select(m.n).where(m.event_id == e.id, m.role == role, m.key == key).exists()


def _match(units: Sequence[Unit], sqlite: bool) -> str:
    mark, either, both = ('"', " OR ", " AND ") if sqlite else ("'", " | ", " & ")
    return both.join("(" + either.join(f"{mark}{t}{mark}" for t in sorted(u.terms | u.sounds)) + ")" for u in units)


def without_words(asked: Asked) -> Select[Any]:
    """Ids of all pages that fit, where no words are asked for, the newest first."""
    a, wanted = s.articles.c, asked.wanted
    found = select(a.id).where(a.latest == 1)
    if asked.of_events:
        e = s.events.c
        fitting = select(e.article_id).where(e.id.in_(queries.event_ids(wanted)))
        found = found.where(a.id.in_(fitting.where(e.place_name == asked.place) if asked.place else fitting))
    else:
        found = _of_pages(found, wanted)
    return found.order_by(a.day.desc(), a.address)


__all__ = ["Asked", "candidates", "conditions", "without_words"]
