"""What of an article is compared with others: its words sentence by sentence, its names and places, its events.

A term is a class letter, a colon and a value: ``C:RUS`` country, ``L:जिनेवा`` place, ``P:sergey-lavrov`` person, ``N:`` body, group or
party, ``R:`` region, ``#:12`` number, ``W:`` lemma of a known word, ``U:`` an unknown word (mostly a name). Known names have one term
however they are spelled, so that गाजा and ग़ज़ा are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from sys import intern
from typing import Any, Protocol

from ..engine import Engine
from ..language import Token, tokenise
from ..language.names import Mention, find_names
from ..records import Article, Event
from ..resolving.places import PlacePhrase, place_phrases
from .words import CLOSED, Words, load

# Reports run on into background; what they are about stands in their first sentences.
SENTENCES = 40
LEAD = 3
_NAMED = {"body": "N", "group": "N", "party": "N", "agency": "N", "region": "R", "region-adjective": "R", "people": "N"}
_COUNTRY = ("country", "adjective", "inhabitant", "metonym")
_COARSE = frozenset({"country", "region", "sea", "continent", "state", "province", "border", "mountain", "river"})
_REACH = 4
# What one reader codes as one and another as the other type, in other words for the same act.
_RIVALS = (("COERCE", "SANCTION"), ("ASSAULT", "MOBILIZE"), ("CONCEDE", "RETREAT"))
_FAMILY = {type_: pair[0] for pair in _RIVALS for type_ in pair}


def family(type_: str) -> str:
    """One name for types that may be held for one act; mentions of two families never are."""
    return _FAMILY.get(type_, type_)


@dataclass(frozen=True, slots=True)
class Side:
    """Who is named on one side of an event. named: keys with sectors; keys: known keys alone; open: whether one has no sector."""

    named: frozenset[str]
    keys: frozenset[str]
    open: bool

    @classmethod
    def of(cls, participants: Sequence[str]) -> Side:
        """The side of some participants as ``Told`` has them."""
        parts = [participant.partition(":") for participant in participants]
        return cls(frozenset(participants), frozenset(key for key, _, _ in parts if key), any(not sector for _, _, sector in parts))


@dataclass(slots=True)
class Told:
    """One mention of an event: what decides whether another mention tells the same event.

    sentence: its number in the article; actors, recipients: (key or "", words' terms joined). numbers: measure → value.
    """

    id: str
    type: str
    modes: list[str]
    status: str
    sentence: int
    span: tuple[int, int]
    actors: list[str]
    recipients: list[str]
    start: str | None
    end: str | None
    inferred: bool
    place: str | None
    country: str | None
    precise: bool
    speaker: str | None
    numbers: dict[str, str]
    _sides: tuple[Side, Side, Side] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def sides(self) -> tuple[Side, Side, Side]:
        """Actors, recipients, and both together; kept, for a mention is compared with many. To be asked for when it is complete."""
        if self._sides is None:
            self._sides = Side.of(self.actors), Side.of(self.recipients), Side.of(self.actors + self.recipients)
        return self._sides

    def to_dict(self) -> dict[str, Any]:
        """What is told as plain values."""
        return dict(zip(_WRITTEN, _VALUES(self), strict=True)) | {"span": list(self.span)}


_WRITTEN = tuple(f.name for f in fields(Told) if f.init)
_VALUES = attrgetter(*_WRITTEN)


@dataclass(frozen=True, slots=True)
class Lead:
    """What an article begins with. families: of the events told there; towns: named or acted in; placed: whether an event is in a town;
    days: of events that are dated to one."""

    families: frozenset[str]
    towns: frozenset[str]
    placed: bool
    days: frozenset[str]


@dataclass(slots=True)
class Features:
    """The comparable part of an article; plain values, so that a store can keep it."""

    id: str
    published: str | None
    outlet: str | None
    sentences: list[list[str]] = field(default_factory=list)
    events: list[Told] = field(default_factory=list)
    _bag: tuple[frozenset[str], float] | None = field(default=None, init=False, repr=False, compare=False)
    _lead: tuple[Lead, list[Told]] | None = field(default=None, init=False, repr=False, compare=False)

    def bag(self, words: Words) -> tuple[frozenset[str], float]:
        """All terms of the article and their weight; kept, for an article is compared with many. To be asked for when it is complete."""
        if self._bag is None:
            terms = frozenset(t for s in self.sentences for t in s)
            self._bag = terms, words.weigh(terms)
        return self._bag

    @property
    def lead(self) -> Lead:
        """What the article begins with; kept like ``bag``."""
        return self._begins()[0]

    @property
    def lead_events(self) -> list[Told]:
        """The events that are told in the lead."""
        return self._begins()[1]

    def _begins(self) -> tuple[Lead, list[Told]]:
        if self._lead is None:
            events = [e for e in self.events if e.sentence < LEAD]
            towns = {t for s in self.sentences[:LEAD] for t in s if t.startswith("L:")} | {f"L:{e.place}" for e in events if e.place}
            days = frozenset(e.start for e in events if e.start and e.start == e.end and not e.inferred)
            families = frozenset(family(e.type) for e in events)
            self._lead = Lead(families, frozenset(towns), any(e.place for e in events), days), events
        return self._lead

    @property
    def day(self) -> str | None:
        return self.published[:10] if self.published else None

    def to_dict(self) -> dict[str, Any]:
        head = {"id": self.id, "published": self.published, "outlet": self.outlet}
        return {**head, "sentences": self.sentences, "events": [e.to_dict() for e in self.events]}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Features:
        told = [_told_of(e) for e in values["events"]]
        # One object for each term: thousands of articles that are kept in memory say the same words.
        sentences = [[intern(t) for t in s] for s in values["sentences"]]
        return cls(values["id"], values["published"], values["outlet"], sentences, told)


def _told_of(values: dict[str, Any]) -> Told:
    values["span"] = tuple(values["span"])
    # Written by an older release, and never asked for.
    values.pop("names", None)
    return Told(**values)


class Seen(Protocol):
    """A sentence that was just coded: its tokens, and their names and places by themselves where both were looked for."""

    @property
    def tokens(self) -> list[Token]: ...

    @property
    def found(self) -> tuple[list[Mention], list[PlacePhrase]] | None: ...


def read_features(article: Article, engine: Engine, passages: Sequence[Seen] = ()) -> Features:
    """The features of a coded article. Articles without sentences give empty ones. passages: its sentences, where it was just coded."""
    words = load(engine.language)
    out = Features(article.id, article.published, article.outlet)
    order = {}
    numbers: list[dict[str, str]] = []
    for number, sentence in enumerate(article.sentences[:SENTENCES]):
        tokens, found = (passages[number].tokens, passages[number].found) if passages else ([], None)
        if not tokens or _hangs_on_what_follows(tokens[-1]):
            tokens, found = tokenise(article.text, sentence.start, sentence.end), None
        names, places = found or (find_names(tokens, engine.names), place_phrases(tokens, engine.places))
        out.sentences.append(terms(tokens, names, places, words))
        numbers.append(quantities(tokens, words))
        order[sentence.start] = number
    for event in article.events:
        at = order.get(event.sentence[0])
        if at is not None:
            out.events.append(_told(event, at, numbers[at]))
    return out


def _hangs_on_what_follows(last: Token) -> bool:
    """Whether a last token may be cut otherwise where the text ends with it: "K." before a name, and "K" and a full stop."""
    return last.text.endswith(".") and last.kind != "punct"


def terms(tokens: list[Token], names: Iterable[Mention], places: Iterable[PlacePhrase], words: Words) -> list[str]:
    """The terms of a sentence in order; function words and marks are left out."""
    covered: dict[int, tuple[int, str]] = {}
    for mention in names:
        if (person := mention.of("person")) is not None:
            covered[mention.start] = (mention.end, f"P:{person.name}")
        elif (country := mention.of(*_COUNTRY)) is not None:
            covered[mention.start] = (mention.end, f"C:{country.key}")
        elif (named := mention.of(*_NAMED)) is not None:
            covered[mention.start] = (mention.end, f"{_NAMED[named.kind]}:{named.name}")
    for phrase in places:
        if phrase.i not in covered or not covered[phrase.i][1].startswith(("P:", "C:", "N:")):
            place = min(phrase.candidates, key=lambda p: (p.rank, p.name, p.key))
            kind = "R" if place.kind in _COARSE else "L"
            covered[phrase.i] = (phrase.j, f"C:{place.key}" if place.kind == "country" else f"{kind}:{place.name}")
    out: list[str] = []
    at = 0
    while at < len(tokens):
        if at in covered:
            at, term = covered[at]
            out.append(term)
            continue
        term_ = _word(tokens[at], words)
        if term_ is not None:
            out.append(term_)
        at += 1
    return out


def _word(token: Token, words: Words) -> str | None:
    if token.kind == "punct":
        return None
    if token.kind == "num":
        return f"#:{token.key}"
    if token.kind == "latin":
        return f"U:{token.key}"
    if token.key in words.numbers:
        return f"#:{words.numbers[token.key]}"
    reading = token.form.readings[0]
    if reading.pos in CLOSED:
        return None
    term = f"{'U' if reading.pos == 'PROPN' else 'W'}:{reading.lemma}"
    return term if words.weight(term) > 0 else None


def quantities(tokens: list[Token], words: Words) -> dict[str, str]:
    """What a sentence counts: the number nearest before each counting word, within a few words."""
    out: dict[str, str] = {}
    last: tuple[int, str] | None = None
    at = 0
    for token in tokens:
        if token.kind == "punct":
            continue
        at += 1
        value = token.key if token.kind == "num" and token.key.isdigit() else words.numbers.get(token.key)
        if value is not None:
            last = (at, value)
        elif (measure := words.measures.get(token.key)) and last is not None and at - last[0] <= _REACH and measure not in out:
            out[measure] = last[1]
    return out


def _told(event: Event, number: int, numbers: dict[str, str]) -> Told:
    where, when = event.where, event.when
    precise = where is not None and where.precision not in (None, "country", "region", "state")
    return Told(
        id=event.id,
        type=event.type,
        modes=list(event.modes),
        status=event.status,
        sentence=number,
        span=event.span,
        actors=[_side(p) for p in event.actors],
        recipients=[_side(p) for p in event.recipients],
        start=when.start if when else None,
        end=when.end if when else None,
        inferred=when is None or when.inferred,
        place=(where.name or where.text) if where is not None and precise else None,
        country=where.key if where is not None else None,
        precise=precise,
        speaker=event.said_by.key or event.said_by.text if event.said_by is not None else None,
        numbers=numbers,
    )


def _side(participant: Any) -> str:
    """A participant for comparing: its key with its first sector, or "" and the sector where the key is open."""
    return f"{participant.key or ''}:{participant.sectors[0] if participant.sectors else ''}"
