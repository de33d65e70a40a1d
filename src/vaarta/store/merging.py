"""Mentions to merged events in the store: the step that merges what is new with what stands beside it.

A mention counts as new while its page waits: the page came in, or changed its story, so that other evidence is asked of it. Merged events
that hold such a mention are made anew with it; until then no other step leans on them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any, Protocol

from sqlalchemy import Connection, delete, select, update

from ..stories.build import Likeness, Pairing, group_mentions
from ..stories.features import Features
from ..stories.merge import Mention, merged, merged_id
from ..stories.regroup import Group, regrouped
from ..stories.sameness import STORY_DAYS, days_around
from ..stories.words import Words
from . import queries
from . import schema as s
from .among import among
from .bulk import insert_rows
from .clock import now
from .database import next_id
from .derived import in_story
from .story_groups import story_rows


class Reader(Protocol):
    """Where the features of pages come from."""

    def read(self, connection: Connection, ids: Iterable[int]) -> dict[int, Features]: ...


class Reach:
    """Mentions with the rows they stand in, their merged events, and the stories of their pages, read as they are asked for."""

    def __init__(self, connection: Connection, reader: Reader, words: Words) -> None:
        self.connection, self.reader = connection, reader
        self.mentions: dict[str, Mention] = {}
        self.rows: dict[str, int] = {}
        self.story: dict[str, str] = {}
        self.article: dict[str, int] = {}
        self.likeness = Likeness(self.story, words)
        self._pairing = Pairing(self.story)
        self._by_row: dict[int, str] = {}
        self._merged: dict[str, int] = {}
        self._members: dict[int, list[int]] = {}
        self._waiting: set[int] = set()
        self._loaded: dict[int, list[Mention]] = {}
        self._stories: set[str] = set()
        self._asked: set[tuple[str, str, str]] = set()

    def whole(self, articles: Iterable[int]) -> set[str]:
        """The mentions of some pages, and all that share a merged event with one of them."""
        loaded = self._load(articles)
        found = {m.id for id_ in articles for m in loaded[id_]}
        self._read_members(found)
        events = {event for id_ in found if id_ in self._merged for event in self._members[self._merged[id_]]}
        return found | {self._by_row[event] for event in events if event in self._by_row}

    def beside(self, ids: Set[str]) -> set[Group]:
        """The merged events that a mention is linked to one of these; without those that wait to be made anew."""
        wave = [self.mentions[i] for i in sorted(ids)]
        self._fetch_around(wave)
        near = ((one, two) for one in wave for two in self._pairing.of(one) if two.id in self._merged and two.id not in ids)
        linked = {two.id for one, two in near if self.likeness(one, two) > 0}
        self._read_members(linked)
        out = set()
        for row in {self._merged[i] for i in linked}:
            events = self._members[row]
            group = frozenset(self._by_row[event] for event in events if event in self._by_row)
            if len(group) == len(events) and not any(self.article[self.mentions[i].features.id] in self._waiting for i in group):
                out.add(group)
        return out

    def grouped(self, ids: Set[str]) -> list[list[str]]:
        """The merged events of these mentions among themselves."""
        return [[m.id for m in group] for group in group_mentions([self.mentions[i] for i in sorted(ids)], self.likeness)]

    def _read_members(self, ids: Iterable[str]) -> None:
        """Find out who shares a merged event with some mentions, and read those too."""
        wanted = {row for i in ids if (row := self._merged.get(i)) is not None and row not in self._members}
        if not wanted:
            return
        e, m = s.events.c, s.merged_members.c
        articles = set()
        self._members.update({row: [] for row in wanted})
        found = select(m.merged_id, m.event_id, e.article_id).join_from(s.merged_members, s.events, e.id == m.event_id)
        for row, event, article in self.connection.execute(found.where(among(m.merged_id, wanted))):
            self._members[row].append(event)
            articles.add(article)
        self._load(articles)

    def _fetch_around(self, wave: Sequence[Mention]) -> None:
        """Load what is to be compared, for all mentions together: one question after the other cost more than the comparing."""
        stories = {self.story[m.features.id] for m in wave} - self._stories
        self._stories |= stories
        m = s.story_members.c
        inside = select(m.article_id).where(among(m.story_id, story_rows(self.connection, stories).values()))
        wanted = set(self.connection.execute(inside).scalars())
        questions = {question for one in wave for question in _abroad(one)} - self._asked
        self._asked |= questions
        self._load(wanted | self._telling(sorted(questions)))

    def _telling(self, questions: Sequence[tuple[str, str, str]]) -> set[int]:
        """The articles that tell events of a type with a key on a side near a day."""
        found: set[int] = set()
        for n in range(0, len(questions), _CHUNK):
            part = questions[n : n + _CHUNK]
            spans = ((side, type_, days_around(day, STORY_DAYS)) for type_, side, day in part)
            values = [value for side, type_, span in spans for value in (side, type_, span[0], span[-1])]
            told = self.connection.exec_driver_sql(_telling_all(self.connection.dialect.name, len(part)), tuple(values))
            found.update(article for (article,) in told)
        return found

    def _load(self, ids: Iterable[int]) -> dict[int, list[Mention]]:
        """Read the mentions of pages that are in a story."""
        missing = [i for i in ids if i not in self._loaded]
        if not missing:
            return self._loaded
        features = self.reader.read(self.connection, missing)
        f, m = s.story_features.c, s.story_members.c
        placed = select(f.article_id, f.merged, s.stories.c.key).join_from(s.story_features, s.story_members, m.article_id == f.article_id)
        placed = placed.join(s.stories, s.stories.c.id == m.story_id).where(among(f.article_id, missing))
        stories = {}
        for article, done, key in self.connection.execute(placed):
            stories[article] = key
            if done == 0:
                self._waiting.add(article)
        e, k = s.events.c, s.merged_members.c
        rows: dict[int, dict[str, tuple[int, int | None]]] = {}
        told = select(e.article_id, e.key, e.id, k.merged_id).outerjoin_from(s.events, s.merged_members, k.event_id == e.id)
        told = told.where(among(e.article_id, missing), queries.counting(e.current))
        for article, key, row, merged_row in self.connection.execute(told):
            rows.setdefault(article, {})[key] = row, merged_row
        for i in missing:
            self._loaded[i] = []
            if i in features and i in stories:
                self._take(i, features[i], stories[i], rows.get(i, {}))
        return self._loaded

    def _take(self, article: int, features: Features, story: str, rows: Mapping[str, tuple[int, int | None]]) -> None:
        self.story[features.id], self.article[features.id] = story, article
        for told in features.events:
            if told.id not in rows:
                continue
            row, merged_row = rows[told.id]
            mention = Mention(None, told, features)
            self._loaded[article].append(mention)
            self._pairing.add(mention)
            self.mentions[mention.id], self.rows[mention.id], self._by_row[row] = mention, row, mention.id
            if merged_row is not None:
                self._merged[mention.id] = merged_row


def merge_pages(connection: Connection, rows: Sequence[int], reader: Reader, words: Words, alone: Mapping[int, dict[str, str]]) -> None:
    """Bring the mentions of some pages into merged events, and whatever they change. alone: of pages, see ``StoryRows``."""
    reach = Reach(connection, reader, words)
    groups = regrouped(reach.whole(rows), reach.beside, reach.grouped)
    _write(connection, [[reach.mentions[i] for i in group] for group in groups], reach, alone)
    connection.execute(update(s.story_features).where(among(s.story_features.c.article_id, rows)).values(merged=1))


def _write(connection: Connection, groups: Sequence[Sequence[Mention]], reach: Reach, alone: Mapping[int, dict[str, str]]) -> None:
    """Merged events of groups of mentions; those that are there already, with the same mentions in the same story, are left alone."""
    numbers = story_rows(connection, {reach.story[g[0].features.id] for g in groups})
    before = _merged_before(connection, [reach.rows[m.id] for g in groups for m in g])
    kept = set()
    fresh = []
    for group in groups:
        told = frozenset(reach.rows[m.id] for m in group)
        found = before.get(told)
        if found is not None and found[1:] == (merged_id(group[0].id), numbers.get(reach.story[group[0].features.id])):
            kept.add(found[0])
        else:
            fresh.append(group)
    drop_merged(connection, [found[0] for found in before.values() if found[0] not in kept])
    single, together = [], []
    for group in fresh:
        record = alone.get(reach.article[group[0].features.id], {}).get(group[0].told.id) if len(group) == 1 else None
        if record is None:
            together.append(group)
        else:
            single.append((group[0], record))
    events = queries.events(connection, [reach.rows[m.id] for g in together for m in g])
    for mention in (m for g in together for m in g):
        mention.event = events[reach.rows[mention.id]]
    first, at = next_id(connection, s.merged_events), now()
    rows = [_single_row(mention, record, reach.story[mention.features.id]) for mention, record in single]
    rows += [_merged_row(group, reach.story[group[0].features.id]) for group in together]
    members = []
    for id_, (row, group) in enumerate(zip(rows, [*([m] for m, _ in single), *together], strict=True), first):
        row |= {"id": id_, "story_id": numbers.get(reach.story[group[0].features.id]), "updated": at}
        members += [{"event_id": reach.rows[m.id], "merged_id": id_} for m in group]
    insert_rows(connection, s.merged_events, rows)
    insert_rows(connection, s.merged_members, members)


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


def _abroad(one: Mention) -> list[tuple[str, str, str]]:
    """By what mentions in other stories are looked for: type, key of a side, day. Nothing where none could be held for the same event."""
    told = one.told
    # What names one side and no town is never held for an event of another story.
    if not told.start or not (told.place or (told.actors and told.recipients)):
        return []
    return [(told.type, side, told.start) for side in told.sides[2].keys]


_CHUNK = 400


@functools.lru_cache(maxsize=2 * _CHUNK)
def _telling_all(dialect: str, count: int) -> str:
    """The articles that tell events of a type with a key in a span of days, for so many of these."""
    # Only what is asked for may lead: it is a handful, while the rows of one key may be a tenth of the table.
    one, cross = ("(?, ?, ?, ?)", "CROSS JOIN") if dialect == "sqlite" else ("(%s, %s, %s, %s)", "JOIN")
    return (
        f"WITH asked(side, type, first, last) AS (VALUES {', '.join([one] * count)}) SELECT DISTINCT e.article_id FROM asked {cross} "
        "mentions m ON m.current = 1 AND m.key = asked.side AND m.role IN ('actor', 'recipient') AND m.type = asked.type "
        f"AND m.day >= asked.first AND m.day <= asked.last {cross} events e ON e.id = m.event_id"
    )


def _merged_before(connection: Connection, events: Iterable[int]) -> dict[frozenset[int], tuple[int, str, int | None]]:
    """The merged events that some events are in: their members' rows → row, key and story row."""
    members: dict[int, set[int]] = {}
    m, e = s.merged_members.c, s.merged_events.c
    ids = merged_rows(connection, events)
    for event, id_ in connection.execute(select(m.event_id, m.merged_id).where(among(m.merged_id, ids))):
        members.setdefault(id_, set()).add(event)
    said = connection.execute(select(e.id, e.key, e.story_id).where(among(e.id, ids)))
    return {frozenset(members.get(row.id, ())): (row.id, row.key, row.story_id) for row in said}


def merged_rows(connection: Connection, events: Iterable[int]) -> list[int]:
    """The rows of the merged events that some events are in."""
    m = s.merged_members.c
    return sorted(set(connection.execute(select(m.merged_id).where(among(m.event_id, events))).scalars()))


def drop_merged(connection: Connection, ids: Sequence[int]) -> None:
    """Forget merged events."""
    if ids:
        connection.execute(delete(s.merged_members).where(among(s.merged_members.c.merged_id, ids)))
        connection.execute(delete(s.merged_events).where(among(s.merged_events.c.id, ids)))


def merged_with(connection: Connection, articles: Iterable[int]) -> list[int]:
    """The articles whose mentions share a merged event with those of some articles."""
    mine, theirs, e = s.merged_members.alias(), s.merged_members.alias(), s.events.c
    own = s.events.alias()
    query = select(e.article_id).distinct().join_from(theirs, s.events, e.id == theirs.c.event_id)
    query = query.join(mine, mine.c.merged_id == theirs.c.merged_id).join(own, own.c.id == mine.c.event_id)
    listed = set(articles)
    return sorted(set(connection.execute(query.where(among(own.c.article_id, listed))).scalars()) - listed)
