"""Puts what ``vaarta code examples/geneva.txt`` prints into README.md and README.hi.md; ``--check`` only compares.

python scripts/readme_example.py [--check]
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import regex
from rich.console import Console

import vaarta
from vaarta.cli import render

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "README.hi.md")
# The first fenced block that begins with the example's headline.
BLOCK = regex.compile(r"(?<=```text\n)जिनेवा में रूस.*?(?=```)", regex.S)


def output() -> str:
    """The terminal output for the example, without colours."""
    coder = vaarta.load("hi")
    path = ROOT / "examples" / "geneva.txt"
    from vaarta.reading import read

    article = coder.run(read(path.read_bytes(), source="examples/geneva.txt", published="2022-01-08"))
    stream = io.StringIO()
    console = Console(file=stream, highlight=False, soft_wrap=True, color_system=None, width=200)
    render.head(article, console)
    render.events(article, console)
    return "\n".join(line.rstrip() for line in stream.getvalue().strip().splitlines()) + "\n"


def main() -> int:
    shown = output()
    stale = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fresh = BLOCK.sub(lambda _: shown, text, count=1)
        if fresh != text:
            stale.append(page.name)
            if "--check" not in sys.argv:
                page.write_text(fresh, encoding="utf-8")
    if stale and "--check" in sys.argv:
        print(f"{', '.join(stale)}: the example is not what is printed now; run python scripts/readme_example.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
