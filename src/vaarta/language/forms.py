"""Word forms to readings: closed classes from a table, verbs and nouns by their endings from tables of roots and nouns.

The classes and paradigms are those of any grammar of modern Hindi (Kachru 2006, chapters 4 and 5); the names of the
features are those of Universal Dependencies. All words and endings are in ``data/hi/morphology``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .script import key
from .tables import Row, read_table

MORPHOLOGY = Path(__file__).resolve().parent.parent / "data" / "hi" / "morphology"
_CACHE_LIMIT = 400_000


class Reading:
    """One analysis of a form. lemma: a spelling key; pos: a Universal Dependencies class; None: not told by the form.

    verbform: root, inf, impf, perf, sub, fut, imp, conj, fin (है, था) or agent (वाला). case: dir or obl. voice is None
    throughout: the passive is a matter of the verb group (किया गया), not of a form.
    """

    # No named tuple: compiled, its fields are asked for at the price of any Python attribute, and every word has some.
    __slots__ = ("aspect", "case", "gender", "lemma", "mood", "number", "person", "pos", "tense", "verbform", "voice")

    def __init__(
        self,
        lemma: str,
        pos: str,
        verbform: str | None = None,
        case: str | None = None,
        gender: str | None = None,
        number: str | None = None,
        person: str | None = None,
        tense: str | None = None,
        aspect: str | None = None,
        mood: str | None = None,
        voice: str | None = None,
    ) -> None:
        self.lemma, self.pos, self.verbform = lemma, pos, verbform
        self.case, self.gender, self.number, self.person = case, gender, number, person
        self.tense, self.aspect, self.mood, self.voice = tense, aspect, mood, voice

    def features(self) -> tuple[str | None, ...]:
        """Everything that the reading says, in the order in which a reading is made."""
        return (
            self.lemma, self.pos, self.verbform, self.case, self.gender, self.number, self.person, self.tense, self.aspect, self.mood,
            self.voice,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reading) and self.features() == other.features()

    def __hash__(self) -> int:
        return hash((self.lemma, self.pos, self.verbform, self.case))

    def __reduce__(self) -> tuple[type[Reading], tuple[str | None, ...]]:
        return Reading, self.features()

    def __repr__(self) -> str:
        return f"Reading{self.features()}"


_NO_VERBS: frozenset[str] = frozenset()
_UNNOTED: tuple[object, int] = (None, 0)


class Form:
    """A word form wherever it stands, worked out once: what any token of this spelling key can be.

    keys: the keys under which it may stand in a lexicon, its own and those of its possible lemmas; readings: all analyses; verbs:
    the infinitives of the verbs it may be a form of; verbal: its readings as a verb; noted: what somebody else has worked out about
    it, and who.
    """

    __slots__ = ("key", "keys", "noted", "readings", "verbal", "verbs")

    def __init__(self, key: str, keys: tuple[str, ...], readings: tuple[Reading, ...]) -> None:
        self.key, self.keys, self.readings = key, keys, readings
        self.verbal = tuple([r for r in readings if r.verbform])
        self.verbs = frozenset([r.lemma for r in self.verbal]) if self.verbal else _NO_VERBS
        self.noted: tuple[object, int] = _UNNOTED


# A direct singular, and the gender, number and case of one of its forms.
NounForm = tuple[str, str | None, str | None, str | None]
# What an ending adds to a stem: base of the lemma (nouns), then gender, number, case (and verbform, person for verbs).
NounEnding = tuple[str, str | None, str | None, str | None]


@dataclass(slots=True)
class Morphology:
    """The compiled tables, plain and picklable.

    closed: form → readings. irregular: verb form → readings. stems: stem → (root, stem class). verb_endings: ending →
    (stem classes, verbform, case, gender, number, person). nouns: direct singular → gender. suffixes: longest endings.
    """

    closed: dict[str, tuple[Reading, ...]]
    irregular: dict[str, tuple[Reading, ...]]
    stems: dict[str, tuple[tuple[str, str], ...]]
    verb_endings: dict[str, tuple[tuple[frozenset[str], tuple[str | None, ...]], ...]]
    noun_endings: dict[str, tuple[NounEnding, ...]]
    adjective_endings: dict[str, tuple[NounEnding, ...]]
    irregular_participles: frozenset[str]
    nouns: dict[str, str | None]
    adjectives: frozenset[str]


_TENSE = {"fut": "fut", "perf": "past"}
_ASPECT = {"perf": "perf", "impf": "impf"}
_MOOD = {"sub": "sub", "imp": "imp", "fut": "ind"}
_SHORTENED = {"ी": ("ि", "i"), "ू": ("ु", "u")}
_INFINITIVE = "ना"


def _verb(lemma: str, form: str, features: tuple[str | None, ...]) -> Reading:
    case, gender, number, person = features
    tense, aspect, mood = _TENSE.get(form), _ASPECT.get(form), _MOOD.get(form)
    return Reading(lemma, "VERB", form, case, gender, number, person, tense, aspect, mood)


def _cell(row: Row, column: str) -> str | None:
    text = row[column]
    return None if text in ("", "-") else text


def _stems(root: str) -> list[tuple[str, str]]:
    """The stems of a root with their classes, as verbendings.tsv names them."""
    last = root[-1]
    if last in _SHORTENED:
        sign, name = _SHORTENED[last]
        return [(root, "any"), (root[:-1] + sign, name)]
    return [(root, "v" if "\u0904" <= last <= "\u0914" or "\u093e" <= last <= "\u094c" else "c")]


def load(folder: Path = MORPHOLOGY) -> Morphology:
    """Read the tables of a folder. Raises DataError with file and line for a broken or repeated entry."""
    closed: dict[str, list[Reading]] = {}
    for row in read_table(folder / "closed.tsv", ("form", "lemma", "pos")):
        reading = Reading(
            key(row["lemma"]),
            row["pos"],
            *(_cell(row, c) for c in ("verbform", "case", "gender", "number", "person", "tense", "aspect", "mood")),
        )
        bucket = closed.setdefault(key(row["form"]), [])
        if reading in bucket:
            raise row.wrong(f"{row['form']!r} with this analysis a second time", "one line for each analysis of a form")
        bucket.append(reading)
    irregular: dict[str, list[Reading]] = {}
    for row in read_table(folder / "irregular.tsv", ("form", "lemma", "verbform")):
        features = (_cell(row, "case"), _cell(row, "gender"), _cell(row, "number"), _cell(row, "person"))
        irregular.setdefault(key(row["form"]), []).append(_verb(key(row["lemma"]), row["verbform"], features))
    stems: dict[str, list[tuple[str, str]]] = {}
    seen: set[str] = set()
    for row in read_table(folder / "roots.tsv", ("root",)):
        root = _new(row, "root", seen)
        for stem, name in _stems(root):
            stems.setdefault(stem, []).append((root, name))
    nouns: dict[str, str | None] = {}
    seen = set()
    for row in read_table(folder / "nouns.tsv", ("word",)):
        nouns[_new(row, "word", seen)] = _cell(row, "gender")
    seen = set()
    adjectives = frozenset(_new(row, "word", seen) for row in read_table(folder / "adjectives.tsv", ("word",)))
    return Morphology(
        {form: tuple(found) for form, found in closed.items()},
        {form: tuple(found) for form, found in irregular.items()},
        {stem: tuple(found) for stem, found in stems.items()},
        _verb_endings(folder),
        _noun_endings(folder / "nounendings.tsv"),
        _noun_endings(folder / "adjectiveendings.tsv"),
        frozenset(r.lemma for found in irregular.values() for r in found if r.verbform == "perf" and r.gender == "m"),
        nouns,
        adjectives,
    )


def _new(row: Row, column: str, seen: set[str]) -> str:
    word = key(row[column])
    if word in seen:
        raise row.wrong(f"{row[column]!r} a second time (spellings that have one key count as one)", "each word once")
    seen.add(word)
    return word


def _verb_endings(folder: Path) -> dict[str, tuple[tuple[frozenset[str], tuple[str | None, ...]], ...]]:
    out: dict[str, list[tuple[frozenset[str], tuple[str | None, ...]]]] = {}
    for row in read_table(folder / "verbendings.tsv", ("ending", "stem", "verbform")):
        classes = row.many("stem")
        features = tuple(_cell(row, c) for c in ("verbform", "case", "gender", "number", "person"))
        out.setdefault(key(row["ending"]), []).append((frozenset(classes), features))
    return {ending: tuple(found) for ending, found in out.items()}


def _noun_endings(path: Path) -> dict[str, tuple[NounEnding, ...]]:
    out: dict[str, list[NounEnding]] = {}
    for row in read_table(path, ("ending", "base", "gender", "number", "case")):
        for base in row["base"].split("|"):
            base = base.strip()
            out.setdefault(key(row["ending"]), []).append(
                ("" if base == "-" else key(base), _cell(row, "gender"), _cell(row, "number"), _cell(row, "case"))
            )
    return {ending: tuple(found) for ending, found in out.items()}


_loaded: list[Morphology] = []


def morphology() -> Morphology:
    """The tables, read once a process."""
    if not _loaded:
        _loaded.append(load())
    return _loaded[0]


def use(tables: Morphology) -> None:
    """Take tables that were compiled before instead of reading the files."""
    _loaded[:] = [tables]
    _forms.clear()


_forms: dict[str, Form] = {}
_LONGEST_VERB_ENDING = 7
_LONGEST_NOUN_ENDING = 4


def _verbs(form: str, tables: Morphology) -> list[Reading]:
    """Every reading of a form as a form of a listed root."""
    out = list(tables.irregular.get(form, ()))
    for root, name in tables.stems.get(form, ()):
        if name not in ("i", "u"):
            out.append(Reading(root + _INFINITIVE, "VERB", "root"))
    for cut in range(1, min(len(form) - 1, _LONGEST_VERB_ENDING) + 1):
        found = tables.verb_endings.get(form[-cut:])
        if found is None:
            continue
        for root, name in tables.stems.get(form[:-cut], ()):
            lemma = root + _INFINITIVE
            for classes, (verbform, *features) in found:
                if name not in classes and ("any" not in classes or name in ("i", "u")):
                    continue
                assert verbform is not None
                if verbform != "perf" or lemma not in tables.irregular_participles:
                    out.append(_verb(lemma, verbform, tuple(features)))
    return out


def _inflected(form: str, tables: Morphology) -> list[NounForm]:
    """The direct singulars an inflected noun may belong to, with gender, number and case of the form; longest ending first."""
    for cut in range(min(len(form) - 2, _LONGEST_NOUN_ENDING), 0, -1):
        found = tables.noun_endings.get(form[-cut:])
        if found is not None:
            return [(form[:-cut] + base, gender, number, case) for base, gender, number, case in found]
    return []


def noun_lemmas(form: str) -> list[str]:
    """The direct singulars that an inflected noun may belong to, listed or not."""
    return list(dict.fromkeys(lemma for lemma, *_ in _inflected(form, morphology())))


def readings(form: str) -> tuple[Reading, ...]:
    """All analyses of a spelling key, closed classes first; an unknown word is a noun, or a proper name where no ending speaks."""
    return form_of(form).readings


def form_of(form: str) -> Form:
    """What a word of a spelling key can be."""
    found = _forms.get(form)
    if found is None:
        if len(_forms) > _CACHE_LIMIT:
            _forms.clear()
        found = _forms[form] = _analysed(form)
    return found


def _analysed(form: str) -> Form:
    tables = morphology()
    closed, verbs, inflected = tables.closed.get(form, ()), _verbs(form, tables), _inflected(form, tables)
    keys = [form]
    keys += [r.lemma for r in verbs]
    keys += [r.lemma for r in closed if r.pos == "ADP"]
    if form.endswith("ी"):
        keys.append(form[:-1] + "ा")
    elif form.endswith("ई"):
        keys.append(form[:-1] + "या")
    keys += [noun[0] for noun in inflected]
    out = [*closed, *_nominal(form, tables, inflected), *_adjectival(form, tables), *verbs]
    return Form(form, tuple(dict.fromkeys(keys)), _distinct(out) if out else _guess(form, inflected))


def _distinct(readings: list[Reading]) -> tuple[Reading, ...]:
    """Each reading once, told by all that it says: readings of one verb form have much in common, and are slow to tell apart as such."""
    found: dict[tuple[str | None, ...], Reading] = {}
    for reading in readings:
        found.setdefault(reading.features(), reading)
    return tuple(found.values())


def _nominal(form: str, tables: Morphology, inflected: list[NounForm]) -> list[Reading]:
    """Readings as a form of a listed noun."""
    out: list[Reading] = []
    gender = tables.nouns.get(form, "")
    if gender != "":
        marked = gender == "m" and (form[-1:] in ("ा", "आ") or form.endswith("आं"))
        out.append(Reading(form, "NOUN", None, "dir" if marked else None, gender, "sg" if marked or gender == "f" else None))
    for lemma, of_form, number, case in inflected:
        listed = tables.nouns.get(lemma, "")
        if listed != "" and (of_form is None or listed is None or of_form == listed):
            out.append(Reading(lemma, "NOUN", None, case, listed or of_form, number))
    return out


def _adjectival(form: str, tables: Morphology) -> list[Reading]:
    """Readings as a form of a listed adjective; those in -आ agree with their noun."""
    out: list[Reading] = []
    if form in tables.adjectives:
        if form[-1:] == "ा":
            out.append(Reading(form, "ADJ", None, "dir", "m", "sg"))
        else:
            out.append(Reading(form, "ADJ"))
    for cut in (1, 2):
        for base, gender, number, case in tables.adjective_endings.get(form[-cut:], ()):
            lemma = form[:-cut] + base
            if lemma in tables.adjectives:
                out.append(Reading(lemma, "ADJ", None, case, gender, number))
    return out


def _guess(form: str, inflected: list[NounForm]) -> tuple[Reading, ...]:
    """An unknown word. An ending that direct singulars have too does not make a noun of a name: हसीने would be one of हसीना."""
    # Told apart before they are readings, which are slow to compare.
    found = list(dict.fromkeys(inflected))
    out = [Reading(lemma, "NOUN", None, case, gender, number) for lemma, gender, number, case in found]
    plural = any(case == "obl" and number == "pl" for _, _, number, case in found)
    out.append(Reading(form, "NOUN" if plural else "PROPN"))
    return tuple(out)


def guess(form: str) -> Reading:
    """The reading of a form as a noun or name that no table lists."""
    return _guess(form, _inflected(form, morphology()))[-1]


def lemma_keys(form: str) -> tuple[str, ...]:
    """The keys under which a form may stand in a lexicon: itself, verbs as infinitive, nouns and adjectives as dictionary form."""
    return form_of(form).keys
