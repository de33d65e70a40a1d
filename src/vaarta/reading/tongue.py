"""Is a text Hindi? Share of Devanagari letters first, then the small words of the languages that share the script.

A short text that is Devanagari and has no small word of another language passes: refusing it would lose headlines.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import regex

from ..language.tables import read_table
from ..records.article import Rejection

DATA = Path(__file__).resolve().parent.parent / "data" / "hi" / "reading"

# Enough of a page to tell its language; the rest costs time and changes nothing.
_SAMPLE = 4000
_LETTER = regex.compile(r"\p{L}")
_DEVANAGARI = regex.compile(r"\p{Script=Devanagari}")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
# Below this share of Devanagari letters a text is in another script; with Hindi small words in it, below the second.
_SHARE = 0.3
_SHARE_WITH_WORDS = 0.12


@cache
def _words() -> tuple[frozenset[str], dict[str, str], tuple[tuple[str, str], ...]]:
    hindi: set[str] = set()
    others: dict[str, str] = {}
    endings: list[tuple[str, str]] = []
    for row in read_table(DATA / "languages.tsv", ("language", "words", "endings")):
        code = row["language"]
        for word in row.many("words"):
            if code == "hi":
                # Typists leave out the nukta; keys would cost more than listing both.
                hindi.update((word, word.replace("\u093c", "")))
            elif word in hindi or others.setdefault(word, code) != code:
                raise row.wrong(f"{word!r} in two languages", "words that mark one language only")
        endings += [(ending, code) for ending in row.many("endings")]
    return frozenset(hindi), others, tuple(endings)


def language_of(text: str) -> str | Rejection:
    """``"hi"``, or the P002 rejection that says what the text seems to be in instead."""
    sample = text[:_SAMPLE]
    hindi, others, endings = _words()
    # The common case in two walks over the words: mostly three-byte letters, and small words of Hindi alone.
    plain = sample.split()
    if not hindi.isdisjoint(plain) and others.keys().isdisjoint(plain) and len(sample.encode("utf-8", "replace")) > 1.9 * len(sample):
        return "hi"
    letters = len(_LETTER.findall(sample))
    share = len(_DEVANAGARI.findall(sample)) / letters if letters else 0.0
    words = set(_WORD.findall(sample))
    hits = len(words & hindi)
    if share < (_SHARE_WITH_WORDS if hits else _SHARE):
        what = "no letters" if not letters else f"only {share:.0%} of the letters are Devanagari"
        return Rejection("P002", f"the text is not Hindi: {what}. Vaarta codes Hindi in Devanagari; Roman-script Hindi is not read.")
    rivals: dict[str, int] = {}
    for word in words:
        if code := others.get(word):
            rivals[code] = rivals.get(code, 0) + 1
        elif len(word) >= 5:
            for ending, code in endings:
                if word.endswith(ending):
                    rivals[code] = rivals.get(code, 0) + 1
                    break
    if rivals:
        code, count = max(rivals.items(), key=lambda item: (item[1], item[0]))
        if count > hits and (count >= 2 or len(words) <= 12):
            return Rejection("P002", f"the text is not Hindi; its small words look like {code!r}. Only Hindi is coded.")
    return "hi"
