"""A pair's cooperation–conflict line as points of an SVG, drawn on the server so that it is there without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..store.overview import Line

WIDTH, HEIGHT, EDGE = 640, 120, 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """points: x, y, radius, quad-like tone ("co" or "ex"), period, mean, events. path: of the polyline."""

    pair: tuple[str, str]
    points: list[tuple[float, float, float, str, str, float, int]]
    path: str
    events: int
    mean: float


def drawn(line: Line, since: str, until: str) -> Drawn:
    """The line between two days; the scale of the y axis is the whole of -10 to 10."""
    first = min([since, *(at for at, _, _ in line.points)])
    low, high = _at(first), max(_at(until), _at(first) + 1)
    most = max((n for _, _, n in line.points), default=1)
    points = []
    for at, mean, n in line.points:
        x = EDGE + (WIDTH - 2 * EDGE) * (_at(at) - low) / max(high - low, 1)
        y = HEIGHT / 2 - (HEIGHT / 2 - EDGE) * max(-10.0, min(10.0, mean)) / 10
        points.append((round(x, 1), round(y, 1), round(2.5 + 4 * (n / most) ** 0.5, 1), "co" if mean >= 0 else "ex", at, mean, n))
    events = sum(n for _, _, n in line.points)
    mean = sum(m * n for _, m, n in line.points) / events if events else 0.0
    one, two = line.pair
    return Drawn((one, two), points, " ".join(f"{x},{y}" for x, y, *_ in points), events, mean)


def _at(period: str) -> int:
    return date.fromisoformat(period if len(period) == 10 else f"{period[:7]}-01").toordinal()
