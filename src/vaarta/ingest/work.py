"""What a worker process does: one page in, rows for the store out. Never an exception: a page that breaks the coder is a record."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..coder import Coder
from ..reading import address, read
from ..records import Article
from ..store.rows import article_rows, coding_rows, without_nul
from ..store.writer import Coded, Recoded, Refused
from .pages import Incoming

# A page is coded in some hundredths of a second; one that takes this long would hold the others up for ever.
PAGE_SECONDS = 120.0


@dataclass(slots=True)
class PageTask:
    """A page to read and code. max_bytes: of its text or bytes."""

    page: Incoming
    max_bytes: int


@dataclass(slots=True)
class RecodeTask:
    """A stored article version to code anew, without the sentences and events it had."""

    article_id: int
    article: Article


Task = PageTask | RecodeTask
Result = Coded | Refused | Recoded


class _TooSlow(BaseException):
    """Not an Exception: the reader turns every one of those into a broken page."""


def work(task: Task, coder: Coder, seconds: float = PAGE_SECONDS) -> Result:
    """Do a task. seconds: the time limit, where this is the process's main thread."""
    try:
        with _limited(seconds):
            return _recode(task, coder) if isinstance(task, RecodeTask) else _code(task, coder)
    except _TooSlow:
        return failed(task, "P011", f"coding took longer than {seconds:g} seconds and was given up. Report the page.")
    except Exception as error:
        return failed(task, "P010", f"the page broke the coder ({type(error).__name__}: {error}). Report it with the page.")


def failed(task: Task, code: str, message: str) -> Result:
    """The record of a task that could not be done."""
    if isinstance(task, RecodeTask):
        rows = coding_rows(task.article)
        rows.events, rows.code, rows.message = [], code, message
        return Recoded(task.article_id, rows)
    page = task.page
    raw = page.raw
    return Refused(page.address, page.digest, code, message, raw.place, raw.url, raw.captured, page.source_id, page.link)


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(number: int, frame: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _recode(task: RecodeTask, coder: Coder) -> Recoded:
    return Recoded(task.article_id, coding_rows(coder.run(task.article)))


def _code(task: PageTask, coder: Coder) -> Result:
    page, raw = task.page, task.page.raw
    article = read(
        raw.data,
        source=raw.place,
        form=raw.form,
        url=raw.url,
        outlet=raw.outlet,
        title=raw.title,
        published=raw.published,
        id=raw.key or raw.url or page.address,
        charset=raw.charset,
        max_bytes=task.max_bytes,
    )
    without_nul(article)
    _date(article, page)
    if article.rejected is None:
        coder.run(article)
    if article.rejected is not None:
        return failed(task, article.rejected.code, article.rejected.message)
    known = page.address
    if raw.form != "plain":
        data = raw.data if isinstance(raw.data, bytes) else raw.data[:400_000].encode("utf-8", "replace")
        known = address.of_page(raw.url, data) or known
    url = article.url
    return Coded(page.address, page.digest, article_rows(article), known, url, raw.captured, page.source_id, page.stands_alone, page.link)


def _date(article: Article, page: Incoming) -> None:
    """The feed's date where the page has none or only the same day; the source's zone where the page's time has none."""
    feed, own = page.feed_published, article.published
    if feed is not None and (own is None or (len(own) == 10 and feed.startswith(own) and len(feed) > 10)):
        article.published, article.published_by = feed, "feed"
    elif own is not None and page.zone and len(own) > 10:
        try:
            moment = datetime.fromisoformat(own)
            if moment.tzinfo is None:
                article.published = moment.replace(tzinfo=ZoneInfo(page.zone)).isoformat()
        except (ValueError, ZoneInfoNotFoundError, OverflowError):
            return


_coder: Coder | None = None


def begin(language: str, data: tuple[Path, ...]) -> None:
    """Make a worker process ready: its coder is built, Ctrl-C is left to the main process, and it ends when that ends."""
    global _coder
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_parent()
    _coder = Coder(language, data)


def do(task: Task, seconds: float) -> Result:
    """``work`` in a worker process."""
    assert _coder is not None
    return work(task, _coder, seconds)


def _end_with_parent() -> None:
    """A worker whose main process was killed would wait for its next page for ever."""
    import multiprocessing
    import os
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
