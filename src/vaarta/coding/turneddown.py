"""Whose offer, demand or resignation is turned down, where he is told of in the clause before: "A ने पेशकश की लेकिन B ने उसे ठुकरा दिया"."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .draft import Draft
from .sides import same

# What can be turned down of all that somebody does in words.
OFFERED = frozenset({"AGREE", "REQUEST", "CONCEDE"})
ANSWERED, RESIGNATION = words_of("answered"), words_of("resignation")
# What is done to somebody, and who may ask for something.
DONE_TO = frozenset({"COERCE", "SANCTION", "RETREAT", "ASSAULT"})
ASKING = frozenset({"country", "metonym", "party", "group", "organ", "agency", "body", "office", "person", "crowd"})
BACK = frozenset({"he", "this"})


def whose_offer(frame: Frame, reading: Reading, drafts: Sequence[Draft], actors: Sequence[Resolved]) -> list[Resolved]:
    """Who made the offer, demand or resignation of the clause before that a frame tells to be turned down.

    frame: of the type REJECT; drafts: the acts told so far. Out: [] where the refusal is of nothing told before, or of one's own.
    """
    clause = frame.clause
    if clause is None or not actors or not (opposed(clause, reading) or _relative(frame, reading)) or not _of_it(frame, reading):
        return []
    before = [d for d in drafts if d.tokens[1] <= frame.use.start and d.clause is not None and clause.id - d.clause.id in (1, 2)]
    offer = next((d for d in reversed(before) if d.type in OFFERED and d.actors), None)
    if offer is None or any(same(a.participant, o.participant) for a in actors for o in offer.actors):
        return []
    return list(offer.actors)


def opposed(clause: Clause, reading: Reading) -> bool:
    """ "लेकिन सरकार ने …": whether a word like लेकिन begins the clause."""
    link = reading.layout.chunk(clause.items[0] - 1) if clause.items and clause.items[0] else None
    return link is not None and link.kind == "link" and link.lemma == "but"


def _relative(frame: Frame, reading: Reading) -> bool:
    """ "प्रस्ताव रखा जिसे सरकार ने ख़ारिज कर दिया": whether what is turned down is a relative pronoun."""
    clause, items = frame.clause, reading.layout.items
    assert clause is not None
    objects = (p for i in clause.items if i <= frame.use.item and isinstance(p := items[i], Phrase))
    return clause.kind == "rel" and any(p.head.relative and p.slot in ("ko", "") for p in objects)


def _of_it(frame: Frame, reading: Reading) -> bool:
    """Whether what is turned down was told before: a pronoun, the word for it with nobody's name ("इस्तीफ़ा स्वीकार नहीं किया"), or nothing."""
    clause, items, tokens = frame.clause, reading.layout.items, reading.layout.tokens
    assert clause is not None
    near = [p for i in clause.items if i <= frame.use.item and isinstance(p := items[i], Phrase) and p.slot in ("ko", "", "se")]
    if any(p.head.relative or (p.end - p.start == 1 and reading.fitness.pronouns.get(tokens[p.start].key) in BACK) for p in near):
        return True
    if all(p.at == frame.use.item for p in near):
        # "लेकिन मंत्री ने इनकार कर दिया".
        return True
    asked = [p for p in near if not (ANSWERED | RESIGNATION).isdisjoint((*tokens[p.start].keys, *tokens[p.end - 1].keys))]
    return bool(asked) and all(p.owner is None and p.owner_verb is None for p in asked)


def asks_for(plea: Phrase, reading: Reading) -> Phrase | None:
    """ "किसानों की बिजली दरें घटाने की माँग ठुकराई": whose plea it is, where his genitive stands before what he asks for.

    "बंदियों की सज़ा घटाने की माँग": of what is done to somebody, he is the one it is done to, whoever asks.
    """
    verb, items = plea.owner_verb, reading.layout.items
    if verb is None or verb.verb is None or verb.verb.form != "inf":
        return None
    at = reading.layout.item_of[verb.start] - 1
    thing = items[at] if at >= 0 else None
    if not isinstance(thing, Phrase) or thing.slot not in ("", "ko") or thing.owner is None or thing.owner.owner is not None:
        return None
    done_to = any(f.use.item == at and f.use.use == "nominal" and f.use.predicate.type in DONE_TO for f in reading.frames)
    return thing.owner if not done_to and reading.fitness.kind(thing.owner) in ASKING else None
