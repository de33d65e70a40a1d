"""What is handed over decides what the handing is: whoever hands over himself or his arms lays them down, and ground is given up."""

from __future__ import annotations

from collections.abc import Mapping

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved, Resolver

INTO_HANDS, SELVES, ITSELF, HANDING = words_of("intohands"), words_of("selves"), words_of("itself"), words_of("handing")
# A class of ``frames/passing.tsv``, and the mode of the step back that giving up such a thing is.
GIVEN_UP = {"arms": "disarm", "ground": "withdraw"}


def handed_over(frame: Frame, layout: Layout, passing: Mapping[str, set[str]]) -> str | None:
    """ "ख़ुद को सेना के हवाले किया", "बंदूकें गवर्नर के हवाले कीं", "गढ़ सेना के हवाले किया": the mode of RETREAT that it is, if any."""
    use = frame.use
    if use.use not in ("active", "passive", "twin") or frame.clause is None or not _hands(frame, layout):
        return None
    whose = _whose(frame, layout)
    for at in frame.clause.items:
        phrase = layout.items[at]
        if at > use.item or not isinstance(phrase, Phrase) or (phrase.slot not in ("ko", "") and phrase is not whose):
            continue
        # "गढ़ सेना के हवाले": the bare noun of what is given may stand in one phrase with whoever gets it.
        words = layout.tokens[phrase.end - 1 : phrase.end] if phrase.slot != "ka" else layout.tokens[phrase.start : phrase.end - 1]
        if phrase.slot == "ko" and _oneself(phrase, layout):
            return "disarm"
        for name, mode in GIVEN_UP.items():
            if any(not passing.get(name, set()).isdisjoint(t.keys) for t in words):
                return mode
    return None


def whose_hands(frame: Frame, layout: Layout, resolver: Resolver) -> list[Resolved]:
    """Who gets what is handed over."""
    whose = _whose(frame, layout)
    return resolver.resolve(whose) if whose is not None else []


def _whose(frame: Frame, layout: Layout) -> Phrase | None:
    """To whom it is handed: "सेना के हवाले", "पुलिस को सौंपा"."""
    for at in range(frame.use.item, max(-1, frame.use.item - 3), -1):
        phrase = layout.items[at]
        if isinstance(phrase, Phrase) and phrase.slot in ("ka", "ko") and not _oneself(phrase, layout):
            return phrase
    return None


def _oneself(phrase: Phrase, layout: Layout) -> bool:
    """ "ख़ुद को", "अपने आप को": a phrase of nothing but the one who acts."""
    first, before = layout.tokens[phrase.start], layout.tokens[phrase.start - 1] if phrase.start else None
    return first.key in SELVES and (first.key not in ITSELF or (before is not None and before.key in SELVES))


def _hands(frame: Frame, layout: Layout) -> bool:
    """Whether the predicate is one of handing over: "के हवाले करना", "पुलिस को सौंपना"."""
    entry = frame.use.predicate
    into = any(layout.tokens[t].key in INTO_HANDS for t in range(frame.use.start, frame.use.end))
    return into or ("arrest" in entry.modes and not HANDING.isdisjoint(entry.lights))
