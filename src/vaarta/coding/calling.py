"""Blame and praise by what somebody is called: "मंत्री ने हमले को शर्मनाक बताया" (codebook section 2, ACCUSE and SUPPORT)."""

from __future__ import annotations

from ..frames.chunks import Chunk
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from .acts import Act
from .blows import doers_of_blow
from .callers import caller_of
from .causes import whose_fault
from .disclaiming import Disclaimers
from .evaluatives import step_praised
from .questions import owes
from .wishes import NEEDED

# How many tokens before a verb of naming the words that value may begin, and how many may stand between the two.
VALUE_BEFORE, VALUE_GAP = 7, 3
PLAIN, DEEM = "plain", words_of("deem")


class Calling(Disclaimers):
    """The part of ``SpeechActs`` that reads what somebody is called."""

    def _called(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "मंत्री ने हमले को शर्मनाक बताया": blame is ACCUSE, praise SUPPORT."""
        verb = item.verb
        if verb is None or verb.main not in self.evaluatives.verbs or verb.form == "inf" or verb.mood in ("sub", "imp"):
            # "उसे देशद्रोही कहा जाए, इस पर सहमति नहीं": what may be said is not said.
            return None
        if verb.modal == "should" or owes(verb) or (verb.passive and (verb.tense, verb.aspect) == ("pres", "impf")):
            # "ईरान को सकारात्मक उत्तर देना चाहिए"; "दल को चरमपंथी माना जाता है": what is thought of it by everybody and nobody.
            return None
        if verb.aspect == "impf" and verb.main in DEEM and (verb.passive or not verb.negated):
            # "संगठन को चरमपंथी माना जाता है": what he goes by; "अधिकारी इलाक़े को ख़तरनाक मानते हैं": what they think of it, and say to nobody.
            return None
        tokens = self.layout.tokens
        stop = item.start
        start = max(0, stop - VALUE_BEFORE)
        for t in range(start, stop):
            end, found = self.evaluatives.words.longest(tokens, t, stop)
            if found and found[0] == PLAIN:
                # "धमाके को आतंकवादी हमला बताया": what it was, and no judgement of it.
                return None
            if found and end >= stop - VALUE_GAP and not self._used_up(at, end):
                # "चुनाव को निष्पक्ष नहीं माना": praise that is withheld blames; blame that is withheld is nothing.
                if verb.negated and (verb.tense == "fut" or not found[0].startswith("pos")):
                    return None
                return self._valued(clause, at, item, t, "neg" if verb.negated else found[0])
        return None

    def _used_up(self, at: int, end: int) -> bool:
        """ "बेहतरीन बताते हुए कहा": whether another verb stands between a word that values and the verb of naming."""
        before = self.layout.chunk(at - 1)
        return before is not None and before.kind == "verb" and before.start >= end

    def _valued(self, clause: Clause, at: int, item: Chunk, start: int, polarity: str) -> Act | None:
        phrases = [p for p in self._phrases(clause, at) if p.start < start]
        target = next((p for p in phrases if p.slot == "ko"), None)
        if target is None:
            target = self._owner_of_act(clause, start)
        if target is None:
            return None
        # "और उन्हें कमज़ोर नेता बताया": what somebody is called calls nobody.
        value = [i for i in clause.items if self.layout.items[i].end > start]
        doer = None if item.verb and item.verb.passive else caller_of(self.reading, clause, at) or self._doer(clause, at, value)
        did = doers_of_blow(target, self.reading)
        recipients = self._resolve(target) if did is None else [r for p in did for r in self._resolve(p)]
        actors = self._resolve(doer)
        named = any(a.participant.key or set(a.participant.sectors) - {"CVL"} or a.kind == "pronoun" for a in actors)
        idea = not set(self.passing.get("idea", ())).isdisjoint(self.layout.tokens[target.head.end - 1].keys)
        judged = recipients or (named and (polarity.startswith("neg") or step_praised(target, actors, self.reading, self.passing)))
        if all(r.kind == "unknown" for r in recipients) and (idea or not judged):
            # "चरमपंथ को ख़तरा बताया": an idea is judged, and nobody.
            return None
        if polarity.startswith("neg") and all(r.kind in ("unknown", "pronoun") and not r.participant.key for r in recipients):
            whose = self._resolve(whose_fault(self.reading, self.evaluatives, start))
            recipients = [r for r in whose if set(r.participant.sectors) & (NEEDED - {"CVL"})] or recipients
        first = self.layout.tokens[max(0, target.start - 1) : target.start + 1]
        if not polarity.startswith("neg") and any(self.reading.fitness.pronouns.get(t.key) == "self" for t in first):
            # "अपनी सलाह को सही ठहराया": who stands by his own words praises nobody.
            return None
        type_, modes = ("ACCUSE", ["disapprove"]) if polarity.startswith("neg") else ("SUPPORT", [])
        if type_ == "ACCUSE" and self._denied(start, target):
            type_, modes = "REJECT", []
        return Act(type_, modes, "called", start, item.end, clause, actors, recipients)

    def _denied(self, start: int, target: Phrase) -> bool:
        """ "आरोपों को ग़लत बताया": who calls a charge or claim untrue denies it (codebook section 2)."""
        tokens = self.layout.tokens
        if self._of_class(start, "unfounded") and self.reading.fitness.pronouns.get(tokens[target.head.end - 1].key) == "this":
            # "इसे निराधार बताया": what can be unfounded is a charge or claim told before.
            return True
        untrue = self._of_class(start, "untrue")
        return untrue and not set(self.passing.get("claim", ())).isdisjoint(tokens[target.head.end - 1].keys)
