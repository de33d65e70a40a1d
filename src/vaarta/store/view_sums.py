"""The sums behind the pages of actors, dyads and the map, changed in the transaction that changes what they sum.

Each counts an event once, however many ministers of one state it names: a reader counts acts, not words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from . import schema as s
from .rows import Row
from .sums import month_of, raise_sums

# Types by which talks are found.
TALKING = ("CONSULT", "AGREE", "REQUEST", "REJECT")
_SUMMED = ("events", "intensity")
_Cells = dict[tuple[Any, ...], list[float]]


def add(connection: Connection, events: Sequence[Row], mentions: Sequence[Row], dyads: Sequence[Row], *, sign: int = 1) -> None:
    """Count rows that were just written as current; sign -1 takes them out again."""
    by_id = {row["id"]: row for row in events}
    cells: dict[str, _Cells] = {name: defaultdict(lambda: [0, 0.0]) for name in _TABLES}
    for table, key, intensity in _counted(by_id, mentions, dyads):
        cell = cells[table][key]
        cell[0] += sign
        cell[1] += sign * intensity
    for name, found in cells.items():
        of = s.metadata.tables[name]
        keys = [c.name for c in of.columns if c.name not in _SUMMED]
        summed = [name for name in _SUMMED if name in of.columns]
        raise_sums(connection, of, keys, summed, {key: cell[: len(summed)] for key, cell in found.items()})
    acts = list(_talk_acts(by_id, dyads))
    if acts and sign > 0:
        connection.execute(insert(s.talk_acts), acts)
    elif acts:
        connection.execute(delete(s.talk_acts).where(s.talk_acts.c.event_id == bindparam("id")), [{"id": a["event_id"]} for a in acts])


def _talk_acts(events: dict[int, Row], dyads: Sequence[Row]) -> Iterator[Row]:
    """The acts of talking among rows; one that binds two keys both ways stands once."""
    seen: set[tuple[Any, ...]] = set()
    for row in dyads:
        if row["type"] not in TALKING or row["day"] is None or row["actor"] == row["recipient"]:
            continue
        event = events[row["event_id"]]
        one, other = sorted((row["actor"], row["recipient"]))
        for topic in _topics(event) or {""}:
            if (key := (event["id"], one, other, topic)) not in seen:
                seen.add(key)
                act = dict(zip(("event_id", "one", "other", "topic"), key, strict=True))
                yield {**act, "day": row["day"], "article_id": event["article_id"]}


def _topics(event: Row) -> set[str]:
    return {t["id"] for t in event["topics"] or () if t.get("id")}


def take_out(connection: Connection, coding_id: int) -> None:
    """Count no longer what a coding added. Before its rows stop being current."""
    e = s.events.c
    columns = (
        e.id,
        e.article_id,
        e.day,
        e.type,
        e.status,
        e.quad,
        e.intensity,
        e.lat,
        e.lon,
        e.place_name,
        e.place_key,
        e["where"],
        e.topics,
    )
    events = [dict(row) for row in connection.execute(select(*columns).where(e.coding_id == coding_id, e.current == 1)).mappings()]
    of = select(e.id).where(e.coding_id == coding_id)
    rows = []
    for table in (s.mentions, s.dyads):
        wanted = select(table).where(table.c.event_id.in_(of), table.c.current == 1)
        rows.append([dict(row) for row in connection.execute(wanted).mappings()])
    add(connection, events, *rows, sign=-1)


def _counted(events: dict[int, Row], mentions: Sequence[Row], dyads: Sequence[Row]) -> Iterator[tuple[str, tuple[Any, ...], float]]:
    """What each row adds one to, with the intensity that it adds."""
    keyed = dict.fromkeys((row["event_id"], row["role"], row["key"]) for row in mentions if row["key"])
    speakers: dict[int, list[str]] = {}
    for event_id, role, key in keyed:
        event = events[event_id]
        month = month_of(event["day"])
        yield "actor_views", (key, role, month, event["type"], event["status"], event["quad"]), event["intensity"]
        yield "key_years", (key, role, month[:4]), 0.0
        if role == "speaker":
            speakers.setdefault(event_id, []).append(key)
    for event_id, role, key in keyed:
        for speaker in speakers.get(event_id, ()) if role != "speaker" else ():
            event = events[event_id]
            month = month_of(event["day"])
            yield "speaker_months", (speaker, key, role, month, event["quad"]), event["intensity"]
            yield "speaker_years", (speaker, key, month[:4], event["quad"]), 0.0
    for row in dyads:
        month = month_of(row["day"])
        yield "dyad_views", (row["actor"], row["recipient"], month, row["type"], row["status"], row["quad"]), row["intensity"]
        yield "dyad_years", (row["actor"], row["recipient"], month[:4], row["status"]), row["intensity"]
    for event in events.values():
        if event["lat"] is not None and event["lon"] is not None:
            place = (event["place_name"] or "", event["place_key"] or "", (event["where"] or {}).get("precision") or "")
            where = (event["lat"], event["lon"], *place, event["quad"], event["status"])
            yield "place_months", (month_of(event["day"]), *where), 0.0
            yield "place_years", (month_of(event["day"])[:4], *where), 0.0
        for topic in _topics(event) if event["day"] else ():
            yield "topic_days", (event["day"], topic), 0.0


_TABLES = ("actor_views", "dyad_views", "speaker_months", "place_months", "key_years", "dyad_years", "speaker_years", "place_years",
           "topic_days")  # fmt: skip
