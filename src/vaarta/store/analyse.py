"""Words of a page and of a query to index terms: one analysis for both, and for both databases.

Every word gives a group of terms that stand at one place: its form and dictionary forms as spelling keys; ``zc…``, ``zp…``, ``zn…`` for
the country, person or body that it names, however spelled; ``zs…``, the consonants as they sound, for names that no list holds and
for Latin letters. A query word matches where the two groups meet. Terms hold letters, marks and digits alone, so that neither
database's own parsing can break them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from ..engine import Engine
from ..language import Token, readings, tokenise
from ..language.names import Mention, find_names
from ..language.sounds import alike, skeleton
from ..records import Article

# Changes with every change of what terms a word gives; pages indexed under another name are indexed anew.
ANALYSER = "words-1"
# A page is a page: what comes behind this many words is not searched.
MAX_WORDS = 20_000
_MAX_TERM = 60
_DROP = regex.compile(r"[^\p{L}\p{N}\p{M}]+")
_COUNTRY = ("country", "adjective", "inhabitant", "metonym")
_NAMED = ("body", "group", "party", "agency")


@dataclass(slots=True)
class Place:
    """One word of a text with its terms; the first is its form. start, end: offsets in the text."""

    terms: tuple[str, ...]
    start: int
    end: int


def plain_term(text: str) -> str:
    """A term that both databases take as one word."""
    return str(_DROP.sub("", text))[:_MAX_TERM]


def words_of(text: str, engine: Engine, start: int = 0, end: int | None = None) -> list[Place]:
    """The words of a stretch of text with their terms, marks left out."""
    return _places(tokenise(text, start, end), engine)


def _places(stretch: Sequence[Token], engine: Engine) -> list[Place]:
    tokens = [t for t in stretch if t.kind != "punct"]
    named = {m.start: m for m in find_names(tokens, engine.names)}
    covered = {n for m in named.values() for n in range(m.start, m.end)}
    out = []
    for n, token in enumerate(tokens):
        terms = _word(token.key, token.kind, n in covered and named.get(n) is None)
        if terms and (mention := named.get(n)) is not None:
            terms += tuple(t for t in entity(mention) if t not in terms)
        if terms:
            out.append(Place(terms, token.start, token.end))
    return out


def words_at(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of a stretch stand that ``words_of`` gives terms for, in the same order, without looking them up."""
    return [(t.start, t.end) for t in tokenise(text, start, end) if t.kind != "punct" and plain_term(t.key)]


@lru_cache(maxsize=200_000)
def _word(form: str, kind: str, inside: bool) -> tuple[str, ...]:
    """The terms of a word by itself; none where nothing of it can be a term, whatever it names."""
    if not plain_term(form):
        return ()
    terms = [form]
    if kind == "latin":
        terms.append(f"zs{skeleton(form).lower()}")
    elif kind == "word":
        found = readings(form)
        terms += [r.lemma for r in found]
        if inside or all(r.pos == "PROPN" for r in found) or (len(found) == 1 and found[0].pos == "NOUN" and found[0].gender is None):
            terms.append(f"zs{skeleton(form).lower()}")
    return tuple(dict.fromkeys(t for t in map(plain_term, terms) if t))


def entity(mention: Mention) -> list[str]:
    """The terms of what a name stands for; a person's words also by their sound, for readers who type Latin letters."""
    if (person := mention.of("person")) is not None:
        return [plain_term(f"zp{person.name}")]
    if (country := mention.of(*_COUNTRY)) is not None and country.key:
        return [f"zc{country.key.lower()}"]
    if (named := mention.of(*_NAMED)) is not None:
        return [f"zn{hashlib.blake2b(named.name.encode(), digest_size=6).hexdigest()}"]
    return []


def page_words(article: Article, engine: Engine, known: Sequence[Sequence[Token]] | None = None) -> tuple[list[Place], list[Place]]:
    """The words of a page's title and of its story, in order. known: the tokens of its sentences; together they are those of its blocks."""
    title: list[Place] = []
    body: list[Place] = []
    room = MAX_WORDS
    tokens = [token for sentence in known or () for token in sentence]
    at = 0
    for block in article.blocks:
        if room <= 0:
            break
        if known:
            first = at
            while at < len(tokens) and tokens[at].start < block.end:
                at += 1
            found = _places(tokens[first:at], engine)[:room]
        else:
            found = words_of(article.text, engine, block.start, block.end)[:room]
        room -= len(found)
        (title if block.kind == "title" else body).extend(found)
    if not title and article.title:
        title = words_of(article.title, engine)[:200]
    return title, body


@dataclass(slots=True)
class Unit:
    """One thing that a query asks for: any of its terms. form: as typed, for comparing sounds; sounds: terms that need that."""

    terms: frozenset[str]
    form: str
    sounds: frozenset[str]

    def meets(self, terms: tuple[str, ...]) -> bool:
        """Whether a word of a page is meant. Equal consonants are not yet the same name."""
        if any(t in self.terms for t in terms):
            return True
        return any(t in self.sounds for t in terms) and alike(self.form, terms[0])


def query_units(text: str, engine: Engine) -> list[Unit]:
    """A query's words; a name of several words that the lists know is one unit."""
    tokens = [t for t in tokenise(text) if t.kind != "punct"]
    mentions = {m.start: m for m in find_names(tokens, engine.names)}
    out: list[Unit] = []
    at = 0
    while at < len(tokens):
        mention = mentions.get(at)
        names = entity(mention) if mention is not None else []
        if mention is not None and names and mention.end - at > 1:
            out.append(Unit(frozenset(names), "", frozenset()))
            at = mention.end
            continue
        out.append(_unit(tokens[at], names))
        at += 1
    return [u for u in out if u.terms or u.sounds]


def _unit(token: Token, names: list[str]) -> Unit:
    terms = {*_word(token.key, token.kind, False), *names}
    sounds = {t for t in terms if t.startswith("zs")}
    # A person's family name in Latin letters, or as another outlet spells it, is found by its sound.
    if any(n.startswith("zp") for n in names):
        sounds.add(plain_term(f"zs{skeleton(token.key).lower()}"))
    return Unit(frozenset(terms - sounds), token.key, frozenset(sounds))
