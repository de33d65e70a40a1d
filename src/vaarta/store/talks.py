"""Dossiers from the store: what two sides say of each other, their meetings, what they did meanwhile; and which talks there are.

A dossier's pages are those in which both sides hold or are addressed by a position, or meet. The newest ``LIMIT`` positions and
meetings of each side are looked at; what is beyond is counted in ``Dossier.dropped``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

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
from .among import among
from .talkrows import to_meeting, to_position

LIMIT = 3000
INCIDENT_LIMIT = 400
# By the dossier's own pages.
OWN_LIMIT = 2000
# More reports than this are merged by their newest: every pair of them is compared.
MEETING_LIMIT = 600
# Of the newest so many acts of talking talks are found.
SCANNED = 50_000
# How the resolver tells of a pronoun for whom it stands.
STANDS = "stands for"
# How many days after the last day asked for a planned meeting may lie.
AHEAD = 366

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
    told_in = _both(rows) | {id_ for id_, _ in reports}
    ids = [row[0] for row in rows if row[1] in told_in and _of(row)]
    records = _records(connection, s.positions, ids)
    articles = _articles(connection, {records[id_].article_id for id_ in ids} | {id_ for id_, _ in reports})
    told = [t for id_ in ids if (t := _told(records[id_], articles[records[id_].article_id], sides)) is not None]
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
    pages = {t.article for t in out.positions} | {int(r.article) for r in kept}
    # Where nobody talks about the topic, what the sides do to each other belongs to no talks.
    out.incidents = _incidents(connection, sides, pages, articles, since, until) if pages else []
    days = [a.day for id_, a in articles.items() if id_ in pages and a.day]
    out.last = max(days) if days else None
    out.next = what_is_next(out.meetings, out.last)
    out.deadlines = deadlines(out.positions, out.last)
    out.delegates = delegations(out.meetings, out.positions, sides)
    out.undated = _undated(connection, sides) if since or until else 0
    return out


def _positions(connection: Connection, sides: Sides, since: str | None, until: str | None) -> tuple[list[Any], int]:
    """Positions that either side holds, without their records, which are long; in the order of their ids, and how many are beyond.

    Rows (id, article, day, holds0, holds1, aims0, aims1, aims): whether it is of each side, aimed at it, aimed at anybody.
    """
    p, party = s.positions.c, s.position_parties.c
    wanted = select(party.position_id, party.day).where(party.current == 1, party.role == "holder", party.key.in_([*sides[0], *sides[1]]))
    wanted = _within(wanted, party.day, since, until).distinct()
    # What has no day comes last on either database.
    newest = wanted.order_by(party.day.desc().nulls_last(), party.position_id.desc()).limit(LIMIT + 1).subquery().c
    # Told by the database: three thousand positions with the keys of their parties were most of a dossier's objects.
    asked = [and_(party.role == role, party.key.in_(side)) for role in ("holder", "addressee") for side in sides]
    flags = [func.max(case((condition, 1), else_=0)) for condition in (*asked, party.role == "addressee")]
    rows = select(newest.position_id, func.max(p.article_id), func.max(p.day), *flags).join(s.positions, p.id == newest.position_id)
    rows = rows.join(s.position_parties, party.position_id == newest.position_id).group_by(newest.position_id)
    found = sorted(connection.execute(rows).all())
    beyond = len(found) - LIMIT
    if beyond > 0:
        found.remove(min(found, key=lambda row: (row[2] or "", row[0])))
    return found, max(0, beyond)


def _of(row: Any) -> bool:
    """Whether a position is of one side, and aimed at nobody or at the other."""
    _, _, _, holds0, holds1, aims0, aims1, aims = row
    return holds0 != holds1 and (not aims or bool(aims1 if holds0 else aims0))


def _records(connection: Connection, table: Any, ids: Sequence[int]) -> dict[int, Any]:
    c = table.c
    rows = connection.execute(select(c.id, c.outlet, c.article_id, c.day, c.record).where(among(c.id, ids))).all()
    return {row.id: row for row in rows}


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
    wanted = _within(wanted, one.c.day, since, _later(until)).order_by(one.c.day.desc().nulls_last(), one.c.meeting_id.desc())
    wanted = wanted.limit(MEETING_LIMIT * 4)
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


def _both(rows: Iterable[Any]) -> set[int]:
    """Articles whose positions name both sides as holder or addressee."""
    seen: tuple[set[int], set[int]] = (set(), set())
    for _, article, _, holds0, holds1, aims0, aims1, _ in rows:
        if holds0 or aims0:
            seen[0].add(article)
        if holds1 or aims1:
            seen[1].add(article)
    return seen[0] & seen[1]


def _articles(connection: Connection, ids: Iterable[int]) -> dict[int, Any]:
    a = s.articles.c
    wanted = select(a.id, a.url, a.title, a.outlet, a.published, a.day, a.name, a.text).where(among(a.id, ids))
    return {row.id: row for row in connection.execute(wanted).all()}


def _told(stored: Any, article: Any, sides: Sides) -> Told | None:
    """A position as the dossier tells it; None where it is of both sides at once or aimed at others alone."""
    position: Position = to_position(stored.record)
    side = side_of([p.key for p in position.holders], sides)
    aimed = {p.key for p in position.addressees if p.key}
    if side is None or (aimed and not aimed & set(sides[1 - side])):
        return None
    sentence = article.text[position.sentence[0] : position.sentence[1]].strip()
    return Told(side, position, stored.day, sentence, article.id, _named(article), article.title, article.url)


def _named(article: Any) -> str | None:
    """What a page is called as a source: its outlet, its name in the store, or its title where the store knows it by its bytes only."""
    name = article.name or ""
    own = None if not name or name.startswith("bytes:") else name
    return article.outlet or own or (f"“{article.title}”" if article.title else None)


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
    report.published, report.url = article.published, article.url
    report.outlet = _named(article)
    start, end = report.meeting.sentence
    report.sentence = article.text[start:end].strip()


def _on_topic(told: Sequence[Told], reports: Sequence[tuple[int, Report]], topic: str | None, lexicon: TopicLexicon) -> set[int]:
    """Pages that speak of the topic: what they tell without naming any topic belongs to it."""
    out = {t.article for t in told if about(t.position.topics, topic, lexicon)}
    return out | {id_ for id_, r in reports if about(r.meeting.agenda, topic, lexicon)}


def _report_fits(report: Report, article: int, topic: str | None, on_topic: set[int], lexicon: TopicLexicon) -> bool:
    return about(report.meeting.agenda, topic, lexicon) or (article in on_topic and not topic_ids(report.meeting.agenda))


def _incidents(
    connection: Connection, sides: Sides, articles: set[int], known: dict[int, Any], since: str | None, until: str | None
) -> list[Incident]:
    """What one side did to the other, and what either did (to anybody) by the dossier's own pages; each act once a day.

    known: pages that were read already.
    """
    d, e, m = s.dyads.c, s.events.c, s.mentions.c
    ids: list[int] = []
    for one, other in ((sides[0], sides[1]), (sides[1], sides[0])):
        wanted = select(d.event_id, d.day).where(d.current == 1, d.actor.in_(one), d.recipient.in_(other), d.type.in_(INCIDENTS))
        wanted = _within(wanted, d.day, since, until).order_by(d.day.desc().nulls_last(), d.event_id).limit(INCIDENT_LIMIT)
        ids += [row.event_id for row in connection.execute(wanted)]
    own = select(e.id).join(s.mentions, m.event_id == e.id).where(among(e.article_id, articles), e.type.in_(INCIDENTS))
    own = own.where(queries.counting(e.current), m.role == "actor", m.key.in_([*sides[0], *sides[1]]))
    ids += reversed(connection.execute(own.order_by(e.article_id.desc(), e.id.desc()).limit(OWN_LIMIT)).scalars().all())
    kept = _each_once(connection, list(dict.fromkeys(ids)), sides)
    events = queries.events(connection, list(kept))
    told_in = {row.article_id for row in kept.values()}
    pages = known | _articles(connection, told_in - known.keys())
    out = []
    for id_, event in events.items():
        page = pages[kept[id_].article_id]
        sentence = page.text[event.sentence[0] : event.sentence[1]].strip()
        side = side_of([p.key for p in event.actors], sides)
        if side is not None:
            out.append(Incident(side, event, kept[id_].day, sentence, kept[id_].article_id, _named(page), page.url))
    return sorted(out, key=lambda i: (i.day or "9999", i.article, i.event.span))


def _each_once(connection: Connection, ids: Sequence[int], sides: Sides) -> dict[int, Any]:
    """Rows (article_id, day) of those events that one side did, each act once a day: told from their keys, for records are long."""
    e, m = s.events.c, s.mentions.c
    who: dict[int, dict[str, set[str]]] = {}
    # What may be, or is feared, happened to nobody.
    wanted = select(e.id, e.article_id, e.day, e.type).where(among(e.id, ids), e.status.not_in(("negated", "hypothetical")))
    rows = {row.id: row for row in connection.execute(wanted).all()}
    taking_part = select(m.event_id, m.role, m.key).where(among(m.event_id, ids), m.role.in_(("actor", "recipient")))
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


__all__ = ["TalkFound", "dossier", "find_talks"]
