"""Picks one reading for every token by the words around it."""

from __future__ import annotations

from .forms import Reading, readings
from .tokens import Token

NUMBER = Reading("", "NUM")
MARK = Reading("", "PUNCT")
FOREIGN = Reading("", "X")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"})
VERBAL = frozenset({"VERB", "AUX"})


def tag(tokens: list[Token]) -> None:
    """Set ``reading`` of every token. Left to right: what stands before is settled, what follows is looked at."""
    for at, token in enumerate(tokens):
        if token.kind == "punct":
            token.reading = MARK
        elif token.kind == "num":
            token.reading = NUMBER
        elif token.kind == "latin":
            token.reading = FOREIGN
        else:
            found = readings(token.key)
            token.reading = found[0] if len(found) == 1 and found[0].pos not in VERBAL else _choose(tokens, at, found)


def _choose(tokens: list[Token], at: int, found: tuple[Reading, ...]) -> Reading:
    before = tokens[at - 1].reading if at else None
    adposition = next((r for r in found if r.pos == "ADP"), None)
    verbs = [r for r in found if r.verbform]
    others = [r for r in found if not r.verbform and r.pos != "ADP"]
    after_verb = before is not None and before.pos in VERBAL
    verb_next = _verbal_next(tokens, at)
    if adposition is not None:
        if verbs and _is_done(tokens, at, before, verb_next):
            return verbs[0]
        if not others or (before is not None and before.pos in NOMINAL | VERBAL and before.pos != "PUNCT"):
            return adposition
        return others[0]
    if verbs:
        chosen = _best_verb(verbs, verb_next)
        if others and _noun_of_light(tokens, at, verbs, others):
            return others[0]
        if not others or after_verb or verb_next:
            return _as_auxiliary(chosen) if after_verb and _leans(before, chosen) else chosen
        return others[0] if others[0].pos != "ADJ" or not _at_end(tokens, at) else chosen
    return others[0] if others else found[0]


def _noun_of_light(tokens: list[Token], at: int, verbs: list[Reading], others: list[Reading]) -> bool:
    """ "माँग करना", "सज़ा सुनाना": a noun that looks like a verb form, before a light verb that is no vector of that form."""
    if others[0].pos != "NOUN" or at + 1 >= len(tokens):
        return False
    after = readings(tokens[at + 1].key)
    if any(r.pos == "ADP" for r in after) and tokens[at + 1].key not in ("की",):
        return True
    lemmas = {r.lemma for r in after if r.verbform}
    if not lemmas:
        return any(r.pos == "PART" for r in after) and at + 2 < len(tokens) and any(r.verbform for r in readings(tokens[at + 2].key))
    if any(r.verbform == "root" for r in verbs):
        return "करना" in lemmas and tokens[at + 1].key not in ("कर", "के")
    return not lemmas & VECTORS


def _is_done(tokens: list[Token], at: int, before: Reading | None, verb_next: bool) -> bool:
    """ "की", "के", "लिए" as verb forms: an auxiliary or the end follows, and a bare noun stands before."""
    if before is None or before.pos not in NOMINAL | {"PART", "ADV", "ADP"}:
        return False
    if tokens[at].key not in ("की", "लिए"):
        return False
    if tokens[at].key == "लिए" and at and tokens[at - 1].key == "के":
        return False
    return verb_next or _at_end(tokens, at)


def _at_end(tokens: list[Token], at: int) -> bool:
    return at + 1 >= len(tokens) or tokens[at + 1].kind == "punct" or readings(tokens[at + 1].key)[0].pos in ("CCONJ", "SCONJ")


def _verbal_next(tokens: list[Token], at: int) -> bool:
    """Whether an auxiliary or vector verb follows at once, particles aside."""
    probe = at + 1
    while probe < len(tokens) and tokens[probe].kind == "word":
        found = readings(tokens[probe].key)
        if all(r.pos == "PART" for r in found):
            probe += 1
            continue
        return any(r.pos == "AUX" or (r.verbform and r.lemma in VECTORS) for r in found) and not any(r.pos == "ADP" for r in found)
    return False


ENDING = frozenset("।॥.,;:!?)]-–—")
VECTORS = frozenset(
    {
        "होना",
        "जाना",
        "देना",
        "लेना",
        "रहना",
        "सकना",
        "चुकना",
        "पाना",
        "डालना",
        "पडना",
        "लगना",
        "बैठना",
        "उठना",
        "रखना",
        "चाहना",
        "करना",
        "आना",
        "चाहिए",
        "वाला",
    }
)


def _best_verb(verbs: list[Reading], verb_next: bool) -> Reading:
    """A bare stem before a vector verb is a stem; otherwise finite forms go first."""
    if verb_next:
        root = next((r for r in verbs if r.verbform == "root"), None)
        return next((r for r in verbs if r.verbform in ("inf", "perf", "impf")), root or verbs[0])
    order = {"fin": 0, "fut": 1, "perf": 2, "inf": 3, "impf": 4, "sub": 5, "imp": 6, "conj": 7, "root": 8, "agent": 0}
    return min(verbs, key=lambda r: order.get(r.verbform or "", 9))


def _leans(before: Reading | None, chosen: Reading) -> bool:
    if before is None or before.verbform in ("inf", "conj"):
        return chosen.pos == "AUX" or chosen.lemma in ("होना", "जाना", "पडना", "चाहिए", "लगना", "देना", "चाहना", "वाला")
    return chosen.pos == "AUX" or chosen.lemma in VECTORS


_auxiliaries: dict[Reading, Reading] = {}


def _as_auxiliary(reading: Reading) -> Reading:
    if reading.pos == "AUX":
        return reading
    found = _auxiliaries.get(reading)
    if found is None:
        r = reading
        found = _auxiliaries[reading] = Reading(
            r.lemma, "AUX", r.verbform, r.case, r.gender, r.number, r.person, r.tense, r.aspect, r.mood, r.voice
        )
    return found
