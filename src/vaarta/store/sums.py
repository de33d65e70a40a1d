"""The monthly sums of dyads and actors, changed in the transaction that changes what they sum."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from . import schema as s
from .rows import Row


def month_of(day: str | None) -> str:
    """The month of a day, empty where there is none."""
    return day[:7] if day else ""


def add(connection: Connection, dyads: Iterable[Row], mentions: Iterable[Row]) -> None:
    """Count rows that were just written as current."""
    pairs: dict[tuple[str, ...], tuple[int, float]] = {}
    for row in dyads:
        key = (row["actor"], row["recipient"], month_of(row["day"]), row["quad"])
        count, total = pairs.get(key, (0, 0.0))
        pairs[key] = (count + 1, total + row["intensity"])
    actors: dict[tuple[str, ...], int] = {}
    for row in mentions:
        if row["key"]:
            key = (row["key"], row["role"], month_of(row["day"]), row["type"])
            actors[key] = actors.get(key, 0) + 1
    _apply(connection, pairs, actors)


def take_out(connection: Connection, coding_id: int) -> None:
    """Count no longer what a coding added. Before its rows stop being current."""
    of = select(s.events.c.id).where(s.events.c.coding_id == coding_id)
    d, m = s.dyads.c, s.mentions.c
    month = func.substr(func.coalesce(d.day, literal_column("''")), 1, literal_column("7")).label("month")
    query = select(d.actor, d.recipient, month, d.quad, func.count(), func.sum(d.intensity)).where(d.current == 1, d.event_id.in_(of))
    pairs = {tuple(row[:4]): (-row[4], -row[5]) for row in connection.execute(query.group_by(d.actor, d.recipient, "month", d.quad))}
    month = func.substr(func.coalesce(m.day, literal_column("''")), 1, literal_column("7")).label("month")
    counted = select(m.key, m.role, month, m.type, func.count()).where(m.current == 1, m.key.is_not(None), m.event_id.in_(of))
    actors = {tuple(row[:4]): -row[4] for row in connection.execute(counted.group_by(m.key, m.role, "month", m.type))}
    _apply(connection, pairs, actors)


def _apply(connection: Connection, pairs: dict[Any, tuple[int, float]], actors: dict[Any, int]) -> None:
    insert: Any = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    if pairs:
        names = ("actor", "recipient", "month", "quad")
        rows = [{**dict(zip(names, key, strict=True)), "events": n, "intensity": total} for key, (n, total) in sorted(pairs.items())]
        table = s.dyad_months
        new = insert(table)
        changed = {"events": table.c.events + new.excluded.events, "intensity": table.c.intensity + new.excluded.intensity}
        connection.execute(new.on_conflict_do_update(index_elements=list(names), set_=changed), rows)
    if actors:
        names = ("key", "role", "month", "type")
        rows = [{**dict(zip(names, key, strict=True)), "mentions": n} for key, n in sorted(actors.items())]
        table = s.actor_months
        new = insert(table)
        changed = {"mentions": table.c.mentions + new.excluded.mentions}
        connection.execute(new.on_conflict_do_update(index_elements=list(names), set_=changed), rows)
