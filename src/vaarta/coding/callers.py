"""Who calls somebody something where the name stands behind the calling: "फ़ैसले को ग़लत बताते हुए मंत्री ने कहा"."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.fitness import STRONG_KINDS
from ..frames.phrases import Clause, Phrase

PARTICIPLES = frozenset({"part", "conj"})
SUBJECTS = STRONG_KINDS | {"pronoun"}


def caller_of(reading: Reading, clause: Clause, at: int) -> Phrase | None:
    """The subject of a clause that stands behind the participle of calling at an item; None where one stands before it.

    "बजट को दिखावा बताते हुए विपक्ष ने बहिष्कार किया", "बजट को दिखावा बताने वाले मंत्री": the noun that the participle qualifies.
    """
    layout = reading.layout
    chunk = layout.chunk(at)
    if chunk is None or chunk.verb is None:
        return None
    if chunk.verb.form == "agent":
        after = layout.items[at + 1] if at + 1 < len(layout.items) else None
        return after if isinstance(after, Phrase) else None
    if chunk.verb.form not in PARTICIPLES:
        return None
    phrases = [p for i in clause.items if isinstance(p := layout.items[i], Phrase) and p.slot in ("ne", "")]
    named = [p for p in phrases if p.slot == "ne" or reading.fitness.kind(p) in SUBJECTS]
    if any(p.at < at for p in named):
        return None
    return next((p for p in named if p.slot == "ne"), named[0] if named else None)
