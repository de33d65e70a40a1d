"""What forces leave: a place, and not a thing or people (codebook section 2, RETREAT)."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame

PLACES = ("country", "metonym", "region", "place")
GROUNDS, RETURNS, CAUSATIVE = words_of("grounds"), words_of("gohome"), words_of("causative")


def leaves_no_place(frame: Frame, reading: Reading) -> str | None:
    """ "सैनिकों ने सामान छोड़ दिया": forces that leave or clear something that is no place have not drawn back; None where they have.

    Asked of entries that need somebody under arms: "सैनिकों ने लाइबेरिया छोड़ दिया", "सैनिक इराक़ से वापस आए". Nor is a place let go as people are.
    """
    entry = frame.use.predicate
    if entry.kind == "verb" and "release" in entry.modes and (freed := frame.phrases("R")) and all(_place(p, reading) for p in freed):
        return "what is left, and nobody who is let go"
    if "withdraw" not in entry.modes or "armed" not in entry.flags:
        return None
    left, chunk = frame.phrases("T"), reading.layout.chunk(frame.use.verb)
    if chunk is not None and chunk.verb is not None and chunk.verb.main in CAUSATIVE:
        # "सैनिक गाँव ख़ाली करवा रहे हैं": others are to leave it.
        return "what is left is no place"
    home = not RETURNS.isdisjoint(entry.lights)
    if entry.active.get("obj") == "T" or (left and home):
        return None if left and all(_place(p, reading) for p in left) else "what is left is no place"
    # "वापस आ रहे सैनिकों पर गोली चली": who is on his way from nowhere that is told may come from his rounds.
    return "what is left is no place" if home and any(f.qualified for f in frame.roles.get("A", [])) else None


def _place(phrase: Phrase, reading: Reading) -> bool:
    """Whether a phrase is a place by name ("लाइबेरिया") or by its last word ("पहाड़ी चौकी")."""
    last = phrase.head.mentions[-1] if phrase.head.mentions else None
    named = last is not None and last.end == phrase.head.end and last.of(*PLACES) is not None
    return named or not GROUNDS.isdisjoint(reading.layout.tokens[phrase.head.end - 1].keys)
