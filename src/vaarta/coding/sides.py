"""Small questions about the sides of a draft that several steps ask."""

from __future__ import annotations

from ..frames.fill import Frame
from ..records import Participant
from ..resolving.participants import Resolved


def state_like(who: Resolved) -> bool:
    """Whether a participant is a state, its government or a body of states."""
    return who.kind in ("country", "metonym", "body", "adjective", "pronoun") or "GOV" in who.participant.sectors


def somebody(who: Resolved) -> bool:
    """Whether a participant is more than an unknown word."""
    return bool(who.participant.key or who.participant.sectors) or who.kind == "pronoun"


def same_words(a: Frame, b: Frame) -> bool:
    return (a.use.start, a.use.end) == (b.use.start, b.use.end)


def same(a: Participant, b: Participant) -> bool:
    return a.span == b.span and a.key == b.key
