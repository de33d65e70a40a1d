"""A story: its reports, merged events, who says what, disagreements, timeline."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from ...store import reading
from ..parameters import PathKey
from ..templating import render

router = APIRouter()


@router.get("/stories/{key}")
def story(request: Request, key: PathKey) -> Response:
    """A story by its key."""
    with request.app.state.database.read() as connection:
        found = reading.story(connection, key)
    if found is None:
        raise HTTPException(404)
    return render(request, "story.html", story=found, apart=[m for m in found.merged if m.record["disagreements"]])
