"""Many rows of one table into the database at once, without a look at each value on the way.

SQLAlchemy's own ``insert`` turns every row into a dictionary of its own and every value through a function; at some hundred rows a page
that was a third of what storing a page took.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from .rows import ArticleRows, Row
from .schema import JsonText, as_json, written

# Columns of JSON that nothing looks into between the coder and the database. The sums look into ``topics`` and ``where``.
_OF_EVENTS = ("modes", "contexts", "when", "reasons")


def sealed(rows: ArticleRows) -> ArticleRows:
    """The rows with their records written as JSON, in place: by the worker that made them, and shorter to send."""
    _seal(rows.article, "layout")
    for event in rows.coding.events:
        _seal(event.event, *_OF_EVENTS)
        for _, mention in event.mentions:
            _seal(mention, "candidates")
    for told in (*rows.coding.positions, *rows.coding.meetings):
        _seal(told.row, "record")
    return rows


def _seal(row: Row, *names: str) -> None:
    for name in names:
        row[name] = written(row[name])


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows that all have the keys of the first one. Raises KeyError where one lacks a key, DBAPIError from the database."""
    if not rows:
        return
    names = tuple(rows[0])
    statement, json = _statement(table, names, connection.dialect.name)
    if json:
        rows = [{**row, **{name: as_json(row[name]) for name in json}} for row in rows]
    # Every table of ours has two columns or more, so this gives tuples.
    values: list[tuple[Any, ...]] = list(map(itemgetter(*names), rows))
    connection.exec_driver_sql(statement, values)


@lru_cache(maxsize=256)
def _statement(table: Table, names: tuple[str, ...], dialect: str) -> tuple[str, tuple[str, ...]]:
    """The statement, and which columns hold JSON."""
    json = tuple(name for name in names if isinstance(table.c[name].type, JsonText))
    mark = "?" if dialect == "sqlite" else "%s"
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join([mark] * len(names))})', json
