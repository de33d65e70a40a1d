"""A speech act in the making, as the rules of the grammar find it (``speechacts``)."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..frames.phrases import Clause
from ..records import Status
from ..resolving.participants import Resolved


@dataclass(slots=True)
class Act:
    """A speech act in the making: enough for the coder to make an event of it. told_by: the verb item of the speech that it stands in."""

    type: str
    modes: list[str]
    rule: str
    start: int
    end: int
    clause: Clause
    actors: list[Resolved]
    recipients: list[Resolved]
    reached: list[int] = field(default_factory=list)
    told_by: int | None = None
    status: Status = "happened"
