"""Feeds and sitemaps: RSS 0.9 to 2.0, Atom, RDF, sitemaps, news sitemaps and sitemap indices, to the links they name.

lxml and not feedparser: an address list is needed, not a model of every feed; what is broken must be told and what stands before
the break kept; entities must never be expanded; and sitemaps come through the same door.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import regex
from lxml import etree

from ..errors import SourceError
from ..records.article import Rejection
from . import dates, decoding
from .unpacking import Unpacker

MAX_LINKS = 50_000
_DECLARATION = regex.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = regex.compile(r"<!ENTITY|<!DOCTYPE[^>]{0,500}\[", regex.I)
# "+05:30", "Z", "GMT": a zone that is one the whole world over. "IST" is not: it is India's, Israel's and Ireland's.
_CERTAIN_ZONE = regex.compile(r"(?:[+-]\d{2}:?\d{2}|Z|GMT|UTC|UT)\s*\)?\s*$", regex.I)
_LETTER_ZONE = regex.compile(r"\s*\(?\b(IST|EST|EDT|CST|CDT|MST|MDT|PST|PDT)\b\)?\s*$")
# The letters that RFC 2822 gives a meaning, in hours.
_AMERICAN = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_CLOSED_ENTRY = regex.compile(r"</(?:\w+:)?(?:item|entry|url|sitemap)\s*>")
_HTML = regex.compile(r"<\s*(?:!doctype\s+html|html|head|body)\b", regex.I)


@dataclass(slots=True, frozen=True)
class Entry:
    """One link of a feed. published: ISO 8601 in the feed's zone, or None; stamp: changes when the feed says the page did."""

    url: str
    title: str | None = None
    published: str | None = None
    stamp: str = ""


@dataclass(slots=True)
class Feed:
    """What a feed holds. kind: rss, atom, sitemap or index (of sitemaps, whose entries are sitemaps). broken: what was wrong
    with it where part of it could be read all the same."""

    kind: str
    title: str | None = None
    entries: list[Entry] = field(default_factory=list)
    broken: SourceError | None = None


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes open like a feed or sitemap (packed or not); a page of HTML does not."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = Unpacker("gzip")(data[:65536], 4000)
        except zlib.error:
            return False
    head = data[:4000].decode("utf-8", "replace").replace("\x00", "")
    return regex.search(r"<(?:\w+:)?(?:rss|feed|RDF|urlset|sitemapindex)[\s>]", head) is not None and _HTML.search(head[:600]) is None


def parse_feed(
    data: bytes, url: str, *, charset: str | None = None, zone: str = "Asia/Kolkata", max_bytes: int = decoding.MAX_BYTES
) -> Feed:
    """The entries of a feed or sitemap.

    url: where it came from, for relative links; zone: an IANA name, for times that say "IST" or no zone at all. At most MAX_LINKS
    entries. Raises SourceError: S011 broken compression, S017 not XML (an HTML page, say), S018 entities are declared,
    S019 XML that is no feed, P001, P004, P005, P006 as for pages. Where the XML breaks off, ``broken`` is S020.
    """
    text = _text(data, url, charset, max_bytes)
    if _ENTITY.search(text[:20_000]) is not None:
        raise SourceError("S018", "the feed declares entities, which could unfold without end; it is not read. Ask the outlet.", url)
    root, said = _parsed(text)
    if root is None or _HTML.search(text[:600]) is not None:
        what = "a web page stands here instead of a feed" if _HTML.search(text[:2000]) else "this is not XML"
        raise SourceError("S017", f"{what}. Check the address of the feed.", url)
    broken = bool(said) and _cut(text, root)
    if broken:
        # Half an address is another address: what follows the last whole entry is left out.
        ends = [match.end() for match in _CLOSED_ENTRY.finditer(text)]
        whole = _parsed(text[: ends[-1]])[0] if ends else None
        root = root if whole is None else whole
    feed = _feed(root, url, ZoneInfo(zone))
    if feed is None:
        raise SourceError("S019", f"this XML is no feed and no sitemap (<{_name(root)}>). Check the address of the feed.", url)
    if broken:
        feed.entries = feed.entries if ends else []
        feed.broken = SourceError("S020", f"the feed breaks off ({said}). The {len(feed.entries)} whole entries are taken.", url)
    return feed


def _parsed(text: str) -> tuple[Any, str]:
    """The root element, or None, and what the parser found wrong last."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_pis=True)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, str(error)
    return root, str(parser.error_log[-1].message) if len(parser.error_log) else ""


def _text(data: bytes, url: str, charset: str | None, max_bytes: int) -> str:
    if data.startswith(b"\x1f\x8b"):
        unpack = Unpacker("gzip")
        try:
            data = unpack(data, max_bytes + 1)
        except zlib.error as error:
            raise SourceError("S011", f"the compression is broken ({error}). Fetch it again.", url) from error
        if not unpack.whole and len(data) <= max_bytes:
            raise SourceError("S011", "the compression breaks off. Fetch it again.", url)
    if len(data) > max_bytes:
        raise SourceError("P006", f"the feed is larger than {max_bytes / 1e6:g} MB. Raise --max-bytes if it must be.", url)
    text = decoding.decode(data, charset)
    if isinstance(text, Rejection):
        raise SourceError(text.code, text.message, url)
    return text.lstrip("\ufeff \t\r\n")


def _cut(text: str, root: Any) -> bool:
    """Whether the last thing in the text is not the end of the root element: small faults inside are the parser's to mend."""
    tail = text.rstrip()[-200:]
    name = etree.QName(root).localname
    return regex.search(rf"</(?:[\p{{L}}_.-]+:)?{regex.escape(name)}\s*>(?:\s|<!--.*?-->)*$", tail, regex.S) is None


def _name(element: Any) -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _feed(root: Any, url: str, zone: ZoneInfo) -> Feed | None:
    kind = _name(root)
    if kind in ("rss", "rdf"):
        channel = next((c for c in root if _name(c) == "channel"), root)
        items = [c for base in ((root, channel) if channel is not root else (root,)) for c in base if _name(c) == "item"]
        return Feed("rss", _child(channel, "title"), _kept(_rss(item, url, zone) for item in items[:MAX_LINKS]))
    if kind == "feed":
        return Feed("atom", _child(root, "title"), _kept(_atom(e, url, zone) for e in root if _name(e) == "entry"))
    if kind in ("urlset", "sitemapindex"):
        wanted = "url" if kind == "urlset" else "sitemap"
        entries = (_listed(e, url, zone) for e in root if _name(e) == wanted)
        return Feed("sitemap" if kind == "urlset" else "index", None, _kept(entries))
    return None


def _kept(entries: Any) -> list[Entry]:
    """Entries that have a link, the first of each address."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry is not None:
            found.setdefault(entry.url, entry)
            if len(found) >= MAX_LINKS:
                break
    return list(found.values())


def _child(element: Any, *names: str) -> str | None:
    """The text of the first child that bears one of the names, by order of the names."""
    for name in names:
        for child in element:
            if _name(child) == name:
                text = " ".join("".join(child.itertext()).split())
                if text:
                    return text[:2000]
    return None


def _link(raw: str | None, base: str) -> str | None:
    if not raw:
        return None
    try:
        link = urljoin(base, raw.strip())
    except ValueError:
        return None
    return link if link.lower().startswith(("http://", "https://")) and len(link) <= 2000 else None


def _rss(item: Any, base: str, zone: ZoneInfo) -> Entry | None:
    link = _link(_child(item, "link"), base)
    guid = next((c for c in item if _name(c) == "guid"), None)
    if link is None and guid is not None and (guid.get("isPermaLink") or "true").lower() == "true":
        link = _link("".join(guid.itertext()), base)
    if link is None:
        about = next((v for k, v in item.attrib.items() if k.endswith("about")), None)
        link = _link(about, base)
    if link is None:
        return None
    said = _child(item, "pubdate", "published", "date", "issued")
    changed = _child(item, "updated", "modified")
    title = _child(item, "title")
    return Entry(link, title, published(said, zone), "|".join((said or "", changed or "", title or "")))


def _atom(entry: Any, base: str, zone: ZoneInfo) -> Entry | None:
    links = [c for c in entry if _name(c) == "link" and c.get("href")]
    own = [c for c in links if (c.get("rel") or "alternate") == "alternate"]
    link = _link((own or links)[0].get("href") if links else _child(entry, "id"), base)
    if link is None:
        return None
    changed = _child(entry, "updated", "modified")
    said = _child(entry, "published", "issued", "created") or changed
    title = _child(entry, "title")
    return Entry(link, title, published(said, zone), "|".join((said or "", changed or "", title or "")))


def _listed(element: Any, base: str, zone: ZoneInfo) -> Entry | None:
    link = _link(_child(element, "loc"), base)
    if link is None:
        return None
    changed = _child(element, "lastmod")
    news = next((c for c in element if _name(c) == "news"), None)
    said = _child(news, "publication_date") if news is not None else None
    title = _child(news, "title") if news is not None else None
    return Entry(link, title, published(said, zone), "|".join((said or "", changed or "", title or "")))


def published(text: str | None, zone: ZoneInfo) -> str | None:
    """A feed's time in ISO 8601. "IST" and times without a zone are in the source's zone; days stay days; None for no date."""
    if not text:
        return None
    letters = _LETTER_ZONE.search(text)
    bare = text[: letters.start()] if letters else text
    found = dates.parse_published(bare) or dates.parse_published(text)
    if found is None or "T" not in found:
        return found
    if _CERTAIN_ZONE.search(text):
        return found
    hours = _AMERICAN.get(letters[1]) if letters else None
    known: tzinfo = zone if hours is None else timezone(timedelta(hours=hours))
    return datetime.fromisoformat(found).replace(tzinfo=known).isoformat()
