"""The dossier of two sides: agenda, positions and where they changed, meetings, incidents, what is next. From records alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..language.topics import TopicLexicon
from ..records import Event, Position, Topic
from .lexicon import TalkWords
from .merging import MergedMeeting

INCIDENTS = ("MOBILIZE", "ASSAULT", "SANCTION", "THREATEN")


@dataclass(slots=True)
class Told:
    """A position with the page it stands in. side: 0 or 1, whose it is; sentence: its words."""

    side: int
    position: Position
    day: str | None
    sentence: str
    article: int
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Change:
    """Two stances of one side on one topic that do not go together. kind: turned, moved, softened, or contradicts (on one day)."""

    side: int
    kind: str
    topics: list[str]
    before: Told
    after: Told


@dataclass(slots=True)
class Incident:
    """What one side did to the other, or in their quarrel, while they talked."""

    side: int
    event: Event
    day: str | None
    sentence: str
    article: int
    outlet: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Dossier:
    """sides: the keys on either side, the one asked for first. topic, since, until: as asked. last: the last day of any page."""

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    topic: str | None
    since: str | None
    until: str | None
    last: str | None = None
    agenda: list[tuple[str, int]] = field(default_factory=list)
    positions: list[Told] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    meetings: list[MergedMeeting] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    next: list[MergedMeeting] = field(default_factory=list)
    dropped: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.positions or self.meetings or self.incidents)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        from ..records import plain

        out: dict[str, Any] = plain(self)
        return out


def side_of(keys: Sequence[str | None], sides: tuple[tuple[str, ...], tuple[str, ...]]) -> int | None:
    """0 or 1, whose side the keys are on; None where on neither or both."""
    on = {n for n in (0, 1) if set(keys) & set(sides[n])}
    return on.pop() if len(on) == 1 else None


def topic_ids(topics: Sequence[Topic]) -> list[str]:
    """The ids of topics, each once."""
    return list(dict.fromkeys(t.id for t in topics if t.id))


def about(topics: Sequence[Topic], wanted: str | None, lexicon: TopicLexicon) -> bool:
    """Whether one of the topics is the wanted one or lies below it."""
    return wanted is None or any(lexicon.covers(wanted, id_) for id_ in topic_ids(topics))


def find_changes(positions: Sequence[Told], words: TalkWords, lexicon: TopicLexicon) -> list[Change]:
    """Where a side changed or contradicts itself: opposed stances (``opposed.tsv``) on topics that overlap, one before the other.

    Each later position is held against the nearest earlier opposed one only. A stance that is itself told as not so (negated) or as
    what may be (hypothetical) is held against nothing.
    """
    out = []
    settled = [t for t in positions if t.position.status in ("happened", "future")]
    for n, after in enumerate(settled):
        for before in reversed(settled[:n]):
            kind = words.opposed.get(frozenset((before.position.stance, after.position.stance)))
            if kind is None or before.side != after.side or before.position.stance == after.position.stance:
                continue
            if not _holders(before) & _holders(after):
                continue
            common = overlap(topic_ids(before.position.topics), topic_ids(after.position.topics), lexicon)
            if common:
                same_day = kind == "turned" and before.day == after.day
                out.append(Change(after.side, "contradicts" if same_day else kind, common, before, after))
                break
    return out


def _holders(told: Told) -> set[str]:
    return {p.key for p in told.position.holders if p.key}


def overlap(one: Sequence[str], two: Sequence[str], lexicon: TopicLexicon) -> list[str]:
    """The narrower id of each pair of topics of which one covers the other."""
    out = []
    for a in one:
        for b in two:
            if lexicon.covers(a, b):
                out.append(b)
            elif lexicon.covers(b, a):
                out.append(a)
    return list(dict.fromkeys(out))


def agenda_of(positions: Sequence[Told], meetings: Sequence[MergedMeeting]) -> list[tuple[str, int]]:
    """Topics by how often positions and meetings are about them."""
    counts: Counter[str] = Counter()
    for told in positions:
        counts.update(topic_ids(told.position.topics))
    for meeting in meetings:
        counts.update(t.id for t in meeting.agenda if t.id)
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))


def what_is_next(meetings: Sequence[MergedMeeting], last: str | None) -> list[MergedMeeting]:
    """Planned meetings that no page tells as held or called off, on the last day of the pages or later."""
    return [m for m in meetings if m.state in ("planned", "hypothetical") and last and m.day and m.day >= last]
