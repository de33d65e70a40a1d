"""A court's verdict and the sentence that follows it, told in one sentence, are one act (codebook section 2: one event per act)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language import Token
from ..resolving.participants import Resolved
from .draft import Draft

# Whom only words find guilty.
STATES = frozenset({"country", "metonym", "body", "adjective"})
AND, MARKS, CASES, PAPERS = words_of("and"), words_of("object"), words_of("case"), words_of("paper")
RELIEF = words_of("relief")


def tried(draft: Draft, layout: Layout) -> bool:
    """ "इस मुक़दमे में तीन सैनिकों को दोषी ठहराया गया": whether people are found guilty in a case at law, though no court is named.

    A report or a state finds guilty in words alone: "रिपोर्ट में अधिकारियों को दोषी ठहराया गया", "ईरान को दोषी ठहराया गया".
    """
    frame, clause = draft.frame, draft.clause
    if frame is None or clause is None or draft.actors or frame.use.use != "passive" or any(r.kind in STATES for r in draft.recipients):
        return False
    inside = [p for i in clause.items if isinstance(p := layout.items[i], Phrase) and p.slot in ("men", "topic")]
    # "हत्या के मामले में": the case may be part of the postposition.
    last = [k for p in inside for t in layout.tokens[p.end - 1 : p.head.after] for k in t.keys]
    return not CASES.isdisjoint(last) and PAPERS.isdisjoint(last)


def relieves(frame: Frame, actors: Sequence[Resolved]) -> bool:
    """ "अदालत से मंत्री को राहत मिली", "… राहत नहीं मिली": whether relief is a court's, which so gives way or refuses."""
    named = not RELIEF.isdisjoint(frame.use.predicate.head) and frame.use.predicate.type == "AID"
    return named and bool(actors) and all("JUD" in a.participant.sectors for a in actors)


def one_verdict(drafts: list[Draft]) -> list[Draft]:
    """ "अदालत ने तस्कर को दोषी ठहराते हुए पाँच साल क़ैद की सज़ा सुनाई": the first telling stays, with the sides of both.

    drafts: those of one sentence in the order of their triggers. A prison sentence is COERCE too; that one keeps its own words and takes
    over who is sentenced.
    """
    out: list[Draft] = []
    for draft in drafts:
        before = next((d for d in out if _of_one_trial(d, draft)), None)
        if before is None:
            out.append(draft)
            continue
        before.actors = before.actors or draft.actors
        before.recipients = before.recipients or draft.recipients
        for prison in drafts:
            told = prison.type == "COERCE" and prison.tokens[0] < draft.tokens[1] and draft.tokens[0] < prison.tokens[1]
            if told and not prison.recipients:
                prison.recipients = list(before.recipients)
    return out


def _of_one_trial(before: Draft, draft: Draft) -> bool:
    """Whether two tellings are of one court and one convict, as far as both name them."""
    if not (_convicts(before) and _convicts(draft)) or before.judged.status != draft.judged.status:
        return False
    court = not before.actors or not draft.actors or before.doers == draft.doers
    hit = {r.participant.span for r in before.recipients}
    again = all(r.pronoun or r.participant.span in hit for r in draft.recipients)
    return court and (again or not before.recipients)


def judges(before: Draft, draft: Draft) -> bool:
    """ "अदालत ने नेता को एक मामले में बरी किया लेकिन दूसरे में दोषी पाया": a court's second finding is on whom its first was."""
    court = bool(draft.actors) and all("JUD" in a.participant.sectors for a in draft.actors) and draft.doers == before.doers
    return court and before.type in ("CONCEDE", "SANCTION") and draft.type in ("CONCEDE", "SANCTION")


def _convicts(draft: Draft) -> bool:
    return draft.type == "SANCTION" and "convict" in draft.modes and not draft.pending


def imprisoned(drafts: list[Draft], tokens: Sequence[Token], prison: Set[str]) -> list[Draft]:
    """A court's sentence to prison is COERCE `arrest` beside SANCTION `convict` (codebook section 2): those that are to be added.

    tokens: of the sentence; prison: words that make a sentence prison.
    """
    out = []
    for draft in drafts:
        if draft.type != "SANCTION" or "convict" not in draft.modes or draft.pending or draft.frame is None:
            continue
        if draft.judged.status == "hypothetical":
            # "दोषी पाए गए तो दस साल की क़ैद हो सकती है": a sentence that may come holds nobody.
            continue
        jailed = any(k in prison for t in _sentence_to(draft.tokens, tokens) for k in t.keys)
        if jailed and not any(d.type == "COERCE" and d.tokens[1] > draft.tokens[0] and d.tokens[0] < draft.tokens[1] for d in drafts):
            reasons = {**draft.reasons, "use": "prison in the sentence of a court"}
            out.append(replace(draft, type="COERCE", modes=["arrest"], frame=None, reasons=reasons))
    return out


def _sentence_to(told: tuple[int, int], tokens: Sequence[Token]) -> Sequence[Token]:
    """ "एक साल की क़ैद और जुर्माने की सज़ा": the words of a verdict with those right before it, and what is joined to them."""
    start = first = max(0, told[0] - 3)
    for at in range(told[0] - 1, max(-1, told[0] - 11), -1):
        if tokens[at].key in MARKS:
            break
        if tokens[at].key in AND:
            start = min(first, max(0, at - 4))
    return tokens[start : told[1]]
