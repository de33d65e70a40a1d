"""Prisoners who are misused: whoever does it has them in his hands, and need not be named (codebook section 2: torture)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.functionwords import word_of
from ..frames.placing import Frame
from ..language import key, lemma_keys
from ..resolving.participants import Resolved
from .rules import Rules

ALLOW = word_of("allow")
# What people undergo at the hands of those who have power over them.
SUFFERED = frozenset({"torture", "beat", "arrest"})
BODIES = frozenset({"organ", "agency"})


def misused(frame: Frame, recipients: Sequence[Resolved], rules: Rules) -> bool:
    """ "क़ैदियों के साथ दुर्व्यवहार", "बंदियों पर अत्याचार": whether an act of torture is done to people who are held."""
    if "torture" not in frame.use.predicate.modes or not recipients:
        return False
    captives = rules.passing.get("captive", set())
    return all(r.participant.text and not captives.isdisjoint(lemma_keys(key(r.participant.text.split()[-1]))) for r in recipients)


def suffered(frame: Frame) -> bool:
    """ "भिक्षुओं की पिटाई की गई", "दो छात्र धर लिए गए": whether a passive tells that somebody was beaten or taken, by whomever.

    So it tells whom they let go home ("घर जाने दिया गया"). A verb that is said of things as well ("क़दम उठाए गए"), and misuse that is
    political only at the hands of those under arms, need to be told by whom.
    """
    entry = frame.use.predicate
    if frame.use.use != "passive" or "itself" in entry.flags or ("armed" in entry.flags and "arrest" not in entry.modes):
        return False
    return not SUFFERED.isdisjoint(entry.modes) or (entry.type == "RETREAT" and entry.head[-1] == ALLOW)


def by_force(frame: Frame, actors: Sequence[Resolved], rules: Rules) -> bool:
    """ "सिपाहियों ने छात्रों को धर लिया", "प्रशासन ने नेताओं को धर लिया": whether those act who are under arms, or a body of the state arrests."""
    entry = frame.use.predicate
    arrests = "arrest" in entry.modes and "itself" not in entry.flags
    return any(rules.armed(a) or (arrests and a.kind in BODIES and rules.official(a)) for a in actors)
