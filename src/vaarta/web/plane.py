"""The map's plane: Miller's cylindrical projection, x to the east and y to the south, 360 units around the equator.

Miller and not Mercator, for the north would swell beside it; not equal in area, but straight meridians keep a zoomed map readable.
"""

from __future__ import annotations

from math import atan, degrees, exp, log, pi, radians, tan

# The highest y that is shown; Antarctica is left out.
HIGHEST = 105.0
LOWEST = -85.0


def to_plane(lat: float, lon: float) -> tuple[float, float]:
    """Degrees to the plane."""
    return lon, -degrees(1.25 * log(tan(pi / 4 + 0.4 * radians(max(-90.0, min(90.0, lat))))))


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """The plane to latitude and longitude in degrees."""
    return max(-90.0, min(90.0, degrees(2.5 * (atan(exp(-radians(y) * 0.8)) - pi / 4)))), x
