"""The pages under docs agree with the software: commands, error codes, generated reference, examples, links."""

from __future__ import annotations

import contextlib
import io
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import regex
import typer

from vaarta.cli.commands import app

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [*DOCS, *sorted(ROOT.glob("*.md"))]
CODES = regex.compile(r"""["']([USPFDB][0-9]{3})["']""")


def source_codes() -> set[str]:
    return {code for path in (ROOT / "src" / "vaarta").rglob("*.py") for code in CODES.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("command", sorted(typer.main.get_command(app).commands))  # type: ignore[attr-defined]
def test_every_command_has_a_heading(command: str) -> None:
    headings = {line.lstrip("# ").strip("`") for page in DOCS for line in page.read_text(encoding="utf-8").splitlines() if line[:1] == "#"}
    assert f"vaarta {command}" in headings


def test_error_page_and_source_name_the_same_codes() -> None:
    told = set(regex.findall(r"^\| ([USPFDB][0-9]{3}) \|", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), regex.MULTILINE))
    assert source_codes() - told == set(), "codes in the source that docs/errors.md does not explain"
    assert told - source_codes() == set(), "codes in docs/errors.md that the source does not use"


def test_reference_is_fresh() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "api_reference.py"))["page"]()
    assert (ROOT / "docs" / "api.md").read_text(encoding="utf-8") == page, "run python scripts/api_reference.py"


def test_first_python_example_prints_what_the_page_says() -> None:
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code, said = (text.split(f"```{mark}\n")[1].split("```")[0] for mark in ("python", "text"))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "docs/python.md", "exec"), {})
    assert out.getvalue() == said


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    targets = regex.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


def test_readme_example_is_what_is_printed() -> None:
    """The result on the first page is the real one."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "readme_example.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
