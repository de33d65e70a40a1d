"""Which of many articles have enough words in common with one to tell the same story: asked before any of them is read.

Articles that share a key (``fingerprint``) are mostly about other things: one pair in fifty is linked. So the store keeps the terms of an
article as 32-bit numbers beside it, and what they weigh. Two terms with one number only let a pair through that is then
compared term by term; none is lost.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

import numpy as np

from .features import Features
from .sameness import may_reach_link
from .words import Words

_NUMBER = np.dtype("<u4")


def packed(features: Features, words: Words) -> bytes:
    """The terms of an article as sorted 32-bit numbers."""
    return _numbers(features.bag(words)[0]).tobytes()


def _numbers(terms: Iterable[str]) -> np.ndarray:
    # CRC-32: the same in every process and on every machine, and fast.
    return np.unique(np.array([zlib.crc32(t.encode("utf-8", "surrogatepass")) for t in terms], dtype=_NUMBER))


def sifted(features: Features, words: Words, others: Sequence[tuple[int, float | None, bytes | None]]) -> list[int]:
    """The ids of those that may be linked with an article. others: id, weight and packed terms; without terms they come through."""
    unknown = [id_ for id_, _, terms in others if terms is None]
    known = [(id_, weight, bytes(terms)) for id_, weight, terms in others if weight is not None and terms]
    if not known:
        return unknown
    terms, own = features.bag(words)
    weights: dict[int, float] = {}
    for term in terms:
        number = zlib.crc32(term.encode("utf-8", "surrogatepass"))
        weights[number] = weights.get(number, 0.0) + words.weight(term)
    if not weights:
        return unknown
    numbers = np.array(sorted(weights), dtype=_NUMBER)
    weighing = np.array([weights[int(n)] for n in numbers])
    theirs = np.frombuffer(b"".join(t for _, _, t in known), dtype=_NUMBER)
    at = np.minimum(np.searchsorted(numbers, theirs), len(numbers) - 1)
    shared = np.where(numbers[at] == theirs, weighing[at], 0.0)
    begins = np.cumsum([0, *(len(t) // _NUMBER.itemsize for _, _, t in known[:-1])])
    sums = np.add.reduceat(shared, begins)
    return unknown + [id_ for (id_, weight, _), total in zip(known, sums.tolist(), strict=True) if may_reach_link(total, own, weight)]
