"""robots.txt of every host, kept for a day. Read with protego, which knows wildcards, crawl delays and odd line ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from ..errors import FetchError
from ..reading import decoding, fetch

KEPT_SECONDS = 24 * 3600.0
# Google reads no more of it either.
MAX_BYTES = 500_000
MAX_DELAY = 60.0


@dataclass(slots=True)
class _Rules:
    rules: Protego | None
    until: float
    error: FetchError | None = None


class Robots:
    """Asks each host once a day what may be fetched. Safe to use from several threads."""

    def __init__(self, *, allow_private: Collection[str] = (), timeout: float = fetch.TIMEOUT) -> None:
        self._allow, self._timeout = allow_private, timeout
        self._hosts: dict[str, _Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def check(self, url: str) -> float | None:
        """The delay that the host asks for between two requests, in seconds, or None.

        Raises FetchError F010 where the page may not be fetched, or where robots.txt fails at the server so that nobody can tell.
        """
        rules = self._rules(url)
        if rules.error is not None:
            raise FetchError(rules.error.code, rules.error.message, url)
        if rules.rules is None:
            return None
        if not rules.rules.can_fetch(url, fetch.AGENT_NAME):
            raise FetchError("F010", "the site's robots.txt keeps robots from this page. Read it in a browser.", url)
        delay = rules.rules.crawl_delay(fetch.AGENT_NAME)
        return min(float(delay), MAX_DELAY) if delay else None

    def _rules(self, url: str) -> _Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._guard:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:
            kept = self._hosts.get(site)
            if kept is None or kept.until < time.monotonic():
                kept = self._hosts[site] = self._fetched(site)
            return kept

    def _fetched(self, site: str) -> _Rules:
        now = time.monotonic()
        try:
            got = fetch.fetch(
                f"{site}/robots.txt", allow_private=self._allow, timeout=self._timeout, max_bytes=MAX_BYTES, accept="text/plain"
            )
        except FetchError as error:
            # RFC 9309: a plain "no such file" lets everybody in; a server that fails keeps everybody out for the time being.
            if error.code == "F007" and error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return _Rules(None, now + KEPT_SECONDS)
            if error.code in ("F006", "F008", "F009"):
                return _Rules(None, now + KEPT_SECONDS)
            if error.code == "F003":
                return _Rules(None, now + 60.0)
            told = FetchError("F011", f"robots.txt cannot be had now ({error.message}) It is asked for again later.", site)
            return _Rules(None, now + 300.0, told)
        text = decoding.decode(got.data, got.charset)
        return _Rules(Protego.parse(text) if isinstance(text, str) else None, now + KEPT_SECONDS)
