"""Who is told to do something, among the phrases before "-ने को कहा" (codebook section 2, REQUEST)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.phrases import Phrase
from .addressees import told_from_afar


def who_is_told(fits: Sequence[Phrase], reading: Reading, told: bool) -> Phrase | None:
    """The phrase of the one who is told, or None where nobody is named.

    fits: the phrases with से or को that can name somebody, those with से first, nearest to the verb first. told: whether what he is told
    to do is an infinitive before the verb ("जाने को कहा"), which may have phrases of its own among them.
    """
    fits = [p for p in fits if not _of_participle(p, fits, reading)]
    # "साथियों से राज्य की हर सीट से लड़ने को कहा": who is asked is somebody, before what is somebody's.
    recipient = next((p for p in fits if reading.fitness.kind(p) != "owned"), fits[0] if fits else None)
    if recipient is None or not told or recipient.slot != "se":
        return recipient
    # "निरीक्षकों को देश से निकल जाने को कहा": who is asked stands before from where he is to go.
    if (before := next((p for p in reversed(fits) if p.slot == "ko" and p.at < recipient.at), None)) is not None:
        return before
    first = next((p for p in reversed(fits) if p.slot == "se" and p.at < recipient.at and reading.fitness.kind(p) != "owned"), None)
    if first is not None and told_from_afar(reading, recipient, first):
        return first
    # "नेपाल से भूटान से बातचीत करने को कहा": of two side by side the nearer one is who it is to be done with.
    return next((p for p in fits if p.slot == "se" and p.at == recipient.at - 1 and reading.fitness.kind(p) != "owned"), recipient)


def _of_participle(phrase: Phrase, fits: Sequence[Phrase], reading: Reading) -> bool:
    """ "चीन से बात कर रहे मंत्री को लौटने को कहा गया": with whom he does what he is told to be doing is not the one who is told."""
    layout = reading.layout
    for told in (p for p in fits if p.slot == "ko" and p.at > phrase.at + 1 and phrase.slot == "se"):
        at = told.at - 1
        while at > phrase.at and layout.chunk(at) is None and layout.items[at].slot == "ka":
            at -= 1
        chunk = layout.chunk(at)
        if chunk is not None and chunk.verb is not None and chunk.verb.form == "fin" and not chunk.slot:
            return layout.clauses[told.clause].finite != at
    return False
