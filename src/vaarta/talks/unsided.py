"""Meetings that a sentence tells without their sides: "31 जुलाई को कोर कमांडरों की बारहवीं बैठक मोल्दो में हुई थी".

The coder makes no event of them, since nobody in the sentence does anything to anybody. On a page about two sides they are meetings of
these two; so they are read here, with their day and place, where the sentence gives a day of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..coding.draft import Draft
from ..coding.status import judge
from ..frames.fill import Filling
from ..frames.find import Finder, Match
from ..frames.functionwords import word_of
from ..language import Token
from ..records import Article, Event
from ..resolving.dates import find_dates
from ..resolving.records import date_of, locator_of
from ..resolving.where import Locator
from .lexicon import TalkWords, find, load

if TYPE_CHECKING:
    from ..engine import Engine
    from ..pipeline import Passage

BE = word_of("be")
_NAMED = frozenset({"nominal", "modifier", "participial"})


def unsided(passages: list[Passage], article: Article, engine: Engine, words: TalkWords) -> list[Event]:
    """Acts of meeting without sides, as events that are in no record. Looked at are sentences with a word for a meeting and a day."""
    told = {e.sentence for e in article.events if e.type in ("CONSULT", "AGREE", "REJECT")}
    out: list[Event] = []
    locator: Locator | None = None
    for passage in passages:
        here = (passage.sentence.start, passage.sentence.end)
        if passage.reading is None or here in told or not any(d.anchor in ("absolute", "publication") for d in passage.dates):
            continue
        if not _speaks_of_meeting(passage.tokens, words):
            continue
        if locator is None:
            locator = locator_of(passages, engine)
        locator.enter(passage)
        if (event := _event(passage, article, engine, locator)) is not None:
            out.append(event)
    return out


def _speaks_of_meeting(tokens: list[Token], words: TalkWords) -> bool:
    return any(f.value in ("meeting", "talks", "both", "people") for f in find(tokens, words.nouns))


def may_be_unsided(tokens: list[Token], matches: Sequence[Match], engine: Engine) -> bool:
    """The prefilter: whether a sentence with these entries may tell of a meeting without sides."""
    meets = any(entry.type == "CONSULT" for _, _, entries in matches for entry in entries)
    return meets and _speaks_of_meeting(tokens, load(engine.language)) and bool(find_dates(tokens))


def _event(passage: Passage, article: Article, engine: Engine, locator: Locator) -> Event | None:
    reading = passage.reading
    assert reading is not None
    for frame in Filling(reading.layout, reading.fitness).run(Finder(engine.frames, reading.layout).run()):
        finite = reading.layout.chunk(frame.clause.finite) if frame.clause is not None else None
        # "बैठक चीन की ओर मोल्दो में हुई": the phrase that tells where takes the noun in, so its use says nothing.
        happens = finite is not None and finite.verb is not None and finite.verb.main == BE
        if frame.use.predicate.type != "CONSULT" or (frame.use.use in _NAMED and not happens):
            continue
        tokens = (frame.use.start, frame.use.end)
        draft = Draft("CONSULT", [], judge(frame, reading, engine.lexica.status), [], [], None, tokens, frame.clause)
        draft.frame = frame
        when = date_of(draft, passage, article)
        if when is None or when.inferred or when.precision not in ("day", "time"):
            continue
        span = (passage.tokens[tokens[0]].start, passage.tokens[tokens[1] - 1].end)
        return Event(
            id="v1-" + hashlib.blake2b(f"{article.id}\x1f{span[0]}\x1funsided".encode(), digest_size=8).hexdigest(),
            type="CONSULT",
            modes=[],
            status=draft.judged.status,
            trigger=article.text[span[0] : span[1]],
            actors=[],
            recipients=[],
            when=when,
            where=locator.place(draft, passage),
            said_by=None,
            quad=engine.ontology.quad("CONSULT"),
            intensity=engine.ontology.intensity("CONSULT", []),
            contexts=[],
            topics=[],
            span=span,
            sentence=(passage.sentence.start, passage.sentence.end),
            reasons={"entry": frame.use.predicate.where, "status": draft.judged.rule},
        )
    return None
