"""Cost and memory of an article as a run grows: what it takes after 1,000 articles, after 10,000 and after 100,000.

python benchmarks/flat_cost.py [articles]

One process codes articles of eight raw sentences, drawn anew for each. After the first 1,000 (when every raw sentence was coded once
besides) a copy of it is set aside by fork; at each tenfold number the copy and the process itself code the same articles, in turn, and
their processor time is compared. So neither the articles nor the neighbours on the machine speak for one of the two: their ratio says
what the run has added. Prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from corpus import raw_sentences

FIRST = 1_000
ROUNDS, ROUND = 10, 40
SENTENCES = 8


def articles(texts: list[str], seed: int) -> Iterator[str]:
    """Articles without end, each of sentences drawn by chance."""
    chance = random.Random(seed)
    while True:
        yield "\n".join(chance.choices(texts, k=SENTENCES))


def seconds(coder: Any, pages: list[str]) -> float:
    """Processor time of coding pages."""
    before = time.process_time()
    for page in pages:
        coder.code(page, form="plain")
    return time.process_time() - before


def forked(coder: Any) -> tuple[Connection, int]:
    """A copy of this process as it is, that codes what it is sent and answers with the seconds; its pipe and its id."""
    ours, theirs = Pipe()
    child = os.fork()
    if child:
        theirs.close()
        return ours, child
    ours.close()
    try:
        while pages := theirs.recv():
            theirs.send(seconds(coder, pages))
    finally:
        os._exit(0)


def asked(copy: Connection, pages: list[str]) -> float:
    """The seconds that a copy takes."""
    copy.send(pages)
    return float(copy.recv())


def ratio(young: Connection, old: Connection, texts: list[str]) -> tuple[float, float]:
    """How much longer the old copy takes than the young one, and what an article takes the old one, in ms; medians of rounds."""
    drawn = articles(texts, 99)
    found, costs = [], []
    for number in range(ROUNDS):
        pages = [next(drawn) for _ in range(ROUND)]
        if number % 2:
            new, grown = asked(young, pages), asked(old, pages)
        else:
            grown, new = asked(old, pages), asked(young, pages)
        # The first round pays for the memory that a copy shares with its parent until it writes there.
        if number:
            found.append(grown / new)
            costs.append(1000 * grown / ROUND)
    return statistics.median(found), statistics.median(costs)


def main() -> None:
    """Code, compare at each tenfold number, print."""
    from vaarta.coder import load

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    texts = raw_sentences()
    coder = load("hi")
    for n in range(0, len(texts), SENTENCES):
        coder.code("\n".join(texts[n : n + SENTENCES]), form="plain")
    drawn = articles(texts, 7)
    figures: dict[str, Any] = {"articles": count}
    marks = [m for m in (FIRST, 10_000, 100_000, 1_000_000) if m <= count]
    if count not in marks:
        marks.append(count)
    young = None
    copies = []
    for done in range(1, count + 1):
        coder.code(next(drawn), form="plain")
        if done not in marks:
            continue
        gc.collect()
        if young is None:
            young = forked(coder)
            copies.append(young)
        old = forked(coder)
        copies.append(old)
        grown, cost = ratio(young[0], old[0], texts)
        memory = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1_000_000
        figures[f"after {done}"] = {"cost beside that after 1000": round(grown, 3), "ms an article": round(cost, 2), "rss mb": memory}
        print(json.dumps(figures), file=sys.stderr, flush=True)
    for copy, child in copies:
        copy.send([])
        os.waitpid(child, 0)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
