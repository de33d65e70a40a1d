"""The nouns of many pages: Story, MergedEvent, and what its mentions disagree in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .event import Event


@dataclass(slots=True)
class Value:
    """One of several values that mentions give, with the ids of the mentions that give it."""

    value: str
    mentions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Disagreement:
    """What the mentions of one event tell differently.

    of: "when", "where", "actors", "recipients", "said_by", "status", "type", or a number: "dead", "injured", "arrested" … The
    value told most often comes first; ties go to the earlier report.
    """

    of: str
    values: list[Value]


@dataclass(slots=True)
class Mentioned:
    """One telling of a merged event. event: the coded event's id; article: its article's id; sentence: its offsets there."""

    event: str
    article: str
    sentence: tuple[int, int]
    outlet: str | None = None
    published: str | None = None


@dataclass(slots=True)
class MergedEvent:
    """One event with all its mentions. ``event`` holds the fullest values; numbers what the reports count, by the latest of them."""

    id: str
    story: str | None
    event: Event
    numbers: dict[str, str]
    mentions: list[Mentioned]
    disagreements: list[Disagreement]

    @property
    def sources(self) -> int:
        """How many outlets tell it; an unnamed outlet counts as its article."""
        return len({m.outlet or m.article for m in self.mentions})

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        from .plain import plain

        out: dict[str, Any] = plain(self)
        out["sources"] = self.sources
        return out


@dataclass(slots=True)
class Story:
    """One report in its versions. id: depends on its earliest article alone; first, last: ISO times of publication."""

    id: str
    title: str | None
    first: str | None
    last: str | None
    articles: list[str]
    outlets: list[str]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        from .plain import plain

        out: dict[str, Any] = plain(self)
        return out
