"""Files that may be packed (.gz, .zst): JSON lines as a stream, single pages with a bound."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from ..errors import SourceError, VaartaError
from . import jsonl
from .rawpages import Broken, Meter, Metered, RawPage

PACKED = (".gz", ".zst")


def inner_suffix(path: Path) -> str:
    """The ending below the packing: ".jsonl" of pages.jsonl.gz, ".html" of page.html."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] in PACKED:
        return suffixes[-2] if len(suffixes) > 1 else ""
    return suffixes[-1] if suffixes else ""


def opened(path: Path, meter: Meter | None = None) -> BinaryIO:
    """A file, unpacked as it is read. Raises SourceError S012 where zstandard is needed and missing, OSError."""
    suffix = path.suffix.lower()
    file = io.BufferedReader(Metered(path, meter or Meter()), 1 << 16)
    if suffix == ".gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    if suffix == ".zst":
        try:
            import zstandard
        except ImportError as error:
            file.close()
            raise SourceError("S012", "zst files need zstandard. Run: pip install 'vaarta[archive]'", str(path)) from error
        reader = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(file, read_across_frames=True)
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, reader), 1 << 16))
    return cast(BinaryIO, file)


def failures() -> tuple[type[Exception], ...]:
    """What reading a packed file may raise where the packing is broken."""
    try:
        from zstandard import ZstdError
    except ImportError:
        return (zlib.error, EOFError, gzip.BadGzipFile)
    return (zlib.error, EOFError, gzip.BadGzipFile, ZstdError)


def read_page(path: Path, max_bytes: int, meter: Meter | None = None) -> bytes:
    """One page from a file, at most a byte more than ``max_bytes``. Raises SourceError S011 where its packing is broken."""
    with opened(path, meter) as stream:
        try:
            return stream.read(max_bytes + 1)
        except failures() as error:
            raise _broken(error, str(path)) from error


def line_pages(path: Path, *, meter: Meter | None = None, max_line: int = jsonl.MAX_LINE) -> Iterator[RawPage | Broken]:
    """The pages of a JSON lines file, in order. Yields Broken S003 to S007 for a line, S011 where the packing breaks off."""
    with opened(path, meter) as stream:
        yield from stream_pages(stream, str(path), max_line=max_line)


def stream_pages(stream: BinaryIO, name: str, *, max_line: int = jsonl.MAX_LINE) -> Iterator[RawPage | Broken]:
    """The pages of an open stream of JSON lines, as ``line_pages``."""
    try:
        for number, record in jsonl.records(stream, name, max_line=max_line):
            place = f"{name}:{number}"
            if isinstance(record, VaartaError):
                # A pipe that breaks and a packing that breaks look alike to the reader of lines.
                unpacked = record.code == "S002" and isinstance(stream, gzip.GzipFile)
                yield Broken(_broken(record, place) if unpacked else record, place)
            else:
                yield _page(record, place)
    except failures() as error:
        yield Broken(_broken(error, name), name)


def _page(record: dict[str, Any], place: str) -> RawPage:
    text = record.get("text")
    return RawPage(
        text if text is not None else record["html"],
        place,
        form="plain" if text is not None else "html",
        key=record["id"],
        url=record.get("url"),
        title=record.get("title"),
        published=record.get("published"),
        outlet=record.get("outlet"),
    )


def _broken(error: Exception, place: str) -> SourceError:
    said = error.message if isinstance(error, VaartaError) else str(error) or type(error).__name__
    return SourceError("S011", f"the compression is broken or breaks off here ({said}). What came before is kept; pack it again.", place)
