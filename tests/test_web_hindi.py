"""Hindi pages are Hindi: whoever walks through the explorer over the sample pages meets no English but what stays so by choice."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
import regex

pytest.importorskip("fastapi")
from sqlalchemy import select
from webkit import client_for

from vaarta.cli.demo import fill
from vaarta.engine import DATA
from vaarta.language.tables import read_table
from vaarta.reading import dom, furniture
from vaarta.store import schema as s
from vaarta.store.database import open_current
from vaarta.web.offices import office_in_hindi
from vaarta.web.reasons import in_hindi

# Formats, the other language's name, the source of the map; a file of the lexicon with its line; an id; a rule, and a parameter of the
# address, by their names.
STAYS = regex.compile(
    r"CSV|Parquet|PLOVER|JSONL|JSON|PNG|SVG|English|Atom|Natural Earth|Vaarta|OpenAPI|API"
    r"|[\w.-]+\.tsv:\d+|\b[a-z]\d-[0-9a-f]{16}\b|नियम [\w-]+|https?://\S+|^since$",
    regex.ASCII,
)
# Types, keys of countries and bodies, sectors of actors, as the codebook writes them.
CODE = regex.compile(r"\b[A-Z]{2,10}\b(?:[@!][A-Z-]+)?")
LATIN = regex.compile(r"[A-Za-z]{2,}")
# What the reader shows of the pages themselves has Latin names in it.
TOLD = {"title", "aria-label", "alt", "placeholder"}


class Shown(HTMLParser):
    """What a person reads or hears of a page, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in ("script", "style")
        self.texts += [value for name, value in attrs if name in TOLD and value]
        self.links += [value for name, value in attrs if name == "href" and tag == "a" and value and value.startswith("/")]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unseen and data.strip():
            self.texts.append(data.strip())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = str(tmp_path_factory.mktemp("demo") / "demo.db")
    assert fill(address, jobs=0, quiet=True) == 0
    return address


@pytest.fixture(scope="module")
def said_by_pages(demo: str) -> str:
    """Every word of the sample pages: names in Latin letters stand in them."""
    database = open_current(demo, read_only=True)
    with database.read() as connection:
        a = s.articles.c
        rows = connection.execute(select(a.text, a.title, a.outlet, a.author, a.layout)).all()
    database.close()
    return "\n".join(str(value) for row in rows for value in row if value)


def leftovers(text: str, said_by_pages: str) -> list[str]:
    if text in said_by_pages:
        return []
    bare = CODE.sub(" ", STAYS.sub(" ", text))
    return [word for word in LATIN.findall(bare) if word not in said_by_pages]


def test_no_page_of_the_sample_store_is_half_english(demo: str, said_by_pages: str) -> None:
    client = client_for(demo, rate=0)
    database = open_current(demo, read_only=True)
    with database.read() as connection:
        e = s.events.c
        articles = connection.execute(select(s.articles.c.id).where(s.articles.c.latest == 1)).scalars().all()
        events = connection.execute(select(e.id, e.article_id).where(e.current == 1)).all()
    database.close()
    todo = ["/", "/actors", "/talks", "/map", "/search", "/search?q=हमला", "/search?actor=RUS", "/sign-in", "/none"]
    todo += [
        "/actors/RUS",
        "/dyads/RUS/USA",
        "/talks/RUS/USA",
        "/dyads/IND/CHN?status=all",
        "/search?type=NO",
        "/search?actor=NOBODY",
        "/search?since=never",
    ]
    todo += [f"/articles/{id_}" for id_ in articles]
    todo += [f"/articles/{row.article_id}?event={row.id}" for row in events[::3]] + [f"/events/{row.id}" for row in events[1::6]]
    front = Shown()
    front.feed(client.get("/", headers={"accept-language": "hi"}).text)
    todo += [link for link in front.links if link.startswith("/stories/")]
    found: dict[str, str] = {}
    for address in dict.fromkeys(todo):
        page = Shown()
        page.feed(client.get(address, headers={"accept-language": "hi", "accept": "text/html"}).text)
        assert page.texts, address
        found |= {f"{word}: {text[:90]}": address for text in page.texts for word in leftovers(text, said_by_pages)}
    assert not found


def test_every_office_of_the_tables_of_persons_has_a_hindi_text() -> None:
    offices = {row["office"] for path in sorted((DATA / "hi" / "persons").glob("*.tsv")) for row in read_table(path, ("office",))}
    missing = []
    for office in sorted(offices - {"", "-"}):
        hindi = office_in_hindi(office) or in_hindi(office)
        if hindi is None or LATIN.search(hindi):
            missing.append(f"{office}: {hindi}")
    assert not missing, "add to data/i18n/offices.hi.tsv: " + "; ".join(missing)


@pytest.mark.parametrize(
    ("reason", "hindi"),
    [
        ("x, Delhi BJP chief until 2010", "x, 2010 तक दिल्ली भाजपा प्रमुख"),
        ("x, lieutenant governor Ladakh on 2022-01-02", "x, 2022-01-02 को लद्दाख के उपराज्यपाल"),
        ("x, leader JD(S) (dates unknown)", "x, जेडी(एस) नेता (तारीख़ें पता नहीं)"),
        ("x, keeper of the seals on 2022-01-02", "x, 2022-01-02 को keeper of the seals"),
    ],
)
def test_offices_are_put_together_whole_or_left_as_they_are(reason: str, hindi: str) -> None:
    assert in_hindi(reason) == hindi


def test_what_is_left_out_of_a_page_is_named_in_hindi() -> None:
    own = {"page head", "image text", "links", "headline repeated", "outside the story", "no words", "headline in a list", "image",
           "image cut off", "promotional image", "headline repeated in an image's text", "kicker repeated", "address of a link",
           "link line",
           "address"}  # fmt: skip
    for reason in {*furniture.REASONS.values(), *dom.ZONES.values(), *own}:
        hindi = in_hindi(reason)
        assert hindi is not None, reason
        assert not LATIN.search(hindi), reason
