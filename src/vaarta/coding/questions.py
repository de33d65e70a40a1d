"""Questions in somebody's words that find fault, and words that a promise has for its content."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase

WHY, NEGATIONS = words_of("why"), words_of("negation")


def asks_why(layout: Layout, clause: Clause, at: int, item: Chunk) -> bool:
    """ "सरकार कारख़ाने क्यों नहीं खोलती": whether the verb at an item is asked about with why and a negation."""
    verb = item.verb
    if verb is None or verb.form != "fin" or verb.passive or verb.mood in ("sub", "imp") or clause.finite != at:
        return False
    told = layout.tokens[layout.items[clause.items[0]].start : item.end]
    why = next((n for n, token in enumerate(told) if token.key in WHY), None)
    # "वह क्यों नहीं कारख़ाने खोलती": the negation may stand apart from its verb.
    return why is not None and why + 1 < len(told) and (verb.negated or told[why + 1].key in NEGATIONS)


def who_leaves_it(reading: Reading, phrases: Sequence[Phrase]) -> Phrase | None:
    """Who does, or leaves undone, what a clause tells: its ने phrase, else its first bare one that names somebody. phrases: last first."""
    doer = next((p for p in phrases if p.slot == "ne"), None)
    return doer or next((p for p in reversed(phrases) if p.slot == "" and reading.fitness.fits(p)), None)


def in_promise(reading: Reading, clause: Clause) -> bool:
    """ "इस आश्वासन के बाद कि अमरीका उसके साथ है": whether a clause is what a promise that is named in the clause above says."""
    outer = (f for f in reading.frames if f.clause is not None and f.clause.id == clause.parent)
    return any(f.use.use == "nominal" and f.use.predicate.type == "AGREE" and "content" in f.use.predicate.flags for f in outer)
