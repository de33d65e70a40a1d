"""Cost and memory per article as the run grows: from 100 to 10,000 articles of eight raw sentences each.

python benchmarks/flat_cost.py
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

from corpus import raw_sentences

SIZES = (100, 1_000, 10_000)


def articles(count: int) -> list[str]:
    texts = raw_sentences()
    return ["\n".join(texts[(n * 8 + i) % len(texts)] for i in range(8)) for n in range(count)]


def measure(count: int) -> None:
    from vaarta.coder import load

    pages = articles(count)
    coder = load("hi")
    for page in articles(60):
        coder.code(page, form="plain")
    start = time.perf_counter()
    for page in pages:
        coder.code(page, form="plain")
    taken = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"articles": count, "ms_per_article": round(1000 * taken / count, 3), "peak_mb": round(memory)}))


def main() -> None:
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
        return
    for size in SIZES:
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
