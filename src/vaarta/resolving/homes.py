"""Whose a bare "सरकार" is in a text that names no country: by words of one country's institutions (``participants/homes.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..language import Token
from ..language.names import spelling
from ..language.tables import read_table
from ..language.trie import Trie


def load(folders: Iterable[Path]) -> Trie[str]:
    """The words of the data folders with the country of each."""
    homes: Trie[str] = Trie()
    for folder in folders:
        for path in sorted((folder / "participants").glob("homes*.tsv")):
            for row in read_table(path, ("word", "key")):
                homes.add(spelling(row["word"]), row["key"])
    return homes


def home_of(tokens: list[Token], homes: Trie[str]) -> str | None:
    """The one country whose institutions a sentence speaks of; None where there is none or more than one."""
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if homes.starts(token.keys):
            found.update(homes.longest(tokens, at)[1])
    return found.pop() if len(found) == 1 else None
