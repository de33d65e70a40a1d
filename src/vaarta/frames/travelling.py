"""Visits that a clause only names: whose land is visited, and who of the clause is on the way.

"वाशिंगटन के अपने दौरे में मंत्री ने …": the land stands before "अपने", and who travels is the subject of the clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from .find import Layout
from .fitness import Fitness
from .functionwords import words_of
from .phrases import Item, Phrase
from .placing import Frame

VISITED = frozenset({"country", "region", "metonym"})
# Who travels; a state goes nowhere ("पाकिस्तान यात्रा के दौरान भारत ने कहा").
TRAVELLERS = frozenset({"office", "person", "pronoun"})
RETURNS, WITHIN = words_of("returns"), words_of("during") | words_of("after")
STATES = frozenset({"country", "metonym"})


def land_of_own(owner: Phrase, items: Sequence[Item], fitness: Fitness) -> Phrase | None:
    """ "ईरान की | अपनी यात्रा": the land before the "अपना" that a visit belongs to; None where none stands there."""
    land = items[owner.at - 1] if owner.at else None
    own = fitness.pronouns.get(fitness.tokens[owner.start].key) == "self"
    return land if own and isinstance(land, Phrase) and land.slot == "ka" and fitness.kind(land) in VISITED else None


def on_the_way(frame: Frame, phrase: Phrase, layout: Layout, fitness: Fitness) -> bool:
    """Whether a visit to a state tells when or from where somebody does something: "दौरे के दौरान", "यात्रा से लौटने के बाद"."""
    visited = frame.roles.get("R", [])
    if "visit" not in frame.use.predicate.modes or "A" in frame.roles or frame.clause is None or not visited:
        return False
    if not all(fitness.kind(f.phrase) in STATES for f in visited):
        return False
    if any(isinstance(p := layout.items[at], Phrase) and p.slot == "dvara" for at in frame.clause.items):
        # "यात्रा के दौरान मंत्री द्वारा खेद जताने पर नेता …": it may be either.
        return False
    if phrase.slot in ("time", "men"):
        behind = layout.tokens[phrase.head.end : phrase.head.after]
        return phrase.slot == "men" or any(t.key in WITHIN for t in behind)
    after = layout.chunk(phrase.at + 1)
    return phrase.slot == "se" and after is not None and after.verb is not None and after.verb.main in RETURNS
