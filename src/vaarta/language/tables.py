"""Reads the lexicon's table files, and refuses what is wrong in them with file and line.

A table is a UTF-8 text file: lines that begin with ``#`` are remarks, empty lines are nothing, the first other line
names the columns, and every further line is one entry. Columns are parted by tabs; several values in one cell by ``|``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad\u00a0"), "?")


@dataclass(slots=True, frozen=True)
class Row:
    """One entry of a table, with the place it stands at for messages."""

    file: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def many(self, column: str) -> list[str]:
        """The values of a cell that may hold several, parted by ``|``; a lone ``-`` is none."""
        return [v for part in self.cells.get(column, "").split("|") if (v := part.strip()) and v != "-"]

    @property
    def where(self) -> str:
        return f"{self.file.name}:{self.line}"

    def wrong(self, found: str, expected: str) -> DataError:
        """The error to raise for a bad cell of this entry."""
        return DataError("D003", f"found {found}; expected {expected}. Mend the line and run again.", self.where)


def read_table(path: Path, required: tuple[str, ...]) -> Iterator[Row]:
    """The entries of one table file; of a table of ours, what the user's own folders leave of it and add to it.

    Raises DataError: D001 unreadable or not UTF-8, D002 wrong columns, D004 an invisible character in an entry.
    """
    rows = read_rows(path, required)
    if overlay.active is not None and path.is_relative_to(overlay.OURS):
        return overlay.active.layer(path.relative_to(overlay.OURS), rows, required)
    return rows


def read_rows(path: Path, required: tuple[str, ...]) -> Iterator[Row]:
    """The entries of one table file as they stand. Raises as ``read_table`` does."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError("D001", f"cannot be read as UTF-8 text ({error}). Save it as UTF-8.", str(path)) from error
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if missing := [c for c in required if c not in header]:
                raise DataError("D002", f"columns {missing} are missing; the first line names {header}.", f"{path}:{number}")
            continue
        if len(cells) > len(header):
            raise DataError("D002", f"{len(cells)} cells where the table has {len(header)} columns; check the tabs.", f"{path}:{number}")
        if line.translate(INVISIBLE) != line:
            raise DataError(
                "D004", f"an invisible character (ZWJ, ZWNJ, no-break space …) stands in {line!r}; type it anew.", f"{path}:{number}"
            )
        yield Row(path, number, dict(zip(header, cells, strict=False)))


# At the end: the overlay is made of rows, and reading one asks it what is left.
from . import overlay  # noqa: E402
