"""Stories and merged events in the store: brought up to date page by page, in memory bounded by what a page touches.

Three steps, each in batches of one transaction, each resumable: features and links of new pages; stories of the components
that the links touch; merged events of the mentions that these reach. The outcome is that of ``vaarta.stories.Builder`` over all
pages, in whatever order they came (a test compares the two). All of it is derived: ``rebuild`` starts anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update

from ..engine import Engine
from ..records import Story
from ..stories.build import group_articles, group_mentions, link, linked, near, order, story_id
from ..stories.features import Features, read_features
from ..stories.fingerprint import keys
from ..stories.merge import Mention, merged
from ..stories.sameness import EVENT_DAYS, STORY_DAYS
from ..stories.words import load
from . import queries
from . import schema as s
from .clock import now
from .database import Database, next_id

_BATCH = 100
_CHUNK = 400
_CACHED = 4000


class StoryKeeper:
    """Keeps stories and merged events of one database. Not for several processes at once: the writer's lock makes the second wait."""

    def __init__(self, database: Database, engine: Engine) -> None:
        self.database, self.engine = database, engine
        self.words = load(engine.language)
        self._cache: OrderedDict[int, Features] = OrderedDict()

    def update(self, report: Callable[[str, int], None] = lambda step, done: None) -> dict[str, int]:
        """Bring all up to date; how many pages were read, grouped and merged. May be stopped at any time and given again.

        Raises StoreError.
        """
        counts = {"retired": self._in_batches(self._retire, "retired", report)}
        for step, action in (("read", self._read), ("grouped", self._group), ("merged", self._merge)):
            counts[step] = self._in_batches(action, step, report)
        with self.database.write() as connection:
            _drop_empty(connection)
        return counts

    def rebuild(self) -> None:
        """Forget every story and merged event, and all they are made of; ``update`` makes them anew."""
        with self.database.write() as connection:
            for table in (s.merged_members, s.merged_events, s.story_members, s.stories, s.story_links, s.story_keys, s.story_features):
                connection.execute(delete(table))
        self._cache.clear()

    def _in_batches(self, action: Callable[[Connection], int], step: str, report: Callable[[str, int], None]) -> int:
        total = 0
        while True:
            with self.database.write() as connection:
                done = action(connection)
            if not done:
                return total
            total += done
            report(step, total)

    def _retire(self, connection: Connection) -> int:
        """Drop what came from superseded versions and codings; their neighbours are grouped anew."""
        f, a = s.story_features.c, s.articles.c
        stale = select(f.article_id).join_from(s.story_features, s.articles, a.id == f.article_id)
        ids = list(connection.execute(stale.where(or_(a.latest == 0, a.coding_id != f.coding_id)).limit(_BATCH)).scalars())
        for id_ in ids:
            connection.execute(update(s.story_features).where(f.article_id.in_(_neighbours(connection, [id_]))).values(grouped=0))
            old = _merged_with(connection, [id_])
            connection.execute(update(s.story_features).where(f.article_id.in_(old)).values(merged=0))
            connection.execute(delete(s.merged_members).where(s.merged_members.c.event_id.in_(_event_ids(id_))))
            connection.execute(delete(s.story_links).where(or_(s.story_links.c.a == id_, s.story_links.c.b == id_)))
            for table in (s.story_members, s.story_keys, s.story_features):
                connection.execute(delete(table).where(table.c.article_id == id_))
            self._cache.pop(id_, None)
        return len(ids)

    def _read(self, connection: Connection) -> int:
        """Features, keys and links of pages that have none yet."""
        f, a = s.story_features.c, s.articles.c
        new = select(a.id).outerjoin_from(s.articles, s.story_features, f.article_id == a.id).where(f.article_id.is_(None))
        new = new.join(s.codings, s.codings.c.id == a.coding_id).where(a.latest == 1, s.codings.c.code.is_(None))
        ids = list(connection.execute(new.order_by(a.id).limit(_BATCH)).scalars())
        for id_ in ids:
            self._take(connection, id_)
        return len(ids)

    def _take(self, connection: Connection, id_: int) -> None:
        article = queries.article(connection, id_)
        assert article is not None
        coding, address = connection.execute(select(s.articles.c.coding_id, s.articles.c.address).where(s.articles.c.id == id_)).one()
        features = read_features(article, self.engine)
        # Ids of pages may repeat over sources, and row numbers depend on the order of arrival; addresses do neither.
        features.id = address
        found = keys(features, self.words)
        near_by = self._candidates(connection, found, features.day)
        row = {"article_id": id_, "coding_id": coding, "day": features.day, "grouped": 0, "merged": 0, "record": features.to_dict()}
        connection.execute(insert(s.story_features), [row])
        if found:
            connection.execute(insert(s.story_keys), [{"key": k, "article_id": id_} for k in found])
        self._remember(id_, features)
        links = []
        for other, theirs in self._features(connection, near_by).items():
            if (score := link(features, theirs, self.words)) is not None:
                links.append({"a": min(id_, other), "b": max(id_, other), "score": score})
        if links:
            connection.execute(insert(s.story_links), links)

    def _candidates(self, connection: Connection, found: Sequence[int], day: str | None) -> list[int]:
        k, f = s.story_keys.c, s.story_features.c
        out: set[int] = set()
        within = _window(f.day, day, STORY_DAYS)
        for part in _parts(found):
            query = select(k.article_id).join_from(s.story_keys, s.story_features, f.article_id == k.article_id)
            out.update(connection.execute(query.where(k.key.in_(part), within)).scalars())
        return sorted(out)

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
        before = _stories_of(connection, members)
        by_address = {features[i].id: features[i] for i in members}
        for group in group_articles(by_address, links):
            self._write_story(connection, [row_of[i] for i in group], [by_address[i] for i in group], before)
        for part in _parts(members):
            connection.execute(update(s.story_features).where(f.article_id.in_(part)).values(grouped=1))
        return len(todo)

    def _write_story(self, connection: Connection, ids: list[int], rows: list[Features], before: dict[int, str]) -> None:
        key = story_id(rows[0])
        dates = [r.published for r in rows if r.published]
        title = connection.execute(select(s.articles.c.title).where(s.articles.c.id == ids[0])).scalar_one()
        outlets = list(dict.fromkeys(r.outlet for r in rows if r.outlet))
        story = Story(key, title, dates[0] if dates else None, dates[-1] if dates else None, [r.id for r in rows], outlets)
        values = {"title": title, "first_day": rows[0].day, "last_day": dates[-1][:10] if dates else None, "articles": len(ids)}
        values |= {"record": story.to_dict(), "updated": now()}
        number = connection.execute(select(s.stories.c.id).where(s.stories.c.key == key)).scalar()
        if number is None:
            number = connection.execute(insert(s.stories).values(key=key, **values).returning(s.stories.c.id)).scalar_one()
        else:
            connection.execute(update(s.stories).where(s.stories.c.id == number).values(**values))
        for part in _parts(ids):
            connection.execute(delete(s.story_members).where(s.story_members.c.article_id.in_(part)))
            connection.execute(insert(s.story_members), [{"article_id": i, "story_id": number} for i in part])
        moved = [i for i in ids if before.get(i) != key]
        for part in _parts([*moved, *_merged_with(connection, moved)]):
            connection.execute(update(s.story_features).where(s.story_features.c.article_id.in_(part)).values(merged=0))

    def _merge(self, connection: Connection) -> int:
        """The merged events that mentions of changed pages reach."""
        f = s.story_features.c
        todo = list(connection.execute(select(f.article_id).where(f.merged == 0).order_by(f.article_id).limit(_BATCH)).scalars())
        if not todo:
            return 0
        reach = _Reach(self, connection)
        reach.follow([*todo, *_merged_with(connection, todo)])
        old = _merged_rows(connection, [reach.rows[m.id] for m in reach.mentions.values()])
        for part in _parts(old):
            connection.execute(delete(s.merged_members).where(s.merged_members.c.merged_id.in_(part)))
            connection.execute(delete(s.merged_events).where(s.merged_events.c.id.in_(part)))
        ordered = [reach.mentions[i] for i in sorted(reach.mentions)]
        self._write_merged(connection, group_mentions(ordered, reach.story, self.words), reach)
        for part in _parts(todo):
            connection.execute(update(s.story_features).where(f.article_id.in_(part)).values(merged=1))
        return len(todo)

    def _write_merged(self, connection: Connection, groups: Sequence[Sequence[Mention]], reach: _Reach) -> None:
        numbers: dict[str, int] = {}
        wanted = sorted({reach.story[g[0].features.id] for g in groups})
        for start in range(0, len(wanted), _CHUNK):
            known = select(s.stories.c.key, s.stories.c.id).where(s.stories.c.key.in_(wanted[start : start + _CHUNK]))
            numbers.update((row.key, row.id) for row in connection.execute(known))
        first, at = next_id(connection, s.merged_events), now()
        rows, members = [], []
        for id_, group in enumerate(groups, first):
            record = merged(group, reach.story[group[0].features.id])
            event = record.event
            rows.append({
                "id": id_, "key": record.id, "story_id": numbers.get(record.story or ""), "type": event.type, "status": event.status,
                "day": event.when.start[:10] if event.when and event.when.start else group[0].features.day,
                "place_key": event.where.key if event.where else None, "mentions": len(group), "sources": record.sources,
                "record": record.to_dict(), "updated": at,
            })  # fmt: skip
            members += [{"event_id": reach.rows[m.id], "merged_id": id_} for m in group]
        if rows:
            connection.execute(insert(s.merged_events), rows)
            connection.execute(insert(s.merged_members), members)

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
        self._article: dict[str, int] = {}
        self._loaded: dict[int, list[Mention]] = {}
        self._in_story: dict[str, list[int]] = {}
        self._asked: dict[tuple[str, tuple[str, ...], str], set[int]] = {}

    def follow(self, articles: Sequence[int]) -> None:
        """All mentions of the articles, and whatever they are linked to, and so on."""
        queue = [m for id_ in dict.fromkeys(articles) for m in self._load([id_])[id_]]
        self.mentions = {m.id: m for m in queue}
        while queue:
            one = queue.pop()
            for two in self._near(one):
                if two.id not in self.mentions and linked(one, two, self.story, self.keeper.words):
                    self.mentions[two.id] = two
                    queue.append(two)

    def _near(self, one: Mention) -> list[Mention]:
        id_ = self._article[one.features.id]
        story = self.story[one.features.id]
        same = self._members(story)
        out = [m for i in same for m in self._load(same)[i] if m.id != one.id]
        told = one.told
        sides = sorted({x.partition(":")[0] for x in told.actors + told.recipients} - {""})
        # What names one side and no town is never held for an event of another story.
        if not sides or not told.start or not (told.place or (told.actors and told.recipients)):
            return out
        others = sorted(self._telling(told.type, tuple(sides), told.start) - set(same) - {id_})
        loaded = self._load(others)
        keyed = set(sides)
        for other in others:
            for two in loaded.get(other, ()):
                theirs = {x.partition(":")[0] for x in two.told.actors + two.told.recipients}
                if two.told.type == one.told.type and keyed & theirs and near(one, two):
                    out.append(two)
        return out

    def _members(self, story: str) -> list[int]:
        if story not in self._in_story:
            members = select(s.story_members.c.article_id).join(s.stories, s.stories.c.id == s.story_members.c.story_id)
            self._in_story[story] = list(self.connection.execute(members.where(s.stories.c.key == story)).scalars())
        return self._in_story[story]

    def _telling(self, type_: str, sides: tuple[str, ...], day: str) -> set[int]:
        """The articles that tell events of a type with one of these keys about a day."""
        asked = (type_, sides, day)
        if asked not in self._asked:
            first, last = _days_around(day, STORY_DAYS)
            values = {"sides": sides, "type": type_, "first": first, "last": last}
            self._asked[asked] = set(self.connection.execute(_TELLING, values).scalars())
        return self._asked[asked]

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
            wanted = [row for i in missing if i in features for t in features[i].events if (row := rows.get(i, {}).get(t.id)) is not None]
            events = queries.events(self.connection, wanted)
            for i in missing:
                self._loaded[i] = []
                if i not in features or i not in stories:
                    continue
                self.story[features[i].id], self._article[features[i].id] = stories[i], i
                for told in features[i].events:
                    row = rows.get(i, {}).get(told.id)
                    if row is not None:
                        mention = Mention(events[row], told, features[i])
                        self._loaded[i].append(mention)
                        self.rows[mention.id] = row
        return self._loaded


# Built once: it is asked for every mention.
_TELLING = (
    select(s.events.c.article_id)
    .join_from(s.mentions, s.events, s.events.c.id == s.mentions.c.event_id)
    .where(
        s.mentions.c.current == 1,
        s.mentions.c.key.in_(bindparam("sides", expanding=True)),
        s.mentions.c.role.in_(("actor", "recipient")),
        s.mentions.c.type == bindparam("type"),
        s.mentions.c.day >= bindparam("first"),
        s.mentions.c.day <= bindparam("last"),
    )
)


def _days_around(day: str, days: int) -> tuple[str, str]:
    try:
        at = date.fromisoformat(day[:10])
        return (at - timedelta(days)).isoformat(), (at + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day, day


def _parts(ids: Iterable[int]) -> Iterable[list[int]]:
    every = list(ids)
    return (every[n : n + _CHUNK] for n in range(0, len(every), _CHUNK))


def _window(column: Any, day: str | None, days: int) -> Any:
    """A condition: no more than some days from a day; undated ones always."""
    if day is None:
        return column.is_(None) | column.is_not(None)
    first, last = _days_around(day, days)
    return or_(column.is_(None), and_(column >= first, column <= last))


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
