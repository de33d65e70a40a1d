"""Whose a thing is, and what that makes of the owner: sides in the genitive of an object or of what is refused, asked or barred."""

from __future__ import annotations

from .chunks import Chunk
from .find import PASSIVE_USES, Use
from .fitness import STRONG_KINDS, Inner
from .functionwords import words_of
from .genitives import marker, parts_talks
from .lexicon import Slots
from .phrases import Clause, Phrase
from .placing import Filler, Frame, Placing

# Types of acts in which who is named by the predicate itself moves.
MOVES = frozenset({"MOBILIZE", "RETREAT"})
FAULTS, SHOTS, RELATIONS = words_of("faults"), words_of("shots"), words_of("relations")
JOINED_TO, LINKED, CARRIERS = words_of("joinedto"), words_of("linked"), words_of("carriers")
CALLS, AGENT = words_of("calls"), words_of("agent")
PEOPLE = frozenset({"office", "person", "crowd", "human", "pronoun", "inhabitant"})
BETWEEN = frozenset({"country", "group", "party", "agency", "organ", "crowd", "people", "inhabitant", "person", "office"})
# Of whom several are told by one plural.
BANDS = frozenset({"group", "party"})
ANSWERING = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
TOWNS = frozenset({"place", "metonym", "region", "country"})
DEATHS, STATES = words_of("deaths"), words_of("states")
LANDS = frozenset({"region", "country", "thing", "unknown"})
HOMED = frozenset({"person", "office", "crowd", "human", "people"})
# What is offered and asked for by the one in whose genitive it stands.
OFFERED = frozenset({"CONSULT", "COOPERATE", "AID"})
# Where, when and how something is done.
WHERE_DONE = frozenset({"men", "near", "time", "tak"})


class Owners(Placing):
    """The rules of one sentence that find a side through what it owns."""

    def _owner_of_object(self, frame: Frame, frees: list[Phrase], slots: Slots) -> None:
        """ "राष्ट्रपति के प्रस्ताव को स्वीकार किया", "सरकार के फ़ैसले की वैधता को चुनौती दी": whose thing it is suffers the act."""
        if "R" in frame.roles:
            return
        if slots.get("ka") == "R" and slots.get("obj") != "R":
            for phrase in frees:
                if phrase.slot == "ko" and self.fitness.kind(phrase) == "owned" and self._put(frame, "R", phrase, "owner of the object"):
                    return
        at = self._over_saying(frame.use.item - 1)
        # "पड़ोसी की शर्तें | उसे | मंज़ूर नहीं": nor does he to whom a thing is welcome or not.
        welcome = slots.get("ko") == "A" and slots.get("subj") == "T"
        parting = ("se", "men", "role", "ko") if welcome else ("se", "men", "role")
        while at > 0 and (self.items[at].slot in parting or (isinstance(i := self.items[at], Chunk) and i.kind == "filler")):
            # "संगठन के प्रस्ताव को | एक सिरे से नकार दिया": how it is done parts nothing.
            at -= 1
        before = self.items[at] if at >= 0 else None
        bare = isinstance(before, Phrase) and before.slot == "" and frame.use.predicate.kind == "verb" and at == frame.use.item - 1
        # "मंत्री की अर्ज़ी | नामंज़ूर हो गई": what comes to be so is the subject.
        judged = frame.use.predicate.type in ("REJECT", "CONCEDE") and frame.use.predicate.kind == "adj"
        comes_to_be = judged and frame.use.use in PASSIVE_USES and at == frame.use.item - 1
        bare = bare or ((welcome or comes_to_be) and isinstance(before, Phrase) and before.slot == "")
        if slots.get("ka") == "R" and isinstance(before, Phrase) and (before.slot == "ko" or bare) and before.owner is not None:
            # "भारत की आपत्तियों को दरकिनार किया", "सरकार का प्रस्ताव ठुकराया": the object is an act of its own.
            self._put(frame, "R", before.owner, "owner of the object")
            return
        first = self.items[self.layout.item_of[frame.use.start]]
        if "owner-suffers" in frame.use.predicate.flags or "arrest" in frame.use.predicate.modes:
            # "मछुआरों की रिहाई की माँग", "पाकिस्तान की जेल में बंद": who is to be freed is not asked for it; whose prison it is is not held.
            return
        if isinstance(first, Phrase) and (offering := self._whose_offer(frame, first)) is not None:
            self._put(frame, "R", offering, "whose offer it is")
            return
        if slots.get("obj") == "R" and any(p.slot == "ko" for p in frees):
            # "उसे दो सैनिकों की हत्या का दोषी पाया गया": who is found guilty, and not whom he is guilty of.
            return
        if first is not self.items[frame.use.item] and isinstance(first, Phrase) and first.owner is not None:
            self._put(frame, "R", first.owner, "owner of the predicate's first noun")

    def _whose_offer(self, frame: Frame, noun: Phrase) -> Phrase | None:
        """ "माली की मध्यस्थता की पेशकश ठुकराई": whose genitive stands before the talk, help or trade that he offers or asks for."""
        meant = noun.owner
        if frame.use.predicate.type != "REJECT" or meant is None or meant.owner is None or meant.owner.owner is not None:
            return None
        offered = any(u.item == meant.at and u.use == "nominal" and u.predicate.type in OFFERED for u in self.uses)
        return meant.owner if offered and self.fitness.fits(meant.owner) else None

    def _apart(self, frame: Frame, head: Phrase) -> bool:
        """ "हत्या का आरोप लगा": whether the owner of an act's noun does not do it, being what somebody is charged with, or who moves."""
        charge = frame.use.predicate.type == "ACCUSE" and head.owner is not None and head.owner.at in self.heads
        return charge or self._moves(frame)

    def _moves(self, frame: Frame) -> bool:
        """Whether the predicate's own first noun names those who move."""
        first, entry = self.items[self.layout.item_of[frame.use.start]], frame.use.predicate
        if entry.type not in MOVES or entry.kind == "verb" or not isinstance(first, Phrase) or self.fitness.kind(first) not in STRONG_KINDS:
            return False
        # "जवानों को वापस बुला लिया गया": in the passive it may carry को; who is let go does not move himself.
        return not first.slot or (first.slot == "ko" and frame.use.use == "passive" and "release" not in entry.modes)

    def _over_saying(self, at: int) -> int:
        """ "पेशकश को | यह कहते हुए | ठुकरा दिया": what is said with it parts no object either."""
        said, this = self.items[at] if at >= 0 else None, self.items[at - 1] if at >= 1 else None
        saying = isinstance(said, Chunk) and said.verb is not None and said.verb.form == "part" and isinstance(this, Phrase)
        if saying and isinstance(this, Phrase) and self.fitness.pronouns.get(self.layout.tokens[this.start].key) == "this":
            return at - 2
        return at

    def _whose_doing(self, frame: Frame, frees: list[Phrase]) -> None:
        """ "सरकार ने बाग़ियों की ओर से युद्धविराम के ऐलान को ख़ारिज किया": who does what is answered is the other side."""
        if frame.use.predicate.type not in ANSWERING or frame.use.use != "active" or "R" in frame.roles:
            return
        doer = next((p for p in frees if p.slot == "dvara" and self.fitness.kind(p) in STRONG_KINDS), None)
        if doer is not None and (self._does_else(frame, doer) or any(p.slot == "ne" and p.start < doer.start for p in frees)):
            self._put(frame, "R", doer, "whose doing it is")

    def _does_else(self, frame: Frame, doer: Phrase) -> bool:
        """ "सरकार द्वारा ज़मीन लिए जाने के ख़िलाफ़ वे अदालत गए": whether a doer is one of what is answered, and not of the answer."""
        if doer.slot == "led" and frame.use.use in PASSIVE_USES and frame.use.predicate.type == "ASSAULT":
            # "नैटो के नेतृत्व वाली सेना के चार सैनिक मारे गए": whom they are led by has not killed them.
            after = self.items[doer.at + 1]
            return isinstance(after, Phrase) and after.slot == "ka" and not self._led_at_things(doer, after)
        if frame.use.predicate.type not in ANSWERING or frame.use.use != "active" or doer.slot != "dvara":
            return False
        between = (self.layout.chunk(at) for at in range(doer.at + 1, frame.use.item))
        verb = next((c for c in between if c is not None and c.verb is not None), None)
        return (
            verb is not None and verb.verb is not None and verb.verb.form == "inf" and verb.slot in ("par", "khilaf", "ka", "ko", "lekar")
        )

    def _another_acts(self, sender: Phrase, frees: list[Phrase], use: Use) -> bool:
        """ "सदन की ओर से श्रद्धांजलि देने में हम अध्यक्ष की सराहना करते हैं": whether "we" or "he" stands bare behind, who acts himself."""
        bare = [p for p in frees if not p.slot and p.at > sender.at and self.fitness.kind(p) == "pronoun"]
        said = {self.fitness.pronouns.get(self.layout.tokens[p.head.end - 1].key) for p in bare}
        return use.use == "active" and not said.isdisjoint(("we", "i", "he"))

    def _led_at_things(self, leader: Phrase, hit: Phrase) -> bool:
        """ "चीन के नेतृत्व में विद्रोहियों के ठिकानों पर हमले किए गए": whose things are hit is none of those led, unless they are "के नेतृत्व वाले"."""
        what = self.layout.items[hit.at + 1] if hit.at + 1 < len(self.layout.items) else None
        joined = self.layout.tokens[leader.head.after - 1].key in AGENT
        return isinstance(what, Phrase) and what.slot == "par" and self.fitness.kind(what) == "owned" and not joined

    def _whose_shot(self, frame: Frame, frees: list[Phrase]) -> None:
        """ "पुलिस की गोलियों से पाँच लोगों की मौत हो गई", "… मारे गए": whose weapon somebody dies of has killed him."""
        if frame.use.predicate.type != "ASSAULT" or "A" in frame.roles or frame.use.use not in ("twin", "active", "passive"):
            return
        if frame.use.use == "active" and frame.use.predicate.active.get("subj") == "A":
            return
        head = self.items[frame.use.item]
        if isinstance(head, Phrase) and frame.use.use == "active" and not head.slot:
            # "पुलिस की गोली लगने से एक छात्र मारा गया": the weapon may be the act's own word.
            frees = [*frees, head]
        for phrase in frees:
            shot = (phrase.slot == "se" or phrase is head) and self.layout.tokens[phrase.head.end - 1].key in SHOTS
            if shot and phrase.owner is not None and self.fitness.kind(phrase.owner) in STRONG_KINDS:
                self._put(frame, "A", phrase.owner, "whose weapon it is")
                return

    def _past_place(self, after: Phrase) -> Phrase:
        """ "मारे गए कश्मीर के नेता": between a participle and whom it qualifies may stand the land or town that he is of."""
        last = self.items[after.at + 1] if after.slot == "ka" and after.at + 1 < len(self.items) else None
        # "आरक्षण का विरोध कर रहे देश के छात्र": a land may be told by that word alone.
        land = self.fitness.kind(after) in LANDS or self.layout.tokens[after.head.end - 1].key in STATES
        if not isinstance(last, Phrase) or last.owner is not after or not land:
            return after
        return last if self.fitness.kind(last) in HOMED else after

    def _at_whose_call(self, frame: Frame) -> None:
        """ "माओवादियों के आह्वान पर हड़ताल रही": at whose call people strike or march, he holds the protest, where nobody else is told to."""
        if frame.use.predicate.type != "PROTEST" or "A" in frame.roles or frame.clause is None:
            return
        for at in reversed([i for i in frame.clause.items if i < frame.use.item]):
            phrase = self.items[at]
            if not isinstance(phrase, Phrase) or phrase.slot != "par" or self.layout.tokens[phrase.head.end - 1].key not in CALLS:
                continue
            if phrase.owner is not None and self.fitness.kind(phrase.owner) in STRONG_KINDS:
                self._put(frame, "A", phrase.owner, "at whose call it is", shared=True)
                return

    def _at_fault(self, frame: Frame) -> None:
        """ "ज़रीफ़ की मिलीभगत का आरोप": whose fault it is, where nobody is accused apart."""
        head = self.items[frame.use.item]
        fault = head.owner if isinstance(head, Phrase) else None
        if "allege" not in frame.use.predicate.modes or "R" in frame.roles or fault is None or fault.owner is None:
            return
        if self.layout.tokens[fault.head.end - 1].key in FAULTS and self.fitness.kind(fault.owner) in STRONG_KINDS | {"pronoun"}:
            self._put(frame, "R", fault.owner, "whose fault it is")

    def _object_of_content(self, frame: Frame, frees: list[Phrase]) -> None:
        """ "चरमपंथियों को दफ़न करने से मना किया", "माओवादियों से बातचीत से इनकार": with whom the act would be is the other side."""
        wanted = {"REJECT": ("ko", "se", "saath"), "AGREE": ("saath",)}.get(frame.use.predicate.type, ())
        if not wanted or "R" in frame.roles or frame.use.use != "active" or not self._of_infinitive(frame):
            return
        for phrase in frees:
            after = self.layout.chunk(phrase.at + 1)
            apart = phrase.slot == "se" and after is not None and after.verb is not None and after.verb.form in ("fin", "part")
            # "म्यांमार से आए लोगों को भेजने से इनकार": where somebody comes from belongs to his coming.
            kind = self.fitness.kind(phrase)
            if "ko" in wanted and not phrase.slot and phrase.owner is not None and self._refused_thing(phrase):
                # "ईरान का नाम हटाने से इनकार", "उसका नाम": whose thing it is.
                self._put(frame, "R", phrase.owner, "other side of what is refused or agreed")
                return
            if phrase.slot in wanted and (kind in STRONG_KINDS or (kind == "pronoun" and phrase.slot == "ko")) and not apart:
                self._put(frame, "R", phrase, "other side of what is refused or agreed")
                return

    def _refused_thing(self, phrase: Phrase) -> bool:
        """Whether a bare object right before an infinitive is somebody else's."""
        after, owner = self.layout.chunk(phrase.at + 1), phrase.owner
        if after is None or after.verb is None or after.verb.form != "inf" or owner is None:
            return False
        pronoun = self.fitness.pronouns.get(self.layout.tokens[owner.start].key)
        return self.fitness.kind(owner) in ("country", "group", "body", "person") or pronoun == "he"

    def _of_infinitive(self, frame: Frame) -> bool:
        """Whether an infinitive before the predicate, or inside it ("बातचीत करने से इनकार"), tells what is refused or agreed."""
        first = self.layout.item_of[frame.use.start]
        for at in range(min(first, frame.use.item) - 1, frame.use.item):
            chunk = self.layout.chunk(at)
            if chunk is not None and chunk.verb is not None and chunk.verb.form == "inf":
                return True
        return False

    def _barred(self, frame: Frame, slots: Slots) -> None:
        """ "नेता के चुनाव लड़ने पर रोक लगाई": the one whose doing is barred."""
        if frame.use.predicate.active.get("par") != "R" or "R" in frame.roles:
            return
        kinds = STRONG_KINDS | ({"pronoun"} if frame.use.predicate.type in ("COERCE", "SANCTION") else set())
        first = min(self.layout.item_of[frame.use.start], frame.use.item)
        for back in (1, 2):
            chunk = self.layout.chunk(first - back)
            if chunk is None or chunk.verb is None:
                continue
            if chunk.verb.form == "inf" and chunk.slot == "par":
                at = self.layout.item_of[chunk.start] - 1
                while at >= 0 and isinstance(item := self.items[at], Phrase):
                    barred = item.slot == "ka" and self.fitness.kind(item) in kinds
                    # "नेपाल के कई हिस्सों में", "सूडान की | राजधानी | ख़ार्तूम में प्रदर्शन करने पर रोक": whose land it is is not barred;
                    # "पत्रकारों के घाटी में जाने पर रोक": people are.
                    place = (i for i in self.items[at + 1 : at + 3] if isinstance(i, Phrase))
                    barred = barred and (self.fitness.kind(item) in PEOPLE or not any(p.slot == "men" for p in place))
                    if barred and self._put(frame, "R", item, "whose doing is barred"):
                        return
                    at -= 1

    def _over_participle(self, left: Phrase, frame: Frame) -> bool:
        """ "राजदूतों की जिनेवा में दो दिन चली बैठक": a genitive before the participle of an event noun, with only dates and a place between."""
        if frame.use.use != "participial" or frame.use.verb is None:
            return False
        between = self.items[left.at + 1 : frame.use.verb]
        if frame.use.predicate.nominal.get("ka") == "B" and parts_talks(left, self.items[frame.use.item], between, self.layout.tokens):
            return self.fitness.kind(left) in STRONG_KINDS
        if frame.use.predicate.type == "ASSAULT" and any(
            isinstance(i, Phrase) and i.owner is left and self.fitness.kind(i) == "owned" for i in between
        ):
            # "राज्यपाल के दफ़्तर में हुआ हमला": whose place it is does nothing there.
            return False
        where = all(i.slot == "men" if isinstance(i, Phrase) else i.kind in ("date", "filler") for i in between)
        # "राजस्थान के अजमेर में हुए धमाके": what is no person belongs to the place.
        somebody = self.fitness.kind(left) in PEOPLE or not any(isinstance(i, Phrase) for i in between)
        return where and somebody and frame.use.verb < frame.use.item

    def _far_owner(self, frame: Frame, slots: Slots) -> None:
        """ "यूक्रेन की हथियारों से मदद": the genitive of the predicate stands before an instrument that it does not own."""
        before = self.items[frame.use.item - 1] if frame.use.item else None
        if not isinstance(before, Phrase) or before.slot not in ("se", "via", "men") or before.owner is None:
            return
        if self.fitness.fits(before.owner) and (self.fitness.kind(before) == "owned" or before.slot == "men"):
            self._slot(frame, slots, "ka", before.owner)

    def _pair_over_place(self, frame: Frame) -> None:
        """ "मोदी और शरीफ़ की डिनर पर मुलाक़ात हुई": of several who meet, the genitive stands before where they do."""
        before = self.items[frame.use.item - 1] if frame.use.item else None
        if not isinstance(before, Phrase) or before.slot not in ("men", "par") or before.owner is None or "B" in frame.roles:
            return
        several = len(before.owner.members) > 1 or self.fitness.pronouns.get(self.layout.tokens[before.owner.start].key) == "both"
        if several and self.fitness.kind(before.owner) in STRONG_KINDS | {"pronoun"}:
            self._put(frame, "B", before.owner, "those who meet, before where they do")

    def _partners_after(self, frame: Frame, slots: Slots) -> None:
        """ "सेना की झड़प विद्रोहियों के साथ हुई", "समझौता जिनेवा में दोनों देशों के बीच हुआ": sides may stand between a noun and its verb."""
        for at in range(frame.use.item + 1, frame.use.verb or 0):
            item = self.items[at]
            if not isinstance(item, Phrase) or item.owned:
                continue
            role = slots.get(item.slot) if item.slot in ("beech", "par", "khilaf") else None
            if (role is not None and role not in frame.roles) or (item.slot in ("se", "saath") and slots.get(item.slot) == "B"):
                self._slot(frame, slots, item.slot, item)

    def _owner_of_content(self, frame: Frame, slots: Slots) -> None:
        """ "ओबामा के चुने जाने की तारीफ़": who is praised for an infinitive is the one it belongs to."""
        head = self.items[frame.use.item]
        if isinstance(head, Phrase) and head.owner_verb is not None and slots["ka"] == "R" and "R" not in frame.roles:
            at = self.layout.item_of[head.owner_verb.start]
            before = self.items[at - 1] if at > 0 else None
            if isinstance(before, Phrase) and before.slot == "ka" and self.fitness.fits(before):
                self._slot(frame, slots, "ka", before)

    def _fit_owner(self, owner: Phrase) -> Phrase:
        if not self.fitness.fits(owner) and owner.owner is not None and self.fitness.fits(owner.owner):
            return owner.owner
        return owner

    def _owner_fits(self, phrase: Phrase) -> bool:
        return phrase.owner is not None and self.fitness.fits(phrase.owner)

    def _asked_first(self, frame: Frame, frees: list[Phrase], slots: Slots) -> None:
        """ "तालिबान से अल-क़ायदा से रिश्ते तोड़ने की अपील", "सरकार को पीड़ितों को राहत देने का आदेश": the first of two is the one asked."""
        head = self.items[frame.use.item]
        content = isinstance(head, Phrase) and head.owner_verb is not None
        if not content or frame.use.predicate.type != "REQUEST":
            return
        frees = [p for p in frees if not self._meant_for(p, frame)]
        for slot in ("se", "ko"):
            asked = [p for p in frees if p.slot == slot and self.fitness.kind(p) in STRONG_KINDS] if slots.get(slot) == "R" else []
            if len(asked) > 1:
                self._put(frame, "R", min(asked, key=lambda p: p.start), "first of the phrases of its slot")
                return
            if asked:
                return
        # "सीरिया को शरणार्थियों को लौटाने का आग्रह": the second को phrase is what is to be done with, whatever asking takes.
        datives = sorted((p for p in frees if p.slot == "ko"), key=lambda p: p.start)
        if len(datives) > 1 and "R" in slots.values() and self.fitness.kind(datives[0]) in STRONG_KINDS:
            self._put(frame, "R", datives[0], "first of the phrases of its slot")

    def _meant_for(self, phrase: Phrase, frame: Frame) -> bool:
        """ "ईरान से संबंध सुधारने के लिए उन्होंने भारत से मदद की अपील की": what stands before an aim is part of the aim."""
        between = self.items[phrase.at + 1 : frame.use.item]
        return any(isinstance(i, Chunk) and i.verb is not None and i.verb.form == "inf" and i.slot == "liye" for i in between)

    def _owner_of_intent(self, frame: Frame, slots: Slots) -> None:
        """ "मिसाइलें देने के ब्रिटेन के फ़ैसले से": whose decision, plan or threat it is would do it."""
        chunk, verb = self.layout.chunk(frame.use.verb), frame.use.verb
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "ka" or verb is None:
            return
        whose, what = (self.items[i] if i < len(self.items) else None for i in (verb + 1, verb + 2))
        if not (isinstance(whose, Phrase) and isinstance(what, Phrase) and whose.slot == "ka" and what.owner is whose):
            return
        if slots.get("subj") == "A" and "A" not in frame.roles and self.fitness.fits(whose):
            self._put(frame, "A", whose, "whose decision it is", shared=True)

    def _who_becomes_so(self, frame: Frame, slots: Slots) -> None:
        """ "एक जवान के शहीद होने", "मंत्री के गिरफ़्तार होने की ख़बर": who is told to be so stands in the genitive before the adjective."""
        head = self.items[frame.use.item]
        if isinstance(head, Phrase) and head.owner is not None and slots.get("obj") == "R" and self.fitness.fits(head.owner):
            self._put(frame, "R", head.owner, "genitive subject of an infinitive", shared=True)

    def _who_is_made_so(self, frame: Frame, slots: Slots) -> None:
        """ "दो नाविकों के बंधक बनाए जाने", "मंत्री के काबुल में गिरफ़्तार किए जाने": who suffers a passive infinitive stands before it with के.

        Where and when it was done may part them.
        """
        if frame.use.use != "passive" or slots.get("obj") != "R" or frame.clause is None:
            return
        first = min(self.layout.item_of[frame.use.start], frame.use.item)
        for at in reversed([i for i in frame.clause.items if i < first]):
            item = self.items[at]
            if isinstance(item, Phrase) and item.slot == "ka":
                after = self.items[at + 1]
                # "दूतों के | काबुल में | अग़वा किए जाने": a town is nobody's.
                apart = not item.owned or (isinstance(after, Phrase) and after.slot == "men" and self.fitness.kind(after) in TOWNS)
                if (at + 1 == first or apart) and marker(item, self.layout.tokens) == "o" and self.fitness.fits(item):
                    self._put(frame, "R", item, "genitive subject of an infinitive", shared=True)
                return
            if item.slot not in WHERE_DONE if isinstance(item, Phrase) else item.kind not in ("date", "filler"):
                return

    def _genitive_subject(self, frame: Frame, slots: Slots) -> None:
        """ "पाँच लोगों के मारे जाने", "सेना के हटने": the genitive before an infinitive is its subject."""
        chunk = self.layout.chunk(frame.use.verb)
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or frame.use.verb is None:
            return
        if frame.use.predicate.kind == "adj" and frame.use.use == "twin":
            self._who_becomes_so(frame, slots)
        if frame.use.predicate.kind != "verb":
            self._who_is_made_so(frame, slots)
            return
        before = self.items[frame.use.verb - 1] if frame.use.verb else None
        if (fallen := self._who_fell(frame)) is not None:
            self._put(frame, "R", fallen, "genitive subject of an infinitive", shared=True)
            return
        if isinstance(before, Phrase) and before.slot == "ka":
            role = slots.get("obj") if frame.use.use in PASSIVE_USES and "obj" in slots else slots.get("subj")
            if role and not self._put(frame, role, before, "genitive subject of an infinitive", shared=True) and role not in frame.roles:
                # "अभियान के ख़त्म होने से": what is nobody ends, and nobody else of the clause.
                for slot in [s for s in ("obj", "subj") if slots.get(s) == role]:
                    del slots[slot]

    def _before_content(self, frame: Frame, slots: Slots, first: int) -> int:
        """ "रूस के यूक्रेन पर | संधि तोड़ने का | आरोप लगाने": where the phrases before a frame end, its content left aside.

        first: the item at which the frame begins. Only behind a phrase that the frame asks for is the content's own subject told from its.
        """
        content = self.layout.chunk(first - 1) if first else None
        if frame.clause is None or content is None or content.verb is None or content.verb.form != "inf" or content.slot != "ka":
            return first
        for at in reversed([i for i in frame.clause.items if i < first - 1]):
            item = self.items[at]
            if not isinstance(item, Phrase):
                return first
            if item.slot in ("par", "ko", "se") and slots.get(item.slot) == "R":
                return at + 1
        return first

    def _who_fell(self, frame: Frame) -> Phrase | None:
        """ "एक एजेंट के सैनिकों की गोलीबारी में मारे जाने पर": who was killed stands before the attack that tells by whom."""
        at = frame.use.verb
        if at is None or frame.use.predicate.type != "ASSAULT" or frame.use.use not in PASSIVE_USES or frame.roles.get("R"):
            return None
        at -= 1
        if not isinstance(attack := self.items[at], Phrase) or attack.slot != "men" or attack.owner is None:
            return None
        doer = attack.owner
        while doer.owner is not None and self.fitness.kind(doer.owner) not in PEOPLE:
            # "एक अफ़सर के | नाइजर की | सेना के हमले में": whose the attackers are stands between.
            doer = doer.owner
        at = doer.at - 1
        while at >= 0 and isinstance(place := self.items[at], Phrase) and place.slot == "men":
            at -= 1
        who = self.items[at] if at >= 0 else None
        told = isinstance(who, Phrase) and who.slot == "ka" and who is not attack.owner and self.fitness.kind(who) in PEOPLE - {"pronoun"}
        return who if told and isinstance(who, Phrase) and self.fitness.fits(who) else None

    def _may_do(self, phrase: Phrase, frame: Frame) -> bool:
        """Whether what a participle qualifies may do its act; what carries somebody does not: "लंदन जा रहा मंत्री का विमान"."""
        last = self.items[phrase.at + 1] if phrase.slot == "ka" and phrase.at + 1 < len(self.items) else phrase
        carried = "abroad" in frame.use.predicate.flags and self.layout.tokens[last.end - 1].key in CARRIERS
        return self.fitness.fits(phrase) and not carried

    def _pair(self, frame: Frame) -> None:
        """ "भारत-पाक वार्ता हुई", "भारत-अमरीका परमाणु समझौते पर हस्ताक्षर हुए": a pair right before what the two do together."""
        first = self.items[self.layout.item_of[frame.use.start]]
        if not isinstance(first, Phrase) or first.owner is not None:
            return
        inner = self._inside(first, frame.use)
        before = self.items[first.at - 1] if first.at else None
        pair = inner.phrase if inner is not None else before
        if inner is not None and isinstance(before, Phrase) and not before.slot and self.fitness.two_lands(before, inner):
            # "नाइजर माली युद्ध".
            frame.roles.setdefault("B", []).extend(Filler(p, "a pair named before it") for p in (before, inner.phrase))
            return
        if isinstance(pair, Phrase) and not pair.slot and pair.end <= frame.use.start and self.fitness.hyphened(pair):
            frame.roles.setdefault("B", []).append(Filler(pair, "a pair named before it"))
            if pair.at != first.at:
                self.taken[pair.at] = frame

    def _inside(self, phrase: Phrase, use: Use) -> Inner | None:
        """A name before the noun, or one of a known country that is the head's own first word ("नक्सली हमला", not "चरमपंथी हमला")."""
        inner = self.fitness.inner(phrase, min(use.end, phrase.end) - 1, use.predicate.kind == "adj" and use.use in PASSIVE_USES)
        if inner is None or inner.phrase.end <= use.start:
            return inner
        own = [n for m in inner.phrase.head.mentions if m.end > use.start for n in m.names]
        # "पुलिस मुठभेड़": a force that the entry itself names acts too.
        keyed = any(n.key or (n.kind in ("organ", "agency") and use.use == "happen") for n in own)
        return inner if keyed or self.fitness.aimed_at(inner) else self.fitness.inner(phrase, use.start)

    def _on_the_way(self, verb: int, clause: Clause | None) -> bool:
        """ "बंधक बनाकर रखे गए यात्री": whether a verb in -कर is done on the way to a participle that qualifies a noun."""
        chunk, kept = self.layout.chunk(verb), self.layout.chunk(verb + 1)
        if chunk is None or chunk.verb is None or chunk.verb.form != "conj" or kept is None or kept.verb is None:
            return False
        return kept.verb.passive and kept.verb.form == "fin" and (clause is None or clause.finite != verb + 1)

    def _takes_place_in(self, frame: Frame, owner: Phrase) -> bool:
        """ "उड़ीसा के युद्ध": whether a land that is no state is where they fight, and any land where people riot, march or strike."""
        entry, kind = frame.use.predicate, self.fitness.kind(owner)
        if entry.nominal.get("ka") == "B" or (entry.type == "ASSAULT" and kind == "region"):
            # "असम के धमाके": so is a land that is no state where somebody strikes.
            return entry.type == "ASSAULT" and kind == "region"
        if entry.type == "ASSAULT" and kind == "metonym" and "explosives" in entry.modes:
            # "मैड्रिड के धमाके": no capital sets off a bomb.
            return True
        if self._of_the_dead(frame, owner):
            return True
        return entry.type == "PROTEST" and kind in ("country", "region", "metonym") and "boycott" not in entry.modes

    def _of_the_dead(self, frame: Frame, owner: Phrase) -> bool:
        """ "मंत्री की एक बम धमाके में मौत हो गई", "नेता की हमले में हुई हत्या": whose death it is stands before the attack in which he died.

        Of a death that is only named he is put in as who suffers the attack; what is told of it by a verb has him itself.
        """
        item = self.items[frame.use.item]
        if frame.use.predicate.type != "ASSAULT" or frame.use.use != "nominal" or item.slot != "men":
            return False
        if self.fitness.kind(owner) not in PEOPLE - {"pronoun"}:
            return False
        verb = self.layout.chunk(frame.use.item + 1)
        told = verb is not None and verb.verb is not None and verb.verb.form == "fin" and not verb.slot
        at = frame.use.item + 1 + told
        death = self.items[at] if at < len(self.items) else None
        if not isinstance(death, Phrase) or death.owner is not None or self.layout.tokens[death.head.end - 1].key not in DEATHS:
            return False
        if told:
            frame.roles.setdefault("R", []).append(Filler(owner, "who died in it"))
        return True

    def _linked(self, left: Phrase) -> bool:
        """ "माओवादियों से जुड़ी हिंसा": whether an armed group is told to be behind what is linked with it."""
        linked = any(t.key in LINKED for t in self.layout.tokens[left.head.end : left.head.after])
        return linked and self.fitness.under_arms(left)

    def _between(self, phrase: Phrase) -> bool:
        """ "प्रदर्शनकारियों और सुरक्षाबलों में झड़प हुई": of two who are no places, में says between whom."""
        if self.fitness.pronouns.get(self.layout.tokens[phrase.start].key) == "both":
            return True
        if len(phrase.members) == 1 and self.fitness.member_kind(phrase.head) in BANDS:
            # "वामपंथी दलों में बातचीत हो रही है".
            last = self.layout.tokens[phrase.end - 1].reading
            return last is not None and last.number == "pl" and last.case == "obl"
        return len(phrase.members) == 2 and all(self.fitness.member_kind(m) in BETWEEN for m in phrase.members)

    def _lies_between(self, phrase: Phrase) -> bool:
        """ "मंत्री ने दोनों देशों के बीच संबंधों पर चर्चा की": those between whom something lies take no part in the talk about it."""
        after = self.items[phrase.at + 1] if phrase.at + 1 < len(self.items) else None
        return isinstance(after, Phrase) and any(t.key in RELATIONS for t in self.layout.tokens[after.start : after.end])

    def _joins_a_thing(self, phrase: Phrase, frame: Frame) -> bool:
        """ "फ़िल्म और उससे जुड़े पहलुओं पर बातचीत की": what something is joined to with से takes no part in what is done about it."""
        after = self.layout.chunk(phrase.at + 1)
        if after is None or after.verb is None or phrase.at + 1 == frame.use.verb or after.verb.main not in JOINED_TO:
            return False
        return after.verb.form in ("fin", "part") and phrase.at + 2 < len(self.items) and isinstance(self.items[phrase.at + 2], Phrase)
