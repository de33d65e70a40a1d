"""What is exported: events with their pages, streamed from the store a few hundred at a time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from ..records import Event
from ..store import queries
from ..store import schema as s
from ..store.among import among
from ..store.candidates import Asked, conditions
from ..store.queries import EventFilter

_CHUNK = 400
_FIRST = 20


@dataclass(slots=True)
class Exported:
    """One event with its page and its merged event. numbers: dead, injured … of the merged event."""

    event: Event
    address: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None
    sentence: str
    stored: str
    coder: str
    lexicon: str
    merged: str | None
    story: str | None
    mentions: int
    sources: int
    articles: int
    numbers: dict[str, str]

    @property
    def day(self) -> str | None:
        """The first day of the event; that of publication where the words give none."""
        if self.event.when is not None and self.event.when.start:
            return self.event.when.start[:10]
        return self.published[:10] if self.published else None


def exported(
    connection: Connection, wanted: EventFilter, place: str | None = None, articles: Iterable[Sequence[int]] | None = None
) -> Iterator[Exported]:
    """The events that fit, in the order in which they were stored.

    articles: the rows of the only pages whose events are wanted, in portions; the events of one portion come before those of the next.

    Raises StoreError through its caller's connection.
    """
    ids: list[int] = []
    # The first few come alone, so that whoever downloads sees at once that something comes.
    size = _FIRST
    for id_ in _fitting(connection, wanted, place, articles):
        ids.append(id_)
        if len(ids) == size:
            yield from _chunk(connection, ids)
            ids, size = [], _CHUNK
    yield from _chunk(connection, ids)


def _fitting(connection: Connection, wanted: EventFilter, place: str | None, articles: Iterable[Sequence[int]] | None) -> Iterator[int]:
    """Ids of the events, in their order."""
    e = s.events.c
    if articles is not None:
        # By the pages: by the order of the table every event of the store would be asked whether its page is one of them.
        asked = tuple(conditions(Asked((), wanted, place)))
        for portion in articles:
            yield from connection.execute(select(e.id).where(among(e.article_id, portion), *asked).order_by(e.id)).scalars().all()
        return
    # Without a filter in the order of the table, so that the first events come at once.
    fitting = e.id.in_(queries.event_ids(wanted)) if wanted != EventFilter() else queries.counting(e.current)
    query = select(e.id).where(fitting)
    if place:
        query = query.where(e.place_name == place)
    yield from connection.execute(query.order_by(e.id), execution_options={"stream_results": True, "yield_per": _CHUNK}).scalars()


def _chunk(connection: Connection, ids: list[int]) -> Iterator[Exported]:
    if not ids:
        return
    e, a, c = s.events.c, s.articles.c, s.codings.c
    events = queries.events(connection, ids)
    sentence = func.substr(a.text, e.sentence_start + 1, e.sentence_end - e.sentence_start).label("sentence")
    columns = (e.id, a.address, a.url, a.outlet, a.published, a.title, a.stored, sentence, s.coders.c.version, s.coders.c.lexicon)
    pages = select(*columns).join_from(s.events, s.articles, a.id == e.article_id).join(s.codings, c.id == e.coding_id)
    rows = {r.id: r for r in connection.execute(pages.join(s.coders, s.coders.c.id == c.coder_id).where(e.id.in_(ids)))}
    merged = _merged(connection, ids)
    for id_ in ids:
        row, event = rows[id_], events[id_]
        told = merged.get(id_)
        record: dict[str, Any] = told.record if told is not None else {}
        yield Exported(
            event, row.address, row.url, row.outlet, row.published, row.title, row.sentence, row.stored, row.version, row.lexicon,
            told.key if told is not None else None,
            record.get("story"),
            told.mentions if told is not None else 1,
            told.sources if told is not None else 1,
            len({m["article"] for m in record["mentions"]}) if record else 1,
            record.get("numbers", {}),
        )  # fmt: skip


def _merged(connection: Connection, ids: list[int]) -> dict[int, Any]:
    m, g = s.merged_members.c, s.merged_events.c
    query = select(m.event_id, g.key, g.mentions, g.sources, g.record).join_from(s.merged_members, s.merged_events, g.id == m.merged_id)
    return {row.event_id: row for row in connection.execute(query.where(m.event_id.in_(ids)))}
