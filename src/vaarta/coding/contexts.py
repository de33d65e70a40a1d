"""Contexts and topics of an event: cue words of its sentence, and the phrases that say what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..frames.analyse import Reading
from ..frames.lexicon import words
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language.tables import read_table
from ..language.topics import TopicLexicon, TopicMention, find_topics
from ..language.trie import Trie
from ..records import Topic

FLAGS = frozenset({"weak", "off"})


@dataclass(slots=True)
class Themes:
    """cues: words → (context, weak); topics: the topics by name."""

    cues: Trie[tuple[str, bool]] = field(default_factory=Trie)
    topics: TopicLexicon = field(default_factory=TopicLexicon)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Themes:
        """The lines of later folders add words to a context, or override the flag of one; "off" takes a word out of it.

        Raises DataError D003 for an unknown flag or a context's name with a space in it.
        """
        folders = list(folders)
        out = cls(topics=TopicLexicon.read(folders))
        cues: dict[tuple[tuple[str, ...], str], str] = {}
        for folder in folders:
            if (path := folder / "contexts.tsv").exists():
                cues |= _cue_words(path)
        for (cue, context), flag in cues.items():
            if flag != "off":
                out.cues.add(cue, (context, flag == "weak"))
        return out


def _cue_words(path: Path) -> dict[tuple[tuple[str, ...], str], str]:
    """(word, context) → "", "weak" or "off" of one file; a word that stands in two lines of a context is as strong as the stronger."""
    out: dict[tuple[tuple[str, ...], str], str] = {}
    for row in read_table(path, ("context", "words")):
        flags = row.many("flags")
        if set(flags) - FLAGS or len(flags) > 1:
            raise row.wrong(f"flags {flags}", f"one of {sorted(FLAGS)}, or -")
        if not row["context"] or " " in row["context"]:
            raise row.wrong(f"context {row['context']!r}", "a name without spaces, as agriculture")
        for text in row.many("words"):
            place = words(text), row["context"]
            out[place] = "".join(flags) if place not in out or not flags else out[place]
    return out


class Found(NamedTuple):
    """What a sentence speaks of, found once and asked for each of its acts. cues: (token, context, weak)."""

    cues: list[tuple[int, str, bool]]
    topics: list[TopicMention]


def topics_in(reading: Reading, themes: Themes) -> list[TopicMention]:
    """The known topics of a sentence: looked for once, asked for by each of its events and positions."""
    if reading.topics is None:
        reading.topics = find_topics(reading.layout.tokens, themes.topics)
    return reading.topics


def find_themes(reading: Reading, themes: Themes) -> Found:
    """Cue hits and known topics of a sentence."""
    tokens = reading.layout.tokens
    cues: list[tuple[int, str, bool]] = []
    for at, token in enumerate(tokens):
        if themes.cues.starts(token.keys):
            # A longer cue does not hide a shorter one: "सैन्य अभ्यास" is exercises, "सैन्य" in it military.
            for _, found in themes.cues.ends(tokens, at, 6):
                cues.extend((at, context, weak) for context, weak in found)
    return Found(cues, topics_in(reading, themes))


def describe(frame: Frame, reading: Reading, themes: Themes, found: Found) -> tuple[list[str], list[Topic]]:
    """Contexts and topics of one frame. A weak cue counts where a second cue of the same context stands beside it."""
    near = _near(frame, reading)
    counts: dict[str, float] = {}
    for start, context, weak in found.cues:
        if start in near:
            counts[context] = counts.get(context, 0) + (0.5 if weak else 1)
    topics: list[Topic] = []
    for mention in found.topics:
        if mention.start in near:
            span = mention.span
            for id_ in mention.ids:
                topics.append(Topic(reading.fitness.page[span[0] : span[1]], id_, span))
                for context in themes.topics.subjects[id_].contexts:
                    counts[context] = counts.get(context, 0) + 1
    topics += _spoken_of(frame, reading, topics)
    return sorted(c for c, n in counts.items() if n >= 1), topics


def _near(frame: Frame, reading: Reading) -> range:
    """The words that may tell of this act: its own clause, or the whole of a sentence of one or two clauses."""
    layout = reading.layout
    if frame.clause is None or len(layout.clauses) <= 2:
        return range(len(layout.tokens))
    at = [t for t, item in enumerate(layout.item_of) if item in set(frame.clause.items)]
    return range(min(at, default=0), max(at, default=0) + 1)


def _spoken_of(frame: Frame, reading: Reading, known: Sequence[Topic]) -> list[Topic]:
    """Phrases with "को लेकर", "पर चर्चा", "के मुद्दे पर" and the like, kept as words."""
    out = []
    for at in frame.clause.items if frame.clause else ():
        item = reading.layout.items[at]
        if not isinstance(item, Phrase) or at >= frame.use.item + 1:
            continue
        discussed = item.slot == "par" and frame.use.predicate.type in ("CONSULT", "AGREE") and frame.use.item - at <= 2
        if item.slot == "topic" or discussed:
            tokens = reading.layout.tokens
            first = item.owner.start if item.owner is not None else item.start
            span = (tokens[first].start, tokens[item.end - 1].end)
            if not any(t.span and t.span[0] < span[1] and span[0] < t.span[1] for t in known):
                out.append(Topic(reading.fitness.page[span[0] : span[1]], None, span))
    return out
