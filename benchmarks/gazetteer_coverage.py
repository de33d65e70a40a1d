"""How much of two outside lists of places the gazetteer knows: names with coordinates of the world's weather stations, and place
names that annotators marked in Hindi news, weighted by how often they stand there.

python benchmarks/gazetteer_coverage.py [--missing N]

The lists are in the shared data (VAARTA_SHARED, default ../shared) and only checked against, never copied.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from pathlib import Path

from vaarta.resolving import places

SHARED = Path(os.environ.get("VAARTA_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
NEAR_KM = 60.0


def table(path: Path) -> list[dict[str, str]]:
    head, *lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    names = head.split("\t")
    return [dict(zip(names, line.split("\t"), strict=False)) for line in lines]


def stations(gazetteer: places.Gazetteer) -> tuple[Counter[str], list[str]]:
    """By kind of place: rows, rows whose name is known, rows known within 60 km of the same point."""
    counts: Counter[str] = Counter()
    missing = []
    for row in table(SHARED / "data" / "gnome-places-hi" / "places.tsv"):
        kind = row["kind"]
        if kind not in ("city", "state", "country"):
            continue
        found = gazetteer.named(row["hindi"])
        counts[kind] += 1
        counts[kind + " known"] += bool(found)
        if not found:
            missing.append(f"{row['hindi']} ({row['english']}, {row['country']})")
        if row.get("lat"):
            here = places.Place("", "", (), "", float(row["lat"]), float(row["lon"]), "city", 5)
            counts[kind + " at the point"] += any(places.distance_km(here, p) < NEAR_KM for p in found)
    return counts, missing


def marked(gazetteer: places.Gazetteer) -> tuple[int, int, int, int, list[str]]:
    """Strings marked as places: known strings, all strings, known mentions, all mentions, and the most frequent unknown."""
    known = strings = known_mentions = mentions = 0
    missing: list[tuple[int, str]] = []
    for row in table(SHARED / "data" / "ner-derived-gazetteer" / "LOC.tsv"):
        count = int(row["count"])
        strings += 1
        mentions += count
        if gazetteer.named(row["string"]):
            known += 1
            known_mentions += count
        else:
            missing.append((count, row["string"]))
    return known, strings, known_mentions, mentions, [f"{name} {count}" for count, name in sorted(missing, reverse=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missing", type=int, default=0, help="list so many unknown names of each list")
    shown = parser.parse_args().missing
    gazetteer = places.load()
    names = sum(len(gazetteer.names(n)) for n in range(len(gazetteer)))
    print(f"gazetteer             {len(gazetteer)} places, {names} names")
    counts, unknown = stations(gazetteer)
    for kind in ("city", "state", "country"):
        line = f"stations, {kind:12}{counts[kind + ' known'] / counts[kind]:.3f} of {counts[kind]} known by name"
        print(line + (f", {counts[kind + ' at the point'] / counts[kind]:.3f} at the same point" if kind == "city" else ""))
    known, strings, known_mentions, mentions, never = marked(gazetteer)
    print(f"marked in news        {known_mentions / mentions:.3f} of {mentions} mentions, {known / strings:.3f} of {strings} names")
    if shown:
        print("\n".join(["", "unknown stations", *unknown[:shown], "", "unknown in news", *never[:shown]]))


if __name__ == "__main__":
    main()
