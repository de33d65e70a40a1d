"""Templates and what they may use. Everything is escaped; addresses from pages become links only where they are http(s)."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse

from . import names
from .reader import CHOICES, Reader, reader_of
from .reasons import told
from .wording import known

HERE = Path(__file__).resolve().parent
_YEAR = 365 * 24 * 3600

environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(request: Request, template: str, status_code: int = 200, **values: Any) -> HTMLResponse:
    """A page from a template, in the reader's language. Keeps in cookies what the reader chose in the address.

    Templates find, besides the values: ``reader``, ``t("word.key", n=3)``, ``path``, ``here(name=value)`` (this address with
    parameters changed; None takes one out), ``settings``, and the functions and filters of ``_tools``.
    """
    settings = request.app.state.settings
    reader = reader_of(request, settings)
    body = environment.get_template(template).render(
        {"request": request, "reader": reader, "t": reader.say, "settings": settings, **_tools(request, reader, settings.root), **values}
    )
    headers = {"Vary": "Cookie, Accept-Language, HX-Request", "Content-Language": reader.lang}
    response = HTMLResponse(body, status_code, headers=headers)
    for name, allowed in CHOICES.items():
        if (value := request.query_params.get(name)) in allowed and value is not None:
            response.set_cookie(f"vaarta_{name}", value, max_age=_YEAR, httponly=True, samesite="lax", secure=settings.secure)
    return response


def _tools(request: Request, reader: Reader, root: str) -> dict[str, Any]:
    lang = reader.lang

    def here(**changed: object) -> str:
        kept = [(k, v) for k, v in request.query_params.multi_items() if k not in changed]
        new = [(k, str(v)) for k, v in changed.items() if v is not None and v != ""]
        return f"{root}{request.url.path}" + (f"?{urlencode(kept + new)}" if kept or new else "")

    def to(path: str, **parameters: object) -> str:
        """An address of ours with the parameters that have a value."""
        given = {k: str(v) for k, v in parameters.items() if v is not None and v != ""}
        return f"{root}{path}" + (f"?{urlencode(given)}" if given else "")

    return {
        "path": request.url.path,
        "here": here,
        "to": to,
        "asset": lambda name: f"{root}/assets/{name}?v={request.app.state.version}",
        "number": reader.number,
        "signed": reader.signed,
        "day": reader.day,
        "moment": reader.moment,
        "numerals": reader.numerals,
        "actor": lambda key: names.actor_name(key, lang),
        "type_name": lambda type_: names.type_name(type_, lang),
        "mode_name": lambda type_, mode: names.mode_name(type_, mode, lang),
        "topic_name": lambda id_: names.topic_name(id_, lang),
        "named": lambda part, key: known(lang, f"{part}.{key}") or key,
        "because": lambda reason: told(str(reason), lang),
        "web_address": web_address,
    }


def web_address(url: str | None) -> str | None:
    """The address if a link may lead there: http or https with a host; else None. ("javascript:" and the like never become links.)"""
    if not url or len(url) > 4000 or any(c <= " " for c in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
