"""On whose behalf somebody acts: "परिषद की ओर से राजदूत ने"."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase

BEHALF = words_of("behalf")
SENDERS = frozenset({"country", "metonym", "body", "party", "group", "agency", "organ"})


def sender_of(phrase: Phrase, reading: Reading) -> Phrase | None:
    """The body, state or band that stands with "की ओर से" in the clause of somebody who acts."""
    items, tokens = reading.layout.items, reading.layout.tokens
    rows = [i for at in reading.layout.clauses[phrase.clause].items if isinstance(i := items[at], Phrase) and i.slot == "dvara"]
    told = [i for i in rows if any(t.key in BEHALF for t in tokens[i.head.end : i.head.after])]
    return next((i for i in told if reading.fitness.kind(i) in SENDERS and _sends(i, phrase, reading)), None)


def _sends(sender: Phrase, phrase: Phrase, reading: Reading) -> bool:
    """Not "मंत्री ने रूस की ओर से हुए हमले पर": whether somebody stands right behind "की ओर से" who acts, or to whom it is done."""
    items = reading.layout.items
    if sender.at < phrase.at:
        return all(isinstance(i, Phrase) and (i is phrase.owner or i.owned or not i.slot) for i in items[sender.at + 1 : phrase.at])
    after = items[sender.at + 1] if sender.at + 1 < len(items) else None
    if isinstance(after, Phrase) and after.slot == "ka" and sender.at + 2 < len(items):
        owned = items[sender.at + 2]
        return isinstance(owned, Phrase) and owned.slot == "ko" and owned.owner is after
    return isinstance(after, Phrase) and after.slot == "ko"
