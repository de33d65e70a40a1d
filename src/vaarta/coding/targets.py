"""Whom the operations of forces are against, where only the rest of the sentence names him."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved, Resolver

FORCEOPS = words_of("forceops")
TOLD = frozenset({"active", "passive", "twin", "happen"})
FORCES = frozenset({"MIL", "COP", "GOV"})
BANDS = frozenset({"REB", "UAF"})
BAND_KINDS = frozenset({"group", "crowd", "human", "owned", "attributed", "person"})
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
    bands: list[Resolved] = []
    for phrase in reading.layout.items:
        if not isinstance(phrase, Phrase) or reading.fitness.kind(phrase) not in BAND_KINDS or not _armed_band(phrase):
            continue
        if phrase.slot in SPEAKING:
            return []
        bands.extend(r for r in resolver.resolve(phrase) if BANDS.intersection(r.participant.sectors[:1]))
    names = {r.participant.name or r.participant.text for r in bands}
    return bands[:1] if len(names) == 1 else []


def _armed_band(phrase: Phrase) -> bool:
    """Whether a name in the phrase is of armed men, before anything is resolved."""
    return any(not BANDS.isdisjoint(n.sectors) for c in phrase.members for m in c.mentions for n in m.names)
