"""What somebody says will not be done he refuses to do, though the passive leaves out who: "मंत्री ने कहा कि सेना नहीं हटाई जाएगी".

Codebook section 2: giving way, help or talks that one who could give them rules out are REJECT; he who rules them out refuses.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.placing import Frame
from ..frames.verbs import Verb
from ..language import key
from ..resolving.participants import Resolved
from .speech import Speakers
from .status import Judgement

SHUNS = words_of("shuns")

# Who can rule a thing out for his side.
RULING = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "PTY", "REB", "UAF", "IGO"})
# What can be ruled out: a step, a concession, help, talks, leave to go on in a post.
RULED_OUT = frozenset({"CONCEDE", "CONSULT", "AID", "COOPERATE", "RETREAT", "SUPPORT"})
# Of these, whom it would be for is the one who is refused it; of a release only those who are not let go would be named.
FOR_SOMEBODY = frozenset({"CONCEDE", "AID", "SUPPORT", "CONSULT", "COOPERATE", "SANCTION"})


def ruled_out(frame: Frame, type_: str, layout: Layout, speakers: Speakers) -> Resolved | None:
    """Who says of an act of this type, in his own words and without naming a doer, that it will not be; None where nobody does."""
    clause, entry = frame.clause, frame.use.predicate
    if clause is None or clause.kind not in ("that", "quote") or clause.finite != frame.use.verb:
        return None
    if frame.use.use not in ("passive", "happen", "twin"):
        return None
    if type_ not in RULED_OUT and not (type_ == "SANCTION" and "expel" in entry.modes):
        return None
    chunk = layout.chunk(frame.use.verb)
    if chunk is None or chunk.verb is None or not chunk.verb.negated or chunk.verb.tense != "fut":
        return None
    speech = speakers.of(clause, frame.use.item)
    if frame.use.use in ("happen", "twin") and (type_ != "CONSULT" or not frame.roles.get("B")):
        # "कोई समझौता नहीं होगा" foretells.
        return None
    if speech is None or speech.source or speech.clause.id != clause.parent or RULING.isdisjoint(speech.speaker.sectors):
        return None
    return Resolved(speech.speaker, "speaker")


def refused_it(frame: Frame, type_: str, ruler: Resolved, sides: Sequence[Resolved]) -> list[Resolved]:
    """Whom he who rules an act out refuses it, of all who take part in it."""
    if type_ not in FOR_SOMEBODY and "access" not in frame.use.predicate.modes:
        return []
    own = ruler.participant
    return [s for s in others_than([ruler], sides) if s.kind != "speaker" and s.participant.span != own.span]


def withholds(frame: Frame, layout: Layout) -> bool:
    """ "संसद ने नियुक्ति को मंज़ूरी नहीं दी": whether consent to something, whoever would be glad of it, is told to be denied."""
    chunk = layout.chunk(frame.use.verb)
    if frame.use.predicate.type != "AGREE" or frame.use.use != "active" or chunk is None or chunk.verb is None or not chunk.verb.negated:
        return False
    return any(r["role"] == "R" and "names no participant" in r["why"] for r in frame.refused)


def shunned(judged: Judgement) -> bool:
    """ "मंत्री दूतों से मिलने से कतराते रहे", "मदद देने से परहेज़ किया": whether an act is told as what somebody shuns, who so refuses it."""
    rule = judged.rule.split(": ")
    return rule[0] == "neg-shy" and not SHUNS.isdisjoint(map(key, rule[-1].split()))


def ahead(verb: Verb) -> bool:
    """ "सेना हटाने नहीं जा रहा", "सेना हटाने वाला नहीं है": whether a finite verb tells what is to come without the future tense."""
    return verb.prospective and verb.form == "fin"


def others_than(doers: Sequence[Resolved], sides: Sequence[Resolved]) -> list[Resolved]:
    """Of all who are named with an act, those who do not refuse it."""
    own = {(d.participant.key, d.participant.text) for d in doers}
    return [s for s in sides if (s.participant.key, s.participant.text) not in own]


def who_shuns(
    judged: Judgement, doers: list[Resolved], actors: list[Resolved], recipients: list[Resolved]
) -> tuple[list[Resolved], list[Resolved]]:
    """The sides of a refusal: of what is shunned the doer of the clause refuses, and all others are refused it."""
    if not doers or not shunned(judged):
        return actors, recipients
    return doers, others_than(doers, actors + recipients)


def to_himself(frame: Frame, actors: list[Resolved], recipients: list[Resolved], speakers: Speakers) -> list[Resolved]:
    """Who acts; "पेरिस ने कहा कि रूस का सुझाव उसे मंज़ूर नहीं": who says what he can accept of another speaks of himself."""
    clause = frame.clause
    entry = frame.use.predicate
    if entry.type not in ("AGREE", "REJECT") or entry.active.get("ko") != "A" or clause is None or clause.kind not in ("that", "quote"):
        return actors
    if not actors or any(a.pronoun not in ("he", "i", "we") or a.participant.key for a in actors):
        return actors
    speech = speakers.of(clause, frame.use.item)
    if speech is None or speech.source or RULING.isdisjoint(speech.speaker.sectors):
        return actors
    other = all(r.participant.key != speech.speaker.key for r in recipients)
    return [Resolved(speech.speaker, "speaker")] if other else actors
