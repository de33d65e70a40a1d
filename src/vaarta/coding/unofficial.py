"""Acts of states and forces that are told of people without office: who travels, walks over a border or bars a road to rob.

Codebook section 1: private life and crime are no events. Each check answers with the reason why a frame does not count, or None.
"""

from __future__ import annotations

from ..frames.placing import Frame
from ..resolving.participants import Resolved

# Whom a list of words for people, and no name, makes known.
PEOPLE = frozenset({"CVL", "LAB", "AGR", "HLH"})
ROBBERS = frozenset({"CRM"})
NAMED = frozenset({"person", "country", "metonym"})


def without_office(frame: Frame, actors: list[Resolved]) -> str | None:
    """Why an act does not count that only such people do; None where somebody else does it, or nobody is named.

    frame: the act; actors: its doers, resolved.
    """
    entry = frame.use.predicate
    if entry.type == "CONSULT" and "visit" in entry.modes and _only(actors, PEOPLE):
        # "मुसाफ़िरों ने क़तर की यात्रा की": not "राष्ट्रपति ने क़तर की यात्रा की".
        return "a journey of private people"
    if entry.type == "MOBILIZE" and "militia" not in entry.modes and _only(actors, PEOPLE):
        # "ग्रामीणों ने सीमा पार की": not "सैनिकों ने सीमा पार की".
        return "people without arms or office, who deploy nothing"
    if entry.type == "PROTEST" and _only(actors, ROBBERS):
        # "लुटेरों ने रास्ता रोक लिया": not "किसानों ने रास्ता रोक लिया".
        return "a crime, and no protest"
    return None


def _only(actors: list[Resolved], sectors: frozenset[str]) -> bool:
    """Whether the actors are people of these sectors, told by no name of theirs."""
    return bool(actors) and all(a.participant.sectors and set(a.participant.sectors) <= sectors and a.kind not in NAMED for a in actors)
