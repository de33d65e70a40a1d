"""Pages as their sources give them, before anything is read: what archives, tables and feeds have in common."""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..errors import VaartaError
from .reader import Form


@dataclass(slots=True)
class RawPage:
    """One page, unread.

    data: its bytes, or its text from a table. place: where it stands, for people ("dump.warc.gz, byte 3120"). key: what
    tells it apart within its source where it has no address (the id of a record). captured: when it was so, ISO 8601 in UTC.
    The rest is what the source says of it; None where it says nothing.
    """

    data: bytes | str
    place: str
    form: Form = "auto"
    key: str | None = None
    url: str | None = None
    charset: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    captured: str | None = None

    def digest(self) -> str:
        """A hash of the page and of what is said of it: the same digest, the same page."""
        digest = hashlib.blake2b(self.data if isinstance(self.data, bytes) else self.data.encode("utf-8", "surrogatepass"), digest_size=16)
        for said in (self.title, self.published, self.outlet):
            if said:
                digest.update(b"\x00" + said.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


@dataclass(slots=True)
class Broken:
    """What stands in a page's place where there is none to read. key, url: as far as they are known."""

    error: VaartaError
    place: str
    key: str | None = None
    url: str | None = None


class Meter:
    """How far the reading of files has come, in bytes as they lie on the disk."""

    def __init__(self) -> None:
        self.total = 0
        self.done = 0


class Metered(io.RawIOBase):
    """A file that moves a meter as it is read. ``seek`` is allowed; the meter only ever goes up."""

    def __init__(self, path: Path, meter: Meter) -> None:
        self._file: BinaryIO = path.open("rb", buffering=0)
        self._meter = meter
        self._base = meter.done
        self._size = os.fstat(self._file.fileno()).st_size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int | None:
        count: int | None = self._file.readinto(buffer)  # type: ignore[attr-defined]
        self._meter.done = max(self._meter.done, self._base + self._file.tell())
        return count

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        if not self.closed:
            self._file.close()
            self._meter.done = self._base + self._size
        super().close()
