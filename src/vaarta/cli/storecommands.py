"""The commands that read the store: search, index, stories, export."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .commands import app

Db = Annotated[str | None, typer.Option("--db", help="The database: a file, or postgresql://user@host/name.")]
Actor = Annotated[str | None, typer.Option(help="Who acts: a key (RUS, UN) or a name in Hindi.")]
Recipient = Annotated[str | None, typer.Option(help="At whom it is aimed: a key or a name in Hindi.")]
Speaker = Annotated[str | None, typer.Option(help="On whose word: a key or a name in Hindi.")]
Type = Annotated[str | None, typer.Option("--type", help="A type of the codebook: ASSAULT.")]
Status = Annotated[str | None, typer.Option(help="happened, future, hypothetical, negated or historical.")]
Since = Annotated[str | None, typer.Option(help="The first day: 2022-01-08.")]
Until = Annotated[str | None, typer.Option(help="The last day.")]
Place = Annotated[str | None, typer.Option(help="Where: a country's key, or the name of a place.")]
Outlet = Annotated[str | None, typer.Option(help="The outlet, as records name it.")]


class View(StrEnum):
    """How search results are written."""

    table = "table"
    json = "json"


class Layout(StrEnum):
    """The layouts of an export."""

    plover = "plover"
    polecat = "polecat"
    gdelt = "gdelt"
    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"


@app.command()
def search(
    words: Annotated[str, typer.Argument(help='Words in Hindi, names also in Latin letters; "in quotes" side by side, -word not.')] = "",
    actor: Actor = None,
    recipient: Recipient = None,
    speaker: Speaker = None,
    type_: Type = None,
    status: Status = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    outlet: Outlet = None,
    to: Annotated[View, typer.Option("--to", help="table for people, json for programs.")] = View.table,
    limit: Annotated[int, typer.Option(help="How many pages.", min=1, max=1000)] = 20,
    offset: Annotated[int, typer.Option(help="How many to pass over.", min=0, max=100_000)] = 0,
    db: Db = None,
) -> None:
    """Find pages by words, in any form and spelling, and by the events in them."""
    from .search import search_store

    given = {"actor": actor, "recipient": recipient, "speaker": speaker, "type": type_, "status": status}
    given |= {"since": since, "until": until, "place": place, "outlet": outlet}
    sys.exit(search_store(words, given, db=db, to=to.value, limit=limit, offset=offset))


@app.command()
def index(db: Db = None) -> None:
    """Bring the search index up to date with the pages of the store."""
    from .search import index_store

    sys.exit(index_store(db))


@app.command()
def stories(
    db: Db = None, rebuild: Annotated[bool, typer.Option("--rebuild", help="Forget all stories and make them anew.")] = False
) -> None:
    """Bring stories and merged events up to date with the pages of the store."""
    from .search import group_store

    sys.exit(group_store(db, rebuild))


@app.command()
def export(
    out: Annotated[Path, typer.Argument(help="The file to write; - for standard output.")],
    to: Annotated[Layout, typer.Option("--to", help="The layout.")] = Layout.csv,
    actor: Actor = None,
    recipient: Recipient = None,
    speaker: Speaker = None,
    type_: Type = None,
    status: Annotated[str | None, typer.Option(help="A status, or all; polecat and gdelt take happened unless told otherwise.")] = None,
    since: Since = None,
    until: Until = None,
    place: Place = None,
    outlet: Outlet = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")] = False,
    db: Db = None,
) -> None:
    """Write events to a file in a layout of the field, with a codebook and a citation beside it."""
    from .export import export_store

    given = {"actor": actor, "recipient": recipient, "speaker": speaker, "type": type_, "status": status}
    given |= {"since": since, "until": until, "place": place, "outlet": outlet}
    sys.exit(export_store(out, to.value, given, db=db, overwrite=overwrite))


@app.command()
def load(
    shards: Annotated[Path, typer.Argument(help="A folder that vaarta code --out wrote.")],
    db: Db = None,
    stories_too: Annotated[bool, typer.Option("--stories/--no-stories", help="Bring search and stories up to date as well.")] = True,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Load coded shards into the store; the same again changes nothing."""
    from .scaling import load as load_folder

    sys.exit(load_folder(shards, db, quiet=quiet, stories=stories_too))


class DossierView(StrEnum):
    """How a dossier is written."""

    table = "table"
    md = "md"
    json = "json"
    html = "html"


class Words(StrEnum):
    """The language of headings."""

    hi = "hi"
    en = "en"


@app.command()
def talks(
    sides: Annotated[list[str] | None, typer.Argument(help="Two sides, each a key or a name, or several: USA,NATO RUS.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the talks that recur in the store.")] = False,
    topic: Annotated[str | None, typer.Option(help='A topic and what lies below it: missiles, "INF संधि".')] = None,
    since: Since = None,
    until: Until = None,
    to: Annotated[DossierView, typer.Option("--to", help="table for people, md, html, or json for programs.")] = DossierView.table,
    lang: Annotated[Words, typer.Option("--lang", help="The language of headings.")] = Words.hi,
    with_members: Annotated[bool, typer.Option("--with-members", help="Count the members of NATO or the EU to its side.")] = False,
    least: Annotated[int, typer.Option(help="With --list: at least so many events.", min=1)] = 3,
    pages: Annotated[int, typer.Option(help="With --list: told on at least so many pages.", min=1)] = 2,
    db: Db = None,
) -> None:
    """Print the dossier of two sides' talks: agenda, positions, where they changed, meetings, incidents, what is next."""
    from .talks import list_talks, print_dossier

    if list_:
        sys.exit(list_talks(since=since, until=until, least=least, pages=pages, to=to.value, language=lang.value, db=db))
    sys.exit(
        print_dossier(sides or [], topic=topic, since=since, until=until, to=to.value, language=lang.value, members=with_members, db=db)
    )
