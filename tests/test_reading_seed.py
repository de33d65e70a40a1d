"""The first page that was asked for, in the text form that a scraper leaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from vaarta.reading import read

SHARED = Path(os.environ.get("VAARTA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SEED = SHARED / "seed" / "us-talk-to-russia.md"


@pytest.fixture(scope="module")
def page():
    if not SEED.exists():
        pytest.skip(f"the seed page is not at {SEED}; set VAARTA_SHARED")
    return read(SEED.read_bytes(), source="seed")


def test_text_is_the_input_itself(page):
    assert page.text == SEED.read_text(encoding="utf-8")


def test_kicker_and_title_are_parted(page):
    assert page.kicker == "US Talk To Russia:"
    assert page.title.startswith("मिसाइल सिस्टम")
    assert page.title.endswith("तनाव")
    assert [b.kind for b in page.blocks][:3] == ["kicker", "title", "standfirst"]


def test_repeated_kicker_is_no_story_text(page):
    for block in page.blocks[1:]:
        assert "US Talk" not in page.text[block.start : block.end]
    assert page.standfirst.startswith("मीडिया रिपोर्ट")
    assert page.paragraphs[0].startswith("अमेरिका रूस के साथ")


def test_subheadings(page):
    found = [page.text[b.start : b.end] for b in page.blocks if b.kind == "subheading"]
    assert found == ["रूस से बातचीत करेगा अमेरिका", "सैन्य अभ्यासों को लेकर चर्चा"]
    assert len(page.paragraphs) == 3


def test_related_links(page):
    assert [link.text.split(":")[0] for link in page.related] == ["Pakistan News", "Omicron in India"]


def test_furniture_with_reasons(page):
    reasons = {f.reason for f in page.furniture}
    assert {"kicker repeated", "link to another story", "heading of a list of headlines"} <= reasons
    images = [f for f in page.furniture if f.text.startswith("![")]
    assert [f.reason for f in images] == ["headline repeated in an image's text", "promotional image"]
    for entry in page.furniture:
        assert page.text[entry.start : entry.end] == entry.text


def test_no_furniture_inside_a_block(page):
    for block in page.blocks:
        for entry in page.furniture:
            assert entry.end <= block.start or entry.start >= block.end


def test_image_date_is_no_publication_date(page):
    assert page.published is None
    assert page.published_by is None
    assert len(page.images) == 2


def test_accepted_as_hindi_article(page):
    assert (page.rejected, page.language, page.kind) == (None, "hi", "article")


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5, 0.8, 0.97])
def test_cut_off_anywhere_it_is_still_read(page, share):
    data = SEED.read_bytes()
    cut = read(data[: int(len(data) * share)])
    assert cut.rejected is None
    assert cut.blocks
