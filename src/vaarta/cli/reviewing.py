"""``vaarta users`` and ``vaarta reviews``: who may review, and what came of it. Passwords come from a prompt or standard input."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .commands import Db, app

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ..store.database import Database

users_app = typer.Typer(no_args_is_help=True, help="Who may sign in and review.")
reviews_app = typer.Typer(no_args_is_help=True, help="What reviewers said of the record.")
app.add_typer(users_app, name="users")
app.add_typer(reviews_app, name="reviews")

Name = Annotated[str, typer.Argument(help="The user's name: letters, digits and . _ -")]


@users_app.command("add")
def users_add(name: Name, db: Db = None) -> None:
    """Add a user; the password is asked for, or read from standard input."""
    from ..store import users

    name = users.checked_name(name)
    _changed(db, lambda connection, stored: users.add(connection, name, stored), create=True)
    print(f"{name} may sign in")


@users_app.command("password")
def users_password(name: Name, db: Db = None) -> None:
    """Change a password; all sign-ins of the user end. A removed user may sign in again."""
    from ..store import users

    _changed(db, lambda connection, stored: users.set_password(connection, name, stored))
    print(f"the password of {name} is changed")


@users_app.command("remove")
def users_remove(name: Name, db: Db = None) -> None:
    """Let a user sign in no longer. What the user said stays."""
    from ..store import users

    with _store(db) as database, database.write() as connection:
        users.remove(connection, name)
    print(f"{name} may no longer sign in")


@contextmanager
def _store(db: str | None, *, create: bool = False) -> Iterator[Database]:
    from ..store.database import given_address, open_current

    database = open_current(given_address(db), create=create)
    try:
        yield database
    finally:
        database.close()


def _changed(db: str | None, change: Callable[[Connection, str], object], *, create: bool = False) -> None:
    """Ask for a password and do with its hash what is to be done. The database is opened first: a wrong one is told before the question."""
    from ..web.passwords import hash_password

    with _store(db, create=create) as database:
        stored = hash_password(_password())
        with database.write() as connection:
            change(connection, stored)


@users_app.command("list")
def users_list(db: Db = None) -> None:
    """Print the users, one a line: name, active or removed, since when, how many reviews."""
    from ..store import users

    with _store(db) as database, database.read() as connection:
        found, counted = users.every(connection), users.reviewed_by_each(connection)
    for user in found:
        print(f"{user.name}\t{'active' if user.active else 'removed'}\t{user.added}\t{counted.get(user.id, 0)}")


def _password() -> str:
    """The password: twice at a terminal, else the first line of standard input. Raises UsageError U046."""
    from ..errors import UsageError

    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("password: ")
    if first != getpass.getpass("once more: "):
        raise UsageError("U046", "the two are not the same; give the command again.")
    return first


@reviews_app.command("export")
def reviews_export(
    out: Annotated[Path, typer.Argument(help="The file to write; - for standard output.")],
    reviewer: Annotated[str | None, typer.Option(help="Only this reviewer's sentences.")] = None,
    agreed: Annotated[bool, typer.Option("--agreed", help="Only sentences in which all their reviewers see the same events.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file that exists.")] = False,
    db: Db = None,
) -> None:
    """Write the fully reviewed sentences as gold, which vaarta eval reads."""
    from ..coder import Coder
    from ..errors import UsageError
    from ..store import reviews
    from ..store.gold import gold_lines, pronouns
    from .export import target_file

    piped = str(out) == "-"
    if not piped and not overwrite and out.exists():
        raise UsageError("U022", "the file exists; give another name, or --overwrite.", str(out))
    is_pronoun = pronouns(Coder("hi").engine)
    written = 0
    with _store(db) as database, database.read() as connection, target_file(out, piped) as file:
        for line in gold_lines(reviews.reviewed_sentences(connection, reviewer=reviewer, agreed=agreed), is_pronoun):
            file.write(f"{line}\n".encode())
            written += 1
    print(f"{written} sentences", file=sys.stderr)


@reviews_app.command("agreement")
def reviews_agreement(
    first: Annotated[str, typer.Argument(help="A reviewer.")], second: Annotated[str, typer.Argument(help="Another one.")], db: Db = None
) -> None:
    """Print how far two reviewers agree, field by field: items, per cent, Cohen's kappa."""
    from ..errors import UsageError
    from ..store import reviews, users

    with _store(db) as database, database.read() as connection:
        pair = [users.find(connection, name) for name in (first, second)]
        for name, user in zip((first, second), pair, strict=True):
            if user is None:
                raise UsageError("U042", f"there is no user {name!r}; vaarta users list shows who there is.")
        found = reviews.agreement_of(connection, *(u.id for u in pair if u))
    print(f"{'':12}{'items':>8}{'per cent':>10}{'kappa':>8}")
    for a in found:
        percent, kappa = (f"{x:.{n}f}" if x is not None else "–" for x, n in ((a.percent, 1), (a.kappa, 3)))
        print(f"{a.field:12}{a.items:8}{percent:>10}{kappa:>8}")
