"""Who acts in a clause, by grammar: the ने phrase, whom an obligation binds, the first bare one, or who is told in another clause."""

from __future__ import annotations

from .find import BE, PASSIVE_USES, Use
from .fitness import STRONG_KINDS
from .functionwords import words_of
from .labels import headed, sayer
from .outside import from_outside, put_out_of
from .owners import Owners
from .phrases import Clause, Item, Phrase
from .placing import TOLD_AT_IT, Filler, Frame
from .runtogether import BARE, before_object, before_term
from .travelling import TRAVELLERS, VISITED, land_of_own, on_the_way

OBLIGED = frozenset({"must", "should"})
PROVES = words_of("proves")
REPORTED, ABOUT, AGENT = words_of("reported"), words_of("about"), words_of("agent")
JOINTLY = words_of("jointly")
ATTEND, USING = words_of("attend"), words_of("using")
ARRIVES, BECOMES, REACTIONS = words_of("arrives"), words_of("becomes"), words_of("reactions")
# What somebody may come to or go to.
GOALS = frozenset({"country", "metonym", "region", "place"})

# The one who speaks, where the clause of what he says names nobody.
TAKEN_OVER = "doer taken over from the clause it hangs on"
# Those who may be told to have been at an attack or a protest.
AT_IT = frozenset({"crowd", "group", "party", "organ", "agency", "office", "person", "people", "inhabitant", "human"})
# The one who did what is also the object of the verb that the clause ends with.
DEALT_WITH = "who is dealt with for it"
# Where those stand whom something is told, asked, given or laid on.
ADDRESSED = ("par", "ko", "se", "khilaf", "saath")


class Doers(Owners):
    """The rules of one sentence that find its subjects."""

    def _opened(self, use: Use) -> Frame:
        """The frame of a use, with whose ranks somebody is put out of ("पार्टी से निष्कासित नेता")."""
        frame = Frame(use, clause=self.layout.clause_of(use.item))
        if (ranks := put_out_of(frame, self.layout, self.fitness)) is not None:
            self._put(frame, "A", ranks, "whose ranks somebody is put out of")
        return frame

    def _closed(self, frames: list[Frame]) -> list[Frame]:
        """The frames when every one has what it can take, with the sides that stand outside them."""
        return from_outside(frames, self.layout, self.fitness)

    def _on_visit(self, frame: Frame, phrase: Phrase) -> None:
        """ "भारत यात्रा के दौरान मंत्री ने …": who does something on a visit that names nobody is the one who is on it."""
        if frame.clause is None or not on_the_way(frame, phrase, self.layout, self.fitness):
            return
        who = self.subject_of(frame.clause, None)
        if who is not None and self.fitness.kind(who) in TRAVELLERS:
            self._put(frame, "A", who, "who is on the visit", shared=True)

    def _past_host(self, frame: Frame, owner: Phrase) -> Phrase:
        """Puts the land that is visited into its role; who visits stands before it: "मनमोहन सिंह की | चीन की यात्रा", "चीन की अपनी यात्रा"."""
        if (land := land_of_own(owner, self.items, self.fitness)) is not None:
            self._put(frame, "R", land, "place that is visited")
        elif self.fitness.kind(owner) in VISITED:
            self._put(frame, "R", owner, "place that is visited")
            return owner.owner or owner
        return owner

    def _leads_doer(self, phrase: Phrase, frees: list[Phrase], use: Use) -> bool:
        """Whether who leads somebody acts: not where another does, nor where it is one of those led who is hit ("की सेना के सैनिक मारे गए")."""
        after = self.layout.items[phrase.at + 1] if phrase.at + 1 < len(self.layout.items) else None
        led = (
            use.use in PASSIVE_USES
            and isinstance(after, Phrase)
            and after.slot == "ka"
            and after.owned
            and self.fitness.kind(after) in AT_IT
            and not self._led_at_things(phrase, after)
        )
        return not led and not any(p.slot == "ne" for p in frees)

    def _put_doer(self, frame: Frame, role: str, doer: Phrase, why: str) -> None:
        """Puts the doer into his role, and beside him another one with ने: "उन्होंने और चीन के मंत्री ने बातचीत की"."""
        put = self._put(frame, role, doer, why, shared=why == DEALT_WITH)
        at = doer.at
        while at > 1 and isinstance(left := self.layout.items[at - 1], Phrase) and left.owned and left.slot == "ka":
            at -= 1
        link = self.layout.chunk(at - 1) if doer.slot == "ne" and at > 1 else None
        other = self.layout.items[at - 2] if link is not None and (link.kind, link.lemma) == ("link", "coord") else None
        if put and isinstance(other, Phrase) and other.slot == "ne" and other.clause == doer.clause and self.fitness.fits(other):
            frame.roles[role].append(Filler(other, "ergative phrase beside it"))

    def _subject(self, frame: Frame, frees: list[Phrase]) -> tuple[Phrase, str] | None:
        verb = self._verb(frame)
        if self._doers_themselves(frame):
            return None
        if (dealt := self._dealt_with(frame)) is not None:
            return dealt, DEALT_WITH
        if verb is not None and verb.lets and not verb.passive and frame.use.predicate.type == "CONSULT":
            # "शासकों ने दूत को नेता से मिलने दिया": who is let do it does it.
            let = next((p for p in frees if p.slot == "ko" and self.fitness.fits(p)), None)
            if let is not None:
                return let, "who is let do it"
        if self._reacted_to(frame):
            return None
        for phrase in frees:
            if phrase.slot == "ne":
                return phrase, "ergative phrase"
        datives = [p for p in frees if p.slot == "ko" and self.fitness.fits(p)]
        # "लोगों को गिरफ़्तार करना पड़ा": a lone को phrase is whom it is done to, where the act has an object.
        obliged = verb is not None and verb.obliged and (len(datives) > 1 or "obj" not in frame.use.predicate.active)
        if verb is not None and (verb.modal in OBLIGED or obliged):
            # "अमरीका को पाकिस्तान को सहायता देनी होगी": the nearer one is whom it is given.
            given = {f.phrase.at for fillers in frame.roles.values() for f in fillers}
            others = [p for p in datives if p.at not in given]
            if others or datives:
                # "पुलिस को नेताओं को हिरासत में लेना पड़ा": who has to stands before whom it is done to.
                acted_on = "obj" in frame.use.predicate.active
                who = min(others or datives, key=lambda p: p.at) if acted_on else (others or datives)[0]
                return who, "dative phrase of an obligation"
        bare = [p for p in frees if p.slot == "" and self.fitness.fits(p) and (p.at not in self.taken or not frame.roles)]
        bare = [p for p in bare if not self._before_infinitive(p, frame) and not self._tells_apart(p) and not self._gone_to(p)]
        wants_ne = verb is not None and verb.aspect == "perf" and verb.form == "fin" and frame.use.predicate.kind != "verb"
        if bare and not (wants_ne and "obj" in frame.use.predicate.active):
            return self._leftmost(bare), "bare phrase farthest to the left"
        return self._run_into(frame) or self._elsewhere(frame) or self._run_together(frees)

    def _gone_to(self, phrase: Phrase) -> bool:
        """ "राष्ट्रपति जब भारत आए", "काबुल पहुँचे मंत्री": a land or town right before a verb of coming or going is where one comes to."""
        after = self.layout.chunk(phrase.at + 1)
        if after is None or after.verb is None or after.verb.main not in ARRIVES or phrase.slot or len(phrase.members) > 1:
            return False
        return self.fitness.kind(phrase) in GOALS

    def _tells_apart(self, phrase: Phrase) -> bool:
        """ "इसराइल के नियंत्रण वाली पहाड़ियों को लेकर सीरिया ने …": what only tells one thing from another does nothing."""
        after = self.layout.chunk(phrase.at + 1)
        return after is not None and after.kind == "filler" and self.layout.tokens[after.start].key in AGENT

    def _dealt_with(self, frame: Frame) -> Phrase | None:
        """ "पुलिस ने प्रदर्शन करने पर छात्रों को पकड़ा", "… करने पर भारत की आलोचना की": what somebody is dealt with for, he did himself."""
        at, clause = frame.use.verb, frame.clause
        chunk = self.layout.chunk(at)
        if at is None or clause is None or clause.finite is None or chunk is None or chunk.verb is None:
            return None
        if chunk.verb.form != "inf" or chunk.slot != "par" or chunk.verb.passive or clause.finite <= at:
            return None
        for after in range(at + 1, clause.finite):
            item = self.items[after]
            if not isinstance(item, Phrase):
                if item.kind == "verb":
                    return None
            elif (item.slot == "ko" or self._blamed(item, clause.finite)) and self.fitness.fits(item):
                return item
        return None

    def _reacted_to(self, frame: Frame) -> bool:
        """ "अमरीका ने छात्रों को गिरफ़्तार करने की निंदा की", "… करने पर चिंता जताई": who finds fault with an act is not who did it."""
        at, clause = frame.use.verb, frame.clause
        chunk = self.layout.chunk(at)
        if at is None or chunk is None or chunk.verb is None or clause is None or clause.finite is None or clause.finite <= at:
            return False
        if chunk.verb.form != "inf" or chunk.slot not in ("ka", "par"):
            return False
        after = self.items[at + 1 : at + 2 if chunk.slot == "ka" else clause.finite]
        return any(isinstance(i, Phrase) and not i.slot and not REACTIONS.isdisjoint(self._keys(i)) for i in after)

    def _keys(self, phrase: Phrase) -> set[str]:
        return {t.key for t in self.layout.tokens[phrase.start : phrase.end]}

    def _blamed(self, phrase: Phrase, finite: int) -> bool:
        """Whether a genitive is the one hit by the predicate that the clause ends with ("… की आलोचना की")."""
        ends = (u for u in self.uses if phrase.owned and u.item == phrase.at + 1 and u.verb == finite)
        return phrase.slot == "ka" and any(u.predicate.active.get("ka") == "R" for u in ends)

    def _before_infinitive(self, phrase: Phrase, frame: Frame | None) -> bool:
        """ "किसानों के शव मिलने पर दंगा भड़का": what is somebody's, right before an infinitive, is what that is told of."""
        at = phrase.at + 1
        after = self.layout.chunk(at)
        if after is not None and after.kind == "filler":
            # "अपना कार्यकाल पूरा होने पर वे पद छोड़ेंगे".
            at += 1
            after = self.layout.chunk(at)
        if after is None or after.verb is None or after.verb.form != "inf" or not after.slot:
            return False
        if after.verb.main in BECOMES or (after.verb.main == BE and after.slot == "cause"):
            # "राष्ट्रपति बनने के बाद वे पहली बार रूस गए", "संघ का सदस्य होने के नाते वे …".
            return True
        if frame is not None and at == frame.use.verb:
            return False
        return self.fitness.kind(phrase) == "owned"

    @staticmethod
    def _run_together(frees: list[Phrase]) -> tuple[Phrase, str] | None:
        found = before_object(frees)
        return (found, "doer run together with the object after it") if found is not None else None

    def _run_into(self, frame: Frame) -> tuple[Phrase, str] | None:
        clause, use = frame.clause, frame.use
        if clause is None or clause.finite != use.verb or use.use != "active":
            return None
        found = before_term(clause, self.layout.item_of[use.start], self.layout, self.fitness)
        return (found, "doer run into the words after it") if found is not None else None

    def _leftmost(self, bare: list[Phrase]) -> Phrase:
        """The first bare phrase; one that names somebody goes before a place or an unknown word."""
        named = [p for p in bare if self.fitness.kind(p) not in ("region", "region-adjective", "adjective", "attributed", "unknown")]
        return min(named or bare, key=lambda p: p.start)

    def _elsewhere(self, frame: Frame) -> tuple[Phrase, str] | None:
        """The doer that the clause leaves out: its matrix verb's, the clause before's, or the speaker's."""
        clause = frame.clause
        if self._before_act(frame) or self._reported(frame) or self._before_passive(frame) or self._plan_told_of(frame):
            return None
        if any(f.phrase.slot == "beech" for f in frame.roles.get("B", [])):
            # "उम्मीद जताई कि दोनों दलों के बीच सहमति बनेगी": between whom it is, is told.
            return None
        told = clause is not None and clause.kind in ("that", "quote") and not self._of_this(frame)
        entry = frame.use.predicate
        chunk = self.layout.chunk(frame.use.verb)
        bidden = entry.type == "THREATEN" and chunk is not None and chunk.verb is not None and chunk.verb.mood == "imp"
        if told and ("ahead" in entry.flags or bidden) and entry.active.get("subj") == "R":
            # "कहा कि माँगें नहीं मानी गईं तो अंजाम भुगतना होगा": who says so is not the one who is to bear it.
            return None
        if clause is not None and told and (near := self._told_before(clause)) is not None:
            return near, "doer taken over from the clause before"
        if clause is not None and (near := self._after_relative(clause)) is not None:
            return near, "doer taken over from the clause before"
        while clause is not None:
            found = self.subject_of(clause, before=frame.use.item)
            if found is not None and clause is not frame.clause and (self._press(found) or self._differs(found, frame)):
                # "अख़बार ने लिखा है कि …": those who tell of it do nothing of what they tell.
                return None
            if found is not None:
                return found, TAKEN_OVER
            if clause.kind == "rel" or clause.parent is None:
                break
            clause = self.layout.clauses[clause.parent]
        if frame.clause is not None and frame.clause.id and frame.clause.kind != "rel":
            for before in reversed(self.layout.clauses[max(0, frame.clause.id - 3) : frame.clause.id]):
                if before.parent != frame.clause.parent:
                    break
                if (found := self.subject_of(before, None) or self._obliged_in(before, frame)) is not None:
                    return found, "doer taken over from the clause before"
                if not self._goes_on(before):
                    break
        return self._says_line(frame)

    def _agreed_on(self, frame: Frame) -> bool:
        """ "दोनों पक्षों के बीच क़ैदियों की अदला-बदली पर सहमति बनी": between whom it is belongs to the consent, not to what is agreed on."""
        at = frame.use.item
        done = [u for u in self.uses if u.predicate.active.get("beech") == "B" and u.use != "nominal"]
        if self.items[at].slot == "ka" and frame.use.predicate.type == "COOPERATE":
            # "दोनों देशों के बीच परमाणु सहयोग के समझौते पर हस्ताक्षर हुए": or to the pact on what is to be done.
            return any(u.predicate.type == "SUPPORT" and self.layout.item_of[u.start] == at + 1 for u in done)
        over = ("AGREE",) if frame.use.predicate.type == "CONSULT" else ("AGREE", "CONSULT")
        # "दोनों देशों के बीच रक्षा सौदे पर बातचीत चल रही है": nor to what is talked over.
        if frame.use.use == "nominal" and frame.use.predicate.type != "CONSULT":
            done += [u for u in self.uses if u.predicate.type == "CONSULT" and u.use == "nominal"]
        if frame.use.predicate.type == "CONSULT" and frame.use.use == "nominal" and self.items[at].slot in ("time", "men"):
            # "दोनों के बीच महासभा की बैठक के दौरान मुलाक़ात होगी": nor to the meeting during which they meet.
            return any(u.predicate.type == "CONSULT" and u.item > at for u in done)
        return self.items[at].slot == "par" and any(u.item == at + 1 for u in done if u.predicate.type in over)

    def _named_in(self, use: Use) -> Item:
        """The item that a predicate's head stands in: "दोनों देशों का संयुक्त अभ्यास शुरू हुआ" has it before a word of course."""
        item = self.items[use.item]
        before = self.items[use.item - 1] if use.item else None
        mutual = use.use == "twin" and "B" in use.predicate.nominal.values()
        if not mutual or isinstance(item, Phrase) or not isinstance(before, Phrase) or before.slot:
            return item
        return before if before.end > use.start else item

    def _past_doer(self, item: Phrase) -> bool:
        """ "घाना के | टोगो की निंदा करने", "घाना के | टोगो के मंत्री से मिलने": whether another genitive stands before one, which it does not own.

        He who stands there does what the infinitive tells.
        """
        while item.owner is not None:
            item = item.owner
        return self._parted(item.at - 1)

    def _parted(self, at: int) -> bool:
        """ "पुतिन के | चीनी सेना की निंदा करने": whether a genitive stands before somebody of whom it cannot be (``genitives.may_own``)."""
        genitive, after = (self.items[at], self.items[at + 1]) if at >= 0 else (None, None)
        if not isinstance(genitive, Phrase) or not isinstance(after, Phrase) or genitive.slot != "ka" or genitive.owned:
            return False
        return after.owner is None and self.fitness.kind(after) in STRONG_KINDS

    def _of_passive(self, sender: Phrase, frame: Frame) -> bool:
        """ "सरकार द्वारा टोगो पर पुल तोड़ने का आरोप लगाया गया": whether a doer is of the passive at the end, and not of the infinitive in it.

        So it is where somebody stands between the two on whom the infinitive itself does not fall.
        """
        clause = frame.clause
        last = self.layout.chunk(clause.finite) if clause is not None else None
        if last is None or last.verb is None or not last.verb.passive:
            return False
        first = min(self.layout.item_of[frame.use.start], frame.use.item)
        between = [i for i in self.items[sender.at + 1 : first] if isinstance(i, Phrase) and i.slot in ADDRESSED]
        return any(i.slot not in frame.use.predicate.active and self.fitness.kind(i) in STRONG_KINDS for i in between)

    def _before_date(self, at: int) -> bool:
        """ "मंत्री के अगले महीने भारत आने की संभावना": a date after a genitive is nobody's, so it is of what comes behind."""
        after = self.layout.chunk(at + 1)
        return after is not None and after.kind == "date"

    def _together(self, phrase: Phrase) -> bool:
        """ "वह कांग्रेस के साथ मिलकर चुनाव लड़ेगी", "नेताओं समेत सांसदों से": not "कश्मीर समेत कई मुद्दों पर"."""
        joined = any(t.key in JOINTLY for t in self.layout.tokens[phrase.head.end : phrase.head.after])
        return joined or self.fitness.kind(phrase) in AT_IT

    def _differs(self, phrase: Phrase, frame: Frame) -> bool:
        """ "मंत्री ने कहा कि … में मदद करेगा": of one in office who speaks the verb is plural, so something else does what it tells."""
        verb = self._verb(frame)
        if verb is None or verb.tense != "fut" or verb.form != "fin" or self.fitness.kind(phrase) not in ("office", "person"):
            return False
        last = [r for r in self.layout.tokens[verb.heads[-1]].form.readings if r.verbform]
        return bool(last) and all(r.number == "sg" and r.person != "1" and r.gender == "m" for r in last)

    def _press(self, phrase: Phrase) -> bool:
        last = phrase.head.mentions[-1] if phrase.head.mentions else None
        return last is not None and last.end == phrase.head.end and all("MED" in n.sectors for n in last.names)

    def _after_relative(self, clause: Clause) -> Phrase | None:
        """ "छात्र बैठे रहे जिन पर पुलिस ने बल प्रयोग किया और कई को पकड़ लिया": who acts in a relative clause goes on acting after "और"."""
        before = self.layout.clauses[clause.id - 1] if clause.id else None
        if before is None or before.kind != "rel" or not clause.items or not clause.items[0] or not self._goes_on_from(before):
            return None
        link = self.layout.chunk(clause.items[0] - 1)
        if link is None or link.kind != "link" or link.lemma != "coord" or self.subject_of(clause, None) is not None:
            return None
        return next((p for i in before.items if isinstance(p := self.items[i], Phrase) and p.slot == "ne" and not p.head.relative), None)

    def _goes_on_from(self, clause: Clause) -> bool:
        chunk = self.layout.chunk(clause.finite)
        return chunk is not None and chunk.verb is not None and chunk.verb.aspect == "perf" and not chunk.verb.passive

    def _obliged_in(self, clause: Clause, frame: Frame) -> Phrase | None:
        """ "पुलिस को गोली चलानी पड़ी और गैस छोड़नी पड़ी": who had to do the one thing had to do the other."""
        own, chunk = self._verb(frame), self.layout.chunk(clause.finite)
        before = chunk.verb if chunk is not None else None
        if own is None or before is None or not all(v.obliged or v.modal in OBLIGED for v in (own, before)):
            return None
        datives = [p for i in clause.items if isinstance(p := self.items[i], Phrase) and p.slot == "ko" and self.fitness.fits(p)]
        return datives[0] if datives else None

    def _says_line(self, frame: Frame) -> tuple[Phrase, str] | None:
        """ "हथियार देंगे, प्रतिबंध लगाएँगे: मैक्रों": what "we" will do is done by the one who says the line."""
        verb = self._verb(frame)
        if verb is None or verb.tense != "fut" or verb.form != "fin" or frame.use.use != "active":
            return None
        last = self.layout.tokens[verb.heads[-1]].form.readings
        line = sayer(self.layout, self.fitness) if any(r.number == "pl" for r in last) else None
        return (line, "who says the line") if line is not None else None

    def _at_it(self, frame: Frame) -> None:
        """ "हमले में दस बंदूकधारी शामिल थे", "विद्रोहियों ने धमाकों में बारूद का इस्तेमाल किया": who is told to have been at an act did it."""
        item, clause = self.items[frame.use.item], frame.clause
        if item.slot != "men" or clause is None or clause.finite is None or frame.use.predicate.type not in ("ASSAULT", "PROTEST"):
            return
        before, verb = self.items[clause.finite - 1], self.layout.chunk(clause.finite)
        if "A" in frame.roles or clause.finite <= frame.use.item + 1 or not isinstance(before, Phrase) or verb is None or verb.verb is None:
            return
        last, fights = self.layout.tokens[before.end - 1].key, frame.use.predicate.active.get("subj") == "B"
        if before.slot or fights or verb.verb.passive or verb.verb.negated or not (last in ATTEND or last in USING):
            return
        slots = ("ne", "") if last in ATTEND else ("ne",)
        others = [p for i in clause.items if isinstance(p := self.items[i], Phrase) and p is not before and p.slot in slots]
        doer = next(
            (p for p in others if not p.owned and not p.head.relative and self.fitness.kind(p) in AT_IT and self.fitness.fits(p)), None
        )
        if doer is not None and (self.fitness.under_arms(doer) or (last in ATTEND and doer.at > frame.use.item)):
            self._put(frame, "A", doer, TOLD_AT_IT, shared=True)

    def _goes_on(self, clause: Clause) -> bool:
        """ "पुलिस ने गोली चलाई, लाठियाँ भाँजीं और गैस छोड़ी": whether a clause without a doer tells, like those around it, what somebody did."""
        chunk = self.layout.chunk(clause.finite)
        verb = chunk.verb if chunk is not None else None
        return verb is not None and verb.aspect == "perf" and not verb.passive and verb.main not in BARE and clause.kind == "main"

    def _before_act(self, frame: Frame) -> bool:
        """ "मज़दूरों को निशाना बनाकर किए हमलों पर अमीर ने चिंता जताई": who did it did the act that is named after it."""
        chunk, after = self.layout.chunk(frame.use.verb), self.layout.chunk((frame.use.verb or 0) + 1)
        if chunk is None or chunk.verb is None or chunk.verb.form != "conj" or after is None or after.verb is None or frame.clause is None:
            return False
        noun = self.items[after_at] if (after_at := (frame.use.verb or 0) + 2) < len(self.items) else None
        return isinstance(noun, Phrase) and after.verb.form == "fin" and frame.clause.finite != after_at - 1

    def _before_passive(self, frame: Frame) -> bool:
        """ "अधिकारी ने बताया कि लोगों को गिरफ़्तार कर जेल भेजा गया": nobody who tells of it did what only leads to a passive."""
        own, clause = self._verb(frame), frame.clause
        last = self.layout.chunk(clause.finite) if clause is not None else None
        if own is None or own.form != "conj" or clause is None or last is None:
            return False
        return last.verb is not None and last.verb.passive

    def _doers_themselves(self, frame: Frame) -> bool:
        """ "सरकार ने हमला करने वालों को चेताया": those who do it are meant, and not who speaks of them or acts on them."""
        chunk = self.layout.chunk(frame.use.verb)
        agent = chunk is not None and chunk.verb is not None and chunk.verb.form == "agent"
        return agent and (frame.clause is None or frame.clause.finite != frame.use.verb)

    def _plan_told_of(self, frame: Frame) -> bool:
        """ "कहा कि बैंकों को बचाने की योजना कारगर होगी": whose plan it is of which something is said need not be told; not who speaks of it."""
        chunk, at, clause = self.layout.chunk(frame.use.verb), frame.use.verb, frame.clause
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "ka" or at is None or clause is None:
            return False
        if clause.kind not in ("that", "quote") or clause.finite is None or clause.finite < at + 3:
            return False
        plan, last = self.items[at + 1], self.layout.chunk(clause.finite)
        said = self.items[clause.finite - 1]
        copula = last is not None and last.verb is not None and (last.verb.main == BE or last.verb.main in PROVES)
        return isinstance(plan, Phrase) and not plan.slot and copula and isinstance(said, Phrase) and not said.slot

    def _reported(self, frame: Frame) -> bool:
        """ "मंत्री ने चैनल रोकने की ख़बर को ग़लत बताया", "भड़काऊ भाषण देने के मामले में": others than who acts on it did what is told of."""
        chunk, at = self.layout.chunk(frame.use.verb), frame.use.verb
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "ka" or at is None:
            return False
        noun = self.items[at + 1] if at + 1 < len(self.items) else None
        told_of = {t.key for t in self.layout.tokens[noun.head.end : noun.head.after]} if isinstance(noun, Phrase) else set()
        if isinstance(noun, Phrase) and (noun.slot == "khilaf" or not told_of.isdisjoint(ABOUT)):
            # "शासन लागू करने के फ़ैसले के बारे में अदालत ने कहा": nor does it who speaks about it.
            return True
        return isinstance(noun, Phrase) and bool(REPORTED.intersection(self.layout.tokens[noun.head.end - 1].keys))

    def _of_this(self, frame: Frame) -> bool:
        """ "बताया कि ईरान ने मिसाइल दाग़ी और इसकी निंदा की": who finds fault with "this" is not who did it."""
        head = self.items[frame.use.item]
        owner = head.owner if isinstance(head, Phrase) else None
        return owner is not None and self.fitness.pronouns.get(self.layout.tokens[owner.start].key) == "this"

    def _told_before(self, clause: Clause) -> Phrase | None:
        """ "उन्होंने बताया कि लड़ाकों ने बस रोकी और गोलियाँ चलाईं": who acts in the clause right before, in the same words, goes on acting."""
        before = self.layout.clauses[clause.id - 1] if clause.id else None
        if before is None or before.parent != clause.parent or before.kind != clause.kind or self.subject_of(clause, None) is not None:
            return None
        links = [self.layout.chunk(c.items[0] - 1) for c in (before, clause) if c.items]
        if any(link is not None and link.kind == "link" and link.lemma not in ("coord", "that") for link in links):
            return None
        return next((p for i in before.items if isinstance(p := self.items[i], Phrase) and p.slot == "ne" and not p.head.relative), None)

    def _said_of_it(self, clause: Clause, at: int) -> bool:
        """ "यह फ़ैसला सरकार विरोधी है": what stands right before होना is said of the subject, and no subject itself."""
        chunk = self.layout.chunk(at + 1)
        return clause.finite == at + 1 and chunk is not None and chunk.verb is not None and chunk.verb.main == BE

    def _heads_line(self, at: int) -> bool:
        """ "नॉर्वे: हमलावर ने छह को मारा": a place before a colon heads a line, and does nothing in it."""
        return at == 0 and headed(self.layout) and self.fitness.kind(self.items[0]) in ("country", "region", "metonym")  # type: ignore[arg-type]

    def subject_of(self, clause: Clause, before: int | None) -> Phrase | None:
        """The ने phrase of a clause, else its leftmost bare fitting phrase."""
        bare: Phrase | None = None
        for at in clause.items:
            item = self.items[at]
            if isinstance(item, Phrase) and not (before is not None and at >= before and clause.finite is not None and at > clause.finite):
                if item.slot == "ne" and not item.head.relative:
                    return item
                if (
                    item.slot == ""
                    and bare is None
                    and not item.owned
                    and at not in self.taken
                    and at not in self.heads
                    and at not in self.firsts
                    and self.fitness.fits(item)
                    and not self._said_of_it(clause, at)
                    and not self._heads_line(at)
                    and (before is not None or self.fitness.kind(item) != "owned")
                    and not self._before_infinitive(item, None)
                    and not self._gone_to(item)
                ):
                    bare = item
        return bare
