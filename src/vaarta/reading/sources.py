"""What can stand after ``vaarta code``: files, folders, ``-``, addresses, JSONL. A bad source stops no other."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ..errors import SourceError, VaartaError
from ..records.article import Article
from . import decoding, fetch, jsonl
from .reader import Form, read

SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".txt", ".md", ".jsonl"))
_LINES = frozenset((".jsonl", ".ndjson"))
_FORMS: dict[str, Form] = {".html": "html", ".htm": "html", ".xhtml": "html"}


@dataclass(slots=True)
class Item:
    """One page of a source: an article (which may be rejected), or the error that stands in its place."""

    source: str
    article: Article | None = None
    error: VaartaError | None = None


@dataclass(slots=True, frozen=True)
class Options:
    """How sources are read. outlet, published and title are said of every page that does not say so itself in JSONL."""

    form: Form = "auto"
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    max_bytes: int = decoding.MAX_BYTES
    max_line: int = jsonl.MAX_LINE
    allow_private: Collection[str] = ()
    timeout: float = fetch.TIMEOUT


def items(
    sources: Iterable[str],
    *,
    form: Form = "auto",
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    max_bytes: int = decoding.MAX_BYTES,
    max_line: int = jsonl.MAX_LINE,
    allow_private: Collection[str] = (),
    timeout: float = fetch.TIMEOUT,
) -> Iterator[Item]:
    """The pages of all sources, in order, one at a time.

    sources: paths of files or folders (taken recursively, sorted, .html .htm .xhtml .txt .md .jsonl), "-" for
    standard input, http(s) addresses. Yields an Item for each page; errors are S001 not found, S002 unreadable,
    S003 to S007 a JSONL line, S008 a folder without pages, F001 to F009 an address. Raises UsageError U010 at once
    where ``published`` is no date; nothing else.
    """
    if published is not None:
        from .dates import check_published

        published = check_published(published)
    options = Options(form, outlet, published, title, max_bytes, max_line, allow_private, timeout)
    return _items(sources, options)


def _items(sources: Iterable[str], options: Options) -> Iterator[Item]:
    for source in sources:
        try:
            yield from _source(source, options)
        except VaartaError as error:
            yield Item(source, error=error)
        except (OSError, ValueError) as error:
            yield Item(source, error=_unreadable(source, error))


def is_address(source: str) -> bool:
    """Whether a source is to be fetched."""
    return source[:8].lower().startswith(("http://", "https://"))


def _source(source: str, options: Options) -> Iterator[Item]:
    if source == "-":
        yield from _stream(sys.stdin.buffer, "-", options)
    elif is_address(source):
        got = fetch.fetch(source, allow_private=options.allow_private, timeout=options.timeout, max_bytes=options.max_bytes)
        yield Item(source, _page(got.data, source, options, options.form, url=got.url, charset=got.charset))
    else:
        path = Path(source)
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            raise SourceError("S001", "there is no such file or folder. Check the path; an address begins with https://.", source) from None
        if stat.S_ISDIR(mode):
            yield from _folder(path, options)
        else:
            yield from _file(path, options)


def _unreadable(source: str, error: Exception) -> SourceError:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return SourceError("S002", f"it cannot be read ({reason}). Check that it is a file and may be read.", source)


def _folder(folder: Path, options: Options) -> Iterator[Item]:
    broken: list[OSError] = []
    found = False
    for base, folders, names in os.walk(folder, onerror=broken.append):
        folders.sort()
        for name in sorted(names):
            if Path(name).suffix.lower() not in SUFFIXES:
                continue
            found = True
            path = Path(base, name)
            try:
                yield from _file(path, options)
            except (OSError, ValueError) as error:
                yield Item(str(path), error=_unreadable(str(path), error))
    for problem in broken:
        yield Item(str(folder), error=_unreadable(str(problem.filename or folder), problem))
    if not found and not broken:
        wanted = " ".join(sorted(SUFFIXES))
        yield Item(
            str(folder),
            error=SourceError("S008", f"the folder holds no page ({wanted}). Name the files themselves.", str(folder)),
        )


def _file(path: Path, options: Options) -> Iterator[Item]:
    suffix = path.suffix.lower()
    with path.open("rb") as stream:
        if suffix in _LINES:
            yield from _lines(stream, str(path), options)
        elif suffix == ".json":
            yield from _stream(stream, str(path), options)
        else:
            data = stream.read(options.max_bytes + 1)
            form = options.form if options.form != "auto" else _FORMS.get(suffix, "auto")
            yield Item(str(path), _page(data, str(path), options, form))


def _stream(stream: BinaryIO, name: str, options: Options) -> Iterator[Item]:
    """Bytes of unknown form: JSONL when the first line opens an object, else one page."""
    first = stream.readline(max(options.max_line, options.max_bytes) + 1)
    blank = 0
    while first and first.isspace() and blank < 1000:
        blank += 1
        first += stream.readline(options.max_bytes)
    opening = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if opening.startswith(b"{") and options.form == "auto":
        yield from _lines(_Rejoined(first, stream), name, options)
        return
    data = first if len(first) > options.max_bytes else first + stream.read(options.max_bytes + 1 - len(first))
    yield Item(name, _page(data, name, options, options.form))


class _Rejoined:
    """A stream with the line that was read ahead put back; ``records`` asks for nothing but ``readline``."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readline(self, size: int) -> bytes:
        if self._head:
            cut = self._head.find(b"\n") + 1 or len(self._head)
            cut = min(cut, size)
            line, self._head = self._head[:cut], self._head[cut:]
            if line.endswith(b"\n") or len(line) == size:
                return line
            return line + self._stream.readline(size - len(line))
        return self._stream.readline(size)


def _lines(stream: Any, name: str, options: Options) -> Iterator[Item]:
    for number, record in jsonl.records(stream, name, max_line=options.max_line):
        where = f"{name}:{number}"
        if isinstance(record, VaartaError):
            yield Item(where, error=record)
        else:
            yield Item(where, from_record(record, where, options))


def from_record(record: dict[str, Any], source: str | None = None, options: Options | None = None) -> Article:
    """The article of one checked JSONL object: "text" is read as plain story, "html" as a page."""
    options = options or Options()
    text = record.get("text")
    return read(
        text if text is not None else record["html"],
        source=source,
        form="plain" if text is not None else "html",
        url=record.get("url"),
        outlet=record.get("outlet") or options.outlet,
        title=record.get("title"),
        published=record.get("published") or options.published,
        id=record["id"],
        max_bytes=max(options.max_bytes, 1),
    )


def _page(data: bytes, source: str, options: Options, form: Form, *, url: str | None = None, charset: str | None = None) -> Article:
    return read(
        data,
        source=source,
        form=form,
        url=url,
        outlet=options.outlet,
        title=options.title,
        published=options.published,
        charset=charset,
        max_bytes=options.max_bytes,
    )
