"""``vaarta code --out``, ``vaarta ingest --ray`` and ``vaarta load``: work by shards, on one machine or many."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..ingest.keeping import Keeping
from ..ingest.limits import Limits
from ..ingest.progress import Progress
from ..ingest.run import Stop, stopping_gently
from ..reading.dates import check_published
from ..scale.engines import Engine, InProcess, Processes
from ..scale.load import load_shards
from ..scale.run import Report, run_shards
from ..scale.shards import Settings
from ..store.database import given_address, open_current
from .coding import _check_data
from .storing import IngestOptions


def code_to_shards(
    sources: Sequence[str],
    out: Path | None,
    options: dict[str, Any],
    *,
    jobs: int | None,
    ray: str | None,
    data: Sequence[Path],
    limits: Limits,
    max_bytes: int,
    quiet: bool,
) -> int:
    """Code to Parquet shards; the exit code is 1 where a shard was set aside."""
    if out is None:
        raise UsageError("U032", "--ray writes shards. Give a folder for them: --out FOLDER")
    if not sources:
        raise UsageError("U003", "no source given; name files or folders.")
    if options["form"] != "auto" or options["to"] or options["published"] or options["explain"]:
        raise UsageError(
            "U033", "--from, --to, --published and --explain are for printing; shards are read by their names, as ingest does."
        )
    _check_data(data)
    settings = Settings(data=tuple(d.absolute() for d in data), max_bytes=max_bytes, limits=limits)
    return _run(sources, out, engine_for(jobs, ray), settings, quiet)


def engine_for(jobs: int | None, ray: str | None) -> Engine:
    """The engine that the options ask for. Raises UsageError U031 where it is Ray and there is none."""
    if ray is not None:
        from ..scale.onray import OnRay

        return OnRay(ray, jobs or None)
    return Processes(jobs) if jobs else InProcess()


def ingest_on_ray(sources: Sequence[str], options: IngestOptions, ray: str, folder: Path | None) -> int:
    """Code to shards on Ray, then load them; the exit code."""
    if not sources:
        raise UsageError("U003", "no source given; name files or folders.")
    _check_data(options.data)
    address = given_address(options.db)
    if folder is None:
        if "://" in str(address):
            raise UsageError("U032", "where the database is a server, say where the shards go: --shards FOLDER")
        folder = Path(f"{address}.shards")
    settings = Settings(
        tuple(d.absolute() for d in options.data),
        options.max_bytes,
        options.text_column,
        options.zone,
        options.outlet,
        options.limits,
        published=check_published(options.published) if options.published else None,
    )
    failed = _run(sources, folder, engine_for(options.jobs, ray), settings, options.quiet)
    return load(folder, options.db, quiet=options.quiet, stories=options.stories) or failed


def load(folder: Path, db: str | None, *, quiet: bool, stories: bool = True) -> int:
    """Load a folder of shards into a database and bring search and stories up to date; the exit code, 130 after Ctrl-C."""
    database = open_current(given_address(db), create=True)
    progress = Progress(quiet=quiet)
    stop = Stop()
    try:
        with stopping_gently(progress) as stop:
            load_shards(database, folder, stop=stop, tell=progress.note)
            if stories:
                Keeping(database, (), progress, lambda: stop.asked).finish()
    finally:
        database.close()
        progress.close()
    return 130 if stop.asked else 0


def _run(sources: Sequence[str], folder: Path, engine: Engine, settings: Settings, quiet: bool) -> int:
    progress = Progress(quiet=quiet)
    try:
        report = run_shards(sources, folder, engine, settings, progress.note)
    finally:
        engine.close()
    for line in told(report, folder):
        progress.note(line)
    for name, reason in report.lost.items():
        print(f"vaarta: shard {name} was set aside: {reason}. Give the same command again.", file=sys.stderr)
    return 1 if report.lost else 0


def told(report: Report, folder: Path) -> list[str]:
    """A report in lines for people."""
    tally = report.tally
    lines = [
        f"{tally.pages} pages, {tally.events} events in {report.shards} shards ({report.finished_before} were finished before): {folder}"
    ]
    if tally.refused:
        lines.append("not coded: " + " ".join(f"{code}×{n}" for code, n in tally.refused.items()))
    if report.retried:
        lines.append(f"{report.retried} lost shards were done again")
    return lines
