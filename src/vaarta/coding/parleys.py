"""Who takes part in talks: those between whom they are, and whoever is called up."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .draft import Draft

STAGES = words_of("stages")


def between_them(frame: Frame, layout: Layout) -> bool:
    """ "पाँच सरकारों के दूतों के बीच वार्ता": whether talks that are no part of something else say between whom they are."""
    if not any(f.phrase.slot == "beech" for f in frame.roles.get("B", [])):
        return False
    return layout.items[frame.use.item].slot != "ka" or _goes_on(frame, layout)


def _goes_on(frame: Frame, layout: Layout) -> bool:
    """ "बातचीत का आज दूसरा दिन है", "वार्ता का तीसरा दौर शुरू हुआ": whether a clause tells how far talks have gone."""
    clause = frame.clause
    if clause is None or clause.finite is None:
        return False
    after = (p for at in clause.items if frame.use.item < at < clause.finite and isinstance(p := layout.items[at], Phrase) and not p.slot)
    return any(layout.tokens[p.end - 1].key in STAGES for p in after)


def all_talk(drafts: Sequence[Draft]) -> None:
    """ "राष्ट्रपति ने प्रधानमंत्री को टेलीफ़ोन किया": who is called talks too, and of talks all sides are actors (codebook section 3)."""
    for draft in drafts:
        if draft.type == "CONSULT" and "phone" in draft.modes and draft.recipients:
            draft.actors, draft.recipients = draft.actors + draft.recipients, []


def one_meeting(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without the talks that are to be held at a meeting promised right before them."""
    return [d for n, d in enumerate(drafts) if not n or not _talk_at_it(drafts[n - 1], d)]


def _talk_at_it(before: Draft, draft: Draft) -> bool:
    """ "उनकी मुलाक़ात मंत्री से होगी और बातचीत भी होगी": what is to be talked over right after a meeting is talked over at it."""
    frames = (before.frame, draft.frame)
    if any(f is None or f.use.predicate.type != "CONSULT" for f in frames) or "visit" in before.modes or before.pending:
        return False
    near = before.clause is not None and draft.clause is not None and draft.clause.id - before.clause.id == 1
    same = (before.type, draft.type) == ("AGREE", "AGREE") and draft.judged.status == before.judged.status and not draft.recipients
    met, talked = (_keys(d) for d in (before, draft))
    return near and same and bool(talked) and talked < met


def _keys(draft: Draft) -> set[str]:
    return {p.participant.key for p in draft.actors + draft.recipients if p.participant.key}
