"""Doers that a writer lets run into the words after them, with no mark between: "ईरान वार्ता के लिए तैयार है".

A bare subject and the noun of the next phrase are written side by side and read as one compound ("ईरान वार्ता" as "ईरान नीति").
Only where the clause has nobody else who could do it is the name taken out again.
"""

from __future__ import annotations

from .chunks import Chunk
from .find import BE, Layout
from .fitness import STRONG_KINDS, Fitness
from .functionwords import words_of
from .phrases import Clause, Phrase

# Verbs of which even the perfective takes a bare subject.
BARE = words_of("motion") | words_of("happen") | words_of("yields") | {BE}
SUBJECTS = ("country", "metonym", "body", "group", "party", "agency", "organ", "office", "person")
WALLS = ("ne", "ka", "ko")


def before_object(frees: list[Phrase]) -> Phrase | None:
    """ "अमेरिका और रूसी राजनयिक तनाव को": a doer and an object with no mark between, where nobody else could be the doer."""
    for phrase in frees:
        chunk = phrase.head
        named = [m for m in chunk.mentions if m.of("office", "crowd", "organ", "person")]
        if phrase.slot == "ko" and named and named[-1].end < chunk.end and chunk.mentions[-1] is named[-1]:
            return phrase
    return None


def before_term(clause: Clause, before: int, layout: Layout, fitness: Fitness) -> Phrase | None:
    """The name that opens the first phrase of a clause and only runs into it: "भारत और पाकिस्तान | संघर्षविराम पर सहमत हुए".

    before: the item of the predicate. None where the verb asks for ने, or where a bare phrase of the clause names somebody.
    """
    chunk = layout.chunk(clause.finite)
    if clause.finite is not None and (chunk is None or chunk.verb is None or chunk.verb.passive):
        return None
    if chunk is not None and chunk.verb is not None and chunk.verb.aspect == "perf" and chunk.verb.main not in BARE:
        return None
    phrases = [p for i in clause.items if i < before and isinstance(p := layout.items[i], Phrase)]
    if any(p.slot == "ne" or (p.slot == "" and not p.owned and fitness.kind(p) in STRONG_KINDS) for p in phrases):
        return None
    return next((cut for p in phrases if (cut := _opening(p, fitness)) is not None and _may_open(p, cut, clause)), None)


def _may_open(phrase: Phrase, cut: Phrase, clause: Clause) -> bool:
    """Before को only a state runs into a phrase ("भारत | पड़ोसियों को सहायता देगा"), or anybody where the verb is left out."""
    state = all(m.of("country", "metonym") for m in cut.head.mentions)
    return phrase.slot not in WALLS or (phrase.slot == "ko" and (state or clause.finite is None))


def _opening(phrase: Phrase, fitness: Fitness) -> Phrase | None:
    """The names before the common noun in which a phrase ends."""
    last = phrase.members[-1]
    if phrase.owner is not None or phrase.owner_verb is not None or last.owners or not last.mentions:
        return None
    first = last.mentions[0]
    others = [m for m in last.mentions[1:] if m.of("excluded") is None]
    # "किसान आंदोलन" is one thing; "सरकार और किसान | समझौते के लिए राज़ी" are two.
    kinds = (*SUBJECTS, "crowd") if len(phrase.members) > 1 else SUBJECTS
    if first.start != last.start or first.end >= last.end or others or first.of(*kinds) is None:
        return None
    if any(map(fitness.nameless, range(first.end, last.end))) or (first.of("office", "person") and last.end - first.end > 1):
        # "प्रधानमंत्री नरेश राव": what follows an office may be its holder.
        return None
    cut = Chunk("np", last.start, first.end, "", first.end, [first])
    return Phrase([*phrase.members[:-1], cut], "", phrase.at, clause=phrase.clause)
