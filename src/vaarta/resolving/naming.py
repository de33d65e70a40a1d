"""Names of the sentences that were not read in full, found only where some record of the page asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frames.analyse import apart_from_dates
from ..language import tag
from ..language.names import find_names
from .dates import find_dates

if TYPE_CHECKING:
    from ..engine import Engine
    from ..pipeline import Passage


def name(passage: Passage, passages: list[Passage], engine: Engine) -> None:
    """Fill ``mentions`` of one passage of an article. A page of one sentence, or of none that can hold an event, teaches no names."""
    if passage.named:
        return
    passage.named = True
    glance, tokens = passage.glance, passage.tokens
    if len(passages) < 2 or all(p.glance is None for p in passages):
        return
    found = glance.names if glance is not None and glance.names is not None else find_names(tokens, engine.names)
    if glance is not None and found:
        tag(tokens)
        found = apart_from_dates(found, tokens, {d.i: d.j for d in find_dates(tokens)})
    passage.mentions = found
