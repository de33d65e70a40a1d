"""How many of the positions that the expected dossiers name are found in the sample pages.

    python benchmarks/demo_positions.py [--missed]

The dossiers in tests/talks/expected name main positions, not all, so this is a recall. Found: a position with the holder and the stance
in the sentence that begins with the words given; topic, speaker and anonymity are shares of those found whose dossier names them.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from demo_events import coded_pages

import vaarta
from vaarta import Coder
from vaarta.language.topics import TopicLexicon
from vaarta.records import Article, Position

DATA = Path(vaarta.__file__).parent / "data" / "hi"
EXPECTED = Path(__file__).resolve().parents[1] / "tests" / "talks" / "expected"


def compare(pages: dict[str, Article], topics: TopicLexicon) -> tuple[Counter[str], list[str]]:
    """Counts (wanted, found; topic, said_by, anonymous with their own "… wanted") and a line for each position not found."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for path in sorted(EXPECTED.glob("*.toml")):
        for wanted in tomllib.loads(path.read_text(encoding="utf-8"))["positions"]:
            there = positions_of(pages[wanted["page"]], wanted["begins"])
            same = [p for p in there if p.stance == wanted["stance"] and wanted["holder"] in {h.key for h in p.holders}]
            counts["wanted"] += 1
            if not same:
                coded = ", ".join(f"{p.stance} {'|'.join(h.key or '?' for h in p.holders)}" for p in there) or "nothing"
                lines.append(f"{wanted['page']}: {wanted['holder']} {wanted['stance']}: {wanted['begins']} … (coded: {coded})")
                continue
            counts["found"] += 1
            for name, right in agreement(same, wanted, topics).items():
                counts[f"{name} wanted"] += 1
                counts[name] += right
    return counts, lines


def agreement(same: list[Position], wanted: dict[str, Any], topics: TopicLexicon) -> dict[str, bool]:
    """For each further field that the dossier names, whether one of the positions has it; narrower topics count."""
    right: dict[str, bool] = {}
    if "topic" in wanted:
        right["topic"] = any(t.id and topics.covers(wanted["topic"], t.id) for p in same for t in p.topics)
    if "said_by" in wanted:
        right["said_by"] = any(p.said_by is not None and p.said_by.key == wanted["said_by"] for p in same)
    if "anonymous" in wanted:
        right["anonymous"] = any(p.said_by is not None and p.said_by.anonymous for p in same)
    if "condition" in wanted:
        right["condition"] = any(p.condition and (p.condition in wanted["condition"] or wanted["condition"] in p.condition) for p in same)
    return right


def positions_of(page: Article, begins: str) -> list[Position]:
    """The positions of the sentence that begins so; a dateline may stand before it."""
    at = page.text.index(begins, next(b.start for b in page.blocks if b.kind == "paragraph"))
    return [p for p in page.positions if p.sentence[0] <= at < p.sentence[1] and at - p.sentence[0] < 60]


def lexicon() -> TopicLexicon:
    """The topics that ship with Vaarta."""
    return TopicLexicon.read([DATA])


def main() -> None:
    """Print the figures, with --missed also what was not found."""
    counts, lines = compare(coded_pages(Coder("hi")), lexicon())
    if "--missed" in sys.argv[1:]:
        print("\n".join(lines))
    print(f"positions {counts['wanted']}: found {counts['found'] / counts['wanted']:.3f}", end="")
    for name in ("topic", "said_by", "anonymous", "condition"):
        if counts[f"{name} wanted"]:
            print(f"; {name} {counts[name]} of {counts[f'{name} wanted']}", end="")
    print()


if __name__ == "__main__":
    main()
