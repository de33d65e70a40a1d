"""Where somebody of office goes, and whose guest he is there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language.names import Name
from ..records import Participant
from ..resolving.participants import Resolved
from .rules import Rules

# Where somebody goes: bare ("भारत पहुँचे"), or with में, को, के लिए.
GOAL = frozenset({"", "men", "ko", "liye"})


def goal_abroad(frame: Frame, layout: Layout, home: Collection[str | None]) -> tuple[Phrase, Name] | None:
    """The place in another country than those of ``home`` that a verb of going has right beside it; None where there is none.

    Where nothing tells whose he is, only a country by name is abroad: "विदेश मंत्री चीन जाएँगे", not "मंत्री लंदन जाएँगे".
    """
    # "टोक्यो का रुख़ किया", "मलेशिया की धरती पर उतरे": an entry may name the place as the owner of its noun.
    goal = GOAL | {"ka"} if frame.use.predicate.active.get("ka") == "R" else GOAL
    for at in frame.clause.items if frame.clause is not None else ():
        item = layout.items[at]
        if not isinstance(item, Phrase) or item.slot not in goal or at > frame.use.item + 1 or frame.use.item - at > 2:
            continue
        last = item.head.mentions[-1] if item.head.mentions else None
        name = last.of("country", "metonym", "region", "place") if last is not None and last.end == item.head.end else None
        if name is not None and name.key and name.key not in home and (home or name.kind == "country"):
            return item, name
    return None


def homes(frame: Frame, actors: Sequence[Resolved], rules: Rules) -> set[str | None]:
    """The lands of those of office who go somewhere; a state goes nowhere itself, and sends envoys ("चाड ने अपने मंत्री को सूडान भेजा")."""
    states = ("country", "metonym", "body") if frame.use.predicate.active.get("ko") == "T" else ()
    return {a.participant.key for a in actors if a.participant.key and (rules.official(a) or a.kind in states)}


def sends_no_envoy(frame: Frame) -> bool:
    """ "मंत्री ने बेटे को लंदन भेजा": whether an entry of sending somebody has nobody of office who is sent; "विदेश सचिव को नेपाल भेजा"."""
    if frame.use.predicate.active.get("ko") != "T":
        return False
    sent = frame.phrases("T")
    return not sent or not all(any(m.of("office") is not None for m in p.head.mentions) for p in sent)


def host(frame: Frame, layout: Layout, text: str, actors: list[Resolved]) -> list[Resolved]:
    """ "मंत्री मुंबई के लिए रवाना हुए": whose town somebody of another country goes to is his host (codebook section 3)."""
    if "abroad" not in frame.use.predicate.flags and not _on_visit(frame, layout):
        return []
    found = goal_abroad(frame, layout, {a.participant.key for a in actors if a.participant.key})
    if found is None:
        return []
    phrase, name = found
    span = (layout.tokens[phrase.head.start].start, layout.tokens[phrase.head.end - 1].end)
    who = Participant(text[span[0] : span[1]], name.key, ["GOV"], span, reason=f"the country of the place that is gone to: {name.name}")
    return [Resolved(who, "metonym")]


def _on_visit(frame: Frame, layout: Layout) -> bool:
    """ "मंत्री दो दिन की यात्रा पर काहिरा में हैं": whether a visitor is told to be somewhere."""
    at = frame.use.item
    return "visit" in frame.use.predicate.modes and frame.use.verb == at + 2 and layout.items[at + 1].slot == "men"
