"""The main path: an Article goes through the stages in order; each adds a layer and takes nothing away.

    bytes ─reading─▶ Article ─language─▶ sentences ─frames─▶ frames ─coding─▶ drafts ─resolving─▶ events ─positions─▶ positions, meetings

Read this file first. ``STAGES`` is the whole of it; every stage has the one contract of ``Stage``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .coding.draft import Draft
from .coding.passage import code_passage
from .coding.promise import Glance
from .engine import Engine
from .frames.analyse import Reading, analyse
from .frames.chunks import QUOTES
from .language import Token, split_sentences, tokenise
from .language.names import Mention, find_names, of_day
from .positions.lexicon import may_hold_position
from .positions.make import make_positions
from .records import Article, Participant, Rejection, Sentence
from .resolving.dates import DateMention, find_dates
from .resolving.memory import Memory
from .resolving.naming import name
from .resolving.places import PlacePhrase, place_names, place_phrases
from .resolving.records import make_events
from .talks.meetings import make_meetings
from .talks.unsided import may_be_unsided

DOUBLE_QUOTES = re.compile("[" + re.escape("".join(QUOTES - frozenset("'’‘`"))) + "]")


class Passage:
    """One sentence on its way: its tokens, and what the stages found in it. reading is None where it was not worth one.

    glance: what its word forms show, None where no predicate stands; promising: an event may come of it; stanced: it may tell of a
    position; then before and carried are what the article had said, and who was still quoted, as it began. named: ``mentions`` is filled.
    """

    __slots__ = (
        "before", "carried", "dates", "drafts", "glance", "mentions", "named", "places", "promising", "reading", "sentence", "stanced",
        "tokens",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, tokens: list[Token]) -> None:
        self.sentence, self.tokens = sentence, tokens
        self.dates: list[DateMention] = []
        self.places: list[PlacePhrase] = []
        self.mentions: list[Mention] = []
        self.reading: Reading | None = None
        self.drafts: list[Draft] = []
        self.glance: Glance | None = None
        self.promising = self.named = self.stanced = False
        self.before: Memory | None = None
        self.carried: Participant | None = None

    @property
    def found(self) -> tuple[list[Mention], list[PlacePhrase]] | None:
        """The names and places of its words by themselves, where both were looked for."""
        if self.reading is None or self.glance is None or self.glance.names is None:
            return None
        return self.glance.names, self.places

    def read_as(self, reading: Reading, dates: list[DateMention], places: list[PlacePhrase]) -> Passage:
        """The same sentence read in another way; this one stays as it is."""
        out = Passage(self.sentence, self.tokens)
        out.reading, out.dates, out.places, out.mentions, out.drafts = reading, dates, places, reading.mentions, self.drafts
        out.glance, out.promising, out.named, out.stanced = self.glance, self.promising, self.named, self.stanced
        out.before, out.carried = self.before, self.carried
        return out


class Work:
    """An article and the layers between its stages. thorough: read what the sieve would hold back too."""

    __slots__ = ("article", "passages", "thorough")

    def __init__(self, article: Article, thorough: bool = False) -> None:
        self.article, self.thorough = article, thorough
        self.passages: list[Passage] = []


Stage = Callable[[Work, Engine], None]


def language(work: Work, engine: Engine) -> None:
    """Blocks to sentences and tokens."""
    article = work.article
    for block in article.blocks:
        tokens = tokenise(article.text, block.start, block.end)
        spans = split_sentences(article.text, block.start, block.end, tokens)
        if len(spans) == 1:
            article.sentences.append(sentence := Sentence(*spans[0], block.kind))
            work.passages.append(Passage(sentence, tokens))
            continue
        at = 0
        for start, end in spans:
            sentence = Sentence(start, end, block.kind)
            own = []
            while at < len(tokens) and tokens[at].start < end:
                own.append(tokens[at])
                at += 1
            if own:
                article.sentences.append(sentence)
                work.passages.append(Passage(sentence, own))


def frames(work: Work, engine: Engine) -> None:
    """Sentences of which an event or a position may come to frames, and what stands before them to what it teaches of who is who."""
    last = _sieve(work, engine)
    quoted = False
    for passage in work.passages[: last + 1]:
        opens = not quoted
        quoted ^= len(DOUBLE_QUOTES.findall(work.article.text, passage.sentence.start, passage.sentence.end)) % 2 == 1
        if passage.glance is None and opens and quoted:
            # Whose words the sentences after this one are stands here alone.
            passage.glance = engine.sieve.glance(passage.tokens)
        if passage.glance is not None:
            _read(passage, work, engine)
        else:
            name(passage, work.passages, engine)


def _sieve(work: Work, engine: Engine) -> int:
    """Say of every passage what may come of it; the number of the last one of which something may, or -1."""
    last = -1
    glances = engine.sieve.hopeful([p.tokens for p in work.passages])
    for number, (passage, glance) in enumerate(zip(work.passages, glances, strict=True)):
        passage.glance = glance
        passage.stanced = may_hold_position(passage.tokens, engine.stances)
        passage.promising = glance is not None and (
            work.thorough
            or engine.sieve.promising(glance, passage.tokens, not number)
            or may_be_unsided(passage.tokens, glance.matches or (), engine)
        )
        if passage.stanced and not passage.promising and glance is not None:
            passage.stanced = engine.sieve.peopled(glance, passage.tokens)
        if glance is not None and glance.names:
            glance.names = of_day(glance.names, work.article.published)
        if passage.promising or passage.stanced:
            last = number
    return last


def _read(passage: Passage, work: Work, engine: Engine) -> None:
    glance, tokens = passage.glance, passage.tokens
    assert glance is not None
    # Kept, for search and stories ask for them too.
    if glance.names is None:
        glance.names = find_names(tokens, engine.names, work.article.published)
    passage.dates = find_dates(tokens)
    passage.places = place_phrases(tokens, engine.places) if glance.places is None else glance.places
    passage.reading = analyse(
        work.article.text,
        tokens,
        {d.i: d.j for d in passage.dates},
        engine.frames,
        engine.names,
        place_names(passage.places),
        glance.names,
        glance.matches or [] if passage.promising else [],
    )
    passage.mentions, passage.named = passage.reading.mentions, True


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


def run(article: Article, engine: Engine, thorough: bool = False) -> Work:
    """Code one article in place. A rejected article goes through unread. thorough: see ``Work``; the records are the same."""
    work = Work(article, thorough=thorough)
    if article.rejected is None:
        for stage in STAGES:
            stage(work, engine)
    return work


def coded(article: Article, engine: Engine) -> list[Passage]:
    """Code an article that was read already, in place; its sentences with what was found in them, for those who read them next."""
    try:
        return run(article, engine).passages
    except RecursionError:
        article.events = []
        article.rejected = Rejection("P009", "the page nests deeper than the reader follows; send its text alone.")
        return []
