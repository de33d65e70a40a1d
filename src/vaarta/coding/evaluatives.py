"""The words that praise and blame, as ``predicates/evaluatives*.tsv``, ``frames/blame.tsv`` and ``frames/namings.tsv`` hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.functionwords import words_of
from ..frames.lexicon import words
from ..frames.phrases import Phrase
from ..language.tables import read_table
from ..language.trie import Trie
from ..resolving.participants import Resolved
from .speech import Speech

STEPS = words_of("praised")
STATELY = frozenset({"GOV", "IGO"})
# What a deed may be met with in the words in which it is then called bad.
ANSWERS = frozenset({"REJECT", "ACCUSE", "SUPPORT", "PROTEST"})


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
            for path in sorted((folder / "predicates").glob("evaluatives*.tsv")):
                for row in read_table(path, ("word", "polarity")):
                    out.words.add(words(row["word"]), row["polarity"])
            if (path := folder / "frames" / "blame.tsv").exists():
                for row in read_table(path, ("word", "of", "mode")):
                    out.blame.add(words(row["word"]), (row["of"], row["mode"]))
            if (path := folder / "frames" / "namings.tsv").exists():
                for row in read_table(path, ("verb",)):
                    out.verbs |= {words(row["verb"])[-1]}
        return out


def step_praised(target: Phrase, actors: Sequence[Resolved], reading: Reading, passing: Mapping[str, Collection[str]]) -> bool:
    """ "अमरीका ने इस फ़ैसले को सकारात्मक क़दम बताया": a state or body that praises a step backs it, though not told whose it is.

    Not a book or a film, nor what people in general like; passing: the classes of ``frames/passing.tsv``.
    """
    token = reading.layout.tokens[target.head.end - 1]
    step = not (STEPS | set(passing.get("conduct", ()))).isdisjoint(token.keys) or reading.fitness.pronouns.get(token.key) == "this"
    return step and any(a.participant.key and STATELY & set(a.participant.sectors) for a in actors)


def bad_step(
    subject: Phrase | None,
    value: Phrase,
    speech: Speech,
    voices: Sequence[Resolved],
    reading: Reading,
    passing: Mapping[str, Collection[str]],
) -> bool:
    """ "अमरीका ने कहा कि यह फ़ैसला अनुचित है": a state or body that calls a step bad finds fault with it, though not told whose it is.

    value: what stands before the copula. Where the speaker answers a deed in the same clause ("रिपोर्ट ख़ारिज करते हुए कहा कि यह पक्षपाती
    है") he says why.
    """
    if subject is None or subject.slot or subject.owner is not None:
        return False
    if any(c.kind == "that" and c.parent == subject.clause for c in reading.layout.clauses):
        # "यह दुर्भाग्यपूर्ण है कि बारिश हुई": what is called so is told after it.
        return False
    parted = any(isinstance(i, Chunk) and i.kind != "filler" for i in reading.layout.items[subject.at + 1 : value.at])
    answers = any(f.clause is speech.clause and f.use.predicate.type in ANSWERS for f in reading.frames)
    return not parted and not answers and step_praised(subject, voices, reading, passing)
