"""What somebody calls the cause of what is wrong: whose fault it is ("सरकार की ग़लत नीतियों के कारण", "पुलिस की लापरवाही का नतीजा है")."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..frames.analyse import Reading
from ..frames.find import BE
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from .evaluatives import Evaluatives

BEHIND, DEEDS = words_of("behind"), frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# Who may be at fault with what is his.
OWNERS = frozenset({"country", "metonym", "party", "body", "organ", "office", "person", "agency", "group", "crowd", "owned"})


def blamed_cause(
    reading: Reading, evaluatives: Evaluatives, passing: Mapping[str, Collection[str]], clause: Clause, at: int
) -> Phrase | None:
    """The phrase of a clause that names a fault of somebody as the cause of what its verb at an item tells; its owner is to blame.

    Or the bare phrase of him who is said to be behind a deed. A fault that is told by a predicate of its own in the clause is found there,
    and None is given.
    """
    if any(f.clause is clause and "told" in f.use.predicate.flags for f in reading.frames):
        return None
    phrases = [p for i in clause.items if i < at and isinstance(p := reading.layout.items[i], Phrase)]
    # "सरकार की ग़लत नीतियों से किसान परेशान हैं".
    causes = [p for p in phrases if p.slot in ("cause", "se")]
    result, chunk = (reading.layout.items[at - 1] if at else None), reading.layout.chunk(at)
    if isinstance(result, Phrase) and not result.slot and chunk is not None and chunk.verb is not None and chunk.verb.main == BE:
        ends = set(passing.get("result", ())) & set(reading.layout.tokens[result.head.end - 1].keys)
        causes += [result.owner] if ends and result.owner is not None and not chunk.verb.negated else []
    return next((p for p in causes if _at_fault(reading, evaluatives, p)), None) or _stands_behind(reading, passing, clause, at)


def _stands_behind(reading: Reading, passing: Mapping[str, Collection[str]], clause: Clause, at: int) -> Phrase | None:
    """ "हमलों के पीछे विद्रोही हैं", "विद्रोही ही इसके पीछे हैं": who is said to be behind a deed; None where he only follows somebody."""
    layout, chunk = reading.layout, reading.layout.chunk(at)
    if chunk is None or chunk.verb is None or chunk.verb.lemmas[0] != BE or chunk.verb.negated:
        return None
    phrases = [p for i in clause.items if i < at and isinstance(p := layout.items[i], Phrase)]
    deed = next((p for p in phrases if any(t.key in BEHIND for t in layout.tokens[p.head.end : p.head.after])), None)
    bare = [p for p in phrases if not p.slot and p.at >= at - 2]
    if deed is None or len(bare) != 1 or reading.fitness.kind(bare[0]) not in OWNERS - {"owned"}:
        return None
    word = layout.tokens[deed.head.end - 1]
    pointed = reading.fitness.pronouns.get(word.key) == "this" and deed.head.end - deed.head.start == 1
    deeds = set(passing.get("deed", ())) | set(passing.get("violence", ()))
    return bare[0] if pointed or not deeds.isdisjoint(word.keys) or _act_named(reading, deed) else None


def _act_named(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase ends in the noun of an attack or of violence."""
    return any(f.use.item == phrase.at and f.use.predicate.type in DEEDS for f in reading.frames)


def _at_fault(reading: Reading, evaluatives: Evaluatives, phrase: Phrase) -> bool:
    """Whether a phrase names a fault that somebody who is named has: by its noun ("लापरवाही"), or a word before it ("ग़लत नीति")."""
    if phrase.owner is None or reading.fitness.kind(phrase.owner) not in OWNERS:
        return False
    tokens, head = reading.layout.tokens, phrase.head
    for t in range(head.start, head.end):
        end, found = evaluatives.blame.longest(tokens, t, head.end)
        if found and end == head.end and found[0] == ("ka", "disapprove"):
            return True
        if any(word.startswith("neg") for word in evaluatives.words.longest(tokens, t, head.end)[1]):
            return True
    return False


def moved_by(reading: Reading, judging: Phrase) -> Phrase | None:
    """ "उनकी रिपोर्ट | दुर्भावना से | प्रेरित है": the phrase right before a judging word that says what moves it; None where none does.

    What is judged may stand in one phrase with it, and then its owner is theirs.
    """
    before = reading.layout.items[judging.at - 1] if judging.at else None
    return before if isinstance(before, Phrase) and before.slot == "se" else None


def whose_fault(reading: Reading, evaluatives: Evaluatives, start: int) -> Phrase | None:
    """ "इसे विपक्ष की साज़िश बताया": whose doing something is called; None where the word at a token blames nobody whose it is."""
    end, found = evaluatives.blame.longest(reading.layout.tokens, start)
    phrase = reading.layout.items[reading.layout.item_of[start]]
    if not found or found[0][0] != "ka" or not isinstance(phrase, Phrase) or phrase.owner is None or phrase.head.end != end:
        return None
    return phrase.owner if reading.fitness.kind(phrase.owner) in OWNERS - {"owned"} else None
