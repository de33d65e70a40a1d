"""20,000 generated pages from a WARC archive to a coded SQLite database: pages a second, the store's share, memory as it grows.

python benchmarks/ingest.py [pages] [--jobs N] [--db ADDRESS]

Prints one JSON object. ``main_seconds`` is what the process that reads the archive and writes the store used, ``coding_seconds`` what
the workers used, both in processor time, so that other work on the machine does not flatter or spoil their ratio;
``pages_per_second_by_processor_time`` is what two cores make of it that do nothing else.
``rss_mb`` is the memory of the main process, ``workers_rss_mb`` that of its largest worker, at each tenth of the way.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator import write_warc

from vaarta.ingest import pages
from vaarta.ingest.progress import Progress
from vaarta.ingest.run import Ingest
from vaarta.store import ledger
from vaarta.store.database import open_current


def option(name: str, otherwise: str) -> str:
    """The value after an option on the command line."""
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else otherwise


def rss_mb(pid: int | str = "self") -> int:
    """A process's memory now."""
    pages_used = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages_used * resource.getpagesize() // 1_000_000


def seconds(who: int) -> float:
    """Processor seconds of this process or of its children that ended."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


class Sampled:
    """Notes the memory while items pass."""

    def __init__(self, count: int) -> None:
        self.every, self.memory, self.workers = max(1, count // 10), list[int](), list[int]()

    def through(self, items: Iterator[pages.Item], pids: Callable[[], list[int]]) -> Iterator[pages.Item]:
        for n, item in enumerate(items, 1):
            if n % self.every == 0:
                self.memory.append(rss_mb())
                self.workers.append(max(map(rss_mb, pids()), default=0))
            yield item


def ingest(archive: Path, address: str, jobs: int, count: int) -> dict[str, object]:
    """Ingest an archive; the figures."""
    database = open_current(address, create=True)
    progress, sampled = Progress(every=60.0), Sampled(count)
    before = seconds(resource.RUSAGE_SELF)
    start = time.perf_counter()
    with Ingest(database, command="benchmark", arguments=[], jobs=jobs, progress=progress) as running:
        options = pages.Options()
        running.add(sampled.through(pages.local_items(str(archive), options, None, lambda *feed: None), running.pool.pids))
        running.finish()
        taken = time.perf_counter() - start
    main = seconds(resource.RUSAGE_SELF) - before
    with database.read() as connection:
        stored = ledger.figures(connection)
    database.close()
    return {
        "pages": count,
        "jobs": jobs,
        "database": database.dialect,
        "seconds": round(taken, 1),
        "pages_per_second": round(count / taken, 1),
        "main_seconds": round(main, 1),
        "events": stored["events"],
        "events_per_sentence": round(stored["events"] / max(1, stored["sentences"]), 2),
        "rss_mb": sampled.memory,
        "workers_rss_mb": sampled.workers,
    }


def main() -> None:
    """Generate, ingest, print."""
    given = [a for n, a in enumerate(sys.argv[1:], 1) if a.isdigit() and not sys.argv[n - 1].startswith("--")]
    count = int(given[0]) if given else 20_000
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "pages.warc.gz")
        write_warc(archive, count)
        address = option("--db", str(Path(folder, "store.db")))
        figures = ingest(archive, address, int(option("--jobs", "2")), count)
        again = ingest(archive, address, int(option("--jobs", "2")), count)
        figures["mb_on_disk"] = round(sum(p.stat().st_size for p in Path(folder).glob("store.db*")) / 1e6)
        figures["second_time_pages_per_second"] = again["pages_per_second"]
    figures["coding_seconds"] = round(worker_seconds(), 1)
    both = float(str(figures["main_seconds"])) + float(str(figures["coding_seconds"]))
    figures["pages_per_second_by_processor_time"] = round(2 * count / both, 1)
    figures["store_share_of_coding"] = round(float(str(figures["main_seconds"])) / max(0.1, float(str(figures["coding_seconds"]))), 3)
    print(json.dumps(figures))


def worker_seconds() -> float:
    """Processor seconds of the workers: they are forked by a server, whose time counts when it has ended."""
    import multiprocessing.forkserver

    multiprocessing.forkserver._forkserver._stop()  # type: ignore[attr-defined]
    return seconds(resource.RUSAGE_CHILDREN)


if __name__ == "__main__":
    main()
