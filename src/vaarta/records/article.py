"""The nouns of a page: Article, Block, Furniture, Image, Link, Sentence, Rejection.

All offsets are character offsets into ``Article.text``, half-open, in Python's count of code points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from .event import Event
    from .talks import Meeting, Position

PageKind = Literal["article", "list", "live-blog", "video", "other"]
BlockKind = Literal["title", "kicker", "standfirst", "subheading", "paragraph"]


@dataclass(slots=True)
class Block:
    """A stretch of text that belongs to the story itself and is coded."""

    kind: BlockKind
    start: int
    end: int


@dataclass(slots=True)
class Furniture:
    """A stretch that was left out, and why. ``start`` and ``end`` are None where it is not in the text (an HTML menu)."""

    text: str
    reason: str
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Image:
    """An image with the text that came with it."""

    url: str
    text: str = ""


@dataclass(slots=True)
class Link:
    """A related link that the page offers."""

    text: str
    url: str | None = None


@dataclass(slots=True)
class Rejection:
    """Why a page has no events: a stable code and one sentence."""

    code: str
    message: str


@dataclass(slots=True)
class Sentence:
    """One sentence of a block. ``block`` is the kind of block it stands in."""

    start: int
    end: int
    block: BlockKind = "paragraph"


@dataclass(slots=True)
class Article:
    """One page. Later stages add ``sentences`` and ``events``; nothing is taken away or rewritten.

    text: what every offset points into; the input itself, or for HTML the page's text with its own characters.
    published: ISO 8601 with zone where the page gives one ("2022-01-08" where only a day is known), or None.
    form: what it was read from: "html", "text" (a scraper's text form) or "plain".
    published_by: where the date was found ("given", "json-ld", "meta", "text"), or None.
    """

    id: str
    text: str
    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    author: str | None = None
    published: str | None = None
    published_by: str | None = None
    language: str | None = None
    kind: PageKind = "article"
    blocks: list[Block] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    related: list[Link] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    rejected: Rejection | None = None
    form: str = "plain"

    @property
    def paragraphs(self) -> list[str]:
        """The story's paragraphs, without title, standfirst and subheadings."""
        return [self.text[b.start : b.end] for b in self.blocks if b.kind == "paragraph"]

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat row for each event, for tables; ``vaarta.dataframes.frame`` makes data frames of them."""
        from .flat import flat_rows

        return flat_rows(self)

    def to_dict(self) -> dict[str, Any]:
        """The whole article as plain JSON values."""
        from .plain import plain

        out: dict[str, Any] = plain(self)
        return out
