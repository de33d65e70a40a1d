"""Pacts that a sentence only mentions: the paper two sides have made before, of which one or neither is named (codebook section 2).

"भारत और चीन के बीच समझौता" tells of a pact concluded; "ईरान समझौते के तहत", "वे अपने समझौते की अवधि बढ़ाएँगे" speak of one that is there.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.lexicon import Predicate
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved

OFFERS, BREAKING = words_of("offers"), words_of("breaking")
# Acts that are aimed at a pact, and conclude none.
OPPOSED = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION", "PROTEST"})
# The postpositions by which the other side of a pact is named.
BETWEEN = frozenset({"beech", "saath", "se"})


def pact_at_hand(frame: Frame, people: Sequence[Resolved], reading: Reading) -> str | None:
    """Why the noun of a pact tells of none that is concluded; None where it does.

    people: all who take part in the frame.
    """
    entry, item = frame.use.predicate, reading.layout.items[frame.use.item]
    if entry.type == "SUPPORT" and _broken(frame, entry):
        return "a pact that is only broken"
    if entry.type != "SUPPORT" or frame.use.use != "nominal" or not isinstance(item, Phrase) or not item.slot:
        return None
    if item.slot == "topic":
        # "दोनों देशों के बीच समझौते के मसले पर बात की".
        return "a pact that is only talked about"
    sides = [f.phrase for f in frame.roles.get("B", [])]
    opposed = frame.governor is not None and frame.governor.use.predicate.type in OPPOSED
    if opposed or (item.slot == "par" and not any(p.slot in BETWEEN for p in sides)):
        # "संधि का विरोध किया", "परमाणु समझौते पर मतभेद हैं".
        return "a pact that is only talked about"
    if not sides or any(p.slot in BETWEEN for p in sides) or any(len(p.members) > 1 for p in sides):
        return None
    own = any(reading.fitness.kind(p) == "pronoun" for p in sides)
    keys = {p.participant.key or p.participant.text for p in people}
    return "a pact that is there, and none that is concluded" if own or len(keys) < 2 else None


def _broken(frame: Frame, entry: Predicate) -> bool:
    """ "विद्रोहियों के साथ हुए समझौते का उल्लंघन था", "… समझौते को तोड़ने का फ़ैसला": a pact that is named as what somebody breaks or stops."""
    if frame.governor is None or frame.relation != "object" or frame.use.use not in ("nominal", "participial") or "B" not in frame.roles:
        return False
    return not BREAKING.isdisjoint(frame.governor.use.predicate.head)


def offer_at_hand(frame: Frame, recipients: Sequence[Resolved], reading: Reading) -> str | None:
    """ "संगठन के प्रस्ताव में", "परिषद का नया प्रस्ताव": the noun of an offer is a paper, unless a headline ends in what is offered to whom."""
    item = reading.layout.items[frame.use.item]
    if frame.use.predicate.type != "AGREE" or frame.use.use != "nominal" or frame.use.predicate.head[-1] not in OFFERS:
        return None
    if not isinstance(item, Phrase) or item.slot:
        return "a paper or word, not the act of giving it"
    offered = bool(recipients) or item.owner_verb is not None
    return None if offered else "a paper or word, not the act of giving it"
