"""One page from a cold start: the whole command, and how much of it is importing. Best and median of ten runs.

python benchmarks/cold_start.py
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "examples" / "geneva.txt"
RUNS = 10
# An installed package has its bytecode; from a working tree the first run writes it.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def timed(code: str) -> list[float]:
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
        taken.append(time.perf_counter() - start)
    return taken


def main() -> None:
    run = f"import sys; sys.argv = ['vaarta', 'code', {str(PAGE)!r}, '--published', '2022-01-08']\nfrom vaarta.cli import main\nmain()"
    timed(run)[:1]  # the first run compiles the lexicon
    parts = {
        "python alone": timed("pass"),
        "imports": timed("import vaarta.cli.commands, vaarta.cli.coding, vaarta.pipeline, vaarta.compiled, rich.console"),
        "vaarta code, one page": timed(run),
    }
    for name, taken in parts.items():
        print(f"{name:24} best {min(taken):.2f} s   median {statistics.median(taken):.2f} s")


if __name__ == "__main__":
    main()
