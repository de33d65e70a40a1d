"""What stands after ``vaarta ingest``, against both databases and a real server: feeds, pages, politeness, and all that is broken."""

from __future__ import annotations

import gzip
import http.server
import itertools
import json
import os
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from loopback import QuietHandler
from sqlalchemy import func, select
from typer.testing import CliRunner

import vaarta
from vaarta.cli.commands import app
from vaarta.ingest import crawl, hands, pages, pool, watch, work
from vaarta.ingest.crawl import Crawler, Errand, Manners
from vaarta.ingest.limits import Limits
from vaarta.ingest.progress import Progress
from vaarta.ingest.run import Ingest, Stop
from vaarta.ingest.settings import STARTER, Source, read_settings
from vaarta.store import ledger, schema
from vaarta.store.database import open_current

STORY = "रूस ने यूक्रेन पर हमला किया। भारत ने इस हमले की निंदा की है। अमेरिका ने रूस पर नए प्रतिबंध लगाए। "


BOMB = gzip.compress(b"0" * 100_000_000, 1)


def page(n: object, *, head: str = "", story: str = STORY) -> bytes:
    body = f"<article><h1>ख़बर का शीर्षक नंबर {n} यहाँ</h1><p>{story}</p><p>{story} नंबर {n}।</p></article>"
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


class Site(QuietHandler):
    """A small news site with everything that sites do wrong."""

    def got(self):
        site = self.server.site
        with site.lock:
            site.hits[self.path] += 1
            site.times.append((time.monotonic(), self.path))
            site.active += 1
            site.most_active = max(site.most_active, site.active)
        try:
            self.reply(site)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with site.lock:
                site.active -= 1

    def reply(self, site):
        path = self.path.split("?")[0]
        if path in site.feeds:
            if self.headers.get("If-None-Match") == f'"{site.tag}"':
                self.answer(b"", 304)
            else:
                self.answer(site.feeds[path], Content_Type="application/rss+xml", ETag=f'"{site.tag}"', Last_Modified=site.modified)
        elif path == "/robots.txt":
            self.answer(site.robots, site.robots_status, Content_Type="text/plain")
        elif path.startswith("/p/"):
            self.answer(site.pages.get(path) or page(path[3:]))
        elif path.startswith("/m/"):
            self.answer(page(path[3:], head=f'<link rel="canonical" href="/p/{path[3:]}">'))
        elif path == "/loop":
            self.answer(b"", 302, Location="/loop")
        elif path == "/huge":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "200000000")
            self.end_headers()
            for _ in range(200):
                self.wfile.write(b"x" * 1_000_000)
        elif path == "/never":
            time.sleep(6)
        elif path == "/flaky":
            self.answer(page("flaky")) if site.hits[self.path] > 1 else self.answer(b"", 503)
        elif path == "/busy":
            self.answer(b"", 429, Retry_After="3600")
        elif path == "/badgzip":
            self.answer(b"no gzip", Content_Encoding="gzip")
        elif path == "/latin":
            self.answer(b"\xe9\xe8\xff\xfe\xe9" * 500)
        elif path == "/bomb":
            self.answer(BOMB, Content_Encoding="gzip")
        else:
            self.answer(b"gone", 404)


class Running:
    """What the server of a test says and saw."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.times: list[tuple[float, str]] = []
        self.lock = threading.Lock()
        self.feeds: dict[str, bytes] = {}
        self.pages: dict[str, bytes] = {}
        self.robots, self.robots_status = b"", 404
        self.tag, self.modified = "one", "Sat, 08 Jan 2022 10:00:00 GMT"
        self.active = self.most_active = 0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        self.server.daemon_threads = True
        self.server.site = self
        self.host = f"127.0.0.1:{self.server.server_address[1]}"
        self.url = f"http://{self.host}"

    def feed(self, *links: str, date: str = "Sat, 08 Jan 2022 10:12:00 IST") -> bytes:
        items = "".join(f"<item><title>t {link}</title><link>{link}</link><pubDate>{date}</pubDate></item>" for link in links)
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>f</title>{items}</channel></rss>'.encode()


@pytest.fixture
def site():
    running = Running()
    thread = threading.Thread(target=running.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture
def ingest(database, coder):
    with Ingest(database, command="test", arguments=[], jobs=0, max_bytes=2_000_000) as running:
        yield running


def watching(ingest, site, *feeds, delay=0.0, timeout=1.5, **options) -> watch.Watch:
    manners = Manners(delay=delay, timeout=timeout, allow_private=frozenset((site.host,)), max_bytes=2_000_000, **options)
    found = watch.Watch(ingest, Crawler(manners, ingest.stop))
    found.add_sources([Source(site.url + feed, feed, "Aaj Tak") for feed in feeds])
    return found


def rows(database, *columns, where=()):
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).where(*where).order_by(*columns))]


def rejected(database) -> dict[str, int]:
    with database.read() as connection:
        return ledger.figures(connection)["rejections"]


def take(ingest, *sources, **options):
    for source in sources:
        ingest.add(pages.local_items(str(source), pages.Options(**options), None, lambda *a: None))
    ingest.finish()


def test_feed_to_articles(database, ingest, site):
    site.feeds["/feed"] = site.feed("/p/1", "/p/2?utm_source=rss", "/p/3")
    watching(ingest, site, "/feed").round(due_only=False)
    found = rows(database, schema.articles.c.address, schema.articles.c.published, schema.articles.c.outlet)
    at = "2022-01-08T10:12:00+05:30"
    assert found == [(f"https://{site.host}/p/{n}", at, "Aaj Tak") for n in (1, 2, 3)]
    assert rows(database, schema.links.c.state) == [("done",)] * 3
    assert rows(database, func.count(schema.events.c.id))[0][0] >= 9


def test_second_round_asks_only_for_changes(database, ingest, site):
    site.feeds["/feed"] = site.feed("/p/1")
    watched = watching(ingest, site, "/feed")
    watched.round(due_only=False)
    watched.round(due_only=False)
    assert site.hits["/feed"] == 2
    assert site.hits["/p/1"] == 1
    site.tag = "two"
    site.feeds["/feed"] = site.feed("/p/1", "/p/2")
    watched.round(due_only=False)
    assert (site.hits["/p/1"], site.hits["/p/2"]) == (1, 1)
    # The feed says that the page changed, and so it did.
    site.tag, site.pages["/p/1"] = "three", page(1, story="ईरान ने इसराइल पर हमला किया। " * 4)
    site.feeds["/feed"] = site.feed("/p/1", date="Sat, 08 Jan 2022 12:00:00 IST")
    watched.round(due_only=False)
    assert rows(database, schema.articles.c.version, where=(schema.articles.c.address == f"https://{site.host}/p/1",)) == [(1,), (2,)]


def test_not_due_is_not_polled(ingest, site):
    site.feeds["/feed"] = site.feed("/p/1")
    watched = watching(ingest, site, "/feed")
    watched.round(due_only=True)
    watched.round(due_only=True)
    assert site.hits["/feed"] == 1


def test_variants_are_one_article(database, ingest, site):
    site.feeds["/feed"] = site.feed("/p/khabar-1234567", "/p/khabar-1234567?utm_medium=x", "/p/khabar-1234567/amp", "/m/khabar-1234567")
    site.pages["/p/khabar-1234567/amp"] = page("khabar-1234567")
    watching(ingest, site, "/feed").round(due_only=False)
    assert rows(database, schema.articles.c.address) == [(f"https://{site.host}/p/khabar-1234567",)]


def test_sitemap_index_and_news_sitemap(database, ingest, site):
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.feeds["/index"] = f"<sitemapindex {names}><sitemap><loc>{site.url}/map.xml.gz</loc></sitemap></sitemapindex>".encode()
    urls = "".join(f"<url><loc>{site.url}/p/{n}</loc><lastmod>2022-01-0{n}</lastmod></url>" for n in (1, 2))
    site.feeds["/map.xml.gz"] = gzip.compress(f"<urlset {names}>{urls}</urlset>".encode())
    watching(ingest, site, "/index").round(due_only=False)
    assert len(rows(database, schema.articles.c.id)) == 2


def test_robots_are_heeded(database, ingest, site):
    site.robots, site.robots_status = b"User-agent: *\nDisallow: /p/secret\nCrawl-delay: 0.3\n", 200
    site.feeds["/feed"] = site.feed("/p/secret-1", "/p/1", "/p/2", "/p/3")
    watching(ingest, site, "/feed").round(due_only=False)
    assert site.hits["/p/secret-1"] == 0
    assert rejected(database) == {"F010": 1}
    assert site.hits["/robots.txt"] == 1
    times = [t for t, path in site.times if path.startswith("/p/")]
    assert all(b - a > 0.25 for a, b in itertools.pairwise(times))


def test_failing_robots_keep_us_out_for_now(database, ingest, site):
    site.robots_status = 500
    site.feeds["/feed"] = site.feed("/p/1")
    watching(ingest, site, "/feed").round(due_only=False)
    assert site.hits["/feed"] == 0
    assert rejected(database) == {"F011": 1}


def test_delay_and_parallelism_per_host(ingest, site):
    site.feeds["/feed"] = site.feed(*(f"/p/{n}" for n in range(6)))
    watching(ingest, site, "/feed", delay=0.15).round(due_only=False)
    times = [t for t, path in site.times if path.startswith("/p/")]
    assert all(b - a > 0.13 for a, b in itertools.pairwise(times))
    assert site.most_active == 1


def test_everything_that_is_broken_is_a_record_and_costs_nothing_else(database, ingest, site):
    bad = ("/loop", "/huge", "/badgzip", "/latin", "/bomb", "/gone", "/never", "http://169.254.169.254/latest")
    site.feeds["/feed"] = site.feed("/p/1", *bad, "/p/2")
    watching(ingest, site, "/feed").round(due_only=False)
    assert [a.rsplit("/", 1)[1] for (a,) in rows(database, schema.articles.c.address)] == ["1", "2"]
    by_path = {a.split("/")[3]: code for a, code in rows(database, schema.rejections.c.address, schema.rejections.c.code)}
    assert by_path == {"loop": "F006", "huge": "F008", "badgzip": "F004", "latin": "P005", "bomb": "F008", "gone": "F007", "never": "F005",
                       "latest": "F003"}  # fmt: skip
    states = dict(rows(database, schema.links.c.address, schema.links.c.state))
    assert states[f"https://{site.host}/never"] == "due"
    assert states[f"https://{site.host}/gone"] == "failed"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body>404</body></html>", "S017"),
        (b"", "P001"),
        (b"<rss><channel><item><link>/p/1</link></item><item><link>/p/2</lin", "S020"),
        (b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>', "S018"),
        (gzip.compress(b"<rss></rss>", mtime=0)[:-9], "S011"),
        (b"\xe9\xe8\xff" * 400, "P005"),
        (b"x" * 3_000_000, "F008"),
    ],
)
def test_broken_feed_is_a_record_and_the_others_go_on(database, ingest, site, data, code):
    site.feeds["/bad"], site.feeds["/good"] = data, site.feed("/p/7")
    watched = watching(ingest, site, "/bad", "/good")
    watched.round(due_only=False)
    assert rejected(database) == {code: 1}
    found = [a.rsplit("/", 1)[1] for (a,) in rows(database, schema.articles.c.address)]
    assert found == (["1", "7"] if code == "S020" else ["7"])
    # A feed that fails is asked less often.
    states = dict(rows(database, schema.sources.c.name, schema.sources.c.failures))
    assert states["/bad"] == (0 if code == "S020" else 1)


def test_passing_trouble_is_tried_again(database, ingest, site, monkeypatch):
    site.feeds["/feed"] = site.feed("/flaky")
    watched = watching(ingest, site, "/feed")
    watched.round(due_only=False)
    assert rejected(database) == {"F007": 1}
    with database.write() as connection:
        connection.execute(schema.links.update().values(due="2000-01-01T00:00:00Z"))
    watched.fetch_links(list(watched.sources))
    assert len(rows(database, schema.articles.c.id)) == 1
    assert rejected(database) == {}


def test_host_that_asks_for_rest_gets_it(database, ingest, site):
    site.feeds["/feed"] = site.feed("/busy", "/p/1", "/p/2")
    watching(ingest, site, "/feed").round(due_only=False)
    assert site.hits["/p/1"] + site.hits["/p/2"] == 0
    assert {state for (state,) in rows(database, schema.links.c.state)} == {"due"}


def test_private_hosts_are_refused_unless_named(database, ingest, site):
    found = watch.Watch(ingest, Crawler(Manners(delay=0.0), ingest.stop))
    found.add_sources([Source(site.url + "/feed", "f")])
    found.round(due_only=False)
    assert rejected(database) == {"F003": 1}
    assert not site.hits


def test_named_addresses(database, ingest, site):
    site.feeds["/feed"] = site.feed("/p/2")
    watched = watching(ingest, site)
    ids = watched.add_sources([Source(site.url + path, path) for path in ("/p/1", "/feed", "/gone")], "address")
    watched.fetch_named(list(zip((site.url + "/p/1", site.url + "/feed", site.url + "/gone"), ids, strict=True)))
    ingest.finish()
    assert len(rows(database, schema.articles.c.id)) == 2
    assert [r.code for r in watched.failed] == ["F007"]


def test_stop_leaves_links_due(database, site, coder):
    stop = Stop()
    site.feeds["/feed"] = site.feed(*(f"/p/{n}" for n in range(30)))
    with Ingest(database, command="t", arguments=[], jobs=0, stop=stop) as ingest:
        watched = watching(ingest, site, "/feed", delay=0.05)
        threading.Timer(0.8, lambda: setattr(stop, "asked", True)).start()
        watched.round(due_only=False)
        ingest.finish()
    done = len(rows(database, schema.links.c.address, where=(schema.links.c.state == "done",)))
    assert done == len(rows(database, schema.articles.c.id)) < 30
    with Ingest(database, command="t", arguments=[], jobs=0) as ingest:
        watching(ingest, site, "/feed", delay=0.0).round(due_only=False)
    assert len(rows(database, schema.articles.c.id)) == 30
    assert max(site.hits[f"/p/{n}"] for n in range(30)) <= 2


def test_folder_with_all_kinds(database, ingest, tmp_path):
    (tmp_path / "a.html").write_bytes(page(1))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page(2)))
    (tmp_path / "copy-of-a.html").write_bytes(page(1))
    (tmp_path / "c.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "1", "text": STORY + "एक"}) + "\n{broken\n", encoding="utf-8")
    (tmp_path / "e.csv").write_text(f"id,text\n1,{STORY} दो\n", encoding="utf-8")
    (tmp_path / "f.html.gz").write_bytes(gzip.compress(page(3))[:-20])
    (tmp_path / "g.html").write_bytes(b"x" * 3_000_000)
    (tmp_path / "h.feed.xml").write_bytes(b"<rss><chan")
    (tmp_path / "i.csv").write_text("a,b\n1,2\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    take(ingest, tmp_path, max_bytes=2_000_000)
    assert len(rows(database, schema.articles.c.id)) == 5
    assert rejected(database) == {"P006": 1, "S003": 1, "S011": 1, "S016": 1, "S020": 1}
    before = dict(ingest.progress.counts)
    take(ingest, tmp_path, max_bytes=2_000_000)
    assert ingest.progress.counts["stored"] == before["stored"]


def test_file_that_moved_is_the_same_page_and_a_saved_page_joins_its_address(database, ingest, tmp_path):
    head = '<link rel="canonical" href="https://x.in/desh/lambi-khabar-7654321.html">'
    (tmp_path / "a.html").write_bytes(page(1, head=head))
    take(ingest, tmp_path / "a.html")
    (tmp_path / "a.html").rename(tmp_path / "b.html")
    take(ingest, tmp_path / "b.html")
    record = {
        "id": "z",
        "html": page(1, head=head + "<!-- other bytes -->").decode(),
        "url": "https://m.x.in/desh/lambi-khabar-7654321.html",
    }
    (tmp_path / "c.jsonl").write_text(json.dumps(record))
    take(ingest, tmp_path / "c.jsonl")
    assert len(rows(database, schema.articles.c.id)) == 1


def test_newer_coder_recodes_what_is_ingested_again(database, coder, tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": str(n), "text": STORY + str(n)}) + "\n" for n in range(5)))
    with Ingest(database, command="t", arguments=[], jobs=0) as first:
        take(first, tmp_path / "a.jsonl")
    events = rows(database, func.count(schema.events.c.id))[0][0]
    monkeypatch.setattr(vaarta, "__version__", "99.0")
    with Ingest(database, command="t", arguments=[], jobs=0) as second:
        assert second.outdated() == 5
        take(second, tmp_path / "a.jsonl")
        assert second.progress.counts == {"recoded": 5}
    with Ingest(database, command="t", arguments=[], jobs=0) as third:
        take(third, tmp_path / "a.jsonl")
        third.add_outdated()
        third.finish()
        assert third.progress.counts == {"unchanged": 5}
    assert rows(database, func.count(schema.events.c.id))[0][0] == 2 * events
    assert rows(database, func.count(schema.events.c.id), where=(schema.events.c.current == 1,))[0][0] == events


def test_recode_everything_stored(database, coder, tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": str(n), "text": STORY + str(n)}) + "\n" for n in range(5)))
    with Ingest(database, command="t", arguments=[], jobs=0) as first:
        take(first, tmp_path / "a.jsonl")
    monkeypatch.setattr(vaarta, "__version__", "99.0")
    with Ingest(database, command="t", arguments=[], jobs=0) as second:
        second.add_outdated()
        second.finish()
        assert second.progress.counts == {"recoded": 5}


def test_page_that_kills_its_process_costs_only_itself(coder, tmp_path, monkeypatch):
    """A crash inside compiled code takes the worker and all that was sent to it along."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(Path(__file__).parent), os.environ.get("PYTHONPATH", ""))))
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": str(n), "text": STORY + str(n)}) + "\n" for n in range(8)))
    items = [i for i in pages.local_items(str(tmp_path / "a.jsonl"), pages.Options(), None, lambda *a: None) if i]
    running = pool.Pool(2, hands.Craft(crashing, work.failed))
    for item in items:
        running.submit(pages_task(item))
    results = []
    while len(running):
        results += running.take(True)
    running.close()
    assert [getattr(r, "code", "good") for r in results] == ["good"] * 3 + ["P010"] + ["good"] * 4


def pages_task(item):
    from vaarta.ingest.work import PageTask

    return PageTask(item, 2_000_000)


def crashing(task, coder):
    """Stands for a coder that is killed by one page."""

    if task.page.raw.key == "3":
        os.abort()
    return work.do(task, coder)


def test_page_that_takes_too_long_is_given_up(coder, monkeypatch):
    item = pages.incoming(pages.RawPage(STORY, "x", form="plain", key="1"), None)
    monkeypatch.setattr(work, "read", lambda *a, **k: time.sleep(5))
    found = hands.attempt(hands.Craft(work.do, work.failed, limits=Limits(0.1)), work.PageTask(item, 100_000), coder)
    assert found.code == "P011"


def test_progress_tells_rate_queue_and_errors(capsys):
    progress = Progress(every=0.0)
    progress.queue = 7
    progress.counts.update({"stored": 3, "rejected": 1})
    progress.codes.update({"P002": 1})
    progress.tick()
    said = capsys.readouterr().err
    assert "4 pages" in said
    assert "queue 7" in said
    assert "P002×1" in said
    assert "\x1b" not in said


def test_retry_after_forms():
    from vaarta.errors import FetchError

    assert crawl.rest_asked(FetchError("F007", "", status=429, retry_after="120")) == 120
    assert crawl.rest_asked(FetchError("F007", "", status=503, retry_after="Sat, 08 Jan 2022 10:00:00 GMT")) == 1.0
    assert crawl.rest_asked(FetchError("F007", "", status=503, retry_after="soon")) is None
    assert crawl.rest_asked(FetchError("F007", "", status=404, retry_after="9")) is None


def test_crawler_takes_hosts_in_turn(site):
    crawler = Crawler(Manners(delay=0.0, parallel=4, per_host=2, allow_private=frozenset((site.host,))), Stop())
    answers = [a for a in crawler.fetch_all([Errand(f"{site.url}/p/{n}", n) for n in range(10)]) if a]
    assert sorted(a.errand.sender for a in answers) == list(range(10))
    assert site.most_active <= 2


GOOD = '[[source]]\nname = "a"\nfeed = "https://x.in/f"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no source"),
        ("x = 1\n" + GOOD, "only \\[settings\\]"),
        ('[[source]]\nname = "a"\n', "feed = an http"),
        (GOOD + 'interval = "often"\n', "interval = 'often'"),
        (GOOD + "interval = 1\n", "at least 60"),
        (GOOD + 'zone = "IST"\n', "Asia/Kolkata"),
        (GOOD + "colour = 1\n", "colour"),
        (GOOD + GOOD, "twice"),
        ("[[source]\n", "U011"),
    ],
)
def test_wrong_settings_are_told(tmp_path, text, said):
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(vaarta.UsageError, match=said):
        read_settings(path)


def test_starter_settings_are_good_and_not_claimed_checked():
    settings = read_settings(STARTER)
    assert len({s.outlet for s in settings.sources}) >= 25
    assert "NOT CHECKED" in STARTER.read_text(encoding="utf-8")


def test_commands(new_address, tmp_path, site):
    run = CliRunner().invoke
    address = new_address()
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": STORY}))
    done = run(app, ["ingest", str(tmp_path / "a.jsonl"), "--db", address, "--jobs", "0"])
    assert done.exit_code == 0, done.output
    assert run(app, ["ingest", str(tmp_path / "none"), "--db", address, "--jobs", "0"]).exit_code == 1
    status = run(app, ["db", "status", "--db", address, "--json"])
    assert json.loads(status.stdout)["articles"] == 1
    assert "articles" in run(app, ["db", "status", "--db", address]).stdout
    assert run(app, ["db", "migrate", "--db", address]).stdout == "up to date\n"
    assert run(app, ["recode", "--db", address, "--jobs", "0"]).exit_code == 0
    site.feeds["/feed"] = site.feed("/p/1")
    (tmp_path / "s.toml").write_text(f'[settings]\ndelay = 0\nallow_hosts = ["{site.host}"]\n[[source]]\nfeed = "{site.url}/feed"\n')
    done = run(app, ["watch", str(tmp_path / "s.toml"), "--once", "--db", address, "--jobs", "0"])
    assert done.exit_code == 0, done.output
    named = ["ingest", f"{site.url}/p/2", "--allow-host", site.host, "--db", address, "--jobs", "0"]
    assert run(app, named).exit_code == 0
    database = open_current(address)
    assert len(rows(database, schema.articles.c.id)) == 3
    database.close()
    assert "NOT CHECKED" in run(app, ["watch", "--starter"]).stdout
