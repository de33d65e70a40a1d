"""How soon the explorer answers over a million events: the real server on loopback, each page asked again and again.

python benchmarks/explorer.py [--db FILE] [--events N] [--repeats N]      the database is made once, where there is none, and kept

FILE may be the address of a PostgreSQL database. Half and 95th percentile of the answers, in milliseconds, after a warm-up; the last
line is one JSON object. Targets: the front page under 300, any view under 500.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

import store_queries
from explorer_data import add_pages, add_stories, add_talks, lifelike, multiply
from sqlalchemy import select

from vaarta.coder import Coder
from vaarta.store import schema as s
from vaarta.store.database import open_current

VIEWS = {
    "front": "/",
    "front, a month": "/?since=2020-03-01&until=2020-03-31",
    "front, ten years": "/?since=2015-01-05&until=2024-12-20",
    "actors": "/actors",
    "actor, all time": "/actors/IND",
    "actor as speaker, any status": "/actors/IND?role=speaker&status=all",
    "actor, months cut in two": "/actors/IND?since=2016-02-04&until=2023-08-09",
    "actor, five weeks": "/actors/IND?since=2020-02-04&until=2020-03-09",
    "dyad, all time": "/dyads/IND/PAK",
    "dyad, negated": "/dyads/IND/PAK?status=negated",
    "map, last year": "/map",
    "map, ten years": "/map?since=2015-01-05&until=2024-12-20",
    "map, five years, near": "/map?z=3&since=2016-03-04&until=2021-03-08",
    "map, one place": "/map?at=28,77,29,78",
    "map, one place, ten years": "/map?at=28,77,29,78&since=2015-01-05&until=2024-12-20",
    "search, common word": "/search?q=सरकार",
    "search, two words": "/search?q=सेना+सीमा",
    "search, words and a filter": "/search?q=सरकार&actor=IND&since=2019-01-01&until=2019-12-31",
    "search, words, page 40": "/search?q=सरकार&page=40",
    "search, one filter": "/search?actor=IND",
    "search, five filters": "/search?actor=IND&recipient=CHN&type=ACCUSE&status=happened&since=2016-01-01&until=2023-12-31",
    "search, rare among frequent": "/search?actor=IND&type=CONCEDE&status=negated&outlet=Outlet+7",
    "search, deep in the list": "/search?actor=IND&behind=2016-05-05.99",
    "story of forty reports": "{story}",
    "article with an event": "{article}",
    "event": "{event}",
    "talks": "/talks",
    "talks of two sides": "/talks/IND/PAK?since=2020-01-01&until=2020-12-31",
    # A dossier is kept until the store changes; with another day each time it is made anew.
    "talks of two sides, made anew": "/talks/IND/PAK?since=2019-01-{day}&until=2019-12-31",
    "talks of great powers, made anew": "/talks/CHN/USA?since=2015-01-{day}",
    "API, events": "/api/v1/events?actor=IND&limit=50",
    "API, articles": "/api/v1/articles?limit=50",
    "API, actor": "/api/v1/actors/IND",
    "API, search": "/api/v1/search?q=सरकार",
    "Atom feed": "/api/v1/feed.atom?type=AGREE",
    "CSV of a filter, first byte": "/download/csv?actor=IND&recipient=CHN",
    "CSV of all, first byte": "/download/csv",
    "JSONL of words, first byte": "/download/plover?q=सरकार",
}
REPEATS = 20
# So many events are written row by row; more are copies of them.
BY_ROW = 200_000


def prepared(db: str, events: int) -> None:
    """The database, filled where it is empty."""
    database = open_current(db, create=True)
    with database.read() as connection:
        empty = connection.execute(select(s.events.c.id).limit(1)).first() is None
    if empty:
        print(f"making {events} events in {db} (some minutes, once)", file=sys.stderr)
        engine = Coder("hi").engine
        store_queries.fill(database, min(events, BY_ROW), lambda batches: add_pages(database, lifelike(batches, engine)))
        add_stories(database)
        add_talks(database)
        if events > BY_ROW:
            multiply(database, events)
        store_queries.analyse(database)
    database.close()


def asked(address: str, first: bool = False) -> float:
    """One answer, read whole or to its first bytes; milliseconds."""
    start = time.perf_counter()
    with urllib.request.urlopen(quote(address, safe=":/?&=+,"), timeout=60) as answer:
        answer.read(1 if first else None)
    return (time.perf_counter() - start) * 1000


def places(db: str) -> dict[str, str]:
    """The addresses that hold ids: a story with many reports, an event in its article, an event."""
    database = open_current(db, read_only=True)
    with database.read() as connection:
        c, e = s.stories.c, s.events.c
        story = connection.execute(select(c.key).order_by(c.articles.desc(), c.id).limit(1)).scalar_one()
        row = connection.execute(select(e.id, e.article_id).where(e.current == 1).order_by(e.id.desc()).limit(1)).one()
    database.close()
    return {"story": f"/stories/{story}", "article": f"/articles/{row.article_id}?event={row.id}", "event": f"/events/{row.id}"}


def worked(server: int) -> float:
    """Milliseconds of processor time that a process has had; 0 where /proc is not kept."""
    try:
        spent = Path(f"/proc/{server}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    except OSError:
        return 0.0
    return sum(map(int, spent)) * 1000 / os.sysconf("SC_CLK_TCK")


def measured(address: str, found: dict[str, str], server: int, repeats: int = REPEATS) -> dict[str, dict[str, int]]:
    """Ask each view and print a table: half and 95th percentile, and the server's own processor time for one, in milliseconds.

    The last does not depend on what else the machine does; with PostgreSQL the database's share is not in it.
    """
    figures = {}
    print(f"| {'view':<30} | median | p95 | processor |\n|---|---|---|---|")
    for name, path in VIEWS.items():
        at, first = address + path.replace("{day}", "{{day:02}}").format(**found), "first byte" in name
        for n in range(2):
            asked(at.format(day=n + 1), first)
        before = worked(server)
        times = sorted(asked(at.format(day=n % 26 + 3), first) for n in range(repeats))
        each = round((worked(server) - before) / repeats)
        figures[name] = {"median": round(times[len(times) // 2]), "p95": round(times[int(len(times) * 0.95)]), "processor": each}
        print(f"| {name:<30} | {figures[name]['median']} | {figures[name]['p95']} | {each} |", flush=True)
    return figures


def main() -> None:
    """Prepare, serve, ask, stop."""
    options = argparse.ArgumentParser()
    options.add_argument("--db", default="explorer-benchmark.db")
    options.add_argument("--events", type=int, default=1_000_000)
    options.add_argument("--repeats", type=int, default=REPEATS)
    given = options.parse_args()
    prepared(given.db, given.events)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from vaarta.cli import main; main()",
        "serve",
        "--db",
        given.db,
        "--port",
        str(port),
        "--rate",
        "0",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                asked(address)
                break
            except OSError:
                time.sleep(0.2)
        figures = measured(address, places(given.db), server.pid, given.repeats)
        print(json.dumps(figures, ensure_ascii=False))
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
