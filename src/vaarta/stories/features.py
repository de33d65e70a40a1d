"""What of an article is compared with others: its words sentence by sentence, its names and places, its events.

A term is a class letter, a colon and a value: ``C:RUS`` country, ``L:जिनेवा`` place, ``P:sergey-lavrov`` person, ``N:`` body, group or
party, ``R:`` region, ``#:12`` number, ``W:`` lemma of a known word, ``U:`` an unknown word (mostly a name). Known names have one term
however they are spelled, so that गाजा and ग़ज़ा are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from ..engine import Engine
from ..language import Token, tokenise
from ..language.names import find_names
from ..records import Article, Event
from ..resolving.places import place_phrases
from .words import CLOSED, Words, load

# Reports run on into background; what they are about stands in their first sentences.
SENTENCES = 40
LEAD = 3
_NAMED = {"body": "N", "group": "N", "party": "N", "agency": "N", "region": "R", "region-adjective": "R", "people": "N"}
_COUNTRY = ("country", "adjective", "inhabitant", "metonym")
_COARSE = frozenset({"country", "region", "sea", "continent", "state", "province", "border", "mountain", "river"})
_REACH = 4


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
    names: list[str]
    start: str | None
    end: str | None
    inferred: bool
    place: str | None
    country: str | None
    precise: bool
    speaker: str | None
    numbers: dict[str, str]


@dataclass(slots=True)
class Features:
    """The comparable part of an article; plain values, so that a store can keep it."""

    id: str
    published: str | None
    outlet: str | None
    sentences: list[list[str]] = field(default_factory=list)
    events: list[Told] = field(default_factory=list)
    _bag: tuple[frozenset[str], float] | None = field(default=None, init=False, repr=False, compare=False)

    def bag(self, words: Words) -> tuple[frozenset[str], float]:
        """All terms of the article and their weight; kept, for an article is compared with many. To be asked for when it is complete."""
        if self._bag is None:
            terms = frozenset(t for s in self.sentences for t in s)
            self._bag = terms, words.weigh(terms)
        return self._bag

    @property
    def day(self) -> str | None:
        return self.published[:10] if self.published else None

    def to_dict(self) -> dict[str, Any]:
        from ..records import plain

        head = {"id": self.id, "published": self.published, "outlet": self.outlet}
        return {**head, "sentences": self.sentences, "events": [plain(e) for e in self.events]}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Features:
        told = [Told(**{**e, "span": tuple(e["span"])}) for e in values["events"]]
        # One object for each term: thousands of articles that are kept in memory say the same words.
        sentences = [[intern(t) for t in s] for s in values["sentences"]]
        return cls(values["id"], values["published"], values["outlet"], sentences, told)


def read_features(article: Article, engine: Engine, known: Sequence[Sequence[Token]] | None = None) -> Features:
    """The features of a coded article. Articles without sentences give empty ones. known: the tokens of its sentences."""
    words = load(engine.language)
    out = Features(article.id, article.published, article.outlet)
    order = {}
    numbers: list[dict[str, str]] = []
    for number, sentence in enumerate(article.sentences[:SENTENCES]):
        tokens = list(known[number]) if known else []
        if not tokens or _hangs_on_what_follows(tokens[-1]):
            tokens = tokenise(article.text, sentence.start, sentence.end)
        out.sentences.append(terms(tokens, engine, words))
        numbers.append(quantities(tokens, words))
        order[sentence.start] = number
    for event in article.events:
        at = order.get(event.sentence[0])
        if at is not None:
            out.events.append(_told(event, at, out.sentences[at], numbers[at]))
    return out


def _hangs_on_what_follows(last: Token) -> bool:
    """Whether a last token may be cut otherwise where the text ends with it: "K." before a name, and "K" and a full stop."""
    return last.text.endswith(".") and last.kind != "punct"


def terms(tokens: list[Token], engine: Engine, words: Words) -> list[str]:
    """The terms of a sentence in order; function words and marks are left out."""
    covered: dict[int, tuple[int, str]] = {}
    for mention in find_names(tokens, engine.names):
        if (person := mention.of("person")) is not None:
            covered[mention.start] = (mention.end, f"P:{person.name}")
        elif (country := mention.of(*_COUNTRY)) is not None:
            covered[mention.start] = (mention.end, f"C:{country.key}")
        elif (named := mention.of(*_NAMED)) is not None:
            covered[mention.start] = (mention.end, f"{_NAMED[named.kind]}:{named.name}")
    for phrase in place_phrases(tokens, engine.places):
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


def _told(event: Event, number: int, sentence: list[str], numbers: dict[str, str]) -> Told:
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
        names=sorted({t for t in sentence if t[0] in "PLNU"}),
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
