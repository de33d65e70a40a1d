"""Whom the operations of forces are against, and who fights, where only the rest of the sentence names him."""

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
ARMIES = frozenset({"MIL", "GOV"})
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


def fighters(frame: Frame, reading: Reading, resolver: Resolver) -> list[Resolved]:
    """ "सरकार और विद्रोही प्रचार में लगे हैं और उत्तर में लड़ाई तेज़ हुई है": who fights in a fight that names nobody, where two are named."""
    entry = frame.use.predicate
    if entry.type != "ASSAULT" or entry.active.get("beech") != "B" or frame.use.use not in ("happen", "twin"):
        return []
    bands, forces = (_named(frame, reading, resolver, kind) for kind in (BANDS, ARMIES))
    one = all(len({r.participant.name or r.participant.text for r in side}) == 1 for side in (bands, forces))
    keys = {r.participant.key for r in bands + forces if r.participant.key}
    return [forces[0], bands[0]] if one and len(keys) < 2 else []


def _named(frame: Frame, reading: Reading, resolver: Resolver, sectors: frozenset[str]) -> list[Resolved]:
    """Who of some sectors is named in the other clauses of a sentence."""
    own = set(frame.clause.items) if frame.clause is not None else set()
    phrases = (p for p in reading.layout.items if isinstance(p, Phrase) and p.at not in own and p.slot != "source")
    # "अपने पक्ष": what is somebody's is nobody else.
    phrases = (p for p in phrases if p.owner is None or reading.fitness.kind(p.owner) != "pronoun")
    named = (p for p in phrases if reading.fitness.fits(p) and reading.fitness.kind(p) in ("group", "crowd", "organ", "agency"))
    return [r for p in named for r in resolver.resolve(p) if sectors & set(r.participant.sectors[:1])]
