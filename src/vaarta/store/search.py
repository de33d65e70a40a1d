"""Full text search: the same pages in the same order from either database.

The databases only find pages that hold the terms (FTS5; a tsvector with GIN); how good a page is, is reckoned here by one formula
from the terms as they are stored, so no difference between their own rankings can show. Pages are ranked in portions: the newest
``PORTION`` pages that fit against one another, behind them the next so many, up to ``NEWEST`` in all (which are newest:
``candidates``). So a page of answers costs the same whether a word stands on a thousand pages or on a million.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import regex
from sqlalchemy import Connection, func, or_, select

from ..engine import Engine
from ..errors import UsageError
from ..records import Article, Event
from . import queries
from . import schema as s
from .analyse import ANALYSER, Unit, query_units, words_at
from .candidates import Asked, candidates, conditions, without_words
from .database import Database
from .derived import Gathered, forget_lines, search_lines
from .queries import EventFilter
from .rows import to_article

NEWEST = 2000
PORTION = 200
_BATCH = 200
_TITLE, _NEAR, _EXACT = 2.0, 0.5, 0.2
# Offsets in the stored line: a dozen words with their terms.
_WITHIN = 240
_SHOWN = 5
_PIECES = regex.compile(r'(-)?(?:"([^"]*)"|(\S+))')


@dataclass(slots=True)
class Hit:
    """A page that was found. score: None where no words were asked for. passage: the best sentence; marks: offsets within it."""

    article: int
    address: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    score: float | None
    passage: str
    marks: list[tuple[int, int]]
    events: list[Event]


@dataclass(slots=True)
class Query:
    """wanted: every unit; phrases: units that follow one another; barred: none of these."""

    wanted: list[Unit]
    phrases: list[list[Unit]]
    barred: list[Unit]


class Indexer:
    """Keeps the index of one database. stopped: asked between batches."""

    def __init__(self, database: Database, engine: Engine, *, stopped: Callable[[], bool] = lambda: False) -> None:
        self.database, self.engine, self.stopped = database, engine, stopped

    def update(self, report: Callable[[int], None] = lambda done: None) -> int:
        """Index pages that are new or were indexed by another analyser; how many. May be stopped and given again. Raises StoreError."""
        total = 0
        while not self.stopped():
            with self.database.write() as connection:
                done = self._batch(connection)
            if not done:
                break
            total += done
            report(total)
        return total

    def _batch(self, connection: Connection) -> int:
        a, t = s.articles.c, s.search_text.c
        gone = select(t.article_id).join_from(s.search_text, s.articles, a.id == t.article_id).where(a.latest == 0)
        old = list(connection.execute(gone.limit(_BATCH)).scalars())
        ids = list(connection.execute(_unindexed().order_by(a.id).limit(_BATCH)).scalars())
        forget_lines(connection, [*old, *ids])
        gathered = Gathered()
        for stored in connection.execute(select(s.articles).where(a.id.in_(ids)).order_by(a.id)).mappings():
            gathered.add_lines(stored["id"], search_lines(to_article(stored), self.engine))
        gathered.insert(connection)
        return len(old) + len(ids)


def waiting(connection: Connection) -> int:
    """How many pages are not in the index yet."""
    return int(connection.execute(select(func.count()).select_from(_unindexed().subquery())).scalar_one())


def about_waiting(connection: Connection) -> int:
    """The same at a glance, for pages that are shown: superseded pages that are still in the index are taken for indexed ones."""
    pages = select(func.count()).select_from(s.articles).where(s.articles.c.latest == 1)
    indexed = select(func.count()).select_from(s.search_text).where(s.search_text.c.analyser == ANALYSER)
    return max(0, int(connection.execute(pages).scalar_one()) - int(connection.execute(indexed).scalar_one()))


def _unindexed() -> Any:
    a, t = s.articles.c, s.search_text.c
    query = select(a.id).outerjoin_from(s.articles, s.search_text, t.article_id == a.id)
    return query.where(a.latest == 1, or_(t.article_id.is_(None), t.analyser != ANALYSER))


def parse(typed: str, engine: Engine) -> Query:
    """A query as typed: words, "words in quotes" that follow one another, -word for what must not be there."""
    found = Query([], [], [])
    for minus, quoted, word in _PIECES.findall(typed):
        units = query_units(quoted or word, engine)
        if minus:
            found.barred += units
        else:
            found.wanted += units
            if quoted and len(units) > 1:
                found.phrases.append(units)
    if not quoted_only(typed):
        # Names of several words are seen only when the words stand together.
        bare = " ".join(word for minus, quoted, word in _PIECES.findall(typed) if word and not minus)
        kept = [u for p in found.phrases for u in p]
        alone = [u for minus, quoted, word in _PIECES.findall(typed) if quoted and not minus for u in query_units(quoted, engine)]
        found.wanted = query_units(bare, engine) + (kept or alone)
    return found


def quoted_only(typed: str) -> bool:
    """Whether a query is nothing but quotations."""
    return all(not word for _, _, word in _PIECES.findall(typed))


def search(
    connection: Connection, typed: str, wanted: EventFilter, engine: Engine, *, limit: int = 20, offset: int = 0, place: str | None = None
) -> list[Hit]:
    """The pages that hold all words and an event that fits, best first; without words the newest first.

    place: the name of a place, as an alternative to the country key of the filter. Raises UsageError U020 where neither words nor
    a filter are given, or the words hold nothing to look for.
    """
    query = parse(typed, engine)
    if not query.wanted and (typed.strip() or (wanted == EventFilter() and place is None)):
        raise _nothing_asked()
    asked, ranker, wanted_to = Asked(query.wanted, wanted, place), Ranker(query), offset + limit
    if not query.wanted:
        ids = connection.execute(without_words(asked).limit(wanted_to)).scalars().all()
        return _hits(connection, [(i, None) for i in ids[offset:]], asked, ranker)
    return _hits(connection, _ranked(connection, asked, ranker, wanted_to)[offset:wanted_to], asked, ranker)


def _ranked(connection: Connection, asked: Asked, ranker: Ranker, count: int) -> list[tuple[int, float]]:
    """The first pages, at least ``count`` where there are so many, with their scores: portion by portion, each best first."""
    out: list[tuple[int, float]] = []
    ids = candidates(connection, asked, PORTION)
    for start in range(0, NEWEST, PORTION):
        if start and start == len(ids) == PORTION:
            ids = candidates(connection, asked, NEWEST)
        part = ids[start : start + PORTION]
        scored = sorted((-score, _newest(row.day), row.address, row.id) for row, score in _scored(connection, part, ranker))
        out += [(id_, -minus) for minus, _, _, id_ in scored]
        if len(out) >= count or len(part) < PORTION:
            break
    return out


def _nothing_asked() -> UsageError:
    return UsageError("U020", "nothing to look for; give words, or a filter such as --actor RUS.")


def _scored(connection: Connection, ids: Sequence[int], ranker: Ranker) -> Iterator[tuple[Any, float]]:
    """Those of the pages that hold all words, each with its score."""
    a, t = s.articles.c, s.search_text.c
    pages = select(a.id, a.day, a.address, t.title, t.body).join_from(s.search_text, s.articles, a.id == t.article_id)
    for start in range(0, len(ids), 400):
        # Superseded pages leave the index when it is next brought up.
        for row in connection.execute(pages.where(a.id.in_(ids[start : start + 400]), a.latest == 1)):
            if (score := ranker.score(row.title, row.body)) is not None:
                yield row, score


def _newest(day: str | None) -> tuple[int, ...]:
    """Sorts later days first."""
    return tuple(-ord(c) for c in day) if day else (0,)


class Ranker:
    """Scores stored pages for one query, in the stored lines: splitting thousands of pages into words costs too much, and so did a
    pattern over all of a unit's terms, which looks at every character where a search for one term passes over most."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self._terms = {id(unit): sorted(unit.terms | unit.sounds) for unit in [*query.wanted, *query.barred]}

    def places(self, unit: Unit, line: str) -> list[int]:
        """Where words stand that a unit means: offsets of their beginnings in a stored line, each once."""
        found: set[int] = set()
        for term in self._terms[id(unit)]:
            at = line.find(term)
            while at >= 0:
                end = at + len(term)
                if (at == 0 or line[at - 1] in " |") and (end == len(line) or line[end] in " |"):
                    start = line.rfind(" ", 0, at) + 1
                    if term in unit.terms or unit.meets(tuple(_word_at(line, start).split("|"))):
                        found.add(start)
                at = line.find(term, end)
        return sorted(found)

    def _together(self, phrase: Sequence[Unit], line: str) -> bool:
        return any(_follow(phrase[1:], line, line.find(" ", at) + 1) for at in self.places(phrase[0], line))

    def score(self, title: str, body: str) -> float | None:
        """How well a page answers; None where it does not after all (names that only share consonants, words not side by side)."""
        if any(self.places(u, title) or self.places(u, body) for u in self.query.barred):
            return None
        if not all(self._together(p, title) or self._together(p, body) for p in self.query.phrases):
            return None
        total, near = 0.0, []
        for unit in self.query.wanted:
            at, above = self.places(unit, body), bool(self.places(unit, title))
            if not at and not above:
                return None
            exact = bool(unit.form) and (_typed(unit.form, title) or _typed(unit.form, body))
            total += (_TITLE if above else 0.0) + len(at) / (len(at) + 1.5) + (_EXACT if exact else 0.0)
            near.append(at)
        close = len(near) > 1 and all(near) and _within(near)
        return round(total / len(self.query.wanted) + (_NEAR if close else 0.0), 6)


def _word_at(line: str, start: int) -> str:
    end = line.find(" ", start)
    return line[start:] if end < 0 else line[start:end]


def _typed(form: str, line: str) -> bool:
    """Whether a word of a stored line has this very form; forms stand first among a word's terms."""
    padded = f" {line} "
    return f" {form} " in padded or f" {form}|" in padded


def _follow(units: Sequence[Unit], line: str, start: int) -> bool:
    """Whether the words of a stored line from an offset on are those of the units, in their order."""
    for unit in units:
        if start <= 0 or not unit.meets(tuple(_word_at(line, start).split("|"))):
            return False
        start = line.find(" ", start) + 1
    return True


def _within(places: list[list[int]]) -> bool:
    """Whether all units stand within about a sentence's length of one another somewhere."""
    return any(all(any(abs(x - first) <= _WITHIN for x in at) for at in places[1:]) for first in places[0])


def _hits(connection: Connection, found: Sequence[tuple[int, float | None]], asked: Asked, ranker: Ranker) -> list[Hit]:
    """What is shown of some pages, fetched for all of them together."""
    ids = [i for i, _ in found]
    rows = {r["id"]: r for r in connection.execute(select(s.articles).where(s.articles.c.id.in_(ids))).mappings()}
    n, c, t = s.sentences.c, s.codings.c, s.search_text.c
    sentences: dict[int, list[Any]] = {}
    lines = select(c.article_id, n.start, n.end, n.block).join_from(s.codings, s.sentences, n.coding_id == c.id)
    for row in connection.execute(lines.where(c.id.in_([r["coding_id"] for r in rows.values()])).order_by(c.id, n.n)).mappings():
        sentences.setdefault(row["article_id"], []).append(row)
    shown = _shown_events(connection, ids, asked)
    events = queries.events(connection, [e for part in shown.values() for e in part])
    words = select(t.article_id, t.title, t.body).where(t.article_id.in_(ids))
    stored = {r.article_id: (r.title, r.body) for r in connection.execute(words)}
    out = []
    for id_, score in found:
        row, fitting = rows[id_], [events[e] for e in shown.get(id_, ())]
        article = to_article(row, sentences.get(id_, ()))
        passage, marks = _passage(article, stored.get(id_, ("", "")), fitting, ranker)
        about = (row["address"], row["url"], row["outlet"], row["published"], row["title"])
        out.append(Hit(id_, *about, score, passage, marks, fitting))
    return out


def _shown_events(connection: Connection, ids: Sequence[int], asked: Asked) -> dict[int, list[int]]:
    """The first events of each page that fit the filter; of any kind where it asks for none."""
    e = s.events.c
    fitting = conditions(asked) if asked.of_events else [queries.counting(e.current)]
    query = select(e.id, e.article_id).where(e.article_id.in_(ids), *fitting)
    out: dict[int, list[int]] = {}
    for row in connection.execute(query.order_by(e.article_id, e.n)):
        if len(part := out.setdefault(row.article_id, [])) < _SHOWN:
            part.append(row.id)
    return out


def _passage(article: Article, stored: tuple[str, str], events: Sequence[Event], ranker: Ranker) -> tuple[str, list[tuple[int, int]]]:
    """The sentence that holds most of what was asked for, with the words marked; without words that of the first event.

    The stored words are in the order of the text, so the n-th of them is the n-th word there.
    """
    whole, sentences = article.text, article.sentences
    if not ranker.query.wanted:
        start, end = events[0].sentence if events else (sentences[0].start, sentences[0].end) if sentences else (0, min(len(whole), 200))
        return whole[start:end], []
    marks: list[tuple[int, int, int]] = []
    for line, titled in ((stored[1], False), (stored[0], True)):
        at = [w for b in article.blocks if (b.kind == "title") is titled for w in words_at(whole, b.start, b.end)]
        for n, unit in enumerate(ranker.query.wanted):
            marks += [(*at[k], n) for p in ranker.places(unit, line) if (k := line.count(" ", 0, p)) < len(at)]
    best: tuple[int, int, int] | None = None
    for sentence in sentences:
        met = len({n for start, _, n in marks if sentence.start <= start < sentence.end})
        if met and (best is None or met > best[0]):
            best = (met, sentence.start, sentence.end)
    if best is None:
        return "", []
    _, first, last = best
    return whole[first:last], sorted({(a - first, b - first) for a, b, _ in marks if first <= a < last})


def event_rows(connection: Connection, keys: Sequence[str], articles: Sequence[int]) -> dict[tuple[int, str], int]:
    """The row ids of current events: (article, the event's id) → row, so that a hit's events can be linked to."""
    e = s.events.c
    query = select(e.article_id, e.key, e.id).where(e.article_id.in_(articles), e.key.in_(keys), e.current == 1)
    return {(row.article_id, row.key): row.id for row in connection.execute(query)} if keys else {}


def asked_words(typed: str, engine: Engine) -> Query:
    """What is typed, as ``matching`` wants it. Raises UsageError U020 for words that hold nothing to look for."""
    query = parse(typed, engine)
    if not query.wanted:
        raise _nothing_asked()
    return query


def matching(connection: Connection, query: Query, wanted: EventFilter, place: str | None = None) -> Iterator[list[int]]:
    """The rows of the pages that hold all words and an event that fits, the first ``NEWEST`` of a search, by their rows, in portions.

    The first portions are small, so that whoever downloads sees at once that something comes: to look whether two thousand pages hold
    the words took a second.
    """
    ids, ranker = sorted(candidates(connection, Asked(query.wanted, wanted, place), NEWEST)), Ranker(query)
    start, size = 0, 20
    while start < len(ids):
        yield sorted(row.id for row, _ in _scored(connection, ids[start : start + size], ranker))
        start, size = start + size, _BATCH
