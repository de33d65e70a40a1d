"""What the resolver finds out about a phrase."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..records import Participant


@dataclass(slots=True)
class Resolved:
    """A participant with what the coder still needs of it. open: an unnamed group or bare role that may take a country.

    envoy: somebody who by his office serves in a country that is not his own. stands: the span of the one without a country for whom a
    pronoun stands.
    """

    participant: Participant
    kind: str
    open: bool = False
    pronoun: str = ""
    default: str = ""
    rivals: frozenset[str] = frozenset()
    envoy: bool = False
    stands: tuple[int, int] | None = None


@dataclass(slots=True)
class Found:
    key: str | None = None
    sectors: list[str] = field(default_factory=list)
    name: str | None = None
    kind: str = "unknown"
    reason: str = ""
    default: str = ""
    rivals: frozenset[str] = frozenset()
    candidates: list[str] = field(default_factory=list)
