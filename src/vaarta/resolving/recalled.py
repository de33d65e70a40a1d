"""Whose country is meant where an act takes up one that a sentence before it names by its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .places import PlacePhrase

if TYPE_CHECKING:
    from ..coding.draft import Draft
    from ..pipeline import Passage

# So many words may stand between a place and the attack that it names: "लंदन में हुए तीन बम धमाके".
GAP = 7


def country_recalled(draft: Draft, before: Sequence[Passage]) -> tuple[str, str] | None:
    """ "मुंबई हमलों के बाद … इन हमलों में सौ लोग मारे गए": the country of the place by which the latest sentence before names the attack.

    Out: the key and the words of the place; None where the act takes up none, or that sentence names it by two lands.
    """
    frame = draft.frame
    if frame is None or draft.type != "ASSAULT" or not draft.backward:
        return None
    word = frame.use.predicate.head[-1]
    for passage in reversed(before):
        found = [p for p in passage.places if _names(p, word, passage)]
        keys = {c.key for p in found for c in p.candidates[:1] if c.key}
        if found:
            tokens = passage.tokens[found[0].i : found[0].j]
            return (keys.pop(), " ".join(t.text for t in tokens)) if len(keys) == 1 else None
    return None


def _names(place: PlacePhrase, word: str, passage: Passage) -> bool:
    """Whether the act stands right behind a place, or so near that nothing but what qualifies it is between."""
    return any(word in t.keys for t in passage.tokens[place.j : place.j + GAP])
