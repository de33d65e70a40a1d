"""Who coded, which command ran, where pages come from, and which pages are known: what an ingest asks and notes besides pages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select, update

from . import schema as s
from .clock import now
from .database import Database

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class CoderName:
    """A release and the hash of all lexicon files it read, the user's own included."""

    version: str
    lexicon: str


def coder_name(language: str = "hi", data: Sequence[Path] = ()) -> CoderName:
    """The coder as it stands here: the release, and a hash over our lexicon and the user's own folders (VAARTA_DATA too)."""
    from .. import __version__
    from ..compiled import lexicon_version
    from ..language import overlay

    lexicon = lexicon_version(language)
    if folders := overlay.own_folders(data):
        digest = hashlib.blake2b(lexicon.encode(), digest_size=6)
        for folder in folders:
            for path in sorted(Path(folder).rglob("*.tsv")):
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
        lexicon = digest.hexdigest()
    return CoderName(__version__, lexicon)


def coder_id(database: Database, name: CoderName) -> int:
    """The id of a coder, noted now where it is new."""
    with database.write() as connection:
        table = s.coders
        here = (table.c.version == name.version) & (table.c.lexicon == name.lexicon)
        found = connection.execute(select(table.c.id).where(here)).scalar()
        if found is None:
            row = {"version": name.version, "lexicon": name.lexicon, "at": now()}
            found = connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
        return int(found)


def start_run(database: Database, command: str, arguments: Any, coder: int | None) -> int:
    """Note that a command begins; the id of its run."""
    with database.write() as connection:
        row = {"command": command, "arguments": arguments, "coder_id": coder, "started": now(), "state": "running"}
        return int(connection.execute(insert(s.runs).values(row).returning(s.runs.c.id)).scalar_one())


def end_run(database: Database, run: int, state: str, counts: dict[str, int]) -> None:
    """Note how a command ended: "done", "stopped" or "failed"."""
    with database.write() as connection:
        connection.execute(update(s.runs).where(s.runs.c.id == run).values(ended=now(), state=state, counts=counts))


def source_id(connection: Connection, address: str, kind: str, *, name: str | None = None, outlet: str | None = None,
              zone: str | None = None) -> int:  # fmt: skip
    """The id of a source, noted now where it is new. Under ``write``."""
    table = s.sources
    found = connection.execute(select(table.c.id).where(table.c.address == address)).scalar()
    said = {"name": name, "outlet": outlet, "zone": zone}
    if found is None:
        row = {"address": address, "kind": kind, "added": now(), "failures": 0, **said}
        found = connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
    elif any(said.values()):
        connection.execute(update(table).where(table.c.id == found).values(**{k: v for k, v in said.items() if v}))
    return int(found)


@dataclass(slots=True)
class Seen:
    """What is known of a page that came in before. article_id: of its version; coded: by the coder asked for."""

    article_id: int | None
    coded: bool


def seen(connection: Connection, pages: Sequence[tuple[str, str, bool]], coder: int) -> list[Seen | None]:
    """For each (address, digest, stands_alone): what is known of it, or None where it must be read.

    A page without an address of its own (stands_alone) is known by its bytes. A page that this coder refused is known; one that
    only another refused must be read again.
    """
    table = s.captures
    exact: dict[tuple[str, str], Any] = {}
    by_digest: dict[str, Any] = {}
    for part in _parts({digest for _, digest, _ in pages}):
        for row in connection.execute(select(table).where(table.c.digest.in_(part))).mappings():
            exact[row["address"], row["digest"]] = row
            if row["article_id"] is not None:
                by_digest.setdefault(row["digest"], row)
    rows: list[Any] = [exact.get((address, digest)) or (by_digest.get(digest) if alone else None) for address, digest, alone in pages]
    coded: set[int] = set()
    for part in _parts({row["article_id"] for row in rows if row is not None and row["article_id"] is not None}):
        wanted = select(s.codings.c.article_id).where(s.codings.c.article_id.in_(part), s.codings.c.coder_id == coder)
        coded.update(connection.execute(wanted).scalars())
    found: list[Seen | None] = []
    for row in rows:
        if row is None or (row["article_id"] is None and row["coder_id"] != coder):
            found.append(None)
        else:
            found.append(Seen(row["article_id"], row["article_id"] is None or row["article_id"] in coded))
    return found


def _parts(values: Iterable[Any]) -> Iterable[list[Any]]:
    listed = sorted(values)
    for start in range(0, len(listed), _CHUNK):
        yield listed[start : start + _CHUNK]


def outdated(connection: Connection, coder: int, after: int = 0, limit: int = 500) -> list[int]:
    """The ids of latest article versions beyond ``after`` that this coder has not coded, in order."""
    wanted = select(s.articles.c.id).where(s.articles.c.id > after, _not_coded_by(coder))
    return list(connection.execute(wanted.order_by(s.articles.c.id).limit(limit)).scalars())


def count_outdated(connection: Connection, coder: int) -> int:
    """How many latest article versions this coder has not coded."""
    return int(connection.execute(select(func.count()).select_from(s.articles).where(_not_coded_by(coder))).scalar_one())


def _not_coded_by(coder: int) -> Any:
    done = select(s.codings.c.article_id).where(s.codings.c.article_id == s.articles.c.id, s.codings.c.coder_id == coder)
    return and_(s.articles.c.latest == 1, ~done.exists())


def figures(connection: Connection) -> dict[str, Any]:
    """What is in the store: counts of the main tables, and of rejections by code."""
    counted: dict[str, Any] = {}
    for name in ("articles", "codings", "sentences", "events", "participants", "sources"):
        table = s.metadata.tables[name]
        counted[name] = connection.execute(select(func.count()).select_from(table)).scalar_one()
    counted["current_events"] = connection.execute(select(func.count()).select_from(s.events).where(s.events.c.current == 1)).scalar_one()
    by_code = select(s.rejections.c.code, func.count()).where(s.rejections.c.cleared.is_(None)).group_by(s.rejections.c.code)
    counted["rejections"] = {row[0]: row[1] for row in connection.execute(by_code.order_by(s.rejections.c.code))}
    return counted
