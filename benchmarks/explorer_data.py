"""A database as the explorer meets it: a million events with places and topics, on pages with words, in stories, with positions and
meetings. Built on the rows of store_queries; the same every time.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import generator
import store_queries
from sqlalchemy import Connection, Table, select, text

from vaarta.coding.ontology import Ontology
from vaarta.engine import DATA, Engine
from vaarta.language.topictables import read_subjects
from vaarta.records import Meeting, Participant, Position, Topic, plain
from vaarta.records.story import Disagreement, Mentioned, MergedEvent, Story, Value
from vaarta.store import queries
from vaarta.store import schema as s
from vaarta.store.analyse import ANALYSER, words_of
from vaarta.store.database import Database
from vaarta.store.migrations import m0009_views, m0010_years

PLACES = 1200
SENTENCES = 12
POOL = 5000
_STORY_SIZES = (1, 1, 1, 1, 2, 2, 3, 4, 6, 12, 40)
_STANCES = ("demands", "refuses", "ready", "offers", "concerned", "accuses")
Rows = dict[str, list[dict[str, Any]]]


class Pages:
    """Texts of pages from a pool of sentences, each analysed once for the search."""

    def __init__(self, engine: Engine) -> None:
        made = generator.Generator(5)
        self.chance = random.Random(5)
        sentences = [made.sentence(n % 4 == 0) for n in range(POOL)]
        self.pool = [(sentence, [w.terms for w in words_of(sentence, engine)]) for sentence in sentences]

    def page(self) -> tuple[str, str, list[tuple[int, int]], list[Any]]:
        """Title, text, the sentences' offsets and, of the title and of the body, the words' terms."""
        chosen = [self.pool[min(int(self.chance.paretovariate(0.35)), POOL) - 1] for _ in range(SENTENCES + 1)]
        title = chosen[0][0]
        body, spans = title + "\n", []
        for sentence, _ in chosen[1:]:
            spans.append((len(body), len(body) + len(sentence)))
            body += sentence + " "
        return title, body, spans, [chosen[0][1], [terms for _, words in chosen[1:] for terms in words]]


def lifelike(batches: Iterable[Rows], engine: Engine) -> Iterator[Rows]:
    """Rows of store_queries with the quadrant of their type, for two of five a place, for one of four a topic, and pages with words."""
    ontology = Ontology.read([DATA / "hi"])
    quads = {kind: ontology.quad(kind) for kind in store_queries.TYPES}
    topics = sorted(read_subjects([DATA / "hi"])[0])
    chance = random.Random(3)
    places = [(round(chance.uniform(-40, 60), 2), round(chance.uniform(-120, 150), 2)) for _ in range(PLACES)]
    places[0] = (28.61, 77.21)
    pages = Pages(engine)
    for rows in batches:
        spans = {row["id"]: _dress(row, pages, rows) for row in rows["articles"]}
        for row in (*rows["events"], *rows["dyads"]):
            row["quad"] = quads[row["type"]]
        for row in rows["events"]:
            n = int(PLACES * chance.random() ** 4)
            here = chance.random() < 0.4
            row["lat"], row["lon"] = places[n] if here else (None, None)
            row["place_name"] = f"शहर {n}" if here else None
            row["where"] = {"text": "शहर", "precision": ("city", "country", "state", "city")[n % 4]} if here else None
            topic = topics[min(int(chance.paretovariate(0.7)) - 1, len(topics) - 1)]
            row["topics"] = [{"text": "विषय", "id": topic, "span": None}] if chance.random() < 0.25 else []
            start, end = spans[row["article_id"]][row["n"] % SENTENCES]
            row |= {"sentence_start": start, "sentence_end": end, "start": start, "end": start + 9}
        yield rows


def _dress(row: dict[str, Any], pages: Pages, rows: Rows) -> list[tuple[int, int]]:
    title, body, spans, (above, below) = pages.page()
    blocks = [["title", 0, len(title)], ["paragraph", spans[0][0], len(body)]]
    row |= {"title": title, "text": body, "layout": {"blocks": blocks, "furniture": [], "images": [], "related": []}}
    lines = [" ".join("|".join(terms) for terms in words) for words in (above, below)]
    vector = " ".join(f"'{t}'" for t in sorted({t for words in (above, below) for terms in words for t in terms}))
    entry = {"article_id": row["id"], "title": lines[0], "body": lines[1], "analyser": ANALYSER, "words": vector}
    rows.setdefault("search_text", []).append(entry)
    rows.setdefault("sentences", []).extend(
        {"coding_id": row["id"], "n": n, "start": start, "end": end, "block": "paragraph"} for n, (start, end) in enumerate(spans)
    )
    return spans


def add_pages(database: Database, batches: Iterable[Rows]) -> Iterator[Rows]:
    """The batches, each with its sentences and words for the search written behind it."""
    for rows in batches:
        yield rows
        with database.write() as connection:
            store_queries.put(connection, "sentences", rows["sentences"])
            if database.dialect == "sqlite":
                for row in rows["search_text"]:
                    row["words"] = None
            store_queries.put(connection, "search_text", rows["search_text"])


def add_stories(database: Database) -> None:
    """Stories of the articles of a day, one to forty each, with their merged events."""
    a, e = s.articles.c, s.events.c
    with database.read() as connection:
        listed = list(connection.execute(select(a.id, a.day, a.outlet, a.title).order_by(a.day, a.id)))
        sql = select(e.id, e.article_id).order_by(e.article_id, e.n)
        events = {of: [r.id for r in part] for of, part in groupby(connection.execute(sql), key=lambda r: r.article_id)}
    chance = random.Random(9)
    number, merged_id = 0, 0
    stories: list[list[Any]] = []
    for _, part in groupby(listed, key=lambda r: r.day):
        left = list(part)
        while left:
            size = min(len(left), chance.choice(_STORY_SIZES))
            stories.append([left.pop() for _ in range(size)])
    for start in range(0, len(stories), 400):
        rows: Rows = {name: [] for name in ("stories", "story_members", "merged_events", "merged_members")}
        with database.write() as connection:
            part = stories[start : start + 400]
            told = queries.events(connection, [id_ for story in part for id_ in events[story[0].id]])
            for story in part:
                number += 1
                first = story[0]
                outlets = sorted({r.outlet for r in story})
                record = Story(f"s{number}", first.title, first.day, first.day, [str(r.id) for r in story], outlets)
                rows["stories"].append(
                    {"id": number, "key": record.id, "title": first.title, "first_day": first.day, "last_day": first.day,
                     "articles": len(story), "record": record.to_dict(), "updated": "x"}
                )  # fmt: skip
                rows["story_members"] += [{"article_id": r.id, "story_id": number} for r in story]
                for n, id_ in enumerate(events[first.id]):
                    merged_id += 1
                    members = [(events[r.id][n], r) for r in story[: 20 if n < 3 else 3]]
                    rows["merged_events"].append(_merged(merged_id, number, told[id_], members, record.id, first.day))
                    rows["merged_members"] += [{"event_id": i, "merged_id": merged_id} for i, _ in members]
            for name, written in rows.items():
                store_queries.put(connection, name, written)


def _merged(id_: int, story_id: int, event: Any, members: list[Any], key: str, day: str) -> dict[str, Any]:
    mentions = [Mentioned(str(i), str(r.id), event.sentence, r.outlet, r.day) for i, r in members]
    differ = [Disagreement("status", [Value("happened", [mentions[0].event]), Value("future", [mentions[-1].event])])]
    record = MergedEvent(f"m{id_}", key, event, {}, mentions, differ if len(members) > 5 else [])
    return {
        "id": id_, "key": record.id, "story_id": story_id, "type": event.type, "status": event.status, "day": day, "place_key": None,
        "mentions": len(members), "sources": record.sources, "record": record.to_dict(), "updated": "x",
    }  # fmt: skip


def add_talks(database: Database) -> None:
    """For every fourth pair of an event a position, for every twelfth a meeting."""
    d, e = s.dyads.c, s.events.c
    wanted = select(
        d.event_id, d.actor, d.recipient, d.day, e.article_id, e.coding_id, e.topics, e.sentence_start, e.sentence_end, e.outlet
    )
    with database.read() as connection:
        found = list(connection.execute(wanted.join_from(s.dyads, s.events, e.id == d.event_id).where(d.event_id % 4 == 0)))
    chance = random.Random(13)
    for start in range(0, len(found), 20_000):
        rows: Rows = {name: [] for name in ("positions", "position_parties", "meetings", "meeting_parties")}
        for r in found[start : start + 20_000]:
            _talk(rows, r, chance)
        with database.write() as connection:
            for name, written in rows.items():
                store_queries.put(connection, name, written)


def _talk(rows: Rows, r: Any, chance: random.Random) -> None:
    span = (r.sentence_start, r.sentence_end)
    one, other = (Participant("सरकार", key) for key in (r.actor, r.recipient))
    topics = [Topic(t["text"], t["id"]) for t in r.topics]
    shared = {"id": r.event_id, "coding_id": r.coding_id, "article_id": r.article_id, "n": r.event_id, "current": 1, "day": r.day,
              "start": span[0], "end": span[1], "outlet": r.outlet}  # fmt: skip
    stance = chance.choice(_STANCES)
    position = Position(f"p{r.event_id}", stance, "happened", "कहा", [one], [other], topics, span, span)  # type: ignore[arg-type]
    rows["positions"].append({**shared, "key": position.id, "stance": stance, "status": "happened", "record": plain(position)})
    for role, key in (("holder", r.actor), ("addressee", r.recipient)):
        rows["position_parties"].append({"position_id": r.event_id, "role": role, "key": key, "current": 1, "day": r.day})
    if r.event_id % 12 == 0:
        meeting = Meeting(f"t{r.event_id}", "held", "bilateral", "unknown", [one, other], [], topics, span, span)  # type: ignore[arg-type]
        rows["meetings"].append(
            {**shared, "key": meeting.id, "state": "held", "format": "bilateral", "level": "unknown", "day_end": r.day,
             "record": plain(meeting)}
        )  # fmt: skip
        rows["meeting_parties"] += [
            {"meeting_id": r.event_id, "key": key, "current": 1, "day": r.day} for key in sorted({r.actor, r.recipient})
        ]


# Columns that hold ids, by what the ids are of, and texts that stand once each.
_OF = {"article_id": "articles", "coding_id": "codings", "event_id": "events", "story_id": "stories", "merged_id": "merged_events",
       "position_id": "positions", "meeting_id": "meetings"}  # fmt: skip
_ONCE = {
    ("articles", "address"),
    ("events", "key"),
    ("stories", "key"),
    ("merged_events", "key"),
    ("positions", "key"),
    ("meetings", "key"),
}
_COPIED = ("articles", "codings", "sentences", "events", "mentions", "dyads", "search_text", "stories", "story_members", "merged_events",
           "merged_members", "positions", "position_parties", "meetings", "meeting_parties")  # fmt: skip
_MONTHS = {
    "dyad_months": "SELECT actor, recipient, substr(coalesce(day, ''), 1, 7), quad, count(*), sum(intensity) FROM dyads "
    "WHERE current = 1 GROUP BY 1, 2, 3, 4",
    "actor_months": "SELECT key, role, substr(coalesce(day, ''), 1, 7), type, count(*) FROM mentions "
    "WHERE current = 1 AND key IS NOT NULL GROUP BY 1, 2, 3, 4",
}


def multiply(database: Database, count: int) -> None:
    """Copies of all pages with what hangs on them under new ids until there are so many events; then the sums anew.

    The database does it by itself, which takes minutes where writing a million events row by row takes an hour.
    """
    with database.write() as connection:
        indices = _indices(connection)
        for name, _ in indices:
            connection.execute(text(f"DROP INDEX {name}"))
        here = {of: int(connection.execute(text(f"SELECT max(id) FROM {of}")).scalar_one()) for of in {*_OF.values()}}
        for turn in range(1, -(-count // here["events"])):
            for name in _COPIED:
                _copy(connection, s.metadata.tables[name], here, turn)
        for table, rows in {**_MONTHS, **m0009_views.fills(database.dialect), **m0010_years.fills(database.dialect)}.items():
            connection.execute(text(f"DELETE FROM {table}"))
            connection.exec_driver_sql(f"INSERT INTO {table} {rows}")
        for _, made in indices:
            connection.exec_driver_sql(made)


def _indices(connection: Connection) -> list[tuple[str, str]]:
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    else:
        found = connection.exec_driver_sql(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' "
            "AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        )
    return [(name, made) for name, made in found]


def _copy(connection: Connection, table: Table, here: dict[str, int], turn: int) -> None:
    values = []
    for column in table.columns:
        of = table.name if column.name == "id" else _OF.get(column.name)
        if of is not None:
            values.append(f'"{column.name}" + {turn * here[of]}')
        else:
            values.append(f""""{column.name}" || '-{turn}'""" if (table.name, column.name) in _ONCE else f'"{column.name}"')
    columns = [c.name for c in table.columns]
    own = "id" if "id" in columns else next(name for name in columns if name in _OF)
    first = here[table.name if own == "id" else _OF[own]]
    named = ", ".join(f'"{name}"' for name in columns)
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({named}) SELECT {', '.join(values)} FROM {table.name} WHERE {own} <= {first}")


__all__ = ["add_pages", "add_stories", "add_talks", "lifelike", "multiply"]
