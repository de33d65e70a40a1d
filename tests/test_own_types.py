"""docs/own-types.md does what it says: its commands are run, its tables stand in the example, and its entries' examples code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import regex

import vaarta
from vaarta.coding.ontology import Ontology
from vaarta.engine import DATA
from vaarta.errors import DataError
from vaarta.language.tables import read_table

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples" / "farmers-protests"
PAGE = (ROOT / "docs" / "own-types.md").read_text(encoding="utf-8")
COMMANDS = regex.findall(r"```sh\n(vaarta [^\n]*)\n```\n\n```text\n(.*?)```", PAGE, regex.DOTALL)
TABLES = regex.findall(r"```tsv\n(\S+)\n(.*?)```", PAGE, regex.DOTALL)
TYPES = "type\tmode\tquad\tintensity\tlabel_hi\tlabel_en\tlike\n"
ENTRIES = "head\tlight\tkind\tmodes\tpattern\tflags\n"


def run(command: str) -> str:
    """What a command of the page prints, without blanks at line ends."""
    words = [a or b for a, b in regex.findall(r'"([^"]*)"|(\S+)', command)]
    start = [sys.executable, "-c", "from vaarta.cli import main; main()", *words[1:]]
    done = subprocess.run(start, capture_output=True, text=True, check=True, cwd=ROOT, encoding="utf-8")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines()) + "\n"


def write(folder: Path, **files: str) -> Path:
    """A data folder; a name such as predicates__protest is predicates/protest.tsv."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def coded(folder: Path | None, sentence: str) -> list[tuple[str, list[str], str]]:
    coder = vaarta.load("hi", data=[folder] if folder is not None else [])
    return [(e.type, e.modes, e.status) for e in coder.code(sentence, form="plain").events]


@pytest.mark.parametrize(("command", "said"), COMMANDS, ids=[c for c, _ in COMMANDS])
def test_page_prints_what_it_says(command: str, said: str) -> None:
    assert run(command) == said


def test_page_has_its_commands_and_tables() -> None:
    assert len(COMMANDS) == 4
    assert len(TABLES) == 3


@pytest.mark.parametrize(("name", "lines"), TABLES, ids=[n for n, _ in TABLES])
def test_tables_of_the_page_stand_in_the_example(name: str, lines: str) -> None:
    assert set(lines.splitlines()) <= set((ROOT / name).read_text(encoding="utf-8").splitlines())


def _entries() -> list[tuple[str, str, str, str]]:
    paths = sorted(p for p in (FOLDER / "predicates").glob("*.tsv") if not p.stem.startswith("blockers"))
    return [(p.stem.split("-")[0].upper(), r["modes"], r["example"], r["counter"]) for p in paths for r in read_table(p, ("head",))]


@pytest.mark.parametrize(("type_", "mode", "example", "counter"), _entries(), ids=[e[2] for e in _entries()])
def test_entries_of_the_example(type_: str, mode: str, example: str, counter: str) -> None:
    assert [(t, m) for t, m, _ in coded(FOLDER, example)] == [(type_, [mode])]
    if counter != "-":
        assert type_ not in [t for t, _, _ in coded(FOLDER, counter)]


def test_an_entry_overrides_only_its_own_light_verbs(tmp_path: Path) -> None:
    """हड़ताल बुलाना becomes a type of the user's; हड़ताल with its other verbs stays as it is."""
    entry = ENTRIES + "हड़ताल\tबुलाना\tnoun\t-\tself\t-\n"
    write(tmp_path, ontology__types=TYPES + "SHUN\t-\tVX\t-1\tत्याग\tshun\tPROTEST\n", predicates__shun=entry)
    assert coded(tmp_path, "मज़दूरों ने दिल्ली में हड़ताल बुलाई।") == [("SHUN", [], "happened")]
    assert coded(tmp_path, "मज़दूरों ने दिल्ली में हड़ताल की।") == coded(None, "मज़दूरों ने दिल्ली में हड़ताल की।") != []


def test_rules_of_the_type_that_it_is_like(tmp_path: Path) -> None:
    """A type like CONSULT that is told in the future is a promise, as the codebook says; one like none keeps its type."""
    entry = ENTRIES + "व्यापार वार्ता\tकरना\tnoun\t-\twith\t-\n"
    sentence = "भारत और जापान अगले महीने व्यापार वार्ता करेंगे।"
    like = write(tmp_path / "a", ontology__types=TYPES + "PARLEY\t-\tVC\t2\tवार्ता\tparley\tCONSULT\n", predicates__parley=entry)
    alone = write(tmp_path / "b", ontology__types=TYPES + "PARLEY\t-\tVC\t2\tवार्ता\tparley\t-\n", predicates__parley=entry)
    assert coded(like, sentence) == [("AGREE", [], "happened")]
    assert coded(alone, sentence) == [("PARLEY", [], "future")]
    assert coded(like, "भारत और जापान ने व्यापार वार्ता की।") == [("PARLEY", [], "happened")]


def test_intensity_of_ours_is_changed(tmp_path: Path) -> None:
    write(tmp_path, ontology__types=TYPES + "PROTEST\tstrike\tMX\t-1.5\tहड़ताल\tstrike\t-\n")
    assert Ontology.read([DATA / "hi", tmp_path]).intensity("PROTEST", ["strike"]) == -1.5


def test_our_entry_is_taken_out_by_a_blocker(tmp_path: Path) -> None:
    sentence = "मज़दूरों ने दिल्ली में हड़ताल की।"
    assert coded(None, sentence)
    write(tmp_path, predicates__blockers=("phrase\treason\texample\nहड़ताल\tstudy\t-\n"))
    assert coded(tmp_path, sentence) == []


def test_a_word_leaves_a_context(tmp_path: Path) -> None:
    sentence = "सेना ने दिल्ली में मार्च किया और किसान संगठन ने मोर्चा के साथ प्रदर्शन किया।"
    write(tmp_path, contexts="context\twords\tflags\nmilitary\tसेना | मोर्चा\toff\n")
    for folder, there in ((None, True), (tmp_path, False)):
        events = vaarta.load("hi", data=[folder] if folder else []).code(sentence, form="plain").events
        assert events
        assert ("military" in events[-1].contexts) is there


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"ontology__types": TYPES + "BLOCKADE\t-\tMX\t-6\tनाकाबंदी\tblockade\tPROTESTS\n"}, "like 'PROTESTS'"),
        ({"ontology__types": TYPES + "BLOCKADE\trail\tMX\t-6\tरेल\trail\t-\n"}, "a mode of 'BLOCKADE'"),
        ({"ontology__types": TYPES + "Block-ade\t-\tMX\t-6\tनाकाबंदी\tblockade\t-\n"}, "type 'Block-ade'"),
        ({"predicates__protest": ENTRIES + "रेल\tरोकना\tnoun\trail\tself\t-\n"}, "mode 'rail'"),
        ({"predicates__blockade": ENTRIES + "रेल\tरोकना\tnoun\t-\tself\t-\n"}, "no type BLOCKADE"),
        ({"contexts": "context\twords\tflags\nfarming\tखेत\tweek\n"}, "flags ['week']"),
    ],
    ids=["unknown like", "mode without type", "name of the type", "unknown mode", "unknown type", "unknown flag"],
)
def test_faults_are_told_with_their_place(tmp_path: Path, files: dict[str, str], found: str) -> None:
    write(tmp_path, **files)
    with pytest.raises(DataError, match=regex.escape(found)) as caught:
        vaarta.load("hi", data=[tmp_path])
    assert caught.value.code == "D003"


def test_every_table_of_judging_words_is_read(tmp_path: Path) -> None:
    """A folder may hold words that praise and blame in several tables, as it may hold several of predicates."""
    sentence = "रूस ने अमेरिका के फ़ैसले को खटपटिया बताया।"
    own = write(tmp_path, **{"predicates__evaluatives-mine": "word\tpolarity\nखटपटिया\tneg\n"})
    assert coded(own, sentence) == [("ACCUSE", ["disapprove"], "happened")]
    assert coded(None, sentence) == []
