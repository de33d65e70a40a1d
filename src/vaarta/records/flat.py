"""An event as one flat row: the same names and types wherever events become a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .article import Article
    from .event import Event, Participant

# Of every column, what is in it; the order is that of the table.
COLUMNS: dict[str, type] = {
    "article": str, "outlet": str, "published": str, "event": str, "type": str, "modes": list, "status": str, "quad": str,
    "intensity": float, "trigger": str, "actors": list, "actor_keys": list, "recipients": list, "recipient_keys": list, "speaker": str,
    "speaker_key": str, "day": date, "day_end": date, "when": str, "day_inferred": bool, "place": str, "place_key": str, "lat": float,
    "lon": float, "contexts": list, "topics": list, "sentence": str, "start": int, "end": int,
}  # fmt: skip


def flat_rows(article: Article) -> list[dict[str, Any]]:
    """One row for each event of an article; the columns are those of ``COLUMNS``. A list holds "" where a participant has no key."""
    return [_row(article, event) for event in article.events]


def _row(article: Article, event: Event) -> dict[str, Any]:
    when, where, said = event.when, event.where, event.said_by
    return {
        "article": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "event": event.id,
        "type": event.type,
        "modes": list(event.modes),
        "status": event.status,
        "quad": event.quad,
        "intensity": float(event.intensity),
        "trigger": event.trigger,
        **_sides("actor", event.actors),
        **_sides("recipient", event.recipients),
        "speaker": said.text if said else None,
        "speaker_key": said.key if said else None,
        "day": _day(when.start if when else None),
        "day_end": _day(when.end if when else None),
        "when": when.text if when else None,
        "day_inferred": when.inferred if when else None,
        "place": (where.name or where.text) if where else None,
        "place_key": where.key if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "contexts": list(event.contexts),
        "topics": [t.id or t.text for t in event.topics],
        "sentence": article.text[slice(*event.sentence)],
        "start": event.span[0],
        "end": event.span[1],
    }


def _sides(name: str, group: list[Participant]) -> dict[str, list[str]]:
    return {f"{name}s": [p.text for p in group], f"{name}_keys": [p.key or "" for p in group]}


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None
