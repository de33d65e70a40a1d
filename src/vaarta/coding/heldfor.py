"""For what somebody is held, charged or sentenced: an act "के आरोप में", "के शक पर", or a case at law."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .passing import Passing


def held_for(frame: Frame, layout: Layout, passing: Passing, cases: set[str]) -> tuple[int, bool] | None:
    """The item of an act for which somebody is held ("हमले के आरोप में"), and whether it only names the case; None where it is none.

    cases: words for a case at law. In a case ("हत्या के मामले में") people are held of whom nobody says that they did it.
    """
    nominal = frame.use.use == "nominal"
    at = frame.use.item if nominal else frame.use.verb
    item = layout.items[at] if at is not None else None
    if at is None or item is None or frame.clause is None:
        return None
    if item.slot == "topic":
        head = item.head if isinstance(item, Phrase) else item
        tried = any(not cases.isdisjoint(layout.tokens[t].keys) for t in range(head.end, head.after))
        # "पर्यटकों को लूटने के मामले में": a deed told by an infinitive is his who is held, one named by a noun may be anybody's.
        return (at, nominal) if tried and (nominal or frame.use.predicate.type != "ACCUSE") else None
    if item.slot != "ka":
        return None
    suspected, in_case = passing.suspicion(at + 1), passing.in_case(at + 1)
    return (at, nominal and not suspected) if suspected or in_case else None
