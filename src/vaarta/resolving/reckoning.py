"""Reckons the days that the words of a date stand for. Knows days and tenses, nothing of words.

Each function answers with days and a precision, or with a sentence that says why it cannot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .calendar import DAY, Days, Resolved, edge_days, finer, last_day, month_days, nth_days, shifted, unit_days

_PRECISION = {"hour": "time", "minute": "time", "weekend": "interval", "fortnight": "interval", "quarter": "interval"}
_PRECISION |= {"halfyear": "interval", "century": "interval"}


@dataclass(slots=True, frozen=True)
class Moment:
    """One date as the words give it; what they do not give is None.

    rel: -1 the last, 0 this, +1 the next ``unit``, weekday or month. low, high: a count of ``unit``, or two ("दो-तीन दिन").
    direction: -1 ago, +1 hence. offset: days from today, its sign left to the tense. edge: start, middle, end of the stretch; nth,
    nth_unit: the nth week, month or day in it. same: the like month of that year. season: its months "12-2". named: the dates
    of a named day. eve: the evening before it is meant.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    rel: int | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    direction: int | None = None
    edge: str | None = None
    nth: int | None = None
    nth_unit: str | None = None
    part: str | None = None
    clock: str | None = None
    season: str | None = None
    named: tuple[str, ...] | None = None
    decade: int | None = None
    century: int | None = None
    same: str | None = None
    eve: bool = False

    def possible(self) -> bool:
        """Whether the calendar has such a date: no 31 February, no year 3000, no decade of 1984."""
        if self.year is not None and not 1000 <= self.year <= 2200:
            return False
        if self.decade is not None and (self.decade % 10 or not 1000 <= self.decade <= 2200):
            return False
        if self.day is not None and self.month is not None:
            return 1 <= self.day <= last_day(self.year or 2000, self.month)
        return self.day is None or 1 <= self.day <= 31

    def once(self) -> bool:
        """Whether it is the name of one day or stretch of history, such as 26/11 or a war."""
        return self.named is not None and len(self.named) == 1 and len(self.named[0]) >= len("2008-11-26")

    def grain(self) -> str:
        """The finest unit that the words tell."""
        if self.clock:
            return "time"
        if self.part or self.day or self.weekday is not None or self.offset is not None or self.named:
            return "day"
        if self.edge or self.nth_unit:
            return self.nth_unit or "interval"
        if self.season:
            return "season"
        if self.month:
            return "month"
        if self.unit:
            return self.unit
        return "year" if self.year else "decade" if self.decade else "interval"


@dataclass(slots=True)
class _Answer:
    days: Days | None
    precision: str | None
    reason: str
    inferred: bool = False


def _no(reason: str) -> _Answer:
    return _Answer(None, None, reason)


def _direction(tense: str | None, bound: str) -> int:
    """-1 back, +1 forward. A present tense with a day looks ahead ("शुक्रवार को जा रहे हैं"), with "since" it looks back."""
    if tense == "future" or (tense == "pres" and bound != "since"):
        return 1
    return -1


def _say(direction: int, tense: str | None) -> str:
    way = "last on or before" if direction < 0 else "next on or after"
    return f"{way} publication ({tense or 'no'} tense)"


def _pick(candidates: list[Days], day: date, direction: int, strict: bool = False) -> Days | None:
    """The candidate nearest to ``day`` in a direction (0: either, the past one when equal)."""
    if direction < 0:
        fitting = [c for c in candidates if c[0] < day or (c[0] == day and not strict)]
        return max(fitting, default=None)
    if direction > 0:
        fitting = [c for c in candidates if c[1] > day or (c[1] == day and not strict)]
        return min(fitting, default=None)
    return min(candidates, key=lambda c: (max((c[0] - day).days, (day - c[1]).days, 0), c[0] > day), default=None)


def _in_year(m: Moment, year: int) -> Days | None:
    """The days of a month, or a day of it, in a year; None where that year has no such day."""
    assert m.month is not None
    if m.day is None:
        return month_days(year, m.month)
    if m.day > last_day(year, m.month):
        return None
    there = date(year, m.month, m.day)
    return there, there


def _refined(m: Moment, answer: _Answer) -> _Answer:
    """The part of a stretch that the words tell: its beginning, its second week."""
    if answer.days is None:
        return answer
    if m.nth_unit is not None:
        nth = m.nth if m.nth is not None else {"start": 1, "end": -1}.get(m.edge or "", 0)
        days = nth_days(answer.days, nth, m.nth_unit) if nth else edge_days(answer.days, "middle")
        if days is None:
            return _no(f"no {m.nth_unit} number {m.nth} in the stretch")
        return _Answer(days, _PRECISION.get(m.nth_unit, m.nth_unit), f"{answer.reason}, {m.nth_unit} {nth} of it")
    if m.edge is not None:
        return _Answer(edge_days(answer.days, m.edge), "interval", f"{answer.reason}, {m.edge} of it")
    return answer


def _weekday_note(m: Moment, days: Days) -> str:
    if m.weekday is not None and days[0] == days[1] and days[0].weekday() != m.weekday:
        return ", though that is not the weekday named"
    return ""


def _season_days(months: str, year: int) -> Days:
    first, last = (int(part) for part in months.split("-"))
    return month_days(year, first)[0], month_days(year, last + (12 if last < first else 0))[1]


def _absolute(m: Moment) -> _Answer | None:
    """A date that needs no publication date, or None."""
    if m.century is not None:
        return _Answer((date(m.century * 100 - 99, 1, 1), date(m.century * 100, 12, 31)), "interval", "century named")
    if m.decade is not None:
        return _Answer((date(m.decade, 1, 1), date(m.decade + 9, 12, 31)), "decade", "decade named")
    if m.once():
        assert m.named is not None
        first, _, last = m.named[0].partition("/")
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
        return _Answer((start, end), "interval" if last else "day", "the one stretch of that name" if last else "the one day of that name")
    if m.year is None:
        return None
    if m.named is not None:
        return _named(m, m.year)
    if m.season is not None:
        return _Answer(_season_days(m.season, m.year), "season", "season of a year named")
    if m.month is None:
        return _Answer((date(m.year, 1, 1), date(m.year, 12, 31)), "year", "year named")
    days = _in_year(m, m.year)
    if days is None:
        return _no("that year has no such day")
    return _Answer(days, "month" if m.day is None else "day", "date named" + _weekday_note(m, days))


def _named(m: Moment, year: int) -> _Answer:
    assert m.named is not None
    for text in m.named:
        if len(text) == 5:
            days = date(year, int(text[:2]), int(text[3:]))
            return _Answer((days, days), "day", "named day")
        if int(text[:4]) == year:
            days = date.fromisoformat(text)
            return _Answer((days, days), "day", "named day, from the table of its dates")
    return _no(f"the table has no date of this day in {year}")


def _near(candidates: list[Days], precision: str, m: Moment, day: date, tense: str | None, bound: str) -> _Answer:
    """A date without its year: by rel where a word says so, by tense otherwise, the nearest where neither does."""
    if m.rel:
        days, why = _pick(candidates, day, m.rel, strict=True), "the last" if m.rel < 0 else "the next"
    elif tense in ("past", "future"):
        way = _direction(tense, bound)
        days, why = _pick(candidates, day, way), _say(way, tense)
    else:
        days, why = _pick(candidates, day, 0), f"nearest to publication ({tense or 'no'} tense)"
    return _no("no such day near publication") if days is None else _Answer(days, precision, why + _weekday_note(m, days))


def _years_around(m: Moment, day: date) -> list[Days]:
    # Eight years hold a 29 February even across 1900 or 2100.
    return [days for y in range(day.year - 8, day.year + 9) if (days := _in_year(m, y)) is not None]


def _weekday(m: Moment, day: date, tense: str | None, bound: str) -> _Answer:
    assert m.weekday is not None
    ahead = (m.weekday - day.weekday()) % 7
    if m.rel is not None and m.unit == "week":
        there = unit_days(day, "week", m.rel)[0] + m.weekday * DAY
        return _Answer((there, there), "day", "weekday of the week named")
    if m.rel == -1:
        there, why = day + (ahead - 7) * DAY, "last before publication"
    elif m.rel == 1:
        there, why = day + (ahead or 7) * DAY, "next after publication"
    elif m.rel == 0 and tense is None:
        there, why = unit_days(day, "week")[0] + m.weekday * DAY, "of the week of publication"
    elif _direction(tense, bound) > 0:
        there, why = day + ahead * DAY, _say(1, tense)
    else:
        there, why = day + (ahead - 7 if ahead else 0) * DAY, _say(-1, tense)
    return _Answer((there, there), "day", why)


def _counted(m: Moment, day: date, hour: int | None, direction: int) -> _Answer:
    """So many units ago or hence: the whole unit that holds that point ("20 साल पहले" is a year, "तीन दिन पहले" a day)."""
    assert m.unit is not None
    low = m.low if m.low is not None else 1.0
    high = m.high if m.high is not None else low
    unit = m.unit
    if m.month is not None:
        return _month_ago(m, shifted(day, direction * low, unit))
    if unit in ("hour", "minute"):
        if hour is None and low < 24 and unit == "hour":
            there = day if direction > 0 or low < 12 else day - DAY
            days = (min(there, day), max(there, day))
        else:
            hours = (low if unit == "hour" else low / 60) * direction + (hour or 0)
            there = day + int(hours // 24) * DAY
            days = (there, there)
        return _Answer(days, "time", f"{low:g} {unit}s from publication")
    if unit == "decade":
        # "दो दशक पहले" counts years, not calendar decades.
        unit, low, high = "year", low * 10, high * 10
    elif unit == "century":
        unit, low, high = "year", low * 100, high * 100
    grain = unit if low == int(low) and high == int(high) else finer(unit)
    try:
        ends = sorted((shifted(day, direction * low, unit), shifted(day, direction * high, unit)))
        first, last = unit_days(ends[0], grain), unit_days(ends[1], grain)
    except (ValueError, OverflowError):
        return _no("lies outside the calendar")
    precision = _PRECISION.get(grain, grain) if low == high else "interval"
    word = "before" if direction < 0 else "after"
    return _Answer((first[0], last[1]), precision, f"{low:g} {unit}s {word} publication")


def _month_ago(m: Moment, there: date) -> _Answer:
    """The month of "दो साल पहले मई में", or its day: of the year so long ago; counted in months or less, the nearest to that point."""
    told = replace(m, low=None, high=None, unit=None, direction=None)
    if m.unit in ("year", "decade"):
        found = _absolute(replace(told, year=there.year))
        assert found is not None
        return replace_reason(found, "in the year so long before publication")
    return _near(_years_around(told, there), "day" if m.day else "month", told, there, None, "at")


def _stretch(m: Moment, day: date, direction: int, hour: int | None = None) -> _Answer:
    """From publication so many units back or ahead."""
    assert m.unit is not None
    count = max(m.low or 1.0, m.high or 0.0)
    try:
        there = shifted(day, direction * count, m.unit)
        if m.unit == "hour" and hour is not None:
            there = day + int((hour + direction * count) // 24) * DAY
    except (ValueError, OverflowError):
        return _no("lies outside the calendar")
    days = (there, day) if direction < 0 else (day, there)
    return _Answer(days, "interval", f"{count:g} {m.unit}s {'up to' if direction < 0 else 'from'} publication")


def _relative_unit(m: Moment, day: date, tense: str | None, bound: str) -> _Answer:
    """The last, this or the next unit, with a month or day of it where told."""
    assert m.unit is not None
    if m.unit == "day" and m.rel == 1 and tense != "future":
        return _no("counted from another event in the text")
    base = unit_days(day, m.unit, m.rel or 0)
    if m.same == "month":
        m = replace(m, month=day.month)
    which = {-1: "the last", 0: "this", 1: "the next"}[m.rel or 0]
    if m.month is not None or m.named is not None or m.season is not None:
        found = _absolute(replace(m, year=base[0].year))
        assert found is not None
        return replace_reason(found, f"in {which} {m.unit}")
    if m.day is not None:
        if m.unit != "month" or m.day > last_day(base[0].year, base[0].month):
            return _no("no such day in that stretch")
        there = base[0].replace(day=m.day)
        return _Answer((there, there), "day", f"day of {which} month")
    unit = m.unit or ""
    return _Answer(base, _PRECISION.get(unit, unit), f"{which} {unit}")


def replace_reason(answer: _Answer, reason: str) -> _Answer:
    """The same days for another reason, unless there are none."""
    return _Answer(answer.days, answer.precision, reason) if answer.days else answer


def _single(m: Moment, day: date | None, hour: int | None, tense: str | None, bound: str) -> _Answer:
    absolute = _absolute(m)
    if absolute is not None:
        return absolute
    if day is None:
        return _no("relative, and no publication date is known")
    if m.offset is not None:
        way = m.rel if m.rel else _direction(tense, bound)
        there = day + way * m.offset * DAY
        where = f"{m.offset} days {'before' if way < 0 else 'after'} publication ({tense or 'no'} tense)"
        return _Answer((there, there), "day", where if m.offset else "day of publication")
    if m.weekday is not None and m.month is None:
        return _weekday(m, day, tense, bound)
    if m.low is not None and m.unit is not None:
        return _stretch(m, day, m.rel, hour) if m.rel else _no("a length of time, not a date")
    if m.rel is not None and m.unit is not None:
        return _relative_unit(m, day, tense, bound)
    if m.month is not None:
        return _near(_years_around(m, day), "day" if m.day else "month", m, day, tense, bound)
    if m.named is not None:
        dated = [a.days for y in range(day.year - 2, day.year + 3) if (a := _named(m, y)).days is not None]
        return _near([d for d in dated if d], "day", m, day, tense, bound)
    if m.season is not None:
        years = [_season_days(m.season, y) for y in range(day.year - 2, day.year + 3)]
        if m.rel == -1:
            years = [days for days in years if days[1] < day]
        elif m.rel == 1:
            years = [days for days in years if days[0] > day]
        return _near(years, "season", m, day, tense, bound)
    if m.day is not None:
        months = [month_days(day.year, day.month + k) for k in range(-2, 3)]
        days = [(a.replace(day=m.day),) * 2 for a, b in months if m.day <= b.day]
        return _near([(d[0], d[1]) for d in days], "day", m, day, tense, bound)
    if m.part is not None or m.clock is not None:
        there = day + (m.rel or 0) * DAY
        why = "part of the day before publication" if m.rel == -1 else "part of a day, the day not told: day of publication"
        return _Answer((there, there), "day", why, inferred=m.rel is None)
    if m.unit == "weekend" and not m.edge:
        weekends = [unit_days(day, "weekend", k) for k in (-1, 0, 1)]
        return _near(weekends, "interval", m, day, tense, bound)
    if m.unit is not None and (m.edge or m.nth_unit):
        return _Answer(unit_days(day, m.unit), _PRECISION.get(m.unit, m.unit), f"the {m.unit} of publication")
    return _no("not enough is told")


def _range(first: Moment, last: Moment, day: date | None, tense: str | None) -> _Answer:
    """Both ends of a range; what one end leaves out (its month, its year) is that of the other."""
    lowest = replace(
        first,
        month=first.month if first.month is not None or first.day is None else last.month,
        year=first.year if first.year is not None or first.month is first.day is None else last.year,
    )
    highest = last
    if lowest.year is None and highest.year is not None and lowest.month is not None:
        lowest = replace(lowest, year=highest.year)
    if lowest.year is not None and highest.year is None and highest.month is not None:
        highest = replace(highest, year=lowest.year)
        if lowest.month is not None and (highest.month, highest.day or 0) < (lowest.month, lowest.day or 0):
            highest = replace(highest, year=lowest.year + 1)
    elif (
        lowest.year is not None
        and lowest.year == highest.year
        and first.year is None
        and lowest.month is not None
        and highest.month is not None
        and lowest.month > highest.month
    ):
        lowest = replace(lowest, year=lowest.year - 1)
    if tense == "future" and lowest.weekday is not None and highest.weekday is not None and day is not None:
        return _weekdays_ahead(lowest, highest, day)
    end = _single(highest, day, None, tense, "at")
    if end.days is None:
        return end
    # The first end is looked for from the last one backwards, so that "शुक्रवार और शनिवार" are neighbours.
    if lowest.year is None and lowest.decade is None and not (lowest.rel and lowest.unit) and lowest.offset is None:
        start = _single(replace(lowest, rel=None), end.days[0], None, "past", "at")
    else:
        start = _single(lowest, day, None, tense, "at")
    if start.days is None:
        return start
    if start.days[0] > end.days[1]:
        return _no("the range ends before it begins")
    return _Answer((start.days[0], end.days[1]), "interval", f"range, {end.reason}")


def _weekdays_ahead(lowest: Moment, highest: Moment, day: date) -> _Answer:
    """Weekdays to come: the first is the next of its name, the second the next after it ("सोमवार से शुक्रवार तक")."""
    start = _weekday(lowest, day, "future", "at")
    if start.days is None:
        return start
    end = _weekday(replace(highest, rel=None, unit=None), start.days[0], "future", "at")
    assert end.days is not None
    return _Answer((start.days[0], end.days[1]), "interval", f"range, {start.reason}")


def _bounded(answer: _Answer, bound: str, day: date | None, tense: str | None) -> Resolved:
    """What the postposition makes of the days: since, until, before, after."""
    assert answer.days is not None
    first, last = answer.days
    start: date | None = first
    end: date | None = last
    precision, reason = answer.precision, answer.reason
    if bound == "since" and tense != "future":
        if day is None or first <= day:
            end, precision, reason = day, "interval", reason + ", since then"
    elif bound == "until" and day is not None and last >= day and (tense == "future" or first > day):
        start, precision, reason = day, "interval", reason + ", until then"
    elif bound == "before":
        start, end, precision, reason = None, first - DAY, "interval", reason + ", before it"
    elif bound == "after":
        start, precision, reason = last + DAY, "interval", reason + ", after it"
        end = day if day is not None and tense != "future" and day > last else None
    elif bound == "around":
        reason += ", or about then"
    return Resolved(start.isoformat() if start else None, end.isoformat() if end else None, precision, reason, answer.inferred)


def _vague(m: Moment, day: date | None, bound: str, tense: str | None) -> Resolved:
    if day is None:
        return Resolved(None, None, None, "relative, and no publication date is known")
    ahead = m.direction if m.direction else m.rel
    if not ahead and tense == "future" and m.unit is not None and bound != "since":
        ahead = 1
    if ahead and ahead > 0:
        return Resolved(day.isoformat(), None, "interval", "after publication; the text does not say how long")
    return Resolved(None, day.isoformat(), "interval", "up to publication; the text does not say how long")


def reckon(
    first: Moment, last: Moment | None, meaning: str, bound: str, rule: str, day: date | None, hour: int | None, tense: str | None
) -> Resolved:
    """The days of a mention. ``rule`` is kept as the head of the reason."""
    got = _reckon(first, last, meaning, bound, day, hour, tense)
    return replace(got, reason=f"{rule}: {got.reason}")


def _reckon(
    first: Moment, last: Moment | None, meaning: str, bound: str, day: date | None, hour: int | None, tense: str | None
) -> Resolved:
    if meaning == "vague":
        return _vague(first, day, bound, tense)
    if meaning == "event":
        return Resolved(None, None, None, "counted from another event in the text")
    if meaning == "lasting":
        return Resolved(None, None, None, "how long, not when")
    if meaning in ("ago", "ahead", "within", "since") and day is None:
        return Resolved(None, None, None, "relative, and no publication date is known")
    if meaning == "ago" and day is not None:
        answer = _counted(first, day, hour, -1)
    elif meaning == "ahead" and day is not None:
        if tense != "future":
            return Resolved(None, None, None, "counted from another event in the text")
        answer = _counted(first, day, hour, 1)
    elif meaning == "within" and day is not None:
        if tense != "future":
            return Resolved(None, None, None, "how long it took, not when")
        answer = _stretch(first, day, 1, hour)
    elif meaning == "since" and day is not None:
        answer, bound = _stretch(first, day, -1, hour), "at"
    elif last is not None:
        answer = _range(first, last, day, tense)
    else:
        answer = _refined(first, _single(first, day, hour, tense, bound))
    if answer.days is None:
        return Resolved(None, None, None, answer.reason)
    if first.eve:
        answer.days = (answer.days[0] - DAY, answer.days[1] - DAY)
    if first.clock and answer.precision == "day" and last is None:
        answer.precision = "time"
        # "रात 12 बजे के बाद" is still that day.
        bound = "at" if bound in ("before", "after") else bound
    return _bounded(answer, bound, day, tense)
