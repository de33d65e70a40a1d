"""Makes the map's boundaries from Natural Earth (public domain) as the npm package world-atlas packs them.

python scripts/build_boundaries.py countries-50m.json      writes src/vaarta/web/assets/world.svg and src/vaarta/web/countries.json

world.svg: one path a country in the map's own plane (see vaarta.web.plane), simplified by Douglas and Peucker along the shared
borders, so that neighbours still meet. countries.json: for each country its key, a point for its name and its size on the map.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

from babel.core import get_global

from vaarta.export.tables import countries
from vaarta.web.plane import to_plane

WEB = Path(__file__).resolve().parents[1] / "src" / "vaarta" / "web"
# Of the map's 360 units: a fifth of a pixel on a screen that shows the whole world.
TOLERANCE = 0.06
SMALLEST = 0.012
# Natural Earth has no number for these.
UNNUMBERED = {"Kosovo": "XKX"}

Point = tuple[float, float]


def simplified(line: list[Point], tolerance: float) -> list[Point]:
    """The points of a line that matter, the ends among them."""
    kept, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, where = tolerance, None
        for n in range(first + 1, last):
            x, y = line[n]
            away = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            if away > worst:
                worst, where = away, n
        if where is not None:
            kept.add(where)
            stack += [(first, where), (where, last)]
    return [line[n] for n in sorted(kept)]


def arcs_of(topology: dict) -> list[list[Point]]:
    """The shared lines in the plane."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append(to_plane(y * ky + dy, x * kx + dx))
        lines.append(simplified(line, TOLERANCE))
    return lines


def ring(indices: list[int], lines: list[list[Point]]) -> list[Point]:
    """A closed line from shared ones; a negative index runs backwards."""
    points: list[Point] = []
    for index in indices:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points += line[1:] if points else line
    return points


def area(points: list[Point]) -> float:
    """The area inside, in the plane's units."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1], strict=True))) / 2


def middle(points: list[Point]) -> Point:
    """The centre of gravity of what a ring holds."""
    pairs = list(zip(points, points[1:] + points[:1], strict=True))
    cross = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    if not (total := sum(cross) * 3):
        return points[0]
    x, y = (round(sum((a[i] + b[i]) * c for (a, b), c in zip(pairs, cross, strict=True)) / total, 2) for i in (0, 1))
    return x, y


def path(rings: list[list[Point]]) -> str:
    """The d of an SVG path, in relative steps of hundredths."""
    out = []
    for points in rings:
        whole = [(round(x * 100), round(y * 100)) for x, y in points]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole[:-1])]
        out.append(f"M{whole[0][0]} {whole[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if x or y) + "z")
    return "".join(out)


def main() -> None:
    """Read, simplify, write."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = arcs_of(topology)

    aliases = get_global("territory_aliases")
    by_two = {aliases[key][0]: key for key in countries() if key in aliases}
    paths, labels = [], []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        if name == "Antarctica":
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring(r, lines) for polygon in polygons for r in polygon]
        shown = [r for r in rings if area(r) >= SMALLEST] or [max(rings, key=area)]
        paths.append(path([r for r in shown if len(r) > 3]))
        key = UNNUMBERED.get(name) or by_two.get((aliases.get(shape.get("id") or "") or [""])[0])
        if key and not any(label["key"] == key for label in labels):
            largest = max(rings, key=area)
            x, y = middle(largest)
            labels.append({"key": key, "x": x, "y": y, "size": round(area(largest) ** 0.5, 1)})
    drawn = "".join(f'<path vector-effect="non-scaling-stroke" d="{d}"/>' for d in paths if d)
    (WEB / "assets" / "world.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -110 360 220">\n<!-- Natural Earth 1:50m (public domain), simplified. -->\n'
        f'<g id="world" transform="scale(.01)">{drawn}</g>\n</svg>\n', encoding="utf-8"
    )  # fmt: skip
    rows = ",\n".join(json.dumps(label) for label in sorted(labels, key=lambda label: label["key"]))
    (WEB / "countries.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
