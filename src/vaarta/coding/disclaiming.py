"""Words that deny: a charge is called untrue, or somebody says that he has no part in a deed (codebook section 2, REJECT).

"कहा कि ये आरोप बेबुनियाद हैं", "कहा कि हमले में उसका कोई हाथ नहीं है", "कहा कि चाड को दोषी ठहराना ग़लत है".
"""

from __future__ import annotations

from ..frames.chunks import Chunk
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..resolving.participants import Resolved
from .acts import Act
from .questions import own_side
from .refusals import RULING
from .untruths import claim_denied
from .wishes import NEEDED, Wishes

BE = word_of("be")
SHARES, HOLDING, ARISES, STEPS = (words_of(name) for name in ("shares", "holding", "arises", "steps"))
PROSPECTS, QUESTIONS, POSSIBLE = words_of("prospects"), words_of("openquestions"), words_of("possible")
REASONS, YIELDING, UNMOVED = words_of("reasons"), words_of("yielding"), words_of("unmoved")
# Pronouns by which one who speaks tells of himself.
OWN = frozenset({"he", "this", "self", "i", "we"})


class Disclaimers(Wishes):
    """The part of ``SpeechActs`` that reads denials without a predicate of their own."""

    def _disclaimed(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "कहा कि ये आरोप बेबुनियाद हैं", "ये मनगढ़ंत आँकड़े हैं": whose words call a charge or claim untrue denies it (codebook section 2)."""
        verb, said = item.verb, self.layout.items[at - 1] if at else None
        rises = verb is not None and verb.main in ARISES and verb.negated and verb.tense != "past"
        if verb is None or not (verb.main == BE or rises) or verb.modal or clause.finite != at:
            return None
        if verb.mood != "ind" and not (verb.negated and verb.aspect == "impf"):
            # "सवाल ही नहीं उठता": नहीं takes the place of है.
            return None
        said = self._what_arises(said)
        if not isinstance(said, Phrase) or said.slot:
            return None
        claim = None if rises else claim_denied(self.layout, self.passing, self._phrases(clause, at - 1), said, verb.negated)
        ruled_out = claim is None and verb.negated and self._out_of_the_question(clause, said)
        of_himself = ruled_out or (claim is None and not rises and self._tells_it_is_not_so(clause, said, verb.negated))
        if claim is None and not of_himself:
            return None
        speech = self.speakers.of(clause, at) if clause.kind in ("that", "quote") else None
        who = self._speaker(speech) if speech is not None else None
        if who is None and self.speakers.carried is not None and claim is not None:
            who = Resolved(self.speakers.carried, "speaker")
        if who is None or not (who.participant.key or set(who.participant.sectors) & NEEDED):
            return None
        if ruled_out and RULING.isdisjoint(who.participant.sectors):
            # "विश्लेषकों ने कहा कि समझौता संभव नहीं है" foretells.
            return None
        if claim is None:
            told = [] if "MED" in who.participant.sectors or not self._tells_of_himself(clause, said, who) else [who]
            # "विद्रोहियों से बातचीत की कोई गुंजाइश नहीं है".
            asked = [
                p
                for p in self._phrases(clause, said.at)
                if ruled_out and p.slot in ("se", "saath") and said.owner is not None and p.at == said.owner.at - 1
            ]
            if ruled_out and not asked and speech is not None and speech.verb is not None:
                # "चीन ने जापान से कहा कि माफ़ी का सवाल ही नहीं उठता".
                asked = [p for p in self._phrases(speech.clause, speech.verb) if p.slot == "se"]
            others = [
                r for p in asked for r in self._resolve(p) if set(r.participant.sectors) & NEEDED and r.kind not in ("pronoun", "unknown")
            ]
            # "माफ़ी माँगने का कोई कारण नहीं बनता": what is ruled out is not done.
            reached = [said.at - 2, said.at - 1] if ruled_out and said.at and isinstance(self.layout.items[said.at - 1], Chunk) else []
            reached += [said.owner.at] if ruled_out and said.owner is not None else []
            return Act("REJECT", [], "disclaimed", said.start, item.end, clause, told, others, reached) if told else None
        owner = claim.owner
        made = [r for r in self._resolve(owner) if set(r.participant.sectors) & NEEDED and r.kind not in ("pronoun", "unknown")]
        if any(own_side(who.participant, r.participant) for r in made):
            return None
        return Act("REJECT", [], "disclaimed", said.start, item.end, clause, [who], made)

    def _tells_it_is_not_so(self, clause: Clause, said: Phrase, negated: bool) -> bool:
        """Whether a clause denies somebody's part in a thing, or calls it wrong to say one."""
        return self._has_no_part(clause, said, negated) or self._wrong_to_hold(clause, said, negated)

    def _what_arises(self, said: Phrase | Chunk | None) -> Phrase | Chunk | None:
        """ "सवाल ही | पैदा नहीं होता": what it is that does not come up, where the verb's own noun stands behind it."""
        alone = isinstance(said, Phrase) and said.end - said.start == 1 and self.layout.tokens[said.start].key in ARISES
        return self.layout.items[said.at - 1] if alone and isinstance(said, Phrase) and said.at else said

    def _out_of_the_question(self, clause: Clause, said: Phrase) -> bool:
        """ "इस्तीफ़े का सवाल ही नहीं उठता", "बातचीत की कोई गुंजाइश नहीं है", "बातचीत संभव नहीं": whether a step that is named is called out of the
        question.
        """
        last = self.layout.tokens[said.head.end - 1].key
        if last in POSSIBLE:
            return said.end - said.start > 1 and not STEPS.isdisjoint(self.layout.tokens[said.end - 2].keys)
        if last in UNMOVED:
            # "सरकार ने कहा कि फ़ैसले में कोई बदलाव नहीं होगा".
            finite = self.layout.chunk(clause.finite)
            return finite is not None and finite.verb is not None and finite.verb.tense == "fut"
        if last in REASONS:
            # "माफ़ी माँगने का कोई कारण नहीं बनता".
            step = self.layout.chunk(said.at - 1)
            verb = step.verb if step is not None and step.slot == "ka" else None
            return verb is not None and verb.form == "inf" and verb.main in YIELDING
        if self.layout.tokens[said.head.end - 1].key not in PROSPECTS:
            return False
        before = said.owner if said.owner is not None else self.layout.items[said.at - 1] if said.at else None
        if isinstance(before, Chunk):
            # "पद छोड़ने का सवाल ही नहीं है".
            asked = self.layout.tokens[said.head.end - 1].key in QUESTIONS
            return asked and before.verb is not None and before.verb.form == "inf" and before.slot == "ka"
        words = self.layout.tokens[before.start : before.end] if before is not None else []
        return any(not STEPS.isdisjoint(t.keys) for t in words)

    def _has_no_part(self, clause: Clause, said: Phrase, negated: bool) -> bool:
        """ "हमले में उसका कोई हाथ नहीं है": whether what is not there is somebody's part in a thing."""
        return negated and self.layout.tokens[said.head.end - 1].key in SHARES

    def _wrong_to_hold(self, clause: Clause, said: Phrase, negated: bool) -> bool:
        """ "चाड को दोषी ठहराना ग़लत है": whether it is called untrue to say or hold a thing."""
        if negated or not self._of_class(said.head.start, "untrue") or said.head.end - said.head.start > 1:
            return False
        held = (self.layout.chunk(i) for i in clause.items if i < said.at)
        last = next((c for c in reversed([c for c in held if c is not None]) if c.kind == "verb"), None)
        return last is not None and last.verb is not None and last.verb.form == "inf" and not last.slot and last.verb.main in HOLDING

    def _tells_of_himself(self, clause: Clause, said: Phrase, who: Resolved) -> bool:
        """Whether the part that is denied is that of the one who speaks; what is wrong to hold, anybody may say."""
        if self.layout.tokens[said.head.end - 1].key not in SHARES:
            return True
        owners = [said.owner] if said.owner is not None else [p for p in self._phrases(clause, said.at) if p.slot == "ka"]
        for owner in owners:
            if self.reading.fitness.pronouns.get(self.layout.tokens[owner.start].key) in OWN:
                return True
            if any(r.participant.key and r.participant.key == who.participant.key for r in self._resolve(owner)):
                return True
        return False
