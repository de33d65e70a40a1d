"""Whoever codes pages, behind one interface: this process, or a process of its own that may be lost without harm.

Every engine is made of these: without workers it is one ``Direct``, the pool has a ``Guarded`` for each process, and so has each
actor on Ray. What is done with a page is told by a ``Craft``; so the same limits, and the same answers to a page that breaks
them, hold for reading, coding and recoding, on one core and on a thousand.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ..coder import Coder
from ..errors import UsageError, VaartaError
from .limits import Limits, TooSlow, limited

T = TypeVar("T")

# How often a quiet worker is looked at; a result that comes is taken at once.
_LOOK = 0.25
# Where a worker stands when it is at no page.
_STARTING, _FINISHING = -1, -2
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Craft:
    """What is done with a task. do, failed: functions of a module, since they go to other processes by name.

    do(task, coder) gives the result; failed(task, code, message) the record of a task that could not be done.
    """

    do: Callable[[Any, Coder], Any]
    failed: Callable[[Any, str, str], Any]
    language: str = "hi"
    data: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)


class Hands(Protocol):
    """Does tasks in their order; ``finish`` is called with all results, where they were made, and its value is given back."""

    def do(self, tasks: Sequence[Any], finish: Callable[[list[Any]], T]) -> T: ...

    def close(self) -> None: ...


def attempt(craft: Craft, task: Any, coder: Coder) -> Any:
    """Do one task within its limits. Never an Exception: a page that breaks the coder is a record."""
    limits = craft.limits
    try:
        with limited(limits):
            return craft.do(task, coder)
    except TooSlow:
        return craft.failed(task, "P011", _too_slow(limits))
    except MemoryError:
        return craft.failed(task, "P012", f"coding took more than {limits.megabytes} MB and was given up. Report the page.")
    except Exception as error:
        return craft.failed(task, "P010", f"the page broke the coder ({type(error).__name__}: {error}). Report it with the page.")


def _too_slow(limits: Limits) -> str:
    return f"coding took longer than {limits.seconds:g} seconds and was given up. Report the page."


class Direct:
    """Works in this process; a page that crashes the interpreter ends it."""

    def __init__(self, craft: Craft) -> None:
        self.craft, self.coder = craft, Coder(craft.language, craft.data)

    def do(self, tasks: Sequence[Any], finish: Callable[[list[Any]], T]) -> T:
        return finish([attempt(self.craft, task, self.coder) for task in tasks])

    def close(self) -> None:
        return


class _LostError(Exception):
    """The process is gone. at: the task that it was at, negative where it was at none."""

    def __init__(self, at: int, code: str, message: str) -> None:
        super().__init__(message)
        self.at, self.code, self.message = at, code, message


class Guarded:
    """Works in one process of its own, which is begun anew when it dies.

    The task that it died at is tried once more alone. If it kills again, it is set aside with the reason (P010, or P011 where it
    was the time: a loop in compiled code hears no signal, so the process is ended from outside). The others are done as if nothing
    had been. Raises UsageError U030 where no process stays alive to begin with; what ``finish`` raises comes through.
    """

    def __init__(self, craft: Craft) -> None:
        self.craft = craft
        self._context = multiprocessing.get_context("forkserver")
        if not craft.data:
            self._context.set_forkserver_preload(["vaarta.ingest.warm"])
        self._process: Any = None
        self._connection: Connection | None = None
        self._at: Any = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The process that works now, if one was needed yet."""
        return self._process.pid if self._process is not None else None

    def do(self, tasks: Sequence[Any], finish: Callable[[list[Any]], T]) -> T:
        decided: dict[int, Any] = {}
        failures = 0
        while True:
            try:
                return self._ask(tasks, finish, decided)
            except _LostError as lost:
                if lost.at >= 0:
                    decided[lost.at] = self._alone(tasks[lost.at])
                    continue
                failures += 1
                if failures == _TRIES:
                    raise UsageError("U030", f"the worker processes end before they code ({lost.message}). Try --jobs 0.") from lost

    def close(self) -> None:
        """End the process; what it was at is dropped."""
        self._closed = True
        self._end()

    def _alone(self, task: Any) -> Any:
        try:
            return self._ask([task], _first, {})
        except _LostError as lost:
            return self.craft.failed(task, lost.code, lost.message)

    def _ask(self, tasks: Sequence[Any], finish: Callable[[list[Any]], T], decided: dict[int, Any]) -> T:
        connection = self._running()
        try:
            connection.send((tasks, finish, decided))
            self._watch(connection)
            good, value = connection.recv()
        except (EOFError, ConnectionError, OSError) as error:
            at = int(self._at.value)
            raise _LostError(at, "P010", self._obituary()) from error
        if not good:
            raise value
        found: T = value
        return found

    def _watch(self, connection: Connection) -> None:
        """Wait for an answer; end a process that stays at one page beyond all patience."""
        seconds = self.craft.limits.seconds
        # The worker's own alarm comes at ``seconds``; only what does not hear it is left for this one.
        patience = seconds + max(1.0, seconds / 4)
        at, since = self._at.value, time.monotonic()
        while not connection.poll(_LOOK):
            now = time.monotonic()
            if self._at.value != at:
                at, since = self._at.value, now
            elif at >= 0 and now - since > patience:
                self._end()
                raise _LostError(at, "P011", _too_slow(self.craft.limits))

    def _running(self) -> Connection:
        if self._closed:
            raise EOFError("closed")
        if self._connection is None or not self._process.is_alive():
            self._end()
            ours, theirs = self._context.Pipe()
            self._at = self._context.RawValue("q", _STARTING)
            self._process = self._context.Process(target=_serve, args=(theirs, self._at, self.craft), daemon=True)
            self._process.start()
            theirs.close()
            self._connection = ours
        self._at.value = _STARTING
        return self._connection

    def _obituary(self) -> str:
        if self._closed:
            raise EOFError("closed")
        self._process.join(2)
        code = self._process.exitcode
        self._end()
        how = f"signal {signal.Signals(-code).name}" if code is not None and code < 0 else f"exit code {code}"
        return f"the page ended the coder's process ({how}: a crash, or no memory left). Report it with the page."

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            self._process.join(5)


def _first(results: list[Any]) -> Any:
    return results[0]


def as_they_are(results: list[Any]) -> list[Any]:
    """For ``finish`` where nothing is to be done with the results."""
    return results


def _serve(connection: Connection, at: Any, craft: Craft) -> None:
    """The life of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_parent()
    coder = Coder(craft.language, craft.data)
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            tasks, finish, decided = connection.recv()
            results = []
            for n, task in enumerate(tasks):
                at.value = n
                results.append(decided[n] if n in decided else attempt(craft, task, coder))
            at.value = _FINISHING
            connection.send(_answer(finish, results))


def _answer(finish: Callable[[list[Any]], Any], results: list[Any]) -> tuple[bool, Any]:
    try:
        return True, finish(results)
    except (VaartaError, OSError) as error:
        return False, error
    except Exception as error:
        # Not every exception survives the way between processes; its words do.
        return False, RuntimeError(f"{type(error).__name__}: {error}")


def _end_with_parent() -> None:
    """A worker whose main process was killed would wait for its next page for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
