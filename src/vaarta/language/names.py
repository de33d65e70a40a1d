"""Names and role words found in a sentence: countries, bodies, groups, parties, agencies, persons, offices, peoples.

Only finding is done here. What a name stands for in a sentence, at the article's date, is decided in ``resolving``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import key, lemma_keys
from .tables import Row, read_table
from .tokens import Token
from .trie import Trie


@dataclass(slots=True)
class Name:
    """One entry under one spelling.

    kind: country, adjective, inhabitant, metonym, body, group, party, agency, region, region-adjective, people,
    office, organ (a body word such as सरकार), crowd (an unnamed group), human (one person), title, modifier,
    person, excluded. key: country or body code, "" where the entry leaves it open.
    """

    kind: str
    key: str
    sectors: tuple[str, ...]
    flags: frozenset[str]
    name: str
    where: str


@dataclass(slots=True)
class Tenure:
    """One dated role of a person. start, end: ISO dates cut to what is known, "" where unknown or lasting."""

    key: str
    sectors: tuple[str, ...]
    office: str
    start: str
    end: str


@dataclass(slots=True)
class Person:
    """A person of the lexicon with the roles in order of the file."""

    id: str
    name: str
    latin: str
    roles: list[Tenure] = field(default_factory=list)


@dataclass(slots=True)
class Mention:
    """Entries that match the tokens from ``start`` to ``end`` (token indices, half-open)."""

    start: int
    end: int
    names: list[Name]

    def of(self, *kinds: str) -> Name | None:
        """The first entry of one of these kinds."""
        return next((n for n in self.names if n.kind in kinds), None)


@dataclass(slots=True)
class NameLexicon:
    """All names, by spelling key; persons by id."""

    trie: Trie[Name] = field(default_factory=Trie)
    persons: dict[str, Person] = field(default_factory=dict)


_CLASSES = {
    "office": "office",
    "ministry": "organ",
    "body": "organ",
    "group": "crowd",
    "person": "human",
    "title": "title",
    "modifier": "modifier",
}


def spelling(text: str) -> tuple[str, ...]:
    """The spelling keys of a name's words, hyphens and brackets apart."""
    return tuple(k for w in text.replace("-", " ").split() if (k := key(w)))


class _Builder:
    def __init__(self) -> None:
        self.lexicon = NameLexicon()

    def add(self, texts: Iterable[str], kind: str, key_: str, sectors: Sequence[str], row: Row, name: str = "") -> None:
        flags = frozenset(row.many("flags"))
        for text in texts:
            entry = Name(kind, key_, tuple(sectors), flags, name or text, row.where)
            if words := spelling(text):
                self.lexicon.trie.add(words, entry)

    def countries(self, path: Path) -> None:
        for row in read_table(path, ("key", "names", "adjectives", "inhabitants", "government_metonyms")):
            names = row.many("names")
            self.add(names, "country", row["key"], ("GOV",), row, names[0])
            self.add(row.many("adjectives"), "adjective", row["key"], (), row, names[0])
            self.add(row.many("inhabitants"), "inhabitant", row["key"], ("CVL",), row, names[0])
            for text in row.many("government_metonyms"):
                metonym, _, sector = text.partition(":")
                self.add([metonym.strip()], "metonym", row["key"], (sector.strip() or "GOV",), row, names[0])

    def named(self, path: Path, kind: str) -> None:
        for row in read_table(path, ("names", "key", "sectors")):
            names = row.many("names")
            code = "" if row["key"] == "-" else row["key"]
            self.add(names, kind, code, row.many("sectors"), row, names[0] if names else "")
            if kind == "people" and names:
                self.add(row.many("adjectives"), kind, code, row.many("sectors"), row, names[0])

    def regions(self, path: Path) -> None:
        for row in read_table(path, ("names", "key", "adjectives")):
            names = row.many("names")
            code = "" if row["key"] == "-" else row["key"]
            self.add(names, "region", code, (), row, names[0])
            self.add(row.many("adjectives"), "region-adjective", code, (), row, names[0])

    def roles(self, path: Path) -> None:
        for row in read_table(path, ("word", "sectors", "class")):
            if (kind := _CLASSES.get(row["class"])) is None:
                raise row.wrong(f"class {row['class']!r}", f"one of {sorted(_CLASSES)}")
            self.add([row["word"]], kind, "", row.many("sectors"), row)

    def excluded(self, path: Path) -> None:
        for row in read_table(path, ("word", "reason")):
            self.add([row["word"]], "excluded", "", (), row)

    def persons(self, path: Path) -> None:
        for row in read_table(path, ("id", "names", "latin", "key", "sectors", "office", "start", "end")):
            names = row.many("names")
            person = self.lexicon.persons.get(row["id"])
            if person is None:
                person = self.lexicon.persons[row["id"]] = Person(row["id"], names[0] if names else row["id"], row["latin"])
            dates = ["" if row[c] in ("-", "?") else row[c] for c in ("start", "end")]
            code = "" if row["key"] in ("-", "?") else row["key"]
            person.roles.append(Tenure(code, tuple(row.many("sectors")), row["office"], *dates))
            for text in names:
                self.lexicon.trie.add(spelling(text), Name("person", code, (), frozenset(), row["id"], row.where))


def load(folders: Iterable[Path]) -> NameLexicon:
    """Read every participants and persons file of the data folders. Raises DataError for a broken line."""
    builder = _Builder()
    for folder in folders:
        room = folder / "participants"
        for stem, kind in (("bodies", "body"), ("groups", "group"), ("parties", "party"), ("agencies", "agency"), ("ethnic", "people")):
            for path in sorted(room.glob(f"{stem}*.tsv")):
                builder.named(path, kind)
        for stem, read in (
            ("countries", builder.countries),
            ("regions", builder.regions),
            ("roles", builder.roles),
            ("excluded", builder.excluded),
        ):
            for path in sorted(room.glob(f"{stem}*.tsv")):
                read(path)
        for path in sorted((folder / "persons").glob("*.tsv")):
            builder.persons(path)
    return builder.lexicon


def candidates(token: Token) -> tuple[str, ...]:
    """The keys under which a token may stand in a lexicon: its own and those of its possible lemmas."""
    return lemma_keys(token.key)


def find_names(tokens: Sequence[Token], lexicon: NameLexicon) -> list[Mention]:
    """The longest names from left to right, none inside another."""
    out: list[Mention] = []
    trie, root = lexicon.trie, lexicon.trie.root
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        if token.kind != "punct" and any(c in root for c in lemma_keys(token.key)):
            end, names = trie.longest(tokens, at, candidates)
            if names:
                out.append(Mention(at, end, names))
                at = end
                continue
        at += 1
    return out
