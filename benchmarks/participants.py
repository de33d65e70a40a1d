"""The share of participant cases that the coder gets right, and every case that it does not.

python benchmarks/participants.py [FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path

import vaarta
from vaarta.cases import read_cases, right, shown, told

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "participants.txt"


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CASES
    coder = vaarta.load("hi")
    count = good = 0
    for case in read_cases(path):
        found = told(case, coder)
        count += 1
        if right(case, found):
            good += 1
        else:
            print(f"{path.name}:{case.line}\t{case.mention}\t{case.published}\texpected {case.expected}\tgot {shown(found)}")
    print(f"{good} of {count} right: {good / count:.3f}")


if __name__ == "__main__":
    main()
