"""Picks one reading for every token by the words around it.

Which reading an ambiguous word of the closed classes takes is a matter of ``contexts.tsv``. The verb needs an order of
its own, for any root may look like a noun (माँग, रोक) and any vector verb like a full one; that order is below, and the
verbs it speaks of are in ``vectors.tsv``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .forms import MORPHOLOGY, Reading, guess, readings
from .script import key
from .tables import read_table
from .tokens import Token

OPENING = frozenset("\"'“‘«")
MARK = Reading("", "PUNCT")
VERBAL = frozenset({"VERB", "AUX"})
OPEN = frozenset({"NOUN", "PROPN", "ADJ", "X"})
BE = "होना"
# The copula after these is tagged AUX, after a noun or postposition VERB, as the treebank has it.
_BEFORE_COPULA = VERBAL | {"ADJ", "DET"}
# Postpositions that follow nouns alone; the others follow a participle too, or are spelled as a verb is.
_ERGATIVE = "ने"
_CASES = frozenset({_ERGATIVE, "के", "को", "का"})
_FINITE = frozenset({"perf", "impf", "sub", "fut"})
_START = Reading("", "^")
_NO_CLASSES: frozenset[str] = frozenset()


class Side(NamedTuple):
    """What a neighbour must be: one of ``some`` (where any is asked for) and none of ``none``."""

    some: frozenset[str]
    none: frozenset[str]

    def fits(self, word: str, pos: str, lemma: str) -> bool:
        if self.some and word not in self.some and pos not in self.some and lemma not in self.some:
            return False
        return not self.none or (word not in self.none and pos not in self.none and lemma not in self.none)


class Context(NamedTuple):
    """One line of contexts.tsv."""

    pos: str
    verbform: str
    before: Side | None
    after: Side | None
    then: Side | None


@dataclass(slots=True)
class Choice:
    """The compiled tables of this module, plain and picklable.

    vectors: lemma → the classes vectors.tsv gives it. contexts: form → its lines in order. both: the forms that are
    postposition and verb by turns (की, लिए).
    """

    contexts: dict[str, tuple[Context, ...]]
    vectors: dict[str, frozenset[str]]
    both: frozenset[str]


def _side(values: list[str]) -> Side | None:
    def plain(value: str) -> str:
        return value if value in ("^", "$") or value.isascii() else key(value)

    some = frozenset(plain(v) for v in values if not v.startswith("!"))
    none = frozenset(plain(v[1:]) for v in values if v.startswith("!"))
    # "! a | b" bars all of its alternatives.
    if none and some:
        none, some = none | some, frozenset()
    return Side(some, none) if some or none else None


def load() -> Choice:
    """Read contexts.tsv and vectors.tsv. Raises DataError with file and line for a broken entry."""
    contexts: dict[str, list[Context]] = {}
    for row in read_table(MORPHOLOGY / "contexts.tsv", ("word", "pos", "before", "after")):
        pos, _, verbform = row["pos"].partition("/")
        form = key(row["word"])
        sides = (_side(row.many(column)) for column in ("before", "after", "then"))
        contexts.setdefault(form, []).append(Context(pos, verbform, *sides))
        if pos not in OPEN and not any(r.pos == pos and (not verbform or r.verbform == verbform) for r in readings(form)):
            raise row.wrong(f"{row['word']!r} as {row['pos']}", "an analysis that closed.tsv or the verb tables give")
    vectors = {key(row["verb"]): frozenset(row.many("after")) for row in read_table(MORPHOLOGY / "vectors.tsv", ("verb", "after"))}
    both = frozenset(form for form, found in contexts.items() if {"ADP", "VERB"} <= {line.pos for line in found})
    return Choice({form: tuple(found) for form, found in contexts.items()}, vectors, both)


_loaded: list[Choice] = []


def choice() -> Choice:
    """The tables, read once a process."""
    if not _loaded:
        _loaded.append(load())
    return _loaded[0]


def use(tables: Choice) -> None:
    """Take tables that were compiled before instead of reading the files."""
    _loaded[:] = [tables]
    _kept.clear()


def tag(tokens: list[Token]) -> None:
    """Set ``reading`` of every token. Left to right: what stands before is settled, what follows is looked at."""
    tables = choice()
    contexts = tables.contexts
    for at, token in enumerate(tokens):
        if token.kind == "word":
            form = token.key
            if "." in token.text:
                token.reading = _plain(form, "PROPN")
                continue
            found = token.form.readings
            if (lines := contexts.get(form)) is not None:
                chosen = _by_context(tokens, at, found, lines)
                if chosen is not None:
                    token.reading = _settled(tokens, at, chosen, tables)
                    continue
            first = found[0]
            if first.pos not in OPEN and first.pos not in VERBAL:
                token.reading = first
            elif token.form.verbal:
                chosen = _name_before_case(tokens, at, found) or _choose(tokens, at, found, tables)
                token.reading = _settled(tokens, at, chosen, tables)
            else:
                token.reading = _settled(tokens, at, _noun_or_adjective(tokens, at, found), tables) if len(found) > 1 else first
        elif token.kind == "punct":
            token.reading = MARK
        else:
            token.reading = _plain(token.key, "NUM" if token.kind == "num" else "X")


_plains: dict[tuple[str, str], Reading] = {}


def _plain(form: str, pos: str) -> Reading:
    found = _plains.get((form, pos))
    if found is None:
        if len(_plains) > 100_000:
            _plains.clear()
        found = _plains[form, pos] = Reading(form, pos)
    return found


def likely(token: Token) -> str:
    """The class of a word that is not settled yet: that of its usual reading."""
    if token.kind == "word":
        return token.form.readings[0].pos
    return {"num": "NUM", "punct": "$"}.get(token.kind, "X")


def _name_before_case(tokens: list[Token], at: int, found: tuple[Reading, ...]) -> Reading | None:
    """ "रिक पेरी के साथ", "अजय गाये ने": what the case of a noun follows is no finite verb, but a name that is spelled as one is.

    Before ने that goes for every word, before the other postpositions for one that stands behind a name.
    """
    if at + 1 >= len(tokens) or (case := tokens[at + 1].key) not in _CASES or any(r.verbform not in _FINITE for r in found if r.verbform):
        return None
    before = tokens[at - 1].reading if at else None
    if case != _ERGATIVE and (before is None or before.pos != "PROPN"):
        return None
    return next((r for r in found if not r.verbform), None) or _plain(tokens[at].key, "PROPN")


def _by_context(tokens: list[Token], at: int, found: tuple[Reading, ...], lines: tuple[Context, ...]) -> Reading | None:
    before = ("", "^", "")
    if at:
        reading = tokens[at - 1].reading
        marked = tokens[at - 1].kind == "punct" or reading is None
        before = (tokens[at - 1].key, "^" if marked or reading is None else reading.pos, "" if reading is None else reading.lemma)
    after: tuple[str, str, str] | None = None
    for line in lines:
        if line.before is not None and not line.before.fits(*before):
            continue
        if line.after is not None:
            after = after or _seen(tokens, at + 1)
            if not line.after.fits(*after):
                continue
        if line.then is not None and not line.then.fits(*_seen(tokens, at + 2)):
            continue
        for reading in found:
            if reading.pos == line.pos and (not line.verbform or reading.verbform == line.verbform):
                return reading
        return _plain(tokens[at].key, line.pos)
    return None


def _seen(tokens: list[Token], at: int) -> tuple[str, str, str]:
    """Key, usual class and verb of a word ahead."""
    if at + 1 < len(tokens) and tokens[at].text in OPENING and _opens(tokens, at):
        at += 1
    if at >= len(tokens):
        return "", "$", ""
    verbs = _verbs_at(tokens, at)
    return tokens[at].key, likely(tokens[at]), verbs[0].lemma if verbs else ""


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether a quotation mark stands at the beginning of a word: "संबंधों की 'नई शुरुआत'"."""
    return tokens[at].end == tokens[at + 1].start and bool(at) and tokens[at - 1].end < tokens[at].start


def _skip_particles(tokens: list[Token], at: int, step: int) -> int:
    """The nearest token from ``at`` on that is no particle; may lie outside the list."""
    while 0 <= at < len(tokens):
        token = tokens[at]
        if token.kind != "word" or token.form.readings[0].pos != "PART":
            break
        at += step
    return at


def _verbs_at(tokens: list[Token], at: int) -> tuple[Reading, ...]:
    """The verbal readings of the token at ``at``, none where it is first of all a postposition or lies outside."""
    if not 0 <= at < len(tokens) or tokens[at].kind != "word":
        return ()
    form = tokens[at].form
    verbal = form.verbal
    if not verbal or (form.readings[0].pos == "ADP" and form.key not in choice().both):
        return ()
    return verbal if all(r.verbform != "agent" for r in verbal) else tuple([r for r in verbal if r.verbform != "agent"])


# Forms that the next verb of a group may follow.
_GOING_ON = frozenset({"root", "perf", "impf", "sub", "imp", "fut"})


def goes_on(tokens: list[Token], at: int) -> bool:
    """ "हो | गया", "किया | गया": whether the word before a form of a verb is tagged as a verb too, in whatever sentence they stand."""
    before = tokens[at - 1]
    found, tables = before.form.readings, choice()
    if before.kind != "word" or "." in before.text or before.key in tables.contexts or any(r.verbform not in _GOING_ON for r in found):
        return False
    if any(r.verbform != "root" for r in found):
        return True
    return any("root" in tables.vectors.get(r.lemma, ()) for r in _verbs_at(tokens, at))


_kept: dict[str, frozenset[str]] = {}


def _classes_at(tokens: list[Token], at: int, tables: Choice) -> frozenset[str]:
    """What the verb at a token may do behind another, by all that it may be a form of; worked out once for each form."""
    follows = _verbs_at(tokens, at)
    if not follows:
        return _NO_CLASSES
    key = tokens[at].key
    found = _kept.get(key)
    if found is None:
        found = _kept[key] = _NO_CLASSES.union(*[tables.vectors.get(r.lemma, _NO_CLASSES) for r in follows])
    return found


def _at_end(tokens: list[Token], at: int) -> bool:
    """Whether the clause is over before ``at``."""
    return at >= len(tokens) or tokens[at].kind == "punct" or likely(tokens[at]) in ("CCONJ", "SCONJ")


def _choose(tokens: list[Token], at: int, found: tuple[Reading, ...], tables: Choice) -> Reading:
    """Between noun, adjective and verb."""
    verbs = tokens[at].form.verbal
    others = [r for r in found if not r.verbform] if len(verbs) < len(found) else []
    nxt = _skip_particles(tokens, at + 1, 1)
    classes = _classes_at(tokens, nxt, tables)
    root = next((r for r in verbs if r.verbform == "root"), None)
    takes_root = root is not None and ("root" in classes or _absolutive(tokens, nxt, bool(others)))
    finite = [r for r in verbs if r.verbform != "root"]
    if others and not _is_verb(tokens, at, nxt, others, finite, classes, takes_root):
        return _noun_or_adjective(tokens, at, others)
    if takes_root and root is not None and (not finite or "stem" in classes or finite[0].verbform not in ("perf", "inf")):
        return root
    if finite:
        return _finite(finite, classes)
    return root if takes_root and root is not None else guess(tokens[at].key)


def _absolutive(tokens: list[Token], at: int, is_noun: bool) -> bool:
    """Whether the token is the mark of the absolutive (जान कर, मिल के) and not a verb or postposition after a noun (जाँच कर रहे)."""
    if at >= len(tokens) or tokens[at].key not in _ABSOLUTIVE:
        return False
    if not is_noun:
        return True
    follows = {c for r in _verbs_at(tokens, at + 1) for c in choice().vectors.get(r.lemma, ())}
    return tokens[at].key == _ABSOLUTIVE_WRITTEN_APART and not follows & {"stem", "be"}


_ABSOLUTIVE_WRITTEN_APART = "कर"
_ABSOLUTIVE = frozenset({_ABSOLUTIVE_WRITTEN_APART, "के"})
_RANK = {"fin": 0, "inf": 1, "fut": 2, "perf": 3, "impf": 4, "sub": 5, "imp": 6, "conj": 7, "root": 8, "agent": 9}


def _finite(verbs: list[Reading], classes: frozenset[str]) -> Reading:
    """जाना is जाना's infinitive, but जानना's participle before a passive (जाना जाता है)."""
    if "passive" in classes and len({r.lemma for r in verbs}) > 1:
        for reading in verbs:
            if reading.verbform == "perf":
                return reading
    return min(verbs, key=lambda r: _RANK.get(r.verbform or "", 9))


def _is_verb(
    tokens: list[Token], at: int, nxt: int, others: list[Reading], finite: list[Reading], classes: frozenset[str], takes_root: bool
) -> bool:
    """Whether a form that a listed noun or adjective has too is a verb here."""
    if takes_root and "only-root" in classes:
        return True
    if not finite:
        return takes_root and ("light" not in classes or tokens[nxt].key == _ABSOLUTIVE_WRITTEN_APART)
    forms = {r.verbform for r in finite}
    if "inf" in forms:
        return "infinitive" in classes or (nxt < len(tokens) and tokens[nxt].form.readings[0].verbform == "agent")
    if others[0].pos == "NOUN" and others[0].lemma == tokens[at].key and others[0].gender == "f":
        return "passive" in classes
    if others[0].pos == "ADJ":
        return "passive" in classes or (_at_end(tokens, nxt) and "perf" in forms and at > 0)
    if "passive" in classes or "be" in classes:
        return True
    return _at_end(tokens, nxt)


def _noun_or_adjective(tokens: list[Token], at: int, others: Sequence[Reading]) -> Reading:
    """मुश्किल and the like are adjectives before a noun or the copula."""
    if len(others) > 1 and others[0].pos == "NOUN":
        adjective = next((r for r in others if r.pos == "ADJ"), None)
        if (
            adjective is not None
            and at + 1 < len(tokens)
            and (likely(tokens[at + 1]) in ("NOUN", "ADJ") or any(r.lemma == BE for r in _verbs_at(tokens, at + 1)))
        ):
            return adjective
    return others[0]


_auxiliaries: dict[Reading, Reading] = {}


def _settled(tokens: list[Token], at: int, reading: Reading, tables: Choice) -> Reading:
    """The chosen verb as VERB or AUX: the copula after a verb or adjective, and the verbs of the verb group, are auxiliaries."""
    copula = reading.verbform == "fin" and reading.lemma == BE
    if reading.pos not in VERBAL or (reading.pos == "AUX" and not copula):
        return reading
    back = _skip_particles(tokens, at - 1, -1)
    before = tokens[back].reading if back >= 0 else None
    if copula:
        leans = before is not None and before.pos in _BEFORE_COPULA
    else:
        classes = tables.vectors.get(reading.lemma, _NO_CLASSES)
        leans = before is not None and before.pos in VERBAL and ("aux-" + (before.verbform or "")) in classes
    return _with_pos(reading, "AUX" if leans else "VERB")


def _with_pos(reading: Reading, pos: str) -> Reading:
    if reading.pos == pos:
        return reading
    found = _auxiliaries.get(reading)
    if found is None:
        r = reading
        found = _auxiliaries[reading] = Reading(
            r.lemma, pos, r.verbform, r.case, r.gender, r.number, r.person, r.tense, r.aspect, r.mood, r.voice
        )
    return found
