"""What a second process brings: generated articles through one worker and through two, by shards, alternated.

python benchmarks/two_cores.py [articles] [--rounds N] [--json]

Prints the speed-up by the clock, which other work on the machine spoils, and the one by processor time, which it spoils less: one worker
needs C1 seconds; two together need C2, and the main process M besides, all on two cores: 2 C1 / (C2 + M).
"""

from __future__ import annotations

import multiprocessing.forkserver
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generator import write_jsonl
from showing import show

from vaarta.scale.engines import Processes
from vaarta.scale.run import run_shards
from vaarta.scale.shards import Settings


def seconds(who: int) -> float:
    """Processor seconds of this process or of its children that ended."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measured(archive: Path, out: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds by the clock, of the main process and of its workers."""
    main, workers = seconds(resource.RUSAGE_SELF), seconds(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    run_shards([str(archive)], out, Processes(jobs), Settings())
    taken = time.perf_counter() - start
    # The workers are children of a server, whose time counts when it has ended.
    multiprocessing.forkserver._forkserver._stop()  # type: ignore[attr-defined]
    return taken, seconds(resource.RUSAGE_SELF) - main, seconds(resource.RUSAGE_CHILDREN) - workers


def main() -> None:
    """Generate, run alternately, print."""
    given = [a for n, a in enumerate(sys.argv[1:], 1) if a.isdigit() and not sys.argv[n - 1].startswith("--")]
    count = int(given[0]) if given else 20_000
    rounds = int(sys.argv[sys.argv.index("--rounds") + 1]) if "--rounds" in sys.argv else 1
    runs: dict[int, list[tuple[float, float, float]]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "pages.jsonl")
        write_jsonl(archive, count)
        for n in range(rounds):
            for jobs in (1, 2):
                runs[jobs].append(measured(archive, Path(folder, f"out-{jobs}-{n}"), jobs))
    one, two = ([statistics.median(r[i] for r in runs[jobs]) for i in range(3)] for jobs in (1, 2))
    figures = {
        "articles": count,
        "seconds_one": round(one[0], 1),
        "seconds_two": round(two[0], 1),
        "speed_up": round(one[0] / two[0], 2),
        "main_seconds": round(two[1], 2),
        "worker_seconds_one": round(one[2], 1),
        "worker_seconds_two": round(two[2], 1),
        "speed_up_by_processor_time": round(2 * one[2] / (two[2] + two[1]), 2),
    }
    show(figures)


if __name__ == "__main__":
    main()
