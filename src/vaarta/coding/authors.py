"""Whose paper it is in which something is asked, blamed or threatened: he does it (codebook section 3).

"एमनेस्टी की रिपोर्ट में पुलिस की आलोचना की गई", "परिषद ने प्रस्ताव पारित किया जिसमें चाड से हटने को कहा गया", "मंत्रालय से जारी बयान में अपील की गई".
"""

from __future__ import annotations

from collections.abc import Iterable

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from .contents import doer_of

PAPER, ISSUED = words_of("paper") | words_of("taped"), words_of("issued")
# How many items before a relative pronoun the paper may stand that it takes up.
UPWARD = 6
FROM = frozenset({"se", "dvara"})


def author(reading: Reading, clause: Clause, before: Iterable[Phrase]) -> Phrase | None:
    """Who speaks in the paper that a passive names with में. before: the phrases of the clause before the act, nearest first.

    Where the paper is told before in another clause, it is the doer of that clause."""
    for phrase in before:
        if phrase.slot != "men":
            continue
        if phrase.head.relative and clause.kind == "rel" and clause.parent is not None:
            paper = next((p for p in _upward(reading, phrase.at) if _names_paper(reading, p)), None)
            if paper is None:
                return None
            return paper.owner or doer_of(reading, reading.layout.clauses[clause.parent], None)
        if _is_paper(reading, phrase):
            if phrase.owner is not None:
                return phrase.owner
            if (sender := _sender(reading, phrase)) is not None:
                return sender
    return None


def in_paper(reading: Reading, clause: Clause, before: Iterable[Phrase]) -> bool:
    """Whether a paper is named in which a clause tells something, or a relative word takes one up. before: as for ``author``."""
    places = [p for p in before if p.slot == "men"]
    upward = (p for r in places if r.head.relative and clause.kind == "rel" for p in _upward(reading, r.at))
    return any(_is_paper(reading, p) for p in places) or any(_names_paper(reading, p) for p in upward)


def _sender(reading: Reading, paper: Phrase) -> Phrase | None:
    """ "राष्ट्रपति के दफ़्तर से जारी एक बयान में": who gives a paper out; the office of somebody is his."""
    issued = any(t.key in ISSUED for t in reading.layout.tokens[paper.start : paper.end])
    first = reading.layout.items[paper.at - 1] if paper.at and issued else None
    if not isinstance(first, Phrase) or first.slot not in FROM:
        return None
    return first.owner if first.owner is not None and reading.fitness.kind(first) in ("owned", "thing") else first


def _is_paper(reading: Reading, phrase: Phrase) -> bool:
    return not PAPER.isdisjoint(reading.layout.tokens[phrase.head.end - 1].keys)


def _names_paper(reading: Reading, phrase: Phrase) -> bool:
    """ "प्रस्ताव पारित किया जिसमें": whether a paper stands in a phrase, though another word ends it."""
    return any(not PAPER.isdisjoint(t.keys) for t in reading.layout.tokens[phrase.head.start : phrase.head.end])


def _upward(reading: Reading, at: int) -> list[Phrase]:
    """The phrases before a relative pronoun, nearest first."""
    return [p for p in reversed(reading.layout.items[max(0, at - UPWARD) : at]) if isinstance(p, Phrase) and p.at < at]
