"""``vaarta search``, ``vaarta index`` and ``vaarta stories``: what reads the store, and what keeps it readable."""

from __future__ import annotations

import sys
from typing import Any

from ..coder import Coder
from ..records import to_json
from ..store.database import given_address, open_current
from ..store.filters import event_filter
from ..store.search import Hit, Indexer, waiting
from ..store.search import search as find


def search_store(words: str, given: dict[str, str | None], *, db: str | None, to: str, limit: int, offset: int) -> int:
    """Print what was found; 0 also where nothing was."""
    coder = Coder("hi")
    wanted, place = event_filter(given, coder)
    database = open_current(given_address(db))
    with database.read() as connection:
        hits = find(connection, words, wanted, coder.engine, limit=limit, offset=offset, place=place)
        missing = waiting(connection)
    database.close()
    if to == "json":
        print(to_json([record(h) for h in hits], indent=2))
    else:
        table(hits)
    if missing:
        print(f"vaarta: {missing} pages are not in the index yet; run: vaarta index", file=sys.stderr)
    return 0


def record(hit: Hit) -> dict[str, Any]:
    """A hit as plain JSON values."""
    return {
        "url": hit.url,
        "address": hit.address,
        "outlet": hit.outlet,
        "published": hit.published,
        "title": hit.title,
        "score": hit.score,
        "passage": hit.passage,
        "marks": hit.marks,
        "events": [e.to_dict() for e in hit.events],
    }


def table(hits: list[Hit]) -> None:
    """Title, outlet, day, the best sentence with the words marked, and the events that fit."""
    from rich.console import Console
    from rich.text import Text

    from . import render

    console = Console(highlight=False, soft_wrap=True)
    for hit in hits:
        console.print(f"[bold]{render.safe(hit.title or hit.address)}[/bold]")
        console.print("  " + render.safe(" · ".join(f for f in (hit.outlet, hit.published, hit.url) if f)), style="dim")
        passage = Text("  " + "".join(c if c >= " " else " " for c in hit.passage))
        for start, end in hit.marks:
            passage.stylize("bold", start + 2, end + 2)
        console.print(passage)
        for event in hit.events:
            status = render.STATUS_MARKS[event.status]
            sides = f"{render.safe(render.side(event.actors))} → {render.safe(render.side(event.recipients))}"
            console.print(f"  [{render.COLOURS[event.quad]}]▸ {event.type}[/] {sides}{'  ' + status if status else ''}")
        console.print()
    if not hits:
        console.print("nothing found", style="dim")


def index_store(db: str | None) -> int:
    """Bring the search index up to date."""
    coder = Coder("hi")
    database = open_current(given_address(db))
    done = Indexer(database, coder.engine).update(lambda n: _progress(f"{n} pages indexed"))
    database.close()
    print(f"{done} pages indexed")
    return 0


def group_store(db: str | None, rebuild: bool) -> int:
    """Bring stories and merged events up to date."""
    from ..store.stories import StoryKeeper, counts

    coder = Coder("hi")
    database = open_current(given_address(db))
    keeper = StoryKeeper(database, coder.engine)
    if rebuild:
        keeper.rebuild()
    keeper.update(lambda step, n: _progress(f"{step} {n}"))
    with database.read() as connection:
        found = counts(connection)
    database.close()
    print(f"{found['stories']} stories, {found['merged_events']} merged events")
    return 0


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{text}", end="", file=sys.stderr, flush=True)
