"""How a name sounds: one key for its Devanagari and Latin spellings ("Ryabkov", "रयाबकोव", "रियाबकोव").

The rules are tables (``data/hi/sounds``). A key is for comparing only; how well pairs meet is measured by
``benchmarks/sounds.py``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import regex

from .script import key
from .tables import read_table

TABLES = Path(__file__).resolve().parent.parent / "data" / "hi" / "sounds"
_NO_VOWELS = str.maketrans("", "", "IU")
_LATIN = regex.compile(r"\p{Latin}")
# The letters of a sound are ASCII, for which plain ``re`` does and is faster.
_TWICE = re.compile(r"(.)\1+")


@cache
def _rules(name: str) -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """Letters → sound, and by first letter the lengths that rules have, the longest first."""
    rows = read_table(TABLES / f"{name}.tsv", ("letters", "sound"))
    rules = {row["letters"]: "" if row["sound"] == "-" else row["sound"] for row in rows}
    sizes: dict[str, set[int]] = {}
    for letters in rules:
        bare = letters.removeprefix("^").removesuffix("$")
        sizes.setdefault(bare[0], set()).add(len(bare))
    return rules, {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


class _Signs(dict[str | int, str]):
    """Sounds by letters and by code points; a sign of no rule is silent."""

    def __missing__(self, sign: str | int) -> str:
        return ""


@cache
def _signs(name: str) -> tuple[tuple[tuple[str, str], ...], _Signs] | None:
    """The rules of a table: those of several letters, and one translation for the others. None where a rule is bound to a word's end,
    or where it matters which of two rules is asked first.

    Far faster than one letter after the other, which matters, for every new word of a text is sounded once.
    """
    rules, _ = _rules(name)
    several = tuple((letters, said) for letters, said in rules.items() if len(letters) > 1)
    if any(letters[0] == "^" or letters[-1] == "$" for letters in rules) or _overlap([letters for letters, _ in several]):
        return None
    signs = _Signs(rules)
    signs |= {ord(letters): said for letters, said in rules.items() if len(letters) == 1}
    signs |= {ord(c): c for said in rules.values() for c in said}
    return several, signs


def _overlap(rules: list[str]) -> bool:
    """Whether two rules could want one letter of a word: the end of one begins another, or one is in another."""
    pairs = [(a, b) for a in rules for b in rules]
    return any(a.endswith(b[:size]) for a, b in pairs for size in range(1, len(b))) or any(a != b and a in b for a, b in pairs)


def _once(said: str) -> str:
    """Sounds that follow themselves told once; asked first, for a pattern that puts groups in costs much even where nothing is found."""
    return said if _TWICE.search(said) is None else _TWICE.sub(r"\1", said)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The sound key of one word: small letters for classes of consonants, I and U for front and back vowels.

    In: a word in Devanagari or Latin letters, any case. Out: the key; "" for a word without letters of the two scripts.
    """
    latin = bool(_LATIN.search(word))
    text = "".join(c for c in unicodedata.normalize("NFD", word).lower() if c.isalpha()) if latin else key(word)
    if not latin and (fast := _signs("devanagari")) is not None:
        several, one = fast
        for letters, told in several:
            if letters in text:
                text = text.replace(letters, told)
        said = text.translate(one)
        # A sound is not told twice in a row, nor h but at the beginning.
        return _once(said[:1] + said[1:].replace("h", ""))
    rules, sizes = _rules("latin" if latin else "devanagari")
    out: list[str] = []
    at = 0
    while at < len(text):
        found, size = _match(text, at, rules, sizes.get(text[at], ()))
        out.extend(s for s in found if not (s == "h" and out) and (not out or out[-1] != s))
        at += size
    return "".join(out)


def _match(text: str, at: int, rules: dict[str, str], sizes: tuple[int, ...]) -> tuple[str, int]:
    for size in sizes:
        if at + size > len(text):
            continue
        piece = text[at : at + size]
        found = rules.get(f"^{piece}") if at == 0 else None
        if found is None and at + size == len(text):
            found = rules.get(f"{piece}$")
        if found is None:
            found = rules.get(piece)
        if found is not None:
            return found, size
    return "", 1


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of the sound key, by which an index finds what may sound alike."""
    found = sound(word)
    return _once(found.translate(_NO_VOWELS)) or found


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> bool:
    """Whether two words may be one name in two spellings: the same consonants, and vowels that differ in one place at most.

    Words of fewer than two consonants must have equal keys.
    """
    a, b = sound(one), sound(other)
    if not a or not b:
        return False
    if a == b:
        return True
    bones = skeleton(one)
    return bones == skeleton(other) and len(bones) > 1 and _distance(a, b) <= max(1, len(bones) // 2)


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


@cache
def _letters() -> dict[str, str]:
    """The spelling key of a letter's name → the letter."""
    rows = read_table(TABLES / "letters.tsv", ("letter", "names"))
    return {key(name): row["letter"].lower() for row in rows for name in row.many("names")}


@cache
def _names_of_letters() -> dict[str, str]:
    return {letter: name for name, letter in reversed(_letters().items())}


def spelled_out(word: str) -> list[str] | None:
    """The spelling keys of the letters of an abbreviation: "सीबीआई" and "CBI" give सी, बी, आई; None for any other word.

    Of two readings the one of fewer letters is taken. Latin words must be in capitals.
    """
    if word.isascii():
        names = _names_of_letters()
        return [names[c] for c in word.lower()] if word.isupper() and word.isalpha() and len(word) > 1 else None
    text = key(word)
    if " " in text or not text:
        return None
    letters, longest = _letters(), max(map(len, _letters()))
    best: dict[int, list[str]] = {0: []}
    for at in range(len(text)):
        if at not in best:
            continue
        for size in range(1, longest + 1):
            piece = text[at : at + size]
            if piece in letters and len(piece) == size and len(best.get(at + size, [""] * 99)) > len(best[at]) + 1:
                best[at + size] = [*best[at], piece]
    found = best.get(len(text))
    return found if found is not None and len(found) > 1 else None


def abbreviations(word: str) -> list[str]:
    """The other forms in which newspapers print an abbreviation: "CBI" for "सीबीआई", and the letters apart; [] for other words."""
    letters = spelled_out(word)
    if letters is None:
        return []
    forms = ["".join(letters), "".join(_letters()[n] for n in letters)]
    if len(letters) > 2:
        forms.append(" ".join(letters))
    return forms
