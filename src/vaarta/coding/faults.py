"""Acts that find fault by who tells them: a truce that another has not kept, regret at what another did, arms that he makes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..records import Participant
from ..resolving.participants import Resolved, Resolver
from .acts import Act
from .draft import Draft
from .speech import Speakers
from .status import Judgement

BENT, WORK, PROVED, DO = words_of("bent"), words_of("work"), words_of("proved"), word_of("do")
LIKENED, BE = words_of("likened"), word_of("be")
STATELY = frozenset({"GOV", "IGO", "MIL", "NGO", "LEG", "SPY"})
SIDES = frozenset({"country", "metonym", "agency", "organ", "office", "person", "body", "party", "group", "adjective"})


def another(speaker: Participant | None, doers: list[Resolved]) -> bool:
    """Whether somebody of a known side speaks of others, all of known sides and none of his own."""
    if speaker is None or not speaker.key or not doers:
        return False
    return all(d.participant.key and d.participant.key != speaker.key for d in doers)


def only_hoped(frame: Frame, layout: Layout) -> bool:
    """ "कहा कि सरकार अच्छा काम करेगी": whether praise is only what somebody is hoped to do; who "अच्छे नेता साबित होंगे" is praised."""
    chunk = layout.chunk(frame.use.verb)
    if frame.use.predicate.type != "SUPPORT" or chunk is None or chunk.verb is None or chunk.verb.tense != "fut":
        return False
    return PROVED.isdisjoint(t.key for t in layout.tokens[frame.use.start : chunk.end])


def accused_of(frame: Frame) -> bool:
    """ "आरोप लगाया कि पुलिस जाँच में बाधा डालने की कोशिश कर रही है": whether a fault is what somebody is accused of, and so told already."""
    above = frame.governor
    while above is not None:
        if above.use.predicate.type == "ACCUSE" and "told" not in above.use.predicate.flags:
            return True
        above = above.governor
    return False


def told_by_accusation(act: Act, drafts: list[Draft]) -> bool:
    """ "आरोप लगाया कि पुलिस की मिलीभगत है": blame that is the content of an accusation is that accusation, and names the accused."""
    told = (d for d in drafts if d.type == "ACCUSE" and d.frame is not None and d.frame.use.verb == act.told_by)
    accusation = next(told, None) if act.rule in ("blamed", "cause", "asked-why") and act.told_by is not None else None
    if accusation is None:
        return False
    accusation.recipients = accusation.recipients or list(act.recipients)
    return True


def likened_to(frame: Frame, layout: Layout) -> bool:
    """ "ईरान का यह क़दम संधि को ताक पर रखने जैसा है": whether what somebody did is called as good as a wrong."""
    chunk, after = layout.chunk(frame.use.verb), layout.chunk((frame.use.verb or 0) + 1)
    if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or after is None or after.verb is None or frame.use.use != "active":
        return False
    between = layout.tokens[chunk.verb.end : after.start]
    holds = after.verb.main == BE and after.verb.form == "fin" and not after.verb.negated
    return holds and any(t.key in LIKENED for t in between)


def whose_step(frame: Frame, reading: Reading) -> Phrase | None:
    """ "रूस का यह फ़ैसला संधि को रौंदने जैसा है": whose step it is that is likened to a wrong, who opens the clause."""
    if frame.clause is None or not frame.clause.items or not likened_to(frame, reading.layout):
        return None
    first = reading.layout.items[frame.clause.items[0]]
    return first if isinstance(first, Phrase) and first.slot == "ka" and reading.fitness.kind(first) in SIDES else None


def sets_about(frame: Frame, layout: Layout, rule: str, trying: Collection[str]) -> bool:
    """ "… को बाँटने की कोशिश कर रही है", "बाँटना चाहती है", "बाँटने में लगी है": whether a wrong is tried, wished or worked at by its doer.

    rule: how far the act is a fact, and by which rule; trying: the nouns of trying.
    """
    chunk = layout.chunk(frame.use.verb)
    if chunk is None or chunk.verb is None or frame.use.use != "active":
        return False
    if chunk.verb.form == "fin":
        return rule == "wish" and chunk.verb.modal == "want" and chunk.verb.mood == "ind" and not chunk.verb.negated
    if chunk.verb.form != "inf" or frame.use.verb is None:
        return False
    if rule.removeprefix("hyp-noun: ") in trying:
        return True
    items = layout.items[frame.use.verb + 1 : frame.use.verb + 3]
    if chunk.slot in ("men", "par") and items:
        # "बाँटने में लगी है", "बाँटने पर तुली है", "बाँटने पर आमादा है".
        bent = layout.tokens[items[0].end - 1] if isinstance(items[0], Phrase) else None
        verb = None if isinstance(items[0], Phrase) else items[0].verb
        return (bent is not None and bent.key in BENT) or (verb is not None and verb.form == "fin" and verb.main in BENT)
    if chunk.slot in ("ka", "liye") and len(items) == 2 and isinstance(items[0], Phrase) and not isinstance(items[1], Phrase):
        # "बाँटने का काम कर रही है".
        work, verb = layout.tokens[items[0].end - 1].key in WORK, items[1].verb
        return work and verb is not None and verb.form == "fin" and verb.main == DO and not verb.negated
    return False


def fault_found(
    frame: Frame,
    reading: Reading,
    resolver: Resolver,
    speakers: Speakers,
    passing: Mapping[str, Collection[str]],
    status: str,
    people: tuple[list[Resolved], list[Resolved]],
) -> tuple[list[Resolved], list[Resolved]] | None:
    """Who finds fault with whom by telling of an act; None where nobody does. people: who acts, and whom it is done to."""
    actors, recipients = people
    kept = "ceasefire" in frame.use.predicate.modes and frame.use.predicate.type == "RETREAT" and frame.use.use == "active"
    if kept and status == "negated":
        # "अफ़्रीकी संघ ने कहा कि सूडान ने युद्धविराम का पालन नहीं किया".
        speech = speakers.of(frame.clause, frame.use.item)
        return ([Resolved(speech.speaker, "speaker")], actors) if speech is not None and another(speech.speaker, actors) else None
    if recipients or frame.use.predicate.type != "CONCEDE":
        return None
    blamed = regrets_at(frame, reading, resolver, passing, actors)
    return (actors, blamed) if blamed else None


def regrets_at(
    frame: Frame, reading: Reading, resolver: Resolver, passing: Mapping[str, Collection[str]], doers: list[Resolved]
) -> list[Resolved]:
    """ "यूरोपीय संघ ने रूस के फ़ैसले पर खेद जताया": whose decision or conduct somebody regrets; nobody where it is his own, or a misfortune."""
    if set(passing.get("regret", ())).isdisjoint(frame.use.predicate.head) or frame.clause is None:
        return []
    conduct = set(passing.get("conduct", ()))
    for at in frame.clause.items:
        item = reading.layout.items[at]
        if not isinstance(item, Phrase) or item.slot != "par" or item.owner is None:
            continue
        if conduct.isdisjoint(reading.layout.tokens[item.head.end - 1].keys):
            continue
        found = [r for r in resolver.resolve(item.owner) if r.kind in SIDES] if reading.fitness.fits(item.owner) else []
        own = {d.participant.key for d in doers}
        if found and doers and all(r.participant.key and (r.participant.key not in own or r.kind == "party") for r in found):
            return found
    return []


def arms_alleged(draft: Draft, reading: Reading, passing: Mapping[str, Collection[str]]) -> Draft | None:
    """ "अमरीका का कहना है कि ईरान परमाणु हथियार बनाना चाहता है": the charge that is in such words of another state; None where none is.

    What is told there becomes the content of the charge, which is hypothetical (codebook section 2).
    """
    frame, speaker = draft.frame, draft.said_by
    if frame is None or draft.type != "MOBILIZE" or "weapons" not in draft.modes or draft.judged.status not in ("happened", "hypothetical"):
        return None
    chunk = reading.layout.chunk(frame.use.verb)
    making = chunk is not None and chunk.verb is not None and chunk.verb.main in passing.get("arming", ())
    if not making or speaker is None or not another(speaker, draft.actors) or not STATELY & set(speaker.sectors):
        return None
    draft.judged = Judgement("hypothetical", "content of an accusation")
    reasons = {**draft.reasons, "use": "arms that another is said to make", "status": "a fault found in words"}
    told, accused = Judgement("happened", "a fault found in words"), list(draft.actors)
    return replace(
        draft,
        type="ACCUSE",
        modes=["allege"],
        judged=told,
        actors=[Resolved(speaker, "speaker")],
        recipients=accused,
        said_by=None,
        frame=None,
        reasons=reasons,
    )
