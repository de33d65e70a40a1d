"""The dead of wrecks: of a plane that came down, a boat that sank, a house that fell in, told in another clause than the deaths.

Codebook section 2: deaths without a deliberate act (accidents, disease) are no event. The words are data (``frames/passing.tsv``: craft,
collapse, kindles, aboard, shot).
"""

from __future__ import annotations

from ..frames.chunks import Chunk
from ..frames.find import Layout
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from .rules import Rules

# What a thing that falls is: "विमान गिर गया", "एक इमारत के गिरने से".
FALLS = ("", "ka")


def wreck(frame: Frame, layout: Layout, rules: Rules) -> bool:
    """Whether the sentence around a frame of deaths tells of a wreck, and of no shot that would have brought it about."""
    assert frame.clause is not None
    if not (_aboard(frame, layout, rules) or any(_falls(c, layout, rules) for c in layout.clauses)):
        return False
    return not any(_token_is(t, "shot", layout, rules) for t in range(len(layout.tokens)))


def _token_is(token: int, kind: str, layout: Layout, rules: Rules) -> bool:
    return bool(rules.passing.get(kind, frozenset()) & set(layout.tokens[token].keys))


def _aboard(frame: Frame, layout: Layout, rules: Rules) -> bool:
    """ "उसमें सवार 45 लोग मारे गए": whether those who died were on board of something; "मारे गए लोग बस में सवार थे" tells where they were."""
    before = frame.clause.items if frame.clause is not None else ()
    phrases = [item for at in before if at < frame.use.item and isinstance(item := layout.items[at], Phrase)]
    return any(_token_is(t, "aboard", layout, rules) for p in phrases for t in range(p.start, p.end))


def _falls(clause: Clause, layout: Layout, rules: Rules) -> bool:
    """ "नाव डूब गई", "इमारत में आग लग गई": whether a clause tells that a thing falls, sinks or burns."""
    things = [item for at in clause.items if isinstance(item := layout.items[at], Phrase)]
    if any(_token_is(p.head.end - 1, "kindles", layout, rules) and p.slot == "" for p in things):
        return True
    craft = any(_token_is(p.head.end - 1, "craft", layout, rules) and p.slot in FALLS for p in things)
    return craft and any(_is_fall(layout.chunk(at), layout, rules) for at in clause.items)


def _is_fall(chunk: Chunk | None, layout: Layout, rules: Rules) -> bool:
    """Whether a verb is one of falls and wrecks, told as having happened."""
    if chunk is None or chunk.verb is None or chunk.verb.negated:
        return False
    return not rules.passing.get("collapse", frozenset()).isdisjoint(chunk.verb.lemmas[:1])
