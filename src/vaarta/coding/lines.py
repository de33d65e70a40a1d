"""Refusals that are told by a "नहीं" apart: headlines ("पाकिस्तान से बातचीत नहीं: आडवाणी"), and what nobody can deny."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.labels import sayer
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved, Resolver

NEGATION = words_of("negation")
# What is done with or for somebody, and is refused by saying that it will not be.
KINDLY = frozenset({"SUPPORT", "CONSULT", "COOPERATE", "AID", "AGREE", "CONCEDE"})


def refused_in_line(frame: Frame, reading: Reading, resolver: Resolver) -> tuple[list[Resolved], list[Resolved]] | None:
    """Who refuses the act of a headline by a "नहीं" where its verb would stand, and to whom; None where it is no such line.

    The one at the edge of the line says it, and refuses (codebook section 2, REJECT).
    """
    tokens, use = reading.layout.tokens, frame.use
    if use.end >= len(tokens) or tokens[use.end].key not in NEGATION or use.use != "nominal" or use.predicate.type not in KINDLY:
        return None
    if frame.clause is None or frame.clause.finite is not None:
        return None
    who = sayer(reading.layout, reading.fitness)
    if who is None:
        return None
    own = [f.phrase for fillers in frame.roles.values() for f in fillers]
    before = reading.layout.items[use.item - 1] if use.item else None
    own += [before] if not own and isinstance(before, Phrase) and before.slot == "ko" and reading.fitness.fits(before) else []
    return resolver.resolve(who), [r for p in own if p is not who for r in resolver.resolve(p)]


def beyond_denial(frame: Frame, layout: Layout) -> bool:
    """ "इससे कोई इनकार नहीं कर सकता कि लोग मारे गए": what nobody can deny is told as done."""
    chunk = layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    return frame.use.predicate.type == "REJECT" and verb is not None and verb.negated and verb.modal == "can"
