"""Two states of the code, or one state compiled and not, in turn in one run: is the one faster, are their records the same?

python benchmarks/two_states.py FOLDER FOLDER [--json]     folders that hold a package vaarta each, as src does

All raw sentences, once with every word new and once more, then eight of them joined to a page. Time is that of the processor.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import raw_sentences
from showing import show

STEP = 250
WORKER = "--worker"


def work() -> None:
    """Answer each line "kind start" of standard input with seconds and a hash of the records."""
    from vaarta import pipeline
    from vaarta.coder import load
    from vaarta.reading import read
    from vaarta.records import plain

    texts = raw_sentences()
    asked = {"new": texts, "again": texts, "pages": ["\n".join(texts[at : at + 8]) for at in range(0, len(texts), 8)]}
    coder = load("hi")
    for line in sys.stdin:
        kind, start = line.split()
        began = time.process_time()
        articles = [read(t, form="plain", published="2009-05-15", id="x") for t in asked[kind][int(start) : int(start) + STEP]]
        for article in articles:
            pipeline.run(article, coder.engine)
        spent = time.process_time() - began
        records = json.dumps([plain([a.events, a.positions, a.meetings]) for a in articles], sort_keys=True)
        print(spent, hashlib.sha256(records.encode()).hexdigest(), flush=True)


def worker(folder: str, cache: str) -> subprocess.Popen[str]:
    """A process that codes with the package of a folder; the hash seed is one for both, so that sets are walked alike."""
    environment = os.environ | {"PYTHONPATH": str(Path(folder).resolve()), "VAARTA_CACHE": cache, "PYTHONHASHSEED": "0"}
    return subprocess.Popen([sys.executable, __file__, WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


def answer(process: subprocess.Popen[str], line: str) -> tuple[float, str]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    seconds, digest = process.stdout.readline().split()
    return float(seconds), digest


def main() -> None:
    """Ask the two in turn and print what came of it."""
    folders = [a for a in sys.argv[1:] if not a.startswith("-")]
    if len(folders) != 2:
        sys.exit(__doc__)
    size = len(raw_sentences())
    figures: dict[str, float] = {"different": 0}
    with tempfile.TemporaryDirectory() as cache:
        processes = [worker(folder, f"{cache}/{number}") for number, folder in enumerate(folders)]
        for kind, most in (("new", size), ("again", size), ("pages", size // 8)):
            spent = [0.0, 0.0]
            for turn, start in enumerate(range(0, most, STEP)):
                order = (0, 1) if turn % 2 else (1, 0)
                found = {n: answer(processes[n], f"{kind} {start}") for n in order}
                spent = [s + found[n][0] for n, s in enumerate(spent)]
                figures["different"] += found[0][1] != found[1][1]
            figures |= {f"{kind}_first": round(spent[0], 2), f"{kind}_second": round(spent[1], 2)}
            figures[f"{kind}_ratio"] = round(spent[0] / spent[1], 2)
        for process in processes:
            process.terminate()
    show(figures)


if __name__ == "__main__":
    work() if WORKER in sys.argv else main()
