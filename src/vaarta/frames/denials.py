"""A denial behind लेकिन or जबकि is no longer part of the charge that it denies.

"चाड का आरोप है कि सूडान विद्रोहियों को हथियार देता है लेकिन सूडान इस आरोप से इनकार करता है": the second clause is the page's own telling. A
clause that takes up the whole charge by a word for it ("इन आरोपों का", "इस दावे को") or by a pronoun ("इससे") cannot stand inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Token
from .chunks import Chunk
from .functionwords import words_of
from .phrases import Clause, Item, Phrase

CHARGES, DENYING, TAKENUP, THESE, HE = (words_of(name) for name in ("charges", "denying", "takenup", "thosetaken", "heagain"))


def set_apart(clauses: list[Clause], items: Sequence[Item], tokens: Sequence[Token]) -> list[Clause]:
    """The same clauses; a denial inside the words that it denies, and what stands beside it from there on, goes with who tells them."""
    links = {at for at, item in enumerate(items) if isinstance(item, Chunk) and item.kind == "link" and item.lemma == "but"}
    for clause in clauses if links else ():
        if clause.kind != "that" or clause.parent is None or not clause.items or clause.items[0] - 1 not in links:
            continue
        outer = clauses[clause.parent]
        if not _denies(clause, items, tokens) or not _of_the_outer(clause, outer, clauses, items, tokens):
            continue
        for later in clauses[clause.id :]:
            if later.kind == "that" and later.parent == outer.id:
                later.kind, later.parent = outer.kind, outer.parent
    return clauses


def _denies(clause: Clause, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether a clause takes up a charge and denies it: "इन आरोपों का खंडन किया", "इससे इनकार करता है"."""
    if clause.finite is None:
        return False
    taken = denies = False
    for at in clause.items:
        item = items[at]
        for t in range(item.start, item.end):
            denies = denies or not DENYING.isdisjoint(tokens[t].keys) or not DENYING.isdisjoint(tokens[t].form.verbs)
            charge = not CHARGES.isdisjoint(tokens[t].keys)
            # "आरोप को ख़ारिज किया": a charge that nothing qualifies is the one just told of.
            bare = charge and (t == item.start or tokens[t - 1].key in THESE)
            taken = taken or bare or tokens[t].key in TAKENUP
    return taken and denies


def _of_the_outer(clause: Clause, outer: Clause, clauses: list[Clause], items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    """Whether what is denied is what the outer clause tells with कि, and no charge that is told of inside it."""
    if _names_charge(outer, items, tokens):
        return True
    before = [c for c in clauses[outer.id + 1 : clause.id] if c.kind == "that" and c.parent == outer.id]
    if not before or any(_names_charge(c, items, tokens) for c in before):
        return False
    # "उसने कहा कि … लेकिन वह इससे इनकार करता है" may go on with what he says; one who is named anew does not.
    doer = next((i for at in clause.items if isinstance(i := items[at], Phrase) and i.slot in ("ne", "")), None)
    return doer is not None and bool(doer.head.mentions) and HE.isdisjoint(tokens[doer.start].keys)


def _names_charge(clause: Clause, items: Sequence[Item], tokens: Sequence[Token]) -> bool:
    return any(not CHARGES.isdisjoint(tokens[t].keys) for at in clause.items for t in range(items[at].start, items[at].end))
