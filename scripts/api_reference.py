"""Writes docs/api.md from the docstrings of Vaarta's public names and the fields of its records.

python scripts/api_reference.py           write docs/api.md
python scripts/api_reference.py --check   exit 1 where docs/api.md is not what would be written
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
from pathlib import Path

import regex

import vaarta
from vaarta import records

TARGET = Path(__file__).resolve().parent.parent / "docs" / "api.md"
HEAD = "# Python reference\n\nMade by `python scripts/api_reference.py` from the docstrings; change those, not this page.\n"


def doc(thing: object) -> str:
    """The docstring, dedented, with its line breaks."""
    return inspect.cleandoc(thing.__doc__ or "")


def default(field: dataclasses.Field[object]) -> str:
    """A field's default as it would be typed; a dash where it must be given."""
    if field.default is not dataclasses.MISSING:
        return f"`{field.default!r}`"
    if field.default_factory is not dataclasses.MISSING:
        return f"`{field.default_factory()!r}`"
    return "–"


def fields(cls: type) -> str:
    """The table of a record's fields."""
    rows = ["| field | type | default |", "|---|---|---|"]
    for field in dataclasses.fields(cls):
        kind = str(field.type).replace("|", "\\|")
        rows.append(f"| `{field.name}` | `{kind}` | {default(field)} |")
    return "\n".join(rows)


def signature(name: str, thing: object) -> str:
    """Name and parameters, without self."""
    found = inspect.signature(thing)  # type: ignore[arg-type]
    kept = [p for p in found.parameters.values() if p.name != "self"]
    # Annotations are kept as text by the modules, and a signature would print that text in quotes.
    return regex.sub(r"(: |-> )'([^']*)'", r"\1\2", f"{name}{found.replace(parameters=kept)}")


def members(cls: type) -> list[str]:
    """Public methods and properties that the class itself defines, in the order of the source."""
    out = []
    for name, member in vars(cls).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            out.append(f"**`{name}`** (property)\n\n{doc(member)}")
        elif inspect.isfunction(member):
            out.append(f"**`{signature(name, member)}`**\n\n{doc(member)}")
    return out


def section(name: str, thing: object) -> str:
    """One public name with its heading."""
    parts = [f"## {name}"]
    if inspect.isclass(thing):
        if issubclass(thing, Exception):
            parts.append(f"Subclass of `{thing.__bases__[0].__name__}`; exit code {thing.exit_code}.")  # type: ignore[attr-defined]
            parts.append(doc(thing))
        elif dataclasses.is_dataclass(thing):
            parts += [doc(thing), fields(thing), *members(thing)]
        else:
            parts += [f"`{signature(name, thing.__init__)}`", doc(thing), *members(thing)]  # type: ignore[misc]
    elif inspect.isfunction(thing):
        parts += [f"`{signature(name, thing)}`", doc(thing)]
    return "\n\n".join(p for p in parts if p)


def page() -> str:
    """The whole of docs/api.md."""
    names = {name: getattr(vaarta, name) for name in sorted(vaarta.__all__) if not name.startswith("_")}
    nouns = {name: getattr(records, name) for name in sorted(records.__all__)}
    nouns = {name: cls for name, cls in nouns.items() if name not in names and dataclasses.is_dataclass(cls)}
    public = [section(f"vaarta.{name}", thing) for name, thing in names.items()]
    inner = [section(f"vaarta.records.{name}", cls) for name, cls in nouns.items()]
    return "\n\n".join([HEAD.rstrip(), *public, *inner]) + "\n"


def main() -> int:
    """Write or check; the exit code."""
    fresh = page()
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != fresh:
            print("docs/api.md is out of date; run python scripts/api_reference.py.", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
