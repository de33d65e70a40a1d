"""What reviewers said of the coder's events, kept beside them. A later word of the same reviewer on the same subject counts from then
on; the earlier one stays, with ``latest`` 0. Nothing is deleted, and no event of the coder is changed.

A subject is an event of an article version ("12:v1-ab…"), an event that a reviewer added ("12:missed:…") or a sentence
("12:sentence:40-92"). Of a sentence the only thing to say is that nothing in it is left out ("complete").
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

from sqlalchemy import Connection, func, insert, select, update

from ..errors import UsageError
from . import queries
from . import schema as s
from .agreement import Agreement, Pair, compare
from .clock import now
from .corrections import Record, clean_note, from_event
from .rows import Row

Verdict = Literal["right", "wrong", "corrected", "missed", "complete", "withdrawn"]
JUDGED = ("right", "wrong", "corrected")
_LISTED = 2000


@dataclass(frozen=True, slots=True)
class Review:
    """One word of one reviewer. coder, lexicon: of the coding that was looked at; coded: the coder's event then, as a record."""

    id: int
    subject: str
    article_id: int
    event_key: str | None
    sentence: tuple[int, int]
    user_id: int
    user: str
    at: str
    latest: bool
    verdict: Verdict
    coded: Record | None
    record: Record | None
    note: str | None
    coder: str
    lexicon: str

    @property
    def stands_by(self) -> Record | None:
        """The event as this reviewer sees it; None where there is none."""
        return self.coded if self.verdict == "right" else self.record if self.verdict in ("corrected", "missed") else None


def judge(
    connection: Connection,
    user_id: int,
    article_id: int,
    event_key: str,
    verdict: Verdict,
    *,
    record: Record | None = None,
    note: str | None = None,
) -> int:
    """Say that an event is right, wrong, or corrected to ``record`` (checked before); the review's id. Raises UsageError U044."""
    event = _event(connection, article_id, event_key)
    if verdict not in (*JUDGED, "withdrawn") or (verdict == "corrected") != (record is not None):
        raise UsageError("U044", "an event is right, wrong, or corrected with a record; say one of these.")
    coded = from_event(queries.events(connection, [event.id])[event.id])
    row = {"event_key": event_key, "coding_id": event.coding_id, "coded": coded, "record": record, "note": clean_note(note)}
    row |= {"sentence_start": event.sentence_start, "sentence_end": event.sentence_end, "type": (record or coded)["type"]}
    return _write(connection, user_id, article_id, f"{article_id}:{event_key}", verdict, row)


def add_missed(
    connection: Connection,
    user_id: int,
    article_id: int,
    sentence_start: int,
    record: Record,
    *,
    note: str | None = None,
    subject: str | None = None,
) -> int:
    """Add an event that the coder missed in a sentence, or say it anew (``subject``); the review's id. Raises UsageError U044."""
    sentence = _sentence(connection, article_id, sentence_start)
    if subject is not None:
        _own(connection, user_id, article_id, subject)
    row = {"coding_id": sentence.coding_id, "record": record, "note": clean_note(note), "type": record["type"]}
    row |= {"sentence_start": sentence.start, "sentence_end": sentence.end}
    return _write(connection, user_id, article_id, subject or f"{article_id}:missed:{secrets.token_hex(8)}", "missed", row)


def complete(connection: Connection, user_id: int, article_id: int, sentence_start: int) -> int:
    """Say that nothing in a sentence is left out. Raises UsageError U044 while events of it are still to be judged."""
    sentence = _sentence(connection, article_id, sentence_start)
    if left := _unjudged(connection, user_id, article_id, sentence.coding_id, sentence.start, sentence.end):
        raise UsageError("U044", f"{len(left)} of this sentence's events are not judged yet; say of each whether it is right.")
    row = {"coding_id": sentence.coding_id, "sentence_start": sentence.start, "sentence_end": sentence.end}
    return _write(connection, user_id, article_id, f"{article_id}:sentence:{sentence.start}-{sentence.end}", "complete", row)


def withdraw(connection: Connection, user_id: int, article_id: int, subject: str) -> int:
    """Take back what one said last of a subject. Raises UsageError U044 where there is nothing to take back."""
    last = _own(connection, user_id, article_id, subject)
    kept = {n: last[n] for n in ("event_key", "coding_id", "sentence_start", "sentence_end", "type", "coded")}
    return _write(connection, user_id, article_id, subject, "withdrawn", kept)


def _write(connection: Connection, user_id: int, article_id: int, subject: str, verdict: str, row: Row) -> int:
    r = s.reviews.c
    before = (r.subject == subject) & (r.user_id == user_id) & (r.latest == 1)
    connection.execute(update(s.reviews).where(before).values(latest=0))
    row = {**row, "subject": subject, "article_id": article_id, "user_id": user_id, "at": now(), "latest": 1, "verdict": verdict}
    return int(connection.execute(insert(s.reviews).values(row).returning(r.id)).scalar_one())


def _own(connection: Connection, user_id: int, article_id: int, subject: str) -> Row:
    r = s.reviews.c
    mine = (r.subject == subject) & (r.user_id == user_id) & (r.latest == 1) & (r.article_id == article_id) & (r.verdict != "withdrawn")
    row = connection.execute(select(s.reviews).where(mine)).mappings().first()
    if row is None:
        raise UsageError("U044", "you have said nothing of this that could be changed; open the page again.")
    return dict(row)


def _event(connection: Connection, article_id: int, event_key: str) -> Any:
    e = s.events.c
    here = (e.key == event_key) & (e.article_id == article_id)
    columns = (e.id, e.coding_id, e.sentence_start, e.sentence_end)
    row = connection.execute(select(*columns).where(here).order_by(e.current.desc(), e.id.desc()).limit(1)).first()
    if row is None:
        raise UsageError("U044", "there is no such event in this article; it may have been coded anew. Open the page again.")
    return row


def _sentence(connection: Connection, article_id: int, start: int) -> Any:
    n, a = s.sentences.c, s.articles.c
    joined = s.sentences.join(s.articles, a.coding_id == n.coding_id)
    row = connection.execute(
        select(n.coding_id, n.start, n.end).select_from(joined).where(a.id == article_id, n.start == start).limit(1)
    ).first()
    if row is None:
        raise UsageError("U044", "there is no such sentence in this article; it may have been coded anew. Open the page again.")
    return row


def _unjudged(connection: Connection, user_id: int, article_id: int, coding_id: int, start: int, end: int) -> list[str]:
    e, r = s.events.c, s.reviews.c
    there = (e.coding_id == coding_id) & (e.sentence_start >= start) & (e.sentence_end <= end)
    keys = list(connection.execute(select(e.key).where(there, e.article_id == article_id)).scalars())
    mine = (r.user_id == user_id) & (r.latest == 1) & (r.article_id == article_id) & r.verdict.in_(JUDGED)
    judged = set(connection.execute(select(r.event_key).where(mine)).scalars())
    return [k for k in keys if k not in judged]


def _query() -> Any:
    c = s.reviews.c
    joined = s.reviews.join(s.users, s.users.c.id == c.user_id).join(s.codings, s.codings.c.id == c.coding_id)
    joined = joined.join(s.coders, s.coders.c.id == s.codings.c.coder_id)
    return select(s.reviews, s.users.c.name.label("user"), s.coders.c.version, s.coders.c.lexicon).select_from(joined)


def _review(row: Any) -> Review:
    said = {n: row[n] for n in ("id", "subject", "article_id", "event_key", "user_id", "user", "at", "verdict", "coded", "record", "note")}
    sentence = (row["sentence_start"], row["sentence_end"])
    return Review(**said, sentence=sentence, latest=bool(row["latest"]), coder=row["version"], lexicon=row["lexicon"])


def of_article(connection: Connection, article_id: int, *, history: bool = False) -> list[Review]:
    """What reviewers said of an article version, oldest first; with ``history`` also what they said before they thought better."""
    query = _query().where(s.reviews.c.article_id == article_id)
    if not history:
        query = query.where(s.reviews.c.latest == 1, s.reviews.c.verdict != "withdrawn")
    return [_review(row) for row in connection.execute(query.order_by(s.reviews.c.id).limit(_LISTED)).mappings()]


def of_event(connection: Connection, article_id: int, event_key: str) -> list[Review]:
    """All that was ever said of an event, oldest first."""
    query = _query().where(s.reviews.c.subject == f"{article_id}:{event_key}")
    return [_review(row) for row in connection.execute(query.order_by(s.reviews.c.id).limit(_LISTED)).mappings()]


def newest(connection: Connection, *, user_id: int | None = None, limit: int = 50) -> list[Review]:
    """The newest reviews that count, newest first."""
    query = _query().where(s.reviews.c.latest == 1, s.reviews.c.verdict.in_((*JUDGED, "missed")))
    if user_id is not None:
        query = query.where(s.reviews.c.user_id == user_id)
    return [_review(row) for row in connection.execute(query.order_by(s.reviews.c.id.desc()).limit(limit)).mappings()]


def to_review(connection: Connection, user_id: int, types: Sequence[str], *, seed: str, each: int = 2) -> list[queries.Found]:
    """A sample of what a user has yet to review: ``each`` events of each type, so that rare types are seen as often as common ones.

    seed: the same seed draws the same places; as reviews come in, others move up. Days are drawn evenly, then the events that
    follow, which costs an index look-up each, however large the store.
    """
    ids: list[int] = []
    for type_ in types:
        ids += _drawn(connection, user_id, type_, Random(f"{seed}:{type_}"), each)
    return queries.found(connection, ids)


def _drawn(connection: Connection, user_id: int, type_: str, random: Random, each: int) -> list[int]:
    e, r = s.events.c, s.reviews.c
    of_type = (e.current == 1) & (e.type == type_)
    first = connection.execute(select(e.day).where(of_type, e.day.is_not(None)).order_by(e.day).limit(1)).scalar()
    last = connection.execute(select(e.day).where(of_type, e.day.is_not(None)).order_by(e.day.desc()).limit(1)).scalar()
    if first is None or last is None:
        return []
    mine = select(r.id).where(r.article_id == e.article_id, r.event_key == e.key, r.user_id == user_id, r.latest == 1)
    fresh = select(e.id).where(of_type, ~mine.where(r.verdict != "withdrawn").exists())
    out: list[int] = []
    for day in [*(_between(first, last, random) for _ in range(2 * each)), first]:
        found = connection.execute(fresh.where(e.day >= day).order_by(e.day, e.id).limit(each)).scalars()
        out += [i for i in found if i not in out]
        if len(out) >= each:
            break
    return out[:each]


def _between(first: str, last: str, random: Random) -> str:
    from datetime import date

    try:
        a, b = date.fromisoformat(first[:10]).toordinal(), date.fromisoformat(last[:10]).toordinal()
    except ValueError:
        return first
    return date.fromordinal(random.randint(min(a, b), max(a, b))).isoformat()


def reviewers(connection: Connection) -> list[tuple[int, str, int]]:
    """Who has reviewed: id, name, and how many subjects, most first."""
    r = s.reviews.c
    n = func.count().label("n")
    query = select(r.user_id, s.users.c.name, n).join_from(s.reviews, s.users, s.users.c.id == r.user_id)
    query = query.where(r.latest == 1, r.verdict != "withdrawn").group_by(r.user_id, s.users.c.name)
    return [(row.user_id, row.name, row.n) for row in connection.execute(query.order_by(n.desc(), s.users.c.name))]


def agreement_of(connection: Connection, first: int, second: int) -> list[Agreement]:
    """How far two reviewers agree, field by field; ``event`` is whether there is an event at all."""
    a, b = (_standing(connection, user) for user in (first, second))
    judged = [Pair(a[k].stands_by, b[k].stands_by) for k in sorted(a.keys() & b.keys()) if a[k].verdict in JUDGED]
    both = sorted(k for k in a.keys() & b.keys() if a[k].verdict == b[k].verdict == "complete")
    return compare(judged, [(_missed(a, a[k]), _missed(b, b[k])) for k in both])


def _standing(connection: Connection, user_id: int) -> dict[str, Review]:
    query = _query().where(s.reviews.c.user_id == user_id, s.reviews.c.latest == 1, s.reviews.c.verdict != "withdrawn")
    return {row["subject"]: _review(row) for row in connection.execute(query).mappings()}


def _missed(mine: dict[str, Review], sentence: Review) -> list[Record]:
    every = (r for r in mine.values() if r.article_id == sentence.article_id and r.verdict == "missed" and r.sentence == sentence.sentence)
    return [r.record for r in every if r.record]


@dataclass(frozen=True, slots=True)
class ReviewedSentence:
    """A sentence that a reviewer went through as a whole, with the events that the reviewer stands by, in the order of the text."""

    article_id: int
    start: int
    text: str
    url: str | None
    outlet: str | None
    published: str | None
    reviewer: str
    at: str
    records: list[Record]


def reviewed_sentences(connection: Connection, *, reviewer: str | None = None, agreed: bool = False) -> Iterator[ReviewedSentence]:
    """The sentences that are fully reviewed: marked complete, and each event of the coder in it judged by the same reviewer.

    Where several have gone through a sentence, the one who did so last counts. reviewer: only this one's; agreed: only sentences
    in which all who went through them see the same events (type, status, keys).
    """
    r = s.reviews.c
    query = _query().where(r.verdict == "complete", r.latest == 1).order_by(r.article_id, r.sentence_start, r.id.desc())
    if reviewer is not None:
        query = query.where(s.users.c.name == reviewer)
    group: list[Review] = []
    for row in connection.execute(query).mappings().all():
        one = _review(row)
        if group and (group[0].article_id, group[0].sentence) != (one.article_id, one.sentence):
            yield from _reviewed(connection, group, agreed)
            group = []
        group.append(one)
    yield from _reviewed(connection, group, agreed)


def _reviewed(connection: Connection, group: Sequence[Review], agreed: bool) -> Iterator[ReviewedSentence]:
    whole = [(one, records) for one in group if (records := _records(connection, one)) is not None]
    if not whole or (agreed and len({_told(records) for _, records in whole}) > 1):
        return
    one, records = whole[0]
    a = s.articles.c
    start, end = one.sentence
    text = func.substr(a.text, start + 1, end - start).label("text")
    page = connection.execute(select(text, a.url, a.outlet, a.published).where(a.id == one.article_id)).one()
    records = sorted(records, key=lambda r: (page.text.find(r["trigger"]), r["type"]))
    yield ReviewedSentence(one.article_id, start, page.text, page.url, page.outlet, page.published, one.user, one.at, records)


def _records(connection: Connection, done: Review) -> list[Record] | None:
    """The events that a reviewer stands by in a sentence; None where some event of it is not judged (any more)."""
    r = s.reviews.c
    coding = connection.execute(select(r.coding_id).where(r.id == done.id)).scalar_one()
    start, end = done.sentence
    if _unjudged(connection, done.user_id, done.article_id, coding, start, end):
        return None
    mine = (r.article_id == done.article_id) & (r.user_id == done.user_id) & (r.latest == 1)
    within = (r.sentence_start >= start) & (r.sentence_end <= end)
    rows = connection.execute(_query().where(mine, within).order_by(r.id)).mappings()
    return [record for row in rows if (record := _review(row).stands_by) is not None]


def _told(records: Sequence[Record]) -> frozenset[tuple[Any, ...]]:
    sides = ("actors", "recipients")
    return frozenset((r["type"], r["status"], *(frozenset(p["key"] for p in r[side]) for side in sides)) for r in records)
