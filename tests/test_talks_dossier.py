"""Dossiers end to end: pages coded, stored and read again as one negotiation, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from vaarta.store import ledger
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows
from vaarta.store.talks import dossier, find_talks
from vaarta.store.writer import Coded, Writer
from vaarta.talks.lexicon import load
from vaarta.talks.writing import Teller, markdown, page

BEFORE = (
    "जिनेवा में मिलेंगे अमेरिका और रूस के उप विदेश मंत्री\n"
    "अमेरिकी उप विदेश मंत्री वेंडी शेरमेन सोमवार को जिनेवा में रूसी उप विदेश मंत्री सर्गेई रयाबकोव से मुलाक़ात करेंगी। "
    "रूस ने कहा कि वह अमेरिका के साथ मिसाइल प्रणालियों पर चर्चा करने के लिए तैयार है।"
)
AFTER = (
    "जिनेवा में अमेरिका और रूस की बैठक बेनतीजा\n"
    "अमेरिकी उप विदेश मंत्री वेंडी शेरमेन ने सोमवार को जिनेवा में रूसी उप विदेश मंत्री सर्गेई रयाबकोव से मुलाक़ात की। "
    "यह बैठक बेनतीजा रही। "
    "रूस ने अमेरिका के साथ मिसाइल प्रणालियों पर बातचीत से इनकार कर दिया। "
    "अमेरिका ने रूस पर प्रतिबंध लगाए।"
)


@pytest.fixture
def tell(database, coder):
    """Store pages (text, day) and read the dossier of two sides."""
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))

    def told(pages, one=("USA",), other=("RUS",), **asked):
        for n, (text, day) in enumerate(pages):
            address = f"https://x.in/{n}"
            article = coder.code(text, published=day, outlet=f"O{n}", url=address, form="text")
            writer.write([Coded(address, f"d{n}", article_rows(article), address)])
        with database.read() as connection:
            return dossier(connection, (one, other), load(), coder.engine.lexica.themes.topics, **asked)

    return told


def test_planned_meeting_and_report_that_it_was_held_are_one(tell):
    found = tell([(BEFORE, "2022-01-08"), (AFTER, "2022-01-11")])
    (meeting,) = [m for m in found.meetings if m.people]
    assert [state for _, state in meeting.history] == ["planned", "held"]
    assert (meeting.state, meeting.level, meeting.format, meeting.day, meeting.place_key) == (
        "held", "deputy", "bilateral", "2022-01-10", "CHE",
    )  # fmt: skip
    assert {p.name for p in meeting.people} == {"वेंडी शेरमेन", "सर्गेई रयाबकोव"}
    assert meeting.outcome == "बेनतीजा"


def test_side_that_was_ready_and_then_refuses_is_told(tell):
    found = tell([(BEFORE, "2022-01-08"), (AFTER, "2022-01-11")], topic="missiles")
    changes = [(c.side, c.kind, c.before.position.stance, c.after.position.stance) for c in found.changes]
    assert (1, "turned", "ready", "refuses") in changes


def test_incident_between_the_sides_is_told(tell):
    found = tell([(BEFORE, "2022-01-08"), (AFTER, "2022-01-11")])
    assert "SANCTION" in {i.event.type for i in found.incidents if i.side == 0}


def test_meeting_that_is_still_to_come_is_next(tell):
    found = tell([(BEFORE, "2022-01-08")])
    assert any(m.day == "2022-01-10" and m.state == "planned" for m in found.next)


def test_days_and_topic_narrow_the_dossier(tell):
    pages = [(BEFORE, "2022-01-08"), (AFTER, "2022-01-11")]
    assert {t.day for t in tell(pages, since="2022-01-09").positions} == {"2022-01-11"}
    assert tell([], topic="water").empty


def test_talks_are_found_without_being_asked_for(tell, database):
    tell([(BEFORE, "2022-01-08"), (AFTER, "2022-01-11")])
    with database.read() as connection:
        found = find_talks(connection, least=2, pages=1)
    assert ("RUS", "USA") in {(t.one, t.other) for t in found}
    assert {(t.one, t.other) for t in found} == {("RUS", "USA")}


@pytest.fixture
def seed(shared, tell):
    text = (shared / "seed" / "us-talk-to-russia.md").read_text(encoding="utf-8")
    return tell([(text, "2022-01-09"), (AFTER, "2022-01-11")])


def test_seed_page_gives_both_delegations_place_and_agenda(seed):
    (meeting,) = [m for m in seed.meetings if m.people]
    assert {p.name for p in meeting.people} == {"वेंडी शेरमेन", "सर्गेई रयाबकोव"}
    assert {p.key for p in meeting.sides} == {"USA", "RUS"}
    assert meeting.level == "deputy"
    assert meeting.place_key == "CHE"
    agenda = {topic for topic, _ in seed.agenda}
    assert {"missile-system", "military-exercise", "inf-treaty"} <= agenda


@pytest.mark.parametrize(
    ("side", "stance"),
    [(0, "ready"), (0, "denies-intent"), (0, "doubts"), (0, "conditional"), (1, "concerned"), (1, "interested")],
)
def test_seed_page_s_stances_stand_on_their_sides(seed, side, stance):
    assert stance in {t.position.stance for t in seed.positions if t.side == side}
    if stance in ("denies-intent", "doubts", "conditional", "concerned", "interested"):
        assert stance not in {t.position.stance for t in seed.positions if t.side != side}


def test_seed_page_s_anonymous_official_is_marked(seed):
    said = [t for t in seed.positions if t.position.stance == "conditional"]
    assert said
    assert all(t.position.said_by and t.position.said_by.anonymous for t in said)


def teller(coder, language="hi"):
    return Teller(load(), coder.engine.lexica.themes.topics, language, lambda key, language: key or "?")


def test_page_and_markdown_escape_what_pages_say(tell, coder):
    hostile = BEFORE.replace("साथ मिसाइल", "साथ <script>alert(1)</script> | मिसाइल")
    found = tell([(hostile, "2022-01-08")])
    html = page(found, teller(coder))
    assert "<script" not in html
    assert "alert(1)" in html
    assert "<script" not in markdown(found, teller(coder))
    assert "Positions" in markdown(found, teller(coder, "en"))


@pytest.mark.parametrize("to", ["table", "md", "html", "json"])
def test_command_prints_every_form(tmp_path, to):
    from vaarta.cli.commands import app

    db, source = tmp_path / "v.db", tmp_path / "a.txt"
    source.write_text(BEFORE, encoding="utf-8")
    run = CliRunner().invoke
    assert run(app, ["ingest", str(source), "--db", str(db), "-j", "0", "-q"]).exit_code == 0
    told = run(app, ["talks", "अमेरिका", "RUS", "--topic", "missiles", "--to", to, "--db", str(db)])
    assert told.exit_code == 0, told.output
    assert "USA" in told.output if to == "json" else "अमेरिका" in told.output
    if to == "json":
        assert json.loads(told.output)["sides"] == [["USA"], ["RUS"]]
    assert run(app, ["talks", "--list", "--least", "1", "--pages", "1", "--db", str(db)]).exit_code == 0


@pytest.mark.parametrize("wrong", [["USA"], ["USA", "USA"], ["USA", "RUS", "--topic", "कखग"]])
def test_wrong_call_is_told(tmp_path, wrong):
    from vaarta.cli.commands import app
    from vaarta.errors import UsageError

    told = CliRunner().invoke(app, ["talks", *wrong, "--db", str(tmp_path / "v.db")])
    assert isinstance(told.exception, UsageError)
    assert told.exception.code == "U021"


@pytest.fixture
def client(tmp_path, coder):
    """The explorer over a store with the two pages."""
    from starlette.testclient import TestClient

    from vaarta.store.database import open_current
    from vaarta.web import Settings, create_app

    address = str(tmp_path / "web.db")
    database = open_current(address, create=True)
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    hostile = BEFORE.replace("साथ मिसाइल", "साथ <script>alert(1)</script> मिसाइल")
    for n, (text, day) in enumerate([(hostile, "2022-01-08"), (AFTER, "2022-01-11")]):
        article = coder.code(text, published=day, url=f"https://x.in/{n}", form="text")
        writer.write([Coded(f"https://x.in/{n}", f"d{n}", article_rows(article), f"https://x.in/{n}")])
    database.close()
    with TestClient(create_app(Settings(db=address)), base_url="http://127.0.0.1") as found:
        yield found


@pytest.mark.parametrize("lang", ["hi", "en"])
def test_explorer_shows_the_dossier_with_its_timeline(client, lang):
    told = client.get("/talks/USA/RUS", params={"lang": lang})
    assert told.status_code == 200
    assert "<svg" in told.text
    assert "रयाबकोव" in told.text
    assert "<script>alert" not in told.text
    assert "style=" not in told.text.partition("<main")[2].partition("</main")[0]
    assert client.get("/talks", params={"lang": lang}).status_code == 200


@pytest.mark.parametrize("address", ["/talks/USA/USA", "/talks/USA/RUS?topic=कखग", "/talks/US%00A/RUS", "/talks/USA/RUS?since=x"])
def test_explorer_refuses_a_wrong_address(client, address):
    assert client.get(address).status_code in (400, 404, 422)


def test_delegations_stand_with_their_offices_and_days(tell):
    found = tell([(BEFORE, "2022-01-08"), (AFTER, "2022-01-11")])
    told = {d.name: (d.side, d.offices[0], d.days) for d in found.delegates if d.days}
    assert told == {
        "वेंडी शेरमेन": (0, "अमेरिकी उप विदेश मंत्री", ["2022-01-10"]),
        "सर्गेई रयाबकोव": (1, "रूसी उप विदेश मंत्री", ["2022-01-10"]),
    }


def test_side_that_turns_on_talking_itself_is_told_without_a_known_topic(tell):
    """Ready to talk, sees no sense in it, ready again: no topic of the tables stands in any of the three."""
    pages = [
        ("रूस ने कहा कि वह अमेरिका के साथ बातचीत के लिए तैयार है। अमेरिका ने रूस की आलोचना की।", "2021-12-17"),
        ("रूस ने अमेरिका के साथ बातचीत से इनकार कर दिया। अमेरिका ने रूस की आलोचना की।", "2022-01-13"),
        ("रूस ने कहा कि वह अमेरिका से बातचीत के लिए तैयार है। अमेरिका ने रूस की आलोचना की।", "2022-02-23"),
    ]
    found = tell(pages)
    assert [(c.before.position.stance, c.after.position.stance) for c in found.changes] == [("ready", "refuses"), ("refuses", "ready")]
    assert {t for c in found.changes for t in c.topics} == {"talks"}


def test_what_is_awaited_for_a_day_ahead_is_a_deadline(tell):
    page = "रूसी विदेश मंत्री सर्गेई लावरोव ने कहा कि उन्हें अगले हफ़्ते जवाब मिलने की उम्मीद है। अमेरिका ने रूस की आलोचना की।"
    found = tell([(page, "2022-01-21")])
    assert [(d.day, d.end, d.words, d.told.side) for d in found.deadlines] == [("2022-01-24", "2022-01-30", "अगले हफ़्ते", 1)]


def test_as_of_an_earlier_day_a_meeting_is_still_to_come(tell):
    pages = [(BEFORE, "2022-01-08"), (AFTER, "2022-01-11")]
    (meeting,) = [m for m in tell(pages, until="2022-01-09").next if m.people]
    assert (meeting.state, meeting.day) == ("planned", "2022-01-10")


def test_pages_without_a_day_are_told_to_be_left_out(tell, coder):
    found = tell([(BEFORE, None), (AFTER, "2022-01-11")], since="2022-01-01")
    assert found.undated > 0
    assert str(found.undated) in markdown(found, teller(coder))
    assert tell([], since=None).undated == 0


def test_what_is_only_feared_is_no_incident(tell):
    page = "अमेरिका को आशंका है कि रूस अमेरिका पर हमला कर सकता है। रूस ने अमेरिका की आलोचना की।"
    assert tell([(page, "2022-01-08")]).incidents == []


def test_what_points_back_is_about_the_topic_before_it(tell):
    page = "रूस ने अमेरिका के साथ INF संधि पर चर्चा में रुचि दिखाई। अमेरिका ने कहा कि वह इस पर चर्चा करने के लिए तैयार है।"
    (ready,) = [t for t in tell([(page, "2022-01-08")]).positions if t.position.stance == "ready" and t.side == 0]
    assert "inf-treaty" in {t.id for t in ready.position.topics}
