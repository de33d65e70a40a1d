"""Acts that a sentence names only to tell at whose word, on what or by whom something else was done.

Codebook section 2: a noun or participle in another clause is an event where the sentence is about the act; "अदालत के आदेश पर", "मामले की जाँच
कर रहे अधिकारी" and "परिषद का प्रस्ताव" are about what was done upon it, who speaks, or a paper (:mod:`vaarta.coding.papers`).
"""

from __future__ import annotations

from collections.abc import Set

from ..frames.analyse import Reading
from ..frames.apart import HAPPEN
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import QUALIFIED, Frame
from .papers import only_paper
from .rules import Rules
from .takingup import visit_of_before
from .unnamed import feared

AFTER = words_of("after")
# What a demand mostly asks to be done first; who asks may himself have met somebody or struck first.
YIELDING = frozenset({"RETREAT", "CONCEDE", "AGREE", "CONSULT", "MOBILIZE"})
# What may hold an infinitive as that which is asked for, offered, threatened or turned down.
HOLDING = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT"})


def only_backdrop(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why a demand, an inquiry or a proposal is only the ground on which something else is told; None where it is told itself."""
    kind, use = frame.use.predicate.type, frame.use.use
    # "नेताओं से मिलकर लड़ाई रोकने की अपील की": who is told whom he met has met him.
    met = kind == "CONSULT" and bool(frame.roles.get("B"))
    if kind in YIELDING and not met and _on_the_way(frame, reading):
        return "only what is asked for"
    if kind == "REQUEST" and use == "nominal":
        return _at_his_word(frame, reading)
    if kind == "ACCUSE":
        return _who_inquires(frame, reading)
    if kind == "CONSULT" and use == "nominal":
        return _spoken_to(frame, reading, rules) or _only_means(frame, reading, rules) or visit_of_before(frame, reading)
    return only_paper(frame, reading, rules) if kind == "AGREE" else None


def _at_his_word(frame: Frame, reading: Reading) -> str | None:
    """ "अदालत के आदेश पर पुलिस ने …": at whose word something was done."""
    item = reading.layout.items[frame.use.item]
    bare = isinstance(item, Phrase) and item.slot == "par" and item.owner_verb is None and len(item.members) == 1
    return "only at whose word something was done" if bare and "A" in frame.roles else None


def _who_inquires(frame: Frame, reading: Reading) -> str | None:
    """ "मामले की जाँच कर रहे अधिकारी": who somebody is; whom the inquiry is about makes an act of it, and so does whose police or body goes on
    with it ("धमाके की जाँच कर रही तुर्की पुलिस")."""
    inquiry = "investigate" in frame.use.predicate.modes and "R" not in frame.roles
    # A headline may end in who does it: "मामले की जाँच कर रही पुलिस".
    last = frame.clause is not None and frame.clause.finite == frame.use.verb
    inquirers = [f.phrase for f in frame.roles.get("A", []) if f.how == QUALIFIED]
    if not inquiry or last or not inquirers:
        return None
    chunk = reading.layout.chunk(frame.use.verb)
    goes_on = chunk is not None and chunk.verb is not None and chunk.verb.aspect == "prog"
    whose = [p for phrase in inquirers for p in (phrase, phrase.owner) if p is not None]
    known = any(n.key.isupper() for p in whose for m in p.head.mentions for n in m.names)
    return None if goes_on and known else "only tells who somebody is"


def _spoken_to(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "संगठन की बैठक को संबोधित करते हुए": where somebody speaks, and no meeting of his with anybody."""
    at = frame.use.item
    item, after = reading.layout.items[at], reading.layout.items[at + 1] if at + 1 < len(reading.layout.items) else None
    if item.slot != "ko" or not isinstance(after, Phrase):
        return None
    speaks = not rules.passing.get("addresses", frozenset()).isdisjoint(reading.layout.tokens[after.head.start].keys)
    # "राजदूत के साथ बैठक को संबोधित करते हुए": with whom it is held is told beside it.
    held = any(f.phrase.slot == "saath" for f in frame.roles.get("B", []))
    return "only where somebody speaks" if speaks and not held else None


def _only_means(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "बातचीत के ज़रिए हल निकल सकता है", "वार्ता से प्रगति संभव है": talks by which something only may, should or will be reached."""
    layout, clause = reading.layout, frame.clause
    chunk = layout.chunk(clause.finite) if clause is not None else None
    verb = chunk.verb if chunk is not None else None
    item = layout.items[frame.use.item]
    if clause is None or verb is None or frame.governor is not None:
        return None
    if item.slot == "time" and isinstance(item, Phrase) and "visit" not in frame.use.predicate.modes:
        # "दलों से बातचीत के बाद तारीख़ तय की जाएगी": talks after which something will be done are still to come, and nobody undertakes them.
        last = item.head.after - 1
        later = layout.tokens[last - (layout.tokens[last].key not in AFTER)].key in AFTER
        partner = any(f.phrase.slot in ("se", "saath") for f in frame.roles.get("B", []))
        done = any(isinstance(p := layout.items[i], Phrase) and p.slot == "ne" for i in clause.items)
        # "सरकार दलों से बातचीत के बाद फ़ैसला करेगी": who will do it after talks undertakes them.
        undertaken = frame.use.use == "nominal" and not verb.passive and verb.main not in HAPPEN
        ahead = later and partner and not done and verb.tense == "fut" and not verb.negated
        return "only before what is to come" if ahead and not undertaken else None
    if item.slot not in ("via", "se"):
        return None
    before = layout.items[clause.finite - 1] if clause.finite else None
    words: Set[str] = rules.passing.get("judged", frozenset())
    judged = isinstance(before, Phrase) and not before.slot and layout.tokens[before.end - 1].key in words
    ahead = verb.modal in ("can", "should", "must") or (verb.tense == "fut" and not verb.negated)
    return "only a means to what may come of it" if judged or ahead else None


def _on_the_way(frame: Frame, reading: Reading) -> bool:
    """ "हिंसा छोड़कर बातचीत करने की अपील", "सेना भेजकर कुचलने की धमकी": whether what is done first stands in what is asked for or held out."""
    layout, at = reading.layout, frame.use.verb
    first = layout.chunk(at)
    if at is None or first is None or first.verb is None or first.verb.form != "conj" or frame.clause is None:
        return False
    after = next((n for n in frame.clause.items if n > at and (c := layout.chunk(n)) is not None and c.verb is not None), None)
    chunk = layout.chunk(after)
    if after is None or chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot not in ("ka", "ko", "liye"):
        return False
    asked = (f for f in reading.frames if f.use.predicate.type in HOLDING and f.use.use in ("active", "passive"))
    return any(f.use.item in (after, after + 1) or (f.use.verb is not None and 0 < f.use.verb - after <= 2) for f in asked)


def only_former(frame: Frame, reading: Reading) -> str | None:
    """ "निलंबित न्यायाधीश", "सरकार की बर्ख़ास्तगी के बाद से": who was removed before, by nobody who is named."""
    removed = frame.use.predicate.type == "SANCTION" and "expel" in frame.use.predicate.modes
    named = frame.use.use in ("modifier", "nominal") and not frame.roles.get("A") and frame.governor is None
    before = reading.layout.items[frame.use.item - 1] if frame.use.item else None
    # "दल से निष्कासित सांसद": by whom, in other words.
    return "only tells who somebody is" if removed and named and (before is None or before.slot != "se") else None


def only_uprising(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "चार साल पुराने विद्रोह को ख़त्म करने के लिए": a rising that only names a time or a quarrel."""
    if any(rules.is_toll(f.use.predicate) and f.clause is frame.clause for f in reading.frames):
        # "सैनिकों के विद्रोह में बीस लोग मारे गए": whose rising it was, he killed.
        return None
    if feared(frame, reading.layout):
        return None
    rising = not rules.passing.get("rising", frozenset()).isdisjoint(reading.layout.tokens[frame.use.end - 1].keys)
    return "a rising that is only named" if rising and frame.use.use in ("nominal", "participial") else None
