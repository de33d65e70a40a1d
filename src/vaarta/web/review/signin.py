"""Signing in and out, and the token of a server that asks for one."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from ...store import users
from .. import security
from ..passwords import fits
from ..templating import render
from .posted import Form, first, safe_next, see_other

router = APIRouter()


@router.get("/sign-in")
def sign_in_page(request: Request, next: Annotated[str, Query(max_length=2000)] = "/review") -> Response:
    """The form; a visitor gets a cookie that the form's token is derived from."""
    return _form(request, safe_next(next))


def _form(request: Request, next_: str, problem: str = "", status: int = 200) -> Response:
    settings = request.app.state.settings
    secret = security.held(request, "session") or security.held(request, "visit")
    made = "" if secret else security.new_token()
    csrf = security.derived(secret or made, "form")
    response = render(request, "review/signin.html", status, next=next_, csrf=csrf, problem=problem, with_token=bool(settings.token))
    response.headers["Cache-Control"] = "no-store"
    if made:
        _keep(request, response, "visit", made, 3600)
    return response


def _keep(request: Request, response: Response, what: str, value: str, seconds: int) -> None:
    secure = request.app.state.settings.secure
    name = security.cookie_name(what, secure)
    response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=secure)


def _forget(request: Request, response: Response, what: str) -> None:
    secure = request.app.state.settings.secure
    response.delete_cookie(security.cookie_name(what, secure), path="/", httponly=True, samesite="lax", secure=secure)


def _wait(request: Request, *subjects: str) -> None:
    """Raises HTTPException 429 where too many tries failed, from one address or for one name."""
    for limiter, subject in zip(request.app.state.sign_in_limits, subjects, strict=False):
        if seconds := limiter.wait(subject):
            raise HTTPException(429, f"too many tries; wait {int(seconds) + 1} s.", headers={"Retry-After": str(int(seconds) + 1)})


@router.post("/sign-in")
def sign_in(request: Request, form: Form) -> Response:
    """Check name and password; on to where one came from."""
    name, next_ = first(form, "name")[:100], safe_next(first(form, "next"))
    client = security.client_of(request.scope)
    _wait(request, client, name)
    with request.app.state.database.read() as connection:
        user = users.find(connection, name)
    right = fits((form.get("password") or [""])[0], user.password if user is not None and user.active else None)
    if not right or user is None:
        return _form(request, next_, "wrong", 401)
    for limiter, subject in zip(request.app.state.sign_in_limits, (client, name), strict=True):
        limiter.forgive(subject)
    token = security.new_token()
    with request.app.state.writer.write() as connection:
        users.begin_session(connection, security.hashed(token), user.id, security.SESSION_SECONDS)
    response = see_other(request, next_)
    _keep(request, response, "session", token, security.SESSION_SECONDS)
    _forget(request, response, "visit")
    return response


@router.post("/enter")
def enter(request: Request, form: Form) -> Response:
    """Check the server's token; the browser keeps a proof of it, not the token."""
    next_ = safe_next(first(form, "next"))
    _wait(request, security.client_of(request.scope))
    token = request.app.state.settings.token
    if not token or not security.same(first(form, "token"), token):
        return _form(request, next_, "token", 401)
    response = see_other(request, "/" if urlsplit(next_).path == "/review" else next_)
    _keep(request, response, "pass", security.derived(token, "pass"), security.SESSION_SECONDS)
    return response


@router.post("/sign-out")
def sign_out(request: Request, form: Form) -> Response:
    """End the sign-in, here and in the database."""
    with request.app.state.writer.write() as connection:
        users.end_session(connection, security.hashed(security.held(request, "session")))
    response = see_other(request, "/")
    _forget(request, response, "session")
    return response
