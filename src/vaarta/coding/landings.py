"""Forces and rescuers who come to another land: they visit nobody (codebook section 2: help where they come with it, else troops moved)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..frames.find import Layout
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language import Token


def landing(frame: Frame, layout: Layout, passing: Mapping[str, Collection[str]]) -> str | None:
    """ "शांति सैनिक सूडान पहुँचे" is AID, "सैनिक सूडान पहुँचे" MOBILIZE; None where who comes is no force and brings no help."""
    if "abroad" not in frame.use.predicate.flags or frame.clause is None:
        return None
    comers = frame.phrases("A")
    force, relief = set(passing.get("force", ())), set(passing.get("relief", ()))
    forces = bool(comers) and all(not force.isdisjoint(layout.tokens[p.head.end - 1].keys) for p in comers)
    bands = bool(comers) and all(layout.tokens[p.head.end - 1].key in passing.get("band", ()) for p in comers)
    if not forces and not bands:
        return None
    told = [t for at in frame.clause.items if at <= frame.use.item for t in _words(layout, at)]
    # "राहत लेकर", "मदद के लिए": what they come with or for; who sends them is told elsewhere.
    helps = any(not relief.isdisjoint(t.keys) for t in told)
    return "AID" if helps else "MOBILIZE" if forces else None


def _words(layout: Layout, at: int) -> list[Token]:
    item = layout.items[at]
    return layout.tokens[item.start : item.end] if isinstance(item, Phrase) or item.kind in ("verb", "filler") else []
