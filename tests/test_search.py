"""Search: one set of cases, asked of both databases, with one order of answers."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from vaarta.errors import UsageError
from vaarta.pipeline import coded, run
from vaarta.reading import read
from vaarta.records import Article, Block
from vaarta.store import candidates, ledger
from vaarta.store import search as pages
from vaarta.store.database import open_current
from vaarta.store.derived import derive
from vaarta.store.ledger import CoderName
from vaarta.store.queries import EventFilter
from vaarta.store.rows import article_rows
from vaarta.store.search import Indexer, search, waiting
from vaarta.store.writer import Coded, Writer

PAGES = {
    "geneva": (
        "2022-01-10",
        "BBC Hindi",
        "जिनेवा में रूस और अमेरिका की बातचीत",
        "रूस और अमेरिका के राजनयिकों ने सोमवार को जिनेवा में परमाणु हथियारों पर बातचीत की।",
        "रूसी उप विदेश मंत्री सर्गेई रयाबकोव ने कहा कि वार्ता उपयोगी रही।",
    ),
    "attack": (
        "2022-03-01",
        "Aaj Tak",
        "रूस ने कीएव पर हमले किए",
        "रूस ने मंगलवार को यूक्रेन की राजधानी कीएव पर मिसाइलों से हमला किया।",
        "अमरीका ने हमलों की निंदा की।",
    ),
    "lavrov": (
        "2022-03-02",
        "BBC Hindi",
        "लावरोव ने दी चेतावनी",
        "रूसी विदेश मंत्री सर्गेई लावरोव ने अमेरिका को हमले की धमकी दी।",
        "इजरायल ने बातचीत की पेशकश की।",
    ),
    "lanka": (
        "2022-04-06",
        "Jansatta",
        "श्रीलंका को भारत की मदद",
        "भारत ने बुधवार को श्रीलंका को ईंधन की मदद दी।",
        "श्रीलंका में किताबें और ख़बरें महंगी हुईं।",
    ),
    "japan": (
        "2022-04-07",
        "Jansatta",
        "जापान ने की निंदा",
        "जापान ने उत्तर कोरिया के मिसाइल परीक्षण की निंदा की।",
        "संयुक्त राष्ट्र ने चिंता जताई।",
    ),
}


def page(name):
    day, outlet, *lines = PAGES[name]
    article = Article(name, "\n".join(lines), url=f"https://x.in/{name}", outlet=outlet, published=day, title=lines[0], language="hi")
    at = 0
    for n, line in enumerate(lines):
        article.blocks.append(Block("paragraph" if n else "title", at, at + len(line)))
        at += len(line) + 1
    return article


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request, tmp_path_factory, coder):
    """The pages above, indexed; no test of those that take it writes to it."""
    address = str(tmp_path_factory.mktemp("s") / "s.db") if request.param == "sqlite" else request.getfixturevalue("postgres").create()
    opened = open_current(address, create=True)
    _fill(opened, coder)
    yield opened
    opened.close()


def _fill(database, coder):
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    results = []
    for name in PAGES:
        article = page(name)
        run(article, coder.engine)
        results.append(Coded(f"https://x.in/{name}", "d", article_rows(article), name, f"https://x.in/{name}"))
    writer.write(results)
    assert Indexer(database, coder.engine).update() == len(PAGES)


# words, filter, pages in their order, what it shows
CASES = [
    ("हमला", {}, ["attack", "lavrov"], "the word in its dictionary form; a title counts most"),
    ("हमलों", {}, ["attack", "lavrov"], "another form of the word"),
    ("हथियार", {}, ["geneva"], "the singular finds the plural"),
    ("किताब", {}, ["lanka"], "the plural of a feminine noun"),
    ("खबर", {}, ["lanka"], "with and without nukta"),
    ("अमरीका", {}, ["geneva", "attack", "lavrov"], "a country in either spelling; the title counts most, then the spelling asked for"),
    ("इसराइल", {}, ["lavrov"], "इसराइल is इजरायल"),
    ("रूसी", {}, ["geneva", "attack", "lavrov"], "the adjective of a country finds the country"),
    ("Lavrov", {}, ["lavrov"], "a name in Latin letters"),
    ("ryabkov", {}, ["geneva"], "in small letters, within the text"),
    ("रियाबकोव", {}, ["geneva"], "a name as another outlet spells it"),
    ("Jaishankar", {}, [], "a name that stands nowhere"),
    ("यूएन", {}, ["japan"], "the short name finds the long one"),
    ("संयुक्त राष्ट्र", {}, ["japan"], "a name of two words"),
    ("रूस बातचीत", {}, ["geneva", "lavrov"], "all words are wanted"),
    ('"निंदा की"', {}, ["japan", "attack"], "words in quotes stand side by side"),
    ('"की निंदा"', {}, ["japan", "attack"], "in this order"),
    ("निंदा -जापान", {}, ["attack"], "a word that must not be there"),
    ("निंदा", {"outlet": "Jansatta"}, ["japan"], "one outlet"),
    ("निंदा", {"since": "2022-04-01"}, ["japan"], "from a day on"),
    ("निंदा", {"until": "2022-03-31"}, ["attack"], "up to a day"),
    ("हमला", {"type": "THREATEN"}, ["lavrov"], "an event of a type"),
    ("", {"actor": "RUS"}, ["lavrov", "attack", "geneva"], "no words: the newest first"),
    ("", {"actor": "RUS", "recipient": "UKR"}, ["attack"], "both sides"),
    ("", {"type": "AID", "status": "happened"}, ["lanka"], "type and status"),
    ("निंदा", {"actor": "JPN"}, ["japan"], "words and an actor"),
    ("मिसाइल", {}, ["attack", "japan"], "equal scores: see the order of both databases"),
    ("OR AND NOT NEAR(", {}, [], "words of the databases' own query languages are words"),
    ("'\" ); DROP", {}, [], "so are their quotes"),
]


@pytest.mark.parametrize(("words", "wanted", "expected", "why"), CASES, ids=[c[3] for c in CASES])
def test_search(filled, coder, words, wanted, expected, why):
    with filled.read() as connection:
        hits = search(connection, words, EventFilter(**wanted), coder.engine)
    found = [h.address for h in hits]
    assert sorted(found) == sorted(expected), why
    if why not in ("equal scores: see the order of both databases",):
        assert found == expected, [(h.address, h.score) for h in hits]


@pytest.mark.parametrize(("few", "first"), [(0, 1), (0, 2), (0, 1000), (1000, 1)], ids=["by ones", "by twos", "at once", "page by page"])
def test_the_way_to_the_pages_does_not_change_the_answers(filled, coder, monkeypatch, few, first):
    """Rare words are looked up page by page, common ones through the events that fit; nobody may see which."""

    def answers():
        with filled.read() as connection:
            asked = [(w, f) for w, f, *_ in CASES if w] + MIXED
            return [[h.address for h in search(connection, w, EventFilter(**f), coder.engine)] for w, f in asked]

    before = answers()
    monkeypatch.setattr(candidates, "FEW", few)
    monkeypatch.setattr(candidates, "LEAST", first)
    monkeypatch.setattr(candidates, "_MARGIN", 0)
    assert answers() == before
    assert all(before[-len(MIXED) :])


MIXED = [
    ("रूस", {"actor": "RUS", "recipient": "UKR"}),
    ("अमेरिका", {"actor": "USA"}),
    ("रूस", {"since": "2022-03-01", "type": "ASSAULT"}),
    ("की", {"status": "happened"}),
    ("निंदा", {"outlet": "Jansatta", "since": "2022-01-01"}),
]


def test_portions_are_ranked_apart(filled, coder, monkeypatch):
    """Page upon page of a common word costs the same: the newest are ranked, behind them the next; no page is lost or told twice."""
    with filled.read() as connection:
        whole = search(connection, "की", EventFilter(), coder.engine)
        monkeypatch.setattr(pages, "PORTION", 2)
        parted = search(connection, "की", EventFilter(), coder.engine)
    assert sorted(h.address for h in parted) == sorted(h.address for h in whole)
    assert {h.address for h in parted[:2]} == {"japan", "lanka"}


def test_hit_shows_the_sentence_and_the_words(filled, coder):
    with filled.read() as connection:
        hit = search(connection, "हथियार बातचीत", EventFilter(), coder.engine)[0]
    assert hit.passage.startswith("रूस और अमेरिका के राजनयिकों")
    assert [hit.passage[a:b] for a, b in hit.marks] == ["हथियारों", "बातचीत"]
    assert hit.url == "https://x.in/geneva"


def test_paging_goes_on_where_it_stopped(filled, coder):
    with filled.read() as connection:
        every = [h.address for h in search(connection, "अमेरिका", EventFilter(), coder.engine)]
        pieces = [h.address for n in range(3) for h in search(connection, "अमेरिका", EventFilter(), coder.engine, limit=1, offset=n)]
    assert pieces == every


def test_place_by_name(filled, coder):
    with filled.read() as connection:
        hits = search(connection, "", EventFilter(), coder.engine, place="जिनेवा")
    assert [h.address for h in hits] == ["geneva"]
    assert all(e.where is not None for h in hits for e in h.events)


@pytest.mark.parametrize("words", ["", "   ", "!!! ।"])
def test_nothing_to_look_for_is_said(filled, coder, words):
    with filled.read() as connection, pytest.raises(UsageError, match="U020"):
        search(connection, words, EventFilter(), coder.engine)


def test_changed_page_is_found_by_its_new_words_only(database, coder):
    _fill(database, coder)
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    article = page("lanka")
    article.text = article.text.replace("ईंधन", "अनाज")
    run(article, coder.engine)
    writer.write([Coded("https://x.in/lanka", "d2", article_rows(article), "lanka", None)])
    with database.read() as connection:
        assert waiting(connection) == 1
    Indexer(database, coder.engine).update()
    with database.read() as connection:
        assert waiting(connection) == 0
        assert [h.address for h in search(connection, "अनाज", EventFilter(), coder.engine)] == ["lanka"]
        assert search(connection, "ईंधन", EventFilter(), coder.engine) == []


def test_both_databases_give_one_order(tmp_path, coder, request):
    """Not only the same pages: the same scores in the same order, over all cases."""
    server = request.getfixturevalue("postgres")
    answers = []
    for address in (str(tmp_path / "o.db"), server.create()):
        database = open_current(address, create=True)
        _fill(database, coder)
        with database.read() as connection:
            found = [search(connection, w, EventFilter(**f), coder.engine) for w, f, *_ in CASES]
            answers.append([[(h.address, h.score, h.passage) for h in hits] for hits in found])
        database.close()
    assert answers[0] == answers[1]


def run_cli(address, *arguments):
    code = "from vaarta.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments, "--db", address], capture_output=True, text=True, check=False)


def test_commands_index_and_find(db_address, coder):
    opened = open_current(db_address, create=True)
    writer = Writer(opened, ledger.coder_id(opened, CoderName("1", "lex1")))
    article = page("geneva")
    run(article, coder.engine)
    writer.write([Coded("https://x.in/geneva", "d", article_rows(article), "geneva", "https://x.in/geneva")])
    opened.close()
    early = run_cli(db_address, "search", "बातचीत")
    assert "1 pages are not in the index yet" in early.stderr
    assert run_cli(db_address, "index").stdout == "1 pages indexed\n"
    assert run_cli(db_address, "stories").stdout.startswith("1 stories, ")
    found = run_cli(db_address, "search", "बातचीत", "--actor", "रूस", "--to", "json")
    assert found.returncode == 0, found.stderr
    assert [h["title"] for h in json.loads(found.stdout)] == ["जिनेवा में रूस और अमेरिका की बातचीत"]
    shown = run_cli(db_address, "search", "Ryabkov").stdout
    assert "रयाबकोव" in shown
    assert "▸ CONSULT" in shown
    wrong = run_cli(db_address, "search", "x", "--type", "KISS")
    assert wrong.returncode == 2
    assert "U021" in wrong.stderr


@pytest.mark.parametrize(
    "text",
    [
        "रूस ने यूक्रेन पर हमला किया। अमेरिका ने निंदा की।\nभारत ने चिंता जताई।",
        "सांसद अमर के. सी. राय ने कहा कि पाकिस्तान ने बात मानी। उन्होंने इनकार किया",
        "नेता का नाम था राम K.\nS. ने उनसे बात की। चीन ने कहा, 'हम तैयार हैं।' फिर बैठक हुई।",
    ],
)
def test_what_the_coder_found_gives_what_reading_them_again_would(coder, text):
    """Search and stories take the coder's tokens, names and places where the page has just been coded, and look anew else."""
    article = read(text, form="plain", id="x")
    passages = coded(article, coder.engine)
    assert any(passage.found for passage in passages)
    known = derive(article, "x", coder.engine, stories=True, passages=passages)
    assert known == derive(article, "x", coder.engine, stories=True)
