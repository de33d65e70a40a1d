"""Arithmetic on days, weeks, months and years: intervals of whole units, shifts, and parts of a stretch.

Every interval is a pair of days, both included. Weeks run from Monday to Sunday (ISO 8601).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]

DAY = timedelta(days=1)
# Units in days where a fraction has to be spread ("डेढ़ हफ़्ता").
_LENGTH = {"week": 7, "weekend": 7, "fortnight": 15}
_MONTHS = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12, "decade": 120, "century": 1200}


@dataclass(slots=True, frozen=True)
class Resolved:
    """What a date resolves to: ISO days, both included, and why.

    ``start`` None with ``end`` set is open at the beginning ("2019 से पहले"), ``end`` None with ``start`` set open at the end;
    both None: not resolved, and ``reason`` says why. ``precision`` is that of ``records.When``.
    """

    start: str | None
    end: str | None
    precision: str | None
    reason: str
    inferred: bool = False


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return monthrange(year, month)[1]


def month_days(year: int, month: int) -> Days:
    """First and last day of a month; ``month`` may lie outside 1..12 and carries into the year."""
    index = year * 12 + month - 1
    year, month = index // 12, index % 12 + 1
    return date(year, month, 1), date(year, month, last_day(year, month))


def unit_days(day: date, unit: str, shift: int = 0) -> Days:
    """The whole unit that holds ``day``, or the one ``shift`` units later. A weekend is Saturday and Sunday of the week."""
    if unit in ("day", "hour", "minute"):
        return day + shift * DAY, day + shift * DAY
    if unit == "week":
        monday = day - day.weekday() * DAY + 7 * shift * DAY
        return monday, monday + 6 * DAY
    if unit == "weekend":
        saturday = day - day.weekday() * DAY + (7 * shift + 5) * DAY
        return saturday, saturday + DAY
    if unit == "month":
        return month_days(day.year, day.month + shift)
    if unit == "fortnight":
        return _half_month(day, shift)
    if unit in ("quarter", "halfyear"):
        size = _MONTHS[unit]
        opening = ((day.month - 1) // size + shift) * size + 1
        return month_days(day.year, opening)[0], month_days(day.year, opening + size - 1)[1]
    if unit == "century":
        # The first century began with the year 1.
        opening = ((day.year - 1) // 100 + shift) * 100 + 1
        return date(opening, 1, 1), date(opening + 99, 12, 31)
    span = {"year": 1, "decade": 10}[unit]
    first = (day.year // span + shift) * span
    return date(first, 1, 1), date(first + span - 1, 12, 31)


def _half_month(day: date, shift: int) -> Days:
    """The half of a month (to the 15th, from the 16th) that holds ``day``, or the one ``shift`` halves later."""
    half = (day.year * 12 + day.month - 1) * 2 + (day.day > 15) + shift
    first, last = month_days(half // 24, half // 2 % 12 + 1)
    return (first.replace(day=16), last) if half % 2 else (first, first.replace(day=15))


def shifted(day: date, count: float, unit: str) -> date:
    """``day`` moved by so many units, fractions included; the 31st becomes the last day of a shorter month."""
    if unit in _MONTHS:
        months = count * _MONTHS[unit]
        whole = int(months)
        index = day.year * 12 + day.month - 1 + whole
        year, month = index // 12, index % 12 + 1
        moved = date(year, month, min(day.day, last_day(year, month)))
        return moved + round((months - whole) * 30) * DAY
    if unit in ("hour", "minute"):
        return day + round(count / (24 if unit == "hour" else 1440)) * DAY
    return day + round(count * _LENGTH.get(unit, 1)) * DAY


def finer(unit: str) -> str:
    """The unit that a fraction of ``unit`` is told in: half a year in months."""
    steps = {"century": "year", "decade": "year", "year": "month", "halfyear": "month", "quarter": "month"}
    return {**steps, "month": "week", "fortnight": "day", "week": "day"}.get(unit, unit)


def edge_days(days: Days, edge: str) -> Days:
    """Beginning, middle or end of a stretch: its first, second or last third (of a year, four months)."""
    first, last = days
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and months % 3 == 0 and last == month_days(last.year, last.month)[1]:
        part = {"start": 0, "middle": 1}.get(edge, 2) * months // 3
        return month_days(first.year, first.month + part)[0], month_days(first.year, first.month + part + months // 3 - 1)[1]
    length = (last - first).days + 1
    third = length / 3
    if edge == "start":
        return first, first + (max(1, round(third)) - 1) * DAY
    if edge == "middle":
        return first + round(third) * DAY, first + (max(round(third) + 1, round(2 * third)) - 1) * DAY
    return first + min(length - 1, round(2 * third)) * DAY, last


def nth_days(days: Days, nth: int, unit: str) -> Days | None:
    """The nth unit within a stretch (-1 the last): weeks count from its first day; None where there is none."""
    first, last = days
    if unit == "week":
        if nth < 0:
            return last - 6 * DAY, last
        start = first + 7 * (nth - 1) * DAY
        return (start, min(start + 6 * DAY, last)) if start <= last else None
    if unit == "weekend":
        return None
    whole = unit_days(last, unit) if nth < 0 else unit_days(first, unit, nth - 1)
    return whole if first <= whole[0] <= last else None
