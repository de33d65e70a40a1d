"""Whom an act is for or against by what stands before it: whom a thing would be given to, at whose embassy people march,
at whose border forces stand."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.find import Layout
from ..frames.fitness import STRONG_KINDS, Fitness
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .contents import doer_of
from .status import PROMISED

EMBLEMS, SENDING, SENDING_OFF = words_of("emblems"), words_of("sending"), words_of("sendingoff")
GOODS, BORDERS, SUCCEEDING, HELPING = (words_of(name) for name in ("goods", "borders", "succeeding", "helping"))
PEOPLE = frozenset({"crowd", "human", "inhabitant", "people"})
LANDS = frozenset({"country", "metonym"})
# Who may come to office or act in it.
PUBLIC = frozenset({"party", "person", "office", "organ", "body", "country", "pronoun"})
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


def whose_good(frame: Frame, reading: Reading) -> Phrase | None:
    """ "सरकार दलितों के हितों की रक्षा के लिए प्रतिबद्ध है", "किसानों की समस्याएँ हल करने का वादा": for whose good something is promised."""
    layout, fitness = reading.layout, reading.fitness
    order = frame.clause.items if frame.clause is not None and frame.use.predicate.type == "AGREE" else []
    rows = (layout.items[at] for at in order if at < frame.use.item)
    before = [i for i in rows if isinstance(i, Phrase) and i.slot not in ("ne", "men", "time")]
    for phrase in reversed(before[-4:]):
        owner = phrase.owner
        if owner is None or not any(GOODS & set(t.keys) for t in layout.tokens[phrase.head.start : phrase.head.end]):
            continue
        if fitness.kind(owner) in ("thing", "owned") and owner.owner is not None:
            owner = owner.owner
        return owner if fitness.kind(owner) in STRONG_KINDS or fitness.kind(owner) in PEOPLE else None
    return None


def who_is_helped(frame: Frame, reading: Reading) -> Phrase | None:
    """ "चाड के पुनर्निर्माण के लिए मदद का प्रस्ताव दिया": for whom, or for whose affairs, help is offered or promised."""
    layout, fitness, use = reading.layout, reading.fitness, frame.use
    first = layout.items[max(0, layout.item_of[use.start] - 1)].start
    if use.predicate.type != "AGREE" or frame.clause is None or HELPING.isdisjoint(t.key for t in layout.tokens[first : use.end]):
        return None
    rows = [i for at in frame.clause.items if at < use.item and isinstance(i := layout.items[at], Phrase) and i.slot == "liye"]
    for phrase in rows[-1:]:
        helped: Phrase | None = phrase
        while helped is not None:
            if fitness.kind(helped) in STRONG_KINDS or fitness.kind(helped) in PEOPLE:
                return helped
            helped = helped.owner
    return None


def at_whose_embassy(frame: Frame, reading: Reading) -> Phrase | None:
    """ "जापान के दूतावास पर प्रदर्शन किया": at whose embassy people march, it is against him."""
    order = frame.clause.items if frame.clause is not None else []
    rows = [i for at in order if at < frame.use.item and isinstance(i := reading.layout.items[at], Phrase) and i.slot == "par"]
    found = (p for p in reversed(rows) if reading.layout.tokens[p.head.end - 1].key in EMBLEMS and reading.fitness.fits(p))
    return next(found, None)


def whose_success(frame: Frame, reading: Reading) -> Phrase | None:
    """ "पार्टी की जीत पर बधाई दी", "राष्ट्रपति के चुने जाने पर बधाई दी": on whose success somebody is pleased, he is the one congratulated."""
    layout, at = reading.layout, frame.use.item - 1
    while at > 0 and (skipped := layout.chunk(at)) is not None and skipped.kind in ("filler", "date"):
        at -= 1
    item = layout.items[at] if at > 0 else None
    # "उनके चुने जाने का स्वागत किया": nor need it be what somebody is pleased about.
    done = isinstance(item, Chunk) and item.slot == "ka" and item.verb is not None and item.verb.main in SUCCEEDING
    if item is None or not (item.slot == "par" or done) or frame.clause is None or at not in frame.clause.items:
        return None
    owner = item.owner if isinstance(item, Phrase) else layout.items[at - 1]
    if isinstance(item, Phrase) and reading.fitness.kind(item) not in ("owned", "thing"):
        return None
    if not isinstance(owner, Phrase) or owner.slot != "ka" or reading.fitness.kind(owner) not in STRONG_KINDS:
        return None
    return owner


def whom_it_carries(frame: Frame, reading: Reading) -> Phrase | None:
    """ "वे कांग्रेस के समर्थन से मुख्यमंत्री बने": who comes to office or acts on somebody's backing is backed by him."""
    item = reading.layout.items[frame.use.item]
    if item.slot not in ("se", "on") or frame.clause is None or frame.use.predicate.nominal.get("ka") != "A":
        return None
    if not any(reading.fitness.kind(f.phrase) in PUBLIC for f in frame.roles.get("A", [])):
        # "जनता के समर्थन से जीते": voters are no side of it.
        return None
    doer = doer_of(reading, frame.clause, None)
    return doer if doer is not None and reading.fitness.kind(doer) in PUBLIC else None


def sent_where(frame: Frame, reading: Reading) -> Phrase | None:
    """ "भारत ने राहत सामग्री चाड भेजी", "दवाएँ नैरोबी रवाना कीं": the land to which help is sent, bare beside its object and its verb."""
    items, tokens, at = reading.layout.items, reading.layout.tokens, frame.use.verb
    chunk = reading.layout.chunk(at)
    if at is None or chunk is None or chunk.verb is None or frame.clause is None:
        return None
    near = [p for n in range(at - 1, max(-1, at - 4), -1) if n in frame.clause.items and isinstance(p := items[n], Phrase) and not p.slot]
    sent = chunk.verb.main in SENDING_OFF or any(tokens[p.end - 1].key in SENDING_OFF for p in near)
    return next((p for p in near if reading.fitness.kind(p) in LANDS), None) if sent else None


def at_whose_border(layout: Layout, fitness: Fitness, at: int) -> Phrase | None:
    """ "रूस ने लातविया की सीमा पर टैंक तैनात किए", "चाड की सीमा के पास सैनिक जमा किए": at whose border forces are moved, it is against him.

    at: the item of the move or of who is moved; the border stands before it in its clause.
    """
    clause = layout.clause_of(at)
    rows = [i for n in clause.items if n < at and isinstance(i := layout.items[n], Phrase)] if clause is not None else []
    for phrase in reversed(rows):
        border = layout.tokens[phrase.head.end - 1].key in BORDERS and phrase.slot in ("par", "near")
        if border and phrase.owner is not None and fitness.kind(phrase.owner) == "country":
            return phrase.owner
    return None


def who_would_meet(frame: Frame, reading: Reading) -> Phrase | None:
    """ "सुरक्षा परिषद की बैठक बुलाने की माँग की": whose meeting is called for, it is asked to meet."""
    items, at = reading.layout.items, frame.use.item - 1
    act = items[at] if at > 1 and frame.use.predicate.type == "REQUEST" else None
    if not isinstance(act, Chunk) or act.verb is None or act.verb.form != "inf" or act.slot != "ka" or act.verb.main not in SENDING:
        return None
    rows = (i for i in reversed(items[max(0, at - 2) : at]) if isinstance(i, Phrase) and not i.slot and i.owner is not None)
    owner = next((i.owner for i in rows), None)
    return owner if owner is not None and reading.fitness.kind(owner) in MEETS else None
