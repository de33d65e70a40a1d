"""The stance lexicon: entries of ``positions/STANCE.tsv``, compiled for the same finder and filler as the predicates of events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

from ..errors import DataError
from ..frames.functionwords import word_of, words_of
from ..frames.lexicon import Lexicon, Lights, Predicate, entries_of, read_patterns, words
from ..language import Token
from ..language.tables import read_table
from ..language.trie import Trie
from ..records import Stance

STANCES: tuple[str, ...] = get_args(Stance)
COLUMNS = ("head", "light", "kind", "denied", "pattern", "flags", "example", "counter")
FLAGS = frozenset({"content", "speaker", "weak", "negonly", "nonominal", "needs:R", "asks", "yields"})
NEGATIONS = words_of("negation")
# The ending by which verbs are listed; only after a verb does तो close a condition.
INFINITIVE = "ना"
# होना, whose forms share nothing with it and stand in most sentences.
ALWAYS = frozenset({word_of("be")})
KINDS = frozenset({"verb", "noun", "adj", "event"})
OPENS, CUE = 1, 2


@dataclass(slots=True)
class StanceLexicon:
    """frames: a Lexicon whose predicates are stances (``Predicate.type`` is the stance, ``modes`` what it is when denied).

    events: event type → stance; acts: heads of event entries that are acts and no stance; telling: nouns under which an infinitive
    stance is told ("तैयार होने की बात कही"); conditions: words that open a condition; hinges: words within a clause that hang it on one
    ("तभी", "की शर्त पर"); questions: words that ask; then: words that close a condition which no word opens ("रोक दे तो").
    """

    frames: Lexicon
    events: dict[str, str] = field(default_factory=dict)
    acts: set[tuple[str, ...]] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)
    conditions: Trie[str] = field(default_factory=Trie)
    hinges: Trie[str] = field(default_factory=Trie)
    then: set[str] = field(default_factory=set)
    questions: set[str] = field(default_factory=set)
    known: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, events: Lexicon) -> StanceLexicon:
        """Compile the tables of a data folder. events: the frames lexicon whose grammar (postpositions, pronouns …) is shared.

        Raises DataError D003 for an unknown stance, kind or flag, D005 for an entry that stands twice in its file.
        """
        out = cls(replace(events, predicates=Trie(), blockers=Trie(), entries=[]))
        patterns, lights = read_patterns(folder), Lights.read(folder)
        for path in sorted((folder / "positions").glob("*.tsv")):
            stem = path.stem
            if stem == "blockers":
                for row in read_table(path, ("phrase", "reason")):
                    out.frames.blockers.add(words(row["phrase"]), row["reason"])
            elif stem == "from-events":
                for row in read_table(path, ("type", "stance")):
                    out.events[row["type"]] = row["stance"]
            elif stem == "words":
                out._words(path)
            else:
                out._stances(path, patterns, lights)
        return out

    def _words(self, path: Path) -> None:
        for row in read_table(path, ("class", "words")):
            for text in row.many("words"):
                keys = words(text)
                if row["class"] == "act":
                    self.acts.add(keys)
                elif row["class"] == "telling":
                    self.telling.add(keys[-1])
                elif row["class"] == "condition":
                    self.conditions.add(keys, text)
                elif row["class"] == "hinge":
                    self.hinges.add(keys, text)
                elif row["class"] == "question":
                    self.questions.add(keys[-1])
                elif row["class"] == "then":
                    self.then.add(keys[-1])
                else:
                    raise row.wrong(f"class {row['class']!r}", "act, telling, condition, hinge, then or question")

    def _stances(self, path: Path, patterns: dict[str, tuple[dict[str, str], dict[str, str]]], lights: Lights) -> None:
        stance = path.stem.partition("_")[0]
        if stance not in STANCES:
            raise DataError("D003", f"no stance {stance}; name the file after one of {', '.join(STANCES)}.", str(path))
        seen: dict[tuple[tuple[str, ...], str, str], str] = {}
        for row in read_table(path, COLUMNS):
            kind, flags = row["kind"], frozenset(row.many("flags"))
            if kind not in KINDS or flags - FLAGS:
                raise row.wrong(f"kind {kind!r}, flags {sorted(flags)}", f"a kind of {sorted(KINDS)} and flags of {sorted(FLAGS)}")
            if row["denied"] != "-" and row["denied"] not in STANCES:
                raise row.wrong(f"denied {row['denied']!r}", "a stance, or -")
            for entry in entries_of(row, kind, flags, stance, patterns, lights):
                entry.modes = (row["denied"],)
                for light in entry.lights or {""}:
                    if (at := seen.setdefault((entry.head, kind, light), row.where)) != row.where:
                        raise DataError("D005", f"{row['head']} {light} stands at {at} already; keep one of the two.", row.where)
                self.add(entry)

    def opens(self, key: str) -> bool:
        """Whether a word begins, closes or hinges a condition."""
        return key in self.then or key in self.conditions.root or key in self.hinges.root

    def begins(self, token: Token) -> int:
        """What a word may begin: OPENS where it may stand in a condition, CUE where an entry may begin with it."""
        return OPENS * self.opens(token.key) | CUE * self.frames.predicates.starts(token.keys)

    def conditional(self, tokens: list[Token], at: int) -> bool:
        """Whether a condition's word stands at a token."""
        if at and tokens[at].key in self.then:
            return any(k.endswith(INFINITIVE) for k in tokens[at - 1].keys)
        return bool(self.conditions.as_spelled(tokens, at)[1] or self.hinges.as_spelled(tokens, at)[1])

    def add(self, entry: Predicate) -> None:
        self.frames.entries.append(entry)
        self.frames.predicates.add(entry.head, entry)


def may_hold_position(tokens: list[Token], lexicon: StanceLexicon) -> bool:
    """The prefilter: whether an entry's head with one of its verbs (and a denial, where it counts only denied) or a word of condition
    stands in the sentence."""
    known = lexicon.known
    lemmas: frozenset[str] = frozenset()
    for at, token in enumerate(tokens):
        begins = known.get(token.key)
        if begins is None:
            begins = known[token.key] = lexicon.begins(token)
        if not begins:
            continue
        if begins & OPENS and lexicon.conditional(tokens, at):
            return True
        if not begins & CUE:
            continue
        found = lexicon.frames.predicates.longest(tokens, at)[1]
        if found and not lemmas:
            lemmas = ALWAYS.union(*[t.keys for t in tokens])
        for entry in found:
            if _has_verb(entry, lemmas) and ("negonly" not in entry.flags or not lemmas.isdisjoint(NEGATIONS)):
                return True
    return False


def _has_verb(entry: Predicate, lemmas: frozenset[str]) -> bool:
    if not (lemmas.isdisjoint(entry.lights) and lemmas.isdisjoint(entry.twins) and lemmas.isdisjoint(entry.receives)):
        return True
    verbs = (entry.lights | entry.twins | entry.receives) - {""}
    return not verbs or any(" " in verb and verb.split()[-1] in lemmas for verb in verbs)
