"""Words of admitting and taking ("स्वीकार करना", "क़बूल करना"), which give way only where something is admitted (codebook section 2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set

from ..frames.analyse import Reading
from ..frames.fitness import STRONG_KINDS
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved

SAID = words_of("sayings")


def admits_nothing(
    frame: Frame, actors: Sequence[Resolved], recipients: Sequence[Resolved], reading: Reading, passing: Mapping[str, Set[str]], told: bool
) -> str | None:
    """ "उन्होंने स्वीकार किया कि कमी है", "जनादेश स्वीकार किया": who is unknown, or only takes something, gives way to nobody.

    passing: words by kind (``frames/passing.tsv``); told: whether a clause says what is admitted.
    """
    entry = frame.use.predicate
    if entry.type == "CONCEDE" and actors and all(map(_band, actors)) and _answers_for(frame, reading, passing.get("claims", set())):
        return "a band claims its own deed, and gives way to nobody"
    if recipients or entry.type != "CONCEDE" or entry.head[-1] not in passing.get("grants", set()):
        return None
    if actors and all(a.pronoun and not a.participant.key for a in actors):
        return "somebody unknown only says that it is so"
    chunk = reading.layout.chunk(frame.use.verb)
    withheld = chunk is not None and chunk.verb is not None and chunk.verb.negated
    taken = len(entry.head) == 1 and not told and not withheld and _takes(frame, reading)
    return "something is taken, and nothing admitted" if taken else None


def mourns(frame: Frame, reading: Reading, passing: Mapping[str, Collection[str]]) -> str | None:
    """ "पाकिस्तान ने काबुल के धमाके पर दुख जताया": who mourns what others or nature did gives way to nobody; "अपने" makes it his own."""
    if frame.clause is None or set(passing.get("regret", ())).isdisjoint(frame.use.predicate.head):
        return None
    layout, mourned = reading.layout, set(passing.get("mourned", ()))
    deeds = {f.use.verb for f in reading.frames if f.use.verb is not None and not mourned.isdisjoint(f.use.predicate.head)}
    for at in frame.clause.items:
        item = layout.items[at]
        if item.slot != "par":
            continue
        dead = at in deeds if not isinstance(item, Phrase) else not mourned.isdisjoint(layout.tokens[item.head.end - 1].keys)
        before = layout.tokens[layout.items[max(frame.clause.items[0], at - 2)].start : item.end]
        if dead and all(reading.fitness.pronouns.get(t.key) != "self" for t in before):
            return "what others or nature did is mourned"
    return None


def _band(who: Resolved) -> bool:
    """Whether somebody is of those who fight without an office."""
    return who.kind == "group" or not {"REB", "UAF"}.isdisjoint(who.participant.sectors)


def _answers_for(frame: Frame, reading: Reading, claims: Set[str]) -> bool:
    """ "धमाके की ज़िम्मेदारी स्वीकार की", "ज़िम्मेदारी गुट ने क़बूल की": whether it is responsibility that is taken, right there or earlier."""
    if not claims.isdisjoint(frame.use.predicate.head):
        return True
    if frame.clause is None or len(frame.use.predicate.head) > 1:
        return False
    before = (reading.layout.items[at] for at in frame.clause.items if at < frame.use.item)
    return any(isinstance(p, Phrase) and not p.slot and not claims.isdisjoint(reading.layout.tokens[p.end - 1].keys) for p in before)


def _takes(frame: Frame, reading: Reading) -> bool:
    """Whether an object stands right before the words of taking that is no pronoun and no word for what is said ("यह बात")."""
    tokens, first = reading.layout.tokens, reading.layout.item_of[frame.use.start]
    own = reading.layout.items[first]
    if isinstance(own, Phrase) and own.start < frame.use.start and not own.slot:
        # "नया नक़्शा स्वीकार": a bare object is of one phrase with them.
        return SAID.isdisjoint(tokens[frame.use.start - 1].keys)
    before = reading.layout.items[first - 1] if first else None
    if not isinstance(before, Phrase) or before.slot not in ("", "ko"):
        return False
    if not before.slot and reading.fitness.kind(before) in STRONG_KINDS:
        # "भाजपा स्वीकार करती है": who takes it, and not what.
        return False
    head = tokens[before.head.end - 1]
    return SAID.isdisjoint(head.keys) and head.key not in reading.fitness.pronouns
