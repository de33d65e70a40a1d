"""Whom a demand or threat is made of, where its own phrases do not tell or tell from where somebody is to go.

"लेबनान से सीरियाई सैनिकों को हटाने की माँग", "चाड की जेल में बंद लोगों को रिहा करने की माँग", "भारत ने नेपाल की माँग ठुकराई".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame

if TYPE_CHECKING:
    from ..resolving.participants import Resolved, Resolver

FOUGHT, DEPARTS = words_of("fought"), words_of("departs")
PRISONS, FREES = words_of("prisons"), words_of("frees")
NAMES = frozenset({"country", "adjective", "metonym"})


def is_fought(reading: Reading, phrase: Phrase) -> bool:
    """ "चाड से लड़ाई जारी रखने का आह्वान": whether what is called for is a fight with whoever stands before it with से."""
    after = reading.layout.items[phrase.at + 1] if phrase.at + 1 < len(reading.layout.items) else None
    if phrase.slot != "se" or after is None:
        return False
    if any(f.use.predicate.type == "RETREAT" and f.use.start < after.end <= f.use.end for f in reading.frames):
        # "दोनों पक्षों से लड़ाई रोकने की अपील": whoever is to stop a fight is asked.
        return False
    words = reading.layout.tokens[after.start : after.end]
    return any(not FOUGHT.isdisjoint(t.keys) or not FOUGHT.isdisjoint(t.form.verbs) for t in words)


def departs(reading: Reading, start: int, end: int) -> bool:
    """Whether a word of leaving or taking away stands among some tokens: "सेना हटाने की", "वापस बुलाने की"."""
    tokens = reading.layout.tokens[start:end]
    return any(not DEPARTS.isdisjoint(t.form.verbs) or t.key in DEPARTS for t in tokens)


def whose_forces(reading: Reading, resolver: Resolver, frame: Frame) -> list[Resolved]:
    """ "लेबनान से सीरियाई सैनिकों को हटाने की माँग": whose forces are to leave is asked, and not the land that they are to leave."""
    asked = [f.phrase for f in frame.roles.get("R", [])]
    if len(asked) != 1 or asked[0].slot != "se" or not departs(reading, asked[0].end, frame.use.end):
        return []
    items = (reading.layout.items[i] for i in range(asked[0].at + 1, frame.use.item + 1))
    moved = next((p for p in items if isinstance(p, Phrase) and p.slot in ("", "ko") and p.start > asked[0].end), None)
    if moved is None or not _of_a_land(moved):
        return []
    land = {r.participant.key for r in resolver.resolve(asked[0])}
    forces = [r for r in resolver.resolve(moved) if r.participant.key and "MIL" in r.participant.sectors]
    return [] if any(f.participant.key in land for f in forces) else forces


def _of_a_land(moved: Phrase) -> bool:
    """Whether the words for the forces themselves name the land that they are of."""
    first = moved.owner.head if moved.owner is not None else moved.members[0]
    named = any(m.of(*NAMES) is not None for m in first.mentions)
    # "ब्रितानी सेना" is one name.
    return named or any(n.key and n.kind == "agency" for m in first.mentions for n in m.names)


def refused_by(reading: Reading, resolver: Resolver, frame: Frame) -> list[Resolved]:
    """ "भारत ने नेपाल की माँग ठुकराई": who turns a demand or threat down is the one it was made of."""
    outer = frame.governor
    if outer is None or outer.use.predicate.type != "REJECT" or frame.use.use != "nominal":
        return []
    own = [r for f in frame.roles.get("A", []) for r in resolver.resolve(f.phrase)]
    found = [r for f in outer.roles.get("A", []) for r in resolver.resolve(f.phrase)]
    if not own or any(r.kind in ("pronoun", "unknown") for r in own):
        return []
    # "सरकार ने विपक्ष की यह माँग ठुकराई कि …": they may be of one country where it is told what was asked for.
    told, keys = _tells_what(reading, frame), {r.participant.key for r in own}
    words, states = {r.participant.text for r in own}, {r.participant.key for r in own if r.kind in NAMES}
    if not told and None in keys:
        return []
    apart = states if told else keys
    named = [r for r in found if r.kind != "pronoun" and r.participant.text not in words]
    return [r for r in named if r.participant.key is None or r.participant.key not in apart]


def _tells_what(reading: Reading, frame: Frame) -> bool:
    """Whether an infinitive before a demand or a clause behind it says what is asked for."""
    item = reading.layout.items[frame.use.item]
    inside = isinstance(item, Phrase) and item.owner_verb is not None
    if isinstance(item, Phrase) and item.owner is not None and item.owner.at:
        # "अनशन तोड़ने के प्रधानमंत्री के अनुरोध को": who asks may stand between.
        before = reading.layout.chunk(item.owner.at - 1)
        inside = inside or (before is not None and before.verb is not None and before.verb.form == "inf" and before.slot == "ka")
    return inside or (frame.clause is not None and any(c.parent == frame.clause.id and c.kind == "that" for c in reading.layout.clauses))


def jailer(reading: Reading, resolver: Resolver, frame: Frame) -> list[Resolved]:
    """ "चाड की जेल में बंद लोगों को रिहा करने की माँग": whose prison somebody is to be let go from is asked to let him go."""
    if frame.clause is None or not _frees(reading, frame):
        return []
    for at in (i for i in frame.clause.items if i < frame.use.item):
        item = reading.layout.items[at]
        if (
            not isinstance(item, Phrase)
            or item.slot not in ("men", "se")
            or PRISONS.isdisjoint(reading.layout.tokens[item.head.end - 1].keys)
        ):
            continue
        named = item.owner if item.owner is not None else item
        return [r for r in resolver.resolve(named, within=True) if r.participant.key]
    return []


def _frees(reading: Reading, frame: Frame) -> bool:
    """Whether a demand is that somebody be let go."""
    if not FREES.isdisjoint(frame.use.predicate.head):
        return True
    inner = (f for f in reading.frames if f.governor is frame and f.use.predicate.type == "RETREAT")
    return any("release" in f.use.predicate.modes for f in inner)


def told_from_afar(reading: Reading, nearest: Phrase, first: Phrase) -> bool:
    """ "कंपनी से कर्मचारी इराक़ से हटाने को कहा": whether the nearer of two phrases with से tells from where somebody is to go."""
    after = reading.layout.items[nearest.at + 1] if nearest.at + 1 < len(reading.layout.items) else None
    place = any(m.of("country", "region", "metonym") is not None for m in nearest.head.mentions)
    apart = nearest.at - first.at > 1
    end = reading.layout.items[min(nearest.at + 2, len(reading.layout.items) - 1)].end
    return place and apart and isinstance(after, Chunk | Phrase) and departs(reading, after.start, end)
