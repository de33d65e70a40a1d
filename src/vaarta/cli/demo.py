"""``vaarta demo``: a database with the sample pages, and what to try on it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from .commands import app
from .storecommands import Db

if TYPE_CHECKING:
    from ..ingest.pages import Incoming
    from ..store.database import Database

DEMO_DATABASE = "vaarta-demo.db"

# What is told to be tried, with the place of the database at {db}.
_TRIES = (
    ('vaarta search "मिसाइल" --actor RUS --db {db}', "pages about missiles in which Russia acts"),
    ("vaarta stories --db {db}", "stories and merged events brought up to date"),
    ("vaarta talks USA RUS --topic missiles --since 2021-10-01 --db {db}", "the dossier of a negotiation"),
    ("vaarta export events.csv --db {db}", "the events as a table"),
    ("vaarta serve --db {db}", "the explorer in your browser"),
)


@app.command()
def demo(
    db: Db = None,
    jobs: Annotated[int | None, typer.Option(min=0, help="Processes that code; 0 codes in this one. One for each processor.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Nothing on standard error but errors.")] = False,
) -> None:
    """Fill a database with the sample pages on negotiations of the public record, and say what to try on it."""
    raise typer.Exit(fill(db or DEMO_DATABASE, jobs=jobs, quiet=quiet))


def fill(address: str, *, jobs: int | None = None, quiet: bool = False) -> int:
    """Ingest, index and group the sample pages; the exit code, 130 after Ctrl-C. Given again, it changes nothing.

    Raises StoreError where the database is out of reach, DataError where the installation's pages are damaged.
    """
    from ..ingest.progress import Progress
    from ..ingest.run import Ingest, stopping_gently
    from ..store.database import given_address, open_current
    from .storing import workers

    database = open_current(given_address(address), create=True)
    progress = Progress(quiet=quiet, every=30.0)
    try:
        with (
            stopping_gently(progress) as stop,
            Ingest(database, command="demo", arguments=[], jobs=workers(jobs), progress=progress, stop=stop) as ingest,
        ):
            ingest.add(_taken_in())
            ingest.finish()
        if stop.asked:
            return 130
        told = _grouped(database)
    finally:
        database.close()
        progress.close()
    print(told)
    print("\nTry next:")
    shown = shlex.quote(address)
    for line, why in _TRIES:
        print(f"  {line.format(db=shown)}\n      {why}")
    return 0


def _taken_in() -> Iterator[Incoming]:
    from ..demo import raw_pages
    from ..ingest.pages import incoming

    return (incoming(raw, None) for raw in raw_pages())


def _grouped(database: Database) -> str:
    """Index and stories brought up to date; what is in the database, in a line."""
    from ..coder import Coder
    from ..store import ledger
    from ..store.search import Indexer
    from ..store.stories import StoryKeeper, counts

    engine = Coder("hi").engine
    Indexer(database, engine).update(lambda n: None)
    StoryKeeper(database, engine).update(lambda step, n: None)
    with database.read() as connection:
        found, figures = counts(connection), ledger.figures(connection)
    return f"{figures['articles']} pages, {found['stories']} stories, {found['merged_events']} events in {database.name}"
