"""The examples and counter-examples of the stance tables are tests of their entries (docs/positions.md).

Run as a script it prints the numbers: ``python tests/test_position_examples.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import vaarta
from vaarta.language.tables import read_table
from vaarta.positions.lexicon import COLUMNS, STANCES

TABLES = Path(vaarta.__file__).parent / "data" / "hi" / "positions"
FILES = [p for p in sorted(TABLES.glob("*.tsv")) if p.stem.partition("_")[0] in STANCES]


def wrong(coder: vaarta.Coder, path: Path, column: str) -> list[str]:
    """The sentences of a column that give the file's stance where they must not, or do not where they must."""
    out = []
    for row in read_table(path, COLUMNS):
        if row[column] in ("", "-"):
            continue
        found = [p.stance for p in coder.code(row[column], published="2024-05-15", form="plain").positions]
        if (path.stem.partition("_")[0] in found) != (column == "example"):
            out.append(f"{row.where}: {row['head']}: {row[column]} → {', '.join(found) or 'nothing'}")
    return out


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
@pytest.mark.parametrize("column", ["example", "counter"])
def test_entries(coder: vaarta.Coder, path: Path, column: str) -> None:
    """Every example gives a position of its file's stance, no counter-example does."""
    assert not (found := wrong(coder, path, column)), "\n".join(found)


if __name__ == "__main__":
    loaded = vaarta.load("hi")
    for file in FILES:
        for kind in ("example", "counter"):
            print("\n".join(wrong(loaded, file, kind)), end="")
