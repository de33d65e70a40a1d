"""Talks that are told well enough though one side only is named: of both, or of somebody in office who will talk about something."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language import key
from ..resolving.participants import Resolved
from .rules import Rules

SAYS, WITHIN, MEMBERS = words_of("says"), words_of("during"), words_of("memberoffices")
# What is told or asked at a meeting goes to those who are at it.
TO_WHOM = frozenset({"ko", "se"})
VOICED = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN", "SUPPORT"})
# A meeting in passing: "सम्मेलन में", "सम्मेलन के दौरान", "वार्ता के बारे में".
IN_PASSING = frozenset({"men", "time", "topic"})


def of_both(reading: Reading, text: str) -> bool:
    """ "दोनों देशों के विदेश सचिव मिले": whether those who act are of both."""
    return reading.fitness.pronouns.get(key(text.split()[0])) == "both"


def of_two(frame: Frame) -> bool:
    """ "सरकार और विद्रोहियों के प्रतिनिधि मिले": whether those who meet are of two sides, though one land has both.

    "आसियान के मंत्री मिले": so are those of whom a body of states has several.
    """
    phrases = [f.phrase for role in ("A", "B") for f in frame.roles.get(role, [])]
    return any(p.owner is not None and (len(p.owner.members) > 1 or _of_members(p, p.owner)) for p in phrases)


def _of_members(phrase: Phrase, owner: Phrase) -> bool:
    """ "जी-20 के वित्त मंत्री": not "यूरोपीय संघ के अध्यक्ष"."""
    whose = [m for m in owner.head.mentions if m.end == owner.head.end and m.of("body") is not None]
    offices = (m.of("office") for m in phrase.head.mentions)
    return bool(whose) and any(o is not None and key(o.name.split()[-1]) in MEMBERS for o in offices)


def will_talk(frame: Frame, actors: Sequence[Resolved], layout: Layout, rules: Rules) -> bool:
    """ "उप विदेश मंत्री सीमा के मुद्दे पर बात करेंगे": of somebody in office who will talk about something, with whom need not be told."""
    chunk = layout.chunk(frame.use.verb)
    ahead = chunk is not None and chunk.verb is not None and chunk.verb.tense == "fut" and frame.use.use == "active"
    if not ahead or frame.use.predicate.type != "CONSULT" or frame.use.predicate.kind != "noun" or frame.clause is None:
        return False
    before = (layout.items[i] for i in frame.clause.items if i < frame.use.item)
    about = any(isinstance(p, Phrase) and p.slot in ("par", "topic") for p in before)
    return about and any(rules.official(a) and a.kind in ("office", "person") for a in actors)


def spoken_to(frame: Frame, reading: Reading) -> list[Phrase]:
    """ "बैठक में मंत्री ने सेनाध्यक्ष को बताया", "मुलाक़ात में दूत से माँग की": to whom something is said at a meeting, who is at it too."""
    clause, layout = frame.clause, reading.layout
    last = layout.chunk(clause.finite) if clause is not None else None
    item, many = layout.items[frame.use.item], "multilateral" in frame.use.predicate.modes
    if clause is None or last is None or last.verb is None or last.verb.passive or not isinstance(item, Phrase) or many:
        # "सम्मेलन में मंत्री ने देशों से कहा": a speech at a conference is told to all who hear of it.
        return []
    if item.slot != "men" and not any(t.key in WITHIN for t in layout.tokens[item.head.end : item.head.after]):
        # "मुलाक़ात के बाद मंत्री ने पत्रकारों को बताया".
        return []
    if last.verb.main in SAYS:
        told = [p for at in clause.items if at < (clause.finite or 0) and isinstance(p := layout.items[at], Phrase) and p.slot in TO_WHOM]
        return told[-1:]
    acts = (f for f in reading.frames if f.clause is clause and f.use.verb == clause.finite and f.use.predicate.type in VOICED)
    return [p for f in acts for p in f.phrases("R") if p.slot in TO_WHOM][:1]
