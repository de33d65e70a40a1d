"""Shortcuts in reading a page leave the record as the long way makes it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from vaarta.reading import dom

HERE = Path(__file__).parent
PAGES = sorted([*(HERE / "pages").glob("*.html"), *(HERE.parent / "src" / "vaarta" / "demo" / "pages").glob("*.html")])


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_other_algorithms_would_not_have_prevailed_where_they_were_not_asked(path):
    import trafilatura

    from vaarta.reading import extraction
    from vaarta.reading.webpage import squeeze

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    root = dom.parse(path.read_text(encoding="utf-8", errors="replace"))
    dom.prune(root)
    asked = trafilatura.extract(root, include_comments=False, include_tables=True) or ""
    assert list(map(squeeze, extraction.main_text(root).splitlines())) == list(map(squeeze, asked.splitlines()))


def test_the_other_algorithms_are_spared_for_most_pages():
    import trafilatura

    from vaarta.reading import extraction

    spared = 0
    for path in PAGES:
        root = dom.parse(path.read_text(encoding="utf-8", errors="replace"))
        dom.prune(root)
        document = trafilatura.bare_extraction(root, options=extraction._options(True))
        spared += document is not None and extraction._stands(document, root)
    assert spared > len(PAGES) / 2


MENU = "<nav class='top'>" + "".join(f"<a href='/v/{n}'>विभाग {n} <img src='/{n}.jpg' alt='चित्र'></a>" for n in range(20)) + "</nav>"
STORY = "<p>सरकार ने शनिवार को कहा कि नदी के पानी पर बातचीत अगले हफ़्ते शुरू होगी और दोनों पक्ष तैयार हैं।</p>" * 2


@pytest.mark.parametrize(
    "page",
    [
        f"<body>{MENU}<main><h1>नदी पर बातचीत</h1>{STORY}</main></body>",
        f"<body><div class='related'>{MENU}</div><main>{STORY}</main></body>",
        f"<body><b>{MENU}</b><main>{STORY}</main>{MENU}बाहर का पाठ</body>",
        f"<body><article><header>{MENU}</header>{STORY}</article><footer>{MENU}</footer></body>",
        f"<body><a href='/x'>{MENU}</a><main>{STORY}</main></body>",
    ],
    ids=["as it is", "in a box with a hint", "in bold, and twice", "in other zones", "within a link"],
)
def test_a_menu_seen_before_gives_the_same_pieces(page, monkeypatch):
    first = dom.blocks(dom.parse(page))
    assert dom.blocks(dom.parse(page)) == first
    monkeypatch.setattr(dom, "_LARGEST_KEPT", 0)
    walked = dom.blocks(dom.parse(page))
    assert said(first[0]) == said(walked[0])
    assert first[1] == walked[1]


def said(pieces):
    """All that a piece says. Parents are numbered in page order, and tell which pieces of the story stand together."""
    order = {}
    parents = ["" if p.zone else order.setdefault(p.parent, len(order)) for p in pieces]
    return [(p.text, p.tag, p.zone, p.hint, p.linked, p.bold, p.links, parent) for p, parent in zip(pieces, parents, strict=True)]


def test_menus_of_many_outlets_are_not_kept_for_ever():
    for n in range(3 * dom._MOST_KEPT):
        dom.blocks(dom.parse(f"<body>{MENU.replace('/v/', f'/v{n}/')}<main>{STORY}</main></body>"))
    assert len(dom._kept) <= dom._MOST_KEPT


@pytest.mark.parametrize("odd", ["\x00", "\x0b", "\x1b", "\x7f", "\ufffe", "\uffff"])
def test_characters_that_no_tree_may_hold_become_spaces(odd):
    pieces, _ = dom.blocks(dom.parse(f"<body><p>सरकार{odd}ने कहा।</p></body>"))
    assert [p.text for p in pieces] == ["सरकार ने कहा।"]
