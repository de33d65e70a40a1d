"""Every filter of a view in its address: read, checked, and given back for links and downloads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Request

from ..coder import Coder
from ..store.filters import STATUSES, event_filter
from ..store.queries import EventFilter
from .names import ontology
from .parameters import Day, Name, Words


@dataclass(frozen=True, slots=True)
class View:
    """What a visitor asked for. given: the parameters that have a value; place: a place's name, beside the filter's country."""

    words: str
    wanted: EventFilter
    place: str | None
    given: dict[str, str]


def coder(request: Request) -> Coder:
    """The coder, built when it is first needed: names and words are looked up as coding does."""
    found: Coder | None = getattr(request.app.state, "coder", None)
    if found is None:
        found = request.app.state.coder = Coder("hi")
    return found


def view(
    request: Request,
    q: Words = None,
    actor: Name = None,
    recipient: Name = None,
    speaker: Name = None,
    type: Name = None,
    status: Name = None,
    since: Day = None,
    until: Day = None,
    place: Name = None,
    outlet: Name = None,
) -> View:
    """A dependency: the view of an address. Raises UsageError U021 for a name, type or status that is none."""
    options: dict[str, str | None] = {"actor": actor, "recipient": recipient, "speaker": speaker, "type": type, "status": status}
    options |= {"since": since, "until": until, "place": place, "outlet": outlet}
    wanted, name = event_filter(options, coder(request)) if any(options.values()) else (EventFilter(), None)
    given = {k: v for k, v in {"q": q, **options}.items() if v}
    return View(q or "", wanted, name, given)


def choices() -> dict[str, Any]:
    """What a form lets one choose from."""
    return {"types": sorted(ontology().types), "statuses": STATUSES}
