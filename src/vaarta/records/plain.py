"""Records to plain JSON values and back to text."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

# `slots=True` records have no __dict__; the field names of a class are asked for once.
_FIELDS: dict[type, tuple[str, ...]] = {}
_PLAIN = frozenset((str, int, float, bool, type(None)))


def plain(value: Any) -> Any:
    """A record, or a list or dict of records, as plain JSON values; spans become two-element lists."""
    if type(value) in _PLAIN or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    names = _FIELDS.get(type(value))
    if names is None:
        names = _FIELDS[type(value)] = tuple(f.name for f in dataclasses.fields(value))
    return {name: plain(getattr(value, name)) for name in names}


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON text with Devanagari as itself."""
    return json.dumps(plain(value), ensure_ascii=False, indent=indent)
