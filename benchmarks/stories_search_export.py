"""What stories, search and export cost on a store of generated pages: rates, memory, and the 95th percentile of searches.

python benchmarks/stories_search_export.py [PAGES] [--db ADDRESS]     3,000 pages in a new SQLite file unless told otherwise

The pages share few templates, so every page has far more near neighbours than news has: rates of stories are a lower bound.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator import Generator

import vaarta
from vaarta.export.files import LAYOUTS, write
from vaarta.export.source import exported
from vaarta.store import ledger
from vaarta.store.database import Database, open_current
from vaarta.store.ledger import CoderName
from vaarta.store.queries import EventFilter
from vaarta.store.rows import article_rows
from vaarta.store.search import Indexer, search
from vaarta.store.stories import StoryKeeper
from vaarta.store.writer import Coded, Writer

SEARCHES = [
    ("हमला", EventFilter()),
    ("रूस यूक्रेन", EventFilter()),
    ("", EventFilter(actor="RUS", type="ASSAULT")),
    ("बातचीत", EventFilter(actor="IND")),
    ("Lavrov", EventFilter()),
    ("सेना", EventFilter(since="2023-01-01")),
]
ROUNDS = 10


def main() -> None:
    """Fill, group, index, search, export; one line each."""
    numbers = [a for a in sys.argv[1:] if a.isdigit()]
    pages = int(numbers[0]) if numbers else 3000
    with tempfile.TemporaryDirectory() as folder:
        address = sys.argv[sys.argv.index("--db") + 1] if "--db" in sys.argv else str(Path(folder) / "b.db")
        database = open_current(address, create=True)
        coder = vaarta.load("hi")
        fill(database, coder, pages)
        timed("stories", pages, lambda: StoryKeeper(database, coder.engine).update())
        timed("index", pages, lambda: Indexer(database, coder.engine).update())
        searches(database, coder)
        for name in ("csv", "gdelt", "jsonl"):
            export(database, name, Path(folder))
        print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
        database.close()


def fill(database: Database, coder: vaarta.Coder, pages: int) -> None:
    """Coded pages into the store."""
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "bench")))
    batch = []
    for story in Generator().stories(pages):
        article = coder.code(story.text, title=story.title, published=story.published, url=story.url, outlet=f"Outlet {story.number % 20}")
        batch.append(Coded(story.url, "d", article_rows(article), story.url, story.url))
        if len(batch) == 200:
            writer.write(batch)
            batch = []
    writer.write(batch)


def timed(name: str, pages: int, action: Callable[[], object]) -> None:
    """Print how fast something goes."""
    begin = time.perf_counter()
    action()
    took = time.perf_counter() - begin
    print(f"{name:8} {pages} pages in {took:.1f} s, {pages / took:.0f} a second")


def searches(database: Database, coder: vaarta.Coder) -> None:
    """Each search several times, the first round not counted."""
    took = []
    for n in range(ROUNDS + 1):
        for words, wanted in SEARCHES:
            begin = time.perf_counter()
            with database.read() as connection:
                search(connection, words, wanted, coder.engine)
            if n:
                took.append(time.perf_counter() - begin)
    took.sort()
    print(f"search   median {took[len(took) // 2] * 1000:.0f} ms, 95th percentile {took[int(len(took) * 0.95)] * 1000:.0f} ms")


def export(database: Database, name: str, folder: Path) -> None:
    """All events in one layout."""
    begin = time.perf_counter()
    with database.read() as connection, (folder / f"e.{name}").open("wb") as file:
        rows = write(LAYOUTS[name], exported(connection, EventFilter()), file)
    took = time.perf_counter() - begin
    print(f"export   {rows} rows of {name} in {took:.1f} s, {rows / took:.0f} a second")


if __name__ == "__main__":
    main()
