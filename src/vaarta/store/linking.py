"""Which stored pages tell one story with new ones: the step that compares.

Dated pages are looked up in the days around theirs (``stories.window``), whose numbers are kept from one step to the next and put right by
what the database says of these days. Pages without a day may be like any other; they and those that ask for them are looked up by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, select, update

from ..stories import sifting
from ..stories.build import link
from ..stories.features import Features, Lead
from ..stories.sameness import STORY_DAYS, days_around, may_link
from ..stories.window import KEY, Entry, Window
from ..stories.words import Words
from . import schema as s
from .among import among
from .bulk import insert_rows
from .derived import UNLINKED
from .merging import Reader

_CHUNK = 400
# Pages whose keys are written at a time.
_SPREAD = 1000


class Linker:
    """Finds links; keeps the numbers of the days that it looked at."""

    def __init__(self, reader: Reader, words: Words) -> None:
        self.reader, self.words, self.window = reader, words, Window()

    def links(self, connection: Connection, todo: Sequence[int]) -> list[dict[str, Any]]:
        """The rows of ``story_links`` that some pages make with those before them and with one another. todo: the lowest of those whose
        links were not looked for."""
        features = self.reader.read(connection, todo)
        keys = self._keys(connection, todo)
        self._look_at(connection, {day for page in features.values() for day in _days(page.day)})
        anywhere = connection.execute(select(s.story_features.c.article_id).where(s.story_features.c.day.is_(None)).limit(1)).first()
        near: dict[int, dict[int, float]] = {}
        for row in todo:
            page = features[row]
            near[row] = dict(self.window.alike(page, keys[row], _days(page.day), self.words)) if page.day else {}
            if anywhere is not None:
                near[row] |= dict.fromkeys(self._by_key(connection, page, keys[row]), np.nan)
        return self._compared(connection, features, _once(connection, near, todo))

    def _compared(
        self, connection: Connection, features: Mapping[int, Features], near: Mapping[int, Mapping[int, float]]
    ) -> list[dict[str, Any]]:
        leads = self._leads(connection, features, {other for found in near.values() for other in found})
        pairs = [
            (row, other) for row, found in near.items() for other, likeness in found.items() if may_link(leads[row], leads[other], likeness)
        ]
        others = self.reader.read(connection, {other for _, other in pairs})
        scores = ((row, other, link(features[row], others[other], self.words)) for row, other in pairs)
        return [{"a": min(row, other), "b": max(row, other), "score": score} for row, other, score in scores if score is not None]

    def _leads(self, connection: Connection, features: Mapping[int, Features], others: set[int]) -> dict[int, Lead]:
        """What new pages and others begin with; each page is read for it once."""
        leads = {row: page.lead for row, page in features.items()}
        leads |= {row: lead for row in others if (lead := self.window.lead(row)) is not None}
        unknown = sorted(others - leads.keys())
        for n in range(0, len(unknown), _CHUNK):
            leads |= {row: page.lead for row, page in self.reader.read(connection, unknown[n : n + _CHUNK]).items()}
        for row, lead in leads.items():
            self.window.note(row, lead)
        return leads

    def _look_at(self, connection: Connection, days: set[str]) -> None:
        """Bring the numbers of some days up to date with the database: other processes write too."""
        self.window.forget_but(days)
        there: dict[str, dict[int, int]] = {day: {} for day in days}
        f = s.story_features.c
        for part in _parts(sorted(days)):
            for row, coding, day in connection.execute(select(f.article_id, f.coding_id, f.day).where(f.day.in_(part))):
                there[day][row] = coding
        missing = {row: day for day, pages in there.items() for row in self.window.missing(day, pages)}
        t = s.story_terms.c
        found = {row.article_id: row for row in connection.execute(select(s.story_terms).where(among(t.article_id, missing)))}
        keys = self._keys(connection, missing)
        new: dict[str, dict[int, Entry]] = {}
        for row, day in missing.items():
            terms = found.get(row)
            new.setdefault(day, {})[row] = Entry(
                there[day][row], keys[row], terms.weight if terms else 0.0, bytes(terms.terms) if terms else None
            )
        for day, pages in new.items():
            self.window.put(day, pages)

    def _keys(self, connection: Connection, rows: Iterable[int]) -> dict[int, bytes]:
        """The keys of pages, packed; those of an older release stand in rows alone."""
        wanted = list(rows)
        t, k = s.story_terms.c, s.story_keys.c
        found = connection.execute(select(t.article_id, t.packed).where(among(t.article_id, wanted), t.packed.is_not(None)))
        packed = {row: bytes(keys) for row, keys in found}
        older: dict[int, list[int]] = {row: [] for row in wanted if row not in packed}
        if older:
            for row, key in connection.execute(select(k.article_id, k.key).where(among(k.article_id, older))):
                older[row].append(key)
        return packed | {row: np.array(sorted(keys), KEY).tobytes() for row, keys in older.items()}

    def _by_key(self, connection: Connection, page: Features, keys: bytes) -> list[int]:
        """The pages without a day that a page is to be compared with; of a page without a day, all."""
        k, f, t = s.story_keys.c, s.story_features.c, s.story_terms.c
        if page.day is None:
            _spread(connection)
        rows = select(k.article_id).distinct().where(among(k.key, np.frombuffer(keys, KEY).tolist()))
        rows = rows.where(k.day == "") if page.day is not None else rows
        said = select(f.article_id, t.weight, t.terms).outerjoin_from(s.story_features, s.story_terms, t.article_id == f.article_id)
        found = connection.execute(said.where(f.article_id.in_(rows)))
        return sifting.sifted(page, self.words, [(row.article_id, row.weight, row.terms) for row in found])


def _once(connection: Connection, near: Mapping[int, Mapping[int, float]], todo: Sequence[int]) -> dict[int, dict[int, float]]:
    """Each pair once: of two new pages the later one finds the earlier, and what is still to be looked at finds what is new then."""
    new, last = set(todo), max(todo)
    behind = {other for found in near.values() for other in found if other > last}
    f = s.story_features.c
    later = set(connection.execute(select(f.article_id).where(among(f.article_id, behind), f.grouped == UNLINKED)).scalars())
    return {
        row: {other: likeness for other, likeness in found.items() if (other < row if other in new else other not in later)}
        for row, found in near.items()
    }


def _spread(connection: Connection) -> None:
    """Write a row for each key of the pages that have none yet."""
    t, f = s.story_terms.c, s.story_features.c
    some = select(t.article_id, t.packed, f.day).join_from(s.story_terms, s.story_features, f.article_id == t.article_id)
    while found := connection.execute(some.where(t.spread == 0).limit(_SPREAD)).all():
        rows = [(key, day or "", row) for row, keys, day in found for key in np.frombuffer(keys, KEY).tolist()]
        # In order of the key the table's pages are each changed once.
        insert_rows(connection, s.story_keys, [{"key": key, "day": day, "article_id": row} for key, day, row in sorted(rows)])
        connection.execute(update(s.story_terms).where(among(t.article_id, [row for row, _, _ in found])).values(spread=1))


def _days(day: str | None) -> list[str]:
    """The days whose pages are near enough to a day for one story."""
    return days_around(day, STORY_DAYS) if day is not None else []


def _parts(days: Sequence[str]) -> Iterable[Sequence[str]]:
    return (days[n : n + _CHUNK] for n in range(0, len(days), _CHUNK))
