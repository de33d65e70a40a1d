"""Topics: names in every spelling, everyday words that are none, the hierarchy, and what the loader refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from vaarta.errors import DataError
from vaarta.language import overlay
from vaarta.language.topics import TopicLexicon, find_topics
from vaarta.language.topictables import facts, faults_of, tables_of


@pytest.fixture(scope="module")
def topics() -> TopicLexicon:
    return TopicLexicon.read([overlay.OURS])


def ids(text: str, topics: TopicLexicon) -> list[str]:
    return [i for m in find_topics((), topics, text) for i in m.ids]


FOUND = Path(__file__).parent / "cases" / "topics.txt"


def cases() -> list[tuple[str, list[str]]]:
    out = []
    for line in FOUND.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, wanted = line.partition(" => ")
            out.append((text, wanted.split() if wanted != "-" else []))
    return out


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_topics_of_a_sentence(text: str, wanted: list[str], topics: TopicLexicon) -> None:
    assert ids(text, topics) == wanted


def test_two_names_that_explain_each_other_are_one_mention(topics: TopicLexicon) -> None:
    text = "INF संधि यानी इंटरमीडिएट-रेंज न्यूक्लियर फोर्सेस ट्रीटी की तर्ज पर"
    (mention,) = find_topics((), topics, text)
    assert text[slice(*mention.span)] == "INF संधि यानी इंटरमीडिएट-रेंज न्यूक्लियर फोर्सेस ट्रीटी"


def test_hierarchy_leads_upwards(topics: TopicLexicon) -> None:
    assert "missiles" in topics.ancestors("s400")
    assert "arms-control" in topics.ancestors("inf-treaty")
    assert topics.covers("missiles", "brahmos")
    assert not topics.covers("brahmos", "missiles")
    assert {"s400", "missiles"} <= topics.narrower("missiles")
    assert topics.narrower("no-such-topic") == frozenset()
    assert topics.ancestors("no-such-topic") == ()


@pytest.mark.parametrize("text", ["inf-treaty", "INF", "आईएनएफ संधि", "आई एन एफ"])
def test_users_may_name_a_topic_as_they_like(text: str, topics: TopicLexicon) -> None:
    assert topics.resolve(text) == "inf-treaty"


def test_facts_name_their_source() -> None:
    found = facts("inf-treaty")
    assert found is not None
    assert found.values["ended"] == "2019-08-02"
    assert found.values["parties"] == ["USA", "RUS"]
    assert found.sources
    assert facts("no-such-topic") is None


def test_our_tables_are_whole_and_sorted() -> None:
    assert faults_of(overlay.OURS) == []
    for path in tables_of(overlay.OURS):
        lines = [x.split("\t")[0] for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")][1:]
        assert lines == sorted(lines), path.name


HEAD = "id\tnames\tbroader\tclass\trange_max\torigin\tsource\tweak\n"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("mine\tमेरी मिसाइल\tnone-such", "broader 'none-such'"),
        ("mine\tपहला नाम\nmine\tदूसरा नाम", "id mine stands at"),
        ("mine\tनयी चीज़\nyours\tनई चीज़", "stands at missiles-own.tsv:2 already"),
        ("mine\tनई चीज़ | नयी चीज़", "one to the software"),
        ("mine\tमेरी चीज़\t-\tsrbm\t2000\t-\tcsis", "srbm with 2000 km"),
        ("mine\tमेरी चीज़\t-\t-\t2000", "without a source"),
        ("mine\tमेरी चीज़\t-\t-\t-\tXYZ\tcsis", "origin 'XYZ'"),
        ("mine\tमेरी चीज़\t-\t-\t-\tIND\tgossip", "source 'gossip'"),
        ("mine\tमेरी (चीज़", "paired brackets"),
        ("mine\tमेरी चीज़\tmine", "above itself"),
        ("mine\tमेरी चीज़\t-\t-\t-\t-\t-\tऔर कुछ", "weak 'और कुछ'"),
    ],
)
def test_loader_refuses_with_file_and_line(lines: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "missiles-own.tsv").write_text(HEAD + lines + "\n", encoding="utf-8")
    faults = faults_of(tmp_path)
    assert any(told in str(f) and "missiles-own.tsv:" in str(f) for f in faults), faults
    with pytest.raises(DataError):
        TopicLexicon.read([overlay.OURS, tmp_path])


def test_own_folder_takes_a_name_and_adds_a_topic(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "own.tsv").write_text("id\tnames\tbroader\nmine\tएस-400 | अनोखा मुद्दा\tmissiles\n", encoding="utf-8")
    own = TopicLexicon.read([overlay.OURS, tmp_path])
    assert ids("एस-400 और अनोखा मुद्दा", own) == ["mine", "mine"]
    assert own.covers("missiles", "mine")
    assert own.resolve("S-400") == "s400"


def test_older_table_of_a_folder_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "topics.tsv").write_text("id\tnames\tcontext\nmilk\tदूध का भाव\teconomic\n", encoding="utf-8")
    own = TopicLexicon.read([overlay.OURS, tmp_path])
    assert ids("दूध के भाव पर बात हुई।", own) == ["milk"]
    assert own.subjects["milk"].contexts == ("economic",)
