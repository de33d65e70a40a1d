"""Whom custody, verdict and release concern where their own phrases do not say it: who is told of beside them in the clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase, whole_of
from ..frames.placing import Frame
from ..resolving.participants import Resolved, Resolver
from .draft import Draft

UNDERGONE = frozenset({"arrest", "release", "convict"})
# Who is taken, tried or let go: one of them, and no office that does it.
TRIED = frozenset({"person", "pronoun", "crowd", "human", "office", "inhabitant"})
AFTER = frozenset({"time", "cause", "par"})
CUSTODY = UNDERGONE | {"allege", "abduct"}
TAKEN = frozenset({"abduct", "arrest"})
QUALIFYING = frozenset({"participial", "passive", "twin"})
PRISON, GRASP, CAUSATIVE = words_of("prison"), words_of("grasp"), words_of("causative")


def undergoer(frame: Frame, reading: Reading) -> Phrase | None:
    """ "दोषी ठहराए जाने के बाद मंत्री ने इस्तीफ़ा दिया", "रिहा होने पर उन्होंने कहा": what nobody is told to undergo befell who acts then."""
    chunk = reading.layout.chunk(frame.use.verb)
    done = not UNDERGONE.isdisjoint(frame.use.predicate.modes) and frame.use.use in ("passive", "twin")
    # "अदालत से ज़मानत मिलने के बाद मंत्री रिहा हुए".
    granted = frame.use.predicate.type == "CONCEDE" and frame.use.use == "receive"
    if not (done or granted) or "R" in frame.roles:
        return None
    if chunk is None or chunk.verb is None or frame.use.verb is None or frame.clause is None or frame.clause.finite == frame.use.verb:
        return None
    then = reading.layout.chunk(frame.use.verb + 1)
    # "रिहाई मिलने के दो दिन बाद": a date may stand between.
    later = chunk.slot in AFTER or (chunk.slot == "ka" and then is not None and then.kind == "date")
    if not (chunk.verb.form == "conj" or (chunk.verb.form == "inf" and later)):
        return None
    phrases = [p for i in frame.clause.items if isinstance(p := reading.layout.items[i], Phrase) and not p.owned]
    after = next((p for p in phrases if p.at > frame.use.verb), None)
    last = reading.layout.chunk(frame.clause.finite)
    suffers = last is not None and last.verb is not None and last.verb.passive
    bare = after is not None and (not after.slot or (suffers and after.slot == "ko"))
    doer = next((p for p in phrases if p.slot == "ne"), None) or (after if bare else None)
    return doer if doer is not None and reading.fitness.kind(doer) in TRIED else None


def let_out_of(frame: Frame, layout: Layout) -> Phrase | None:
    """ "ईरान की जेल से दो नाविक रिहा हुए", "बाग़ियों के क़ब्ज़े से छूटे": who lets somebody go is the one whose prison or hold he leaves."""
    if "release" not in frame.use.predicate.modes:
        return None
    for at in range(frame.use.item, max(-1, frame.use.item - 5), -1):
        phrase = layout.items[at]
        if isinstance(phrase, Phrase) and phrase.slot == "se" and phrase.owner is not None:
            return phrase.owner if layout.tokens[phrase.head.end - 1].key in PRISON | GRASP else None
    return None


def captor(frame: Frame, reading: Reading) -> list[Phrase]:
    """ "विद्रोहियों ने अगवा किए गए पत्रकारों को रिहा किया", "ईरान से बंदी बनाए गए नाविकों को छोड़ने को कहा": who lets go had taken them.

    So had he where he lets go only some of them: "अगवा किए गए पत्रकारों में से दो को".

    In: a taking that only qualifies those who were taken; out: who lets them go, or is asked to.
    """
    held, layout = {f.phrase.at for f in frame.roles.get("R", [])}, reading.layout
    if TAKEN.isdisjoint(frame.use.predicate.modes) or frame.use.use not in QUALIFYING or not held:
        return []
    for other in reading.frames:
        freed = (whole_of(f.phrase, layout.items, layout.tokens) or f.phrase for f in other.roles.get("R", []))
        same = any(phrase.at in held and phrase.start > frame.use.start for phrase in freed)
        if "release" not in other.use.predicate.modes or not same or other is frame:
            continue
        outer = other.governor
        if outer is not None and outer.use.predicate.type == "REQUEST":
            return [f.phrase for f in outer.roles.get("R", [])]
        chunk = layout.chunk(other.use.verb)
        # "पुलिस ने अगवा किए गए लोगों को रिहा कराया": who has them let go had not taken them.
        frees = other.use.use == "active" and chunk is not None and chunk.verb is not None and chunk.verb.main not in CAUSATIVE
        return [f.phrase for f in other.roles.get("A", [])] if frees else []
    return []


def taken_before(frame: Frame, drafts: Sequence[Draft], resolver: Resolver) -> list[Resolved]:
    """ "पुलिस ने नेता को गिरफ़्तार किया लेकिन अदालत ने रिहा कर दिया": whom a verdict or release does not name was taken or tried right before.

    drafts: the acts told so far in the sentence; else the one person who was acted on in the sentence before.
    """
    reading, layout = resolver.reading, resolver.reading.layout
    if UNDERGONE.isdisjoint(frame.use.predicate.modes) or frame.use.use != "active" or frame.clause is None or "R" in frame.roles:
        return []
    chunk = layout.chunk(frame.use.verb)
    own = [p for at in frame.clause.items if isinstance(p := layout.items[at], Phrase) and at != frame.use.item]
    if chunk is None or chunk.verb is None or chunk.verb.form != "fin" or not any(p.slot == "ne" for p in own):
        return []
    if any(p.slot in ("", "ko") and not p.owned and reading.fitness.kind(p) not in ("thing", "owned") for p in own):
        return []
    for draft in reversed([d for d in drafts if d.tokens[1] <= frame.use.start and d.frame is not frame]):
        return list(draft.recipients) if CUSTODY & set(draft.modes) else []
    hit = resolver.memory.hit
    return [Resolved(replace(hit[0], reason=f"{hit[0].reason}; acted on before"), "person")] if len(hit) == 1 else []


def one_taking(drafts: Sequence[Draft]) -> list[Draft]:
    """ "धरपकड़ शुरू करते हुए पुलिस ने तीन लोगों को गिरफ़्तार किया": arrests that others are told to be part of are one act with them.

    So is a judgement that is turned over with what the court grants by it: "फ़ैसला पलटते हुए … बरी कर दिया".
    """
    out = []
    for at, draft in enumerate(drafts):
        later = [
            d for d in drafts[at + 1 :] if d.type == draft.type and d.modes == draft.modes and d.clause is draft.clause and not d.pending
        ]
        court = draft.type == "CONCEDE" and any("JUD" in a.participant.sectors for a in draft.actors) and not draft.recipients
        step = (court or (draft.type == "COERCE" and draft.modes == ["arrest"])) and draft.form in ("part", "conj")
        if not (step and any(not draft.actors or draft.doers == d.doers for d in later)):
            out.append(draft)
    return out
