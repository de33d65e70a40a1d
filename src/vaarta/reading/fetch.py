"""Fetches one page from the web, and refuses to be sent anywhere else.

An address that is given to a server may name the server's own network. So each hop's name is resolved here, every
address of it must be public, and the connection goes to that very address: a name that changes its mind between
check and connection (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from ..errors import FetchError
from .decoding import MAX_BYTES
from .unpacking import ENCODINGS, Unpacker

if TYPE_CHECKING:
    import httpx

TIMEOUT = 20.0
MAX_REDIRECTS = 5

_AGENT = "vaarta/0.1 (reads news pages that its user names)"
# Servers that send text under these names send pages; images, sound and archives are refused before they are read.
_TEXT_TYPES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/octet-stream",
    "application/rss",
    "application/atom",
    "application/rdf",
    # Sitemaps are often kept packed; what else comes packed is refused when it is read.
    "application/gzip",
    "application/x-gzip",
)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(slots=True, frozen=True)
class Fetched:
    """A page as it came: its bytes unpacked, the address it was found at, the charset the server declared.

    etag, last_modified: what a later request may ask for a change against. unchanged: the server said so (304), data is empty.
    """

    data: bytes
    url: str
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


@dataclass(slots=True, frozen=True)
class Conditions:
    """What an earlier answer left, for a request that asks only for a change."""

    etag: str | None = None
    last_modified: str | None = None


PAGES = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1"
FEEDS = "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1"
# Robots are named by this word in robots.txt.
AGENT_NAME = "vaarta"


@dataclass(slots=True, frozen=True)
class _Target:
    url: str
    host: str
    port: int
    address: str


@dataclass(slots=True, frozen=True)
class _Ask:
    """What is said to every server on the way, and the bounds for all of it together."""

    url: str
    deadline: float
    timeout: float
    max_bytes: int
    accept: str
    conditions: Conditions


def fetch(
    url: str,
    *,
    allow_private: Collection[str] = (),
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
    accept: str = PAGES,
    conditions: Conditions | None = None,
) -> Fetched:
    """The page at an http(s) address.

    allow_private: host names ("localhost") or host:port pairs that may be in a private network. timeout: seconds
    for everything, redirects included. max_bytes: of the decompressed page. accept: the kinds asked for. conditions: where
    given, the answer may be ``unchanged``.
    Raises FetchError: F001 no such address form, F002 name not found, F003 address refused as private, F004 no
    connection, F005 too slow, F006 too many redirects, F007 the server says no (``status`` and ``retry_after`` are on the
    error), F008 too large, F009 not a text page.
    """
    ask = _Ask(url, time.monotonic() + timeout, timeout, max_bytes, accept, conditions or Conditions())
    current = url
    for _ in range(MAX_REDIRECTS + 1):
        target = _resolve(current, url, allow_private)
        answer = _get(target, ask)
        if isinstance(answer, Fetched):
            return answer
        current = urljoin(current, answer)
    raise FetchError(
        "F006",
        f"the address redirects more than {MAX_REDIRECTS} times. Open it in a browser and give the final address.",
        url,
    )


def _resolve(current: str, asked: str, allow_private: Collection[str]) -> _Target:
    try:
        parts = urlsplit(current)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise FetchError("F001", "only http and https addresses are fetched. Save the page and give the file.", current[:300])
    port = port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError("F002", f"the name {host!r} is not found ({error}). Check the spelling and the network.", asked) from error
    addresses = list(dict.fromkeys(str(entry[4][0]).split("%", 1)[0] for entry in found))
    allowed = host in allow_private or f"{host}:{port}" in allow_private
    if not allowed:
        for address in addresses:
            if not is_public(address):
                raise FetchError(
                    "F003",
                    f"{host!r} is at {address}, inside a private network, and is not fetched. "
                    "If that is meant, allow this host by name (--allow-host).",
                    asked,
                )
    # IPv4 first: many networks resolve IPv6 and cannot reach it, and with a pinned address nothing else would be tried.
    addresses.sort(key=lambda a: ":" in a)
    return _Target(current, host, port, addresses[0])


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public internet, looking through IPv4 addresses wrapped in IPv6."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        # ::ffff:a.b.c.d, 6to4 and the NAT64 prefix reach the IPv4 address inside.
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.teredo is not None:
            return False
    return ip.is_global and not ip.is_multicast


def _get(target: _Target, ask: _Ask) -> Fetched | str:
    """One request. Returns the page, or the address that it redirects to."""
    import httpx

    left = ask.deadline - time.monotonic()
    if left <= 0:
        raise _slow(ask)
    parts = urlsplit(target.url)
    address = f"[{target.address}]" if ":" in target.address else target.address
    pinned = parts._replace(netloc=f"{address}:{target.port}", fragment="").geturl()
    default = target.port == (443 if parts.scheme == "https" else 80)
    name = f"[{target.host}]" if ":" in target.host else target.host
    headers = {
        "Host": name if default else f"{name}:{target.port}",
        "User-Agent": _AGENT,
        "Accept": ask.accept,
        "Accept-Language": "hi,en;q=0.3",
        # Others would be unpacked out of our sight; these two are unpacked below with a bound.
        "Accept-Encoding": "gzip, deflate",
    }
    if ask.conditions.etag:
        headers["If-None-Match"] = ask.conditions.etag
    if ask.conditions.last_modified:
        headers["If-Modified-Since"] = ask.conditions.last_modified
    # No proxy and no credentials from the environment: they would undo the pinning, or be sent to strangers.
    client = httpx.Client(trust_env=False, follow_redirects=False, timeout=httpx.Timeout(min(left, 15.0)))
    # A server may send one byte a second for ever; closing the connection from outside ends that.
    alarm = threading.Timer(left, client.close)
    alarm.daemon = True
    alarm.start()
    try:
        request = client.build_request("GET", pinned, headers=headers, extensions={"sni_hostname": target.host})
        response = client.send(request, stream=True)
        return _read(response, target, ask)
    except httpx.TimeoutException as error:
        raise _slow(ask) from error
    except FetchError:
        raise
    except Exception as error:
        if time.monotonic() >= ask.deadline:
            raise _slow(ask) from error
        detail = str(error) or type(error).__name__
        raise FetchError("F004", f"no page came from there ({detail}). Try again, or save the page and give the file.", ask.url) from error
    finally:
        alarm.cancel()
        with suppress(Exception):
            client.close()


def _slow(ask: _Ask) -> FetchError:
    return FetchError("F005", f"it did not come within {ask.timeout:g} s. Try again, or save the page and give the file.", ask.url)


def _header(response: httpx.Response, name: str) -> str | None:
    value = response.headers.get(name, "").strip()
    return value if value and len(value) <= 500 else None


def _read(response: httpx.Response, target: _Target, ask: _Ask) -> Fetched | str:
    status = response.status_code
    if status in _REDIRECTS and (location := response.headers.get("location")):
        return str(location)
    if status == 304 and (ask.conditions.etag or ask.conditions.last_modified):
        return Fetched(b"", target.url, unchanged=True)
    if status != 200:
        raise FetchError(
            "F007",
            f"the server answers {status}. Check the address; a page behind a login must be saved by hand.",
            ask.url,
            status=status,
            retry_after=_header(response, "retry-after"),
        )
    kind = response.headers.get("content-type", "").lower()
    if kind and not kind.startswith(_TEXT_TYPES):
        raise FetchError("F009", f"the address holds {kind.split(';')[0]!r}, not a page. Give the address of the article.", ask.url)
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise FetchError(
            "F009",
            f"the server packs the page as {encoding!r}, which was not asked for. Save the page and give the file.",
            ask.url,
        )
    unpack = Unpacker(encoding)
    data = bytearray()
    for chunk in response.iter_raw(65536):
        if time.monotonic() > ask.deadline:
            raise _slow(ask)
        data += unpack(chunk, ask.max_bytes + 1 - len(data))
        if len(data) > ask.max_bytes:
            raise FetchError(
                "F008",
                f"the page is larger than {ask.max_bytes / 1e6:g} MB. Raise --max-bytes if it really is one article.",
                ask.url,
            )
    etag, modified = _header(response, "etag"), _header(response, "last-modified")
    return Fetched(bytes(data), target.url, response.charset_encoding, etag, modified)
