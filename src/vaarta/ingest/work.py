"""What is done with one page: bytes in, rows for the store out, or the reason why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..coder import Coder
from ..reading import address, read
from ..records import Article, Rejection
from ..store.bulk import sealed
from ..store.derived import derive
from ..store.rows import article_rows, coding_rows, without_nul
from ..store.writer import Coded, Recoded, Refused
from .pages import Incoming


@dataclass(slots=True)
class PageTask:
    """A page to read and code. max_bytes: of its text or bytes. derive: whether what search needs is made with it; stories: and stories."""

    page: Incoming
    max_bytes: int
    derive: bool = False
    stories: bool = False


@dataclass(slots=True)
class RecodeTask:
    """A stored article version to code anew, without the sentences and events it had."""

    article_id: int
    article: Article


@dataclass(slots=True)
class ArticleTask:
    """An article that was read already, to code and give back."""

    article: Article


Task = PageTask | RecodeTask | ArticleTask
Result = Coded | Refused | Recoded | Article


def do(task: Task, coder: Coder) -> Result:
    """Read and code, or code what was read."""
    if isinstance(task, ArticleTask):
        return coder.run(task.article)
    if isinstance(task, RecodeTask):
        return _recode(task, coder)
    return _code(task, coder)


def failed(task: Task, code: str, message: str) -> Result:
    """The record of a task that could not be done."""
    if isinstance(task, ArticleTask):
        task.article.events = []
        task.article.rejected = Rejection(code, message)
        return task.article
    if isinstance(task, RecodeTask):
        rows = coding_rows(task.article)
        rows.events, rows.code, rows.message = [], code, message
        return Recoded(task.article_id, rows)
    page = task.page
    raw = page.raw
    return Refused(page.address, page.digest, code, message, raw.place, raw.url, raw.captured, page.source_id, page.link)


def _recode(task: RecodeTask, coder: Coder) -> Recoded:
    return Recoded(task.article_id, coding_rows(coder.run(task.article)))


def _code(task: PageTask, coder: Coder) -> Result:
    # Here, for the process that only writes has no use for the coder's rooms.
    from ..pipeline import coded

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
    passages = coded(article, coder.engine) if article.rejected is None else []
    if article.rejected is not None:
        return failed(task, article.rejected.code, article.rejected.message)
    known = page.address
    if raw.form != "plain":
        data = raw.data if isinstance(raw.data, bytes) else raw.data[:400_000].encode("utf-8", "replace")
        known = address.of_page(raw.url, data) or known
    rows, derived = article_rows(article), None
    if task.derive:
        rows, derived = sealed(rows), derive(article, known, coder.engine, stories=task.stories, passages=passages)
    captured = raw.captured
    return Coded(page.address, page.digest, rows, known, article.url, captured, page.source_id, page.stands_alone, page.link, derived)


def _date(article: Article, page: Incoming) -> None:
    """The feed's date where the page has none or only the same day; else the day given by the user; the source's zone where the
    page's time has none."""
    feed, own = page.feed_published, article.published
    if feed is not None and (own is None or (len(own) == 10 and feed.startswith(own) and len(feed) > 10)):
        article.published, article.published_by = feed, "feed"
    elif own is None and page.given_published is not None:
        article.published, article.published_by = page.given_published, "given"
    elif own is not None and page.zone and len(own) > 10:
        try:
            moment = datetime.fromisoformat(own)
            if moment.tzinfo is None:
                article.published = moment.replace(tzinfo=ZoneInfo(page.zone)).isoformat()
        except (ValueError, ZoneInfoNotFoundError, OverflowError):
            return
