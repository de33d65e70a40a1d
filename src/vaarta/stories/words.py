"""What weighs how much when two reports are compared, and what their numbers count: two tables of the language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum

from ..engine import DATA
from ..language import key, readings
from ..language.tables import read_table

# Names tell stories apart better than words do; a country that all of a day's reports name does not.
NAME_WEIGHTS = {"P": 2.0, "L": 2.0, "N": 1.0, "R": 0.8, "C": 0.4, "#": 1.0, "W": 1.0, "U": 1.5}
# Every pair of reports asks for the weights of all their terms.
_REMEMBERED = 100_000
# Classes of words that say nothing of a story.
CLOSED = frozenset({"ADP", "AUX", "CCONJ", "SCONJ", "PART", "PRON", "DET", "INTJ", "ADV"})


@dataclass(slots=True)
class Words:
    """common: lemma key → weight; measures: form key → measure; numbers: number word → its value in digits."""

    common: dict[str, float]
    measures: dict[str, str]
    numbers: dict[str, str]
    _weights: _Weights = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._weights = _Weights(self.common)

    def weight(self, term: str) -> float:
        """The weight of a term; its first letter is its class (see features)."""
        return self._weights[term]

    def weigh(self, terms: Iterable[str]) -> float:
        """The weight of terms together."""
        # Exact, for a set gives its terms in another order in every process.
        return fsum(map(self._weights.__getitem__, terms))


class _Weights(dict[str, float]):
    """Weights by term, worked out when first asked for, so that what is known is looked up without a line of Python."""

    def __init__(self, common: dict[str, float]) -> None:
        super().__init__()
        self.common = common

    def __missing__(self, term: str) -> float:
        base = NAME_WEIGHTS[term[0]]
        found = base * self.common.get(term[2:], 1.0) if term[0] in "WU" else base
        if len(self) < _REMEMBERED:
            self[term] = found
        return found


@lru_cache(maxsize=4)
def load(language: str = "hi") -> Words:
    """Read the tables of a language. Raises DataError with file and line for a broken entry."""
    folder = DATA / language
    common: dict[str, float] = {}
    for row in read_table(folder / "stories" / "common.tsv", ("word", "weight")):
        try:
            weight = float(row["weight"])
        except ValueError:
            raise row.wrong(f"weight {row['weight']!r}", "a number from 0 to 1") from None
        for form in {key(row["word"]), lemma(key(row["word"]))}:
            common[form] = min(weight, common.get(form, 1.0))
    measures = {
        key(word): row["measure"]
        for row in read_table(folder / "stories" / "measures.tsv", ("measure", "words"))
        for word in row.many("words")
    }
    numbers: dict[str, str] = {}
    for row in read_table(folder / "dates" / "numbers.tsv", ("word", "value", "kind")):
        if row["kind"] == "count":
            numbers.update((key(word), row["value"]) for word in row.many("word"))
    return Words(common, measures, numbers)


def lemma(form: str) -> str:
    """The dictionary form of a spelling key, by its usual reading."""
    return readings(form)[0].lemma
