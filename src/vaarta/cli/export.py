"""``vaarta export``: the data file, and beside it the codebook and the citation. Nothing half-written is left under their names."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ..coder import Coder
from ..errors import UsageError
from ..export.beside import Seen, citation, codebook
from ..export.files import LAYOUTS, write
from ..export.source import exported
from ..store.clock import now
from ..store.database import given_address, open_current
from ..store.filters import event_filter


def export_store(out: Path, to: str, given: dict[str, str | None], *, db: str | None, overwrite: bool) -> int:
    """Write the events that fit; progress on a terminal, one line at the end."""
    layout = LAYOUTS[to]
    given = dict(given)
    if given["status"] is None and layout.certain:
        given["status"] = "happened"
    if given["status"] == "all":
        given["status"] = None
    wanted, place = event_filter(given, Coder("hi"))
    seen = Seen()
    piped = str(out) == "-"
    beside = {} if piped else {"codebook": Path(f"{out}.codebook.md"), "citation": Path(f"{out}.citation.json")}
    for path in () if piped or overwrite else (out, *beside.values()):
        if path.exists():
            raise UsageError("U022", "the file exists; give another name, or --overwrite.", str(path))
    database = open_current(given_address(db))
    with database.read() as connection, target_file(out, piped) as file:
        rows = write(layout, seen.watch(exported(connection, wanted, place)), file, _progress)
    database.close()
    query = {k: v for k, v in given.items() if v is not None}
    if not piped:
        cited = json.dumps(citation(layout, seen, query, now()), ensure_ascii=False, indent=2)
        texts = {"codebook": codebook(layout), "citation": f"{cited}\n"}
        for name, path in beside.items():
            with target_file(path, False) as file:
                file.write(texts[name].encode())
        if sys.stderr.isatty():
            print("\r", end="", file=sys.stderr)
        print(f"{seen.events} events, {rows} rows: {out}", file=sys.stderr)
    return 0


@contextlib.contextmanager
def target_file(path: Path, piped: bool) -> Iterator[IO[bytes]]:
    """A file that takes its name only when it is whole; standard output for a pipe. Raises UsageError U022."""
    if piped:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise UsageError("U022", f"it cannot be written ({error.strerror}); check the folder and its rights.", str(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        # mkstemp's rights are for secrets; an export is a file like others.
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(name)
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise UsageError("U022", f"it cannot be written ({error.strerror}); check the disk and the rights.", str(path)) from error
        raise


def _progress(rows: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{rows} rows", end="", file=sys.stderr, flush=True)
