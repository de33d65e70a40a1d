"""Who is asked, told or pressed where nobody is named who asks (codebook section 2, REQUEST).

"ईरान पर दबाव डाला जा रहा है", "लोगों से हटने को कहा गया".
"""

from __future__ import annotations

from ..frames.find import Layout
from ..resolving.participants import Resolved
from .acts import Act

GOVERNING = frozenset({"GOV", "PTY", "LEG", "JUD", "MIL", "IGO", "REB"})
# Acts of the grammar that private people do as well.
SPOKEN_TO = ("told-to", "called", "not-let")
# Who is told things in public only by those in office.
CROWDS = frozenset({"crowd", "people", "inhabitant"})


def governs(who: Resolved) -> bool:
    """Whether somebody is a state, an office or a body, and no pronoun."""
    return who.kind in ("country", "metonym") or (who.kind != "pronoun" and not GOVERNING.isdisjoint(who.participant.sectors))


def addressed(who: Resolved) -> bool:
    """ "मीडिया को सलाह दी गई": whether what is asked of somebody in the passive is public; the press is told things as a state is."""
    return governs(who) or "MED" in who.participant.sectors


def among_public(act: Act, layout: Layout) -> bool:
    """Whether somebody in public life speaks or is spoken to: what people ask of one another at home or at play is no event."""
    people = act.actors + act.recipients
    public = any((p.participant.key and p.kind != "person") or set(p.participant.sectors) - {"CVL"} for p in people)
    return public or _by_whomever(act, layout)


def _by_whomever(act: Act, layout: Layout) -> bool:
    """ "लोगों से हटने को कहा गया", "दोनों पक्षों को लड़ाई रोकने को कहा गया": a crowd or two sides are told so by somebody in office."""
    chunk = layout.chunk(layout.item_of[act.end - 1])
    told = act.rule == "told-to" and chunk is not None and chunk.verb is not None and chunk.verb.passive and not act.actors
    return (
        told and bool(act.recipients) and all((r.kind in CROWDS and r.participant.sectors) or r.pronoun == "both" for r in act.recipients)
    )
