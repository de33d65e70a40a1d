"""Positions and meetings in the store: every case runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from vaarta.engine import DATA
from vaarta.language.topics import TopicLexicon
from vaarta.records import Meeting, Participant, Position, Topic, When, Where
from vaarta.store import ledger, queries, schema, talks
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows, coding_rows
from vaarta.store.writer import Coded, Recoded, Writer
from vaarta.talks.lexicon import load

TEXT = "रूस ने कहा कि वह मिसाइलों से ख़तरा महसूस करता है। अमेरिका और रूस के अधिकारी रविवार को जिनेवा में मिलेंगे।"


def page(coder, address="https://x.in/a"):
    """A coded page with a position and a meeting set by hand, every field filled."""
    article = coder.code(TEXT, published="2022-01-08", outlet="ABP", url=address, form="text")
    start = article.text.index("ख़तरा")
    russia = Participant("रूस ने", "RUS", ["GOV"], (0, 3), "रूस", "Russia", True, ["RUS", "BLR"], "named")
    america = Participant("अमेरिका", "USA", ["GOV"])
    article.positions = [
        Position(
            "p1-1", "concerned", "happened", "ख़तरा महसूस करता है", [russia], [america], [Topic("मिसाइलों", "missiles", (17, 25))],
            (start, start + 20), (0, 50), "अगर", (1, 3), russia,
            When("रविवार", "2022-01-09", "2022-01-09", "day"), "v1-1", {"entry": "x:1"},
        )
    ]  # fmt: skip
    article.meetings = [
        Meeting(
            "t1-1", "planned", "bilateral", "official", [america, russia], [russia], [Topic("मिसाइलें", "missiles")], (60, 70), (50, 100),
            When("रविवार को", "2022-01-09", "2022-01-09", "day", False, (70, 80), "next"),
            Where("जिनेवा", "CHE", "जिनेवा", 46.2, 6.1, "city", (80, 86), "gazetteer"), "बेनतीजा",
            [Participant("ओमान", "OMN")], america, "v1-2",
            {"rule": "x"},
        )
    ]  # fmt: skip
    return article


@pytest.fixture
def writer(database):
    return Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))


def count(database, table, *where):
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()


def test_positions_and_meetings_come_back_as_they_went_in(database, writer, coder):
    article = page(coder)
    writer.write([Coded("https://x.in/a", "d1", article_rows(article), "https://x.in/a")])
    with database.read() as connection:
        assert queries.article(connection, 1) == article


def test_position_counts_from_the_day_it_is_told(database, writer, coder):
    """Words for a later day date the meeting that is spoken of, not the stance."""
    writer.write([Coded("https://x.in/a", "d1", article_rows(page(coder)), "https://x.in/a")])
    with database.read() as connection:
        assert connection.execute(select(schema.positions.c.day)).scalar_one() == "2022-01-08"
        assert connection.execute(select(schema.meetings.c.day)).scalar_one() == "2022-01-09"
        roles = connection.execute(select(schema.position_parties.c.role, schema.position_parties.c.key).order_by("role")).all()
        assert [tuple(r) for r in roles] == [("addressee", "USA"), ("holder", "RUS")]
        # A mediator's page shows the meeting too.
        assert set(connection.execute(select(schema.meeting_parties.c.key)).scalars()) == {"USA", "RUS", "OMN"}


def test_recoding_keeps_the_older_positions_and_meetings(database, writer, coder):
    article = page(coder)
    writer.write([Coded("https://x.in/a", "d1", article_rows(article), "https://x.in/a")])
    newer = Writer(database, ledger.coder_id(database, CoderName("2", "lex2")))
    article.positions[0].stance = "doubts"
    article.meetings = []
    assert newer.write([Recoded(1, coding_rows(article))]) == ["recoded"]
    for table in (schema.positions, schema.position_parties):
        assert count(database, table, table.c.current == 1) == count(database, table, table.c.current == 0) > 0, table.name
    for table in (schema.meetings, schema.meeting_parties):
        assert count(database, table, table.c.current == 1) == 0 < count(database, table), table.name
    with database.read() as connection:
        assert queries.article(connection, 1).positions[0].stance == "doubts"
        assert queries.article(connection, 1, coder=writer.coder_id).positions[0].stance == "concerned"


def test_changed_page_retires_what_its_old_version_held(database, writer, coder):
    writer.write([Coded("https://x.in/a", "d1", article_rows(page(coder)), "https://x.in/a")])
    other = coder.code("रूस ने यूक्रेन पर हमला किया।", published="2022-01-09", url="https://x.in/a", form="text")
    assert writer.write([Coded("https://x.in/a", "d2", article_rows(other), "https://x.in/a")]) == ["new version"]
    assert count(database, schema.positions, schema.positions.c.current == 1) == 0
    assert count(database, schema.meeting_parties, schema.meeting_parties.c.current == 1) == 0


def test_later_meetings_do_not_crowd_out_those_asked_for(database, writer, coder, monkeypatch):
    """Of a year's talks the newest meetings are merged; what pages after that year tell is not among them."""
    results = []
    for n in range(3):
        article = page(coder, f"https://x.in/{n}")
        article.published = f"202{2 + n}-01-08"
        day = f"202{2 + n}-01-09"
        article.meetings[0].when = When("रविवार को", day, day, "day")
        results.append(Coded(f"https://x.in/{n}", f"d{n}", article_rows(article), f"https://x.in/{n}"))
    writer.write(results)
    monkeypatch.setattr(talks, "MEETING_LIMIT", 1)
    with database.read() as connection:
        lexicon = TopicLexicon.read([DATA / "hi"])
        found = talks.dossier(connection, (("USA",), ("RUS",)), load(), lexicon, until="2022-12-31")
    assert [m.day for m in found.meetings] == ["2022-01-09"]
