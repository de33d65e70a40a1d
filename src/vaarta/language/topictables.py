"""Reads the topic tables (``data/hi/topics``), and refuses what is wrong in them with file and line.

Columns are explained at the top of each table and in ``docs/topics.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import regex

from ..errors import DataError
from . import overlay, tokenise
from .script import key
from .sounds import abbreviations
from .tables import Row, read_rows, read_table

ROOM = "topics"
CUES = "cues"
SOURCES = "sources"
# What is told of a topic beside its names, by table; all other tables may have any of SHARED.
FACTS = {
    "treaties": ("parties", "signed", "in_force", "ended", "limits"),
    "missiles": ("origin", "class", "range_min", "range_max"),
    "exercises": ("participants", "kind", "since"),
}
SHARED = ("parties", "signed", "in_force", "ended", "limits", "since", "source")
COMMON = ("id", "names", "abbr", "english", "broader", "context", "weak")
COUNTRIES = ("parties", "origin", "participants")
DATES = ("signed", "in_force", "ended", "since")
# Range in km by class, as in NASIC, Ballistic and Cruise Missile Threat (2020): SRBM up to 1,000, MRBM to 3,000, IRBM to 5,500, ICBM
# beyond. A range on the border may be of either.
CLASS_RANGES = {"srbm": (0, 1000), "mrbm": (1000, 3000), "irbm": (3000, 5500), "icbm": (5500, 20000)}
CLASSES = frozenset({
    *CLASS_RANGES, "slbm", "ballistic", "cruise", "hypersonic", "anti-ship", "sam", "abm", "mlrs", "air-to-ground", "air-to-air",
    "anti-tank", "torpedo", "asat", "loitering", "bomb",
})  # fmt: skip
KINDS = frozenset({"army", "navy", "air", "joint", "nuclear", "special-forces", "command-post", "coast-guard", "police", "space", "cyber"})
OPEN = "*"

_ID = regex.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = regex.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_CHOICE = regex.compile(r"\(([^()]*)\)")
_MIXED = regex.compile(r"\p{Latin}+")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_MOST_FORMS = 64

Spelled = tuple[str, ...]


class Subject(NamedTuple):
    """A topic: its id, the name to show, the English name, the table it stands in, the ids right above it, its contexts."""

    id: str
    name: str
    english: str
    table: str
    broader: tuple[str, ...]
    contexts: tuple[str, ...]


@dataclass(slots=True)
class TopicWords:
    """Small words of one table, as spelling keys.

    cues: words that vouch for a weak name; between: words that may stand between the two; lists: "," and "और"; places: postpositions
    that make an everyday word of it again ("मिसाइल आकाश में"); tails: words after a name that belong to it; firsts: first words of names;
    strong: names of one word that need nobody to vouch for them.
    """

    cues: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()


@dataclass(slots=True)
class TopicFacts:
    """What a table tells of a topic: column → value as written, lists as lists; and the public sources by name."""

    id: str
    values: dict[str, str | list[str]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)


# Files -----------------------------------------------------------------------------------------------------------------


def tables_of(folder: Path) -> list[Path]:
    """The topic tables of a data folder; ``topics.tsv`` beside the room is read too."""
    room = [p for p in sorted((folder / ROOM).glob("*.tsv")) if p.stem not in (CUES, SOURCES)]
    lone = folder / f"{ROOM}.tsv"
    return [*room, *([lone] if lone.exists() else [])]


def table_of(path: Path) -> str:
    """The table that a file continues: ``missiles-local.tsv`` is one of missiles."""
    return next((t for t in FACTS if path.stem.startswith(f"{t}-")), path.stem)


# Names -----------------------------------------------------------------------------------------------------------------


def written_out(name: str) -> list[str]:
    """A name with its choices written out: "न्यूक्लियर (फ़ोर्सेज़/फ़ोर्स) संधि" is two names. Raises ValueError for a lone bracket or too many."""
    parts = _CHOICE.split(name)
    if any(c in part for part in parts[::2] for c in "()"):
        raise ValueError(name)
    rows = [[part] if n % 2 == 0 else part.split("/") for n, part in enumerate(parts)]
    forms = [" ".join("".join(row).split()) for row in product(*rows)]
    if len(forms) > _MOST_FORMS:
        raise ValueError(name)
    return forms


@cache
def _number_words() -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in read_table(overlay.OURS / "dates" / "numbers.tsv", ("word", "value", "kind")):
        if row["kind"] == "count" or row["value"] == "100":
            out.setdefault(row["value"], []).extend(key(w) for w in row.many("word"))
    return out


def _numbered(word: str, first: bool) -> list[Spelled]:
    """A number in digits, in words and, after a word, as a Roman numeral."""
    forms: list[Spelled] = [(word,)]
    if first or not word.isascii() or not word.isdigit():
        return forms
    words = _number_words()
    value = int(word)
    forms += [(w,) for w in words.get(word, ())]
    if value % 100 == 0 and 100 <= value < 1000:
        forms += [(w, h) for w in words.get(str(value // 100), ()) for h in words.get("100", ())]
    if 0 < value < len(_ROMAN):
        forms.append((_ROMAN[value],))
    return forms


def keys_of(name: str) -> Spelled:
    """The spelling keys of a name's words and numbers."""
    return tuple(t.key for t in tokenise(name) if t.kind != "punct" and t.key)


@lru_cache(maxsize=20_000)
def spellings(name: str) -> frozenset[Spelled]:
    """Every sequence of spelling keys under which a name (without choices) may stand in a text."""
    keys = keys_of(name)
    rows = [_numbered(k, n == 0) for n, k in enumerate(keys)]
    out = {tuple(k for part in row for k in part) for row in product(*rows)}
    if len(keys) > 1 and _MIXED.fullmatch(keys[0]) and keys[1][0].isdigit():
        # "DF-21" and "DF21": in Latin letters the second is one word.
        out.add((keys[0] + keys[1], *keys[2:]))
    if len(keys) == 1 and _MIXED.match(keys[0]) and (parted := regex.fullmatch(r"(\p{Latin}+)(\d+\p{Latin}?)", keys[0])):
        out.add(parted.groups())
    return frozenset(out - {()})


def _all_names(row: Row) -> Iterator[tuple[str, bool, bool]]:
    """(name, weak, abbreviation) of an entry, choices written out."""
    weak = {s for text in row.many("weak") for form in written_out(text) for s in spellings(form)}
    names = row.many("names")
    everyday = bool(names) and any(spellings(form) & weak for form in written_out(names[0]))
    for column in ("names", "abbr", "english"):
        for text in row.many(column):
            for form in written_out(text):
                # Where the Hindi name is an everyday word, its transliteration is mostly a name of people or things ("Red Flag").
                latin = column == "english" and everyday and not any(map(str.isdigit, form))
                yield form, latin or bool(spellings(form) & weak), column == "abbr"


# Rows ------------------------------------------------------------------------------------------------------------------


@cache
def _keys() -> frozenset[str]:
    room = overlay.OURS / "participants"
    return frozenset(row["key"] for name in ("bodies", "countries") for row in read_rows(room / f"{name}.tsv", ("key",)))


def keys_known(folders: Iterable[Path]) -> frozenset[str]:
    """Keys of countries and bodies: ours, and those that the folders bring."""
    own = set(_keys())
    for folder in folders:
        for path in (folder / "participants").glob("*.tsv"):
            if path.stem.startswith(("bodies", "countries")):
                own.update(row["key"] for row in read_rows(path, ()))
    return frozenset(own)


@cache
def _ours_cited() -> dict[str, str]:
    return {row["code"]: row["name"] for row in read_rows(overlay.OURS / ROOM / f"{SOURCES}.tsv", ("code", "name"))}


def sources_known(folders: Iterable[Path]) -> dict[str, str]:
    """Code → name of the public sources that facts may cite."""
    out = dict(_ours_cited())
    for folder in folders:
        if (path := folder / ROOM / f"{SOURCES}.tsv").exists():
            out |= {row["code"]: row["name"] for row in read_rows(path, ("code", "name"))}
    return out


def check(row: Row, keys: frozenset[str], sources: dict[str, str]) -> Iterator[DataError]:
    """What is wrong in one line by itself."""
    if not _ID.fullmatch(row["id"]):
        yield row.wrong(f"id {row['id']!r}", "small Latin letters and digits parted by hyphens, as new-start")
    if not row.many("names"):
        yield row.wrong("no name", "at least one Hindi name")
    for column in COUNTRIES:
        for code in row.many(column):
            if code not in keys and code != OPEN:
                yield row.wrong(f"{column} {code!r}", "an ISO 3166 alpha-3 code, the short name of a body, or * for all states")
    for column in DATES:
        if (day := row[column]) not in ("", "-") and not _DATE.fullmatch(day):
            yield row.wrong(f"{column} {day!r}", "a year, year-month or day, as 1987-12-08")
    days = [row[c][:4] for c in ("signed", "in_force", "ended") if row[c] not in ("", "-")]
    if days != sorted(days):
        yield row.wrong(f"days {days}", "signed, in force and ended in this order")
    for code in row.many("source"):
        if code not in sources:
            yield row.wrong(f"source {code!r}", "a code of topics/sources.tsv")
    told = [c for c in (*FACTS.get(table_of(row.file), ()), *SHARED) if row[c] not in ("", "-") and c not in ("source", "class", "kind")]
    if told and not row.many("source"):
        yield row.wrong(f"{told[0]} without a source", "a code of topics/sources.tsv in the column source")
    yield from _names_checked(row)
    yield from _classed(row)


def _names_checked(row: Row) -> Iterator[DataError]:
    try:
        own: dict[Spelled, str] = {}
        for form, _, _ in _all_names(row):
            plain = keys_of(form)
            if own.setdefault(plain, form) != form:
                yield DataError("D005", f"{form} and {own[plain]} in this line are one to the software; keep one.", row.where)
        texts = {s for c in ("names", "abbr") for t in row.many(c) for f in written_out(t) for s in spellings(f)}
        for text in row.many("weak"):
            if not any(spellings(form) & texts for form in written_out(text)):
                yield row.wrong(f"weak {text!r}", "one of the names or abbreviations of the line")
    except ValueError as error:
        yield row.wrong(f"name {error}", f"choices in paired brackets, as (फ़ोर्सेज़/फ़ोर्स), {_MOST_FORMS} names at most")


def _classed(row: Row) -> Iterator[DataError]:
    kind = row["class"]
    if kind not in ("", "-", *CLASSES):
        yield row.wrong(f"class {kind!r}", f"one of {', '.join(sorted(CLASSES))}")
    if row["kind"] not in ("", "-") and (bad := set(row.many("kind")) - KINDS):
        yield row.wrong(f"kind {sorted(bad)}", f"one of {', '.join(sorted(KINDS))}")
    given = [row[c] for c in ("range_min", "range_max") if row[c] not in ("", "-")]
    if any(not g.isascii() or not g.isdigit() for g in given):
        yield row.wrong(f"range {given}", "whole kilometres")
        return
    if len(given) == 2 and int(given[0]) > int(given[1]):
        yield row.wrong(f"range {given}", "range_min no more than range_max")
    if kind in CLASS_RANGES and row["range_max"] not in ("", "-"):
        low, high = CLASS_RANGES[kind]
        if not low <= int(row["range_max"]) <= high:
            yield row.wrong(f"{kind} with {row['range_max']} km", f"a range from {low} to {high} km, or another class")


def inf_class(row: Row | dict[str, str]) -> str:
    """The range class of the INF treaty (Article II): "shorter" 500-1,000 km, "intermediate" 1,000-5,500 km, "below", "above"; "" unknown.

    It follows from the greatest public range. It tells the distance only: the treaty covered missiles launched from the ground.
    """
    text = row["range_max"] if isinstance(row, Row) else row.get("range_max", "")
    if not text.isdigit():
        return ""
    km = int(text)
    return "below" if km < 500 else "shorter" if km <= 1000 else "intermediate" if km <= 5500 else "above"


# All tables ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Collector:
    subjects: dict[str, Subject] = field(default_factory=dict)
    names: dict[Spelled, dict[str, bool]] = field(default_factory=dict)
    where: dict[tuple[Spelled, str], Row] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    shortened: list[tuple[Spelled, str, bool]] = field(default_factory=list)

    def folder(self, folder: Path, keys: frozenset[str], sources: dict[str, str], faults: list[DataError]) -> None:
        ids: dict[str, Row] = {}
        fresh: dict[Spelled, dict[str, bool]] = {}
        for path in tables_of(folder):
            for row in read_table(path, ("id", "names")):
                found = list(check(row, keys, sources))
                faults.extend(found)
                if found:
                    continue
                if row["id"] in ids:
                    faults.append(DataError("D005", f"id {row['id']} stands at {ids[row['id']].where} already; keep one.", row.where))
                    continue
                ids[row["id"]] = row
                self.entry(row)
                self.named(row, fresh, faults)
        # A name in a later folder takes it from the earlier ones.
        self.names |= fresh

    def entry(self, row: Row) -> None:
        table, old = table_of(row.file), self.subjects.get(row["id"])
        english = next(iter(row.many("english")), "")
        new = Subject(row["id"], row.many("names")[0], english, table, tuple(row.many("broader")), tuple(row.many("context")))
        if old is not None:
            kept = old.table if table not in FACTS else table
            new = Subject(old.id, new.name, new.english or old.english, kept, new.broader or old.broader, new.contexts or old.contexts)
        self.subjects[row["id"]], self.rows[row["id"]] = new, row

    def named(self, row: Row, fresh: dict[Spelled, dict[str, bool]], faults: list[DataError]) -> None:
        gone = overlay.active.given.get(ROOM, set()) if overlay.active is not None and row.file.is_relative_to(overlay.OURS) else set()
        id_, table = row["id"], table_of(row.file)
        for form, weak, short in _all_names(row):
            for spelled in spellings(form):
                if spelled in gone:
                    continue
                owners = fresh.setdefault(spelled, {})
                for other, other_weak in owners.items():
                    # An everyday word may name a missile and an exercise, or be a name among what is no name ("युद्ध अभ्यास"): the
                    # word beside it tells which.
                    apart = weak != other_weak or (weak and self.subjects[other].table != table)
                    if other != id_ and not apart:
                        at = self.where[spelled, other].where
                        faults.append(DataError("D005", f"{form} stands at {at} already, for {other}; keep one of the two.", row.where))
                owners[id_] = weak and owners.get(id_, True)
                self.where[spelled, id_] = row
            if short:
                self.shortened.extend((s, id_, weak) for f in abbreviations(form) for s in spellings(f))

    def settle(self, faults: list[DataError]) -> None:
        for spelled, id_, weak in self.shortened:
            self.names.setdefault(spelled, {id_: weak})
        for id_, subject in self.subjects.items():
            unknown = [b for b in subject.broader if b not in self.subjects]
            faults.extend(self.rows[id_].wrong(f"broader {b!r}", "the id of a topic") for b in unknown)
            if id_ in self._above(id_):
                faults.append(self.rows[id_].wrong(f"{id_} above itself", "broader topics that lead upwards"))
        if not faults:
            self.subjects = {i: s._replace(contexts=self._contexts(s)) for i, s in self.subjects.items()}

    def _above(self, id_: str) -> set[str]:
        found: set[str] = set()
        row = [id_]
        while row:
            row = [b for i in row if i in self.subjects for b in self.subjects[i].broader if b not in found]
            found.update(row)
        return found

    def _contexts(self, subject: Subject) -> tuple[str, ...]:
        """Its own, or those of the topics right above it."""
        if subject.contexts or not subject.broader:
            return subject.contexts
        return tuple(dict.fromkeys(c for b in subject.broader for c in self._contexts(self.subjects[b])))


def _collected(folders: list[Path]) -> tuple[_Collector, list[DataError]]:
    out, faults = _Collector(), list[DataError]()
    keys, sources = keys_known(folders), sources_known(folders)
    for folder in folders:
        out.folder(folder, keys, sources, faults)
    out.settle(faults)
    return out, faults


def read_subjects(folders: list[Path]) -> tuple[dict[str, Subject], dict[Spelled, dict[str, bool]]]:
    """Topics by id, and spelling → {id: weak}. Raises DataError for the first line that breaks a rule."""
    out, faults = _collected(folders)
    if faults:
        raise faults[0]
    return out.subjects, out.names


def faults_of(folder: Path) -> list[DataError]:
    """Everything wrong in the topic tables of a folder, read over ours."""
    folders = [overlay.OURS] if folder.resolve() == overlay.OURS else [overlay.OURS, folder]
    if not tables_of(folder):
        return []
    try:
        _, faults = _collected(folders)
        read_words(folders)
    except DataError as error:
        return [error]
    return faults


def read_words(folders: Iterable[Path]) -> tuple[dict[str, TopicWords], frozenset[str]]:
    """The small words of ``topics/cues.tsv`` by table, and the words that join two names of one thing.

    Raises DataError D003 for an unknown class.
    """
    sets: dict[str, dict[str, set[str]]] = {}
    glosses: set[str] = set()
    firsts: dict[str, set[str]] = {}
    strong: dict[str, set[str]] = {}
    for folder in folders:
        for path in tables_of(folder):
            for row in read_table(path, ("id", "names")):
                if row["class"] or row["kind"] or row.many("weak"):
                    for form, weak, _ in _all_names(row):
                        for spelled in spellings(form):
                            firsts.setdefault(table_of(path), set()).add(spelled[0])
                            if not weak and len(spelled) == 1:
                                strong.setdefault(table_of(path), set()).add(spelled[0])
        if (path := folder / ROOM / f"{CUES}.tsv").exists():
            for row in read_table(path, ("table", "class", "words")):
                words = {key(w) for w in row.many("words")}
                if row["class"] == "gloss":
                    glosses |= words
                elif row["class"] in ("cues", "between", "lists", "places", "tails"):
                    sets.setdefault(row["table"], {}).setdefault(row["class"], set()).update(words)
                else:
                    raise row.wrong(f"class {row['class']!r}", "one of cues, between, lists, places, tails, gloss")
    shared = sets.pop("-", {})
    out = {}
    for table, classes in sets.items():
        every = {c: frozenset(classes.get(c, set()) | shared.get(c, set())) for c in ("cues", "between", "lists", "places", "tails")}
        out[table] = TopicWords(**every, firsts=frozenset(firsts.get(table, ())), strong=frozenset(strong.get(table, ())))
    return out, frozenset(glosses)


def facts(id_: str, folders: Iterable[Path] = ()) -> TopicFacts | None:
    """What the tables tell of a topic (parties, dates, ranges …) with the names of the sources; None for an unknown id.

    The tables are read for each call: facts are for showing, and the compiled lexicon need not carry them.
    """
    folders = [overlay.OURS, *folders]
    named = sources_known(folders)
    out: TopicFacts | None = None
    for folder in folders:
        for path in tables_of(folder):
            for row in read_table(path, ("id", "names")):
                if row["id"] == id_:
                    out = _facts_of(row, out or TopicFacts(id_), named)
    return out


def _facts_of(row: Row, out: TopicFacts, named: dict[str, str]) -> TopicFacts:
    for column in row.cells:
        if column not in ("id", "broader", "context", "weak", "source") and row[column] not in ("", "-"):
            listed = column in COUNTRIES or column in ("names", "abbr", "kind")
            out.values[column] = row.many(column) if listed else row[column]
    if found := inf_class(row):
        out.values["inf_class"] = found
    out.sources.extend(n for c in row.many("source") if (n := named.get(c, c)) not in out.sources)
    return out
