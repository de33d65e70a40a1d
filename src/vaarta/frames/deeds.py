"""What somebody has said, decided or does, named by a noun of its own: it ends its phrase before those whom it touches."""

from __future__ import annotations

from ..language import Token
from ..language.names import Mention
from .functionwords import words_of

DEEDS, PUBLICS, LANDS, TALKS = words_of("deeds"), words_of("publics"), words_of("states"), words_of("talks")
# How a genitive in the direct case ends ("की", "का", "उनकी", "उसका").
OWNS = frozenset(word[-1] for name in ("ofdirect", "offeminine") for word in words_of(name))
TOUCHED = ("crowd", "human", "people", "inhabitant")


def touches(deed: Token, touched: Mention, tokens: list[Token]) -> bool:
    """ "सरकार की नीतियाँ | देश को बर्बाद कर रही हैं", "उनका बयान | लोगों को": whether a deed in the direct case stands before people or a land.

    touched: the name right behind the deed, before its postposition. Such a deed is no part of a compound, which would end in a thing.
    """
    if DEEDS.isdisjoint(deed.keys) or not any(r.pos == "NOUN" and r.case != "obl" for r in deed.form.readings):
        return False
    last = tokens[touched.end - 1].key
    return touched.of(*TOUCHED) is not None or last in PUBLICS or last in LANDS


def opens_row(deed: int, first: Mention, tokens: list[Token]) -> bool:
    """ "उनकी मुलाक़ात | प्रधानमंत्री, सेनाध्यक्ष और राज्यपाल से": whether those who are met stand right behind a talk that somebody has.

    deed: the token of the noun; first: the name behind it.
    """
    met = deed > 0 and first.of("office", "person") is not None
    return met and not TALKS.isdisjoint(tokens[deed].keys) and tokens[deed - 1].key[-1:] in OWNS
