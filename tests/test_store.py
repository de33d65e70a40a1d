"""The store: every case runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import func, inspect, select, text

import vaarta
from vaarta.errors import StoreError
from vaarta.store import ledger, queries, schema
from vaarta.store.database import DEFAULT, given_address, open_current, open_database
from vaarta.store.ledger import CoderName
from vaarta.store.migrations import MIGRATIONS, m0009_views, m0010_years
from vaarta.store.queries import EventFilter
from vaarta.store.rows import article_rows, coding_rows, without_nul
from vaarta.store.writer import Coded, Recoded, Refused, Writer

STORY = (
    "भारत और चीन के बीच सीमा पर बातचीत\n"
    "भारत के विदेश मंत्री एस जयशंकर ने सोमवार को बीजिंग में चीनी विदेश मंत्री वांग यी से मुलाक़ात की। "
    "अमेरिका ने रूस पर यूक्रेन पर हमले की तैयारी का आरोप लगाया है। "
    "नाम न बताने की शर्त पर एक अधिकारी ने कहा कि पाकिस्तान ने आतंकवादी हमले की निंदा की है।"
)
OTHER = "रूस ने यूक्रेन पर हमला किया। फ़्रांस ने रूस पर प्रतिबंध लगाए।"


def coded(coder, text=STORY, address="https://x.in/a", digest="d1", published="2022-01-10T10:00:00+05:30", outlet="Aaj Tak", **said):
    article = without_nul(coder.code(text, published=published, outlet=outlet, url=address, form="text"))
    return Coded(address, digest, article_rows(article), address, **said)


@pytest.fixture
def writer(database):
    return Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))


def count(database, table, *where):
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()


def test_schema_is_what_the_migrations_make(database):
    with database.read() as connection:
        found = inspect(connection)
        for table in schema.metadata.sorted_tables:
            made = {c["name"] for c in found.get_columns(table.name)}
            assert made == {c.name for c in table.columns}, table.name
            key = found.get_pk_constraint(table.name)["constrained_columns"]
            assert set(key) == {c.name for c in table.primary_key}, table.name


def test_migrations_run_once_and_are_recorded(db_address):
    database = open_database(db_address)
    assert database.status() == [(m.name, False) for m in MIGRATIONS]
    assert database.migrate() == [m.name for m in MIGRATIONS]
    assert database.migrate() == []
    assert database.status() == [(m.name, True) for m in MIGRATIONS]
    database.close()


def test_failed_migration_leaves_nothing(db_address, monkeypatch):
    """A migration and its record are one transaction: a half-made table would block the next attempt for ever."""
    from vaarta.store import database as module
    from vaarta.store.migrations import Migration

    broken = Migration("0009_broken", lambda dialect: ("CREATE TABLE half (a TEXT)", "CREATE TABLE half (a TEXT)"))
    monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS, broken))
    database = open_database(db_address)
    with pytest.raises(StoreError):
        database.migrate()
    assert dict(database.status())["0009_broken"] is False
    with database.read() as connection:
        assert not inspect(connection).has_table("half")
    database.close()


def test_database_of_a_newer_release_is_refused(db_address):
    database = open_current(db_address, create=True)
    with database.write() as connection:
        connection.execute(text("INSERT INTO migrations VALUES ('9999_future', 'x')"))
    database.close()
    with pytest.raises(StoreError, match="B003"):
        open_current(db_address)


def test_old_database_is_refused_until_migrated(db_address, monkeypatch):
    from vaarta.store import database as module

    with monkeypatch.context() as patch:
        patch.setattr(module, "MIGRATIONS", MIGRATIONS[:-1])
        open_current(db_address, create=True).close()
    with pytest.raises(StoreError, match="vaarta db migrate"):
        open_current(db_address)


def test_article_comes_back_as_it_went_in(database, writer, coder):
    page = coded(coder)
    assert writer.write([page]) == ["stored"]
    article = coder.code(STORY, published="2022-01-10T10:00:00+05:30", outlet="Aaj Tak", url="https://x.in/a", form="text")
    assert len(article.events) >= 3
    with database.read() as connection:
        stored = queries.article(connection, 1)
    assert stored == article


def test_html_page_comes_back_as_it_went_in(database, writer, coder):
    html = f"<html><head><title>त</title></head><body><h1>बातचीत का दौर</h1><nav><a href='/x'>होम</a></nav><p>{STORY}</p></body></html>"
    article = coder.code(html, url="https://x.in/h", published="2022-01-10")
    writer.write([Coded("https://x.in/h", "h", article_rows(article), "https://x.in/h")])
    with database.read() as connection:
        assert queries.article(connection, 1) == article


def test_same_page_again_changes_nothing(database, writer, coder):
    page = coded(coder)
    assert writer.write([page, page]) == ["stored", "unchanged"]
    assert writer.write([page]) == ["unchanged"]
    # other bytes (another advertisement), the same story
    assert writer.write([coded(coder, digest="d2")]) == ["unchanged"]
    assert count(database, schema.articles) == 1
    assert count(database, schema.codings) == 1
    assert count(database, schema.captures) == 2


def test_changed_page_is_a_new_version_and_the_old_one_stays(database, writer, coder):
    writer.write([coded(coder)])
    events = count(database, schema.events)
    assert writer.write([coded(coder, text=OTHER, digest="d2")]) == ["new version"]
    with database.read() as connection:
        rows = connection.execute(select(schema.articles.c.version, schema.articles.c.latest).order_by(schema.articles.c.id)).all()
        assert [tuple(r) for r in rows] == [(1, 0), (2, 1)]
        assert queries.article(connection, 1).text == STORY
        assert len(queries.article(connection, 1).events) == events
    for table in (schema.events, schema.mentions, schema.dyads):
        old = count(database, table, table.c.current == 0)
        assert 0 < old < count(database, table), table.name


def test_versions_in_one_batch(database, writer, coder):
    pages = [coded(coder), coded(coder, text=OTHER, digest="d2"), coded(coder, text=OTHER + " ईरान ने इसराइल को धमकी दी।", digest="d3")]
    assert writer.write(pages) == ["stored", "new version", "new version"]
    assert count(database, schema.articles, schema.articles.c.latest == 1) == 1
    assert count(database, schema.codings, schema.codings.c.current == 1) == 1


def test_older_capture_read_late_does_not_become_the_latest(database, writer, coder):
    writer.write([coded(coder, captured="2022-02-01T00:00:00Z")])
    late = coded(coder, text=OTHER, digest="d2", captured="2022-01-01T00:00:00Z")
    assert writer.write([late]) == ["new version"]
    with database.read() as connection:
        assert connection.execute(select(schema.articles.c.version).where(schema.articles.c.latest == 1)).scalars().all() == [1]
    assert count(database, schema.events, schema.events.c.article_id == 2, schema.events.c.current == 1) == 0


def test_recoding_keeps_the_older_coding_with_its_coder(database, writer, coder):
    writer.write([coded(coder)])
    before = count(database, schema.events)
    newer = Writer(database, ledger.coder_id(database, CoderName("2", "lex2")))
    with database.read() as connection:
        assert ledger.outdated(connection, newer.coder_id) == [1]
        article = queries.article(connection, 1)
    article.events = article.events[:1]
    assert newer.write([Recoded(1, coding_rows(article))]) == ["recoded"]
    assert newer.write([Recoded(1, coding_rows(article))]) == ["unchanged"]
    assert count(database, schema.events) == before + 1
    assert count(database, schema.events, schema.events.c.current == 1) == 1
    with database.read() as connection:
        assert ledger.outdated(connection, newer.coder_id) == []
        assert len(queries.article(connection, 1).events) == 1
        assert len(queries.article(connection, 1, coder=writer.coder_id).events) == before


def test_page_without_address_is_known_by_its_bytes(database, writer, coder):
    first = coded(coder, address="file:/a.html", stands_alone=True)
    moved = coded(coder, address="file:/b.html", stands_alone=True)
    assert writer.write([first, moved]) == ["stored", "unchanged"]


def test_rejection_is_kept_once_and_cleared_when_a_newer_coder_reads_it(database, writer, coder):
    refused = Refused("https://x.in/a", "d1", "P003", "a list")
    assert writer.write([refused]) == ["rejected"]
    writer.write([refused])
    assert count(database, schema.rejections) == 1
    newer = Writer(database, ledger.coder_id(database, CoderName("2", "lex2")))
    with database.read() as connection:
        assert ledger.seen(connection, [("https://x.in/a", "d1", False)], writer.coder_id)[0] is not None
        assert ledger.seen(connection, [("https://x.in/a", "d1", False)], newer.coder_id) == [None]
    assert newer.write([coded(coder)]) == ["stored"]
    assert count(database, schema.rejections, schema.rejections.c.cleared.is_(None)) == 0


def test_failing_batch_leaves_nothing_and_can_be_written_again(database, writer, coder, monkeypatch):
    page = coded(coder)
    with monkeypatch.context() as patch:
        patch.setattr(Writer, "_insert", lambda *a: (_ for _ in ()).throw(RuntimeError("power cut")))
        with pytest.raises(RuntimeError):
            writer.write([page])
    assert count(database, schema.participants) == 0
    assert writer.write([page]) == ["stored"]


def test_null_characters_and_old_scripts_survive(database, writer, coder):
    """PostgreSQL holds no U+0000; offsets must not move when it is taken out."""
    from vaarta.reading import read

    article = without_nul(read(f"{OTHER} \x00 क\u0951 𑂍 😀", url="https://x.in/n", form="plain"))
    coder.run(article)
    writer.write([Coded("https://x.in/n", "n", article_rows(article), "https://x.in/n")])
    with database.read() as connection:
        stored = queries.article(connection, 1)
    assert stored == article
    assert "\ufffd" in stored.text


def test_queries_find_what_was_coded(database, writer, coder):
    writer.write([coded(coder), coded(coder, text=OTHER, address="https://x.in/b", digest="d2", published="2022-02-20", outlet="Jansatta")])
    with database.read() as connection:
        timeline = queries.dyad_timeline(connection, "USA", "RUS")
        assert [(p.start, p.events) for p in timeline] == [("2022-01", 1)]
        together = queries.dyad_timeline(connection, "CHN", "IND")
        assert together[0].quads.get("VC")
        page = queries.actor_page(connection, "RUS")
        assert page.roles["actor"] >= 1
        assert ("UKR", 2) in page.counterparts
        found = queries.find_events(connection, EventFilter(actor="RUS", recipient="UKR", status="happened"))
        assert [(f.event.type, f.url) for f in found] == [("ASSAULT", "https://x.in/b")]
        assert queries.find_events(connection, EventFilter(outlet="Jansatta", type="SANCTION"))[0].event.actors[0].key == "FRA"
        assert queries.find_events(connection, EventFilter(since="2023-01-01")) == []
        every = queries.find_events(connection, EventFilter(), limit=100)
        paged = queries.find_events(connection, EventFilter(), limit=2)
        with_day = connection.execute(select(schema.events.c.day).where(schema.events.c.id == paged[-1].id)).scalar_one()
        rest = queries.find_events(connection, EventFilter(), before=(with_day, paged[-1].id))
        assert [f.id for f in every] == [f.id for f in paged + rest]


def test_own_data_is_part_of_the_coder_s_name(tmp_path, monkeypatch):
    plain = ledger.coder_name()
    (tmp_path / "own.tsv").write_text("a", encoding="utf-8")
    assert ledger.coder_name(data=[tmp_path]).lexicon != plain.lexicon
    monkeypatch.setenv("VAARTA_DATA", str(tmp_path))
    assert ledger.coder_name() == ledger.coder_name(data=[tmp_path])


def test_sums_follow_what_counts_now(database, writer, coder):
    """The monthly sums are what counting the rows gives, after new versions and recodings too."""
    writer.write([coded(coder), coded(coder, text=OTHER, address="https://x.in/b", digest="d2", published=None)])
    writer.write([coded(coder, text=OTHER, digest="d3")])
    said = "अमरीका ने कहा कि रूस ने मॉस्को में यूक्रेन के दो सैनिकों को गिरफ़्तार किया है।"
    writer.write([coded(coder, text=said, address="https://x.in/c", digest="d4")])
    newer = Writer(database, ledger.coder_id(database, CoderName("2", "lex2")))
    with database.read() as connection:
        article = queries.article(connection, 2)
    newer.write([Recoded(2, coding_rows(article))])
    d, m = schema.dyads.c, schema.mentions.c
    with database.read() as connection:
        pairs = {tuple(r) for r in connection.execute(select(d.actor, d.recipient, d.quad, func.count()).where(d.current == 1).group_by(
            d.actor, d.recipient, d.quad))}  # fmt: skip
        s = schema.dyad_months.c
        summed = select(s.actor, s.recipient, s.quad, func.sum(s.events)).group_by(s.actor, s.recipient, s.quad)
        assert {tuple(r) for r in connection.execute(summed) if r[3]} == pairs
        roles = {tuple(r) for r in connection.execute(select(m.key, m.role, m.type, func.count()).where(m.current == 1, m.key.is_not(None))
                                                      .group_by(m.key, m.role, m.type))}  # fmt: skip
        a = schema.actor_months.c
        summed = select(a.key, a.role, a.type, func.sum(a.mentions)).group_by(a.key, a.role, a.type)
        assert {tuple(r) for r in connection.execute(summed) if r[3]} == roles
        # A bound within a month is answered from the rows, and gives the same.
        for actor, recipient, *_ in pairs:
            exact = queries.dyad_timeline(connection, actor, recipient, since="1900-01-01")
            assert exact == queries.dyad_timeline(connection, actor, recipient)
            page = queries.actor_page(connection, actor, since="1900-01-01", newest=0)
            whole = queries.actor_page(connection, actor, since="1900-01", newest=0)
            assert (page.roles, page.types, page.counterparts) == (whole.roles, whole.types, whole.counterparts)
        # What the writer keeps is what the migration makes of an old database.
        for name, rows in m0009_views.fills(database.dialect).items():
            kept = {tuple(r[:-1]): round(r[-1], 6) for r in connection.execute(select(schema.metadata.tables[name])) if r.events}
            assert kept == {tuple(r[:-1]): round(r[-1], 6) for r in connection.exec_driver_sql(rows)}, name
            assert kept or name == "place_months", name
        years = m0010_years.fills(database.dialect)
        acts = {tuple(r) for r in connection.execute(select(schema.talk_acts))}
        assert acts == {tuple(r) for r in connection.exec_driver_sql(years.pop("talk_acts"))}
        for name, rows in years.items():
            kept = {tuple(r[:-1]): round(r[-1], 6) for r in connection.execute(select(schema.metadata.tables[name])) if r.events}
            made = {
                tuple(r[:-1]): round(r[-1], 6) for r in connection.exec_driver_sql(rows) if any(n for n in r[-2:] if isinstance(n, int))
            }
            assert kept == made, name


def test_figures(database, writer, coder):
    writer.write([coded(coder), Refused("https://x.in/r", "", "F005", "slow")])
    with database.read() as connection:
        figures = ledger.figures(connection)
    assert figures["articles"] == 1
    assert figures["rejections"] == {"F005": 1}


def test_wrong_addresses_are_told(tmp_path):
    with pytest.raises(StoreError, match="no such database"):
        open_database(str(tmp_path / "none.db"), create=False)
    with pytest.raises(StoreError, match="folder"):
        open_database(str(tmp_path / "no" / "x.db"))
    (tmp_path / "text.db").write_text("this is no database " * 100)
    with pytest.raises(StoreError, match="B001"):
        open_database(str(tmp_path / "text.db"))
    with pytest.raises(StoreError, match="neither a path"):
        open_database("mysql://x/y")
    with pytest.raises(StoreError, match=r"B006|B001"):
        open_database("postgresql://nobody@127.0.0.1:1/x")


def test_password_is_not_told():
    with pytest.raises(StoreError) as caught:
        open_database("postgresql://me:secret@127.0.0.1:1/x")
    assert "secret" not in str(caught.value)


def test_given_address_wins_over_the_environment(monkeypatch):
    monkeypatch.delenv("VAARTA_DB", raising=False)
    assert given_address(None) == DEFAULT
    monkeypatch.setenv("VAARTA_DB", "e.db")
    assert given_address(None) == "e.db"
    assert given_address("o.db") == "o.db"


_C = ("--locale", "C")


@pytest.mark.parametrize("options", [("-T", "template0", "-E", "SQL_ASCII", *_C), ("-T", "template0", "-E", "UTF8", *_C)])
def test_locale_that_cannot_handle_devanagari_is_refused(postgres, options):
    with pytest.raises(StoreError, match="createdb"):
        open_database(postgres.create(*options))


def test_icu_database_is_taken(postgres):
    address = postgres.create("-T", "template0", "-E", "UTF8", "--locale-provider", "icu", "--icu-locale", "hi-IN")
    open_current(address).close()


def test_sqlite_reader_reads_while_another_writes(tmp_path):
    database = open_current(str(tmp_path / "w.db"), create=True)
    with database.write() as connection:
        connection.execute(text("INSERT INTO coders (version, lexicon, at) VALUES ('1', '1', 'x')"))
        other = sqlite3.connect(tmp_path / "w.db")
        assert other.execute("SELECT count(*) FROM coders").fetchone() == (0,)
        other.close()
    database.close()


def test_public_name_of_the_error():
    assert issubclass(StoreError, vaarta.VaartaError)
