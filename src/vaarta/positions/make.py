"""The stage of positions: the sentences that may hold one, and the events that carry a stance."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ..coding.draft import Draft
from ..coding.status import PROMISED
from ..frames.analyse import analyse
from ..frames.chunks import Chunk
from ..frames.find import Finder
from ..frames.phrases import Clause, Phrase
from ..language import key
from ..language.names import find_names
from ..records import Article, Event, Participant, Position, Span, Stance, Topic
from ..resolving.dates import find_dates
from ..resolving.memory import Memory
from ..resolving.participants import Resolver
from ..resolving.places import place_names, place_phrases
from ..resolving.records import date_of, fill_countries, locator_of
from ..resolving.where import Locator
from .code import BINDING, PositionCoder, PositionDraft, wishes
from .conditions import find_conditions
from .grammar import asked, told_by_grammar
from .topics import topics_of

if TYPE_CHECKING:
    from ..engine import Engine
    from ..pipeline import Passage

# A court that turns down a plea acts at law and takes no side.
COURTS = frozenset({"JUD"})
PERSONAL = frozenset({"he", "we", "i", "both"})
# What a side is accused of is not what it stands for (status rule of coding.status).
ACCUSED = "content of an accusation"
VOICED = frozenset({"active", "passive", "twin"})


def make_positions(passages: list[Passage], article: Article, engine: Engine) -> list[Position]:
    """The positions of an article in reading order. Events and passages stay as they are."""
    out: list[Position] = []
    if not article.events and not any(p.stanced for p in passages):
        return out
    events: dict[tuple[int, int], list[Event]] = {}
    for event in article.events:
        events.setdefault(event.sentence, []).append(event)
    locator: Locator | None = None
    for passage in passages:
        own = events.get((passage.sentence.start, passage.sentence.end), [])
        drafts, swallowed = _stanced(passage, article, engine, own) if passage.stanced else ([], [])
        if drafts and locator is None:
            locator = locator_of(passages, engine)
        made = []
        for shadow, found in drafts:
            assert locator is not None
            locator.enter(shadow)
            fill_countries(found.draft, locator.place(found.draft, shadow), shadow, locator)
            made.append(_position(found, shadow, article))
        made += _from_events(passage, article, engine, own, made, swallowed)
        out.extend(sorted(made, key=lambda p: p.span))
    return out


def _stanced(
    passage: Passage, article: Article, engine: Engine, events: list[Event]
) -> tuple[list[tuple[Passage, PositionDraft]], list[Span]]:
    """The drafts of one sentence, each with the passage it was read from, and the spans of what is only their content."""
    reading = passage.reading
    found = passage.glance.names if passage.glance is not None else None
    if reading is None and found is None:
        found = find_names(passage.tokens, engine.names)
    mentions = reading.mentions if reading is not None else passage.mentions or found or []
    if not mentions and not any(engine.frames.pronouns.get(t.key) in PERSONAL for t in passage.tokens):
        return [], []
    if reading is None:
        dates, places = find_dates(passage.tokens), place_phrases(passage.tokens, engine.places)
        ranges = {d.i: d.j for d in dates}
        reading = analyse(article.text, passage.tokens, ranges, engine.stances.frames, engine.names, place_names(places), found)
        passage = passage.read_as(reading, dates, places)
    uses = Finder(engine.stances.frames, reading.layout).run()
    conditions = find_conditions(reading.layout, engine.stances)
    if not uses and not conditions and not any(wishes(reading.layout)) and not any(told_by_grammar(reading.layout, reading.fitness)):
        return [], []
    memory = passage.before if passage.before is not None else Memory(published=article.published)
    resolver = Resolver(reading, article.text, engine.names, memory, engine.lexica.speech.verbs)
    memory.saw(passage.mentions)
    coder = PositionCoder(reading, resolver, passage.carried, engine, events, uses, conditions)
    drafts = [(passage, d) for d in coder.run()]
    return drafts, [(passage.tokens[start].start, passage.tokens[end - 1].end) for start, end in coder.swallowed]


def _position(found: PositionDraft, passage: Passage, article: Article) -> Position:
    draft, event = found.draft, found.event
    span = (passage.tokens[draft.tokens[0]].start, passage.tokens[draft.tokens[1] - 1].end)
    holders = [replace(r.participant) for r in draft.actors]
    keys = {h.key for h in holders if h.key}
    addressees = [replace(r.participant) for r in draft.recipients]
    if event is not None and event.type == "ACCUSE" and draft.type == "accuses" and event.recipients:
        # Which of two पर phrases is the accused is settled by the rules of events.
        addressees = [replace(p) for p in event.recipients]
    if not addressees and event is not None and keys & {a.key for a in event.actors}:
        addressees = [replace(p) for p in event.recipients if p.key not in keys]
    return Position(
        id=_id(article, span[0], draft.type, holders),
        stance=cast(Stance, draft.type),
        status=draft.judged.status,
        trigger=article.text[span[0] : span[1]],
        holders=holders,
        addressees=addressees,
        topics=_beside(found.topics, addressees) or ([replace(t) for t in event.topics] if event is not None else []),
        span=span,
        sentence=(passage.sentence.start, passage.sentence.end),
        condition=found.condition[0] if found.condition else None,
        condition_span=found.condition[1] if found.condition else None,
        said_by=draft.said_by,
        when=date_of(draft, passage, article),
        event=event.id if event is not None else None,
        reasons=draft.reasons,
    )


def _beside(topics: list[Topic], sides: list[Participant]) -> list[Topic]:
    """The topics that are not just the words of a side."""
    taken = [p.span for p in sides if p.span]
    return [t for t in topics if t.span is None or not any(s <= t.span[0] and t.span[1] <= e for s, e in taken)]


def _from_events(
    passage: Passage, article: Article, engine: Engine, events: list[Event], made: list[Position], swallowed: list[Span]
) -> list[Position]:
    """Positions of the events that carry a stance and have no cue of the stance lexicon in their words."""
    out: list[Position] = []
    taken = [p.span for p in made] + swallowed
    for event in events:
        draft = next((d for d in passage.drafts if passage.tokens[d.tokens[0]].start == event.span[0] and d.label == event.type), None)
        stance = _by_verb(draft, event, passage) or engine.stances.events.get(event.type)
        if stance is None or not event.actors or any(s < event.span[1] and event.span[0] < e for s, e in taken):
            continue
        if draft is None or passage.reading is None or not _voiced(draft, event, stance, engine):
            continue
        if asked(passage.reading.layout, engine.stances, draft.clause, draft.tokens[0]):
            continue
        if all(p.key is None and (set(p.sectors) == COURTS or engine.frames.pronouns.get(key(p.text))) for p in event.actors):
            continue
        if draft.frame is None and not event.recipients and event.actors and all(set(p.sectors) == COURTS for p in event.actors):
            # "हाई कोर्ट ने कहा कि जाँच दोबारा कराई जाए": nor does one that orders a thing of nobody who is named.
            continue
        topics = [replace(t) for t in event.topics]
        if draft.frame is not None:
            topics = (
                _beside(topics_of(draft.frame, passage.reading, engine.lexica.themes, _content_of(draft, passage)), event.recipients)
                or topics
            )
        if draft.frame is None and (said := _said_words(draft, event, passage, article)) is not None:
            topics = [said, *topics]
        if not topics and (words := _words_of(draft, event, passage, article)) is not None:
            topics = [words]
        condition = _condition(draft, passage, engine) if stance in BINDING else None
        stance = "conditional" if condition else stance
        holders, addressees = _sides(draft, event, passage)
        out.append(
            Position(
                id=_id(article, event.span[0], stance, holders),
                stance=cast(Stance, stance),
                status="happened" if event.status == "negated" else event.status,
                trigger=event.trigger,
                holders=[replace(p) for p in holders],
                addressees=[replace(p) for p in addressees],
                topics=topics,
                condition=article.text[condition[0] : condition[1]] if condition else None,
                condition_span=condition,
                span=event.span,
                sentence=event.sentence,
                said_by=event.said_by,
                when=event.when,
                event=event.id,
                reasons={**event.reasons, "stance": f"{event.type} is {stance} (positions/from-events.tsv)"},
            )
        )
    return out


def _said_words(draft: Draft, event: Event, passage: Passage, article: Article) -> Topic | None:
    """ "Y से लगाम लगाने को कहा", "Y को क़दम उठाने चाहिए": what is asked stands between those who are asked and the verb."""
    reading, clause = passage.reading, draft.clause
    if reading is None or clause is None:
        return None
    layout, tokens = reading.layout, passage.tokens
    sides = [p.span for p in (*event.actors, *event.recipients) if p.span]
    if event.said_by is not None and event.said_by.span:
        sides.append(event.said_by.span)
    last = layout.item_of[draft.tokens[0]]
    items = [i for i in clause.items if i <= last]
    taken = [
        i for i in items
        if isinstance(p := layout.items[i], Phrase) and i < last
        and (p.slot in ("ne", "se") or any(s < tokens[p.end - 1].end and tokens[p.start].start < e for s, e in sides))
    ]  # fmt: skip
    left = [i for i in items if not taken or i > max(taken)]
    if not left:
        return None
    span = (tokens[layout.items[left[0]].start].start, tokens[max(draft.tokens[0], layout.items[left[-1]].start)].end)
    return Topic(article.text[span[0] : span[1]], None, span)


def _words_of(draft: Draft, event: Event, passage: Passage, article: Article) -> Topic | None:
    """ "बातचीत नहीं करेगा", "लगाम लगाने को कहा": with no other words for it, what is done or asked is what the event's own words say."""
    if draft.frame is None or passage.reading is None:
        return None
    layout, use = passage.reading.layout, draft.frame.use
    chunk, item = layout.chunk(use.verb), layout.items[use.item]
    start, end = use.start, chunk.start if chunk is not None and chunk.start > use.start else use.end
    before = layout.items[use.item - 1] if use.item else None
    if isinstance(item, Chunk) and isinstance(before, Phrase) and not before.slot:
        start = before.start
    tokens = passage.tokens
    span = (tokens[start].start, tokens[end - 1].end)
    return Topic(article.text[span[0] : span[1]], None, span)


def _condition(draft: Draft, passage: Passage, engine: Engine) -> Span | None:
    if not passage.stanced or passage.reading is None:
        return None
    return next((c.span for c in find_conditions(passage.reading.layout, engine.stances) if c.of is draft.clause), None)


def _sides(draft: Draft, event: Event, passage: Passage) -> tuple[list[Participant], list[Participant]]:
    """ "इसराइल हमास से बातचीत नहीं करेगा": of those who would talk, the one with से or के साथ is the one refused or wanted."""
    if draft.frame is None or event.recipients or len(event.actors) < 2:
        return event.actors, event.recipients
    fillers = draft.frame.roles.get("B", [])
    ends = {passage.tokens[f.phrase.end - 1].end for f in fillers if f.phrase.slot in ("se", "saath")}
    partners = [p for p in event.actors if p.span and p.span[1] in ends]
    holders = [p for p in event.actors if p not in partners]
    return (holders, partners) if holders else (event.actors, event.recipients)


def _by_verb(draft: Draft | None, event: Event, passage: Passage) -> str | None:
    """ "बातचीत करना चाहता है" is a wish, "बातचीत नहीं करेगा" a refusal, whatever the type of the act."""
    if draft is None or draft.frame is None or passage.reading is None or draft.frame.use.predicate.type not in PROMISED:
        return None
    chunk = passage.reading.layout.chunk(draft.frame.use.verb)
    if chunk is None or chunk.verb is None:
        return None
    if chunk.verb.modal == "want":
        return "refuses" if chunk.verb.negated else "interested"
    return "refuses" if chunk.verb.negated and chunk.verb.tense == "fut" else None


def _content_of(draft: Draft, passage: Passage) -> Clause | None:
    reading = passage.reading
    if reading is None or draft.clause is None:
        return None
    return next((c for c in reading.layout.clauses if c.kind == "that" and c.parent == draft.clause.id and c.items), None)


def _voiced(draft: Draft, event: Event, stance: str, engine: Engine) -> bool:
    """Whether the event is a side's own word now: not negated, not a noun in passing, not an act at law or a meeting on a calendar."""
    if (event.status == "negated" and stance != "refuses") or event.status == "historical" or "investigate" in event.modes:
        return False
    if str(event.reasons.get("status", "")).startswith(ACCUSED):
        return False
    frame = draft.frame
    if frame is None:
        return True
    entry = frame.use.predicate
    if entry.head in engine.stances.acts or "visit" in entry.modes:
        return False
    # "बातचीत हो सकती है" tells of a date to come, "बातचीत करेगा" of one who undertakes it.
    return frame.use.use in (VOICED if entry.type not in PROMISED else {"active"}) and draft.form != "inf"


def _id(article: Article, start: int, stance: str, holders: Sequence[Participant]) -> str:
    sides = ",".join(f"{p.text}:{p.key}" for p in holders)
    digest = hashlib.blake2b(f"{article.id}\x1f{start}\x1f{stance}\x1f{sides}".encode(), digest_size=8)
    return f"p1-{digest.hexdigest()}"
