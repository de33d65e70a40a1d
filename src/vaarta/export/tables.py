"""What the layouts call countries and acts: two tables beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..language.tables import read_table

_HERE = Path(__file__).resolve().parent
QUADS = {"VC": 1, "MC": 2, "VX": 3, "MX": 4}


@dataclass(frozen=True, slots=True)
class Country:
    """cow: Correlates of War number, fips: FIPS 10-4; empty where there is none."""

    name: str
    cow: str
    fips: str


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """By our key. Raises DataError for a broken line."""
    rows = read_table(_HERE / "countries.tsv", ("key", "cow", "fips", "name"))
    return {r["key"]: Country(r["name"], r["cow"], r["fips"]) for r in rows}


@lru_cache(maxsize=1)
def cameo() -> dict[tuple[str, str], tuple[str, float]]:
    """(type, mode or "-") → CAMEO code and its conflict-cooperation value."""
    rows = read_table(_HERE / "cameo.tsv", ("type", "mode", "code", "goldstein"))
    return {(r["type"], r["mode"]): (r["code"], float(r["goldstein"])) for r in rows}


def act(type_: str, modes: list[str]) -> tuple[str, float]:
    """The CAMEO code of a type and its first mode that has one."""
    table = cameo()
    for mode in modes:
        if (type_, mode) in table:
            return table[type_, mode]
    return table[type_, "-"]
