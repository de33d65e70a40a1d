"""What stands after ``vaarta ingest``: files and folders to pages that have an address, or a reason why there is none."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import SourceError, VaartaError
from ..reading import address, decoding, feeds, packed, tables, warc
from ..reading.rawpages import Broken, Meter, RawPage
from ..reading.sources import is_address
from ..store.writer import Known, LinkState, Refused

_LINES = frozenset((".jsonl", ".ndjson"))
_PAGES = frozenset((".html", ".htm", ".xhtml", ".txt", ".md"))
_FEEDS = frozenset((".xml", ".rss", ".atom", ".rdf"))
_TABLES = frozenset((".csv", ".tsv", ".parquet"))
SUFFIXES = _LINES | _PAGES | _FEEDS | _TABLES | {".warc", ".json"}


@dataclass(slots=True)
class Incoming:
    """A page on its way in. address: what it is known by before it is read; stands_alone: it has no web address.

    zone: of its source, for times without one. feed_published: what a feed says of it where the page says less. given_published: the
    day that the user gives to pages without one.
    """

    raw: RawPage
    address: str
    digest: str
    stands_alone: bool
    source_id: int | None = None
    zone: str | None = None
    feed_published: str | None = None
    link: LinkState | None = None
    given_published: str | None = None


# Known: nothing is to be done but to mark a link. None: nothing comes for the moment, so what has come may be worked on.
Item = Incoming | Refused | Known | None
# Takes what a feed or sitemap holds; it is fetched after the files.
OnFeed = Callable[[feeds.Feed, str, int | None], None]


@dataclass(slots=True)
class Options:
    """How files are read. The same options give the same pages, in the same order."""

    max_bytes: int = decoding.MAX_BYTES
    text_column: str | None = None
    zone: str = "Asia/Kolkata"
    outlet: str | None = None
    published: str | None = None
    meter: Meter = field(default_factory=Meter)


def kind_of(source: str) -> str:
    """What a source is called in the store: address, folder, archive, lines, table, feed, page or stream."""
    if source == "-":
        return "stream"
    if is_address(source):
        return "address"
    path = Path(source)
    if path.is_dir():
        return "folder"
    suffix = packed.inner_suffix(path)
    for kind, suffixes in (("archive", {".warc"}), ("lines", _LINES), ("table", _TABLES), ("feed", _FEEDS)):
        if suffix in suffixes:
            return kind
    return "page"


def local_items(source: str, options: Options, source_id: int | None, on_feed: OnFeed) -> Iterator[Item]:
    """The pages of a file, folder or standard input ("-"), in a fixed order. Raises nothing for what they hold: a source that cannot
    be read is a Refused like a page."""
    for found in _opened(source, options, source_id, on_feed):
        if not isinstance(found, RawPage):
            yield refused(found, source_id)
            continue
        page = incoming(found, source_id, zone=options.zone, outlet=options.outlet)
        yield page if options.published is None else _dated(page, options.published)


def incoming(
    raw: RawPage,
    source_id: int | None,
    *,
    zone: str | None = None,
    outlet: str | None = None,
    feed_published: str | None = None,
    link: LinkState | None = None,
) -> Incoming:
    """A page with what it is known by: its web address, its record's id, or its bytes."""
    raw.outlet = raw.outlet or outlet
    digest = raw.digest()
    own = address.canonical(raw.url) if raw.url else None
    if own is not None:
        return Incoming(raw, own, digest, False, source_id, zone, feed_published, link)
    if raw.key is not None:
        # The place is "file:line"; a file that is moved as a whole keeps its records.
        name = Path(raw.place.rsplit(":", 1)[0]).name
        return Incoming(raw, f"record:{name}#{raw.key}"[: address.LONGEST], digest, False, source_id, zone, feed_published, link)
    return Incoming(raw, f"bytes:{digest}", digest, True, source_id, zone, feed_published, link)


def _dated(page: Incoming, published: str) -> Incoming:
    """The page with the day that is given to it where it says none.

    The day is part of the digest and not of the address: a page that was stored without a day is read again, as its next version.
    """
    page.given_published = published
    page.digest = hashlib.blake2b(f"{page.digest}\x00{published}".encode(), digest_size=16).hexdigest()
    return page


def refused(broken: Broken, source_id: int | None = None, link: LinkState | None = None) -> Refused:
    """The record of a page or source that cannot be read."""
    known = (address.canonical(broken.url) if broken.url else None) or broken.place
    return Refused(known, "", broken.error.code, broken.error.message, broken.place, broken.url, None, source_id, link)


def files_size(source: str) -> int:
    """The bytes on disk that a source will have read, 0 where that is not known."""
    if source == "-" or is_address(source):
        return 0
    path = Path(source)
    try:
        return sum(p.stat().st_size for p in _files(path, [])) if path.is_dir() else path.stat().st_size
    except OSError:
        return 0


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that can be read, at any depth, sorted folder by folder."""
    return list(_files(folder, []))


def _opened(source: str, options: Options, source_id: int | None, on_feed: OnFeed) -> Iterator[RawPage | Broken]:
    try:
        if source == "-":
            yield from _standard_input(options)
            return
        path = Path(source)
        if not path.exists():
            raise SourceError("S001", "there is no such file or folder. Check the path; an address begins with https://.", source)
        if not path.is_dir():
            yield from _file(path, options, source_id, on_feed)
            return
    except (VaartaError, OSError, ValueError) as error:
        yield _unread(error, source)
        return
    broken: list[OSError] = []
    found = False
    for file in _files(path, broken):
        found = True
        try:
            yield from _file(file, options, source_id, on_feed)
        except (VaartaError, OSError, ValueError) as error:
            yield _unread(error, str(file))
    for problem in broken:
        yield _unread(problem, str(problem.filename or path))
    if not found and not broken:
        message = f"the folder holds no page ({' '.join(sorted(SUFFIXES))}). Name the files themselves."
        yield Broken(SourceError("S008", message, source), source)


def _unread(error: Exception, place: str) -> Broken:
    if isinstance(error, VaartaError):
        return Broken(error, place)
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Broken(SourceError("S002", f"it cannot be read ({reason}). Check that it is a file and may be read.", place), place)


def _files(folder: Path, broken: list[OSError]) -> Iterator[Path]:
    for base, folders, names in os.walk(folder, onerror=broken.append):
        folders.sort()
        for name in sorted(names):
            if packed.inner_suffix(Path(name)) in SUFFIXES:
                yield Path(base, name)


def _file(path: Path, options: Options, source_id: int | None, on_feed: OnFeed) -> Iterator[RawPage | Broken]:
    suffix, meter = packed.inner_suffix(path), options.meter
    if suffix == ".warc":
        yield from warc.pages(path, meter=meter, max_bytes=options.max_bytes)
    elif suffix in _LINES:
        yield from packed.line_pages(path, meter=meter)
    elif suffix == ".parquet":
        yield from tables.parquet_pages(path, text_column=options.text_column, meter=meter)
    elif suffix in _TABLES:
        yield from tables.csv_pages(path, text_column=options.text_column, meter=meter)
    elif suffix == ".json" and path.suffix.lower() == ".json":
        # One object on one line, or several: JSON lines under the shorter name.
        yield from packed.line_pages(path, meter=meter)
    else:
        data = packed.read_page(path, options.max_bytes, meter)
        if suffix in _FEEDS or feeds.looks_like_feed(data):
            yield from _feed(data, path, options, source_id, on_feed)
        else:
            yield RawPage(data, str(path), form="html" if suffix in (".html", ".htm", ".xhtml") else "auto")


def _feed(data: bytes, path: Path, options: Options, source_id: int | None, on_feed: OnFeed) -> Iterator[Broken]:
    feed = feeds.parse_feed(data, str(path), zone=options.zone, max_bytes=options.max_bytes)
    on_feed(feed, str(path), source_id)
    if feed.broken is not None:
        yield Broken(feed.broken, str(path))


def _standard_input(options: Options) -> Iterator[RawPage | Broken]:
    stream = sys.stdin.buffer
    head = stream.peek(4096)[:4096] if hasattr(stream, "peek") else b""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from packed.stream_pages(stream, "-")
    else:
        yield RawPage(stream.read(options.max_bytes + 1), "-")
