"""A day that the user gives to pages that say none themselves (docs/ingest.md)."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select
from typer.testing import CliRunner

from vaarta.cli.commands import app
from vaarta.errors import UsageError
from vaarta.store import schema as s
from vaarta.store.database import open_current

UNDATED = "अमेरिका और रूस की बातचीत रविवार को\nअमेरिका और रूस रविवार को जिनेवा में बातचीत करेंगे। रूस ने यूक्रेन पर हमले से इनकार किया है।"
DATED = "भारत और चीन की बैठक\nप्रकाशित: 21 फ़रवरी 2021, 19:20 IST\nभारत और चीन ने शनिवार को बैठक की। बैठक लंबी चली।"


def articles(db: Path) -> list[tuple[int, int, str | None, str | None]]:
    database = open_current(str(db))
    try:
        with database.read() as connection:
            columns = (s.articles.c.version, s.articles.c.latest, s.articles.c.published, s.articles.c.published_by)
            return [tuple(row) for row in connection.execute(select(*columns).order_by(s.articles.c.id))]
    finally:
        database.close()


def take_in(db: Path, *args: str) -> None:
    done = CliRunner().invoke(app, ["ingest", *args, "--db", str(db), "-j", "0", "-q"])
    assert done.exit_code == 0, done.output


def test_page_without_a_day_takes_the_given_one_and_a_page_with_one_keeps_it(tmp_path: Path) -> None:
    for name, text in (("a.txt", UNDATED), ("b.txt", DATED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    take_in(tmp_path / "v.db", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--published", "2022-01-08")
    days = {(published or "")[:10]: by for _, _, published, by in articles(tmp_path / "v.db")}
    assert days == {"2022-01-08": "given", "2021-02-21": "text"}


def test_page_stored_without_a_day_gets_it_as_its_next_version_and_once_only(tmp_path: Path) -> None:
    db, page = tmp_path / "v.db", tmp_path / "a.txt"
    page.write_text(UNDATED, encoding="utf-8")
    take_in(db, str(page))
    take_in(db, str(page), "--published", "8 जनवरी 2022")
    take_in(db, str(page), "--published", "2022-01-08")
    assert articles(db) == [(1, 0, None, None), (2, 1, "2022-01-08", "given")]


def test_what_is_no_day_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["ingest", str(tmp_path), "--db", str(tmp_path / "v.db"), "--published", "कल परसों", "-q"])
    assert isinstance(done.exception, UsageError)
    assert done.exception.code == "U010"
