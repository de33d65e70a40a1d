"""The parameters of addresses, typed and bounded. A malformed one is answered 4xx with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import Path, Query
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator

from ..store.overview import before

# What a database can hold as an id; larger numbers are refused before they reach it.
MAX_ID = 2**63 - 1


def day_of(value: str | None) -> str | None:
    """An ISO day from 0001-01-01; empty is none. Raises ValueError."""
    if not value:
        return None
    if len(value) != 10:
        raise ValueError("write the day as 2022-01-08")
    return date.fromisoformat(value).isoformat()


def _plain(value: str | None) -> str | None:
    """Text without control characters (PostgreSQL refuses U+0000); empty is none. Raises ValueError."""
    if value is None or not value.strip():
        return None
    if any(c < " " or 0xD800 <= ord(c) <= 0xDFFF for c in value):
        raise ValueError("control characters are not allowed")
    return value.strip()


def _key(value: str | None) -> str | None:
    """A key of the codebook: RUS, UN, EU. Raises ValueError."""
    value = _plain(value)
    if value is None:
        return None
    if not value.isascii() or not value.replace("_", "").replace("-", "").isalnum():
        raise ValueError("a key has Latin letters and digits only, as RUS or UN")
    return value.upper()


Day = Annotated[str | None, Query(max_length=20, description="An ISO day: 2022-01-08."), AfterValidator(day_of)]
Words = Annotated[str | None, Query(max_length=300), AfterValidator(_plain)]
Name = Annotated[str | None, Query(max_length=200), AfterValidator(_plain)]
Key = Annotated[str | None, Query(max_length=40, description="A key of the codebook: RUS, UN."), AfterValidator(_key)]
PageNumber = Annotated[int, Query(ge=1, le=500)]
RowId = Annotated[int, Path(ge=1, le=MAX_ID)]
PathKey = Annotated[str, Path(max_length=120, pattern=r"^[A-Za-z0-9._:\-]+$")]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both included. given: whether the reader chose it."""

    since: str
    until: str
    given: bool = True

    @property
    def length(self) -> int:
        """How many days."""
        return (date.fromisoformat(self.until) - date.fromisoformat(self.since)).days + 1

    def moved(self, steps: int) -> Days:
        """The stretch of the same length before (-1) or after (1) this one; itself at the ends of the calendar."""
        try:
            by = timedelta(days=self.length * steps)
            first, last = (date.fromisoformat(d) + by for d in (self.since, self.until))
        except OverflowError:
            return self
        return Days(first.isoformat(), last.isoformat())


def ending(until: str, days: int) -> Days:
    """The stretch of so many days that ends with a day."""
    return Days(before(until, days - 1), until, given=False)


def presets(span: tuple[str, str] | None) -> list[tuple[str, Days | None]]:
    """Stretches to choose by one click, by their words' keys; None: all of the record. span: its first and last day."""
    if span is None:
        return []
    lengths = (("last_month", 30), ("last_year", 365), ("last_decade", 3650))
    return [*((f"views.{word}", ending(span[1], days)) for word, days in lengths), ("views.all_time", None)]


def chosen_days(since: Day = None, until: Day = None) -> Days | None:
    """A dependency: the stretch in the address; one day where only one is given; None where none is. Raises RequestValidationError."""
    if since is None and until is None:
        return None
    first, last = since or until, until or since
    assert first is not None
    assert last is not None
    if first > last:
        said = {"type": "value_error", "loc": ("query", "until"), "msg": "the last day is before the first", "input": until}
        raise RequestValidationError([said])
    return Days(first, last)
