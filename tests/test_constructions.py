"""One act told in many ways keeps its type and its sides: tests/cases/constructions.txt, which says what its lines mean."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations, product
from pathlib import Path

import pytest

import vaarta

CASES = Path(__file__).parent / "cases" / "constructions.txt"
ENDINGS = {"m": ("रहा है", "ता है", "ेगा"), "f": ("रही है", "ती है", "ेगी"), "p": ("रहे हैं", "ते हैं", "ेंगे")}
SPEAKER = "KEN"


def rows(sign: str) -> list[list[str]]:
    """The cells of the lines that begin with a sign."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line[2:].split("|")] for line in lines if line.startswith(f"{sign} ")]


def keys(people: Iterable[vaarta.Participant]) -> frozenset[str]:
    return frozenset(p.key for p in people if p.key)


def holds(coder: vaarta.Coder, text: str, type_: str, doers: frozenset[str] | None, others: frozenset[str] | None) -> bool:
    """Whether a sentence gives an event of a type with these sides, None for any; who talks stands on either side."""
    for event in coder.code(text, form="plain").events:
        actors, recipients = keys(event.actors), keys(event.recipients)
        if type_ == "CONSULT" and doers is not None:
            actors, recipients, wanted = actors | recipients, frozenset[str](), doers | (others or frozenset())
        else:
            wanted = doers if doers is not None else actors
        if event.type == type_ and actors == wanted and (type_ == "CONSULT" or others is None or recipients == others):
            return True
    return False


def future(stem: str, who: str) -> str:
    """The future of a verb, agreeing with who does it: "करेगा", "लगाएगी", "देंगे"."""
    ending = ENDINGS[who][2]
    if stem.endswith("ा"):
        return stem + {"ेगा": "एगा", "ेगी": "एगी", "ेंगे": "एँगे"}[ending]
    return stem[:-1] + ending if stem.endswith("े") else stem + ending


def told(template: str, act: list[str], doer: list[str], other: list[str]) -> str:
    """The sentence of one construction."""
    _, slot, noun, gender, stem, done = act
    oblique, direct, who, _ = doer
    going, habit, _ = ENDINGS[who]
    return template.format(
        A=oblique, Ad=direct, r=f"{other[0]} {slot}", N=noun, v=stem, pf=done, go="गया" if gender == "m" else "गई",
        prog=going, hab=habit, fut=future(stem, who),
    )  # fmt: skip


def missed(results: list[tuple[str, bool]], share: float, name: str) -> str:
    """What a failed construction shows: how many sentences are right, and some that are not."""
    wrong = [text for text, ok in results if not ok]
    return "\n".join([f"{name}: {len(results) - len(wrong)} of {len(results)} right, asked {share:.2f}", *wrong[:8]])


@pytest.mark.parametrize("construction", rows("C"), ids=lambda c: c[0])
def test_an_act_keeps_its_sides_in_every_construction(coder: vaarta.Coder, construction: list[str]) -> None:
    """Type, doer and other side are found whoever they are and however the act is told."""
    name, share, template = construction
    results = []
    for act, doer, other in product(rows("N"), rows("D"), rows("R")):
        text, types = told(template, act, doer, other), act[0].split()
        sides = frozenset(doer[3].split("+")), frozenset(other[1].split("+"))
        results.append((text, holds(coder, text, types["{fut}" in template], *sides)))
    assert sum(ok for _, ok in results) >= float(share) * len(results), missed(results, float(share), name)


@pytest.mark.parametrize("case", rows("T"), ids=lambda c: c[0])
def test_acts_within_acts_keep_theirs(coder: vaarta.Coder, case: list[str]) -> None:
    """An act that is blamed, asked for, denied or only a noun has its own sides beside those of the act it stands in."""
    template, events = case
    for doer, other in product(rows("D"), rows("R")):
        if len(doer[3]) > 3 or doer[2] == "p":
            # Another subject than केन्या, who speaks; what ministers do to a state in words is blame.
            continue
        text = template.format(A=doer[0], R=other[0])
        sides = {"A": doer[3], "R": other[1], "S": SPEAKER}
        for type_, _, pair in (event.strip().partition(" ") for event in events.split(";")):
            wanted = [None if side == "*" else frozenset(sides[side].split("+")) for side in pair.split(">")]
            assert holds(coder, text, type_, *wanted), (text, type_, pair)


@pytest.mark.parametrize("case", rows("P"), ids=lambda c: c[3])
def test_words_may_stand_in_any_order(coder: vaarta.Coder, case: list[str]) -> None:
    """Who does what to whom is marked by postpositions, and the noun of an act may stand away from its verb."""
    share, event, verb, parts = case
    type_, _, pair = event.partition(" ")
    wanted = [frozenset(k for k in side.split("+") if k != "-") for side in pair.split(">")]
    texts = [" ".join([*order, verb]) + "।" for order in permutations([p.strip() for p in parts.split(";")])]
    results = [(text, holds(coder, text, type_, *wanted)) for text in texts]
    assert sum(ok for _, ok in results) >= float(share) * len(results), missed(results, float(share), parts)
