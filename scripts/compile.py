"""Compiles the rooms in which the time goes to machine code with mypyc; the records are the same. Nobody needs to.

python scripts/compile.py FOLDER     a compiled copy of the package in FOLDER; PYTHONPATH=FOLDER takes it

Needs mypy, setuptools and a C compiler, and some minutes. ``hatch_build.py`` does the same while a wheel is built.
"""

from __future__ import annotations

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
