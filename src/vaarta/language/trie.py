"""A trie over spelling keys that lets every word of an entry stand inflected.

The design names an Aho-Corasick automaton over token ids. A token here has several possible lemmas, so it would have
several ids at once; a trie walked with the candidates of each token gives the same longest matches, is boundary-safe
for the same reason, and costs one dictionary look-up for a token that begins nothing.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any, Generic, TypeVar

from .tokens import Token

T = TypeVar("T")
# What a first word leads to: its nodes, the payloads of entries of this one word, and the keys that may come next.
Opening = tuple[list[dict[str, Any]], list[Any], set[str]]
# The key of the payloads in a node; no word has it.
END = ""
# "ग़ैर-ज़िम्मेदाराना" stands in the lexicons as two words; the hyphen between them is no third.
HYPHEN = "-"


class Trie(Generic[T]):
    """Maps sequences of spelling keys to lists of payloads. openings: where the first words that were asked for lead, by their keys."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.openings: dict[tuple[str, ...], Opening] = {}

    def add(self, keys: Sequence[str], payload: T) -> None:
        """Put one payload under a non-empty sequence of keys; several payloads may share a sequence."""
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        node.setdefault(END, []).append(payload)
        if self.openings:
            self.openings.clear()

    def get(self, keys: Sequence[str]) -> list[T]:
        """The payloads of exactly this sequence, or an empty list."""
        node = self.root
        for key in keys:
            after = node.get(key)
            if after is None:
                return []
            node = after
        found: list[T] = node.get(END, [])
        return found

    def starts(self, keys: tuple[str, ...]) -> bool:
        """Whether any of a token's keys begins an entry."""
        return not self.root.keys().isdisjoint(keys)

    def longest(self, words: list[Token], start: int, limit: int | None = None) -> tuple[int, list[T]]:
        """The end and payloads of the longest entry that begins at ``start``, inflected; (start, []) where there is none."""
        best: tuple[int, list[T]] = (start, [])
        stop = len(words) if limit is None else limit
        if start >= stop:
            return best
        keys = words[start].keys
        if self.root.keys().isdisjoint(keys):
            # Nearly every walk ends at its first word.
            return best
        nodes, found, following = self.openings.get(keys) or self._opening(keys)
        at = start + 1
        if found:
            best = (at, found)
        if at >= stop or (following.isdisjoint(words[at].keys) and words[at].text != HYPHEN):
            # Most of the others end before their second.
            return best
        while True:
            if words[at].text == HYPHEN:
                # A hyphen that no word of the entry follows is none of its words: "भारत-पाकिस्तान".
                at += 1
                if at >= stop:
                    return best
            nodes = [child for node in nodes for key in reversed(words[at].keys) if (child := node.get(key)) is not None]
            if not nodes:
                return best
            at += 1
            if found := gathered(nodes):
                best = (at, found)
            if at >= stop:
                return best

    def _opening(self, keys: tuple[str, ...]) -> Opening:
        """Where a word with one of its keys in the root leads, kept for its next time."""
        nodes = [self.root[key] for key in reversed(keys) if key in self.root]
        opening: Opening = (nodes, gathered(nodes), {key for node in nodes for key in node if key != END})
        self.openings[keys] = opening
        return opening

    def as_spelled(self, words: list[Token], start: int, limit: int | None = None) -> tuple[int, list[T]]:
        """``longest`` for entries whose words stand as they are: postpositions, fixed turns."""
        best: tuple[int, list[T]] = (start, [])
        stop, at = len(words) if limit is None else limit, start
        node = self.root
        while at < stop:
            if words[at].text == HYPHEN and start < at < stop - 1:
                at += 1
            after = node.get(words[at].key)
            if after is None:
                break
            node = after
            at += 1
            if found := node.get(END):
                best = (at, found)
        return best

    def ends(self, words: list[Token], start: int, most: int, joints: Container[str] = (HYPHEN,)) -> list[tuple[int, list[T]]]:
        """Every entry of at most ``most`` words that begins at ``start``, by where it ends, the shortest first.

        joints: words and marks that may stand between two words of an entry.
        """
        out: list[tuple[int, list[T]]] = []
        if start >= len(words) or most < 1 or self.root.keys().isdisjoint(words[start].keys):
            return out
        nodes, found, following = self.openings.get(words[start].keys) or self._opening(words[start].keys)
        at = start + 1
        if found:
            out.append((at, list(found)))
        if at >= len(words) or (following.isdisjoint(words[at].keys) and words[at].text not in joints):
            return out
        while at < len(words):
            word = words[at]
            joint = word.text in joints
            if not joint and at - start >= most:
                break
            on = [child for node in nodes for key in reversed(word.keys) if (child := node.get(key)) is not None]
            if not on and not joint:
                break
            at += 1
            if found := gathered(on):
                out.append((at, list(found)))
            nodes = on + nodes if joint else on
        return out


def gathered(nodes: list[dict[str, Any]]) -> list[Any]:
    """The payloads of entries that end at one position, each once."""
    if len(nodes) == 1:
        return nodes[0].get(END) or []
    out: list[Any] = []
    for node in nodes:
        out.extend(p for p in node.get(END, ()) if p not in out)
    return out
