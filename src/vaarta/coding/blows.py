"""Sides of a blow that another blow of the sentence tells: an answer falls on who struck first, a toll is of those who struck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Filler, Frame
from ..resolving.participants import Resolved, Resolver
from .draft import Draft

ANSWERING, AGENT, HOLDS, WITHOUT = words_of("answering"), words_of("agent"), words_of("holds"), words_of("without")
BOMBED = frozenset({"aerial", "heavy-weapons", "drone"})
AIMS = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
HELD = frozenset({"arrest", "abduct"})
# What may be held and let go: people, and no town, post or party.
FREED = frozenset({"crowd", "human", "inhabitant", "person", "pronoun", "people", "attributed"})


def struck_first(frame: Frame, drafts: Iterable[Draft], reading: Reading) -> list[Resolved]:
    """ "तालिबान ने हमला किया जिसके बाद सेना ने जवाबी कार्रवाई की": an answer whose target is not named falls on who struck before it.

    drafts: the acts told so far in the sentence.
    """
    tokens = reading.layout.tokens
    item = reading.layout.items[frame.use.item]
    if frame.use.predicate.type != "ASSAULT" or all(t.key not in ANSWERING for t in tokens[item.start : frame.use.end]):
        return []
    before = [d for d in drafts if d.type == "ASSAULT" and d.actors and d.tokens[0] < item.start and d.clause is not frame.clause]
    return list(before[-1].actors) if before else []


def aimed_at(frame: Frame, reading: Reading, resolver: Resolver) -> list[Resolved]:
    """ "काफ़िले को निशाना बनाने के लिए किए गए विस्फोट में", "विद्रोहियों को खदेड़ने के लिए हमले": whom an attack is meant for."""
    if frame.use.predicate.kind == "verb" or frame.clause is None:
        return []
    for other in reading.frames:
        chunk = reading.layout.chunk(other.use.verb)
        meant = chunk is not None and chunk.slot == "liye" and other.clause is frame.clause and other.use.item < frame.use.item
        if meant and other.use.predicate.type in AIMS and "R" in other.roles:
            return [r for f in other.roles["R"] for r in resolver.resolve(f.phrase)]
    return []


def bombed_in(frame: Frame, reading: Reading, resolver: Resolver) -> list[Resolved]:
    """ "विद्रोहियों के क़ब्ज़े वाले इलाक़े में विमानों ने बमबारी की": what is bombed in the hands of a band is the band's."""
    if BOMBED.isdisjoint(frame.use.predicate.modes) or frame.clause is None or frame.use.use not in ("active", "passive", "twin"):
        return []
    items, tokens = reading.layout.items, reading.layout.tokens
    for at in frame.clause.items:
        hold, place = items[at], items[at + 2] if at + 2 < len(items) else None
        if not isinstance(hold, Phrase) or not isinstance(place, Phrase) or hold.owner is None or hold.slot or place.slot != "men":
            continue
        if tokens[items[at + 1].start].key in AGENT and tokens[hold.end - 1].key in HOLDS:
            return [r for r in resolver.resolve(hold.owner) if {"REB", "UAF"} & set(r.participant.sectors)]
    return []


def struck_in(frame: Frame, reading: Reading) -> list[Filler]:
    """ "सेना की कार्रवाई में लोगों के मारे जाने का आरोप": who struck in the attack of which a toll that names nobody else is told."""
    if frame.roles.get("A") or frame.clause is None:
        return []
    for other in reading.frames:
        told = other.use.predicate.type == "ASSAULT" and other.use.use == "nominal" and other.clause is frame.clause
        if told and other.use.item < frame.use.item and reading.layout.items[other.use.item].slot == "men":
            return other.roles.get("A", [])
    return []


def freed_again(frame: Frame, reading: Reading) -> bool:
    """ "पायलट को अग़वा किया गया और फिर उन्हें छोड़ दिया गया": whether who was taken before is told to be let go, or people in the passive."""
    chunk = reading.layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    if chunk is None or verb is None or verb.form != "fin" or verb.mood != "ind" or verb.aspect != "perf":
        return False
    last = {r.verbform for r in reading.layout.tokens[chunk.end - 1].form.readings}
    if "sub" in last and "perf" not in last:
        # "जिन्हें पकड़ा गया है उन्हें छोड़ा जाए": a wish is spelled as the perfective is.
        return False
    return _let_go(frame, reading) or any(
        other.use.item < frame.use.item and not HELD.isdisjoint(other.use.predicate.modes) and "R" in other.roles
        for other in reading.frames
    )


def _let_go(frame: Frame, reading: Reading) -> bool:
    """ "दोनों पत्रकारों को छोड़ दिया गया": people in the plain passive are let go, and not left to their lot, behind or alone."""
    if frame.use.use != "passive" or frame.use.predicate.kind != "verb" or frame.use.verb is None:
        return False
    before = reading.layout.items[frame.use.verb - 1]
    people = (f.phrase for f in frame.roles.get("R", []) if f.phrase.slot == "ko")
    verb = reading.layout.chunk(frame.use.verb)
    if verb is None or verb.verb is None or verb.verb.negated or verb.verb.modal:
        return False
    # "मुक़दमा चलाए बिना छोड़ दिया": what was not done to them stands between.
    untried = not isinstance(before, Phrase) and any(t.key in WITHOUT for t in reading.layout.tokens[before.start : before.after])
    free = untried or (isinstance(before, Phrase) and before.slot not in ("", "par", "liye", "bharose"))
    return free and any(reading.fitness.kind(p) in FREED for p in people)


def fires_these(frame: Frame, layout: Layout, pronouns: Mapping[str, str]) -> bool:
    """ "ये मिसाइलें सेना ने दाग़ीं": whether the arms of an attack told before are fired, whose target need not be told again."""
    if frame.use.predicate.type != "ASSAULT" or "heavy-weapons" not in frame.use.predicate.modes or frame.use.use != "active":
        return False
    item = layout.items[layout.item_of[frame.use.start]]
    return item.start < frame.use.start and pronouns.get(layout.tokens[item.start].key) in ("this", "he")


def doers_of_blow(target: Phrase, reading: Reading) -> list[Phrase] | None:
    """ "छात्रों की हत्या को शर्मनाक बताया": of a blow that is judged, who dealt it, and not who suffered it; None where it is no blow."""
    uses = (f for f in reading.frames if f.use.use in ("nominal", "participial") and f.use.item == target.at)
    frame = next((f for f in uses if f.use.predicate.type in ("ASSAULT", "COERCE") and "R" in f.roles), None)
    return frame.phrases("A") if frame is not None else None
