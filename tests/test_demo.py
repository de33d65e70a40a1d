"""``vaarta demo`` on both databases: filled at once, the same when given again."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaarta import demo
from vaarta.cli.demo import fill
from vaarta.store import ledger
from vaarta.store.database import open_current


def test_fills_a_database_and_changes_nothing_the_second_time(db_address: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert fill(db_address, jobs=0) == 0
    first = capfd.readouterr()
    assert "Try next:" in first.out
    assert "\r" not in first.err  # a pipe gets no line that keeps changing
    assert fill(db_address, jobs=0, quiet=True) == 0
    second = capfd.readouterr()
    assert second.out == first.out
    assert second.err == ""
    database = open_current(db_address)
    with database.read() as connection:
        figures = ledger.figures(connection)
    database.close()
    assert figures["articles"] == len(demo.samples())
    assert figures["rejections"] == {}
    assert figures["current_events"] > 100


def test_the_pages_lie_in_the_package() -> None:
    """Only what is below the package is in the wheel."""
    import vaarta

    assert demo.PAGES.is_relative_to(Path(vaarta.__file__).parent)
    assert (demo.PAGES / "README.md").is_file()
