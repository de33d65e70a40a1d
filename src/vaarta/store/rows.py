"""Articles and events to table rows and back. What goes in comes out equal; a test round-trips both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..records import (
    Article,
    Block,
    Event,
    Furniture,
    Image,
    Link,
    Meeting,
    Participant,
    Position,
    Rejection,
    Sentence,
    Topic,
    When,
    Where,
    plain,
)
from .talkrows import Row as Row
from .talkrows import TalkRows, meeting_rows, position_rows, restored

# A row as SQLAlchemy gives it; its mapping type fits no plain one.
Stored = Any

_NAMED = ("url", "outlet", "title", "kicker", "standfirst", "author", "published", "published_by", "language", "kind", "form", "text")
# A hostile page may name fifty groups in one breath; pairs grow with the square.
MAX_PAIRS = 400


@dataclass(slots=True)
class EventRows:
    """One event: its row, its mentions (each with the triple of its participant), its pairs of keys. Ids are given when written."""

    event: Row
    mentions: list[tuple[tuple[str, str, str], Row]]
    dyads: list[Row]


@dataclass(slots=True)
class CodingRows:
    """What one coder made of one article version. code, message: why it was refused, if it was."""

    sentences: list[Row]
    events: list[EventRows]
    positions: list[TalkRows] = field(default_factory=list)
    meetings: list[TalkRows] = field(default_factory=list)
    code: str | None = None
    message: str | None = None


@dataclass(slots=True)
class ArticleRows:
    """An article version with its coding. digest: over all that the coder sees, so equal digests are one version."""

    article: Row
    digest: str
    coding: CodingRows = field(default_factory=lambda: CodingRows([], []))


def without_nul(article: Article) -> Article:
    """The article with U+0000, which PostgreSQL cannot hold, replaced one for one. Before coding, so that offsets stay."""
    for name in ("id", "source", *_NAMED):
        value = getattr(article, name)
        if value and "\x00" in value:
            setattr(article, name, value.replace("\x00", "\ufffd"))
    parts: list[Furniture | Image | Link] = [*article.furniture, *article.images, *article.related]
    for part in parts:
        part.text = part.text.replace("\x00", "\ufffd")
    return article


def article_rows(article: Article) -> ArticleRows:
    """The rows of a coded article."""
    layout = {
        "blocks": [[b.kind, b.start, b.end] for b in article.blocks],
        "furniture": [[f.text, f.reason, f.start, f.end] for f in article.furniture],
        "images": [[i.url, i.text] for i in article.images],
        "related": [[r.text, r.url] for r in article.related],
    }
    row = {name: getattr(article, name) for name in _NAMED}
    row |= {"name": article.id, "place": article.source, "day": day_of(article.published), "layout": layout}
    return ArticleRows(row, _digest(article), coding_rows(article))


def coding_rows(article: Article) -> CodingRows:
    """The rows of what an article was coded to."""
    sentences = [{"n": n, "start": s.start, "end": s.end, "block": s.block} for n, s in enumerate(article.sentences)]
    published = day_of(article.published)
    events = [_event_rows(n, event, published, article.outlet) for n, event in enumerate(article.events)]
    positions = [position_rows(n, position, published, article.outlet) for n, position in enumerate(article.positions)]
    meetings = [meeting_rows(n, meeting, published, article.outlet) for n, meeting in enumerate(article.meetings)]
    refused = article.rejected
    return CodingRows(sentences, events, positions, meetings, refused.code if refused else None, refused.message if refused else None)


def day_of(published: str | None) -> str | None:
    """The day of an ISO time, as its own zone has it."""
    return published[:10] if published else None


def _digest(article: Article) -> str:
    digest = hashlib.blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=16)
    for said in (article.title, article.published, article.outlet):
        digest.update(b"\x00" + (said or "").encode("utf-8", "surrogatepass"))
    digest.update(repr([(b.kind, b.start, b.end) for b in article.blocks]).encode())
    return digest.hexdigest()


def _event_rows(n: int, event: Event, published: str | None, outlet: str | None) -> EventRows:
    when, where = event.when, event.where
    day = when.start[:10] if when and when.start else published
    row: Row = {
        "n": n,
        "key": event.id,
        "type": event.type,
        "modes": event.modes,
        "status": event.status,
        "quad": event.quad,
        "intensity": event.intensity,
        "contexts": event.contexts,
        "topics": plain(event.topics),
        "trigger": event.trigger,
        "start": event.span[0],
        "end": event.span[1],
        "sentence_start": event.sentence[0],
        "sentence_end": event.sentence[1],
        "day": day,
        "day_end": when.end[:10] if when and when.end else day,
        "when": plain(when) if when else None,
        "place_key": where.key if where else None,
        "place_name": where.name or where.text if where else None,
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "where": plain(where) if where else None,
        "outlet": outlet,
        "reasons": plain(event.reasons),
    }
    spoken = [event.said_by] if event.said_by else []
    shared = {name: row[name] for name in ("day", "type", "status", "place_key", "outlet")}
    mentions = [
        _mention(role, position, participant, shared)
        for role, group in (("actor", event.actors), ("recipient", event.recipients), ("speaker", spoken))
        for position, participant in enumerate(group)
    ]
    return EventRows(row, mentions, _dyads(event, shared))


def _mention(role: str, n: int, who: Participant, shared: Row) -> tuple[tuple[str, str, str], Row]:
    row = {
        "role": role,
        "n": n,
        "key": who.key,
        **shared,
        "text": who.text,
        "start": who.span[0] if who.span else None,
        "end": who.span[1] if who.span else None,
        "latin": who.latin,
        "anonymous": int(who.anonymous),
        "candidates": who.candidates or None,
        "reason": who.reason,
    }
    return (who.key or "", who.name or "", " ".join(who.sectors)), row


def _dyads(event: Event, shared: Row) -> list[Row]:
    actors = list(dict.fromkeys(p.key for p in event.actors if p.key))
    recipients = list(dict.fromkeys(p.key for p in event.recipients if p.key))
    mutual = not event.recipients
    pairs = [(a, b) for a in actors for b in (actors if mutual else recipients) if not (mutual and a == b)][:MAX_PAIRS]
    said = {"mutual": int(mutual), **shared, "quad": event.quad, "intensity": event.intensity}
    return [{"actor": a, "recipient": b, **said} for a, b in pairs]


def to_article(
    row: Stored,
    sentences: Iterable[Stored] = (),
    events: Iterable[Event] = (),
    positions: Iterable[Position] = (),
    meetings: Iterable[Meeting] = (),
) -> Article:
    """The article of a row, with the sentences, events, positions and meetings of one coding."""
    layout = row["layout"]
    return Article(
        id=row["name"],
        source=row["place"],
        **{name: row[name] for name in _NAMED},
        blocks=[Block(*b) for b in layout["blocks"]],
        furniture=[Furniture(*f) for f in layout["furniture"]],
        images=[Image(*i) for i in layout["images"]],
        related=[Link(*r) for r in layout["related"]],
        sentences=[Sentence(s["start"], s["end"], s["block"]) for s in sentences],
        events=list(events),
        positions=list(positions),
        meetings=list(meetings),
    )


def to_event(row: Stored, mentions: Iterable[Stored]) -> Event:
    """The event of a row and its mentions (joined with their participants' name and sectors), in any order."""
    by_role: dict[str, list[Participant]] = {"actor": [], "recipient": [], "speaker": []}
    for mention in sorted(mentions, key=lambda m: int(m["n"])):
        by_role[mention["role"]].append(_participant(mention))
    return Event(
        id=row["key"],
        type=row["type"],
        modes=row["modes"],
        status=row["status"],
        trigger=row["trigger"],
        actors=by_role["actor"],
        recipients=by_role["recipient"],
        when=restored(When, row["when"]),
        where=restored(Where, row["where"]),
        said_by=by_role["speaker"][0] if by_role["speaker"] else None,
        quad=row["quad"],
        intensity=row["intensity"],
        contexts=row["contexts"],
        topics=[restored(Topic, t) for t in row["topics"]],
        span=(row["start"], row["end"]),
        sentence=(row["sentence_start"], row["sentence_end"]),
        reasons=row["reasons"],
    )


def _participant(mention: Stored) -> Participant:
    return Participant(
        text=mention["text"],
        key=mention["key"],
        sectors=mention["sectors"].split(),
        span=(mention["start"], mention["end"]) if mention["start"] is not None else None,
        name=mention["name"] or None,
        latin=mention["latin"],
        anonymous=bool(mention["anonymous"]),
        candidates=mention["candidates"] or [],
        reason=mention["reason"],
    )


def rejection_of(coding: Stored) -> Rejection | None:
    """Why a coder refused an article that was read, from its coding's row."""
    return Rejection(coding["code"], coding["message"] or "") if coding["code"] else None
