"""How long a page may take and how much memory: beyond that it is a record with a reason, and the pages beside it go on."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no limits of this kind; the deadline of ``hands.Guarded`` holds there too.
    resource = None  # type: ignore[assignment]

_STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds: of one page, by the clock; a page is coded in some hundredths of one. megabytes: what one page may take besides the
    coder itself, as address space; the largest page that is read (10 MB of markup) takes about a tenth of it."""

    seconds: float = 120.0
    megabytes: int = 2048


class TooSlow(BaseException):
    """Not an Exception: the reader turns every one of those into a broken page."""


@contextmanager
def limited(limits: Limits) -> Iterator[None]:
    """Raises TooSlow and MemoryError in what runs inside. Only in a main thread: nowhere else does Python hear its signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(number: int, frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, over)
    memory = _tightened(limits.megabytes)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, memory)


def _tightened(megabytes: int) -> tuple[int, int] | None:
    """Let the address space grow by so much and no more; what the limit was, or None where this system keeps none.

    From what is in use now, not from an absolute figure: the lexicon and the libraries differ between machines, a page does not.
    """
    if resource is None or not _STATM.exists():
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(_STATM.read_bytes().split()[0]) * resource.getpagesize()
    most = used + megabytes * 1_000_000
    for limit in (soft, hard):
        if limit != resource.RLIM_INFINITY:
            most = min(most, limit)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    return soft, hard
