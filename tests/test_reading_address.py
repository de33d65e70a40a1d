"""One page, one address: each line of the cases is one page in several guises, or pages that must stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.reading import address

SAME = [
    ("https://www.jagran.com/news/national-story-123456.html", "http://jagran.com/news/national-story-123456.html#top"),
    ("https://m.jagran.com/news/national-story-123456.html", "https://www.jagran.com:443/news/national-story-123456.html/"),
    ("https://www.jagran.com/news/national-story-123456.html?utm_source=x&utm_medium=y", "https://jagran.com/news/national-story-123456.html"),
    ("https://www.google.com/amp/s/www.jagran.com/news/a-123456.html", "https://jagran.com/news/a-123456.html"),
    ("https://www-jagran-com.cdn.ampproject.org/c/s/www.jagran.com/news/a-123456.html?usqp=1", "https://jagran.com/news/a-123456.html"),
    ("https://navbharattimes.indiatimes.com/india/x/amp_articleshow/99887766.cms", "https://navbharattimes.indiatimes.com/india/x/articleshow/99887766.cms"),
    ("https://www.aajtak.in/amp/india/story/abc-1234567-2022-01-08", "https://www.aajtak.in/india/story/abc-1234567-2022-01-08"),
    ("https://www.bbc.com/hindi/india-59912345.amp", "https://www.bbc.com/hindi/india-59912345"),
    ("https://x.in/story?amp", "https://x.in/story"),
    ("https://x.in/story?amp=1&id=3", "https://x.in/story?id=3"),
    ("https://x.in/story/amp/", "https://x.in/story"),
    ("https://x.in/story-amp.html", "https://x.in/story.html"),
    ("https://x.in/s?b=2&a=1", "https://x.in/s?a=1&b=2"),
    ("https://x.in/समाचार/ख़बर-12", "https://x.in/%E0%A4%B8%E0%A4%AE%E0%A4%BE%E0%A4%9A%E0%A4%BE%E0%A4%B0/%E0%A4%96%E0%A4%BC%E0%A4%AC%E0%A4%B0-12"),
    ("https://x.in/%e0%a4%95", "https://x.in/%E0%A4%95"),
    ("https://x.in/a/../b/./c", "https://x.in/b/c"),
    ("https://x.in/news/index.html", "https://x.in/news"),
    ("https://mhindi.x.in/a", "https://hindi.x.in/a"),
    ("https://www.google.com/url?q=https://x.in/a&sa=D", "https://x.in/a"),
    ("https://x.in/a?fbclid=abc&gclid=q", "https://x.in/a"),
]  # fmt: skip
APART = [
    ("https://x.in/story-1.html", "https://x.in/story-2.html"),
    ("https://x.in/?p=1", "https://x.in/?p=2"),
    ("https://hindi.x.in/a", "https://x.in/a"),
    ("https://x.in/a", "https://x.in:8080/a"),
    ("https://m.in/a", "https://in/a"),
    ("https://x.in/campus", "https://x.in/c"),
    ("https://x.in/A", "https://x.in/a"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_variants_are_one_address(one, other):
    assert address.canonical(one) == address.canonical(other)
    assert address.canonical(one) is not None


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_pages_stay_apart(one, other):
    assert address.canonical(one) != address.canonical(other)


@pytest.mark.parametrize(
    "wrong", ["", "ftp://x.in/a", "javascript:alert(1)", "https://", "http://[::1", "/a/b", "https://x.in/\\a", "x" * 5000]
)
def test_no_address(wrong):
    assert address.canonical(wrong) is None


@given(st.text(max_size=80))
def test_never_raises_and_is_stable(tail):
    found = address.canonical("https://x.in/" + tail)
    if found is not None:
        assert address.canonical(found) == found


def link(href: str) -> bytes:
    return f'<html><head><link rel="canonical" href="{href}"></head>'.encode()


def test_canonical_link_of_a_variant_is_believed():
    page = link("https://www.x.in/desh/khabar-ka-naam-1234567.html")
    assert address.of_page("https://amp.x.in/s/1234567", page) == "https://x.in/desh/khabar-ka-naam-1234567.html"


@pytest.mark.parametrize("href", ["https://x.in/", "https://x.in/news", "https://other.in/desh/khabar-1234567.html", "javascript:0"])
def test_canonical_link_that_would_merge_pages_is_not(href):
    """Some sites give their front page as the canonical address of every story."""
    assert address.of_page("https://x.in/desh/khabar-1234567.html", link(href)) == "https://x.in/desh/khabar-1234567.html"


def test_saved_page_is_known_by_its_canonical_link():
    assert address.of_page(None, link("https://x.in/desh/lambi-khabar-12.html")) == "https://x.in/desh/lambi-khabar-12.html"
    assert address.of_page(None, link("https://x.in/")) is None
    assert address.of_page(None, b"<html></html>") is None
