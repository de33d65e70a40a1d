"""What is worked on: shards of input, and the batches of pages in them. Both are the same on every run and every engine."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..ingest import pages
from ..ingest.hands import Craft
from ..ingest.limits import Limits
from ..ingest.pages import Incoming, Options
from ..ingest.work import PageTask, do, failed
from ..reading import packed
from ..reading.sources import is_address
from ..store.writer import Refused

# Some seconds of work for a worker, and some megabytes in memory: hundreds of pages.
BATCH_PAGES = 256
BATCH_BYTES = 32_000_000
# Single pages of a folder share a shard; a shard a page would be more files than a file system likes.
FOLDER_PAGES = 4096


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that are coded to one shard of output. name: of its files; source: as it was given, absolute; state: size and time
    of the files, so that a changed one is known."""

    name: str
    source: str
    kind: str
    files: tuple[str, ...]
    state: str


def attempt_entry(entry: Any, coder: Any) -> Any:
    """Code a page; what could not be read from its file goes through as it is."""
    return entry if isinstance(entry, Refused) else do(entry, coder)


def failed_entry(entry: Any, code: str, message: str) -> Any:
    """The record of a page that could not be coded."""
    return entry if isinstance(entry, Refused) else failed(entry, code, message)


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides over the records, besides the coder. do: what is done with a page."""

    data: tuple[Path, ...] = ()
    max_bytes: int = 10_000_000
    text_column: str | None = None
    zone: str = "Asia/Kolkata"
    outlet: str | None = None
    limits: Limits = field(default_factory=Limits)
    batch_pages: int = BATCH_PAGES
    do: Callable[[Any, Any], Any] = attempt_entry
    published: str | None = None

    def craft(self) -> Craft:
        """What is done with a page."""
        return Craft(self.do, failed_entry, "hi", self.data, self.limits)


@dataclass(slots=True)
class Batch:
    """Some hundred pages of a shard, unread. Numbered from 0; the last one of a shard says how many there are."""

    shard: Shard
    number: int
    entries: list[Incoming | Refused]
    last: bool


def tasks_of(batch: Batch, settings: Settings) -> list[Any]:
    """The tasks of a batch for ``hands``."""
    return [PageTask(e, settings.max_bytes) if isinstance(e, Incoming) else e for e in batch.entries]


def plan(sources: Sequence[str]) -> list[Shard]:
    """The shards of files and folders, in a fixed order. Raises UsageError U033 for what cannot be had in shards."""
    shards: list[Shard] = []
    for given in sources:
        if given == "-" or is_address(given):
            raise UsageError("U033", "shards are made of files and folders. Save what comes from an address or a pipe first.", given)
        path = Path(given).absolute()
        files = pages.files_of(path) if path.is_dir() else [path]
        if not files:
            # The reader says what is wrong with it, once, in the records.
            files = [path]
        for group in _groups(files):
            # By its files and not by its place, so that a source more or less leaves the other shards what they are.
            mark = hashlib.blake2b("\n".join(map(str, group)).encode("utf-8", "surrogateescape"), digest_size=5).hexdigest()
            shards.append(Shard(f"{_plain(group[0])}-{mark}", str(path), pages.kind_of(given), tuple(map(str, group)), _state(group)))
    return shards


def batches(shard: Shard, settings: Settings) -> Iterator[Batch]:
    """The pages of a shard, some hundred at a time; at least one batch, so that an empty shard is told from a lost one."""
    options = Options(settings.max_bytes, settings.text_column, settings.zone, settings.outlet, settings.published)
    entries = itertools.chain.from_iterable(pages.local_items(file, options, None, _no_feed) for file in shard.files)
    number, size = 0, 0
    gathered: list[Incoming | Refused] = []
    for entry in entries:
        if not isinstance(entry, Incoming | Refused):
            continue
        if len(gathered) >= settings.batch_pages or size >= BATCH_BYTES:
            yield Batch(shard, number, gathered, last=False)
            number, size, gathered = number + 1, 0, []
        gathered.append(entry)
        size += len(entry.raw.data) if isinstance(entry, Incoming) else 0
    yield Batch(shard, number, gathered, last=True)


def _no_feed(feed: object, place: str, source_id: int | None) -> None:
    raise UsageError("U033", "a feed names pages to fetch, and shards are made of pages at hand. Use vaarta ingest without --ray.", place)


def _groups(files: list[Path]) -> Iterator[list[Path]]:
    """Archives, lines and tables by themselves; single pages side by side."""
    single: list[Path] = []
    for file in files:
        if pages.kind_of(str(file)) != "page":
            yield [file]
            continue
        single.append(file)
        if len(single) == FOLDER_PAGES:
            yield single
            single = []
    if single:
        yield single


def _plain(path: Path) -> str:
    stem = path.name.removesuffix("".join(path.suffixes[-2:]) if packed.inner_suffix(path) else path.suffix)
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in stem)[:40] or "pages"


def _state(files: Sequence[Path]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for file in files:
        try:
            found = file.stat()
            digest.update(f"{file}|{found.st_size}|{found.st_mtime_ns}\n".encode())
        except OSError:
            digest.update(f"{file}|absent\n".encode())
    return digest.hexdigest()
