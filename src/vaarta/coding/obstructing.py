"""Who is held; and what only looks like protest or expulsion: a state that closes roads, people who cannot come, nationals called home."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .barring import not_let

HALTED, THESE = words_of("halted"), words_of("thesehere")
RULING = frozenset({"GOV", "MIL", "COP"})
HELD = frozenset({"unknown", "office", "crowd", "human"})
# Bodies and lands; a minister may sit down in a road as any politician may.
BODIES = frozenset({"organ", "agency", "country", "metonym", "body"})


def no_protest(frame: Frame, actors: Sequence[Resolved], recipients: Sequence[Resolved], layout: Layout) -> str | None:
    """Why an act told as protest or expulsion is none; None where it is one. actors, recipients: the sides as they are known."""
    use = frame.use.predicate
    if use.type in ("PROTEST", "CONSULT") and "undone" not in use.flags and not_let(frame, layout):
        return "who is not let do it does not do it"
    if use.type == "PROTEST" and "obstruct" in use.modes and actors and all(map(_rules, actors)):
        return "who rules obstructs nobody in protest"
    if use.type == "PROTEST" and "undone" in use.flags and _unable(frame, layout):
        return "who could not come did not stay away"
    if use.type == "SANCTION" and "expel" in use.modes and _own_people(actors, recipients):
        return "one's own people are called home"
    if use.type == "COERCE" and not actors and not recipients and (idle := _nobody_taken(frame, layout)) is not None:
        return idle
    if "itself" in use.flags and use.type == "COERCE":
        return _no_man(frame, recipients, layout)
    return None


def _nobody_taken(frame: Frame, layout: Layout) -> str | None:
    """ "ये गिरफ़्तारियाँ तब हुईं जब …", "कोई गिरफ़्तारी नहीं हुई": arrests of before, or none, by nobody and of nobody who is named."""
    chunk, item = layout.chunk(frame.use.verb), layout.items[layout.item_of[frame.use.start]]
    if chunk is None or chunk.verb is None or "arrest" not in frame.use.predicate.modes:
        return None
    if chunk.verb.negated:
        return "nobody was taken"
    taken_up = layout.tokens[item.start].key in THESE and item.start < frame.use.start
    return "arrests told before" if taken_up and frame.use.use in ("happen", "twin") else None


def _no_man(frame: Frame, recipients: Sequence[Resolved], layout: Layout) -> str | None:
    """ "मंत्री की बात उठाई", "नेता की चिट्ठी रोकी", "चिट्ठी सरकार को वापस भेजी": a thing is stopped or taken, or is sent to somebody."""
    filled = [f.phrase for f in frame.roles.get("R", [])]
    if filled and all(p.kind == "owned" and HALTED.isdisjoint(layout.tokens[p.end - 1].keys) for p in filled):
        return "a thing of theirs is stopped or taken, and none of them"
    if not recipients and any(r["role"] == "R" and "names no participant" in r["why"] for r in frame.refused):
        return "a thing is stopped or taken, and nobody"
    if "deport" in frame.use.predicate.modes and recipients and all(map(_address, recipients)):
        return "those to whom a thing is sent back"
    return None


def _address(who: Resolved) -> bool:
    """A state or its government, who send people back and are not sent."""
    return who.kind in ("country", "metonym") or (who.kind == "organ" and "GOV" in who.participant.sectors[:1])


def held_one(frame: Frame, people: Sequence[Resolved]) -> bool:
    """ "गिरफ़्तार गोविंद चौधरी से पूछताछ हुई", "एक नेता की गिरफ़्तारी के बाद": who is told to be held is somebody, though no list knows his field."""
    held = frame.use.use in ("modifier", "participial", "nominal") and "arrest" in frame.use.predicate.modes
    return held and any(p.kind in HELD and p.open for p in people)


def _rules(who: Resolved) -> bool:
    """ "नगर निगम ने सड़क बंद की", "सेना ने रास्ता रोका": whether a body of the state acts."""
    return who.kind in BODIES and bool(RULING.intersection(who.participant.sectors[:1]))


def _unable(frame: Frame, layout: Layout) -> bool:
    """ "लोग काम पर नहीं जा सके": whether it could not be done."""
    chunk = layout.chunk(frame.use.verb)
    return chunk is not None and chunk.verb is not None and chunk.verb.modal == "can"


def _own_people(actors: Sequence[Resolved], recipients: Sequence[Resolved]) -> bool:
    """ "ब्रिटेन ने ब्रितानी नागरिकों को देश छोड़ने को कहा": whether those told to leave are people of the state that tells them."""
    own = {a.participant.key for a in actors if a.participant.key and a.kind in ("country", "metonym")}
    return bool(own) and bool(recipients) and all(r.kind in ("crowd", "inhabitant") and r.participant.key in own for r in recipients)
