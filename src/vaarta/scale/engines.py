"""Who codes the batches: this process, a pool of processes, or Ray (``onray``). One interface, and records that do not tell which."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from ..ingest.hands import Direct, Guarded, Hands
from . import parquet
from .parquet import Tally
from .shards import Batch, Settings, Shard, batches, tasks_of


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with every shard. folder: where the Parquet goes; coder: release and lexicon, noted in every file."""

    folder: Path
    settings: Settings
    coder: str


@dataclass(slots=True)
class Done:
    """A batch whose Parquet is written."""

    shard: str
    number: int
    last: bool
    tally: Tally


class Engine(Protocol):
    """Codes shards; batches come back in any order. One that fails for good does not come back, and stops no other."""

    def run(self, job: Job, shards: Sequence[Shard]) -> Iterator[Done]: ...

    def close(self) -> None: ...


def work_batch(job: Job, batch: Batch, hands: Hands) -> Done:
    """Code a batch and write its Parquet, or take what a run before has left of it."""
    name = part_name(batch.shard.name, batch.number)
    tally = _there(job, name)
    if tally is None:
        tally = hands.do(tasks_of(batch, job.settings), partial(_finish, job.folder, name, job.coder))
    return Done(batch.shard.name, batch.number, batch.last, tally)


def part_name(shard: str, number: int) -> str:
    """What the file of a batch is called."""
    return f"{shard}-{number:06d}"


def _there(job: Job, name: str) -> Tally | None:
    notes = parquet.noted(parquet.part_path(job.folder, "pages", name))
    if notes is None or notes["coder"] != job.coder or parquet.noted(parquet.part_path(job.folder, "events", name)) is None:
        return None
    return Tally(**notes["tally"])


def _finish(folder: Path, name: str, coder: str, results: list[Any]) -> Tally:
    return parquet.write_part(folder, name, results, coder)


class InProcess:
    """One batch after the other, here."""

    def run(self, job: Job, shards: Sequence[Shard]) -> Iterator[Done]:
        hands = Direct(job.settings.craft())
        for shard in shards:
            for batch in batches(shard, job.settings):
                yield work_batch(job, batch, hands)

    def close(self) -> None:
        return


class Processes:
    """A pool of worker processes on this machine. jobs: how many, at least one."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._hands: list[Guarded] = []

    def run(self, job: Job, shards: Sequence[Shard]) -> Iterator[Done]:
        self._hands = [Guarded(job.settings.craft()) for _ in range(self.jobs)]
        idle: queue.SimpleQueue[Guarded] = queue.SimpleQueue()
        for hands in self._hands:
            idle.put(hands)

        def work(batch: Batch) -> Done:
            mine = idle.get()
            try:
                return work_batch(job, batch, mine)
            finally:
                idle.put(mine)

        under_way: deque[Future[Done]] = deque()
        threads = ThreadPoolExecutor(self.jobs, thread_name_prefix="batch")
        try:
            for batch in (b for shard in shards for b in batches(shard, job.settings)):
                under_way.append(threads.submit(work, batch))
                # One batch waits for each worker; more would only fill memory.
                while len(under_way) > 2 * self.jobs:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            self.close()

    def pids(self) -> list[int]:
        """The processes that work now."""
        return [hands.pid for hands in self._hands if hands.pid is not None]

    def close(self) -> None:
        for hands in self._hands:
            hands.close()
