"""The dossier of two sides: delegations, agenda, positions, changes, meetings, incidents, what is next. From records alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import merge
from typing import Any

from ..language import tokenise
from ..language.topics import TopicLexicon
from ..records import Event, Participant, Position, Topic
from .lexicon import TalkWords, find, spelled
from .merging import MergedMeeting

Sides = tuple[tuple[str, ...], tuple[str, ...]]
# What a stance is about that is on talking itself ("बातचीत के लिए तैयार है"), beside the ids of topics.
TALKING = "talks"
INCIDENTS = ("MOBILIZE", "ASSAULT", "SANCTION", "THREATEN")


@dataclass(slots=True)
class Told:
    """A position with the page it stands in. side: 0 or 1, whose it is; sentence: its words."""

    side: int
    position: Position
    day: str | None
    sentence: str
    article: int
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Change:
    """Two stances of one side on one topic that do not go together. kind: turned, moved, softened, or contradicts (on one day)."""

    side: int
    kind: str
    topics: list[str]
    before: Told
    after: Told


@dataclass(slots=True)
class Delegate:
    """A person of one side. offices: as pages give them, the fullest first; days: of the meetings; spoke: whether a page quotes them."""

    side: int
    name: str
    key: str | None
    offices: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    spoke: bool = False


@dataclass(slots=True)
class Deadline:
    """Words that date what a side says it will do or asks for. day, end: the first and last day that they may mean."""

    day: str
    end: str
    words: str
    told: Told


@dataclass(slots=True)
class Incident:
    """What one side did to the other, or in their quarrel, while they talked."""

    side: int
    event: Event
    day: str | None
    sentence: str
    article: int
    outlet: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Dossier:
    """sides: the keys on either side, the one asked for first. topic, since, until: as asked. last: the last day of any page.

    dropped: records beyond the limits; undated: records of these sides on pages without a day, which no span of days holds.
    """

    sides: Sides
    topic: str | None
    since: str | None
    until: str | None
    last: str | None = None
    delegates: list[Delegate] = field(default_factory=list)
    agenda: list[tuple[str, int]] = field(default_factory=list)
    positions: list[Told] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    meetings: list[MergedMeeting] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    next: list[MergedMeeting] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    dropped: int = 0
    undated: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.positions or self.meetings or self.incidents)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        from ..records import plain

        out: dict[str, Any] = plain(self)
        return out


def side_of(keys: Sequence[str | None], sides: Sides) -> int | None:
    """0 or 1, whose side the keys are on; None where on neither or both."""
    first, second = (any(key in side for key in keys) for side in sides)
    return None if first == second else int(second)


def topic_ids(topics: Sequence[Topic]) -> list[str]:
    """The ids of topics, each once."""
    return list(dict.fromkeys(t.id for t in topics if t.id))


def about(topics: Sequence[Topic], wanted: str | None, lexicon: TopicLexicon) -> bool:
    """Whether one of the topics is the wanted one or lies below it."""
    return wanted is None or any(lexicon.covers(wanted, id_) for id_ in topic_ids(topics))


def find_changes(positions: Sequence[Told], words: TalkWords, lexicon: TopicLexicon) -> list[Change]:
    """Where a side changed or contradicts itself: opposed stances (``opposed.tsv``) on topics that overlap, one before the other.

    Each later position is held against the nearest earlier opposed one only. A stance that is itself told as not so (negated) or as
    what may be (hypothetical) is held against nothing.
    """
    out = []
    settled = [t for t in positions if t.position.status in ("happened", "future")]
    holders = [_holders(t) for t in settled]
    # Looked up once a position: of seven hundred positions a quarter of a million pairs are held against one another.
    subjects = [tuple(_subjects(t, words)) for t in settled]
    opposed = {stance: _opposed(stance, words) for stance in {t.position.stance for t in settled}}
    shared: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    earlier: dict[tuple[int, str], list[int]] = {}
    for n, after in enumerate(settled):
        if not subjects[n]:
            continue
        against = opposed[after.position.stance]
        for k in merge(*(reversed(earlier.get((after.side, stance), [])) for stance in against), reverse=True):
            if (pair := (subjects[k], subjects[n])) not in shared:
                shared[pair] = overlap(*pair, lexicon)
            common = shared[pair]
            if not common or holders[k].isdisjoint(holders[n]):
                continue
            before, kind = settled[k], against[settled[k].position.stance]
            if common == [TALKING] and kind != "turned":
                # Ready to talk, then on a condition: of talking in general that is no move.
                continue
            same_day = kind == "turned" and before.day == after.day
            out.append(Change(after.side, "contradicts" if same_day else kind, list(common), before, after))
            break
        earlier.setdefault((after.side, after.position.stance), []).append(n)
    return out


def _opposed(stance: str, words: TalkWords) -> dict[str, str]:
    """The stances that are opposed to one, with how."""
    pairs = ((pair - {stance}, kind) for pair, kind in words.opposed.items() if stance in pair and len(pair) > 1)
    return {other: kind for (other,), kind in pairs}


def _subjects(told: Told, words: TalkWords) -> list[str]:
    """The ids of a position's topics; where it has none and its words are of talking or meeting, that is what it is about."""
    # What a position only points back to ("ऐसा करने का इरादा नहीं") may be the other half of that sentence: no change is read off it.
    topics = [t for t in told.position.topics if t.span is not None]
    ids = topic_ids(topics)
    if ids or not any(find(tokenise(t.text), words.nouns) for t in topics):
        return ids or ([TALKING] if find(tokenise(told.position.trigger), words.nouns) else [])
    return [TALKING]


def _holders(told: Told) -> set[str]:
    return {p.key for p in told.position.holders if p.key}


def overlap(one: Sequence[str], two: Sequence[str], lexicon: TopicLexicon) -> list[str]:
    """The narrower id of each pair of topics of which one covers the other."""
    out = []
    for a in one:
        for b in two:
            if TALKING in (a, b):
                out += [TALKING] if a == b else []
            elif lexicon.covers(a, b):
                out.append(b)
            elif lexicon.covers(b, a):
                out.append(a)
    return list(dict.fromkeys(out))


def agenda_of(positions: Sequence[Told], meetings: Sequence[MergedMeeting]) -> list[tuple[str, int]]:
    """Topics by how often positions and meetings are about them."""
    counts: Counter[str] = Counter()
    for told in positions:
        counts.update(topic_ids(told.position.topics))
    for meeting in meetings:
        counts.update(t.id for t in meeting.agenda if t.id)
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))


def what_is_next(meetings: Sequence[MergedMeeting], last: str | None) -> list[MergedMeeting]:
    """Planned meetings that no page tells as held or called off, on the last day of the pages or later."""
    return [m for m in meetings if m.state in ("planned", "hypothetical") and last and m.day and m.day >= last]


def delegations(meetings: Sequence[MergedMeeting], told: Sequence[Told], sides: Sides) -> list[Delegate]:
    """The persons of both sides with their offices: who met, then who is quoted by name. People of third parties are in the meetings."""
    found: dict[tuple[int, str], Delegate] = {}
    for meeting in meetings:
        for person in meeting.people:
            _saw(found, person, sides, meeting.day, False)
    for position in told:
        who = position.position.said_by
        if who is not None and who.name and " " in who.name and not who.anonymous:
            _saw(found, who, sides, None, True)
    for delegate in found.values():
        delegate.offices.sort(key=lambda o: -len(o))
        delegate.days.sort()
    # A country or its capital that "says" has a name and no office.
    return sorted((d for d in found.values() if d.days or d.offices), key=lambda d: (d.side, not d.days))


def _saw(found: dict[tuple[int, str], Delegate], who: Participant, sides: Sides, day: str | None, spoke: bool) -> None:
    side, name = side_of([who.key], sides), who.name or who.text
    words = spelled(name).split()
    if side is None or not words:
        return
    at = found.setdefault((side, words[-1]), Delegate(side, name, who.key))
    office = _office(who)
    if office and office not in at.offices:
        at.offices.append(office)
    if day and day not in at.days:
        at.days.append(day)
    at.spoke = at.spoke or spoke


def _office(who: Participant) -> str:
    """The words before the name: "रूसी उप विदेश मंत्री" of "रूसी उप विदेश मंत्री सर्गेई रयाबकोव (Sergei Ryabkov)"."""
    text = who.text.partition("(")[0].strip()
    last = spelled(who.name or who.text).split()
    tokens = tokenise(text)
    at = next((n for n, t in enumerate(tokens) if t.key in last), len(tokens))
    if at == len(tokens):
        # Another spelling of the name than the lexicon's: the last words are the name, as many as it has.
        at = max(0, len(tokens) - len(last))
    return text[: tokens[at].start].strip() if tokens and at < len(tokens) else ""


def deadlines(told: Sequence[Told], last: str | None) -> list[Deadline]:
    """What positions date for later than their own page and not before the last day: "अगले हफ़्ते जवाब देगा", "10 मार्च तक"."""
    out: dict[tuple[str, int, str], Deadline] = {}
    for position in told:
        when = position.position.when
        if when is None or when.inferred or not when.start or not when.end or not position.day or not last:
            continue
        who = position.position.said_by
        if who is not None and who.span and when.span and when.span[0] < who.span[0] and position.position.sentence[0] <= when.span[0]:
            # "शनिवार को एक अधिकारी ने बताया कि …": the day of the saying.
            continue
        if when.end[:10] > position.day and when.end[:10] >= last:
            mark = (when.end[:10], position.side, position.position.stance)
            out.setdefault(mark, Deadline(when.start[:10], when.end[:10], when.text or "", position))
    return sorted(out.values(), key=lambda d: (d.end, d.told.article))


def follow_topics(told: Sequence[Told], words: TalkWords) -> None:
    """ "हम इस पर चर्चा करने के लिए तैयार हैं": what only points back is about what the position before it on the page is about."""
    known: dict[int, list[Topic]] = {}
    for position in sorted(told, key=lambda t: (t.article, t.position.span)):
        own = [t for t in position.position.topics if t.id]
        if own:
            known[position.article] = own
        elif position.article in known and _points_back(position, words):
            position.position.topics = [*position.position.topics, *(Topic(t.text, t.id) for t in known[position.article])]


def _points_back(told: Told, words: TalkWords) -> bool:
    """Whether the words of the topic begin with "इस", "ऐसा" and the like, or stand right after them."""
    for topic in told.position.topics[:1]:
        at = told.sentence.find(topic.text)
        before = tokenise(told.sentence[:at])[-1:] if at > 0 else []
        return any(f.value == "back" for f in find([*before, *tokenise(topic.text)[:1]], words.nouns))
    return False


def without_headlines(told: Sequence[Told]) -> list[Told]:
    """Positions of a headline go where the page itself tells that stance of that side too: one telling is enough."""
    body = {(t.article, t.side, t.position.stance) for t in told if not _in_title(t)}
    return [t for t in told if not _in_title(t) or (t.article, t.side, t.position.stance) not in body]


def _in_title(told: Told) -> bool:
    return bool(told.title) and told.sentence in (told.title or "")
