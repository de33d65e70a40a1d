"""What the API answers: the records of the codebook with the page they are from."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from ...records.article import Block, Furniture, Sentence
from ...records.event import Event
from ...records.story import MergedEvent, Story


class Page(BaseModel):
    """The article that an event is in. Its id never changes; a changed page is a new version with an id of its own."""

    id: int
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = Field(None, description="ISO 8601, with the zone where the page gives one.")


class CodedEvent(BaseModel):
    """An event with its page. ``event.id`` is its stable id."""

    article: Page
    event: Event


class Events(BaseModel):
    """A part of a list, newest first."""

    items: list[CodedEvent]
    next: str | None = Field(None, description="The cursor of the next part; null at the end.")


class ArticleLine(BaseModel):
    """An article in a list, without its text."""

    id: int
    address: str = Field(description="The canonical address; file:… or record:… where the page has none.")
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    day: str | None = None
    events: int = Field(description="How many events it was coded to.")


class Articles(BaseModel):
    """A part of a list, newest first."""

    items: list[ArticleLine]
    next: str | None = Field(None, description="The cursor of the next part; null at the end.")


class FullArticle(BaseModel):
    """An article with its text, what of it is furniture, its sentences and events. Offsets are code points into ``text``."""

    id: int
    name: str
    url: str | None
    outlet: str | None
    title: str | None
    kicker: str | None
    standfirst: str | None
    author: str | None
    published: str | None
    published_by: str | None
    language: str | None
    kind: str
    text: str
    blocks: list[Block]
    furniture: list[Furniture]
    sentences: list[Sentence]
    events: list[Event]


class Period(BaseModel):
    """One stretch of a dyad's time line."""

    start: str
    events: int
    intensity: float = Field(description="The mean, from -10 (conflict) to 10 (cooperation).")
    quads: dict[str, int] = Field(description="Events by quadrant: VC, MC, VX, MX.")


class DyadLine(BaseModel):
    """How two parties' acts run over time."""

    actor: str
    recipient: str
    grain: str
    periods: list[Period]


class ActorMonth(BaseModel):
    """How often an actor is mentioned in a month, by role and type of event."""

    month: str
    role: str
    type: str
    mentions: int


class ActorLine(BaseModel):
    """An actor's months."""

    key: str
    months: list[ActorMonth]


class Counterpart(BaseModel):
    """Whom an actor deals with. events: what the actor does to it, and what both do together."""

    key: str
    events: int
    intensity: float


class Actor(BaseModel):
    """An actor at a glance."""

    key: str
    roles: dict[str, int]
    types: dict[str, int]
    counterparts: list[Counterpart]
    newest: list[CodedEvent]


class Dyads(BaseModel):
    """The parties that an actor deals with most."""

    actor: str
    counterparts: list[Counterpart]


class Stories(BaseModel):
    """A part of a list, the stories with the newest reports first."""

    items: list[Story]
    next: str | None = Field(None, description="The cursor of the next part; null at the end.")


class FullStory(BaseModel):
    """A story with the ids of its articles here and its merged events, the most told first."""

    story: Story
    article_ids: list[int]
    events: list[MergedEvent]


class MergedEvents(BaseModel):
    """A part of a list, newest first."""

    items: list[MergedEvent]
    next: str | None = Field(None, description="The cursor of the next part; null at the end.")


class Hit(BaseModel):
    """An article that was found. marks: where the words stand in ``passage``."""

    article: Page
    score: float | None = Field(description="Null where no words were asked for.")
    passage: str
    marks: list[tuple[int, int]]
    events: list[Event]


class Hits(BaseModel):
    """A part of the found articles, the best first."""

    items: list[Hit]
    next: str | None = Field(None, description="The cursor of the next part; null at the end.")


class Fault(BaseModel):
    """parameter: which, empty where it is none in particular."""

    parameter: str
    problem: str


class Problem(BaseModel):
    """What is wrong with a request (RFC 9457)."""

    type: str
    title: str
    status: int
    errors: list[Fault]


def plain_page(found: Any) -> Page:
    """The page of a found event."""
    return Page(id=found.article_id, url=found.url, outlet=found.outlet, title=found.title, published=found.published)
