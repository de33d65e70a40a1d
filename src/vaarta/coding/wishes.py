"""What somebody wants another to do, or sets about bringing him to, is asked of him: "अमरीका चाहता है कि पाकिस्तान क़दम उठाए" (codebook
section 2, REQUEST).
"""

from __future__ import annotations

from ..frames.chunks import Chunk
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..resolving.participants import Resolved
from .acts import Act
from .commands import VOICES
from .speechpart import SpeechPart

WISH, STRIVES, INSISTS = words_of("wish"), words_of("strives"), words_of("insists")
BE = word_of("be")
NEEDED = frozenset({"GOV", "LEG", "MIL", "PTY", "REB", "IGO", "JUD", "COP", "UAF", "CVL", "BUS", "REL", "NGO", "SPY", "AGR", "LAB", "ELI"})
# Whose bare wish is one in politics: "अमरीका चाहता है कि दबाव डाला जाए".
STATES = frozenset({"country", "metonym", "body", "organ", "office", "person", "group", "party", "pronoun", "speaker"})


class Wishes(SpeechPart):
    """The part of ``SpeechActs`` that reads wishes."""

    def _wants(self, clause: Clause, at: int, item: Chunk, taken: bool = False) -> Act | None:
        """ "अमरीका चाहता है कि पाकिस्तान क़दम उठाए": the one who should act is asked. taken: whether the lexicon has a word for the verb."""
        verb = item.verb
        if verb is None or verb.form != "fin" or verb.negated or clause.finite != at:
            return None
        aim = self._strives_for(clause, at, item) if verb.main not in WISH else None
        if (aim is None and (taken or verb.main not in WISH)) or (asked := self._asked(clause)) is None:
            return None
        actors = self._wishing(clause, at) if aim is None or aim.owner is None else self._resolve(aim.owner)
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
        if aim is not None and (not found or not all(VOICES & set(a.participant.sectors) for a in actors) or self._passive(asked)):
            # "हम लोगों ने कोशिश की कि दल मिलें": what people in general try is asked of nobody.
            return None
        # "दल चाहता है कि पद सहमति से तय हो" is only a hope.
        bare = doer is None and all(a.kind not in ("party", "person") for a in actors)
        if not found and not ((bare or self._passive(asked)) and self._of_all(actors)):
            return None
        start = item.start if aim is None else aim.head.start
        return Act("REQUEST", ["change"], "wants", start, item.end, clause, actors, found, list(asked.items))

    def _strives_for(self, clause: Clause, at: int, item: Chunk) -> Phrase | None:
        """ "सेना मुहिम चला रही है कि लोग …", "दल की ज़िद है कि सरकार …": the noun by which somebody sets about bringing others to do a thing."""
        near = (self.reading.layout.items[i] for i in range(max(clause.items[0], at - 2), at))
        nouns = [p for p in near if isinstance(p, Phrase) and p.slot in ("", "men")]
        noun = nouns[-1] if nouns and item.verb is not None and item.verb.mood == "ind" else None
        if noun is None:
            return None
        last = self.reading.layout.tokens[noun.head.end - 1].key
        if item.verb is not None and item.verb.main == BE:
            # "विपक्ष की ज़िद है कि", "सरकार कोशिश में है कि"; "कोशिश है कि" may be anybody's.
            return noun if (last in INSISTS and noun.owner is not None) or (last in STRIVES and noun.slot == "men") else None
        return noun if last in STRIVES | INSISTS and noun.owner is None and not noun.slot else None

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

    def _of_all(self, actors: list[Resolved]) -> bool:
        """ "अमरीका चाहता है कि दबाव डाला जाए", "संसद चाहती है कि पाबंदियाँ लगें": what a state or office wants done, by whomever."""
        return all(a.kind in STATES and a.participant.key and VOICES & set(a.participant.sectors) for a in actors)

    def _passive(self, asked: Clause) -> bool:
        chunk = self.reading.layout.chunk(asked.finite)
        return chunk is not None and chunk.verb is not None and chunk.verb.passive
