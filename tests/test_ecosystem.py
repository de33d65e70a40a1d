"""At home with other tools: data frames, spaCy, Datasette, shells, citations, containers; and the tutorial runs."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import regex

import vaarta
from vaarta.dataframes import frame
from vaarta.errors import UsageError
from vaarta.records.flat import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
TEXT = "रूस ने शनिवार को यूक्रेन पर हमला किया।उन्होंने कहा कि भारत ने पाकिस्तान की निंदा की। (अमेरिका) ने ईरान पर प्रतिबंध लगाए।"


def run(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from vaarta.cli import main; main()", *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **env})


@pytest.fixture(scope="module")
def articles(coder):
    return [coder.code(TEXT, id="a", published="2022-03-07"), coder.code("आज मौसम साफ़ रहा।", id="b")]


def test_dicts_of_an_article_are_one_row_an_event(articles) -> None:
    rows = articles[0].to_dicts()
    assert len(rows) == len(articles[0].events) > 1
    assert all(list(row) == list(COLUMNS) for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["trigger"] for row in rows)
    assert articles[1].to_dicts() == []
    assert json.loads(json.dumps(rows, ensure_ascii=False, default=str))


def test_frames_have_the_same_typed_columns_full_or_empty(articles) -> None:
    pytest.importorskip("pandas")
    full, empty = frame(articles), frame(articles[1])
    assert list(full.columns) == list(COLUMNS)
    assert (full.dtypes == empty.dtypes).all()
    assert len(full) == len(articles[0].events)
    assert str(full["day"].dtype).startswith("datetime64")
    pl = pytest.importorskip("polars")
    full, empty = frame(articles, "polars"), frame([], "polars")
    assert full.schema == empty.schema
    assert full.schema["actor_keys"] == pl.List(pl.String)
    assert full["type"].to_list() == [e.type for e in articles[0].events]
    with pytest.raises(UsageError, match="pandas and polars"):
        frame(articles, "arrow")


@pytest.fixture(scope="module")
def nlp():
    spacy = pytest.importorskip("spacy")
    blank = spacy.blank("hi")
    # As the entry point of an installed package does.
    import vaarta.inspacy  # noqa: F401

    blank.add_pipe("vaarta", config={"published": "2022-03-07"})
    return blank


def test_entry_point_names_the_factory() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert said["project"]["entry-points"]["spacy_factories"] == {"vaarta": "vaarta.inspacy:make"}


def exact(doc, span) -> str:
    return doc.text[slice(*span._.vaarta_chars)]


def test_spans_on_a_doc_tell_the_exact_words_where_tokens_do_not(nlp, articles) -> None:
    """spaCy leaves "किया।उन्होंने" whole; the span covers it, and the words of the record are told to the character."""
    doc = nlp(TEXT)
    events = articles[0].events
    assert [e["type"] for e in doc._.vaarta_events] == [e.type for e in events]
    assert [exact(doc, span) for span in doc.spans["vaarta_events"]] == [e.trigger for e in events]
    wanted = [p for e in events for p in (*e.actors, *e.recipients, *([e.said_by] if e.said_by else [])) if p.span]
    assert sorted(exact(doc, s) for s in doc.spans["vaarta_participants"]) == sorted(TEXT[slice(*p.span)] for p in wanted)
    assert any(span.text != exact(doc, span) for span in doc.spans["vaarta_events"])
    assert all(exact(doc, s) in s.text for group in ("vaarta_events", "vaarta_participants") for s in doc.spans[group])


def test_docs_go_to_other_processes_and_disk_and_back(nlp) -> None:
    from spacy.tokens import Doc, DocBin

    here = nlp(TEXT)
    (there,) = list(nlp.pipe([TEXT], n_process=2))
    stored = Doc(nlp.vocab).from_bytes(here.to_bytes())
    (binned,) = DocBin(store_user_data=True, docs=[here]).get_docs(nlp.vocab)
    for doc in (there, stored, binned):
        assert doc._.vaarta_events == here._.vaarta_events
        assert [exact(doc, s) for s in doc.spans["vaarta_events"]] == [exact(here, s) for s in here.spans["vaarta_events"]]
    english = nlp("This page is in English, and will not be coded at all by this component.")
    assert english._.vaarta_events == []
    assert english._.vaarta_rejected


def test_store_opens_in_datasette_with_our_metadata(tmp_path) -> None:
    datasette = pytest.importorskip("datasette.app")
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "published": "2022-03-07"}) + "\n", encoding="utf-8")
    db, told = tmp_path / "news.db", tmp_path / "metadata.json"
    assert run("ingest", str(tmp_path / "a.jsonl"), "--db", str(db), "--jobs", "0", "--quiet").returncode == 0
    assert run("db", "metadata", str(told), "--db", str(db)).returncode == 0

    async def ask() -> list[str]:
        app = datasette.Datasette([str(db)], metadata=json.loads(told.read_text(encoding="utf-8")))
        await app.invoke_startup()
        pages = ["/news", "/news/events", "/news/dyad.json?actor=RUS&recipient=UKR&_shape=array", "/news/types", "/news/refused"]
        answers = [await app.client.get(page, follow_redirects=True) for page in pages]
        assert [a.status_code for a in answers] == [200] * len(pages)
        return [a.text for a in answers]

    texts = asyncio.run(ask())
    assert "one coded event a row" in texts[1]
    assert json.loads(texts[2])[0]["type"] == "ASSAULT"


def test_version_names_coder_lexicon_and_schema() -> None:
    done = run("--version")
    assert regex.fullmatch(rf"vaarta {vaarta.__version__} \(lexicon [0-9a-f]{{12}}, schema \d{{4}}\w*\)\n", done.stdout)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_installs_and_completes(shell, tmp_path) -> None:
    done = run("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.returncode == 0
    assert "_VAARTA_COMPLETE" in done.stdout
    if shell == "bash":
        words = run(_VAARTA_COMPLETE="complete_bash", COMP_WORDS="vaarta ing", COMP_CWORD="1").stdout.split()
        assert words == ["ingest"]
        installed = run("--install-completion", shell, HOME=str(tmp_path), _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
        assert installed.returncode == 0
        assert list(tmp_path.rglob("vaarta.sh"))


def test_citation_file_is_whole_and_of_this_version() -> None:
    yaml = pytest.importorskip("yaml")
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= said.keys()
    assert said["cff-version"] == "1.2.0"
    assert said["version"] == vaarta.__version__
    assert said["license"] == "Apache-2.0"
    assert all({"name"} <= a.keys() or {"family-names"} <= a.keys() for a in said["authors"])


def test_what_the_container_runs_works_step_by_step(tmp_path) -> None:
    """No engine builds it here: each file it copies is there, each command it gives is one, the compose file is sound."""
    yaml = pytest.importorskip("yaml")
    steps = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [name for line in steps if line.startswith("COPY") for name in line.split()[1:-1]]
    assert all((ROOT / name.removeprefix("./")).exists() for name in copied)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    (asked,) = regex.findall(r"'\.\[([a-z,]+)\]'", "\n".join(steps))
    assert set(asked.split(",")) <= extras.keys()
    assert run("explain", "रूस ने यूक्रेन पर हमला किया।", HOME=str(tmp_path)).returncode == 0
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert set(compose["services"]) == {"db", "vaarta"}


def test_what_the_compose_file_runs_works_on_postgresql(postgres, tmp_path) -> None:
    address = postgres.create()
    assert run("db", "migrate", VAARTA_DB=address).returncode == 0
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    done = run("ingest", str(tmp_path), "--quiet", "--jobs", "0", VAARTA_DB=address)
    assert done.returncode == 0, done.stderr
    assert '"articles": 1' in run("db", "status", "--json", VAARTA_DB=address).stdout


def test_cells_of_the_tutorial_print_what_stands_under_them() -> None:
    page = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    names: dict[str, object] = {}
    cells = regex.findall(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```)?", page, regex.DOTALL)
    assert len(cells) >= 5
    for code, said in cells:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(code, "docs/tutorial.md", "exec"), names)
        assert [line.rstrip() for line in out.getvalue().splitlines()] == [line.rstrip() for line in said.splitlines()]
