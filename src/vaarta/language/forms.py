"""Word forms to readings: closed classes from a table, verbs by paradigm from their roots, nouns and adjectives by ending.

The paradigm of the verb and the endings of nouns are those of any grammar of modern Hindi (Kachru 2006, chapters 4 and 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .script import key
from .tables import read_table

MORPHOLOGY = Path(__file__).resolve().parent.parent / "data" / "hi" / "morphology"
VOWEL_SIGNS = "ािीुूेैोौ"
_CACHE_LIMIT = 400_000


@dataclass(slots=True, frozen=True)
class Reading:
    """One analysis of a form. lemma: a spelling key; pos: a Universal Dependencies class; None where a feature does not apply.

    verbform: root, inf, impf, perf, sub, fut, imp, conj, fin (है, था) or agent (वाला).
    """

    lemma: str
    pos: str
    verbform: str | None = None
    case: str | None = None
    gender: str | None = None
    number: str | None = None
    person: str | None = None
    tense: str | None = None
    aspect: str | None = None
    mood: str | None = None
    voice: str | None = None


@dataclass(slots=True)
class Morphology:
    """The compiled tables: forms of closed classes and verbs, adjectives; everything else goes by ending."""

    closed: dict[str, tuple[Reading, ...]]
    verbs: dict[str, tuple[Reading, ...]]
    adjectives: frozenset[str]
    nouns: frozenset[str]


def _verb(
    lemma: str, form: str, gender: str | None = None, number: str | None = None, case: str | None = None, person: str | None = None
) -> Reading:
    tense = {"fut": "fut", "perf": "past"}.get(form)
    aspect = {"perf": "perf", "impf": "impf"}.get(form)
    mood = {"sub": "sub", "imp": "imp"}.get(form, "ind" if form == "fut" else None)
    return Reading(lemma, "VERB", form, case, gender, number, person, tense, aspect, mood)


def paradigm(root: str) -> list[tuple[str, Reading]]:
    """Every regular form of a root (a spelling key) with its reading."""
    lemma = root + "ना"
    vocalic = root[-1] in VOWEL_SIGNS
    # पी → पिए, छू → छुआ: a long close vowel is short before a vowel.
    short = root[:-1] + {"ी": "ि", "ू": "ु"}.get(root[-1], root[-1]) if vocalic else root
    out = [(root, _verb(lemma, "root"))]
    for ending, gender, case in (("ना", "m", "dir"), ("ने", "m", "obl"), ("नी", "f", None)):
        out.append((root + ending, _verb(lemma, "inf", gender, None, case)))
    for ending, gender, number in (("ता", "m", "sg"), ("ते", "m", "pl"), ("ती", "f", "sg"), ("तीं", "f", "pl")):
        out.append((root + ending, _verb(lemma, "impf", gender, number)))
    perfect = (
        (("या", "m", "sg"), ("ए", "m", "pl"), ("ई", "f", "sg"), ("ईं", "f", "pl"))
        if vocalic
        else (
            ("ा", "m", "sg"),
            ("े", "m", "pl"),
            ("ी", "f", "sg"),
            ("ीं", "f", "pl"),
        )
    )
    for ending, gender, number in perfect:
        out.append((short + ending, _verb(lemma, "perf", gender, number)))
    if root.endswith("ू"):
        out.append((short + "आ", _verb(lemma, "perf", "m", "sg")))
    wish = (
        (("ए", "sg", "3"), ("एं", "pl", "3"), ("ऊं", "sg", "1"), ("ओ", "pl", "2"))
        if vocalic
        else (
            ("े", "sg", "3"),
            ("ें", "pl", "3"),
            ("ूं", "sg", "1"),
            ("ो", "pl", "2"),
        )
    )
    for ending, number, person in wish:
        out.append((short + ending, _verb(lemma, "imp" if person == "2" else "sub", None, number, None, person)))
        for tail, gender in (("गा", "m"), ("गे", "m"), ("गी", "f")):
            out.append((short + ending + tail, _verb(lemma, "fut", gender, number, None, person)))
    polite = "इए" if vocalic else "िए"
    out.append((short + polite, _verb(lemma, "imp", None, None, None, "2")))
    out.append((short + ("इएगा" if vocalic else "िएगा"), _verb(lemma, "imp", None, None, None, "2")))
    out.append((root + "कर", _verb(lemma, "conj")))
    return out


def _cell(text: str) -> str | None:
    return None if text in ("", "-") else text


def load() -> Morphology:
    """Read the tables. Raises DataError for a broken line."""
    closed: dict[str, list[Reading]] = {}
    for row in read_table(MORPHOLOGY / "closed.tsv", ("form", "lemma", "pos")):
        reading = Reading(
            key(row["lemma"]),
            row["pos"],
            _cell(row["verbform"]),
            _cell(row["case"]),
            _cell(row["gender"]),
            _cell(row["number"]),
            _cell(row["person"]),
            _cell(row["tense"]),
            _cell(row["aspect"]),
            _cell(row["mood"]),
        )
        closed.setdefault(key(row["form"]), []).append(reading)
    verbs: dict[str, list[Reading]] = {}
    for row in read_table(MORPHOLOGY / "irregular.tsv", ("form", "lemma", "verbform")):
        verbs.setdefault(key(row["form"]), []).append(_verb(key(row["lemma"]), row["verbform"], _cell(row["gender"])))
    for row in read_table(MORPHOLOGY / "roots.tsv", ("root",)):
        for form, reading in paradigm(key(row["root"])):
            bucket = verbs.setdefault(form, [])
            if reading not in bucket:
                bucket.append(reading)
    adjectives = frozenset(key(row["word"]) for row in read_table(MORPHOLOGY / "adjectives.tsv", ("word",)))
    path = MORPHOLOGY / "nouns.tsv"
    nouns = frozenset(key(row["word"]) for row in read_table(path, ("word",))) if path.exists() else frozenset()
    return Morphology({k: tuple(v) for k, v in closed.items()}, {k: tuple(v) for k, v in verbs.items()}, adjectives, nouns)


_tables: list[Morphology] = []


def morphology() -> Morphology:
    """The tables, read once a process."""
    if not _tables:
        _tables.append(load())
    return _tables[0]


def use(tables: Morphology) -> None:
    """Take compiled tables, as the cache on disk keeps them, in place of reading the files."""
    _tables[:] = [tables]


_readings: dict[str, tuple[Reading, ...]] = {}
_lemmas: dict[str, tuple[str, ...]] = {}

# Ending of an inflected noun → ending of its direct singular, longest first.
_NOUN_ENDINGS = (
    ("ियों", ("ी", "ि")),
    ("ियां", ("ी", "ि")),
    ("इयों", ("ई",)),
    ("इयां", ("ई",)),
    ("उओं", ("ऊ", "उ")),
    ("ुओं", ("ू", "ु")),
    ("ाओं", ("ा",)),
    ("ाएं", ("ा",)),
    ("ओं", ("", "ा")),
    ("ुएं", ("ू",)),
    ("एं", ("",)),
    ("ों", ("ा", "")),
    ("ें", ("",)),
    ("े", ("ा",)),
    ("ए", ("आ", "या")),
)


def noun_lemmas(form: str) -> list[str]:
    """The direct singulars that an inflected noun may belong to."""
    for ending, bases in _NOUN_ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            return [stem + base for base in bases]
    return []


def readings(form: str) -> tuple[Reading, ...]:
    """All analyses of a spelling key; an unknown word is a noun, or a proper name where no ending speaks for a noun."""
    found = _readings.get(form)
    if found is None:
        if len(_readings) > _CACHE_LIMIT:
            _readings.clear()
        found = _readings[form] = _analyse(form)
    return found


def _analyse(form: str) -> tuple[Reading, ...]:
    tables = morphology()
    out = list(tables.closed.get(form, ())) + list(tables.verbs.get(form, ()))
    base = form[:-1] + "ा" if form[-1:] in ("े", "ी") else form
    if form in tables.adjectives or base in tables.adjectives:
        case = "obl" if form.endswith("े") else None
        out.append(
            Reading(
                base if base in tables.adjectives else form,
                "ADJ",
                None,
                case,
                "f" if form.endswith("ी") and base in tables.adjectives else None,
            )
        )
    if out:
        if form in tables.nouns:
            out.append(Reading(form, "NOUN"))
        return tuple(out)
    for lemma in noun_lemmas(form):
        oblique = form.endswith(("ों", "ओं"))
        out.append(Reading(lemma, "NOUN", None, "obl" if oblique else None, None, "pl" if form[-1] == "ं" else None))
    known = form in tables.nouns or any(r.lemma in tables.nouns for r in out)
    if known:
        out = [r for r in out if r.lemma in tables.nouns]
        out.append(Reading(form, "NOUN"))
    else:
        # An ending alone does not make a noun of a name: हसीने would be one of हसीना.
        out.append(Reading(form, "PROPN" if not out or out[0].case != "obl" else "NOUN"))
    return tuple(out)


def lemma_keys(form: str) -> tuple[str, ...]:
    """The keys under which a form may stand in a lexicon: itself, verbs as infinitive, nouns and adjectives as dictionary form."""
    found = _lemmas.get(form)
    if found is None:
        if len(_lemmas) > _CACHE_LIMIT:
            _lemmas.clear()
        tables = morphology()
        keys = [form]
        keys.extend(r.lemma for r in tables.verbs.get(form, ()))
        keys.extend(r.lemma for r in tables.closed.get(form, ()) if r.pos == "ADP")
        if form.endswith("ी"):
            keys.append(form[:-1] + "ा")
        keys.extend(noun_lemmas(form))
        found = _lemmas[form] = tuple(dict.fromkeys(keys))
    return found
