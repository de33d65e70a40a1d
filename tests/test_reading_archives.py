"""Archives, tables, packed lines and feeds, whole and broken: what is broken is named, and nothing beside it is lost."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from vaarta.errors import SourceError
from vaarta.reading import feeds, packed, tables, warc
from vaarta.reading.rawpages import Broken, Meter

pytest.importorskip("fastwarc", reason="fastwarc is not installed (pip install 'vaarta[archive]')")


def record(url: str, body: bytes, *, encoding: str = "", status: int = 200, kind: str = "response", media: str = "text/html") -> bytes:
    http = f"HTTP/1.1 {status} OK\r\nContent-Type: {media}; charset=utf-8\r\n"
    http += f"Content-Encoding: {encoding}\r\n\r\n" if encoding else "\r\n"
    block = http.encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-08T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


BODIES = {f"http://a.in/{n}": f"page {n} ".encode() * 500 for n in range(5)}
RECORDS = [record(url, body) for url, body in BODIES.items()]
MEMBERS = [gzip.compress(r) for r in RECORDS]


def read(tmp_path: Path, data: bytes, name: str = "x.warc.gz", **options) -> list[str]:
    """The URLs of good pages and the codes of broken ones, in order; good pages must be whole."""
    path = tmp_path / name
    path.write_bytes(data)
    found = []
    for page in warc.pages(path, **options):
        if isinstance(page, Broken):
            found.append(page.error.code)
        else:
            assert page.data == BODIES.get(page.url or "", page.data)
            found.append((page.url or "").rsplit("/", 1)[-1])
    return found


def test_whole_archives(tmp_path):
    assert read(tmp_path, b"".join(RECORDS)) == ["0", "1", "2", "3", "4"]
    assert read(tmp_path, b"".join(MEMBERS)) == ["0", "1", "2", "3", "4"]
    assert read(tmp_path, gzip.compress(b"".join(RECORDS))) == ["0", "1", "2", "3", "4"]


def test_zstd_archive(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    assert read(tmp_path, b"".join(zstandard.compress(r) for r in RECORDS)) == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("what", "data", "expected"),
    [
        ("ends in the middle of a packed record", b"".join(MEMBERS)[:-60], ["0", "1", "2", "3", "S014"]),
        ("ends in the middle of a plain record", b"".join(RECORDS)[:-900], ["0", "1", "2", "3", "S014"]),
        ("a plain record is cut", b"".join([*RECORDS[:2], RECORDS[2][:-900], *RECORDS[3:]]), ["0", "1", "S014", "3", "4"]),
        ("a packed record is cut", b"".join([*MEMBERS[:2], MEMBERS[2][:80], *MEMBERS[3:]]), ["0", "1", "S013", "3", "4"]),
        ("a record was cut before it was packed", b"".join([*MEMBERS[:2], gzip.compress(RECORDS[2][:-900]), *MEMBERS[3:]]),
         ["0", "1", "S014", "3", "4"]),
        ("bytes in a packed record are overwritten", b"".join([*MEMBERS[:2], MEMBERS[2][:40] + b"x" * 20 + MEMBERS[2][60:], *MEMBERS[3:]]),
         ["0", "1", "S013", "3", "4"]),
        ("the first record is broken", MEMBERS[0][:50] + b"".join(MEMBERS[1:]), ["S013", "1", "2", "3", "4"]),
        ("rubbish between records", MEMBERS[0] + b"rubbish" * 30 + b"".join(MEMBERS[1:]), ["0", "S013", "1", "2", "3", "4"]),
    ],
)  # fmt: skip
def test_damage_costs_only_the_damaged_record(tmp_path, what, data, expected):
    assert read(tmp_path, data) == expected, what


def test_what_is_no_page_is_passed_over(tmp_path):
    extra = [record("http://a.in/r", b"", status=301), record("http://a.in/i", b"\x89PNG", media="image/png"),
             record("dns:a.in", b"x"), record("http://a.in/q", b"x", kind="request")]  # fmt: skip
    assert read(tmp_path, b"".join([*extra, *RECORDS])) == ["0", "1", "2", "3", "4"]


def test_packed_and_huge_bodies(tmp_path):
    body = b"x" * 3000
    archive = b"".join(
        [
            record("http://a.in/g", gzip.compress(body), encoding="gzip"),
            record("http://a.in/bomb", gzip.compress(b"0" * 50_000_000), encoding="gzip"),
            record("http://a.in/cut", gzip.compress(body)[:-12], encoding="gzip"),
            record("http://a.in/big", b"x" * 2_000_000),
            *RECORDS,
        ]
    )
    assert read(tmp_path, archive, max_bytes=1_000_000) == ["g", "P006", "S011", "P006", "0", "1", "2", "3", "4"]


def test_no_archive(tmp_path):
    with pytest.raises(SourceError, match="S012"):
        read(tmp_path, b"<html>")


def test_places_lead_to_the_record(tmp_path):
    data = MEMBERS[0][:50] + b"".join(MEMBERS[1:])
    (tmp_path / "p.warc.gz").write_bytes(data)
    for page in warc.pages(tmp_path / "p.warc.gz"):
        if not isinstance(page, Broken):
            start = int(page.place.rsplit(" ", 1)[1])
            assert page.url.encode() in gzip.GzipFile(fileobj=io.BytesIO(data[start:])).readline() + gzip.decompress(
                MEMBERS[int(page.url[-1])]
            )
            assert data[start : start + 3] == b"\x1f\x8b\x08"


def lines(count: int) -> bytes:
    return b"".join(json.dumps({"id": str(n), "text": f"पाठ {n}"}).encode() + b"\n" for n in range(count))


@pytest.mark.parametrize("pack", ["", ".gz", ".zst"])
def test_packed_lines(tmp_path, pack):
    data = lines(50)
    if pack == ".gz":
        data = gzip.compress(data)
    elif pack == ".zst":
        data = pytest.importorskip("zstandard").compress(data)
    path = tmp_path / f"p.jsonl{pack}"
    path.write_bytes(data)
    meter = Meter()
    assert [p.key for p in packed.line_pages(path, meter=meter)] == [str(n) for n in range(50)]
    assert meter.done == len(data)


@pytest.mark.parametrize("pack", [".gz", ".zst"])
def test_broken_packing_keeps_what_came_before(tmp_path, pack):
    data = lines(20_000)
    packed_data = gzip.compress(data) if pack == ".gz" else pytest.importorskip("zstandard").compress(data)
    path = tmp_path / f"p.jsonl{pack}"
    path.write_bytes(packed_data[: len(packed_data) * 3 // 4])
    found = list(packed.line_pages(path))
    codes = [p.error.code for p in found if isinstance(p, Broken)]
    assert codes[-1] in ("S011", "S003")
    assert set(codes) <= {"S011", "S003"}
    assert pack == ".zst" or len(found) > 5000
    path.write_bytes(b"no packing at all")
    assert [p.error.code for p in packed.line_pages(path)] == ["S011"]


CSV = 'id,Headline,content,date,url\n1,"शीर्षक","पाठ, एक",2022-01-08,https://x.in/1\n2,ख,"दो\nपंक्तियाँ",08/01/2022,\n3,ग,पाठ,कल,\n4,घ,चार,,\n'


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv(tmp_path, mark):
    path = tmp_path / "t.csv"
    text = CSV if mark == "," else "id;text\n1;एक, दो\n".replace(";", mark)
    path.write_text("\ufeff" + text, encoding="utf-8")
    found = list(tables.csv_pages(path))
    if mark == ",":
        assert [(p.key, p.data, p.published) for p in (found[0], found[1])] == [
            ("1", "पाठ, एक", "2022-01-08"),
            ("2", "दो\nपंक्तियाँ", "2022-01-08"),
        ]
        assert found[0].title == "शीर्षक"
        assert found[2].error.code == "S006"
        assert found[3].data == "चार"
    else:
        assert found[0].data == "एक, दो"


def test_csv_without_text_names_its_columns(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(SourceError, match="there are: a, b"):
        list(tables.csv_pages(path))
    assert next(tables.csv_pages(path, text_column="B")).data == "2"


def test_parquet(tmp_path):
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    path = tmp_path / "t.parquet"
    pq.write_table(pa.table({"text": ["एक", None, "तीन"], "id": [7, 8, 9], "title": ["अ", "ब", "स"]}), path)
    found = list(tables.parquet_pages(path))
    assert [(getattr(p, "data", None), p.key) for p in found] == [("एक", "7"), (None, "8"), ("तीन", "9")]
    assert found[1].error.code == "S015"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match="S015"):
        list(tables.parquet_pages(path))


RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>फ़ीड</title>'
    "<item><title>एक &nbsp; दो</title><link>/a?utm_source=rss</link><pubDate>Sat, 08 Jan 2022 10:12:00 IST</pubDate></item>"
    '<item><title>तीन</title><guid isPermaLink="true">https://x.in/b</guid><pubDate>Sat, 08 Jan 2022 10:12:00</pubDate></item>'
    '<item><title>बिना पते के</title><guid isPermaLink="false">17</guid></item></channel></rss>'
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>f</title><entry><title>t</title><link rel="enclosure" href="/x.mp3"/>'
    '<link href="https://x.in/a"/><updated>2022-01-08T10:00:00Z</updated></entry></feed>'
)
NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
    "<loc>https://x.in/a</loc><news:news><news:publication_date>2022-01-08T10:00:00</news:publication_date><news:title>t</news:title>"
    "</news:news></url></urlset>"
)


def entries(data: bytes | str, **options) -> list[tuple[str, str | None]]:
    raw = data.encode() if isinstance(data, str) else data
    return [(e.url, e.published) for e in feeds.parse_feed(raw, "https://x.in/feed", **options).entries]


def test_feeds():
    at = "2022-01-08T10:12:00+05:30"
    assert entries(RSS) == [("https://x.in/a?utm_source=rss", at), ("https://x.in/b", at)]
    assert entries(ATOM) == [("https://x.in/a", "2022-01-08T10:00:00+00:00")]
    assert entries(NEWS) == [("https://x.in/a", "2022-01-08T10:00:00+05:30")]
    assert entries(gzip.compress(RSS.encode())) == entries(RSS)
    index = NEWS.replace("urlset", "sitemapindex").replace("<url>", "<sitemap>").replace("</url>", "</sitemap>")
    assert feeds.parse_feed(index.encode(), "https://x.in/s").kind == "index"


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("Sat, 08 Jan 2022 10:12:00 IST", "Asia/Kolkata", "2022-01-08T10:12:00+05:30"),
        ("Sat, 08 Jan 2022 10:12:00 IST", "Asia/Jerusalem", "2022-01-08T10:12:00+02:00"),
        ("Sat, 08 Jan 2022 10:12:00", "Asia/Kathmandu", "2022-01-08T10:12:00+05:45"),
        ("Sat, 08 Jan 2022 10:12:00 GMT", "Asia/Kolkata", "2022-01-08T10:12:00+00:00"),
        ("Sat, 08 Jan 2022 10:12:00 +0300", "Asia/Kolkata", "2022-01-08T10:12:00+03:00"),
        ("Sat, 08 Jan 2022 10:12:00 EST", "Asia/Kolkata", "2022-01-08T10:12:00-05:00"),
        ("2022-01-08", "Asia/Kolkata", "2022-01-08"),
        ("कल", "Asia/Kolkata", None),
    ],
)
def test_zone_is_the_source_s_where_the_feed_is_not_clear(text, zone, expected):
    assert feeds.published(text, ZoneInfo(zone)) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_wrongly_declared_encodings(encoding):
    assert len(entries(RSS.encode(encoding))) == 2


def test_declared_latin_but_utf8():
    assert feeds.parse_feed(RSS.replace("UTF-8", "iso-8859-1").encode(), "u").title == "फ़ीड"


def test_truncated_feed_gives_its_whole_entries_and_says_so():
    for cut in range(len(RSS) - 1, RSS.index("<item>"), -7):
        feed = feeds.parse_feed(RSS[:cut].encode(), "https://x.in/feed")
        assert [e.url for e in feed.entries] == [u for u, end in (("https://x.in/a?utm_source=rss", 1), ("https://x.in/b", 2))
                                                 if RSS[:cut].count("</item>") >= end]  # fmt: skip
        assert feed.broken is not None
        assert feed.broken.code == "S020"


BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "P001"),
        (b"<html><body>404</body></html>", "S017"),
        (b"<!DOCTYPE html><html><rss></rss></html>", "S017"),
        (b"not xml at all", "S017"),
        (b"<opml></opml>", "S019"),
        ((BOMB + "]><rss><channel><title>&j;</title></channel></rss>").encode(), "S018"),
        (b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel/></rss>', "S018"),
        (gzip.compress(RSS.encode())[:-10], "S011"),
        (gzip.compress(b" " * 30_000_000), "P006"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "P004"),
    ],
)
def test_what_is_no_feed_is_named(data, code):
    with pytest.raises(SourceError) as caught:
        feeds.parse_feed(data, "https://x.in/feed")
    assert caught.value.code == code


def test_telling_feeds_from_pages():
    assert feeds.looks_like_feed(RSS.encode())
    assert feeds.looks_like_feed(gzip.compress(ATOM.encode()))
    assert feeds.looks_like_feed(RSS.encode("utf-16-le"))
    assert not feeds.looks_like_feed(b"<html><body>a feed: <rss></body></html>")
    assert not feeds.looks_like_feed(b"{}")
