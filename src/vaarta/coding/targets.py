"""Whom the operations of forces are against, and who fights, where only the rest of the sentence names them."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved, Resolver

FORCEOPS, FIGHTS = words_of("forceops"), words_of("fights")
TOLD = frozenset({"active", "passive", "twin", "happen"})
FORCES = frozenset({"MIL", "COP", "GOV"})
BANDS = frozenset({"REB", "UAF"})
SIDE_KINDS = frozenset({"group", "crowd", "human", "owned", "attributed", "person", "organ", "agency"})
# Those from whom a sentence has what it tells.
SPEAKING = frozenset({"source", "topic"})


def band_fought(frame: Frame, actors: Sequence[Resolved], reading: Reading, resolver: Resolver) -> list[Resolved]:
    """ "बाग़ियों के साथ समझौता टूटने के बाद सेना ने अभियान शुरू किया": forces act against the one armed band of which their sentence tells.

    In: an operation or fight of army, police or government alone whose target its own phrases do not name. Out: the band; [] where the
    sentence names none or two, and where it is the band that tells of it.
    """
    tokens = reading.layout.tokens[frame.use.start : frame.use.end]
    # "विद्रोहियों ने सेना की कार्रवाई का बदला लिया": of what is only named the other side is not told.
    if frame.use.predicate.type != "ASSAULT" or frame.use.use not in TOLD or all(FORCEOPS.isdisjoint(t.keys) for t in tokens) or not actors:
        return []
    if not all(FORCES.intersection(a.participant.sectors[:1]) for a in actors):
        return []
    return _named_once(reading, resolver, BANDS)


def both_sides(frame: Frame, reading: Reading, resolver: Resolver) -> list[Resolved]:
    """ "लड़ाई तेज़ हुई है जहाँ सेना ने बाग़ियों को घेरा है": the one force and the one band of a sentence fight the fight it tells of."""
    tokens = reading.layout.tokens[frame.use.start : frame.use.end]
    fought = frame.use.predicate.type == "ASSAULT" and frame.use.use in ("twin", "happen") and not any(frame.roles.values())
    if not fought or all(FIGHTS.isdisjoint(t.keys) for t in tokens):
        return []
    forces, bands = (_named_once(reading, resolver, side) for side in (FORCES, BANDS))
    return forces + bands if forces and bands else []


def _named_once(reading: Reading, resolver: Resolver, sectors: frozenset[str]) -> list[Resolved]:
    """The one who is named of some sectors; [] where there is none or are two, and where it is they who tell."""
    found: list[Resolved] = []
    for phrase in reading.layout.items:
        if not isinstance(phrase, Phrase) or reading.fitness.kind(phrase) not in SIDE_KINDS or not _of(phrase, sectors):
            continue
        if phrase.slot in SPEAKING:
            return []
        found.extend(r for r in resolver.resolve(phrase) if sectors.intersection(r.participant.sectors[:1]))
    names = {r.participant.name or r.participant.text for r in found}
    return found[:1] if len(names) == 1 else []


def _of(phrase: Phrase, sectors: frozenset[str]) -> bool:
    """Whether a name in the phrase is of such a sector, before anything is resolved."""
    return any(not sectors.isdisjoint(n.sectors) for c in phrase.members for m in c.mentions for n in m.names)
