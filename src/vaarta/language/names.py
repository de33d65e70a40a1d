"""Names and role words found in a sentence: countries, bodies, groups, parties, agencies, persons, offices, peoples.

Only finding is done here. What a name stands for in a sentence, at the article's date, is decided in ``resolving``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from . import key, lemma_keys
from .sounds import TABLES, abbreviations, alike, skeleton
from .tables import Row, read_table
from .tokens import Token
from .trie import END, Trie


class Name:
    """One entry under one spelling.

    kind: country, adjective, inhabitant, metonym, body, group, party, agency, region, region-adjective, people,
    office, organ (a body word such as सरकार), crowd (an unnamed group), human (one person), title, modifier,
    person, excluded. key: country or body code, "" where the entry leaves it open.
    """

    # No named tuple, as little as ``Reading`` is: every phrase asks what kinds of names are in it.
    __slots__ = ("flags", "key", "kind", "name", "sectors", "where")

    def __init__(self, kind: str, key: str, sectors: tuple[str, ...], flags: frozenset[str], name: str, where: str) -> None:
        self.kind, self.key, self.sectors, self.flags = kind, key, sectors, flags
        self.name, self.where = name, where

    def told(self) -> tuple[str, str, tuple[str, ...], frozenset[str], str, str]:
        """Everything that the entry says, in the order in which a name is made."""
        return self.kind, self.key, self.sectors, self.flags, self.name, self.where

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Name) and self.told() == other.told()

    def __hash__(self) -> int:
        return hash((self.kind, self.key, self.name))

    def __reduce__(self) -> tuple[type[Name], tuple[str, str, tuple[str, ...], frozenset[str], str, str]]:
        return Name, self.told()


class Tenure(NamedTuple):
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

    def __reduce__(self) -> tuple[object, ...]:
        """To be made in one call from the compiled lexicon, which is faster than field by field."""
        return _person, (self.id, self.name, self.latin, tuple(map(tuple, self.roles)))


def _person(id: str, name: str, latin: str, roles: tuple[tuple[str, tuple[str, ...], str, str, str], ...]) -> Person:
    return Person(id, name, latin, [Tenure(*role) for role in roles])


class Mention:
    """Entries that match the tokens from ``start`` to ``end`` (token indices, half-open)."""

    __slots__ = ("end", "names", "start")

    def __init__(self, start: int, end: int, names: list[Name]) -> None:
        self.start, self.end = start, end
        self.names = names

    def of(self, *kinds: str) -> Name | None:
        """The first entry of one of these kinds."""
        for name in self.names:
            if name.kind in kinds:
                return name
        return None


# Whether a word begins a name of the table, and the node of ``NameLexicon.sounds`` at which it begins the sound of a full name.
Opening = tuple[bool, dict[str, Any] | None]


@dataclass(slots=True)
class NameLexicon:
    """All names, by spelling key; persons by id.

    sounds: full names of persons by the consonants of their words, for spellings that no table has; cues: spelling keys of
    the small words that tell whether an everyday word stands for somebody, by class; opens: whether the words seen so far begin a
    name of the table, and what goes on from them in ``sounds``.
    """

    trie: Trie[Name] = field(default_factory=Trie)
    persons: dict[str, Person] = field(default_factory=dict)
    sounds: Trie[tuple[tuple[str, ...], Name]] = field(default_factory=Trie)
    cues: dict[str, frozenset[str]] = field(default_factory=dict)
    opens: dict[str, Opening] = field(default_factory=dict)


_T = TypeVar("_T", bound=Hashable)

_CLASSES = {
    "office": "office",
    "ministry": "organ",
    "body": "organ",
    "group": "crowd",
    "person": "human",
    "title": "title",
    "modifier": "modifier",
}


NOTHING: Opening = (False, None)
# Opens a flag that tells between which days a name means somebody.
THEN = "then:"
# A text without a day, and a bearer who is meant only where no country is spoken of.
UNDATED, NOWHERE = "undated", "nowhere"
_ABBREVIATED = frozenset({"body", "agency", "party", "group"})
_LONGEST_SOUNDING = 4
# "अली राय" and "अल रे" have too little to tell them apart.
_LEAST_CONSONANTS = 5


def spelling(text: str) -> tuple[str, ...]:
    """The spelling keys of a name's words, hyphens and brackets apart."""
    return tuple(k for w in text.replace("-", " ").split() if (k := key(w)))


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """The endings of names that have a second spelling, with it."""
    return tuple((key(row["ending"]), key(row["other"])) for row in read_table(TABLES / "endings.tsv", ("ending", "other")))


def _other_spelling(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "सर्गेई इवानोफ़" for "सर्गेई इवानोव"; () for a name whose words are written in one way."""
    changed = tuple(next((w.removesuffix(own) + other for own, other in _endings() if w.endswith(own)), w) for w in words)
    return changed if changed != words else ()


class _Builder:
    def __init__(self) -> None:
        self.lexicon = NameLexicon()
        self.kept: dict[object, object] = {}
        self.shortened: list[tuple[tuple[str, ...], Name]] = []

    def add(self, texts: Iterable[str], kind: str, key_: str, sectors: Sequence[str], row: Row, name: str = "") -> None:
        flags = self._one(frozenset(row.many("flags")))
        said = self._one(tuple(sectors))
        weak = {spelling(text) for text in row.many("weak")}
        for text in texts:
            own = self._one(flags | {"weak"}) if weak and spelling(text) in weak else flags
            entry = Name(kind, key_, said, own, name or text, row.where)
            if words := spelling(text):
                self.lexicon.trie.add(words, entry)
            if kind in _ABBREVIATED:
                self._abbreviated(text, words, entry)

    def _one(self, value: _T) -> _T:
        """One object for equal values: the compiled lexicon is read in half the time."""
        return cast(_T, self.kept.setdefault(value, value))

    def _abbreviated(self, text: str, words: tuple[str, ...], entry: Name) -> None:
        """CBI and सी बी आई where the table has सीबीआई, and the other way round; what a table says of itself goes first."""
        for form in map(spelling, abbreviations(text)):
            if form != words:
                self.shortened.append((form, entry))

    def settle(self) -> NameLexicon:
        """The lexicon, when every file has been read."""
        for form, entry in self.shortened:
            if not self.lexicon.trie.get(form):
                self.lexicon.trie.add(form, entry)
        return self.lexicon

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
                names_in_latin = [row["latin"]] if row["latin"] not in ("", "-") else []
            else:
                names_in_latin = []
            dates = ["" if row[c] in ("-", "?") else row[c] for c in ("start", "end")]
            code = "" if row["key"] in ("-", "?") else row["key"]
            person.roles.append(Tenure(code, self._one(tuple(row.many("sectors"))), self._one(row["office"]), *dates))
            entry = Name("person", code, (), frozenset(), row["id"], row.where)
            for text in names:
                for words in (spelling(text), _other_spelling(spelling(text))):
                    if words:
                        self.lexicon.trie.add(words, entry)
                        self._sounding(words, entry)
            for text in names_in_latin:
                self._sounding(spelling(text), entry)

    def _sounding(self, words: tuple[str, ...], entry: Name) -> None:
        """Full names alone: a surname that only sounds like somebody's is anybody's."""
        bones = tuple(skeleton(w) for w in words)
        if 2 <= len(words) <= _LONGEST_SOUNDING and all(bones) and sum(map(len, bones)) >= _LEAST_CONSONANTS:
            self.lexicon.sounds.add(bones, (words, entry))

    def short_names(self, path: Path) -> None:
        """Names that mean somebody of the tables only between two days, which the flag ``then:START:END`` keeps."""
        for row in read_table(path, ("name", "id", "start", "end")):
            then = THEN + ":".join("" if row[c] == "-" else row[c] for c in ("start", "end"))
            entry = Name("person", self._country(row), (), frozenset((*row.many("flags"), then)), row["id"], row.where)
            self.lexicon.trie.add(spelling(row["name"]), entry)

    def _country(self, row: Row) -> str:
        if (person := self.lexicon.persons.get(row["id"])) is None:
            raise row.wrong(f"id {row['id']!r}", "the id of a person in persons/*.tsv")
        return person.roles[0].key

    def cues(self, path: Path) -> None:
        for row in read_table(path, ("class", "words")):
            self.lexicon.cues[row["class"]] = frozenset(key(w) for w in row.many("words"))


def load(folders: Iterable[Path]) -> NameLexicon:
    """Read every participants and persons file of the data folders. Raises DataError for a broken line."""
    builder = _Builder()
    for folder in folders:
        room = folder / "participants"
        for stem, kind in (("bodies", "body"), ("groups", "group"), ("parties", "party"), ("agencies", "agency"), ("ethnic", "people")):
            for path in _parts(room, stem):
                builder.named(path, kind)
        for stem, read in (
            ("countries", builder.countries),
            ("regions", builder.regions),
            ("roles", builder.roles),
            ("excluded", builder.excluded),
            ("cues", builder.cues),
        ):
            for path in _parts(room, stem):
                read(path)
        for path in sorted((folder / "persons").glob("*.tsv")):
            builder.persons(path)
        for path in _parts(room, "shortnames"):
            builder.short_names(path)
    return builder.settle()


def _parts(room: Path, stem: str) -> list[Path]:
    """A table and its further files; the table itself first, for the first of several bearers of a name is the usual one."""
    return sorted(room.glob(f"{stem}*.tsv"), key=lambda path: (path.stem != stem, path.name))


def of_day(mentions: list[Mention], day: str | None) -> list[Mention]:
    """Names without those that mean nobody on a day ("अब्बास" in 1995). day: ISO; None: only those of undated texts are left of them."""
    if not any(_dated(n) for m in mentions for n in m.names):
        return mentions
    out = []
    for mention in mentions:
        names = [n for n in mention.names if (then := _dated(n)) is None or _falls_in(then, day)]
        if any(_dated(n) for n in names):
            # What a name means on that day goes before what else it may mean.
            names.sort(key=lambda n: _dated(n) is None)
        if names:
            out.append(
                mention if len(names) == len(mention.names) and names[0] is mention.names[0] else Mention(mention.start, mention.end, names)
            )
    return out


def _dated(name: Name) -> str | None:
    return next((f for f in name.flags if f.startswith(THEN)), None) if name.flags else None


def _falls_in(then: str, day: str | None) -> bool:
    _, start, end = then.split(":")
    if start == UNDATED:
        return day is None
    return day is not None and start <= day[: len(start)] and (not end or day[: len(end)] <= end)


def find_names(tokens: list[Token], lexicon: NameLexicon, day: str | None = None, any_day: bool = False) -> list[Mention]:
    """The longest names from left to right, none inside another.

    day: of publication; short names that do not mean anybody then are none, unless any_day asks for those of all times.

    A full name of a known person in a spelling that no table has is found by its sound. A name that is an everyday word too
    (flag weak) counts only where the words around it leave no other reading; one flagged apart only before ने.
    """
    out: list[Mention] = []
    trie, known = lexicon.trie, lexicon.opens
    at, count = 0, len(tokens)
    openings = [known.get(token.key) or _opens(token.key, lexicon) for token in tokens]
    while at < count:
        token, opens = tokens[at], openings[at]
        # Most words begin neither.
        if opens is NOTHING or token.kind == "punct" or (out and out[-1].end == at and _owned(token, out[-1], lexicon)):
            at += 1
            continue
        names: list[Name] = []
        end = at
        if opens[0]:
            end, names = trie.longest(tokens, at)
            if names and not _doer(tokens, end, lexicon):
                names = [n for n in names if "apart" not in n.flags]
        sounding = opens[1]
        if sounding is not None and end - at < 2 and at + 1 < count and (not names or names[0].kind == "person"):
            # A full name has two words, and most words that sound like the first of one are followed by none that could be the second.
            heard = _by_sound(tokens, at, sounding) if skeleton(tokens[at + 1].key) in sounding else None
            if heard is not None:
                out.append(heard)
                at = heard.end
                continue
        if names:
            out.append(Mention(at, end, names))
            at = end
        else:
            at += 1
    found = _without_weak(_without_strangers(out), tokens, lexicon)
    return found if any_day else of_day(found, day)


def _owned(token: Token, before: Mention, lexicon: NameLexicon) -> bool:
    """ "भाजपा के विजय कुमार": whether "के" after a party or body is the genitive, and no initial of "के. विजय कुमार"."""
    return token.key in lexicon.cues.get("owner", ()) and before.of("party", "body", "agency", "group", "country", "region") is not None


def _opens(form: str, lexicon: NameLexicon) -> Opening:
    """What of names a word begins."""
    listed, sounding = lexicon.trie.starts(lemma_keys(form)), lexicon.sounds.root.get(skeleton(form))
    return lexicon.opens.setdefault(form, (listed, sounding) if listed or sounding is not None else NOTHING)


def _doer(tokens: list[Token], at: int, lexicon: NameLexicon) -> bool:
    return at < len(tokens) and tokens[at].key in lexicon.cues.get("doer", ())


def unlisted(token: Token) -> bool:
    """Whether no dictionary knows the word, so that it may be a name."""
    return token.kind == "latin" or (token.kind == "word" and all(r.pos in ("PROPN", "X") for r in token.form.readings))


def guessed(token: Token) -> bool:
    """Whether no dictionary knows the word, even where its ending could be that of a noun: "शेवर्दनाद्ज़े"."""
    return token.kind == "latin" or (token.kind == "word" and token.form.readings[-1].pos in ("PROPN", "X"))


def _by_sound(tokens: list[Token], at: int, node: dict[str, Any]) -> Mention | None:
    """The longest full name that sounds like the words from here on. node: where the first of them leads in the sounds of names."""
    best: Mention | None = None
    if tokens[at].kind not in ("word", "latin") or all(r.pos in CLOSED for r in tokens[at].form.readings):
        # "1999 में नवाज़ शरीफ़": nor does it begin one, though "मियाँ" sounds like it.
        return None
    for end in range(at + 1, min(at + _LONGEST_SOUNDING, len(tokens))):
        token = tokens[end]
        if token.kind not in ("word", "latin") or all(r.pos in CLOSED for r in token.form.readings):
            # "सिटी सेंटर पर": a postposition is no word of a name.
            break
        bone = skeleton(token.key)
        if not bone or bone not in node:
            break
        node = node[bone]
        if found := node.get(END):
            words = tokens[at : end + 1]
            names = [
                n for full, n in found if all(alike(one, t.key) and _ends_alike(one, t.key) for one, t in zip(full, words, strict=True))
            ]
            # "करते रहे" sounds like somebody too; a name has a word that is in no dictionary, or none that surely is.
            if names and len({n.name for n in names}) == 1 and (any(map(unlisted, words)) or all(map(guessed, words))):
                best = Mention(at, end + 1, names[:1])
    return best


def _ends_alike(one: str, other: str) -> bool:
    """ "मोहम्मद इस्लाम" is not "मोहम्मद इस्लामी": an -i at the end that the other lacks makes another name."""
    return one == other or (one[-1:].casefold() in FINAL_I) == (other[-1:].casefold() in FINAL_I)


def _without_strangers(found: list[Mention]) -> list[Mention]:
    """Two short names of two people side by side after an office ("नेता पावेल रोगोज़िन") are the name of a third."""
    if len(found) < 3:
        return found
    strangers: set[int] = set()
    for office, one, other in zip(found, found[1:], found[2:], strict=False):
        beside = office.end == one.start and one.end == other.start and office.of("office", "human") is not None
        short = beside and one.end - one.start == other.end - other.start == 1 and one.of("person") and other.of("person")
        if short and not {n.name for n in one.names} & {n.name for n in other.names}:
            strangers |= {one.start, other.start}
    return [m for m in found if m.start not in strangers] if strangers else found


HYPHENS = frozenset("-–—")
FINAL_I = frozenset("ीिईइiy")
# Classes of words that end a name.
CLOSED = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "AUX"})


def _stands_apart(tokens: list[Token], mention: Mention, lexicon: NameLexicon) -> bool:
    """ "विपक्ष ने केंद्र पर आरोप लगाया": whether a word stands by itself before what marks a side, and nothing qualifies or owns it."""
    before = tokens[mention.start - 1] if mention.start else None
    if mention.end >= len(tokens) or not (tokens[mention.end].key in lexicon.cues.get("side", ()) or _marked(tokens, mention.end, lexicon)):
        return False
    if before is None or before.kind == "punct":
        return True
    plain = all(r.pos in ("ADP", "CCONJ", "SCONJ", "VERB", "AUX", "ADV", "PART") for r in before.form.readings)
    return plain and (before.key not in lexicon.cues.get("owner", ()) or _disagrees(before, tokens[mention.end - 1], lexicon))


def _disagrees(genitive: Token, word: Token, lexicon: NameLexicon) -> bool:
    """ "बिहार की | केंद्र से माँग": whether a feminine genitive stands before a word that is masculine, of which it cannot be."""
    return genitive.key in lexicon.cues.get("feminine", ()) and {r.gender for r in word.form.readings if r.gender} == {"m"}


def _marked(tokens: list[Token], at: int, lexicon: NameLexicon) -> bool:
    """ "केंद्र के ख़िलाफ़", "केंद्र की नीतियाँ": whether a genitive and the word behind it make somebody of what stands before them."""
    owned = at + 1 < len(tokens) and tokens[at].key in lexicon.cues.get("owner", ())
    return owned and not lexicon.cues.get("sided", frozenset()).isdisjoint(tokens[at + 1].keys)


def _without_weak(found: list[Mention], tokens: list[Token], lexicon: NameLexicon) -> list[Mention]:
    for mention in found:
        if any("weak" in n.flags for n in mention.names):
            break
    else:
        return found
    starts, ends = {m.start for m in found}, {m.end for m in found}
    offices = {m.start for m in found if m.of("office", "organ", "agency")}
    out = []
    for mention in found:
        held = mention.end - mention.start > 1 or mention.start in ends or mention.end in starts
        held = held or _doer(tokens, mention.end, lexicon)
        # "भारत-पाक के बीच": what a hyphen joins to another name is one.
        held = held or (mention.start - 1 in ends and tokens[mention.start - 1].text in HYPHENS)
        held = held or (mention.end + 1 in starts and tokens[mention.end].text in HYPHENS)
        # "माली की सरकार", "सोल के रक्षा मंत्री": what has a government is no gardener.
        held = held or (mention.end + 1 in offices and tokens[mention.end].key in lexicon.cues.get("owner", ()))
        held = held or (any("alone" in n.flags for n in mention.names) and _stands_apart(tokens, mention, lexicon))
        # A province stands mostly before में and का; where no dictionary has the word it can be nothing else.
        held = held or (mention.of("region") is not None and unlisted(tokens[mention.start]))
        names = mention.names if held else [n for n in mention.names if "weak" not in n.flags]
        if names:
            mention.names = names
            out.append(mention)
    return out
