"""What is told with another act of the same one: the demand that people march with, how those who are shot were brought out.

Codebook section 1: one event per act.
"""

from __future__ import annotations

from collections.abc import Sequence

from .draft import Draft

# "माँग के साथ रैली निकाली", "माँग के लिए", "माँग को लेकर", "माँग पर".
WITH = frozenset({"saath", "with", "liye", "lekar", "topic", "men", "par", "se"})


def told_together(drafts: Sequence[Draft]) -> list[Draft]:
    """What is left of the drafts of one sentence, in their order; the blow takes over who was brought out for it."""
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        after = drafts[n + 1] if n + 1 < len(drafts) else None
        if (
            after is not None
            and draft.clause is after.clause
            and not after.pending
            and (_marched_for(draft, after) or _led_out(draft, after))
        ):
            if after.type == "ASSAULT":
                after.recipients = after.recipients or list(draft.recipients)
            continue
        out.append(draft)
    return out


def _marched_for(draft: Draft, after: Draft) -> bool:
    """ "वेतन की माँग करते हुए धरना दिया", "आज़ादी की माँग के साथ रैली निकाली": what people protest for, asked of nobody who is named."""
    if draft.type != "REQUEST" or after.type != "PROTEST" or draft.recipients or not after.actors:
        return False
    said = draft.form in ("part", "conj") and draft.doers <= after.doers
    return said or (draft.form == "" and draft.slot in WITH)


def _led_out(draft: Draft, after: Draft) -> bool:
    """ "घर से निकाल कर गोली मार दी": whom somebody brings out to strike him he expels from nowhere."""
    led = draft.type == "SANCTION" and "expel" in draft.modes and draft.form == "conj" and after.type == "ASSAULT"
    return led and bool(draft.actors) and draft.doers == after.doers


def blamed_again(before: Draft, draft: Draft) -> bool:
    """ "आपत्ति जताते हुए सरकार की आलोचना की", "मंत्री की आलोचना की और उन्हें कमज़ोर बताया": one who blames twice in a breath blames once."""
    if before.type != "ACCUSE" or draft.type != "ACCUSE" or before.pending or draft.pending:
        return False
    if not all("disapprove" in d.modes for d in (before, draft)) or not draft.actors or before.doers != draft.doers:
        return False
    taken_up = bool(draft.recipients) and all(r.pronoun for r in draft.recipients)
    if before.clause is draft.clause and before.form in ("part", "conj"):
        blamed = [{r.participant.span for r in d.recipients} for d in (before, draft)]
        return not all(blamed) or blamed[0] == blamed[1] or taken_up
    near = before.clause is not None and draft.clause is not None and draft.clause.id - before.clause.id == 1
    return near and taken_up and bool(before.recipients) and before.form == "fin" and draft.form in ("fin", "")
