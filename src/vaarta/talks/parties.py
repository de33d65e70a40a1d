"""Who meets, where the words of the event leave it open: both sides told before, the others of the sentence, the delegations told beside.

``docs/talks.md`` has the rules. Nothing here changes an event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from ..frames.analyse import Reading, analyse
from ..frames.chunks import Chunk
from ..frames.phrases import Phrase
from ..language import Token, tokenise
from ..language.names import find_names
from ..records import Article, Event, Meeting, Participant, When, Where
from ..resolving.dates import Tense, find_dates, resolve
from ..resolving.memory import Memory
from ..resolving.participants import Resolver
from ..resolving.places import place_names, place_phrases
from ..resolving.records import locator_of
from ..resolving.where import Locator
from .lexicon import TalkWords, find, spelled

if TYPE_CHECKING:
    from ..engine import Engine
    from ..pipeline import Passage

# How many sentences before and after the one that tells of a meeting may name who was there.
BEFORE, AFTER = 2, 4
# Slots of those who meet, in a sentence whose event names one of them only.
TAKING_PART = frozenset({"", "ne", "ka", "saath", "dvara"})
WITH = frozenset({"", "ne", "se", "saath", "beech"})
_NO_PERSON = frozenset({"country", "adjective", "body", "group", "capital", "agency", "place", "region", "party", "ethnic"})


@dataclass(slots=True)
class Both:
    """ "दोनों …" in the words of a meeting. people: it says leaders or ministers, not countries; level: of which office, if told."""

    people: bool
    level: str


class Parties:
    """Answers for one article. Sentences are read once, and only those that are asked for."""

    def __init__(self, passages: list[Passage], article: Article, engine: Engine, words: TalkWords) -> None:
        self.passages, self.article, self.engine, self.words = passages, article, engine, words
        self._readings: dict[int, Reading] = {}
        self._locator: Locator | None = None

    def both(self, event: Event, tokens: list[Token]) -> Both | None:
        """Whether a meeting is told of "both", whoever the coder took them to be."""
        named = [t for p in (*event.actors, *event.recipients) if (t := tokenise(p.text)) and self._is_both(t[0])]
        if not named:
            if any(p.key for p in (*event.actors, *event.recipients)):
                return None
            before = [t for t in tokens if t.end <= event.span[0]]
            at = next((n for n, t in enumerate(before) if self._is_both(t)), None)
            if at is None:
                return None
            named = [before[at : at + 4]]
        # "दोनों की मुलाक़ात": without a noun the two are those who were named.
        people = len(named[0]) == 1 or any(f.value == "people" for f in find(named[0], self.words.nouns))
        levels = find(named[0], self.words.levels)
        return Both(people, levels[0].value if levels else "")

    def _is_both(self, token: Token) -> bool:
        return any(f.value == "both" for f in find([token], self.words.nouns))

    def others(self, event: Event, at: int) -> list[Participant]:
        """Those of the sentence who may be the other side of an event that names one: "X ने Y के प्रधानमंत्री से मिलने से इनकार किया"."""
        mine = {p.key for p in (*event.actors, *event.recipients) if p.key}
        found = [p for slot, p in self._people(at) if slot in WITH and p.key and p.key not in mine and "MED" not in p.sectors]
        before = [p for p in found if p.span is not None and p.span[1] <= event.span[1]]
        return before[:1]

    def present(self, at: int) -> list[Participant]:
        """The sides that the two sentences after a meeting without sides name as there: "बैठक में X, Y और Z के प्रतिनिधि शामिल हुए"."""
        for n in range(at, min(len(self.passages), at + 3)):
            if not find(self.passages[n].tokens, self.words.roles):
                continue
            found = [p for slot, p in self._people(n) if slot in TAKING_PART and p.key and "MED" not in p.sectors]
            if len({p.key for p in found}) >= 2:
                return found
        return []

    def place(self, at: int) -> Where | None:
        """The one town that a sentence names with में, whoever's clause it is in: "कैंप डेविड में होने वाली बैठक रद्द की"."""
        passage = self.passages[at]
        if passage.reading is None:
            return None
        if self._locator is None:
            self._locator = locator_of(self.passages, self.engine)
        self._locator.enter(passage)
        return self._locator.town(passage)

    def fixed_for(self, event: Event, at: int) -> When | None:
        """The day for which a meeting had been fixed: "12 जून को सिंगापुर में होने वाली बैठक रद्द कर दी"."""
        passage, published = self.passages[at], self.article.published
        if passage.reading is None or not published:
            return None
        items = passage.reading.layout.items
        agents = [c.start for c in items if isinstance(c, Chunk) and c.verb is not None and c.verb.form == "agent"]
        before = [s for s in agents if passage.tokens[s].start < event.span[1]]
        dates = [d for d in passage.dates if before and d.j <= before[-1]]
        if not dates:
            return None
        mention = dates[-1]
        tenses: tuple[Tense, ...] = ("future", "past")
        near = [f for tense in tenses if (f := resolve(mention, published, tense)).start]
        if not near:
            return None
        found = min(near, key=lambda f: _apart(f.start or "", published))
        span = (passage.tokens[mention.i].start, passage.tokens[mention.j - 1].end)
        return When(self.article.text[span[0] : span[1]], found.start, found.end, found.precision, False, span, found.reason)

    def pair(self) -> list[Participant]:
        """The two sides that the page is about: the pair of keys that most of its events join, if one stands out."""
        counts: Counter[tuple[str, str]] = Counter()
        who: dict[str, Participant] = {}
        for event in self.article.events:
            keys = sorted({p.key for p in (*event.actors, *event.recipients) if p.key})
            for p in (*event.actors, *event.recipients):
                if p.key:
                    who.setdefault(p.key, p)
            if len(keys) == 2:
                counts[keys[0], keys[1]] += 1
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return []
        return [who[k] for k in ranked[0][0][0:2]]

    def delegates(self, at: int, sides: Iterable[str], busy: Container[int], first: bool) -> list[tuple[str, Participant]]:
        """Those named in the sentences around a meeting with words that say that they were there, each with that role.

        busy: the sentences that tell of meetings themselves; of their people only hosts and mediators count here. first: whether it is the
        page's first meeting of these sides, to which the delegations named anywhere on it belong ("रूसी दल का नेतृत्व …").
        """
        keys = set(sides)
        out: list[tuple[str, Participant]] = []
        for n, passage in enumerate(self.passages):
            near = at - BEFORE <= n <= at + AFTER
            roles = {f.value for f in find(passage.tokens, self.words.roles)} if n != at and (near or first) else set()
            roles -= {"member", "team"} if n in busy else set()
            roles -= set() if first else {"host"}
            roles &= roles if near else {"team"}
            if roles:
                role = next(r for r in ("mediator", "host", "team", "member") if r in roles)
                out += [(role, p) for p in self._named_there(n, role, keys)]
        return out

    def _named_there(self, at: int, role: str, keys: set[str]) -> Iterator[Participant]:
        team = self._team(at, keys)
        for slot, told in self._people(at):
            person = self._named(told)
            if slot not in TAKING_PART or not is_person(person, self.engine) or "MED" in person.sectors:
                continue
            if person.key is None and team is not None:
                person = replace(person, key=team, reason="of the delegation that the sentence names")
            if person.key in keys or (role in ("host", "mediator") and person.key):
                yield person
        if role == "team":
            yield from self._heads(at, keys)

    def _heads(self, at: int, keys: set[str]) -> Iterator[Participant]:
        """ "भारतीय दल का नेतृत्व पीके सक्सेना ने … किया": a name that no table has, by the delegation told before it."""
        reading, tokens = self._read(at), self.passages[at].tokens
        names = [(m.start, n.key) for m in reading.mentions for n in m.names[:1] if n.key in keys]
        for item in reading.layout.items:
            if not isinstance(item, Phrase) or item.slot != "ne" or item.end - item.start > 6 or reading.fitness.fits(item):
                continue
            before = [key for start, key in names if start < item.start]
            text = self.article.text[tokens[item.start].start : tokens[item.end - 1].end]
            if before and not any(t.key in self.engine.frames.pronouns for t in tokens[item.start : item.end]):
                span = (tokens[item.start].start, tokens[item.end - 1].end)
                yield Participant(text, before[-1], ["GOV"], span, text, reason="heads the delegation that the sentence names")

    def _named(self, person: Participant) -> Participant:
        """ "उप रक्षा मंत्री अलेक्ज़ेंडर फ़ोमिन": what follows an office and is in no table is the name of who holds it."""
        if person.name or not person.sectors:
            return person
        tokens = tokenise(person.text)
        while tokens and tokens[-1].key in self.words.roles.root:
            # "मिखाइलो पोदोल्याक शामिल हैं": the words that say he was there are no part of his name.
            tokens = tokens[:-1]
        offices = [m for m in find_names(tokens, self.engine.names) if m.of("office")]
        rest = tokens[offices[-1].end :] if offices else []
        if not 1 <= len(rest) <= 4 or any(t.key in self.engine.frames.pronouns for t in rest):
            return person
        return replace(person, text=person.text[: rest[-1].end], name=person.text[rest[0].start : rest[-1].end])

    def _team(self, at: int, keys: set[str]) -> str | None:
        """The one side that a sentence speaks of: "रूसी दल में …" """
        named = {n.key for m in find_names(self.passages[at].tokens, self.engine.names) for n in m.names if n.key in keys}
        return named.pop() if len(named) == 1 else None

    def _people(self, at: int) -> Iterator[tuple[str, Participant]]:
        reading, passage = self._read(at), self.passages[at]
        memory = passage.before.copy() if passage.before is not None else Memory(published=self.article.published)
        resolver = Resolver(reading, self.article.text, self.engine.names, memory, self.engine.lexica.speech.verbs)
        for item in reading.layout.items:
            if isinstance(item, Phrase) and not item.owned and reading.fitness.fits(item):
                for found in resolver.resolve(item):
                    yield item.slot, found.participant

    def _read(self, at: int) -> Reading:
        passage = self.passages[at]
        if passage.reading is not None:
            return passage.reading
        if at not in self._readings:
            engine = self.engine
            ranges = {d.i: d.j for d in find_dates(passage.tokens)}
            places = place_names(place_phrases(passage.tokens, engine.places))
            frames = engine.stances.frames if passage.glance is None else engine.frames
            self._readings[at] = analyse(self.article.text, passage.tokens, ranges, frames, engine.names, places)
        return self._readings[at]


def before_or_after(at: int, told: Sequence[tuple[int, Meeting]], both: Both) -> Meeting | None:
    """The meeting whose sides "दोनों" takes up: the nearest told before, else the first told after, of two sides and of that office."""
    fit = [(n, m) for n, m in told if len(m.sides) == 2 and (not both.level or m.level in (both.level, "unknown"))]
    if both.people:
        fit = [(n, m) for n, m in fit if len(m.people) == 2] or fit
    earlier = [m for n, m in fit if n < at]
    return earlier[-1] if earlier else next((m for n, m in fit if n > at), None)


def is_person(participant: Participant, engine: Engine) -> bool:
    """Whether somebody is named: the lexicon or the page gave a name that is none of a country or body."""
    if not participant.name:
        return False
    tokens = tokenise(participant.name)
    kinds = {n.kind for m in find_names(tokens, engine.names) for n in m.names}
    # "उनके देश" was taught as a name by a page; "जो बाइडन" begins with the word जो and is one.
    return not kinds & _NO_PERSON and ("person" in kinds or not any(t.key in engine.frames.pronouns for t in tokens))


def _apart(day: str, published: str) -> int:
    try:
        return abs((date.fromisoformat(day[:10]) - date.fromisoformat(published[:10])).days)
    except ValueError:
        return 10**6


def joined(people: Sequence[Participant], more: Sequence[Participant]) -> list[Participant]:
    """People with those added whose last name is not there yet; the telling with more words of office is kept."""
    out = list(people)
    for person in more:
        last = _last(person)
        at = next((n for n, p in enumerate(out) if _last(p) == last), None)
        if at is None:
            out.append(person)
        elif len(person.text) > len(out[at].text) and out[at].key in (person.key, None):
            out[at] = person
    return out


def _last(person: Participant) -> str:
    return (spelled(person.name or person.text).split() or [""])[-1]
