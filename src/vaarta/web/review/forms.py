"""A record as the fields of a form, and back."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ...engine import DATA
from ...language.tables import read_table
from ...store.corrections import Checker, Record
from ..names import ontology
from .posted import Posted, first

# Empty rows for participants to be added; who needs more saves and opens the form again.
SPARE = 2
ROWS = 40


@lru_cache(maxsize=1)
def checker() -> Checker:
    """The rules by which records are checked, from the project's own tables."""
    rows = read_table(DATA / "hi" / "contexts.tsv", ("context", "words", "flags"))
    return Checker(ontology(), sorted({row["context"] for row in rows}))


def empty() -> Record:
    """A record with nothing in it, for an event that was missed."""
    return {
        "type": "", "modes": [], "status": "happened", "trigger": "", "actors": [], "recipients": [], "when": None, "where": None,
        "said_by": None, "contexts": [], "topics": [],
    }  # fmt: skip


def read(form: Posted) -> dict[str, Any]:
    """The record that a form holds, unchecked."""
    type_ = first(form, "type")
    modes = [m.partition("/") for m in form.get("modes", ())]
    said = _entry(form, "said_by")
    return {
        "type": type_,
        # The list offers the modes of all types, for without scripts it cannot change with the type.
        "modes": [mode for of, _, mode in modes if of == type_],
        "status": first(form, "status"),
        "trigger": first(form, "trigger"),
        "actors": _entries(form, "actors"),
        "recipients": _entries(form, "recipients"),
        "when": _part(form, "when", ("text", "start", "end")),
        "where": _part(form, "where", ("text", "key")),
        "said_by": {**said, "anonymous": first(form, "said_by-anonymous") == "yes"} if said else None,
        "contexts": form.get("contexts", []),
        "topics": [t.strip() for t in first(form, "topics").split("|") if t.strip()],
    }


def _part(form: Posted, name: str, fields: tuple[str, ...]) -> dict[str, str | None] | None:
    values = {f: first(form, f"{name}-{f}") or None for f in fields}
    return values if any(values.values()) else None


def _entry(form: Posted, name: str) -> dict[str, Any] | None:
    entry = _part(form, name, ("text", "key"))
    return {**entry, "sectors": first(form, f"{name}-sectors").upper().replace(",", " ").split()} if entry else None


def _entries(form: Posted, side: str) -> list[dict[str, Any]]:
    return [entry for n in range(ROWS + 1) if (entry := _entry(form, f"{side}-{n}"))]
