"""Sentence to frames: names, chunks, phrases, clauses, predicates, roles, and which frame hangs on which."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Token, tag
from ..language.names import Mention, NameLexicon, find_names
from ..language.topics import TopicMention
from .chunks import Chunk, Chunker
from .denials import set_apart
from .fill import Filling
from .find import Finder, Layout, Match
from .fitness import Fitness
from .functionwords import words_of
from .genitives import attach
from .lexicon import Lexicon
from .phrases import Clause, Item, Phrase, cut, join
from .placing import Frame
from .runtogether import part_doers, part_goals

INVOLVED, THESE, SAYS, IT = words_of("involved"), words_of("these"), words_of("says"), words_of("saidwith")


class Reading:
    """The frames of one sentence and the layout that they point into. topics: the known ones, once somebody asked for them."""

    __slots__ = ("blocked", "fitness", "frames", "layout", "mentions", "topics")

    def __init__(
        self, layout: Layout, frames: list[Frame], fitness: Fitness, blocked: list[tuple[str, str]], mentions: list[Mention]
    ) -> None:
        self.layout, self.frames, self.fitness = layout, frames, fitness
        self.blocked, self.mentions = blocked, mentions
        self.topics: list[TopicMention] | None = None


def analyse(
    text: str,
    tokens: list[Token],
    dates: dict[int, int],
    lexicon: Lexicon,
    names: NameLexicon,
    places: Sequence[Mention] = (),
    found: list[Mention] | None = None,
    matches: Sequence[Match] | None = None,
) -> Reading:
    """All frames of one sentence.

    text: the page; tokens: of the sentence, offsets into the page; dates: token ranges that a date takes (start → end);
    places: names of places, as mentions of kind "place"; found, matches: the names and the heads of entries in it, where the caller
    knows them already (no matches: no frames are looked for).
    """
    tag(tokens)
    mentions = apart_from_dates(find_names(tokens, names) if found is None else found, tokens, dates)
    mentions = _outside_places(mentions, places)
    mentions = sorted(mentions + _others(places, mentions, dates), key=lambda m: m.start)
    chunks = part_goals(part_doers(Chunker(lexicon, tokens, mentions, dates).run(), tokens, lexicon))
    items = join(chunks, tokens)
    attach(items, tokens)
    layout = Layout(tokens, items, set_apart(cut(items, tokens), items, tokens))
    finder = Finder(lexicon, layout, matches)
    uses = finder.run()
    fitness = Fitness(tokens, text, lexicon.pronouns, names)
    frames = Filling(layout, fitness).run(uses)
    _relate(frames, layout)
    return Reading(layout, frames, fitness, finder.refused, mentions)


def apart_from_dates(mentions: list[Mention], tokens: list[Token], dates: dict[int, int]) -> list[Mention]:
    """The names of a tagged sentence that are no part of a date and no number."""
    if dates:
        mentions = [m for m in mentions if not any(m.start < e and s < m.end for s, e in dates.items())]
    return [m for m in mentions if not (m.of("people") and _number(tokens[m.start]))]


def _outside_places(mentions: list[Mention], places: Sequence[Mention]) -> list[Mention]:
    """ "लश्कर गाह": a group or person whose name is only part of a town's is not meant."""
    longer = [p for p in places if p.end - p.start > 1]
    if not longer:
        return mentions
    return [
        m
        for m in mentions
        if not (_nobody(m) and any(p.start <= m.start and m.end <= p.end and (p.start, p.end) != (m.start, m.end) for p in longer))
    ]


def _nobody(mention: Mention) -> bool:
    return all(n.kind in ("person", "group", "party") for n in mention.names)


def _number(token: Token) -> bool:
    """ "हज़ारों लोग" are thousands, not Hazaras."""
    return token.reading is not None and token.reading.pos == "NUM"


def _others(places: Sequence[Mention], mentions: Sequence[Mention], dates: dict[int, int]) -> list[Mention]:
    """Places that are part of no name and no date."""
    if not places:
        return []
    taken = {t for m in mentions for t in range(m.start, m.end)} | {t for s, e in dates.items() for t in range(s, e)}
    return [p for p in places if taken.isdisjoint(range(p.start, p.end))]


def _relate(frames: list[Frame], layout: Layout) -> None:
    for frame in frames:
        _content_of_noun(frame, frames, layout)
        if frame.governor is None:
            _involvement(frame, frames, layout)
        if frame.governor is None:
            _content_of_verb(frame, frames, layout)
        if frame.governor is None:
            _content_of_clause(frame, frames, layout)


def _content_of_noun(frame: Frame, frames: list[Frame], layout: Layout) -> None:
    """ "हमले की निंदा": the event noun is the object of the predicate whose head follows it."""
    item = layout.items[frame.use.item]
    if not isinstance(item, Phrase) or frame.use.use not in ("nominal", "participial", "modifier"):
        return
    for other in frames:
        left = frame.use.predicate.type == "CONSULT" and "abroad" in other.use.predicate.flags
        if other is frame or other.use.item <= frame.use.item or left:
            # "बैठक से बाहर आकर": who comes out of a meeting has been at it.
            continue
        # "परीक्षण की कड़े शब्दों में निंदा": a turn that says how keeps nothing apart.
        between = layout.items[frame.use.item + 1 : other.use.item + 1]
        near = sum(not _says_how(i) for i in between) - (_doer_between(between) if item.slot == "ka" else 0)
        if item.slot in ("ko", "se") and _taken_up(layout, frame.use.item + 1, other):
            return
        if not item.slot:
            # "सरकार का प्रस्ताव ठुकराया": what is refused, right before the verb that refuses it.
            refused = near == 1 and other.use.predicate.type == "REJECT" and other.use.predicate.kind == "verb"
            if refused and other.use.use in ("active", "passive"):
                frame.governor, frame.relation = other, "object"
            return
        if item.slot in ("ka", "liye") and near == 2 and _genitive(layout.items[frame.use.item + 1]):
            near = 1
        if (item.slot in ("ka", "liye") and near == 1) or (
            item.slot in ("par", "se", "ko", "prati", "khilaf") and _same_clause(frame, other) and other.use.item - frame.use.item <= 3
        ):
            frame.governor, frame.relation = other, "object"
            return


def _taken_up(layout: Layout, at: int, other: Frame) -> bool:
    """ "अभियान को देखते हुए चौकसी बढ़ाई": the participle right after an act has it as its object, and nothing later has."""
    chunk = layout.chunk(at)
    return chunk is not None and chunk.verb is not None and chunk.verb.form in ("part", "conj") and other.use.verb != at


def _says_how(item: object) -> bool:
    return isinstance(item, Chunk) and item.kind == "filler"


def _doer_between(between: Sequence[Item]) -> int:
    """ "हमले की | घाना सरकार ने मंगलवार को | निंदा की": how many items between an act and what is made of it tell who does so, and when."""
    doer = [n for n, i in enumerate(between) if isinstance(i, Phrase) and i.slot == "ne"]
    if len(doer) != 1 or any(not _genitive(i) for i in between[: doer[0]]) or any(isinstance(i, Phrase) for i in between[doer[0] + 1 : -1]):
        return 0
    return doer[0] + 1 + sum(isinstance(i, Chunk) and i.kind == "date" for i in between[doer[0] + 1 :])


def _genitive(item: object) -> bool:
    """ "हमले की तैयारी का आरोप": a noun between the act and what is made of it."""
    return isinstance(item, Phrase) and item.slot == "ka"


def _same_clause(a: Frame, b: Frame) -> bool:
    return a.clause is not None and a.clause is b.clause


def _content_of_verb(frame: Frame, frames: list[Frame], layout: Layout) -> None:
    """ "रिहा करने का आदेश", "देने से इनकार", "चर्चा करने के लिए तैयार"; otherwise -ने के लिए is a purpose."""
    chunk = layout.chunk(frame.use.verb)
    if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or frame.use.verb is None:
        return
    at = frame.use.verb
    if not chunk.slot and (last := joined_infinitive(at, layout)) is not None:
        at, chunk = last
    for other in frames:
        if other is frame or other.use.item <= at or not _same_clause(frame, other) or _gives_way(other, frames):
            continue
        # "करने के आदेश जारी किए": the first word of what it is the content of stands right behind it.
        first = layout.item_of[other.use.start] if other.use.predicate.type == "REQUEST" else other.use.item
        first = first if first > at else other.use.item
        between = layout.items[at + 1 : first]
        asker = chunk.slot == "ka" and len(between) == 1 and _genitive(between[0]) and other.use.use in ("nominal", "happen", "twin")
        if asker and "content" in other.use.predicate.flags:
            # "हिंसा रोकने की संयुक्त राष्ट्र की अपील": whose appeal it is stands between it and what is asked.
            frame.governor, frame.relation = other, "content"
            return
        laid = between[0] if len(between) == 1 else None
        if chunk.slot == "par" and isinstance(laid, Chunk) and laid.done and other.use.predicate.kind == "noun":
            # "बेचने पर लगी पाबंदी उठा ली": the participle of what lies on it parts nothing.
            between = []
        close = not any(isinstance(b, Phrase) or (isinstance(b, Chunk) and b.kind == "verb") for b in between)
        # A genitive belongs to the very next noun: "रिहा करने के एक दिन बाद … गिरफ़्तार" is no content.
        bound = chunk.slot in ("se", "ko", "par") or (chunk.slot == "ka" and first == at + 1)
        if close and ("content" in other.use.predicate.flags or bound):
            frame.governor, frame.relation = other, "content"
        elif chunk.slot == "liye":
            frame.governor, frame.relation = other, "purpose"
        return


def _gives_way(frame: Frame, frames: list[Frame]) -> bool:
    """ "मदद करने के लिए प्रतिबद्ध": of two readings of one word, what is done belongs to the one that takes it as its content."""
    if "content" in frame.use.predicate.flags:
        return False
    return any(f.use.item == frame.use.item and f.use.verb == frame.use.verb and "content" in f.use.predicate.flags for f in frames)


def joined_infinitive(at: int, layout: Layout) -> tuple[int, Chunk] | None:
    """ "मदद करने और अभ्यास करने की आलोचना": the postposition of the last infinitive of a row serves them all."""
    after = layout.chunk(at + 1)
    if after is None or after.kind not in ("link", "mark"):
        return None
    for later in range(at + 2, len(layout.items)):
        chunk = layout.chunk(later)
        if chunk is not None and chunk.kind == "verb":
            return (later, chunk) if chunk.verb is not None and chunk.verb.form == "inf" and chunk.slot else None
    return None


def _content_of_clause(frame: Frame, frames: list[Frame], layout: Layout) -> None:
    """ "… आरोप लगाया कि [हमला किया]": the clause after कि is the content of a predicate that takes one."""
    clause = frame.clause
    if clause is None or clause.kind not in ("that", "quote") or clause.parent is None:
        return
    parent = layout.clauses[clause.parent]
    if said_with_it(parent, layout):
        return
    for other in frames:
        if other.clause is not parent or "content" not in other.use.predicate.flags:
            continue
        if other.use.verb == parent.finite or _this_word(other, layout):
            frame.governor, frame.relation = other, "content"
            return


def said_with_it(clause: Clause, layout: Layout) -> bool:
    """ "यह कहते हुए प्रस्ताव ठुकरा दिया कि …", "यह कहकर …": the clause after कि is what is said with the act, and not what the act is about."""
    for at in (i for i in clause.items if i and i != clause.finite):
        chunk, before = layout.chunk(at), layout.items[at - 1]
        if chunk is None or chunk.verb is None or chunk.verb.form not in ("part", "conj") or chunk.verb.main not in SAYS:
            continue
        if isinstance(before, Phrase) and before.end - before.start == 1 and layout.tokens[before.start].key in IT:
            return True
    return False


def _this_word(frame: Frame, layout: Layout) -> bool:
    """ "मंत्री का दौरा इस आश्वासन के बाद हो रहा है कि …": a promise that "this" points out is told in the clause after कि."""
    item = layout.items[frame.use.item]
    if frame.use.use != "nominal" or frame.use.predicate.type != "AGREE" or not isinstance(item, Phrase) or not item.slot:
        return False
    return any(t.key in THESE for t in layout.tokens[item.start : frame.use.start])


def _involvement(frame: Frame, frames: list[Frame], layout: Layout) -> None:
    """ "दंगे में शामिल होने का आरोप", "हत्या में हाथ होने का आरोप": what somebody is accused of a part in."""
    item = layout.items[frame.use.item]
    if not isinstance(item, Phrase) or frame.use.use not in ("nominal", "participial") or item.slot != "men":
        return
    for other in frames:
        between = layout.items[frame.use.item + 1 : other.use.item]
        if other.use.predicate.type != "ACCUSE" or not 0 < len(between) <= 3 or not _same_clause(frame, other):
            continue
        first = layout.tokens[between[0].end - 1] if isinstance(between[0], Phrase) else None
        if first is not None and not INVOLVED.isdisjoint(first.keys):
            frame.governor, frame.relation = other, "object"
            return
