"""Which pages of some days share a key with one and have words enough in common: asked of thousands at once, before any of them is read.

Each day's pages are three arrays: keys in order with whose they are, terms as small numbers, weights. A page is looked up in the days
around its own. To ask the database for each page, key by key, took longer than all the comparing.
"""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .features import Features, Lead
from .sameness import AGREEING, ROUNDING, STORY_LINK
from .words import Words

KEY, TERM = np.dtype("<i8"), np.dtype("<u4")
# Of days that were not asked for lately, so much is kept: those of some 5,000 pages.
_BYTES = 16_000_000
# A new number for every name that ever occurs would fill the memory in a year.
_TERMS = 400_000


@dataclass(slots=True)
class Entry:
    """A page as numbers. coding: a page that was coded anew is another; keys: sorted; terms: packed, or None where it has none yet."""

    coding: int
    keys: bytes
    weight: float
    terms: bytes | None


@dataclass(slots=True)
class _Page:
    coding: int
    keys: np.ndarray
    weight: float
    terms: np.ndarray
    lead: Lead | None = None


@dataclass(slots=True)
class _Arrays:
    """All pages of some days behind one another. begins: where in ``terms`` those of each page begin, and the end."""

    rows: np.ndarray
    keys: np.ndarray
    owners: np.ndarray
    weights: np.ndarray
    terms: np.ndarray
    begins: np.ndarray


class Window:
    """Days of pages, the ones asked for lately."""

    def __init__(self) -> None:
        self._days: OrderedDict[str, dict[int, _Page]] = OrderedDict()
        self._pages: dict[int, _Page] = {}
        self._arrays: dict[str, _Arrays] = {}
        # Of days together, for as long as none of them changes: the pages of one day are looked up one after the other.
        self._spans: dict[tuple[str, ...], _Arrays] = {}
        self._numbers: dict[int, int] = {}
        self._shared = np.zeros(0)

    def clear(self) -> None:
        """Forget all."""
        self._days.clear()
        self._pages.clear()
        self._arrays.clear()
        self._spans.clear()
        self._numbers.clear()

    def missing(self, day: str, there: Mapping[int, int]) -> list[int]:
        """Which of the pages of a day (their rows → codings) are to be put in; those that are there no more are forgotten."""
        known = self._days.setdefault(day, {})
        self._days.move_to_end(day)
        gone = [row for row, page in known.items() if there.get(row) != page.coding]
        for row in gone:
            self._pages.pop(row, None)
            del known[row]
        if gone:
            self._changed(day)
        return [row for row in there if row not in known]

    def put(self, day: str, pages: Mapping[int, Entry]) -> None:
        """Add pages of a day, by their rows."""
        if not pages:
            return
        known = self._days.setdefault(day, {})
        for row, page in pages.items():
            terms = (self._number(n) for n in np.frombuffer(page.terms, TERM).tolist()) if page.terms is not None else ()
            # What weighs nothing that can be said is let through by every comparison.
            weight = page.weight if page.terms is not None else np.nan
            known[row] = self._pages[row] = _Page(page.coding, np.frombuffer(page.keys, KEY), weight, np.fromiter(terms, np.int32))
        self._changed(day)

    def _changed(self, day: str) -> None:
        self._arrays.pop(day, None)
        self._spans.clear()

    def forget_but(self, wanted: Iterable[str]) -> None:
        """Keep these days, and of the others as many as there is room for."""
        if len(self._numbers) > _TERMS:
            self.clear()
        kept = set(wanted)
        size = sum(_size(pages) for pages in self._days.values())
        for day in [day for day in self._days if day not in kept]:
            if size <= _BYTES:
                break
            gone = self._days.pop(day)
            size -= _size(gone)
            for row in gone:
                self._pages.pop(row, None)
            self._changed(day)

    def lead(self, row: int) -> Lead | None:
        """What a page begins with, where that was noted."""
        page = self._pages.get(row)
        return page.lead if page is not None else None

    def note(self, row: int, lead: Lead) -> None:
        """Keep what a page begins with, so that it need not be read again to be told apart."""
        if (page := self._pages.get(row)) is not None:
            page.lead = lead

    def alike(self, features: Features, keys: bytes, days: Iterable[str], words: Words) -> list[tuple[int, float]]:
        """The pages of some days that may be linked with one, by row, each with how far its words are the same (see ``likeness``)."""
        terms, own = features.bag(words)
        numbers = [self._number(zlib.crc32(term.encode("utf-8", "surrogatepass"))) for term in terms]
        if len(self._shared) < len(self._numbers):
            self._shared = np.zeros(2 * len(self._numbers))
        # Two terms of one number weigh together, so that no pair is lost.
        np.add.at(self._shared, numbers, [words.weight(term) for term in terms])
        wanted = np.frombuffer(keys, KEY)
        span = tuple(day for day in days if self._days.get(day))
        out = self._alike(span, wanted, own) if span else []
        self._shared[numbers] = 0.0
        return out

    def _span(self, days: tuple[str, ...]) -> _Arrays:
        if (known := self._spans.get(days)) is None:
            for day in days:
                if day not in self._arrays:
                    self._arrays[day] = _in_rows(self._days[day])
            known = self._spans[days] = _together([self._arrays[day] for day in days])
        return known

    def _alike(self, days: tuple[str, ...], wanted: np.ndarray, own: float) -> list[tuple[int, float]]:
        arrays = self._span(days)
        first, behind = np.searchsorted(arrays.keys, wanted, "left"), np.searchsorted(arrays.keys, wanted, "right")
        sharing = np.zeros(len(arrays.rows), dtype=bool)
        sharing[arrays.owners[_ranges(first, behind)]] = True
        some = np.flatnonzero(sharing)
        if not len(some):
            return []
        begins, ends = arrays.begins[some], arrays.begins[some + 1]
        sums = np.concatenate(([0.0], np.cumsum(self._shared[arrays.terms[_ranges(begins, ends)]])))
        upto = np.cumsum(ends - begins)
        likeness = _likeness(sums[upto] - sums[upto - (ends - begins)], own, arrays.weights[some])
        through = ~(likeness + AGREEING < STORY_LINK - ROUNDING)
        return list(zip(arrays.rows[some[through]].tolist(), likeness[through].tolist(), strict=True))

    def _number(self, term: int) -> int:
        return self._numbers.setdefault(term, len(self._numbers))


def _size(pages: Mapping[int, _Page]) -> int:
    # The arrays of a day hold the same again.
    return sum(2 * (page.keys.nbytes + page.terms.nbytes) + 1500 for page in pages.values())


def _in_rows(pages: Mapping[int, _Page]) -> _Arrays:
    every = list(pages.values())
    keys = np.concatenate([page.keys for page in every])
    order = np.argsort(keys, kind="stable")
    owners = np.repeat(np.arange(len(every), dtype=np.int32), [len(page.keys) for page in every])
    begins = np.cumsum([0, *(len(page.terms) for page in every)])
    weights = np.array([page.weight for page in every])
    return _Arrays(np.array(list(pages)), keys[order], owners[order], weights, np.concatenate([page.terms for page in every]), begins)


def _together(days: Sequence[_Arrays]) -> _Arrays:
    if len(days) == 1:
        return days[0]
    keys = np.concatenate([day.keys for day in days])
    # Each day's keys are in order; a stable sort sees that.
    order = np.argsort(keys, kind="stable")
    pages = np.cumsum([0, *(len(day.rows) for day in days)])
    owners = np.concatenate([day.owners + first for day, first in zip(days, pages.tolist(), strict=False)])
    terms = np.cumsum([0, *(len(day.terms) for day in days)])
    begins = [day.begins[:-1] + first for day, first in zip(days, terms.tolist(), strict=False)]
    return _Arrays(
        np.concatenate([day.rows for day in days]), keys[order], owners[order], np.concatenate([day.weights for day in days]),
        np.concatenate([day.terms for day in days]), np.concatenate([*begins, terms[-1:]]),
    )  # fmt: skip


def _ranges(first: np.ndarray, behind: np.ndarray) -> np.ndarray:
    """The numbers of all ranges, one range after the other."""
    counts = behind - first
    return np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())


def _likeness(shared: np.ndarray, one: float, others: np.ndarray) -> np.ndarray:
    """``sameness.likeness`` of many."""
    least = np.minimum(one, others)
    # The sums of other orders than those of the weights may be a hair more.
    shared = np.minimum(shared, least)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: np.ndarray = 0.7 * shared / least + 0.8 * shared / (one + others - shared)
    return np.where((shared > 0) | np.isnan(others), found, -np.inf)
