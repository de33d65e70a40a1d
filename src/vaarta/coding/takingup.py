"""Whether the words of a sentence take up an act that was told before them: "इस हमले में", "इसमें पाँच लोग मारे गए", "गोलीबारी में दो मारे गए"."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import TOLD_AT_IT, Frame
from .rules import Rules

HERE, PRESSURE, LATEST = words_of("here"), words_of("pressure"), words_of("latest")


def takes_up(frame: Frame, reading: Reading, rules: Rules) -> bool:
    """ "इस हमले में": takes up an act told before; of a toll, whether it is told of what was told before."""
    layout, pronouns = reading.layout, reading.fitness.pronouns
    item = layout.items[frame.use.item]
    if rules.is_toll(frame.use.predicate):
        return _in_it(frame, reading)
    if not isinstance(item, Phrase) or frame.use.use in ("active", "passive"):
        return False
    first = layout.tokens[item.members[-1].start]
    return pronouns.get(first.key) in ("this", "he") and first.start < layout.tokens[frame.use.start].start


def visit_of_before(frame: Frame, reading: Reading) -> str | None:
    """ "मंत्री की इस यात्रा के दौरान": a visit that is taken up to tell when something else is; None where the host is named."""
    item = reading.layout.items[frame.use.item]
    if "visit" not in frame.use.predicate.modes or frame.use.use != "nominal" or "R" in frame.roles or not isinstance(item, Phrase):
        return None
    first = reading.layout.tokens[item.members[-1].start]
    this = reading.fitness.pronouns.get(first.key) == "this" and first.start < reading.layout.tokens[frame.use.start].start
    return "a visit told before" if this and item.slot in ("time", "men", "lekar", "topic") else None


def ordered_before(frame: Frame, reading: Reading) -> str | None:
    """ "अदालत ने अपने आदेश में कहा", "वामदलों के दबाव में": an order, demand or pressure of before that is only named; None where it is told."""
    item = reading.layout.items[frame.use.item]
    if frame.use.predicate.type != "REQUEST" or frame.use.use != "nominal" or not isinstance(item, Phrase) or not item.slot:
        return None
    pressed = not PRESSURE.isdisjoint(reading.layout.tokens[item.head.end - 1].keys)
    own = item.owner is not None and reading.fitness.pronouns.get(reading.layout.tokens[item.owner.start].key) == "self"
    return "an order or demand of before, named in passing" if own or pressed or item.slot == "men" else None


def named_again(frame: Frame, reading: Reading) -> bool:
    """ "पुलिस ने गोली चलाई. गोलीबारी में दो लोग मारे गए": the bare noun that opens a sentence is the act of the one before.

    So is one that opens what somebody says of it ("कहा कि हमले में …") or, of an act told in the same sentence, another clause
    ("शिविर पर हमला किया गया और हमले में दो सौ लोग शामिल थे").
    """
    use, item, clause = frame.use, reading.layout.items[frame.use.item], frame.clause
    joined = all(f.how == TOLD_AT_IT for fillers in frame.roles.values() for f in fillers)
    bare = use.use == "nominal" and use.predicate.type == "ASSAULT" and item.slot == "men" and joined
    if not bare or not isinstance(item, Phrase) or item.owner is not None or item.end - use.end > 1:
        return False
    latest = item.start == use.start - 1 and reading.layout.tokens[item.start].key in LATEST
    if item.start != use.start and not latest:
        return False
    if not use.item:
        return True
    if clause is None or clause.items[0] != use.item:
        return False
    same = (f for f in reading.frames if f.use.predicate.type == "ASSAULT" and f.use.start < use.start)
    return clause.kind == "that" or any(f.use.predicate.head[-1] == use.predicate.head[-1] for f in same)


def _in_it(frame: Frame, reading: Reading) -> bool:
    """ "इसमें पाँच लोग मारे गए", "यहाँ पाँच लोग मारे गए": the toll of what was told before."""
    tokens, pronouns = reading.layout.tokens, reading.fitness.pronouns
    clause = frame.clause
    if clause is None or not clause.items:
        return False
    if frame.use.verb == clause.finite and tokens[reading.layout.items[clause.items[0]].start].key in HERE and not clause.id:
        return True
    for at in clause.items:
        item = reading.layout.items[at]
        if at < frame.use.item and isinstance(item, Phrase) and item.slot == "men" and not item.head.relative:
            return pronouns.get(tokens[item.start].key) in ("this", "he") and item.end - item.start == 1
    return False
