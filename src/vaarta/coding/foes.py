"""Against whom an army fights, and who fights, where another clause of the sentence names those who are under arms against it."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved, Resolver

BAND = frozenset({"REB", "UAF"})
FORCES = frozenset({"MIL", "GOV"})


def foe_of(frame: Frame, actors: list[Resolved], reading: Reading, resolver: Resolver) -> list[Resolved]:
    """ "तालिबान से समझौता टूट गया जिसके बाद सेना ने अभियान छेड़ा": the one band of the sentence is whom an army's campaign is against."""
    entry = frame.use.predicate
    campaign = entry.type == "ASSAULT" and entry.active.get("khilaf") == "R" and "par" not in entry.active
    if not campaign or not actors or any(r["role"] == "R" for r in frame.refused):
        return []
    army = all("MIL" in a.participant.sectors and not a.pronoun for a in actors)
    if not army or frame.use.use not in ("active", "passive", "happen", "twin"):
        return []
    bands = _named(frame, reading, resolver, BAND)
    return bands if len({b.participant.name or b.participant.text for b in bands}) == 1 else []


def fighters(frame: Frame, reading: Reading, resolver: Resolver) -> list[Resolved]:
    """ "सरकार और विद्रोही प्रचार में लगे हैं और उत्तर में लड़ाई तेज़ हुई है": who fights in a fight that names nobody, where two are named."""
    entry = frame.use.predicate
    if entry.type != "ASSAULT" or entry.active.get("beech") != "B" or frame.use.use not in ("happen", "twin"):
        return []
    bands, forces = (_named(frame, reading, resolver, kind) for kind in (BAND, FORCES))
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
