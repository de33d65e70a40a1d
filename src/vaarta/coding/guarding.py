"""A watch that is kept, told twice: that a place is guarded, and who is posted there (codebook section 1: one event per act)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.functionwords import words_of
from .draft import Draft

GUARDING = words_of("guarding")
FORCES = frozenset({"COP", "MIL"})


def one_watch(drafts: Sequence[Draft], before: Sequence[Draft] = ()) -> tuple[list[Draft], list[Draft]]:
    """What is left of the drafts of one sentence and of the sentence before it."""
    posted = next((d for d in drafts if _posts(d)), None)
    if posted is None:
        return list(drafts), list(before)
    if posted.judged.status == "negated":
        # "सुरक्षा कड़ी कर दी गई है, इतने जवान पहले कभी तैनात नहीं किए गए".
        return [d for d in drafts if d is not posted or not any(map(_guards, drafts))], list(before)
    kept = [d for d in drafts if not (_guards(d) and d.judged.status == posted.judged.status)]
    return kept, [d for d in before if not (_guards(d) and d.judged.status == posted.judged.status)]


def _guards(draft: Draft) -> bool:
    """ "सुरक्षा के कड़े इंतज़ाम किए गए हैं": that a place is guarded, by whomever."""
    if draft.type != "MOBILIZE" or draft.frame is None or draft.actors or draft.recipients or draft.pending:
        return False
    return not GUARDING.isdisjoint(draft.frame.use.predicate.head)


def _posts(draft: Draft) -> bool:
    """ "दो हज़ार जवान तैनात किए गए हैं": that forces are posted, by nobody else who is named."""
    if draft.type != "MOBILIZE" or draft.frame is None or draft.pending or not draft.actors:
        return False
    return all(FORCES & set(a.participant.sectors) for a in draft.actors)
