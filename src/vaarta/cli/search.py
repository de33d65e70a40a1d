"""``vaarta search``, ``vaarta index`` and ``vaarta stories``: what reads the store, and what keeps it readable."""

from __future__ import annotations

import sys
from typing import Any

from ..coder import Coder
from ..errors import UsageError
from ..language import tokenise
from ..language.names import find_names
from ..records import to_json
from ..store.database import given_address, open_current
from ..store.queries import EventFilter
from ..store.search import Hit, Indexer, waiting
from ..store.search import search as find

STATUSES = ("happened", "future", "hypothetical", "negated", "historical")


def country(text: str | None, coder: Coder, option: str) -> str | None:
    """A key as it is ("RUS", "UN"), or that of a country or body named in Hindi. Raises UsageError U021 for anything else."""
    if text is None or (text.isascii() and text.replace("_", "").isalnum()):
        return text.upper() if text else None
    mentions = find_names(tokenise(text), coder.engine.names)
    keys = {n.key for m in mentions for n in m.names if n.key and n.kind in ("country", "adjective", "body", "group")}
    if len(keys) == 1:
        return keys.pop()
    raise UsageError("U021", f"{option} {text!r} names no country or body that is known; give its key, as RUS or UN.")


def event_filter(given: dict[str, str | None], coder: Coder) -> tuple[EventFilter, str | None]:
    """The filter of the options, and the name of a place where --place is none of a country. Raises UsageError U021."""
    from ..reading.dates import check_published

    types = set(coder.engine.ontology.types)
    kind = given["type"].upper() if given["type"] else None
    if kind is not None and kind not in types:
        raise UsageError("U021", f"--type {given['type']!r} is none; there are {', '.join(sorted(types))}.")
    if given["status"] is not None and given["status"] not in STATUSES:
        raise UsageError("U021", f"--status {given['status']!r} is none; there are {', '.join(STATUSES)}.")
    days = [check_published(day)[:10] if (day := given[n]) else None for n in ("since", "until")]
    place, name = given["place"], None
    if place is not None and not (place.isascii() and place.isupper()):
        name, place = place_name(place, coder), None
    keys = {n: country(given[n], coder, f"--{n}") for n in ("actor", "recipient", "speaker")}
    return EventFilter(**keys, type=kind, status=given["status"], since=days[0], until=days[1], place=place, outlet=given["outlet"]), name


def place_name(text: str, coder: Coder) -> str:
    """The name under which the gazetteer keeps a place, whatever spelling was given; the text itself where it has none."""
    from ..resolving.places import place_phrases

    for phrase in place_phrases(tokenise(f"{text} में"), coder.engine.places):
        return min(phrase.candidates, key=lambda p: (p.rank, p.name)).name
    return text


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
