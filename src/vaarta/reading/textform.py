"""The text form that a scraper leaves, and plain text: lines to blocks. ``Article.text`` is the input itself.

Title line, standfirst, image in Markdown, paragraphs, short lines between them as subheadings, link lines, and whatever
hung at the page's end. Nothing is rewritten: a block is a stretch of the input, furniture is another.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..records.article import Article, Block, Furniture, Image, Link, Rejection
from . import dates, furniture, headings

_LINES = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Heading, list and quote marks of Markdown, and emphasis around a whole line.
_LEAD = regex.compile(r"(?:#{1,6}\s+|[*•▪●◆►‣·–—-]\s+|>\s*|\d{1,2}[.)]\s+(?=\[))*")
_BULLET = regex.compile(r"(?:[*•▪●◆►‣·-]|\d{1,2}[.)])\s+")
_LINK_LINE = regex.compile(r"\[([^\[\]\n]{1,400})\]\((https?://[^\s()]{1,2000}|/[^\s()]{0,2000})\)[.,;|]?")
_LINK = regex.compile(r"\[([^\[\]\n]{1,400})\]\(((?:https?://|/)[^\s()]{1,2000})\)")
_ADDRESS = regex.compile(r"(?:(?:url|link|source|लिंक|स्रोत)\s*[:=]\s*)?<?(https?://\S{3,2000}?)>?", regex.I)
_BYLINE = regex.compile(r"(?:by|written by|author|लेखक|edited by|reported by)\s*[:\-–]?\s+([^|,:\d]{2,60})", regex.I)
_RULE = regex.compile(r"[\s\-–—_=*#~.|•]+")
_LETTER = regex.compile(r"\p{L}")
_DEVANAGARI = regex.compile(r"\p{Script=Devanagari}")

# A headline below "टॉप हेडलाइंस" is shorter than this and has no final stop; the first line that is neither
# ends the list.
_LONGEST_HEADLINE = 180
# From this length a line after a bare "ये भी पढ़ें" is that story's headline; shorter ones are rather a subheading.
_SHORTEST_HEADLINE = 45
# A title, its standfirst and a byline come before it.
_TOP_LINES = 8


@dataclass(slots=True)
class _Piece:
    """A stretch of one line outside its images, trimmed."""

    start: int
    end: int
    text: str
    marked: str  # "#" heading, "*" emphasis over the whole line, "-" list item, "" plain
    after_image: bool = False


def read_plain(article: Article) -> None:
    """A text that is all story (the ``text`` of a JSONL line): one paragraph per line, furniture lines marked.

    In: an article with its ``text``. Adds blocks and furniture; takes no line for a title and tests no page kind.
    """
    text = article.text
    if "\n" not in text and "\r" not in text:
        # Most texts of a batch are one line; this path is the one that must be fast.
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        _plain_line(article, text[start:end] if start or end < len(text) else text, start, end, True)
        return
    opening = True
    for match in _LINES.finditer(text):
        line = match[0].strip()
        if not line:
            continue
        start = text.index(line, match.start())
        _plain_line(article, line, start, start + len(line), opening)
        opening = False


def _plain_line(article: Article, line: str, start: int, end: int, opening: bool) -> None:
    hit = furniture.find(line)
    # The only line there is may begin with a word that elsewhere labels a credit ("संपादक: …").
    if hit is not None and not (opening and hit.kind in ("credit", "date", "tags") and hit.rest < len(line)):
        article.furniture.append(Furniture(line, hit.reason, start, end))
        if hit.kind == "related" and hit.rest < len(line):
            article.related.append(Link(line[hit.rest :].strip(" )]")))
        return
    if inside := furniture.find_inside(line):
        end = _glued(article, line, start, inside)
    if end > start:
        article.blocks.append(Block("paragraph", start, end))


def _glued(article: Article, line: str, start: int, inside: tuple[int, furniture.Hit]) -> int:
    """Marks the link at a paragraph's end; returns where the paragraph itself ends."""
    at, hit = inside
    article.furniture.append(Furniture(line[at:], hit.reason, start + at, start + len(line)))
    if rest := line[hit.rest :].strip(" )]"):
        article.related.append(Link(rest))
    return start + len(line[:at].rstrip())


def read_text(article: Article) -> Rejection | None:
    """The scraper's form, or a plain text file. Returns why the page has no story, if it has none.

    In: an article with its ``text`` (and perhaps a given title). Adds blocks, furniture, images, related links,
    kicker, title, standfirst, and author and date where a line prints them.
    """
    pieces = _story_lines(article, _pieces(article))
    if not pieces:
        _judge_images(article)
        return Rejection("P007", "the page holds no story, only images, links or labels. Check what the scraper kept.")
    if _is_list(article, pieces):
        article.kind = "list"
        for piece in pieces:
            article.furniture.append(Furniture(piece.text, "headline in a list", piece.start, piece.end))
        return Rejection("P003", "the page is a list of headlines, not an article. Give the pages that it links to.")
    first = 0
    if _has_title(pieces, article.title):
        first = 1
        _title(article, pieces)
        if len(pieces) > 2 and _is_standfirst(article, pieces):
            first = 2
            _block(article, pieces[1], "standfirst")
            block = article.blocks[-1]
            article.standfirst = article.text[block.start : block.end]
    for index in range(first, len(pieces)):
        kind = "subheading" if _is_subheading(pieces, index, first) else "paragraph"
        _block(article, pieces[index], kind)
    _judge_images(article)
    return None


def _pieces(article: Article) -> list[_Piece]:
    """The lines without their images; images go to the article, with a truncated one at the end taken as one too."""
    text, pieces = article.text, []
    after_image = False
    for match in _LINES.finditer(text):
        start, end = match.span()
        while True:
            at = text.find("![", start, end)
            stop = end if at < 0 else at
            if (piece := _trim(text, start, stop)) is not None:
                piece.after_image, after_image = after_image, False
                pieces.append(piece)
            if at < 0:
                break
            close = text.find("](", at, end)
            if close < 0:
                # "![" of a page cut off inside the image's text; a lone "![" in prose would be a stranger thing.
                article.furniture.append(Furniture(text[at:end], "image cut off", at, end))
                break
            tail = text.find(")", close, end)
            tail = end if tail < 0 else tail + 1
            url = text[close + 2 : tail].rstrip(")").split(" ", 1)[0]
            article.images.append(Image(url, text[at + 2 : close].strip()))
            article.furniture.append(Furniture(text[at:tail], "image", at, tail))
            start, after_image = tail, True
    return pieces


def _trim(text: str, start: int, end: int) -> _Piece | None:
    line = text[start:end]
    if line.isspace() or not line or _RULE.fullmatch(line):
        return None
    start += len(line) - len(line.lstrip())
    end -= len(line) - len(line.rstrip())
    line = text[start:end]
    lead = _LEAD.match(line)
    skip = lead.end() if lead else 0
    marked = ""
    if skip:
        marked = "#" if line.startswith("#") else "-"
        start += skip
        line = line[skip:]
    for mark in ("**", "__", "*", "_"):
        if line.startswith(mark) and line.endswith(mark) and len(line) > 2 * len(mark) and mark not in line[len(mark) : -len(mark)]:
            start, end, marked = start + len(mark), end - len(mark), marked or "*"
            break
    return _Piece(start, end, text[start:end], marked) if end > start else None


def _story_lines(article: Article, pieces: list[_Piece]) -> list[_Piece]:
    """The pieces that are story; the others are noted as furniture, related links, date or author."""
    kept: list[_Piece] = []
    listing = ""  # why headline-like lines are being left out
    pending = False  # a bare "ये भी पढ़ें" waits for its headline
    for number, piece in enumerate(pieces):
        line = piece.text
        if reason := _link_or_address(article, piece):
            _leave(article, piece, reason)
            pending = False
            continue
        hit = furniture.find(line)
        if hit is not None and number == 0 and hit.kind in ("credit", "date", "tags", "related") and hit.rest < len(line):
            hit = None
        if hit is not None:
            _leave(article, piece, hit.reason)
            pending = hit.kind == "related" and hit.rest >= len(line)
            if hit.kind == "list" and kept:
                listing = "headline in a list"
            elif hit.kind == "related" and not pending:
                article.related.append(Link(_without_links(line[hit.rest :]).strip(" )]")))
            elif hit.kind == "date" and article.published is None and (found := dates.find_printed(line)):
                article.published, article.published_by = found, "text"
            _author(article, line)
            continue
        if number < _TOP_LINES and len(line) <= 160 and number and (found := dates.find_printed(line)):
            if article.published is None:
                article.published, article.published_by = found, "text"
            _author(article, line)
            _leave(article, piece, furniture.REASONS["date"])
            continue
        headline = len(line) <= _LONGEST_HEADLINE and not headings.closes(line)
        if headline and pending and (len(line) >= _SHORTEST_HEADLINE or piece.marked == "-"):
            article.related.append(Link(line))
            _leave(article, piece, furniture.REASONS["related"])
            pending = piece.marked == "-"
            continue
        if headline and listing:
            _leave(article, piece, listing)
            continue
        if not _LETTER.search(line):
            _leave(article, piece, "no words")
            continue
        pending, listing = False, ""
        kept.append(piece)
    return kept


def _leave(article: Article, piece: _Piece, reason: str) -> None:
    article.furniture.append(Furniture(piece.text, reason, piece.start, piece.end))


def _author(article: Article, line: str) -> None:
    if article.author is None and (match := _BYLINE.match(line)):
        article.author = match[1].strip(" .-–")


def _link_or_address(article: Article, piece: _Piece) -> str | None:
    line = piece.text
    if "](" in line and not _LINK_LINE.sub("", line).strip(" ,|·•"):
        for match in _LINK_LINE.finditer(line):
            article.related.append(Link(match[1].strip(), match[2]))
        return "link line"
    if "://" in line and (match := _ADDRESS.fullmatch(line)):
        if article.url is None and not article.blocks and line[0] not in "<h" and piece.start < 2000:
            article.url = match[1]
        return "address"
    return None


def _without_links(line: str) -> str:
    return str(_LINK.sub(lambda m: m[1], line))


def _is_list(article: Article, pieces: list[_Piece]) -> bool:
    """Mostly link lines, and no running text to speak of."""
    links = sum(1 for f in article.furniture if f.reason == "link line")
    running = sum(len(p.text) for p in pieces if headings.closes(p.text) and len(p.text) >= 60)
    return links >= 8 and running < 400


def _has_title(pieces: list[_Piece], given: str | None) -> bool:
    first = pieces[0]
    if given and headings.same_headline(first.text, given) and headings.may_be_title(first.text):
        return True
    if first.marked == "#":
        return True
    if len(pieces) < 2 or not headings.may_be_title(first.text) or not _DEVANAGARI.search(first.text):
        return False
    # Two bare headlines are two texts; a title has running text below it.
    return any(headings.closes(p.text) or headings.asks(p.text) or len(p.text) > 1.5 * len(first.text) for p in pieces[1:])


def _title(article: Article, pieces: list[_Piece]) -> None:
    first = pieces[0]
    length = headings.kicker_length(first.text, [p.text for p in pieces[1:4]])
    start = first.start
    if length:
        article.kicker = first.text[:length]
        article.blocks.append(Block("kicker", start, start + length))
        start += length
        while article.text[start].isspace():
            start += 1
    article.blocks.append(Block("title", start, first.end))
    if article.title is None:
        article.title = article.text[start : first.end]


def _is_standfirst(article: Article, pieces: list[_Piece]) -> bool:
    line, below = pieces[1].text, pieces[2]
    if not headings.may_be_standfirst(line) or pieces[1].marked == "-":
        return False
    if below.after_image and not pieces[1].after_image:
        return True
    if article.kicker and headings.repeats(article.kicker, line):
        return True
    return len(line) <= 250 and not headings.closes(line) and not headings.may_be_subheading(line)


def _is_subheading(pieces: list[_Piece], index: int, first: int) -> bool:
    """A short line without a stop between two paragraphs. Runs of such lines are an enumeration, and paragraphs."""
    piece = pieces[index]
    if not headings.may_be_subheading(piece.text) or piece.marked == "-" or index + 1 >= len(pieces):
        return False
    if piece.marked:
        return True
    below = pieces[index + 1].text
    above = pieces[index - 1].text if index > first else ""
    return (
        index > first
        and (headings.closes(below) or headings.asks(below))
        and (headings.closes(above) or headings.asks(above) or len(above) > headings.LONGEST_SUBHEADING)
        and len(below) > len(piece.text)
    )


def _block(article: Article, piece: _Piece, kind: str) -> None:
    """Adds a block without the repeated kicker before it and the glued link after it."""
    start, end, line = piece.start, piece.end, piece.text
    if article.kicker and (skip := headings.repeats(article.kicker, line)):
        label = line[:skip].rstrip()
        article.furniture.append(Furniture(label, "kicker repeated", start, start + len(label)))
        start, line = start + skip, line[skip:]
    if inside := furniture.find_inside(line):
        end = _glued(article, line, start, inside)
    if "](" in line:
        for match in _LINK.finditer(article.text, start, end):
            article.furniture.append(Furniture(f"]({match[2]})", "address of a link", match.end(1), match.end()))
    if end > start:
        article.blocks.append(Block(kind, start, end))  # type: ignore[arg-type]


def _judge_images(article: Article) -> None:
    """Says of each image's text why it is not story: the headline again, a promotion, or a caption."""
    title = article.title or ""
    image_at = {f.start: f for f in article.furniture if f.reason == "image"}
    for (_, entry), image in zip(sorted(image_at.items(), key=lambda i: i[0] or 0), article.images, strict=False):
        if image.text and furniture.is_promotion(image.text):
            entry.reason = "promotional image"
        elif title and headings.same_headline(image.text, title):
            entry.reason = "headline repeated in an image's text"
        elif image.text and not _DEVANAGARI.search(image.text) and len(image.text) <= 30:
            entry.reason = "promotional image"
    article.furniture.sort(key=lambda f: (f.start is None, f.start or 0))
