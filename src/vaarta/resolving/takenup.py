"""Where an act took place that a sentence takes up by its noun alone: "इन हमलों में" after "मुंबई हमलों के बाद"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..coding.draft import Draft
    from ..pipeline import Passage

# Words that may stand between a place and the noun of what took place there: "मुंबई में पिछले साल हुए हमले".
REACH = 6


def land_of_before(draft: Draft, passage: Passage, passages: list[Passage]) -> str | None:
    """The country of the place that the latest sentence before names with the same noun; None where there is none, or several."""
    if not draft.backward or draft.frame is None:
        return None
    noun = set(passage.tokens[draft.frame.use.end - 1].keys)
    for earlier in reversed(passages[: passages.index(passage)]):
        found: set[str | None] = set()
        for phrase in earlier.places:
            if any(not noun.isdisjoint(t.keys) for t in earlier.tokens[phrase.j : phrase.j + REACH]):
                found |= {c.key for c in phrase.candidates}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
