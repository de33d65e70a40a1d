"""How often the Devanagari and Latin spellings of one name meet through the sound key, and how often two other names do.

python benchmarks/sounds.py SHARED/data/translit-pairs

The pairs are noisy (mined from a parallel corpus, or typed into affidavits), so the shares are lower bounds.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

from vaarta.language.sounds import alike, skeleton

LIMIT = 20_000


def pairs(path: Path) -> list[tuple[str, str]]:
    """Word pairs of a file; names of several words word by word where both sides have as many."""
    out: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t"):
            if len(row) != 2 or row[0] == "roman":
                continue
            latin, hindi = (side.replace(".", " ").split() for side in row)
            if len(latin) == len(hindi):
                out.extend((a, b) for a, b in zip(latin, hindi, strict=True) if len(a) > 2)
    return random.Random(4).sample(out, min(LIMIT, len(out)))


def main() -> None:
    for path in sorted(Path(sys.argv[1]).glob("*.tsv")):
        found = pairs(path)
        others = [(a, found[(i + 7) % len(found)][1]) for i, (a, _) in enumerate(found)]
        others = [(a, b) for a, b in others if a[0] != "x" and (a, b) not in set(found[:1])]
        same = sum(skeleton(a) == skeleton(b) for a, b in found) / len(found)
        met = sum(alike(a, b) for a, b in found) / len(found)
        wrong = sum(alike(a, b) for a, b in others) / len(others)
        print(f"{path.name}: {len(found)} pairs, consonants equal {same:.3f}, alike {met:.3f}; other names alike {wrong:.5f}")
        if "--misses" in sys.argv:
            for a, b in [p for p in found if not alike(*p)][:60]:
                print("   ", a, b, skeleton(a), skeleton(b))


if __name__ == "__main__":
    main()
