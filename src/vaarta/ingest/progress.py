"""How an ingest is getting on: a line on a terminal that keeps changing, a line now and then in a pipe."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from ..reading.rawpages import Meter
from ..store.writer import Refused, Result

LOG_SECONDS = 30.0
_TERMINAL_SECONDS = 0.2


class Progress:
    """Counts what became of pages, and says so on standard error.

    The rate is that of the last minute, so that a restart, which skips what is stored, does not flatter the time left.
    """

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False, every: float = LOG_SECONDS) -> None:
        self.stream = stream or sys.stderr
        self.terminal = not quiet and self.stream.isatty()
        self.quiet = quiet
        self.every = _TERMINAL_SECONDS if self.terminal else every
        self.counts: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.meter: Meter | None = None
        self.queue = 0
        # What is being done beside the pages: "grouped 300".
        self.step = ""
        self.begun = time.monotonic()
        self._told = self.begun
        self._marks: list[tuple[float, int, int]] = [(self.begun, 0, 0)]
        self._open_line = False

    @property
    def pages(self) -> int:
        """Pages that went through, whatever became of them."""
        return sum(self.counts.values())

    def written(self, results: Sequence[Result], outcomes: Sequence[str]) -> None:
        """Count a batch that is in the store."""
        for result, outcome in zip(results, outcomes, strict=True):
            self.counts[outcome] += 1
            if isinstance(result, Refused):
                self.codes[result.code] += 1

    def figures(self) -> dict[str, Any]:
        """The counts as plain values: outcomes, rejections by code, seconds."""
        return {**self.counts, "rejected_by_code": dict(sorted(self.codes.items())), "seconds": round(time.monotonic() - self.begun, 1)}

    def tick(self) -> None:
        """Say how it stands where it is time to."""
        now = time.monotonic()
        if self.quiet or now - self._told < self.every:
            return
        self._told = now
        self._marks.append((now, self.pages, self.meter.done if self.meter else 0))
        while len(self._marks) > 2 and now - self._marks[0][0] > 60:
            self._marks.pop(0)
        self._write(self.line())

    def line(self) -> str:
        """Where it stands, in one line."""
        rate = self._rate()
        parts = [f"{self.pages} pages", f"{rate:.1f}/s", *(f"{n} {what}" for what, n in sorted(self.counts.items()) if what != "rejected")]
        if self.codes:
            parts.append("rejected " + " ".join(f"{code}×{n}" for code, n in self.codes.most_common(6)))
        if self.queue:
            parts.append(f"queue {self.queue}")
        if self.step:
            parts.append(self.step)
        if left := self._left(rate):
            parts.append(f"{left} left")
        return " · ".join(parts)

    def note(self, text: str) -> None:
        """A line that stays."""
        if not self.quiet:
            self._clear()
            print(text, file=self.stream, flush=True)

    def close(self) -> None:
        """The last line, with everything in it."""
        if not self.quiet:
            self._clear()
            seconds = time.monotonic() - self.begun
            print(f"{self.line()} · {seconds:.0f} s", file=self.stream, flush=True)

    def _rate(self) -> float:
        now, (then, pages, _) = time.monotonic(), self._marks[0]
        return (self.pages - pages) / max(now - then, 0.001)

    def _left(self, rate: float) -> str:
        seconds = None
        if self.meter is not None and self.meter.total > self.meter.done:
            then, _, done = self._marks[0]
            speed = (self.meter.done - done) / max(time.monotonic() - then, 0.001)
            seconds = (self.meter.total - self.meter.done) / speed if speed > 0 else None
        elif self.queue and rate > 0:
            seconds = self.queue / rate
        if seconds is None:
            return ""
        minutes = int(seconds) // 60
        return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min" if minutes else f"{int(seconds)} s"

    def _write(self, line: str) -> None:
        if not self.terminal:
            print(line, file=self.stream, flush=True)
            return
        import shutil

        width = shutil.get_terminal_size().columns - 1
        self.stream.write("\r\x1b[K" + line[:width])
        self.stream.flush()
        self._open_line = True

    def _clear(self) -> None:
        if self._open_line:
            self.stream.write("\r\x1b[K")
            self._open_line = False
