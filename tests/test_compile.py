"""What is compiled (``scripts/compile.py``) means the same compiled and not."""

from __future__ import annotations

import ast
import pickle
import sys
from pathlib import Path

import pytest

import vaarta
from vaarta.language import choose, forms
from vaarta.resolving import datewords
from vaarta.talks import lexicon as talkwords

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from compile import COLD, hot, with_finals  # noqa: E402

SOURCES = ROOT / "src"
MODULES = hot(SOURCES / "vaarta")


def test_every_module_that_is_left_out_exists() -> None:
    """A module that was renamed would be compiled, or forgotten, unseen."""
    assert all((SOURCES / "vaarta" / name).exists() for name in COLD)
    assert "vaarta/frames/fill.py" in MODULES
    assert not any(name.removeprefix("vaarta/") in COLD for name in MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_a_compiled_module_holds_nothing_that_mypyc_refuses_or_changes(name: str) -> None:
    """mypyc makes a plain property of ``cached_property``, so that each use works it out anew, and fails on a star behind ``in``.

    Of a loop ``while not done and …`` over a plain name it writes C that jumps back to no label, and the build ends there.
    """
    tree = ast.parse((SOURCES / name).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.ImportFrom) and any(a.name == "cached_property" for a in node.names)), name
        assert not (isinstance(node, ast.ClassDef) and len(node.bases) > 1), f"{name}: mypyc takes one base of a class"
        if isinstance(node, ast.Compare):
            starred = [e for c in node.comparators if isinstance(c, ast.Tuple | ast.List | ast.Set) for e in c.elts]
            assert not any(isinstance(e, ast.Starred) for e in starred), f"{name}:{node.lineno}"
        if isinstance(node, ast.While) and isinstance(node.test, ast.BoolOp) and isinstance(first := node.test.values[0], ast.UnaryOp):
            assert not (isinstance(first.op, ast.Not) and isinstance(first.operand, ast.Name)), f"{name}:{node.lineno}"


def test_the_lexicon_that_is_kept_on_disk_can_be_read_again(coder: vaarta.Coder) -> None:
    """A cache that cannot be read is only slower, so nobody would see it. Compiled, a frozen dataclass cannot."""
    kept = coder.engine, forms.morphology(), choose.choice(), datewords.load_lexicon(), talkwords.load()
    again = pickle.loads(pickle.dumps(kept, protocol=pickle.HIGHEST_PROTOCOL))
    assert again[0].names.persons == coder.engine.names.persons
    assert again[0].frames.entries == coder.engine.frames.entries
    assert again[0].frames.predicates.root.keys() == coder.engine.frames.predicates.root.keys()
    assert (again[1], again[2]) == (forms.morphology(), choose.choice())
    assert (again[3].words, again[3].triggers) == (datewords.load_lexicon().words, datewords.load_lexicon().triggers)
    assert again[4].formats.root == talkwords.load().formats.root


def test_constants_of_a_compiled_module_are_final_and_every_line_stays() -> None:
    """A name that is not final is looked up in a dictionary at each use; what is bound twice or is an alias of a type stays as it is."""
    source = (
        "from __future__ import annotations\nimport sys\nKind = str\nONE, TWO = 1, 2\nWORDS = frozenset(\n    {'a'}\n)\n"
        "A1, B1 = (len(w) for w in ('a', 'b'))\n_kept: dict[str, int] = {}\nOTHER = 1\nOTHER = 2\n"
    )
    told = with_finals(source)
    assert told.count("\n") == source.count("\n")
    assert "ONE: Final = 1; TWO: Final = 2\n" in told
    assert "WORDS: Final = frozenset(\n" in told
    assert "_kept: Final[dict[str, int]] = {}\n" in told
    assert "\nKind = str\n" in told
    assert "\nOTHER = 1\nOTHER = 2\n" in told
    made: dict[str, object] = {}
    exec(compile(told, "module", "exec"), made)
    assert (made["A1"], made["B1"], made["TWO"], made["WORDS"]) == (1, 1, 2, frozenset({"a"}))
