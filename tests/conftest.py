"""What several test files share: the coder, built once, and the folder of shared data."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import vaarta
from vaarta.store.database import Database, open_current

SHARED = Path(os.environ.get("VAARTA_SHARED", "../shared"))


@pytest.fixture(scope="session")
def coder() -> vaarta.Coder:
    """One coder for the whole run."""
    return vaarta.load("hi")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data, or a skip with the reason."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared data at {SHARED}; set VAARTA_SHARED")
    return SHARED


def _postgres_programs() -> Path | None:
    """The folder of initdb and pg_ctl, which Debian keeps off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class PostgresServer:
    """A PostgreSQL server in a folder of its own, for as long as the tests run."""

    def __init__(self) -> None:
        programs = _postgres_programs()
        if programs is None:
            pytest.skip("no PostgreSQL server here (apt-get install postgresql)")
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="vaarta-pg-", dir="/tmp"))
        # The server refuses to run as root; Debian's package brings this user along.
        self.become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.become:
            shutil.chown(self.folder, "postgres")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.run("initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync")
        self.start()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, program: str, *arguments: str) -> None:
        command = [*self.become, str(self.programs / program), *arguments]
        subprocess.run(command, check=True, cwd="/tmp", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self) -> None:
        options = f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50"
        self.run("pg_ctl", "-D", str(self.data), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", "-m", mode, "stop")

    def address(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def create(self, *options: str) -> str:
        """A new database; its address."""
        name = f"v{uuid.uuid4().hex[:12]}"
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", *options, name)
        return self.address(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, or a skip with the reason."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (pip install 'vaarta[postgres]')")
    server = PostgresServer()
    yield server
    server.stop("immediate")
    shutil.rmtree(server.folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of a new, empty database each time it is called; every test runs with both kinds."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"{uuid.uuid4().hex[:8]}.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.create


@pytest.fixture
def db_address(new_address: Callable[[], str]) -> str:
    """The address of a new, empty database."""
    return new_address()


@pytest.fixture
def database(db_address: str) -> Iterator[Database]:
    """A new database with all its tables."""
    opened = open_current(db_address, create=True)
    yield opened
    opened.close()
