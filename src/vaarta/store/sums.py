"""The monthly sums of dyads and actors, changed in the transaction that changes what they sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, func, literal_column, select

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
    raise_sums(connection, s.dyad_months, ("actor", "recipient", "month", "quad"), ("events", "intensity"), pairs)
    raise_sums(connection, s.actor_months, ("key", "role", "month", "type"), ("mentions",), {key: (n,) for key, n in actors.items()})


def raise_sums(connection: Connection, table: Table, keys: Sequence[str], summed: Sequence[str], by: Mapping[Any, Sequence[float]]) -> None:
    """Add to the sums of a table. by: the values of the key columns → what to add to each summed one, in their order."""
    if not by:
        return
    statement = _raise(table, tuple(keys), tuple(summed), connection.dialect.name)
    connection.exec_driver_sql(statement, [(*key, *more) for key, more in sorted(by.items())])


@lru_cache(maxsize=64)
def _raise(table: Table, keys: tuple[str, ...], summed: tuple[str, ...], dialect: str) -> str:
    """As a string, built once: SQLAlchemy turns each row into a dictionary and looks at every value."""
    names = ", ".join(f'"{name}"' for name in (*keys, *summed))
    marks = ", ".join(["?" if dialect == "sqlite" else "%s"] * (len(keys) + len(summed)))
    index = ", ".join(f'"{name}"' for name in keys)
    changed = ", ".join(f'"{name}" = "{table.name}"."{name}" + excluded."{name}"' for name in summed)
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks}) ON CONFLICT ({index}) DO UPDATE SET {changed}'
