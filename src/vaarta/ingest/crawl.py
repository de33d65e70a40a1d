"""Fetches many addresses politely: few at once, fewer at one host, with a pause between, and none from a host that asks for rest."""

from __future__ import annotations

import heapq
import itertools
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from ..errors import FetchError
from ..reading import decoding, fetch
from .robots import Robots
from .run import Stop

# Errors after which the same address may well answer another day.
PASSING = frozenset(("F002", "F004", "F005", "F011"))
_PASSING_STATUS = frozenset((408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524))
_LONGEST_REST = 24 * 3600.0
# A host that fails this often in a row is left alone until the next round.
_FAILURES = 3


@dataclass(frozen=True, slots=True)
class Manners:
    """How fetching goes. delay: seconds between two requests to a host; per_host and parallel: requests under way at once."""

    delay: float = 2.0
    per_host: int = 1
    parallel: int = 8
    timeout: float = fetch.TIMEOUT
    max_bytes: int = decoding.MAX_BYTES
    allow_private: Collection[str] = ()


@dataclass(slots=True)
class Errand:
    """An address to fetch, with whatever its sender wants back with the answer. robots: whether robots.txt is asked."""

    url: str
    sender: Any = None
    accept: str = fetch.PAGES
    conditions: fetch.Conditions | None = None
    robots: bool = True
    delay: float | None = None


@dataclass(slots=True)
class Answer:
    """What came of an errand: a page or an error. postponed: the host asked for rest, or kept failing, before it was tried."""

    errand: Errand
    got: fetch.Fetched | None = None
    error: FetchError | None = None
    postponed: float | None = None


@dataclass(slots=True)
class _Host:
    waiting: deque[Errand] = field(default_factory=deque)
    active: int = 0
    free_at: float = 0.0
    failures: int = 0
    asked_delay: float | None = None
    rest_until: float = 0.0


def may_pass(error: FetchError) -> bool:
    """Whether trying again later makes sense."""
    return error.code in PASSING or (error.code == "F007" and error.status in _PASSING_STATUS)


def rest_asked(error: FetchError) -> float | None:
    """The seconds for which a server that is overburdened asks to be left alone (429, 503 with Retry-After), or None."""
    if error.code != "F007" or error.status not in (429, 503) or not error.retry_after:
        return None
    try:
        seconds = float(error.retry_after)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(error.retry_after).timestamp() - time.time()
        except (ValueError, TypeError, OverflowError):
            return None
    return min(max(seconds, 1.0), _LONGEST_REST)


class Crawler:
    """Fetches errands; keeps what it learned of hosts (robots.txt, delays, rests) from one call to the next."""

    def __init__(self, manners: Manners, stop: Stop) -> None:
        self.manners, self.stop = manners, stop
        self.robots = Robots(allow_private=manners.allow_private, timeout=manners.timeout)
        self._hosts: dict[str, _Host] = {}

    def fetch_all(self, errands: Iterable[Errand], *, idle: float = 0.5) -> Iterator[Answer | None]:
        """The answers as they come in, in no order; None now and then while nothing comes, so that the caller can do other work.

        At a stop, what is under way is finished and the rest is left.
        """
        count = 0
        for errand in errands:
            self._host(errand.url).waiting.append(errand)
            count += 1
        ready = [(0.0, n, name) for n, (name, host) in enumerate(self._hosts.items()) if host.waiting]
        heapq.heapify(ready)
        order = itertools.count(len(ready))
        under_way: dict[Future[Answer], str] = {}
        with ThreadPoolExecutor(max_workers=self.manners.parallel, thread_name_prefix="fetch") as pool:
            while count:
                now = time.monotonic()
                while ready and not self.stop.asked and len(under_way) < self.manners.parallel and ready[0][0] <= now:
                    _, _, name = heapq.heappop(ready)
                    host = self._hosts[name]
                    if not host.waiting:
                        continue
                    if host.rest_until > now or host.failures >= _FAILURES:
                        pause = max(host.rest_until - now, 60.0)
                        while host.waiting:
                            count -= 1
                            yield Answer(host.waiting.popleft(), postponed=pause)
                        host.failures = 0
                        continue
                    if host.active >= self.manners.per_host:
                        continue
                    if host.free_at > now:
                        heapq.heappush(ready, (host.free_at, next(order), name))
                        continue
                    errand = host.waiting.popleft()
                    host.active += 1
                    host.free_at = now + self._delay(host, errand)
                    under_way[pool.submit(self._one, errand)] = name
                    if host.waiting:
                        heapq.heappush(ready, (host.free_at, next(order), name))
                if self.stop.asked and not under_way:
                    break
                pause = idle if not ready else min(idle, max(0.005, ready[0][0] - time.monotonic()))
                if not under_way:
                    time.sleep(pause)
                    yield None
                    continue
                done, _ = wait(under_way, timeout=pause, return_when=FIRST_COMPLETED)
                if not done:
                    yield None
                for future in done:
                    name = under_way.pop(future)
                    count -= 1
                    answer = future.result()
                    self._learn(self._hosts[name], answer)
                    if self._hosts[name].waiting:
                        heapq.heappush(ready, (self._hosts[name].free_at, next(order), name))
                    yield answer
        for host in self._hosts.values():
            host.waiting.clear()

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(urlsplit(url).netloc.lower().rsplit("@", 1)[-1], _Host())

    def _delay(self, host: _Host, errand: Errand) -> float:
        wanted = self.manners.delay if errand.delay is None else errand.delay
        return max(wanted, host.asked_delay or 0.0)

    def _one(self, errand: Errand) -> Answer:
        try:
            if errand.robots:
                asked = self.robots.check(errand.url)
                if asked is not None:
                    self._host(errand.url).asked_delay = asked
            got = fetch.fetch(
                errand.url,
                allow_private=self.manners.allow_private,
                timeout=self.manners.timeout,
                max_bytes=self.manners.max_bytes,
                accept=errand.accept,
                conditions=errand.conditions,
            )
        except FetchError as error:
            return Answer(errand, error=error)
        except Exception as error:
            # One odd address must not end a run of months.
            return Answer(errand, error=FetchError("F004", f"fetching failed ({type(error).__name__}: {error}). Report it.", errand.url))
        return Answer(errand, got=got)

    def _learn(self, host: _Host, answer: Answer) -> None:
        host.active -= 1
        # The pause begins when the answer is there: a slow server gets longer ones.
        host.free_at = max(host.free_at, time.monotonic() + self._delay(host, answer.errand))
        if answer.error is None:
            host.failures = 0
            return
        if (seconds := rest_asked(answer.error)) is not None:
            host.rest_until = time.monotonic() + seconds
        if answer.error.code in PASSING:
            host.failures += 1
            host.free_at = max(host.free_at, time.monotonic() + self.manners.delay * 2**host.failures)
