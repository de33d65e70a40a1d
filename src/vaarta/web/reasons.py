"""The coder's reasons in the reader's language, by the table ``data/i18n/reasons.hi.tsv`` of patterns.

A pattern's ``{…}`` holds what changes; where that is itself a reason ("role सेना (roles.tsv:9); the one country of the sentence") it is
told in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from ..engine import DATA
from ..language.tables import read_table
from .names import type_name
from .offices import office_in_hindi

_HOLE = regex.compile(r"\{(\w+)\}", regex.ASCII)
# Longer than any reason that the coder makes; what a database of another make holds is shown as it is.
LONGEST = 400
_DEEPEST = 8
# Holes that hold words of a page, a name, a number or a place in a file: shown as they are.
KEPT = frozenset({"code", "line", "words", "word", "name", "names", "n", "year", "day", "party", "state", "place"})

# What a hole may hold where not anything: "weekday: last on or before publication" is not so many units before it.
_HELD = {"n": r"[\d.]+", "line": r"[\w.-]+:\d+", "code": r"[a-z-]+", "unit": r"[a-z ]+"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """said: matches the coder's words; hindi: with the holes by name; weight: letters outside of the holes."""

    said: regex.Pattern[str]
    hindi: str
    weight: int


@lru_cache(maxsize=1)
def patterns() -> tuple[dict[str, str], list[Pattern]]:
    """Whole reasons → Hindi, and the patterns, the most telling first. Raises DataError D003 for holes that differ."""
    whole: dict[str, str] = {}
    holed: list[Pattern] = []
    for row in read_table(DATA / "i18n" / "reasons.hi.tsv", ("said", "hindi")):
        said, hindi = row["said"], row["hindi"]
        holes = _HOLE.findall(said)
        if sorted(set(_HOLE.findall(hindi))) != sorted(set(holes)) or len(holes) != len(set(holes)) or said in whole:
            raise row.wrong(hindi, "a reason that stands once, with the same {…} in both columns")
        if not holes:
            whole[said] = hindi
            continue
        parts = _HOLE.split(said)
        shape = "".join(f"(?P<{part}>{_HELD.get(part, '.+')})" if n % 2 else regex.escape(part) for n, part in enumerate(parts))
        holed.append(Pattern(regex.compile(shape), hindi, sum(len(part) for part in parts[::2])))
    return whole, sorted(holed, key=lambda p: -p.weight)


def told(reason: str, language: str) -> str:
    """A reason in the reader's language; in English, or where the table has nothing for it, as the coder wrote it."""
    return reason if language != "hi" or len(reason) > LONGEST else in_hindi(reason) or reason


@lru_cache(maxsize=4096)
def in_hindi(reason: str, depth: int = 0) -> str | None:
    """The Hindi of a reason; None where the table has none."""
    whole, holed = patterns()
    if (found := whole.get(reason)) is not None:
        return found
    if depth > _DEEPEST:
        return None
    for pattern in holed:
        if (match := pattern.said.fullmatch(reason)) is not None:
            return str(_HOLE.sub(lambda hole: _inner(hole[1], match[hole[1]], depth + 1), pattern.hindi))
    return None


def _inner(hole: str, text: str, depth: int) -> str:
    if hole in KEPT:
        return text
    return (office_in_hindi(text) if hole == "office" else None) or in_hindi(text, depth) or type_name(text, "hi")


__all__ = ["in_hindi", "patterns", "told"]
