"""Dates: every line of cases/dates.txt, and what cannot be told in a line there."""

from __future__ import annotations

import itertools
import time
from pathlib import Path

import pytest

from vaarta.errors import DataError
from vaarta.language import tokenise
from vaarta.language.tables import read_table
from vaarta.resolving.calendar import edge_days, nth_days, shifted, unit_days
from vaarta.resolving.dates import DateMention, Tense, find_dates, resolve, without_words
from vaarta.resolving.datewords import DATA, load_lexicon

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "cases" / "dates.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
TENSES: dict[str, Tense | None] = {"past": "past", "pres": "pres", "future": "future", "-": None}


def one(text: str) -> DateMention:
    (mention,) = find_dates(tokenise(text))
    return mention


@pytest.mark.parametrize(("text", "published", "tense", "expected"), CASES, ids=[f"{c[0]} [{c[2]}]" for c in CASES])
def test_case(text: str, published: str, tense: str, expected: str) -> None:
    tokens = tokenise(text)
    told = []
    for mention in find_dates(tokens):
        words = text[tokens[mention.i].start : tokens[mention.j - 1].end]
        got = resolve(mention, None if published == "-" else published, TENSES[tense])
        days = f"{got.start or '…'}..{got.end or '…'} {got.precision}" if got.start or got.end else "unresolved"
        assert got.reason.startswith(mention.rule)
        told.append(f"{words} = {days}")
    assert (" ; ".join(told) or "none") == expected


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 250


def test_no_words_means_the_day_of_publication_marked_inferred() -> None:
    got = without_words("2009-05-13T10:00:00+05:30")
    assert (got.start, got.end, got.precision, got.inferred) == ("2009-05-13", "2009-05-13", "day", True)


def test_no_words_and_no_publication_date_is_nothing_with_a_reason() -> None:
    got = without_words(None)
    assert got.start is None
    assert got.end is None
    assert got.reason


def test_a_part_of_the_day_alone_is_inferred() -> None:
    assert resolve(one("शाम को गोली चली।"), "2009-05-13", "past").inferred
    assert not resolve(one("सोमवार शाम को गोली चली।"), "2009-05-13", "past").inferred


@pytest.mark.parametrize(
    ("text", "published", "least", "most"),
    [
        ("1971 में युद्ध हुआ।", "2009-05-13", 37, 38),
        ("20 साल पहले गोली चली थी।", "2009-05-13", 19, 20),
        ("पिछले साल हमला हुआ था।", "2009-05-13", 0, 1),
        ("2004 से वे क़ैद हैं।", "2009-05-13", 0, 0),
        ("शनिवार को हमला हुआ।", "2009-05-13", 0, 0.1),
    ],
)
def test_how_long_before_publication(text: str, published: str, least: float, most: float) -> None:
    years = one(text).historical_years(published)
    assert years is not None
    assert least <= years <= most


def test_how_long_before_is_not_known_without_a_publication_date() -> None:
    mention = one("1971 में युद्ध हुआ।")
    assert mention.historical_years(None) is None
    assert mention.year == 1971


@pytest.mark.parametrize(
    ("text", "anchor", "bound", "grain"),
    [
        ("2004 से वे क़ैद हैं।", "absolute", "since", "year"),
        ("शुक्रवार तक सैनिक हटेंगे।", "publication", "until", "day"),
        ("हमले के तीन दिन बाद वे लौटे।", "event", "at", "day"),
        ("आठ दिनों तक हड़ताल रही।", "none", "until", "day"),
        ("अगले महीने वार्ता होगी।", "publication", "at", "month"),
        ("रात 10:30 बजे युद्धविराम हुआ।", "publication", "at", "time"),
    ],
)
def test_anchor_bound_and_grain(text: str, anchor: str, bound: str, grain: str) -> None:
    mention = one(text)
    assert (mention.anchor, mention.bound, mention.grain) == (anchor, bound, grain)


def test_mentions_never_overlap_and_stand_in_order() -> None:
    found = find_dates(tokenise("सोमवार को धरना, 26 नवंबर 2008 को और पिछले साल मार्च में हमले हुए, अगले हफ़्ते बैठक होगी।"))
    assert len(found) == 4
    assert all(a.j <= b.i for a, b in itertools.pairwise(found))


def test_a_publication_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        resolve(one("शनिवार को हमला हुआ।"), "शनिवार", "past")


def test_a_sentence_without_dates_costs_next_to_nothing() -> None:
    tokens = tokenise("प्रवक्ता ने पत्रकारों से कहा कि दोनों देशों के बीच बातचीत का कोई नतीजा नहीं निकला और मामला जस का तस है।")
    find_dates(tokens)
    began = time.perf_counter()
    for _ in range(2000):
        find_dates(tokens)
    # 10 µs is the aim; the rest is for a machine that other work is slowing down.
    assert (time.perf_counter() - began) / 2000 < 60e-6


def test_every_day_in_the_table_is_a_day() -> None:
    for row in read_table(DATA / "hi" / "dates" / "days.tsv", ("name", "dates")):
        years = [day[:4] for day in row.many("dates") if len(day) == 10]
        assert len(years) == len(set(years)), row.where


def test_numbers_of_the_table_are_whole() -> None:
    known = {w.values["num"] for w in load_lexicon().words.values() if "num" in w.values}
    assert set(range(100)) <= known


def test_weeks_run_from_monday_to_sunday() -> None:
    from datetime import date

    assert unit_days(date(2009, 5, 13), "week") == (date(2009, 5, 11), date(2009, 5, 17))
    assert unit_days(date(2009, 1, 1), "month", -1) == (date(2008, 12, 1), date(2008, 12, 31))
    assert shifted(date(2009, 3, 31), -1, "month") == date(2009, 2, 28)
    assert edge_days((date(2009, 1, 1), date(2009, 12, 31)), "end") == (date(2009, 9, 1), date(2009, 12, 31))
    assert nth_days((date(2009, 5, 1), date(2009, 5, 31)), 6, "week") is None


def test_a_wrong_pattern_names_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    from vaarta.resolving import datewords

    shutil.copytree(DATA / "hi" / "dates", tmp_path / "xx" / "dates")
    with (tmp_path / "xx" / "dates" / "patterns.tsv").open("a", encoding="utf-8") as file:
        file.write("broken\tat\td:<day> ( <month>\n")
    monkeypatch.setattr(datewords, "DATA", tmp_path)
    with pytest.raises(DataError, match="open bracket"):
        load_lexicon("xx")
    load_lexicon.cache_clear()
