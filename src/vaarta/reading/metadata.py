"""What a page says about itself: JSON-LD first, then meta elements, then what it prints by its title."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import regex

from . import dates, decoding

ARTICLE_TYPES = frozenset(
    [
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BackgroundNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "BlogPosting",
        "SocialMediaPosting",
        "Report",
    ]
)
LIVE_TYPES = frozenset(("LiveBlogPosting",))
VIDEO_TYPES = frozenset(("VideoObject", "Movie", "Clip", "VideoGallery"))
LIST_TYPES = frozenset(("ItemList", "CollectionPage", "SearchResultsPage", "ImageGallery", "MediaGallery"))

_DATE_METAS = (
    "article:published_time", "article:published_date", "article:published", "og:published_time",
    "og:article:published_time",
    "datepublished", "publish-date", "publish_date", "published_date", "published-date", "pubdate", "publication_date",
    "publishdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "article.published", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime", "date",
    "created",
)  # fmt: skip
_SITE_METAS = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site", "copyright")
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "twitter:data1")
_TRAILING_COMMA = regex.compile(r",(\s*[}\]])")
# An author that is a date, an address or a mere number is a misused field.
_NO_NAME = regex.compile(r"https?://|www\.|@|\d{3}|^\W*$")
_URL_DATE = regex.compile(r"/(20\d\d)/(\d{1,2})/(\d{1,2})(?=/|-|$)")


@dataclass(slots=True)
class Metadata:
    """What was found, each field None where the page does not say."""

    title: str | None = None
    description: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    published_by: str | None = None
    body: str | None = None
    og_type: str = ""
    types: set[str] = field(default_factory=set)
    images: list[str] = field(default_factory=list)


def _load(script: str) -> Any:
    """JSON-LD as pages write it: line breaks inside strings, trailing commas, comment wrappers."""
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (script, _TRAILING_COMMA.sub(r"\1", script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> list[dict[str, Any]]:
    """Every object that is a thing of its own: the top ones, @graph members and mainEntity, not isPartOf or image."""
    found: list[dict[str, Any]] = []
    queue = [value]
    while queue and len(found) < 200:
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            found.append(item)
            queue.extend(item[name] for name in ("@graph", "mainEntity") if name in item)
    return found


def _types(node: dict[str, Any]) -> set[str]:
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return {n.rsplit("/", 1)[-1] for n in names if isinstance(n, str)}


def _name(value: Any) -> str | None:
    """The name in an author or publisher field: a string, an object, or a list of either."""
    if isinstance(value, str):
        return " ".join(decoding.mend_surrogates(value).split()) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        names = [n for v in value[:5] if (n := _name(v))]
        return ", ".join(dict.fromkeys(names)) or None
    return None


def _string(value: Any) -> str | None:
    return decoding.mend_surrogates(value).strip() or None if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if isinstance(value, list):
        value = value[0] if value else None
        return _address(value) if isinstance(value, dict) else _string(value)
    return _string(value)


def read(root: Any, base: str | None) -> Metadata:
    """The metadata of a parsed page. ``base``: the address it came from, if known. Never raises for content."""
    meta = Metadata()
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and (text := script.text_content()):
            for node in _nodes(_load(text)):
                _from_node(meta, node)
    _from_metas(meta, root)
    _from_elements(meta, root)
    if meta.url is None and base:
        meta.url = base
    if meta.url:
        meta.url = absolute(meta.url, base)
    if meta.published is None and meta.url and (match := _URL_DATE.search(meta.url)):
        found = dates.parse_published(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
        if found:
            meta.published, meta.published_by = found, "url"
    return meta


def _from_node(meta: Metadata, node: dict[str, Any]) -> None:
    types = _types(node)
    meta.types |= types
    if types & (ARTICLE_TYPES | LIVE_TYPES):
        meta.title = meta.title or _string(node.get("headline")) or _string(node.get("name"))
        meta.description = meta.description or _string(node.get("description"))
        body = _string(node.get("articleBody"))
        if body and len(body) > len(meta.body or ""):
            meta.body = body
        author = _name(node.get("author")) or _name(node.get("creator"))
        if meta.author is None and author and not _NO_NAME.search(author):
            meta.author = author[:200]
        meta.outlet = meta.outlet or _name(node.get("publisher"))
        meta.url = meta.url or _string(node.get("url")) or _address(node.get("mainEntityOfPage"))
        if meta.published is None and (found := dates.parse_published(_string(node.get("datePublished")))):
            meta.published, meta.published_by = found, "json-ld"
        if image := _address(node.get("image")):
            meta.images.append(image)
    elif types & VIDEO_TYPES:
        # A video in an article has its own upload date; it stands in only where there is no article.
        meta.title = meta.title or _string(node.get("name"))
    elif types & {"Organization", "NewsMediaOrganization", "WebSite"}:
        meta.outlet = meta.outlet or _name(node.get("name"))


def _from_metas(meta: Metadata, root: Any) -> None:
    values: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := element.get(attribute):
                values.setdefault(name.strip().lower(), content.strip())
    meta.og_type = values.get("og:type", "").lower()
    meta.title = meta.title or values.get("og:title") or values.get("twitter:title") or values.get("headline")
    meta.description = meta.description or values.get("og:description") or values.get("description")
    if meta.published is None:
        for name in _DATE_METAS:
            if found := dates.parse_published(values.get(name)):
                meta.published, meta.published_by = found, "meta"
                break
    if meta.outlet is None:
        meta.outlet = next((v for n in _SITE_METAS if (v := values.get(n)) and not v.startswith(("@", "http"))), None)
    if meta.author is None:
        for name in _AUTHOR_METAS:
            value = values.get(name)
            if value and not _NO_NAME.search(value) and len(value) <= 120:
                meta.author = " ".join(value.split())
                break
    meta.url = meta.url or values.get("og:url")
    if image := values.get("og:image"):
        meta.images.append(image)


def _from_elements(meta: Metadata, root: Any) -> None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (address := (link.get("href") or "").strip()):
            # The canonical address wins over a JSON-LD one, which is often the AMP twin.
            meta.url = address
            break
    if meta.published is None:
        for element in root.iter("time", "span", "meta"):
            marked = element.get("itemprop") == "datePublished" or (element.tag == "time" and element.get("pubdate") is not None)
            value = element.get("datetime") or element.get("content")
            if marked and (found := dates.parse_published(value or element.text_content().strip())):
                meta.published, meta.published_by = found, "meta"
                break
    if meta.title is None:
        title = next(root.iter("title"), None)
        if title is not None and (text := " ".join(title.text_content().split())):
            meta.title = regex.split(r"\s[|–—]\s|\s-\s(?=[^-]{2,40}$)", text)[0].strip() or None


def absolute(url: str, base: str | None) -> str | None:
    """A link's address made whole; None for what is no web address."""
    try:
        joined = urljoin(base or "", url.strip())
        return joined[:2000] if urlsplit(joined).scheme in ("http", "https") or not base else None
    except ValueError:
        return None
