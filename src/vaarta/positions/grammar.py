"""Stances that the grammar tells without a cue of the tables: needs, what should be done, what a side will not do itself.

``told_by_grammar`` finds the clauses; the coder of positions decides who holds what and whether it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..frames.chunks import Chunk
from ..frames.find import Layout
from ..frames.fitness import Fitness
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from .lexicon import StanceLexicon

OUGHT = words_of("ought")
SUBJECT = frozenset({"", "ne"})


@dataclass(slots=True)
class Told:
    """What a clause tells. kind: need, should or will-not; holder: the phrase of who holds it, None where the speaker does."""

    kind: str
    clause: Clause
    chunk: Chunk
    holder: Phrase | None
    addressee: Phrase | None


def told_by_grammar(layout: Layout, fitness: Fitness) -> Iterator[Told]:
    """The clauses of a sentence that may tell a stance by their verb alone."""
    for clause in layout.clauses:
        chunk = layout.chunk(clause.finite) if clause.finite is not None else None
        if chunk is None or chunk.verb is None or clause.kind in ("cond", "rel"):
            continue
        verb = chunk.verb
        if verb.main in OUGHT:
            yield Told("need", clause, chunk, _who(layout, fitness, clause, ("ko",)), None)
        elif verb.modal == "should":
            yield Told("should", clause, chunk, None, _who(layout, fitness, clause, ("ko", "ne")))
        elif verb.tense == "fut" and verb.negated and not verb.passive and verb.modal not in ("want", "can"):
            yield Told(
                "will-not", clause, chunk, next((p for p in _before(layout, clause) if p.slot in SUBJECT and not p.owned), None), None
            )


def _who(layout: Layout, fitness: Fitness, clause: Clause, slots: tuple[str, ...]) -> Phrase | None:
    return next((p for p in _before(layout, clause) if p.slot in slots and not p.owned and fitness.fits(p)), None)


def asked(layout: Layout, lexicon: StanceLexicon, clause: Clause | None, at: int) -> bool:
    """ "रूस क्या चाहता है", "वह तैयार है या नहीं": a question about token ``at``, of the page or of somebody in it, tells no stance."""
    if clause is None or not clause.items:
        return False
    if layout.or_not(clause.finite):
        return True
    first = layout.items[min(clause.items)].start
    return any(t.key in lexicon.questions for t in layout.tokens[max(0, first - 1) : at])


def words_before(layout: Layout, told: Told) -> tuple[int, int] | None:
    """The tokens of a clause between those who hold or are asked and its verb: what the stance is about."""
    sides = [p.at for p in (told.holder, told.addressee) if p is not None]
    start = max(sides) + 1 if sides else min(told.clause.items)
    items = [layout.items[i] for i in told.clause.items if start <= i < (told.clause.finite or 0)]
    solid = [i for i in items if isinstance(i, Phrase) or i.kind in ("verb", "date")]
    if not solid:
        return (told.chunk.start, told.chunk.start + 1)
    return solid[0].start, told.chunk.start if told.kind == "need" else told.chunk.start + 1


def _before(layout: Layout, clause: Clause) -> list[Phrase]:
    return [p for i in clause.items if i < (clause.finite or 0) and isinstance(p := layout.items[i], Phrase)]
