"""The sample negotiations against the dossiers that were written by hand before any code was run on them.

What is reached is a floor, not a goal: it may rise and must not fall. Meetings count where two sides of the dossier meet within a day of
the expected one; their state, level, format and place are compared for those alone.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import vaarta
from vaarta.store import ledger
from vaarta.store.database import open_current
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows
from vaarta.store.talks import dossier
from vaarta.store.writer import Coded, Writer
from vaarta.talks.lexicon import load

EXPECTED = sorted((Path(__file__).parent / "talks" / "expected").glob("*.toml"))
PAGES = Path(vaarta.__file__).parent / "demo" / "pages"
# (found, of) as measured with these very lines.
FLOORS = {
    "agenda": (15, 27), "meeting": (24, 30), "state": (24, 25), "level": (17, 19), "format": (13, 15), "place": (13, 20),
    "position": (60, 82),
}  # fmt: skip


@pytest.fixture(scope="module")
def reached(coder, tmp_path_factory):
    """How many of the expected entries the dossiers hold, and of how many."""
    database = open_current(str(tmp_path_factory.mktemp("talks") / "t.db"), create=True)
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    for n, path in enumerate(p for p in sorted(PAGES.iterdir()) if p.suffix in (".txt", ".html")):
        address = f"https://x.in/{path.name}"
        article = coder.code(path.read_bytes(), url=address)
        writer.write([Coded(address, f"d{n}", article_rows(article), address)])
    found, wanted = Counter(), Counter()
    for path in EXPECTED:
        expected = tomllib.loads(path.read_text(encoding="utf-8"))
        lexicon = coder.engine.lexica.themes.topics
        one, other = expected["sides"][:2]
        with database.read() as connection:
            told = dossier(connection, ((one,), (other,)), load(), lexicon, since=expected.get("since"))
        for name, ok in _compared(expected, told, lexicon, (one, other)):
            wanted[name] += 1
            found[name] += ok
    database.close()
    return found, wanted


def _compared(expected, told, lexicon, sides):
    for topic in expected.get("agenda", []):
        yield "agenda", any(lexicon.covers(topic, id_) for id_, _ in told.agenda)
    for meeting in expected.get("meetings", []):
        if set(meeting["sides"]) != set(sides):
            continue
        near = [m for m in told.meetings if _apart(m.day, meeting.get("day")) <= 1]
        yield "meeting", bool(near)
        if near:
            best = max(near, key=lambda m: len(m.reports))
            yield "state", best.state == meeting["states"][-1]
            for name, value in (("level", best.level), ("format", best.format), ("place", best.place_key)):
                if name in meeting:
                    yield name, value == meeting[name]
    for position in expected.get("positions", []):
        if position["holder"] in sides:
            side = sides.index(position["holder"])
            yield "position", any(_is(t, position, side) for t in told.positions)


def _is(told, expected, side):
    here = told.url.endswith("/" + expected["page"]) and told.sentence.startswith(expected["begins"])
    return here and told.side == side and told.position.stance == expected["stance"]


def _apart(one, other):
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other)).days)
    except (TypeError, ValueError):
        return 999


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_share_of_the_expected_dossiers_does_not_fall(reached, name):
    found, wanted = reached
    floor, of = FLOORS[name]
    # The number of states and places compared grows with the meetings found.
    assert found[name] >= floor, f"{name}: {found[name]} of {wanted[name]}, floor {floor} of {of}"
