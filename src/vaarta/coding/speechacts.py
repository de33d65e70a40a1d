"""Saying that is itself the act, without a predicate of its own (codebook section 2, "Plain कहा whose content is the act").

The rules: ``told-to`` ("-ने को कहा"), ``wants`` ("चाहता है कि X … करे"), ``should`` ("कहा कि X को … करना चाहिए"), ``called`` ("X को
ग़ैर-ज़िम्मेदाराना बताया"), ``bidden`` ("कहा कि भारत सबूत दे"), ``not-let`` ("जाने नहीं दिया"), ``disclaimed`` ("ये आरोप झूठे हैं"),
``asked-why`` ("सरकार क़दम क्यों नहीं उठाती"), ``cause`` ("उसकी ग़लत नीतियों के कारण").
"""

from __future__ import annotations

from ..frames.chunks import Chunk
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..frames.verbs import Verb
from ..records import Status
from ..resolving.participants import Resolved
from .acts import Act
from .answering import met_right_before
from .authors import author
from .barring import whose_gathering
from .blaming import Blaming
from .causes import blamed_cause
from .commands import are_several, bidden_in_paper, bidden_in_quotes, bids_all, due_between, of_his_party, taken_up, time_to_act, who_should
from .contents import WHO, is_wished, ordered_in
from .evaluatives import Evaluatives
from .questions import asks_why, owes, own_side, should_have, stands_beside, then_follows, who_leaves_it
from .speech import Speech
from .tellings import (
    TELLS,
    alerted,
    asked_behind,
    asked_himself,
    beside_its_words,
    bids_by,
    said_by_unknown,
    same_demand,
    told_of_himself,
    told_to_whom,
    told_what,
    whose_duty,
    written_to,
)
from .told import who_is_told
from .towhom import at_whose_border
from .wishes import NEEDED

BE, OUGHT, WISH = word_of("be"), word_of("ought"), words_of("wish")
GET, STAY, PERHAPS, WHETHER = word_of("get"), word_of("stay"), words_of("perhaps"), words_of("whether")
TOGETHER = words_of("together")
# What a court does by saying that it be done.
DECREED = frozenset({"CONCEDE", "RETREAT", "COERCE", "SANCTION"})
SIDES = frozenset({"country", "metonym", "party", "body", "inhabitant", "people", "group"})
# What an infinitive stands with that tells what has come of it: "न बोलने देने पर", "न आने देने के विरोध में".
AFTERWARDS = frozenset({"par", "se", "khilaf", "cause", "time", "lekar"})


class SpeechActs(Blaming):
    """Finds the speech acts of one sentence."""

    def find(self) -> list[Act]:
        acts: list[Act] = []
        for clause in self.layout.clauses:
            for at in clause.items:
                item = self.layout.items[at]
                if not isinstance(item, Chunk) or item.kind != "verb" or item.verb is None:
                    continue
                if any(at in act.reached for act in acts):
                    continue
                if (act := self._not_let(clause, at, item) or self._stands_with(clause, at, item)) is not None:
                    acts.append(act)
                    continue
                # What somebody should do or is told to do is asked for, whatever the lexicon calls it.
                if at in self.taken and item.verb.modal != "should" and not owes(item.verb) and not should_have(item.verb):
                    act = self._bidden(clause, at, item) or self._wants(clause, at, item, taken=True)
                    act = act or self._asks_why(clause, at, item) or self._to_end(clause, at, item) or self._cause(clause, at, item)
                else:
                    act = (
                        self._told_to(clause, at, item)
                        or self._wants(clause, at, item)
                        or self._ought(clause, at, item)
                        or self._disclaimed(clause, at, item)
                        or self._blamed(clause, at, item)
                        or self._called(clause, at, item)
                        or self._should(clause, at, item)
                        or self._asks_why(clause, at, item)
                        or self._bidden(clause, at, item)
                        or self._to_end(clause, at, item)
                        or self._cause(clause, at, item)
                    )
                if act is not None and not same_demand(act, acts):
                    acts.append(act)
        return acts

    def _to_end(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "राष्ट्रपति ने कहा कि प्रदर्शन बंद हों": somebody in office who says that something be ended or begun asks for it, of whomever."""
        verb, before = item.verb, self.layout.items[at - 1] if at else None
        line = clause.kind == "main" and self._line_of_words()
        if verb is None or verb.main != BE or clause.finite != at or not (line or clause.kind in ("that", "quote")) or before is None:
            return None
        wished = verb.mood == "sub" and not verb.tense and not verb.negated
        if not wished or self.ends.isdisjoint(self.layout.tokens[before.end - 1].keys):
            return None
        speech = self.speakers.of(clause, at)
        said = self.layout.chunk(speech.verb) if speech is not None and speech.clause.id == clause.parent else None
        told = speech is not None and said is not None and bids_by(self.layout, speech.verb)
        if speech is None or not (told or (line and speech.verb is None)):
            return None
        if not set(speech.speaker.sectors) & (NEEDED - {"CVL"}):
            return None
        return Act("REQUEST", ["yield"], "bidden", item.start, item.end, clause, self._voices(speech), [], list(clause.items))

    def _wished(self, item: Chunk) -> bool:
        """Whether a passive stands in the subjunctive, which is spelled as its plural perfective is ("कहा जाए")."""
        forms = {r.verbform for r in self.layout.tokens[item.end - 1].form.readings}
        return "sub" in forms and "perf" not in forms

    def _not_let(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "पुलिस ने पत्रकारों को जाने नहीं दिया", "उन्हें मिलने नहीं दिया जाएगा": who is not let do something is restricted.

        So is he whose rally is not let take place ("विपक्ष की सभा नहीं होने दी"), and who is told so in passing ("लेखक को न बोलने देने पर").
        """
        verb = item.verb
        if verb is None or not (verb.lets and verb.negated) or verb.modal or (verb.form != "fin" and verb.form != "inf"):
            return None
        passing = verb.form == "inf" and item.slot in AFTERWARDS
        if (clause.finite != at and not passing) or clause.kind == "cond":
            return None
        outer = self.layout.clauses[clause.parent] if clause.parent is not None else None
        asked = ("THREATEN", "REQUEST", "AGREE")
        if outer is not None and any(f.clause is outer and f.use.predicate.type in asked for f in self.reading.frames):
            # "धमकी दी कि विमान को उतरने नहीं देंगे": what is threatened or asked for is not coded apart.
            return None
        phrases = self._phrases(clause, at)
        barred = next((p for p in phrases if p.slot == "ko" and self.reading.fitness.fits(p)), None)
        barred = barred or whose_gathering(self.layout, at, self.passing.get("gathering", set()))
        recipients = self._resolve(barred)
        actors = [] if verb.passive or passing else self._resolve(self._doer(clause, at))
        rules = bool(actors) and all(set(a.participant.sectors) & (NEEDED - {"CVL"}) for a in actors)
        known = any(r.participant.key or r.participant.sectors for r in recipients)
        themselves = any(a.participant.span == r.participant.span for a in actors for r in recipients)
        if not recipients or themselves or not (rules or ((verb.passive or passing) and known)):
            return None
        status: Status = "future" if verb.tense == "fut" else "happened"
        return Act("COERCE", ["restrict"], "not-let", item.start, item.end, clause, actors, recipients, list(clause.items), status=status)

    def _stands_with(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "कहा कि उनका देश नेपाल के साथ है": whom a state or party is told to be with, it backs."""
        if (before := stands_beside(self.reading, clause, at, item)) is None:
            return None
        backed = [r for r in self._resolve(before) if r.kind in SIDES]
        bare = next((p for p in reversed(self._phrases(clause, at)) if not p.slot and self.reading.fitness.fits(p)), None)
        backers = [r for r in self._resolve(bare) if r.kind in SIDES or r.kind in ("pronoun", "office", "organ", "owned")]
        if not backed or not backers or {b.participant.key for b in backers} & {b.participant.key for b in backed}:
            return None
        return Act("SUPPORT", [], "stands-with", before.start, item.end, clause, backers, backed, [before.at])

    def _asks_why(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "कहा कि सरकार कारख़ाने क्यों नहीं खोलती": who asks why another leaves something undone finds fault with him."""
        if not asks_why(self.layout, clause, at, item) or not self._in_words(clause):
            return None
        speech = self.speakers.heard(clause, at)
        if speech is None or "MED" in speech.speaker.sectors or not (speech.speaker.key or speech.speaker.sectors or self._named(speech)):
            return None
        found = [r for r in self._resolve(who_leaves_it(self.reading, self._phrases(clause, at))) if r.kind != "unknown"]
        if all(r.kind == "pronoun" for r in found):
            found = asked_himself(self.reading, self.resolver, speech) or found
        found = [r for r in found if set(r.participant.sectors) & (NEEDED - {"CVL"}) and (r.kind != "pronoun" or r.participant.key)]
        if not found or any(own_side(speech.speaker, r.participant) for r in found):
            return None
        return Act("ACCUSE", ["disapprove"], "asked-why", item.start, item.end, clause, self._voices(speech), found, told_by=speech.verb)

    def _told_to(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "मंत्री ने सेना से पीछे हटने को कहा", and "… से कहा कि वह … ले"."""
        verb = item.verb
        if verb is None or verb.main not in self.speakers.lexicon.verbs or verb.main not in TELLS or verb.form == "inf" or verb.modal:
            return None
        if clause.kind == "that" and clause.finite == at and (self._wished(item) if verb.passive else is_wished(self.reading, clause)):
            # "विचार है कि किसी से कहा जाए", "माँग की कि भारत पुलिस से लौटने को कहे": nobody has said it yet.
            return None
        behind = asked_behind(self.reading, clause, at)
        what = behind[0] if behind is not None else told_what(self.reading, clause, at)
        told = what is not None
        asked = self._asked(clause) or (self._right_after(clause, at) if not told else None)
        ordered = asked is None and not told and clause.finite == at and (asked := ordered_in(self.reading, clause)) is not None
        if not told and asked is None:
            return None
        phrases = self._phrases(clause, at)
        # "नगर निगमों को कहा गया कि वे गड्ढे भरें".
        wanted = ("se", "ko") if told or ordered or verb.passive or at in self.taken else ("se",)
        fits = [p for slot in wanted for p in phrases if p.slot == slot and self.reading.fitness.fits(p)]
        recipient = who_is_told(fits, self.reading, bool(told)) or (met_right_before(self.reading, clause, at) if told else None)
        recipient = behind[1] if behind is not None else recipient
        if told and behind is None and (recipient is None or recipient.slot == "ko"):
            recipient = written_to(self.reading, clause, at) or recipient
        if recipient is None and not told:
            return None
        if ordered and not any(set(r.participant.sectors) & (NEEDED - {"CVL"}) for r in self._resolve(recipient)):
            # "लोगों से कहा, "ध्यान दीजिए"": only who is in public life is asked in so many words.
            return None
        start = self.layout.items[what].start if what == at - 1 else item.start
        # What is asked for stands between the one who is asked and the verb; what is done besides ("निंदा करते हुए …") stands before.
        # "थाने चलने को कहा": of nobody who is named, where somebody is to go stands right before the verb.
        first = recipient.at if recipient is not None else at - 2
        reached = [i for i in clause.items if first <= i < at] if told else list(asked.items if asked is not None else [])
        if behind is not None:
            reached = [i for i in clause.items if behind[0] - 2 <= i < at and self.layout.items[i].slot != "ne"]
        if ordered and asked is not None and asked.finite is not None:
            # What the words of an order tell besides is told: "जिन्हें पीटा गया उनकी मदद कीजिए".
            reached = [asked.finite]
        paper = author(self.reading, clause, phrases) if verb.passive else None
        doer = paper if verb.passive else self._doer(clause, at, reached if told else ())
        actors, asked_of = self._resolve(doer), self._resolve(recipient)
        if told and alerted(self.layout, self.alert, at - 1, asked_of):
            # "सैनिकों को सतर्क रहने को कहा": forces that are told to be on the alert are moved (codebook section 2).
            near = self._resolve(at_whose_border(self.layout, self.reading.fitness, at)) if actors else []
            return Act("MOBILIZE", ["troops"], "told-to", start, item.end, clause, actors + asked_of, near, reached)
        status: Status = "future" if verb.tense == "fut" else "happened"
        return Act("REQUEST", ["change"], "told-to", start, item.end, clause, actors, asked_of, reached, status=status)

    def _ought(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "कहा कि नागरिकों को चाहिए कि वे …": the one who ought to act is asked by the one who speaks."""
        if item.verb is None or item.verb.main != OUGHT or (asked := self._asked(clause)) is None:
            return None
        speech = self.speakers.heard(clause, at)
        phrase = next((p for p in self._phrases(clause, at) if p.slot == "ko"), None)
        found = [r for r in self._resolve(phrase) if set(r.participant.sectors) & NEEDED]
        if speech is None or not found:
            return None
        return Act("REQUEST", ["change"], "should", item.start, item.end, clause, self._voices(speech), found, list(asked.items))

    def _right_after(self, clause: Clause, at: int) -> Clause | None:
        """ "मंत्री ने सेना से कहा है सड़क खोली जाए": what is asked for, where कि is left out and nothing else stands between."""
        after = self.layout.clauses[clause.id + 1] if clause.id + 1 < len(self.layout.clauses) else None
        if after is None or not after.items or after.items[0] != at + 1 or clause.finite != at:
            return None
        chunk = self.layout.chunk(after.finite)
        wished = chunk is not None and chunk.verb is not None and chunk.verb.passive and self._wished(chunk)
        return after if wished or is_wished(self.reading, after) else None

    def _should(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "कहा कि सरकार को क़दम उठाना चाहिए": the one who should act is asked; the speaker asks."""
        verb = item.verb
        # "दोषियों को सज़ा मिलनी चाहिए" asks nobody who would do it.
        # "प्रयास किए जाने चाहिए" asks nobody: what stands with को there is whom the effort is for.
        owed = verb is not None and owes(verb)
        late = verb is not None and should_have(verb)
        if verb is None or not (verb.modal == "should" or owed or late) or clause.finite != at or verb.main == GET:
            return None
        if verb.passive:
            return self._told_of_a_need(clause, at, item)
        speech = self.speakers.heard(clause, at)
        if speech is None and verb.tense == "":
            return self._asked_by_unknown(clause, at, item)
        if speech is None or not (speech.speaker.key or speech.speaker.sectors or self._named(speech)):
            return None
        asked = whose_duty(self.reading, self._phrases(clause, at), at)
        found = [r for r in self._resolve(asked) if set(r.participant.sectors) & NEEDED or r.pronoun == "both"]
        if asked is None and verb.main == BE:
            found = due_between(self.reading, self.resolver, self._phrases(clause, at), speech)
        if asked is None and not found and verb.modal == "should" and verb.tense == "" and clause.parent == speech.clause.id:
            # "चीन के राष्ट्रपति से कहा कि बातचीत शुरू होनी चाहिए".
            found = told_to_whom(self.reading, self.resolver, speech)
        # "दोनों जनरलों को": who is counted is named all the same.
        if asked is not None and (not found or found[0].pronoun == "he"):
            found = self._on_condition(clause, asked) or told_of_himself(self.reading, self.resolver, speech, asked) or found
        if not found or (found[0].kind in ("pronoun", "unknown") and found[0].pronoun != "both" and not self._settled(verb, speech, found)):
            return None
        if late and any(own_side(speech.speaker, r.participant) for r in found):
            return None
        if owed and (of_his_party(self.reading, speech.speaker, asked) or not self._called_upon(clause, at, speech, found, asked)):
            return None
        if verb.tense == "past" and self.layout.tokens[item.end - 1].key != OUGHT:
            # "करना चाहिए था": what should have been done was not; that is blame.
            blamer = self._voices(speech)
            return Act("ACCUSE", ["disapprove"], "should-have", item.start, item.end, clause, blamer, found, list(clause.items))
        return Act("REQUEST", ["change"], "should", item.start, item.end, clause, self._voices(speech), found, list(clause.items))

    def _told_of_a_need(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "मुशर्रफ़ से कहा कि चुनाव कराए जाने चाहिए", "… कि लोकतंत्र बहाल किया जाए": a need told to somebody of another state is asked of him."""
        speech = self.speakers.of(clause, at) if clause.kind in ("that", "quote") and clause.finite == at else None
        near = speech is not None and clause.parent == speech.clause.id
        asked = told_to_whom(self.reading, self.resolver, speech) if speech is not None and near else []
        if speech is None or not (asked or (near and self._decrees(speech, clause, at, item))):
            return None
        return Act("REQUEST", ["change"], "should", item.start, item.end, clause, self._voices(speech), asked, list(clause.items))

    def _decrees(self, speech: Speech, clause: Clause, at: int, item: Chunk) -> bool:
        """ "हाई कोर्ट ने कहा कि जाँच दोबारा कराई जाए": whether a court says what should be done, which so it orders, of whomever.

        Nothing is ordered by "कहा कि क्या सुविधाएँ दी जाएँ, समिति बताए"; what the lexicon has a word for is told by it.
        """
        if speech.speaker.sectors[:1] != ["JUD"] or not self._wished(item) or not bids_by(self.layout, speech.verb):
            return False
        words = (t for i in clause.items for t in self.layout.tokens[self.layout.items[i].start : self.layout.items[i].end])
        told = any(f.use.verb == at and f.use.predicate.type in DECREED for f in self.reading.frames)
        return not told and all((WHO | WHETHER).isdisjoint(t.keys) for t in words)

    def _asked_by_unknown(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "वक्ताओं ने कहा कि सरकार को क़दम उठाना चाहिए": a duty of somebody in public life is asked of him, whoever says it."""
        asked = whose_duty(self.reading, self._phrases(clause, at), at)
        if (paper := bidden_in_paper(self.reading, self.resolver, clause, asked)) is not None:
            return Act("REQUEST", ["change"], "should", item.start, item.end, clause, *paper, list(clause.items))
        told = said_by_unknown(self.reading, clause, self.speakers.lexicon.verbs)
        found = [r for r in self._resolve(asked) if r.kind not in ("pronoun", "unknown")] if told else []
        public = any(set(r.participant.sectors) & (NEEDED - {"CVL"}) for r in found)
        return Act("REQUEST", ["change"], "should", item.start, item.end, clause, [], found, list(clause.items)) if public else None

    def _on_condition(self, clause: Clause, asked: Phrase) -> list[Resolved]:
        """ "अगर सरकार यह चाहती है तो उसे कहना चाहिए": who acts on the condition is the one who ought to act."""
        if self.reading.fitness.kind(asked) != "pronoun":
            return []
        near = [c for c in self.layout.clauses[max(0, clause.id - 2) : clause.id] if c.kind == "cond" and c.finite is not None]
        if not near:
            return []
        phrases = (p for p in reversed(self._phrases(near[-1], asked.at)) if p.slot in ("", "ne") or p.at == near[-1].items[0])
        first = next((p for p in phrases if self.reading.fitness.kind(p) not in ("thing", "pronoun")), None)
        return [r for r in self._resolve(first) if set(r.participant.sectors) & NEEDED]

    @staticmethod
    def _settled(verb: Verb, speech: Speech, found: list[Resolved]) -> bool:
        """ "उन्हें यह साबित करना होगा": whether a pronoun takes up somebody named before, who is not of the speaker's side."""
        known = all(r.pronoun == "he" and r.participant.key and not own_side(speech.speaker, r.participant) for r in found)
        return known and not verb.negated and all(speech.speaker.key != r.participant.key for r in found)

    def _called_upon(self, clause: Clause, at: int, speech: Speech, found: list[Resolved], asked: Phrase | None) -> bool:
        """ "कहा कि ईरान को कार्यक्रम बंद करना होगा": whether what somebody will have to do is asked of him, and no threat."""
        public = any(r.participant.key or set(r.participant.sectors) - {"CVL"} for r in found)
        own = any(own_side(speech.speaker, r.participant) or speech.speaker.key == r.participant.key for r in found)
        own = own and not are_several(self.reading, asked)
        due = (f.use.predicate for f in self.reading.frames if f.use.verb == at)
        threat = any(p.type == "THREATEN" or "ahead" in p.flags for p in due)
        return public and not own and not threat and self._in_words(clause)

    def _bidden(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "मंत्री ने कहा कि भारत सबूत दे": in somebody's words, what another is to do is asked of that other."""
        if clause.finite != at or item.verb is None or item.verb.modal:
            return None
        if (quoted := bidden_in_quotes(self.reading, clause, at)) is not None:
            return Act("REQUEST", ["change"], "bidden", item.start, item.end, clause, [], self._resolve(quoted), list(clause.items))
        if item.verb.main == BE or item.verb.mood == "imp" or item.verb.main in WISH or not is_wished(self.reading, clause):
            return None
        # Asked last: who speaks is looked for in the whole sentence.
        line = clause.kind == "main" and self._line_of_words()
        if item.verb.passive and not (line and self._wished(item)):
            return self._told_of_a_need(clause, at, item) if self._wished(item) else None
        beside = clause.kind == "main" and not line and beside_its_words(self.reading, clause, self.speakers.heard(clause, at))
        if not line and not beside and clause.kind not in ("that", "quote"):
            return None
        if any(f.use.verb == at and f.use.predicate.type == "THREATEN" for f in self.reading.frames):
            # "कहा कि सरकार नतीजे भुगतने को तैयार रहे": what sounds like a demand threatens.
            return None
        if any(self.layout.tokens[self.layout.items[i].start].key in PERHAPS for i in clause.items):
            return None
        speech = self.speakers.heard(clause, at)
        doer = who_should(self.reading, self._phrases(clause, at))
        if speech is None and (paper := bidden_in_paper(self.reading, self.resolver, clause, doer)) is not None:
            return Act("REQUEST", ["change"], "bidden", item.start, item.end, clause, *paper, list(clause.items))
        if speech is None or (speech.verb is None) != line:
            return None
        if not (line or beside or clause.parent == speech.clause.id or time_to_act(self.layout, clause)):
            return None
        plain = line or beside or bids_by(self.layout, speech.verb)
        found = [r for r in self._resolve(doer) if set(r.participant.sectors) & NEEDED and r.kind not in ("pronoun", "unknown")]
        known = speech.speaker.key or speech.speaker.sectors or self._named(speech)
        public = any(r.participant.key or set(r.participant.sectors) - {"CVL"} for r in found)
        if plain and not found and not line:
            found = taken_up(self.reading, self.resolver, clause, doer, speech)
            public = bool(found)
        free = line and not found and bids_all(self.reading, self._phrases(clause, at), speech)
        if not plain or not known or not (public or free) or any(speech.speaker.span == r.participant.span for r in found):
            return None
        # "गरजे कि सरकार हटे": who is bidden is not found fault with besides.
        said = (f.use for f in self.reading.frames if f.use.verb is not None and f.use.verb == speech.verb)
        reached = [*clause.items, *(use.item for use in said if use.predicate.kind == "verb")]
        return Act("REQUEST", ["change"], "bidden", item.start, item.end, clause, self._voices(speech), found, reached)

    def _line_of_words(self) -> bool:
        """ "भारत सबूत दे: मलिक": whether the whole line is somebody's words, whom a colon parts from them or who was still quoted before."""
        labelled = any(s.verb is None and s.phrase is not None and not s.phrase.slot for s in self.speakers.speeches)
        return labelled or self.speakers.carried is not None

    def _cause(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "कहा कि सरकार की ग़लत नीतियों के कारण दाम बढ़े", "हमले के पीछे विद्रोही हैं": whose fault is called the cause is blamed."""
        if clause.finite != at or item.verb is None or item.verb.mood != "ind" or not self._in_words(clause):
            return None
        cause = blamed_cause(self.reading, self.evaluatives, self.passing, clause, at)
        speech = self.speakers.heard(clause, at) if cause is not None else None
        if cause is None or speech is None or not (speech.speaker.key or speech.speaker.sectors or self._named(speech)):
            return None
        blamed, mode, end = (cause.owner, "disapprove", cause.head.end) if cause.slot else (cause, "allege", item.end)
        found = [r for r in self._resolve(blamed) if set(r.participant.sectors) & NEEDED and r.kind not in ("pronoun", "unknown")]
        if not found or any(own_side(speech.speaker, r.participant) and not self._for_party(speech) for r in found):
            return None
        return Act("ACCUSE", [mode], "cause", cause.start, end, clause, self._voices(speech), found, told_by=speech.verb)


__all__ = ["NEEDED", "Act", "Evaluatives", "SpeechActs", "own_side", "then_follows"]
