"""Bodies that are set up to look into something: "घटना की जाँच के लिए समिति गठित की", "आरोपों की जाँच करने के लिए आयोग का गठन किया"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .functionwords import words_of

if TYPE_CHECKING:
    from .find import Layout

BODIES, REVIEWING = words_of("inquiry"), words_of("reviewing")
SETUP, FOUNDS, FOUNDING = words_of("setup"), words_of("founds"), words_of("founding")
# How many items may stand between what is looked into and the verb that sets the body up.
REACH = 9


def body_set_up(layout: Layout, at: int) -> int | None:
    """The finite verb by which a body is set up for the inquiry that the item at a place names with के लिए; None where none is.

    The verb sets up by itself ("दल भेजा"), or with a word of founding ("समिति गठित की", "आयोग का गठन किया").
    """
    clause = layout.clause_of(at)
    last = clause.finite if clause is not None else None
    if layout.items[at].slot != "liye" or last is None or not at < last <= at + REACH:
        return None
    chunk = layout.chunk(last)
    if chunk is None or chunk.verb is None or chunk.verb.negated or chunk.verb.mood != "ind" or chunk.verb.modal:
        return None
    words = [t.key for t in layout.tokens[layout.items[at].end : chunk.start]]
    body = next((n for n, word in enumerate(words) if word in BODIES), None)
    if body is None or not REVIEWING.isdisjoint(words):
        return None
    if chunk.verb.main in SETUP:
        return last
    # "समिति गठित करने की माँग की": what is only asked for is not set up.
    return last if chunk.verb.main in FOUNDING and words[-1] in FOUNDS else None
