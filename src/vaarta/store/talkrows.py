"""Positions and meetings to table rows and back. The record itself is kept whole; the columns are what is searched by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ..records import Meeting, Participant, Position, Topic, When, Where, plain

Row = dict[str, Any]
# A hostile page may name fifty groups in one breath.
MAX_PARTIES = 40


@dataclass(slots=True)
class TalkRows:
    """One position or meeting: its row and its parties. Ids are given when written."""

    row: Row
    parties: list[Row]


def position_rows(n: int, position: Position, published: str | None, outlet: str | None) -> TalkRows:
    """The rows of a position. published: the day of the page.

    A position counts from the day it is told on; words for a later day ("on Sunday we shall") date what it is about, not itself.
    """
    told = position.when.start[:10] if position.when and position.when.start else published
    day = min(told, published) if told and published else told
    row: Row = {
        "n": n,
        "key": position.id,
        "stance": position.stance,
        "status": position.status,
        "day": day,
        "start": position.span[0],
        "end": position.span[1],
        "event_key": position.event,
        "outlet": outlet,
        "record": plain(position),
    }
    parties = [
        {"role": role, "key": key, "day": day}
        for role, group in (("holder", position.holders), ("addressee", position.addressees))
        for key in _keys(group)
    ]
    return TalkRows(row, parties)


def meeting_rows(n: int, meeting: Meeting, published: str | None, outlet: str | None) -> TalkRows:
    """The rows of a meeting. published: the day of the page, which stands in where no words date the meeting."""
    when = meeting.when
    day = when.start[:10] if when and when.start else published
    row: Row = {
        "n": n,
        "key": meeting.id,
        "state": meeting.state,
        "format": meeting.format,
        "level": meeting.level,
        "day": day,
        "day_end": when.end[:10] if when and when.end else day,
        "place_key": meeting.where.key if meeting.where else None,
        "start": meeting.span[0],
        "end": meeting.span[1],
        "event_key": meeting.event,
        "outlet": outlet,
        "record": plain(meeting),
    }
    return TalkRows(row, [{"key": key, "day": day} for key in _keys([*meeting.sides, *meeting.through])])


def _keys(group: Iterable[Participant]) -> list[str]:
    return list(dict.fromkeys(p.key for p in group if p.key))[:MAX_PARTIES]


def to_position(stored: Row) -> Position:
    """The position of a stored record."""
    found: Position = restored(Position, stored, _POSITION)
    return found


def to_meeting(stored: Row) -> Meeting:
    """The meeting of a stored record."""
    found: Meeting = restored(Meeting, stored, _MEETING)
    return found


_SPANS = ("span", "sentence", "condition_span")
_POSITION: dict[str, type] = {
    "holders": Participant, "addressees": Participant, "topics": Topic, "said_by": Participant, "when": When,
}  # fmt: skip
_MEETING: dict[str, type] = {
    "sides": Participant, "people": Participant, "through": Participant, "agenda": Topic, "said_by": Participant,
    "when": When, "where": Where,
}  # fmt: skip


@cache
def _plan(cls: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a class, and those of them that are spans."""
    names = tuple(f.name for f in fields(cls))
    return names, tuple(n for n in names if n in _SPANS)


def restored(cls: type, stored: Row | None, inner: dict[str, type] | None = None) -> Any:
    """A record from its plain values; a field that this release does not know is left out.

    inner: the class of each field that holds a record or a list of them.
    """
    if stored is None:
        return None
    names, spans = _plan(cls)
    values = {name: stored[name] for name in names if name in stored}
    for name in spans:
        if isinstance(values.get(name), list):
            values[name] = tuple(values[name])
    if inner:
        for name, kind in inner.items():
            value = values.get(name)
            if isinstance(value, list):
                values[name] = [restored(kind, v) for v in value]
            elif value is not None:
                values[name] = restored(kind, value)
    return cls(**values)
