r"""The standard ``re`` breaks Devanagari words at their vowel signs: ``\w`` and ``\b`` of it, and Hindi in it, are banned."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
BANNED = ("\\w", "\\W", "\\b", "\\B")


def offences(code: str) -> list[tuple[int, str]]:
    """Line and pattern of each call of the standard ``re`` with a banned class or with Devanagari."""
    tree = ast.parse(code)
    names: set[str] = set()
    functions: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {a.asname or a.name for a in node.names if a.name == "re"}
        elif isinstance(node, ast.ImportFrom) and node.module == "re":
            functions |= {a.asname or a.name for a in node.names}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        of_module = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id in names
        if of_module or (isinstance(called, ast.Name) and called.id in functions):
            for argument in node.args:
                for part in ast.walk(argument):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        text = part.value
                        if any(b in text for b in BANNED) or any("\u0900" <= c <= "\u097f" for c in text):
                            found.append((node.lineno, text))
    return found


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_word_class_of_the_standard_module(path: Path) -> None:
    assert offences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("code", "count", "why"),
    [
        ('import re\nre.sub(r"\\w+", "", t)', 1, "the word class"),
        ('import re as r\nr.compile(r"\\bx")', 1, "the border under another name"),
        ('from re import compile\ncompile("कल")', 1, "Hindi in an imported function"),
        ('import regex\nregex.sub(r"\\w+", "", t)', 0, "the regex module may"),
        ('import re\nre.sub(r"[0-9]+", "", t)', 0, "plain classes may"),
    ],
)
def test_the_lint_itself(code: str, count: int, why: str) -> None:
    assert len(offences(code)) == count, why
