"""Topics found in a sentence: treaties, weapons, exercises, disputes and agendas of talks, each with its broader topics.

Names come from ``data/hi/topics`` (``docs/topics.md``). Only finding is done here; which event or position a topic belongs to is
decided in ``coding``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from . import tokenise
from .tokens import Token
from .topictables import Subject, TopicWords, read_subjects, read_words
from .trie import END, Trie

_JOINTS = frozenset("-–‐‑")
_QUOTES = frozenset("'\"‘’“”«»`")
# Between a name and the word that vouches for it there may be quotes, a number, an adjective or two; more is another phrase.
_REACH = 5
_TAIL = 4
_GLOSS = 3
_LONGEST = 12


class TopicMention(NamedTuple):
    """Words that name a topic. start, end: token indices, half-open; span: offsets into the text; ids: the topics, nearly always one."""

    start: int
    end: int
    span: tuple[int, int]
    ids: tuple[str, ...]


class Spelling(NamedTuple):
    """One name of a topic in the trie. weak: an everyday word too, so that a word beside it must vouch for it."""

    id: str
    weak: bool


@dataclass(slots=True)
class TopicLexicon:
    """All topics by id, their names in a trie, and the small words by which weak names, tails and glosses are told."""

    subjects: dict[str, Subject] = field(default_factory=dict)
    trie: Trie[Spelling] = field(default_factory=Trie)
    words: dict[str, TopicWords] = field(default_factory=dict)
    glosses: frozenset[str] = frozenset()
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> TopicLexicon:
        """The topics of the data folders; a name in a later folder takes that name from earlier ones. Raises DataError."""
        folders = list(folders)
        subjects, names = read_subjects(folders)
        words, glosses = read_words(folders)
        out = cls(subjects, Trie(), words, glosses)
        # One object for equal values: the compiled lexicon is read faster.
        kept: dict[tuple[Any, ...], Any] = {}
        for spelled, owners in names.items():
            for id_, weak in owners.items():
                out.trie.add(spelled, kept.setdefault((id_, weak), Spelling(id_, weak)))
        for id_ in subjects:
            above = out._climb(id_)
            out.above[id_] = kept.setdefault(above, above)
        return out

    def _climb(self, id_: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        row = list(self.subjects[id_].broader)
        while row:
            found.update(dict.fromkeys(row))
            row = [b for a in row for b in self.subjects[a].broader if b not in found]
        return tuple(found)

    def ancestors(self, id_: str) -> tuple[str, ...]:
        """The broader topics of an id, nearest first; () for a topic at the top or an unknown id."""
        return self.above.get(id_, ())

    def narrower(self, id_: str) -> frozenset[str]:
        """The id itself and every topic below it; empty for an unknown id."""
        if id_ not in self.subjects:
            return frozenset()
        return frozenset(i for i, above in self.above.items() if i == id_ or id_ in above)

    def covers(self, wide: str, narrow: str) -> bool:
        """Whether ``narrow`` is ``wide`` or lies below it: ``covers("missiles", "iskander")``."""
        return wide == narrow or wide in self.above.get(narrow, ())

    def resolve(self, text: str) -> str | None:
        """The id that a user means by an id or by any name, in either script: "inf-treaty", "INF", "आईएनएफ संधि"; None where none fits."""
        wanted = text.strip().lower().replace("_", "-")
        if wanted in self.subjects:
            return wanted
        tokens = tokenise(text)
        for end, found in _ends(tokens, 0, self.trie):
            if end + _tail(tokens, end, found[0].id, self) == len(tokens):
                return found[0].id
        return None


def find_topics(tokens: list[Token], lexicon: TopicLexicon, text: str | None = None) -> list[TopicMention]:
    """The topics of a sentence from left to right, none inside another; the longest name wins.

    In: the tokens of one sentence; ``text``, where given, is tokenised instead of ``tokens``. Names stand inflected, in Devanagari or
    Latin letters, with numbers in digits or words. Two names of one topic that explain each other ("INF संधि यानी …") are one mention.
    """
    if text is not None:
        tokens = tokenise(text)
    root = lexicon.trie.root
    none_begins = root.keys().isdisjoint
    out: list[TopicMention] = []
    at, count = 0, len(tokens)
    while at < count:
        keys = tokens[at].keys
        if none_begins(keys) or not _goes_on(tokens, at, keys, root) or (found := _at(tokens, at, lexicon)) is None:
            at += 1
            continue
        if out and _glossed(tokens, out[-1], found, lexicon):
            before = out.pop()
            end = _closed(tokens, before, found)
            found = TopicMention(before.start, end, (before.span[0], tokens[end - 1].end), before.ids)
        out.append(found)
        at = found.end
    return out


def _goes_on(tokens: list[Token], at: int, keys: Sequence[str], root: dict[str, Any]) -> bool:
    """Whether a first word is a name alone or the next one goes on with it: "के" begins a name (के-4) and is everywhere."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    joined = after is not None and after.text in _JOINTS
    for first in keys:
        node = root.get(first)
        if node and (END in node or joined or (after is not None and not node.keys().isdisjoint(after.keys))):
            return True
    return False


def _at(tokens: list[Token], at: int, lexicon: TopicLexicon) -> TopicMention | None:
    for end, found in _ends(tokens, at, lexicon.trie):
        vouched = [f.id for f in found if f.weak and _vouched(tokens, at, end, f.id, lexicon)]
        ids = tuple(dict.fromkeys(vouched or [f.id for f in found if not f.weak]))
        if ids:
            end += _tail(tokens, end, ids[0], lexicon)
            return TopicMention(at, end, (tokens[at].start, tokens[end - 1].end), ids)
    return None


def _ends(tokens: list[Token], at: int, trie: Trie[Spelling]) -> list[tuple[int, list[Spelling]]]:
    """Every name that begins at a token, the longest first."""
    return trie.ends(tokens, at, _LONGEST, _JOINTS)[::-1]


def _tail(tokens: list[Token], at: int, id_: str, lexicon: TopicLexicon) -> int:
    """How many words after a name belong to it: "मिसाइल प्रणाली" after "एस-400", "संधि" after "INF"."""
    words = lexicon.words.get(lexicon.subjects[id_].table)
    if words is None:
        return 0
    size = 0
    while at + size < len(tokens) and size < _TAIL and _any(tokens[at + size], words.tails):
        # "एस-400 मिसाइल परीक्षण": the last two words are a topic of their own.
        if any(not _any(tokens[end - 1], words.tails) for end, _ in _ends(tokens, at + size, lexicon.trie)):
            break
        size += 1
    return size


def _any(token: Token, keys: frozenset[str]) -> bool:
    return any(c in keys for c in token.keys)


def _vouched(tokens: list[Token], start: int, end: int, id_: str, lexicon: TopicLexicon) -> bool:
    """Whether a word beside an everyday word says that it is a name here: "आकाश मिसाइल", "नौसैनिक अभ्यास 'वरुण'"."""
    words = lexicon.words.get(lexicon.subjects[id_].table)
    if words is None:
        return False
    if _leads(tokens, end, 1, words):
        return True
    placed = end < len(tokens) and tokens[end].key in words.places
    if not placed and _leads(tokens, start - 1, -1, words):
        return True
    quoted = start > 0 and end < len(tokens) and tokens[start - 1].text in _QUOTES and tokens[end].text in _QUOTES
    return quoted and any(_any(t, words.cues) for t in tokens)


def _leads(tokens: list[Token], at: int, step: int, words: TopicWords) -> bool:
    """Whether only words that may stand between lead from here to one that vouches."""
    for _ in range(_REACH):
        if not 0 <= at < len(tokens):
            return False
        token = tokens[at]
        if _any(token, words.cues) or token.key in words.strong:
            return True
        if token.key in words.lists:
            # "पृथ्वी, आकाश और अग्नि मिसाइलें": a list goes on only to a further name of its kind.
            if not 0 <= at + step < len(tokens) or not _any(tokens[at + step], words.firsts):
                return False
        elif not (token.kind == "num" or token.text in _QUOTES or token.text in _JOINTS or _any(token, words.between | words.firsts)):
            return False
        at += step
    return False


def _glossed(tokens: list[Token], before: TopicMention, found: TopicMention, lexicon: TopicLexicon) -> bool:
    """ "INF संधि यानी इंटरमीडिएट-रेंज …", "एनपीटी (परमाणु अप्रसार संधि)": the second name explains the first."""
    between = tokens[before.end : found.start]
    if before.ids != found.ids or not 0 < len(between) <= _GLOSS:
        return False
    return all(t.key in lexicon.glosses or t.text in _QUOTES or t.text in _JOINTS or t.text in "(,[" for t in between)


def _closed(tokens: list[Token], before: TopicMention, found: TopicMention) -> int:
    opened = any(t.text in "([" for t in tokens[before.end : found.start])
    return found.end + (opened and found.end < len(tokens) and tokens[found.end].text in ")]")
