"""Blame or praise told twice in a sentence: by its word, and by what somebody then calls it (codebook section 1: one event per act)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.functionwords import words_of
from ..language import Token
from .draft import Draft

AGAIN, HOLDING = words_of("himofbefore"), words_of("holding")
JUDGING = frozenset({"ACCUSE", "SUPPORT"})


def one_judgement(drafts: Sequence[Draft], tokens: Sequence[Token]) -> list[Draft]:
    """What is left of the drafts of one sentence, in their order."""
    out: list[Draft] = []
    for draft in drafts:
        before = next((d for d in reversed(out) if _called_then(d, draft, tokens)), None)
        if before is None:
            out.append(draft)
        else:
            before.recipients = before.recipients or [r for r in draft.recipients if r.participant.key]
    return out


def _calls(draft: Draft) -> bool:
    """Whether a draft is told by what somebody calls another: by a rule of the grammar, or by an entry ("सही ठहराया")."""
    if draft.frame is None:
        return draft.judged.rule == "called"
    return draft.frame.use.use == "active" and not HOLDING.isdisjoint(draft.frame.use.predicate.lights)


def _called_then(before: Draft, draft: Draft, tokens: Sequence[Token]) -> bool:
    """ "विधेयक की निंदा की और इसे शर्मनाक बताया": what somebody calls that which he has just blamed or welcomed is the same blame or praise."""
    if draft.type not in JUDGING or before.frame is None or before.pending or not _calls(draft):
        return False
    if before.type != draft.type or not before.actors or before.doers != draft.doers or before.clause is None or draft.clause is None:
        return False
    judged = "allege" not in before.modes and before.judged.status == "happened" and draft.clause.id - before.clause.id <= 2
    return judged and any(t.key in AGAIN for t in tokens[before.tokens[1] : draft.tokens[0]])
