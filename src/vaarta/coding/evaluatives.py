"""The words that praise and blame, as ``predicates/evaluatives.tsv``, ``frames/blame.tsv`` and ``frames/namings.tsv`` hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..frames.lexicon import words
from ..language.tables import read_table
from ..language.trie import Trie


@dataclass(slots=True)
class Evaluatives:
    """Words that praise or blame, and the verbs that call somebody so. blame: words that blame whom they are said of → (slot, mode)."""

    words: Trie[str] = field(default_factory=Trie)
    verbs: frozenset[str] = frozenset()
    blame: Trie[tuple[str, str]] = field(default_factory=Trie)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Evaluatives:
        out = cls()
        for folder in folders:
            if (path := folder / "predicates" / "evaluatives.tsv").exists():
                for row in read_table(path, ("word", "polarity")):
                    out.words.add(words(row["word"]), row["polarity"])
            if (path := folder / "frames" / "blame.tsv").exists():
                for row in read_table(path, ("word", "of", "mode")):
                    out.blame.add(words(row["word"]), (row["of"], row["mode"]))
            if (path := folder / "frames" / "namings.tsv").exists():
                for row in read_table(path, ("verb",)):
                    out.verbs |= {words(row["verb"])[-1]}
        return out
