"""What is told as background: an act from more than a year before the page, and the year that heads a line of a chronicle."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..frames.find import BE
from ..records import Article, When
from .dates import resolve

if TYPE_CHECKING:
    from ..coding.draft import Draft
    from ..pipeline import Passage

# Marks after a year that heads a line: "वर्ष 1996 - …", "1968: …".
HEADS = frozenset("-–—:")
LONG_AGO = 2
# The rule of a verb that simply tells what was done.
TOLD = "told as done"


def historical(draft: Draft, when: When | None, article: Article, passage: Passage) -> bool:
    """Whether an act that is told as done is background: its date is more than a year before the page, and it goes on no more."""
    return _long_past(when, article, passage) and not _undertaken(draft, when, passage) and not _now(draft, passage)


def _undertaken(draft: Draft, when: When | None, passage: Passage) -> bool:
    """ "2009 तक हट जाएँगे": what was undertaken was so when it was told, whatever the term; "2004 में सहमति जताई थी" tells when it was."""
    if draft.judged.rule.endswith("promised"):
        return True
    if draft.type != "AGREE":
        return False
    bounds = [d.bound for d in passage.dates if when is not None and when.span is not None and passage.tokens[d.i].start == when.span[0]]
    return draft.judged.rule != TOLD or bounds != ["at"]


def _long_past(when: When | None, article: Article, passage: Passage) -> bool:
    """Without a publication date a year of its own says so, or a count of years."""
    if when is None or when.inferred:
        return False
    if when.end is None:
        return article.published is None and _years_ago(when, passage)
    if article.published is None:
        return when.precision != "time" and when.start is not None
    return int(when.end[:4]) < int(article.published[:4]) - 1 or when.end < f"{int(article.published[:4]) - 1}{article.published[4:10]}"


def _years_ago(when: When, passage: Passage) -> bool:
    """ "आठ साल पहले": that is more than a year before, whenever the page was written."""
    for date in passage.dates:
        if date.meaning == "ago" and when.span is not None and passage.tokens[date.i].start == when.span[0]:
            return date.first.unit in ("year", "decade") and (date.first.low or 1) >= (LONG_AGO if date.first.unit == "year" else 1)
    return False


def _now(draft: Draft, passage: Passage) -> bool:
    """ "1995 में हुई हत्या के मामले में मुक़दमा चल रहा है": what goes on or has just been done is of no old date, whatever it is about."""
    if passage.reading is None or draft.frame is None or draft.clause is None or draft.frame.use.verb != draft.clause.finite:
        return False
    chunk = passage.reading.layout.chunk(draft.clause.finite)
    verb = chunk.verb if chunk is not None else None
    if verb is None or verb.form != "fin":
        return False
    if verb.modal in ("must", "should") and verb.tense != "past":
        # "60 साल पहले के अपने क़ब्ज़े पर सोचना चाहिए".
        return True
    return verb.tense == "pres" and (verb.aspect in ("perf", "prog") or verb.lemmas == [BE])


@dataclass(slots=True, frozen=True)
class DatedLine:
    """A line of a chronicle that a date heads: the date, and where the last of its sentences so far ends."""

    when: When
    end: int
    year: int | None = None


def dated_line(passage: Passage, before: DatedLine | None, article: Article) -> DatedLine | None:
    """The dated line that a sentence stands in: its own date heads it, or that of the sentence before on the same line.

    "वर्ष 1996 - आपातकाल बढ़ाया गया. विद्रोहियों ने बम हमले किए." → both of 1996.
    """
    at = passage.sentence
    date = passage.dates[0] if passage.dates else None
    if (
        date is not None
        and not date.i
        and date.anchor == "absolute"
        and date.j < len(passage.tokens)
        and passage.tokens[date.j].text in HEADS
    ):
        start, end = passage.tokens[0].start, passage.tokens[date.j - 1].end
        found = resolve(date, article.published, "past")
        when = When(article.text[start:end], found.start, found.end, found.precision, False, (start, end), found.reason)
        return DatedLine(when, at.end, date.year)
    if before is None or "\n" in article.text[before.end : at.start]:
        return None
    return DatedLine(before.when, at.end, before.year)


def when_in_line(line: DatedLine, when: When | None, passage: Passage, article: Article) -> When | None:
    """The date of an act in a dated line: the line's, or its own in the line's year ("वर्ष 2001 - जुलाई में विद्रोहियों ने …")."""
    if when is None or when.inferred:
        return line.when
    own = next((d for d in passage.dates if when.span is not None and passage.tokens[d.i].start == when.span[0]), None)
    if own is None or own.year is not None or not own.first.month or line.year is None:
        return when
    found = resolve(replace(own, first=replace(own.first, year=line.year), year=line.year), article.published, "past")
    return When(when.text, found.start, found.end, found.precision, False, when.span, found.reason)
