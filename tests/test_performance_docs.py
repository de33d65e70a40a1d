"""Figures in the docs are those that were measured: nobody edits a table by hand, and none goes stale behind a new measurement."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def performance():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        yield runpy.run_path(str(ROOT / "benchmarks" / "performance.py"))
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def test_performance_page_is_what_the_figures_give(performance):
    assert (ROOT / "docs" / "performance.md").read_text(encoding="utf-8") == performance["page"](), "run benchmarks/performance.py write"


def test_costs_of_a_cluster_are_those_of_the_measured_rates(performance):
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    assert performance["scale_page"](text) == text, "run benchmarks/performance.py write"


def test_a_slower_page_costs_more(performance):
    cost = performance["cluster_cost"]
    figures = {
        "two_cores": {"figures": {"articles": 1000, "worker_seconds_two": 20.0}},
        "ingest": {"figures": {"pages": 1000, "coding_seconds": 36.0, "main_seconds": 7.2}},
    }
    row = next(line for line in cost.table(figures) if line.startswith("| 100 million"))
    # 100 million pages of 36 ms are 1,000 processor hours: 62.5 hours of a machine of 16 processors, at 0.68 dollars.
    assert row == "| 100 million | 1000 | 16 | 3.9 | 42 $ | 800 GB | 200 h |"
