"""The pages of an actor and of a dyad: over time, with whom, on whose word, and the newest events with their sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Path, Request
from sqlalchemy import Connection
from starlette.responses import Response

from ...store import overviews, queries, reading
from ...store.overviews import Cell, Stretch
from .. import names, series
from ..parameters import Days, chosen_days, presets
from ..reader import Reader, reader_of
from ..templating import render

router = APIRouter()

Code = Annotated[str, Path(max_length=40, pattern=r"^[A-Za-z0-9_\-]+$", description="A key of the codebook: RUS, UN.")]
Status = Literal["", "all", "happened", "future", "hypothetical", "negated", "historical"]
Role = Literal["actor", "recipient", "speaker"]
NEWEST = 20


@router.get("/actors")
def actors(request: Request) -> Response:
    """Everybody whom the record names, most events first."""
    with request.app.state.database.read() as connection:
        found = overviews.actors(connection)
    return render(request, "actors.html", found=found)


@router.get("/actors/{key}")
def actor(
    request: Request, key: Code, role: Role = "actor", status: Status = "", days: Annotated[Days | None, Depends(chosen_days)] = None
) -> Response:
    """One actor. Without a status what was done is shown, planned and possible acts in a chart of their own."""
    key, stretch, reader = key.upper(), _stretch(days), reader_of(request, request.app.state.settings)
    chosen = None if status == "all" else status or "happened"
    with request.app.state.database.read() as connection:
        if not overviews.known_key(connection, key):
            raise HTTPException(404)
        cells = overviews.actor_cells(connection, key, role, stretch)
        network = overviews.network(connection, key, stretch, status=chosen)
        said_by, said_of = overviews.said_by(connection, key, stretch), overviews.said_of(connection, key, stretch)
        newest = _newest(connection, stretch, chosen, **{role: key})
        sentences = reading.sentences_of(connection, [f.id for f in newest])
        quick = presets(overviews.span(connection))
    link = _linker(request, days, chosen, **{role: key})
    charts = _charts(reader, cells, chosen, [(names.actor_name(key, reader.lang), cells)], link=link)
    drawn = _network(reader, request.app.state.settings.root, key, network)
    return render(
        request, "actor.html", key=key, role=role, status=status or "happened", days=days, charts=charts, counts=_by_status(cells),
        network=network, drawn=drawn, said_by=said_by, said_of=said_of, newest=newest, sentences=sentences,
        quick=quick,
    )  # fmt: skip


@router.get("/dyads/{a}/{b}")
def dyad(request: Request, a: Code, b: Code, status: Status = "", days: Annotated[Days | None, Depends(chosen_days)] = None) -> Response:
    """What two parties do to one another."""
    a, b, stretch, reader = a.upper(), b.upper(), _stretch(days), reader_of(request, request.app.state.settings)
    chosen = None if status == "all" else status or "happened"
    with request.app.state.database.read() as connection:
        if not (overviews.known_key(connection, a) and overviews.known_key(connection, b)):
            raise HTTPException(404)
        there, back = overviews.dyad_cells(connection, a, b, stretch), overviews.dyad_cells(connection, b, a, stretch)
        lists = [(x, y, _newest(connection, stretch, chosen, actor=x, recipient=y)) for x, y in ((a, b), (b, a))]
        sentences = reading.sentences_of(connection, [found.id for *_, part in lists for found in part])
        quick = presets(overviews.span(connection))
    first, second = (names.actor_name(key, reader.lang) for key in (a, b))
    lines = [(f"{first} → {second}", there), (f"{second} → {first}", back)]
    links = [_linker(request, days, chosen, actor=x, recipient=y) for x, y in ((a, b), (b, a))]
    charts = _charts(reader, there, chosen, lines, lines[0][0], links[0]) + _charts(reader, back, chosen, [], lines[1][0], links[1])
    counts = _by_status([*there, *back])
    return render(
        request, "dyad.html", a=a, b=b, status=status or "happened", days=days, charts=charts, counts=counts, lists=lists,
        sentences=sentences, quick=quick,
    )  # fmt: skip


def _stretch(days: Days | None) -> Stretch:
    return Stretch(days.since, days.until) if days else Stretch()


def _newest(connection: Connection, stretch: Stretch, status: str | None, **who: str) -> list[queries.Found]:
    wanted = queries.EventFilter(**who, status=status, since=stretch.since, until=stretch.until)
    return queries.find_events(connection, wanted, limit=NEWEST)


def _by_status(cells: list[Cell]) -> dict[str, int]:
    counts = dict.fromkeys(series.STATUSES, 0)
    for cell in cells:
        counts[cell.status] = counts.get(cell.status, 0) + cell.events
    return counts


def _linker(request: Request, days: Days | None, status: str | None, **who: str) -> Callable[..., str]:
    """Gives the address of the list of events behind a number: the view's own filters, narrowed."""
    root = request.app.state.settings.root
    first, last = (days.since, days.until) if days else ("", "9999-12-31")

    def link(since: str = "", until: str = "9999-12-31", **more: str) -> str:
        since, until = max(since, first), min(until, last)
        ends = {"since": since, "until": "" if until.startswith("9999") else until}
        return f"{root}/search?" + urlencode({k: v for k, v in {**who, "status": status, **ends, **more}.items() if v})

    return link


def _charts(
    reader: Reader, cells: list[Cell], status: str | None, lines: list[Any], of: str = "", link: Callable[..., str] | None = None
) -> list[series.Chart]:
    shown = [cell for cell in cells if status is None or cell.status == status]
    kept = [(label, [c for c in part if status is None or c.status == status]) for label, part in lines]
    before = f"{of}: " if of else ""
    quads = [(quad, reader.say(f"views.quad_{quad}")) for quad in series.QUADS]
    states = [(state, reader.say(f"views.status_{state}")) for state in series.STATUSES]
    charts = [series.stacked(before + reader.say("views.by_quad"), shown, "quad", quads, reader.say, link)]
    if lines:
        charts.append(series.intensities(reader.say("views.intensity"), kept, reader.say))
    charts.append(series.by_type(before + reader.say("views.by_type"), shown, lambda t: names.type_name(t, reader.lang), reader.say, link))
    charts.append(series.stacked(before + reader.say("views.by_status"), cells, "status", states, reader.say))
    return [chart for chart in charts if chart.rows]


def _network(reader: Reader, root: str, key: str, network: overviews.Network) -> dict[str, Any] | None:
    around: dict[str, int] = {}
    for tie in (*network.towards, *network.from_others):
        other = tie.recipient if tie.actor == key else tie.actor
        around[other] = around.get(other, 0) + tie.events
    around.pop(key, None)
    most = sorted(around, key=lambda k: (-around[k], k))[: overviews.TIES]
    if not most:
        return None
    nodes = [{"key": key, "name": names.actor_name(key, reader.lang), "value": sum(around.values()), "centre": True, "link": ""}]
    nodes += [{"key": k, "name": names.actor_name(k, reader.lang), "value": around[k], "link": f"{root}/dyads/{key}/{k}"} for k in most]
    known = {key, *most}
    joined: dict[tuple[str, str], list[float]] = {}
    for tie in (*network.towards, *network.from_others, *network.among):
        if tie.actor in known and tie.recipient in known and tie.actor != tie.recipient:
            first, second = sorted((tie.actor, tie.recipient))
            pair = joined.setdefault((first, second), [0, 0.0])
            pair[0] += tie.events
            pair[1] += tie.events * tie.intensity
    ties = [{"from": x, "to": y, "events": int(n), "intensity": round(total / n, 1)} for (x, y), (n, total) in joined.items()]
    return {"kind": "network", "nodes": nodes, "ties": ties, "description": reader.say("views.network"), "file": f"{key}-counterparts"}
