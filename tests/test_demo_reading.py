"""The sample pages as the reader must see them; what is expected was written with the pages, not taken from a run."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from vaarta import demo
from vaarta.reading import read

EXPECTED = {p["file"]: p for p in tomllib.loads((Path(__file__).parent / "demo" / "reading.toml").read_text(encoding="utf-8"))["page"]}
SAMPLES = demo.samples()


def test_every_page_is_indexed_and_expected():
    on_disk = {p.name for p in demo.PAGES.iterdir() if p.suffix in (".html", ".txt")}
    assert on_disk == {s.file for s in SAMPLES} == set(EXPECTED)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.file)
def test_page_is_read_as_its_index_says(sample):
    """Title, standfirst, day, outlet, paragraphs and subheadings are the story's; nothing of the page around it is."""
    wanted = EXPECTED[sample.file]
    a = read(sample.path.read_bytes(), source=sample.file, form="html" if sample.file.endswith(".html") else "text", url=sample.url)
    assert a.rejected is None
    assert a.title == wanted["title"]
    assert (a.kicker, a.standfirst) == (wanted.get("kicker"), wanted.get("standfirst"))
    if sample.file.endswith(".html"):
        assert a.outlet == sample.outlet
    found = datetime.fromisoformat(a.published)
    assert a.published[:10] == sample.published[:10]
    if found.tzinfo is not None and (found.hour or found.minute):
        assert found == datetime.fromisoformat(sample.published)
    shown = [" ".join(p.split()) for p in a.paragraphs]
    missed = [w for w in wanted["paragraphs"] if not any(begins(p, w) for p in shown)]
    assert not missed
    assert len(shown) == len(wanted["paragraphs"])
    assert [a.text[b.start : b.end] for b in a.blocks if b.kind == "subheading"] == wanted.get("subheadings", [])
    coded = "\n".join(a.text[b.start : b.end] for b in a.blocks)
    assert not [gone for gone in wanted.get("furniture", []) if gone in coded]


def begins(paragraph: str, wanted: str) -> bool:
    """A paragraph with the first and last words that it should have; a dateline may stand before them."""
    first, last = wanted.split(" … ")
    return first in paragraph[: len(first) + 60] and paragraph.endswith(last)
