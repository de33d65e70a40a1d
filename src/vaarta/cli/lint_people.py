"""Faults in the tables of who: unknown keys, sectors and flags, names that stand twice, impossible and overlapping dates."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import regex

from ..engine import DATA
from ..errors import DataError
from ..language.names import THEN, spelling
from ..language.tables import Row, read_rows

SECTORS = frozenset({
    "GOV", "MIL", "SPY", "COP", "LEG", "JUD", "PTY", "REB", "UAF", "CRM", "CVL", "BUS", "LAB", "MED", "EDU", "REL", "NGO", "IGO", "HLH",
    "AGR", "ELI", "REF", "JEW", "MOS", "HIN", "CHR", "BUD", "SIK", "JAN",
})  # fmt: skip
FLAGS = {
    "bodies": {"weak", "generic", "place"},
    "agencies": {"weak", "alone", "generic", "place", "apart", "worldwide"},
    "parties": {"weak", "generic", "apart", "elsewhere"},
    "groups": {"weak", "generic", "elsewhere", "nowhere"},
    "ethnic": {"weak", "generic"},
    "regions": {"weak", "generic"},
    "roles": {"of-body", "place", "source", "former", "pronoun-like", "envoy"},
}
TABLES = ("countries", *FLAGS, "excluded", "cues")
_DATE = regex.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# Roles before the first and after the last year that news of this century tells of are slips of the pen.
FIRST, LAST = 1900, 2100


def stem_of(path: Path) -> str:
    """The table that a file continues: "groups-local.tsv" is one of groups."""
    return next((s for s in TABLES if path.stem == s or path.stem.startswith(f"{s}-")), path.stem)


@cache
def _our_keys() -> frozenset[str]:
    room = DATA / "hi" / "participants"
    return frozenset(row["key"] for name in ("bodies", "countries") for row in read_rows(room / f"{name}.tsv", ("key",)))


def keys_of(folder: Path) -> frozenset[str]:
    """Every key that an entry may bear: countries and bodies of ours, and bodies that the folder itself brings."""
    own: set[str] = set()
    for path in (folder / "participants").glob("*.tsv"):
        if stem_of(path) in ("bodies", "countries"):
            own.update(row["key"] for row in _rows(path) if regex.fullmatch(r"[A-Z][A-Z0-9_]+", row["key"]))
    return _our_keys() | own


def _rows(path: Path) -> list[Row]:
    """The rows of a file that can be read; what cannot is told elsewhere."""
    try:
        return list(read_rows(path, ()))
    except DataError:
        return []


def participants(folder: Path) -> Iterator[DataError]:
    """Faults of the folder ``participants``."""
    known = keys_of(folder)
    seen: dict[tuple[str, ...], str] = {}
    for path in sorted((folder / "participants").glob("*.tsv")):
        stem = stem_of(path)
        for row in _rows(path):
            if row["key"] not in ("", "-", "?") and row["key"] not in known:
                yield row.wrong(f"key {row['key']!r}", "an ISO 3166 alpha-3 code or the short name of a body")
            yield from _coded(row, stem)
            yield from _twice(row, stem, seen)


def _coded(row: Row, stem: str) -> Iterator[DataError]:
    for sector in row.many("sectors"):
        if sector not in SECTORS:
            yield row.wrong(f"sector {sector!r}", "a sector of the codebook, as GOV, MIL or PTY")
    for flag in row.many("flags"):
        if (
            stem in FLAGS
            and flag not in FLAGS[stem]
            and not flag.startswith(THEN)
            and not (stem == "roles" and flag.startswith("default:"))
        ):
            yield row.wrong(f"flag {flag!r}", f"one of {', '.join(sorted(FLAGS[stem]))}{' or default:KEY' if stem == 'roles' else ''}")


def _twice(row: Row, stem: str, seen: dict[tuple[str, ...], str]) -> Iterator[DataError]:
    """The same spelling with the same meaning, in a row or in two rows of a table."""
    names = row.many("names") or ([row["word"]] if row["word"] else [])
    own: set[tuple[str, ...]] = set()
    for name in names:
        words = spelling(name)
        if words in own:
            yield DataError("D005", f"{name} stands twice in this line, in spellings that are one to the software; keep one.", row.where)
            continue
        own.add(words)
        days = next((f for f in row.many("flags") if f.startswith(THEN)), "")
        mark = (stem, row["key"], row["class"], days, *words)
        if mark in seen:
            yield DataError("D005", f"{name} stands at {seen[mark]} already; keep one of the two.", row.where)
        seen.setdefault(mark, row.where)


# Persons --------------------------------------------------------------------------------------------------------


def persons(folder: Path) -> Iterator[DataError]:
    """Faults of the folder ``persons``: each line by itself, then the roles of each person together."""
    known = keys_of(folder)
    people: dict[str, list[Row]] = {}
    for path in sorted((folder / "persons").glob("*.tsv")):
        for row in _rows(path):
            people.setdefault(row["id"], []).append(row)
            if row["key"] not in ("-", "?") and row["key"] not in known:
                yield row.wrong(f"key {row['key']!r}", "an ISO 3166 alpha-3 code or the short name of a body")
            yield from _coded(row, "persons")
            yield from _dated(row)
    yield from _unnamed(people)
    yield from _overlapping(people)
    yield from _namesakes(people)


def _dated(row: Row) -> Iterator[DataError]:
    for column in ("start", "end"):
        if row[column] not in ("", "-", "?") and not _is_date(row[column]):
            yield row.wrong(f"{column} {row[column]!r}", f"a day that is one, as YYYY, YYYY-MM or YYYY-MM-DD from {FIRST} to {LAST}")
            return
    start, end = _bounds(row)
    if start and end and end[: len(start)] < start[: len(end)]:
        yield row.wrong(f"an end {end} before the start {start}", "a role that ends after it began")


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None or not FIRST <= int(found[1]) <= LAST:
        return False
    month = int(found[2] or 1)
    return 1 <= month <= 12 and 1 <= int(found[3] or 1) <= calendar.monthrange(int(found[1]), month)[1]


def _bounds(row: Row) -> tuple[str, str]:
    start, end = ("" if row[c] in ("-", "?") else row[c] for c in ("start", "end"))
    return start, end


def _unnamed(people: dict[str, list[Row]]) -> Iterator[DataError]:
    for id_, rows in people.items():
        if not any(row.many("names") for row in rows):
            yield rows[0].wrong(f"no name in any line of {id_!r}", "the names in its first line")


def _overlapping(people: dict[str, list[Row]]) -> Iterator[DataError]:
    """One office of one country that a person holds twice on the same day."""
    for rows in people.values():
        for n, row in enumerate(rows):
            for other in rows[:n]:
                same = all(row[c] == other[c] for c in ("key", "sectors", "office"))
                if same and any(_bounds(row)) and any(_bounds(other)) and _overlap(_bounds(row), _bounds(other)):
                    yield row.wrong(
                        f"{row['office']} from {row['start']} to {row['end']}, which overlaps {other.where}", "terms that do not overlap"
                    )


def _overlap(one: tuple[str, str], two: tuple[str, str]) -> bool:
    def before(a: str, b: str) -> bool:
        cut = min(len(a), len(b))
        return a[:cut] < b[:cut]

    starts = [o[0] or f"{FIRST}" for o in (one, two)]
    ends = [o[1] or f"{LAST}" for o in (one, two)]
    return before(starts[0], ends[1]) and before(starts[1], ends[0])


def _namesakes(people: dict[str, list[Row]]) -> Iterator[DataError]:
    """Two marks for what seems one person: the same full name, country, office and time."""
    seen: dict[tuple[str, ...], Row] = {}
    for id_, rows in people.items():
        names = {w for row in rows for name in row.many("names") if len(w := spelling(name)) > 1}
        for row, words in ((r, w) for r in rows for w in names):
            mark = (row["key"], row["office"], *words)
            other = seen.get(mark)
            if other is not None and other["id"] != id_ and _overlap(_bounds(row), _bounds(other)):
                yield DataError("D005", f"{id_} seems to be {other['id']} of {other.where}: the same name and office; keep one.", row.where)
            seen.setdefault(mark, row)


def faults(folder: Path) -> Iterable[DataError]:
    """Everything wrong in who the folder knows."""
    yield from participants(folder)
    yield from persons(folder)


_STRANGE = regex.compile(r"[\p{Cyrillic}\p{Greek}\p{Bengali}\p{Gujarati}\p{Gurmukhi}]")


def letters(row: Row, text: str) -> Iterator[DataError]:
    """Letters of another script inside a Devanagari word, which look like nothing or like its own."""
    for word in text.split():
        if regex.search(r"\p{Devanagari}", word) and (strange := _STRANGE.search(word)):
            yield row.wrong(f"{strange[0]!r} inside {word!r}", "Devanagari letters")
