"""Coded articles as data frames of pandas or polars: one row an event, with typed columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from .errors import UsageError
from .records import Article
from .records.flat import COLUMNS, flat_rows


def frame(articles: Article | Iterable[Article], library: Literal["pandas", "polars"] = "pandas") -> Any:
    """The events of articles as a DataFrame of pandas or polars; an empty one has the same columns and types.

    Raises UsageError U034 where the library is unknown or not installed.
    """
    listed = [articles] if isinstance(articles, Article) else articles
    given = [row for article in listed for row in flat_rows(article)]
    try:
        if library == "pandas":
            return _pandas(given)
        if library == "polars":
            return _polars(given)
    except ImportError as error:
        raise UsageError("U034", f"{library} is not installed. Run: pip install {library}") from error
    raise UsageError("U034", f"there are tables for pandas and polars, none for {library!r}.")


def _pandas(given: list[dict[str, Any]]) -> Any:
    import pandas as pd

    kinds = {str: "string", float: "float64", int: "int64", bool: "boolean", date: "datetime64[s]", list: "object"}
    columns = {}
    for name, kind in COLUMNS.items():
        values = [row[name] for row in given]
        columns[name] = pd.Series(values, dtype=kinds[kind])
    return pd.DataFrame(columns)


def _polars(given: list[dict[str, Any]]) -> Any:
    import polars as pl

    kinds: dict[type, Any] = {str: pl.String, float: pl.Float64, int: pl.Int64, bool: pl.Boolean, date: pl.Date, list: pl.List(pl.String)}
    return pl.DataFrame(given, schema={name: kinds[kind] for name, kind in COLUMNS.items()})
