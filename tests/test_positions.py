"""Positions against the annotated sentences, with a floor, and what a position must never do."""

from __future__ import annotations

from pathlib import Path

import pytest

import vaarta
from vaarta.positions.scoring import held_out, read_annotated, score_positions

FOLDER = Path(__file__).parent / "positions"
# Reached figures rounded down, by python benchmarks/positions.py; a floor is only raised.
FLOORS = {("own", False): 0.94, ("own", True): 0.70, ("press", False): 0.86, ("press", True): 0.70}


@pytest.mark.parametrize(("name", "half"), FLOORS, ids=lambda v: v if isinstance(v, str) else "held-out" if v else "open")
def test_floor(coder: vaarta.Coder, name: str, half: bool) -> None:
    """F1 by holders, stance and an overlap of topics."""
    own = [s for s in read_annotated(FOLDER / f"{name}.txt") if held_out(s.text) == half]
    figures, wrong = score_positions((s, coder.code(s.text, form="plain", published="2024-05-15").positions) for s in own)
    assert figures.f1 >= FLOORS[name, half], [] if half else wrong


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("ईरान बातचीत के लिए तैयार नहीं है।", ["refuses"]),
        ("ईरान ने बातचीत के लिए तैयार होने से इनकार किया।", ["refuses"]),
        ("अगर ईरान तैयार है तो बैठक जिनेवा में होगी।", []),
        ("सैनिकों को हर हाल के लिए तैयार रहना चाहिए।", []),
        ("भारत की इस माँग के बाद बैठक टल गई।", []),
        ("खाना तैयार है।", []),
    ],
)
def test_what_is_a_position(coder: vaarta.Coder, text: str, stances: list[str]) -> None:
    assert [p.stance for p in coder.code(text, form="plain", published="2024-05-15").positions] == stances
