"""What many pages cost on many machines, reckoned from the measured rates; ``performance.py write`` puts the table into docs/scale.md.

python benchmarks/cluster_cost.py [--dollars N]     the table; N: the price of a machine for an hour (default 0.68)

An estimate, no measurement of a cluster: the processor time of a page as measured on one machine, times the pages. The example price is
that of a machine with 16 processors and 32 GB (AWS c6i.4xlarge, on demand, us-east-1, list price of 2024); two processors are one core
there, as they may be on the machine of the measurement.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results.json"
MACHINE, PROCESSORS, DOLLARS = "c6i.4xlarge", 16, 0.68
PAGES = (1_000_000, 10_000_000, 100_000_000)
# A page of the archive, as text for two_cores.py and as a web page for ingest.py, in KB of the Parquet files that come out.
SHARD_KB = 8
MACHINES = {1_000_000: 1, 10_000_000: 4, 100_000_000: 16}


def rates(results: Mapping[str, Any]) -> dict[str, float]:
    """Pages a second on one processor: "text" (two_cores.py), "web pages" (ingest.py), "loading" (its main process)."""
    cores, ingest = results["two_cores"]["figures"], results["ingest"]["figures"]
    return {
        "text": cores["articles"] / cores["worker_seconds_two"],
        "web pages": ingest["pages"] / ingest["coding_seconds"],
        "loading": ingest["pages"] / ingest["main_seconds"],
    }


def table(results: Mapping[str, Any], dollars: float = DOLLARS) -> list[str]:
    """The lines of docs/scale.md."""
    rate = rates(results)
    lines = [
        f"Measured by `benchmarks/performance.py run two_cores ingest`, a second and processor: {rate['text']:.0f} pages of text,",
        f"{rate['web pages']:.0f} web pages, {rate['loading']:.0f} loaded into SQLite with search and stories. The machine of the example",
        f"is a {MACHINE} with {PROCESSORS} processors at {dollars:g} US dollars an hour.",
        "",
        "| web pages | processor hours | machines | hours | cost | shards out | loading with one writer |",
        "|---|---|---|---|---|---|---|",
    ]
    for pages in PAGES:
        hours = pages / rate["web pages"] / 3600
        machines = MACHINES[pages]
        clock = hours / (machines * PROCESSORS)
        loading = pages / rate["loading"] / 3600
        lines.append(
            f"| {pages // 1_000_000} million | {hours:.0f} | {machines} | {clock:.1f} | {clock * machines * dollars:.0f} $ "
            f"| {pages * SHARD_KB // 1_000_000} GB | {loading:.0f} h |"
        )
    return lines


def main() -> None:
    """Print the table."""
    dollars = float(sys.argv[sys.argv.index("--dollars") + 1]) if "--dollars" in sys.argv else DOLLARS
    print("\n".join(table(json.loads(RESULTS.read_text(encoding="utf-8")), dollars)))


if __name__ == "__main__":
    main()
