"""What somebody has said, decided or does, named by a noun of its own: it ends its phrase before those whom it touches."""

from __future__ import annotations

from ..language import Token
from ..language.names import Mention
from .functionwords import words_of

DEEDS, PUBLICS, LANDS = words_of("deeds"), words_of("publics"), words_of("states")
TOUCHED = ("crowd", "human", "people", "inhabitant")


def touches(deed: Token, touched: Mention, tokens: list[Token]) -> bool:
    """ "सरकार की नीतियाँ | देश को बर्बाद कर रही हैं", "उनका बयान | लोगों को": whether a deed in the direct case stands before people or a land.

    touched: the name right behind the deed, before its postposition. Such a deed is no part of a compound, which would end in a thing.
    """
    if DEEDS.isdisjoint(deed.keys) or not any(r.pos == "NOUN" and r.case != "obl" for r in deed.form.readings):
        return False
    last = tokens[touched.end - 1].key
    return touched.of(*TOUCHED) is not None or last in PUBLICS or last in LANDS
