"""Leave that is given or not: who may come in, and whose resignation is taken (codebook section 2, RETREAT and REJECT)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.functionwords import words_of
from ..frames.lexicon import Predicate
from ..records import Status
from ..resolving.participants import Resolved
from .rules import Rules

ASKED = words_of("asked")


def leave_withheld(entry: Predicate, type_: str, status: Status) -> bool:
    """ "जाने की अनुमति नहीं दी", "इस्तीफ़ा स्वीकार नहीं किया": who does not let others in, or go, refuses them.

    So does who does not grant what is asked, or gives no leave: "सरकार ने बाग़ियों की माँगें नहीं मानीं", "रैली की अनुमति नहीं दी".
    """
    if type_ == "CONCEDE" and status == "negated" and is_granted(entry):
        return True
    return type_ == "RETREAT" and status == "negated" and ("access" in entry.modes or accepted_by_another(entry))


def is_granted(entry: Predicate) -> bool:
    """ "माँगें मानना", "अनुमति देना": whether an entry yields what is asked for."""
    return entry.type == "CONCEDE" and not ASKED.isdisjoint(entry.head)


def accepted_by_another(entry: Predicate) -> bool:
    """ "इस्तीफ़ा स्वीकार करना": an entry of a resignation whose owner acts, and not the subject, who only takes it."""
    return "resign" in entry.modes and "subj" not in entry.active and entry.active.get("ka") == "A"


def lets_in_own_forces(entry: Predicate, actors: Sequence[Resolved], recipients: Sequence[Resolved]) -> bool:
    """ "प्रधानमंत्री ने सेना को मंदिर में प्रवेश की इजाज़त दी": who lets his own forces in sends them."""
    # "सेना" alone is that of whoever lets it in.
    keys = {a.participant.key for a in actors} | {None}
    return "access" in entry.modes and bool(recipients) and all(Rules.armed(r) and r.participant.key in keys for r in recipients)
