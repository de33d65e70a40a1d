"""Opens the database: one file of SQLite, or a PostgreSQL server. Says what is wrong with it in words, and what to do.

One writer at a time on either database: SQLite's write lock, an advisory lock on PostgreSQL. That is what makes version
numbers, ids and "is this page here already" one question with one answer while two ingests run; coding, not writing, is what
takes the time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, func, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from ..errors import StoreError
from .migrations import MIGRATIONS, applied, apply

DEFAULT = "vaarta.db"
# How long a writer waits for the one before it. A batch takes well under a second; a migration of a large store takes longer.
BUSY_SECONDS = 60
_WRITER_LOCK = 0x7661617274610001  # "vaarta", and which of its locks


def given_address(option: str | None) -> str:
    """The database to use: the option, else VAARTA_DB, else ./vaarta.db."""
    return option or os.environ.get("VAARTA_DB") or DEFAULT


class Database:
    """An open database. ``read`` and ``write`` give connections in a transaction; errors come as StoreError."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database. Raises StoreError."""
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection with the writer's lock, committed at the end, undone at an exception. Raises StoreError."""
        with self._told(), self.engine.connect().execution_options(vaarta_write=True) as connection, connection.begin():
            if self.dialect == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_WRITER_LOCK)))
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _explained(error, self.name) from error
        except sqlite3.Error as error:
            raise StoreError("B001", f"the database fails ({error}). Check the file and the disk.", self.name) from error

    def analyse(self) -> None:
        """Let SQLite count what its indices hold. Raises StoreError.

        Without that it takes any first column for a rare value and goes through all current events for those of one article, which takes
        seconds on a million. It looks at some hundred entries an index, so a large store takes it a second. PostgreSQL does it by itself.
        """
        if self.dialect == "sqlite":
            with self.write() as connection:
                connection.exec_driver_sql("PRAGMA analysis_limit=400")
                connection.exec_driver_sql("ANALYZE")

    def migrate(self, report: Callable[[str], None] = lambda name: None) -> list[str]:
        """Run the migrations that have not run, each in its transaction; their names. Raises StoreError."""
        done = []
        for migration in MIGRATIONS:
            with self.write() as connection:
                known = applied(connection)
                self._refuse_newer(known)
                if migration.name not in known:
                    report(migration.name)
                    apply(connection, migration)
                    done.append(migration.name)
        if done:
            self.analyse()
        return done

    def make(self) -> None:
        """Give a new database its tables, all in one transaction; one that has some is left as it is. Raises StoreError.

        Not migration by migration: a second process that opens the database between two of them took it for one of an older release.
        """
        with self.write() as connection:
            if not applied(connection):
                for migration in MIGRATIONS:
                    apply(connection, migration)

    def status(self) -> list[tuple[str, bool]]:
        """Every migration with whether it has run. Raises StoreError where the database was made by a newer release."""
        with self.read() as connection:
            known = applied(connection)
        self._refuse_newer(known)
        return [(migration.name, migration.name in known) for migration in MIGRATIONS]

    def check_current(self) -> None:
        """Raises StoreError B004 where a migration is still to run."""
        if waiting := [name for name, ran in self.status() if not ran]:
            raise StoreError("B004", f"the database is not up to date ({', '.join(waiting)}). Run: vaarta db migrate", self.name)

    def _refuse_newer(self, known: list[str]) -> None:
        if strange := sorted(set(known) - {m.name for m in MIGRATIONS}):
            raise StoreError("B003", f"the database was made by a newer release ({', '.join(strange)}). Update vaarta.", self.name)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_database(address: str, *, create: bool = True, read_only: bool = False) -> Database:
    """The database at a path or a ``postgresql://`` address; migrations are not run.

    create: whether a missing SQLite file is made. read_only: every connection refuses to write, for servers of pages. Raises
    StoreError: B001 cannot be opened, B002 the locale cannot handle Devanagari, B005 locked, B007 the PostgreSQL driver is missing.
    """
    if address.startswith(("postgres://", "postgresql://", "postgresql+psycopg://")):
        return _postgresql(address, read_only)
    path = address.removeprefix("sqlite:///")
    if "://" in path:
        raise StoreError("B001", "this is neither a path nor a postgresql:// address. Give one of the two.", _hidden(address))
    return _sqlite(Path(path), create, read_only)


def open_current(address: str, *, create: bool = False, read_only: bool = False) -> Database:
    """The database, brought up to date where it is new, and refused (B004) where migrations are waiting for ``db migrate``."""
    database = open_database(address, create=create, read_only=read_only)
    try:
        if not read_only and not any(ran for _, ran in database.status()):
            database.make()
        database.check_current()
    except BaseException:
        database.close()
        raise
    return database


def next_id(connection: Connection, table: Table) -> int:
    """The first free id of a table whose ids the writer gives out itself (articles, codings, events). Only under ``write``."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def _sqlite(path: Path, create: bool, read_only: bool) -> Database:
    name = str(path)
    if not create and not path.exists():
        raise StoreError("B001", "there is no such database. Check the path (--db, VAARTA_DB); vaarta ingest makes a new one.", name)
    if not path.absolute().parent.is_dir():
        raise StoreError("B001", "the folder of the database does not exist. Make it first.", name)
    engine = create_engine(f"sqlite:///{path.absolute()}", connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        # The driver's own guessing of when a transaction begins is off; ``begin`` below says it.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A reader that turns writer half-way is refused by SQLite at once; who means to write says so at the start.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("vaarta_write") else "BEGIN")

    database = Database(engine, name)
    try:
        with database.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except StoreError:
        database.close()
        raise
    return database


def _postgresql(address: str, read_only: bool) -> Database:
    name = _hidden(address)
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise StoreError("B007", "PostgreSQL needs its driver. Run: pip install 'vaarta[postgres]'", name) from error
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True, connect_args=_CONNECT | (_READ_ONLY if read_only else {}))
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError("B001", f"the address cannot be read ({error}). Write postgresql://user@host:5432/name.", name) from error

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        # To compile a query takes PostgreSQL longer than to answer any of ours.
        connection.execute("SET jit = off")
        connection.commit()

    database = Database(engine, name)
    try:
        with database.read() as connection:
            _check_server(connection, name)
    except StoreError:
        database.close()
        raise
    return database


# The encoding is asked for so that a database of another one can be looked at and refused in words.
_CONNECT = {"connect_timeout": 15, "application_name": "vaarta", "client_encoding": "utf8"}
_READ_ONLY = {"options": "-c default_transaction_read_only=on"}
_CREATE = (
    "Make one that can: createdb -T template0 -E UTF8 --locale C.UTF-8 NAME, "
    "or createdb -T template0 -E UTF8 --locale-provider icu --icu-locale hi-IN NAME."
)


def _check_server(connection: Connection, name: str) -> None:
    version = int(connection.execute(text("SHOW server_version_num")).scalar_one())
    if version < 150000:
        raise StoreError("B001", f"this is PostgreSQL {version // 10000}; 15 or newer is needed. Use a newer server.", name)
    encoding, provider, ctype = connection.execute(
        text("SELECT pg_encoding_to_char(encoding), datlocprovider, datctype FROM pg_database WHERE datname = current_database()")
    ).one()
    if isinstance(provider, bytes):
        provider = provider.decode()
    # "b": the provider that PostgreSQL 17 brings with it; its locales are C (bytes only) and two of UTF-8.
    fits = provider in ("i", "b") or str(ctype).upper().replace("-", "") == "C.UTF8"
    if encoding != "UTF8" or not fits:
        raise StoreError(
            "B002", f"the database's encoding is {encoding} and its locale {ctype}: it cannot handle Devanagari. {_CREATE}", name
        )


def _hidden(address: str) -> str:
    """An address without its password, for messages."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return address.split("@")[-1]


def _explained(error: DBAPIError, name: str) -> StoreError:
    """A database error in our words: B001 unusable, B005 busy, B006 connection lost, B008 no room left."""
    said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
    low = said.lower()
    state = getattr(error.orig, "sqlstate", None)
    if "disk is full" in low or "disk full" in low or "no space left" in low or state == "53100":
        return StoreError("B008", "the disk is full. Make room and give the same command again; nothing stored is lost.", name)
    if "locked" in low or "busy" in low or state in ("55P03", "40001", "40P01"):
        return StoreError("B005", f"another process has held the database for more than {BUSY_SECONDS} s. Try again.", name)
    lost = error.connection_invalidated or (state or "")[:2] in ("08", "57") or state in ("53300", None)
    if type(error.orig).__module__.startswith("psycopg") and lost and type(error.orig).__name__ in _LOST:
        return StoreError("B006", f"no connection to the database ({said}). Check the server; give the same command again.", name)
    if "disk i/o" in low:
        return StoreError("B008", f"the disk fails or is full ({said}). Make room and give the same command again.", name)
    return StoreError("B001", f"the database cannot be used ({said}). Check the address, the rights and the file.", name)


_LOST = ("OperationalError", "AdminShutdown", "CrashShutdown", "CannotConnectNow", "IdleInTransactionSessionTimeout", "ConnectionTimeout",
         "TooManyConnections", "InterfaceError")  # fmt: skip
