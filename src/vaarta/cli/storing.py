"""``vaarta ingest``, ``recode``, ``watch`` and ``db``: pages into a store that loses nothing."""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..ingest import pages
from ..ingest.crawl import Crawler, Manners
from ..ingest.limits import Limits
from ..ingest.progress import Progress
from ..ingest.run import Ingest, stopping_gently
from ..ingest.settings import STARTER, Source, check_zone, read_settings
from ..ingest.watch import Watch
from ..reading.dates import check_published
from ..reading.feeds import Feed
from ..reading.sources import is_address
from ..store import ledger
from ..store.database import given_address, open_current, open_database
from ..store.writer import Refused
from .coding import _check_data

# What a source as a whole may fail with; a page inside it that fails is a record and no failure of the command.
_SOURCE_CODES = ("S001", "S002", "S008", "S011", "S012", "S016")


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """The options of ``vaarta ingest``."""

    db: str | None = None
    jobs: int | None = None
    data: tuple[Path, ...] = ()
    outlet: str | None = None
    published: str | None = None
    zone: str = "Asia/Kolkata"
    text_column: str | None = None
    max_bytes: int = 10_000_000
    limit: int | None = None
    delay: float = 2.0
    allow_hosts: tuple[str, ...] = ()
    quiet: bool = False
    log_every: float = 30.0
    limits: Limits = field(default_factory=Limits)
    stories: bool = True


def workers(asked: int | None) -> int:
    """How many processes code: as asked, else one for each processor that this process may use."""
    if asked is not None:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def ingesting(
    command: str, arguments: Sequence[str], options: IngestOptions, *, create: bool = True, patient: bool = False
) -> Iterator[Ingest]:
    """An ingest into the database that the options name, with its progress; at the end what is under way is finished and all is closed.

    patient: goes on trying where the store is out of reach. Raises UsageError for wrong options, StoreError as ``Ingest`` does.
    """
    _check_data(options.data)
    database = open_current(given_address(options.db), create=create)
    progress = Progress(quiet=options.quiet, every=options.log_every)
    try:
        with (
            stopping_gently(progress) as stop,
            Ingest(
                database,
                command=command,
                arguments=list(arguments),
                jobs=workers(options.jobs),
                data=options.data,
                max_bytes=options.max_bytes,
                progress=progress,
                stop=stop,
                patient=patient,
                limits=options.limits,
                stories=options.stories,
            ) as ingest,
        ):
            yield ingest
            ingest.finish()
    finally:
        database.close()
        progress.close()


def _exit_code(ingest: Ingest, failed: Sequence[Refused] = ()) -> int:
    """130 after Ctrl-C, 1 where a source failed."""
    return 130 if ingest.stop.asked else int(bool(failed))


def ingest_sources(sources: Sequence[str], options: IngestOptions) -> int:
    """Read, code and store every source; the exit code is 1 where one of them could not be read through, 130 after Ctrl-C."""
    if not sources:
        raise UsageError("U003", "no source given; name files, folders or addresses, or - for standard input.")
    check_zone(options.zone, "--zone")
    failed: list[Refused] = []
    with ingesting("ingest", sources, options) as ingest:
        _take_in(ingest, sources, options, failed)
    return _exit_code(ingest, failed)


def _take_in(ingest: Ingest, sources: Sequence[str], options: IngestOptions, failed: list[Refused]) -> None:
    progress, stop = ingest.progress, ingest.stop
    manners = Manners(delay=options.delay, max_bytes=options.max_bytes, allow_private=frozenset(options.allow_hosts))
    watch = Watch(ingest, Crawler(manners, stop))
    published = check_published(options.published) if options.published else None
    reading = pages.Options(options.max_bytes, options.text_column, options.zone, options.outlet, published)
    progress.meter = reading.meter
    reading.meter.total = sum(map(pages.files_size, sources))
    named: list[tuple[str, int]] = []
    followed: list[int] = []

    def on_feed(feed: Feed, place: str, source_id: int | None) -> None:
        (id_,) = watch.add_sources([Source(place, place, options.outlet, options.zone, limit=options.limit)])
        watch.follow(feed, id_)
        followed.append(id_)

    for given in sources:
        kind = pages.kind_of(given)
        address = given if kind in ("address", "stream") else str(Path(given).absolute())
        (source_id,) = watch.add_sources([Source(address, given, options.outlet, options.zone, limit=options.limit)], kind)
        if is_address(given):
            named.append((given, source_id))
        elif not stop.asked:
            items = pages.local_items(given, reading, source_id, on_feed)
            ingest.add(_noting(itertools.islice(items, options.limit), failed, progress))
    watch.fetch_named(named)
    watch.fetch_links(followed)
    failed += watch.failed


def _noting(items: Iterable[pages.Item], failed: list[Refused], progress: Progress) -> Iterator[pages.Item]:
    """Items as they are; a source that cannot be read through is told at once, a single page that fails is only a record."""
    for item in items:
        if isinstance(item, Refused) and item.code in _SOURCE_CODES:
            failed.append(item)
            progress.note(f"vaarta: [{item.code}] {item.place}: {item.message}")
        yield item


def recode(options: IngestOptions) -> int:
    """Code anew every stored article that this coder has not coded; the exit code."""
    with ingesting("recode", [], options, create=False) as ingest:
        ingest.progress.queue = ingest.outdated()
        ingest.add_outdated()
    return _exit_code(ingest)


def watch_sources(settings: Path, options: IngestOptions, *, once: bool) -> int:
    """Poll the feeds of a settings file, for ever or once; the exit code: 1 where a feed failed in the one round, 130 after Ctrl-C."""
    read = read_settings(settings, options.allow_hosts)
    options = replace(options, max_bytes=read.manners.max_bytes)
    with ingesting("watch", [str(settings)], options, patient=not once) as ingest:
        watch = Watch(ingest, Crawler(read.manners, ingest.stop))
        watch.add_sources(read.sources)
        if once:
            watch.round(due_only=False)
        else:
            watch.for_ever()
    return _exit_code(ingest, watch.failed)


def print_starter() -> None:
    """The shipped sources.toml on standard output."""
    sys.stdout.write(STARTER.read_text(encoding="utf-8"))


def migrate_database(db: str | None) -> int:
    """Bring a database up to date, saying what ran; the exit code."""
    database = open_database(given_address(db))
    try:
        if not database.migrate(lambda name: print(f"running {name}", flush=True)):
            print("up to date")
    finally:
        database.close()
    return 0


def database_status(db: str | None, *, as_json: bool) -> int:
    """Print the migrations and what is stored; the exit code is 1 where a migration is to run."""
    database = open_database(given_address(db), create=False)
    try:
        migrations = database.status()
        current = all(ran for _, ran in migrations)
        figures: dict[str, Any] = {"database": database.name, "dialect": database.dialect, "migrations": dict(migrations)}
        if current:
            with database.read() as connection:
                figures |= ledger.figures(connection)
    finally:
        database.close()
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        _print_figures(figures)
    return 0 if current else 1


def _print_figures(figures: dict[str, Any]) -> None:
    for name, value in figures.items():
        if not isinstance(value, dict):
            print(f"{name.replace('_', ' '):16}{value}")
            continue
        print(name)
        for key, said in value.items():
            shown = {True: "done", False: "to run: vaarta db migrate"}[said] if isinstance(said, bool) else said
            print(f"  {key:20}{shown}")
        if not value:
            print("  none")


def write_metadata(out: Path | None, db: str | None) -> int:
    """Write Datasette's metadata for a SQLite store; the exit code. Raises UsageError U022 where the file cannot be written."""
    from ..store.describe import metadata

    address = given_address(db)
    if "://" in address.removeprefix("sqlite:///"):
        raise UsageError("U022", "Datasette opens SQLite files; this store is a server.", "--db")
    text = json.dumps(metadata(Path(address.removeprefix("sqlite:///"))), ensure_ascii=False, indent=2) + "\n"
    if out is None:
        sys.stdout.write(text)
        return 0
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError("U022", f"it cannot be written ({error.strerror or error}). Give another name.", str(out)) from error
    return 0
