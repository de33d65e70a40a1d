"""Acts of states and forces that are told of people without office: who travels, walks over a border or bars a road to rob.

Codebook section 1: private life and crime are no events. Each check answers with the reason why a frame does not count, or None.
"""

from __future__ import annotations

from ..frames.functionwords import word_of, words_of
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .rules import Rules

TAKE_OUT, GATHERS, WORKS = word_of("takeout"), words_of("gathers"), words_of("works")
# Whom a list of words for people, and no name, makes known.
PEOPLE = frozenset({"CVL", "LAB", "AGR", "HLH"})
# Who is posted somewhere to work, and not to fight or to keep order.
SERVANTS = PEOPLE | {"JUD", "EDU", "MED", "REL", "BUS"}
SERVE = "people without arms or office, who deploy nothing"
# Who confers when several of them come together.
OFFICES = frozenset({"GOV", "LEG", "PTY", "IGO"})
FIRMS = frozenset({"BUS"})
ROBBERS = frozenset({"CRM"})
NAMED = frozenset({"person", "country", "metonym"})


def without_office(frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
    """Why an act does not count that only such people do; None where somebody else does it, or nobody is named.

    frame: the act; actors, recipients: its sides, resolved.
    """
    entry = frame.use.predicate
    if entry.type == "CONSULT" and "visit" in entry.modes and _only(actors, PEOPLE):
        # "मुसाफ़िरों ने क़तर की यात्रा की": not "राष्ट्रपति ने क़तर की यात्रा की".
        return "a journey of private people"
    companies = _only(actors, FIRMS) and any(map(Rules.armed, recipients))
    if entry.type == "MOBILIZE" and "militia" not in entry.modes and _only(actors, SERVANTS) and not companies:
        # "ग्रामीणों ने सीमा पार की": not "सैनिकों ने सीमा पार की", nor "पुलिस बल की दो कंपनियाँ भेजी गईं".
        return SERVE
    if entry.type == "AGREE" and not GATHERS.isdisjoint(entry.head) and not all(OFFICES & set(a.participant.sectors) for a in actors):
        # "मज़दूर मेले में जुटेंगे": not "सांसद कोच्चि में जुटेंगे".
        return "people who only come together"
    if entry.active.get("men") == "R" and not WORKS.isdisjoint(entry.head) and not _abroad(actors, recipients):
        # "सरकार ने असम में पुल बनाया": not "जापान ने फ़िजी में पुल बनाया".
        return "built in one's own land"
    if entry.type == "PROTEST" and _only(actors, ROBBERS):
        # "लुटेरों ने रास्ता रोक लिया": not "किसानों ने रास्ता रोक लिया".
        return "a crime, and no protest"
    return _brought_out(frame, actors, recipients)


def _abroad(actors: list[Resolved], recipients: list[Resolved]) -> bool:
    """Whether both sides are known and of two lands."""
    here, there = ({p.participant.key for p in side} for side in (actors, recipients))
    return bool(here and there) and None not in here | there and here.isdisjoint(there)


def _brought_out(frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
    """ "सेना ने लोगों को बाढ़ से निकाला": people who are brought out by others than their own party are not expelled.

    Expulsion from a country, party or house says so in its own words ("देश से निकालना"), which are entries of their own.
    """
    entry = frame.use.predicate
    if (
        entry.kind != "verb"
        or "expel" not in entry.modes
        or TAKE_OUT not in entry.head
        or any("PTY" in a.participant.sectors for a in actors)
    ):
        return None
    return "people who are brought out, not expelled" if _only(recipients, PEOPLE) else None


def _only(actors: list[Resolved], sectors: frozenset[str]) -> bool:
    """Whether the actors are people of these sectors, told by no name of theirs."""
    return bool(actors) and all(a.participant.sectors and set(a.participant.sectors) <= sectors and a.kind not in NAMED for a in actors)
