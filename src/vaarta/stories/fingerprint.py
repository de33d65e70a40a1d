"""MinHash signatures and their bands: which articles are worth comparing at all.

Own lines over numpy, not datasketch: its index lives in memory or in Redis, while ours must be rows of either database that a
run of months adds to; what is left is the signature, ten lines. Hashes come from BLAKE2 and fixed constants, so a signature is the
same in every process and on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from .features import LEAD, Features
from .words import Words

# 32 bands of 2 rows find a pair whose sets overlap by a fifth with probability 0.73, by a third with 0.98.
BANDS, ROWS = 32, 2


def _hashes(texts: Iterable[str]) -> np.ndarray:
    """64-bit hashes of texts, in their order."""
    digests = [hashlib.blake2b(text.encode(), digest_size=8).digest() for text in texts]
    return np.frombuffer(b"".join(digests), dtype=">u8").astype(np.uint64)


_N = BANDS * ROWS
_A = _hashes(f"a{i}" for i in range(_N))[:, None] | np.uint64(1)
_B = _hashes(f"b{i}" for i in range(_N))[:, None]
_SHIFT = np.uint64(16)


def shingles(features: Features, words: Words) -> set[str]:
    """Single weighty terms, and pairs of neighbours; both survive another order of sentences."""
    out: set[str] = set()
    for sentence in features.sentences:
        out.update(t for t in sentence if words.weight(t) >= 0.5)
        out.update(f"{a} {b}" for a, b in pairwise(sentence))
    return out


def _lead_words(features: Features, words: Words) -> set[str]:
    """The weighty terms of the lead: a report retold at another length keeps these."""
    return {t for s in features.sentences[: LEAD + 1] for t in s if words.weight(t) >= 0.4}


def signature(items: Iterable[str]) -> list[int]:
    """The MinHash of a set of shingles; [] for an empty set."""
    hashes = _hashes(items)
    if not len(hashes):
        return []
    # Sums and products of arrays wrap around without a warning.
    values = _A * hashes + _B
    values ^= values >> _SHIFT
    found: list[int] = values.min(axis=1).tolist()
    return found


def keys(features: Features, words: Words) -> list[int]:
    """The keys under which an article is looked up, as signed 64-bit numbers: LSH bands, and its lead events by type, sides and day.

    Two articles are compared if they share a key. The event keys find a report that was put in other words throughout.
    """
    found: set[str] = set()
    for name, items in (("phrases", shingles(features, words)), ("words", _lead_words(features, words))):
        if minhash := signature(items):
            found.update(f"{name} {i} {minhash[i * ROWS : (i + 1) * ROWS]}" for i in range(BANDS))
    for event in features.events:
        if event.sentence >= LEAD or not event.start:
            continue
        sides = " ".join(sorted({s.partition(":")[0] for s in event.actors + event.recipients} - {""}))
        found.update(f"event {event.type} {sides} {day}" for day in _days(event.start))
    signed: list[int] = np.sort(_hashes(found).astype(np.int64)).tolist()
    return signed


def _days(day: str) -> list[str]:
    # A report after midnight gives "today" for what another dates to the day before.
    try:
        at = date.fromisoformat(day)
        return [day, (at + timedelta(days=1)).isoformat()]
    except (ValueError, OverflowError):
        return [day]
