"""Search: words and filters, all in the address."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from ...store import search as store_search
from ..filtering import View, choices, coder, view
from ..parameters import PageNumber
from ..templating import render

router = APIRouter()
_PER_PAGE = 20


@router.get("/search")
def search(request: Request, asked: Annotated[View, Depends(view)], page: PageNumber = 1) -> Response:
    """Pages that hold all words and an event that fits, best first. Raises UsageError U020 where the words are only marks."""
    hits, waiting = None, 0
    with request.app.state.database.read() as connection:
        waiting = store_search.waiting(connection)
        if asked.given:
            offset = (page - 1) * _PER_PAGE
            engine = coder(request).engine
            found = store_search.search(
                connection, asked.words, asked.wanted, engine, limit=_PER_PAGE + 1, offset=offset, place=asked.place
            )
            hits = found
        ids = store_search.event_rows(
            connection, [e.id for h in (hits or [])[:_PER_PAGE] for e in h.events], [h.article for h in hits or []]
        )
    more = hits is not None and len(hits) > _PER_PAGE
    values: dict[str, Any] = {"hits": (hits or [])[:_PER_PAGE] if hits is not None else None, "more": more, "page_number": page, "ids": ids}
    return render(request, "search.html", asked=asked, waiting=waiting, pieces=pieces, **values, **choices())


def pieces(passage: str, marks: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A passage cut at its marks: (text, whether it was asked for)."""
    out, at = [], 0
    for start, end in marks:
        if start < at:
            continue
        out += [(passage[at:start], False), (passage[start:end], True)]
        at = end
    return [*out, (passage[at:], False)]
