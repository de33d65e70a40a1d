"""Papers that carry no act: a resolution or law that is only laid before a house, and a letter that asks for nothing.

Codebook section 2: ordinary law-making is no event, and a noun that names a paper ("परिषद का प्रस्ताव") tells of no offer. Every check
answers with the reason, or None; the words are data (``frames/passing.tsv``: resolution, law, council; ``frames/functionwords.tsv``:
letters).
"""

from __future__ import annotations

from collections.abc import Set

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from .contents import content_clauses, is_wished
from .rules import Rules

LETTERS = words_of("letters")


def only_paper(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why a "प्रस्ताव" is a paper or a law and no offer; None where it may be one. frame: of an AGREE."""
    papers: Set[str] = rules.passing.get("resolution", frozenset())
    tokens = reading.layout.tokens
    use = frame.use
    if papers.isdisjoint(tokens[use.end - 1].keys) and papers.isdisjoint(tokens[use.start].keys):
        return None
    return _named(frame, reading) or _of_law(frame, reading, rules) or _before_house(frame, reading, rules)


def _named(frame: Frame, reading: Reading) -> str | None:
    """ "सुरक्षा परिषद का नया प्रस्ताव": a paper; "सेना हटाने का प्रस्ताव" tells what is offered."""
    use, item = frame.use, reading.layout.items[frame.use.item]
    told = not isinstance(item, Phrase) or item.owner_verb is not None or use.end - use.start > 1
    # "परिषद का प्रस्ताव आएगा": the noun with a verb of being or coming is named no less.
    named = use.use == "nominal" or (use.use == "happen" and "A" in frame.roles and "R" not in frame.roles)
    return "a paper that is only named" if named and not told else None


def _of_law(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "एक नए क़ानून का प्रस्ताव किया", "निंदा का प्रस्ताव": what the paper is about is a law, or a vote that a house takes."""
    item = reading.layout.items[frame.use.item]
    owner = item.owner if isinstance(item, Phrase) else None
    law = owner is not None and not rules.passing.get("law", frozenset()).isdisjoint(reading.layout.tokens[owner.head.end - 1].keys)
    return "a law or ban that is only laid before a house" if law else None


def _before_house(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "परिषद प्रस्ताव पर विचार कर रही है", "परिषद में प्रस्ताव रखा": a paper that a house has before it, offered to nobody."""
    use, clause = frame.use, frame.clause
    if clause is None or "R" in frame.roles:
        return None
    if use.end - use.start > 1:
        weighs = use.use in ("active", "passive") and any(_house(f.phrase, reading, rules) for f in frame.roles.get("A", []))
        return "a paper that a house has before it" if weighs else None
    inside = (p for i in clause.items if isinstance(p := reading.layout.items[i], Phrase) and p.slot == "men")
    return "a paper that a house has before it" if any(_house(p, reading, rules) for p in inside) else None


def _house(phrase: Phrase, reading: Reading, rules: Rules) -> bool:
    """Whether a phrase names a council or parliament."""
    if not rules.passing.get("council", frozenset()).isdisjoint(reading.layout.tokens[phrase.head.end - 1].keys):
        return True
    last = phrase.head.mentions[-1] if phrase.head.mentions else None
    return last is not None and last.end == phrase.head.end and any(n.kind == "body" or "LEG" in n.sectors for n in last.names)


def letter_only(frame: Frame, reading: Reading) -> str | None:
    """Why a letter that was written or that came asks for nothing; None where it asks, or where the frame is of no letter."""
    use, clause, layout = frame.use, frame.clause, reading.layout
    if LETTERS.isdisjoint(layout.tokens[use.end - 1].keys):
        return None
    if use.use == "receive":
        item = layout.items[use.item]
        told = clause is not None and bool(content_clauses(reading, clause))
        return None if told or (isinstance(item, Phrase) and item.owner_verb is not None) else "a letter that came"
    if use.use not in ("active", "passive") or clause is None or use.end - use.start > 1:
        return None
    # "युद्ध रोकने के लिए पत्र लिखा", "पत्र लिखा कि सेना हटाई जाए".
    asks = any(layout.items[at].slot == "liye" for at in clause.items)
    asks = asks or any(c.parent == clause.id and _wishes(reading, c) for c in layout.clauses if c.kind in ("that", "quote"))
    # "लौट आने का पैग़ाम भेजा".
    item = layout.items[use.item]
    asks = asks or (isinstance(item, Phrase) and item.owner_verb is not None and item.owner_verb.slot == "ka")
    return None if asks else "a letter that asks for nothing"


def _wishes(reading: Reading, clause: Clause) -> bool:
    chunk = reading.layout.chunk(clause.finite)
    verb = chunk.verb if chunk is not None else None
    return verb is not None and (verb.mood in ("sub", "imp") or verb.modal in ("should", "must") or is_wished(reading, clause))
