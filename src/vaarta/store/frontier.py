"""Addresses that feeds named and the polling state of the feeds: what ``watch`` picks up where it stopped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from . import schema as s
from .clock import now

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to fetch. address: canonical; tries: how often it has failed."""

    address: str
    url: str
    source_id: int
    published: str | None
    tries: int


@dataclass(frozen=True, slots=True)
class Named:
    """An address as a feed names it. stamp: changes when the feed says the page did."""

    address: str
    url: str
    stamp: str
    published: str | None


def add_links(connection: Connection, source_id: int, named: Iterable[Named]) -> int:
    """Note the addresses of a feed; how many of them are to be fetched now: new ones, and those with another stamp. Under ``write``."""
    by_address = {n.address: n for n in named}
    listed = sorted(by_address)
    known: dict[str, str] = {}
    for start in range(0, len(listed), _CHUNK):
        wanted = select(s.links.c.address, s.links.c.stamp).where(s.links.c.address.in_(listed[start : start + _CHUNK]))
        known.update({row.address: row.stamp for row in connection.execute(wanted)})
    at = now()
    fresh = []
    due = 0
    for address, link in by_address.items():
        if address not in known:
            row = {"address": address, "url": link.url, "source_id": source_id, "stamp": link.stamp, "published": link.published}
            fresh.append({**row, "found": at, "due": at, "tries": 0, "state": "due", "code": None})
        elif known[address] != link.stamp:
            again = update(s.links).where(s.links.c.address == address)
            connection.execute(again.values(url=link.url, stamp=link.stamp, published=link.published, due=at, tries=0, state="due"))
            due += 1
    if fresh:
        connection.execute(insert(s.links), fresh)
    return due + len(fresh)


def due_links(connection: Connection, *, sources: Sequence[int] | None = None, limit: int = 1000) -> list[Wanted]:
    """Addresses whose time has come, the longest due first. sources: only what these named."""
    c = s.links.c
    wanted = select(c.address, c.url, c.source_id, c.published, c.tries).where(c.state == "due", c.due <= now())
    if sources is not None:
        wanted = wanted.where(c.source_id.in_(list(sources)))
    return [Wanted(**row) for row in connection.execute(wanted.order_by(c.due, c.address).limit(limit)).mappings()]


def waiting(connection: Connection) -> int:
    """How many addresses are still to be fetched, now or later."""
    return int(connection.execute(select(func.count()).select_from(s.links).where(s.links.c.state == "due")).scalar_one())


@dataclass(frozen=True, slots=True)
class Polling:
    """How a feed was left: what to ask for a change against, when it is due, how often it failed in a row."""

    source_id: int
    etag: str | None
    last_modified: str | None
    next_poll: str | None
    failures: int


def polling(connection: Connection, source_id: int) -> Polling:
    """The state of a feed."""
    row = connection.execute(select(s.sources).where(s.sources.c.id == source_id)).mappings().one()
    return Polling(source_id, row["etag"], row["last_modified"], row["next_poll"], row["failures"])


def polled(connection: Connection, source_id: int, *, next_poll: str, code: str | None, failures: int, changed: Any = None) -> None:
    """Note a poll. changed: an answer with ``etag`` and ``last_modified`` to keep, or None where those stay. Under ``write``."""
    values = {"polled": now(), "next_poll": next_poll, "last_code": code, "failures": failures}
    if changed is not None:
        values |= {"etag": changed.etag, "last_modified": changed.last_modified}
    connection.execute(update(s.sources).where(s.sources.c.id == source_id).values(**values))
