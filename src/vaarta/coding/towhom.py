"""Whom an act is for or against by what stands before it: whom a thing would be given to, at whose embassy people march."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.fitness import STRONG_KINDS
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame

EMBLEMS, SENDING = words_of("emblems"), words_of("sending")
# What may be told to meet.
MEETS = frozenset({"body", "agency", "organ"})
# How an act that is offered is marked: "बेचने के लिए तैयार", "बेचने को राज़ी", "बेचने पर सहमत", "बेचने का इच्छुक".
OFFERED = frozenset({"liye", "ko", "par", "ka"})


def who_would_get(frame: Frame, reading: Reading) -> Phrase | None:
    """ "भारत म्यांमार को हथियार बेचने के लिए तैयार है": to whom a thing would be given or sold."""
    items, at, fitness = reading.layout.items, frame.use.item - 1, reading.fitness
    act = items[at] if at > 2 and frame.use.predicate.type == "AGREE" else None
    what, whom = (items[at - 1], items[at - 2]) if act is not None else (None, None)
    if not isinstance(act, Chunk) or act.verb is None or act.verb.form != "inf" or act.slot not in OFFERED:
        return None
    if not isinstance(what, Phrase) or what.slot or not isinstance(whom, Phrase) or whom.slot != "ko" or whom.clause != what.clause:
        return None
    return whom if fitness.kind(what) == "thing" and fitness.kind(whom) in STRONG_KINDS else None


def at_whose_embassy(frame: Frame, reading: Reading) -> Phrase | None:
    """ "जापान के दूतावास पर प्रदर्शन किया": at whose embassy people march, it is against him."""
    order = frame.clause.items if frame.clause is not None else []
    rows = [i for at in order if at < frame.use.item and isinstance(i := reading.layout.items[at], Phrase) and i.slot == "par"]
    found = (p for p in reversed(rows) if reading.layout.tokens[p.head.end - 1].key in EMBLEMS and reading.fitness.fits(p))
    return next(found, None)


def who_would_meet(frame: Frame, reading: Reading) -> Phrase | None:
    """ "सुरक्षा परिषद की बैठक बुलाने की माँग की": whose meeting is called for, it is asked to meet."""
    items, at = reading.layout.items, frame.use.item - 1
    act = items[at] if at > 1 and frame.use.predicate.type == "REQUEST" else None
    if not isinstance(act, Chunk) or act.verb is None or act.verb.form != "inf" or act.slot != "ka" or act.verb.main not in SENDING:
        return None
    rows = (i for i in reversed(items[max(0, at - 2) : at]) if isinstance(i, Phrase) and not i.slot and i.owner is not None)
    owner = next((i.owner for i in rows), None)
    return owner if owner is not None and reading.fitness.kind(owner) in MEETS else None
