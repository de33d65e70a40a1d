"""One journey told twice in a sentence: that somebody goes to a land, on which tour, for which conference, and whom he meets there.

Codebook section 1: one event per act, not per word.
"""

from __future__ import annotations

from collections.abc import Sequence

from .draft import Draft


def one_journey(drafts: Sequence[Draft]) -> list[Draft]:
    """What is left of the drafts of one sentence, in their order: a visit is told once, with another one or with the meeting itself."""
    return [d for d in drafts if not any(_told_by(d, o) for o in drafts if o is not d)]


def _told_by(draft: Draft, other: Draft) -> bool:
    if draft.type != "CONSULT" or draft.pending or other.pending or draft.frame is None or other.frame is None or not draft.actors:
        return False
    return _who_came(draft, other) or _tour(draft, other) or _conference(draft, other) or _told_again(draft, other)


def _keys(draft: Draft) -> tuple[set[str | None], set[str | None]]:
    return {a.participant.key for a in draft.actors}, {r.participant.key for r in draft.recipients}


def _is_visit(draft: Draft) -> bool:
    return draft.frame is not None and "visit" in draft.frame.use.predicate.modes


def _who_came(draft: Draft, other: Draft) -> bool:
    """ "ढाका पहुँचे मंत्री ने प्रधानमंत्री से मुलाक़ात की", "उनके निवास पर जाकर मुलाक़ात की": where who meets his hosts has come to."""
    if not _is_visit(draft) or other.type != "CONSULT" or _is_visit(other) or draft.clause is not other.clause or draft.clause is None:
        return False
    assert draft.frame is not None
    qualifies = draft.form == "conj" or any(f.qualified for fillers in draft.frame.roles.values() for f in fillers)
    met = {a.participant.key for a in other.actors} | {r.participant.key for r in other.recipients}
    _, hosts = _keys(draft)
    named = bool(hosts) and hosts <= met and (None not in hosts or draft.form == "conj")
    return qualifies and named and draft.tokens < other.tokens and draft.doers < other.doers


def _tour(draft: Draft, other: Draft) -> bool:
    """ "अपने यूरोपीय दौरे के पहले चरण में लातविया पहुँचे": the tour on which somebody comes to a land, in the same clause."""
    if not _is_visit(draft) or not _is_visit(other) or draft.clause is not other.clause or other.type not in ("CONSULT", "AGREE"):
        return False
    _, hosts = _keys(draft)
    named = draft.slot in ("par", "ka", "men", "time") and hosts <= {None} and bool(other.recipients)
    return named and draft.tokens < other.tokens and other.doers <= draft.doers


def _conference(draft: Draft, other: Draft) -> bool:
    """ "सम्मेलन में हिस्सा लेने ढाका जाएँगे": the conference for which somebody goes to a land."""
    for_it = "multilateral" in draft.modes and draft.form == "inf" and draft.clause is other.clause and _is_visit(other)
    return for_it and other.type in ("CONSULT", "AGREE") and draft.tokens < other.tokens and bool(draft.doers & other.doers)


def _told_again(draft: Draft, other: Draft) -> bool:
    """ "मंत्री दिल्ली पहुँचे और यह उनकी पहली भारत यात्रा है": what is told of a journey that was told before."""
    if not _is_visit(draft) or not _is_visit(other) or other.type != "CONSULT" or other.tokens > draft.tokens:
        return False
    assert draft.frame is not None
    same = _keys(draft) == _keys(other) and None not in _keys(draft)[0] | _keys(draft)[1] and bool(draft.recipients)
    return same and draft.frame.use.use in ("twin", "nominal") and draft.judged.status == other.judged.status
