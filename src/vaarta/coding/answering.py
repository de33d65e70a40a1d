"""To whom an act answers, or on whom it falls, where his name is in no phrase of its own.

"अमरीकी प्रस्ताव ठुकराया", "मॉस्को के अपने दौरे में", "राष्ट्रपति के पद छोड़ने की माँग", "बंधक बनाए रखने के बाद नाविकों को छोड़ा".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Filler, Frame
from .partners import left_by_partner

if TYPE_CHECKING:
    from ..resolving.participants import Resolved, Resolver
    from .speech import Speakers

ANSWERED, DEEDS, RESIGNATION = words_of("answered"), words_of("deeds"), words_of("resignation")
# What is done to an offer, a demand or a charge.
ANSWERS = frozenset({"REJECT", "SUPPORT", "ACCUSE", "AGREE"})
STATES = frozenset({"country", "metonym", "attributed", "adjective"})
PARTNERS = frozenset({"se", "saath"})
ADJECTIVES = ("adjective", "region-adjective")
PLACES = frozenset({"country", "region", "metonym"})
# Who may be to blame for what is his.
SIDES = frozenset({"country", "metonym", "attributed", "party", "body", "organ", "office", "person", "agency", "group"})
# The marks of what somebody is displeased about, that no pattern takes for a side.
ABOUT = frozenset({"topic", "par"})
# Where these are asked for, the act is none without a side in its own place ("किसी के ख़िलाफ़ बोलना").
NEEDED = frozenset({"needs:R", "needs:AR"})
# What is done to somebody because of what he is charged with; of demands only that he should go.
DEALT = frozenset({"SANCTION", "COERCE", "ACCUSE", "THREATEN", "ASSAULT", "REJECT"})
# Acts by which somebody comes into the hands of others, and what is done with him there.
TAKEN = frozenset({"abduct", "arrest"})
THEN = frozenset({"release", "investigate", "allege", "targeted", "torture", "beat", "deport", "convict"})


def told_otherwise(reading: Reading, resolver: Resolver, frame: Frame, actors: list[Resolved]) -> list[Resolved]:
    """Who is named by an adjective, by the genitive before the visitor's own, by what is asked for, or by the act before or after."""
    told = [f.phrase for f in who_is_to_act(reading, frame)] or called_upon(reading, frame)
    if frame.use.use == "active":
        rules = (asked_to_talk, offered_by, whose_side, whose_decision, left_by_partner)
        told = told or [p for rule in rules if (p := rule(reading, frame)) is not None][:1]
        if not told and frame.use.predicate.type == "ACCUSE":
            told = [p for p in (blamed_over(reading, frame),) if p is not None] or blamed_then(reading, frame)
        if not told and frame.use.predicate.type == "REQUEST":
            told = [p for p in (met_right_before(reading, frame.clause, frame.use.item),) if p is not None]
    if not told and (place := own_visit(reading, frame)) is not None:
        told = [place]
    found = [r for p in told for r in resolver.resolve(p)] or held_then(reading, resolver, frame)
    # A state does not answer itself.
    doers = {a.participant.key for a in actors if a.participant.key and a.kind in STATES}
    return [r for r in found if r.participant.key not in doers or r.kind not in STATES]


def speaking_side(reading: Reading, frame: Frame, speakers: Speakers, partners: list[Filler], resolver: Resolver) -> list[Resolved]:
    """ "ईरान ने कहा कि रूस के साथ बातचीत चल रही है": who tells of talks with one side only, and is of another, is at them."""
    clause = frame.clause
    if clause is None or clause.kind not in ("that", "quote") or not partners:
        return []
    phrases = (p for i in clause.items if isinstance(p := reading.layout.items[i], Phrase))
    others = (p for p in phrases if reading.fitness.kind(p) == "pronoun")
    if any(reading.fitness.pronouns.get(reading.layout.tokens[p.start].key) != "we" for p in others):
        # "सचिव ने कहा कि उनकी फ़्रांस के मंत्री से मुलाक़ात होगी": another is told to be at them.
        return []
    speech = speakers.of(clause, frame.use.item)
    if speech is None or speech.phrase is None or "GOV" not in speech.speaker.sectors or not speech.speaker.key:
        return []
    sides = [r.participant for f in partners for r in resolver.resolve(f.phrase)]
    own = resolver.resolve(speech.phrase)
    apart = bool(sides) and all(s.key and s.key != speech.speaker.key for s in sides)
    return [r for r in own if r.participant.key == speech.speaker.key] if apart else []


def offered_by(reading: Reading, frame: Frame) -> Phrase | None:
    """ "चीन ने अमरीकी प्रस्ताव ख़ारिज किया", "ब्रितानी सुझाव का विरोध किया": the offer, demand or charge of those whom its adjective names."""
    if frame.use.predicate.type not in ANSWERS or frame.clause is None:
        return None
    layout, start = reading.layout, frame.use.start
    before = layout.items[layout.item_of[start] - 1] if layout.item_of[start] else None
    if isinstance(before, Phrase) and not before.slot and before.end == start and not ANSWERED.isdisjoint(layout.tokens[start].keys):
        # "अमरीकी | आरोपों का खंडन किया": where the words of the act itself begin with the charge.
        return before if len(before.members) == 1 and any(m.of(*ADJECTIVES) and m.end == start for m in before.head.mentions) else None
    for at in reversed([i for i in frame.clause.items if i <= max(frame.use.item, layout.item_of[frame.use.end - 1])]):
        phrase = layout.items[at]
        if not isinstance(phrase, Phrase) or phrase.slot not in ("", "ko", "se", "ka", "par") or len(phrase.members) > 1:
            continue
        named = any(m.of(*ADJECTIVES) is not None and m.end < phrase.end for m in phrase.head.mentions)
        if named and not ANSWERED.isdisjoint(layout.tokens[phrase.end - 1].keys) and reading.fitness.kind(phrase) == "attributed":
            return phrase
    return None


def blamed_over(reading: Reading, frame: Frame) -> Phrase | None:
    """ "जापान की नीति को लेकर नाराज़गी जताई", "रूस के सेना भेजने पर आपत्ति की": whose deed somebody is displeased about, he is to blame."""
    entry = frame.use.predicate
    if set(entry.modes) != {"disapprove"} or frame.clause is None or not NEEDED.isdisjoint(entry.flags):
        return None
    for at in reversed([i for i in frame.clause.items if i < frame.use.item]):
        item = reading.layout.items[at]
        if item.slot not in ABOUT:
            continue
        if not isinstance(item, Phrase):
            chunk = reading.layout.chunk(at)
            return _whose_doing(reading, at) if chunk is not None and chunk.verb is not None and chunk.verb.form == "inf" else None
        if item.slot != "topic":
            continue
        owner = item.owner if not DEEDS.isdisjoint(reading.layout.tokens[item.head.end - 1].keys) else None
        while owner is not None and reading.fitness.kind(owner) == "owned" and owner.owner is not None:
            owner = owner.owner
        blamed = owner or item
        return blamed if reading.fitness.kind(blamed) in SIDES else None
    return None


def _whose_doing(reading: Reading, at: int) -> Phrase | None:
    """Whose doing an infinitive tells: the genitive before it that is of no noun but a name ("तुर्की के संघ में शामिल होने")."""
    owner: Phrase | None = None
    for before in reversed(reading.layout.items[max(0, at - 5) : at]):
        if not isinstance(before, Phrase) or before.slot == "ne":
            return None
        if before.slot == "ka" and (not before.owned or owner is before):
            return before if reading.fitness.kind(before) in SIDES else None
        owner = before.owner if before.owner is not None and reading.fitness.kind(before) in SIDES else owner
    return None


def whose_side(reading: Reading, frame: Frame) -> Phrase | None:
    """ "सांसद मंत्री के समर्थन में उतर आए": whose side somebody takes, where the words of the act are the postposition behind his name."""
    item = reading.layout.items[frame.use.item]
    beside = (
        frame.use.predicate.type == "SUPPORT" and isinstance(item, Phrase) and item.slot == "paksh" and frame.use.start >= item.head.end
    )
    return item if beside and isinstance(item, Phrase) and reading.fitness.fits(item) else None


def whose_decision(reading: Reading, frame: Frame) -> Phrase | None:
    """ "सरकार के सेना हटाने के फ़ैसले की आलोचना": who decided on what the infinitive before the decision tells, as its genitive says."""
    if frame.use.predicate.type not in ANSWERS:
        return None
    at = reading.layout.item_of[frame.use.start]
    near = (reading.layout.items[i] for i in (at, at - 1) if i >= 0)
    decided = next((p.owner_verb for p in near if isinstance(p, Phrase) and p.owner_verb is not None), None)
    for inner in reading.frames:
        if decided is not None and inner.clause is frame.clause and reading.layout.chunk(inner.use.verb) is decided:
            return next((f.phrase for f in inner.roles.get("A", []) if f.phrase.slot == "ka" and f.phrase.start < decided.start), None)
    return None


def own_visit(reading: Reading, frame: Frame) -> Phrase | None:
    """ "विदेश मंत्री मॉस्को के अपने दौरे में बोले": the place whose genitive stands before the word for the visitor's own."""
    if "visit" not in frame.use.predicate.modes or frame.use.use not in ("nominal", "active"):
        return None
    own = next((f.phrase for f in frame.roles.get("A", []) if _self(reading, f.phrase)), None)
    place = reading.layout.items[own.at - 1] if own is not None and own.at else None
    if not isinstance(place, Phrase) or place.slot != "ka" or reading.fitness.kind(place) not in PLACES:
        return None
    return place


def _self(reading: Reading, phrase: Phrase) -> bool:
    return reading.fitness.pronouns.get(reading.layout.tokens[phrase.end - 1].key) == "self"


def who_is_to_act(reading: Reading, frame: Frame) -> list[Filler]:
    """ "राष्ट्रपति के पद छोड़ने की माँग की": who is to do what a demand asks for, as the infinitive before it tells, is asked to do it."""
    if frame.use.predicate.type != "REQUEST":
        return []
    askers = {f.phrase.at for f in frame.roles.get("A", [])}
    for inner in reading.frames:
        chunk = reading.layout.chunk(inner.use.verb)
        asked = inner.governor is frame and inner.relation == "content" and inner.use.use == "active" and inner.clause is frame.clause
        if asked and chunk is not None and chunk.verb is not None and chunk.verb.form == "inf" and not chunk.verb.passive:
            told = [f for f in inner.roles.get("A", []) if f.phrase.slot == "ka" and f.phrase.at not in askers]
            if told:
                return told
        if inner.governor is frame and inner.relation == "object" and inner.use.use == "nominal" and inner.use.predicate.type == "RETREAT":
            # "मंत्री के त्यागपत्र की माँग", "सैनिकों की वापसी की माँग".
            return [f for f in inner.roles.get("A", []) if f.phrase.slot == "ka" and f.phrase.at not in askers]
    return []


def called_upon(reading: Reading, frame: Frame) -> list[Phrase]:
    """ "महासचिव ने सूडान को अपील की कि वह …", "चाड को अनुरोध किया गया है कि": to whom such words are said, with को for से."""
    clause, layout = frame.clause, reading.layout
    if frame.use.predicate.type != "REQUEST" or clause is None or frame.use.use not in ("active", "passive"):
        return []
    if "R" in frame.roles or not any(c.parent == clause.id and c.kind == "that" for c in layout.clauses):
        return []
    for at in reversed([i for i in clause.items if i < frame.use.item]):
        item = layout.items[at]
        if not isinstance(item, Phrase):
            return []
        if item.slot == "ko":
            return [item] if reading.fitness.kind(item) in SIDES else []
    return []


def asked_to_talk(reading: Reading, frame: Frame) -> Phrase | None:
    """ "सरकार के साथ बातचीत की माँग की", "चाड के साथ समझौते की पेशकश की": with whom somebody asks to talk or offers to deal, him he asks."""
    entry = frame.use.predicate
    if frame.clause is None or not (entry.type == "AGREE" or (entry.type == "REQUEST" and "meet" in entry.modes)):
        return None
    for at in reversed([i for i in frame.clause.items if i < frame.use.item]):
        phrase = reading.layout.items[at]
        if entry.type == "AGREE" and phrase.kind == "verb":
            # "मिस्र के साथ मिलकर जाँच कराने की पेशकश": what is done together is offered to others.
            return None
        if isinstance(phrase, Phrase) and phrase.slot == "saath" and reading.fitness.fits(phrase):
            return phrase
    return None


def met_right_before(reading: Reading, clause: Clause | None, at: int) -> Phrase | None:
    """ "प्रधानमंत्री से संपर्क किया और चुनाव टालने को कहा": who was spoken to in the clause before, whose doer goes on, is told.

    at: the item of what is said to him.
    """
    if clause is None or not clause.id:
        return None
    before = reading.layout.clauses[clause.id - 1]
    own = (p for i in clause.items if i < at and isinstance(p := reading.layout.items[i], Phrase))
    if before.parent != clause.parent or any(p.slot in ("ne", "se", "ko") for p in own):
        return None
    for other in reading.frames:
        talked = other.clause is before and other.use.predicate.type == "CONSULT" and other.use.use == "active"
        if talked and other.use.verb == before.finite:
            met = [f.phrase for fillers in other.roles.values() for f in fillers if f.phrase.slot in PARTNERS]
            return met[0] if len(met) == 1 else None
    return None


def blamed_then(reading: Reading, frame: Frame) -> list[Phrase]:
    """ "जासूसी का आरोप लगाते हुए लाओस ने थाई राजदूत को निकाला": whom a charge in a participle leaves out is whom the doer then deals with.

    The participle shares the doer of its clause, and the charge is why he does what the clause tells.
    """
    chunk = reading.layout.chunk(frame.use.verb)
    aside = chunk is not None and chunk.verb is not None and chunk.verb.form in ("part", "conj") and not chunk.slot
    if not aside or "allege" not in frame.use.predicate.modes or frame.clause is None:
        return []
    for other in reading.frames:
        entry = other.use.predicate
        step = (entry.type in DEALT and "allege" not in entry.modes) or (entry.type == "REQUEST" and not RESIGNATION.isdisjoint(entry.head))
        if step and other.clause is frame.clause and other.use.verb == frame.clause.finite and other.use.use == "active":
            told = [f.phrase for f in other.roles.get("R", [])]
            if told:
                return told
    return []


def held_then(reading: Reading, resolver: Resolver, frame: Frame) -> list[Resolved]:
    """ "बंधक बनाए रखने के बाद नाविकों को रिहा किया": who is let go, or dealt with, after he was taken is the one who was taken."""
    chunk = reading.layout.chunk(frame.use.verb)
    if TAKEN.isdisjoint(frame.use.predicate.modes) or chunk is None or chunk.verb is None or frame.use.use not in ("active", "passive"):
        return []
    after = chunk.verb.form == "inf" and chunk.slot == "time"
    if not (after or chunk.verb.form == "conj") or frame.clause is None:
        return []
    for other in reading.frames:
        if other.clause is frame.clause and other.use.start > frame.use.end and not THEN.isdisjoint(other.use.predicate.modes):
            told = [f for f in other.roles.get("R", []) if f.phrase.start > chunk.end]
            if told:
                return [r for f in told for r in resolver.resolve(f.phrase)]
    return []
