"""What is done again and again by nobody in particular, and what an attack leaves behind: conditions that ask only how an act is told."""

from __future__ import annotations

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .rules import Rules

NOBODY = frozenset({"crowd", "human", "unknown", "pronoun", "people"})
# A state, however it is named: "पाकिस्तान", "काबुल", "राज्य सरकार".
STATES = frozenset({"country", "metonym", "organ", "agency", "pronoun"})
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"})
GENERALLY = words_of("generally")
HABIT = "a habit of people in general"


def in_general(frame: Frame, people: list[Resolved], layout: Layout) -> str | None:
    """Habits of nobody in particular are no acts."""
    use = frame.use
    if not people and use.use in ("happen", "twin") and _ends_in_habit(frame, layout) and not _placed(frame, layout):
        # "जितनी भी हिंसक घटनाएँ होती हैं".
        return HABIT
    if not people or any(p.participant.key for p in people):
        return None
    chunk = layout.chunk(use.verb)
    verb = chunk.verb if chunk is not None else None
    if people[0].pronoun == "any" and verb is not None and verb.tense != "past" and verb.aspect != "perf":
        return HABIT
    habit = verb is not None and verb.tense == "pres" and verb.aspect == "impf" and not verb.modal and len(verb.lemmas) <= 2
    told = use.use == "active" and use.predicate.type not in VERBAL
    if use.predicate.type == "SUPPORT" and frame.clause is not None and frame.clause.kind in ("that", "quote"):
        # "हम वार्ता का समर्थन करते हैं": in somebody's words, saying so is the act.
        told = told and not any(p.pronoun in ("i", "we") for p in people)
    if told and habit and all(p.kind in NOBODY for p in people):
        return HABIT
    if use.use == "active" and _ends_in_habit(frame, layout) and any(t.key in GENERALLY for t in layout.tokens):
        return HABIT
    return None


def _placed(frame: Frame, layout: Layout) -> bool:
    """Whether the clause of an act tells where or on what: "इराक़ में हर दिन धमाके होते हैं", "काफ़िलों पर हमले होते हैं"."""
    items = (layout.items[i] for i in (frame.clause.items if frame.clause is not None else ()))
    return any(isinstance(p, Phrase) and (p.slot in ("par", "khilaf") or (p.slot == "men" and bool(p.head.mentions))) for p in items)


def _ends_in_habit(frame: Frame, layout: Layout) -> bool:
    """Whether the clause of an act, or its own verb, tells what is done again and again: "करता है", "कर लेती है"."""
    for at in (frame.use.verb, frame.clause.finite if frame.clause is not None else None):
        chunk = layout.chunk(at)
        if chunk is not None and chunk.verb is not None and chunk.verb.form == "fin":
            return chunk.verb.tense == "pres" and chunk.verb.aspect == "impf" and chunk.verb.modal != "can"
    return False


def wrecks(frame: Frame, layout: Layout, rules: Rules) -> bool:
    """ "हमले में पाँच टैंकर नष्ट हो गए": what an attack destroys tells it as its dead do."""
    clause = frame.clause
    if frame.use.predicate.type != "ASSAULT" or clause is None or clause.finite is None or frame.use.use != "nominal":
        return False
    if layout.items[frame.use.item].slot not in ("men", "se", "cause") or frame.use.item > clause.finite:
        return False
    wrecked = rules.passing.get("wrecked", set())
    last = layout.items[clause.finite]
    near = range(layout.items[clause.finite - 1].start, last.end) if clause.finite else range(0)
    return any(wrecked.intersection(layout.tokens[t].keys) for t in near)


def in_war(frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> bool:
    """ "विद्रोहियों के ठिकाने नष्ट कर दिए गए", "चरमपंथियों के ख़िलाफ़ अभियान जारी है": what is done to armed bands is done in war, by whomever.

    So is what a state does against them: "पाकिस्तान तालेबान के ख़िलाफ़ अभियान चला रहा है".
    """
    against = any(p.slot == "khilaf" for p in frame.phrases("R"))
    uses = ("passive", "happen", "twin") if against else ("passive", "happen")
    by_state = against and bool(actors) and all(a.kind in STATES and "GOV" in a.participant.sectors for a in actors)
    fought = frame.use.predicate.type == "ASSAULT" and ((frame.use.use in uses and not actors) or by_state)
    return fought and bool(recipients) and all({"REB", "UAF"} & set(r.participant.sectors) for r in recipients)


def campaigns(frame: Frame, actors: list[Resolved]) -> bool:
    """ "सेना ने घाटी में अभियान शुरू किया": an army or a band that wages a campaign need not say against whom, where it names no thing."""
    told = "armed" in frame.use.predicate.flags and frame.use.use == "active" and not any(r["role"] == "R" for r in frame.refused)
    return told and bool(actors) and all({"MIL", "REB"} & set(a.participant.sectors) for a in actors)
