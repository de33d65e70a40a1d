"""Steps that are only taken towards what something is done for (codebook section 2)."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.placing import Frame


def step_to_purpose(frame: Frame, layout: Layout) -> bool:
    """ "गोली चलाकर हत्या करने के लिए युवक को पकड़ा": a step right before what is only a purpose, or a reason, is no more than that."""
    own, at = layout.chunk(frame.use.verb), frame.use.verb
    if own is None or own.verb is None or own.verb.form != "conj" or at is None or frame.use.predicate.type != "ASSAULT":
        return False
    near = (layout.chunk(i) for i in (at + 1, at + 2))
    after = next((c for c in near if c is not None and c.verb is not None), None)
    return after is not None and after.verb is not None and after.verb.form == "inf" and after.slot == "liye"
