"""Whom an infinitive leaves to the talk or accord that it is the matter of: "दोनों देशों के बीच | व्यापार बढ़ाने पर | चर्चा हुई"."""

from __future__ import annotations

from .chunks import Chunk
from .find import BE, Layout, Use
from .functionwords import words_of
from .phrases import Phrase
from .placing import Frame

TALKS = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
# How the matter of a talk is marked; a bare one is owned by a further noun ("बढ़ाने के उपायों पर").
MATTERS = frozenset({"par", "liye", "topic", "ka", "lekar"})
# What two sides do together once they agree. With whom one fights, breaks or meets is told of that act and not of the talk about it.
TOGETHER = frozenset({"COOPERATE", "SUPPORT", "RETREAT", "CONCEDE"})
BECOMES = words_of("becomes")


def left_to_talk(frame: Frame, uses: list[Use], layout: Layout) -> tuple[str, ...]:
    """The slots that an act does not fill, since those who stand in them talk or agree about it; () where it keeps them."""
    clause, item = frame.clause, layout.items[frame.use.item]
    at, chunk = frame.use.verb, layout.chunk(frame.use.verb)
    if frame.use.use == "nominal":
        # "दोनों गुटों के बीच | युद्धविराम के लिए | समझौता हुआ"; a fight is between whom it is.
        at, slot = frame.use.item, item.slot if frame.use.predicate.type in TOGETHER and item.slot != "ka" else ""
    elif chunk is None or chunk.verb is None or chunk.verb.form != "inf":
        return ()
    else:
        slot = chunk.slot
    if at is None or clause is None or slot not in MATTERS:
        return ()
    talk = next((u for u in uses if u.item > at and u.item in clause.items and u.predicate.type in TALKS), None)
    if talk is None or talk.predicate.active.get("beech") != "B" or any(_walls(layout, i) for i in range(at + 1, talk.item)):
        return ()
    before = [p for i in clause.items if i < at and isinstance(p := layout.items[i], Phrase)]
    if any(p.slot == "ne" for p in before) or (talk.use == "active" and not comes_about(layout, talk)):
        # "सरकार ने दोनों गुटों के बीच लड़ाई रुकवाने पर बातचीत की": those who act with ने talk, and not those between whom it is.
        return ("saath", "se") if frame.use.predicate.type in TOGETHER else ()
    return ("beech", "men")


def comes_about(layout: Layout, talk: Use) -> bool:
    """ "सहमति हो गई", "सहमति बनी": whether the verb of a talk or accord has no doer."""
    verb = layout.chunk(talk.verb)
    return verb is not None and verb.verb is not None and (verb.verb.main == BE or verb.verb.main in BECOMES)


def _walls(layout: Layout, at: int) -> bool:
    item = layout.items[at]
    return isinstance(item, Chunk) and item.kind in ("verb", "mark")
