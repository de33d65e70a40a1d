"""Marches, rallies and the like: as what somebody stops, and as what people come together for."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.fitness import ARMED
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .rules import Rules

GATHERS, JOINS, MARCHES, RALLIES = (words_of(name) for name in ("gathers", "joins", "marches", "rallies"))
PROTESTS, PROTESTERS, BOYCOTT = words_of("protests"), words_of("protesters"), words_of("boycott")
HOUSES, SITTING = frozenset({"LEG", "JUD"}), frozenset({"organ", "agency"})


def stays_away(frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> list[Resolved]:
    """ "सदस्यों ने सदन का बहिष्कार किया", "वकीलों ने अदालत का …": a sitting that people of its own land stay away from is no side."""
    entry = frame.use.predicate
    if "boycott" not in entry.modes and (entry.type != "REJECT" or BOYCOTT.isdisjoint(entry.head)):
        return recipients
    home = {a.participant.key for a in actors} | {None}
    return [r for r in recipients if not (r.kind in SITTING and HOUSES & set(r.participant.sectors) and r.participant.key in home)]


def stops_gathering(frame: Frame, layout: Layout, rules: Rules) -> bool:
    """ "पुलिस ने जुलूस को रास्ते में रोक दिया": whether people's march or rally is what an act keeps from going on."""
    clause, use = frame.clause, frame.use
    if use.predicate.type != "COERCE" or "restrict" not in use.predicate.modes or use.use not in ("active", "passive") or clause is None:
        return False
    gathering = rules.passing.get("gathering", set())
    phrases = (p for at in clause.items if at < use.item and isinstance(p := layout.items[at], Phrase) and p.slot in ("ko", ""))
    return any(not gathering.isdisjoint(layout.tokens[p.head.end - 1].keys) for p in phrases)


def only_meet(frame: Frame, actors: list[Resolved]) -> bool:
    """ "मंत्रियों का जमावड़ा", "सार्क का जमावड़ा": whether those who are told to mass are offices and bodies that only come together.

    Asked of a weak word of MOBILIZE that stands as a noun; a state masses its troops.
    """
    if "weak" not in frame.use.predicate.flags or frame.use.use not in ("nominal", "happen", "twin"):
        return False
    return all(a.kind not in ("country", "metonym") and ARMED.isdisjoint(a.participant.sectors) for a in actors)


def only_gathered(frame: Frame, reading: Reading) -> str | None:
    """ "लोग मेले में जमा हुए": people who come together protest only where it is said for what ("विरोध जताने के लिए") or who they are.

    Nor does who takes part in anything but a march ("समारोह में हिस्सा लिया") or a rally that is against something. Asked of entries whose
    head is a coming together or taking part; None where they protest, and for all other entries.
    """
    head, clause = frame.use.predicate.head, frame.clause
    if clause is None or len(head) > 1 or frame.use.predicate.type != "PROTEST" or (GATHERS.isdisjoint(head) and JOINS.isdisjoint(head)):
        return None
    tokens, items = reading.layout.tokens, reading.layout.items
    against = any(items[at].slot == "khilaf" for at in clause.items if at < frame.use.item)
    if not JOINS.isdisjoint(head):
        marches = MARCHES | RALLIES if against else MARCHES
        joined = any(not marches.isdisjoint(tokens[f.phrase.head.end - 1].keys) for f in frame.roles.get("T", []))
        return None if joined else "people who only come together"
    before = [items[at] for at in clause.items if at < frame.use.item]
    if any(i.slot in ("", "ne") and not PROTESTERS.isdisjoint(tokens[i.end - 1].keys) for i in before):
        return None
    told = any(not PROTESTS.isdisjoint(tokens[t].keys) for item in before for t in range(item.start, item.end))
    return None if told else "people who only come together"
