"""Stories and merged events in the store: brought up to date page by page, in memory bounded by what a page touches.

Three steps, each in batches of one transaction, each resumable: features and links of new pages; stories of the components
that the links touch; merged events of the mentions that these reach. The outcome is that of ``vaarta.stories.Builder`` over all
pages, in whatever order they came (a test compares the two). All of it is derived: ``rebuild`` starts anew.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from ..engine import Engine
from ..records import Story
from ..stories import sifting
from ..stories.build import group_articles, group_mentions, link, linked, near, order, story_id
from ..stories.features import Features
from ..stories.merge import Mention, merged, merged_id
from ..stories.sameness import EVENT_DAYS, STORY_DAYS
from ..stories.words import load
from . import queries
from . import schema as s
from .bulk import insert_rows
from .clock import now
from .database import Database, next_id
from .derived import SUPERSEDED, UNLINKED, Gathered, in_story, story_rows

T = TypeVar("T")

_BATCH = 100
_CHUNK = 400
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
        self._cache.clear()
        self._alone.clear()
        with self.database.write() as connection:
            _mark_stale(connection)
        retired = self._in_batches(self._retire, "retired", report)
        read = self._in_batches(functools.partial(self._read, self.engine), "read", report) if self.engine is not None else 0
        counts = self.go_on(report) | {"retired": retired, "read": read}
        with self.database.write() as connection:
            _drop_empty(connection)
        return counts

    def go_on(self, report: Callable[[str, int], None] = lambda step, done: None, *, most: int | None = None) -> dict[str, int]:
        """The steps of ``update`` that look at nothing but what is new, for use between batches of an ingest. most: pages for each step.

        Pages that were stored without features are left to ``update``. Raises StoreError.
        """
        counts = {"retired": self._in_batches(self._retire, "retired", report)}
        for step, action in (("linked", self._link), ("grouped", self._group), ("merged", self._merge)):
            counts[step] = self._in_batches(action, step, report, most)
        return counts

    def rebuild(self) -> None:
        """Forget every story and merged event, and all they are made of; ``update`` makes them anew."""
        with self.database.write() as connection:
            for table in (s.merged_members, s.merged_events, s.story_members, s.stories, s.story_links, s.story_keys, s.story_terms,
                          s.story_features):  # fmt: skip
                connection.execute(delete(table))
        self._cache.clear()

    def _in_batches(
        self, action: Callable[[Connection], int], step: str, report: Callable[[str, int], None], most: int | None = None
    ) -> int:
        total = 0
        while not self.stopped() and (most is None or total < most):
            with self.database.write() as connection:
                done = action(connection)
            if not done:
                break
            total += done
            report(step, total)
            if done < _BATCH:
                break
        return total

    def _retire(self, connection: Connection) -> int:
        """Drop what came from superseded versions and codings; their neighbours are grouped anew."""
        f = s.story_features.c
        ids = list(connection.execute(select(f.article_id).where(f.grouped == SUPERSEDED).limit(_BATCH)).scalars())
        for id_ in ids:
            again = f.article_id.in_(_neighbours(connection, [id_])) & (f.grouped == 1)
            connection.execute(update(s.story_features).where(again).values(grouped=0))
            old = _merged_with(connection, [id_])
            connection.execute(update(s.story_features).where(f.article_id.in_(old)).values(merged=0))
            # The whole merged event: what is merged anew may begin with the same mention, and so have the same key.
            _drop_merged(connection, _merged_rows(connection, connection.execute(_event_ids(id_)).scalars()))
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
        if not todo:
            return 0
        features = self._features(connection, todo)
        links = []
        for id_ in todo:
            near_by = self._candidates(connection, id_, features[id_], features.keys())
            for other, theirs in self._features(connection, near_by).items():
                if (score := link(features[id_], theirs, self.words)) is not None:
                    links.append({"a": min(id_, other), "b": max(id_, other), "score": score})
        if links:
            insert_rows(connection, s.story_links, links)
        connection.execute(update(s.story_features).where(f.article_id.in_(todo)).values(grouped=0))
        return len(todo)

    def _candidates(self, connection: Connection, id_: int, features: Features, together: Container[int]) -> list[int]:
        """The pages to compare a page with: they share a key, are of about its day and have words enough in common. together: pages
        whose links are looked for in the same step; of two of them the later one finds the earlier."""
        first, last = _days_around(features.day, STORY_DAYS) if features.day is not None else ("", "9999")
        found = connection.exec_driver_sql(_CANDIDATES[connection.dialect.name], (first, last, id_, id_, id_)).all()
        rows = [row for row in found if row[1] != UNLINKED or (row[0] < id_ and row[0] in together)]
        return sorted(sifting.sifted(features, self.words, [(row[0], row[2], row[3]) for row in rows]))

    def _group(self, connection: Connection) -> int:
        """The stories of the components in which something is new."""
        f = s.story_features.c
        todo = list(connection.execute(select(f.article_id).where(f.grouped == 0).order_by(f.article_id).limit(_BATCH)).scalars())
        if not todo:
            return 0
        members = _component(connection, todo)
        features = self._features(connection, members)
        row_of = {features[i].id: i for i in members}
        links: dict[tuple[str, str], float] = {}
        for part in _parts(members):
            for a, b, score in connection.execute(select(s.story_links).where(s.story_links.c.a.in_(part))):
                one, two = sorted((features[a].id, features[b].id))
                links[one, two] = score
        by_address = {features[i].id: features[i] for i in members}
        groups = [[by_address[i] for i in group] for group in group_articles(by_address, links)]
        self._write_stories(connection, groups, row_of)
        for part in _parts(members):
            connection.execute(update(s.story_features).where(f.article_id.in_(part)).values(grouped=1))
        return len(todo)

    def _write_stories(self, connection: Connection, groups: Sequence[Sequence[Features]], row_of: dict[str, int]) -> None:
        """The stories of some groups of articles, the earliest of each first; articles that changed theirs are to be merged anew."""
        keys = [story_id(group[0]) for group in groups]
        numbers = _story_rows(connection, keys)
        titles = _titles(connection, [row_of[group[0].id] for group in groups])
        free, at = next_id(connection, s.stories), now()
        new, known, members = [], [], []
        key_of: dict[int, str] = {}
        for key, group in zip(keys, groups, strict=True):
            row = _story_row(key, titles[row_of[group[0].id]], group) | {"updated": at}
            if key in numbers:
                known.append({f"_{name}": value for name, value in row.items()})
            else:
                numbers[key] = free
                new.append({"id": free, **row})
                free += 1
            for one in group:
                key_of[row_of[one.id]] = key
                members.append({"article_id": row_of[one.id], "story_id": numbers[key]})
        before = _stories_of(connection, key_of)
        if new:
            insert_rows(connection, s.stories, new)
        if known:
            connection.execute(_CHANGE_STORY, known)
        for part in _parts(key_of):
            connection.execute(delete(s.story_members).where(s.story_members.c.article_id.in_(part)))
        insert_rows(connection, s.story_members, members)
        moved = [i for i, key in key_of.items() if before.get(i) != key]
        for part in _parts([*moved, *_merged_with(connection, moved)]):
            connection.execute(update(s.story_features).where(s.story_features.c.article_id.in_(part)).values(merged=0))

    def _merge(self, connection: Connection) -> int:
        """The merged events that mentions of changed pages reach."""
        f = s.story_features.c
        ready = (f.grouped == 1) & (f.merged == 0)
        todo = list(connection.execute(select(f.article_id).where(ready).order_by(f.article_id).limit(_BATCH)).scalars())
        if not todo:
            return 0
        reach = _Reach(self, connection)
        reach.follow([*todo, *_merged_with(connection, todo)])
        ordered = [reach.mentions[i] for i in sorted(reach.mentions)]
        self._write_merged(connection, group_mentions(ordered, reach.story, self.words), reach)
        for id_ in todo:
            self._alone.pop(id_, None)
        for part in _parts(todo):
            connection.execute(update(s.story_features).where(f.article_id.in_(part)).values(merged=1))
        return len(todo)

    def _write_merged(self, connection: Connection, groups: Sequence[Sequence[Mention]], reach: _Reach) -> None:
        """Merged events of groups of mentions; those that are there already, with the same mentions in the same story, are left alone."""
        numbers = _story_rows(connection, {reach.story[g[0].features.id] for g in groups})
        before = _merged_before(connection, [reach.rows[i] for i in reach.mentions])
        kept = set()
        fresh = []
        for group in groups:
            told = frozenset(reach.rows[m.id] for m in group)
            found = before.get(told)
            if found is not None and found[1:] == (merged_id(group[0].id), numbers.get(reach.story[group[0].features.id])):
                kept.add(found[0])
            else:
                fresh.append(group)
        _drop_merged(connection, [found[0] for found in before.values() if found[0] not in kept])
        alone, together = [], []
        for group in fresh:
            record = self._alone.get(reach.article[group[0].features.id], {}).get(group[0].told.id) if len(group) == 1 else None
            if record is None:
                together.append(group)
            else:
                alone.append((group[0], record))
        events = queries.events(connection, [reach.rows[m.id] for g in together for m in g])
        for mention in (m for g in together for m in g):
            mention.event = events[reach.rows[mention.id]]
        first, at = next_id(connection, s.merged_events), now()
        rows = [_single_row(mention, record, reach.story[mention.features.id]) for mention, record in alone]
        rows += [_merged_row(group, reach.story[group[0].features.id]) for group in together]
        members = []
        for id_, (row, group) in enumerate(zip(rows, [*([m] for m, _ in alone), *together], strict=True), first):
            row |= {"id": id_, "story_id": numbers.get(reach.story[group[0].features.id]), "updated": at}
            members += [{"event_id": reach.rows[m.id], "merged_id": id_} for m in group]
        if rows:
            insert_rows(connection, s.merged_events, rows)
            insert_rows(connection, s.merged_members, members)

    def _features(self, connection: Connection, ids: Iterable[int]) -> dict[int, Features]:
        out: dict[int, Features] = {}
        missing = []
        for id_ in ids:
            if (known := self._cache.get(id_)) is not None:
                self._cache.move_to_end(id_)
                out[id_] = known
            else:
                missing.append(id_)
        for part in _parts(missing):
            query = select(s.story_features.c.article_id, s.story_features.c.record).where(s.story_features.c.article_id.in_(part))
            for id_, record in connection.execute(query):
                out[id_] = Features.from_dict(record)
                self._remember(id_, out[id_])
        return out

    def _remember(self, id_: int, features: Features) -> None:
        self._cache[id_] = features
        if len(self._cache) > _CACHED:
            self._cache.popitem(last=False)


class _Reach:
    """The mentions that links lead to from some articles, with the rows they stand in and the stories of their articles."""

    def __init__(self, keeper: StoryKeeper, connection: Connection) -> None:
        self.keeper, self.connection = keeper, connection
        self.mentions: dict[str, Mention] = {}
        self.rows: dict[str, int] = {}
        self.story: dict[str, str] = {}
        self.article: dict[str, int] = {}
        self._loaded: dict[int, list[Mention]] = {}
        self._in_story: dict[str, list[int]] = {}
        self._asked: dict[tuple[str, str, str], set[int]] = {}

    def follow(self, articles: Sequence[int]) -> None:
        """All mentions of the articles, and whatever they are linked to, and so on."""
        loaded = self._load(articles)
        wave = [m for id_ in dict.fromkeys(articles) for m in loaded[id_]]
        self.mentions = {m.id: m for m in wave}
        while wave:
            self._fetch_around(wave)
            reached = []
            for one in wave:
                for two in self._near(one):
                    if two.id not in self.mentions and linked(one, two, self.story, self.keeper.words):
                        self.mentions[two.id] = two
                        reached.append(two)
            wave = reached

    def _fetch_around(self, wave: Sequence[Mention]) -> None:
        """Load what ``_near`` will ask for, for all mentions together: one question after the other cost more than the comparing."""
        stories = {self.story[m.features.id] for m in wave} - self._in_story.keys()
        self._in_story.update({story: [] for story in stories})
        for part in _parts(stories):
            found = select(s.stories.c.key, s.story_members.c.article_id).join(s.stories, s.stories.c.id == s.story_members.c.story_id)
            for story, article in self.connection.execute(found.where(s.stories.c.key.in_(part))):
                self._in_story[story].append(article)
        wanted = {i for m in wave for i in self._in_story[self.story[m.features.id]]}
        asked = [sought for one in wave if (sought := _abroad(one))]
        self._ask({(type_, side, day) for type_, sides, day in asked for side in sides})
        for sought in asked:
            wanted |= self._telling(*sought)
        self._load(sorted(wanted))

    def _near(self, one: Mention) -> list[Mention]:
        id_ = self.article[one.features.id]
        story = self.story[one.features.id]
        same = self._in_story[story]
        out = [m for i in same for m in self._loaded[i] if m.id != one.id]
        asked = _abroad(one)
        if asked is None:
            return out
        keyed = set(asked[1])
        for other in sorted(self._telling(*asked) - set(same) - {id_}):
            for two in self._loaded[other]:
                theirs = {x.partition(":")[0] for x in two.told.actors + two.told.recipients}
                if two.told.type == one.told.type and keyed & theirs and near(one, two):
                    out.append(two)
        return out

    def _telling(self, type_: str, sides: tuple[str, ...], day: str) -> set[int]:
        """The articles that tell events of a type with one of these keys about a day."""
        return set().union(*(self._asked[type_, side, day] for side in sides))

    def _ask(self, questions: Iterable[tuple[str, str, str]]) -> None:
        """Find out what ``_telling`` says of a type, a key and a day, many at once."""
        dialect = self.connection.dialect.name
        for part in _parts(sorted(set(questions) - self._asked.keys())):
            values = [v for n, (type_, side, day) in enumerate(part) for v in (n, side, type_, *_days_around(day, STORY_DAYS))]
            self._asked.update({question: set() for question in part})
            for n, article in self.connection.exec_driver_sql(_telling_all(dialect, len(part)), tuple(values)):
                self._asked[part[n]].add(article)

    def _load(self, ids: Sequence[int]) -> dict[int, list[Mention]]:
        missing = [i for i in ids if i not in self._loaded]
        if missing:
            features = self.keeper._features(self.connection, missing)
            stories = _stories_of(self.connection, missing)
            rows: dict[int, dict[str, int]] = {}
            e = s.events.c
            for part in _parts(missing):
                query = select(e.article_id, e.key, e.id).where(e.article_id.in_(part), queries.counting(e.current))
                for article, key, row in self.connection.execute(query):
                    rows.setdefault(article, {})[key] = row
            for i in missing:
                self._loaded[i] = []
                if i not in features or i not in stories:
                    continue
                self.story[features[i].id], self.article[features[i].id] = stories[i], i
                for told in features[i].events:
                    row = rows.get(i, {}).get(told.id)
                    if row is not None:
                        mention = Mention(None, told, features[i])
                        self._loaded[i].append(mention)
                        self.rows[mention.id] = row
        return self._loaded


def _abroad(one: Mention) -> tuple[str, tuple[str, ...], str] | None:
    """By what mentions in other stories are looked for: type, keys of the sides, day. None where none could be held for the same event."""
    told = one.told
    sides = sorted({x.partition(":")[0] for x in told.actors + told.recipients} - {""})
    # What names one side and no town is never held for an event of another story.
    if not sides or not told.start or not (told.place or (told.actors and told.recipients)):
        return None
    return told.type, tuple(sides), told.start


# These are built once: they are asked for every page or mention.
_SAME_KEY = "SELECT k.article_id FROM story_keys m JOIN story_keys k ON k.key = m.key"
_CANDIDATES = {
    dialect: (
        f"SELECT f.article_id, f.grouped, t.weight, t.terms FROM ({_SAME_KEY} AND k.day >= ? AND k.day <= ? WHERE m.article_id = ? "
        f"UNION {_SAME_KEY} AND k.day = '' WHERE m.article_id = ?) c JOIN story_features f ON f.article_id = c.article_id "
        "LEFT JOIN story_terms t ON t.article_id = c.article_id WHERE f.article_id <> ?"
    ).replace("?", mark)
    for dialect, mark in (("sqlite", "?"), ("postgresql", "%s"))
}
_CHANGE_STORY = (
    update(s.stories)
    .where(s.stories.c.key == bindparam("_key"))
    .values({name: bindparam(f"_{name}") for name in ("title", "first_day", "last_day", "articles", "record", "updated")})
)


@functools.lru_cache(maxsize=2 * _CHUNK)
def _telling_all(dialect: str, count: int) -> str:
    """The articles that tell events of a type with a key in a span of days, for so many of these."""
    # Only what is asked for may lead: it is a handful, while the rows of one key may be a tenth of the table.
    one, cross = ("(?, ?, ?, ?, ?)", "CROSS JOIN") if dialect == "sqlite" else ("(%s::integer, %s, %s, %s, %s)", "JOIN")
    return (
        f"WITH asked(n, side, type, first, last) AS (VALUES {', '.join([one] * count)}) SELECT asked.n, e.article_id FROM asked {cross} "
        "mentions m ON m.current = 1 AND m.key = asked.side AND m.role IN ('actor', 'recipient') AND m.type = asked.type "
        f"AND m.day >= asked.first AND m.day <= asked.last {cross} events e ON e.id = m.event_id"
    )


def _days_around(day: str, days: int) -> tuple[str, str]:
    try:
        at = date.fromisoformat(day[:10])
        return (at - timedelta(days)).isoformat(), (at + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day, day


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


def _parts(ids: Iterable[T]) -> Iterable[list[T]]:
    every = list(ids)
    return (every[n : n + _CHUNK] for n in range(0, len(every), _CHUNK))


def _merged_row(group: Sequence[Mention], story: str) -> dict[str, Any]:
    """A merged event as a row, without its id and that of its story."""
    record = merged(group, story)
    event = record.event
    return {
        "key": record.id, "type": event.type, "status": event.status,
        "day": event.when.start[:10] if event.when and event.when.start else group[0].features.day,
        "place_key": event.where.key if event.where else None, "mentions": len(group), "sources": record.sources,
        "record": record.to_dict(),
    }  # fmt: skip


def _single_row(mention: Mention, alone: str, story: str) -> dict[str, Any]:
    """The same for a mention that stays alone, as nearly all do, without reading its event again. alone: see ``StoryRows``."""
    told = mention.told
    return {
        "key": merged_id(mention.id), "type": told.type, "status": told.status,
        "day": told.start[:10] if told.start else mention.features.day,
        "place_key": told.country, "mentions": 1, "sources": 1, "record": in_story(alone, story),
    }  # fmt: skip


def _story_row(key: str, title: str | None, group: Sequence[Features]) -> dict[str, Any]:
    """A story as a row, without its id. group: its articles, the earliest first."""
    dates = [r.published for r in group if r.published]
    outlets = list(dict.fromkeys(r.outlet for r in group if r.outlet))
    story = Story(key, title, dates[0] if dates else None, dates[-1] if dates else None, [r.id for r in group], outlets)
    days = {"first_day": group[0].day, "last_day": dates[-1][:10] if dates else None}
    return {"key": key, "title": title, **days, "articles": len(group), "record": story.to_dict()}


def _story_rows(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    """The rows of stories by their keys."""
    out: dict[str, int] = {}
    for part in _parts(sorted(set(keys))):
        out.update((k, i) for k, i in connection.execute(select(s.stories.c.key, s.stories.c.id).where(s.stories.c.key.in_(part))))
    return out


def _titles(connection: Connection, ids: Iterable[int]) -> dict[int, str | None]:
    out: dict[int, str | None] = {}
    for part in _parts(ids):
        out.update((i, t) for i, t in connection.execute(select(s.articles.c.id, s.articles.c.title).where(s.articles.c.id.in_(part))))
    return out


def _neighbours(connection: Connection, ids: Sequence[int]) -> list[int]:
    out: set[int] = set()
    links = s.story_links.c
    for part in _parts(ids):
        out.update(connection.execute(select(links.b).where(links.a.in_(part))).scalars())
        out.update(connection.execute(select(links.a).where(links.b.in_(part))).scalars())
    return sorted(out)


def _component(connection: Connection, ids: Sequence[int]) -> list[int]:
    """All articles that links lead to."""
    found, edge = set(ids), list(ids)
    while edge:
        edge = [i for i in _neighbours(connection, edge) if i not in found]
        found.update(edge)
    return sorted(found)


def _stories_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    out: dict[int, str] = {}
    query = select(s.story_members.c.article_id, s.stories.c.key).join(s.stories, s.stories.c.id == s.story_members.c.story_id)
    for part in _parts(ids):
        out.update((i, k) for i, k in connection.execute(query.where(s.story_members.c.article_id.in_(part))))
    return out


def _event_ids(article: int) -> Any:
    return select(s.events.c.id).where(s.events.c.article_id == article)


def _merged_rows(connection: Connection, events: Iterable[int]) -> list[int]:
    out: set[int] = set()
    for part in _parts(events):
        out.update(connection.execute(select(s.merged_members.c.merged_id).where(s.merged_members.c.event_id.in_(part))).scalars())
    return sorted(out)


def _merged_before(connection: Connection, events: Iterable[int]) -> dict[frozenset[int], tuple[int, str, int | None]]:
    """The merged events that some events are in: their members' rows → row, key and story row."""
    members: dict[int, set[int]] = {}
    ids = _merged_rows(connection, events)
    said: dict[int, tuple[int, str, int | None]] = {}
    for part in _parts(ids):
        for event, id_ in connection.execute(select(s.merged_members).where(s.merged_members.c.merged_id.in_(part))):
            members.setdefault(id_, set()).add(event)
        wanted = select(s.merged_events.c.id, s.merged_events.c.key, s.merged_events.c.story_id).where(s.merged_events.c.id.in_(part))
        said.update((row.id, (row.id, row.key, row.story_id)) for row in connection.execute(wanted))
    return {frozenset(members.get(id_, ())): row for id_, row in said.items()}


def _drop_merged(connection: Connection, ids: Sequence[int]) -> None:
    for part in _parts(ids):
        connection.execute(delete(s.merged_members).where(s.merged_members.c.merged_id.in_(part)))
        connection.execute(delete(s.merged_events).where(s.merged_events.c.id.in_(part)))


def _merged_with(connection: Connection, articles: Sequence[int]) -> list[int]:
    """The articles whose mentions share a merged event with those of some articles."""
    mine, theirs, e = s.merged_members.alias(), s.merged_members.alias(), s.events.c
    own = s.events.alias()
    query = select(e.article_id).join_from(theirs, s.events, e.id == theirs.c.event_id)
    query = query.join(mine, mine.c.merged_id == theirs.c.merged_id).join(own, own.c.id == mine.c.event_id)
    out: set[int] = set()
    for part in _parts(articles):
        out.update(connection.execute(query.where(own.c.article_id.in_(part))).scalars())
    return sorted(out - set(articles))


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
