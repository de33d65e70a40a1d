"""Rows to files, as they come: CSV, tab-separated, JSON lines, Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
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
    counted = _Counted((row for x in events for row in layout.rows(x)), report)
    writers = {"parquet": _parquet, "gdelt": _tabs, "polecat": _tabs_with_head, "csv": _csv}
    writers.get(layout.name, _lines)(layout, counted, file)
    return counted.done


class _Counted:
    """Rows on their way to a file, with how many went by."""

    def __init__(self, rows: Iterable[Row], report: Callable[[int], None]) -> None:
        self.rows, self.report, self.done = rows, report, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            yield row
            self.done += 1
            if self.done % _ROWS == 0:
                self.report(self.done)


def _lines(layout: Layout, rows: Iterable[Row], file: IO[bytes]) -> None:
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _csv(layout: Layout, rows: Iterable[Row], file: IO[bytes]) -> None:
    out = csv.writer(_Encoded(file), lineterminator="\r\n")
    out.writerow(layout.columns)
    for row in rows:
        out.writerow([_safe(row[c]) for c in layout.columns])


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


def _tabs(layout: Layout, rows: Iterable[Row], file: IO[bytes]) -> None:
    for row in rows:
        file.write(("\t".join(_cell(row[c]) for c in layout.columns) + "\n").encode("utf-8", "replace"))


def _tabs_with_head(layout: Layout, rows: Iterable[Row], file: IO[bytes]) -> None:
    file.write(("\t".join(layout.columns) + "\n").encode())
    _tabs(layout, rows, file)


def _cell(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _parquet(layout: Layout, rows: Iterable[Row], file: IO[bytes]) -> None:
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
    part: list[Row] = []
    with pq.ParquetWriter(file, schema, compression="zstd") as out:
        for row in rows:
            part.append(row)
            if len(part) == _ROWS:
                out.write_table(pa.Table.from_pylist(part, schema=schema))
                part = []
        if part:
            out.write_table(pa.Table.from_pylist(part, schema=schema))
