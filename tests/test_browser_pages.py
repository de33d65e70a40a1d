"""The explorer as a person reads it, from the front page to a correction: `vaarta serve` over the sample pages, headless Chromium, axe."""

from __future__ import annotations

import json

import pytest
from browserkit import CHROMIUM, barriers, chromium, serving, vaarta, watched

pytest.importorskip("fastapi")
sync_api = pytest.importorskip("playwright.sync_api")

if CHROMIUM is None:
    pytest.skip("no Chromium on this machine", allow_module_level=True)

PASSWORD = "चार शब्द का मंत्र"


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """The sample pages, with two reviewers."""
    path = str(tmp_path_factory.mktemp("demo") / "v.db")
    vaarta("demo", "--db", path, "--jobs", "0", "--quiet")
    for name in ("asha", "ravi"):
        vaarta("users", "add", name, "--db", path, given=f"{PASSWORD}\n")
    return path


@pytest.fixture(scope="module")
def site(db, tmp_path_factory):
    with serving(db, tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium(sync_api) as opened:
        yield opened


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def either(request, browser):
    """A page with scripts and one without."""
    with watched(browser, java_script_enabled=request.param) as opened:
        opened.scripts = request.param
        yield opened
        assert not opened.complaints


@pytest.fixture
def page(browser):
    with watched(browser) as opened:
        yield opened
        assert not opened.complaints


def open_event(page, site):
    """From a search to an article, and there a click on its first trigger that no panel shows yet."""
    page.goto(f"{site}/search?type=CONSULT")
    page.click("main li .soft a[href*='/articles/'] >> nth=0")
    page.goto(page.url.split("?")[0])
    assert page.locator("#event dl").count() == 0
    page.click("article.reader a.mark.trigger >> nth=0")
    page.wait_for_selector("#event-head")


def sign_in(page, site, name):
    page.goto(f"{site}/review")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/review")


def test_a_range_is_chosen_on_the_front_page_and_stands_in_the_address(site, either):
    either.goto(f"{site}/")
    assert either.locator(".top-stories li a").count() >= 1
    either.fill("form.control input[name=since]", "2010-01-01")
    either.fill("form.control input[name=until]", "2025-12-31")
    either.click("form.control button")
    assert "since=2010-01-01&until=2025-12-31" in either.url
    assert either.locator(".top-stories li a").count() >= 5
    either.click("a[rel=prev]")
    assert "until=2009-12-31" in either.url


def test_a_filter_of_the_search_stands_in_the_address_and_opens_articles(site, either):
    either.goto(f"{site}/search?lang=hi")
    either.select_option("select[name=type]", "CONSULT")
    either.fill("input[name=actor]", "RUS")
    either.click("main form button")
    assert "type=CONSULT" in either.url
    assert "actor=RUS" in either.url
    badges = set(either.locator("main ul.list .badge").all_inner_texts())
    assert len(badges) == 1
    link = either.locator("main li .soft a[href*='/articles/'] >> nth=0")
    title = link.inner_text()
    link.click()
    assert either.inner_text("h1").strip() in (title, title.strip()) or title in either.inner_text("article.reader")
    assert either.locator("article.reader .mark.trigger").count() >= 1


def test_words_find_reports_and_light_up_in_them(site, either):
    either.goto(f"{site}/")
    either.fill("#find", "वार्ता")
    either.click("form.find button")
    assert "/search?q=" in either.url
    assert either.locator("main mark").count() >= 1


def test_a_click_on_an_event_shows_its_frame_and_reasons_and_leads_to_its_sentence(site, either):
    either.goto(f"{site}/?lang=en")
    open_event(either, site)
    # With scripts the panel opens in the page that is being read.
    assert ("event=" in either.url) is not either.scripts
    panel = either.inner_text("#event")
    for word in ("Who", "Status", "lexicon"):
        assert word.lower() in panel.lower()
    trigger = either.inner_text("#event dd[lang=hi] >> nth=0")
    either.click("#event a[href*='/events/']")
    assert trigger.split()[0] in either.inner_text("blockquote")
    assert either.locator("blockquote .mark.trigger").count() >= 1


def test_language_and_numerals_are_switched_and_kept(site, either):
    either.goto(f"{site}/?since=2010-01-01&until=2025-12-31")
    either.click("footer a[hreflang=en]")
    assert either.get_attribute("html", "lang") == "en"
    assert "Search" in either.inner_text("nav.choices ~ p, .menu >> nth=0")
    either.click("footer a:has-text('१२३')")
    assert any(sign in either.inner_text("main") for sign in "०१२३४५६७८९")
    assert "since=2010-01-01" in either.url
    either.goto(f"{site}/talks")
    assert either.get_attribute("html", "lang") == "en"
    assert any(sign in either.inner_text("main table") for sign in "०१२३४५६७८९")
    either.click("footer a[hreflang=hi]")
    assert either.get_attribute("html", "lang") == "hi"


def test_a_story_leads_to_its_reports_and_the_talks_to_a_dossier(site, either):
    either.goto(f"{site}/?since=2010-01-01&until=2025-12-31")
    title = either.inner_text(".top-stories a.headline >> nth=0")
    either.click(".top-stories a.headline >> nth=0")
    assert either.inner_text("h1") == title
    assert either.locator("main a[href*='/articles/']").count() >= 1
    either.click("nav .menu a[href$='/talks']")
    sides = either.inner_text("main td a >> nth=0")
    either.click("main td a >> nth=0")
    assert sides.split(" – ")[0] in either.inner_text("h1")
    assert either.locator("main section table tbody tr").count() >= 3


def test_a_reviewer_corrects_an_event_and_it_comes_out_as_gold(site, db, tmp_path, either):
    sign_in(either, site, "asha" if either.scripts else "ravi")
    either.goto(f"{site}/search?type=CONSULT")
    either.click("main li .soft a[href*='/articles/'] >> nth=0")
    either.click("#event a[href*='/review/articles/']")
    chosen = either.locator(".rv-sentence").filter(has=either.locator(".rv-event")).first
    place = chosen.get_attribute("id")
    for n in range(1, chosen.locator(".rv-event").count()):
        either.locator(f"#{place} .rv-event").nth(n).locator("button[value=right]").click()
    either.locator(f"#{place} .rv-event >> nth=0").locator("a[href*='correct']").click()
    either.select_option("#status", "negated")
    either.fill("#note", "इनकार है")
    either.click("form.rv-form button[type=submit] >> nth=-1")
    assert "इनकार है" in either.inner_text(f"#{place}")
    either.click(f"#{place} form[action$='/complete'] button")
    sentence = either.inner_text(f"#{place} blockquote")
    gold = tmp_path / "gold.jsonl"
    name = "asha" if either.scripts else "ravi"
    vaarta("reviews", "export", str(gold), "--reviewer", name, "--db", db)
    (line,) = [json.loads(x) for x in gold.read_text(encoding="utf-8").splitlines()]
    assert line["text"].strip() == sentence.strip()
    assert line["reviewer"] == name
    assert "negated" in {event["status"] for event in line["events"]}
    assert vaarta("eval", str(gold)).strip()


def judged_beside_the_text(page, site, article):
    """One reviewer's round on an article: judges and corrects in the panel, adds what was missed, and calls the sentence complete."""
    page.goto(f"{site}/articles/{article}")
    page.click("article.reader a.mark.trigger >> nth=0")
    page.wait_for_selector("#judging")
    page.focus(".rv-inline button[value=wrong]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rv-inline button[value=wrong][aria-pressed=true]")
    assert f"/articles/{article}?event=" in page.url
    page.focus(".rv-inline summary")
    page.keyboard.press("Enter")
    page.select_option(".rv-inline select[name=status]", "hypothetical")
    page.click(".rv-inline .rv-form button[type=submit]")
    page.wait_for_selector(".rv-inline button[value=wrong][aria-pressed=false]")
    event = page.get_attribute(".rv-inline input[name=event]", "value")
    page.goto(f"{site}/review/articles/{article}")
    sentence = page.locator(".rv-sentence").filter(has=page.locator(f"#e{event}"))
    place, words = sentence.get_attribute("id"), sentence.locator("blockquote").inner_text().split()
    # What another reviewer has added stands there too, and is his.
    coded = [one.get_attribute("id") for one in sentence.locator(".rv-event:has(button[value=right])").all()]
    for other in coded:
        if other != f"e{event}":
            page.click(f"#{other} button[value=right]")
    page.click(f"#{place} a[href*='add?']")
    page.select_option("#type", "PROTEST")
    page.fill("#trigger", words[-2])
    page.fill("#actors-0-text", words[0])
    page.click("form.rv-form button[type=submit] >> nth=-1")
    page.click(f"#{place} form[action$='/complete'] button")
    return " ".join(words)


def test_two_reviewers_judge_beside_the_text_add_what_was_missed_and_agree_on_gold(site, db, tmp_path, browser):
    for name in ("asha", "ravi"):
        with watched(browser, java_script_enabled=name == "asha") as page:
            sign_in(page, site, name)
            page.goto(f"{site}/search?type=ASSAULT")
            article = page.get_attribute("main li .soft a[href*='/articles/'] >> nth=0", "href").partition("?")[0].rpartition("/")[2]
            sentence = judged_beside_the_text(page, site, article)
            if name == "ravi":
                page.goto(f"{site}/review/agreement?first=asha&second=ravi&lang=en")
                shown = page.inner_text("main")
            assert not page.complaints
    assert "100" in shown
    gold = tmp_path / "agreed.jsonl"
    vaarta("reviews", "export", str(gold), "--agreed", "--db", db)
    lines = [json.loads(x) for x in gold.read_text(encoding="utf-8").splitlines()]
    (line,) = [x for x in lines if " ".join(x["text"].split()) == sentence]
    assert {"hypothetical", "happened"} <= {event["status"] for event in line["events"]}
    assert "PROTEST" in {event["type"] for event in line["events"]}
    assert vaarta("eval", str(gold)).strip()


PAGES = {
    "front": "/?since=2010-01-01&until=2025-12-31",
    "search": "/search?type=CONSULT",
    "words": "/search?q=वार्ता",
    "article": "main li .soft a[href*='/articles/']",
    "event": "#event a[href*='/events/']",
    "story": "/",
    "talks": "/talks",
    "dossier": "main td a",
    "review": "/review",
    "review of an article": "main .rv-list a",
    "correction": "a[href*='correct']",
}
# Pages that are reached by a link: from which page.
FROM = {"article": "search", "event": "article", "dossier": "talks", "review of an article": "review", "correction": "review of an article"}


def visit(page, site, name, theme):
    if name in FROM:
        visit(page, site, FROM[name], theme)
        page.click(f"{PAGES[name]} >> nth=0")
    else:
        page.goto(f"{site}{PAGES[name]}{'&' if '?' in PAGES[name] else '?'}theme={theme}")
        if name == "story":
            page.click("main a[href*='/stories/'] >> nth=0")
    page.wait_for_load_state()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_page(site, browser, theme):
    bad = {}
    with watched(browser) as page:
        page.goto(f"{site}/sign-in?theme={theme}")
        bad["sign-in"] = barriers(page)
        sign_in(page, site, "ravi")
        for name in PAGES:
            visit(page, site, name, theme)
            assert page.get_attribute("html", "data-theme") == theme
            bad[name] = barriers(page)
        assert not page.complaints
    assert not {name: found for name, found in bad.items() if found}
