"""Function words by the class under which the rules of the grammar ask for them (``frames/functionwords.tsv``)."""

from __future__ import annotations

from pathlib import Path

from ..language import key
from ..language.tables import read_table

TABLE = Path(__file__).resolve().parent.parent / "data" / "hi" / "frames" / "functionwords.tsv"


def _read() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(key(word) for word in row.many("words")) for row in read_table(TABLE, ("class", "words"))}


_CLASSES = _read()


def words_of(name: str) -> frozenset[str]:
    """The spelling keys of a class. Raises KeyError for a class that the table lacks."""
    return _CLASSES[name]


def word_of(name: str) -> str:
    """The one word of a class of one."""
    (word,) = _CLASSES[name]
    return word


# The forms of का, by which a genitive is known whatever its noun.
GENITIVES = words_of("ofdirect") | words_of("ofoblique") | words_of("offeminine")
