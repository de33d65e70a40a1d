"""The offices of persons in Hindi, by the table ``data/i18n/offices.hi.tsv``: "Delhi BJP chief", "lieutenant governor Ladakh".

An office is put together from a pattern and the names in it; where one of these is not in the table, the next pattern is tried, so that
no office comes out half English.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from ..engine import DATA
from ..language.tables import read_table

KINDS = ("office", "body", "place", "person", "act", "field", "letter")
# Longer than any office of the tables.
LONGEST = 120
_HOLE = regex.compile(r"\{(\w+)\}", regex.ASCII)
_INITIALS = regex.compile(r"[A-Z]{2,7}(?:[-(][A-Z]{1,3}\)?)?")
_DEEPEST = 4


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, dict[str, str]], dict[str, list[tuple[regex.Pattern[str], str]]]]:
    """Of each kind: what stands whole → Hindi, and the patterns, the most telling first. Raises DataError D003 for a broken entry."""
    whole: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    holed: dict[str, list[tuple[int, regex.Pattern[str], str]]] = {kind: [] for kind in KINDS}
    for row in read_table(DATA / "i18n" / "offices.hi.tsv", ("said", "hindi", "kind")):
        said, hindi, kind = row["said"], row["hindi"], row["kind"]
        if kind not in KINDS:
            raise row.wrong(kind, f"one of {', '.join(KINDS)}")
        holes = _HOLE.findall(said)
        if sorted(holes) != sorted(_HOLE.findall(hindi)) or not set(holes) <= set(KINDS) or len(holes) != len(set(holes)):
            raise row.wrong(hindi, f"the same {{…}} in both columns, each once, of {', '.join(KINDS)}")
        if not holes:
            whole[kind][said] = hindi
            continue
        parts = _HOLE.split(said)
        shape = "".join(f"(?P<{part}>.+)" if n % 2 else regex.escape(part) for n, part in enumerate(parts))
        holed[kind].append((sum(map(len, parts[::2])), regex.compile(shape), hindi))
    return whole, {kind: [entry[1:] for entry in sorted(found, key=lambda p: -p[0])] for kind, found in holed.items()}


@lru_cache(maxsize=4096)
def office_in_hindi(said: str, kind: str = "office", depth: int = 0) -> str | None:
    """The Hindi of an office (or of a name in one); None where the table has none."""
    whole, holed = _table()
    if (found := whole[kind].get(said)) is not None:
        return found
    if depth > _DEEPEST or len(said) > LONGEST:
        return None
    for shape, hindi in holed[kind]:
        # A place may end in more than one spot: "Jammu and Kashmir police".
        match = shape.fullmatch(said)
        if match is None:
            continue
        parts = {name: office_in_hindi(text, name, depth + 1) for name, text in match.groupdict().items()}
        if None not in parts.values():
            return str(_HOLE.sub(lambda hole, parts=parts: parts[hole[1]] or "", hindi))
    return _spelled(said, whole["letter"]) if kind == "body" else None


def _spelled(said: str, letters: dict[str, str]) -> str | None:
    """A body known by its initials, as Hindi writes them: "JD(S)" is जेडी(एस)."""
    return "".join(letters.get(sign, sign) for sign in said) if _INITIALS.fullmatch(said) else None


__all__ = ["KINDS", "office_in_hindi"]
