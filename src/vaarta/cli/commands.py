"""The commands: code, show, explain, eval, lint-data, ingest, recode, watch, db."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .options import WithRay

app = typer.Typer(
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads Hindi news pages and keeps an auditable record of political events.",
)


class Form(StrEnum):
    """What the sources are."""

    auto = "auto"
    html = "html"
    text = "text"
    plain = "plain"
    jsonl = "jsonl"


class To(StrEnum):
    """How the records are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


Sources = Annotated[list[str] | None, typer.Argument(help="Files, folders, http(s) addresses, or - for standard input.")]
Data = Annotated[list[Path] | None, typer.Option("--data", help="A folder of your own data files, read after ours.")]
Published = Annotated[str | None, typer.Option(help="The day of publication, where the page has none: 2022-01-08.")]

Db = Annotated[str | None, typer.Option("--db", help="A file, or postgresql://user@host/name; else VAARTA_DB, else ./vaarta.db.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", help="Processes that code; 0 codes in this one.", min=0, max=256)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
LogEvery = Annotated[float, typer.Option(help="Seconds between two lines of the log where there is no terminal.", min=0.1)]
Ray = Annotated[str | None, typer.Option("--ray", metavar="[ADDRESS]", help="Code on Ray: a cluster's address, or none to start one here.")]
PageSeconds = Annotated[float, typer.Option(help="How long one page may take.", min=0.1)]
PageMegabytes = Annotated[int, typer.Option(help="How much memory one page may take besides the coder.", min=64)]


def _version(value: bool) -> None:
    if value:
        from .. import __version__
        from ..compiled import lexicon_version
        from ..store.migrations import MIGRATIONS

        typer.echo(f"vaarta {__version__} (lexicon {lexicon_version()}, schema {MIGRATIONS[-1].name})")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the versions and stop.")] = False,
) -> None:
    """Reads Hindi news pages and keeps an auditable record of political events."""


@app.command(cls=WithRay)
def code(
    sources: Sources = None,
    form: Annotated[Form, typer.Option("--from", help="What the sources are.")] = Form.auto,
    to: Annotated[To | None, typer.Option("--to", help="table for people, json or jsonl for programs.")] = None,
    published: Published = None,
    explain: Annotated[bool, typer.Option("--explain", help="Give the reasons of every event.")] = False,
    data: Data = None,
    allow_host: Annotated[list[str] | None, typer.Option(help="A private host that may be fetched from.")] = None,
    max_bytes: Annotated[int, typer.Option(help="The largest page that is read, in bytes.", min=1)] = 10_000_000,
    out: Annotated[Path | None, typer.Option("--out", help="A folder for Parquet shards of events, instead of printing.")] = None,
    jobs: Jobs = 0,
    ray: Ray = None,
    page_seconds: PageSeconds = 120.0,
    page_megabytes: PageMegabytes = 2048,
    quiet: Quiet = False,
) -> None:
    """Code pages: who did or said what to whom, when, where, on whose word."""
    from ..ingest.limits import Limits
    from .coding import code_sources

    limits = Limits(page_seconds, page_megabytes)
    if out is not None or ray is not None:
        from .scaling import code_to_shards

        options = {"form": form.value, "to": to, "published": published, "explain": explain}
        sys.exit(code_to_shards(sources or [], out, options, jobs=jobs, ray=ray, data=data or [], limits=limits, max_bytes=max_bytes,
                                quiet=quiet))  # fmt: skip

    given = sources or (["-"] if form is Form.jsonl or not sys.stdin.isatty() else [])
    sys.exit(
        code_sources(
            given,
            form=form.value,
            to=to.value if to else None,
            published=published,
            explain=explain,
            data=data or [],
            allow=allow_host or [],
            max_bytes=max_bytes,
            jobs=jobs or 0,
            limits=limits,
        )
    )


@app.command()
def show(source: Annotated[str, typer.Argument(help="A file or address.")], published: Published = None, data: Data = None) -> None:
    """Print a page's text with its records under it; what was left out is struck through."""
    from .coding import show_source

    sys.exit(show_source(source, published=published, data=data or []))


@app.command()
def explain(sentence: Annotated[str, typer.Argument(help="One Hindi sentence.")], published: Published = None, data: Data = None) -> None:
    """Show how one sentence is read: tokens, phrases, clauses, frames, roles and refusals."""
    from .explain import explain_sentence

    sys.exit(explain_sentence(sentence, published=published, data=data or []))


@app.command("eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated sentences, one JSON object a line (codebook section 7).")],
    data: Data = None,
    errors: Annotated[bool, typer.Option("--errors", help="Print every sentence that is not all right.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    confusion: Annotated[bool, typer.Option("--confusion", help="Print how often each type was coded as each other.")] = False,
    floors: Annotated[Path | None, typer.Option(help="A floors file; exit 1 where a figure is below its floor.")] = None,
    positions: Annotated[bool, typer.Option("--positions", help="Score positions: a file as docs/positions.md has it.")] = False,
    corpus: Annotated[Path | None, typer.Option(help="With --positions: the corpus that a .tsv of numbers and offsets refers to.")] = None,
) -> None:
    """Score the coder against annotated sentences, as section 8 of the codebook says."""
    from .evaluate import evaluate_gold, evaluate_positions

    if positions:
        sys.exit(evaluate_positions(gold, corpus, data=data or [], errors=errors, as_json=as_json, floors=floors))
    sys.exit(evaluate_gold(gold, data=data or [], errors=errors, as_json=as_json, floors=floors, confusion=confusion))


@app.command("lint-data")
def lint_data(
    folders: Annotated[list[Path] | None, typer.Argument(help="Your own data folders; ours where none is given.")] = None,
) -> None:
    """Check data files: columns, unknown codes, duplicates, invisible characters."""
    from .lint import lint_folders

    sys.exit(lint_folders(folders or []))


Stories = Annotated[bool, typer.Option("--stories/--no-stories", help="Keep stories and merged events up to date as well.")]
AllowHost = Annotated[list[str] | None, typer.Option(help="A private host that may be fetched from.")]


@app.command(cls=WithRay)
def ingest(
    sources: Annotated[list[str] | None, typer.Argument(help="Folders, files, archives, tables, feeds, addresses, or -.")] = None,
    db: Db = None,
    jobs: Jobs = None,
    data: Data = None,
    outlet: Annotated[str | None, typer.Option(help="The outlet of pages that do not say it themselves.")] = None,
    published: Annotated[str | None, typer.Option(help="The day of local pages that say none themselves: 2022-01-08.")] = None,
    zone: Annotated[str, typer.Option(help='What "IST", or no zone at all, means.')] = "Asia/Kolkata",
    text_column: Annotated[str | None, typer.Option(help="The column of a table that holds the text.")] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many pages of each source.", min=1)] = None,
    delay: Annotated[float, typer.Option(help="Seconds between two requests to one host.", min=0)] = 2.0,
    max_bytes: Annotated[int, typer.Option(help="The largest page that is read, in bytes.", min=1)] = 10_000_000,
    allow_host: AllowHost = None,
    ray: Ray = None,
    shards: Annotated[Path | None, typer.Option(help="With --ray: the folder for shards; else beside the database.")] = None,
    page_seconds: PageSeconds = 120.0,
    page_megabytes: PageMegabytes = 2048,
    stories: Stories = True,
    quiet: Quiet = False,
    log_every: LogEvery = 30.0,
) -> None:
    """Read, code and store pages; the same command again goes on where it stopped."""
    from ..ingest.limits import Limits
    from .storing import IngestOptions, ingest_sources

    options = IngestOptions(
        db=db,
        jobs=jobs,
        data=tuple(data or ()),
        outlet=outlet,
        published=published,
        zone=zone,
        text_column=text_column,
        max_bytes=max_bytes,
        limit=limit,
        delay=delay,
        allow_hosts=tuple(allow_host or ()),
        quiet=quiet,
        log_every=log_every,
        limits=Limits(page_seconds, page_megabytes),
        stories=stories,
    )
    if ray is not None:
        from .scaling import ingest_on_ray

        sys.exit(ingest_on_ray(sources or [], options, ray, shards))
    sys.exit(ingest_sources(sources or [], options))


@app.command()
def recode(
    db: Db = None, jobs: Jobs = None, data: Data = None, stories: Stories = True, quiet: Quiet = False, log_every: LogEvery = 30.0
) -> None:
    """Code anew the stored articles that this release and lexicon have not coded; older codings stay."""
    from .storing import IngestOptions
    from .storing import recode as recode_stored

    options = IngestOptions(db=db, jobs=jobs, data=tuple(data or ()), quiet=quiet, log_every=log_every, stories=stories)
    sys.exit(recode_stored(options))


@app.command()
def watch(
    settings: Annotated[Path | None, typer.Argument(help="A sources.toml.")] = None,
    starter: Annotated[bool, typer.Option("--starter", help="Print a sources.toml to begin with, and stop.")] = False,
    once: Annotated[bool, typer.Option("--once", help="Poll every feed once, fetch what is due, and stop.")] = False,
    db: Db = None,
    jobs: Jobs = None,
    data: Data = None,
    allow_host: AllowHost = None,
    stories: Stories = True,
    quiet: Quiet = False,
    log_every: LogEvery = 30.0,
) -> None:
    """Follow feeds for months: poll, fetch, code and store what is new."""
    from .storing import IngestOptions, print_starter, watch_sources

    if starter:
        print_starter()
        return
    options = IngestOptions(
        db=db,
        jobs=jobs,
        data=tuple(data or ()),
        allow_hosts=tuple(allow_host or ()),
        quiet=quiet,
        log_every=log_every,
        stories=stories,
    )
    sys.exit(watch_sources(settings or Path("sources.toml"), options, once=once))


db_app = typer.Typer(no_args_is_help=True, help="The store: its tables and what is in them.")
app.add_typer(db_app, name="db")


@db_app.command("status")
def db_status(db: Db = None, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Print which migrations ran, and what is stored."""
    from .storing import database_status

    sys.exit(database_status(db, as_json=as_json))


@db_app.command("metadata")
def db_metadata(
    out: Annotated[Path | None, typer.Argument(help="The file to write; standard output where none is given.")] = None, db: Db = None
) -> None:
    """Write the metadata with which Datasette shows a SQLite store."""
    from .storing import write_metadata

    sys.exit(write_metadata(out, db))


@db_app.command("migrate")
def db_migrate(db: Db = None) -> None:
    """Bring a database up to date; a new one is made."""
    from .storing import migrate_database

    sys.exit(migrate_database(db))


# The other commands register themselves with the app above.
from . import demo, reviewing, serving, storecommands  # noqa: E402, F401
