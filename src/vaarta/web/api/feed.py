"""Events as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

import regex

from ...store.clock import now
from ...store.queries import Found

_ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold even when escaped.
_ILLEGAL = regex.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]")


def atom(found: Sequence[Found], own: str, base: str) -> bytes:
    """The feed. own: the address of the feed; base: of the server, for links to events; those without a row id have no page."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "hi"})
    _text(root, "title", "वार्ता")
    _text(root, "id", own)
    SubElement(root, "link", {"rel": "self", "href": _clean(own)})
    stamps = [_stamp(f.published) for f in found]
    _text(root, "updated", max(stamps) if stamps else now())
    for one, stamp in zip(found, stamps, strict=True):
        event = one.event
        sides = " → ".join(", ".join(p.key or p.text for p in side) or "–" for side in (event.actors, event.recipients))
        entry = SubElement(root, "entry")
        _text(entry, "id", f"urn:vaarta:event:{event.id}")
        _text(entry, "title", f"{event.type} {sides}: {event.trigger}")
        _text(entry, "updated", stamp)
        SubElement(SubElement(entry, "author"), "name").text = _clean(one.outlet or "–")
        if one.id:
            SubElement(entry, "link", {"rel": "alternate", "href": f"{base}/events/{one.id}", "type": "text/html"})
        SubElement(entry, "link", {"rel": "related", "href": f"{base}/api/v1/events/{event.id}", "type": "application/json"})
        if one.url and one.url.startswith(("http://", "https://")):
            SubElement(entry, "link", {"rel": "via", "href": _clean(one.url)})
        SubElement(entry, "category", {"term": event.type})
        _text(entry, "summary", f"{one.title or ''} ({event.status})".strip())
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return str(_ILLEGAL.sub("\ufffd", text))


def _stamp(published: str | None) -> str:
    """An RFC 3339 time; the beginning of the day where only that is known."""
    if not published:
        return "1970-01-01T00:00:00Z"
    if len(published) == 10:
        return f"{published}T00:00:00Z"
    return published if regex.search(r"(?:Z|[+-]\d\d:\d\d)$", published) else f"{published}Z"
