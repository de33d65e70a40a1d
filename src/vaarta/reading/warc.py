"""WARC archives, plain, .gz or .zst: pages record by record; a record that is damaged costs no other.

fastwarc stops at the first damage. So a record is given out only when the one after it has been found; where that fails, the
search for the next record's beginning goes on behind it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import SourceError
from .decoding import MAX_BYTES
from .rawpages import Broken, Meter, Metered, RawPage
from .unpacking import ENCODINGS, Unpacker

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_WARC = b"WARC/1."
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")
_STEP = 1 << 20

Found = RawPage | Broken | None


def pages(path: Path, *, meter: Meter | None = None, max_bytes: int = MAX_BYTES) -> Iterator[RawPage | Broken]:
    """The pages of an archive, in order: answers with status 200 that are text, resources, and converted texts.

    Yields Broken with S013 for a damaged stretch, S014 for a record cut in the middle, P006 for a page larger than ``max_bytes``.
    Raises SourceError S012 where fastwarc is not installed or the file is no archive, OSError where it cannot be opened.
    """
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError as error:
        raise SourceError("S012", "WARC archives need fastwarc. Run: pip install 'vaarta[archive]'", str(path)) from error
    with Metered(path, meter or Meter()) as file:
        head = file.read(8) or b""
        marker = _GZIP if head.startswith(_GZIP) else _ZSTD if head.startswith(_ZSTD) else _WARC
        if not head.startswith(marker):
            raise SourceError("S012", "this is no WARC archive. Check the file; HTML and JSONL have their own endings.", str(path))
        start: int | None = 0
        while start is not None:
            file.seek(start)
            stretch = _Stretch(path, file, start, marker, max_bytes)
            yield from stretch.pages(ArchiveIterator)
            start = stretch.resume


class _Stretch:
    """An undamaged run of records. ``resume`` is where to look on after it: behind the damage, or None at the end."""

    def __init__(self, path: Path, file: Metered, base: int, marker: bytes, max_bytes: int) -> None:
        self.path, self.file, self.base, self.marker, self.max_bytes = path, file, base, marker, max_bytes
        self.resume: int | None = None

    def pages(self, iterator: Any) -> Iterator[RawPage | Broken]:
        from fastwarc.warc import any_type

        held: Found = None
        last = self.base
        records: Iterator[WarcRecord] = iter(())
        try:
            records = iter(iterator(self.file, record_types=any_type, parse_http=False, fsspec_args=False))
            for record in records:
                if held is not None:
                    yield held
                # fastwarc counts from the beginning of the file, wherever it was told to start.
                held, last = None, int(record.stream_pos)
                held = self._page(record, last)
        except (OSError, ValueError, RuntimeError) as error:
            yield from self._after_damage(held, last, str(error))
            return
        if held is not None or last:
            yield from self._at_end(held, last)

    def _after_damage(self, held: Found, last: int, said: str) -> Iterator[RawPage | Broken]:
        swallowed = self.marker == _WARC and isinstance(held, RawPage) and isinstance(held.data, bytes) and _WARC in held.data
        nearest = self._next_start(last + 1)
        if held is not None and swallowed:
            assert isinstance(held, RawPage)
            yield Broken(self._error("S014", "the record is cut in the middle", last), held.place, url=held.url)
        elif held is not None:
            # A compressed record that broke only behind its end is whole; one that swallowed the next member's start is not.
            cut = self.marker != _WARC and isinstance(held, RawPage) and self._reads_past(last, nearest)
            if cut and isinstance(held, RawPage):
                yield Broken(self._error("S014", "the record is cut in the middle", last), held.place, url=held.url)
            else:
                yield held
                if nearest is not None and self._intact(last, nearest):
                    # The record itself was sound: the damage lies in the one that begins at ``nearest``.
                    yield Broken(self._error("S013", f"the archive is damaged here ({said})", nearest), self._place(nearest))
                    nearest = self._next_start(nearest + 1)
                else:
                    yield Broken(self._error("S013", f"the archive is damaged behind this record ({said})", last), self._place(last))
        else:
            yield Broken(self._error("S013", f"the archive is damaged here ({said})", last), self._place(last))
        self.resume = nearest

    def _at_end(self, held: Found, last: int) -> Iterator[RawPage | Broken]:
        """After the last record that was found: a file that was cut within a compressed member ends without a word."""
        if held is not None:
            yield held
        if self.marker != _GZIP:
            return
        self.file.seek(last)
        # An archive that was packed as one piece has no member at ``last``; it is looked at from its beginning.
        member = last if (self.file.read(3) or b"") == _GZIP else 0
        if (cut := self._cut_member(member)) is not None:
            place = self._place(cut)
            if isinstance(held, Broken) and (held.place == place or not member):
                return
            yield Broken(self._error("S014", "the archive ends in the middle of a record", cut), place)

    def _cut_member(self, at: int) -> int | None:
        """Where a compressed member begins that the file does not finish, looking from one that begins at ``at``."""
        self.file.seek(at)
        unpack, rest, begin = zlib.decompressobj(31), b"", at
        position = at
        while True:
            chunk = rest or self.file.read(_STEP) or b""
            if not rest:
                position += len(chunk)
            rest = b""
            if not chunk:
                return begin if begin < position else None
            try:
                unpack.decompress(chunk, _STEP)
                while unpack.unconsumed_tail:
                    unpack.decompress(unpack.unconsumed_tail, _STEP)
            except zlib.error:
                return begin
            if unpack.eof:
                rest = unpack.unused_data
                begin = position - len(rest)
                unpack = zlib.decompressobj(31)

    def _intact(self, at: int, end: int) -> bool:
        """Whether the compressed member at ``at`` is whole and ends just before ``end``."""
        if self.marker != _GZIP:
            return self.marker == _WARC
        self.file.seek(at)
        unpack = zlib.decompressobj(31)
        try:
            data = self.file.read(end - at) or b""
            unpack.decompress(data, _STEP)
            while unpack.unconsumed_tail:
                unpack.decompress(unpack.unconsumed_tail, _STEP)
        except zlib.error:
            return False
        return unpack.eof and not unpack.unused_data

    def _reads_past(self, at: int, end: int | None) -> bool:
        """Whether the record at ``at`` promises more than its own compressed member holds."""
        if end is None or self.marker != _GZIP:
            return False
        self.file.seek(at)
        unpack = zlib.decompressobj(31)
        try:
            data = unpack.decompress(self.file.read(end - at) or b"", self.max_bytes * 2)
        except zlib.error:
            return True
        head, gap, body = data.partition(b"\r\n\r\n")
        length = [line.split(b":", 1)[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
        return bool(gap and length and length[0].strip().isdigit() and len(body) < int(length[0]))

    def _next_start(self, start: int) -> int | None:
        """Where the next record may begin, from ``start`` on."""
        self.file.seek(start)
        position, kept = start, b""
        while chunk := self.file.read(_STEP):
            window = kept + chunk
            at = window.find(self.marker)
            if at >= 0:
                return position - len(kept) + at
            kept = window[-len(self.marker) :]
            position += len(chunk)
        return None

    def _place(self, position: int) -> str:
        return f"{self.path}, byte {position}"

    def _error(self, code: str, what: str, position: int) -> SourceError:
        way = "The records around it are read; fetch the archive again to have it whole."
        return SourceError(code, f"{what}. {way}", self._place(position))

    def _page(self, record: WarcRecord, position: int) -> Found:
        headers = record.headers
        kind = (headers.get("WARC-Type") or "").lower()
        if kind not in ("response", "resource", "conversion"):
            return None
        url = (headers.get("WARC-Target-URI") or "").strip("<> ") or None
        if url is not None and not url.lower().startswith(("http://", "https://")):
            return None
        place = self._place(position)
        encoding, charset = "", None
        if record.is_http:
            record.parse_http(auto_decode="transfer")
            http = record.http_headers
            if http is None or http.status_code != 200:
                return None
            encoding = (http.get("Content-Encoding") or "").strip().lower()
            charset, media = record.http_charset, (record.http_content_type or "").lower()
        else:
            media = (headers.get("Content-Type") or "").split(";")[0].strip().lower()
        if media not in _PAGE_TYPES:
            return None
        error = None
        promised = record.content_length
        body = record.reader.read(self.max_bytes + 1)
        chunked = record.is_http and "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower()
        if len(body) > self.max_bytes:
            error = SourceError("P006", f"the page is larger than {self.max_bytes / 1e6:g} MB. Raise --max-bytes if it is one.", place)
        elif len(body) < promised and not chunked:
            error = self._error("S014", "the record is cut in the middle", position)
        elif encoding and encoding != "identity":
            body, error = self._unpacked(body, encoding, place)
        if error is not None:
            return Broken(error, place, url=url)
        form = "text" if kind == "conversion" else "auto"
        return RawPage(body, place, form=form, url=url, charset=charset, captured=headers.get("WARC-Date") or None)  # type: ignore[arg-type]

    def _unpacked(self, body: bytes, encoding: str, place: str) -> tuple[bytes, SourceError | None]:
        if encoding not in ENCODINGS:
            # Some crawlers store the page unpacked and keep the header of the packed one.
            if b"<" in body[:200]:
                return body, None
            return b"", SourceError("P004", f"the page is packed as {encoding!r}, which is not read. Store it unpacked.", place)
        unpack = Unpacker(encoding)
        try:
            data = unpack(body, self.max_bytes + 1)
        except zlib.error:
            if b"<" in body[:200]:
                return body, None
            return b"", SourceError("S011", "the page's compression is broken. Fetch it again.", place)
        if len(data) > self.max_bytes:
            return b"", SourceError("P006", f"the page is larger than {self.max_bytes / 1e6:g} MB when unpacked.", place)
        if not unpack.whole:
            return b"", SourceError("S011", "the page's compression breaks off. Fetch it again.", place)
        return data, None
