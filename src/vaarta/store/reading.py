"""What the pages on one story, one article and one event show, by key or id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from ..records import Article, Event
from . import queries
from . import schema as s

MAX_REPORTS = 300
MAX_MERGED = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A stored page. events: their ids in the order of ``article.events``; newer: the id of the version that counts now, if not this."""

    id: int
    address: str
    version: int
    newer: int | None
    article: Article
    events: list[int]
    story: tuple[str, str | None] | None


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a story."""

    id: int
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A merged event: its record (see MergedEvent), and the event ids of its mentions with article, outlet and sentence."""

    key: str
    day: str | None
    sources: int
    record: dict[str, Any]
    mentions: list[tuple[int, int, str | None, str]]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story whole."""

    key: str
    title: str | None
    first_day: str | None
    last_day: str | None
    outlets: list[str]
    reports: list[Report]
    merged: list[Told]
    said: list[tuple[str | None, str, list[tuple[int, Event]]]]


def page(connection: Connection, article_id: int) -> Page | None:
    """An article version with its events and story."""
    article = queries.article(connection, article_id)
    if article is None:
        return None
    a, e = s.articles.c, s.events.c
    row = connection.execute(select(a.address, a.version, a.latest, a.coding_id).where(a.id == article_id)).one()
    ids = list(connection.execute(select(e.id).where(e.coding_id == row.coding_id).order_by(e.n)).scalars())
    newer = None
    if not row.latest:
        newer = connection.execute(select(a.id).where(a.address == row.address, a.latest == 1)).scalar()
    m = s.story_members.c
    story = select(s.stories.c.key, s.stories.c.title).join(s.story_members, m.story_id == s.stories.c.id).where(m.article_id == article_id)
    found = connection.execute(story).first()
    return Page(article_id, row.address, row.version, newer, article, ids, (found.key, found.title) if found else None)


def event_place(connection: Connection, event_id: int) -> tuple[int, bool] | None:
    """The article of an event, and whether the event counts now; None where there is none."""
    e = s.events.c
    row = connection.execute(select(e.article_id, e.current).where(e.id == event_id)).first()
    return (row.article_id, bool(row.current)) if row else None


def merged_of(connection: Connection, event_id: int) -> Told | None:
    """The merged event that a mention belongs to."""
    m = s.merged_members.c
    id_ = connection.execute(select(m.merged_id).where(m.event_id == event_id)).scalar()
    found = _told(connection, s.merged_events.c.id == id_) if id_ is not None else []
    return found[0] if found else None


def _told(connection: Connection, condition: Any) -> list[Told]:
    g, m, e, a = s.merged_events.c, s.merged_members.c, s.events.c, s.articles.c
    rows = connection.execute(select(s.merged_events).where(condition).order_by(g.day, g.id).limit(MAX_MERGED)).mappings().all()
    mentions: dict[int, list[tuple[int, int, str | None, str]]] = {}
    query = select(m.merged_id, e.id, a.id.label("article"), a.outlet, a.text, e.sentence_start, e.sentence_end)
    query = query.join_from(s.merged_members, s.events, e.id == m.event_id).join(s.articles, a.id == e.article_id)
    query = query.where(m.merged_id.in_([r["id"] for r in rows])).order_by(a.published, e.id).limit(10 * MAX_MERGED)
    for row in connection.execute(query):
        sentence = row.text[row.sentence_start : row.sentence_end]
        mentions.setdefault(row.merged_id, []).append((row.id, row.article, row.outlet, sentence))
    return [Told(r["key"], r["day"], r["sources"], r["record"], mentions.get(r["id"], [])) for r in rows]


def story(connection: Connection, key: str) -> StoryPage | None:
    """A story by its key."""
    row = connection.execute(select(s.stories).where(s.stories.c.key == key)).mappings().first()
    if row is None:
        return None
    a, m = s.articles.c, s.story_members.c
    listed = select(a.id, a.title, a.outlet, a.published, a.url).join(s.story_members, m.article_id == a.id)
    listed = listed.where(m.story_id == row["id"]).order_by(a.published, a.id).limit(MAX_REPORTS)
    reports = [Report(*r) for r in connection.execute(listed)]
    merged = _told(connection, s.merged_events.c.story_id == row["id"])
    outlets = (row["record"] or {}).get("outlets", [])
    said = _said(connection, [r.id for r in reports])
    return StoryPage(row["key"], row["title"], row["first_day"], row["last_day"], outlets, reports, merged, said)


def _said(connection: Connection, articles: list[int]) -> list[tuple[str | None, str, list[tuple[int, Event]]]]:
    """Who says what: events by the speaker on whose word they are told, the most often quoted first."""
    e, m = s.events.c, s.mentions.c
    query = select(m.event_id).join_from(s.mentions, s.events, e.id == m.event_id)
    query = query.where(e.article_id.in_(articles), queries.counting(e.current), m.role == "speaker").order_by(m.event_id).limit(200)
    groups: dict[tuple[str | None, str], list[tuple[int, Event]]] = {}
    for id_, event in queries.events(connection, list(connection.execute(query).scalars())).items():
        if (who := event.said_by) is not None:
            groups.setdefault((who.key, who.name or who.text), []).append((id_, event))
    return [(key, name, told) for (key, name), told in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0][1]))]


def sentences_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, int, int]]:
    """The sentence of each event, with the offsets of the trigger within it; by the events' ids."""
    e, a = s.events.c, s.articles.c
    cut = func.substr(a.text, e.sentence_start + 1, e.sentence_end - e.sentence_start).label("sentence")
    query = select(e.id, cut, e.start - e.sentence_start, e.end - e.sentence_start).join(s.articles, a.id == e.article_id)
    return {id_: (text, max(0, start), max(0, end)) for id_, text, start, end in connection.execute(query.where(e.id.in_(ids)))}
