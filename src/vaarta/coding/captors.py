"""A capture or killing that is told twice (codebook section 1: one event per act)."""

from __future__ import annotations

from .draft import Draft


def one_capture(drafts: list[Draft]) -> list[Draft]:
    """ "अपहरण विद्रोहियों ने किया है और इन लोगों को शनिवार को अग़वा किया गया": who did it and to whom, told one after the other, is one act."""
    out: list[Draft] = []
    for draft in drafts:
        before = out[-1] if out else None
        if before is not None and _same_capture(before, draft):
            before.recipients = list(draft.recipients)
            continue
        if before is not None and _charged_with_it(before, draft):
            before.actors, before.judged = list(draft.actors), draft.judged
            continue
        out.append(draft)
    return out


def _same_capture(before: Draft, draft: Draft) -> bool:
    """Whether one tells only who took somebody, and the next clause only who was taken."""
    if (before.type, draft.type) != ("ASSAULT", "ASSAULT") or "abduct" not in before.modes or "abduct" not in draft.modes:
        return False
    near = before.clause is not None and draft.clause is not None and 0 < draft.clause.id - before.clause.id <= 2
    halves = bool(before.actors) and not before.recipients and bool(draft.recipients) and not draft.actors
    return near and halves and before.judged.status == draft.judged.status


def _charged_with_it(before: Draft, draft: Draft) -> bool:
    """ "जनरल की हत्या के मामले में दो सैनिकों पर हत्या का मुक़दमा चला": with what somebody is charged over a deed is that deed."""
    if (before.type, draft.type) != ("ASSAULT", "ASSAULT") or before.frame is None or draft.frame is None:
        return False
    named = before.frame.use.use == "nominal" == draft.frame.use.use and before.frame.use.predicate.head == draft.frame.use.predicate.head
    halves = bool(before.recipients) and not before.actors and bool(draft.actors) and not draft.recipients
    return named and halves and before.clause is draft.clause and draft.judged.status == "hypothetical"
