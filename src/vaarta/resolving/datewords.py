"""The words and patterns of dates, read from ``data/hi/dates``, and the reading of a sentence as a string of word classes.

Each set of classes that a word can belong to gets one private character; a sentence becomes a string of them and a
pattern a regular expression over them. So the patterns stay in a table, and a match costs what a regular expression costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import regex

from ..language import Token
from ..language.script import key
from ..language.tables import Row, read_table

DATA = Path(__file__).parent.parent / "data"
_OTHER = "."
_FIRST = 0xE000
# Any word of these classes can make a date; a sentence with none of them is left alone.
_TRIGGERS = (
    "month", "weekday", "weakday", "unit", "dayword", "part", "season", "named", "while", "tarikh", "oclock", "now", "yearword", "times",
    "recent",
)  # fmt: skip
# Marks have no spelling to edit, so they are not in the tables.
_MARKS = {",": "comma", "،": "comma", "-": "dash", "/": "slash", ".": "dot", "।": "dot", "(": "lp", ")": "rp", ":": "colon"}
_YEARS = range(1800, 2101)
# Years that only histories tell of; a bare number of this size is more often a count ("1200 की भीड़").
_OLD_YEARS = range(1000, 1800)
# "71 की जंग": years of the last century by their last two digits.
_SHORT_YEARS = range(42, 100)
_NUMERIC = regex.compile(r"\d+(?:[./\- ]\d+)+")
_SHORT = regex.compile(r"\d{1,2}([./\- ])\d{1,2}(?:\1\d{2})?")
_WITH_SUFFIX = regex.compile(r"(\d{1,2})([^\d\W][\p{L}\p{M}]*)")
_PIECE = regex.compile(
    r"\s*(?:(?P<name>[a-z]+[0-9]?):)?(?P<look>!@|[@!&])?\s*"
    r"(?P<body><[a-z-]+>|\{[A-Z]+\}|\(|[\p{Devanagari}/]+)"
)

_NAMED = regex.compile(r"\(\?P<([a-z]+[0-9]?)>")
_LOOKS = {"!": "(?!", "&": "(?=", "@": "(?<=", "!@": "(?<!"}


@dataclass(slots=True)
class Word:
    """What a word can be in a date: a value for each class."""

    values: dict[str, Any]
    char: str = _OTHER


class Rule:
    """One line of patterns.tsv. Its regular expression is compiled when a sentence first needs it: most runs need few.

    needs: sets of class characters of which a match has one each; without them in the sentence nothing is compiled.
    """

    __slots__ = ("_compiled", "meaning", "name", "needs", "source")

    def __init__(self, name: str, meaning: str, source: str, needs: tuple[frozenset[str], ...] = ()) -> None:
        self.name, self.meaning, self.source = name, meaning, source
        # What the fewest words have is missed the soonest.
        self.needs = tuple(sorted(needs, key=len))
        self._compiled: Any = None

    def match(self, chars: str, at: int, present: frozenset[str]) -> Any:
        """A match that begins at ``at``, or None. present: all of ``chars``, which mostly tell that there is none."""
        for need in self.needs:
            if need.isdisjoint(present):
                return None
        if self._compiled is None:
            # Class characters are no letters, so plain ``re`` does, which compiles in a quarter of the time of ``regex`` and wants each
            # name once.
            numbers = count(1)
            self._compiled = re.compile(_NAMED.sub(lambda m: f"(?P<{m[1]}_{next(numbers)}>", self.source))
        return self._compiled.match(chars, at)

    @staticmethod
    def spans(match: Any) -> dict[str, tuple[int, int]]:
        """Where the named pieces of a match stand; of two pieces of one name, the later."""
        return {name.partition("_")[0]: match.span(name) for name in match.re.groupindex if match.span(name)[0] >= 0}


@dataclass(slots=True)
class Reading:
    """A sentence as classes: ``chars[k]`` stands for the word ``keys[k]`` of token ``tokens[k]`` to ``ends[k]`` (half-open)."""

    chars: str
    keys: list[str]
    words: list[Word | None]
    tokens: list[int]
    ends: list[int]


@dataclass(slots=True)
class Lexicon:
    """All words and rules of one language's dates."""

    words: dict[str, Word] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    triggers: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    bounds: dict[str, str] = field(default_factory=dict)
    chars: dict[frozenset[str], str] = field(default_factory=dict)
    starts: dict[str, list[Rule]] = field(default_factory=dict)
    _numbers: dict[str, Word] = field(default_factory=dict)

    def number(self, digits: str) -> Word:
        """The classes of a number in digits."""
        word = self._numbers.get(digits)
        if word is None:
            word = Word(dict.fromkeys(_number_classes(digits), int(digits)))
            word.char = self.chars.get(frozenset(word.values), _OTHER)
            if len(self._numbers) < 10_000:
                self._numbers[digits] = word
        return word


def _number_classes(digits: str) -> list[str]:
    value = int(digits)
    classes = ["num"]
    if 1 <= value <= 31 and len(digits) <= 2:
        classes.append("day")
    if 1 <= value <= 12 and len(digits) <= 2:
        classes.append("mon")
    if len(digits) == 2:
        classes.append("yy")
    if len(digits) == 4 and value in _YEARS:
        classes.append("year")
    if len(digits) == 4 and value in _OLD_YEARS:
        classes.append("oldyear")
    return classes


def _add(lexicon: Lexicon, row: Row, names: Iterable[str], classes: dict[str, Any]) -> None:
    for name in names:
        k = key(name)
        word = lexicon.words.setdefault(k, Word({}))
        if clash := set(word.values) & set(classes):
            raise row.wrong(f"{name!r} a second time as {sorted(clash)}", "each word once in a class")
        word.values.update(classes)
        parts = tuple(k.split())
        if len(parts) > 1:
            lexicon.phrases.setdefault(parts[0], []).append((parts, k))


def _flags_class(row: Row, plain: str, weak: str) -> str:
    return weak if "word" in row.many("flags") else plain


def _numbers(lexicon: Lexicon, folder: Path) -> None:
    for row in read_table(folder / "numbers.tsv", ("word", "value", "kind")):
        kind, text = row["kind"], row["value"]
        if kind == "count":
            number = int(text)
            classes: dict[str, Any] = {"num": number}
            if 1 <= number <= 31:
                classes["day"] = number
        elif kind in ("times", "ordinal"):
            classes = {kind: int(text)}
        elif kind in ("half", "plus"):
            classes = {kind: float(text)}
        elif kind == "about":
            classes = {"about": None}
        else:
            raise row.wrong(f"kind {kind!r}", "count, times, half, plus, ordinal or about")
        _add(lexicon, row, row.many("word"), classes)


def _calendar_words(lexicon: Lexicon, folder: Path) -> None:
    for row in read_table(folder / "months.tsv", ("name", "number", "flags")):
        number = int(row["number"])
        _add(lexicon, row, row.many("name"), {"month": number, _flags_class(row, "plainmonth", "wordmonth"): number})
    for row in read_table(folder / "weekdays.tsv", ("name", "number", "flags")):
        _add(lexicon, row, row.many("name"), {_flags_class(row, "weekday", "weakday"): int(row["number"])})
    for row in read_table(folder / "units.tsv", ("name", "unit", "number")):
        unit = row["unit"]
        classes: dict[str, Any] = {"unit": unit}
        if row["number"] == "many":
            classes["units"] = unit
        if unit in ("week", "weekend", "fortnight", "month", "quarter", "halfyear", "year", "decade", "century"):
            classes["bigunit"] = unit
        if unit in ("year", "month", "century", "decade", "weekend"):
            classes[unit + "unit"] = unit
        _add(lexicon, row, row.many("name"), classes)
    for row in read_table(folder / "days.tsv", ("name", "dates")):
        dates = tuple(row.many("dates"))
        once: dict[str, Any] = {"onceday": None} if len(dates) == 1 and len(dates[0]) == len("2008-11-26") else {}
        if "/" in row["dates"]:
            once = {"period": None}
        _add(lexicon, row, row.many("name"), {"named": dates, **once})
    for row in read_table(folder / "words.tsv", ("word", "class", "value")):
        value: Any = row["value"]
        if row["class"] in ("rel", "dayword", "ago", "later"):
            value = int(value)
        _add(lexicon, row, row.many("word"), {row["class"]: value})
        if row["class"] == "dayword" and value:
            _add(lexicon, row, row.many("word"), {"pastday": value})


class _Piece(NamedTuple):
    """A compiled part of a pattern: its regular expression, the characters it can begin with, whether it can be empty.

    needs: sets of characters of which every match has one each.
    """

    source: str
    first: frozenset[str]
    empty: bool
    needs: tuple[frozenset[str], ...] = ()


class _Compiler:
    """Patterns as written in the table to regular expressions over class characters."""

    def __init__(self, lexicon: Lexicon, rows: list[Row]) -> None:
        self.macros = {row["rule"]: row for row in rows if row["meaning"] == "macro"}
        self.expanded: dict[str, _Piece] = {}
        self.by_class: dict[str, str] = {}
        for classes, char in lexicon.chars.items():
            for name in classes:
                self.by_class[name] = self.by_class.get(name, "") + char

    def compile(self, row: Row) -> _Piece:
        text = row["pattern"].strip()
        piece, at = self._choice(row, text, 0)
        if at < len(text):
            raise row.wrong("a ) without its (", "as many ( as )")
        return piece

    def _any_of(self, row: Row, names: list[str]) -> _Piece:
        chars = ""
        for name in names:
            if name not in self.by_class:
                raise row.wrong(f"<{name}>, which no word has", "a class of the tables in this folder")
            chars += self.by_class[name]
        return _Piece(f"[{chars}]", frozenset(chars), False, (frozenset(chars),))

    def _choice(self, row: Row, text: str, at: int) -> tuple[_Piece, int]:
        """Alternatives parted by |, up to a closing bracket or the end."""
        branches: list[_Piece] = []
        while True:
            branch, at = self._sequence(row, text, at)
            branches.append(branch)
            if at >= len(text) or text[at] != "|":
                first = frozenset().union(*(b.first for b in branches))
                return _Piece("|".join(b.source for b in branches), first, any(b.empty for b in branches), _shared(branches)), at
            at += 1

    def _sequence(self, row: Row, text: str, at: int) -> tuple[_Piece, int]:
        source, first, empty = "", frozenset[str](), True
        needs: list[frozenset[str]] = []
        while at < len(text):
            if text[at] == " ":
                at += 1
                continue
            if text[at] in "|)":
                break
            piece, at = self._piece(row, text, at)
            source += piece.source
            needs += piece.needs
            if empty:
                first |= piece.first
                empty = piece.empty
        return _Piece(source, first, empty, tuple(dict.fromkeys(needs))), at

    def _piece(self, row: Row, text: str, at: int) -> tuple[_Piece, int]:
        m = _PIECE.match(text, at)
        if m is None:
            raise row.wrong(f"{text[at : at + 20]!r} in the pattern", "<class>, {MACRO}, a Hindi word, or one of ( ) | ? *")
        at, body = m.end(), m["body"]
        if body == "(":
            inner, at = self._choice(row, text, at)
            if at >= len(text):
                raise row.wrong("an open bracket", "as many ) as (")
            at += 1
        elif body[0] == "{":
            inner = self._macro(row, body[1:-1])
        elif body[0] == "<":
            inner = self._any_of(row, [body[1:-1]])
        else:
            inner = self._any_of(row, ["=" + key(word) for word in body.split("/") if word])
        if m["look"]:
            return _Piece(_LOOKS[m["look"]] + inner.source + ")", frozenset(), True), at
        piece = _Piece((f"(?P<{m['name']}>" if m["name"] else "(?:") + inner.source + ")", inner.first, inner.empty, inner.needs)
        while at < len(text) and text[at] == " ":
            at += 1
        if at < len(text) and text[at] in "?*":
            piece = _Piece(piece.source + text[at], piece.first, True)
            at += 1
        return piece, at

    def _macro(self, row: Row, name: str) -> _Piece:
        piece = self.expanded.get(name)
        if piece is None:
            macro = self.macros.get(name)
            if macro is None:
                raise row.wrong("{" + name + "}", "a rule whose meaning is macro")
            piece = self.expanded[name] = self.compile(macro)
        return piece


def _shared(branches: list[_Piece]) -> tuple[frozenset[str], ...]:
    """What a choice needs: all that its one branch needs, or one character of what each of several needs."""
    if len(branches) == 1:
        return branches[0].needs
    if not all(b.needs for b in branches):
        return ()
    return (frozenset[str]().union(*(min(b.needs, key=len) for b in branches)),)


_WORD_IN_PATTERN = regex.compile(r"\p{Devanagari}+")


_kept: dict[str, Lexicon] = {}


def use(language: str, tables: Lexicon) -> None:
    """Take tables that were compiled before instead of reading the files."""
    _kept[language] = tables


@lru_cache(maxsize=4)
def load_lexicon(language: str = "hi") -> Lexicon:
    """The date lexicon of a language, read once a process. Raises DataError with file and line for a wrong table."""
    return _kept.get(language) or read_lexicon(language)


def read_lexicon(language: str) -> Lexicon:
    """The date lexicon as its files have it now. Raises as ``load_lexicon`` does."""
    folder = DATA / language / "dates"
    lexicon = Lexicon()
    _numbers(lexicon, folder)
    _calendar_words(lexicon, folder)
    for mark, name in _MARKS.items():
        lexicon.words[mark] = Word({name: None})
    rows = list(read_table(folder / "patterns.tsv", ("rule", "meaning", "pattern")))
    for row in rows:
        for literal in _WORD_IN_PATTERN.findall(row["pattern"]):
            k = key(literal)
            lexicon.words.setdefault(k, Word({})).values.setdefault("=" + k, None)
    for row in read_table(folder / "bounds.tsv", ("word", "bound")):
        lexicon.bounds.update(dict.fromkeys(map(key, row.many("word")), row["bound"]))
    lexicon.suffixes = frozenset(k for k, w in lexicon.words.items() if "nthsuffix" in w.values)
    signatures = [frozenset(word.values) for word in lexicon.words.values()]
    signatures += [frozenset(_number_classes(d)) for d in ("0", "1", "01", "10", "13", "31", "32", "99", "100", "1500", "1900", "00000")]
    signatures += [frozenset({"clock"}), frozenset({"nth"})]
    for signature in signatures:
        lexicon.chars.setdefault(signature, chr(_FIRST + len(lexicon.chars)))
    for word in lexicon.words.values():
        word.char = lexicon.chars[frozenset(word.values)]
    for found in lexicon.phrases.values():
        found.sort(key=lambda entry: -len(entry[0]))
    compiler = _Compiler(lexicon, rows)
    for row in rows:
        if row["meaning"] != "macro":
            piece = compiler.compile(row)
            rule = Rule(row["rule"], row["meaning"], piece.source, piece.needs)
            for char in piece.first:
                lexicon.starts.setdefault(char, []).append(rule)
    triggers = {k for k, w in lexicon.words.items() if any(t in w.values for t in _TRIGGERS)}
    firsts = {k.split()[0] for k in triggers if " " in k}
    lexicon.triggers = frozenset(triggers | firsts | {str(y) for y in (*_OLD_YEARS, *_YEARS, *_SHORT_YEARS)})
    return lexicon


def has_trigger(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether any token could belong to a date; the cheap question asked of every sentence."""
    triggers = lexicon.triggers
    for token in tokens:
        k = token.key
        if k in triggers:
            return True
        if token.kind == "num" and len(k) > 4 and _in_figures(k, triggers):
            return True
        if " " in k and any(part in triggers for part in k.split()):
            return True
    return False


def _in_figures(k: str, triggers: frozenset[str]) -> bool:
    return _SHORT.fullmatch(k) is not None or any(part in triggers for part in regex.split(r"[./\- ]", k))


def read(tokens: list[Token], lexicon: Lexicon) -> Reading:
    """The sentence as word classes; a token such as "10-12" or "दो-तीन" becomes several."""
    keys: list[str] = []
    owners: list[int] = []
    for index, token in enumerate(tokens):
        spelled = token.key
        if " " in spelled or spelled[:1].isdigit():
            # Few words are made of several.
            parts = _parts(spelled, lexicon)
            keys += parts
            owners += [index] * len(parts)
        else:
            keys.append(spelled)
            owners.append(index)
    out = Reading("", [], [], [], [])
    chars: list[str] = []
    at = 0
    while at < len(keys):
        size = 1
        name = keys[at]
        if name in lexicon.phrases:
            for words, whole in lexicon.phrases[name]:
                if (found := _phrase_size(keys, at, words)) is not None:
                    size, name = found, whole
                    break
        word = lexicon.words.get(name)
        if word is None and name[:1].isdigit():
            word = _figure(name, lexicon)
        chars.append(word.char if word else _OTHER)
        out.keys.append(name)
        out.words.append(word)
        out.tokens.append(owners[at])
        out.ends.append(owners[at + size - 1] + 1)
        at += size
    out.chars = "".join(chars)
    return out


def _phrase_size(keys: list[str], at: int, parts: tuple[str, ...]) -> int | None:
    """How many words from ``at`` are this phrase, hyphens between them not counted ("सुबह-सुबह"); None where they are not."""
    there = at
    for part in parts:
        if there > at and there < len(keys) and keys[there] == "-":
            there += 1
        if there >= len(keys) or keys[there] != part:
            return None
        there += 1
    return there - at


_CLOCK = Word({"clock": None})
_NTH = Word({"nth": None})


def _figure(name: str, lexicon: Lexicon) -> Word | None:
    """What a word that begins with a figure may be: a number, a time of day, or a figure with its ending."""
    if name.isdigit():
        return lexicon.number(name)
    if ":" in name and name.replace(":", "").isdigit():
        return Word({"clock": name}, lexicon.chars[frozenset(_CLOCK.values)])
    if m := _WITH_SUFFIX.fullmatch(name):
        return Word({"nth": int(m[1])}, lexicon.chars[frozenset(_NTH.values)])
    return None


def _parts(k: str, lexicon: Lexicon) -> list[str]:
    if k in lexicon.words:
        return [k]
    if k[:1].isdigit():
        if _NUMERIC.fullmatch(k):
            # The separator is a word of its own to the patterns: 26/11/2008, 2008-09.
            return [p for p in regex.split(r"([./\-])", k.replace(" ", "-")) if p]
        if (m := _WITH_SUFFIX.fullmatch(k)) and m[2] not in lexicon.suffixes:
            return [m[1], m[2]]
    if " " in k:
        parts: list[str] = []
        for part in k.split():
            parts += ["-", part] if parts else [part]
        return parts
    return [k]
