"""A file that is written while it is sent: a writer in a thread fills a short queue, the response empties it; memory stays flat."""

from __future__ import annotations

import io
import queue
import threading
from collections.abc import Callable, Iterator
from typing import IO

_CHUNK = 64 * 1024
# The first piece is smaller, so that the download begins at once.
_FIRST = 4 * 1024
_WAITING = 8


class VisitorGoneError(OSError):
    """The visitor hung up."""


class _Pipe(io.RawIOBase):
    """The writer's end: bytes are gathered and handed over; ``tell`` counts, for Parquet asks."""

    def __init__(self) -> None:
        self.chunks: queue.Queue[bytes | BaseException | None] = queue.Queue(_WAITING)
        self.gone = threading.Event()
        self._held = bytearray()
        self._done = 0
        self._begun = False

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._done

    def write(self, data: object) -> int:
        part = bytes(data)  # type: ignore[call-overload]
        self._held += part
        self._done += len(part)
        if len(self._held) >= (_CHUNK if self._begun else _FIRST):
            self._begun = True
            self.hand_over()
        return len(part)

    def hand_over(self) -> None:
        if self._held:
            self.put(bytes(self._held))
            self._held.clear()

    def put(self, item: bytes | BaseException | None) -> None:
        while not self.gone.is_set():
            try:
                self.chunks.put(item, timeout=0.5)
                return
            except queue.Full:
                continue
        raise VisitorGoneError("the visitor hung up")


def streamed(write: Callable[[IO[bytes]], object]) -> Iterator[bytes]:
    """The bytes that ``write`` writes, as it goes. What it raises is raised here, so that a broken download is seen to be broken."""
    pipe = _Pipe()

    def run() -> None:
        try:
            write(pipe)  # type: ignore[arg-type]
            pipe.hand_over()
            pipe.put(None)
        except VisitorGoneError:
            return
        except BaseException as error:
            try:
                pipe.put(error)
            except VisitorGoneError:
                return

    threading.Thread(target=run, daemon=True, name="download").start()
    try:
        while (item := pipe.chunks.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        pipe.gone.set()
