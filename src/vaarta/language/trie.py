"""A trie over spelling keys that lets every word of an entry stand inflected.

The design names an Aho-Corasick automaton over token ids. A token here has several possible lemmas, so it would have
several ids at once; a trie walked with the candidates of each token gives the same longest matches, is boundary-safe
for the same reason, and costs one dictionary look-up for a token that begins nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_END = ""
# "ग़ैर-ज़िम्मेदाराना" stands in the lexicons as two words; the hyphen between them is no third.
HYPHEN = "-"


class Trie(Generic[T]):
    """Maps sequences of spelling keys to lists of payloads."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}

    def add(self, keys: Sequence[str], payload: T) -> None:
        """Put one payload under a non-empty sequence of keys; several payloads may share a sequence."""
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        node.setdefault(_END, []).append(payload)

    def get(self, keys: Sequence[str]) -> list[T]:
        """The payloads of exactly this sequence, or an empty list."""
        node = self.root
        for key in keys:
            after = node.get(key)
            if after is None:
                return []
            node = after
        found: list[T] = node.get(_END, [])
        return found

    def starts(self, candidates: Sequence[str]) -> bool:
        """Whether any of a token's candidate keys begins an entry."""
        return any(c in self.root for c in candidates)

    def longest(
        self, words: Sequence[Any], start: int, candidates: Callable[[Any], Sequence[str]], limit: int | None = None
    ) -> tuple[int, list[T]]:
        """The end and payloads of the longest entry that begins at ``start``; (start, []) where there is none."""
        best: tuple[int, list[T]] = (start, [])
        stop = len(words) if limit is None else limit
        stack: list[tuple[dict[str, Any], int]] = [(self.root, start)]
        while stack:
            node, at = stack.pop()
            found = node.get(_END)
            if found and at > best[0]:
                best = (at, found)
            elif found and at == best[0] and at > start:
                best = (at, best[1] + [p for p in found if p not in best[1]])
            if start < at < stop and words[at].text == HYPHEN:
                stack.append((node, at + 1))
            elif at < stop:
                stack.extend((child, at + 1) for c in candidates(words[at]) if (child := node.get(c)) is not None)
        return best
