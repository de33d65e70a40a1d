"""Who is told to be at a meeting or a protest, or to stand behind one."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..records import Participant
from .speech import Speakers, Speech

ATTEND, CALLS, ANNOUNCING, OPPOSING = words_of("attend"), words_of("calls"), words_of("announcing"), words_of("opposing")
# Who calls people to the streets in his own name.
CALLERS = frozenset({"PTY", "REB", "NGO", "LAB", "REL", "CVL"})
# Whose officers speak for them.
PROTESTING = CALLERS - {"CVL"}
MARCHERS = frozenset({"crowd", "group", "party", "people", "inhabitant", "person"})


def attended(frame: Frame, layout: Layout) -> bool:
    """ "बैठक में मंत्री शामिल हुए", "वार्ता में हिस्सा लिया": whether the clause of a meeting tells who was at it."""
    clause, item = frame.clause, layout.items[frame.use.item]
    if clause is None or clause.finite is None or item.slot != "men" or frame.use.item > clause.finite:
        return False
    before = layout.items[clause.finite - 1]
    return isinstance(before, Phrase) and not before.slot and layout.tokens[before.end - 1].key in ATTEND


def who_opposed(frame: Frame, reading: Reading) -> list[Phrase]:
    """ "छात्रों ने फ़ैसले का विरोध किया है और कई जगह प्रदर्शन हो रहे हैं": who opposes something in the clause before marches against it."""
    clause, items = frame.clause, reading.layout.items
    if frame.use.predicate.type != "PROTEST" or frame.use.use not in ("twin", "happen") or clause is None or not clause.items:
        return []
    link = items[clause.items[0] - 1] if clause.items[0] else None
    if not isinstance(link, Chunk) or (link.kind, link.lemma) != ("link", "coord"):
        return []
    for other in reading.frames:
        near = other.clause is not None and other.clause.id == clause.id - 1 and other.clause.parent == clause.parent
        if near and other.use.use == "active" and not OPPOSING.isdisjoint(other.use.predicate.head):
            doers = [f.phrase for f in other.roles.get("A", [])]
            return doers if all(reading.fitness.kind(p) in MARCHERS for p in doers) else []
    return []


def who_calls(frame: Frame, speakers: Speakers) -> Participant | None:
    """ "मज़दूर संघ के नेता ने कहा कि बंद का आह्वान वेतन के लिए किया गया है": whose group speaks of a call by nobody who is named has made it."""
    speech = _told_of_it(frame, speakers)
    if speech is None or speech.phrase is None or (CALLS | ANNOUNCING).isdisjoint(frame.use.predicate.head):
        return None
    return speech.speaker if CALLERS & set(speech.speaker.sectors) else None


def own_protest(frame: Frame, speakers: Speakers) -> Phrase | None:
    """ "प्रवक्ता ने बताया कि कल धरना दिया जाएगा": who speaks for a party, union or band tells of its own protest, which nobody else holds."""
    speech = _told_of_it(frame, speakers)
    if speech is None or frame.clause is None or frame.clause.finite != frame.use.verb:
        return None
    return speech.phrase if PROTESTING & set(speech.speaker.sectors[:1]) else None


def _told_of_it(frame: Frame, speakers: Speakers) -> Speech | None:
    """In whose words a protest in the passive is told."""
    clause, use = frame.clause, frame.use
    if use.predicate.type != "PROTEST" or use.use != "passive" or clause is None or clause.kind not in ("that", "quote"):
        return None
    return speakers.of(clause, use.item)
