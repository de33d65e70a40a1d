"""Sides named beside an act and not in a case of its verb: who passes the paper that orders it, out of whose ranks somebody is put."""

from __future__ import annotations

from ..language.names import Mention
from .affected import affected
from .chunks import Chunk
from .find import Layout
from .fitness import STRONG_KINDS, Fitness
from .functionwords import words_of
from .phrases import Phrase
from .placing import Filler, Frame

PAPERS, PASSED = words_of("papers"), words_of("passed")
AGAINST, PRISON = words_of("against"), words_of("prison")
RANKS = frozenset({"party", "body", "organ", "agency", "group"})


def put_out_of(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "पार्टी से निष्कासित नेता": whose ranks somebody was put out of, told right before the word that qualifies him."""
    if frame.use.use != "modifier" or "expel" not in frame.use.predicate.modes:
        return None
    phrase = layout.items[frame.use.item]
    before = layout.items[phrase.at - 1] if isinstance(phrase, Phrase) and phrase.at else None
    first = isinstance(phrase, Phrase) and frame.use.start == phrase.start
    ranks = first and isinstance(before, Phrase) and before.slot == "se" and fitness.kind(before) in RANKS
    return before if ranks and isinstance(before, Phrase) else None


def from_outside(frames: list[Frame], layout: Layout, fitness: Fitness) -> list[Frame]:
    """The same frames, with the sides that no phrase of their own gives them.

    "परिषद ने प्रतिबंध लगाने वाले प्रस्ताव को पारित किया": what a paper orders is done by the one who passes it. Out: the same frames."""
    for frame in frames:
        if (fought := _fought_in_words(frame, layout)) is not None:
            frame.roles["R"] = [Filler(fought, "whom slogans are against")]
        if (prison := _whose_prison(frame, layout, fitness)) is not None:
            frame.roles["A"] = [Filler(prison, "whose prison it is")]
        if "A" not in frame.roles and (doer := _passing(frame, layout)) is not None and fitness.kind(doer) in STRONG_KINDS:
            frame.roles["A"] = [Filler(doer, "who passes what orders it")]
        if (reached := affected(frame, layout, fitness)) is not None:
            frame.roles["R"] = [Filler(*reached)]
    return frames


def _passing(frame: Frame, layout: Layout) -> Phrase | None:
    verb, clause = layout.chunk(frame.use.verb), frame.clause
    if verb is None or verb.verb is None or verb.verb.form != "agent" or frame.use.verb is None or clause is None:
        return None
    paper = layout.items[frame.use.verb + 1] if frame.use.verb + 1 < len(layout.items) else None
    if not isinstance(paper, Phrase) or paper.slot not in ("ko", "") or PAPERS.isdisjoint(layout.tokens[paper.end - 1].keys):
        return None
    after = [layout.items[at] for at in clause.items if at > paper.at]
    words = (t for item in after if isinstance(item, Phrase | Chunk) for t in range(item.start, item.end))
    if not any(not PASSED.isdisjoint(layout.tokens[t].keys) for t in words):
        return None
    return next((p for at in clause.items if isinstance(p := layout.items[at], Phrase) and p.slot == "ne"), None)


def _fought_in_words(frame: Frame, layout: Layout) -> Phrase | None:
    """ "चीन विरोधी नारे लगाए", "अमरीका विरोधी प्रदर्शन जारी हैं": whom slogans and marches are against stands before the word that says so."""
    use = frame.use
    if use.predicate.type != "PROTEST" or "R" in frame.roles or use.use == "modifier":
        return None
    at = next((t for t in range(max(0, use.start - 1), use.end) if layout.tokens[t].key in AGAINST), None)
    first = layout.items[layout.item_of[at]] if at is not None else None
    if at is None or not isinstance(first, Phrase) or first.head.start > at:
        return None
    inside = next((m for m in first.head.mentions if m.end == at), None)
    if inside is not None:
        return _bare(inside, first)
    before = layout.items[first.at - 1] if first.at and first.head.start == at else None
    bare = isinstance(before, Phrase) and not before.slot and before.end == first.head.start and bool(before.head.mentions)
    return before if bare and isinstance(before, Phrase) else None


def _whose_prison(frame: Frame, layout: Layout, fitness: Fitness) -> Phrase | None:
    """ "इसराइली जेल में बंद क़ैदी": the state whose prison somebody is in, told by its adjective, holds him."""
    if "arrest" not in frame.use.predicate.modes or "A" in frame.roles:
        return None
    first = layout.items[layout.item_of[frame.use.start]]
    if not isinstance(first, Phrase) or first.slot not in ("men", "") or first.owner is not None:
        return None
    if PRISON.isdisjoint(layout.tokens[first.head.end - 1].keys):
        return None
    whole = first
    state = next((m for m in first.head.mentions if m.of("adjective", "country") and m.end < first.end), None)
    before = layout.items[first.at - 1] if first.at else None
    if state is None and isinstance(before, Phrase) and not before.slot:
        # "इराक़ में अमरीकी हिरासत में": the adjective may be a phrase of its own.
        whole, state = before, next((m for m in before.head.mentions if m.of("adjective") and m.end == first.start), None)
    if state is None or not fitness.fits(whole):
        return None
    # The state, and not one of its people.
    return _bare(Mention(state.start, state.end, [n for n in state.names if n.kind in ("adjective", "country")]), whole)


def _bare(name: Mention, phrase: Phrase) -> Phrase:
    """A name inside a phrase as a phrase of its own."""
    return Phrase([Chunk("np", name.start, name.end, "", name.end, [name])], "", phrase.at, clause=phrase.clause)
