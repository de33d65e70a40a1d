"""What kind of page it is: an article, a list, a live blog, a video page, or none of these.

What the page declares (JSON-LD ``@type``, og:type) is weighed with what it holds, because list pages declare themselves
articles and articles carry videos.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import regex

from ..records.article import PageKind, Rejection
from . import dom, headings
from .metadata import ARTICLE_TYPES, LIST_TYPES, LIVE_TYPES, VIDEO_TYPES, Metadata

_LIVE = regex.compile(r"(?:^|[/_-])live-?(?:updates?|blog|coverage|news-updates?)(?:$|[/_.-])", regex.I)
_VIDEO = regex.compile(r"^/(?:[^/]+/)?videos?(?:/|$)|/video-gallery/|/videogallery/|/livetv|/live-tv", regex.I)
_GALLERY = regex.compile(r"/(?:photos?|photo-gallery|photogallery|web-?stor(?:y|ies)|gallery|cartoon)(?:/|$)", regex.I)
_LISTING = regex.compile(r"/(?:topics?|tags?|search|archive|author|latest-news|category)(?:/|$)", regex.I)
_DEVANAGARI = regex.compile(r"\p{Script=Devanagari}")

# A video page may hold a short description, a list page a line or two of its own.
_DESCRIPTION = 600
_HEADLINES = 10


@dataclass(slots=True, frozen=True)
class Judgement:
    kind: PageKind
    rejected: Rejection | None = None


def judge(meta: Metadata, pieces: list[dom.Piece], story: list[int], prose: int, url: str | None) -> Judgement:
    """The page kind, with the P003 rejection for kinds that are not coded.

    story: which pieces would be the story; prose: how many characters that is.
    """
    path = _path(meta.url or url)
    declared = bool(meta.types & ARTICLE_TYPES)
    if meta.types & LIVE_TYPES or _LIVE.search(path):
        return Judgement("live-blog")
    video = bool(meta.types & VIDEO_TYPES) or meta.og_type.startswith("video") or _VIDEO.search(path) is not None
    if video and prose < (_DESCRIPTION / 3 if declared else _DESCRIPTION):
        return _not_coded("video", "a video page")
    headlines = sum(1 for p in pieces if p.zone not in ("menu", "page foot") and _is_headline(p))
    listed = bool(meta.types & LIST_TYPES) or _LISTING.search(path) is not None or (path in ("", "/") and bool(meta.url or url))
    if headlines >= _HEADLINES and not declared and (prose < 400 or (listed and prose < 2000)):
        return _not_coded("list", "a list of headlines")
    if headlines >= _HEADLINES and declared and prose < 100:
        return _not_coded("list", "a list of headlines")
    if _is_teasers(pieces, story):
        return _not_coded("list", "a list of headlines with summaries")
    if not declared and _GALLERY.search(path) and prose < _DESCRIPTION:
        return _not_coded("other", "a picture gallery")
    return Judgement("article")


def _not_coded(kind: PageKind, what: str) -> Judgement:
    return Judgement(kind, Rejection("P003", f"the page is {what}, not an article. Give the address or file of an article."))


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path
    except ValueError:
        return ""


def _is_headline(p: dom.Piece) -> bool:
    return p.link_share > 0.8 and len(p.text) >= 20 and len(_DEVANAGARI.findall(p.text)) >= 8


def _is_teasers(pieces: list[dom.Piece], story: list[int]) -> bool:
    """Whether most paragraphs hang under a headline that is a link: each is the summary of another page."""
    paragraphs = [i for i in story if not headings.may_be_subheading(pieces[i].text)]
    if len(paragraphs) < 5:
        return False
    under = sum(1 for i in paragraphs if any(_is_headline(pieces[j]) for j in range(max(0, i - 3), i)))
    return under >= 0.7 * len(paragraphs)
