"""Whom an act reaches where no case of its verb tells.

In whose midst a bomb goes off, whom a struck vehicle carries, with whom dealings are barred, whose paper is turned down.

Codebook section 3: victims are recipients, and so is the one hit by a ban. The words are data (``functionwords.tsv``: carries, laden,
brings).
"""

from __future__ import annotations

from .chunks import Chunk
from .find import BE, Layout
from .fitness import STRONG_KINDS, Fitness
from .functionwords import words_of
from .phrases import Phrase
from .placing import Frame

CARRIES, LADEN, BRINGS, GO = words_of("carries"), words_of("laden"), words_of("brings"), words_of("go")
BORDERS, JOINED = words_of("borders"), words_of("joinedto")
WHEN, THEN, WAITS = words_of("when"), words_of("atthattime"), words_of("waits")
STRUCK = frozenset({"", "men", "par", "near", "ko", "se"})
LIVING = frozenset({"crowd", "human", "person", "office", "inhabitant", "organ", "body"})
# Who trades, talks or has to do with another.
DEALING = frozenset({"country", "metonym", "body", "group", "party", "organ", "office", "person"})
BARRING = frozenset({"COERCE", "SANCTION", "CONCEDE"})
ANSWERING = frozenset({"REJECT", "ACCUSE", "SUPPORT"})


def affected(frame: Frame, layout: Layout, fitness: Fitness) -> tuple[Phrase, str] | None:
    """The phrase that a frame without a recipient reaches, and the rule that says so; None where there is none."""
    type_ = frame.use.predicate.type
    if "R" in frame.roles or frame.clause is None or frame.use.use not in ("active", "passive", "twin", "happen"):
        return None
    if type_ == "ASSAULT":
        found = _in_the_midst(frame, layout, fitness)
        if found is None and (there := _there_then(frame, layout, fitness)) is not None:
            return there, "who was there when it was done"
        if found is None and (fallen := _slain(frame, layout, fitness)) is not None:
            return fallen, "who suffers a passive"
        return (found, "in whose midst it was done") if found is not None else _carried(frame, layout, fitness)
    if type_ in ANSWERING:
        author = _brought_by(frame, layout, fitness)
        return (author, "who brought what is answered") if author is not None else None
    if type_ in BARRING:
        if type_ == "COERCE" and (beyond := _beyond_border(frame, layout, fitness)) is not None:
            return beyond, "who lies beyond the border"
        dealt = _dealt_with(frame, layout, fitness)
        return (dealt, "with whom dealings are barred") if dealt is not None else None
    return None


def _in_the_midst(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "नमाज़ियों के बीच विस्फोट कर दिया": one plural of people, and no two sides that do it to each other."""
    assert frame.clause is not None
    if "beech" in frame.use.predicate.active or "beech" in frame.use.predicate.nominal or frame.use.use in ("twin", "happen"):
        return None
    for at in reversed([i for i in frame.clause.items if i < frame.use.item]):
        item = layout.items[at]
        if isinstance(item, Phrase) and item.slot == "beech":
            return item if len(item.members) == 1 and fitness.kind(item) in LIVING else None
        if isinstance(item, Chunk) and item.kind in ("verb", "link"):
            return None
    return None


def _there_then(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "यह हमला उस समय हुआ जब खिलाड़ी होटल जा रहे थे", "धमाका तब हुआ जब लोग क़तार में खड़े थे": who was on his way or stood there is struck.

    Out: the subject of what went on then; nobody of whom an act that is over is told ("जब मंत्री ने इस्तीफ़ा दिया").
    """
    clause = frame.clause
    assert clause is not None
    if clause.finite is None or clause.finite != frame.use.verb or clause.id + 1 >= len(layout.clauses):
        return None
    if frame.use.use not in ("twin", "happen"):
        return None
    during, opening = layout.clauses[clause.id + 1], clause.finite + 1
    border = layout.items[opening] if opening < len(layout.items) else None
    told = border is not None and isinstance(border, Chunk) and layout.tokens[border.start].key in WHEN
    before = layout.items[clause.finite - 1]
    if not told or not any(t.key in THEN for t in layout.tokens[before.start : before.end]):
        return None
    verb = layout.chunk(during.finite)
    if verb is None or verb.verb is None or verb.verb.negated or not (_on_the_way(verb) or verb.verb.main == BE):
        return None
    phrases = [p for i in during.items if isinstance(p := layout.items[i], Phrase)]
    if verb.verb.main == BE and not any(not WAITS.isdisjoint(t.keys) for t in layout.tokens[phrases[-1].start : verb.end] if phrases):
        return None
    return next((p for p in phrases if not p.slot and fitness.kind(p) in LIVING), None)


def _slain(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "दूत और उनके चालक को घर के बाहर हत्या कर दी गई": को for the genitive of an event noun, as the papers often have it."""
    clause, entry = frame.clause, frame.use.predicate
    assert clause is not None
    if frame.use.use != "passive" or entry.kind != "noun" or entry.active.get("ka") != "R" or clause.finite != frame.use.verb:
        return None
    suffer = [p for i in clause.items if i < frame.use.item and isinstance(p := layout.items[i], Phrase) and p.slot == "ko"]
    return suffer[0] if len(suffer) == 1 and fitness.kind(suffer[0]) in LIVING else None


def _on_the_way(chunk: Chunk) -> bool:
    """ "जा रहे थे", "नमाज़ पढ़कर लौट रहे थे"."""
    return chunk.verb is not None and chunk.verb.aspect == "prog"


def _carried(frame: Frame, layout: Layout, fitness: Fitness) -> tuple[Phrase, str] | None:
    """ "सैनिकों को ले जा रही बस में धमाका", "पर्यटकों से भरी बस पर हमला": whom a vehicle carries that is struck."""
    assert frame.clause is not None
    for at in reversed([i for i in frame.clause.items if 0 < i < frame.use.item]):
        vehicle = layout.items[at]
        if isinstance(vehicle, Phrase) and vehicle.slot in STRUCK:
            people = _passengers(vehicle, layout)
            if people is not None and fitness.kind(people) in LIVING:
                return people, "whom it carries that is struck"
    return None


def _passengers(vehicle: Phrase, layout: Layout) -> Phrase | None:
    """The phrase before a vehicle that tells, with the participle or adjective between them, who is in it."""
    before, at = layout.items[vehicle.at - 1], vehicle.at - 2
    if isinstance(before, Phrase):
        return before if before.slot == "se" and not LADEN.isdisjoint(layout.tokens[vehicle.start].keys) else None
    people = layout.items[at] if at >= 0 else None
    if before.verb is None or not before.verb.lemmas or not isinstance(people, Phrase):
        return None
    # "सैनिकों को ले जा रही बस", "सैनिकों को लेकर जा रही बस".
    wanted = {"ko": CARRIES, "topic": GO}.get(people.slot)
    return people if wanted is not None and before.verb.lemmas[0] in wanted else None


def _dealt_with(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "पाकिस्तान के साथ व्यापार पर रोक", "चीन को हथियारों की बिक्री पर लगा प्रतिबंध": who is told before the dealing that a ban lies on."""
    at = layout.item_of[frame.use.start]
    if layout.items[at].slot != "par":
        if frame.use.predicate.active.get("par") != "R":
            return None
        at -= 1
    verb = layout.chunk(at)
    if verb is not None and verb.verb is not None and verb.verb.form in ("part", "fin"):
        # "व्यापार पर लगी रोक".
        at -= 1
    dealing = layout.items[at] if at >= 0 else None
    if not isinstance(dealing, Phrase) or dealing.slot != "par" or fitness.kind(dealing) in STRONG_KINDS:
        return None
    for back in range(at - 1, max(-1, at - 4), -1):
        item = layout.items[back]
        if isinstance(item, Chunk) and item.kind in ("filler", "date"):
            continue
        if not isinstance(item, Phrase):
            return None
        if item.slot in ("saath", "ko", "se"):
            return item if fitness.kind(item) in DEALING else None
        if item.slot != "ka":
            return None
    return None


def _beyond_border(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "हंगरी ने सर्बिया से लगी सीमा बंद की": towards whom a border is shut, by the participle of adjoining between them."""
    noun = layout.items[layout.item_of[frame.use.start]]
    if BORDERS.isdisjoint(k for t in layout.tokens[noun.start : frame.use.end] for k in t.keys):
        # "सीमा के | सभी नाके बंद किए".
        noun = noun.owner if isinstance(noun, Phrase) and noun.owner is not None else noun
        if BORDERS.isdisjoint(layout.tokens[noun.end - 1].keys):
            return None
    if not isinstance(noun, Phrase):
        return None
    for back in range(noun.at - 1, max(-1, noun.at - 4), -1):
        item = layout.items[back]
        if isinstance(item, Chunk):
            if item.verb is not None and (not item.verb.lemmas or item.verb.lemmas[0] not in JOINED):
                return None
        elif item.slot in ("se", "saath"):
            joined = layout.chunk(back + 1)
            return item if joined is not None and joined.verb is not None and fitness.kind(item) in DEALING else None
        elif item.slot != "ka":
            return None
    return None


def _brought_by(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "अमरीका के लाए गए प्रस्ताव को वीटो किया", "राज्य सरकार की भेजी सिफ़ारिश लौटा दी": whose paper it is that is turned down."""
    last = layout.item_of[frame.use.start]
    for at in (last, last - 1):
        paper, verb = layout.items[at] if at > 1 else None, layout.chunk(at - 1)
        if not isinstance(paper, Phrase) or paper.slot not in ("", "ko", "ka") or verb is None or verb.verb is None:
            continue
        if not verb.done or not verb.verb.lemmas:
            continue
        author, main = layout.items[at - 2], verb.verb.lemmas[0]
        if isinstance(author, Phrase) and not author.slot and not BRINGS.isdisjoint(layout.tokens[author.end - 1].keys) and at > 2:
            # "ब्रिटेन के | पेश | किए गए मसौदे को".
            author, main = layout.items[at - 3], layout.tokens[author.end - 1].key
        told = isinstance(author, Phrase) and author.slot in ("ka", "dvara") and fitness.kind(author) in DEALING
        if told and isinstance(author, Phrase) and main in BRINGS:
            return author
    return None
