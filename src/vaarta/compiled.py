"""The compiled lexicon, kept on disk between runs under the hash of every data file.

The cache may be deleted at any time. Two processes that build it at once write two temporary files and rename them; the
last rename wins and both are whole. A cache that cannot be read or written is only slower, never an error.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

from .engine import DATA, Engine, build
from .language import choose, forms, overlay
from .resolving import datewords
from .talks import lexicon as talkwords

CODE = Path(__file__).resolve().parent


def folder() -> Path:
    """Where caches live: VAARTA_CACHE, else the XDG cache folder."""
    base = os.environ.get("VAARTA_CACHE")
    if base:
        return Path(base)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vaarta"


def stamp(folders: Sequence[Path]) -> str:
    """A hash over name, size and time of every data file and of the code that compiles them.

    Contents are not read: 5 MB of tables would cost more than the cache saves. A file that changes changes its time.
    """
    digest = hashlib.blake2b(f"{sys.version_info}".encode(), digest_size=12)
    for base in [*folders, CODE]:
        for line in sorted(_states(base, ".py" if base == CODE else ".tsv")):
            digest.update(line.encode())
    return digest.hexdigest()


def _states(folder: str | Path, ending: str) -> Iterator[str]:
    """Name, size and time of every file below a folder with an ending. Asked at every start, so no paths are made."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _states(entry.path, ending)
            elif entry.name.endswith(ending):
                state = entry.stat()
                yield f"{entry.path}|{state.st_size}|{state.st_mtime_ns}\n"


def engine(language: str, extra: tuple[Path, ...] = ()) -> Engine:
    """The engine of a language, from the cache where it is fresh. Raises DataError for a broken data file."""
    overlay.use(extra)
    return _engine(language, extra, stamp([DATA / language, *extra]))


@lru_cache(maxsize=4)
def _engine(language: str, extra: tuple[Path, ...], mark: str) -> Engine:
    # The lexicon lives as long as the process: a collector that walks it again and again only costs time.
    path = folder() / f"{language}-{mark}.pickle"
    with contextlib.suppress(OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, ValueError, TypeError):
        gc.disable()
        try:
            with path.open("rb") as file:
                found, tables, choices, dates, talks = pickle.load(file)
            forms.use(tables)
            choose.use(choices)
            datewords.use(language, dates)
            talkwords.use(language, talks)
            gc.freeze()
            return cast(Engine, found)
        finally:
            gc.enable()
    fresh = build(language, extra)
    dates, talks = datewords.read_lexicon(language), talkwords.read(language)
    datewords.use(language, dates)
    talkwords.use(language, talks)
    _keep(path, (fresh, forms.morphology(), choose.choice(), dates, talks))
    gc.freeze()
    return fresh


def _keep(path: Path, tables: tuple[object, ...]) -> None:
    with contextlib.suppress(OSError, RecursionError, pickle.PicklingError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump(tables, file, protocol=pickle.HIGHEST_PROTOCOL)
            os.replace(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)
            raise
        for old in path.parent.glob(f"{path.name.split('-')[0]}-*.pickle"):
            if old != path:
                with contextlib.suppress(OSError):
                    old.unlink()


def lexicon_version(language: str = "hi") -> str:
    """A hash of the contents of a language's data files: the same on every machine that has the same files."""
    digest = hashlib.blake2b(digest_size=6)
    for path in sorted((DATA / language).rglob("*.tsv")):
        digest.update(path.relative_to(DATA).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
