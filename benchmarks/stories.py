"""Scores stories and merged events against the labelled reports under tests/stories.

python benchmarks/stories.py [--wrong] [FILE...]     every file by itself, and all in one builder
"""

from __future__ import annotations

import sys
from pathlib import Path

import vaarta
from vaarta.stories.build import Builder
from vaarta.stories.labelled import read_reports
from vaarta.stories.scores import evaluate

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "stories"


def main(arguments: list[str]) -> None:
    """Print a line a file."""
    files = [Path(a) for a in arguments if not a.startswith("--")] or sorted(FOLDER.glob("*.txt"))
    engine = vaarta.load("hi").engine
    print(f"{'':14}{'reports':>8}{'near':>6}{'labels':>8}{'coded':>7}   stories P/R/F1      events P/R/F1       with missed mentions")
    together = []
    for path in files:
        reports = read_reports(path)
        together += reports
        show(path.stem, evaluate(reports, Builder(engine)), "--wrong" in arguments)
    if len(files) > 1:
        show("all", evaluate(together, Builder(engine)), False)


def show(name: str, f: object, wrong: bool) -> None:
    """One line of figures, and the pairs that are wrong."""
    cells = "   ".join("/".join(f"{x:.3f}" for x in getattr(f, part)) for part in ("stories", "events", "events_all"))
    print(f"{name:14}{f.reports:8}{f.negatives:6}{f.labels:8}{f.found:7}   {cells}")  # type: ignore[attr-defined]
    for line in getattr(f, "wrong", []) if wrong else []:
        print("   ", line)


if __name__ == "__main__":
    main(sys.argv[1:])
