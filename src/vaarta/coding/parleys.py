"""Who takes part in talks: those between whom they are, and whoever is called up."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.find import Layout
from ..frames.placing import Frame
from .draft import Draft


def between_them(frame: Frame, layout: Layout) -> bool:
    """ "पाँच सरकारों के दूतों के बीच वार्ता": whether talks that are no part of something else say between whom they are."""
    return layout.items[frame.use.item].slot != "ka" and any(f.phrase.slot == "beech" for f in frame.roles.get("B", []))


def all_talk(drafts: Sequence[Draft]) -> None:
    """ "राष्ट्रपति ने प्रधानमंत्री को टेलीफ़ोन किया": who is called talks too, and of talks all sides are actors (codebook section 3)."""
    for draft in drafts:
        if draft.type == "CONSULT" and "phone" in draft.modes and draft.recipients:
            draft.actors, draft.recipients = draft.actors + draft.recipients, []
