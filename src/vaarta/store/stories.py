"""Stories and merged events in the store: brought up to date page by page, in memory bounded by what a page touches.

Three steps, each in batches of one transaction, each resumable: features and links of new pages; stories of the components
that the links touch; merged events of the mentions that these reach. The outcome is that of ``vaarta.stories.Builder`` over all
pages, in whatever order they came (a test compares the two). All of it is derived: ``rebuild`` starts anew.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select, update

from ..engine import Engine
from ..stories.build import order
from ..stories.features import Features
from ..stories.sameness import EVENT_DAYS
from ..stories.words import load
from . import queries
from . import schema as s
from .among import among
from .bulk import insert_rows
from .database import Database
from .derived import SUPERSEDED, UNLINKED, Gathered, story_rows
from .linking import Linker
from .merging import drop_merged, merge_pages, merged_rows, merged_with
from .story_groups import group_pages

_BATCH = 100
# Stories and merged events are made of what is new and of what stands beside it; of twice as many pages at once, half as much is beside.
_TOGETHER = 512
# Some 15 KB each.
_CACHED = 1500


class StoryKeeper:
    """Keeps stories and merged events of one database. Not for several processes at once: the writer's lock makes the second wait.

    engine: reads pages that were stored without features; None leaves those alone. stopped: asked between batches.
    """

    def __init__(
        self, database: Database, engine: Engine | None, *, language: str = "hi", stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self.database, self.engine, self.stopped = database, engine, stopped
        self.words = load(engine.language if engine is not None else language)
        self._cache: OrderedDict[int, Features] = OrderedDict()
        self._alone: dict[int, dict[str, str]] = {}
        self._linker = Linker(self, self.words)
        # For ``advance``: pages compared since stories were made, and whether merged events are to follow.
        self._linked, self._grouped = 0, False

    def remember(self, alone: Mapping[int, dict[str, str]]) -> None:
        """Take what the events of some pages make alone (``StoryRows.alone``, by the row of the page), so that they are not read again."""
        self._alone.update(alone)
        while len(self._alone) > _CACHED:
            del self._alone[next(iter(self._alone))]

    def update(self, report: Callable[[str, int], None] = lambda step, done: None) -> dict[str, int]:
        """Bring all up to date; how many pages were read, grouped and merged. May be stopped at any time and given again.

        Raises StoreError.
        """
        # Another process may have read a page anew since.
        self._forget()
        with self.database.write() as connection:
            _mark_stale(connection)
        retired = self._in_batches(self._retire, "retired", report)
        read = self._in_batches(functools.partial(self._read, self.engine), "read", report) if self.engine is not None else 0
        counts = self.go_on(report) | {"retired": retired, "read": read}
        with self.database.write() as connection:
            _drop_empty(connection)
        return counts

    def go_on(self, report: Callable[[str, int], None] = lambda step, done: None) -> dict[str, int]:
        """The steps of ``update`` that look at nothing but what is new.

        Pages that were stored without features are left to ``update``. Raises StoreError.
        """
        counts = {"retired": self._in_batches(self._retire, "retired", report)}
        for step, action, size in (("linked", self._link, _BATCH), ("grouped", self._group, _TOGETHER), ("merged", self._merge, _TOGETHER)):
            counts[step] = self._in_batches(action, step, report, size)
        self._linked, self._grouped = 0, False
        return counts

    def advance(self) -> None:
        """Some of what ``go_on`` does, for use between batches of an ingest: never so much at once that the coder waits for its next page.

        New pages are compared at once; stories and merged events are made when there are enough of them. Raises StoreError.
        """
        self._in_batches(self._retire, "retired", _say_nothing)
        self._linked += self._in_batches(self._link, "linked", _say_nothing)
        if self._grouped:
            self._grouped = self._once(self._merge) == _TOGETHER
        elif self._linked >= _TOGETHER:
            self._linked, self._grouped = max(0, self._linked - self._once(self._group)), True

    def rebuild(self) -> None:
        """Forget every story and merged event, and all they are made of; ``update`` makes them anew."""
        with self.database.write() as connection:
            for table in (s.merged_members, s.merged_events, s.story_members, s.stories, s.story_links, s.story_keys, s.story_terms,
                          s.story_features):  # fmt: skip
                connection.execute(delete(table))
        self._forget()

    def _forget(self) -> None:
        self._cache.clear()
        self._alone.clear()
        self._linker.window.clear()

    def _in_batches(self, action: Callable[[Connection], int], step: str, report: Callable[[str, int], None], size: int = _BATCH) -> int:
        total = 0
        while not self.stopped() and (done := self._once(action)):
            total += done
            report(step, total)
            if done < size:
                break
        return total

    def _once(self, action: Callable[[Connection], int]) -> int:
        with self.database.write() as connection:
            return action(connection)

    def _retire(self, connection: Connection) -> int:
        """Drop what came from superseded versions and codings; the stories that they were in are made anew."""
        f = s.story_features.c
        ids = list(connection.execute(select(f.article_id).where(f.grouped == SUPERSEDED).limit(_BATCH)).scalars())
        for id_ in ids:
            story = select(s.story_members.c.story_id).where(s.story_members.c.article_id == id_)
            others = select(s.story_members.c.article_id).where(s.story_members.c.story_id.in_(story))
            connection.execute(update(s.story_features).where(f.article_id.in_(others), f.grouped == 1).values(grouped=0))
            connection.execute(update(s.story_features).where(among(f.article_id, merged_with(connection, [id_]))).values(merged=0))
            # The whole merged event: what is merged anew may begin with the same mention, and so have the same key.
            drop_merged(connection, merged_rows(connection, connection.execute(_event_ids(id_)).scalars()))
            connection.execute(delete(s.story_links).where(or_(s.story_links.c.a == id_, s.story_links.c.b == id_)))
            for table in (s.story_members, s.story_keys, s.story_terms, s.story_features):
                connection.execute(delete(table).where(table.c.article_id == id_))
            self._cache.pop(id_, None)
            self._alone.pop(id_, None)
        return len(ids)

    def _read(self, engine: Engine, connection: Connection) -> int:
        """Features and keys of pages that came without."""
        gathered = Gathered()
        found = connection.execute(_unread().order_by(s.articles.c.id).limit(_BATCH)).all()
        for row in found:
            article = queries.article(connection, row.id)
            assert article is not None
            gathered.add_story(row.id, row.coding_id, story_rows(article, row.address, engine))
        gathered.insert(connection)
        return len(found)

    def _link(self, connection: Connection) -> int:
        """The links of new pages to those that were linked before them."""
        f = s.story_features.c
        todo = list(connection.execute(select(f.article_id).where(f.grouped == UNLINKED).order_by(f.article_id).limit(_BATCH)).scalars())
        if todo:
            insert_rows(connection, s.story_links, self._linker.links(connection, todo))
            connection.execute(update(s.story_features).where(among(f.article_id, todo)).values(grouped=0))
        return len(todo)

    def _group(self, connection: Connection) -> int:
        """The stories of new pages, and those that they change."""
        f = s.story_features.c
        todo = list(connection.execute(select(f.article_id).where(f.grouped == 0).order_by(f.article_id).limit(_TOGETHER)).scalars())
        if todo:
            moved = group_pages(connection, todo)
            again = {*moved, *merged_with(connection, moved)}
            connection.execute(update(s.story_features).where(among(f.article_id, again)).values(merged=0))
        return len(todo)

    def _merge(self, connection: Connection) -> int:
        """The merged events of the mentions of new pages, and those that they change."""
        f = s.story_features.c
        ready = (f.grouped == 1) & (f.merged == 0)
        todo = list(connection.execute(select(f.article_id).where(ready).order_by(f.article_id).limit(_TOGETHER)).scalars())
        if todo:
            merge_pages(connection, todo, self, self.words, self._alone)
            for id_ in todo:
                self._alone.pop(id_, None)
        return len(todo)

    def read(self, connection: Connection, ids: Iterable[int]) -> dict[int, Features]:
        """The features of pages, by their rows."""
        out: dict[int, Features] = {}
        missing = []
        for id_ in ids:
            if (known := self._cache.get(id_)) is not None:
                self._cache.move_to_end(id_)
                out[id_] = known
            else:
                missing.append(id_)
        if missing:
            query = select(s.story_features.c.article_id, s.story_features.c.record).where(among(s.story_features.c.article_id, missing))
            for id_, record in connection.execute(query):
                out[id_] = Features.from_dict(record)
                self._remember(id_, out[id_])
        return out

    def _remember(self, id_: int, features: Features) -> None:
        self._cache[id_] = features
        if len(self._cache) > _CACHED:
            self._cache.popitem(last=False)


def _say_nothing(step: str, done: int) -> None:
    """No report."""


def _mark_stale(connection: Connection) -> None:
    """Mark what was superseded without a word: the writer of older releases left it to be found."""
    f, a = s.story_features.c, s.articles.c
    stale = select(f.article_id).join_from(s.story_features, s.articles, a.id == f.article_id)
    stale = stale.where(or_(a.latest == 0, a.coding_id != f.coding_id))
    connection.execute(update(s.story_features).where(f.article_id.in_(stale)).values(grouped=SUPERSEDED))


def _unread() -> Any:
    """The pages that have no features yet."""
    f, a = s.story_features.c, s.articles.c
    new = select(a.id, a.coding_id, a.address).outerjoin_from(s.articles, s.story_features, f.article_id == a.id)
    new = new.join(s.codings, s.codings.c.id == a.coding_id)
    return new.where(f.article_id.is_(None), a.latest == 1, s.codings.c.code.is_(None))


def unread(connection: Connection) -> int:
    """How many pages have no features yet."""
    return int(connection.execute(select(func.count()).select_from(_unread().subquery())).scalar_one())


def _event_ids(article: int) -> Any:
    return select(s.events.c.id).where(s.events.c.article_id == article)


def _drop_empty(connection: Connection) -> None:
    kept = select(s.story_members.c.story_id)
    left = select(s.stories.c.id).where(s.stories.c.id.not_in(kept))
    connection.execute(update(s.merged_events).where(s.merged_events.c.story_id.in_(left)).values(story_id=None))
    connection.execute(delete(s.stories).where(s.stories.c.id.not_in(kept)))
    members = select(s.merged_members.c.merged_id)
    connection.execute(delete(s.merged_events).where(s.merged_events.c.id.not_in(members)))


def counts(connection: Connection) -> dict[str, int]:
    """How many stories, merged events, and pages waiting to be read into them."""
    c = connection
    read = c.execute(select(func.count()).select_from(s.story_features)).scalar_one()
    latest = c.execute(select(func.count()).select_from(s.articles).where(s.articles.c.latest == 1)).scalar_one()
    return {
        "stories": c.execute(select(func.count()).select_from(s.stories)).scalar_one(),
        "merged_events": c.execute(select(func.count()).select_from(s.merged_events)).scalar_one(),
        "waiting": latest - read,
    }


__all__ = ["EVENT_DAYS", "StoryKeeper", "counts", "order"]
