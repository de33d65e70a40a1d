"""The gazetteer: names to places, and which of several places of one name is meant, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..language import Token, readings
from ..language.names import candidates, spelling
from ..language.tables import read_table
from ..language.trie import Trie

PRECISION = {"capital": "city", "site": "place", "border": "region", "sea": "region"}


@dataclass(slots=True)
class Place:
    """One place. lat, lon: decimal degrees; rank: 1 (known to all) to 5 (local); word: also an everyday word."""

    name: str
    key: str
    admin1: str
    lat: float
    lon: float
    kind: str
    rank: int
    word: bool = False

    @property
    def precision(self) -> str:
        return PRECISION.get(self.kind, self.kind)


@dataclass(slots=True)
class Gazetteer:
    """All places by spelling; centres: country key → latitude and longitude."""

    trie: Trie[Place] = field(default_factory=Trie)
    centres: dict[str, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def load(cls, folders: Iterable[Path]) -> Gazetteer:
        """Read ``gazetteer/*.tsv``; a place that places.tsv lists goes before the same name in cities.tsv.

        Raises DataError D003 for coordinates that are none.
        """
        out = cls()
        listed: set[tuple[tuple[str, ...], str]] = set()
        for folder in folders:
            room = folder / "gazetteer"
            files = sorted(room.glob("*.tsv"), key=lambda p: (p.stem == "cities", p.stem))
            for path in files:
                if path.stem == "centres":
                    for row in read_table(path, ("key", "lat", "lon")):
                        out.centres[row["key"]] = (float(row["lat"]), float(row["lon"]))
                else:
                    out._read(path, listed)
        return out

    def _read(self, path: Path, listed: set[tuple[tuple[str, ...], str]]) -> None:
        for row in read_table(path, ("names", "key", "admin1", "lat", "lon", "kind", "rank")):
            try:
                lat, lon, rank = float(row["lat"]), float(row["lon"]), int(row["rank"])
            except ValueError:
                raise row.wrong(f"{row['lat']}, {row['lon']}, rank {row['rank']}", "decimal degrees and a rank from 1 to 5") from None
            if abs(lat) > 90 or abs(lon) > 180:
                raise row.wrong(f"{lat}, {lon}", "a latitude within 90 and a longitude within 180 degrees")
            names = row.many("names")
            code = "" if row["key"] == "-" else row["key"]
            place = Place(
                names[0], code, "" if row["admin1"] == "-" else row["admin1"], lat, lon, row["kind"], rank, "word" in row.many("flags")
            )
            for name in names:
                keys = spelling(name)
                if path.stem == "cities" and len(keys) == 1 and readings(keys[0])[0].pos != "PROPN":
                    # A town called like an everyday word ("काली"): only the supplement may list it.
                    continue
                if keys and (path.stem != "cities" or (keys, code) not in listed):
                    listed.add((keys, code))
                    self.trie.add(keys, place)


def place_phrases(tokens: Sequence[Token], gazetteer: Gazetteer) -> list[tuple[int, int, list[Place]]]:
    """The longest place names from left to right: token ranges with the places that they may be."""
    out: list[tuple[int, int, list[Place]]] = []
    root, at = gazetteer.trie.root, 0
    while at < len(tokens):
        if tokens[at].kind != "punct" and tokens[at].key in root:
            end, places = gazetteer.trie.longest(tokens, at, lambda t: (t.key,))
            if not places and candidates(tokens[at]):
                end = at
            if places:
                out.append((at, end, places))
                at = end
                continue
        at += 1
    return out


def resolve_place(places: Sequence[Place], in_sentence: Sequence[str], in_article: Sequence[str]) -> tuple[Place | None, str]:
    """One of several places of a name, or None with the reason.

    Decided by a country of the sentence, then one of the article, then a clear difference in rank; else refused.
    """
    if len(places) == 1:
        return places[0], "the only place of that name"
    for keys, where in ((in_sentence, "sentence"), (in_article, "article")):
        found = [p for p in places if p.key in keys]
        if len(found) == 1:
            return found[0], f"{found[0].key} is spoken of in the {where}"
        if len({p.key for p in found}) == 1:
            return min(found, key=lambda p: p.rank), f"{found[0].key} is spoken of in the {where}; the best known there"
    ranked = sorted(places, key=lambda p: p.rank)
    if ranked[0].rank + 1 < ranked[1].rank or (ranked[0].rank < ranked[1].rank and ranked[0].rank <= 2):
        return ranked[0], "by far the best known of that name"
    if len({p.key for p in ranked}) == 1:
        return ranked[0], "the best known of that name in its country"
    return None, "may be in " + ", ".join(sorted({p.key or "no country" for p in places}))
