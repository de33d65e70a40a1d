"""Whom an act is for or against by what stands before it: whom a thing would be given to, at whose embassy people march."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.fitness import STRONG_KINDS
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .status import PROMISED

EMBLEMS, SENDING = words_of("emblems"), words_of("sending")
# What may be told to meet.
MEETS = frozenset({"body", "agency", "organ"})
# How an act that is offered is marked: "बेचने के लिए तैयार", "बेचने को राज़ी", "बेचने पर सहमत", "बेचने का इच्छुक".
OFFERED = frozenset({"liye", "ko", "par", "ka"})
CROWDS = frozenset({"crowd", "human"})
# How it is marked whom it would reach.
REACHED = frozenset({"ko", "saath"})


def who_would_get(frame: Frame, reading: Reading) -> Phrase | None:
    """Whom an act would reach that somebody offers or is ready for: who stands before its infinitive, or owns what is done.

    "म्यांमार को हथियार बेचने के लिए तैयार", "म्यांमार के साथ व्यापार बढ़ाने पर सहमत", "म्यांमार की सुरक्षा मज़बूत करने को वचनबद्ध".
    """
    items, at, fitness = reading.layout.items, frame.use.item - 1, reading.fitness
    act = items[at] if at > 1 and frame.use.predicate.type == "AGREE" and frame.clause is not None else None
    if not isinstance(act, Chunk) or act.verb is None or act.verb.form != "inf" or act.slot not in OFFERED:
        return None
    # "समस्याएँ दूर करने", "संघर्षविराम छह महीने के लिए बढ़ाने": how and for how long may stand between.
    at -= 1
    while at > 1 and isinstance(aside := items[at], Chunk) and aside.kind in ("filler", "date"):
        at -= 1
    what = items[at]
    if not isinstance(what, Phrase) or what.slot or fitness.kind(what) not in ("thing", "owned") or frame.clause is None:
        return None
    doers = frame.phrases("A")
    if what.owner is not None:
        owner = what.owner
        return owner if fitness.kind(owner) in STRONG_KINDS and owner not in doers else None
    before = (p for i in range(at - 1, frame.clause.items[0] - 1, -1) if isinstance(p := items[i], Phrase))
    whom = next((p for p in before if p.slot in REACHED), None)
    return whom if whom is not None and whom.clause == what.clause and fitness.kind(whom) in STRONG_KINDS and whom not in doers else None


def who_is_promised(frame: Frame, reading: Reading) -> list[Phrase]:
    """Whom the help or backing is for that somebody promises: "आश्वासन दिया कि वह म्यांमार की मदद करेगा", "म्यांमार की मदद का प्रस्ताव रखा"."""
    clause = frame.clause
    if clause is None or frame.use.predicate.type != "AGREE":
        return []
    inner = (f for f in reading.frames if f.governor is frame and f.relation == "object" and f.use.predicate.type == "AID")
    owner = next((p for f in inner for p in f.phrases("A")), None)
    if owner is not None and "A" in frame.roles:
        return [] if owner in frame.phrases("A") else [owner]
    told = [f for f in reading.frames if f.clause is not None and f.clause.kind == "that" and f.clause.parent == clause.id]
    helped = next((w for f in told if f.use.predicate.type in PROMISED and (w := f.phrases("R"))), [])
    # "… कि वह पीड़ितों की मदद करेगा": whose people they are is not told by who helps them.
    return [p for p in helped if p.owner is not None or reading.fitness.kind(p) not in CROWDS]


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
