"""The explorer's frame: it answers on an empty database, in both languages, and says what is wrong with a request."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from vaarta.cli.commands import app as commands
from vaarta.errors import UsageError
from vaarta.store.database import Database
from vaarta.web import Settings, create_app
from vaarta.web.wording import words


@pytest.fixture
def client(database: Database, db_address: str) -> Iterator[TestClient]:
    """A visitor of the explorer over a new, empty database."""
    with TestClient(create_app(Settings(db_address)), base_url="http://127.0.0.1:8350") as visitor:
        yield visitor


def test_both_languages_have_the_same_words() -> None:
    assert set(words("hi")) == set(words("en"))


def test_an_empty_database_says_how_to_fill_it(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "vaarta demo" in page.text
    assert 'lang="hi"' in page.text


def test_the_language_is_the_browsers_until_the_reader_chooses(client: TestClient) -> None:
    english = {"accept-language": "en-GB,en;q=0.9,hi;q=0.2"}
    assert '<html lang="en"' in client.get("/", headers=english).text
    assert '<html lang="hi"' in client.get("/?lang=hi", headers=english).text
    assert '<html lang="hi"' in client.get("/", headers=english).text


def test_a_missing_page_is_told_in_words(client: TestClient) -> None:
    page = client.get("/nothing-here")
    assert page.status_code == 404
    assert "यह पन्ना नहीं मिला" in page.text


def test_the_server_listens_to_nobody_else_without_a_token_or_users(database: Database, db_address: str) -> None:
    done = CliRunner().invoke(commands, ["serve", "--db", db_address, "--host", "0.0.0.0"])
    assert isinstance(done.exception, UsageError)
    assert "token" in done.exception.message.lower()


def test_pages_cannot_write(db_address: str, database: Database) -> None:
    from sqlalchemy.exc import DBAPIError

    from vaarta.store import schema as s
    from vaarta.store.database import open_current

    reading = open_current(db_address, read_only=True)
    with pytest.raises(DBAPIError), reading.engine.connect() as connection:
        connection.execute(s.coders.insert().values(id=9, version="0", lexicon="0", at="x"))
    reading.close()
