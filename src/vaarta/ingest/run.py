"""The run of an ingest: pages in, known ones set aside, the others coded and written, in order and in whole batches."""

from __future__ import annotations

import functools
import gc
import itertools
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from ..errors import StoreError
from ..reading import decoding
from ..store import ledger, schema
from ..store.database import Database
from ..store.rows import to_article
from ..store.writer import Known, Refused, Result, Writer
from . import work
from .hands import Craft
from .keeping import Keeping
from .limits import Limits
from .pages import Incoming, Item
from .pool import Pool
from .progress import Progress
from .work import PageTask, RecodeTask, Task

T = TypeVar("T")

# A batch is what a crash may cost; at these sizes a commit takes less than a hundredth of the time its pages took to code.
BATCH_PAGES = 64
BATCH_SECONDS = 3.0
_CHUNK_PAGES = 64
_COLLECTING = (20_000, 20, 20)
_CHUNK_BYTES = 16_000_000
# A server that restarts is back within these; a store that is gone for longer ends the run, which can be given again.
_RETRIES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)


@dataclass(slots=True)
class Stop:
    """Whether the run is to end after the page at hand."""

    asked: bool = False


@contextmanager
def stopping_gently(progress: Progress) -> Iterator[Stop]:
    """Ctrl-C (or SIGTERM) once: the pages at hand are finished and stored. Twice: at once, and nothing is lost either."""
    stop = Stop()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        progress.note("stopping: the pages at hand are finished (Ctrl-C again stops at once)")

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Ingest:
    """Codes and stores pages for one run. Use as a context manager: it notes how the run ended.

    stories: whether stories and merged events are kept up to date; search always is. Raises StoreError from ``add`` and ``finish``
    where the store stays out of reach.
    """

    def __init__(
        self,
        database: Database,
        *,
        command: str,
        arguments: Any,
        jobs: int,
        data: Sequence[Path] = (),
        max_bytes: int = decoding.MAX_BYTES,
        progress: Progress | None = None,
        stop: Stop | None = None,
        patient: bool = False,
        limits: Limits | None = None,
        stories: bool = True,
    ) -> None:
        self.database, self.max_bytes, self.patient = database, max_bytes, patient
        self.progress = progress or Progress(quiet=True)
        self.stop = stop or Stop()
        name = ledger.coder_name("hi", data)
        self.coder_id = self.persistently(lambda: ledger.coder_id(database, name))
        self.run_id = self.persistently(lambda: ledger.start_run(database, command, arguments, self.coder_id))
        self.writer = Writer(database, self.coder_id, self.run_id)
        self.pool = Pool(jobs, Craft(work.do, work.failed, "hi", tuple(data), limits or Limits()))
        self.keeping = Keeping(database, data, self.progress, lambda: self.stop.asked) if stories else None
        self._batch: list[Result] = []
        self._batch_begun = 0.0
        self._collecting = gc.get_threshold()

    def __enter__(self) -> Ingest:
        # What is kept of pages to compare them is looked through again for every 700 objects that a batch makes; that took a tenth of the
        # time of storing.
        gc.set_threshold(*_COLLECTING)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        gc.set_threshold(*self._collecting)
        self.pool.close()
        state = "failed" if kind is not None and kind is not KeyboardInterrupt else "stopped" if kind or self.stop.asked else "done"
        try:
            self.persistently(lambda: ledger.end_run(self.database, self.run_id, state, self.progress.figures()))
        except StoreError:
            if kind is None:
                raise

    def add(self, items: Iterable[Item]) -> None:
        """Take in pages until there are no more or a stop is asked for. They may still be under way when this returns."""
        for chunk in _chunks(items, self.stop):
            for entry in self._planned(chunk) if chunk else ():
                self.pool.submit(entry)
                self._collect(wait=self.pool.full)
            self._collect(wait=False)
            if self.stop.asked:
                return

    def outdated(self) -> int:
        """How many stored articles this coder has not coded."""
        return self.asked(lambda connection: ledger.count_outdated(connection, self.coder_id))

    def add_outdated(self) -> None:
        """Take in every stored article that this coder has not coded."""
        after = 0
        while not self.stop.asked:
            tasks = self.asked(functools.partial(self._outdated_after, after))
            if not tasks:
                return
            after = tasks[-1].article_id
            for task in tasks:
                self.pool.submit(task)
                self.progress.queue -= 1
                self._collect(wait=self.pool.full)

    def _outdated_after(self, after: int, connection: Connection) -> list[RecodeTask]:
        return _recodings(connection, ledger.outdated(connection, self.coder_id, after))

    def finish(self) -> None:
        """Wait for the pages under way and store them; then all that hangs on several pages is brought up to date."""
        while len(self.pool):
            self._collect(wait=True)
        self._flush()
        if self.keeping is not None:
            self.persistently(self.keeping.finish)

    def collect(self) -> None:
        """Store what is ready; for callers that wait for something else meanwhile."""
        self._collect(wait=False)

    def asked(self, question: Callable[[Connection], T]) -> T:
        """The answer to a question to the store, with the patience of ``persistently``."""

        def ask() -> T:
            with self.database.read() as connection:
                return question(connection)

        return self.persistently(ask)

    def noted(self, note: Callable[[Connection], T]) -> T:
        """What a note to the store gives back, with the patience of ``persistently``."""

        def write() -> T:
            with self.database.write() as connection:
                return note(connection)

        return self.persistently(write)

    def persistently(self, action: Callable[[], T]) -> T:
        """Do something with the store, again and again for a minute where the connection is lost or another holds it; a patient run
        goes on trying until it is stopped. Safe because a batch that is written twice changes nothing.

        Raises the StoreError of the last attempt.
        """
        for pause in itertools.chain(_RETRIES, itertools.repeat(_RETRIES[-1]) if self.patient else ()):
            try:
                return action()
            except StoreError as error:
                if error.code not in ("B005", "B006") or self.stop.asked:
                    raise
                self.progress.note(f"vaarta: {error} Trying again in {pause:g} s.")
                time.sleep(pause)
        return action()

    def _collect(self, wait: bool) -> None:
        for result in self.pool.take(wait):
            if not self._batch:
                self._batch_begun = time.monotonic()
            self._batch.append(result)
        if len(self._batch) >= BATCH_PAGES or (self._batch and time.monotonic() - self._batch_begun > BATCH_SECONDS):
            self._flush()
        self.progress.tick()

    def _flush(self) -> None:
        if not self._batch:
            return
        outcomes = self.persistently(lambda: self.writer.write(self._batch, self.progress.figures()))
        self.progress.written(self._batch, outcomes)
        self._batch = []
        if self.keeping is not None:
            self.keeping.changed(outcomes, self.writer.alone)
            self.persistently(self.keeping.step)

    def _planned(self, chunk: Sequence[Incoming | Refused | Known]) -> Iterator[Task | Result]:
        """What is to be done with each page: nothing, code it, or code anew what is stored of it."""
        pages = [item for item in chunk if isinstance(item, Incoming)]
        keys = [(p.address, p.digest, p.stands_alone) for p in pages]

        def ask() -> tuple[list[ledger.Seen | None], dict[int, RecodeTask]]:
            with self.database.read() as connection:
                known = ledger.seen(connection, keys, self.coder_id)
                stale = [s.article_id for s in known if s is not None and not s.coded and s.article_id is not None]
                return known, {task.article_id: task for task in _recodings(connection, stale)}

        known, recodings = self.persistently(ask)
        by_page = dict(zip(map(id, pages), known, strict=True))
        for item in chunk:
            if not isinstance(item, Incoming):
                yield item
                continue
            seen = by_page[id(item)]
            if seen is None:
                yield PageTask(item, self.max_bytes, True, self.keeping is not None)
                continue
            task = recodings.pop(seen.article_id, None) if seen.article_id is not None else None
            if task is not None:
                yield task
            if task is None or item.link is not None:
                yield Known(item.link)


def _recodings(connection: Connection, ids: Sequence[int]) -> list[RecodeTask]:
    if not ids:
        return []
    rows = connection.execute(select(schema.articles).where(schema.articles.c.id.in_(ids)).order_by(schema.articles.c.id)).mappings()
    return [RecodeTask(row["id"], to_article(row)) for row in rows]


def _chunks(items: Iterable[Item], stop: Stop) -> Iterator[list[Incoming | Refused | Known]]:
    """Pages some dozens at a time, so that asking which are known costs one question for all."""
    chunk: list[Incoming | Refused | Known] = []
    size = 0
    for item in items:
        if stop.asked:
            break
        if item is not None:
            chunk.append(item)
        if isinstance(item, Incoming):
            size += len(item.raw.data)
        if item is None or len(chunk) >= _CHUNK_PAGES or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
