"""Rows to files, as they come: CSV, tab-separated, JSON lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO, Any

from ..errors import UsageError
from . import layouts
from .layouts import Row
from .source import Exported

_ROWS = 2000
# A spreadsheet runs a cell that begins so; text from pages must not be run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Layout:
    """columns: in their order, empty for JSON; rows: of one event. certain: whether only what happened can be told in it."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Exported], list[Row]]
    certain: bool = False


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("csv", layouts.FLAT, lambda x: [layouts.flat(x)]),
        Layout("parquet", layouts.FLAT, lambda x: [layouts.flat(x)]),
        Layout("jsonl", (), lambda x: [layouts.full(x)]),
        Layout("plover", (), lambda x: [layouts.plover(x)]),
        Layout("polecat", layouts.POLECAT, lambda x: [layouts.polecat(x)], certain=True),
        Layout("gdelt", layouts.GDELT, layouts.gdelt, certain=True),
    )
}


def write(layout: Layout, events: Iterable[Exported], file: IO[bytes], report: Callable[[int], None] = lambda rows: None) -> int:
    """Write the events; how many rows. Raises UsageError U023 where Parquet is asked for and pyarrow is missing."""
    rows = (row for x in events for row in layout.rows(x))
    return {"parquet": _parquet, "gdelt": _tabs, "polecat": _tabs_with_head, "csv": _csv}.get(layout.name, _lines)(layout, rows, file, report)


def _counted(rows: Iterable[Row], report: Callable[[int], None]) -> Iterable[tuple[int, Row]]:
    for n, row in enumerate(rows, 1):
        yield n, row
        if n % _ROWS == 0:
            report(n)


def _lines(layout: Layout, rows: Iterable[Row], file: IO[bytes], report: Callable[[int], None]) -> int:
    n = 0
    for n, row in _counted(rows, report):
        file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    return n


def _csv(layout: Layout, rows: Iterable[Row], file: IO[bytes], report: Callable[[int], None]) -> int:
    out = csv.writer(_Encoded(file), lineterminator="\r\n")
    out.writerow(layout.columns)
    n = 0
    for n, row in _counted(rows, report):
        out.writerow([_safe(row[c]) for c in layout.columns])
    return n


def _safe(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


class _Encoded:
    """A text file for the csv module over a byte file, without closing that."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def write(self, text: str) -> int:
        return self.file.write(text.encode("utf-8", "replace"))


def _tabs(layout: Layout, rows: Iterable[Row], file: IO[bytes], report: Callable[[int], None]) -> int:
    n = 0
    for n, row in _counted(rows, report):
        file.write(("\t".join(_cell(row[c]) for c in layout.columns) + "\n").encode("utf-8", "replace"))
    return n


def _tabs_with_head(layout: Layout, rows: Iterable[Row], file: IO[bytes], report: Callable[[int], None]) -> int:
    file.write(("\t".join(layout.columns) + "\n").encode())
    return _tabs(layout, rows, file, report)


def _cell(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _parquet(layout: Layout, rows: Iterable[Row], file: IO[bytes], report: Callable[[int], None]) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("U023", "Parquet needs pyarrow. Run: pip install 'vaarta[parquet]'") from error
    kinds: dict[str, Any] = dict.fromkeys(layout.columns, pa.string())
    kinds |= dict.fromkeys(("intensity", "lat", "lon"), pa.float64())
    kinds |= dict.fromkeys(("mentions", "sources", "dead", "injured", "arrested"), pa.int64())
    kinds |= dict.fromkeys(("day_inferred", "speaker_anonymous"), pa.bool_())
    schema = pa.schema(list(kinds.items()))
    n, part = 0, []
    with pq.ParquetWriter(file, schema, compression="zstd") as out:
        for n, row in _counted(rows, report):
            part.append(row)
            if len(part) == _ROWS:
                out.write_table(pa.Table.from_pylist(part, schema=schema))
                part = []
        if part:
            out.write_table(pa.Table.from_pylist(part, schema=schema))
    return n
