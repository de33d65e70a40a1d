"""Struggles of one side alone, which have a cause and no foe (codebook section 1: an act is done to or with somebody else)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .habits import campaigns
from .rules import Rules
from .unnamed import goes_on

PEOPLES = frozenset({"inhabitant", "people", "country"})


def of_things(frame: Frame) -> bool:
    """ "बस और ट्रक की भिड़ंत में चार मरे": a clash of things takes no toll of an attack."""
    return frame.use.predicate.nominal.get("ka") == "B" and any(r["role"] == "B" for r in frame.refused)


def clash_between(frame: Frame, people: Sequence[Resolved]) -> bool:
    """ "पुलिस और छात्रों के बीच टकराव": whether a clash is told between two, who are both at it and need strike nobody else."""
    told = frame.use.predicate.type == "ASSAULT" and any(f.phrase.slot == "beech" for f in frame.roles.get("B", []))
    return told and len(people) > 1


def fights_on(frame: Frame, actors: list[Resolved], layout: Layout, content: bool) -> bool:
    """ "सेना का अभियान जारी रहा": who is under arms need not say against whom. content: whether a कि-clause hangs on the act."""
    told = frame.use.use in ("happen", "twin") or goes_on(frame, layout) or (campaigns(frame, actors) and not content)
    return told and frame.use.predicate.type == "ASSAULT" and bool(actors) and all(map(Rules.armed, actors))


def fights_for(frame: Frame, people: Sequence[Resolved], layout: Layout, rules: Rules) -> str | None:
    """Why a word of fighting with one side only tells of no fight: "अपने हक़ की लड़ाई लड़ी", "कुर्दों के संघर्ष के समर्थक"."""
    entry = frame.use.predicate
    if entry.type != "ASSAULT" or entry.active.get("se") != "B" or "weak" not in entry.flags or len(people) != 1:
        return None
    who, at, item = people[0], frame.use.item, layout.items[frame.use.item]
    owner = item.owner if isinstance(item, Phrase) else None
    cause = owner is not None and not any(f.phrase is owner for fillers in frame.roles.values() for f in fillers)
    before = layout.items[at - 1] if at else None
    aim = isinstance(before, Phrase) and before.slot == "liye"
    armed = rules.armed(who) and not aim
    unknown = who.pronoun not in ("", "both") and not who.participant.key
    # Of a people's struggle that is only named, nobody tells whom it is against.
    # "क्यूबा की लड़ाई में": by whose name it goes, which is where it was.
    owned = item.slot == "men" and any(f.phrase.slot == "ka" for fillers in frame.roles.values() for f in fillers)
    named = frame.use.use == "nominal" and who.kind in PEOPLES and (item.slot in ("", "ka") or owned)
    foeless = named and not any(r["role"] == "R" for r in frame.refused)
    return "a struggle for something, with no foe" if (cause or aim or unknown or foeless) and not armed else None
