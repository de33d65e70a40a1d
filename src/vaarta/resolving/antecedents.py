"""Whom a pronoun may stand for beside known doers: a stranger who speaks, one whose affairs a clause tells of, the two sides of talks."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..records import Participant
from .memory import Memory

COMES_ABOUT = words_of("happen")
THESE_MANY, STATES = words_of("thesemany"), words_of("states")
# So many that "these" are no row of sides any more.
MANY = 7
ONE = frozenset({"country", "metonym", "body", "party", "group", "organ", "agency"})
BODIES = frozenset({"organ", "party", "body", "agency"})
PEOPLE = frozenset({"person", "office"})


def is_stranger(item: Phrase, reading: Reading) -> bool:
    """ "रमेश तिवारी ने कहा कि उनके …": whether somebody with a name that no list knows acts or speaks, and nobody known stands beside him."""
    if item.slot != "ne" or len(item.members) > 1 or reading.fitness.kind(item) != "unknown":
        return False
    rows = (reading.layout.items[at] for at in reading.layout.clauses[item.clause].items)
    return not any(isinstance(i, Phrase) and reading.fitness.kind(i) in PEOPLE | {"party"} for i in rows)


def whose_affairs(phrase: Phrase, clause: Clause, reading: Reading) -> Phrase | None:
    """ "कोरिया की हार हुई और वह …", "दोनों संगठनों का लंबा इतिहास है, वे …": whose affair came about or is told of in the clause before.

    Only one state or body in the singular, somebody or several in the plural.
    """
    owner = opening_owner(clause, reading) if phrase.slot in ("", "ne") else None
    if owner is None:
        return None
    plural = any(r.number == "pl" for r in reading.layout.tokens[phrase.head.end - 1].form.readings)
    return owner if plural == (len(owner.members) > 1 or reading.fitness.kind(owner) in PEOPLE) else None


def opening_owner(clause: Clause, reading: Reading) -> Phrase | None:
    """The side whose thing opens a clause that tells how it is with it or that it came about."""
    chunk = reading.layout.chunk(clause.finite)
    if not clause.items or chunk is None or chunk.verb is None or chunk.verb.main not in COMES_ABOUT:
        return None
    rows = (i for at in clause.items if isinstance(i := reading.layout.items[at], Phrase))
    first = next((i for i in rows if i.slot not in ("time", "men")), None)
    known = first is not None and first.slot == "ka" and reading.fitness.kind(first) in ONE | PEOPLE
    return first if known else None


def inside_which(phrase: Phrase, at: int, reading: Reading) -> list[Phrase]:
    """ "गठबंधन में शामिल न होकर उसे समर्थन दिया": the body within which something is done or left undone before an item of one clause."""
    order = reading.layout.clauses[phrase.clause].items if phrase.slot == "ko" else []
    rows = [i for n in order if n < at and isinstance(i := reading.layout.items[n], Phrase) and i.slot == "men"]
    return [i for i in rows if reading.fitness.kind(i) in BODIES]


def these_lands(phrase: Phrase, reading: Reading, memory: Memory) -> list[str]:
    """ "चाड और नाइजर … इन देशों ने": the states of the row named last, else those that only the sentence before names."""
    layout, chunk = reading.layout, phrase.head
    if chunk.end - chunk.start != 2 or layout.tokens[chunk.start].key not in THESE_MANY or len(phrase.members) > 1:
        return []
    if STATES.isdisjoint(layout.tokens[chunk.end - 1].keys):
        return []
    for row in reversed([i for i in layout.items[: phrase.at] if isinstance(i, Phrase) and len(i.members) > 1]):
        names = [n for m in row.members if m.mentions and (n := m.mentions[-1].of("country")) is not None and n.key]
        if len(names) == len(row.members):
            return list(dict.fromkeys(n.key for n in names))
    here = [n.key for m in reading.mentions if (n := m.of("country", "adjective")) is not None]
    before = [key for key in memory.before if key not in here]
    return before if 1 < len(before) < MANY else []


def two_sides(people: Sequence[Participant]) -> list[Participant] | None:
    """The two known sides of a talk, each once and in the order of the text; None where there are not two."""
    sides = {p.span: p for p in people if p.key}
    two = [sides[span] for span in sorted(sides, key=lambda s: s or (0, 0))]
    return two if len(two) == 2 and len(sides) == len({p.span for p in people}) else None
