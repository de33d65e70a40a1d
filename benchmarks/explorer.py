"""How soon the explorer answers over a million events: the real server on loopback, each page asked again and again.

python benchmarks/explorer.py [--db FILE] [--events N]      the database is made once, where there is none, and kept

Half and 95th percentile of the answers, in milliseconds, after a warm-up. Targets: the front page under 300, any view under 500.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import store_queries
from explorer_data import add_pages, add_stories, add_talks, lifelike, multiply
from sqlalchemy import select

from vaarta.coder import Coder
from vaarta.store import schema as s
from vaarta.store.database import open_current

VIEWS = {
    "front": "/",
    "actors": "/actors",
    "actor, all time": "/actors/IND",
    "actor as speaker, any status": "/actors/IND?role=speaker&status=all",
    "actor, months cut in two": "/actors/IND?since=2016-02-04&until=2023-08-09",
    "actor, five weeks": "/actors/IND?since=2020-02-04&until=2020-03-09",
    "dyad, all time": "/dyads/IND/PAK",
    "map, last year": "/map",
    "map, ten years": "/map?since=2015-01-05&until=2024-12-20",
    "map, five years, near": "/map?z=3&since=2016-03-04&until=2021-03-08",
    "map, one place": "/map?at=28,77,29,78",
    "map, one place, ten years": "/map?at=28,77,29,78&since=2015-01-05&until=2024-12-20",
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


def asked(address: str) -> float:
    """One answer, read whole; milliseconds."""
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - start) * 1000


def measured(address: str) -> None:
    """Ask each view and print a table."""
    print(f"| {'view':<30} | median | p95 |\n|---|---|---|")
    for name, path in VIEWS.items():
        for _ in range(2):
            asked(address + path)
        times = sorted(asked(address + path) for _ in range(REPEATS))
        print(f"| {name:<30} | {times[len(times) // 2]:.0f} | {times[int(len(times) * 0.95)]:.0f} |", flush=True)


def main() -> None:
    """Prepare, serve, ask, stop."""
    options = argparse.ArgumentParser()
    options.add_argument("--db", default="explorer-benchmark.db")
    options.add_argument("--events", type=int, default=1_000_000)
    given = options.parse_args()
    prepared(given.db, given.events)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from vaarta.cli import main; main()", "serve", "--db", str(Path(given.db)), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                asked(address)
                break
            except OSError:
                time.sleep(0.2)
        measured(address)
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
