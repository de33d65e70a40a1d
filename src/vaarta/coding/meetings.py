"""Talks that are told well enough though one side only is named: of both, or of somebody in office who will talk about something."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language import key
from ..resolving.participants import Resolved
from .rules import Rules

# A meeting in passing: "सम्मेलन में", "सम्मेलन के दौरान", "वार्ता के बारे में".
IN_PASSING = frozenset({"men", "time", "topic"})


def of_both(reading: Reading, text: str) -> bool:
    """ "दोनों देशों के विदेश सचिव मिले": whether those who act are of both."""
    return reading.fitness.pronouns.get(key(text.split()[0])) == "both"


def of_two(frame: Frame) -> bool:
    """ "सरकार और विद्रोहियों के प्रतिनिधि मिले": whether those who meet are of two sides, though one land has both."""
    return any(f.phrase.owner is not None and len(f.phrase.owner.members) > 1 for role in ("A", "B") for f in frame.roles.get(role, []))


def will_talk(frame: Frame, actors: Sequence[Resolved], layout: Layout, rules: Rules) -> bool:
    """ "उप विदेश मंत्री सीमा के मुद्दे पर बात करेंगे": of somebody in office who will talk about something, with whom need not be told."""
    chunk = layout.chunk(frame.use.verb)
    ahead = chunk is not None and chunk.verb is not None and chunk.verb.tense == "fut" and frame.use.use == "active"
    if not ahead or frame.use.predicate.type != "CONSULT" or frame.use.predicate.kind != "noun" or frame.clause is None:
        return False
    before = (layout.items[i] for i in frame.clause.items if i < frame.use.item)
    about = any(isinstance(p, Phrase) and p.slot in ("par", "topic") for p in before)
    return about and any(rules.official(a) and a.kind in ("office", "person") for a in actors)
