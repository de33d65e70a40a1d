"""Counts of the store as charts: what ``assets/charts.js`` draws and the table below it says."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from ..store.overviews import Cell

QUADS = ("VC", "MC", "VX", "MX")
STATUSES = ("happened", "historical", "future", "hypothetical", "negated")
# Planned, possible and denied acts are drawn apart from what was done.
APART = ("future", "hypothetical", "negated")
# With more months than this the bars are a pixel wide; years take their place.
MOST_MONTHS = 180

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Chart:
    """title: over the chart; drawn: for charts.js; head, rows: the same as a table, the first column being the period or name."""

    title: str
    drawn: dict[str, Any]
    head: list[str]
    rows: list[list[Any]]
    links: list[str | None] = field(default_factory=list)


def ends_of(period: str) -> tuple[str, str]:
    """The first and the last day of a day, month ("2022-01") or year."""
    if len(period) == 10:
        return period, period
    if len(period) == 4:
        return f"{period}-01-01", f"{period}-12-31"
    return f"{period}-01", f"{period}-{monthrange(int(period[:4]), int(period[5:7]))[1]:02d}"


def periods_of(cells: Iterable[Cell]) -> tuple[list[str], int]:
    """Every period from the first to the last cell without a gap, and how many characters of a cell's period name it."""
    found = sorted({cell.period for cell in cells})
    if not found:
        return [], 7
    if len(found[0]) == 10:
        first, last = date.fromisoformat(found[0]), date.fromisoformat(found[-1])
        return [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)], 10
    first_month, last_month = (int(p[:4]) * 12 + int(p[5:7]) - 1 for p in (found[0], found[-1]))
    if last_month - first_month >= MOST_MONTHS:
        return [f"{year:04d}" for year in range(first_month // 12, last_month // 12 + 1)][-MOST_MONTHS:], 4
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first_month, last_month + 1)], 7


def stacked(
    title: str, cells: Sequence[Cell], by: str, named: Sequence[tuple[str, str]], say: Say, link: Callable[..., str] | None = None
) -> Chart:
    """Events by period, one on the other by a field of the cells. named: (value, label) in their order; link: to a period's events."""
    periods, length = periods_of(cells)
    counts = {value: dict.fromkeys(periods, 0) for value, _ in named}
    for cell in cells:
        row = counts.get(getattr(cell, by))
        if row is not None and cell.period[:length] in row:
            row[cell.period[:length]] += cell.events
    shown = [(value, label) for value, label in named if any(counts[value].values())]
    series = [{"key": v, "name": label, "values": list(counts[v].values()), "apart": v in APART} for v, label in shown]
    rows = [[period, *(counts[value][period] for value, _ in shown)] for period in periods]
    drawn = {"kind": "stack", "periods": periods, "series": series, "description": title, "file": f"events-by-{by}"}
    rows = [r for r in rows if any(r[1:])]
    links = _linked(drawn, periods, link)
    head = [say("views.period"), *(label for _, label in shown)]
    return Chart(title, drawn, head, rows, [links[str(r[0])] for r in rows] if links else [])


def _linked(drawn: dict[str, Any], periods: Sequence[str], link: Callable[..., str] | None) -> dict[str, str | None]:
    if link is None:
        return {}
    found: dict[str, str | None] = {p: link(since=first, until=last) for p in periods for first, last in [ends_of(p)]}
    drawn["links"] = [found[p] for p in periods]
    return found


def intensities(title: str, lines: Sequence[tuple[str, Sequence[Cell]]], say: Say) -> Chart:
    """The mean intensity by period, from −10 (conflict) to +10 (cooperation); a line for each (label, cells)."""
    periods, length = periods_of([cell for _, cells in lines for cell in cells])
    series = []
    for n, (label, cells) in enumerate(lines):
        sums: dict[str, list[float]] = {}
        for cell in cells:
            total = sums.setdefault(cell.period[:length], [0, 0.0])
            total[0] += cell.events
            total[1] += cell.intensity
        values = [round(sums[p][1] / sums[p][0], 2) if p in sums and sums[p][0] else None for p in periods]
        series.append({"key": f"line{n}", "name": label, "values": values})
    drawn = {"kind": "lines", "periods": periods, "series": series, "range": [-10, 10], "description": title, "file": "intensity"}
    rows = [[period, *(one["values"][n] for one in series)] for n, period in enumerate(periods)]
    head = [say("views.period"), *(str(one["name"]) for one in series)]
    return Chart(title, drawn, head, [r for r in rows if any(v is not None for v in r[1:])])


def by_type(title: str, cells: Sequence[Cell], label: Callable[[str], str], say: Say, link: Callable[..., str] | None = None) -> Chart:
    """Events by type, most first, each in the colour of its quadrant. link: to a type's events."""
    counts: dict[str, int] = {}
    quads: dict[str, str] = {}
    for cell in cells:
        counts[cell.type] = counts.get(cell.type, 0) + cell.events
        quads[cell.type] = cell.quad
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = [label(name) for name, _ in most]
    one = {"key": "", "name": say("views.events"), "values": [n for _, n in most], "keys": [quads[name] for name, _ in most]}
    drawn: dict[str, Any] = {"kind": "bars", "names": names, "series": [one], "description": title, "file": "events-by-type"}
    rows: list[list[Any]] = [[name, n] for name, (_, n) in zip(names, most, strict=True)]
    links: list[str | None] = [link(type=name) for name, _ in most] if link else []
    if links:
        drawn["links"] = links
    return Chart(title, drawn, [say("views.type"), say("views.events")], rows, links)
