"""The pages of actors, dyads and the map as a person sees them: a real server, headless Chromium, axe."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from browserkit import CHROMIUM, barriers, chromium, serving, vaarta, watched

pytest.importorskip("fastapi")
sync_api = pytest.importorskip("playwright.sync_api")

if CHROMIUM is None:
    pytest.skip("no Chromium on this machine", allow_module_level=True)

PAGES = """{"id": "a", "url": "https://x.example/a", "outlet": "नमूना", "title": "दिल्ली में मुलाक़ात", "published": "2022-01-08", \
"text": "भारत के विदेश मंत्री ने दिल्ली में रूस के विदेश मंत्री से मुलाक़ात की। अमरीका ने कहा कि रूस ने मॉस्को में यूक्रेन के दो सैनिकों को गिरफ़्तार किया है। \
चीन ने भारत पर आरोप लगाया। भारत ने चीन की निंदा की। रूस ने यूक्रेन पर हमला किया। अमरीका यूक्रेन को हथियार देगा।"}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a server over a database with a page."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "pages.jsonl").write_text(PAGES, encoding="utf-8")
    db = str(folder / "v.db")
    vaarta("ingest", str(folder / "pages.jsonl"), "--db", db)
    with serving(db, folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium(sync_api) as opened:
        yield opened


@pytest.fixture
def page(browser):
    with watched(browser) as opened:
        yield opened


VIEWS = ("/actors", "/actors/RUS", "/dyads/CHN/IND", "/map", "/map?at=28,77,29,78.5")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious_and_the_console_is_silent(site, page, view, theme):
    page.goto(f"{site}{view}{'&' if '?' in view else '?'}theme={theme}")
    page.wait_for_timeout(500)
    assert not barriers(page)
    assert not page.complaints


def test_a_reader_goes_from_the_list_to_an_actor_to_a_sentence_and_to_a_dyad(site, page):
    page.goto(f"{site}/actors")
    page.click("main a[href$='/actors/RUS']")
    assert page.inner_text("h1") == "रूस"
    page.wait_for_selector("figure[data-drawn] >> nth=2")
    assert "हमला किया" in page.inner_text(".views-events")
    page.click("text=किनसे वास्ता रहा >> nth=0")
    page.click("main table a[href$='/dyads/RUS/UKR'] >> nth=0")
    assert "यूक्रेन" in page.inner_text("h1")


def test_the_status_filter_stands_in_the_address_and_keeps_plans_apart(site, page):
    page.goto(f"{site}/actors/USA?role=actor")
    page.select_option("select[name=status]", "all")
    page.click(".views-form button")
    assert "status=all" in page.url
    assert page.locator(".views-events li").count() >= 1


def test_the_map_shows_a_place_in_hindi_and_leads_to_its_sentence(site, page):
    page.goto(f"{site}/map?lang=hi")
    assert "दिल्ली" in page.inner_text("table")
    assert "Natural Earth" in page.inner_text("main")
    page.click("main tbody a >> nth=0")
    assert page.locator("#here").count() == 1
    assert page.locator(".views-events blockquote").count() >= 1


def test_language_changes_the_words_and_not_the_record(site, page):
    page.goto(f"{site}/actors/RUS?lang=en")
    assert page.inner_text("h1") == "Russia"
    assert page.get_attribute("html", "lang") == "en"
    assert "हमला किया" in page.inner_text(".views-events")


def test_the_map_fills_half_a_phone_and_is_slid_within_its_pane(site, browser):
    """Two hundred points high nobody can hit a place; and the page itself may not slide sideways."""
    with watched(browser, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        page.goto(f"{site}/map?lang=hi")
        assert page.locator("svg.world").bounding_box()["height"] >= 400
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("document.querySelector('.world-pane').scrollLeft") > 0
        assert all(box["height"] >= 40 for link in page.locator("#map .views-moves a").all() if (box := link.bounding_box()))
        assert not barriers(page)
        assert not page.complaints


@pytest.mark.parametrize(("view", "where"), [("/actors/RUS", "figure.chart"), ("/map", "#map-tools")])
def test_charts_and_map_are_saved_as_png_and_svg(site, page, view, where):
    page.goto(f"{site}{view}")
    for kind, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as got:
            page.click(f"{where} .chart-save:has-text('{kind}') >> nth=0")
        content = Path(got.value.path()).read_bytes()
        assert content.startswith(start)
        assert len(content) > 2000
    assert not page.complaints


def test_a_chart_is_read_out_by_the_keyboard(site, page):
    page.goto(f"{site}/actors/RUS?lang=en&digits=latn")
    page.focus(".chart-box >> nth=0")
    page.keyboard.press("ArrowRight")
    assert "2022" in page.inner_text("p[aria-live] >> nth=0")


@pytest.mark.parametrize("view", VIEWS)
def test_pages_fit_a_phone_and_read_without_scripts(site, browser, view):
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{site}{view}")
    assert opened.inner_text("h1")
    assert opened.locator("main").bounding_box()["width"] <= 360
    context.close()
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    opened.goto(f"{site}{view}")
    opened.wait_for_timeout(300)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


MALFORMED = ["/map?z=9", "/map?at=x", "/map?lat=NaN", "/map?since=2022-99-01", "/actors/RUS?status=maybe", "/actors/%00"]


@pytest.mark.parametrize("view", MALFORMED)
def test_malformed_addresses_are_answered_4xx(site, view):
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"{site}{view}")
    assert 400 <= answer.value.code < 500
