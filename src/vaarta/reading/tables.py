"""Tables with a page a row: CSV and Parquet. One column holds the text; the others are known by their names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..errors import SourceError
from . import dates
from .jsonl import MAX_LINE
from .rawpages import Broken, Meter, Metered, RawPage

TEXT_COLUMNS = ("text", "content", "body", "article", "article_text", "full_text", "html", "news")
_FIELDS = {
    "id": ("id", "article_id", "doc_id", "guid", "uid"),
    "url": ("url", "link", "address", "source_url", "permalink"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publish_date", "pubdate", "datetime", "timestamp"),
    "outlet": ("outlet", "publisher", "source", "newspaper", "site"),
}
_BATCH = 256


def csv_pages(path: Path, *, text_column: str | None = None, meter: Meter | None = None) -> Iterator[RawPage | Broken]:
    """The rows of a CSV file (UTF-8; comma, semicolon or tab), in order.

    Yields Broken with S015 for a row that cannot be used, S006 for one whose date is none. Raises SourceError S016 where no column
    holds a text, S007 where the file is not UTF-8, OSError where it cannot be read.
    """
    csv.field_size_limit(MAX_LINE)
    with io.TextIOWrapper(io.BufferedReader(Metered(path, meter or Meter()), 1 << 16), "utf-8-sig", newline="") as stream:
        try:
            head = stream.readline(MAX_LINE)
            columns = next(csv.reader([head], delimiter=(mark := _delimiter(head))), [])
            names = _columns(columns, text_column, path)
            rows = csv.reader(stream, delimiter=mark)
            number = 1
            while True:
                number = rows.line_num + 2
                place = f"{path}:{number}"
                try:
                    row = next(rows)
                except StopIteration:
                    return
                except csv.Error as error:
                    yield Broken(SourceError("S015", f"the row cannot be read ({error}). Check its quotes.", place), place)
                    continue
                if row:
                    yield _page(dict(zip(columns, row, strict=False)), names, place)
        except UnicodeDecodeError as error:
            raise SourceError("S007", "the table is not UTF-8 from here on. Save it as UTF-8.", f"{path}") from error


def parquet_pages(path: Path, *, text_column: str | None = None, meter: Meter | None = None) -> Iterator[RawPage | Broken]:
    """The rows of a Parquet file, in order, a few hundred in memory at a time.

    Raises SourceError S016 where no column holds a text, S012 where pyarrow is missing, S015 where the file is damaged.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise SourceError("S012", "Parquet needs pyarrow. Run: pip install 'vaarta[parquet]'", str(path)) from error
    meter = meter or Meter()
    before, size = meter.done, path.stat().st_size
    number = 0
    try:
        with pq.ParquetFile(path) as table:
            names = _columns(table.schema_arrow.names, text_column, path)
            rows = max(1, table.metadata.num_rows)
            for batch in table.iter_batches(batch_size=_BATCH, columns=sorted(set(names.values()))):
                for row in batch.to_pylist():
                    number += 1
                    yield _page(row, names, f"{path}, row {number}")
                meter.done = before + size * number // rows
    except (pa.ArrowException, OSError) as error:
        said = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        raise SourceError("S015", f"the table is damaged behind row {number} ({said}). Write it again.", str(path)) from error
    meter.done = before + size


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _columns(columns: Sequence[str], wanted: str | None, path: Path) -> dict[str, str]:
    """Which column holds what: text, id, url, title, published, outlet."""
    by_name = {str(name).strip().lower(): str(name) for name in columns}
    found: dict[str, str] = {}
    for candidate in [wanted.strip().lower()] if wanted else TEXT_COLUMNS:
        if candidate in by_name:
            found["text"] = by_name[candidate]
            break
    if "text" not in found:
        looked = f"{wanted!r}" if wanted else ", ".join(TEXT_COLUMNS)
        listed = ", ".join(map(str, columns))[:300] or "none"
        raise SourceError("S016", f"no column {looked}; there are: {listed}. Name the one with the text: --text-column.", str(path))
    for field, names in _FIELDS.items():
        for name in names:
            if name in by_name and by_name[name] != found["text"]:
                found[field] = by_name[name]
                break
    return found


def _page(row: dict[str, Any], names: dict[str, str], place: str) -> RawPage | Broken:
    def cell(field: str) -> str | None:
        value = row.get(names[field]) if field in names else None
        text = "" if value is None else str(value).strip()
        return text or None

    key = cell("id")
    text = row.get(names["text"])
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    if not isinstance(text, str):
        return Broken(SourceError("S015", "the row has no text. Fill the column, or take the row out.", place), place, key, cell("url"))
    published = cell("published")
    if published is not None and (found := dates.parse_published(published)) is None:
        message = f"the date {published[:60]!r} is none. {dates.ADVICE}"
        return Broken(SourceError("S006", message, place), place, key, cell("url"))
    form: Any = "html" if names["text"].lower() == "html" else "plain"
    return RawPage(
        text, place, form=form, key=key, url=cell("url"), title=cell("title"), published=found if published else None, outlet=cell("outlet")
    )
