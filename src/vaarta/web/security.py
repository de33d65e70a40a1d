"""What stands between the network and the pages: headers, hosts, rates, sizes, and who may come in.

One ASGI layer outside all others, so that not even an error page goes out without it. Order: host, rate, length of the address,
body, access. All of it holds a bounded amount of memory however many clients come.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import ipaddress
import json
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import StoreError, UsageError
from ..store import users
from ..store.database import Database
from ..store.users import User
from .settings import Settings

# No inline scripts or styles, nothing from elsewhere. Charts set styles through the CSSOM, which needs no exception.
CSP = "; ".join((
    "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'", "connect-src 'self'",
    "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-src 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
LONGEST_QUERY = 8192
LARGEST_BODY = 256 * 1024
BODY_SECONDS = 15
# Nothing behind these is news: assets, and the way in.
OPEN = ("/assets/", "/sign-in", "/enter")
SESSION_SECONDS = 12 * 3600
READS = frozenset({"GET", "HEAD", "OPTIONS"})


class Limiter:
    """A token bucket a client: ``burst`` at once, ``rate`` a second after that. Of more than ``most`` clients the longest silent go."""

    def __init__(self, rate: float, burst: int, *, most: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate, self.burst, self.most, self.clock = rate, burst, most, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> float:
        """Take one; 0 where it may go on, else the seconds until it may."""
        at = self.clock()
        left, since = self._left.pop(client, (float(self.burst), at))
        left = min(float(self.burst), left + (at - since) * self.rate)
        allowed = left >= 1
        self._left[client] = (left - 1 if allowed else left, at)
        while len(self._left) > self.most:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self.rate if self.rate else 3600.0

    def forgive(self, client: str) -> None:
        """Forget what a client has taken."""
        self._left.pop(client, None)

    def __len__(self) -> int:
        return len(self._left)


def client_of(scope: Scope) -> str:
    """Who asks, for the limits: the address; of IPv6 the /64, for one household has as many of those as it likes."""
    host = (scope.get("client") or ("?", 0))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)[:64]
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address to listen on."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def check_exposure(settings: Settings, any_users: bool) -> None:
    """Raises UsageError U045 where the server would listen beyond this machine with neither a token nor users."""
    if not is_loopback(settings.host) and not settings.token and not any_users:
        raise UsageError(
            "U045",
            f"--host {settings.host} is reached by others, and there is neither a token nor a user. "
            "Give --token or VAARTA_TOKEN, or run: vaarta users add NAME",
        )


def host_allowed(header: str, names: Iterable[str]) -> bool:
    """Whether a Host header names us: a literal address, localhost, or one of our names.

    A page elsewhere that has its own name point here (DNS rebinding) sends that name; nobody can send a literal address that is
    not where the server is.
    """
    host = header.rsplit(":", 1)[0] if header.rpartition(":")[2].isdigit() and not header.endswith("]") else header
    host = host.strip("[]").rstrip(".").lower()
    if host == "localhost" or host in {n.lower() for n in names}:
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


# Sign-ins and forms ---------------------------------------------------------------------------------------------------


def new_token() -> str:
    """256 bits nobody guesses, for a cookie."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What the database keeps of a token. No salt: the token is random itself."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def derived(secret: str, purpose: str) -> str:
    """A value that proves that one holds the secret without giving it away."""
    return hmac.new(secret.encode("utf-8", "surrogatepass"), purpose.encode(), hashlib.sha256).hexdigest()


def same(one: str, two: str) -> bool:
    """Whether two secrets are equal, in a time that does not tell how far."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), two.encode("utf-8", "surrogatepass"))


def cookie_name(what: str, secure: bool) -> str:
    """The name of a cookie; over https with the prefix that keeps other hosts and paths from setting it."""
    return f"__Host-vaarta_{what}" if secure else f"vaarta_{what}"


def held(request: Request, what: str) -> str:
    """What the browser holds in a cookie of ours; empty where it has none."""
    return request.cookies.get(cookie_name(what, request.app.state.settings.secure), "")[:200]


def csrf_of(request: Request) -> str:
    """The token that a form must carry: derived from the sign-in, before that from the visit. Empty where the browser has neither."""
    secret = held(request, "session") or held(request, "visit")
    return derived(secret, "form") if secret else ""


def csrf_fits(request: Request, given: str) -> bool:
    """Whether a form came from a page of ours. A browser that says it came from elsewhere is believed."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    wanted = csrf_of(request)
    return bool(wanted) and same(wanted, given)


def user_of(request: Request) -> User | None:
    """Who is signed in; None where nobody is, or the sign-in has expired."""
    token = held(request, "session")
    if not token:
        return None
    with request.app.state.database.read() as connection:
        return users.signed_in(connection, hashed(token))


# The layer ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Rules:
    """What the layer enforces. closed: reading asks for the token or a sign-in. origins: other sites that may read the API."""

    names: frozenset[str] = frozenset()
    token: str | None = None
    closed: bool = False
    secure: bool = False
    origins: frozenset[str] = frozenset()
    limiter: Limiter | None = field(default_factory=lambda: Limiter(40, 400))


def rules_of(settings: Settings) -> Rules:
    """The rules for a server. Beyond this machine, and wherever a token is set, nobody reads without one or a sign-in."""
    limiter = Limiter(settings.rate, max(1, int(settings.rate * 10))) if settings.rate else None
    names = frozenset((*settings.hosts, settings.host))
    closed = bool(settings.token) or (not is_loopback(settings.host) and not settings.public)
    return Rules(names, settings.token, closed, settings.secure, frozenset(settings.origins), limiter)


def secure(app: FastAPI, settings: Settings) -> None:
    """Put the layer around an application. Raises UsageError U045 where it would be open to all by mistake."""
    with app.state.database.read() as connection:
        check_exposure(settings, users.any_active(connection))
    app.state.sign_in_limits = (Limiter(1 / 60, 8), Limiter(1 / 60, 20))
    app.add_middleware(Guard, rules=rules_of(settings), database=app.state.database)


class RefusedError(Exception):
    """A request that is answered here. headers: of the answer."""

    def __init__(self, status: int, problem: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(problem)
        self.status, self.problem, self.headers = status, problem, headers or {}


class Guard:
    """The layer itself; see the module."""

    def __init__(self, app: ASGIApp, rules: Rules, database: Database) -> None:
        self.app, self.rules, self.database = app, rules, database

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            # There are no web sockets here.
            await send({"type": "websocket.close", "code": 1008})
            return
        request = Request(scope)
        sender = self._guarded(request, send)
        try:
            self._check(request)
            receive = await _bounded(request, receive)
            await self._admit(request)
        except RefusedError as refused:
            await _answer(refused, sender)
            return
        if self._preflight(request):
            await _answer(RefusedError(204, ""), sender)
            return
        if request.method == "HEAD":
            await _headed(self.app, scope, receive, sender)
            return
        await self.app(scope, receive, sender)

    def _check(self, request: Request) -> None:
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or not host_allowed(hosts[0], self.rules.names):
            raise RefusedError(421, "this server does not go by that name; start it with --allow-host NAME if it should.")
        if self.rules.limiter is not None and (seconds := self.rules.limiter.wait(client_of(request.scope))):
            wait = str(int(seconds) + 1)
            raise RefusedError(429, f"too many requests; try again in {wait} s.", {"retry-after": wait})
        if len(request.scope.get("query_string", b"")) + len(request.scope.get("raw_path") or b"") > LONGEST_QUERY:
            raise RefusedError(414, f"the address is longer than {LONGEST_QUERY} bytes.")

    async def _admit(self, request: Request) -> None:
        path = request.scope["path"].removeprefix(request.scope.get("root_path", "") or "")
        if not self.rules.closed or path.startswith(OPEN) or self._preflight(request):
            return
        if self._has_token(request) or await run_in_threadpool(self._signed_in, request):
            return
        if path.startswith("/api/") or request.method not in READS:
            raise RefusedError(401, "give the token: Authorization: Bearer …", {"www-authenticate": 'Bearer realm="vaarta"'})
        back = quote(request.scope["path"] + (f"?{request.url.query}" if request.url.query else ""), safe="")
        raise RefusedError(303, "", {"location": f"{request.scope.get('root_path', '')}/sign-in?next={back}", "cache-control": "no-store"})

    def _has_token(self, request: Request) -> bool:
        if not self.rules.token:
            return False
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        bearer = scheme.lower() == "bearer" and same(given.strip(), self.rules.token)
        shown = request.cookies.get(cookie_name("pass", self.rules.secure), "")
        return bearer or same(shown, derived(self.rules.token, "pass"))

    def _signed_in(self, request: Request) -> bool:
        token = request.cookies.get(cookie_name("session", self.rules.secure), "")
        if not token or len(token) > 200:
            return False
        try:
            with self.database.read() as connection:
                return users.signed_in(connection, hashed(token)) is not None
        except StoreError:
            return False

    def _origin(self, request: Request) -> str | None:
        origin = request.headers.get("origin")
        return origin if origin in self.rules.origins and request.scope["path"].startswith("/api/") else None

    def _preflight(self, request: Request) -> bool:
        return request.method == "OPTIONS" and self._origin(request) is not None and "access-control-request-method" in request.headers

    def _guarded(self, request: Request, send: Send) -> Send:
        """Adds the headers to whatever goes out."""
        added = dict(HEADERS)
        if self.rules.secure:
            added["strict-transport-security"] = "max-age=31536000"
        if origin := self._origin(request):
            added |= {"access-control-allow-origin": origin, "vary": "Origin", "cross-origin-resource-policy": "cross-origin"}
            added |= {"access-control-allow-methods": "GET", "access-control-allow-headers": "Authorization, If-None-Match"}
            added |= {"access-control-expose-headers": "ETag, Link, Retry-After", "access-control-max-age": "600"}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [(k, v) for k, v in message.get("headers", []) if k.lower().decode("latin-1") not in HEADERS]
                if not request.scope["path"].startswith("/assets/") and not any(k.lower() == b"cache-control" for k, _ in headers):
                    headers.append((b"cache-control", b"private, no-cache"))
                message = {**message, "headers": headers + [(k.encode(), v.encode("latin-1")) for k, v in added.items()]}
            await send(message)

        return guarded


async def _headed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """What GET would answer, without its body: wherever one may GET, one may HEAD. A download is left when its body would begin."""
    begun = False

    async def bare(message: Message) -> None:
        nonlocal begun
        if message["type"] == "http.response.start":
            await send(message)
        elif not begun:
            begun = True
            await send({"type": "http.response.body", "body": b""})
        else:
            raise OSError("only the head was asked for")

    try:
        await app({**scope, "method": "GET"}, receive, bare)
    except (OSError, ClientDisconnect):
        if not begun:
            raise


async def _bounded(request: Request, receive: Receive) -> Receive:
    """A receive that gives the body, read whole here: it is small, or it is refused. Raises RefusedError 413, 408, 400."""
    if request.method in READS:
        return receive
    said = request.headers.get("content-length", "")
    too_large = RefusedError(413, f"the body is larger than {LARGEST_BODY} bytes.", {"connection": "close"})
    if said and (not said.isdigit() or int(said) > LARGEST_BODY):
        raise too_large
    body = b""
    deadline = time.monotonic() + BODY_SECONDS
    while True:
        try:
            message = await asyncio.wait_for(receive(), max(0.01, deadline - time.monotonic()))
        except TimeoutError:
            raise RefusedError(408, "the body did not come in time.", {"connection": "close"}) from None
        if message["type"] == "http.disconnect":
            raise RefusedError(400, "the client went away.")
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            raise too_large
        if not message.get("more_body"):
            break
    rest: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return rest.pop() if rest else await receive()

    return replay


async def _answer(refused: RefusedError, send: Send) -> None:
    body = b""
    headers = dict(refused.headers)
    if refused.problem:
        title = HTTPStatus(refused.status).phrase
        errors = [{"parameter": "", "problem": refused.problem}]
        body = json.dumps({"type": "about:blank", "title": title, "status": refused.status, "errors": errors}, ensure_ascii=False).encode()
        headers["content-type"] = "application/problem+json"
    if refused.status != 204:
        headers["content-length"] = str(len(body))
    listed = [(k.encode(), v.encode("latin-1", "replace")) for k, v in headers.items()]
    await send({"type": "http.response.start", "status": refused.status, "headers": listed})
    await send({"type": "http.response.body", "body": body})
