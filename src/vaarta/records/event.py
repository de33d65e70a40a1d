"""The nouns of a record: Event, Participant, Speaker, When, Where. Fields and values are those of the codebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["happened", "future", "hypothetical", "negated", "historical"]
Quad = Literal["VC", "MC", "VX", "MX"]
Span = tuple[int, int]


@dataclass(slots=True)
class Participant:
    """One entry of the actors or recipients (codebook section 3).

    text: its words; span: where they stand; key: country or body, or None where the text leaves it open;
    name: the canonical name where the lexicon or the page knows one; latin: the Latin form that the page gives.
    candidates: what was considered where key is None; reason: why the key and sectors are what they are.
    """

    text: str
    key: str | None = None
    sectors: list[str] = field(default_factory=list)
    span: Span | None = None
    name: str | None = None
    latin: str | None = None
    anonymous: bool = False
    candidates: list[str] = field(default_factory=list)
    reason: str = ""


@dataclass(slots=True)
class When:
    """When it happens. ``start`` and ``end`` are ISO days, both included; None where the words cannot be resolved.

    precision: "time", "day", "week", "month", "season", "year", "decade" or "interval"; inferred: no words, the
    publication date stands in. reason says how, or why not.
    """

    text: str | None
    start: str | None
    end: str | None
    precision: str | None
    inferred: bool = False
    span: Span | None = None
    reason: str = ""


@dataclass(slots=True)
class Where:
    """Where it happens. precision: "place", "city", "district", "state", "country", "region"; None where unknown."""

    text: str
    key: str | None = None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    span: Span | None = None
    reason: str = ""


@dataclass(slots=True)
class Topic:
    """What the act is about: the words, and an id where the lexicon knows the topic."""

    text: str
    id: str | None = None
    span: Span | None = None


@dataclass(slots=True)
class Event:
    """One coded event (codebook section 7), with the reasons for every decision.

    span: the trigger's offsets; sentence: the sentence's offsets; both into the article's text.
    reasons: plain values: the frame entry, the words in each role, refused candidates with why, the status rule.
    """

    id: str
    type: str
    modes: list[str]
    status: Status
    trigger: str
    actors: list[Participant]
    recipients: list[Participant]
    when: When | None
    where: Where | None
    said_by: Participant | None
    quad: Quad
    intensity: float
    contexts: list[str]
    topics: list[Topic]
    span: Span
    sentence: Span
    reasons: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The event as plain JSON values, in the field order of the codebook."""
        from .plain import plain

        out: dict[str, Any] = plain(self)
        return out
