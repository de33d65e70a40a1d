"""The map: events by place and time, clustered on a grid, drawn here as SVG so that it works without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, floor, pi, sin, sqrt
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import AfterValidator
from sqlalchemy import Connection
from starlette.responses import Response

from ...store import overviews, reading
from ...store.overviews import Place, Stretch
from ...store.queries import Found
from ..parameters import Days, chosen_days, ending, presets
from ..plane import HIGHEST, LOWEST, to_degrees, to_plane
from ..series import QUADS
from ..templating import render

router = APIRouter()

# Where the whole of what is known of a place is that it lies in something larger.
COARSE = ("state", "country", "region", "")
CLUSTERS = 200
NAMED = 14
LISTED = 60
CLOSEST = 6
# Cells across the width of what is seen: circles of neighbouring cells just touch on a phone.
CELLS = 30
# From so many events on a circle fills its cell; on a map of single events circles of that size would hide the towns.
FULL = 100
# Without a stretch of time in the address: the last year of the record.
RECENT = 365
# With so many events in a box the newest are found sooner day by day than by the place.
DENSE = 300
_COUNTRIES = Path(__file__).resolve().parents[1] / "countries.json"


def _box(value: str | None) -> tuple[float, float, float, float] | None:
    """South, west, north and east in degrees: "28.1,76.5,29,78". Raises ValueError."""
    if not value:
        return None
    parts = [float(part) for part in value.split(",")]
    if len(parts) != 4 or not all(-360 <= part <= 360 for part in parts):
        raise ValueError("write south,west,north,east in degrees")
    return parts[0], parts[1], parts[2], parts[3]


Quad = Literal["", "VC", "MC", "VX", "MX"]
Status = Literal["", "all", "happened", "future", "hypothetical", "negated", "historical"]


@dataclass(frozen=True, slots=True)
class View:
    """What is seen: the plane from (x, y) on, so wide and half as high."""

    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """Half the width."""
        return self.width / 2


@dataclass(slots=True)
class Cluster:
    """Places of one cell that are told equally well. x, y: where the circle stands; slices: its quadrants as SVG paths."""

    coarse: bool
    places: list[Place] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0
    slices: list[tuple[str, str]] = field(default_factory=list)
    named: bool = False

    @property
    def events(self) -> int:
        """All of its events."""
        return sum(place.events for place in self.places)

    @property
    def name(self) -> str:
        """The place with the most events."""
        return self.places[0].name

    @property
    def box(self) -> str:
        """South, west, north, east around its places, for an address."""
        lats, lons = [p.lat for p in self.places], [p.lon for p in self.places]
        return ",".join(f"{value:.3f}" for value in (min(lats) - 0.001, min(lons) - 0.001, max(lats) + 0.001, max(lons) + 0.001))


@router.get("/map")
def world(
    request: Request,
    z: Annotated[int, Query(ge=0, le=CLOSEST)] = 1,
    lat: Annotated[float, Query(ge=-90, le=90)] = 25.0,
    lon: Annotated[float, Query(ge=-180, le=180)] = 60.0,
    quad: Quad = "",
    status: Status = "",
    at: Annotated[str | None, Query(max_length=80), AfterValidator(_box)] = None,
    days: Annotated[Days | None, Depends(chosen_days)] = None,
) -> Response:
    """Events on the map; with ``at`` (a box) also the newest ones there."""
    chosen = None if status == "all" else status or "happened"
    with request.app.state.database.read() as connection:
        span = overviews.span(connection)
        days = days or (ending(span[1], RECENT) if span else None)
        stretch = Stretch(days.since, days.until) if days else Stretch()
        found = overviews.places(connection, stretch, quad=quad or None, status=chosen)
        newest = _newest(connection, at, found, stretch, quad or None, chosen) if at else []  # type: ignore[arg-type]
        sentences = reading.sentences_of(connection, [f.id for f in newest])
    view = view_of(z, lat, lon)
    clusters = clustered(found, view)
    listed = [place for place in found if _inside(place, view)][:LISTED]
    return render(
        request, "map.html", z=z, view=view, clusters=clusters[:CLUSTERS], left=len(clusters) > CLUSTERS, places=listed,
        quick=presets(span)[:3],
        labels=_labels(view), moves=_moves(z, view), quads=QUADS, quad=quad, status=status or "happened", days=days, span=span, at=at,
        newest=newest, sentences=sentences, closest=CLOSEST,
    )  # fmt: skip


def _newest(
    connection: Connection,
    box: tuple[float, float, float, float],
    found: list[Place],
    stretch: Stretch,
    quad: str | None,
    status: str | None,
) -> list[Found]:
    south, west, north, east = box
    held = sum(place.events for place in found if south <= place.lat <= north and west <= place.lon <= east)
    return overviews.events_within(connection, box, stretch, quad=quad, status=status, dense=held > DENSE)


def view_of(z: int, lat: float, lon: float) -> View:
    """What is seen at a closeness from around a point; never past the edges of the map."""
    width = 360.0 / 2**z
    x, y = to_plane(lat, lon)
    left = min(max(x - width / 2, -180.0), 180.0 - width)
    top = min(max(y - width / 4, -HIGHEST), max(-LOWEST - width / 2, -HIGHEST))
    return View(round(left, 3), round(top, 3), width)


def clustered(places: Iterable[Place], view: View) -> list[Cluster]:
    """Circles for the places that are seen, most events first. Exact places and coarse ones never share a circle."""
    cell = view.width / CELLS
    cells: dict[tuple[int, int, bool], Cluster] = {}
    for place in places:
        if not _inside(place, view):
            continue
        x, y = to_plane(place.lat, place.lon)
        coarse = place.precision in COARSE
        cluster = cells.setdefault((floor(x / cell), floor(y / cell), coarse), Cluster(coarse))
        # Their common centre, weighed by events.
        before = cluster.events
        cluster.places.append(place)
        cluster.x += (x - cluster.x) * place.events / (before + place.events)
        cluster.y += (y - cluster.y) * place.events / (before + place.events)
    found = sorted(cells.values(), key=lambda c: (-c.events, c.x, c.y))
    most = max(found[0].events, FULL) if found else FULL
    for cluster in found:
        cluster.radius = round(cell * (0.18 + 0.6 * sqrt(cluster.events / most)), 3)
        cluster.slices = _slices(cluster)
        cluster.x, cluster.y = round(cluster.x, 3), round(cluster.y, 3)
    _name(found, view)
    return found


def _name(clusters: list[Cluster], view: View) -> None:
    """Mark the largest circles whose names lie on no name before them."""
    high = view.width / 50
    taken: list[tuple[float, float, float]] = []
    for cluster in clusters:
        wide, y = high * 0.32 * (len(cluster.name) + 4), cluster.y + cluster.radius
        if all(abs(cluster.x - x) > wide + w or abs(y - at) > high for x, at, w in taken):
            taken.append((cluster.x, y, wide))
            cluster.named = True
        if len(taken) == NAMED:
            return


def _slices(cluster: Cluster) -> list[tuple[str, str]]:
    counts = {quad: sum(place.quads.get(quad, 0) for place in cluster.places) for quad in QUADS}
    total, x, y, r = cluster.events, cluster.x, cluster.y, cluster.radius
    out, turned = [], 0.0
    for quad, count in counts.items():
        if not count:
            continue
        if count == total:
            return [(quad, f"M{x - r:.3f} {y:.3f}a{r} {r} 0 1 1 {2 * r:.3f} 0a{r} {r} 0 1 1 {-2 * r:.3f} 0z")]
        ends = [2 * pi * turn - pi / 2 for turn in (turned, turned + count / total)]
        (ax, ay), (bx, by) = ((x + r * cos(end), y + r * sin(end)) for end in ends)
        out.append((quad, f"M{x:.3f} {y:.3f}L{ax:.3f} {ay:.3f}A{r} {r} 0 {int(count * 2 > total)} 1 {bx:.3f} {by:.3f}z"))
        turned += count / total
    return out


def _inside(place: Place, view: View) -> bool:
    x, y = to_plane(place.lat, place.lon)
    return view.x <= x <= view.x + view.width and view.y <= y <= view.y + view.height


@lru_cache(maxsize=1)
def _countries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_COUNTRIES.read_text(encoding="utf-8"))
    return found


def _labels(view: View) -> list[dict[str, Any]]:
    """Countries large enough on this map to carry their name."""
    shown = [c for c in _countries() if view.x < c["x"] < view.x + view.width and view.y < c["y"] < view.y + view.height]
    return [c for c in sorted(shown, key=lambda c: -c["size"]) if c["size"] > view.width / 28][:40]


def _moves(z: int, view: View) -> list[tuple[str, str, dict[str, Any]]]:
    """(word, sign, parameters) of the links that move the map."""
    x, y, step = view.x + view.width / 2, view.y + view.height / 2, view.width / 4
    moves = [("zoom_in", "+", min(z + 1, CLOSEST), x, y), ("zoom_out", "−", max(z - 1, 0), x, y), ("west", "←", z, x - step, y)]
    moves += [("east", "→", z, x + step, y), ("north", "↑", z, x, y - step), ("south", "↓", z, x, y + step), ("whole", "○", 0, 0.0, 0.0)]
    out = []
    for word, sign, close, px, py in moves:
        lat, lon = to_degrees(max(-180.0, min(180.0, px)), py)
        out.append((word, sign, {"z": close, "lat": round(lat, 2), "lon": round(lon, 2)}))
    return out
