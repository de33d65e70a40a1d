"""Scores positions against annotated sentences (``docs/positions.md``): F1 by holders, stance and an overlap of topics."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import SourceError
from ..language.tables import read_rows
from ..records import Position

SEED = "positions-1"


@dataclass(slots=True)
class Annotated:
    """One sentence. positions: (stance, holders by key, else by words joined by _, words of the topic or "", addressees)."""

    text: str
    positions: list[tuple[str, frozenset[str], str, frozenset[str]]] = field(default_factory=list)


def read_annotated(path: Path) -> list[Annotated]:
    """The sentences of a file: a sentence a line, its positions indented below. Raises SourceError S010 for a line that is neither."""
    out: list[Annotated] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            out.append(Annotated(line.strip()))
            continue
        cells = ["" if c.strip() == "-" else c.strip() for c in line.split("|")]
        if len(cells) != 4 or not out or (cells[2] and cells[2] not in out[-1].text):
            raise SourceError(
                "S010",
                f"no position: {line.strip()!r}; give stance | holders | topic words of the sentence | addressees.",
                f"{path}:{number}",
            )
        out[-1].positions.append((cells[0], frozenset(cells[1].split()), cells[2], frozenset(cells[3].split())))
    return out


def read_referred(path: Path, sentences: Sequence[str]) -> list[Annotated]:
    """Annotations that name sentences of a corpus by number and words by offsets, so that its text need not be copied.

    sentences: the corpus, as ``conll_sentences`` reads it. Raises SourceError S010 for a row that does not fit it.
    """
    out: dict[int, Annotated] = {}
    for row in read_rows(path, ("sentence", "stance", "holders", "topic", "addressees")):
        try:
            number = int(row["sentence"])
            own = out.setdefault(number, Annotated(sentences[number]))
            start, _, end = row["topic"].partition("-")
            words = own.text[int(start) : int(end)] if start else ""
        except (ValueError, IndexError) as error:
            raise SourceError("S010", f"no sentence or no span of it ({error}); is it the corpus that was annotated?", row.where) from error
        if row["stance"] != "-":
            sides = [frozenset(k for k in row[c].split() if k != "-") for c in ("holders", "addressees")]
            own.positions.append((row["stance"], sides[0], words, sides[1]))
    return list(out.values())


def conll_sentences(path: Path) -> list[str]:
    """The sentences of a file with a word a line and an empty line after each sentence; punctuation closed up to the word before it.

    Raises SourceError S010 where it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("S010", f"cannot be read ({error}); give a UTF-8 file with a word a line.", str(path)) from error
    out: list[str] = []
    words: list[str] = []
    for line in [*lines, ""]:
        word = line.split("\t")[0].strip()
        if word:
            words.append(word)
        elif words:
            out.append(_closed_up(words))
            words = []
    return out


def _closed_up(words: Sequence[str]) -> str:
    text = " ".join(words)
    for mark in "।,.?!;:)":
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(")


def held_out(text: str) -> bool:
    """Whether a sentence belongs to the half that rules are not written from: by a seeded hash of its words."""
    return hashlib.blake2b(f"{SEED}\x1f{text}".encode(), digest_size=1).digest()[0] % 2 == 1


@dataclass(slots=True)
class Figures:
    """Counts over sentences; quiet: sentences without a position, kept: those of them that got none."""

    gold: int = 0
    coded: int = 0
    hit: int = 0
    quiet: int = 0
    kept: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.gold + self.coded) if self.gold + self.coded else 1.0


def score_positions(pairs: Iterable[tuple[Annotated, Sequence[Position]]]) -> tuple[Figures, list[str]]:
    """The figures, and a line for each position that was missed or is extra. A gold position without topic words asks for no topic."""
    figures, wrong = Figures(), []
    for gold, coded in pairs:
        left = list(coded)
        figures.gold += len(gold.positions)
        figures.coded += len(coded)
        figures.quiet += not gold.positions
        figures.kept += not gold.positions and not coded
        for stance, holders, topic, _ in gold.positions:
            found = next((p for p in left if p.stance == stance and _held(p) == holders and _about(p, gold.text, topic)), None)
            if found is None:
                wrong.append(f"missed {stance} {' '.join(sorted(holders))}: {gold.text}")
            else:
                left.remove(found)
                figures.hit += 1
        wrong += [f"extra {p.stance} {' '.join(sorted(_held(p)))} {p.trigger}: {gold.text}" for p in left]
    return figures, wrong


def _held(position: Position) -> frozenset[str]:
    return frozenset(h.key or h.text.replace(" ", "_") for h in position.holders)


def _about(position: Position, text: str, topic: str) -> bool:
    if not topic:
        return True
    start = text.index(topic)
    return any(t.span and t.span[0] < start + len(topic) and start < t.span[1] for t in position.topics)
