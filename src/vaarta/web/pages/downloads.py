"""A view's events as a file: CSV, Parquet, PLOVER JSONL, as they come from the store."""

from __future__ import annotations

from enum import StrEnum
from typing import IO, Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response, StreamingResponse

from ...errors import UsageError
from ...export.files import LAYOUTS, write
from ...export.source import exported
from ...store import search as store_search
from ...store.queries import EventFilter
from ..filtering import View, coder, view
from ..streaming import streamed

router = APIRouter()
_KINDS = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "plover": ("jsonl", "application/x-ndjson"),
}


class Kind(StrEnum):
    """The layouts that a page offers."""

    csv = "csv"
    parquet = "parquet"
    plover = "plover"


@router.get("/download/{kind}")
def download(request: Request, kind: Kind, asked: Annotated[View, Depends(view)]) -> Response:
    """The events that fit the address's filters; with words, those of the pages that hold them.

    Raises UsageError U020 for words that are only marks, U023 where Parquet is asked for and pyarrow is missing.
    """
    database, engine = request.app.state.database, coder(request).engine if asked.words else None
    if kind is Kind.parquet:
        try:
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise UsageError("U023", "Parquet needs pyarrow. Run: pip install 'vaarta[parquet]'") from error
    words = store_search.asked_words(asked.words, engine) if engine is not None else None

    def send(file: IO[bytes]) -> None:
        with database.read() as connection:
            pages = store_search.matching(connection, words, asked.wanted, asked.place) if words is not None else None
            write(LAYOUTS[kind.value], exported(connection, asked.wanted, asked.place, pages), file)

    end, media = _KINDS[kind.value]
    name = "events" if asked.wanted == EventFilter() and not asked.words else "view"
    headers = {"Content-Disposition": f'attachment; filename="vaarta-{name}.{end}"', "Cache-Control": "no-store"}
    return StreamingResponse(streamed(send), media_type=media, headers=headers)
