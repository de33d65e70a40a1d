"""What a form sends: texts, bounded, with control characters refused."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.formparsers import MultiPartException
from starlette.responses import RedirectResponse

from .. import security

Posted = dict[str, list[str]]
_FIELDS, _LENGTH = 400, 4000


async def _posted(request: Request) -> Posted:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise HTTPException(422, "this is no form.")
    try:
        form = await request.form(max_files=0, max_fields=_FIELDS)
    except (MultiPartException, StarletteHTTPException, ValueError, UnicodeError) as error:
        raise HTTPException(422, "the form cannot be read.") from error
    out: Posted = {}
    for name, value in form.multi_items():
        if not isinstance(value, str) or len(value) > _LENGTH or len(out) > _FIELDS:
            raise HTTPException(422, "a field of the form is no text, or too long.")
        # Line ends come with any remark; what else is a control character comes from no form of ours.
        if any((c < " " and c not in "\r\n\t") or c == "\x7f" or "\ud800" <= c <= "\udfff" for c in name + value):
            raise HTTPException(422, "control characters are not allowed.")
        out.setdefault(name[:100], []).append(value)
    if not security.csrf_fits(request, first(out, "csrf")):
        raise HTTPException(403, "the form does not come from this page, or you signed in anew since; open the page again.")
    return out


Form = Annotated[Posted, Depends(_posted)]


def first(form: Posted, name: str) -> str:
    """The first value of a field; empty where there is none."""
    return (form.get(name) or [""])[0].strip()


def whole_number(form: Posted, name: str) -> int:
    """A field as an offset. Raises HTTPException 422."""
    text = first(form, name)
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise HTTPException(422, f"{name} is no number.")
    return int(text)


def see_other(request: Request, path: str) -> RedirectResponse:
    """On to another of our pages after a form."""
    return RedirectResponse(f"{request.app.state.settings.root}{path}", 303, headers={"Cache-Control": "no-store"})


def safe_next(path: str) -> str:
    """Where to go after signing in: a path of ours, or the review page. ("//elsewhere" and "/\\elsewhere" lead away.)"""
    inside = path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path and all(" " < c < "\x7f" for c in path)
    return path if inside and len(path) < 2000 else "/review"
