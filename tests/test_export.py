"""Exports are read back: columns and their order, values, what lies beside them, from either database."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vaarta.cli.export import export_store
from vaarta.errors import UsageError
from vaarta.export import layouts
from vaarta.export.beside import codebook
from vaarta.export.files import LAYOUTS
from vaarta.export.tables import act, cameo, countries
from vaarta.pipeline import run
from vaarta.store import ledger
from vaarta.store.database import open_current
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows
from vaarta.store.stories import StoryKeeper
from vaarta.store.writer import Coded, Writer
from vaarta.stories.labelled import read_reports

NONE = dict.fromkeys(("actor", "recipient", "speaker", "type", "status", "since", "until", "place", "outlet"))
REPORTS = Path(__file__).parent / "stories" / "first.txt"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request, tmp_path_factory, coder):
    """A store with a dozen coded reports and their stories; its address."""
    address = str(tmp_path_factory.mktemp("x") / "x.db") if request.param == "sqlite" else request.getfixturevalue("postgres").create()
    database = open_current(address, create=True)
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    pages = []
    for report in read_reports(REPORTS)[:24]:
        article = report.article()
        article.url = f"https://x.in/{report.id}"
        run(article, coder.engine)
        pages.append(Coded(article.url, "d", article_rows(article), article.url, article.url))
    writer.write(pages)
    StoryKeeper(database, coder.engine).update()
    database.close()
    return address


def exported(filled, tmp_path, to, **given):
    out = tmp_path / f"events.{to}"
    assert export_store(out, to, {**NONE, **given}, db=filled, overwrite=False) == 0
    return out


def tabs(path, head):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    cells = [line.split("\t") for line in lines]
    return (cells[0], cells[1:]) if head else (None, cells)


def test_csv_comes_back(filled, tmp_path):
    with exported(filled, tmp_path, "csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == layouts.FLAT
    blast = [r for r in rows if r["url"] == "https://x.in/kabul-mosque.a" and r["type"] == "ASSAULT"]
    assert blast
    assert blast[0]["day"] == "2023-03-17"
    assert "AFG" in {r["place_key"] for r in blast}
    assert "धमाका" in blast[0]["sentence"]
    assert blast[0]["coder"] == "1"
    assert int(blast[0]["sources"]) > 1, "the merged event's outlets"
    assert len({r["merged_id"] for r in rows}) < len(rows)


def test_parquet_is_csv_with_types(filled, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = pq.read_table(exported(filled, tmp_path, "parquet"))
    assert tuple(table.column_names) == layouts.FLAT
    with exported(filled, tmp_path, "csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert table.column("event_id").to_pylist() == [r["event_id"] for r in rows]
    assert {type(v) for v in table.column("intensity").to_pylist()} == {float}


def test_jsonl_holds_the_whole_record(filled, tmp_path):
    rows = [json.loads(line) for line in exported(filled, tmp_path, "jsonl").read_text(encoding="utf-8").splitlines()]
    assert all({"type", "actors", "recipients", "when", "reasons", "article", "merged", "story", "coder"} <= set(r) for r in rows)
    assert all(r["article"]["sentence"] for r in rows)
    assert all(r["trigger"] in r["article"]["sentence"] for r in rows)


def test_plover_has_its_required_fields(filled, tmp_path):
    rows = [json.loads(line) for line in exported(filled, tmp_path, "plover").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        assert {"id", "date", "actor", "event"} <= set(row)
        start, end = row["text_info"]["start"], row["text_info"]["end"]
        assert row["text"][start:end] == row["event_text"]
    assert any(r.get("size", {}).get("dead") for r in rows)


def test_polecat_has_its_forty_columns(filled, tmp_path):
    head, rows = tabs(exported(filled, tmp_path, "polecat"), head=True)
    assert len(head) == 40
    assert (head[0], head[15], head[-1]) == ("Event ID", "Recipient Name", "Version")
    assert {len(r) for r in rows} == {40}
    talks = [dict(zip(head, r, strict=True)) for r in rows if r[2] == "CONSULT"]
    assert any("Russia" in t["Actor Country"] and "365" in t["Actor COW"] for t in talks)


def test_gdelt_has_its_sixty_one_columns(filled, tmp_path):
    _, rows = tabs(exported(filled, tmp_path, "gdelt"), head=False)
    assert {len(r) for r in rows} == {61}
    assert len(layouts.GDELT) == 61
    assert (layouts.GDELT[26], layouts.GDELT[60]) == ("EventCode", "SOURCEURL")
    cells = [dict(zip(layouts.GDELT, r, strict=True)) for r in rows]
    assert all(c["SQLDATE"].isdigit() and len(c["SQLDATE"]) == 8 for c in cells)
    assert len({c["GLOBALEVENTID"] for c in cells}) == len(cells)
    expel = next(c for c in cells if c["SOURCEURL"].endswith("rus-diplomats.a") and c["EventRootCode"] == "16")
    assert (expel["Actor1CountryCode"], expel["Actor2CountryCode"], expel["QuadClass"]) == ("RUS", "USA", "4")


def test_layouts_without_status_leave_out_what_did_not_happen(filled, tmp_path):
    exported(filled, tmp_path, "jsonl")
    _, rows = tabs(exported(filled, tmp_path, "polecat"), head=True)
    records = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {r["status"] for r in records} > {"happened"}
    assert len(rows) == sum(r["status"] == "happened" for r in records)
    (tmp_path / "all").mkdir()
    _, rows = tabs(exported(filled, tmp_path / "all", "polecat", status="all"), head=True)
    assert len(rows) == len(records)


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        ({"actor": "RUS"}, lambda r: any(p["key"] == "RUS" for p in r["actors"])),
        ({"actor": "रूस"}, lambda r: any(p["key"] == "RUS" for p in r["actors"])),
        ({"type": "assault"}, lambda r: r["type"] == "ASSAULT"),
        ({"outlet": "BBC Hindi"}, lambda r: r["article"]["outlet"] == "BBC Hindi"),
        ({"until": "2022-01-31"}, lambda r: r["when"]["start"] <= "2022-01-31"),
        ({"place": "हेरात"}, lambda r: r["where"]["name"] == "हेरात"),
    ],
)
def test_filters(filled, tmp_path, given, holds):
    rows = [json.loads(line) for line in exported(filled, tmp_path, "jsonl", **given).read_text(encoding="utf-8").splitlines()]
    assert rows
    assert all(holds(r) for r in rows)


def test_citation_and_codebook_lie_beside_the_data(filled, tmp_path):
    out = exported(filled, tmp_path, "gdelt", actor="RUS")
    cited = json.loads(Path(f"{out}.citation.json").read_text(encoding="utf-8"))
    assert cited["query"] == {"actor": "RUS", "status": "happened"}
    assert cited["coders"] == {"vaarta 1, lexicon lex1": cited["records"]}
    assert sum(cited["outlets"].values()) == cited["records"] > 0
    assert Path(f"{out}.codebook.md").read_text(encoding="utf-8").count("\n| ") == 62


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_codebook_explains_every_column(name):
    text = codebook(LAYOUTS[name])
    assert all(f"| {c} |" in text for c in LAYOUTS[name].columns)


@pytest.mark.parametrize("given", [{"type": "KISS"}, {"status": "maybe"}, {"actor": "नामालूम"}, {"since": "kal"}])
def test_wrong_filters_are_told(filled, tmp_path, given):
    with pytest.raises(UsageError, match=r"U021|U010"):
        exported(filled, tmp_path, "csv", **given)
    assert list(tmp_path.iterdir()) == []


def test_file_that_exists_is_kept(filled, tmp_path):
    out = exported(filled, tmp_path, "csv")
    before = out.read_bytes()
    with pytest.raises(UsageError, match="U022"):
        exported(filled, tmp_path, "csv")
    assert out.read_bytes() == before
    with pytest.raises(UsageError, match="U022"):
        export_store(tmp_path / "no" / "x.csv", "csv", NONE, db=filled, overwrite=False)


def test_command_writes_to_a_pipe(filled):
    command = ["export", "-", "--to", "jsonl", "--db", filled, "--type", "CONSULT"]
    code = "from vaarta.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, check=True, env=os.environ)
    assert all(json.loads(line)["type"] == "CONSULT" for line in done.stdout.decode().splitlines())
    assert done.stderr == b""


def test_cells_that_a_spreadsheet_would_run_are_marked():
    from vaarta.export.files import _safe

    assert [_safe(v) for v in ("=1+1", "@x", "रूस", -3.5, None)] == ["'=1+1", "'@x", "रूस", -3.5, ""]


def test_every_type_and_mode_has_a_code(coder):
    for type_ in coder.engine.ontology.types:
        assert act(type_, [])[0]
    known = coder.engine.ontology.types
    assert {t for t, _ in cameo()} == set(known)


def test_countries_of_the_lexicon_have_names(coder):
    assert {"IND", "PAK", "USA", "RUS", "CHN", "PSE", "XKX", "TWN"} <= set(countries())
