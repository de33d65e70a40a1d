"""A user's own data folders over ours: their entries win over ours of the same name, and they may take ours out.

Every table of ours is read through ``tables.read_table``, which asks the overlay; so no loader needs to know of it. It
holds for the whole process: morphology, dates and reading have one set of tables whichever coder asks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ..errors import DataError
from .script import key
from .tables import Row, read_rows

OURS = Path(__file__).resolve().parent.parent / "data" / "hi"
REMOVE = "remove.tsv"
# Columns that hold names under which an entry is found; where a table has none of them its first column is the head.
NAMES = ("names", "adjectives", "inhabitants", "government_metonyms")
# Rooms and files that their loaders read from the user's folders by themselves; all others are read here.
LOADED = frozenset({"predicates", "participants", "persons", "places", "ontology", "speech", "status", "contexts", "topics"})
LOADED_FRAMES = frozenset({"tolls", "preparations", "namings", "domains", "private", "bans", "warnings"})
# Lists that grow by lines of one head: nothing of ours goes when the user adds to them. Predicates are overridden by their own
# loader, which knows that a head with another light verb is another entry.
GROWING = frozenset({"contexts", "ontology", "predicates"})

Mark = tuple[str, ...]


def spelled(text: str) -> Mark:
    """The spelling keys of a name's words."""
    return tuple(k for w in text.replace("-", " ").split() if (k := key(w)))


class Overlay:
    """The user's folders: given and removed hold, for each room, the spellings of names that ours no longer have."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self.given: dict[str, set[Mark]] = {}
        self.ids: set[str] = set()
        for folder in folders:
            for path in sorted(folder.rglob("*.tsv")):
                if path.name == REMOVE:
                    self._remove(path)
                else:
                    self._give(path, folder)

    def _remove(self, path: Path) -> None:
        for row in read_rows(path, ("table", "entry")):
            room = row["table"].split("/")[0]
            if not (OURS / room).is_dir() and not (OURS / f"{room}.tsv").exists():
                raise row.wrong(f"table {row['table']!r}", "a folder or file of ours, as participants, persons or topics")
            self.given.setdefault(room, set()).add(spelled(row["entry"]))
            if room == "persons":
                self.ids.add(row["entry"])

    def _give(self, path: Path, folder: Path) -> None:
        room = _room(path.relative_to(folder))
        if room in GROWING and not path.stem.startswith("evaluatives"):
            return
        given = self.given.setdefault(room, set())
        for row in read_rows(path, ()):
            if room == "persons":
                self.ids.add(row["id"])
            given.update(marks(row))

    def layer(self, name: Path, rows: Iterable[Row], required: tuple[str, ...]) -> Iterator[Row]:
        """The user's rows of a table that only this reads, then what is left of ours. name: the file below our folder."""
        room = _room(name)
        if room not in LOADED and not (room == "frames" and name.stem in LOADED_FRAMES):
            for folder in self.folders:
                for path in sorted((folder / name.parent).glob(f"{name.stem}*.tsv")):
                    yield from read_rows(path, required)
        given = self.given.get(room, set())
        for row in rows:
            if room == "persons" and row["id"] in self.ids:
                continue
            if (left := _left(row, given)) is not None:
                yield left


def _room(name: Path) -> str:
    return name.parts[0] if len(name.parts) > 1 else name.stem


def _columns(row: Row) -> list[str]:
    return [c for c in NAMES if c in row.cells]


def marks(row: Row) -> Iterator[Mark]:
    """The spellings by which an entry is found."""
    columns = _columns(row)
    for column in columns:
        yield from (spelled(text.partition(":")[0]) for text in row.many(column))
    if not columns and (first := next(iter(row.cells.values()), "")):
        yield spelled(first)


def _left(row: Row, given: set[Mark]) -> Row | None:
    """The row without the names that the user has given or removed; None where no name of it is left."""
    columns = _columns(row)
    if not columns:
        return None if any(m in given for m in marks(row)) else row
    if not any(m in given for m in marks(row)):
        return row
    cells = dict(row.cells)
    for column in columns:
        kept = [text for text in row.many(column) if spelled(text.partition(":")[0]) not in given]
        cells[column] = " | ".join(kept) or "-"
    if "id" in cells:
        # A person goes on with the roles that the other lines tell; only the name is no longer found.
        return replace(row, cells=cells)
    return replace(row, cells=cells) if any(cells[c] != "-" for c in columns) else None


active: Overlay | None = None


def own_folders(data: Iterable[Path] = ()) -> tuple[Path, ...]:
    """The user's data folders: those of VAARTA_DATA (parted as PATH is), then those given, each once."""
    listed = [Path(p) for p in os.environ.get("VAARTA_DATA", "").split(os.pathsep) if p]
    return tuple(dict.fromkeys([*listed, *data]))


def use(folders: Iterable[Path]) -> None:
    """Lay these folders over ours from now on; an empty row takes the last ones off. Raises DataError for a broken file."""
    global active
    wanted = tuple(folders)
    if wanted == (active.folders if active is not None else ()):
        return
    for folder in wanted:
        if not folder.is_dir():
            raise DataError("D001", "is no folder of data files; name one that exists.", str(folder))
    active = Overlay(wanted) if wanted else None
    _forget()


def _forget() -> None:
    """Drop what this process has kept of tables that are read when first asked for."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("vaarta.language.", "vaarta.resolving.", "vaarta.reading.")):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and getattr(value, "__module__", "") == name:
                    value.cache_clear()
            for kept in ("_loaded", "_readings", "_lemmas"):
                if hasattr(getattr(module, kept, None), "clear"):
                    getattr(module, kept).clear()
