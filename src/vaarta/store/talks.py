"""Dossiers from the store: what two sides say of each other, their meetings, what they did meanwhile; and which talks there are.

A dossier's pages are those in which both sides hold or are addressed by a position, or meet. The newest ``LIMIT`` positions and
meetings of each side are looked at; what is beyond is counted in ``Dossier.dropped``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from ..language.topics import TopicLexicon
from ..records import Participant, Position
from ..talks.dossier import (
    INCIDENTS,
    Dossier,
    Incident,
    Told,
    about,
    agenda_of,
    deadlines,
    delegations,
    find_changes,
    follow_topics,
    side_of,
    topic_ids,
    what_is_next,
    without_headlines,
)
from ..talks.lexicon import TalkWords
from ..talks.merging import Report, merge_meetings
from . import queries
from . import schema as s
from .talkrows import to_meeting, to_position

LIMIT = 3000
INCIDENT_LIMIT = 400
# More reports than this are merged by their newest: every pair of them is compared.
MEETING_LIMIT = 600
# Of the newest so many acts of talking talks are found.
SCANNED = 50_000
# How the resolver tells of a pronoun for whom it stands.
STANDS = "stands for"
# How many days after the last day asked for a planned meeting may lie.
AHEAD = 366
_CHUNK = 400

Sides = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TalkFound:
    """Talks that recur: two keys, the topic (None: none that is known), how many events on how many pages, first and last day."""

    one: str
    other: str
    topic: str | None
    events: int
    pages: int
    first: str
    last: str


def dossier(
    connection: Connection,
    sides: Sides,
    words: TalkWords,
    lexicon: TopicLexicon,
    *,
    topic: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Dossier:
    """The dossier of two sides (keys of each), on one topic and what lies below it or on all. Days are ISO, both included."""
    out = Dossier(sides, topic, since, until)
    rows, dropped = _positions(connection, sides, since, until)
    reports, more = _meetings(connection, sides, since, until)
    out.dropped = dropped + more
    told_in = _both(rows, sides) | {id_ for id_, _ in reports}
    rows = [r for r in rows if r.article in told_in and r.of(sides)]
    articles = _articles(connection, {r.article for r in rows} | {id_ for id_, _ in reports})
    records = _records(connection, s.positions, [r.id for r in rows])
    told = [t for r in rows if (t := _told(r, records[r.id], articles[r.article], sides)) is not None]
    on_topic = _on_topic(told, reports, topic, lexicon)
    out.positions = [
        t for t in told if about(t.position.topics, topic, lexicon) or (t.article in on_topic and not topic_ids(t.position.topics))
    ]
    _withhold(out.positions)
    out.positions = without_headlines(out.positions)
    name_speakers(out.positions)
    follow_topics(out.positions, words)
    out.positions.sort(key=lambda t: (t.day or "9999", t.article, t.position.span))
    kept = [r for id_, r in reports if _report_fits(r, id_, topic, on_topic, lexicon)]
    for report in kept:
        _source(report, articles)
    if until:
        kept = [r for r in kept if not r.published or r.published[:10] <= until]
    out.meetings = merge_meetings(kept)
    out.changes = find_changes(out.positions, words, lexicon)
    out.agenda = agenda_of(out.positions, out.meetings)
    ids = {t.article for t in out.positions} | {int(r.article) for r in kept}
    # Where nobody talks about the topic, what the sides do to each other belongs to no talks.
    out.incidents = _incidents(connection, sides, ids, since, until) if ids else []
    days = [a["day"] for id_, a in articles.items() if id_ in ids and a["day"]]
    out.last = max(days) if days else None
    out.next = what_is_next(out.meetings, out.last)
    out.deadlines = deadlines(out.positions, out.last)
    out.delegates = delegations(out.meetings, out.positions, sides)
    out.undated = _undated(connection, sides) if since or until else 0
    return out


@dataclass(slots=True)
class _Held:
    """A position without its record, which is long: enough to know whether the dossier tells it. holders, addressees: their keys."""

    id: int
    article: int
    day: str | None
    holders: list[str]
    addressees: list[str]

    def of(self, sides: Sides) -> bool:
        """Whether it is of one side, and aimed at nobody or at the other."""
        side = side_of(self.holders, sides)
        return side is not None and (not self.addressees or not set(sides[1 - side]).isdisjoint(self.addressees))


def _positions(connection: Connection, sides: Sides, since: str | None, until: str | None) -> tuple[list[_Held], int]:
    """Positions that either side holds."""
    p, party = s.positions.c, s.position_parties.c
    wanted = select(party.position_id, party.day).where(party.current == 1, party.role == "holder", party.key.in_([*sides[0], *sides[1]]))
    wanted = _within(wanted, party.day, since, until).distinct().order_by(party.day.desc(), party.position_id.desc()).limit(LIMIT + 1)
    ids = [row.position_id for row in connection.execute(wanted)]
    held: dict[int, _Held] = {}
    for part in _parts(ids[:LIMIT]):
        # All at once: ten thousand rows fetched one by one took a sixth of a dossier's time.
        for row in connection.execute(select(p.id, p.article_id, p.day).where(p.id.in_(part))).all():
            held[row.id] = _Held(row.id, row.article_id, row.day, [], [])
        for row in connection.execute(select(party.position_id, party.role, party.key).where(party.position_id.in_(part))).all():
            at = held[row[0]]
            (at.holders if row[1] == "holder" else at.addressees).append(row[2])
    return [held[id_] for id_ in sorted(held)], len(ids) - len(ids[:LIMIT])


def _records(connection: Connection, table: Any, ids: Sequence[int]) -> dict[int, Any]:
    out: dict[int, Any] = {}
    for part in _parts(ids):
        wanted = select(table.c.id, table.c.outlet, table.c.article_id, table.c.record).where(table.c.id.in_(part))
        for row in connection.execute(wanted).all():
            out[row.id] = row
    return out


def _meetings(connection: Connection, sides: Sides, since: str | None, until: str | None) -> tuple[list[tuple[int, Report]], int]:
    """Reports of meetings in which both sides take part, with their articles."""
    m, a = s.meetings.c, s.articles.c
    one, two = s.meeting_parties.alias(), s.meeting_parties.alias()
    # Whether the other side takes part is asked before anything of the meeting is looked up.
    both = select(two.c.key).where(two.c.meeting_id == one.c.meeting_id, two.c.key.in_(sides[1]), two.c.key != one.c.key).exists()
    wanted = select(one.c.meeting_id, one.c.day).where(one.c.current == 1, one.c.key.in_(sides[0]), both)
    if until:
        # A meeting is on its own day; what a page up to the last day asked for tells of a later one is still told.
        wanted = wanted.join(s.meetings, m.id == one.c.meeting_id).join(s.articles, a.id == m.article_id)
        wanted = wanted.where((a.day <= until) | a.day.is_(None))
    wanted = _within(wanted, one.c.day, since, _later(until)).order_by(one.c.day.desc(), one.c.meeting_id.desc()).limit(MEETING_LIMIT * 4)
    ids = list(dict.fromkeys(row.meeting_id for row in connection.execute(wanted)))
    records = _records(connection, s.meetings, ids[:MEETING_LIMIT])
    rows = [records[id_] for id_ in ids[:MEETING_LIMIT]]
    reports = [(r.article_id, Report(f"{r.article_id} {r.id}", to_meeting(r.record), None, r.outlet)) for r in rows]
    return reports, len(ids) - len(rows)


def _later(until: str | None) -> str | None:
    return (date.fromisoformat(until) + timedelta(days=AHEAD)).isoformat() if until else None


def _undated(connection: Connection, sides: Sides) -> int:
    """How many positions and meetings of these sides stand on pages without a day."""
    count = 0
    p, m = s.position_parties.c, s.meeting_parties.c
    for party, id_, roles in ((p, p.position_id, [p.role.in_(("holder", "addressee"))]), (m, m.meeting_id, [])):
        wanted = select(id_).where(party.current == 1, party.key.in_([*sides[0], *sides[1]]), *roles, party.day.is_(None))
        wanted = wanted.distinct().limit(LIMIT)
        count += len(connection.execute(wanted).all())
    return count


def _both(rows: Iterable[_Held], sides: Sides) -> set[int]:
    """Articles whose positions name both sides as holder or addressee."""
    seen: dict[int, set[int]] = {}
    for row in rows:
        for n in (0, 1):
            if not set(sides[n]).isdisjoint((*row.holders, *row.addressees)):
                seen.setdefault(row.article, set()).add(n)
    return {id_ for id_, on in seen.items() if len(on) == 2}


def _articles(connection: Connection, ids: Iterable[int]) -> dict[int, Any]:
    a = s.articles.c
    out: dict[int, Any] = {}
    for part in _parts(sorted(ids)):
        wanted = select(a.id, a.url, a.title, a.outlet, a.published, a.day, a.name, a.text).where(a.id.in_(part))
        out.update((row["id"], row) for row in connection.execute(wanted).mappings())
    return out


def _told(row: _Held, stored: Any, article: Any, sides: Sides) -> Told | None:
    """A position as the dossier tells it; None where it is of both sides at once or aimed at others alone."""
    position: Position = to_position(stored.record)
    side = side_of([p.key for p in position.holders], sides)
    aimed = {p.key for p in position.addressees if p.key}
    if side is None or (aimed and not aimed & set(sides[1 - side])):
        return None
    sentence = article["text"][position.sentence[0] : position.sentence[1]].strip()
    return Told(side, position, row.day, sentence, article["id"], _named(article), article["title"], article["url"])


def _named(article: Any) -> str | None:
    """What a page is called as a source: its outlet, its name in the store, or its title where the store knows it by its bytes only."""
    name = article["name"] or ""
    own = None if not name or name.startswith("bytes:") else name
    return article["outlet"] or own or (f"“{article['title']}”" if article["title"] else None)


def _withhold(told: Sequence[Told]) -> None:
    """Mark as anonymous who speaks on without a name after the page said that the name is withheld: told once, it holds for the page.

    Held for the same: an unnamed speaker of the same key whose words end alike ("… के अधिकारी").
    """
    hidden = {(t.article, who.key, _office(who)) for t in told if (who := t.position.said_by) is not None and who.anonymous}
    for t in told:
        who = t.position.said_by
        if who is not None and not who.anonymous and (t.article, who.key, _office(who)) in hidden:
            t.position.said_by = replace(who, anonymous=True)


def name_speakers(told: Sequence[Told]) -> None:
    """ "उन्होंने कहा": the speaker a pronoun stands for is told by name where the page named one of that key right before."""
    last: dict[int, Participant] = {}
    for t in sorted(told, key=lambda t: (t.article, t.position.span)):
        who = t.position.said_by
        if who is None:
            continue
        before, stands = last.get(t.article), who.reason.startswith(STANDS)
        if not stands:
            last[t.article] = who
        elif before is not None and before.key == who.key:
            t.position.said_by = replace(who, text=before.text, name=before.name, anonymous=who.anonymous or before.anonymous)
        elif who.name and " " in who.name:
            t.position.said_by = replace(who, text=who.name)


def _office(who: Participant) -> str:
    words = (who.name or who.text).split()
    return words[-1] if words else ""


def _source(report: Report, articles: dict[int, Any]) -> None:
    article = articles[int(report.article)]
    report.published, report.url = article["published"], article["url"]
    report.outlet = _named(article)
    start, end = report.meeting.sentence
    report.sentence = article["text"][start:end].strip()


def _on_topic(told: Sequence[Told], reports: Sequence[tuple[int, Report]], topic: str | None, lexicon: TopicLexicon) -> set[int]:
    """Pages that speak of the topic: what they tell without naming any topic belongs to it."""
    out = {t.article for t in told if about(t.position.topics, topic, lexicon)}
    return out | {id_ for id_, r in reports if about(r.meeting.agenda, topic, lexicon)}


def _report_fits(report: Report, article: int, topic: str | None, on_topic: set[int], lexicon: TopicLexicon) -> bool:
    return about(report.meeting.agenda, topic, lexicon) or (article in on_topic and not topic_ids(report.meeting.agenda))


def _incidents(connection: Connection, sides: Sides, articles: set[int], since: str | None, until: str | None) -> list[Incident]:
    """What one side did to the other, and what either did (to anybody) by the dossier's own pages; each act once a day."""
    d, e, m = s.dyads.c, s.events.c, s.mentions.c
    ids: list[int] = []
    for one, other in ((sides[0], sides[1]), (sides[1], sides[0])):
        wanted = select(d.event_id, d.day).where(d.current == 1, d.actor.in_(one), d.recipient.in_(other), d.type.in_(INCIDENTS))
        wanted = _within(wanted, d.day, since, until).order_by(d.day.desc(), d.event_id).limit(INCIDENT_LIMIT)
        ids += [row.event_id for row in connection.execute(wanted)]
    for part in _parts(sorted(articles)):
        own = select(e.id).join(s.mentions, m.event_id == e.id).where(e.article_id.in_(part), e.type.in_(INCIDENTS))
        own = own.where(queries.counting(e.current))
        own = own.where(m.role == "actor", m.key.in_([*sides[0], *sides[1]])).limit(INCIDENT_LIMIT)
        ids += connection.execute(own).scalars().all()
    kept = _each_once(connection, list(dict.fromkeys(ids)), sides)
    events = queries.events(connection, list(kept))
    pages = _articles(connection, {row.article_id for row in kept.values()})
    out = []
    for id_, event in events.items():
        page = pages[kept[id_].article_id]
        sentence = page["text"][event.sentence[0] : event.sentence[1]].strip()
        side = side_of([p.key for p in event.actors], sides)
        if side is not None:
            out.append(Incident(side, event, kept[id_].day, sentence, kept[id_].article_id, _named(page), page["url"]))
    return sorted(out, key=lambda i: (i.day or "9999", i.article, i.event.span))


def _each_once(connection: Connection, ids: Sequence[int], sides: Sides) -> dict[int, Any]:
    """Rows (article_id, day) of those events that one side did, each act once a day: told from their keys, for records are long."""
    e, m = s.events.c, s.mentions.c
    rows: dict[int, Any] = {}
    who: dict[int, dict[str, set[str]]] = {}
    for part in _parts(ids):
        # What may be, or is feared, happened to nobody.
        wanted = select(e.id, e.article_id, e.day, e.type).where(e.id.in_(part), e.status.not_in(("negated", "hypothetical")))
        rows.update((row.id, row) for row in connection.execute(wanted).all())
        taking_part = select(m.event_id, m.role, m.key).where(m.event_id.in_(part), m.role.in_(("actor", "recipient")))
        for event, role, key in connection.execute(taking_part).all():
            who.setdefault(event, {}).setdefault(role, set()).add(key or "")
    out: dict[tuple[Any, ...], int] = {}
    for id_ in ids:
        actors, recipients = (sorted(who.get(id_, {}).get(role, ())) for role in ("actor", "recipient"))
        if id_ in rows and side_of(actors, sides) is not None:
            out.setdefault((rows[id_].day, rows[id_].type, tuple(actors), tuple(recipients)), id_)
    return {id_: rows[id_] for id_ in out.values()}


def find_talks(
    connection: Connection, *, least: int = 3, pages: int = 2, since: str | None = None, until: str | None = None, limit: int = 50
) -> list[TalkFound]:
    """Talks without being asked for: CONSULT, AGREE, REQUEST and REJECT between two keys on one topic, again and again.

    least: so many events; pages: told on so many pages. Looked at are the newest ``SCANNED`` such acts. Most told first.
    """
    a = s.talk_acts.c
    newest = _within(select(s.talk_acts), a.day, since, until).order_by(a.day.desc(), a.event_id.desc()).limit(SCANNED).subquery().c
    events, told = func.count(newest.event_id.distinct()).label("events"), func.count(newest.article_id.distinct()).label("pages")
    wanted = select(newest.one, newest.other, newest.topic, events, told, func.min(newest.day), func.max(newest.day))
    wanted = wanted.group_by(newest.one, newest.other, newest.topic).having(events >= least, told >= pages)
    wanted = wanted.order_by(events.desc(), told.desc(), newest.one, newest.other, newest.topic).limit(limit)
    return [TalkFound(one, other, topic or None, *rest) for one, other, topic, *rest in connection.execute(wanted)]


def _within(query: Any, day: Any, since: str | None, until: str | None) -> Any:
    query = query.where(day >= since) if since else query
    return query.where(day <= until) if until else query


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[n : n + _CHUNK] for n in range(0, len(ids), _CHUNK))


__all__ = ["TalkFound", "dossier", "find_talks"]
