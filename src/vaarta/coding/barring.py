"""Bans on what people do, told with nobody who bars and nobody who is barred, and gatherings that are not let take place."""

from __future__ import annotations

from collections.abc import Collection

from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .rules import Rules

# What only the state does, whomever it hits.
BY_STATE = frozenset({"arrest", "censor"})


def barred_unsaid(frame: Frame, layout: Layout, rules: Rules) -> bool:
    """ "शहर में आने-जाने पर प्रतिबंध लगा दिया गया", "रैलियों पर रोक लगा दी गई": whether people's doing is barred in the passive, by whomever.

    So are papers and channels silenced: "समाचार चैनल बंद कर दिए गए".
    """
    use = frame.use
    if "censor" in use.predicate.modes and use.use == "passive":
        return True
    if use.predicate.type != "COERCE" or use.predicate.head not in rules.bans or use.use != "passive":
        return False
    chunk, before = layout.chunk(use.verb), layout.items[use.item - 1] if use.item else None
    if chunk is None or chunk.verb is None or chunk.verb.form != "fin" or before is None or before.slot != "par":
        return False
    if isinstance(before, Phrase):
        gathering = rules.passing.get("gathering", set())
        return any(not gathering.isdisjoint(layout.tokens[m.end - 1].keys) for m in before.members)
    return before.verb is not None and before.verb.form == "inf"


def whose_gathering(layout: Layout, at: int, gathering: Collection[str]) -> Phrase | None:
    """ "पुलिस ने विपक्ष की सभा नहीं होने दी": whose rally, paper or march stands right before the verb at an item.

    gathering: the words for them (``frames/passing.tsv``).
    """
    before = layout.items[at - 1] if at else None
    if not isinstance(before, Phrase) or before.slot or not any(k in gathering for k in layout.tokens[before.end - 1].keys):
        return None
    return before.owner


def not_let(frame: Frame, layout: Layout) -> bool:
    """ "पुलिस ने विपक्ष को रैली नहीं करने दी": whether an act is told as one that somebody is not let do."""
    chunk = layout.chunk(frame.use.verb)
    return chunk is not None and chunk.verb is not None and chunk.verb.lets and chunk.verb.negated
