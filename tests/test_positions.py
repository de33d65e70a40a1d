"""Positions against the annotated sentences, with a floor, and what a position must never do."""

from __future__ import annotations

from pathlib import Path

import pytest

import vaarta
from vaarta.positions.scoring import conll_sentences, held_out, read_annotated, read_referred, score_positions

FOLDER = Path(__file__).parent / "positions"
# Reached figures rounded down, by python benchmarks/positions.py; a floor is only raised.
FLOORS = {("own", False): 0.96, ("own", True): 0.85, ("press", False): 0.87, ("press", True): 0.74}
# Of sentences of HiNER, which are named by number in quality/audit/positions.tsv and lie beside the repository.
RAW = {False: 0.66, True: 0.53}


@pytest.mark.parametrize(("name", "half"), FLOORS, ids=lambda v: v if isinstance(v, str) else "held-out" if v else "open")
def test_floor(coder: vaarta.Coder, name: str, half: bool) -> None:
    """F1 by holders, stance and an overlap of topics."""
    own = [s for s in read_annotated(FOLDER / f"{name}.txt") if held_out(s.text) == half]
    figures, wrong = score_positions((s, coder.code(s.text, form="plain", published="2024-05-15").positions) for s in own)
    assert figures.f1 >= FLOORS[name, half], [] if half else wrong


@pytest.mark.parametrize("half", RAW, ids=lambda half: "held-out" if half else "open")
def test_floor_on_raw_sentences(coder: vaarta.Coder, shared: Path, half: bool) -> None:
    """News as it stands, drawn by chance: what the written sets cannot tell."""
    corpus = shared / "data" / "hiner-validation" / "validation.conll"
    if not corpus.exists():
        pytest.skip(f"{corpus} is absent")
    referred = read_referred(FOLDER.parents[1] / "quality" / "audit" / "positions.tsv", conll_sentences(corpus))
    own = [s for s in referred if held_out(s.text) == half]
    figures, wrong = score_positions((s, coder.code(s.text, form="plain", published="2024-05-15").positions) for s in own)
    assert figures.f1 >= RAW[half], [] if half else wrong


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("ईरान बातचीत के लिए तैयार नहीं है।", ["refuses"]),
        ("ईरान ने बातचीत के लिए तैयार होने से इनकार किया।", ["refuses"]),
        ("अगर ईरान तैयार है तो बैठक जिनेवा में होगी।", []),
        ("सैनिकों को हर हाल के लिए तैयार रहना चाहिए।", []),
        ("भारत की इस माँग के बाद बैठक टल गई।", []),
        ("खाना तैयार है।", []),
        ("पुतिन ने कहा कि रूस को सुरक्षा की गारंटी चाहिए।", ["demands"]),
        ("अमरीका ने कहा कि पाकिस्तान को और क़दम उठाने चाहिए।", ["demands"]),
        ("ज़ेलेंस्की ने कहा कि यूक्रेन हथियार नहीं डालेगा।", ["refuses"]),
        ("अमरीका ने कहा कि पता नहीं कि रूस गंभीर है या नहीं।", ["doubts"]),
        ("रूस क्या चाहता है?", []),
        ("अमरीका क्या देने को तैयार है?", []),
        ("पाकिस्तान को आतंकवाद पर कार्रवाई करनी चाहिए।", []),
        ("अमरीका के लोग महंगाई से परेशान हैं।", []),
    ],
)
def test_what_is_a_position(coder: vaarta.Coder, text: str, stances: list[str]) -> None:
    assert [p.stance for p in coder.code(text, form="plain", published="2024-05-15").positions] == stances
