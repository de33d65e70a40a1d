"""The commands: code, show, explain, eval, lint-data."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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


def _version(value: bool) -> None:
    if value:
        from .. import __version__
        from ..compiled import lexicon_version

        typer.echo(f"vaarta {__version__} (lexicon {lexicon_version()})")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the versions and stop.")] = False,
) -> None:
    """Reads Hindi news pages and keeps an auditable record of political events."""


@app.command()
def code(
    sources: Sources = None,
    form: Annotated[Form, typer.Option("--from", help="What the sources are.")] = Form.auto,
    to: Annotated[To | None, typer.Option("--to", help="table for people, json or jsonl for programs.")] = None,
    published: Published = None,
    explain: Annotated[bool, typer.Option("--explain", help="Give the reasons of every event.")] = False,
    data: Data = None,
    allow_host: Annotated[list[str] | None, typer.Option(help="A private host that may be fetched from.")] = None,
    max_bytes: Annotated[int, typer.Option(help="The largest page that is read, in bytes.", min=1)] = 10_000_000,
) -> None:
    """Code pages: who did or said what to whom, when, where, on whose word."""
    from .coding import code_sources

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
) -> None:
    """Score the coder against annotated sentences, as section 8 of the codebook says."""
    from .evaluate import evaluate_gold

    sys.exit(evaluate_gold(gold, data=data or [], errors=errors, as_json=as_json, floors=floors, confusion=confusion))


@app.command("lint-data")
def lint_data(
    folders: Annotated[list[Path] | None, typer.Argument(help="Your own data folders; ours where none is given.")] = None,
) -> None:
    """Check data files: columns, unknown codes, duplicates, invisible characters."""
    from .lint import lint_folders

    sys.exit(lint_folders(folders or []))
