"""The parameters of the API, typed and bounded, and the answers' ETags."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Coroutine
from datetime import date
from typing import Annotated, Any, Literal

import regex
from fastapi import Depends, Path, Query
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from ...store.listing import Cursor
from ...store.queries import EventFilter
from ..parameters import MAX_ID

_KEY = r"^[A-Z][A-Z0-9_]{1,23}$"
_TYPE = r"^[A-Z]{2,30}$"
_PLAIN = r"^[^\x00-\x1f\x7f]+$"
_CURSOR = regex.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\|([0-9]{1,18})")

Status = Literal["happened", "future", "hypothetical", "negated", "historical"]
Key = Annotated[str, Path(pattern=_KEY, description="A key of the codebook: RUS, UN.")]
RecordId = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$", description="A stable id, as another answer gave it.")]
ArticleId = Annotated[int, Path(ge=1, le=MAX_ID, description="An article's id.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many items at most.")]
Since = Annotated[date | None, Query(description="The first day, ISO: 2022-01-08.")]
Until = Annotated[date | None, Query(description="The last day.")]
Outlet = Annotated[str | None, Query(max_length=200, pattern=_PLAIN, description="The outlet, as records name it.")]
TypeName = Annotated[str, Query(pattern=_TYPE, description="A type of the codebook: ASSAULT.")]
Words = Annotated[str | None, Query(max_length=300, pattern=_PLAIN, description='Words in any form; "in quotes" side by side, -word not.')]
_KeyQuery = Annotated[str | None, Query(pattern=_KEY)]


def cursor_of(place: Cursor) -> str:
    """A place in a list as an opaque text."""
    return base64.urlsafe_b64encode(f"{place[0]}|{place[1]}".encode()).decode().rstrip("=")


def _place(text: str | None) -> Cursor | None:
    """The place that a cursor stands for. Raises ValueError for one that we did not give out."""
    if text is None:
        return None
    try:
        found = _CURSOR.fullmatch(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode("ascii"))
    except (binascii.Error, UnicodeDecodeError, ValueError):
        found = None
    if found is None:
        raise ValueError("this is no cursor; take it from the field next of the answer before")
    return found[1], int(found[2])


def _as_place(
    cursor: Annotated[str | None, Query(max_length=60, description="Where to go on: the field next of the answer before.")] = None,
) -> Cursor | None:
    from fastapi.exceptions import RequestValidationError

    try:
        return _place(cursor)
    except ValueError as error:
        raise RequestValidationError([{"type": "value_error", "loc": ("query", "cursor"), "msg": str(error), "input": cursor}]) from error


After = Annotated[Cursor | None, Depends(_as_place)]


def _filter(
    actor: _KeyQuery = None,
    recipient: _KeyQuery = None,
    speaker: _KeyQuery = None,
    type: Annotated[str | None, Query(pattern=_TYPE, description="A type of the codebook: ASSAULT.")] = None,
    status: Annotated[Status | None, Query()] = None,
    since: Since = None,
    until: Until = None,
    place: Annotated[str | None, Query(pattern=_KEY, description="The key of the country where it happened.")] = None,
    outlet: Outlet = None,
) -> EventFilter:
    return EventFilter(actor, recipient, speaker, type, status, iso(since), iso(until), place, outlet)


Filter = Annotated[EventFilter, Depends(_filter)]


def iso(day: date | None) -> str | None:
    """A day as the store has it."""
    return day.isoformat() if day is not None else None


def offset_of(place: Cursor | None) -> int:
    """How many to pass over, from the cursor of a ranked list. At most 5,000: who wants more narrows the search."""
    return min(place[1], 5000) if place is not None else 0


def tagged(request: Request, response: Response) -> Response:
    """The answer with its ETag, or 304 where the asker has it already."""
    body = bytes(response.body)
    tag = f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'
    known = {t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "")[:2000].split(",")}
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response


class TaggedRoute(APIRoute):
    """A route whose whole answers carry an ETag."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def handler(request: Request) -> Response:
            response = await inner(request)
            return tagged(request, response) if response.status_code == 200 and hasattr(response, "body") else response

        return handler
