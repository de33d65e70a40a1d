"""Compiles the rooms in which the time goes to machine code with mypyc; the records are the same. Nobody needs to.

python scripts/compile.py FOLDER     a compiled copy of the package in FOLDER; PYTHONPATH=FOLDER takes it

Needs mypy, setuptools and a C compiler, and some minutes. ``hatch_build.py`` does the same while a wheel is built.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What every sentence goes through. Records stay as they are: programs build them, and compiled fields take no other type than their own.
# Of the reading of pages, what a text of plain lines goes through.
READING = ("reading/reader.py", "reading/tongue.py", "reading/furniture.py", "reading/textform.py")
HOT = ("language/*.py", "frames/*.py", "coding/*.py", "resolving/*.py", "positions/*.py", "talks/*.py", "pipeline.py", *READING)
# Read when a lexicon is built, or never while a page is coded.
COLD = frozenset({"language/topictables.py", "language/overlay.py", "language/tables.py", "positions/scoring.py", "talks/dossier.py"})
_SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup
modules = mypycify(["--ignore-missing-imports", *sys.argv[1:]], opt_level="2", debug_level="0", multi_file=True, group_name="vaarta")
setup(name="vaarta", packages=[], ext_modules=modules, script_args=["build_ext", "--inplace"])
"""


# Names of constants, and of the stores that a module keeps: bound once and never anew. Aliases of types have names of another form.
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+|_[a-z][a-z0-9_]*")


def with_finals(source: str) -> str:
    """A module whose constants are told to be final, every line where it was.

    mypyc looks a name of a module up in its dictionary each time, for anybody might have bound it anew; a final one it keeps in a place
    of its own. Done here and not in the sources, so that no constant is forgotten.
    """
    tree = ast.parse(source)
    bound = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
    rebound = {name for name in bound if bound.count(name) > 1}
    lines = [line.encode() for line in source.split("\n")]
    for node in tree.body:
        names = _constants(node)
        if not names or not rebound.isdisjoint(names):
            continue
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        if isinstance(node, ast.AnnAssign):
            told = node.annotation
            at, end = told.col_offset, told.end_col_offset
            lines[first] = lines[first][:at] + b"Final[" + lines[first][at:end] + b"]" + lines[first][end:]
        elif len(names) == 1:
            at = len(names[0])
            lines[first] = lines[first][:at] + b": Final" + lines[first][at:]
        elif isinstance(node.value, ast.Tuple) and first == last:
            values = [lines[first][v.col_offset : v.end_col_offset].decode() for v in node.value.elts]
            lines[first] = "; ".join(f"{name}: Final = {value}" for name, value in zip(names, values, strict=True)).encode()
        else:
            # A row of names cannot be told to be anything; each is bound again from one that is not kept.
            start = lines[first].index(b"=")
            lines[last] += "".join(f"; {name}: Final = {name}_" for name in names).encode()
            lines[first] = ", ".join(f"{name}_" for name in names).encode() + b" " + lines[first][start:]
    text = b"\n".join(lines).decode()
    return text.replace("from __future__ import annotations", "from __future__ import annotations; from typing import Final", 1)


def _constants(node: ast.stmt) -> list[str]:
    """The names of constants that a statement binds; [] where it binds anything else."""
    if isinstance(node, ast.AnnAssign) and node.value is not None:
        targets: list[ast.expr] = [node.target]
    elif isinstance(node, ast.Assign) and len(node.targets) == 1:
        targets = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else node.targets
    else:
        return []
    names = [t.id for t in targets if isinstance(t, ast.Name) and _CONSTANT.fullmatch(t.id)]
    return names if len(names) == len(targets) else []


def hot(package: Path) -> list[str]:
    """The modules that are compiled, as paths from the folder that holds the package."""
    found = {path.relative_to(package).as_posix() for pattern in HOT for path in package.glob(pattern)}
    return [f"{package.name}/{name}" for name in sorted(found - COLD)]


def compile_in(folder: Path) -> list[Path]:
    """Copy the package into a folder and compile it there. Out: the extension modules, also those of earlier runs.

    Raises CalledProcessError where mypyc or the C compiler fails; what they say goes to standard error.
    """
    package = folder / "vaarta"
    for old in folder.rglob("*.so"):
        old.unlink()
    shutil.copytree(ROOT / "src" / "vaarta", package, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (folder / name for name in hot(package)):
        path.write_text(with_finals(path.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run([sys.executable, "-c", _SETUP, *hot(package)], cwd=folder, check=True, stdout=sys.stderr)
    shutil.rmtree(folder / "build")
    return sorted(path for suffix in ("*.so", "*.pyd") for path in folder.rglob(suffix))


def main() -> None:
    """Do what the command line asks for."""
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    made = compile_in(folder)
    print(f"{len(made)} modules compiled; take them with PYTHONPATH={folder}")


if __name__ == "__main__":
    main()
