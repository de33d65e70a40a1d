"""The article reader, and an event with its frame, roles, reasons and refused candidates."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from ...records import Event
from ...store import reading, reviews
from .. import security
from ..filtering import choices
from ..marking import parts
from ..parameters import MAX_ID, RowId
from ..templating import render

router = APIRouter()


@router.get("/articles/{article_id}")
def article(request: Request, article_id: RowId, event: int | None = Query(None, ge=1, le=MAX_ID)) -> Response:
    """The text with its marks; event: the id of the one whose reasons are shown beside it. For htmx the panel alone."""
    with request.app.state.database.read() as connection:
        page = reading.page(connection, article_id)
        if page is None:
            raise HTTPException(404)
        if event is not None and event not in page.events:
            raise HTTPException(404)
        merged = reading.merged_of(connection, event) if event is not None else None
    back = f"/articles/{article_id}?event={event}"
    told = list(zip(page.events, page.article.events, strict=True))
    chosen = next((e for id_, e in told if id_ == event), None)
    values: dict[str, Any] = {"page": page, "article": page.article, "told": told, "event_id": event, "event": chosen, "merged": merged}
    values["reviewing"] = _reviewing(request, article_id, chosen, back)
    if chosen is not None and request.headers.get("hx-target") == "event":
        return render(request, "event_panel.html", **values)
    return render(request, "article.html", parts=parts(page.article, told, event), **values)


@router.get("/events/{event_id}")
def event(request: Request, event_id: RowId) -> Response:
    """An event by itself, with its sentence: a page to cite."""
    with request.app.state.database.read() as connection:
        place = reading.event_place(connection, event_id)
        page = reading.page(connection, place[0]) if place else None
        if place is None or page is None:
            raise HTTPException(404)
        if event_id not in page.events:
            # An older coder's event: its page now shows what counts.
            return RedirectResponse(f"{request.app.state.settings.root}/articles/{place[0]}", 303)
        merged = reading.merged_of(connection, event_id)
    told = list(zip(page.events, page.article.events, strict=True))
    chosen = next(e for id_, e in told if id_ == event_id)
    shown = parts(page.article, [(event_id, chosen)], event_id)
    stretches = [x for part in shown for x in part.stretches if x.lit]
    values: dict[str, Any] = {"page": page, "article": page.article, "event_id": event_id, "event": chosen, "merged": merged}
    values["reviewing"] = _reviewing(request, place[0], chosen, f"/events/{event_id}")
    return render(request, "event.html", stretches=stretches, **values)


def _reviewing(request: Request, article_id: int, event: Event | None, back: str) -> dict[str, Any] | None:
    """What the panel needs to let a signed-in reviewer judge the event in place; None for everybody else. back: where to return."""
    user = security.user_of(request) if event is not None else None
    if user is None or event is None:
        return None
    with request.app.state.database.read() as connection:
        said = [r for r in reviews.of_article(connection, article_id) if r.event_key == event.id]
    mine = next((r for r in said if r.user_id == user.id), None)
    return {"user": user, "csrf": security.csrf_of(request), "said": said, "mine": mine, "back": back, **choices()}
