"""Knows places by their Hindi names, finds them in a sentence, and decides which of several namesakes is meant.

The tables are ``data/hi/places/*.tsv``; names of countries come from ``data/hi/participants/countries.tsv``, so that each is
written once. The rules of choice are told in ``docs/when-and-where.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

from ..errors import DataError
from ..language import Token
from ..language.names import Mention, Name
from ..language.script import key
from ..language.tables import read_table

DATA = Path(__file__).parent.parent / "data"
COLUMNS = ("names", "key", "admin1", "lat", "lon", "kind", "rank", "flags")
# Each kind with the precision that records.Where gives it, and how fine it is (a finer place lies within a coarser one).
KINDS: dict[str, tuple[str, int]] = {
    "country": ("country", 0),
    "region": ("region", 1),
    "sea": ("region", 1),
    "border": ("region", 1),
    "state": ("state", 2),
    "district": ("district", 3),
    "capital": ("city", 4),
    "city": ("city", 4),
    "site": ("place", 5),
}
# Two rows of one country closer than this are one place to a newspaper: a district and its town.
_SAME_KM = 80.0
# A district is longer than wide: its far towns, where the state is the same; and around its capital a province of no row of its own.
_REACH_KM = {"district": 150.0, "state": 250.0}
# A namesake this many ranks better known is meant where nothing else decides.
_CLEAR = 2
# From this rank on a town of another state is likelier a namesake than the one that is meant.
_LITTLE_KNOWN = 3


class Place(NamedTuple):
    """One row of the gazetteer. key: ISO 3166 alpha-3, or "" for seas and regions of no one country; also: keys of the others that
    a border or region touches. rank: 1 known to every reader … 5 local. flags: ``word``, ``strict`` (see the tables).
    """

    name: str
    key: str
    also: tuple[str, ...]
    admin1: str
    lat: float
    lon: float
    kind: str
    rank: int
    flags: tuple[str, ...] = ()

    @property
    def precision(self) -> str:
        """The precision of ``records.Where``."""
        return KINDS[self.kind][0]

    @property
    def fineness(self) -> int:
        return KINDS[self.kind][1]

    def in_country(self, iso: str) -> bool:
        return iso == self.key or iso in self.also


class PlacePhrase(NamedTuple):
    """Tokens ``i`` to ``j`` (half-open) that name a place, and what it can be.

    within: the coarser place named with it ("पाकिस्तान" in "पाकिस्तान के रावलपिंडी शहर"), or None. kind: the kind that a word beside the
    name tells (शहर, प्रांत), or "". exact: False where a part of the words is not in the gazetteer ("दिल्ली के जामिया नगर इलाक़े"): the
    candidates are then the place that it lies in.
    """

    i: int
    j: int
    candidates: tuple[Place, ...]
    within: Place | None = None
    kind: str = ""
    exact: bool = True


@dataclass(slots=True)
class _Cues:
    """The words around place names, by class."""

    kinds: dict[str, str] = field(default_factory=dict)
    of: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    walls: frozenset[str] = frozenset()
    visits: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    seized: frozenset[str] = frozenset()
    quarters: frozenset[str] = frozenset()


class Gazetteer:
    """All places of one language's tables. Records are built when first asked for.

    Until then a row is one string, its file and line before its cells: thousands of lists would be a fifth of what a start costs.
    """

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._built: dict[int, Place] = {}
        self._index: dict[str, list[int]] = {}
        # The most words of any name that begins with this word: one look-up tells that a token begins nothing.
        self._heads: dict[str, int] = {}
        self.cues = _Cues()

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, file: str, line: int, cells: list[str], names: Iterable[str]) -> None:
        """Take in one row under its names."""
        number = len(self._rows)
        self._rows.append("\t".join([file, str(line), *cells]))
        for name in names:
            k = key(name)
            found = self._index.get(k)
            if found is None:
                self._index[k] = [number]
                words = k.split(" ")
                if self._heads.get(words[0], 0) < len(words):
                    self._heads[words[0]] = len(words)
            elif found[-1] == number:
                raise DataError("D004", f"{name!r} has the same spelling key as a name before it; keep one.", f"{file}:{line}")
            else:
                found.append(number)

    def drop(self, name: str) -> None:
        """Forget a name of ours: the user gives it another meaning, or wants none."""
        self._index.pop(key(name), None)

    def place(self, number: int) -> Place:
        place = self._built.get(number)
        if place is None:
            place = self._built[number] = self._build(number)
        return place

    def _build(self, number: int) -> Place:
        file, line, names, keys, admin1, lat, lon, kind, rank, flags = self._rows[number].split("\t")
        try:
            first, *also = keys.split("|")
            place = Place(
                names.split("|", 1)[0].strip(),
                "" if first == "-" else first,
                tuple(also),
                "" if admin1 == "-" else admin1,
                float(lat),
                float(lon),
                kind,
                int(rank),
                () if flags == "-" else tuple(f.strip() for f in flags.split("|")),
            )
        except ValueError as error:
            raise DataError("D003", f"found {error}; expected numbers in lat, lon and rank. Mend the line.", f"{file}:{line}") from error
        if kind not in KINDS:
            raise DataError("D003", f"found kind {kind!r}; expected one of {', '.join(KINDS)}.", f"{file}:{line}")
        return place

    def lookup(self, keys: tuple[str, ...]) -> list[Place]:
        """The places of exactly this name, given as spelling keys of its words; an empty list for none."""
        return [self.place(n) for n in self._index.get(" ".join(keys), ())]

    def named(self, name: str) -> list[Place]:
        """The places of this name in any spelling."""
        return [self.place(n) for n in self._index.get(key(name), ())]

    def longest(self, keys: Sequence[str], start: int) -> tuple[int, list[int]]:
        """The end and row numbers of the longest name that begins at token ``start``; (start, []) for none."""
        first = keys[start]
        words = self._heads.get(first.split(" ", 1)[0] if " " in first else first)
        if words is None:
            return start, []
        for size in range(min(words, len(keys) - start), 0, -1):
            found = self._index.get(" ".join(keys[start : start + size]) if size > 1 else first)
            if found:
                return start + size, found
        return start, []

    def starts(self, keys: Sequence[str]) -> list[int]:
        """Where a name may begin, by the first words of names; the cheap question asked of every sentence."""
        heads = self._heads
        return [at for at, k in enumerate(keys) if k in heads or (" " in k and k.split(" ", 1)[0] in heads)]

    def all(self) -> list[Place]:
        """Every place, built and checked. For tests and tools."""
        return [self.place(n) for n in range(len(self._rows))]

    def names(self, number: int) -> list[str]:
        return [n.strip() for n in self._rows[number].split("\t", 3)[2].split("|")]


def _read_fast(path: Path) -> Iterable[tuple[int, list[str]]]:
    # Thousands of lines at every start: read_table's per-row records would cost more than all else here.
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError("D001", f"cannot be read as UTF-8 text ({error}). Save it as UTF-8.", str(path)) from error
    header = False
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not header:
            if tuple(cells) != COLUMNS:
                raise DataError("D002", f"columns {cells}; expected {list(COLUMNS)}.", f"{path}:{number}")
            header = True
            continue
        if len(cells) != len(COLUMNS):
            raise DataError("D002", f"{len(cells)} cells where {len(COLUMNS)} are due; check the tabs.", f"{path}:{number}")
        yield number, cells


def _load_countries(gazetteer: Gazetteer, folder: Path) -> None:
    places = {row["key"]: row for row in read_table(folder / "places" / "countries.tsv", ("key", "lat", "lon", "rank"))}
    for row in read_table(folder / "participants" / "countries.tsv", ("key", "names", "weak")):
        where = places.get(row["key"])
        if where is None:
            continue
        weak = {key(w) for w in row.many("weak")}
        strong = [n for n in row.many("names") if key(n) not in weak]
        base = [row["key"], "-", where["lat"], where["lon"], "country", where["rank"]]
        if strong:
            gazetteer.add(row.file.name, row.line, [" | ".join(strong), *base, "-"], strong)
        if doubtful := [n for n in row.many("names") if key(n) in weak]:
            gazetteer.add(row.file.name, row.line, [" | ".join(doubtful), *base, "word"], doubtful)


def _load_cues(folder: Path) -> _Cues:
    cues = _Cues()
    classes: dict[str, set[str]] = {"of": set(), "at": set(), "before": set(), "side": set(), "wall": set()}
    classes |= {"visit": set(), "modifier": set(), "seized": set(), "quarter": set()}
    for row in read_table(folder / "places" / "cues.tsv", ("word", "class", "kind")):
        for word in row.many("word"):
            if row["class"] == "kind":
                cues.kinds[key(word)] = row["kind"]
            elif row["class"] in classes:
                classes[row["class"]].add(key(word))
            else:
                raise row.wrong(f"class {row['class']!r}", "kind, of, at, before, side, wall, visit, modifier, seized or quarter")
    cues.of, cues.at, cues.before = frozenset(classes["of"]), frozenset(classes["at"]), frozenset(classes["before"])
    cues.sides, cues.walls = frozenset(classes["side"]), frozenset(classes["wall"])
    late = ("visit", "modifier", "seized", "quarter")
    cues.visits, cues.modifiers, cues.seized, cues.quarters = (frozenset(classes[c]) for c in late)
    return cues


@lru_cache(maxsize=4)
def load(language: str = "hi") -> Gazetteer:
    """The gazetteer of a language. Raises DataError with file and line where a table breaks its format."""
    gazetteer = Gazetteer()
    folder = DATA / language
    gazetteer.cues = _load_cues(folder)
    _load_countries(gazetteer, folder)
    for path in sorted((folder / "places").glob("*.tsv")):
        if path.name in ("countries.tsv", "cues.tsv"):
            continue
        for number, cells in _read_fast(path):
            names = cells[0]
            gazetteer.add(path.name, number, cells, [n.strip() for n in names.split("|")] if "|" in names else (names,))
    return gazetteer


def place_phrases(tokens: list[Token], gazetteer: Gazetteer | None = None) -> list[PlacePhrase]:
    """The places that a sentence names, left to right, never overlapping.

    In: tokens with text, key and kind. Out: the longest name at each point, with the kind word beside it (शहर, प्रांत), joined with the
    coarser place before it where that holds it ("पाकिस्तान के रावलपिंडी शहर"). Names that are ordinary words count only with a cue.
    Whether a country named is a place or a participant is for the caller to decide.
    """
    g = gazetteer if gazetteer is not None else load()
    # A hyphen between words is a token, and none to a name: जम्मू-कश्मीर is जम्मू कश्मीर.
    owners = [n for n, token in enumerate(tokens) if token.key != "-"]
    keys = [tokens[n].key for n in owners]
    phrases: list[PlacePhrase] = []
    at = 0
    for start in g.starts(keys):
        if start < at:
            continue
        end, rows = g.longest(keys, start)
        phrase = _phrase(g, keys, start, end, [g.place(n) for n in rows], phrases) if rows else None
        if phrase is None:
            continue
        joined = _joined(g, keys, phrases[-1], phrase) if phrases else None
        if joined is None:
            phrases.append(phrase)
        else:
            phrases[-1] = joined
        at = phrase.j
    for n, phrase in enumerate(phrases):
        limit = phrases[n + 1].i if n + 1 < len(phrases) else len(keys)
        whole = _extended(g, keys, phrase, limit)
        phrases[n] = whole._replace(i=owners[whole.i], j=owners[whole.j - 1] + 1)
    return phrases


def _phrase(
    g: Gazetteer, keys: Sequence[str], start: int, end: int, places: list[Place], before: Sequence[PlacePhrase]
) -> PlacePhrase | None:
    """The name with the kind word after it; None where it is an ordinary word without a cue."""
    cues = g.cues
    kind = ""
    stop = end
    following = keys[end] if end < len(keys) else ""
    if end + 1 < len(keys) and (both := f"{following} {keys[end + 1]}") in cues.kinds:
        kind, stop = cues.kinds[both], end + 2
    elif following in cues.kinds:
        kind, stop = cues.kinds[following], end + 1
    following = keys[stop] if stop < len(keys) else ""
    previous = keys[start - 1] if start else ""
    if previous in cues.before and not (before and before[-1].j == start):
        # "उत्तरी प्रांत इदलिब" is the province, "की राजधानी काबुल" a city.
        kind = kind or cues.kinds.get(previous, "city")
    linked = bool(before) and before[-1].j == start - 1 and previous in cues.of
    kept = []
    # "यमुना नदी" says itself what it is.
    named = end - start > 1 and keys[end - 1] in cues.kinds
    cued = following in cues.at and previous not in cues.walls
    for place in places:
        held = linked and any(b.key == place.key and b.fineness < place.fineness for b in before[-1].candidates)
        if not place.flags or kind or named or held or (cued and "word" in place.flags):
            kept.append(place)
    if not kept:
        return None
    if kind:
        fitting = [p for p in kept if _fits(p, kind)]
        kept = fitting or [_graded(p, kind) for p in kept]
    return PlacePhrase(start, stop, tuple(kept), None, kind)


def _graded(place: Place, kind: str) -> Place:
    """A province or district that only its capital's row stands for ("दोनेत्स्क प्रांत") is as coarse as the words say."""
    return place._replace(kind=kind) if kind in _REACH_KM and place.kind in ("city", "capital") else place


def _fits(place: Place, kind: str) -> bool:
    if kind == "city":
        return place.kind in ("city", "capital")
    return place.kind == kind


def _joined(g: Gazetteer, keys: Sequence[str], outer: PlacePhrase, inner: PlacePhrase) -> PlacePhrase | None:
    """``outer`` and ``inner`` as one phrase, where "X के Y", "X में Y" or "X की राजधानी Y" and X holds Y."""
    between = keys[outer.j : inner.i]
    if len(between) > 3 or not outer.exact:
        return None
    # "दिल्ली, मुंबई" is a list, and so is "भारत पाकिस्तान": only a joining word makes one place of two names.
    if not between or between[0] not in g.cues.of:
        return None
    if any(k not in g.cues.before and k not in g.cues.sides for k in between[1:]):
        return None
    held = [(p, holder) for p in inner.candidates for holder in outer.candidates if _holds(holder, p)]
    if not held:
        owned = len(between) == 1 and between[0] not in g.cues.at
        return outer._replace(j=inner.j, exact=False) if owned and _elsewhere(outer, inner) else None
    places = tuple(dict.fromkeys(p for p, _ in held))
    return PlacePhrase(outer.i, inner.j, places, held[0][1], inner.kind)


def _elsewhere(outer: PlacePhrase, inner: PlacePhrase) -> bool:
    """Whether every place of the finer name lies in another state than the district or state it is said to be of.

    "झारखंड के पलामू ज़िले के छतरपुर": a village that the gazetteer has not, not the town of Madhya Pradesh. A country does not decide:
    "भारत के काबुल दूतावास" owns and does not hold.
    """
    return all(p.kind in ("district", "state") for p in outer.candidates) and all(
        p.rank >= _LITTLE_KNOWN and p.fineness > o.fineness and p.key == o.key and p.admin1 != ""
        for p in inner.candidates
        for o in outer.candidates
    )


def _holds(outer: Place, inner: Place) -> bool:
    if outer.key != inner.key:
        return False
    if outer.kind == "district" and (inner.kind == "region" or (inner.fineness > outer.fineness and inner.admin1 in ("", outer.admin1))):
        return distance_km(outer, inner) <= _REACH_KM["district"]
    if outer.fineness >= inner.fineness:
        return False
    if outer.kind == "state":
        return not inner.admin1 or inner.kind == "site" or key(inner.admin1) == key(outer.name)
    return outer.fineness < KINDS["district"][1] or distance_km(outer, inner) <= _SAME_KM


def _extended(g: Gazetteer, keys: Sequence[str], phrase: PlacePhrase, limit: int) -> PlacePhrase:
    """Up to three unknown words and a kind word belong to the place that holds them ("दिल्ली के जामिया नगर इलाक़े")."""
    cues = g.cues
    at = phrase.j
    if at >= limit or keys[at] not in cues.of or keys[at] in cues.at:
        return phrase
    if at + 1 < limit and keys[at + 1] in cues.kinds:
        # "पाकिस्तान की जेल": the place itself has no name.
        return PlacePhrase(phrase.i, at + 2, phrase.candidates, phrase.within, phrase.kind, exact=False)
    for size in range(1, 4):
        last = at + 1 + size
        if last >= limit:
            break
        if keys[last - 1] in cues.walls or keys[last - 1] in cues.of or keys[last - 1] in cues.at:
            break
        if keys[last] in cues.kinds and keys[last - 1] not in cues.kinds:
            return PlacePhrase(phrase.i, last + 1, phrase.candidates, phrase.within, phrase.kind, exact=False)
    return phrase


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance."""
    lat1, lon1, lat2, lon2 = map(radians, (a.lat, a.lon, b.lat, b.lon))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


def _one(places: Sequence[Place]) -> Place | None:
    """The place, where all rows mean one and the same; the better known, then the finer row stands for it."""
    best = min(places, key=lambda p: (p.rank, -p.fineness))
    if all(p is best or (p.key == best.key and distance_km(p, best) <= _SAME_KM) for p in places):
        return best
    return None


def resolve_place(
    candidates: Sequence[Place],
    countries_in_sentence: Sequence[str] = (),
    countries_in_article: Sequence[str] = (),
    others: Sequence[Place] = (),
) -> tuple[Place | None, str]:
    """The one place that is meant, and why; None with the reason where it cannot be told.

    In: namesakes; ISO keys of the countries named in the sentence and in the article; ``others``, places told beside it, of which a
    state decides between its own town and a namesake ("प्रतापगढ़" after "राजस्थान"). Order of decision: only one; the state; the
    sentence's country; the article's; a clear difference of rank; else refused.
    """
    if not candidates:
        return None, "no such place in the gazetteer"
    if (only := _one(candidates)) is not None:
        return only, "the only place of this name"
    states = {key(p.name) for p in others if p.kind == "state"}
    told = [p for p in candidates if key(p.admin1) in states]
    if told and (found := _one(told)) is not None:
        return found, f"of {len(candidates)} namesakes the one in {found.admin1}"
    for countries, why in ((countries_in_sentence, "sentence"), (countries_in_article, "article")):
        held = [p for p in candidates if any(p.in_country(c) for c in countries)]
        if held and (found := _one(held)) is not None:
            return found, f"of {len(candidates)} namesakes the one in a country of the {why}"
        if held and (found := _clear(held)) is not None:
            return found, f"of {len(held)} namesakes in countries of the {why} the best known"
    if (found := _clear(candidates)) is not None:
        return found, f"of {len(candidates)} namesakes clearly the best known"
    names = ", ".join(f"{p.name} ({p.key or p.kind})" for p in candidates)
    return None, f"ambiguous: {names}"


def _clear(places: Sequence[Place]) -> Place | None:
    best = min(places, key=lambda p: (p.rank, -p.fineness))
    near = [p for p in places if p.rank - best.rank < _CLEAR]
    return _one(near)


def countries_named(phrases: Sequence[PlacePhrase]) -> list[str]:
    """ISO keys of the countries that places named in a sentence lie in, where a name leaves no choice; the most told first."""
    counts: dict[str, int] = {}
    for phrase in phrases:
        keys = {p.key for p in phrase.candidates}
        if len(keys) == 1 and (only := next(iter(keys))):
            counts[only] = counts.get(only, 0) + 1
    return sorted(counts, key=lambda k: -counts[k])


def place_names(places: list[PlacePhrase]) -> list[Mention]:
    """Towns and the like as names, so that a phrase ends where one begins ("विदेश मंत्री | लंदन")."""
    out = []
    for found in places:
        keys = {p.key for p in found.candidates}
        best = _clear(found.candidates)
        code = keys.pop() if len(keys) == 1 else best.key if best is not None else ""
        out.append(Mention(found.i, found.j, [Name("place", code or "", (), frozenset(), found.candidates[0].name, "places")]))
    return out
