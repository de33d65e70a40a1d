"""The nouns of a negotiation: Position and Meeting (``docs/talks.md``). Offsets are those of the article, as in Event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from .event import Participant, Span, Status, Topic, When, Where

Stance = Literal[
    "ready", "interested", "demands", "refuses", "conditional", "concerned", "denies-intent", "accuses", "doubts", "expects", "offers"
]
Level = Literal["head", "minister", "deputy", "official", "military", "unknown"]
Format = Literal["bilateral", "multilateral", "telephone", "mediated", "unknown"]
State = Literal["planned", "held", "cancelled", "hypothetical"]


@dataclass(slots=True)
class Position:
    """What one side stands for in a sentence: who holds which stance towards whom, about what, on what condition, on whose word.

    span: the words that carry the stance; sentence: the sentence's offsets. condition: its words, with condition_span.
    event: the id of the event that carries the stance, or None where the sentence has no event of the codebook.
    reasons: plain values, as in Event: the entry, the words in each role, what was refused.
    """

    id: str
    stance: Stance
    status: Status
    trigger: str
    holders: list[Participant]
    addressees: list[Participant]
    topics: list[Topic]
    span: Span
    sentence: Span
    condition: str | None = None
    condition_span: Span | None = None
    said_by: Participant | None = None
    when: When | None = None
    event: str | None = None
    reasons: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Meeting:
    """A meeting as one article reports it. sides: the parties by key; people: those named as taking part, each with key and office.

    event: the id of the event (CONSULT, or AGREE for a planned one) that the meeting was read from; agenda: what it is about;
    outcome: the words of what came of it, where the article says; through: third parties that host it or carry between the sides.
    """

    id: str
    state: State
    format: Format
    level: Level
    sides: list[Participant]
    people: list[Participant]
    agenda: list[Topic]
    span: Span
    sentence: Span
    when: When | None = None
    where: Where | None = None
    outcome: str | None = None
    through: list[Participant] = field(default_factory=list)
    said_by: Participant | None = None
    event: str | None = None
    reasons: dict[str, Any] = field(default_factory=dict)
