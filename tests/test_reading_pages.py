"""Whole pages in the manners of Hindi outlets (all written for these tests): story, metadata, page kind, furniture."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from vaarta.reading import read

PAGES = Path(__file__).parent / "pages"
SHARED = Path(os.environ.get("VAARTA_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def page(name: str, **given):
    return read((PAGES / name).read_bytes(), source=name, **given)


def kinds(article):
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


def test_outlet_page_with_all_its_furniture():
    a = page("article-abp-style.html")
    assert (a.rejected, a.kind, a.language) == (None, "article", "hi")
    assert (a.outlet, a.author) == ("ABP News", "मीना तिवारी")
    assert (a.published, a.published_by) == ("2022-01-08T10:12:00+05:30", "json-ld")
    assert a.url == "https://www.abplive.com/news/world/kazakhstan-talks-river-2034567"
    assert a.kicker == "Kazakhstan Talks:"
    assert [k for k, _ in kinds(a)] == [
        "kicker", "title", "standfirst", "paragraph", "subheading", "paragraph", "subheading", "paragraph",
    ]  # fmt: skip
    assert a.paragraphs[0].startswith("उज़्बेकिस्तान ने शनिवार को")
    assert a.paragraphs[-1].endswith("अब काग़ज़ चाहिए.")
    for gone in ("पढ़ें", "फ़ॉलो", "ट्रेंडिंग", "सैलानी", "सर्वाधिकार", "क्रिकेट"):
        assert gone not in "".join(text for _, text in kinds(a))
    assert "Tajikistan Dam: बांध की सुरक्षा पर ताजिक सरकार ने बुलाई बैठक" in [link.text for link in a.related]


def test_reasons_are_kept():
    reasons = {f.reason for f in page("article-abp-style.html").furniture}
    assert reasons >= {
        "kicker repeated", "link to another story", "follow prompt", "prompt to read on elsewhere", "menu", "side column",
        "heading of a list of headlines", "headline repeated in an image's text", "promotional image", "date line",
    }  # fmt: skip


def test_joiners_and_composed_letters_stay_as_the_page_has_them():
    a = page("article-abp-style.html")
    assert "क्\u200dया फ़ैसला" in a.text


def test_line_breaks_make_paragraphs_and_printed_ist_gives_the_zone():
    a = page("article-br-ist.html")
    assert a.published == "2021-06-15T09:30:00+05:30"
    assert a.outlet == "Dainik Jagran"
    assert len(a.paragraphs) == 3
    assert [link.text for link in a.related] == ["मिशन के नए प्रमुख ने संभाला काम, सैनिकों से मिले"]
    assert "app prompt" in {f.reason for f in a.furniture}


def test_date_in_hindi_words_and_author_from_the_byline():
    a = page("article-meta-hindi-date.html")
    assert (a.published, a.published_by, a.author) == ("2023-03-08T17:30:00", "text", "सुरेश गोस्वामी")
    assert a.outlet == "हमारा दैनिक"
    assert len(a.paragraphs) == 3


def test_story_that_stands_only_in_json_ld():
    a = page("article-jsonld-body.html")
    assert (a.rejected, a.outlet, len(a.paragraphs)) == (None, "Hindustan", 2)
    assert a.published == "2020-02-06T12:00:00+00:00"


def test_live_blog_is_read():
    a = page("live-blog.html")
    assert (a.kind, a.rejected, len(a.paragraphs)) == ("live-blog", None, 3)


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("list-page.html", "list", "P003"),
        ("list-teasers.html", "list", "P003"),
        ("video-page.html", "video", "P003"),
        ("english-page.html", "article", "P002"),
        ("marathi-page.html", "article", "P002"),
        ("no-text.html", "article", "P007"),
    ],
)
def test_what_is_not_coded_is_a_record_with_code_and_reason(name, kind, code):
    a = page(name)
    assert (a.kind, a.rejected.code) == (kind, code)
    assert a.rejected.message.count(".") >= 1  # the reason, then the way out


def test_given_values_win():
    a = page("article-abp-style.html", published="2020-05-05", outlet="X", url="https://x.example/1", title="T", id="7")
    assert (a.published, a.published_by, a.outlet, a.url, a.title, a.id) == (
        "2020-05-05", "given", "X", "https://x.example/1", "T", "7",
    )  # fmt: skip


def test_scraped_plain_text():
    a = page("scraped-plain.txt")
    assert a.published == "2021-09-14T18:45:00+05:30"
    assert [k for k, _ in kinds(a)] == ["title", "paragraph", "subheading", "paragraph", "paragraph"]
    assert [link.text for link in a.related] == ["सेना प्रमुख ने अग्रिम चौकियों का दौरा किया, जवानों से मिले"]


@pytest.mark.parametrize("name", sorted(p.name for p in PAGES.iterdir()))
def test_blocks_are_in_order_and_apart(name):
    a = page(name)
    ends = [0]
    for block in a.blocks:
        assert ends[-1] <= block.start < block.end <= len(a.text)
        assert a.text[block.start : block.end].strip() == a.text[block.start : block.end]
        ends.append(block.end)


def test_real_pages_have_the_dates_that_were_checked_by_hand():
    folder = SHARED / "data" / "html-hindi-dated"
    if not folder.exists():
        pytest.skip(f"the dated pages are not at {folder}; set VAARTA_SHARED")
    with (folder / "gold-dates.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            a = read((folder / row["file"]).read_bytes())
            assert a.rejected is None
            assert a.published[:10] == row["date"], row["file"]
            assert a.url == row["url"] or row["url"].split("-")[-1].split(".")[0] in a.url
            assert 3 <= len(a.paragraphs) <= 4
