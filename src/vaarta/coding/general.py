"""Who is only people in general: onlookers, those who part from one another, a public behind somebody unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..frames.find import BE, Layout
from ..frames.lexicon import Predicate
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .habits import NOBODY
from .rules import Rules

ME = ("i", "we")
# Acts that private people do among themselves all day.
HOMELY = frozenset({"SUPPORT", "CONSULT", "COOPERATE", "AID"})


def parted(actors: Sequence[Resolved], recipients: Sequence[Resolved]) -> bool:
    """ "मुझे पार्टी के नेता ने छोड़ दिया": politicians hold nobody whom they could let go."""
    politicians = bool(actors) and all(a.kind in ("person", "party") and {"PTY", "LEG", "GOV"} & set(a.participant.sectors) for a in actors)
    return politicians and bool(recipients) and all(r.pronoun in ME and not r.participant.key for r in recipients)


def backed_by_all(frame: Frame, layout: Layout, people: Sequence[Resolved]) -> bool:
    """ "मुझे जनता का समर्थन है": what people in general give to one who speaks of himself."""
    chunk = layout.chunk(frame.use.verb) if frame.use.use == "receive" else None
    if chunk is None or chunk.verb is None or chunk.verb.lemmas != [BE] or any(p.participant.key for p in people):
        return False
    return all(p.kind in NOBODY and (not p.pronoun or p.pronoun in ME) for p in people)


def onlookers(actors: Iterable[Resolved], rules: Rules) -> bool:
    """ "श्रोताओं और मीडिया ने ख़ूब समर्थन दिया": whether people who look on are among those who act."""
    return any(rules.private(a, True) for a in actors)


def unheard_of(entry: Predicate, who: Resolved) -> bool:
    """ "मैंने हमेशा उस गायक की प्रशंसा की": a name of private life, in what private people do among themselves."""
    return entry.type in HOMELY and who.kind in ("person", "unknown") and not who.participant.key and not who.participant.sectors


def on_attack(frame: Frame, frames: Iterable[Frame]) -> bool:
    """Whether an attack is what the act deals with: "टीम पर हमले की जाँच", "हमले में हाथ होने से इनकार"."""
    attack = (f for f in frames if f.use.predicate.type == "ASSAULT" and f.use.use in ("nominal", "participial"))
    return any(f.governor is frame or (f.clause is frame.clause and f.use.item < frame.use.item) for f in attack)
