"""Whose a bare "सरकार" is in a text that names no country: by words of one country's institutions, and by names of its families.

The words stand in ``participants/homes*.tsv``, the names in ``participants/familynames*.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..language import Token
from ..language.names import spelling
from ..language.tables import read_table
from ..language.trie import Trie

# Word classes with which a name goes on.
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(slots=True)
class Homes:
    """words: of institutions and affairs; families: family names. Both lead to the key of their country."""

    words: Trie[str] = field(default_factory=Trie)
    families: Trie[str] = field(default_factory=Trie)


def load(folders: Iterable[Path]) -> Homes:
    """The words and names of the data folders with the country of each."""
    homes = Homes()
    for folder in folders:
        for table, trie in (("homes", homes.words), ("familynames", homes.families)):
            for path in sorted((folder / "participants").glob(f"{table}*.tsv")):
                for row in read_table(path, ("word", "key")):
                    trie.add(spelling(row["word"]), row["key"])
    return homes


def home_of(tokens: list[Token], homes: Homes) -> str | None:
    """The one country whose institutions and families a row of words speaks of; None where there is none or more than one."""
    found = {code for at in range(len(tokens)) for code in homes.words.longest(tokens, at)[1]} | set(_families(tokens, homes))
    return found.pop() if len(found) == 1 else None


def family_of(tokens: list[Token], homes: Homes) -> str | None:
    """The country of the family names in a row of words, where it is one."""
    found = set(_families(tokens, homes))
    return found.pop() if len(found) == 1 else None


def _families(tokens: list[Token], homes: Homes) -> Iterator[str]:
    """The countries of the family names: "सिंह" is one in "जसपाल सिंह ने", and none in "जसपाल सिंह मोंगा", whose name goes on."""
    for at in range(len(tokens)):
        end, codes = homes.families.longest(tokens, at)
        reading = tokens[end].reading if end < len(tokens) else None
        if reading is None or reading.pos not in NAMING:
            yield from codes
