"""The front page's measure: what rises is held against its own four weeks before, not against others; stories by outlets, then strength."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from vaarta.store import ledger, overview
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows
from vaarta.store.stories import StoryKeeper
from vaarta.store.writer import Coded, Writer

STEADY = "अमेरिका ने रूस पर प्रतिबंध लगाए।"
SUDDEN = "फ़्रांस ने ईरान पर प्रतिबंध लगाए।"
FIRST = date(2022, 3, 1)


def page(coder, n: int, text: str, day: date, outlet: str) -> Coded:
    url = f"https://x.in/{n}"
    article = coder.code(f"ख़बर {n}\n{text}", published=day.isoformat(), outlet=outlet, url=url, title=f"ख़बर {n}", form="text")
    return Coded(url, f"d{n}", article_rows(article), url)


@pytest.fixture
def told(database, coder):
    """A pair told of four days in each of five weeks, and one told of once before and then three times in the last week."""
    days = [(STEADY, FIRST + timedelta(days=7 * week + n)) for week in range(5) for n in range(4)]
    days += [(SUDDEN, FIRST + timedelta(days=5)), *((SUDDEN, FIRST + timedelta(days=28 + n)) for n in range(3))]
    pages = [page(coder, n, text, day, f"अख़बार {n % 3}") for n, (text, day) in enumerate(days)]
    Writer(database, ledger.coder_id(database, CoderName("1", "lex1"))).write(pages)
    StoryKeeper(database, coder.engine).update()
    return database


def test_what_rises_against_its_own_four_weeks_comes_before_what_is_told_more_often(told):
    since, until = (FIRST + timedelta(days=28)).isoformat(), (FIRST + timedelta(days=34)).isoformat()
    with told.read() as connection:
        pairs = overview.rising_pairs(connection, since, until)
        actors = overview.rising_actors(connection, since, until)
    assert pairs[0].of == ("FRA", "IRN")
    assert (pairs[0].count, pairs[0].usual) == (3, pytest.approx(0.25))
    assert all(p.of != ("RUS", "USA") for p in pairs), "four times a week, this week too, does not rise"
    assert {a.of for a in actors[:2]} == {("FRA",), ("IRN",)}


def test_long_stretches_are_ranked_by_number_and_say_nothing_of_rising(told):
    with told.read() as connection:
        pairs = overview.rising_pairs(connection, "2022-01-01", "2022-12-31")
    assert [p.of for p in pairs[:2]] == [("RUS", "USA"), ("FRA", "IRN")]
    assert all(p.usual is None for p in pairs)


def test_stories_of_more_outlets_come_first(told):
    with told.read() as connection:
        stories = overview.top_stories(connection, "2022-01-01", "2022-12-31")
    outlets = [len(story.outlets) for story in stories]
    assert outlets == sorted(outlets, reverse=True)
    assert stories[0].events
