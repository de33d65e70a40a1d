"""The positions of the page that the project grew from: readiness, fear, denial, interest and doubt each on its side."""

from __future__ import annotations

from pathlib import Path

import pytest

import vaarta
from vaarta.records import Article

# stance, holder, addressees, said by, words of the cue, words of a topic
POSITIONS = [
    ("ready", "USA", {"RUS"}, "USA", "तैयार है", "मिसाइल प्रणालियों"),
    ("accuses", "USA", {"RUS"}, None, "आरोप लगाया", "हमले"),
    ("accuses", "EU", {"RUS"}, None, "आरोप लगाया", "हमले"),
    ("concerned", "RUS", set(), "RUS", "खतरा महसूस", "मिसाइल प्रणालियों"),
    ("denies-intent", "USA", set(), None, "इरादा नहीं", ""),
    ("conditional", "USA", set(), "USA", "बना सकते हैं", "समझ"),
    ("interested", "RUS", set(), "USA", "रुचि दिखाई", "INF संधि"),
    ("ready", "USA", set(), "USA", "तैयार है", "चर्चा करने"),
    ("doubts", "USA", {"RUS"}, "USA", "पता", "गंभीरता"),
    ("accuses", "RUS", {"USA", "NATO"}, None, "आलोचना करता रहा है", "अभ्यास"),
]


@pytest.fixture(scope="module")
def page(coder: vaarta.Coder, shared: Path) -> Article:
    path = shared / "seed" / "us-talk-to-russia.md"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return coder.code(path.read_text(encoding="utf-8"), published="2022-01-08", form="text")


@pytest.mark.parametrize(("stance", "holder", "to", "said_by", "cue", "topic"), POSITIONS)
def test_position(page: Article, stance: str, holder: str, to: set[str], said_by: str | None, cue: str, topic: str) -> None:
    found = [
        p
        for p in page.positions
        if p.stance == stance
        and holder in {h.key for h in p.holders}
        and to <= {a.key for a in p.addressees}
        and (p.said_by.key if p.said_by else None) == said_by
        and cue in p.trigger
        and (not topic or any(topic in t.text for t in p.topics))
    ]
    assert found, [(p.stance, p.trigger, [h.key for h in p.holders]) for p in page.positions]


def test_condition_is_kept(page: Article) -> None:
    (found,) = [p for p in page.positions if p.stance == "conditional"]
    assert found.condition == "अगर रूस इच्छुक है"
    assert found.condition_span is not None
    assert page.text[slice(*found.condition_span)] == found.condition


def test_name_withheld(page: Article) -> None:
    assert any(p.said_by and p.said_by.anonymous for p in page.positions)


def test_what_is_doubted_is_nobodys_readiness(page: Article) -> None:
    """ "नहीं पता है कि रूस … तैयार है या नहीं" says nothing of Russia's readiness."""
    assert not [p for p in page.positions if p.stance == "ready" and "RUS" in {h.key for h in p.holders}]


def test_positions_point_at_their_words(page: Article) -> None:
    for p in page.positions:
        assert page.text[p.span[0] : p.span[1]] == p.trigger
        assert all(t.span and page.text[t.span[0] : t.span[1]] == t.text for t in p.topics)
