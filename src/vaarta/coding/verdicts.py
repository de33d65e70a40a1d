"""A court's verdict and the sentence that follows it, told in one sentence, are one act (codebook section 2: one event per act)."""

from __future__ import annotations

from .draft import Draft


def one_verdict(drafts: list[Draft]) -> list[Draft]:
    """ "अदालत ने तस्कर को दोषी ठहराते हुए पाँच साल क़ैद की सज़ा सुनाई": the first telling stays, with the sides of both.

    drafts: those of one sentence in the order of their triggers. A prison sentence is COERCE too; that one keeps its own words and takes
    over who is sentenced.
    """
    out: list[Draft] = []
    for draft in drafts:
        before = next((d for d in out if _of_one_trial(d, draft)), None)
        if before is None:
            out.append(draft)
            continue
        before.actors = before.actors or draft.actors
        before.recipients = before.recipients or draft.recipients
        for prison in drafts:
            told = prison.type == "COERCE" and prison.tokens[0] < draft.tokens[1] and draft.tokens[0] < prison.tokens[1]
            if told and not prison.recipients:
                prison.recipients = list(before.recipients)
    return out


def _of_one_trial(before: Draft, draft: Draft) -> bool:
    """Whether two tellings are of one court and one convict, as far as both name them."""
    if not (_convicts(before) and _convicts(draft)) or before.judged.status != draft.judged.status:
        return False
    court = not before.actors or not draft.actors or before.doers == draft.doers
    hit = {r.participant.span for r in before.recipients}
    again = all(r.pronoun or r.participant.span in hit for r in draft.recipients)
    return court and (again or not before.recipients)


def _convicts(draft: Draft) -> bool:
    return draft.type == "SANCTION" and "convict" in draft.modes and not draft.pending
