"""From the sample pages to events and positions: what a reader marked before any run must be found, and be found as often as it was."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

import vaarta
from vaarta import demo

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
import demo_events
import demo_positions

DOSSIERS = sorted(demo_positions.EXPECTED.glob("*.toml"))


@pytest.fixture(scope="module")
def pages(coder: vaarta.Coder) -> dict[str, vaarta.Article]:
    return demo_events.coded_pages(coder)


def test_main_events_are_found(pages: dict[str, vaarta.Article]) -> None:
    """The floors are the first run's figures; they are raised, not lowered."""
    counts, lines = demo_events.compare(pages)
    assert counts["found"] / counts["wanted"] >= 0.90, lines
    assert counts["dyad"] / counts["wanted"] >= 0.66, lines
    assert counts["status"] / counts["found"] >= 0.98, lines


def test_main_positions_are_found(pages: dict[str, vaarta.Article]) -> None:
    """The floors are the first run's figures; they are raised, not lowered."""
    counts, lines = demo_positions.compare(pages, demo_positions.lexicon())
    assert counts["found"] / counts["wanted"] >= 0.79, lines
    assert counts["anonymous"] == counts["anonymous wanted"], lines


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda p: p.stem)
def test_every_expected_dossier_is_about_pages_that_are_there(path: Path, pages: dict[str, vaarta.Article]) -> None:
    """The words that an expectation names stand in its page, and each person that it names stands in one of the negotiation's pages."""
    wanted = tomllib.loads(path.read_text(encoding="utf-8"))
    files = [s.file for s in demo.samples() if s.negotiation == wanted["name"]]
    assert files
    for entry in wanted["positions"]:
        assert entry["page"] in files
        assert pages[entry["page"]].text.count(entry["begins"]) >= 1
        assert entry.get("condition", "") in pages[entry["page"]].text
    for meeting in wanted["meetings"]:
        for person in meeting.get("people", []):
            assert any(person in pages[f].text for f in files), person


def test_each_negotiation_of_the_index_has_its_dossier() -> None:
    assert {s.negotiation for s in demo.samples()} == {p.stem for p in DOSSIERS}
