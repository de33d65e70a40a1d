"""Search: words and filters, all in the address. With words pages are listed, best first; with filters alone events, newest first."""

from __future__ import annotations

from time import monotonic
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator
from sqlalchemy import Connection
from starlette.responses import Response

from ...store import queries, reading
from ...store import search as store_search
from ..filtering import View, choices, coder, view
from ..parameters import MAX_ID, PageNumber, day_of
from ..templating import render

router = APIRouter()
_PER_PAGE = 20


def _behind(value: str | None) -> str | None:
    """ "2022-01-08.17": the day and id of the last event of the page before. Raises ValueError."""
    if not value:
        return None
    day, _, number = value.partition(".")
    if day_of(day) is None or not number.isascii() or not number.isdigit() or int(number) > MAX_ID:
        raise ValueError("write the day and id of an event as 2022-01-08.17")
    return value


Behind = Annotated[str | None, Query(max_length=40), AfterValidator(_behind)]


@router.get("/search")
def search(request: Request, asked: Annotated[View, Depends(view)], page: PageNumber = 1, behind: Behind = None) -> Response:
    """What the address asks for.

    Raises UsageError U020 where the words are only marks, RequestValidationError beyond the pages that are ranked.
    """
    values: dict[str, Any] = {"hits": None, "found": None, "more": False, "page_number": page, "ids": {}, "waiting": 0}
    with request.app.state.database.read() as connection:
        if asked.words or asked.place:
            values |= _pages(request, connection, asked, coder(request), page)
        elif asked.given:
            values |= _events(connection, asked, behind)
    return render(request, "search.html", asked=asked, pieces=pieces, **values, **choices())


def _waiting(request: Request, connection: Connection) -> int:
    """How many pages the index lacks, counted once a minute: it is a note, and every page of the store is looked at for it."""
    at, waiting = getattr(request.app.state, "waiting", (0.0, 0))
    if not at or monotonic() - at > 60:
        waiting = store_search.about_waiting(connection)
        request.app.state.waiting = (monotonic(), waiting)
    return int(waiting)


def _pages(request: Request, connection: Connection, asked: View, known: Any, page: int) -> dict[str, Any]:
    offset = (page - 1) * _PER_PAGE
    if offset >= store_search.NEWEST:
        said = {"type": "value_error", "loc": ("query", "page"), "msg": f"only {store_search.NEWEST} pages are ranked", "input": page}
        raise RequestValidationError([said])
    args = (connection, asked.words, asked.wanted, known.engine)
    hits = store_search.search(*args, limit=_PER_PAGE + 1, offset=offset, place=asked.place)
    shown = hits[:_PER_PAGE]
    ids = store_search.event_rows(connection, [e.id for h in shown for e in h.events], [h.article for h in shown])
    return {"hits": shown, "more": len(hits) > _PER_PAGE, "ids": ids, "waiting": _waiting(request, connection)}


def _events(connection: Connection, asked: View, behind: str | None) -> dict[str, Any]:
    before = (behind.partition(".")[0], int(behind.partition(".")[2])) if behind else None
    found = queries.find_events(connection, asked.wanted, limit=_PER_PAGE + 1, before=before)
    shown = found[:_PER_PAGE]
    sentences = reading.sentences_of(connection, [f.id for f in shown])
    next_ = None
    if len(found) > _PER_PAGE:
        last = shown[-1].event
        day = last.when.start[:10] if last.when and last.when.start else (shown[-1].published or "")[:10]
        next_ = f"{day}.{shown[-1].id}"
    listed = [(f, pieces(text, [(start, end)])) for f in shown for text, start, end in [sentences[f.id]]]
    return {"found": listed, "more": next_}


def pieces(passage: str, marks: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A passage cut at its marks: (text, whether it was asked for)."""
    out, at = [], 0
    for start, end in marks:
        if start < at:
            continue
        out += [(passage[at:start], False), (passage[start:end], True)]
        at = end
    return [*out, (passage[at:], False)]
