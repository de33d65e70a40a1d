"""The explorer's pages over stored reports: what a reader finds on them, and that nothing from a page gets out unescaped."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
import regex
from starlette.testclient import TestClient

import vaarta
from vaarta.export.layouts import FLAT
from vaarta.pipeline import run
from vaarta.records import Article, Block, Furniture
from vaarta.store import ledger
from vaarta.store.database import Database
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows
from vaarta.store.search import Indexer
from vaarta.store.stories import StoryKeeper
from vaarta.store.writer import Coded, Writer
from vaarta.web import Settings, create_app
from vaarta.web.marking import parts
from vaarta.web.templating import environment

EVIL = '<script>alert("x")</script>'
TITLE = "रूस ने कीएव पर हमला किया"
TOLD = "रूस ने सोमवार को यूक्रेन की राजधानी कीएव पर मिसाइलों से हमला किया जिसमें {} लोग मारे गए।"
ACCUSED = "रूसी विदेश मंत्री सर्गेई लावरोव ने अमेरिका पर समझौता तोड़ने का आरोप लगाया।"
ATTACKED = f"भारत ने पाकिस्तान {EVIL} की निंदा की। चीन ने भारत पर हमला किया।"
PAGES = {
    "one": ("2022-01-10", "BBC Hindi", TITLE, TOLD.format(12)),
    "two": ("2022-01-10", "Aaj Tak", TITLE, TOLD.format(15)),
    "talks": ("2022-01-10", "Jansatta", "जिनेवा में रूस और अमेरिका की बातचीत", ACCUSED),
    "evil": ("2022-01-10", f"Outlet {EVIL}", f"भारत ने पाकिस्तान को धमकी दी {EVIL}", ATTACKED),
}


def report(name: str) -> Article:
    day, outlet, title, line = PAGES[name]
    url = "javascript:alert(1)" if name == "evil" else f"https://x.in/{name}"
    article = Article(name, f"{title}\n{line}\nये भी पढ़ें: कुछ और", url=url, outlet=outlet, published=day, title=title, language="hi")
    end = len(title) + 1 + len(line)
    article.blocks = [Block("title", 0, len(title)), Block("paragraph", len(title) + 1, end)]
    article.furniture = [Furniture("ये भी पढ़ें: कुछ और", "link to another story", end + 1, len(article.text))]
    return article


@pytest.fixture
def client(database: Database, db_address: str, coder: vaarta.Coder) -> Iterator[TestClient]:
    """A visitor who reads English, over four stored reports with index and stories."""
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    stored = []
    for name in PAGES:
        article = report(name)
        run(article, coder.engine)
        assert article.events, name
        stored.append(Coded(f"https://x.in/{name}", "d", article_rows(article), name, article.url))
    writer.write(stored)
    Indexer(database, coder.engine).update()
    StoryKeeper(database, coder.engine).update()
    with TestClient(create_app(Settings(db_address, language="en")), base_url="http://127.0.0.1:8350") as visitor:
        visitor.app.state.coder = coder  # type: ignore[attr-defined]
        yield visitor


def first_event(client: TestClient, article: int) -> int:
    page = client.get(f"/articles/{article}").text
    return int(page.split('data-event="')[1].split('"')[0])


def story_address(client: TestClient) -> str:
    return client.get("/").text.split('href="/stories/')[1].split('"')[0]


def test_the_front_page_leads_with_what_most_outlets_tell(client: TestClient) -> None:
    page = client.get("/").text
    assert page.index("रूस ने कीएव पर हमला किया") < page.index("जिनेवा में रूस")
    assert "2 outlets · 2 reports" in page
    assert "<svg" in client.get("/?since=2021-12-20&until=2022-01-10").text


def test_any_day_or_range_by_one_control(client: TestClient) -> None:
    assert "There is no story of these days" in client.get("/?since=2019-05-05").text
    assert "5 May 2019 to 5 May 2023" in client.get("/?since=2019-05-05&until=2023-05-05").text


def test_a_story_shows_reports_events_and_where_they_differ(client: TestClient) -> None:
    page = client.get(f"/stories/{story_address(client)}").text
    assert "BBC Hindi" in page
    assert "Aaj Tak" in page
    assert "number of dead: " in page
    assert 'href="/articles/' in page


def test_an_article_marks_its_events_and_greys_what_was_left_out(client: TestClient) -> None:
    page = client.get("/articles/1").text
    assert 'class="mark trigger"' in page
    assert 'class="mark who"' in page
    assert 'class="left-out"' in page
    assert 'href="https://x.in/one"' in page


def test_a_click_on_an_event_shows_why_with_and_without_scripts(client: TestClient) -> None:
    event = first_event(client, 1)
    plain = client.get(f"/articles/1?event={event}").text
    panel = client.get(f"/articles/1?event={event}", headers={"HX-Request": "true", "HX-Target": "event"}).text
    for page in (plain, panel):
        assert "Line of the lexicon" in page
        assert "What was refused" in page
    assert "<html" in plain
    assert "<html" not in panel


def test_an_event_has_a_page_with_its_sentence(client: TestClient) -> None:
    page = client.get(f"/events/{first_event(client, 1)}").text
    assert "<blockquote" in page
    assert "Aaj Tak" in page


def test_search_finds_by_words_and_filters_and_links_to_the_event(client: TestClient) -> None:
    page = client.get("/search?q=हमला&actor=RUS&type=assault").text
    assert "<mark>" in page
    assert "?event=" in page
    assert "/download/csv?q=%E0%A4%B9" in page
    assert "Nothing was found" in client.get("/search?q=जापान").text


def test_filters_alone_list_events_with_their_sentences_and_go_on_behind_the_last(client: TestClient) -> None:
    page = client.get("/search?actor=RUS").text
    assert "<mark>" in page
    assert 'href="/articles/' in page
    assert "Nothing was found" in client.get("/search?actor=RUS&behind=2000-01-01.5").text
    assert client.get("/search?actor=RUS&behind=2000-01-01").status_code == 422


def test_links_lead_on_to_the_feed_and_to_the_correction(client: TestClient) -> None:
    page = client.get("/search?q=हमला&actor=RUS").text
    feed = page.split('href="/api/v1/feed.atom')[1].split('"')[0].replace("&amp;", "&")
    assert client.get(f"/api/v1/feed.atom{feed}").status_code == 200
    assert 'href="/review/articles/1"' in client.get(f"/events/{first_event(client, 1)}").text


@pytest.mark.parametrize("address", ["/", "/articles/4", "/search?actor=IND", f"/search?q={EVIL}&outlet={EVIL}", f"/?x={EVIL}", f"/{EVIL}"])
def test_nothing_from_a_page_or_address_gets_out_unescaped(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page.lower()


def test_no_page_carries_inline_scripts_or_styles(client: TestClient) -> None:
    event = first_event(client, 1)
    for address in (
        "/",
        "/articles/1",
        f"/articles/1?event={event}",
        f"/events/{event}",
        "/search?q=हमला",
        f"/stories/{story_address(client)}",
    ):
        page = client.get(address).text
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script src="/assets/')


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/?since=tomorrow", 422),
        ("/?since=2022-13-45", 422),
        ("/?since=2022-02-02&until=2022-01-01", 422),
        ("/?since=0000-00-00", 422),
        ("/articles/0", 422),
        ("/articles/99999999999999999999", 422),
        ("/articles/77", 404),
        ("/articles/1?event=x", 422),
        ("/articles/1?event=9999", 404),
        ("/events/9999", 404),
        ("/stories/none", 404),
        ("/stories/a%00b", 422),
        ("/search?type=FOO", 400),
        ("/search?status=maybe", 400),
        ("/search?actor=कखगघ", 400),
        ("/search?page=0", 422),
        ("/search?page=501&q=x", 422),
        ("/search?q=%00", 422),
        ("/search?q=--", 400),
        ("/search?outlet=" + "x" * 300, 422),
        ("/download/exe", 422),
        ("/download/csv?since=never", 422),
    ],
)
def test_a_malformed_request_is_answered_with_the_problem(client: TestClient, address: str, status: int) -> None:
    page = client.get(address)
    assert page.status_code == status
    assert "<h1>" in page.text
    told = client.get(address, headers={"accept": "application/json"})
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["status"] == status


@pytest.mark.parametrize(
    "address", ["/?since=0001-01-01&until=9999-12-31", "/?since=9999-12-31", "/?since=0001-01-01", "/search?since=2029-12-31"]
)
def test_the_ends_of_the_calendar_are_days_too(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_hindi_numerals_and_dates_where_the_reader_wants_them(client: TestClient) -> None:
    page = client.get("/?lang=hi&digits=deva").text
    assert "१० जनवरी २०२२" in page
    assert "१० जनवरी २०२२" in client.get("/").text, "kept in a cookie"
    assert "10 January 2022" in client.get("/?lang=en&digits=latn").text


def test_a_dossier_tells_days_and_counts_as_the_reader_wants_them(client: TestClient) -> None:
    page = client.get("/talks/USA/RUS?lang=hi&digits=deva").text
    cells = regex.findall(r"<td>([^<]+)</td>", page)
    assert any("२०२२" in cell for cell in cells), cells
    assert not any("2022" in cell for cell in cells), cells
    assert " Jan 2022" in client.get("/talks/USA/RUS?lang=en&digits=latn").text


def test_each_view_downloads_what_it_shows(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/download/csv?actor=RUS&type=ASSAULT").content.decode())))
    assert tuple(rows[0]) == FLAT
    assert {r["type"] for r in rows} == {"ASSAULT"}
    lines = client.get("/download/plover?q=लावरोव").text.splitlines()
    assert lines
    assert all(json.loads(line) for line in lines)
    assert client.get("/download/parquet").content[:4] == b"PAR1"


def test_a_download_of_words_and_a_filter_holds_the_events_that_the_search_lists(client: TestClient) -> None:
    asked = "q=हमला&actor=RUS&type=ASSAULT&until=2023-12-31"
    lines = [json.loads(line) for line in client.get(f"/download/plover?{asked}").text.splitlines()]
    hits = client.get(f"/api/v1/search?{asked}").json()["items"]
    assert lines
    assert len(lines) == sum(len(hit["events"]) for hit in hits)
    assert client.get("/download/plover?q=--").status_code == 400


@pytest.mark.parametrize("address", ["/", "/search?type=CONSULT", "/download/csv", "/api/v1/events", "/assets/vaarta.css", "/none"])
def test_the_head_of_whatever_may_be_read_is_that_of_the_page(client: TestClient, address: str) -> None:
    head, whole = client.head(address), client.get(address)
    assert head.status_code == whole.status_code
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.content == b""
    assert client.head("/sign-out").status_code == 405


def test_numbers_lead_to_the_events_behind_them(client: TestClient) -> None:
    page = client.get("/actors/RUS?status=all").text
    month = regex.search(r'href="(/search\?actor=RUS&amp;since=[0-9-]+&amp;until=[0-9-]+)"', page)
    assert month
    assert "badge" in client.get(month[1].replace("&amp;", "&")).text


def test_overlapping_spans_become_stretches_that_together_are_the_text(coder: vaarta.Coder) -> None:
    article = report("one")
    run(article, coder.engine)
    told = list(enumerate(article.events, 1))
    shown = parts(article, told, 1)
    whole = ["".join(x.text for x in p.stretches) for p in shown]
    assert whole == article.text.split("\n")
    assert [p.kind for p in shown] == ["title", "paragraph", "left-out"]


def test_who_would_be_shown_twice_in_the_same_words_stands_once() -> None:
    """ "दोनों देशों के राजनयिक और सैन्य वार्ताकार" are two officials of each country; each country is told once, and each name."""
    people = [
        {"key": key, "name": name, "text": "वार्ताकार"} for key, name in (("IND", None), ("CHN", None), ("IND", None), ("IND", "मोदी"))
    ]
    people.append({"key": None, "name": None, "text": "कुछ लोग"})
    module = environment.get_template("parts.html").make_module({"to": lambda path: path, "actor": lambda key: f"<{key}>"})
    told = regex.sub(r"<[^<>]*>", "", str(module.side(people)).replace("&lt;", "‹").replace("&gt;", "›"))
    assert told == "‹IND›, ‹CHN›, ‹IND› (मोदी), कुछ लोग"
