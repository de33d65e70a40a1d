"""Coded pages to Parquet and back: a file of pages that the store is loaded from, and one of events for whoever reads tables.

Files are written under another name and renamed when they are whole; one that stands there is good.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from ..errors import UsageError
from ..records import plain
from ..store.writer import Coded, Refused

FORMAT = "1"
_PAGE = ("address", "url", "outlet", "published", "title", "events", "code", "message", "record")
_TEXT = (
    "id", "page", "url", "outlet", "published", "type", "status", "quad", "trigger", "day", "day_end", "place_key", "place_name",
    "sentence", "speaker", "speaker_key",
)  # fmt: skip
_LISTS = ("modes", "contexts", "topics", "actors", "actor_keys", "recipients", "recipient_keys")
_FLOATS = ("intensity", "lat", "lon")


def arrow() -> tuple[Any, Any]:
    """pyarrow and its Parquet module. Raises UsageError U023 where they are missing."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise UsageError("U023", "Parquet needs pyarrow. Run: pip install 'vaarta[parquet]'") from error
    return pa, pq


@dataclass(slots=True)
class Tally:
    """What became of pages."""

    pages: int
    events: int
    refused: dict[str, int]

    def add(self, other: Tally) -> None:
        """Count another's pages in."""
        self.pages += other.pages
        self.events += other.events
        self.refused = dict(sorted((Counter(self.refused) + Counter(other.refused)).items()))


def write_part(folder: Path, name: str, results: Sequence[Coded | Refused], coder: str) -> Tally:
    """Write the pages and events of one batch; the events first, so that a part whose pages are there is whole."""
    tally = Tally(len(results), 0, dict(sorted(Counter(r.code for r in results if isinstance(r, Refused)).items())))
    events = [row for r in results if isinstance(r, Coded) for row in _event_rows(r)]
    tally.events = len(events)
    notes = {b"vaarta": json.dumps({"format": FORMAT, "coder": coder, "tally": plain(tally)}).encode()}
    _write(part_path(folder, "events", name), events, _event_schema(), notes)
    _write(part_path(folder, "pages", name), [_page_row(r) for r in results], _page_schema(), notes)
    return tally


def part_path(folder: Path, kind: str, name: str) -> Path:
    """Where a part of a shard lies until all are there."""
    return folder / "parts" / kind / f"{name}.parquet"


def noted(path: Path) -> dict[str, Any] | None:
    """What a file of ours says of itself: format, coder, tally. None where it is not there or is not whole."""
    pa, pq = arrow()
    try:
        found = (pq.read_metadata(path).metadata or {}).get(b"vaarta")
        return json.loads(found) if found else None
    except (OSError, pa.ArrowException, ValueError):
        return None


def join(folder: Path, kind: str, name: str, parts: Sequence[Path], notes: dict[str, Any]) -> Path:
    """One file of a shard's parts, in their order. Raises OSError where a part is lost."""
    pa, pq = arrow()
    target = folder / kind / f"{name}.parquet"
    target.parent.mkdir(parents=True, exist_ok=True)
    schema = _event_schema() if kind == "events" else _page_schema()
    shadow = _shadow(target)
    try:
        with pq.ParquetWriter(shadow, schema.with_metadata({b"vaarta": json.dumps(notes).encode()}), compression="zstd") as out:
            for part in parts:
                table = pq.read_table(part)
                if len(table):
                    out.write_table(table.cast(schema))
        os.replace(shadow, target)
    except pa.ArrowException as error:
        raise OSError(f"a part of {target} is broken: {error}") from error
    finally:
        shadow.unlink(missing_ok=True)
    return target


def results(path: Path) -> Iterator[Coded | Refused]:
    """The pages of a file of pages, as the coder left them. Raises UsageError U032 where it is none of ours."""
    pq = arrow()[1]
    notes = noted(path)
    if notes is None or notes.get("format") != FORMAT:
        raise UsageError("U032", "it is no shard of coded pages of this release. Code it again with vaarta code --out.", str(path))
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=256, columns=["code", "record"]):
            for row in batch.to_pylist():
                yield rebuilt(Refused if row["code"] is not None else Coded, json.loads(row["record"]))


def rebuilt(kind: Any, value: Any) -> Any:
    """A record of type ``kind`` from its plain values."""
    if value is None or kind is Any:
        return value
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{f.name: rebuilt(hints[f.name], value[f.name]) for f in fields(kind) if f.name in value})
    origin, inner = get_origin(kind), get_args(kind)
    if origin is list:
        return [rebuilt(inner[0], v) for v in value]
    if origin is tuple:
        return tuple(rebuilt(t, v) for t, v in zip(inner, value, strict=True)) if inner[-1] is not Ellipsis else tuple(value)
    return value


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _page_row(result: Coded | Refused) -> dict[str, Any]:
    row = dict.fromkeys(_PAGE)
    row |= {"address": result.address, "url": result.url, "record": json.dumps(plain(result), ensure_ascii=False)}
    if isinstance(result, Refused):
        return row | {"events": 0, "code": result.code, "message": _clean(result.message)}
    article = result.rows.article
    return row | {k: article[k] for k in ("outlet", "published", "title")} | {"events": len(result.rows.coding.events)}


def _event_rows(result: Coded) -> Iterable[dict[str, Any]]:
    article = result.rows.article
    for event in result.rows.coding.events:
        row = event.event
        by_role: dict[str, list[tuple[str, str | None]]] = {"actor": [], "recipient": [], "speaker": []}
        for _, mention in event.mentions:
            by_role[mention["role"]].append((mention["text"], mention["key"]))
        spoken = by_role["speaker"][0] if by_role["speaker"] else (None, None)
        yield {
            **{k: row[k] for k in ("type", "status", "quad", "trigger", "day", "day_end", "place_key", "place_name")},
            **{k: row[k] for k in (*_FLOATS, "modes", "contexts")},
            "id": row["key"],
            "page": result.article_address,
            "url": result.url,
            "outlet": article["outlet"],
            "published": article["published"],
            "sentence": article["text"][row["sentence_start"] : row["sentence_end"]],
            "topics": [t["id"] or t["text"] for t in row["topics"]],
            "actors": [text for text, _ in by_role["actor"]],
            "actor_keys": [key or "" for _, key in by_role["actor"]],
            "recipients": [text for text, _ in by_role["recipient"]],
            "recipient_keys": [key or "" for _, key in by_role["recipient"]],
            "speaker": spoken[0],
            "speaker_key": spoken[1],
        }


def _page_schema() -> Any:
    pa, _ = arrow()
    return pa.schema([(name, pa.int32() if name == "events" else pa.string()) for name in _PAGE])


def _event_schema() -> Any:
    pa, _ = arrow()
    kinds = dict.fromkeys(_TEXT, pa.string()) | dict.fromkeys(_LISTS, pa.list_(pa.string())) | dict.fromkeys(_FLOATS, pa.float64())
    return pa.schema(list(kinds.items()))


def _write(path: Path, rows: list[dict[str, Any]], schema: Any, notes: dict[bytes, bytes]) -> None:
    pa, pq = arrow()
    path.parent.mkdir(parents=True, exist_ok=True)
    shadow = _shadow(path)
    try:
        pq.write_table(pa.Table.from_pylist(rows, schema=schema.with_metadata(notes)), shadow, compression="zstd")
        os.replace(shadow, path)
    finally:
        shadow.unlink(missing_ok=True)


def _shadow(path: Path) -> Path:
    # Two workers may write one part, after a loss; each renames its own whole file.
    return path.with_name(f".{path.name}.{os.uname().nodename}-{os.getpid()}")


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
