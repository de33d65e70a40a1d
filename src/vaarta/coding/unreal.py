"""Acts in words or of good will that are not real: hoped for, due, blamed or wished, where nobody undertakes or does them.

Codebook section 5 knows acts that may be; of these only such count as somebody stands behind. A release that is hoped for is nobody's, and
an order that somebody is blamed for is told by the blame.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.placing import Frame
from ..language import key
from ..resolving.participants import Resolved
from .status import WENT_FOR, Judgement

# What somebody is accused of, or what is denied, is told as his (codebook section 2).
ALLEGED = frozenset({"content of an accusation", "what is blamed", "what is denied", "what somebody is held for"})
# How the rule begins of help or talks in the subjunctive that would be promised (``status.settle``).
SUBJUNCTIVE = "subjunctive: "
NEED = words_of("need")
OPEN = "an act that is only hoped for, due or wished"


def unreal(
    frame: Frame, type_: str, judged: Judgement, people: tuple[Sequence[Resolved], Sequence[Resolved]], layout: Layout
) -> str | None:
    """Why an act of this type, told with this status, is none; None where it is one. people: who acts, and whom it is done to."""
    actors, recipients = people
    if type_ == "RETREAT" and frame.use.use == "nominal" and _comes_to_nothing(frame, layout):
        return "a step back that is not taken"
    if type_ == "RETREAT" and judged.status == "negated":
        # "मंत्री इस्तीफ़ा नहीं दे रहे": of the annotated sentences none has such an event, but the blame or the demand in it.
        return "a step back that is not taken"
    if type_ == "CONSULT" and judged.rule == "called off" and len(actors) < 2:
        return "a sitting that its own body puts off"
    if judged.status != "hypothetical":
        return None
    if type_ in ("REQUEST", "REJECT"):
        return "words that somebody is only blamed for or may say"
    if type_ == "ACCUSE" and not recipients and not _was_to(frame, layout):
        # "जाँच रोकने के आरोप", "निंदा कर सकता है": of the annotated acts of blame that only may be, each falls on somebody.
        return "blame that only may be and falls on nobody"
    if type_ == "RETREAT":
        return None if judged.rule in ALLEGED else OPEN
    if type_ == "AGREE":
        lacking = judged.rule.startswith(WENT_FOR) or (frame.use.use == "nominal" and _needed(judged))
        return OPEN if not actors or frame.use.use == "receive" or lacking or _wished(frame, judged, layout) else None
    return None


def _comes_to_nothing(frame: Frame, layout: Layout) -> bool:
    """ "युद्धविराम पर समझौता नहीं हो सका": a step back on which nobody comes to terms."""
    outer = frame.governor
    chunk = layout.chunk(outer.use.verb) if outer is not None and outer.use.predicate.type in ("SUPPORT", "AGREE") else None
    return chunk is not None and chunk.verb is not None and chunk.verb.negated


def _needed(judged: Judgement) -> bool:
    """ "पड़ोसियों की सहायता की आवश्यकता है": help that somebody only has need of."""
    rule = judged.rule.split(": ")
    return rule[0] == "hyp-noun" and key(rule[1]) in NEED


def _was_to(frame: Frame, layout: Layout) -> bool:
    """ "आयोग को घोटाले की जाँच करनी थी": what somebody had to do, he was set to do."""
    chunk = layout.chunk(frame.use.verb)
    return chunk is not None and chunk.verb is not None and chunk.verb.modal == "must" and chunk.verb.tense == "past"


def _wished(frame: Frame, judged: Judgement, layout: Layout) -> bool:
    """ "वे चाहते हैं कि टीम देश का दौरा करे": the subjunctive tells what others want of somebody, or of help what only should be given."""
    chunk = layout.chunk(frame.use.verb)
    wanted = chunk is not None and chunk.verb is not None and chunk.verb.form == "fin" and chunk.verb.mood == "sub"
    return wanted or judged.rule.startswith(SUBJUNCTIVE)
