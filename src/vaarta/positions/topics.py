"""What a position is about: the words that its cue takes, and the known topics in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..coding.contexts import Themes, topics_in
from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from ..records import Span, Topic

ABOUT = frozenset({"topic", "liye", "par", "prati", "khilaf"})
WALLS = frozenset({"ne", "source", "quoted"})


def topics_of(frame: Frame, reading: Reading, themes: Themes, content: Clause | None) -> list[Topic]:
    """The topics of one frame in reading order: its complement, phrases of the topic, and the clause that says what.

    content: the clause after कि, where it belongs to this frame. A span that holds one known topic carries its id; of several
    known ones each is told besides.
    """
    spans = sorted(set(_merged(list(_stretches(frame, reading, content)))))
    tokens = reading.layout.tokens
    known = [(m.start, m.end, id_) for m in topics_in(reading, themes) for id_ in m.ids]
    out: list[Topic] = []
    for first, last in spans:
        inside = [(s, e, id_) for s, e, id_ in known if first <= s and e <= last]
        span = (tokens[first].start, tokens[last - 1].end)
        out.append(_topic(reading, span, inside[0][2] if len({i[2] for i in inside}) == 1 else None))
        if len({i[2] for i in inside}) > 1:
            out.extend(_topic(reading, (tokens[s].start, tokens[e - 1].end), id_) for s, e, id_ in inside)
    told = {topic.id for topic in out}
    near = [_reach(c, reading) for c in (frame.clause, content) if c is not None and c.items]
    for start, end, id_ in known:
        # "INF संधि की तर्ज पर … मिसाइलों पर चर्चा": a known topic in no phrase of the cue, but in its clause.
        if id_ not in told and any(first <= start and end <= last for first, last in near):
            told.add(id_)
            out.append(_topic(reading, (tokens[start].start, tokens[end - 1].end), id_))
    return out


def known_in(reading: Reading, themes: Themes, span: tuple[int, int]) -> list[Topic]:
    """The known topics within tokens."""
    tokens = reading.layout.tokens
    found = [(m.start, m.end, id_) for m in topics_in(reading, themes) for id_ in m.ids if span[0] <= m.start and m.end <= span[1]]
    return [_topic(reading, (tokens[s].start, tokens[e - 1].end), id_) for s, e, id_ in found]


def _reach(clause: Clause, reading: Reading) -> tuple[int, int]:
    items = [reading.layout.items[at] for at in clause.items]
    return min(item.start for item in items), max(item.end for item in items)


def _topic(reading: Reading, span: Span, id_: str | None) -> Topic:
    return Topic(reading.fitness.page[span[0] : span[1]], id_, span)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


def _stretches(frame: Frame, reading: Reading, content: Clause | None) -> Iterator[tuple[int, int]]:
    layout = reading.layout
    people = {f.phrase.at for role in "ARB" for f in frame.roles.get(role, []) if f.phrase.members}
    for filler in frame.roles.get("T", []):
        yield _with_owners(filler.phrase), filler.phrase.end
    complement = _complement(frame, reading, people)
    if complement is not None:
        yield complement
    clause = frame.clause
    # A noun of another cue ("संभावना से") is no filler of this frame, but what it is about all the same.
    about = ABOUT | {slot for slot, role in frame.use.predicate.active.items() if role == "T"}
    for at in clause.items if clause is not None else ():
        item = layout.items[at]
        aside = at not in people or reading.fitness.kind(item) == "owned" if isinstance(item, Phrase) else False
        if isinstance(item, Phrase) and item.slot in about and aside and at < frame.use.item:
            yield _with_owners(item), item.end
        elif isinstance(item, Phrase) and item.slot in about and at < frame.use.item and (rest := _after_name(item)) is not None:
            # "अमरीका चर्चा के लिए": the name of the holder, then what it is about.
            yield rest, item.end
    head = layout.items[frame.use.item]
    before = layout.items[frame.use.item - 1] if frame.use.item else None
    aside = isinstance(before, Phrase) and (before.at not in people or reading.fitness.kind(before) == "owned")
    if isinstance(head, Chunk) and isinstance(before, Phrase) and not before.slot and aside:
        # "प्रस्ताव ठुकरा दिया", "समझौता चाहता है": the object right before a verb.
        yield _with_owners(before), before.end
    if complement is None and isinstance(head, Phrase) and head.owner is not None and head.owner.at not in people:
        yield _with_owners(head.owner), head.owner.end
    inside = reading.layout.tokens[head.members[-1].start : frame.use.start] if isinstance(head, Phrase) else []
    if isinstance(head, Phrase) and any(t.reading is not None and t.reading.pos in ("NOUN", "PROPN") for t in inside):
        yield head.members[-1].start, frame.use.start
    if content is not None and (span := _clause_span(content, reading)) is not None:
        yield span


def _with_owners(phrase: Phrase) -> int:
    start = phrase.start
    while phrase.owner is not None and phrase.owner.slot == "ka":
        phrase = phrase.owner
        start = phrase.start
    return start


def _complement(frame: Frame, reading: Reading, people: set[int]) -> tuple[int, int] | None:
    """ "मिसाइलों पर चर्चा करने के लिए | तैयार": an infinitive before the cue, with what stands before it in its clause."""
    layout, clause = reading.layout, frame.clause
    if clause is None:
        return None
    first = layout.item_of[frame.use.start]
    at = first - 1
    while at >= 0 and _passed_over(layout.items[at], reading):
        at -= 1
    chunk = layout.chunk(at)
    if chunk is None or chunk.verb is None or chunk.verb.form != "inf":
        return None
    start = at
    for left in range(at - 1, -1, -1):
        item = layout.items[left]
        if isinstance(item, Phrase) and left in clause.items and (rest := _after_name(item)) is not None:
            return rest, chunk.start + 1
        if left not in clause.items or left in people or (isinstance(item, Phrase) and item.slot in WALLS):
            break
        if isinstance(item, Chunk) and item.kind in ("link", "mark"):
            break
        if isinstance(item, Phrase) and item.slot == "" and left == min(clause.items) and reading.fitness.fits(item):
            break
        start = left
    return layout.items[start].start, chunk.start + 1


def _after_name(phrase: Phrase) -> int | None:
    """ "तेहरान यूरेनियम संवर्धन | घटाने": where the object begins that is run together with the name of the holder."""
    chunk = phrase.members[0] if phrase.members else None
    name = chunk.mentions[0] if chunk is not None and chunk.mentions else None
    if chunk is None or name is None or name.start != chunk.start or name.end >= chunk.end or phrase.slot in WALLS:
        return None
    return name.end if name.of("country", "metonym", "body") and not name.of("adjective") else None


def _passed_over(item: Phrase | Chunk, reading: Reading) -> bool:
    """ "युद्ध छेड़ने की | उसकी कोई योजना": adverbs and a possessive pronoun between a complement and its cue."""
    if isinstance(item, Chunk):
        return item.kind in ("filler", "date")
    return item.slot == "ka" and reading.fitness.kind(item) == "pronoun"


def _clause_span(clause: Clause, reading: Reading) -> tuple[int, int] | None:
    items = [reading.layout.items[i] for i in clause.items]
    solid: Sequence[Phrase | Chunk] = [i for i in items if isinstance(i, Phrase) or i.kind in ("verb", "date", "filler")]
    if not solid:
        return None
    last = solid[-1]
    end = last.verb.end if isinstance(last, Chunk) and last.verb is not None else last.end
    return solid[0].start, end
