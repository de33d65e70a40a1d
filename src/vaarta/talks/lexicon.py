"""The tables of ``data/hi/talks``: words of format, level, outcome and cancelling, opposed stances, members of alliances, headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

from ..engine import DATA
from ..language import Token, key, tokenise
from ..language.tables import Row, read_table
from ..language.trie import Trie
from ..records import Format, Level, Stance, State

OUTCOMES = ("signed", "agreed", "none", "open")
ROLES = ("team", "member", "host", "mediator")
NOUNS = ("back", "meeting", "talks", "signing", "both", "people")
KINDS = ("turned", "moved", "softened")


class Found(NamedTuple):
    """Words of a table in a sentence: what they mean, and their token indices."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class TalkWords:
    """The tables, compiled. roles: words that name who came; nouns: words for meetings and for both sides.

    opposed: unordered pair of stances → how the second differs; members: alliance → its states.
    """

    formats: Trie[str] = field(default_factory=Trie)
    levels: Trie[str] = field(default_factory=Trie)
    outcomes: Trie[str] = field(default_factory=Trie)
    states: Trie[str] = field(default_factory=Trie)
    roles: Trie[str] = field(default_factory=Trie)
    nouns: Trie[str] = field(default_factory=Trie)
    opposed: dict[frozenset[str], str] = field(default_factory=dict)
    members: dict[str, frozenset[str]] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)

    def say(self, word: str, language: str) -> str:
        """A heading or value for people in "hi" or "en"; the word itself where the table has none."""
        return self.words.get(word, {}).get(language) or word.partition(".")[2] or word


_kept: dict[str, TalkWords] = {}


def use(language: str, tables: TalkWords) -> None:
    """Take tables that were compiled before instead of reading the files."""
    _kept[language] = tables


@lru_cache(maxsize=4)
def load(language: str = "hi") -> TalkWords:
    """The tables of a language, read once a process. Raises DataError with file and line for a broken entry."""
    return _kept.get(language) or read(language)


def read(language: str) -> TalkWords:
    """The tables as their files have them now. Raises as ``load`` does."""
    folder = DATA / language / "talks"
    out = TalkWords()
    _words(folder / "formats.tsv", "format", get_args(Format), out.formats)
    _words(folder / "levels.tsv", "level", get_args(Level), out.levels)
    _words(folder / "outcomes.tsv", "outcome", OUTCOMES, out.outcomes)
    _words(folder / "states.tsv", "state", get_args(State), out.states)
    _words(folder / "delegation.tsv", "role", ROLES, out.roles)
    _words(folder / "nouns.tsv", "class", NOUNS, out.nouns)
    for row in read_table(folder / "opposed.tsv", ("one", "other", "kind")):
        for column in ("one", "other"):
            _check(row, column, get_args(Stance))
        _check(row, "kind", KINDS)
        out.opposed[frozenset((row["one"], row["other"]))] = row["kind"]
    for row in read_table(folder / "alliances.tsv", ("key", "members")):
        out.members[row["key"]] = frozenset(row.many("members"))
    for row in read_table(folder / "words.tsv", ("word", "hi", "en")):
        out.words[row["word"]] = {"hi": row["hi"], "en": row["en"]}
    return out


def _words(path: Path, column: str, allowed: Sequence[str], trie: Trie[str]) -> None:
    for row in read_table(path, (column, "words")):
        _check(row, column, allowed)
        for phrase in row.many("words"):
            trie.add([t.key for t in tokenise(phrase)], row[column])


def _check(row: Row, column: str, allowed: Sequence[str]) -> None:
    if row[column] not in allowed:
        raise row.wrong(f"{column} {row[column]!r}", f"one of {', '.join(allowed)}")


def find(tokens: list[Token], trie: Trie[str]) -> list[Found]:
    """The entries that stand in a sentence, from left to right, the longest first, none inside another."""
    out: list[Found] = []
    none_begins = trie.root.keys().isdisjoint
    at = 0
    while at < len(tokens):
        if none_begins(tokens[at].keys):
            at += 1
            continue
        end, values = trie.longest(tokens, at)
        if values:
            out.append(Found(values[0], at, end))
        at = max(end, at + 1)
    return out


@lru_cache(maxsize=10_000)
def spelled(text: str) -> str:
    """The spelling key of a name, by which two reports of one person are held together."""
    return " ".join(key(t.text) for t in tokenise(text))
