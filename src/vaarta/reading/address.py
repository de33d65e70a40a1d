"""One page, one address: AMP, mobile and tracking variants come out the same.

    canonical("https://m.x.in/amp/story-12.html?utm_source=t#top")   "https://x.in/story-12.html"

The result is a name to compare by, not always an address to fetch: scheme and "www" are gone from what tells pages apart.
What counts as a variant is a table, ``data/web/addresses.tsv``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, unquote_to_bytes, urlencode, urljoin, urlsplit

import regex

from ..language.tables import read_table

TABLE = Path(__file__).resolve().parent.parent / "data" / "web" / "addresses.tsv"
LONGEST = 2000

_KINDS = ("host", "track", "format", "segment", "ending", "inside", "index")
_CANONICAL = regex.compile(rb"""<link\b[^>]{0,400}?\brel\s*=\s*["']?canonical\b[^>]{0,1500}?>""", regex.I)
_HREF = regex.compile(rb"""\bhref\s*=\s*(?:"([^"]{1,1500})"|'([^']{1,1500})'|([^\s>"']{1,1500}))""", regex.I)
_NUMBER = regex.compile(r"\d{5,}")
# What stays as it is in a path and a query; everything else, Devanagari too, is percent-encoded UTF-8.
_PATH_SAFE = "/:@!$&'()*+,;=-._~"


@dataclass(slots=True)
class _Variants:
    hosts: dict[str, str] = field(default_factory=dict)
    parameters: set[str] = field(default_factory=set)
    beginnings: list[str] = field(default_factory=list)
    segments: set[str] = field(default_factory=set)
    endings: list[tuple[str, str]] = field(default_factory=list)
    inside: list[tuple[str, str]] = field(default_factory=list)
    index: set[str] = field(default_factory=set)


@cache
def _variants() -> _Variants:
    found = _Variants()
    for row in read_table(TABLE, ("kind", "value")):
        kind, value, becomes = row["kind"], row["value"], row["becomes"].replace("-", "")
        if kind not in _KINDS:
            raise row.wrong(f"kind {kind!r}", ", ".join(_KINDS))
        if kind == "host":
            found.hosts[value] = row["becomes"]
        elif kind in ("track", "format"):
            if value.endswith("*"):
                found.beginnings.append(value[:-1])
            else:
                found.parameters.add(value)
        elif kind == "segment":
            found.segments.add(value)
        elif kind == "index":
            found.index.add(value)
        else:
            (found.endings if kind == "ending" else found.inside).append((value, becomes))
    found.endings.sort(key=lambda pair: -len(pair[0]))
    return found


def canonical(url: str) -> str | None:
    """The name that all variants of a page's http(s) address share, or None where it is no such address. Never raises."""
    url = url.strip()
    if len(url) > LONGEST or "\\" in url.split("?")[0]:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    if inner := _unwrapped(host, parts.path, parts.query):
        return canonical(inner)
    host = _host(host)
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    path = _path(parts.path)
    query = _query(parts.query)
    return f"https://{host}{path}" + (f"?{query}" if query else "")


def _unwrapped(host: str, path: str, query: str) -> str | None:
    """The address inside a cache's or a reading service's: Google's AMP viewer, ampproject.org, redirects with ?url=."""
    host = host.lower()
    if host.endswith(("google.com", "google.co.in")) and path.startswith("/amp/"):
        rest = path.removeprefix("/amp/")
        return f"https://{rest.removeprefix('s/')}" + (f"?{query}" if query else "")
    if host.endswith(".cdn.ampproject.org"):
        pieces = path.split("/")[1:]
        # /c/s/host/path: c, v, i or wp say what is cached, s says https
        while pieces and (len(pieces[0]) <= 2 and "." not in pieces[0]):
            pieces.pop(0)
        return f"https://{'/'.join(pieces)}" + (f"?{query}" if query else "") if pieces and "." in pieces[0] else None
    if host.endswith("google.com") and path == "/url":
        for name, value in parse_qsl(query):
            if name in ("url", "q") and value.startswith(("http://", "https://")):
                return value
    return None


def _host(host: str) -> str:
    variants = _variants()
    host = host.rstrip(".")
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        host = host.lower()
    labels = host.split(".")
    # The last two labels are the site's own name, whatever they are called (m.in is a site).
    while len(labels) > 2 and labels[0] in variants.hosts:
        becomes = variants.hosts[labels[0]]
        labels[0:1] = [becomes] if becomes else []
        if becomes:
            break
    return ".".join(labels)


def _path(path: str) -> str:
    variants = _variants()
    try:
        # Devanagari is told apart by code points; the two ways to write a nukta letter are one.
        text = unicodedata.normalize("NFC", unquote_to_bytes(path).decode("utf-8"))
    except UnicodeDecodeError:
        text = unquote(path, encoding="latin-1")
    segments = [s for s in text.split("/") if s and s != "."]
    kept: list[str] = []
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment.lower() not in variants.segments or len(segments) == 1:
            kept.append(segment)
    for number, segment in enumerate(kept):
        for piece, becomes in variants.inside:
            if segment.lower() == piece or segment.lower().startswith(piece + "."):
                kept[number] = becomes + segment[len(piece) :]
    if kept and kept[-1].lower() in variants.index:
        kept.pop()
    if kept:
        low = kept[-1].lower()
        for ending, becomes in variants.endings:
            if low.endswith(ending) and len(low) > len(ending):
                kept[-1] = kept[-1][: -len(ending)] + becomes
                break
    return quote("/" + "/".join(kept), safe=_PATH_SAFE) if kept else ""


def _query(query: str) -> str:
    variants = _variants()
    kept = []
    for name, value in parse_qsl(query.replace(";", "&"), keep_blank_values=True, errors="replace"):
        low = name.lower()
        if low in variants.parameters or low.startswith(tuple(variants.beginnings)) or (not value and low.startswith("amp")):
            continue
        kept.append((name, value))
    return urlencode(sorted(kept))


def stated(data: bytes) -> str | None:
    """The address that a page's own ``<link rel=canonical>`` gives, as it stands there, or None."""
    if (link := _CANONICAL.search(data[:400_000])) is None or (href := _HREF.search(link[0])) is None:
        return None
    raw = href[1] or href[2] or href[3]
    return raw.decode("utf-8", "replace").replace("&amp;", "&").strip() or None


def of_page(url: str | None, data: bytes) -> str | None:
    """The canonical address of a page that came from ``url``, by what the page says of itself where that can be believed.

    Some sites give their front page as the canonical address of every story. So the page's word counts only where it
    is on the same site and shares with the address it came from the last part of its path or a number of five digits;
    without such an address, where its last part looks like a story's.
    """
    own = canonical(url) if url else None
    said = stated(data)
    if said is None:
        return own
    said = canonical(urljoin(url, said) if url else said)
    if said is None or own == said:
        return own or said
    last = unquote(urlsplit(said).path.rstrip("/").rsplit("/", 1)[-1])
    if own is None:
        return said if len(last) >= 12 or _NUMBER.search(said) else None
    if not _one_site(urlsplit(own).netloc, urlsplit(said).netloc):
        return own
    shared = set(_NUMBER.findall(own)) & set(_NUMBER.findall(said))
    return said if shared or (len(last) >= 12 and last in unquote(own)) else own


def _one_site(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one)
