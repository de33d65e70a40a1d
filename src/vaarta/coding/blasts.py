"""One blast told twice in a sentence: that it went off, and how somebody set it off (codebook section 1: one event per act)."""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.functionwords import words_of
from ..language import Token
from .draft import Draft

WHEN, SELVES = words_of("when"), words_of("selves")
TOLD_SO = frozenset({"happen", "twin", "nominal", "participial"})


def one_blast(drafts: Sequence[Draft], tokens: Sequence[Token]) -> list[Draft]:
    """What is left of the attacks of one sentence, in their order; the one that tells who did it keeps its words.

    "धमाका तब हुआ जब हमलावर ने ख़ुद को उड़ा लिया", "संघर्ष तब शुरू हुआ जब विद्रोहियों ने चौकी पर हमला किया".
    """
    out: list[Draft] = []
    for draft in drafts:
        host = out[-1] if out else None
        if host is not None and (_set_off(host, draft, tokens) or _came_when(host, draft, tokens)):
            draft.absorb(host)
            out[-1] = draft
        elif host is not None and _passing_on(host, draft):
            host.absorb(draft)
        elif host is not None and _set_off(draft, host, tokens):
            host.absorb(draft)
            if not draft.pending:
                host.pending = ""
        else:
            out.append(draft)
    return out


def _set_off(blast: Draft, draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether a draft tells that somebody blew himself up, and another only of an attack without a doer."""
    if not _attack(blast) or not _attack(draft) or draft.recipients or blast.victims:
        return False
    if blast.actors and (blast.doers != draft.doers or blast.modes):
        # "कार को चौकी से टकरा दिया और ख़ुद को उड़ा लिया": of one doer, only how he came to the place is told besides.
        return False
    blown = "suicide-attack" in draft.modes and any(t.key in SELVES for t in tokens[slice(*draft.tokens)])
    same = blast.judged.status == draft.judged.status
    return blown and same and blast.frame is not None and (bool(blast.actors) or blast.frame.use.use in TOLD_SO)


def _came_when(host: Draft, draft: Draft, tokens: Sequence[Token]) -> bool:
    """Whether an attack of which nobody is told to have made it came about when another was made: "तब हुआ जब …"."""
    if not _attack(host) or not _attack(draft) or host.actors or host.victims or draft.pending:
        return False
    between = tokens[host.tokens[0] : draft.tokens[0]]
    told = host.frame is not None and host.frame.use.use in ("happen", "twin") and host.clause is not draft.clause
    return told and any(t.key in WHEN for t in between) and host.judged.status == draft.judged.status


def _passing_on(host: Draft, draft: Draft) -> bool:
    """ "बम विस्फोट किया और धमाका हो जाने के बाद गोली चलाई": what somebody has set off, taken up as past."""
    if not _attack(host) or not _attack(draft) or draft.actors or draft.recipients or not host.actors:
        return False
    chunk_over = draft.form == "inf" and draft.frame is not None and draft.frame.use.use in ("twin", "happen")
    return chunk_over and "explosives" in host.modes and "explosives" in draft.modes


def _attack(draft: Draft) -> bool:
    return draft.type == "ASSAULT" and draft.frame is not None
