"""``vaarta talks``: the dossier of two sides, and which talks the store tells of."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from ..coder import Coder
from ..engine import DATA
from ..errors import UsageError
from ..export.tables import countries
from ..language.tables import read_table
from ..reading.dates import check_published
from ..records import to_json
from ..store.database import given_address, open_current
from ..store.filters import country
from ..store.talks import TalkFound, find_talks
from ..store.talks import dossier as read_dossier
from ..talks.dossier import Dossier
from ..talks.lexicon import TalkWords, load
from ..talks.writing import Teller, markdown, notes, page, sections, title

# Longer cells stand in lines of their own.
SHORT = 28


def side_keys(text: str, coder: Coder, words: TalkWords, members: bool) -> tuple[str, ...]:
    """The keys of one side: "USA", "USA,NATO" or names in Hindi; with members also the states of an alliance. Raises UsageError."""
    keys = [k for part in text.split(",") if (k := country(part.strip() or None, coder, "side"))]
    if not keys:
        raise UsageError("U021", "a side is empty; give keys or names, as USA,NATO.")
    if members:
        keys += [m for k in list(keys) for m in sorted(words.members.get(k, ()))]
    return tuple(dict.fromkeys(keys))


def key_names() -> Callable[[str | None, str], str]:
    """What says a key in a language, from the project's own tables; the key itself where none has it."""
    # The explorer's words, read as a file: importing its package would ask for what only a server needs.
    folder = Path(__file__).resolve().parent.parent / "web" / "words"
    names: dict[str, dict[str, str]] = {"en": {key: state.name for key, state in countries().items()}}
    rows = read_table(DATA / "hi" / "participants" / "countries.tsv", ("key", "names"))
    names["hi"] = {row["key"]: row.many("names")[0] for row in rows}
    for language, known in names.items():
        known.update(tomllib.loads((folder / f"bodies.{language}.toml").read_text(encoding="utf-8"))["bodies"])
    return lambda key, language: names[language].get(key or "", key or "?")


def print_dossier(
    sides: Sequence[str],
    *,
    topic: str | None,
    since: str | None,
    until: str | None,
    to: str,
    language: str,
    members: bool,
    db: str | None,
) -> int:
    """Print the dossier of two sides; 0 also where it is empty. Raises UsageError U021 for an unknown side or topic."""
    if len(sides) != 2:
        raise UsageError("U021", "give two sides, as: vaarta talks USA RUS. Or --list for the talks that there are.")
    coder = Coder()
    words, lexicon = load(coder.engine.language), coder.engine.lexica.themes.topics
    wanted = lexicon.resolve(topic) if topic else None
    if topic and wanted is None:
        raise UsageError("U021", f'--topic {topic!r} is none that is known; give an id or a name, as missiles or "INF संधि".')
    days = [check_published(d)[:10] if d else None for d in (since, until)]
    one, other = (side_keys(text, coder, words, members) for text in sides)
    other = tuple(k for k in other if k not in one)
    if not other:
        raise UsageError("U021", "the two sides are the same; give two that talk with each other.")
    database = open_current(given_address(db))
    try:
        with database.read() as connection:
            found = read_dossier(connection, (one, other), words, lexicon, topic=wanted, since=days[0], until=days[1])
    finally:
        database.close()
    _write(found, Teller(words, lexicon, language, key_names()), to)
    return 0


def _write(found: Dossier, teller: Teller, to: str) -> None:
    if to == "json":
        print(to_json(found, indent=2))
    elif to == "md":
        print(markdown(found, teller))
    elif to == "html":
        sys.stdout.write(page(found, teller))
    else:
        _tables(found, teller)
    if to != "md" and to != "html":
        for note in notes(found, teller):
            print(f"vaarta: {note}", file=sys.stderr)


def _tables(found: Dossier, teller: Teller) -> None:
    from rich.console import Console

    from .render import safe

    console = Console(soft_wrap=False, highlight=False)
    console.print(f"[bold]{safe(title(found, teller))}[/bold]")
    for heading, columns, rows in sections(found, teller):
        console.print(f"\n[bold cyan]{safe(heading)}[/]")
        if not rows:
            console.print("  " + safe(teller.say("word.none")), style="dim")
        elif len(columns) <= 4 and max(len(c) for row in rows for c in row) <= console.width // 3:
            _table(console, columns, rows)
        else:
            _entries(console, columns, rows)


def _entries(console: object, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows too wide for a terminal as entries: the short cells in one line, every long one below, wrapped between words."""
    from rich.console import Console
    from rich.padding import Padding

    from .render import safe

    assert isinstance(console, Console)
    for row in rows:
        cells = [" ".join(c.split()) for c in row]
        short = [n for n, c in enumerate(cells) if c and len(c) <= SHORT]
        head = " · ".join(f"[bold]{safe(cells[n])}[/]" if n == 0 else safe(cells[n]) for n in short)
        console.print(Padding(head, (0, 0, 0, 2), expand=False))
        for n, cell in enumerate(cells):
            if cell and n not in short:
                console.print(Padding(f"[dim]{safe(columns[n])}:[/] {safe(cell)}", (0, 0, 0, 6), expand=False))


def _table(console: object, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    from .render import safe

    assert isinstance(console, Console)
    table = Table(box=SIMPLE, padding=(0, 1), show_header=len(columns) > 1, expand=False)
    for at, column in enumerate(columns):
        # A day broken over two lines cannot be read.
        day = any(at < len(row) and row[at][:4].isdigit() for row in rows)
        table.add_column(safe(column), overflow="fold", no_wrap=day)
    for row in rows:
        table.add_row(*(safe(" ".join(cell.split())) for cell in row))
    console.print(table)


def list_talks(*, since: str | None, until: str | None, least: int, pages: int, to: str, language: str, db: str | None) -> int:
    """Print the talks that recur in the store."""
    coder = Coder()
    words, lexicon = load(coder.engine.language), coder.engine.lexica.themes.topics
    days = [check_published(d)[:10] if d else None for d in (since, until)]
    database = open_current(given_address(db))
    try:
        with database.read() as connection:
            found = find_talks(connection, least=least, pages=pages, since=days[0], until=days[1])
    finally:
        database.close()
    if to == "json":
        print(to_json(found, indent=2))
        return 0
    teller = Teller(words, lexicon, language, key_names())
    _listed(found, teller)
    return 0


def _listed(found: Sequence[TalkFound], teller: Teller) -> None:
    from rich.console import Console

    console = Console()
    if not found:
        console.print(teller.say("word.none"))
        return
    columns = [teller.say(f"col.{c}") for c in ("side", "side", "topic", "events", "source", "days")]
    rows = [
        [f"{teller.key(t.one)} ({t.one})", f"{teller.key(t.other)} ({t.other})", teller.topic(t.topic) if t.topic else "–", str(t.events),
         str(t.pages), f"{t.first} – {t.last}"]
        for t in found
    ]  # fmt: skip
    _table(console, columns, rows)
