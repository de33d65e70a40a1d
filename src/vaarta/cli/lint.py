"""``vaarta lint-data``: every data file read as the coder reads it, all faults told at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from ..coding.ontology import Ontology
from ..engine import DATA
from ..errors import DataError
from ..frames import lexicon
from ..language import key
from ..language.tables import read_table


def lint_folders(folders: Sequence[Path]) -> int:
    """Print every fault with file and line; 3 where there is any."""
    wanted = list(folders) or [DATA / "hi"]
    faults = [fault for folder in wanted for fault in _faults(folder)]
    for fault in faults:
        print(f"vaarta: {fault}", file=sys.stderr)
    files = sum(1 for folder in wanted for _ in folder.rglob("*.tsv"))
    print(f"{files} files, {len(faults)} faults")
    return DataError.exit_code if faults else 0


def _faults(folder: Path) -> Iterator[DataError]:
    base = DATA / "hi"
    try:
        ontology = Ontology.read([base, folder])
    except DataError as error:
        yield error
        ontology = Ontology.read([base])
    patterns, lights = lexicon.read_patterns(base), lexicon.Lights.read(base)
    for path in sorted((folder / "predicates").glob("*.tsv")):
        if not path.stem.startswith(("blockers", "evaluatives")):
            yield from _try(lambda path=path: lexicon.read_entries(path, patterns, lights, ontology.like, ontology.modes.keys()))  # type: ignore[misc]
    for path in sorted((folder / "persons").glob("*.tsv")):
        yield from _persons(path)
    for path in sorted(folder.rglob("*.tsv")):
        yield from _readable(path)


def _try(call: Callable[[], object]) -> list[DataError]:
    try:
        call()
    except DataError as error:
        return [error]
    return []


def _readable(path: Path) -> Iterator[DataError]:
    """Columns, encoding and invisible characters of any table; and keys of the tables that have them."""
    seen: dict[tuple[str, str], str] = {}
    try:
        for row in read_table(path, ()):
            code = row["key"]
            checked = path.parent.name == "participants" and path.stem != "bodies"
            if checked and code not in ("", "-", "?") and not _known(code):
                yield row.wrong(f"key {code!r}", "an ISO 3166 alpha-3 code or the short name of a body")
            if path.parent.name == "participants" and row["word"]:
                mark = (key(row["word"]), row["class"])
                if mark in seen:
                    yield DataError("D005", f"{row['word']} stands at {seen[mark]} already; keep one of the two.", row.where)
                seen[mark] = row.where
    except DataError as error:
        yield error


@cache
def _bodies() -> frozenset[str]:
    """Short names of bodies: those that the table of bodies gives."""
    return frozenset(row["key"] for row in read_table(DATA / "hi" / "participants" / "bodies.tsv", ("key",)))


def _known(code: str) -> bool:
    return code in _bodies() or (len(code) == 3 and code.isalpha() and code.isupper())


def _persons(path: Path) -> Iterator[DataError]:
    try:
        for row in read_table(path, ("id", "names", "key", "sectors", "office", "start", "end")):
            start, end = (row[c] for c in ("start", "end"))
            known = [d for d in (start, end) if d not in ("", "-", "?")]
            if any(not d[:4].isdigit() or not "1900" <= d[:4] <= "2100" for d in known):
                yield row.wrong(f"dates {start} to {end}", "YYYY, YYYY-MM or YYYY-MM-DD")
            elif len(known) == 2 and end[: len(start)] < start[: len(end)]:
                yield row.wrong(f"an end {end} before the start {start}", "a role that ends after it began")
    except DataError as error:
        yield error
