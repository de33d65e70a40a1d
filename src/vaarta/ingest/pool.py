"""Coding in several processes, results in the order of the tasks; a page that kills its process costs only itself."""

from __future__ import annotations

import queue
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from .hands import Craft, Direct, Guarded, as_they_are
from .work import Result, Task

# Enough that no worker waits for the next page while the slowest page of the round is coded; few enough that memory stays flat.
PER_WORKER = 32
# Where all workers are busy, pages go to them some at a time: a message for each page kept them waiting for 2% of the time.
BUNDLE = 8


@dataclass(slots=True)
class _Sent:
    """Tasks that went out together, with where their results will be."""

    future: Future[list[Result]]


@dataclass(slots=True)
class _Slot:
    result: Result | None = None
    sent: _Sent | None = None
    place: int = 0


class Pool:
    """Takes tasks and ready results, gives results in the same order.

    jobs: worker processes; 0 codes in this process, where a page that crashes the interpreter ends the run.
    """

    def __init__(self, jobs: int, craft: Craft) -> None:
        self.jobs = jobs
        self.capacity = max(1, jobs) * PER_WORKER if jobs else 1
        self._slots: deque[_Slot] = deque()
        self._waiting: list[tuple[Task, _Slot]] = []
        self._direct = Direct(craft) if jobs == 0 else None
        self._hands = [Guarded(craft) for _ in range(jobs)]
        self._idle: queue.SimpleQueue[Guarded] = queue.SimpleQueue()
        for hands in self._hands:
            self._idle.put(hands)
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="coder") if jobs else None

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def full(self) -> bool:
        """Whether a result should be taken before the next task is given."""
        return len(self._slots) >= self.capacity

    def submit(self, entry: Task | Any) -> None:
        """Add a task, or a result that needs no work, at the end."""
        slot = _Slot()
        self._slots.append(slot)
        if not isinstance(entry, Task):
            slot.result = entry
        elif self._direct is not None:
            (slot.result,) = self._direct.do([entry], as_they_are)
        else:
            self._waiting.append((entry, slot))
            if len(self._waiting) >= BUNDLE or not self._idle.empty():
                self._send()

    def take(self, wait: bool) -> Iterator[Any]:
        """Results from the front; where wait is true, at least one if there is any."""
        while self._slots:
            slot = self._slots[0]
            if slot.result is None:
                if slot.sent is None:
                    if not wait and self._idle.empty():
                        return
                    self._send()
                assert slot.sent is not None
                if not wait and not slot.sent.future.done():
                    return
                slot.result = slot.sent.future.result()[slot.place]
            self._slots.popleft()
            wait = False
            yield slot.result

    def pids(self) -> list[int]:
        """The worker processes that live now."""
        return [hands.pid for hands in self._hands if hands.pid is not None]

    def close(self) -> None:
        """End the workers; what has not been taken is dropped."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
        for hands in self._hands:
            hands.close()

    def _send(self) -> None:
        assert self._threads is not None
        tasks = [task for task, _ in self._waiting]
        sent = _Sent(self._threads.submit(self._work, tasks))
        for place, (_, slot) in enumerate(self._waiting):
            slot.sent, slot.place = sent, place
        self._waiting = []

    def _work(self, tasks: list[Task]) -> list[Result]:
        hands = self._idle.get()
        try:
            return hands.do(tasks, as_they_are)
        finally:
            self._idle.put(hands)
