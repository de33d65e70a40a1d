"""Conditions: "अगर रूस इच्छुक है तो …", "बशर्ते …", "जब तक … नहीं", and the clause that hangs on each."""

from __future__ import annotations

from dataclasses import dataclass

from ..frames.find import Layout
from ..frames.phrases import Clause
from ..language import Token
from ..records import Span
from .lexicon import StanceLexicon


@dataclass(slots=True)
class Condition:
    """A condition in a sentence. clause: its own; of: the clause that hangs on it; span: its words with the opening one."""

    clause: Clause
    of: Clause
    span: Span


def find_conditions(layout: Layout, lexicon: StanceLexicon) -> list[Condition]:
    """The conditions of a sentence, each with the clause that hangs on it: the next one with a finite verb, else the one before."""
    out = []
    for clause in layout.clauses:
        if clause.kind != "cond" or not clause.items or clause.finite is None:
            continue
        opener = _opener(layout, clause, lexicon)
        if opener is None:
            continue
        later = (c for c in layout.clauses[clause.id + 1 :] if c.finite is not None and c.kind not in ("cond", "rel", "that"))
        earlier = (c for c in reversed(layout.clauses[: clause.id]) if c.finite is not None and c.kind != "cond")
        first = layout.items[min(clause.items)].start
        of = next(later, None) or (next(earlier, None) if first > 1 else None)
        if of is not None:
            last = layout.items[max(clause.items)]
            out.append(Condition(clause, of, (layout.tokens[opener].start, layout.tokens[last.end - 1].end)))
    return out


def _opener(layout: Layout, clause: Clause, lexicon: StanceLexicon) -> int | None:
    """The token of the word that opens the condition; ताकि and वरना open none."""
    before = min(clause.items) - 1
    chunk = layout.chunk(before)
    if chunk is None:
        return None
    found = lexicon.conditions.longest(layout.tokens, chunk.start, _own_key)[1]
    return chunk.start if found else None


def _own_key(token: Token) -> tuple[str, ...]:
    return (token.key,)
