"""Shards of coded pages into the store, in whole batches. Loading the same shard again changes nothing."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ..ingest.run import Stop
from ..store import ledger
from ..store.database import Database
from ..store.ledger import CoderName
from ..store.writer import Coded, Refused, Writer
from . import parquet
from .run import finished_shards

# Nothing is coded meanwhile, so a crash costs little; larger transactions write faster.
_BATCH = 512


def load_shards(
    database: Database, folder: Path, *, stop: Stop | None = None, tell: Callable[[str], None] = lambda line: None
) -> Counter[str]:
    """Load every finished shard of a folder; how many pages became what ("stored", "unchanged", "rejected" …).

    Raises UsageError U032 for a folder without shards or a file that is none; StoreError as the writer does.
    """
    stop = stop or Stop()
    counts: Counter[str] = Counter()
    shards = finished_shards(folder)
    for number, entry in enumerate(shards, 1):
        if stop.asked:
            break
        version, lexicon = entry["coder"].split(" ")
        coder = ledger.coder_id(database, CoderName(version, lexicon))
        run = ledger.start_run(database, "load", [str(folder), entry["name"]], coder)
        with database.write() as connection:
            source = ledger.source_id(connection, entry["source"], entry["kind"])
        before = counts.copy()
        state = "failed"
        try:
            _load(Writer(database, coder, run), folder / "pages" / f"{entry['name']}.parquet", source, stop, counts)
            state = "stopped" if stop.asked else "done"
        finally:
            ledger.end_run(database, run, state, dict(counts - before))
        tell(f"shard {number}/{len(shards)} · " + " · ".join(f"{n} {what}" for what, n in sorted(counts.items())))
    return counts


def _load(writer: Writer, path: Path, source: int, stop: Stop, counts: Counter[str]) -> None:
    pages = parquet.results(path)
    while batch := list[Coded | Refused](itertools.islice(pages, _BATCH)):
        for page in batch:
            page.source_id = source
        counts.update(writer.write(batch))
        if stop.asked:
            return
