"""benchmarks/audit.py on a case of our own: what counts as right, as changed, as missed."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
import regex

from vaarta.errors import DataError

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import audit
import blind

from vaarta.language.tables import read_table

SENTENCES = [
    "रूस ने यूक्रेन पर हमला किया।",
    "भारत ने चीन से माँग की कि वह सेना हटाए।",
    "बच्चे ने दूध माँगा।",
    "अमरीका ने ईरान पर आरोप लगाया।",
    "रूस ने यूक्रेन पर हमला किया।",
    "आज मौसम अच्छा है।",
]


def test_gold_is_left_out_by_number_and_by_words(tmp_path: Path) -> None:
    gold = '{"id": "hiner-v-00003", "text": "", "events": []}\n{"id": "pud-n01001", "text": "", "events": []}\n'
    (tmp_path / "dev.jsonl").write_text(gold, encoding="utf-8")
    assert audit.gold_numbers(tmp_path) == {3}
    events, quiet = audit.code_all(SENTENCES, [3])
    assert set(events) == {0, 1}, "the gold sentence and a second copy of a sentence are not drawn"
    assert quiet == [2], "a sentence without any predicate is not drawn"
    assert not audit.code_all(SENTENCES, [0])[0].get(4)


def test_figures_of_a_constructed_case(tmp_path: Path) -> None:
    events, quiet = audit.code_all(SENTENCES, [3])
    attack, demand = (audit.name_event(n, events[n][0]) for n in (0, 1))
    stale = audit.Judged(0, attack.type, attack.start, attack.end, "RUS>POL happened")
    rows = ["\t".join(audit.EVENT_COLUMNS)]
    for j, verdict in ((attack, "right\t-"), (demand, "sides\tobject"), (stale, "none\tx")):
        rows.append(f"{j.sentence}\t{j.type}\t{j.start}\t{j.end}\t{j.coded}\t{verdict}")
    (tmp_path / "events.tsv").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "quiet.tsv").write_text("sentence\tverdict\tclass\n2\t-\t-\n0\tASSAULT\tword\n", encoding="utf-8")
    lines = audit.report(audit.read_events(tmp_path / "events.tsv"), audit.read_quiet(tmp_path / "quiet.tsv"), events, quiet)
    text = "\n".join(lines)
    assert "events judged 3, changed since 1" in text
    assert "quiet sentences judged 2, changed since 1" in text
    assert any(line.split()[:5] == ["type", "right", "2", "of", "2"] for line in lines)
    assert any(line.split()[:8] == ["type", "and", "both", "sides", "right", "1", "of", "2"] for line in lines)
    assert any(line.split()[:8] == ["sentences", "with", "a", "missed", "event", "0", "of", "1"] for line in lines)
    assert "changed: sentence 0 is no longer quiet" in lines
    assert any(line.startswith("changed: sentence 0 ASSAULT") and "RUS>POL" in line for line in lines)


def test_unknown_verdict_is_refused(tmp_path: Path) -> None:
    (tmp_path / "events.tsv").write_text("\t".join(audit.EVENT_COLUMNS) + "\n1\tAID\t0\t3\t->- happened\tmaybe\t-\n", encoding="utf-8")
    with pytest.raises(DataError, match="maybe"):
        audit.read_events(tmp_path / "events.tsv")


def test_interval_is_wilsons() -> None:
    share, low, high = audit.wilson(8, 10)
    assert (share, round(low, 3), round(high, 3)) == (0.8, 0.49, 0.943)


def test_stored_judgements_can_be_read_and_hold_no_sentence() -> None:
    for path in sorted(audit.STORED.glob("*.tsv")):
        body = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        if path.stem == "positions":
            # Columns of its own, read by vaarta.positions.scoring: a holder without a key is told by his words, a name or a pronoun.
            assert max(len(regex.findall(r"\p{Devanagari}+", line)) for line in body) <= 4
            continue
        if path.stem in ("blind", "press", "rest"):
            # Columns of its own, read by benchmarks/blind.py.
            assert read_table(path, blind.COLUMNS)
        else:
            assert audit.read_events(path) if path.stem.startswith("events") else audit.read_quiet(path)
        assert not any("\u0900" <= c <= "\u097f" for line in body for c in line)


@pytest.mark.parametrize("name", ["events", "quiet"])
def test_page_counts_the_stored_classes(name: str) -> None:
    """The tables of docs/accuracy.md hold every class of the judgements with its count."""
    page = (audit.STORED.parent.parent / "docs" / "accuracy.md").read_text(encoding="utf-8")
    tables = page.split("### What goes wrong with coded events")[1].split("## What this means")[0]
    section = tables.split("### What is missed")[name == "quiet"]
    told = dict(regex.findall(r"^\| ([a-z-]+) \| ([0-9]+) \|", section, regex.MULTILINE))
    if name == "events":
        stored = Counter(c for _, verdict, c in audit.read_events(audit.STORED / "events.tsv") if verdict != "right")
    else:
        stored = Counter(c for _, types, c in audit.read_quiet(audit.STORED / "quiet.tsv") if types)
    assert told == {c: str(n) for c, n in stored.items()}
