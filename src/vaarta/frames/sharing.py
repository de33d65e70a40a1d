"""Objects that two verbs share: "नेता को रिहा करके फिर गिरफ़्तार किया", "छात्रों को दोषी पाया और जेल भेज दिया"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .find import PASSIVE_USES, Layout
from .fitness import Fitness
from .phrases import Clause, Phrase
from .placing import Frame

# Who may be dealt with once more in the clause after; a thing or a place is not.
DEALT_WITH_AGAIN = frozenset({"crowd", "person", "office", "human", "group", "inhabitant", "people", "party", "agency"})
IN_CLAUSE = "object shared with the verb before"
BEFORE = "object of the clause before"


def shared_objects(frame: Frame, layout: Layout, taken: Mapping[int, Frame], fitness: Fitness) -> Iterator[tuple[Phrase, str]]:
    """Whom a verb without an object of its own may be done to, the nearest first, and how he is known.

    taken: the frames that have a phrase, by its item. Out: the को phrases of a verb before in the clause, then that of the clause before.
    """
    for at in reversed(frame.clause.items if frame.clause else []):
        holder, item = taken.get(at), layout.items[at]
        if at < frame.use.item and holder is not None and holder.use.verb is not None and _given(item) and item in holder.phrases("R"):
            yield item, IN_CLAUSE
    before = _clause_before(frame, layout)
    for at in reversed(before.items if before is not None else []):
        holder, item = taken.get(at), layout.items[at]
        if isinstance(item, Phrase) and _given(item) and fitness.kind(item) in DEALT_WITH_AGAIN:
            if holder is None or item in holder.phrases("R"):
                yield item, BEFORE
            return


def _given(item: object) -> bool:
    return isinstance(item, Phrase) and item.slot == "ko"


def _clause_before(frame: Frame, layout: Layout) -> Clause | None:
    """The clause that this one goes on from with "और", in the same voice and without a doer or an object of its own."""
    clause = frame.clause
    if clause is None or not clause.id or not clause.items or clause.finite != frame.use.verb or frame.use.verb is None:
        return None
    before, link = layout.clauses[clause.id - 1], layout.chunk(clause.items[0] - 1)
    if link is None or (link.kind, link.lemma) != ("link", "coord") or (before.kind, before.parent) != (clause.kind, clause.parent):
        return None
    first = layout.item_of[frame.use.start]
    if layout.items[first].start < frame.use.start:
        # "शहर क़ब्ज़े में ले लिया": what is done to it may stand in the phrase of the act itself.
        return None
    own = (p for at in clause.items if at < first and isinstance(p := layout.items[at], Phrase))
    if any(p.slot in ("ko", "", "ne") for p in own):
        return None
    last, verb = layout.chunk(before.finite), layout.chunk(frame.use.verb)
    if last is None or last.verb is None or verb is None or verb.verb is None or last.verb.aspect != "perf":
        return None
    return before if last.verb.passive == (frame.use.use in PASSIVE_USES and verb.verb.passive) else None
