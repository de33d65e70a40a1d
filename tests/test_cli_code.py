"""The command line as a person and a program meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SENTENCE = "रूस ने शनिवार को यूक्रेन पर हमला किया।"


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from vaarta.cli import main; main()", *args], input=stdin, capture_output=True, timeout=120, check=False
    )


def lines(out: bytes) -> list[dict]:
    return [json.loads(line) for line in out.decode("utf-8").splitlines()]


def test_program_contract_one_line_each_in_order() -> None:
    """Every input line gives one output line with its id: events or an error, good lines beside bad ones coded."""
    given = "\n".join(
        [
            json.dumps({"id": "a", "text": SENTENCE, "published": "2022-03-06"}, ensure_ascii=False),
            '{"id": "b", "text": ',
            json.dumps({"id": "c", "text": ""}),
            json.dumps({"id": "d", "text": "मौसम साफ़ रहेगा।"}, ensure_ascii=False),
        ]
    )
    done = run("code", "--from", "jsonl", "--to", "jsonl", "-", stdin=given.encode())
    records = lines(done.stdout)
    assert [r["id"] for r in records] == ["a", None, "c", "d"]
    assert "error" in records[1]
    assert records[1]["where"].endswith(":2")
    assert records[2]["error"]["code"].startswith("P")
    assert records[3]["events"] == []
    assert done.returncode == 1
    (event,) = records[0]["events"]
    fields = {
        "id", "type", "modes", "status", "trigger", "actors", "recipients", "when", "where", "said_by", "quad", "intensity", "contexts",
        "topics", "span", "sentence", "reasons",
    }  # fmt: skip
    assert fields <= event.keys()
    assert (event["type"], event["quad"]) == ("ASSAULT", "MX")
    assert event["when"]["start"] == "2022-03-05"
    assert SENTENCE[slice(*event["span"])] == event["trigger"]
    assert {"text", "key", "sectors", "span", "name"} <= event["actors"][0].keys()


def test_without_a_date_saturday_stays_open_and_says_so() -> None:
    done = run("code", "--from", "jsonl", "--to", "jsonl", "-", stdin=json.dumps({"id": "a", "text": SENTENCE}).encode())
    (record,) = lines(done.stdout)
    when = record["events"][0]["when"]
    assert when["text"] == "शनिवार को"
    assert when["start"] is None
    assert when["reason"]


@pytest.mark.parametrize(
    ("args", "code", "exit_code"),
    [
        (["code", "no-such-file.html"], "S001", 1),
        (["code", "--published", "soon", "-"], "U0", 2),
        (["code", "--data", "no-such-folder", "-"], "U004", 2),
        (["eval", "no-such-gold.jsonl"], "S010", 1),
    ],
)
def test_bad_call_is_one_line_with_a_code(args: list[str], code: str, exit_code: int) -> None:
    """A wrong call ends with one line that carries a stable code, never a traceback."""
    done = run(*args, stdin=SENTENCE.encode())
    text = done.stderr.decode()
    assert f"[{code}" in text
    assert "Traceback" not in text
    assert done.returncode == exit_code


def test_unknown_option_is_refused() -> None:
    done = run("code", "--no-such-option")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_good_files_beside_bad_ones_are_coded(tmp_path: Path) -> None:
    """A binary file, an empty file and a page with invalid bytes cost nothing that was fine beside them."""
    (tmp_path / "good.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "binary.html").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("code", "--to", "json", str(tmp_path))
    articles = json.loads(done.stdout)
    good = [a for a in articles if a.get("events")]
    assert len(good) == 1
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_show_and_explain_give_reasons(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    shown = run("show", str(path), "--published", "2022-03-06").stdout.decode()
    assert "ASSAULT" in shown
    told = run("explain", SENTENCE).stdout.decode()
    assert "assault.tsv" in told
    assert "role" in told


def test_explain_option_names_entry_roles_and_refusals(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    out = run("code", "--explain", str(path)).stdout.decode()
    assert "entry" in out
    assert "role R" in out


def test_version_names_the_lexicon() -> None:
    assert b"lexicon" in run("--version").stdout
