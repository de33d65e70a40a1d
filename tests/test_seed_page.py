"""The page that the project grew from: everything it shows must be coded."""

from __future__ import annotations

from pathlib import Path

import pytest

import vaarta
from vaarta.records import Article, Event


@pytest.fixture(scope="module")
def page(coder: vaarta.Coder, shared: Path) -> Article:
    path = shared / "seed" / "us-talk-to-russia.md"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    return coder.code(path.read_text(encoding="utf-8"), published="2022-01-08", form="text")


def events(page: Article, trigger: str, type_: str) -> list[Event]:
    return [e for e in page.events if trigger in e.trigger and e.type == type_]


def keys(people: list[vaarta.Participant]) -> set[str | None]:
    return {p.key for p in people}


def test_headline_promises_talks(page: Article) -> None:
    """A verb-fronted headline: the doer stands after the verb."""
    title = next(b for b in page.blocks if b.kind == "title")
    found = [e for e in events(page, "बातचीत करेगा", "AGREE") if title.start <= e.span[0] < title.end]
    assert len(found) == 1
    assert keys(found[0].actors) | keys(found[0].recipients) == {"USA", "RUS"}
    assert {"military", "missiles", "exercises"} <= set(found[0].contexts)


def test_readiness_of_an_official(page: Article) -> None:
    """ "तैयार है" is AGREE, done now, on an official's word."""
    (event, *_) = events(page, "तैयार है", "AGREE")
    assert event.status == "happened"
    assert keys(event.actors) == {"USA"}
    assert keys(event.recipients) == {"RUS"}
    assert event.said_by is not None
    assert (event.said_by.key, event.said_by.sectors) == ("USA", ["GOV"])
    assert event.when is not None
    assert event.when.start == "2022-01-08"


def test_talks_may_begin_in_geneva(page: Article) -> None:
    """ "दोनों देशों" are the two of the page; Sunday is the next one; Geneva is in Switzerland."""
    (event,) = [e for e in page.events if e.where and e.where.text == "जिनेवा"]
    assert (event.type, event.status) == ("AGREE", "hypothetical")
    assert keys(event.actors) | keys(event.recipients) == {"USA", "RUS"}
    assert event.when is not None
    assert event.when.start == event.when.end == "2022-01-09"
    assert event.where is not None
    assert event.where.key == "CHE"
    assert event.where.lat == pytest.approx(46.2, abs=0.1)
    assert event.where.lon == pytest.approx(6.1, abs=0.1)


def test_accusation_and_what_it_accuses_of(page: Article) -> None:
    """The accusation is one event, the attack being prepared a second, possible one on the accusers' word."""
    (accusation,) = events(page, "आरोप लगाया", "ACCUSE")
    assert accusation.modes == ["allege"]
    assert keys(accusation.actors) == {"USA", "EU"}
    assert keys(accusation.recipients) == {"RUS"}
    (preparing,) = [e for e in page.events if e.type == "MOBILIZE" and "हमले" in e.trigger]
    assert preparing.status == "hypothetical"
    assert keys(preparing.actors) == {"RUS"}
    assert keys(preparing.recipients) == {"UKR"}
    assert preparing.said_by is not None
    assert preparing.said_by.key in ("USA", "EU")


def test_diplomats_meet_in_switzerland(page: Article) -> None:
    (event,) = events(page, "मिल रहे हैं", "CONSULT")
    assert keys(event.actors) == {"USA", "RUS"}
    assert event.where is not None
    assert event.where.key == "CHE"


def test_name_withheld(page: Article) -> None:
    assert any(e.said_by and e.said_by.anonymous and e.said_by.key == "USA" for e in page.events)


def test_interest_in_a_treaty_as_model(page: Article) -> None:
    (event,) = events(page, "रुचि दिखाई है", "AGREE")
    assert keys(event.actors) == {"RUS"}
    assert "inf-treaty" in {t.id for t in event.topics}
    assert "arms_control" in event.contexts


def test_delegations_meet_on_sunday(page: Article) -> None:
    """Both names with their Latin forms are kept, and the spokesperson is the source."""
    (event,) = events(page, "मुलाकात करेंगे", "AGREE")
    assert [(p.key, p.sectors, p.latin) for p in event.actors] == [("USA", ["GOV"], "Wendy Sherman")]
    assert [(p.key, p.sectors, p.latin) for p in event.recipients] == [("RUS", ["GOV"], "Sergei Ryabkov")]
    assert event.when is not None
    assert event.when.start == "2022-01-09"
    assert event.said_by is not None
    assert event.said_by.key == "USA"
    assert event.said_by.sectors == ["GOV"]


def test_standing_criticism(page: Article) -> None:
    (event,) = events(page, "आलोचना करता रहा है", "ACCUSE")
    assert event.modes == ["disapprove"]
    assert keys(event.actors) == {"RUS"}
    assert keys(event.recipients) == {"USA", "NATO"}


def test_furniture_gives_no_event(page: Article) -> None:
    """Related links, trending and headline boxes, and the image's text are left out and say why."""
    left_out = [(f.start, f.end) for f in page.furniture if f.start is not None]
    assert left_out
    assert not [e for e in page.events if any(s is not None and t is not None and s <= e.span[0] < t for s, t in left_out)]
    assert len(page.related) == 2


def test_every_record_points_at_its_words(page: Article) -> None:
    for event in page.events:
        assert page.text[event.span[0] : event.span[1]] == event.trigger
        for person in event.actors + event.recipients:
            assert person.span is not None
            assert page.text[person.span[0] : person.span[1]] == person.text
