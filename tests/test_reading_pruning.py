"""What is pruned before trafilatura sees a page is what could not be story anyway, so no record changes by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaarta.reading import dom, read

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_pruning_changes_no_record(path, monkeypatch):
    pruned = read(path.read_bytes(), source=path.name, form="html").to_dict()
    monkeypatch.setattr(dom, "prune", lambda root: None)
    assert read(path.read_bytes(), source=path.name, form="html").to_dict() == pruned


def test_what_follows_a_pruned_element_stays():
    root = dom.parse("<body><p>एक <script>x()</script>दो</p><nav><nav>मेन्यू</nav></nav>तीन<aside>चार</aside></body>")
    dom.prune(root)
    assert " ".join(root.text_content().split()) == "एक दोतीन"
