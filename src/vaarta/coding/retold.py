"""Acts that are told again, in the same sentence or the next one (codebook section 1: one event per act).

A journey and which one it was, a resignation and that it was taken, an arrest and that somebody was then held.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.functionwords import words_of
from ..resolving.participants import Resolved
from .draft import Draft

TAKEN, ARRESTS = words_of("accepted"), words_of("arrests")


def told_once(drafts: Sequence[Draft], before: Sequence[Draft] = ()) -> list[Draft]:
    """What is left of the drafts of one sentence, in their order. before: what is left of those of the sentence before it."""
    out: list[Draft] = []
    for draft in drafts:
        first = next((d for d in [*before, *out] if _again(d, draft)), None)
        if first is None:
            out.append(draft)
        elif draft.type == "COERCE" and not first.actors and any(first is d for d in out):
            first.actors = list(draft.actors)
    return out


def _again(first: Draft, draft: Draft) -> bool:
    if first.pending or draft.pending or first.type != draft.type or first.judged.status != draft.judged.status:
        return False
    return any(same(first, draft) for same in (_same_resignation, _same_arrest, _same_journey, _same_meeting, _same_fight, _same_blame))


def _same_blame(first: Draft, draft: Draft) -> bool:
    """ "… एक ही सिक्के के दो पहलू हैं, जो वोटों की राजनीति करते हैं": what a relative clause tells of the one blamed is no second charge."""
    told = draft.type == "ACCUSE" and draft.frame is not None and "told" in draft.frame.use.predicate.flags
    beside = draft.clause is not None and first.clause is not None and draft.clause.kind == "rel" and first.clause.kind in ("that", "quote")
    return told and beside and first.doers == draft.doers and _same(first.recipients, draft.recipients)


def _same(first: Sequence[Resolved], people: Sequence[Resolved]) -> bool:
    """Whether people are told to be those of before: by a pronoun, by the name that the lexicon or page knows, or by their last word."""
    keys = {None} | {p.participant.key for p in first}
    if not first or not people or all(p.pronoun and p.participant.key in keys for p in people):
        return bool(first and people)
    names = [{p.participant.name or p.participant.text.split()[-1] for p in side} for side in (first, people)]
    return names[0] == names[1]


def _same_resignation(first: Draft, draft: Draft) -> bool:
    """ "मंत्री ने इस्तीफ़ा सौंपा. राज्यपाल ने उनका इस्तीफ़ा स्वीकार कर लिया": that it is taken is no second one."""
    if draft.type != "RETREAT" or "resign" not in first.modes or "resign" not in draft.modes or draft.frame is None:
        return False
    return not TAKEN.isdisjoint(draft.frame.use.predicate.head) and _same(first.actors, draft.actors)


def _same_arrest(first: Draft, draft: Draft) -> bool:
    """ "नेता को हिरासत में लिया गया जिसके बाद उन्हें गिरफ़्तार कर लिया गया", "नज़रबंद किया गया, बाद में नज़रबंदी बढ़ाई गई"."""
    if draft.type != "COERCE" or first.modes != ["arrest"] or draft.modes != ["arrest"] or draft.frame is None or first.frame is None:
        return False
    held = all(not ARRESTS.isdisjoint(d.frame.use.predicate.head) for d in (first, draft) if d.frame is not None)
    return held and draft.form == "fin" and _same(first.recipients, draft.recipients)


def _same_journey(first: Draft, draft: Draft) -> bool:
    """ "राष्ट्रपति नेपाल का दौरा कर रहे हैं. यह उनका पहला नेपाल दौरा है": which journey it is, told with no host besides."""
    if draft.type != "CONSULT" or draft.frame is None or draft.frame.use.use not in ("twin", "happen", "nominal"):
        return False
    if "visit" not in first.modes or "visit" not in draft.modes or not _same(first.actors, draft.actors):
        return False
    hosts = {r.participant.key for r in first.recipients}
    return all(r.participant.key in hosts for r in draft.recipients)


def _same_meeting(first: Draft, draft: Draft) -> bool:
    """ "राष्ट्रपति की प्रधानमंत्री से मुलाक़ात हुई. दोनों नेताओं की यह पहली मुलाक़ात थी": which meeting of the two it was."""
    if draft.type != "CONSULT" or draft.frame is None or first.frame is None or not draft.actors:
        return False
    if draft.frame.use.use not in ("twin", "happen") or draft.frame.use.predicate.head != first.frame.use.predicate.head:
        return False
    keys = [{a.participant.key for a in d.actors + d.recipients} for d in (first, draft)]
    return all(a.pronoun == "both" for a in draft.actors) and keys[1] <= keys[0]


def _same_fight(first: Draft, draft: Draft) -> bool:
    """ "सेना के साथ संघर्ष में हमास का नेता मारा गया और सेना ने हमास के ख़िलाफ़ संघर्ष में जीत का दावा किया": one word, of the same two."""
    if draft.type != "ASSAULT" or draft.frame is None or first.frame is None or draft.victims:
        return False
    if draft.frame.use.predicate.head != first.frame.use.predicate.head:
        return False
    sides = [{p.participant.name or p.participant.text for p in d.actors + d.recipients} for d in (first, draft)]
    keys = [{p.participant.key for p in d.actors + d.recipients} for d in (first, draft)]
    both = bool(draft.actors) and (bool(draft.recipients) or len(draft.actors) > 1)
    return draft.frame.use.use == "nominal" and both and keys[0] == keys[1] and bool(sides[0] & sides[1])
