"""Coding in several processes, results in the order of the tasks; a page that kills its process costs only itself."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from ..coder import Coder
from ..store.writer import Result
from .work import PAGE_SECONDS, Task, begin, do, failed, work

# Enough that no worker waits for the next page while the slowest page of the round is coded; few enough that memory stays flat.
PER_WORKER = 12


@dataclass(slots=True)
class _Slot:
    task: Task | None
    result: Result | None
    future: Future[Result] | None


class Pool:
    """Takes tasks and ready results, gives results in the same order.

    jobs: worker processes; 0 codes in this process, where a page that crashes the interpreter ends the run.
    """

    def __init__(self, jobs: int, language: str = "hi", data: tuple[Path, ...] = (), seconds: float = PAGE_SECONDS) -> None:
        self.jobs, self.language, self.data, self.seconds = jobs, language, data, seconds
        self.capacity = max(1, jobs) * PER_WORKER
        self._slots: deque[_Slot] = deque()
        self._coder = Coder(language, data) if jobs == 0 else None
        self._executor = self._started() if jobs else None

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def full(self) -> bool:
        """Whether a result should be taken before the next task is given."""
        return len(self._slots) >= self.capacity

    def submit(self, entry: Task | Result) -> None:
        """Add a task, or a result that needs no work, at the end."""
        if not isinstance(entry, Task):
            self._slots.append(_Slot(None, entry, None))
        elif self._coder is not None:
            self._slots.append(_Slot(entry, work(entry, self._coder, self.seconds), None))
        else:
            self._slots.append(_Slot(entry, None, self._send(entry)))

    def take(self, wait: bool) -> Iterator[Result]:
        """Results from the front; where wait is true, at least one if there is any."""
        while self._slots:
            slot = self._slots[0]
            if slot.result is None and slot.future is not None:
                if not wait and not slot.future.done():
                    return
                try:
                    slot.result = slot.future.result()
                except BrokenProcessPool:
                    self._recover()
                    continue
            self._slots.popleft()
            assert slot.result is not None
            wait = False
            yield slot.result

    def close(self) -> None:
        """End the workers; what has not been taken is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("forkserver")
        if not self.data:
            context.set_forkserver_preload(["vaarta.ingest.warm"])
        return ProcessPoolExecutor(self.jobs, mp_context=context, initializer=begin, initargs=(self.language, self.data))

    def _send(self, task: Task) -> Future[Result]:
        assert self._executor is not None
        try:
            return self._executor.submit(do, task, self.seconds)
        except BrokenProcessPool:
            self._recover()
            return self._executor.submit(do, task, self.seconds)

    def _recover(self) -> None:
        """A worker died, and with it every task under way. They are done again one at a time; the one that kills again is it."""
        for slot in self._slots:
            if slot.result is not None or slot.future is None:
                continue
            if slot.future.done() and slot.future.exception() is None:
                slot.result = slot.future.result()
                continue
            assert slot.task is not None
            slot.result = self._alone(slot.task)
        self._restart()

    def _alone(self, task: Task) -> Result:
        self._restart()
        assert self._executor is not None
        try:
            return self._executor.submit(do, task, self.seconds).result()
        except BrokenProcessPool:
            return failed(task, "P010", "the page broke the coder's process (crash or memory). Report it with the page.")

    def _restart(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._started()
