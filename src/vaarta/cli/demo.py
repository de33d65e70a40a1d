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
    from .storing import IngestOptions, ingesting

    with ingesting("demo", [], IngestOptions(db=address, jobs=jobs, quiet=quiet)) as ingest:
        ingest.add(_taken_in())
        ingest.finish()
        told = _told(ingest.database)
    if ingest.stop.asked:
        return 130
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


def _told(database: Database) -> str:
    """What is in the database, in a line."""
    from ..store import ledger
    from ..store.stories import counts

    with database.read() as connection:
        found, figures = counts(connection), ledger.figures(connection)
    return f"{figures['articles']} pages, {found['stories']} stories, {found['merged_events']} events in {database.name}"
