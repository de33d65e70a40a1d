"""The front page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ..templating import render

router = APIRouter()


@router.get("/")
def front(request: Request) -> Response:
    """What happened, over a day or range."""
    return render(request, "front.html", empty=True)
