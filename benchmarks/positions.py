"""Positions against the annotated sentences: figures of both halves of each file and of all; --errors: what is wrong in the open half.

python benchmarks/positions.py [--errors]
"""

from __future__ import annotations

import sys
from pathlib import Path

import vaarta
from vaarta.positions.scoring import held_out, read_annotated, score_positions

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "positions"


def main() -> None:
    coder = vaarta.load("hi")
    sets = {path.stem: read_annotated(path) for path in sorted(FOLDER.glob("*.txt"))}
    sets["all"] = [s for own in sets.values() for s in own]
    for title, sentences in sets.items():
        for name, half in (("open", False), ("held-out", True)):
            own = [s for s in sentences if held_out(s.text) == half]
            figures, wrong = score_positions((s, coder.code(s.text, form="plain", published="2024-05-15").positions) for s in own)
            print(
                f"{title:6}{name:9}{len(own):4} sentences, {figures.gold} positions, {figures.coded} coded, {figures.hit} right,"
                f" F1 {figures.f1:.3f}, quiet kept {figures.kept} of {figures.quiet}"
            )
            if not half and title != "all" and "--errors" in sys.argv:
                print("\n".join(wrong))


if __name__ == "__main__":
    main()
