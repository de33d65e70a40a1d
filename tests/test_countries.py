"""All countries of ISO 3166-1 and their capitals: names, adjectives, the capital that acts and the capital that is a place."""

from __future__ import annotations

from pathlib import Path

import pytest

import vaarta
from vaarta.language import tokenise
from vaarta.language.tables import read_table
from vaarta.resolving.places import countries_named, place_phrases, resolve_place

ROWS = list(read_table(Path(__file__).parent / "cases" / "iso-countries.tsv", ("key", "names", "adjectives", "capital", "alone")))
WORDLESS = ("ATA", "BVT", "HMD", "ATF", "UMI", "SGS")
"""Codes of land where nobody lives: they are places, and no government of theirs speaks."""


def many(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split(" | ")


def pairs(column: str, alone: bool = False) -> list[tuple[str, str, str]]:
    return [(row["key"], word, many(row["names"])[0]) for row in ROWS for word in many(row[column]) if not alone or row["alone"] == "yes"]


def doer(coder: vaarta.Coder, text: str) -> list[tuple[str | None, list[str]]]:
    return [(p.key, p.sectors) for e in coder.code(text, published="2024-06-12", form="plain").events for p in e.actors]


def where(text: str) -> list[str | None]:
    phrases = place_phrases(tokenise(text))
    return [place.key if (place := resolve_place(p.candidates, countries_named(phrases))[0]) else None for p in phrases]


def test_the_list_is_whole() -> None:
    keys = [row["key"] for row in ROWS]
    assert len(keys) == len(set(keys)) == 250
    assert keys == sorted(keys)


@pytest.mark.parametrize(("key", "name", "_"), [p for p in pairs("names") if p[0] not in WORDLESS])
def test_a_country_that_acts(key: str, name: str, _: str, coder: vaarta.Coder) -> None:
    assert doer(coder, f"{name} ने हमले की निंदा की।") == [(key, ["GOV"])]


@pytest.mark.parametrize(("key", "name", "_"), pairs("names"))
def test_a_country_that_is_a_place(key: str, name: str, _: str) -> None:
    assert where(f"{name} में धमाका हुआ।") == [key]


@pytest.mark.parametrize(("key", "adjective", "_"), pairs("adjectives"))
def test_an_adjective(key: str, adjective: str, _: str, coder: vaarta.Coder) -> None:
    assert doer(coder, f"{adjective} विदेश मंत्री ने हमले की निंदा की।") == [(key, ["GOV"])]


@pytest.mark.parametrize(("key", "capital", "country"), pairs("capital"))
def test_a_capital_beside_its_country(key: str, capital: str, country: str) -> None:
    assert where(f"{country} की राजधानी {capital} में धमाका हुआ।")[-1:] == [key]


@pytest.mark.parametrize(("key", "capital", "_"), pairs("capital", alone=True))
def test_a_capital_alone(key: str, capital: str, _: str) -> None:
    assert where(f"{capital} में धमाका हुआ।") == [key]
