"""Finds the words that date an event, and resolves them against the day of publication.

``find_dates(tokens)`` gives the dating words of a sentence; ``resolve(mention, published, tense)`` gives the interval. The
words and their order are tables in ``data/hi/dates``; the rules of resolution follow section 4 of the codebook and are told
in ``docs/when-and-where.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ..language import Token
from .calendar import Resolved
from .datewords import Lexicon, Reading, Rule, has_trigger, load_lexicon, read
from .reckoning import Moment, reckon

# A year of two digits in figures: 26/11/08 is of this century, 6/12/92 of the last.
_SLIDES_AT = 50
# What a line of patterns.tsv means that only a sentence may begin with.
HEADING = "heading"
Tense = Literal["past", "pres", "future"]
Bound = Literal["at", "since", "until", "before", "after", "around"]
Anchor = Literal["absolute", "publication", "event", "none"]


@dataclass(slots=True, frozen=True)
class DateMention:
    """The words of one date: tokens ``i`` to ``j`` (half-open).

    rule: the line of patterns.tsv that found it; meaning: what that line says the words do.
    first, last: the date, or the two ends of a range. bound: how the event lies to it (at, since, until, before, after).
    grain: the finest unit told. anchor: what it is counted from: nothing (absolute), the publication, another event, or none.
    year: the year, where the words themselves give it.
    """

    i: int
    j: int
    rule: str
    meaning: str
    first: Moment
    last: Moment | None
    bound: Bound
    grain: str
    anchor: Anchor
    year: int | None

    def historical_years(self, published: str | None) -> float | None:
        """How many years before publication the dated time ended; None where that cannot be known, 0 where it is not past.

        An open stretch that reaches the publication ("2014 से") is not past. Raises ValueError for a published that is no date.
        """
        if published is None:
            return None
        got = resolve(self, published, "past")
        if got.end is None:
            return None if got.start is None else 0.0
        return max(0.0, (_day(published) - date.fromisoformat(got.end)).days / 365.25)


def _day(published: str) -> date:
    return date.fromisoformat(published[:10])


def _number(words: list[tuple[str, Any]]) -> float:
    """The value of number words: दो हज़ार आठ, साढ़े तीन, डेढ़ सौ."""
    total, current, plus = 0.0, 0.0, 0.0
    seen = False
    for kind, value in words:
        if kind == "plus":
            plus = value
        elif kind in ("half", "num"):
            current += value
            seen = True
        elif kind == "times":
            current = (current if seen or current else 1) + plus
            plus = 0.0
            # "उन्नीस सौ चौरासी": hundreds add on to what comes, thousands close the part before.
            current *= value
            if value >= 1000:
                total, current = total + current, 0.0
            seen = True
    # "सवा साल": a quarter more than one.
    return total + current + plus + (1 if plus and not seen else 0)


class _Groups:
    """The named pieces of one match, read as values."""

    def __init__(self, reading: Reading, match: Any) -> None:
        self.reading = reading
        self.spans = Rule.spans(match)

    def __contains__(self, name: str) -> bool:
        return name in self.spans

    def keys(self, name: str) -> list[str]:
        start, end = self.spans.get(name, (0, 0))
        return self.reading.keys[start:end]

    def value(self, name: str, *classes: str) -> Any:
        """The value of the first word of a piece in the first class that it has."""
        if name not in self.spans:
            return None
        word = self.reading.words[self.spans[name][0]]
        if word is not None:
            for wanted in classes:
                if wanted in word.values:
                    return word.values[wanted]
        return None

    def number(self, name: str) -> float | None:
        if name not in self.spans:
            return None
        start, end = self.spans[name]
        found: list[tuple[str, Any]] = []
        for word in self.reading.words[start:end]:
            for kind in ("num", "half", "times", "plus"):
                if word is not None and kind in word.values:
                    found.append((kind, word.values[kind]))
                    break
        return _number(found)

    def text(self, name: str) -> str:
        return " ".join(self.keys(name))


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _decade(groups: _Groups, name: str) -> int | None:
    value = _whole(groups.number(name))
    if value is None:
        return None
    # "नब्बे के दशक में" is the nineties of the last century, the only reading in print.
    return value if value >= 1000 else 1900 + value


def _century(groups: _Groups) -> int | None:
    value: int | None = groups.value("ord", "ordinal") or groups.value("ord", "nth")
    return value


def _moment(groups: _Groups, suffix: str = "") -> Moment:
    year = _whole(groups.number("y" + suffix))
    if suffix and "yy2" in groups and (short := _whole(groups.number("yy2"))) is not None:
        first = _whole(groups.number("y")) or 0
        year = first - first % 100 + short
    if not suffix and year is None and "yy" in groups and (short := _whole(groups.number("yy"))) is not None:
        year = 1900 + short
    if not suffix and year is None and "ys" in groups and (short := _whole(groups.number("ys"))) is not None:
        year = (2000 if short < _SLIDES_AT else 1900) + short
    # "अगले साल फ़रवरी-मार्च में": the unit holds for both ends.
    unit = groups.value("u", "unit") if not suffix or "rel" in groups else None
    is_century = unit == "century" and "ord" in groups and "eu" not in groups
    clock = None if suffix else groups.text("clock") or None
    return Moment(
        year=year,
        month=groups.value("m" + suffix, "month") or (None if suffix else groups.value("mn", "mon")),
        day=_whole(groups.value("d" + suffix, "day", "ordinal", "num")),
        weekday=groups.value("w" + suffix, "weekday", "weakday"),
        offset=groups.value("off" + suffix, "dayword"),
        rel=groups.value("rel", "rel"),
        unit=unit,
        low=None if suffix else groups.number("n"),
        high=None if suffix else groups.number("n2"),
        direction=None if suffix else groups.value("dir", "ago", "later"),
        edge=groups.value("edge", "edge"),
        nth=None if is_century else groups.value("ord", "ordinal"),
        nth_unit=groups.value("eu", "unit"),
        part=None if suffix else groups.value("part", "part"),
        clock=clock,
        season=None if suffix else groups.value("season", "season"),
        named=None if suffix else groups.value("named", "named"),
        decade=_decade(groups, "dec" + suffix),
        same=groups.value("same", "unit"),
        eve=not suffix and "eve" in groups,
        century=_century(groups) if is_century and not suffix else None,
    )


def _bound(groups: _Groups, lexicon: Lexicon) -> Bound:
    keys = groups.keys("t")
    if not keys:
        return "at"
    marks = lexicon.bounds
    return marks.get(" ".join(keys)) or marks.get(" ".join(keys[:2])) or marks.get(keys[0], "at")  # type: ignore[return-value]


def _mention(reading: Reading, rule: Rule, match: Any, lexicon: Lexicon) -> DateMention | None:
    groups = _Groups(reading, match)
    start, end = match.span()
    first = _moment(groups)
    last = None
    if rule.meaning in ("range", "both"):
        last = _moment(groups, "2")
        if last == Moment(rel=last.rel, unit=last.unit, edge=last.edge, nth=last.nth, nth_unit=last.nth_unit):
            last = None
    if not first.possible() or (last is not None and not last.possible()):
        return None
    absolute = any(m is not None and (m.year or m.decade or m.century or m.once()) for m in (first, last))
    anchor: Anchor = "absolute" if absolute else "publication"
    if rule.meaning == "event":
        anchor = "event"
    elif rule.meaning == "lasting":
        anchor = "none"
    bound = _bound(groups, lexicon)
    year = first.year if first.year is not None else last.year if last is not None else None
    grain = (last or first).grain()
    return DateMention(reading.tokens[start], reading.ends[end - 1], rule.name, rule.meaning, first, last, bound, grain, anchor, year)


def find_dates(tokens: list[Token], language: str = "hi") -> list[DateMention]:
    """The dates of a sentence, left to right, never overlapping; each takes the postposition that belongs to it.

    In: tokens with text, key and kind. Out: an empty list for most sentences, after one look-up a token. Rule: the longest
    pattern that begins at a word wins; what makes a habit of it ("हर शुक्रवार") is no date. Raises DataError once, on a wrong table.
    """
    lexicon = load_lexicon(language)
    if not has_trigger(tokens, lexicon):
        return []
    reading = read(tokens, lexicon)
    found: list[DateMention] = []
    at = 0
    chars, starts = reading.chars, lexicon.starts
    size, present = len(chars), frozenset(chars)
    while at < size:
        rules = starts.get(chars[at])
        best: tuple[int, Rule, Any] | None = None
        if rules:
            for rule in rules:
                match = rule.match(chars, at, present)
                if match and match.end() > at and (best is None or match.end() > best[0]):
                    best = (match.end(), rule, match)
        if best is None:
            at += 1
            continue
        before = reading.words[at - 1] if at else None
        # "1968: सेना ने तख़्ता पलटा": a year heads the sentence only where it begins it.
        stray = (at and best[1].meaning == HEADING) or (before is not None and "every" in before.values)
        mention = None if stray else _mention(reading, best[1], best[2], lexicon)
        if mention is not None:
            found.append(mention)
        at = best[0]
    return found


def resolve(mention: DateMention, published: str | None, tense: Tense | None) -> Resolved:
    """The interval that a mention stands for.

    In: ``published`` ISO 8601 day or time, or None; ``tense`` of the verb that the date belongs to, or None where unknown (read as
    past, which news mostly is). Out: see ``Resolved``; without ``published`` only absolute dates resolve. Raises ValueError where
    ``published`` is no ISO date.
    """
    day = None if published is None else _day(published)
    hour = int(published[11:13]) if published is not None and len(published) >= 13 else None
    return reckon(mention.first, mention.last, mention.meaning, mention.bound, mention.rule, day, hour, tense)


def without_words(published: str | None) -> Resolved:
    """The date of an event that no words date: the publication's, marked inferred; nothing without one (codebook section 4)."""
    if published is None:
        return Resolved(None, None, None, "no words and no publication date")
    day = _day(published).isoformat()
    return Resolved(day, day, "day", "no date in the words; day of publication", inferred=True)
