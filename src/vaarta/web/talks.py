"""Talks: which there are, and the dossier of two sides with a timeline in two lanes, drawn on the server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request
from starlette.responses import Response

from ..engine import DATA
from ..language.topics import TopicLexicon
from ..store import overview
from ..store import talks as stored
from ..talks.dossier import Dossier
from ..talks.lexicon import load
from ..talks.writing import Teller, notes, sections
from . import names
from .parameters import Day, Name
from .reader import reader_of
from .templating import render

router = APIRouter()
Side = Annotated[str, Path(max_length=60, pattern=r"^[A-Za-z_]+(,[A-Za-z_]+){0,8}$")]
# The drawing, in its own units; the page scales it.
WIDTH, EDGE = 1000, 20
LANES = (60, 150)
# More marks than this stand on one another and say nothing.
MARKS = 300
# So many dossiers are kept; each is some hundred kilobytes.
DOSSIERS = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of the timeline. lane: 0 or 1 for the sides, 2 for meetings between them; kind: what it shows; told: its words."""

    x: float
    lane: int
    kind: str
    told: str


@lru_cache(maxsize=1)
def topics() -> TopicLexicon:
    """The topics, read once."""
    return TopicLexicon.read([DATA / "hi"])


@router.get("/talks")
def listed(request: Request, since: Day = None, until: Day = None) -> Response:
    """Talks that recur in the store."""
    with request.app.state.database.read() as connection:
        found = stored.find_talks(connection, since=since, until=until)
    return render(request, "talks/list.html", found=found, teller=_teller(request))


@router.get("/talks/{one}/{other}")
def dossier(request: Request, one: Side, other: Side, topic: Name = None, since: Day = None, until: Day = None) -> Response:
    """The dossier of two sides; keys of one side are parted by commas."""
    lexicon = topics()
    wanted = lexicon.resolve(topic) if topic else None
    if topic and wanted is None:
        raise HTTPException(404)
    first = tuple(dict.fromkeys(one.upper().split(",")))
    sides = (first, tuple(k for k in dict.fromkeys(other.upper().split(",")) if k not in first))
    if not sides[1]:
        raise HTTPException(404)
    values = _kept(request, sides, wanted, since, until)
    return render(request, "talks/dossier.html", teller=_teller(request), **values)


def _kept(request: Request, sides: stored.Sides, topic: str | None, since: str | None, until: str | None) -> dict[str, Any]:
    """What the page shows, worked out once for what the store holds: of great powers it holds hundreds of positions against one another.

    The texts are kept and not the dossier: fifty of those are a million objects, which Python's collector then looks through.
    """
    teller = _teller(request)
    with request.app.state.database.read() as connection:
        reader = reader_of(request, request.app.state.settings)
        asked = (sides, topic, since, until, reader.lang, reader.digits, overview.version(connection))
        kept: dict[Any, dict[str, Any]] = request.app.state.dossiers
        values = kept.get(asked)
        if values is None:
            values = _shown(stored.dossier(connection, sides, load(), topics(), topic=topic, since=since, until=until), teller)
            if len(kept) >= DOSSIERS:
                kept.clear()
            kept[asked] = values
    return values


def _shown(found: Dossier, teller: Teller) -> dict[str, Any]:
    marks, first_day, last_day = timeline(found, teller)
    about = {"sides": found.sides, "topic": found.topic, "marks": marks, "first_day": first_day, "last_day": last_day, "lanes": LANES}
    return about | {"sections": sections(found, teller), "notes": notes(found, teller)}


def _teller(request: Request) -> Teller:
    reader = reader_of(request, request.app.state.settings)
    return Teller(load(), topics(), reader.lang, names.actor_name, lambda iso: reader.day(iso, "medium"), reader.number)


def timeline(found: Dossier, teller: Teller) -> tuple[list[Mark], str | None, str | None]:
    """The marks with the first and last day they stand for; none where nothing has a day."""
    told: list[tuple[str, int, str, str]] = []
    for position in found.positions:
        if position.day:
            stance = position.position.stance
            words = f"{teller.day(position.day)} {teller.say(f'stance.{stance}')}: {position.sentence}"
            told.append((position.day, position.side, stance, words))
    for incident in found.incidents:
        if incident.day:
            words = f"{teller.day(incident.day)} {teller.say(f'type.{incident.event.type}')}: {incident.sentence}"
            told.append((incident.day[:10], incident.side, "incident", words))
    told += [(m.day, 2, m.state, f"{teller.day(m.day)} {teller.say(f'state.{m.state}')} {m.place or ''}") for m in found.meetings if m.day]
    told = sorted(told)[-MARKS:]
    if not told:
        return [], None, None
    first, last = told[0][0], told[-1][0]
    length = max(1, _ordinal(last) - _ordinal(first))
    step = (WIDTH - 2 * EDGE) / length
    return [Mark(round(EDGE + (_ordinal(d) - _ordinal(first)) * step, 1), lane, kind, words) for d, lane, kind, words in told], first, last


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
