"""Prisoners who are misused: whoever does it has them in his hands, and need not be named (codebook section 2: torture)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.placing import Frame
from ..language import key, lemma_keys
from ..resolving.participants import Resolved
from .rules import Rules


def misused(frame: Frame, recipients: Sequence[Resolved], rules: Rules) -> bool:
    """ "क़ैदियों के साथ दुर्व्यवहार", "बंदियों पर अत्याचार": whether an act of torture is done to people who are held."""
    if "torture" not in frame.use.predicate.modes or not recipients:
        return False
    captives = rules.passing.get("captive", set())
    return all(r.participant.text and not captives.isdisjoint(lemma_keys(key(r.participant.text.split()[-1]))) for r in recipients)
