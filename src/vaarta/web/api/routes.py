"""The addresses of the API. All read; none changes anything."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import JSONResponse, Response

from ...engine import Engine
from ...records import plain
from ...records.story import MergedEvent
from ...store import listing, queries, search
from ...store.queries import EventFilter
from . import asked, feed, models
from .asked import After, ArticleId, Filter, Key, Limit, Outlet, RecordId, Since, TaggedRoute, TypeName, Until, Words

router = APIRouter(prefix="/api/v1", route_class=TaggedRoute)
_ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"model": models.Problem} for code in (400, 401, 404, 405, 408, 413, 414, 421, 422, 429, 500, 503)
}
_NONE = HTTPException(404, "there is none of that id.")


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The lexicons that a search needs, read once."""
    from ...coder import Coder

    return Coder("hi").engine


def _coded(found: queries.Found) -> dict[str, Any]:
    return {"article": models.plain_page(found), "event": found.event}


def _place(found: queries.Found, day: str) -> str:
    return asked.cursor_of((day, found.id))


@router.get("/events", response_model=models.Events, responses=_ERRORS, tags=["events"])
def list_events(request: Request, wanted: Filter, after: After, limit: Limit = 50) -> Any:
    """Events that fit a filter, the newest first."""
    with request.app.state.database.read() as connection:
        found = queries.find_events(connection, wanted, limit=limit, before=after)
        days = queries.days(connection, [found[-1].id]) if len(found) == limit else {}
    last = found[-1] if found else None
    return {"items": [_coded(f) for f in found], "next": _place(last, days[last.id]) if last and days else None}


@router.get("/events/{id}", response_model=models.CodedEvent, responses=_ERRORS, tags=["events"])
def one_event(request: Request, id: RecordId) -> Any:
    """An event with its reasons: the frame, the words in each role, what was refused."""
    with request.app.state.database.read() as connection:
        found = listing.event_by_key(connection, id)
    if found is None:
        raise _NONE
    return _coded(found)


@router.get("/articles", response_model=models.Articles, responses=_ERRORS, tags=["articles"])
def list_articles(
    request: Request, after: After, since: Since = None, until: Until = None, outlet: Outlet = None, limit: Limit = 50
) -> Any:
    """Articles, the newest first."""
    with request.app.state.database.read() as connection:
        found = listing.articles(connection, since=asked.iso(since), until=asked.iso(until), outlet=outlet, limit=limit, before=after)
    last = found[-1] if len(found) == limit else None
    return {"items": [plain(f) for f in found], "next": asked.cursor_of((last.day or "", last.id)) if last else None}


@router.get("/articles/{id}", response_model=models.FullArticle, responses=_ERRORS, tags=["articles"])
def one_article(request: Request, id: ArticleId) -> Any:
    """An article with its text, sentences and events."""
    with request.app.state.database.read() as connection:
        found = queries.article(connection, id)
    if found is None:
        raise _NONE
    kept = {n: getattr(found, n) for n in models.FullArticle.model_fields if n not in ("id", "name")}
    return {"id": id, "name": found.id, **kept}


@router.get("/actors/{key}", response_model=models.Actor, responses=_ERRORS, tags=["actors"])
def one_actor(request: Request, key: Key, since: Since = None, until: Until = None) -> Any:
    """An actor: events by role and type, whom it deals with most (days rounded to their months), its newest events."""
    first, last = asked.iso(since), asked.iso(until)
    # Sums by the day would go through every mention of a great power.
    begin, end = first and first[:7], last and last[:7]
    with request.app.state.database.read() as connection:
        page = queries.actor_page(connection, key, since=begin, until=end, newest=1)
        met = listing.counterparts(connection, key, since=begin, until=end, limit=20)
        newest = queries.find_events(connection, EventFilter(actor=key, since=first, until=last), limit=20)
    return {"key": key, "roles": page.roles, "types": page.types, "counterparts": _met(met), "newest": [_coded(f) for f in newest]}


@router.get("/actors/{key}/timeline", response_model=models.ActorLine, responses=_ERRORS, tags=["actors"])
def actor_timeline(
    request: Request,
    key: Key,
    since: Since = None,
    until: Until = None,
    role: Annotated[Literal["actor", "recipient", "speaker"] | None, Query(description="Only in this role.")] = None,
) -> Any:
    """How often an actor is mentioned, month by month; days are rounded to their months."""
    first, last = asked.iso(since), asked.iso(until)
    roles = (role,) if role else ("actor", "recipient", "speaker")
    with request.app.state.database.read() as connection:
        months = listing.actor_months(connection, key, roles, since=first and first[:7], until=last and last[:7])
    return {"key": key, "months": [dict(zip(("month", "role", "type", "mentions"), m, strict=True)) for m in months]}


@router.get("/dyads", response_model=models.Dyads, responses=_ERRORS, tags=["dyads"])
def list_dyads(
    request: Request,
    actor: Annotated[str, Query(pattern=r"^[A-Z][A-Z0-9_]{1,23}$", description="Whose: a key of the codebook.")],
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
) -> Any:
    """The parties that an actor deals with most; days are rounded to their months."""
    first, last = asked.iso(since), asked.iso(until)
    with request.app.state.database.read() as connection:
        met = listing.counterparts(connection, actor, since=first and first[:7], until=last and last[:7], limit=limit)
    return {"actor": actor, "counterparts": _met(met)}


def _met(found: list[tuple[str, int, float]]) -> list[dict[str, Any]]:
    return [{"key": key, "events": n, "intensity": intensity} for key, n, intensity in found]


@router.get("/dyads/{actor}/{recipient}/timeline", response_model=models.DyadLine, responses=_ERRORS, tags=["dyads"])
def dyad_timeline(
    request: Request,
    actor: Key,
    recipient: Key,
    since: Since = None,
    until: Until = None,
    grain: Annotated[Literal["day", "month", "year"], Query(description="How long a period is.")] = "month",
) -> Any:
    """What one party does to another and both do together, over time."""
    with request.app.state.database.read() as connection:
        periods = queries.dyad_timeline(connection, actor, recipient, grain=grain, since=asked.iso(since), until=asked.iso(until))
    return {"actor": actor, "recipient": recipient, "grain": grain, "periods": [plain(p) for p in periods]}


@router.get("/stories", response_model=models.Stories, responses=_ERRORS, tags=["stories"])
def list_stories(request: Request, after: After, since: Since = None, until: Until = None, limit: Limit = 50) -> Any:
    """Stories by the day of their newest report, the newest first."""
    with request.app.state.database.read() as connection:
        found = listing.stories(connection, since=asked.iso(since), until=asked.iso(until), limit=limit, before=after)
    return _part(found, limit)


@router.get("/stories/{id}", response_model=models.FullStory, responses=_ERRORS, tags=["stories"])
def one_story(request: Request, id: RecordId) -> Any:
    """A story: its reports in all outlets and its merged events."""
    with request.app.state.database.read() as connection:
        found = listing.story(connection, id)
    if found is None:
        raise _NONE
    return {"story": found[0], "article_ids": found[1], "events": found[2]}


@router.get("/merged-events", response_model=models.MergedEvents, responses=_ERRORS, tags=["stories"])
def list_merged(request: Request, type: TypeName, after: After, since: Since = None, until: Until = None, limit: Limit = 50) -> Any:
    """Events of one type, each once however many reports tell it, the newest first."""
    with request.app.state.database.read() as connection:
        found = listing.merged_events(connection, type, since=asked.iso(since), until=asked.iso(until), limit=limit, before=after)
    return _part(found, limit)


@router.get("/merged-events/{id}", response_model=MergedEvent, responses=_ERRORS, tags=["stories"])
def one_merged(request: Request, id: RecordId) -> Any:
    """A merged event: the fullest values, every telling, and what they disagree in."""
    with request.app.state.database.read() as connection:
        found = listing.merged_event(connection, id)
    if found is None:
        raise _NONE
    return found


def _part(found: list[tuple[listing.Cursor, dict[str, Any]]], limit: int) -> dict[str, Any]:
    return {"items": [record for _, record in found], "next": asked.cursor_of(found[-1][0]) if len(found) == limit else None}


@router.get("/search", response_model=models.Hits, responses=_ERRORS, tags=["search"])
def find(request: Request, wanted: Filter, after: After, q: Words = None, limit: Annotated[int, Query(ge=1, le=50)] = 20) -> Any:
    """Articles by words in any form and by the events in them, the best first; without words the newest first."""
    skipped = asked.offset_of(after)
    with request.app.state.database.read() as connection:
        hits = search.search(connection, q or "", wanted, engine(), limit=limit, offset=skipped)
    more = len(hits) == limit and skipped + limit <= 5000
    return {"items": [_hit(h) for h in hits], "next": asked.cursor_of(("0000-00-00", skipped + limit)) if more else None}


def _hit(hit: search.Hit) -> dict[str, Any]:
    page = {"id": hit.article, "url": hit.url, "outlet": hit.outlet, "title": hit.title, "published": hit.published}
    return {"article": page, "score": hit.score, "passage": hit.passage, "marks": hit.marks, "events": hit.events}


@router.get(
    "/feed.atom",
    response_class=Response,
    responses={**_ERRORS, 200: {"content": {"application/atom+xml": {"schema": {"type": "string"}}}, "description": "An Atom feed."}},
    tags=["search"],
)
def events_feed(request: Request, wanted: Filter, q: Words = None, limit: Annotated[int, Query(ge=1, le=100)] = 50) -> Response:
    """The newest events of any search as an Atom feed."""
    with request.app.state.database.read() as connection:
        if q:
            hits = search.search(connection, q, wanted, engine(), limit=min(limit, 50))
            found = [queries.Found(0, h.article, h.url, h.title, h.outlet, h.published, e) for h in hits for e in h.events][:limit]
        else:
            found = queries.find_events(connection, wanted, limit=limit)
    base = str(request.base_url).rstrip("/") + request.app.state.settings.root
    body = feed.atom(found, str(request.url), base)
    return Response(body, media_type="application/atom+xml")


@router.get("/openapi.json", include_in_schema=False)
def openapi() -> JSONResponse:
    """The description of all this."""
    from .description import description

    return JSONResponse(description())


@router.get("/docs", include_in_schema=False)
def documentation(request: Request) -> Response:
    """The description as a page, without anything from elsewhere."""
    from ..templating import render
    from .description import operations

    return render(request, "api.html", operations=operations())


__all__ = ["engine", "router"]
