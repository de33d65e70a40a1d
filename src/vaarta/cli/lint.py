"""``vaarta lint-data``: every data file read as the coder reads it, all faults told at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..coding.ontology import Ontology
from ..engine import DATA
from ..errors import DataError
from ..frames import lexicon
from ..language import overlay, topictables
from ..language.tables import INVISIBLE, Row, read_rows
from ..resolving.places import COLUMNS, Gazetteer
from . import lint_people, lint_talks


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
    yield from lint_people.faults(folder)
    yield from topictables.faults_of(folder)
    yield from lint_talks.faults(folder)
    yield from _places(folder)
    for path in sorted(folder.rglob("*.tsv")):
        yield from _readable(path)
    yield from _overlaid(folder)


def _try(call: Callable[[], object]) -> list[DataError]:
    try:
        call()
    except DataError as error:
        return [error]
    return []


def _readable(path: Path) -> Iterator[DataError]:
    """Columns, encoding and letters of any table: every line with an invisible sign, and what differs from another by it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield DataError("D001", f"cannot be read as UTF-8 text ({error}). Save it as UTF-8.", str(path))
        return
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("#") and line.translate(INVISIBLE) != line:
            yield _invisible(path, number, line, lines)
    if any(not line.startswith("#") and line.translate(INVISIBLE) != line for line in lines):
        return
    try:
        for row in read_rows(path, ()):
            for cell in row.cells.values():
                yield from lint_people.letters(row, cell)
    except DataError as error:
        yield error


def _invisible(path: Path, number: int, line: str, lines: Sequence[str]) -> DataError:
    bare = {ord(c): None for c in map(chr, INVISIBLE)}
    words = [w for cell in line.split("\t") for part in cell.split("|") if (w := part.strip()).translate(bare) != w]
    for word in words:
        for other, text in enumerate(lines, 1):
            cells = {part.strip() for cell in text.split("\t") for part in cell.split("|")}
            if other != number and word.translate(bare) in cells:
                return DataError(
                    "D004", f"{word!r} differs from line {other} by an invisible character alone; keep one of the two.", f"{path}:{number}"
                )
    return DataError("D004", f"an invisible character stands in {words[:1] or line!r}; type it anew.", f"{path}:{number}")


def _places(folder: Path) -> Iterator[DataError]:
    """Kinds, ranks, coordinates and keys of the user's places."""
    if folder == DATA / "hi":
        return
    known = lint_people.keys_of(folder)
    for path in sorted((folder / "places").glob("*.tsv")):
        gazetteer = Gazetteer()
        try:
            for row in read_rows(path, COLUMNS):
                yield from _try(lambda row=row, gazetteer=gazetteer: _place(gazetteer, row, known))  # type: ignore[misc]
        except DataError:
            continue


def _place(gazetteer: Gazetteer, row: Row, known: frozenset[str]) -> None:
    gazetteer.add(row.file.name, row.line, [row[c] for c in COLUMNS], row.many("names"))
    place = gazetteer.place(len(gazetteer) - 1)
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        raise row.wrong(f"coordinates {place.lat}, {place.lon}", "degrees north and east")
    if any(k and k not in known for k in (place.key, *place.also)):
        raise row.wrong(f"key {row['key']!r}", "an ISO 3166 alpha-3 code")


def _overlaid(folder: Path) -> Iterator[DataError]:
    """What removes nothing: a table that is none of ours, a name that no table of ours has."""
    path = folder / overlay.REMOVE
    if not path.exists() or folder == DATA / "hi":
        return
    yield from _try(lambda: overlay.Overlay([folder]))
    for row in read_rows(path, ("table", "entry")):
        room = row["table"].split("/")[0]
        files = [*(DATA / "hi" / room).glob("*.tsv"), *(DATA / "hi").glob(f"{room}.tsv")]
        wanted = overlay.spelled(row["entry"])
        if files and not any(row["entry"] == r["id"] or wanted in overlay.marks(r) for f in files for r in read_rows(f, ())):
            yield row.wrong(f"entry {row['entry']!r}", f"a name or head that {room} has")
