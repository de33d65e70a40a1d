"""An HTML page to a list of text blocks, in page order, each with the page's own characters.

trafilatura finds the story well but drops ZWJ and ZWNJ and normalises letters; a record must quote the page. So
the text is taken here from the parsed page, and trafilatura only says which of these blocks it would keep.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import regex

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "select",
        "option",
        "datalist",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "textarea",
        "input",
        "button",
        "head",
        "title",
        "link",
        "meta",
        "base",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ZONES = {"nav": "menu", "footer": "page foot", "aside": "side column", "figcaption": "image text", "menu": "menu"}
_BOLD = frozenset(("b", "strong", "h2", "h3", "h4", "h5", "h6"))
# Their names say what kind of page it is, not what part of it.
_WRAPPERS = frozenset(("html", "body", "main", "article"))

# What class and id names of news pages say about the part they name. Anchored to whole name parts: "share-bar",
# not "shareholder".
_HINTS = (
    ("related", r"related|also[-_]?read|read[-_]?more|recommend(?:ed|ations?)?|more[-_]?(?:news|stories)"),
    ("related", r"taboola|outbrain|trending|most[-_]?read"),
    ("share", r"share|social|sharing|sharebar|social[-_]?icons?"),
    ("follow", r"follow|follow[-_]?us|whatsapp|telegram|join[-_]?us"),
    ("newsletter", r"newsletter|subscribe|subscription|signup"),
    ("app", r"app[-_]?(?:download|install|banner|promo)|download[-_]?app|smart[-_]?banner"),
    ("ad", r"ads?|advert(?:isement)?|adsbox|sponsored|promo|banner"),
    ("comment", r"comments?|disqus|discussion"),
    ("tags", r"tags?|keywords?|topics?|taglist"),
    ("notice", r"breadcrumbs?|cookie|gdpr|copyright|disclaimer|menu|navbar|navigation|pagination"),
    ("credit", r"byline|authors?|credit|dateline|publish(?:ed)?|timestamp|date|date[-_]?info|updated"),
    ("credit", r"(?:post|article)[-_]?meta"),
    ("image", r"caption|photo[-_]?credit|img[-_]?caption|image[-_]?caption"),
    ("standfirst", r"synopsis|summary|stand[-_]?first|sub[-_]?title|sub[-_]?head(?:line)?|excerpt|dek|strapline"),
    ("standfirst", r"(?:short|article)[-_]?desc(?:ription)?"),
)  # fmt: skip
_HINT = tuple((kind, regex.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", regex.I)) for kind, names in _HINTS)
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.I)
# Not the no-break space: that one is a character of the text.
_SPACE = regex.compile(r"[ \t\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_BREAK = regex.compile(r"\n[ \n]*\n[ \n]*")
# Control characters that no XML tree may hold, and the two of UTF-8 that are none.
_FORBIDDEN = bytes([*range(9), 0x0B, *range(0x0E, 0x1C), 0x7F])
_AS_SPACE = bytes.maketrans(_FORBIDDEN, b" " * len(_FORBIDDEN))
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())


@dataclass(slots=True)
class Piece:
    """One block of visible text.

    tag: the block element it stands in. zone: the nav, aside, footer or figcaption around it. hint: what a class
    name around it says. linked: characters inside links. links: (text, address) of these. bold: characters in bold
    or emphasis. parent: the number of the block element around that one, of no use within a zone.
    """

    text: str
    tag: str
    zone: str = ""
    hint: str = ""
    linked: int = 0
    bold: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)
    parent: int = 0

    @property
    def link_share(self) -> float:
        return self.linked / max(1, len(self.text))


@dataclass(slots=True)
class Picture:
    """An image of the page and how many pieces came before it."""

    url: str
    text: str
    at: int


def parse(html: str) -> Any | None:
    """The page as an lxml tree, or None where nothing in it can be parsed. Never raises."""
    from lxml import etree
    from lxml import html as lxml_html

    cleaned = html.encode("utf-8", "replace").translate(_AS_SPACE)
    for character in _NONCHARACTERS:
        cleaned = cleaned.replace(character, b" ")
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _hint(element: Any) -> str:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _hint_in(names[:300]) if len(names) >= 3 else ""


@lru_cache(maxsize=20_000)
def _hint_in(names: str) -> str:
    """Asked for every element; a page says few different names, and the pages of one outlet say the same ones."""
    for kind, pattern in _HINT:
        if pattern.search(names):
            return kind
    return ""


# Two thirds of a page are menus and boxes that stand word for word on every page of the outlet: what they hold is kept, by their markup.
_Zone = tuple[list["Piece"], list["Picture"]]
_kept: dict[tuple[bytes, str, str, bool], _Zone] = {}
_SMALLEST_KEPT, _LARGEST_KEPT = 500, 60_000
_MOST_KEPT = 64


class _Walk:
    """One walk over the tree, without recursion: pages nest deeper than Python's stack."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.pictures: list[Picture] = []
        self._buffer: list[str] = []
        self._linked: list[tuple[str, str]] = []
        self._linked_chars = 0
        self._bold = 0
        self._bold_runs: set[str] = set()
        self._frame: tuple[str, str, str, int] = ("body", "", "", 0)

    def flush(self) -> None:
        # Asked at both ends of every block, and most blocks hold only others.
        if not self._buffer:
            return
        raw, self._buffer = "".join(self._buffer), []
        links, self._linked = self._linked, []
        linked, self._linked_chars = self._linked_chars, 0
        bold, self._bold = self._bold, 0
        bold_runs, self._bold_runs = self._bold_runs, set()
        if not raw or raw.isspace():
            return
        tag, zone, hint, parent = self._frame
        if raw.isprintable() and "  " not in raw:
            # Nearly every block: no white space in it but single spaces.
            parts = [raw.strip()]
        else:
            text = _SPACE.sub(" ", raw)
            parts = [p for part in _BREAK.split(text) if (p := _SPACE.sub(" ", part.replace("\n", " ")).strip())]
        for part in parts:
            own = [(t, u) for t, u in links if t and t in part] if len(parts) > 1 else links
            count = sum(len(t) for t, _ in own) if len(parts) > 1 else linked
            # Between two <br> a line that is one bold run is a subheading, however much plain text the block holds besides.
            wholly = part in bold_runs or bold >= sum(map(len, parts)) * 0.9
            share = bold if len(parts) == 1 else len(part) if wholly else 0
            self.pieces.append(Piece(part, tag, zone, hint, min(count, len(part)), share, own, parent))

    def text(self, value: str | None, link: Any, bold: bool) -> None:
        if not value:
            return
        # A newline of the source is a space; only <br> is a line end.
        value = value.replace("\n", " ")
        self._buffer.append(value)
        if link is None and not bold:
            return
        words = value.strip()
        if words and link is not None:
            self._linked.append((" ".join(words.split()), str(link.get("href") or "")))
            self._linked_chars += len(words)
        if words and bold:
            self._bold += len(words)
            self._bold_runs.add(" ".join(words.split()))

    def run(self, root: Any, zone: str = "", hint: str = "", bold: bool = False) -> None:
        """Walk an element. zone, hint, bold: what the elements around it say."""
        # Elements whose children are being walked: what is left of these, the element with its tag, zone, hint, link and bold, and the
        # frame before it.
        stack: list[tuple[Any, ...]] = [(iter((root,)), None, "", zone, hint, None, bold, None)]
        inside: list[str] = []
        count, numbers = 0, [0]
        while stack:
            children, parent, tag, zone, hint, link, bold, before = stack[-1]
            element = next(children, None)
            if element is None:
                stack.pop()
                if tag in BLOCKS:
                    self.flush()
                    inside.pop()
                    numbers.pop()
                    self._frame = before
                if len(stack) > 1:
                    self.text(parent.tail, stack[-1][5], stack[-1][6])
                continue
            tag = element.tag
            if not isinstance(tag, str) or tag in SKIPPED:
                self.text(element.tail, link, bold)
                continue
            named = element.keys()
            if named and _hidden(element):
                self.text(element.tail, link, bold)
                continue
            tag = tag.lower()
            own_zone, own_hint, own_link = ZONES.get(tag, zone), hint, link
            if tag == "br":
                self._buffer.append("\n")
            elif tag == "img":
                self._picture(element)
            elif tag == "a":
                own_link = element
            elif tag == "header" and not own_zone and "article" not in inside and "main" not in inside:
                own_zone = "page head"
            if named and tag not in _WRAPPERS and (said := _hint(element)):
                own_hint = said
            # A heading is bold by nature; the question is whether a paragraph is.
            own_bold = bold or tag in _BOLD
            before, block = self._frame, tag in BLOCKS
            if block:
                self.flush()
                if own_zone and not zone and link is None and self._seen_before(element, own_zone, hint, bold):
                    self.text(element.tail, link, bold)
                    continue
                inside.append(tag)
                count += 1
                numbers.append(count)
                self._frame = (tag, own_zone, own_hint, numbers[-2])
            self.text(element.text, own_link, own_bold)
            if len(element):
                stack.append((element.iterchildren(), element, tag, own_zone, own_hint, own_link, own_bold, before))
                continue
            if block:
                self.flush()
                inside.pop()
                numbers.pop()
                self._frame = before
            if len(stack) > 1:
                self.text(element.tail, link, bold)
        self.flush()

    def _seen_before(self, element: Any, zone: str, hint: str, bold: bool) -> bool:
        """Take the pieces and pictures of a menu, page foot or side column from the last page that had the very same one.

        False where it is to be walked: it is small, or so large that it is not worth keeping.
        """
        from lxml import etree

        written = etree.tostring(element, encoding="utf-8", with_tail=False)
        if not _SMALLEST_KEPT <= len(written) <= _LARGEST_KEPT:
            return False
        key = (written, zone, hint, bold)
        found = _kept.pop(key, None)
        if found is None:
            walk = _Walk()
            walk.run(element, zone, hint, bold)
            found = walk.pieces, walk.pictures
            if len(_kept) >= _MOST_KEPT:
                del _kept[next(iter(_kept))]
        # The one asked for last stands last.
        _kept[key] = found
        pieces, pictures = found
        self.pictures += [Picture(p.url, p.text, len(self.pieces) + p.at) for p in pictures]
        self.pieces += pieces
        return True

    def _picture(self, element: Any) -> None:
        for name in ("src", "data-src", "data-original", "data-lazy-src"):
            url = element.get(name) or ""
            if url and not url.startswith("data:"):
                text = " ".join((element.get("alt") or element.get("title") or "").split())
                self.pictures.append(Picture(url[:2000], text[:2000], len(self.pieces)))
                return


def _hidden(element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


# Nothing in these is ever story (``ZONES``, ``SKIPPED``), while most of a page's elements stand in them.
_PRUNED = ("nav", "aside", "footer", "menu", "script", "style", "noscript", "template", "svg", "iframe", "select", "button")


def prune(root: Any) -> None:
    """Take out of a page what can hold no story, in place. For trafilatura, which copies its tree five times."""
    for element in list(root.iter(*_PRUNED)):
        if element.getparent() is not None:
            element.drop_tree()


def blocks(root: Any) -> tuple[list[Piece], list[Picture]]:
    """The visible text blocks and the images of a page, in order."""
    walk = _Walk()
    walk.run(root)
    return walk.pieces, walk.pictures
