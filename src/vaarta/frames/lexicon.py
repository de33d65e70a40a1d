"""The predicate lexicon: entries of ``predicates/*.tsv`` with the role patterns of ``frames/patterns.tsv``, compiled for look-up."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from ..errors import DataError
from ..language import key
from ..language.tables import Row, read_table
from ..language.trie import Trie
from .functionwords import word_of, words_of

TAKE, TAKEN = word_of("take"), word_of("taken")
OBJECT, DONE_TO = word_of("object"), words_of("doneto")
ROLES = frozenset("ARBTLC")
FLAGS = frozenset(
    {"nonominal", "content", "person", "needs:R", "needs:A", "needs:AR", "weak", "armed", "abroad", "public", "future-same"}
    | {"told", "undone", "ahead", "owner-suffers", "itself"}
)
KINDS = frozenset({"verb", "noun", "adj", "event"})

Slots = dict[str, str]
T = TypeVar("T", bound=Hashable)


@dataclass(slots=True)
class Predicate:
    """One entry: what is looked for, and what it opens.

    head: its spelling keys; lights: keys of the active light verbs; twins, receives: what follows from them.
    active, nominal: slot → role; where: file and line, the name by which reasons speak of it.
    type: the type whose rules apply; own: the user's type that it is told as, "" for one of ours.
    """

    head: tuple[str, ...]
    lemma: str
    kind: str
    lights: frozenset[str]
    twins: frozenset[str]
    receives: frozenset[str]
    type: str
    modes: tuple[str, ...]
    active: Slots
    nominal: Slots
    flags: frozenset[str]
    where: str
    example: str = ""
    counter: str = ""
    own: str = ""

    def same_act(self, other: Predicate) -> bool:
        """Whether the same words tell one act by both; a verb of two modes ("शहर छोड़ा", "क़ैदी छोड़ा") waits for who stands with it."""
        return self.type == other.type and not (self.kind == other.kind == "verb" and self.modes != other.modes)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """To be made in one call from the compiled lexicon, which is faster than field by field."""
        told = (self.head, self.lemma, self.kind, self.lights, self.twins, self.receives, self.type, self.modes, self.active)
        return Predicate, (*told, self.nominal, self.flags, self.where, self.example, self.counter, self.own)


@dataclass(slots=True)
class Lexicon:
    """Everything the frames stage knows, as plain look-up tables. turns: keys of the words of which a turn of grammar may be made."""

    predicates: Trie[Predicate] = field(default_factory=Trie)
    blockers: Trie[str] = field(default_factory=Trie)
    postpositions: Trie[str] = field(default_factory=Trie)
    connectives: dict[str, tuple[str, str]] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    aspectuals: dict[str, tuple[frozenset[str], str]] = field(default_factory=dict)
    courses: dict[str, frozenset[str]] = field(default_factory=dict)
    pronouns: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    entries: list[Predicate] = field(default_factory=list)
    naming: set[str] = field(default_factory=set)
    valued: set[str] = field(default_factory=set)
    fixed: Trie[str] = field(default_factory=Trie)
    manners: frozenset[str] = frozenset()
    compounding: frozenset[str] = frozenset()
    standing: dict[str, frozenset[str]] = field(default_factory=dict)
    turns: frozenset[str] = frozenset()


def words(text: str) -> tuple[str, ...]:
    """The spelling keys of an entry's words; a hyphen parts words as a space does."""
    return tuple(key(w) for w in text.replace("-", " ").split())


def slots(spec: str, row: Row) -> Slots:
    """``subj:A par:R`` as a mapping; raises DataError D003 for an unknown role."""
    out: Slots = {}
    for part in spec.split():
        slot, _, role = part.partition(":")
        if role not in ROLES:
            raise row.wrong(f"{part!r}", "slot:ROLE with a role of A R B T L C")
        out[slot] = role
    return out


def read_patterns(folder: Path) -> dict[str, tuple[Slots, Slots]]:
    return {
        row["name"]: (slots(row["active"], row), slots(row["nominal"], row))
        for row in read_table(folder / "frames" / "patterns.tsv", ("name", "active", "nominal"))
    }


@dataclass(slots=True)
class Lights:
    """Light verbs and what follows from each (``frames/lightverbs.tsv``)."""

    twin: dict[str, frozenset[str]]
    receive: dict[str, frozenset[str]]
    causative: dict[str, frozenset[str]]

    @classmethod
    def read(cls, folder: Path) -> Lights:
        tables: tuple[dict[str, frozenset[str]], ...] = ({}, {}, {})
        for row in read_table(folder / "frames" / "lightverbs.tsv", ("verb", "twin", "receive", "causative")):
            for table, column in zip(tables, ("twin", "receive", "causative"), strict=True):
                table[key(row["verb"])] = frozenset(words(v)[-1] for v in row.many(column))
        return cls(*tables)


def read_entries(
    path: Path, patterns: dict[str, tuple[Slots, Slots]], lights: Lights, types: Mapping[str, str], modes: Collection[tuple[str, str]]
) -> list[Predicate]:
    """The entries of one predicate file. The file's name gives the type.

    types: each type of the ontology with the type whose rules it follows; modes: (type, mode).
    Raises DataError D003 for an unknown kind, flag, pattern, type or mode, D005 for an entry that stands twice.
    """
    type_ = path.stem.partition("-")[0].upper()
    if type_ not in types:
        raise DataError("D003", f"no type {type_} in the ontology; name the file after a type.", str(path))
    seen: dict[tuple[tuple[str, ...], str, str], str] = {}
    out = []
    for row in read_table(path, ("head", "light", "kind", "modes", "pattern", "flags")):
        kind, flags = row["kind"], frozenset(row.many("flags"))
        if kind not in KINDS:
            raise row.wrong(f"kind {kind!r}", f"one of {sorted(KINDS)}")
        if unknown := flags - FLAGS:
            raise row.wrong(f"flags {sorted(unknown)}", f"some of {sorted(FLAGS)}")
        for mode in row.many("modes"):
            if (type_, mode) not in modes:
                raise row.wrong(f"mode {mode!r}", f"a mode of {type_} in ontology/types.tsv: {sorted(m for t, m in modes if t == type_)}")
        active, nominal = _pattern(row, patterns)
        for head, verbs in _heads(row):
            entry = _entry(row, head, verbs, kind, flags, types[type_], (active, nominal), lights)
            out.append(entry if types[type_] == type_ else replace(entry, own=type_))
            for verb in verbs or {""}:
                if (at := seen.setdefault((head, kind, verb), row.where)) != row.where:
                    raise DataError("D005", f"{row['head']} {verb} stands at {at} already; keep one of the two.", row.where)
    return out


def entries_of(
    row: Row, kind: str, flags: frozenset[str], type_: str, patterns: dict[str, tuple[Slots, Slots]], lights: Lights
) -> list[Predicate]:
    """What one row of a table opens: an entry for its head, and one for each light verb of two words."""
    return [_entry(row, head, verbs, kind, flags, type_, _pattern(row, patterns), lights) for head, verbs in _heads(row)]


def _heads(row: Row) -> list[tuple[tuple[str, ...], frozenset[str]]]:
    """The head with its one-word light verbs; a light of two words ("स्थगित करना") lengthens the head instead."""
    head = words(row["head"])
    lights = [words(v) for v in row.many("light")]
    # "ले जाना": the first word is the verb, and what follows only carries it on.
    single = frozenset(w[0] if len(w) == 1 else TAKE for w in lights if len(w) == 1 or w[0] == TAKEN)
    out = [(head, single)] if single or not lights else []
    longer: dict[tuple[str, ...], set[str]] = {}
    for light in lights:
        if len(light) > 1 and light[0] != TAKEN:
            longer.setdefault(head + light[:-1], set()).add(light[-1])
    return out + [(h, frozenset(v)) for h, v in longer.items()]


def _entry(
    row: Row,
    head: tuple[str, ...],
    verbs: frozenset[str],
    kind: str,
    flags: frozenset[str],
    type_: str,
    pattern: tuple[Slots, Slots],
    lights: Lights,
) -> Predicate:
    twins: set[str] = set()
    receives: set[str] = set()
    actives = set(verbs)
    for verb in verbs:
        twins |= lights.twin.get(verb, frozenset())
        receives |= lights.receive.get(verb, frozenset())
        actives |= lights.causative.get(verb, frozenset())
    if OBJECT in head:
        # "सैनिकों को हटाना" against "सैनिकों को हटने का आदेश": what stands with को is not what the twin tells of.
        twins.clear()
    return Predicate(
        head,
        row["head"],
        kind,
        _one(frozenset(actives)),
        _one(frozenset(twins) - verbs),
        _one(frozenset(receives)),
        type_,
        _one(tuple(row.many("modes"))),
        pattern[0],
        pattern[1],
        _one(flags),
        row.where,
        row["example"],
        row["counter"],
    )


_same: dict[Hashable, Any] = {}
# Patterns of entries that spell their roles out.
_spelled_out: dict[str, tuple[Slots, Slots]] = {}


def _one(value: T) -> T:
    """One object for equal values: the compiled lexicon is read faster."""
    return cast(T, _same.setdefault(value, value))


def _pattern(row: Row, patterns: dict[str, tuple[Slots, Slots]]) -> tuple[Slots, Slots]:
    spec = row["pattern"]
    if spec in patterns:
        return patterns[spec]
    if (known := _spelled_out.get(spec)) is not None:
        return known
    if ":" not in spec:
        raise row.wrong(f"pattern {spec!r}", f"one of {sorted(patterns)} or slot:ROLE pairs")
    active, _, nominal = spec.partition(";")
    first = slots(active, row)
    found = first, (slots(nominal, row) if nominal.strip() else _nominal_of(first))
    _spelled_out[spec] = found
    return found


def _nominal_of(active: Slots) -> Slots:
    """The nominal use of an inline pattern: the doer comes with का, everything else keeps its postposition."""
    out = {slot: role for slot, role in active.items() if slot not in ("subj", "obj")}
    if "obj" in active:
        out.setdefault("ka", active["obj"])
    elif "subj" in active:
        out.setdefault("ka", active["subj"])
    out.setdefault("dvara", "A")
    return out


def _overridden(old: Sequence[Predicate], new: Sequence[Predicate]) -> list[Predicate]:
    """What later entries of the same head and kind leave of earlier ones: their other light verbs, no longer the bare noun."""
    by_head: dict[tuple[tuple[str, ...], str], list[Predicate]] = {}
    for entry in new:
        by_head.setdefault((entry.head, entry.kind), []).append(entry)
    out = []
    for entry in old:
        for later in by_head.get((entry.head, entry.kind), ()):
            left = entry.lights - later.lights
            if not left:
                break
            flags = entry.flags | {"nonominal"}
            entry = replace(entry, lights=left, twins=entry.twins - later.twins, receives=entry.receives - later.receives, flags=flags)
        else:
            out.append(entry)
    return out


def load(folders: Iterable[Path], types: Mapping[str, str], modes: Collection[tuple[str, str]]) -> Lexicon:
    """Compile the frames lexicon from data folders; entries of later folders add to those of earlier ones, or override them.

    types, modes: as ``read_entries`` takes them. An entry overrides one of an earlier folder with the same head, kind and light
    verb, of whatever type, and a blocker of just its words.
    """
    folders = list(folders)
    lexicon = Lexicon()
    base = folders[0]
    patterns, lights = read_patterns(base), Lights.read(base)
    for row in read_table(base / "frames" / "postpositions.tsv", ("form", "slot")):
        lexicon.postpositions.add(words(row["form"]), row["slot"])
    for row in read_table(base / "frames" / "connectives.tsv", ("word", "class", "case")):
        if row["class"] == "particle":
            lexicon.particles |= {key(row["word"])}
        else:
            lexicon.connectives[key(row["word"])] = (row["class"], "" if row["case"] == "-" else row["case"])
    for row in read_table(base / "frames" / "pronouns.tsv", ("form", "class")):
        lexicon.pronouns[words(row["form"])[-1]] = row["class"]
        if row["case"] not in ("", "-"):
            lexicon.cases[words(row["form"])[-1]] = row["case"]
    for row in read_table(base / "frames" / "aspectuals.tsv", ("word", "verbs", "status")):
        verbs = frozenset(words(v)[-1] for v in row.many("verbs"))
        lexicon.aspectuals[words(row["word"])[-1]] = (verbs, row["status"])
    for row in read_table(base / "frames" / "courses.tsv", ("word", "verbs")):
        lexicon.courses[words(row["word"])[-1]] = frozenset(words(v)[-1] for v in row.many("verbs"))
    for row in read_table(base / "frames" / "fixed.tsv", ("phrase",)):
        lexicon.fixed.add(words(row["phrase"]), row["phrase"])
    lexicon.manners = frozenset(words(row["noun"])[-1] for row in read_table(base / "frames" / "manners.tsv", ("noun",)))
    lexicon.turns = lexicon.particles.union(lexicon.manners, lexicon.connectives, lexicon.fixed.root, lexicon.postpositions.root)
    lexicon.compounding = frozenset(words(row["word"])[-1] for row in read_table(base / "frames" / "compounding.tsv", ("word",)))
    for row in read_table(base / "frames" / "standing.tsv", ("word", "except")):
        lexicon.standing[words(row["word"])[-1]] = frozenset(words(w)[-1] for w in row.many("except"))
    lexicon.naming = {words(row["verb"])[-1] for row in read_table(base / "frames" / "namings.tsv", ("verb",))}
    blockers: dict[tuple[str, ...], str] = {}
    for folder in folders:
        entries: list[Predicate] = []
        blocking: dict[tuple[str, ...], str] = {}
        for path in sorted((folder / "predicates").glob("*.tsv")):
            if path.stem.startswith("blockers"):
                blocking |= {words(row["phrase"]): row["reason"] for row in read_table(path, ("phrase", "reason"))}
            elif path.stem.startswith("evaluatives"):
                lexicon.valued |= {words(row["word"])[0] for row in read_table(path, ("word", "polarity"))}
            else:
                entries += read_entries(path, patterns, lights, types, modes)
        spoken = {(*e.head, light) for e in entries for light in e.lights} | {e.head for e in entries}
        blockers = {phrase: reason for phrase, reason in blockers.items() if phrase not in spoken} | blocking
        lexicon.entries = _overridden(lexicon.entries, entries) + entries
    for entry in lexicon.entries:
        lexicon.predicates.add(entry.head, entry)
        if len(entry.head) > 1 and entry.head[-1] in DONE_TO and OBJECT not in entry.head:
            # "संधि को रद्द किया" for "संधि रद्द की".
            lexicon.predicates.add((*entry.head[:-1], OBJECT, entry.head[-1]), entry)
    for phrase, reason in blockers.items():
        lexicon.blockers.add(phrase, reason)
    return lexicon
