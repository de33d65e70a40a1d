"""A million synthetic events: how long a dyad's timeline, an actor's page and filtered searches take with a warm cache.

python benchmarks/store_queries.py [events] [--db ADDRESS]      SQLite in a temporary file, or the database named

The events are skewed as news is: few actors have most of them. They stand on pages with words, for the searches that ask for words as
well as filters. The database is kept where --db names one and filled only when it is empty; a PostgreSQL server is filled by COPY.
Prints one JSON object, times in milliseconds.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from vaarta.coder import load
from vaarta.store import queries
from vaarta.store import schema as s
from vaarta.store import search as words
from vaarta.store.database import Database, open_current
from vaarta.store.migrations import m0009_views, m0010_years
from vaarta.store.queries import EventFilter

KEYS = [
    "IND", "PAK", "CHN", "USA", "RUS", "UKR", "IRN", "ISR", "FRA", "DEU", "GBR", "JPN", "TUR", "SAU", "NPL", "LKA", "BGD", "AFG",
    "KOR", "PRK", "AUS", "CAN", "EGY", "SYR", "IRQ", "ARE", "QAT", "IDN", "MMR", "VNM", "THA", "BRA", "ZAF", "NGA", "KEN", "ETH",
    "POL", "ITA", "ESP", "SWE",
]  # fmt: skip
TYPES = ["CONSULT", "ACCUSE", "REQUEST", "AGREE", "SUPPORT", "AID", "COOPERATE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",
         "COERCE", "ASSAULT", "RETREAT", "CONCEDE"]  # fmt: skip
STATUSES = ["happened"] * 8 + ["future", "hypothetical", "negated", "historical"]
OUTLETS = [f"Outlet {n}" for n in range(30)]
QUADS = ["VC", "MC", "VX", "MX"]
PER_ARTICLE = 8
FIRST = date(2015, 1, 1)
DAYS = 3650
BATCH = 2_000
REPEATS = 60
# Common and rare words, two together, a phrase, a name in Latin letters.
WORDS = ("हमला", "समझौता", "बातचीत", "सेना", "राजनयिक", "मौसम", "भारत पाकिस्तान", "रूस प्रतिबंध", '"संयुक्त सैन्य अभ्यास"', "India", "Japan मदद")


def skewed(chance: random.Random, values: list[str]) -> str:
    """One of the values, the first ones far more often."""
    return values[min(int(chance.paretovariate(0.9)) - 1, len(values) - 1)]


def article_batches(count: int) -> Iterator[dict[str, list[dict[str, object]]]]:
    """The rows of all tables, some thousand articles at a time."""
    chance = random.Random(11)
    event_id = 0
    rows: dict[str, list[dict[str, object]]] = {}
    for article_id in range(1, count // PER_ARTICLE + 1):
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        outlet = chance.choice(OUTLETS)
        rows.setdefault("articles", []).append(
            {
                "id": article_id, "address": f"https://o.example/{article_id}", "version": 1, "latest": 1, "digest": str(article_id),
                "coding_id": article_id, "stored": day, "name": str(article_id), "url": f"https://o.example/{article_id}", "outlet": outlet,
                "title": "शीर्षक", "published": day, "day": day, "language": "hi", "kind": "article", "form": "plain", "text": "पाठ " * 100,
                "layout": {"blocks": [], "furniture": [], "images": [], "related": []},
            }
        )  # fmt: skip
        rows.setdefault("codings", []).append(
            {"id": article_id, "article_id": article_id, "coder_id": 1, "at": day, "current": 1, "events": PER_ARTICLE}
        )
        for n in range(PER_ARTICLE):
            event_id += 1
            add_event(rows, chance, event_id, article_id, n, day, outlet)
        if article_id % (BATCH // PER_ARTICLE * 4) == 0:
            yield rows
            rows = {}
    if rows:
        yield rows


def add_event(
    rows: dict[str, list[dict[str, object]]], chance: random.Random, event_id: int, article_id: int, n: int, day: str, outlet: str
) -> None:
    """One event with its mentions and dyads."""
    kind, status, quad = skewed(chance, TYPES), chance.choice(STATUSES), chance.choice(QUADS)
    actor, recipient, place = (skewed(chance, KEYS) for _ in range(3))
    number = round(chance.uniform(-10, 8), 1)
    rows.setdefault("events", []).append(
        {
            "id": event_id, "coding_id": article_id, "article_id": article_id, "n": n, "key": f"v1-{event_id:x}", "current": 1,
            "type": kind, "modes": [], "status": status, "quad": quad, "intensity": number, "contexts": ["military"],
            "topics": [], "trigger": "हमला किया", "start": 0, "end": 9, "sentence_start": 0, "sentence_end": 60, "day": day,
            "day_end": day, "when": None,
            "place_key": place,
            "place_name": "शहर", "lat": 1.0, "lon": 1.0, "where": None, "outlet": outlet, "reasons": {"entry": "हमला (assault.tsv:1)"},
        }
    )  # fmt: skip
    said = [("actor", actor), ("recipient", recipient)] + ([("speaker", skewed(chance, KEYS))] if n % 3 == 0 else [])
    for role, key in said:
        rows.setdefault("mentions", []).append(
            {"event_id": event_id, "role": role, "n": 0, "participant_id": KEYS.index(key) + 1, "current": 1, "key": key, "day": day,
             "type": kind, "status": status, "place_key": place, "outlet": outlet,
             "text": "शब्द", "start": 0, "end": 4, "anonymous": 0, "reason": "x"}
        )  # fmt: skip
    rows.setdefault("dyads", []).append(
        {"event_id": event_id, "actor": actor, "recipient": recipient, "mutual": 0, "current": 1, "day": day, "type": kind,
         "status": status, "quad": quad, "intensity": number, "place_key": place, "outlet": outlet}
    )  # fmt: skip


Rows = dict[str, list[dict[str, object]]]


def fill(database: Database, count: int, dressed: Callable[[Iterator[Rows]], Iterator[Rows]] = lambda rows: rows) -> None:
    """Fill an empty database. dressed: adds to the rows before they are written."""
    with database.write() as connection:
        connection.execute(insert(s.coders), [{"id": 1, "version": "0", "lexicon": "0", "at": "x"}])
        rows = [{"id": n, "key": key, "name": "", "sectors": "GOV"} for n, key in enumerate(KEYS, 1)]
        connection.execute(insert(s.participants), rows)
    for batch in dressed(article_batches(count)):
        with database.write() as connection:
            for table in ("articles", "codings", "events", "mentions", "dyads"):
                put(connection, table, batch[table])
    with database.write() as connection:
        sum_up(connection)
    analyse(database)


def put(connection: Connection, name: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Rows into a table: COPY where there is one, which takes a third of the time."""
    table = s.metadata.tables[name]
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), list(rows))
        return
    names = list(dict.fromkeys(column for row in rows for column in row))
    bound = [table.c[column].type.bind_processor(connection.dialect) or (lambda value: value) for column in names]
    columns = ", ".join(f'"{column}"' for column in names)
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([bind(row.get(column)) for column, bind in zip(names, bound, strict=True)])


def sum_up(connection: Connection) -> None:
    """The sums over all rows, as the migrations make them; batch by batch they cost more than the rows."""
    month = "substr(coalesce(day, ''), 1, 7)"
    fills = {
        "dyad_months": f"SELECT actor, recipient, {month}, quad, count(*), sum(intensity) FROM dyads WHERE current = 1 GROUP BY 1, 2, 3, 4",
        "actor_months": f"""SELECT key, role, {month}, type, count(*)
            FROM mentions WHERE current = 1 AND key IS NOT NULL GROUP BY 1, 2, 3, 4""",
    }
    dialect = connection.dialect.name
    for table, rows in (fills | m0009_views.fills(dialect) | m0010_years.fills(dialect)).items():
        connection.execute(text(f"INSERT INTO {table} {rows}"))


def analyse(database: Database) -> None:
    """Let the database count what it holds, as it does by itself in the long run."""
    database.analyse()
    if database.dialect == "postgresql":
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def measured(connection: Connection, ask: Callable[[random.Random], object]) -> dict[str, float]:
    """Half, 95th percentile and worst of many askings, after as many to warm the cache."""
    times = []
    for n in range(2 * REPEATS):
        # The same questions twice: the second time the cache is warm.
        chance = random.Random(n % REPEATS)
        start = time.perf_counter()
        ask(chance)
        times.append((time.perf_counter() - start) * 1000)
    warm = sorted(times[REPEATS:])
    return {"median": round(warm[len(warm) // 2], 1), "p95": round(warm[int(len(warm) * 0.95)], 1), "worst": round(warm[-1], 1)}


def search(chance: random.Random) -> EventFilter:
    """A search with two to four conditions, as people put them."""
    since = FIRST + timedelta(days=chance.randrange(DAYS - 400))
    fields = {
        "actor": skewed(chance, KEYS),
        "recipient": skewed(chance, KEYS),
        "speaker": skewed(chance, KEYS),
        "type": skewed(chance, TYPES),
        "status": chance.choice(STATUSES),
        "place": skewed(chance, KEYS),
        "outlet": chance.choice(OUTLETS),
        "since": since.isoformat(),
        "until": (since + timedelta(days=365)).isoformat(),
    }
    return EventFilter(**{name: fields[name] for name in chance.sample(sorted(fields), chance.randint(2, 4))})


def main() -> None:
    """Fill where needed, ask, print."""
    given = [a for n, a in enumerate(sys.argv[1:], 1) if a.isdigit() and not sys.argv[n - 1].startswith("--")]
    count = int(given[0]) if given else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        address = sys.argv[sys.argv.index("--db") + 1] if "--db" in sys.argv else str(Path(folder, "events.db"))
        database = open_current(address, create=True)
        start = time.perf_counter()
        with database.read() as connection:
            empty = connection.execute(select(s.events.c.id).limit(1)).first() is None
        engine = load("hi").engine
        if empty:
            import explorer_data

            fill(database, count, lambda rows: explorer_data.add_pages(database, explorer_data.lifelike(rows, engine)))
        filled = time.perf_counter() - start
        with database.read() as connection:
            figures: dict[str, object] = {
                "database": database.dialect,
                "events": connection.execute(select(func.count()).select_from(s.events)).scalar_one(),
                "fill_seconds": round(filled),
                "dyad_timeline": measured(connection, lambda c: queries.dyad_timeline(connection, skewed(c, KEYS), skewed(c, KEYS))),
                "actor_page": measured(connection, lambda c: queries.actor_page(connection, skewed(c, KEYS))),
                "filtered_search": measured(connection, lambda c: queries.find_events(connection, search(c))),
                "words_search": measured(connection, lambda c: words.search(connection, c.choice(WORDS), EventFilter(), engine)),
                "words_and_filters": measured(connection, lambda c: words.search(connection, c.choice(WORDS), search(c), engine)),
            }
        database.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
