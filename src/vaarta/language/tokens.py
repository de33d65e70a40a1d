"""Tokens: one pass over the text, each token with its place in it.

What is one token and what is two is stated in ``docs/language.md`` under "Tokens". The text is never changed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import regex

from .forms import Form, form_of, morphology
from .script import key
from .tables import read_table

if TYPE_CHECKING:
    from .forms import Morphology, Reading

Kind = Literal["word", "latin", "num", "punct"]

MORPHOLOGY = Path(__file__).resolve().parent.parent / "data" / "hi" / "morphology"

# Signs without width that editors leave inside words; between words they count as space.
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_LETTER = "\u0900-\u0963\u0971-\u097f"
_DIGIT = "0-9\u0966-\u096f"
_TAKES_NUKTA = frozenset("कखगजडढफय")


class Token:
    """One word, number or mark.

    text, start, end: what stands in the text and where. form: what such a word can be; key: its spelling key; keys: the keys under
    which it may stand in a lexicon. kind: ``word`` (Devanagari), ``latin``, ``num`` or ``punct``. reading: what ``tag`` chose, None
    before that.
    """

    __slots__ = ("end", "form", "key", "keys", "kind", "reading", "start", "text")

    def __init__(self, text: str, start: int, end: int, form: Form, kind: Kind) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.form = form
        self.key = form.key
        self.keys = form.keys
        self.kind: Kind = kind
        self.reading: Reading | None = None

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}, {self.end}, {self.kind})"


def _spelled(form: str) -> str:
    # Newspapers set the nukta or leave it out, whatever the table has.
    return "".join(regex.escape(char) + ("\u093c?" if char in _TAKES_NUKTA else "") for char in form if char != "\u093c")


def _alternatives(forms: list[str]) -> str:
    return "|".join(_spelled(form) for form in sorted(forms, key=len, reverse=True))


@cache
def pattern() -> regex.Pattern[str]:
    """The token pattern, built from the table of abbreviations. Group numbers are the order of ``_KINDS``."""
    kinds: dict[str, list[str]] = {}
    for row in read_table(MORPHOLOGY / "abbreviations.tsv", ("form", "kind")):
        kinds.setdefault(row["kind"], []).append(row["form"])
    lone = _alternatives(kinds["letter"])
    chained = _alternatives(kinds["letter"] + kinds["chainletter"])
    dotted = _alternatives(kinds["title"] + kinds["unit"])
    ordinal = _alternatives(kinds["ordinal"])
    colon = _alternatives(kinds["colon"])
    wordlike = _alternatives(kinds["chainletter"])
    after = f"(?![{_LETTER}])"
    # Most words end at once; only before a dot or colon need the tables be looked through.
    plain = f"[{_LETTER}][{_LETTER}{_HIDDEN}]*+"
    dotted_word = (
        f"(?:(?:{chained})\\.){{2,}}(?:(?:{chained}){after}(?!\\.[{_LETTER}]))?"
        f"|(?:{chained})\\.(?:{chained}){after}(?!\\.[{_LETTER}])"
        f"|(?:{wordlike})\\.(?=\\s*(?:{chained})\\.)|(?<![{_LETTER}]\\s)जी\\.(?=\\s)"
        f"|(?:{lone}|{dotted})\\.(?!\\.)"
        f"|(?:{colon}){after}"
        f"|{plain}"
    )
    latin = (
        r"(?:https?://|www\.)[^\s\u0900-\u097f]+"
        r"|(?:\p{Latin}\.){2,}|[A-Z]\.(?=\s*\p{L})|(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Lt|Col|Gen|Capt|No|vs)\."
        r"|\p{Latin}[\p{Latin}\p{M}0-9]*(?:['’]\p{Latin}+)*"
    )
    number = f"[{_DIGIT}]+(?:[.,:/-][{_DIGIT}]+)*(?:(?:{ordinal}|st|nd|rd|th|[A-Z]){after}(?!\\p{{Latin}}))?"
    mark = r"\.{2,}|-{2,}|[^\s" + _HIDDEN + "]"
    # Each group is guarded by its first character, or every space would be held against every abbreviation.
    return regex.compile(f"({plain}(?![.:]))|(?=[{_LETTER}])({dotted_word})|(?=[{_DIGIT}])({number})|(?=\\p{{Latin}})({latin})|({mark})")


_KINDS: tuple[Kind, ...] = ("punct", "word", "word", "num", "latin", "punct")


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets into the whole text.

    Every visible character lies in exactly one token. Never raises.
    """
    if morphology() is not _known[0]:
        _known[0] = morphology()
        _runs.clear()
    tokens: list[Token] = []
    append = tokens.append
    stop, at = len(text) if end is None else end, start
    for run in text[start:stop].split(" "):
        if run:
            pieces = _runs.get(run)
            if pieces is None:
                pieces = _cut(run)
            for word, first, last, form, kind in pieces:
                append(Token(word, at + first, at + last, form, kind))
            if not pieces:
                # What is no plain run is cut where it stands, for what follows may decide ("वी. पी."). No token goes past a space.
                for match in pattern().finditer(text, at, stop):
                    if match.start() >= at + len(run):
                        break
                    word = match.group()
                    append(Token(word, match.start(), match.end(), form_of(key(word)), _KINDS[match.lastindex or 0]))
        at += len(run) + 1
    return tokens


# A token of a run wherever the run stands: its text, start and end in the run, form and kind.
Piece = tuple[str, int, int, Form, Kind]


def _piece(run: str, start: int, end: int, kind: Kind, read_as: str = "") -> Piece:
    """A token of a run. read_as: the sign that is meant, where another is typed."""
    text = run[start:end]
    return text, start, end, form_of(key(read_as or text)), kind


_runs: dict[str, tuple[Piece, ...]] = {}
# The tables by which the forms of the runs were analysed.
_known: list[Morphology | None] = [None]
# Text never repeats so often that more than this many runs are worth remembering.
_MOST_RUNS = 200_000
# A word alone, as most runs are.
_LETTERS = regex.compile(f"[{_LETTER}]+")
# One word between brackets, quotes and marks: each sign is a token.
_ONE = regex.compile(f"([\"'“‘(]*)([{_LETTER}]+)([।,!?;)\"'”’]*)")
# Words, joined by hyphens, or a number, between brackets, quotes and marks: such a run is cut in the same way wherever it stands.
_PLAIN = regex.compile(f"[\"'“‘(]*(?:[{_LETTER}]+(?:-[{_LETTER}]+)*(?P<dot>\\.)?|[{_DIGIT}]+)[।,!?;)\"'”’]*")


def _cut(run: str) -> tuple[Piece, ...]:
    """The tokens of a plain run between spaces; () for a run that must be seen in its place. The answer is kept for its next time."""
    if _LETTERS.fullmatch(run) is not None:
        pieces = _cut_one(run, 0, len(run))
    elif (one := _ONE.fullmatch(run)) is not None:
        pieces = _cut_one(run, *one.span(2))
    else:
        match = _PLAIN.fullmatch(run)
        pieces = ()
        if match and not (match["dot"] and _LAST.search(run, 0, match.start("dot"))[0].replace(_NUKTA, "") in _dotted()):
            found = pattern().finditer(run)
            pieces = tuple(_piece(run, m.start(), m.end(), _KINDS[m.lastindex or 0]) for m in found)
    if len(_runs) >= _MOST_RUNS:
        _runs.clear()
    _runs[run] = pieces
    return pieces


def _cut_one(run: str, start: int, end: int) -> tuple[Piece, ...]:
    """The tokens of a run of one word, which stands from ``start`` to ``end``, and of signs."""
    if _labels(run[start:end]):
        words: tuple[Piece, ...] = (_piece(run, start, end - 1, "word"), _piece(run, end - 1, end, "punct", ":"))
    else:
        words = (_piece(run, start, end, "word"),)
    if end - start == len(run):
        return words
    signs = [_piece(run, at, at + 1, "punct") for at in range(len(run)) if not start <= at < end]
    return (*signs[:start], *words, *signs[start:])


def _labels(word: str) -> bool:
    """ "श्रीलंकाः": a visarga typed for the colon after a word that no table knows with it, other than an abbreviation's ("डाः")."""
    return word[-1] == VISARGA and len(word) > _SHORT and key(word) not in morphology().closed


_LAST = regex.compile(f"[{_LETTER}]+$")
_NUKTA = "\u093c"
VISARGA = "\u0903"
# "डाः", "मोः", "छः".
_SHORT = 3


@cache
def _dotted() -> frozenset[str]:
    """The words after which a dot may be part of the token."""
    return frozenset(row["form"].replace(_NUKTA, "") for row in read_table(MORPHOLOGY / "abbreviations.tsv", ("form", "kind")))
