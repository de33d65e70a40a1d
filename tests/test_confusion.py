"""``vaarta eval --confusion``: every gold and every coded event stands in the table once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vaarta.cli.evaluate import confusion_table, confusions, evaluate_gold
from vaarta.scoring import EventDict, score


def event(type_: str, trigger: str) -> EventDict:
    return {"type": type_, "trigger": trigger, "status": "happened", "actors": [], "recipients": []}


def test_each_event_is_counted_once() -> None:
    gold = [event("ACCUSE", "निंदा की"), event("AID", "मदद दी"), event("ASSAULT", "हमला")]
    coded = [event("REJECT", "निंदा की"), event("ASSAULT", "हमला"), event("COERCE", "रोका")]
    table = confusions(score([(gold, coded)])[0])
    assert {(a, b): n for a, row in table.items() for b, n in row.items() if n} == {
        ("ACCUSE", "REJECT"): 1,
        ("AID", "–"): 1,
        ("ASSAULT", "ASSAULT"): 1,
        ("–", "COERCE"): 1,
    }
    assert sum(sum(row.values()) for name, row in table.items() if name != "–") == len(gold)
    assert sum(row[column] for row in table.values() for column in row if column != "–") == len(coded)


def test_sides_tell_nobody_from_somebody_without_a_key() -> None:
    def sided(actors: list[str | None], recipients: list[str | None]) -> EventDict:
        sides = [[{"text": "x", "key": k, "sectors": []} for k in keys] for keys in (actors, recipients)]
        return {**event("ACCUSE", "निंदा की"), "actors": sides[0], "recipients": sides[1]}

    gold = [sided(["USA"], ["RUS", "CHN"]), sided(["IND"], ["PAK"]), sided(["UN"], []), sided([None], ["IRN"])]
    coded = [sided(["USA"], ["RUS"]), sided([None], []), sided(["UN"], ["SYR"]), sided(["FRA"], ["IRQ"])]
    sides = score([([a], [b]) for a, b in zip(gold, coded, strict=True)])[0].sides
    assert {kind for side, kind in sides if side == "actors"} == {"right", "keyless"}
    assert sides["actors", "right"] == 3
    assert [sides["recipients", kind] for kind in ("partly", "missing", "surplus", "other")] == [1, 1, 1, 1]


def test_table_has_a_line_and_a_column_for_every_type() -> None:
    lines = confusion_table(score([([event("AID", "मदद दी")], [event("AGREE", "मदद दी")])])[0])
    assert [line.split()[0] for line in lines[1:]] == ["AID", "AGREE", "–"]
    assert {len(line) for line in lines} == {12 + 7 * 3}


def test_json_holds_the_confusions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    record = {"id": "a", "text": "रूस ने यूक्रेन पर हमला किया।", "events": [event("ASSAULT", "हमला किया")]}
    path.write_text(json.dumps(record), encoding="utf-8")
    assert evaluate_gold(path, data=[], errors=False, as_json=True, floors=None, confusion=True) == 0
    assert json.loads(capsys.readouterr().out)["confusion"]["ASSAULT"] == {"ASSAULT": 1, "–": 0}
