"""The whole way: `vaarta demo` fills a database, and its dossiers hold what was written down from the pages before any run."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vaarta
from vaarta.cli.demo import fill
from vaarta.cli.storing import IngestOptions, ingest_sources
from vaarta.store.database import Database, open_current

pytest.importorskip("vaarta.store.talks", reason="this build has no dossiers")
from vaarta.store.talks import dossier, find_talks
from vaarta.talks.dossier import Dossier
from vaarta.talks.lexicon import load

EXPECTED = Path(__file__).parent / "talks" / "expected"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    address = str(tmp_path_factory.mktemp("demo") / "demo.db")
    assert fill(address, jobs=0, quiet=True) == 0
    database = open_current(address)
    yield database
    database.close()


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((EXPECTED / f"{name}.toml").read_text(encoding="utf-8"))


def told(database: Database, coder: vaarta.Coder, name: str) -> Dossier:
    wanted = expected(name)
    one, other = wanted["sides"]
    with database.read() as connection:
        return dossier(connection, ((one,), (other,)), load(), coder.engine.lexica.themes.topics, since=wanted["since"])


def stances(found: Dossier, side: int) -> set[str]:
    return {t.position.stance for t in found.positions if t.side == side}


def test_american_russian_dossier_has_what_a_desk_officer_asks_for(filled: Database, coder: vaarta.Coder) -> None:
    """Geneva, both delegations, and readiness, fear, denial and refusal each on its side; the anonymous source is marked."""
    found = told(filled, coder, "usa-rus-security")
    (geneva,) = [m for m in found.meetings if m.day == "2022-01-10"]
    assert (geneva.state, geneva.place_key) == ("held", "CHE")
    assert "planned" in {state for _, state in geneva.history}
    days = {(m.day, m.format) for m in found.meetings}
    assert {("2021-12-30", "telephone"), ("2022-01-21", "bilateral")} <= days
    assert {"ready", "offers", "denies-intent"} <= stances(found, 0)
    assert {"ready", "demands", "concerned", "denies-intent", "expects"} <= stances(found, 1)
    assert any(t.position.said_by is not None and t.position.said_by.anonymous for t in found.positions if t.side == 0)
    assert {"MOBILIZE", "SANCTION", "THREATEN"} <= {i.event.type for i in found.incidents}
    assert {"missiles", "nato-expansion"} <= {topic for topic, _ in found.agenda}


@pytest.fixture(scope="module")
def with_seed(tmp_path_factory: pytest.TempPathFactory, coder: vaarta.Coder, shared: Path) -> Dossier:
    """The dossier of our pages together with the page that the project grew from, which says no day and is given one."""
    page = shared / "seed" / "us-talk-to-russia.md"
    if not page.exists():
        pytest.skip(f"{page} is absent")
    address = str(tmp_path_factory.mktemp("seed") / "seed.db")
    assert fill(address, jobs=0, quiet=True) == 0
    assert ingest_sources([str(page)], IngestOptions(db=address, jobs=0, quiet=True, published="2022-01-08")) == 0
    database = open_current(address)
    try:
        return told(database, coder, "usa-rus-security")
    finally:
        database.close()


def test_desk_officer_finds_both_delegations_with_offices_and_geneva(with_seed: Dossier) -> None:
    (geneva,) = [m for m in with_seed.meetings if m.day == "2022-01-10"]
    assert (geneva.state, geneva.place_key, geneva.level) == ("held", "CHE", "deputy")
    assert [state for _, state in geneva.history] == ["planned", "held"]
    assert {p.key for p in geneva.people} == {"USA", "RUS"}
    people = {d.name.split()[-1]: d for d in with_seed.delegates}
    assert people["रयाबकोव"].side == 1
    assert "उप विदेश मंत्री" in people["रयाबकोव"].offices[0]
    assert people["शेरमेन"].side == 0
    assert people["शेरमेन"].offices
    assert people["फ़ोमिन"].side == 1
    assert people["लावरोव"].days


def test_desk_officer_finds_agenda_model_and_each_stance_on_its_side(with_seed: Dossier) -> None:
    assert {"missile-system", "military-exercise", "inf-treaty", "nato-expansion"} <= {topic for topic, _ in with_seed.agenda}
    of_page = [t for t in with_seed.positions if t.day == "2022-01-08"]
    assert {"ready", "denies-intent", "conditional", "doubts"} <= {t.position.stance for t in of_page if t.side == 0}
    assert {"concerned", "interested"} <= {t.position.stance for t in of_page if t.side == 1}
    assert not {"concerned", "interested"} & {t.position.stance for t in of_page if t.side == 0}
    model = [t for t in of_page if "inf-treaty" in {topic.id for topic in t.position.topics}]
    assert {(t.side, t.position.stance) for t in model} >= {(1, "interested"), (0, "ready")}
    hidden = [t for t in of_page if t.position.said_by and t.position.said_by.anonymous]
    assert {"conditional", "doubts"} <= {t.position.stance for t in hidden}
    (turned,) = [c for c in with_seed.changes if c.side == 1 and c.before.position.stance == "refuses"]
    assert (turned.kind, turned.after.position.stance) == ("turned", "ready")


@pytest.mark.parametrize("name", sorted(p.stem for p in EXPECTED.glob("*.toml")))
def test_dossier_of_each_negotiation_has_meetings_and_both_sides_positions(name: str, filled: Database, coder: vaarta.Coder) -> None:
    found = told(filled, coder, name)
    assert found.meetings
    assert {t.side for t in found.positions} >= {0, 1}


def test_talks_are_found_without_being_asked_for(filled: Database) -> None:
    with filled.read() as connection:
        assert find_talks(connection)
