"""Faults in the tables of negotiations (``data/hi/talks``): unknown values and keys, words that stand for two things, missing headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_args

from ..errors import DataError
from ..language import key, tokenise
from ..language.tables import Row, read_rows
from ..records import Format, Level, Stance, State
from ..talks.lexicon import KINDS, NOUNS, OUTCOMES, ROLES
from .lint_people import keys_of

# Tables of one column of values and one of words.
TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "formats": ("format", get_args(Format)),
    "levels": ("level", get_args(Level)),
    "outcomes": ("outcome", OUTCOMES),
    "states": ("state", get_args(State)),
    "delegation": ("role", ROLES),
    "nouns": ("class", NOUNS),
}


def faults(folder: Path) -> Iterable[DataError]:
    """Everything wrong in the tables of negotiations of a data folder; nothing where it has none."""
    room = folder / "talks"
    for path in sorted(room.glob("*.tsv")):
        yield from _check(path, folder)


def _check(path: Path, folder: Path) -> Iterator[DataError]:
    other: dict[str, Callable[[list[Row]], Iterator[DataError]]] = {
        "opposed": _opposed,
        "alliances": lambda rows: _alliances(rows, keys_of(folder)),
        "words": _headings,
    }
    try:
        if path.stem in TABLES:
            column, allowed = TABLES[path.stem]
            yield from _valued(list(read_rows(path, (column, "words"))), column, allowed)
        elif path.stem in other:
            yield from other[path.stem](list(read_rows(path, ())))
    except DataError as error:
        yield error


def _valued(rows: list[Row], column: str, allowed: tuple[str, ...]) -> Iterator[DataError]:
    """Values that the coder does not know, and words that one table gives two of."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        yield from _of(row, column, allowed)
        for phrase in row.many("words"):
            words = tuple(t.key for t in tokenise(phrase))
            before = seen.setdefault(words, row)
            if before is not row:
                yield DataError("D005", f"{phrase} stands at {before.where} already, as {before[column]}; keep one of the two.", row.where)


def _of(row: Row, column: str, allowed: tuple[str, ...]) -> Iterator[DataError]:
    if row[column] not in allowed:
        yield row.wrong(f"{column} {row[column]!r}", f"one of {', '.join(allowed)}")


def _opposed(rows: list[Row]) -> Iterator[DataError]:
    seen: dict[frozenset[str], Row] = {}
    for row in rows:
        for column in ("one", "other"):
            yield from _of(row, column, get_args(Stance))
        yield from _of(row, "kind", KINDS)
        pair = frozenset((row["one"], row["other"]))
        if len(pair) == 1:
            yield row.wrong(f"{row['one']!r} opposed to itself", "two stances")
        if seen.setdefault(pair, row) is not row:
            yield DataError("D005", f"{row['one']} and {row['other']} stand at {seen[pair].where} already; keep one.", row.where)


def _alliances(rows: list[Row], known: frozenset[str]) -> Iterator[DataError]:
    for row in rows:
        members = row.many("members")
        for code in (row["key"], *members):
            if code not in known:
                yield row.wrong(f"key {code!r}", "an ISO 3166 alpha-3 code or the short name of a body")
        if len(members) != len(set(members)):
            yield row.wrong("a member that stands twice", "each member once")


def _headings(rows: list[Row]) -> Iterator[DataError]:
    for row in rows:
        for column in ("hi", "en"):
            if not key(row[column]):
                yield row.wrong(f"nothing under {column} for {row['word']!r}", "the word as it is printed, in both languages")
