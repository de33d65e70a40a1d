"""What a visitor is told when a request cannot be answered: a page with the problem, or JSON (RFC 9457) for programs."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .templating import render


async def malformed(request: Request, error: Any) -> Response:
    """422: which parameter is wrong, and how."""
    found = [(".".join(str(part) for part in e["loc"][1:]) or str(e["loc"][0]), str(e["msg"])) for e in error.errors()[:10]]
    return problem(request, 422, found)


async def refused(request: Request, error: Any) -> Response:
    """404 and other answers that a page gave on purpose."""
    detail = error.detail if isinstance(error.detail, str) else ""
    if detail == reader_title(error.status_code):
        # The heading says that, in the reader's language.
        detail = ""
    return problem(request, error.status_code, [("", detail)] if detail else [], dict(error.headers or {}))


async def unusable(request: Request, error: Any) -> Response:
    """400: the request was understood and asks for what cannot be."""
    return problem(request, 400, [(error.code, error.message)])


async def store_down(request: Request, error: Any) -> Response:
    """503: the database does not answer. Its own words stay in the log, for they may name machines."""
    return problem(request, 503, [(error.code, "")])


def problem(request: Request, status: int, found: list[tuple[str, str]], headers: dict[str, str] | None = None) -> Response:
    """The answer in the form that the visitor reads."""
    if request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", ""):
        body = {"type": "about:blank", "title": reader_title(status), "status": status}
        body["errors"] = [{"parameter": name, "problem": text} for name, text in found]
        return JSONResponse(body, status, headers, media_type="application/problem+json")
    known = status if status in (400, 401, 403, 404, 405, 409, 413, 422, 429, 503) else 400 if status < 500 else 500
    response = render(request, "problem.html", status, status=status, kind=known, found=found)
    response.headers.update(headers or {})
    return response


def reader_title(status: int) -> str:
    """The standard phrase of a status, for programs."""
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


__all__ = ["malformed", "problem", "refused", "store_down", "unusable"]
