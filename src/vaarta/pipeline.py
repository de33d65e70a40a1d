"""The main path: an Article goes through the stages in order; each adds a layer and takes nothing away.

    bytes ─reading─▶ Article ─language─▶ sentences ─frames─▶ frames ─coding─▶ drafts ─resolving─▶ events ─positions─▶ positions, meetings

Read this file first. ``STAGES`` is the whole of it; every stage has the one contract of ``Stage``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .coding.draft import Draft
from .coding.passage import code_passage
from .engine import Engine
from .frames.analyse import Reading, analyse, may_hold_events
from .language import Token, split_sentences, tokenise
from .language.names import Mention, find_names
from .positions.lexicon import may_hold_position
from .positions.make import make_positions
from .records import Article, Participant, Sentence
from .resolving.dates import DateMention, find_dates
from .resolving.memory import Memory
from .resolving.places import PlacePhrase, place_names, place_phrases
from .resolving.records import make_events
from .talks.meetings import make_meetings


@dataclass(slots=True)
class Passage:
    """One sentence on its way: its tokens, and what the stages found in it. reading is None where no predicate stands.

    stanced: it may tell of a position; then before and carried are what the article had said, and who was still quoted, as it began.
    """

    sentence: Sentence
    tokens: list[Token]
    dates: list[DateMention] = field(default_factory=list)
    places: list[PlacePhrase] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    reading: Reading | None = None
    drafts: list[Draft] = field(default_factory=list)
    stanced: bool = False
    before: Memory | None = None
    carried: Participant | None = None


@dataclass(slots=True)
class Work:
    """An article and the layers between its stages."""

    article: Article
    passages: list[Passage] = field(default_factory=list)


Stage = Callable[[Work, Engine], None]


def language(work: Work, engine: Engine) -> None:
    """Blocks to sentences and tokens."""
    article = work.article
    for block in article.blocks:
        tokens = tokenise(article.text, block.start, block.end)
        at = 0
        for start, end in split_sentences(article.text, block.start, block.end, tokens):
            sentence = Sentence(start, end, block.kind)
            own = []
            while at < len(tokens) and tokens[at].start < end:
                own.append(tokens[at])
                at += 1
            if own:
                article.sentences.append(sentence)
                work.passages.append(Passage(sentence, own))


def frames(work: Work, engine: Engine) -> None:
    """Sentences that may hold an event to frames; the others end here, but for the names they teach."""
    hopeful = may_hold_events([p.tokens for p in work.passages], engine.frames)
    for passage, hope in zip(work.passages, hopeful, strict=True):
        passage.stanced = may_hold_position(passage.tokens, engine.stances)
        if hope:
            passage.dates = find_dates(passage.tokens)
            passage.places = place_phrases(passage.tokens, engine.places)
            ranges = {d.i: d.j for d in passage.dates}
            passage.reading = analyse(
                work.article.text, passage.tokens, ranges, engine.frames, engine.names, place_names(passage.places)
            )
            passage.mentions = passage.reading.mentions
        elif len(work.passages) > 1 and any(hopeful):
            passage.mentions = find_names(passage.tokens, engine.names)


def coding(work: Work, engine: Engine) -> None:
    """Frames to drafts of events, in reading order, with what the article has said so far in memory."""
    code_passage(work.passages, work.article, engine)


def resolving(work: Work, engine: Engine) -> None:
    """Drafts to events with keys, dates and places."""
    work.article.events = make_events(work.passages, work.article, engine)


def positions(work: Work, engine: Engine) -> None:
    """What each side stands for, beside the events and without touching them."""
    work.article.positions = make_positions(work.passages, work.article, engine)


def talks(work: Work, engine: Engine) -> None:
    """The meetings that the events tell of."""
    work.article.meetings = make_meetings(work.passages, work.article, engine)


STAGES: tuple[Stage, ...] = (language, frames, coding, resolving, positions, talks)


def run(article: Article, engine: Engine) -> Work:
    """Code one article in place. A rejected article goes through unread."""
    work = Work(article)
    if article.rejected is None:
        for stage in STAGES:
            stage(work, engine)
    return work
