"""What search and stories need of a page, made where the page is coded and written in the same transaction as the page.

So a page can be found the moment it is stored, a crash cannot part the two, and the work is spread over the workers. Pages that came
without it (an older release, shards, a new analyser) are caught up with by ``Indexer`` and ``StoryKeeper``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import regex
from sqlalchemy import Connection, delete, insert, text, update

from ..engine import Engine
from ..language import Token
from ..records import Article
from ..stories import sifting
from ..stories.features import Features, Seen, read_features
from ..stories.fingerprint import keys
from ..stories.merge import Mention, merged
from ..stories.window import KEY
from ..stories.words import load
from . import schema as s
from .analyse import ANALYSER, Place, page_words
from .bulk import insert_rows
from .rows import Row

# What ``grouped`` says beside 0 (its story is to be found) and 1 (found): another version or coding counts; neighbours not looked for.
SUPERSEDED, UNLINKED = -2, -1
_TERMS = regex.compile(r"[ |]")


@dataclass(slots=True)
class SearchLines:
    """The words of a page as the index keeps them: terms of one word joined by "|", words by spaces."""

    title: str
    body: str


@dataclass(slots=True)
class StoryRows:
    """What a page is compared by. record: ``Features`` as JSON; keys: under which it is looked up, packed; terms: for ``sifting``.

    alone: for each of its events by id, the merged event as JSON that it is where nobody else tells it, still without its story.
    """

    day: str | None
    record: s.Written | None
    keys: bytes
    weight: float
    terms: bytes
    alone: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Derived:
    """All that is derived from one coded page alone; story: None where stories are not wanted."""

    lines: SearchLines
    story: StoryRows | None = None


def derive(article: Article, address: str, engine: Engine, *, stories: bool, passages: Sequence[Seen] = ()) -> Derived:
    """What search and stories need of a coded article. address: what the store knows it by; passages: its sentences, just coded."""
    tokens = [passage.tokens for passage in passages]
    return Derived(search_lines(article, engine, tokens), story_rows(article, address, engine, passages) if stories else None)


def search_lines(article: Article, engine: Engine, tokens: Sequence[Sequence[Token]] | None = None) -> SearchLines:
    """The lines of the index for a page."""
    title, body = page_words(article, engine, tokens)
    return SearchLines(_line(title), _line(body))


def story_rows(article: Article, address: str, engine: Engine, passages: Sequence[Seen] = ()) -> StoryRows:
    """The features of a page and the keys it is looked up by."""
    features = read_features(article, engine, passages)
    # Ids of pages may repeat over sources, and row numbers depend on the order of arrival; addresses do neither.
    features.id = address
    rows, events = kept(features, engine.language), {event.id: event for event in article.events}
    for told in features.events:
        rows.alone[told.id] = s.as_json(merged([Mention(events[told.id], told, features)], None).to_dict()) or ""
    return rows


def in_story(alone: str, story: str) -> s.Written:
    """A merged event that one mention makes, as JSON, with the story it belongs to."""
    return s.Written(alone.replace(_NO_STORY, f'"story":{s.as_json(story)}', 1))


_NO_STORY = '"story":null'


def kept(features: Features, language: str) -> StoryRows:
    """Features as the store keeps them."""
    words = load(language)
    record, weight = s.written(features.to_dict()), features.bag(words)[1]
    packed = np.array(keys(features, words), KEY).tobytes()
    return StoryRows(features.day, record, packed, weight, sifting.packed(features, words))


def _line(words: Iterable[Place]) -> str:
    return " ".join("|".join(w.terms) for w in words)


@dataclass(slots=True)
class Gathered:
    """Derived rows of several pages, to be inserted together after the pages themselves."""

    lines: list[Row] = field(default_factory=list)
    features: list[Row] = field(default_factory=list)
    keys: list[Row] = field(default_factory=list)
    terms: list[Row] = field(default_factory=list)

    def add(self, article_id: int, coding_id: int, derived: Derived) -> None:
        """Take a page's rows, now that it has its ids."""
        self.add_lines(article_id, derived.lines)
        if derived.story is not None:
            self.add_story(article_id, coding_id, derived.story)

    def add_lines(self, article_id: int, lines: SearchLines) -> None:
        """Take the lines of a page."""
        self.lines.append({"article_id": article_id, "title": lines.title, "body": lines.body, "analyser": ANALYSER})

    def add_story(self, article_id: int, coding_id: int, story: StoryRows) -> None:
        """Take the features of a page."""
        row = {"article_id": article_id, "coding_id": coding_id, "day": story.day, "record": story.record}
        self.features.append({**row, "grouped": UNLINKED, "merged": 0})
        if not story.day:
            self.keys += [{"key": key, "day": "", "article_id": article_id} for key in np.frombuffer(story.keys, KEY).tolist()]
        packed = {"weight": story.weight, "terms": story.terms, "packed": story.keys, "spread": int(not story.day)}
        self.terms.append({"article_id": article_id, **packed})

    def insert(self, connection: Connection) -> None:
        """Insert what was gathered and begin anew."""
        if self.lines and connection.dialect.name == "postgresql":
            connection.execute(_WITH_VECTOR, [{**row, "words": _vector(row["title"], row["body"])} for row in self.lines])
        elif self.lines:
            connection.execute(insert(s.search_text), self.lines)
        for table, rows in ((s.story_features, self.features), (s.story_keys, self.keys), (s.story_terms, self.terms)):
            insert_rows(connection, table, rows)
        self.lines, self.features, self.keys, self.terms = [], [], [], []


_WITH_VECTOR = text("INSERT INTO search_text VALUES (:article_id, :title, :body, :analyser, CAST(:words AS tsvector))")


def _vector(*lines: str) -> str:
    """A tsvector's text without places: who stands next to whom is looked up in the stored words."""
    return " ".join(f"'{t}'" for t in sorted({t for line in lines for t in _TERMS.split(line) if t}))


def supersede(connection: Connection, article_id: int) -> None:
    """Mark the features of a page as no longer those of what counts; ``StoryKeeper`` takes them out before it looks at anything else."""
    features = s.story_features
    connection.execute(update(features).where(features.c.article_id == article_id).values(grouped=SUPERSEDED))


def forget_lines(connection: Connection, article_ids: Iterable[int]) -> None:
    """Take pages out of the index; the triggers take out their words."""
    ids: Any = list(article_ids)
    if ids:
        connection.execute(delete(s.search_text).where(s.search_text.c.article_id.in_(ids)))
