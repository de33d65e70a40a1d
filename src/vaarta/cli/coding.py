"""``vaarta code`` and ``vaarta show``: sources in, records out, one bad page never stops a run."""

from __future__ import annotations

import contextlib
import json
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

from ..coder import Coder
from ..errors import SourceError, UsageError, VaartaError
from ..records import Article, plain, to_json

if TYPE_CHECKING:
    from ..ingest.limits import Limits
    from ..reading import Form as ReadForm

Input = tuple[str, Article] | VaartaError


def code_sources(
    sources: Sequence[str],
    *,
    form: str,
    to: str | None,
    published: str | None,
    explain: bool,
    data: Sequence[Path],
    allow: Sequence[str],
    max_bytes: int,
    jobs: int = 0,
    limits: Limits | None = None,
) -> int:
    """Code every source in turn, in ``jobs`` processes or here; the exit code is 1 where any of them failed or was rejected."""
    if not sources:
        raise UsageError("U003", "no source given; name files, folders or addresses, or - for standard input.")
    _check_data(data)
    if published is not None:
        from ..reading.dates import check_published

        published = check_published(published)
    out = Output(to or "table", explain)
    given = _items(sources, form, published, allow, max_bytes)
    for item in _coded_in_processes(given, jobs, data, limits) if jobs else _coded_here(given, Coder("hi", data)):
        if isinstance(item, VaartaError):
            out.error(item)
        else:
            out.article(*item)
    return out.close()


def _coded_here(given: Iterator[Input], coder: Coder) -> Iterator[Input]:
    for item in given:
        yield item if isinstance(item, VaartaError) else (item[0], coder.run(item[1]))


def _coded_in_processes(given: Iterator[Input], jobs: int, data: Sequence[Path], limits: Limits | None) -> Iterator[Input]:
    """The same, in the same order, out of worker processes."""
    from ..ingest import work
    from ..ingest.hands import Craft
    from ..ingest.limits import Limits as Bounds
    from ..ingest.pool import Pool

    pool = Pool(jobs, Craft(work.do, work.failed, "hi", tuple(data), limits or Bounds()))
    names: deque[str | VaartaError] = deque()

    def ready(wait: bool) -> Iterator[Input]:
        while names:
            name = names[0]
            if isinstance(name, VaartaError):
                names.popleft()
                yield name
                continue
            found = next(pool.take(wait), None)
            if not isinstance(found, Article):
                return
            names.popleft()
            yield name, found

    try:
        for item in given:
            if isinstance(item, VaartaError):
                names.append(item)
            else:
                names.append(item[0])
                pool.submit(work.ArticleTask(item[1]))
            yield from ready(wait=pool.full)
        yield from ready(wait=True)
    finally:
        pool.close()


def _check_data(data: Sequence[Path]) -> None:
    for folder in data:
        if not folder.is_dir():
            raise UsageError("U004", f"--data {folder} is no folder; give one that holds data files as ours do.")


def _items(sources: Sequence[str], form: str, published: str | None, allow: Sequence[str], max_bytes: int) -> Iterator[Input]:
    from ..reading.sources import items

    if form == "jsonl":
        for source in sources:
            yield from _lines(source, published, max_bytes)
        return
    for item in items(sources, form=cast("ReadForm", form), published=published, allow_private=tuple(allow), max_bytes=max_bytes):
        if item.error is not None:
            yield item.error
        elif item.article is not None:
            yield item.article.id, item.article


def _lines(source: str, published: str | None, max_bytes: int) -> Iterator[Input]:
    """JSON lines by order of ``--from jsonl``, whatever the file is called."""
    from ..reading import jsonl
    from ..reading.sources import Options, from_record

    options = Options(published=published, max_bytes=max_bytes)
    try:
        with contextlib.nullcontext(sys.stdin.buffer) if source == "-" else open(source, "rb") as stream:
            for number, record in jsonl.records(stream, source):
                where = f"{source}:{number}"
                if isinstance(record, VaartaError):
                    yield record
                else:
                    article = from_record(record, where, options)
                    yield record["id"], article
    except OSError as error:
        yield SourceError("S001", f"it cannot be read ({error.strerror or error}). Check the path.", source)


class Output:
    """Writes records in one of three forms, each as it comes; errors go to stderr, and into the stream of a program."""

    def __init__(self, to: str, explain: bool, stream: TextIO | None = None) -> None:
        self.to, self.explain = to, explain
        self.stream = stream or sys.stdout
        self.failed = 0
        self.articles: list[dict[str, Any]] = []
        self.console: Any = None
        if to == "table":
            from rich.console import Console

            self.console = Console(highlight=False, soft_wrap=True)

    def error(self, error: VaartaError) -> None:
        self.failed += 1
        if self.to == "table":
            print(f"vaarta: {error}", file=sys.stderr)
            return
        record = {"id": getattr(error, "record", None), "where": error.where, "error": {"code": error.code, "message": error.message}}
        self._write(record)
        print(f"vaarta: {error}", file=sys.stderr)

    def article(self, id_: str, article: Article) -> None:
        if article.rejected is not None:
            self.failed += 1
            print(f"vaarta: [{article.rejected.code}] {article.source or id_}: {article.rejected.message}", file=sys.stderr)
        if self.to == "table":
            from . import render

            render.head(article, self.console)
            render.events(article, self.console, self.explain)
        elif self.to == "jsonl":
            self._write(line(id_, article))
        else:
            self._write(plain(article))

    def _write(self, record: dict[str, Any]) -> None:
        if self.to == "json":
            self.articles.append(record)
        else:
            self.stream.write(json.dumps(record, ensure_ascii=False) + "\n")

    def close(self) -> int:
        if self.to == "json":
            self.stream.write(to_json(self.articles[0] if len(self.articles) == 1 else self.articles, indent=2) + "\n")
        self.stream.flush()
        return 1 if self.failed else 0


def line(id_: str, article: Article) -> dict[str, Any]:
    """The contract for programs: one object for one input line."""
    if article.rejected is not None:
        return {"id": id_, "error": {"code": article.rejected.code, "message": article.rejected.message}}
    record: dict[str, Any] = {"id": id_, "events": [plain(e) for e in article.events]}
    if article.form == "html":
        # Offsets of an HTML page point into the text that was read out of it, so that text goes along.
        record["text"] = article.text
    return record


def show_source(source: str, *, published: str | None, data: Sequence[Path]) -> int:
    """Print one page with its records."""
    from rich.console import Console

    from . import render

    _check_data(data)
    if published is not None:
        from ..reading.dates import check_published

        published = check_published(published)
    coder = Coder("hi", data)
    console = Console(highlight=False, soft_wrap=True)
    failed = 0
    for item in _items([source], "auto", published, (), 10_000_000):
        if isinstance(item, VaartaError):
            print(f"vaarta: {item}", file=sys.stderr)
            failed += 1
            continue
        article = coder.run(item[1])
        if article.rejected is not None:
            print(f"vaarta: [{article.rejected.code}] {source}: {article.rejected.message}", file=sys.stderr)
            failed += 1
        render.reading(article, console)
    return 1 if failed else 0
