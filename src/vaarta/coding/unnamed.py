"""Acts that are told well enough though nobody takes part whom a list or the text makes known."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.fitness import Fitness
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame

UNDER_WAY, GUILTY, FEARS, WHO, INVOLVED = (words_of(name) for name in ("underway", "guilty", "fears", "who", "involved"))
BE, PEOPLE, NAMES = word_of("be"), frozenset({"office", "human", "person", "relative"}), frozenset({"PROPN", "X"})
DONE = frozenset({"passive", "receive", "active"})


def told_of_nobody(frame: Frame, layout: Layout) -> bool:
    """Whether an attack of which nobody is named goes on, is feared, or is asked about."""
    return under_way(frame, layout) or goes_on(frame, layout) or feared(frame, layout) or asked_by_whom(frame, layout)


def under_way(frame: Frame, layout: Layout) -> bool:
    """ "शहर में जारी हमलों के बीच मतदान हो रहा है": an attack that goes on while something else is told."""
    item, first = layout.items[frame.use.item], frame.use.start
    before = {layout.tokens[t].key for t in range(max(0, first - 2), first)}
    return frame.use.use in ("nominal", "participial") and item.slot == "beech" and not UNDER_WAY.isdisjoint(before)


def goes_on(frame: Frame, layout: Layout) -> bool:
    """ "सेना का अभियान जारी, दो चौकियाँ ख़ाली": an act that a headline without its verb tells to be under way."""
    item, at = layout.items[frame.use.item], frame.use.item + 1
    word, after = layout.chunk(at), layout.chunk(at + 1)
    if frame.use.use != "nominal" or item.slot or word is None or word.kind != "filler" or frame.clause is None:
        return False
    ends = at + 1 >= len(layout.items) or (after is not None and after.kind == "mark")
    return ends and frame.clause.finite is None and not UNDER_WAY.isdisjoint(layout.tokens[word.end - 1].keys)


def asked_by_whom(frame: Frame, layout: Layout) -> bool:
    """ "साफ़ नहीं है कि हमले में किसका हाथ है", "धमाके के पीछे किसका हाथ है": an attack of which it is asked who had part in it."""
    items, at = layout.items, frame.use.item
    if frame.use.use != "nominal" or items[at].slot not in ("men", "behind") or at + 2 >= len(items):
        return False
    near = [{t.key for t in layout.tokens[i.start : i.end]} for i in items[at + 1 : at + 3]]
    return not WHO.isdisjoint(near[0]) and not INVOLVED.isdisjoint(near[1])


def feared(frame: Frame, layout: Layout) -> bool:
    """ "दंगों की आशंका है", "हमलों की भी आशंका जताई जा रही है": an attack or unrest that a clause only says is to be feared, of whomever."""
    at, clause = frame.use.item, frame.clause
    item, told = layout.items[at], layout.items[at + 1] if at + 1 < len(layout.items) else None
    if frame.use.use != "nominal" or item.slot != "ka" or clause is None or not isinstance(told, Phrase) or told.slot:
        return False
    fear = any(layout.tokens[t].key in FEARS for t in range(told.start, told.end))
    return fear and clause.kind in ("main", "that", "quote") and clause.finite in (at + 2, at + 3)


def sentenced(frame: Frame) -> bool:
    """ "साबिर को दो साल की सज़ा दी गई", "साबिर को दोषी पाया गया": a sentence that is told, and a verdict, fall on anybody."""
    entry = frame.use.predicate
    told = len(entry.head) > 1 or (frame.use.use == "passive" and not GUILTY.isdisjoint(entry.head))
    return "convict" in entry.modes and frame.use.use in DONE and told and bool(frame.roles.get("R"))


def under_charge(frame: Frame, layout: Layout, fitness: Fitness) -> bool:
    """ "धारीवाल के ख़िलाफ़ वारंट जारी किया गया", "जिन पर हत्या का आरोप है": the law acts against whomever it names."""
    if "allege" not in frame.use.predicate.modes:
        return False
    charged = [f.phrase for f in frame.roles.get("R", [])]
    chunk = layout.chunk(frame.use.verb)
    stands = frame.use.use == "active" and chunk is not None and chunk.verb is not None and chunk.verb.main == BE
    if frame.use.use not in ("passive", "twin") and not stands:
        return False
    if any(p.slot == "khilaf" for p in charged) and not stands:
        return True
    # "जिन नेताओं पर मुक़दमा चल रहा है", "बख़्तियार पर आरोप है": whom no list knows, but who is told to be somebody.
    return any(p.slot in ("par", "khilaf") and _one_of_people(p, fitness) for p in charged)


def _one_of_people(phrase: Phrase, fitness: Fitness) -> bool:
    name = all(r.pos in NAMES for r in fitness.tokens[phrase.head.end - 1].form.readings)
    return fitness.kind(phrase) in PEOPLE or (name and fitness.kind(phrase) == "unknown")
