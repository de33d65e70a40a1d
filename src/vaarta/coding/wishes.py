"""What somebody wants another to do is asked of him: "अमरीका चाहता है कि पाकिस्तान क़दम उठाए" (codebook section 2, REQUEST)."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..resolving.participants import Resolved
from .acts import Act
from .commands import VOICES
from .speech import Speakers, Speech

WISH = words_of("wish")
NEEDED = frozenset({"GOV", "LEG", "MIL", "PTY", "REB", "IGO", "JUD", "COP", "UAF", "CVL", "BUS", "REL", "NGO", "SPY", "AGR", "LAB", "ELI"})
# Whose bare wish is one in politics: "अमरीका चाहता है कि दबाव डाला जाए".
STATES = frozenset({"country", "metonym", "body", "office", "person", "group", "party", "pronoun", "speaker"})


class Wishes:
    """The part of ``SpeechActs`` that reads wishes."""

    reading: Reading
    speakers: Speakers

    def _phrases(self, clause: Clause, at: int) -> list[Phrase]:
        raise NotImplementedError

    def _resolve(self, phrase: Phrase | None) -> list[Resolved]:
        raise NotImplementedError

    def _doer(self, clause: Clause, at: int) -> Phrase | None:
        raise NotImplementedError

    def _asked(self, clause: Clause) -> Clause | None:
        raise NotImplementedError

    def _speaker(self, speech: Speech) -> Resolved:
        raise NotImplementedError

    def _wants(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "अमरीका चाहता है कि पाकिस्तान क़दम उठाए": the one who should act is asked."""
        verb = item.verb
        if verb is None or verb.main not in WISH or verb.form != "fin" or verb.negated or clause.finite != at:
            return None
        asked = self._asked(clause)
        if asked is None:
            return None
        actors = self._wishing(clause, at)
        fitness = self.reading.fitness
        # "दल चाहता है कि सभा का पद तय हो": whose thing it is does not act.
        doers = (p for p in self._phrases(asked, asked.finite or at) if p.slot in ("", "ne") and fitness.fits(p))
        doer = next((p for p in doers if fitness.kind(p) != "owned"), None)
        found = [r for r in self._resolve(doer) if set(r.participant.sectors) & NEEDED and r.kind not in ("pronoun", "unknown")]
        # "भारत से चाहता है कि वह बाज़ार खोले": of whom it is wanted.
        found = found or [r for r in self._resolve(self._wanted_of(clause, at)) if set(r.participant.sectors) & (NEEDED - {"CVL"})]
        known = actors and (actors[0].participant.key or actors[0].kind == "pronoun" or set(actors[0].participant.sectors) & NEEDED)
        if not known or any(a.participant.span == f.participant.span for a in actors for f in found):
            return None
        if not found and not self._of_all(asked, actors):
            return None
        return Act("REQUEST", ["change"], "wants", item.start, item.end, clause, actors, found, list(asked.items))

    def _wishing(self, clause: Clause, at: int) -> list[Resolved]:
        """Who wants it: "हम चाहते हैं" is the one who speaks; "… कर रहा है और भारत से चाहता है" the doer of the clause before."""
        doer = self._doer(clause, at)
        if doer is None and clause.id:
            before = self.reading.layout.clauses[clause.id - 1]
            link = self.reading.layout.chunk(clause.items[0] - 1)
            joined = before.kind == clause.kind and link is not None and (link.kind, link.lemma) == ("link", "coord")
            doer = self._doer(before, before.finite) if joined and before.finite is not None else None
        actors = self._resolve(doer)
        if actors and all(a.pronoun in ("i", "we") for a in actors):
            speech = self.speakers.of(clause, at)
            return [self._speaker(speech)] if speech is not None else actors
        return actors

    def _wanted_of(self, clause: Clause, at: int) -> Phrase | None:
        return next((p for p in self._phrases(clause, at) if p.slot == "se" and self.reading.fitness.fits(p)), None)

    def _of_all(self, asked: Clause, actors: list[Resolved]) -> bool:
        """ "अमरीका चाहता है कि दबाव डाला जाए": what a state or office wants done, by whomever."""
        chunk = self.reading.layout.chunk(asked.finite)
        passive = chunk is not None and chunk.verb is not None and chunk.verb.passive
        return passive and all(a.kind in STATES and a.participant.key and VOICES & set(a.participant.sectors) for a in actors)
