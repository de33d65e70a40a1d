"""A web page to an article: which blocks are the story, what kind of page it is, what was left out.

``Article.text`` is the title, standfirst, subheadings and paragraphs in page order, joined by line ends, in the
page's own characters. What trafilatura keeps is the first vote on a block; links, zones and class names of the
page are the second.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import regex

from ..records.article import Article, Block, Furniture, Image, Link, Rejection
from . import dates, dom, furniture, headings, metadata, outlets, pagekind

_DEVANAGARI = regex.compile(r"\p{Script=Devanagari}")
_DEVANAGARI_RUN = regex.compile(r"\p{Script=Devanagari}+")
_LETTER = regex.compile(r"\p{L}")
_SQUEEZE = regex.compile(r"[\s|\\*_#\u200b-\u200d\u00ad\u2060\ufeff]+")
_TAG = regex.compile(r"<[^<>]{0,1000}>")
_TAIL = regex.compile(r"\s+[|–—-]\s+([^|–—]{2,60})$")
_AUTHOR = regex.compile(r"(?:written by|author|by|लेखक|रिपोर्टर)\s*[:\-–]?\s*(\p{L}[\p{L}\p{M} .]{2,50})", regex.I)

# Past so many blocks trafilatura takes minutes; the page's own structure decides alone.
_TRAFILATURA_LIMIT = 10_000
# Shorter blocks occur by chance inside other text.
_SHORTEST_VOTE = 12
_SHORTEST_STORY = 120
_HINT_LIMIT = 700
_NEAR_TITLE = 14
_MOST_FURNITURE = 300
_MOST_LINKS = 40
_LEFT_OUT_HINTS = frozenset(("related", "share", "follow", "newsletter", "app", "ad", "comment", "tags", "notice", "credit", "image"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class _Page:
    """A page on its way to an article."""

    pieces: list[dom.Piece]
    meta: metadata.Metadata
    hits: list[furniture.Hit | None]
    title_at: int | None = None
    title: str | None = None
    story: list[int] = field(default_factory=list)
    standfirst_at: int | None = None
    reasons: dict[int, str] = field(default_factory=dict)


@lru_cache(maxsize=512)
def squeeze(text: str) -> str:
    """For comparing blocks with what trafilatura gives: composed, without spaces, joiners and Markdown marks."""
    return str(_SQUEEZE.sub("", unicodedata.normalize("NFC", text)))


def read_html(article: Article, html: str) -> Rejection | None:
    """A page's story, metadata and page kind into the article. Returns why it has no story, if it has none.

    Raises nothing for content that lxml can parse at all; P008 is returned where it cannot.
    """
    root = dom.parse(html)
    if root is None:
        return Rejection("P008", "nothing in the page can be parsed as HTML. Fetch it again, or give its text with --from text.")
    meta = metadata.read(root, article.url)
    pieces, pictures = dom.blocks(root)
    page = _Page(pieces, meta, [furniture.find(p.text) for p in pieces])
    page.title_at, page.title = _find_title(page)
    page.story = _find_story(page, root)
    _find_standfirst(page)
    _fill(article, page)
    _date_and_author(article, page)
    own_body = _body_paragraphs(meta) if not page.story else []
    prose = sum(len(pieces[i].text) for i in page.story) + sum(map(len, own_body))
    judged = pagekind.judge(meta, pieces, page.story, prose, article.url)
    article.kind = judged.kind
    _compose(article, page, own_body)
    _leave_out(article, page)
    _images(article, page, pictures)
    if judged.rejected is not None:
        return judged.rejected
    if not any(b.kind == "paragraph" for b in article.blocks):
        return Rejection(
            "P007",
            "the page has no text of a story. If a browser shows one, save the page from there and give that file.",
        )
    return None


def _find_title(page: _Page) -> tuple[int | None, str | None]:
    """The block that is the title, and the title in the page's own characters."""
    wanted = page.meta.title
    heads = [i for i, p in enumerate(page.pieces) if p.tag == "h1" and _LETTER.search(p.text) and not p.zone.startswith("page foot")]
    if wanted:
        for i in heads:
            if headings.same_headline(page.pieces[i].text, wanted) or headings.same_headline(wanted, page.pieces[i].text):
                return i, page.pieces[i].text
    heads = [i for i in heads if len(page.pieces[i].text) >= 12 and not outlets.known_name(page.pieces[i].text) and page.hits[i] is None]
    if heads:
        return heads[0], page.pieces[heads[0]].text
    if not wanted:
        return None, None
    wanted = _without_outlet(wanted, page.meta.outlet)
    for i, piece in enumerate(page.pieces):
        if len(piece.text) <= headings.LONGEST_TITLE and squeeze(piece.text) == squeeze(wanted) and piece.link_share < 0.5:
            return i, piece.text
    return None, wanted


def _without_outlet(title: str, outlet: str | None) -> str:
    match = _TAIL.search(title)
    if match and (outlets.known_name(match[1]) or (outlet and outlet.lower() in match[1].lower())):
        return title[: match.start()].strip()
    return title


def _votes(root: Any, blocks: int, meta: metadata.Metadata) -> tuple[set[str], str]:
    """What trafilatura or the page's own articleBody counts as the story, squeezed: line by line, and as one string."""
    kept = ""
    if blocks <= _TRAFILATURA_LIMIT:
        from . import extraction

        dom.prune(root)
        kept = extraction.main_text(root)
    lines = [squeeze(line) for line in (*kept.splitlines(), _TAG.sub(" ", meta.body or ""))]
    return set(lines), "".join(lines)


def _find_story(page: _Page, root: Any) -> list[int]:
    lines, joined = _votes(root, len(page.pieces), page.meta)
    voted = {
        i
        for i, p in enumerate(page.pieces)
        if _may_be_story(page, i) and len(squeezed := squeeze(p.text)) >= _SHORTEST_VOTE and (squeezed in lines or squeezed in joined)
    }
    prose = [i for i in sorted(voted) if _is_prose(page.pieces[i])]
    if sum(len(page.pieces[i].text) for i in prose) < _SHORTEST_STORY:
        prose = _largest_run(page) or prose
    if not prose:
        return []
    prose = _in_one_script(page, prose)
    wrapper = _wrapper_hints(page, prose)
    chosen: dict[str, int] = {}
    parents = {page.pieces[i].parent for i in prose}
    first, last = prose[0], prose[-1]
    running = set(prose)
    for i in range(first, last + 1):
        p = page.pieces[i]
        if i == page.title_at or not _may_be_story(page, i) or _hinted_away(page, i, wrapper):
            continue
        if i in voted or i in running or (p.parent in parents and _is_prose(p)) or _is_subheading(page, i):
            # The same paragraph twice is a page made for two screen sizes.
            chosen.setdefault(squeeze(p.text), i)
    return _without_stray_headings(page, sorted(chosen.values()))


def _may_be_story(page: _Page, i: int) -> bool:
    p = page.pieces[i]
    return not p.zone and page.hits[i] is None and p.link_share <= 0.6 and p.tag not in ("h1", "address") and bool(_LETTER.search(p.text))


def _is_prose(p: dom.Piece) -> bool:
    """Running text: closed like a sentence, or long."""
    if p.tag in _HEADINGS or p.link_share > 0.5:
        return False
    if p.tag == "p" and len(p.text) >= 25 and (headings.closes(p.text) or headings.asks(p.text)):
        return True
    return len(p.text) >= 80 or (len(p.text) >= 40 and headings.closes(p.text))


def _largest_run(page: _Page) -> list[int]:
    """Without a vote: the prose under the parent that holds most of it."""
    by_parent: dict[int, list[int]] = {}
    for i, p in enumerate(page.pieces):
        if _may_be_story(page, i) and _is_prose(p) and len(_DEVANAGARI.findall(p.text)) >= 15 and p.hint not in _LEFT_OUT_HINTS:
            by_parent.setdefault(p.parent, []).append(i)
    if not by_parent:
        return []
    return max(by_parent.values(), key=lambda run: sum(len(page.pieces[i].text) for i in run))


def _in_one_script(page: _Page, prose: list[int]) -> list[int]:
    """On a page in Devanagari, without the other-script blocks before the first and after the last Devanagari one."""
    own = [i for i in prose if _in_devanagari(page.pieces[i].text)]
    if sum(len(page.pieces[i].text) for i in own) < _SHORTEST_STORY:
        return prose
    return [i for i in prose if own[0] <= i <= own[-1]]


def _in_devanagari(text: str) -> bool:
    """Whether a fifth of the letters are. Most blocks show it by their length alone."""
    found = sum(map(len, _DEVANAGARI_RUN.findall(text)))
    return found >= 0.2 * len(text) or found >= 0.2 * len(_LETTER.findall(text))


def _wrapper_hints(page: _Page, prose: list[int]) -> set[str]:
    """Hints that cover most of the story: they name the wrapper ("topic-page"), not a part to leave out."""
    total = sum(len(page.pieces[i].text) for i in prose)
    covered: dict[str, int] = {}
    for i in prose:
        covered[page.pieces[i].hint] = covered.get(page.pieces[i].hint, 0) + len(page.pieces[i].text)
    return {hint for hint, size in covered.items() if size > total / 2}


def _hinted_away(page: _Page, i: int, wrapper: set[str]) -> bool:
    p = page.pieces[i]
    return p.hint in _LEFT_OUT_HINTS and p.hint not in wrapper and len(p.text) <= _HINT_LIMIT


def _is_subheading(page: _Page, i: int) -> bool:
    p = page.pieces[i]
    heading = p.tag in _HEADINGS or p.bold >= 0.9 * len(p.text)
    return heading and p.link_share < 0.5 and headings.may_be_subheading(p.text)


def _without_stray_headings(page: _Page, story: list[int]) -> list[int]:
    """Drops headings that no paragraph follows: they head a box of links that is itself left out."""
    kept: list[int] = []
    for n, i in enumerate(story):
        if page.pieces[i].tag in _HEADINGS and _is_subheading(page, i):
            following = story[n + 1] if n + 1 < len(story) else None
            if following is None or page.pieces[following].tag in _HEADINGS or following - i > 4:
                continue
        kept.append(i)
    return kept


def _find_standfirst(page: _Page) -> None:
    story = page.story
    if page.title_at is None or not story:
        return
    stop = next((i for i in story if page.pieces[i].tag not in _HEADINGS and page.pieces[i].hint != "standfirst"), story[-1])
    described = squeeze(page.meta.description or "")
    for i in range(page.title_at + 1, min(stop, page.title_at + _NEAR_TITLE) + 1):
        p = page.pieces[i]
        if p.zone or page.hits[i] is not None or p.link_share > 0.5 or len(p.text) < 30 or not headings.may_be_standfirst(p.text):
            continue
        said = bool(described) and squeeze(p.text) == described
        if said or p.hint == "standfirst" or (p.tag in ("h2", "h3") and i < stop):
            if i in story and len(story) < 2:
                return
            page.standfirst_at = i
            page.story = [j for j in story if j != i]
            return


def _fill(article: Article, page: _Page) -> None:
    meta = page.meta
    article.url = article.url or meta.url
    article.outlet = article.outlet or outlets.outlet_at(meta.url) or outlets.outlet_named(meta.outlet)
    article.author = article.author or meta.author
    if article.published is None and meta.published:
        article.published, article.published_by = meta.published, meta.published_by


def _date_and_author(article: Article, page: _Page) -> None:
    """The date line by the title gives the date where nothing else does, and the zone that the metadata leaves out."""
    at = page.title_at if page.title_at is not None else (page.story[0] if page.story else None)
    if at is None:
        return
    stop = min(len(page.pieces), at + _NEAR_TITLE)
    for i in range(at + 1, stop):
        p = page.pieces[i]
        if i in page.story or len(p.text) > 200:
            continue
        if article.author is None and p.hint == "credit" and (match := _AUTHOR.search(p.text)):
            article.author = match[1].strip()
        if article.published_by == "given":
            continue
        if (printed := dates.find_printed(p.text)) is None:
            continue
        page.reasons.setdefault(i, furniture.REASONS["date"])
        known = article.published
        if known is None or article.published_by == "url":
            article.published, article.published_by = printed, "text"
        elif len(known) == 19 and printed[:16] == known[:16] and len(printed) > 19:
            article.published = known + printed[19:]


def _body_paragraphs(meta: metadata.Metadata) -> list[str]:
    """The paragraphs of a page whose story stands only in its JSON-LD."""
    body = _TAG.sub("\n", meta.body or "")
    lines = [" ".join(line.split()) for line in body.splitlines()]
    return [line for line in lines if len(line) >= _SHORTEST_VOTE and furniture.find(line) is None]


def _compose(article: Article, page: _Page, own_body: list[str]) -> None:
    """Builds the text and its blocks."""
    parts: list[str] = []
    length = 0

    def add(kind: str, line: str) -> None:
        nonlocal length
        if kind != "title" and article.kicker and (skip := headings.repeats(article.kicker, line)):
            article.furniture.append(Furniture(line[:skip].rstrip(), "kicker repeated"))
            line = line[skip:]
        if kind == "paragraph" and (inside := furniture.find_inside(line)):
            at, hit = inside
            article.furniture.append(Furniture(line[at:], hit.reason))
            article.related.append(Link(line[hit.rest :].strip(" )]")))
            line = line[:at].rstrip()
        if not line:
            return
        start = length
        if kind == "title" and article.kicker:
            article.blocks.append(Block("kicker", 0, len(article.kicker)))
            start = len(line) - len(line[len(article.kicker) :].lstrip())
        article.blocks.append(Block(kind, start, length + len(line)))  # type: ignore[arg-type]
        parts.append(line)
        length += len(line) + 1

    bodies = [page.pieces[i].text for i in page.story] or own_body
    if page.title:
        below = [page.pieces[page.standfirst_at].text] if page.standfirst_at is not None else []
        size = headings.kicker_length(page.title, below + bodies[:2])
        article.kicker = page.title[:size] or None
        add("title", page.title)
        article.title = article.title or page.title[size:].lstrip()
    if page.standfirst_at is not None:
        add("standfirst", page.pieces[page.standfirst_at].text)
        article.standfirst = parts[-1]
    for i in page.story:
        add("subheading" if _is_subheading(page, i) else "paragraph", page.pieces[i].text)
    for line in own_body:
        add("paragraph", line)
    article.text = "\n".join(parts)


def _leave_out(article: Article, page: _Page) -> None:
    """Says of each block that is not story why, and keeps the links to other stories."""
    used = {page.title_at, page.standfirst_at, *page.story}
    story_start, story_end = (page.story[0], page.story[-1]) if page.story else (-1, -1)
    after_heading = 0
    for i, p in enumerate(page.pieces):
        if i in used:
            continue
        hit = page.hits[i]
        if hit is not None:
            reason = hit.reason
        elif i in page.reasons:
            reason = page.reasons[i]
        elif p.zone:
            reason = p.zone
        elif p.hint in furniture.REASONS:
            reason = furniture.REASONS[p.hint]
        elif p.hint == "image":
            reason = "image text"
        elif p.link_share > 0.6:
            reason = furniture.REASONS["related"] if story_start < i < story_end and len(p.text) >= 20 else "links"
        elif page.title and squeeze(p.text) == squeeze(page.title):
            reason = "headline repeated"
        else:
            reason = "outside the story"
        related = reason == furniture.REASONS["related"] or p.hint == "related" or (after_heading > 0 and p.link_share > 0.6)
        after_heading = 6 if hit is not None and hit.kind == "related" and not p.links and i <= story_end + 3 else after_heading - 1
        if related:
            _keep_links(article, p, hit, i <= story_end)
        if len(article.furniture) < _MOST_FURNITURE and (len(p.text) > 1 or hit):
            article.furniture.append(Furniture(p.text[:500], reason))


def _keep_links(article: Article, p: dom.Piece, hit: furniture.Hit | None, in_story: bool) -> None:
    for text, address in p.links:
        whole = furniture.find(text)
        label = text[whole.rest :].strip() if whole is not None and whole.kind == "related" else text
        if len(label) >= 15 and len(article.related) < _MOST_LINKS and all(label != link.text for link in article.related):
            article.related.append(Link(label, metadata.absolute(address, article.url) if address else None))
    if not p.links and hit is not None and in_story and (rest := p.text[hit.rest :].strip(" )]")):
        article.related.append(Link(rest))


def _images(article: Article, page: _Page, pictures: list[dom.Picture]) -> None:
    """The page's own picture and those that stand in the story."""
    seen: set[str] = set()
    first = page.title_at if page.title_at is not None else (page.story[0] if page.story else 0)
    last = page.story[-1] + 1 if page.story else first
    found = [(p.url, p.text) for p in pictures if first <= p.at <= last]
    for picture in pictures:
        if picture.text and not first <= picture.at <= last and furniture.is_promotion(picture.text):
            article.furniture.append(Furniture(picture.text[:500], "promotional image"))
    for url, text in [*found, *((u, "") for u in page.meta.images[:2])]:
        whole = metadata.absolute(url, article.url) or url
        if whole in seen or len(article.images) >= _MOST_LINKS:
            continue
        seen.add(whole)
        article.images.append(Image(whole, text))
        if text and furniture.is_promotion(text):
            article.furniture.append(Furniture(text[:500], "promotional image"))
        elif text and page.title and headings.same_headline(text, page.title):
            article.furniture.append(Furniture(text[:500], "headline repeated in an image's text"))
        elif text:
            article.furniture.append(Furniture(text[:500], "image text"))
