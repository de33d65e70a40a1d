"""Conditions: "अगर रूस इच्छुक है तो …", "बशर्ते …", "जब तक … नहीं", and the clause that hangs on each."""

from __future__ import annotations

from dataclasses import dataclass

from ..frames.find import Layout
from ..frames.phrases import Clause
from ..records import Span
from .lexicon import StanceLexicon


@dataclass(slots=True)
class Condition:
    """A condition in a sentence. clause: its own, if it has one; of: the clause that hangs on it; span: its words with the opening one."""

    clause: Clause | None
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
        later = (c for c in layout.clauses[clause.id + 1 :] if c.finite is not None and _may_hang(layout, c))
        earlier = (c for c in reversed(layout.clauses[: clause.id]) if c.finite is not None and c.kind != "cond")
        first = layout.items[min(clause.items)].start
        of = next(later, None) or (next(earlier, None) if first > 1 else None)
        if of is not None:
            last = layout.items[max(clause.items)]
            out.append(Condition(clause, of, (layout.tokens[opener].start, layout.tokens[last.end - 1].end)))
    return out + _unopened(layout, lexicon) + _hinged(layout, lexicon)


def _may_hang(layout: Layout, clause: Clause) -> bool:
    """Whether a clause may hang on a condition: no relative and no other condition, and behind कि only what तो opens."""
    if clause.kind != "that":
        return clause.kind not in ("cond", "rel")
    before = layout.chunk(min(clause.items) - 1) if clause.items else None
    return before is not None and before.kind == "link" and before.lemma == "corr"


def _unopened(layout: Layout, lexicon: StanceLexicon) -> list[Condition]:
    """ "अमरीका अभ्यास रोक दे तो …": a clause in the subjunctive or conditional right before तो, which no word opens."""
    out = []
    for clause in layout.clauses:
        if clause.kind == "cond" or clause.finite is None or clause.finite + 1 >= len(layout.items):
            continue
        chunk, after = layout.chunk(clause.finite), layout.items[clause.finite + 1]
        unreal = chunk is not None and chunk.verb is not None and chunk.verb.mood in ("sub", "cnd")
        if not unreal or layout.tokens[after.start].key not in lexicon.then:
            continue
        of = next((c for c in layout.clauses[clause.id + 1 :] if c.finite is not None and c.finite > clause.finite), None)
        if of is not None and clause.items:
            span = (layout.tokens[layout.items[min(clause.items)].start].start, layout.tokens[layout.items[clause.finite].end - 1].end)
            out.append(Condition(clause, of, span))
    return out


def _hinged(layout: Layout, lexicon: StanceLexicon) -> list[Condition]:
    """ "टैंक तभी देगा जब …", "अलग झंडे की शर्त पर": words in or right before a clause that hang it on something."""
    out = []
    for at, token in enumerate(layout.tokens):
        if token.key not in lexicon.hinges.root:
            continue
        length, found = lexicon.hinges.as_spelled(layout.tokens, at)
        if not found:
            continue
        item = layout.item_of[at]
        of = next((c for c in layout.clauses if c.finite is not None and c.finite > item and c.kind not in ("rel", "cond")), None)
        if of is None:
            continue
        later = next((c for c in layout.clauses[of.id + 1 :] if c.finite is not None and c.items), None) if length == at + 1 else None
        first, last = (min(later.items), max(later.items)) if later is not None else (max(0, item - 1), item)
        span = (layout.tokens[layout.items[first].start].start, layout.tokens[max(layout.items[last].end, length) - 1].end)
        out.append(Condition(later, of, span))
    return out


def _opener(layout: Layout, clause: Clause, lexicon: StanceLexicon) -> int | None:
    """The token of the word that opens the condition; ताकि and वरना open none."""
    before = min(clause.items) - 1
    chunk = layout.chunk(before)
    if chunk is None:
        return None
    found = lexicon.conditions.as_spelled(layout.tokens, chunk.start)[1]
    return chunk.start if found else None
