"""Reasons of events in Hindi: every one that the coder can write has its line in the table, and none is lost or left half English."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import regex

import vaarta
from vaarta.coding.ontology import Ontology
from vaarta.engine import DATA
from vaarta.language.tables import read_table

pytest.importorskip("fastapi")
from vaarta.web.reasons import in_hindi, patterns, told

UNITS = sorted({row["unit"] for row in read_table(DATA / "hi" / "dates" / "units.tsv", ("unit",))})
SOURCE = Path(vaarta.__file__).parent
ROOMS = ("coding", "resolving", "frames", "positions", "talks/meetings.py")
# Words in the code of these rooms that are no reasons.
OTHERS = {
    "names no participant",  # looked for in a reason
    "names no",  # the same
    "(no date to choose by, and out of office at times)",  # the end of a reason, looked for in it
    "the noun that its participle",
    "{following} {keys[end + 1]}",  # a kind word of two words
    "{self.speaker.words} {self.text}",
    "{event.id} meeting",  # what the id of a meeting is made of
    "{int(article.published[:4]) - 1}{article.published[4:10]}",
    "{int(published[:4]) - 1}{published[4:10]}",
}
# Reasons that are nothing but what changes, as they read when they are whole.
WHOLE = {
    "{found.reason}, from {home.name}": ["a number of people, from ईरान"],
    "{known.name}, {why}": ["x, president on 2010-01-02"],
    "{person.name}, {why}": ["x, prime minister until 2010", "x, foreign minister (no date to choose by)", "x, minister (dates unknown)"],
    "{role.office} on {day[:10]}": ["x, president on 2010-01-02"],
    "{last.office} until {last.end}": ["x, president until 2010-01-02"],
    "of {len(candidates)} namesakes the one in a country of the {why}": [
        "of 2 namesakes the one in a country of the sentence", "of 2 namesakes the one in a country of the article"
    ],
    "of {len(held)} namesakes in countries of the {why} the best known": [
        "of 2 namesakes in countries of the sentence the best known", "of 2 namesakes in countries of the article the best known"
    ],
    "{way} publication ({tense or 'no'} tense)": [
        "last on or before publication (past tense)", "next on or after publication (no tense)", "next on or after publication (fut tense)"
    ],
    "{low} {unit}s {word} publication": [f"2 {unit}s {word} publication" for unit in UNITS for word in ("before", "after")],
    "{count} {m.unit}s {'up to' if direction < 0 else 'from'} publication": [
        f"2 {unit}s {word} publication" for unit in UNITS for word in ("up to", "from")
    ],
    "{m.offset} days {'before' if way < 0 else 'after'} publication ({tense or 'no'} tense)": [
        "2 days before publication (past tense)", "1 days after publication (future tense)", "2 days after publication (pres tense)"
    ],
    "{which} {unit}": [f"{which} {unit}" for unit in UNITS for which in ("the last", "this", "the next")],
    "in {which} {m.unit}": [f"in {which} {unit}" for unit in UNITS for which in ("the last", "this", "the next")],
    "day of {which} month": ["day of the last month", "day of this month"],
    "{p.name} ({p.key or p.kind})": [],
    "{first.office or 'role'} (no date to choose by)": ["x, minister (no date to choose by)"],
    "{first.office or 'role'} {UNSURE}": ["x, minister (no date to choose by, and out of office at times)"],
    "{person.roles[0].office or 'role'} (dates unknown)": ["x, president (dates unknown)"],
}  # fmt: skip
# How pieces are put together to whole reasons.
FRAMES = ("{}", "{}x", "x{}", "role x (roles.tsv:1){}", "{} publication (no tense)", "the last{}")


def pieces(path: Path) -> list[tuple[int, str]]:
    """Texts of several words in a module, with what changes in braces; not its docstrings, errors and patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed: set[int] = set()
    for node in ast.walk(tree):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Raise) or called in ("DataError", "read_table", "row.wrong", "regex.compile"):
            passed |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.JoinedStr):
            passed |= {id(inner) for value in node.values for inner in ast.walk(value)}
        elif isinstance(node, ast.Expr):
            passed.add(id(node.value))
    found = []
    for node in ast.walk(tree):
        text = _text(node) if id(node) not in passed else ""
        if " " in text.strip() and regex.search("[a-z]{2}", text):
            found.append((node.lineno, text))  # type: ignore[attr-defined]
    return found


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "{" + ast.unparse(v.value) + "}" for v in node.values)  # type: ignore[attr-defined]
    return ""


def _sample(hole: regex.Match[str]) -> str:
    """Something that may stand in a hole of a text: a place in a file, a number, a unit of time, a word."""
    inner = hole[0]
    kinds = ((".where}", "a.tsv:1"), ("len(", "2"), ("low", "2"), ("count", "2"), ("nth}", "2"), ("unit", "day"))
    return next((sample for mark, sample in kinds if mark in inner), "x")


def wholly_hindi(reason: str) -> bool:
    """Whether a reason has a text in which no English is left but the name of a file and of a rule."""
    hindi = in_hindi(reason)
    return hindi is not None and not regex.search(r"[a-z]{3}", regex.sub(r"\((?:नियम )?[^()]*\)", "", hindi))


def modules() -> list[Path]:
    found = [p for room in ROOMS for p in ([SOURCE / room] if room.endswith(".py") else (SOURCE / room).rglob("*.py"))]
    return sorted(p for p in found if p.name != "scoring.py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_every_reason_in_the_code_has_a_hindi_text(path):
    missing = []
    for line, text in pieces(path):
        said = regex.sub(r"\{[^{}]*\}", _sample, text)
        whole = all(map(wholly_hindi, WHOLE[text])) if text in WHOLE else any(wholly_hindi(frame.format(said)) for frame in FRAMES)
        # Code that sorts reasons asks how they begin.
        begins = any(reason.startswith(text) for reason in patterns()[0])
        if text not in OTHERS and not whole and not begins:
            missing.append(f"{path.name}:{line}: {text}")
    assert not missing, "add to data/i18n/reasons.hi.tsv, or to OTHERS where it is no reason:\n" + "\n".join(missing)


@pytest.mark.parametrize(
    ("table", "column", "reason"),
    [
        ("status.tsv", "rule", "{}: शब्द"),
        ("frames/postpositions.tsv", "slot", "{} phrase"),
        ("frames/domains.tsv", "domain", "a sentence of {}, with nobody of office"),
    ],
)
def test_every_rule_and_slot_of_the_tables_has_a_hindi_text(table, column, reason):
    for row in read_table(DATA / "hi" / table, (column,)):
        hindi = in_hindi(reason.format(row[column]))
        assert hindi is not None, row[column]
        assert row[column] not in hindi, row[column]


def reasons(event: vaarta.Event) -> list[str]:
    why = event.reasons
    found = [why[name] for name in ("entry", "use", "status") if why.get(name)]
    for role, fillers in (why.get("roles") or {}).items():
        found += [role, *(f["how"] for f in fillers)]
    found += [x[part] for x in why.get("refused") or [] for part in ("role", "why")]
    said = [event.said_by] if event.said_by else []
    told_of = [*event.actors, *event.recipients, *said, event.when, event.where]
    return found + [x.reason for x in told_of if x is not None and x.reason]


@pytest.fixture(scope="module")
def coded(coder):
    """Events of the golden sentences, of a day and of none."""
    cases = (Path(__file__).parent / "cases" / "events.txt").read_text(encoding="utf-8").splitlines()
    texts = [line[2:].partition("|")[0].strip() for line in cases if line.startswith("> ")]
    made = [coder.code(text, published="2022-01-10" if n % 2 else None) for n, text in enumerate(texts)]
    return [event for article in made for event in article.events]


def test_reasons_of_coded_sentences_are_told_in_hindi(coded):
    assert len(coded) > 25
    # Lines of the lexicon, offices of persons and names of rules stay in the letters that they are looked up by.
    known = set(Ontology.read([DATA / "hi"]).types)
    for reason in {r for event in coded for r in reasons(event)}:
        hindi = in_hindi(reason)
        assert hindi is not None, reason
        assert not (known & set(regex.findall("[A-Z]{3,}", hindi))), hindi


@pytest.mark.parametrize(
    ("reason", "hindi"),
    [
        ("role सेना (roles.tsv:3); the one country of the sentence", "पद सेना (roles.tsv:3); वाक्य का अकेला देश"),
        ("future tense: AID promised", "भविष्य काल; सहायता का वादा"),
        ("weekday: last on or before publication (past tense)", "ख़बर के दिन या उससे पहले का आख़िरी (भूत काल) (नियम weekday)"),
        ("year: year named", "साल बताया गया (नियम year)"),
        ("'year named' names no participant", "'year named' किसी पक्ष का नाम नहीं"),
    ],
)
def test_reasons_within_reasons_are_told_and_words_of_pages_kept(reason, hindi):
    assert told(reason, "hi") == hindi
    assert told(reason, "en") == reason


@pytest.mark.parametrize("strange", ["", "<script>", "what no table holds", "x; " * 300, "{reason}"])
def test_what_no_line_holds_is_shown_as_it_is(strange):
    assert told(strange, "hi") == strange


def test_each_reason_stands_once_in_the_table() -> None:
    rows = [row["said"] for row in read_table(DATA / "i18n" / "reasons.hi.tsv", ("said", "hindi"))]
    assert sorted(rows) == sorted(set(rows))
