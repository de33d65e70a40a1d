"""Feeds to pages: polls what is due, fetches what they name, hands it to the coder; once through, or for ever."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from ..errors import FetchError, SourceError
from ..reading import address, feeds, fetch
from ..reading.rawpages import RawPage
from ..store import frontier, ledger
from ..store.clock import later, now
from ..store.writer import Known, LinkState, Refused
from .crawl import Answer, Crawler, Errand, may_pass, rest_asked
from .pages import Item, incoming
from .run import Ingest
from .settings import INDIA, Source

MAX_TRIES = 6
# Sitemap indices lead to sitemaps, and those to pages; one that leads on and on is a trap.
MAX_DEPTH = 3
_ROUND_LINKS = 500
_LONGEST_BACKOFF = 24 * 3600.0
_IDLE = 5.0
_ANYTHING = "*/*"


@dataclass(slots=True)
class _Poll:
    """A feed under way. depth: how many sitemap indices led here; limit: how many entries are taken."""

    source: Source
    source_id: int
    depth: int = 0


@dataclass(slots=True)
class Watch:
    """Polls sources and fetches what they name for an ingest."""

    ingest: Ingest
    crawler: Crawler
    sources: dict[int, Source] = field(default_factory=dict)
    failed: list[Refused] = field(default_factory=list)

    def add_sources(self, sources: Sequence[Source], kind: str = "feed") -> list[int]:
        """Note sources in the store; their ids."""

        def note(connection: Connection) -> list[int]:
            return [ledger.source_id(connection, s.address, kind, name=s.name, outlet=s.outlet, zone=s.zone) for s in sources]

        ids = self.ingest.noted(note)
        self.sources.update(zip(ids, sources, strict=True))
        return ids

    def for_ever(self) -> None:
        """Poll and fetch until a stop is asked for."""
        while not self.ingest.stop.asked:
            self.round(due_only=True)
            pause_until = time.monotonic() + _IDLE
            while time.monotonic() < pause_until and not self.ingest.stop.asked:
                self.ingest.collect()
                time.sleep(0.2)

    def round(self, *, due_only: bool) -> None:
        """Poll the feeds (all, or those that are due), and fetch every address that is due."""
        self.poll([_Poll(self.sources[i], i) for i in self._due(due_only)])
        self.fetch_links(list(self.sources))
        self.ingest.finish()

    def _due(self, due_only: bool) -> list[int]:
        states = self.ingest.asked(lambda connection: [frontier.polling(connection, id_) for id_ in self.sources])
        moment = now()
        return [s.source_id for s in states if not due_only or s.next_poll is None or s.next_poll <= moment]

    def poll(self, polls: Sequence[_Poll]) -> None:
        """Fetch feeds and note what they name; sitemaps that they lead to as well."""
        waiting = list(polls)
        while waiting and not self.ingest.stop.asked:
            errands = [self._errand(poll) for poll in waiting]
            waiting = []
            for answer in self.crawler.fetch_all(errands):
                if answer is None:
                    self.ingest.collect()
                else:
                    waiting += self._polled(answer)

    def _errand(self, poll: _Poll) -> Errand:
        conditions = None
        if poll.depth == 0:
            state = self.ingest.asked(lambda connection: frontier.polling(connection, poll.source_id))
            conditions = fetch.Conditions(state.etag, state.last_modified)
        return Errand(poll.source.address, poll, fetch.FEEDS, conditions, poll.source.robots, poll.source.delay)

    def _polled(self, answer: Answer) -> list[_Poll]:
        poll: _Poll = answer.errand.sender
        if answer.got is None:
            self._poll_failed(poll, answer)
            return []
        if answer.got.unchanged:
            self._note(poll, None, [], None)
            return []
        try:
            feed = feeds.parse_feed(
                answer.got.data,
                answer.got.url,
                charset=answer.got.charset,
                zone=poll.source.zone,
                max_bytes=self.crawler.manners.max_bytes,
            )
        except SourceError as error:
            self._poll_failed(poll, answer, error)
            return []
        return self.take_feed(feed, poll, answer.got)

    def take_feed(self, feed: feeds.Feed, poll: _Poll, got: fetch.Fetched | None) -> list[_Poll]:
        """Note the addresses that a feed names; the sitemaps that it leads to."""
        entries = feed.entries[: poll.source.limit] if poll.source.limit else feed.entries
        if feed.kind == "index":
            self._note(poll, got, [], feed.broken)
            if poll.depth >= MAX_DEPTH:
                return []
            return [_Poll(replace(poll.source, address=entry.url), poll.source_id, poll.depth + 1) for entry in feed.entries]
        named = [frontier.Named(known, e.url, e.stamp, e.published) for e in entries if (known := address.canonical(e.url))]
        self._note(poll, got, named, feed.broken)
        return []

    def _note(self, poll: _Poll, got: fetch.Fetched | None, named: Sequence[frontier.Named], broken: SourceError | None) -> None:
        """A poll and what it brought, in one transaction: no address is lost between the two."""

        def write(connection: Connection) -> int:
            added = frontier.add_links(connection, poll.source_id, named)
            if poll.depth == 0:
                # Not all at the same second for ever.
                pause = poll.source.interval * random.uniform(0.9, 1.1)
                code = broken.code if broken is not None else None
                # A feed that broke off is asked for in full again, not only for a change.
                kept = got if broken is None else None
                frontier.polled(connection, poll.source_id, next_poll=later(pause), code=code, failures=0, changed=kept)
            return added

        self.ingest.progress.queue += self.ingest.noted(write)
        if broken is not None:
            self.ingest.add([self._refused(poll, broken)])

    def _poll_failed(self, poll: _Poll, answer: Answer, error: FetchError | SourceError | None = None) -> None:
        told = error or answer.error

        def write(connection: Connection) -> None:
            state = frontier.polling(connection, poll.source_id)
            failures = state.failures + 1
            pause = min(poll.source.interval * 2 ** min(failures, 10), _LONGEST_BACKOFF)
            if answer.postponed is not None:
                pause, failures = answer.postponed, state.failures
            elif isinstance(told, FetchError) and (rest := rest_asked(told)) is not None:
                pause = rest
            code = told.code if told is not None else None
            frontier.polled(connection, poll.source_id, next_poll=later(pause), code=code, failures=failures)

        if poll.depth == 0:
            self.ingest.noted(write)
        if told is not None:
            self.failed.append(self._refused(poll, told))
            self.ingest.add(self.failed[-1:])

    def _refused(self, poll: _Poll, error: FetchError | SourceError) -> Refused:
        known = address.canonical(poll.source.address) or poll.source.address
        self.ingest.progress.note(f"vaarta: {error}")
        return Refused(known, "", error.code, error.message, poll.source.address, poll.source.address, None, poll.source_id)

    def fetch_links(self, source_ids: Sequence[int]) -> None:
        """Fetch every address of these sources that is due, and hand the pages to the coder."""
        while not self.ingest.stop.asked:
            due = self.ingest.asked(lambda connection: frontier.due_links(connection, sources=source_ids, limit=_ROUND_LINKS))
            self.ingest.progress.queue = self.ingest.asked(frontier.waiting)
            if not due:
                return
            self.ingest.add(self._fetched(due))
            # Only when they are stored are the addresses of this round no longer due.
            self.ingest.finish()

    def _fetched(self, due: Sequence[frontier.Wanted]) -> Iterator[Item]:
        errands = []
        for link in due:
            source = self.sources.get(link.source_id)
            robots = source.robots if source else True
            errands.append(Errand(link.url, link, fetch.PAGES, None, robots, source.delay if source else None))
        for answer in self.crawler.fetch_all(errands):
            yield None if answer is None else self.page(answer)

    def page(self, answer: Answer) -> Item:
        """The page of an answer, or the record of why there is none, with what becomes of its address."""
        link: frontier.Wanted = answer.errand.sender
        self.ingest.progress.queue = max(0, self.ingest.progress.queue - 1)
        source = self.sources.get(link.source_id)
        if answer.got is not None:
            raw = RawPage(answer.got.data, link.url, url=answer.got.url, charset=answer.got.charset, captured=now())
            outlet, zone = (source.outlet, source.zone) if source else (None, INDIA)
            done = LinkState(link.address, "done")
            return incoming(raw, link.source_id, zone=zone, outlet=outlet, feed_published=link.published, link=done)
        if answer.postponed is not None or answer.error is None:
            return Known(LinkState(link.address, "due", "F011", later(max(answer.postponed or 0.0, 60.0))))
        error = answer.error
        state = self._again(link, error)
        return Refused(link.address, "", error.code, error.message, link.url, link.url, None, link.source_id, state)

    def _again(self, link: frontier.Wanted, error: FetchError) -> LinkState:
        if error.code == "F011":
            return LinkState(link.address, "due", error.code, later(600.0))
        if not may_pass(error) or link.tries + 1 >= MAX_TRIES:
            return LinkState(link.address, "failed", error.code)
        pause = rest_asked(error) or min(60.0 * 4**link.tries, _LONGEST_BACKOFF)
        return LinkState(link.address, "due", error.code, later(pause))

    def follow(self, feed: feeds.Feed, source_id: int, got: fetch.Fetched | None = None) -> None:
        """Note what a feed names that came in another way than by polling (a file, a named address)."""
        self.poll(self.take_feed(feed, _Poll(self.sources[source_id], source_id), got))

    def fetch_named(self, named: Sequence[tuple[str, int]]) -> None:
        """Fetch addresses that the user named, with their source ids: pages are coded, feeds and sitemaps are followed.

        robots.txt is not asked for these: a person asks for this very page. It is for what feeds lead to.
        """
        found: list[tuple[feeds.Feed, int, fetch.Fetched]] = []
        self.ingest.add(self._named(named, found))
        for feed, source_id, got in found:
            self.follow(feed, source_id, got)
        self.fetch_links([source_id for _, source_id, _ in found])

    def _named(self, named: Sequence[tuple[str, int]], found: list[tuple[feeds.Feed, int, fetch.Fetched]]) -> Iterator[Item]:
        for answer in self.crawler.fetch_all(Errand(url, id_, _ANYTHING, robots=False) for url, id_ in named):
            if answer is None:
                yield None
                continue
            source_id: int = answer.errand.sender
            source, got, url = self.sources[source_id], answer.got, answer.errand.url
            try:
                if got is None:
                    raise answer.error or FetchError("F011", "the host asked for rest or kept failing. Try again later.", url)
                if feeds.looks_like_feed(got.data):
                    found.append((feeds.parse_feed(got.data, got.url, charset=got.charset, zone=source.zone), source_id, got))
                    continue
            except (FetchError, SourceError) as error:
                refused = self._refused(_Poll(source, source_id), error)
                self.failed.append(refused)
                yield refused
                continue
            raw = RawPage(got.data, url, url=got.url, charset=got.charset, captured=now())
            yield incoming(raw, source_id, zone=source.zone, outlet=source.outlet)
