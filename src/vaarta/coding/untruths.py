"""Claims that somebody calls untrue, and what he deplores: whose words or deeds they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from .lines import beyond_denial

TRUTH, TRUTHFUL = words_of("truth"), words_of("truthful")
# Who may be found fault with for what a clause tells of him.
DOERS = frozenset({"country", "metonym", "party", "body", "organ", "office", "person", "agency", "group"})


def claim_denied(
    layout: Layout, passing: Mapping[str, Collection[str]], phrases: Sequence[Phrase], said: Phrase, negated: bool
) -> Phrase | None:
    """The claim that a copula calls untrue: "ये आरोप बेबुनियाद हैं", "ये मनगढ़ंत आँकड़े हैं", "इन आरोपों में कोई सच्चाई नहीं है".

    phrases: those of the clause before the copula, last first; said: the one right before it.
    """
    claims, untrue = set(passing.get("claim", ())), set(passing.get("untrue", ()))

    def claims_something(phrase: Phrase) -> bool:
        return not claims.isdisjoint(layout.tokens[phrase.head.end - 1].keys)

    if negated:
        if layout.tokens[said.head.end - 1].key in TRUTHFUL:
            # "ये आरोप सही नहीं हैं": the charge may stand in one phrase with what it is not.
            inside = said.head.end - said.head.start > 1 and not claims.isdisjoint(layout.tokens[said.head.end - 2].keys)
            return said if inside else next((p for p in phrases if not p.slot and claims_something(p)), None)
        if layout.tokens[said.head.end - 1].key not in TRUTH:
            return None
        held = [said.owner] if said.owner is not None else [p for p in phrases if p.slot == "men"]
        return next((p for p in held if claims_something(p)), None)
    if untrue.isdisjoint(layout.tokens[said.head.start].keys):
        # "हर तोहमत मनगढ़ंत है": the charge may run into what it is called.
        run_in = said.head.end - said.head.start > 1 and not untrue.isdisjoint(layout.tokens[said.head.end - 1].keys)
        return said if run_in and not claims.isdisjoint(layout.tokens[said.head.end - 2].keys) else None
    if claims_something(said):
        return said
    found = next((p for p in phrases if not p.slot and claims_something(p)), None)
    return None if said.end - said.start > 1 else found


def only_denied(frame: Frame, reading: Reading, words: Collection[str]) -> str | None:
    """ "गोली चलाने की बात से इनकार किया", "बम गिराने की ख़बरों का खंडन किया": what somebody only denies to have been done.

    words: what such an act is told as (बात, ख़बर); the content of a charge (आरोप) is coded with it.
    """
    chunk = reading.layout.chunk(frame.use.verb)
    at = (frame.use.verb or 0) + 1
    if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "ka" or at >= len(reading.layout.items):
        return None
    told = reading.layout.items[at]
    if not isinstance(told, Phrase) or told.slot not in ("se", "ka", "ko"):
        return None
    if frozenset(words).isdisjoint(reading.layout.tokens[told.head.end - 1].keys):
        return None
    after = (f for f in reading.frames if f.clause is frame.clause and f.use.start >= told.start and f.use.predicate.type == "REJECT")
    return "only what is denied" if any(not beyond_denial(f, reading.layout) for f in after) else None


def doer_meant(reading: Reading, clause: Clause, subject: Phrase | None, untrue: bool) -> Phrase | None:
    """Whose doing a judgement without a name is of: told by a relative clause beside it, or by the कि clause that "यह" points to.

    "जिस तरह से उन्होंने बहुमत जुटाया वह शर्मनाक है", "यह दुर्भाग्यपूर्ण है कि सरकार ने राहत नहीं दी". untrue: whether the judgement may mean
    that it is not so ("यह ग़लत है कि …").
    """
    if subject is not None and reading.fitness.kind(subject) == "pronoun":
        near = [c for c in reading.layout.clauses[max(0, clause.id - 1) : clause.id + 2] if c.kind == "rel" and c.items[0] < subject.at]
        if near:
            beside = _phrases(reading, near[0], subject.at)
            return next((p for p in reversed(beside) if p.slot == "ne" and not p.head.relative), None)
    if untrue or (subject is not None and not _points(reading, subject)):
        return None
    content = next((c for c in reading.layout.clauses if c.parent == clause.id and c.kind == "that" and c.finite is not None), None)
    # "शर्म की बात है कि मंत्री झूठ बोल रहे हैं": a fault that the clause tells by itself is found there.
    told = any(f.clause is content and "told" in f.use.predicate.flags for f in reading.frames)
    return None if content is None or told else _deplored(reading, content)


def _points(reading: Reading, subject: Phrase) -> bool:
    """ "यह दुर्भाग्यपूर्ण है कि …": whether a subject is only a pronoun for what follows."""
    readings = reading.layout.tokens[subject.start].form.readings[:1]
    return subject.end - subject.start == 1 and bool(readings) and readings[0].pos in ("PRON", "DET")


def _deplored(reading: Reading, content: Clause) -> Phrase | None:
    """Who does, in a कि clause, what somebody deplores; of a passive only whom "द्वारा" marks."""
    assert content.finite is not None
    chunk = reading.layout.chunk(content.finite)
    if chunk is None or chunk.verb is None or chunk.verb.mood in ("sub", "imp"):
        return None
    phrases = _phrases(reading, content, content.finite)
    doers = [p for p in phrases if p.slot in ("ne", "dvara")]
    if not doers and not chunk.verb.passive:
        doers = [p for p in phrases if not p.slot and not p.owned and reading.fitness.fits(p)]
    return next((p for p in doers if reading.fitness.kind(p) in DOERS), None)


def _phrases(reading: Reading, clause: Clause, stop: int) -> list[Phrase]:
    return [p for i in clause.items if i < stop and isinstance(p := reading.layout.items[i], Phrase)]
