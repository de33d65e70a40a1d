"""For what somebody is held, charged or sentenced: an act "के आरोप में", "के शक पर", or a case at law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Filler, Frame
from ..resolving.participants import Resolved
from .acts import Act
from .labels import stands_behind
from .passing import Passing

INVOLVED, SERVES = words_of("involved"), words_of("serves")


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


def held_by(frame: Frame) -> bool:
    """ "हमले के आरोप में वकील की गिरफ़्तारी": whether somebody is told to be held, by a verb or, of an arrest, by its noun."""
    return frame.use.use in ("active", "passive", "twin") or (frame.use.use == "nominal" and "arrest" in frame.use.predicate.modes)


def found_guilty(frame: Frame, deed: Frame, layout: Layout) -> bool:
    """ "विधायक की हत्या के मामले में उम्रक़ैद काट रहे सांसद": whether somebody is convicted, or serves his term for a deed told with whom it hit."""
    chunk = layout.chunk(frame.use.verb)
    served = chunk is not None and chunk.verb is not None and chunk.verb.main in SERVES
    return "convict" in frame.use.predicate.modes or (served and bool(deed.roles.get("R")))


def said_to_have_part(frame: Frame, reading: Reading) -> list[Filler]:
    """ "धमाकों में सेना के अफ़सरों की कथित भूमिका", "हमले में विद्रोहियों के शामिल होने की बात": who is said to have had part in an attack.

    In a war ("जंग में उनकी भूमिका") a part may be any.
    """
    entry, layout, at = frame.use.predicate, reading.layout, frame.use.item + 1
    if entry.type != "ASSAULT" or entry.active.get("beech") == "B" or frame.use.use not in ("nominal", "participial"):
        return []
    if frame.roles.get("A") or layout.items[at - 1].slot != "men" or at + 1 >= len(layout.items):
        return []
    who, part = layout.items[at], layout.items[at + 1]
    if part.kind == "filler" and at + 2 < len(layout.items):
        # "विद्रोहियों के कथित रूप से शामिल होने".
        part = layout.items[at + 2]
    last = layout.chunk(frame.clause.finite) if frame.clause is not None else None
    if last is not None and last.verb is not None and last.verb.negated:
        return []
    if any("allege" in f.use.predicate.modes and f.clause is frame.clause and f.use.item > at for f in reading.frames):
        # "हत्याकांड में चाड का हाथ होने का आरोप": told by the charge.
        return []
    if not isinstance(who, Phrase) or not isinstance(part, Phrase) or who.slot != "ka" or part.owner is not who:
        return []
    if INVOLVED.isdisjoint(layout.tokens[part.end - 1].keys) or not reading.fitness.fits(who):
        return []
    return [Filler(who, "who is said to have had part in it")]


def charged_with(
    frame: Frame, reading: Reading, blamed: Mapping[int, Act], guilty: set[str], people: Callable[[list[Filler]], list[Resolved]]
) -> Act | None:
    """The act of blame in whose clause an attack is named as what somebody is blamed for; None where nobody is blamed for it.

    blamed: acts of blame that the grammar finds, by their clause; guilty: words by which somebody is held to have done an act; people:
    who the phrases of a role are.
    """
    entry, slot = frame.use.predicate, reading.layout.items[frame.use.item].slot
    if frame.clause is None or entry.type != "ASSAULT" or not (slot in ("men", "liye") or stands_behind(frame, reading.layout)):
        return None
    found = _held_guilty(frame, reading.frames, guilty)
    if found is not None:
        sides = [people(found.roles.get(side, [])) for side in "AR"]
        return Act("ACCUSE", [], "blamed", found.use.start, found.use.end, frame.clause, sides[0], sides[1])
    return blamed.get(frame.clause.id) if frame.use.use == "nominal" else None


def _held_guilty(frame: Frame, frames: Iterable[Frame], guilty: set[str]) -> Frame | None:
    """ "मंत्री की हत्या के लिए विद्रोहियों को ज़िम्मेदार ठहराया": what tells whom somebody blames for an attack named with whom it hit."""
    if frame.use.use not in ("nominal", "participial") or not frame.roles.get("R"):
        return None
    blames = (f for f in frames if f.clause is frame.clause and f.use.item > frame.use.item and f.use.predicate.type == "ACCUSE")
    return next((f for f in blames if not guilty.isdisjoint(f.use.predicate.head[:1]) and f.roles.get("R")), None)
