"""Whose country the words of other sides tell: bands called again by their bare word, people with whom an authority of a province deals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..frames.phrases import Phrase
from ..language import key, lemma_keys
from ..records import Where
from .resolved import Resolved

if TYPE_CHECKING:
    from ..coding.draft import Draft
    from ..pipeline import Passage

# Who stays the same band or crowd through a sentence.
BANDS = frozenset({"REB", "UAF"})
GIVEN = frozenset({"AID", "AGREE", "SUPPORT", "REQUEST", "CONCEDE"})
OFFICIAL = frozenset({"GOV", "MIL"})
LOCAL = frozenset({"GOV", "COP"})


def called_again(who: Resolved, other: Resolved) -> bool:
    """ "तमिल विद्रोहियों ने … और विद्रोहियों को": whether a bare word for a band takes up one that was named in full before it."""
    words, full = who.participant.text.split(), other.participant.text.split()
    before = who.participant.span and other.participant.span and other.participant.span < who.participant.span
    if not before or len(words) != 1 or len(full) < 2 or BANDS.isdisjoint(who.participant.sectors):
        return False
    return set(lemma_keys(key(words[0]))) & set(lemma_keys(key(full[-1]))) != set() and not BANDS.isdisjoint(other.participant.sectors)


def dealt_with_at_home(who: Resolved, draft: Draft, passage: Passage) -> bool:
    """ "ओडिशा सरकार ने सोमा नायक को घर दिया": a stranger to whom the government or police of a province does something lives there."""
    if who.kind != "unknown" or not who.open or draft.type not in GIVEN or not any(who is r for r in draft.recipients):
        return False
    return bool(draft.actors) and all(_of_province(a, passage) for a in draft.actors)


def _of_province(actor: Resolved, passage: Passage) -> bool:
    span, tokens = actor.participant.span, passage.tokens
    if actor.kind not in ("organ", "agency") or span is None or not LOCAL & set(actor.participant.sectors):
        return False
    inside = (m for m in passage.mentions if span[0] <= tokens[m.start].start < span[1])
    return any(m.of("region", "place") is not None and m.of("country") is None for m in inside)


def in_each_land(draft: Draft, where: Where | None, passage: Passage) -> None:
    """ "चाड और नाइजर में सैनिकों पर हमले": unnamed people of whom only the place tells are of each land of its row."""
    span = where.span if where is not None else None
    if span is None or where is None or not where.key or passage.reading is None or draft.type not in ("ASSAULT", "PROTEST", "COERCE"):
        return
    lands = next((found for p in passage.reading.layout.items if isinstance(p, Phrase) and (found := _lands_of(p, span, passage))), [])
    if any(a.participant.key in lands for a in draft.actors):
        # "अंगोला-नामीबिया संघर्ष में दस मारे गए": lands that fight are no place.
        return
    side = draft.actors if draft.type == "PROTEST" else draft.recipients
    for who in [r for r in side if r.kind in ("crowd", "human", "people") and r.open and r.participant.key == where.key]:
        others = (key for key in lands if key != who.participant.key)
        side.extend(replace(who, participant=replace(who.participant, key=key)) for key in others)


def _lands_of(phrase: Phrase, span: tuple[int, int], passage: Passage) -> list[str]:
    """The keys of a row of lands in which something is, that holds a place."""
    tokens = passage.tokens
    if (
        phrase.slot != "men"
        or len(phrase.members) < 2
        or not any(tokens[m.start].start <= span[0] < tokens[m.end - 1].end for m in phrase.members)
    ):
        return []
    names = [m.mentions[-1].of("country") if m.mentions else None for m in phrase.members]
    return [n.key for n in names if n is not None and n.key] if all(names) else []


def speaks_as_side(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "मंत्री ने ईरान की निंदा की और कहा कि ईरान ने हमला किया": who says it faces a country in another act, and is as unnamed here as there.

    He takes the country that he has there, so that what he tells of a country makes him none of its.
    """
    who = draft.said_by
    if who is None or who.key or who.span is None or OFFICIAL.isdisjoint(who.sectors):
        return False
    same = [a for d in drafts if d is not draft for a in d.actors if a.participant.span == who.span and d.recipients]
    if not same:
        return False
    who.key = same[0].participant.key
    return True
