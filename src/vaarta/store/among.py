"""The condition that an id is one of many, whose statement is the same however many they are.

SQLAlchemy's ``in_`` writes a mark for each id, in portions that either driver takes: of a dossier's time a tenth went into writing
them. Here the ids go as one value, and one question asks for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Listed(FunctionElement[Any]):
    """The ids of a JSON array, as a select."""

    name = "listed"
    inherit_cache = True


@compiles(_Listed, "sqlite")
def _sqlite(element: _Listed, compiler: Any, **options: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **options)}))"


@compiles(_Listed, "postgresql")
def _postgresql(element: _Listed, compiler: Any, **options: Any) -> str:
    return f"(SELECT value::bigint FROM json_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS json)))"


def among(column: Any, ids: Iterable[int]) -> ColumnElement[bool]:
    """Whether a column of ids holds one of these."""
    listed = f"[{','.join(map(str, ids))}]"
    found: ColumnElement[bool] = column.op("IN", is_comparison=True, return_type=Boolean())(
        _Listed(bindparam(None, listed, type_=Text(), unique=True))
    )
    return found
