"""Records to plain JSON values and back to text."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from operator import attrgetter
from typing import Any

# `slots=True` records have no __dict__; the field names of a class are asked for once, and with them what takes all their values at once.
_FIELDS: dict[type, tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]] = {}
_PLAIN = frozenset((str, int, float, bool, type(None)))


def plain(value: Any) -> Any:
    """A record, or a list or dict of records, as plain JSON values; spans become two-element lists."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list or kind is tuple:
        # Most values are plain already; a call for each of them took most of the time.
        return [v if type(v) in _PLAIN else plain(v) for v in value]
    if kind is dict:
        return {k: v if type(v) in _PLAIN else plain(v) for k, v in value.items()}
    fields = _FIELDS.get(kind)
    if fields is None:
        if isinstance(value, str | int | float):
            return value
        if isinstance(value, list | tuple):
            return [plain(v) for v in value]
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items()}
        fields = _FIELDS[kind] = _fields(value)
    names, values = fields
    return {name: v if type(v) in _PLAIN else plain(v) for name, v in zip(names, values(value), strict=True)}


def _fields(value: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    names = tuple(f.name for f in dataclasses.fields(value))
    if len(names) > 1:
        return names, attrgetter(*names)
    return names, lambda record: tuple(getattr(record, name) for name in names)


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON text with Devanagari as itself."""
    return json.dumps(plain(value), ensure_ascii=False, indent=indent)
