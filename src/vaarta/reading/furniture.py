"""Which lines of a page are not its story: links to other stories, prompts, labels, credits.

Phrases come from ``data/hi/reading/phrases.tsv``; they are compared by spelling key, word by word, and always
anchored at the start or the end of a line, so that a sentence that merely holds such words is never lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

import regex

from ..language.script import key
from ..language.tables import read_table
from .tongue import DATA

REASONS = {
    "related": "link to another story",
    "list": "heading of a list of headlines",
    "share": "share prompt",
    "follow": "follow prompt",
    "app": "app prompt",
    "ad": "advertisement",
    "newsletter": "newsletter prompt",
    "prompt": "prompt to read on elsewhere",
    "credit": "byline or credit",
    "date": "date line",
    "notice": "notice or navigation",
    "comment": "prompt to comment",
    "tags": "tags",
    "promo": "promotion",
}
# Prompts are sentences of their own ("हमें फ़ॉलो करें।"); a link or a credit that closes like a sentence is rather prose.
_MAY_CLOSE = frozenset(("share", "follow", "app", "ad", "newsletter", "prompt", "notice", "comment"))
# A label may run on this far after its colon; a prompt of more characters is a paragraph that begins like one.
_LONGEST_LABEL = 400
_SHORT = 80
_LONGEST_PROMPT = 350
_LONGEST_NAMES = 90

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+")
_FIRST = regex.compile(r"[^\p{L}\p{M}\p{N}]{0,40}([\p{L}\p{M}\p{N}\u200c\u200d]+)")
# A whole run between spaces of letters and signs of Devanagari alone, as most first and last words are: told sooner than by classes.
_PLAIN = regex.compile("[\u0900-\u0963\u0966-\u096f\u0971-\u097f]+(?= |$)")
_SEPARATOR = regex.compile(r"[\s\p{S}\)\]]*(?:[:：|>»›…/।→⇒]|[-–—](?![\p{L}\p{N}])|\s[-–—]|\.\.+|$)")
_CLOSES = regex.compile(r"[.।॥!?][\"'”’)\]\s]*$")
_QUOTES = frozenset('"“”‘’«»„')
_ENDS = ".।॥!?"
_MID = regex.compile(r"(?<=[.।॥!?])[)\]\"'”’]*\s+[(\[]?|\s[(\[]")


@dataclass(slots=True, frozen=True)
class Phrase:
    """One entry of the table: its words as keys, where it must stand, and what it is."""

    keys: tuple[str, ...]
    match: str
    kind: str


@dataclass(slots=True, frozen=True)
class Hit:
    """What a line was found to be. ``rest`` is the offset in the line after the phrase and its colon."""

    kind: str
    rest: int

    @property
    def reason(self) -> str:
        return REASONS[self.kind]


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(key(word) for word in _WORD.findall(phrase))


@cache
def _phrases() -> tuple[dict[str, list[Phrase]], dict[str, list[Phrase]], frozenset[tuple[str, ...]]]:
    """Phrases by the key of their first word, end phrases by that of their last, and the kickers."""
    first: dict[str, list[Phrase]] = {}
    last: dict[str, list[Phrase]] = {}
    kickers: set[tuple[str, ...]] = set()
    seen: dict[tuple[bool, bool, tuple[str, ...]], int] = {}
    for row in read_table(DATA / "phrases.tsv", ("phrase", "match", "kind")):
        keys, match, kind = _keys(row["phrase"]), row["match"], row["kind"]
        if not keys or match not in ("line", "label", "start", "end"):
            raise row.wrong(f"{row['phrase']!r}, {match!r}", "a phrase, and line, label, start or end")
        if kind not in REASONS and kind != "kicker":
            raise row.wrong(f"kind {kind!r}", f"one of {', '.join(REASONS)}, kicker")
        before = seen.setdefault((kind == "kicker", match == "end", keys), row.line)
        if before != row.line:
            raise row.wrong(f"{row['phrase']!r} again, as in line {before}", "each phrase once")
        if kind == "kicker":
            kickers.add(keys)
        elif match == "end":
            last.setdefault(keys[-1], []).append(Phrase(keys, match, kind))
        else:
            first.setdefault(keys[0], []).append(Phrase(keys, match, kind))
    for entries in (*first.values(), *last.values()):
        entries.sort(key=lambda p: -len(p.keys))
    return first, last, frozenset(kickers)


def find(line: str) -> Hit | None:
    """What furniture a whole line is, or None for a line of the story. Never raises."""
    return _find_short(line) if len(line) <= _SHORT else _find(line)


@lru_cache(maxsize=20_000)
def _find_short(line: str) -> Hit | None:
    """The menus and boxes of an outlet stand on each of its pages."""
    return _find(line)


def _find(line: str) -> Hit | None:
    first, last, _ = _phrases()
    opening = _opening(line)
    if not opening:
        return None
    entries = first.get(key(opening))
    if entries is None and len(line) > _LONGEST_PROMPT:
        return None
    if entries and len(line) <= 2 * _LONGEST_LABEL:
        # No more words than the longest phrase has, and one that tells whether it is the whole line.
        spans = [m.span() for m in islice(_WORD.finditer(line, 0, 240), len(entries[0].keys) + 1)]
        keys = [key(line[a:b]) for a, b in spans]
        for phrase in entries:
            n = len(phrase.keys)
            if tuple(keys[:n]) == phrase.keys and (hit := _anchored(line, phrase, spans[n - 1][1], len(keys) == n)):
                return hit
    if len(line) > _LONGEST_PROMPT:
        return None
    # Only the last word is keyed before an end phrase is in sight; this runs for every line of every text.
    tail = line.rstrip(" \t\r\n.।॥!?:-–—)]>»")
    run = tail[tail.rfind(" ") + 1 :]
    word = run if _PLAIN.fullmatch(run) else "".join(_WORD.findall(run)[:1])
    ending = last.get(key(word)) if word else None
    if ending and _QUOTES.isdisjoint(line):
        keys = [key(w) for w in _last_words(line, len(ending[0].keys))]
        for phrase in ending:
            if tuple(keys[-len(phrase.keys) :]) == phrase.keys:
                return Hit(phrase.kind, len(line))
    return None


def _opening(line: str) -> str:
    """The first word of a line, "" where none begins it."""
    if (plain := _PLAIN.match(line)) is not None:
        return str(plain[0])
    opening = _FIRST.match(line)
    return "" if opening is None else str(opening[1])


def _last_words(line: str, count: int) -> list[str]:
    """At least the last words of a line; all of them where it is short or its words are long."""
    found: list[str] = _WORD.findall(line, max(0, len(line) - 20 * (count + 1)))
    # The first of those found may be half a word.
    if len(found) <= count:
        found = _WORD.findall(line)
    return found


def _anchored(line: str, phrase: Phrase, end: int, whole: bool) -> Hit | None:
    rest = line[end:]
    if whole and not _WORD.search(rest):
        # "आपके लिए?" asks something; no label does.
        return None if phrase.match == "line" and "?" in rest else Hit(phrase.kind, len(line))
    if phrase.match == "line":
        return None
    separator = _SEPARATOR.match(rest)
    if separator and len(line) <= _LONGEST_LABEL:
        # "संपादक: नाम" is a credit; "संपादक: हम लड़ेंगे।" is somebody speaking.
        if phrase.kind == "credit" and (len(rest) > _LONGEST_NAMES or _CLOSES.search(rest.rstrip(")] "))):
            return None
        return Hit(phrase.kind, end + separator.end())
    if phrase.match == "start":
        closes = bool(_CLOSES.search(rest))
        limit = _LONGEST_PROMPT if phrase.kind in _MAY_CLOSE else _LONGEST_LABEL
        if len(line) <= limit and (not closes or phrase.kind in _MAY_CLOSE):
            return Hit(phrase.kind, end)
    return None


def find_inside(line: str) -> tuple[int, Hit] | None:
    """A link to another story that was glued to the end of a paragraph: where it begins, and what it is.

    Only after a sentence end or an opening bracket, and only with its colon or dash.
    """
    within = line[:-1]
    if "(" not in line and "[" not in line and not any(sign in within for sign in _ENDS):
        # One sentence, as most lines of a batch are: told sooner than by the pattern.
        return None
    first, _, _ = _phrases()
    for gap in _MID.finditer(line):
        opening = _FIRST.match(line, gap.end())
        if opening is None:
            continue
        entries = first.get(key(opening[1]))
        if not entries:
            continue
        spans = [m.span() for m in _WORD.finditer(line, gap.end(), gap.end() + 120)]
        keys = tuple(key(line[a:b]) for a, b in spans)
        for phrase in entries:
            n = len(phrase.keys)
            if phrase.kind != "related" or phrase.match != "start" or keys[:n] != phrase.keys:
                continue
            separator = _SEPARATOR.match(line, spans[n - 1][1])
            if separator:
                start = gap.end() - 1 if line[gap.end() - 1] in "([" else gap.end()
                return start, Hit("related", separator.end())
    return None


def is_kicker(words: str) -> bool:
    """Whether the words before a title's colon are a label of the house ("लाइव", "Explained") and no speaker."""
    return _keys(words) in _phrases()[2]


def is_promotion(text: str) -> bool:
    """Whether an image's text is a promotion's and not a caption."""
    hit = find(text)
    return hit is not None and hit.kind in ("promo", "ad", "app", "follow", "newsletter", "share", "list", "notice")
