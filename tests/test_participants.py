"""Participants: every line of cases/participants.txt, the tables behind them, and a user's own folders."""

from __future__ import annotations

from pathlib import Path

import pytest

import vaarta
from vaarta.cases import ParticipantCase, read_cases, right, shown, told
from vaarta.cli.lint import lint_folders
from vaarta.errors import DataError, SourceError
from vaarta.language import overlay
from vaarta.language.sounds import abbreviations, alike, skeleton, sound
from vaarta.records import Participant
from vaarta.resolving.memory import Memory

PATH = Path(__file__).parent / "cases" / "participants.txt"
CASES = list(read_cases(PATH))
# Cases that stand for what is not solved yet, by mention; each with its reason.
OPEN = {
    "राष्ट्रपति के राष्ट्रीय सुरक्षा सलाहकार माइकल हॉफ़र": "a place told with the speaker lends him no country",
}
FLOOR = 0.95


@pytest.mark.parametrize("case", CASES, ids=[f"{c.line} {c.mention} [{c.published}]" for c in CASES])
def test_case(case: ParticipantCase, coder: vaarta.Coder) -> None:
    if case.mention in OPEN:
        pytest.xfail(OPEN[case.mention])
    found = told(case, coder)
    assert right(case, found), f"{case.text}: expected {case.expected}, got {shown(found)}"


def test_there_are_enough_cases_and_few_are_open() -> None:
    assert len(CASES) >= 600
    assert len(OPEN) / len(CASES) < 1 - FLOOR


def test_there_are_enough_people(coder: vaarta.Coder) -> None:
    people = coder.engine.names.persons.values()
    assert len(people) >= 3000
    assert sum(len(p.roles) for p in people) >= 5500


def test_our_own_tables_have_no_fault() -> None:
    assert lint_folders([]) == 0


def test_a_case_without_its_three_columns_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("@ {} ने कहा।\nभारत\tIND\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        list(read_cases(tmp_path / "c.txt"))
    assert "c.txt:2" in caught.value.where


# Sounds ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ryabkov", "रयाबकोव"),
        ("Ryabkov", "रियाबकोव"),
        ("Biden", "बाइडेन"),
        ("Trump", "ट्रम्प"),
        ("ट्रंप", "ट्रम्प"),
        ("Sherman", "शेरमन"),
        ("Modi", "मोदी"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("मोदी", "मोदक"), ("पुतिन", "पटनायक"), ("ओबामा", "असद"), ("राम", "रोमा"), ("", "मोदी")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)
    assert not alike(one, other) or skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("word", "form"), [("सीबीआई", "cbi"), ("CBI", "सीबीआई"), ("टीएमसी", "tmc"), ("एफ़बीआई", "fbi"), ("CRPF", "सी आर पी एफ")]
)
def test_abbreviations_are_read_both_ways(word: str, form: str) -> None:
    assert form in abbreviations(word)


@pytest.mark.parametrize("word", ["भारत", "नाटो", "Nato", "ए", ""])
def test_other_words_are_no_abbreviations(word: str) -> None:
    assert abbreviations(word) == []


# Within the article ---------------------------------------------------------------------------------------------


def who(coder: vaarta.Coder, text: str, published: str = "2018-01-09") -> Participant:
    return coder.code(text, published=published, form="plain").events[-1].actors[0]


def test_an_office_of_two_holders_is_refused_with_both(coder: vaarta.Coder) -> None:
    text = "भारतीय रक्षा मंत्री सूरज मोहंता ने चीनी रक्षा मंत्री ली वेइमान से मुलाक़ात की। रक्षा मंत्री ने पाकिस्तान की आलोचना की।"
    found = who(coder, text)
    assert found.key is None
    assert found.candidates == ["CHN", "IND"]


def test_a_stranger_with_a_known_surname_is_not_that_person(coder: vaarta.Coder) -> None:
    events = coder.code("गुजरात के वकील सुरेंद्रन मोदी ने पाकिस्तान की निंदा की।", published="2018-01-09", form="plain").events
    assert "नरेंद्र मोदी" not in {p.name for e in events for p in e.actors}


def test_namesakes_are_told_apart_by_the_country_of_the_text(coder: vaarta.Coder) -> None:
    assert who(coder, "पाकिस्तान के स्वात में तालिबान ने चौकी पर हमला किया।").key == "PAK"
    assert who(coder, "हेलमंद में तालिबान ने चौकी पर हमला किया।").key == "AFG"


def test_a_weak_name_counts_only_where_nothing_else_fits(coder: vaarta.Coder) -> None:
    def keys(text: str) -> set[str | None]:
        return {p.key for e in coder.code(text, form="plain").events for p in e.actors + e.recipients}

    assert "MLI" in keys("माली ने फ़्रांस की आलोचना की।")
    assert "MLI" not in keys("पुलिस ने माली को गिरफ़्तार किया।")


def test_memory_finds_a_name_by_its_sound_only_where_one_fits() -> None:
    memory = Memory()
    memory.learn(("रयाबकोव",), Participant("रयाबकोव", "RUS", ["GOV"]))
    assert memory.known(("ryabkov",)) is not None
    memory.learn(("रियाबकोव",), Participant("रियाबकोव", "UKR", ["GOV"]))
    assert memory.known(("ryabkov",)) is None


# A user's own folder --------------------------------------------------------------------------------------------


def table(folder: Path, name: str, *lines: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder that overrides a party, a person and a date word, adds a noun, and removes a party."""
    table(tmp_path, "participants/parties-own.tsv", "names\tkey\tsectors\tflags", "भाजपा | नीलम मोर्चा\tNPL\tPTY\t-")
    table(
        tmp_path,
        "persons/own.tsv",
        "id\tnames\tlatin\tkey\tsectors\toffice\tstart\tend",
        "narendra-modi\tनरेंद्र मोदी\tNarendra Modi\tNPL\tMIL\tarmy chief\t2000\t-",
    )
    table(tmp_path, "dates/weekdays.tsv", "name\tnumber\tflags", "सोमदिन\t0\t-")
    table(tmp_path, "places/own.tsv", "names\tkey\tadmin1\tlat\tlon\tkind\trank\tflags", "लखनऊ\tNPL\t-\t28.0\t84.0\tcity\t2\t-")
    table(tmp_path, "remove.tsv", "table\tentry", "participants\tकांग्रेस")
    return tmp_path


def first(coder: vaarta.Coder, text: str) -> tuple[str | None, list[str]]:
    events = coder.code(text, published="2018-01-12", form="plain").events
    return (events[0].actors[0].key, events[0].actors[0].sectors) if events else (None, [])


def test_own_entries_win_and_may_take_ours_out(own: Path) -> None:
    mine = vaarta.load("hi", data=[own])
    try:
        assert first(mine, "भाजपा ने हमले की निंदा की।") == ("NPL", ["PTY"])
        assert first(mine, "बीजेपी ने हमले की निंदा की।") == ("IND", ["PTY"])
        assert first(mine, "नरेंद्र मोदी ने हमले की निंदा की।") == ("NPL", ["MIL"])
        assert first(mine, "कांग्रेस ने हमले की निंदा की।") != ("IND", ["PTY"])
        event = mine.code("पुलिस ने सोमदिन को लखनऊ में लोगों को गिरफ़्तार किया।", published="2018-01-12", form="plain").events[0]
        assert event.where is not None
        assert event.where.key == "NPL"
        assert event.when is not None
        assert event.when.start == "2018-01-08"
    finally:
        overlay.use(())
    assert first(vaarta.load("hi"), "भाजपा ने हमले की निंदा की।") == ("IND", ["PTY"])


def test_own_predicates_win(tmp_path: Path) -> None:
    header = "head\tlight\tkind\tmodes\tpattern\tflags\texample\tcounter"
    table(tmp_path, "predicates/support.tsv", header, "निंदा\tकरना\tnoun\t-\tof\t-\tभारत ने हमले की निंदा की।\t-")
    try:
        event = vaarta.load("hi", data=[tmp_path]).code("भारत ने हमले की निंदा की।", form="plain").events[0]
        assert event.type == "SUPPORT"
    finally:
        overlay.use(())


def test_the_folder_may_come_from_the_environment(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAARTA_DATA", str(own))
    try:
        assert first(vaarta.load("hi"), "भाजपा ने हमले की निंदा की।") == ("NPL", ["PTY"])
    finally:
        overlay.use(())


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        vaarta.load("hi", data=[tmp_path / "none"])
    assert caught.value.code == "D001"


# lint-data ------------------------------------------------------------------------------------------------------

PERSONS = "id\tnames\tlatin\tkey\tsectors\toffice\tstart\tend"
PARTIES = "names\tkey\tsectors\tflags\tnote"


@pytest.mark.parametrize(
    ("name", "lines", "fault"),
    [
        ("persons/p.tsv", [PERSONS, "a\tअ ब\tA B\tIND\tGOV\tminister\t2020-13\t-"], "p.tsv:2: found start '2020-13'"),
        ("persons/p.tsv", [PERSONS, "a\tअ ब\tA B\tIND\tGOV\tminister\t2021-02-30\t-"], "2021-02-30"),
        ("persons/p.tsv", [PERSONS, "a\tअ ब\tA B\tIND\tGOV\tminister\t2021\t2019"], "end 2019 before the start 2021"),
        (
            "persons/p.tsv",
            [PERSONS, "a\tअ ब\tA B\tIND\tGOV\tminister\t2010\t2015", "a\t-\t-\tIND\tGOV\tminister\t2014-03\t2016"],
            "p.tsv:3: found minister from 2014-03 to 2016, which overlaps p.tsv:2",
        ),
        ("persons/p.tsv", [PERSONS, "a\tअ ब\tA B\tQQQ\tGOV\tminister\t2010\t-"], "key 'QQQ'"),
        ("persons/p.tsv", [PERSONS, "a\t-\tA B\tIND\tGOV\tminister\t2010\t-"], "no name"),
        (
            "persons/p.tsv",
            [PERSONS, "a\tअ ब\tA B\tIND\tGOV\tminister\t2010\t-", "b\tअ ब\tA B\tIND\tGOV\tminister\t2011\t-"],
            "b seems to be a of p.tsv:2",
        ),
        ("participants/parties.tsv", [PARTIES, "क दल\tIND\tPTI\t-\t-"], "parties.tsv:2: found sector 'PTI'"),
        ("participants/parties.tsv", [PARTIES, "क दल\tIND\tPTY\tstrong\t-"], "flag 'strong'"),
        (
            "participants/parties.tsv",
            [PARTIES, "क दल\tIND\tPTY\t-\t-", "क दल\tIND\tPTY\t-\t-"],
            "parties.tsv:3: क दल stands at parties.tsv:2",
        ),
        ("participants/parties.tsv", [PARTIES, "हिन्द दल | हिंद दल\tIND\tPTY\t-\t-"], "हिंद दल stands twice"),
        (
            "participants/parties.tsv",
            [PARTIES, "राम दल\tIND\tPTY\t-\t-", "रा\u200dम दल\tIND\tPTY\t-\t-"],
            "differs from line 2 by an invisible",
        ),
        ("participants/parties.tsv", [PARTIES, "रаम दल\tIND\tPTY\t-\t-"], "inside"),
        ("places/own.tsv", ["names\tkey\tadmin1\tlat\tlon\tkind\trank\tflags", "कखपुर\tIND\t-\t128.0\t84.0\tcity\t2\t-"], "coordinates"),
        ("remove.tsv", ["table\tentry", "participants\tअनजाना दल"], "remove.tsv:2: found entry"),
        ("remove.tsv", ["table\tentry", "nothing\tभाजपा"], "table 'nothing'"),
        ("talks/formats.tsv", ["format\twords", "secret\tछिपकर"], "formats.tsv:2: found format 'secret'"),
        ("talks/levels.tsv", ["level\twords", "head\tराजा", "minister\tराजा"], "राजा stands at levels.tsv:2 already, as head"),
        ("talks/alliances.tsv", ["key\tmembers", "NATO\tUSA|QQQ"], "alliances.tsv:2: found key 'QQQ'"),
        ("talks/opposed.tsv", ["one\tother\tkind", "ready\tready\tturned"], "'ready' opposed to itself"),
        ("talks/words.tsv", ["word\thi\ten", "col.day\tतारीख़\t"], "nothing under en for 'col.day'"),
    ],
)
def test_lint_names_file_and_line(name: str, lines: list[str], fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table(tmp_path, name, *lines)
    assert lint_folders([tmp_path]) == 3
    assert fault in capsys.readouterr().err


def test_lint_is_content_with_a_good_folder(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_folders([own]) == 0
    assert "0 faults" in capsys.readouterr().out
