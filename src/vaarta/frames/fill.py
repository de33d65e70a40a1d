"""Fills the roles that a predicate opens: expectancy (its slots), fitness (participants), proximity (nearest to the left).

Clause borders are walls; an event noun takes its own phrases before the verb does. Every refusal is kept with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from .chunks import Chunk
from .doers import Doers
from .find import BE, PASSIVE_USES, Use
from .fitness import ARMED, ATTRIBUTIVE, STRONG_KINDS, Inner
from .genitives import far_owner, is_not_of, marker, owner_over_infinitive, owns_opening
from .lexicon import Slots
from .owners import PEOPLE
from .phrases import Phrase
from .placing import QUALIFIED, Filler, Frame
from .ranking import RANKED, first_to_do_so
from .sharing import BEFORE, shared_objects
from .talkers import comes_about, left_to_talk

PAIRED = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE", "ASSAULT"})
# "के लिए राहत भेजी", "लोगों तक अनाज पहुँचाया", "पीड़ितों के बीच राशन बाँटा".
HELPED = ("liye", "tak", "beech")
# Who stands bare before an act as the one it is done to; who is under arms does it ("पुलिस घेराबंदी").
SUFFERING = frozenset({"person", "office", "human", "organ", "agency"})
NOUN_WALLS = frozenset({"ne", "", "source", "quoted", "topic"})


class Filling(Doers):
    """Fills the frames of one sentence, inner ones (nominal, non-finite) first."""

    def run(self, uses: list[Use]) -> list[Frame]:
        self.uses = uses
        self.heads = {use.item for use in uses if use.use != "modifier"}
        # "गोली मारकर हत्या": the predicate's own first word is no side of it.
        self.firsts = {first for use in uses if (first := self.layout.item_of[use.start]) != use.item}
        frames = [self._opened(use) for use in uses]
        for slips in (False, True):
            # "अदालत की अभियान रोकने के लिए आलोचना": a genitive is sooner of the noun that it agrees with than of the one right after it.
            for frame in frames:
                self._far_genitive(frame, slips)
        for frame in sorted(frames, key=self._order):
            if frame.use.use in ("nominal", "modifier", "participial", "happen"):
                self._nominal(frame)
            else:
                self._verbal(frame)
            self._at_whose_call(frame)
        return self._closed(frames)

    def _far_genitive(self, frame: Frame, slips: bool) -> None:
        """ "ईरान की अमरीका ने आलोचना की": the genitive of an act may stand before everything else in its clause."""
        use, phrase, clause = frame.use, self.items[frame.use.item], frame.clause
        if use.predicate.kind == "verb" or use.use == "modifier" or not isinstance(phrase, Phrase) or clause is None:
            return
        if phrase.owner is not None or not ("ka" in use.predicate.nominal or "ka" in use.predicate.active):
            return
        opening = self.items[first := min(self.layout.item_of[use.start], phrase.at)]
        begins = use.use == "nominal" or (opening.start == use.start and use.predicate.active.get("ka") == "A")
        if begins and first != phrase.at and isinstance(opening, Phrase) and opening.owner is not None:
            # "पूर्व विधायक की गोली मारकर हत्या", "रूस का समर्थन भी हासिल है": the genitive stands before the first word of the act.
            phrase.owner = opening.owner
            return
        before, tokens = [at for at in clause.items if at < first], self.layout.tokens
        over = phrase.owner_verb is not None
        owner = owner_over_infinitive(phrase, before, self.items, tokens) if over else far_owner(phrase, before, self.items, tokens, slips)
        if owner is not None and self.fitness.fits(owner):
            phrase.owner, owner.owned = owner, True

    def _order(self, frame: Frame) -> tuple[int, int]:
        use = frame.use
        if use.use in ("nominal", "modifier"):
            return 0, use.item
        finite = frame.clause is not None and frame.clause.finite == use.verb
        return (2 if finite else 1), use.item

    # Nominal uses -----------------------------------------------------------------------------------------------

    def _nominal(self, frame: Frame) -> None:
        use = frame.use
        talk = left_to_talk(frame, self.uses, self.layout) if "beech" in use.predicate.nominal else ()
        slots = {slot: role for slot, role in use.predicate.nominal.items() if slot not in talk} if talk else use.predicate.nominal
        phrase = self.items[use.item]
        if not isinstance(phrase, Phrase):
            return
        if use.use == "modifier":
            # Shared: "हमलावर क़साब को गिरफ़्तार किया" is no less the one arrested.
            self._put(frame, "R", phrase, "the noun it qualifies", shared=True)
            return
        self._own_parts(frame, phrase, slots)
        if phrase.slot == "role":
            # "सहायता के तौर पर दस करोड़ डॉलर दिए": as what something is done takes no phrase from what is done.
            return
        at = use.item if use.use != "participial" or use.verb is None else use.verb
        wide = use.use in ("participial", "happen")
        for left in self._leftward(at, frame, wide):
            slot = left.slot
            if slot == "ka":
                if left is not phrase.owner and (self._detached(left) or self._over_participle(left, frame) or self._parted(left.at)):
                    self._slot(frame, slots, "ka", left)
                continue
            if (slot == "par" and self._accused(left, frame)) or (slot == "beech" and self._agreed_on(frame)):
                break
            if slot == "led" and use.predicate.active.get("subj") in ("A", "B"):
                self._put(frame, use.predicate.active["subj"], left, "who leads it")
                continue
            if slot in slots or (wide and slot in use.predicate.active and slot != "subj"):
                self._slot(frame, slots if slot in slots else use.predicate.active, slot, left)
            elif slot == "men" and slots.get("beech") == "B" and use.predicate.type in PAIRED and self._between(left):
                # "दोनों दलों में समझौता", "भारत और चीन में बातचीत शुरू हुई", "पुलिस और छात्रों में हुई झड़प".
                self._put(frame, "B", left, "between whom it takes place")
            elif slot == "topic" and use.predicate.type == "ASSAULT" and self._linked(left):
                self._put(frame, "A", left, "with whom it is linked")
            elif slot == "dvara" and use.use == "participial" and use.predicate.active.get("subj") == "A":
                self._put(frame, "A", left, "doer of a passive")
            elif slot in NOUN_WALLS and not wide and (slot or self.fitness.fits(left)) and (slot, slots.get("beech")) != ("topic", "B"):
                # Not "दोनों देशों के बीच सीमा के मुद्दे पर बातचीत के बाद".
                break
        if use.use == "happen":
            self._partners_after(frame, slots)
            self._bare_subject_of_happening(frame, slots)
        else:
            self._at_it(frame)
        self._on_visit(frame, phrase)

    def _own_parts(self, frame: Frame, phrase: Phrase, slots: Slots) -> None:
        """The genitive before the noun, and a name inside its own phrase ("अमरीकी हमले", "पुलिस फ़ायरिंग")."""
        inner = self._inside(phrase, frame.use)
        # "दलों के बहिष्कार और माओवादी हमलों के बीच": what has a doer of its own is not of the genitive before the first.
        shared = inner is None or frame.use.start < phrase.members[0].end
        # "सरकार की बर्ख़ास्तगी की माँग": who is dismissed demands nothing.
        shared = shared and not ("owner-suffers" in frame.use.predicate.flags and phrase.owner and phrase.owner.start >= frame.use.start)
        if phrase.owner is not None and "ka" in slots and phrase.owner.at not in self.heads and shared:
            owner = phrase.owner
            if not self.fitness.fits(owner) and owner.owner is not None and self.fitness.fits(owner.owner):
                owner = owner.owner
            if frame.use.predicate.type == "AID" and phrase.slot == "ko" and frame.use.use == "nominal":
                # "उनकी मदद को आए": who is helped.
                slots = {**slots, "ka": "R"}
            if slots.get("bare") == "R":
                owner = self._past_host(frame, owner)
            if not self._takes_place_in(frame, owner):
                # "हल्दीघाटी की लड़ाई", "गुजरात के दंगे": the land is where it takes place.
                self._slot(frame, slots, "ka", owner)
        where = inner is not None and self.fitness.land_of(inner, frame.use.predicate, "B" in slots.values())
        if inner is not None and not where:
            # "श्रीलंका दंगों में", "दिल्ली धमाकों में", "कोरिया युद्ध में": the land of a riot or war and the town of a blast are its place.
            role = "B" if "B" in slots.values() else "A" if inner.kind != "country" or "bare" not in slots else slots["bare"]
            if "bare" in slots and inner.kind in ("country", "region"):
                role = slots["bare"]
            elif "R" in slots.values() and self.fitness.aimed_at(inner):
                # "सिख विरोधी दंगे", "भारत विरोधी प्रदर्शन".
                role = "R"
            elif role == "A" and self._suffers(frame, inner) and slots.get("ka") == "R":
                # "मस्जिद विध्वंस", "नेता हत्याकांड": what is done to its owner is done to who stands before it.
                role = "R"
            frame.roles.setdefault(role, []).append(Filler(inner.phrase, "named inside its phrase"))
        elif "B" in slots.values():
            self._pair(frame)

    @staticmethod
    def _suffers(frame: Frame, inner: Inner) -> bool:
        hard = frame.use.predicate.type in ("ASSAULT", "COERCE") and inner.kind in SUFFERING
        return hard and all(ARMED.isdisjoint(n.sectors) for m in inner.phrase.head.mentions[-1:] for n in m.names)

    def _detached(self, left: Phrase) -> bool:
        """ "रूस के यूक्रेन पर हमले": a genitive before a country belongs to the event noun."""
        after = self.items[left.at + 1] if left.at + 1 < len(self.items) else None
        if self.fitness.kind(left) == "pronoun":
            return False
        if not isinstance(after, Phrase) or after.slot in ("", "ka"):
            return False
        if after.owner is left and any(m.of("office", "title") for m in after.head.mentions + after.members[0].mentions):
            # "पार्टी के अध्यक्ष राम पर हमला": the genitive belongs to the office.
            return False
        kind = self.fitness.kind(after)
        if after.slot in ("saath", "se") and kind in ("organ", "agency", "office") and self.fitness.kind(left) in STRONG_KINDS:
            # "अमरीकी सेना के इराक़ी प्रशासन के साथ समझौते": who names a country of its own belongs to no other's army.
            return any(n.key for m in after.head.mentions for n in m.names if n.kind in ATTRIBUTIVE)
        if after.slot in ("saath", "se", "khilaf") and kind in ("party", "group"):
            # "लोजपा का कांग्रेस के साथ समझौता": one party is not another's.
            return self.fitness.kind(left) in STRONG_KINDS
        # "पाकिस्तान के डेरा ग़ाज़ी ख़ान में": a town that is named after somebody is of its land.
        bound = kind == "person" and (after.slot == "men" or self._of_that_land(left, after))
        return kind in ("country", "person", "pronoun") and not bound

    def _of_that_land(self, left: Phrase, after: Phrase) -> bool:
        """ "जापान के युकिओ हातोयामा से मुलाक़ात": whether somebody is of the land whose genitive stands before him."""
        lands = {n.key for m in left.head.mentions[-1:] for n in m.names if n.kind == "country"}
        return any(n.key in lands for m in after.head.mentions for n in m.names if n.kind == "person")

    def _far_subject(self, frame: Frame, slots: Slots) -> None:
        """ "रूस के यूक्रेन पर मिसाइल दाग़ने की निंदा", "अमेरिका के पाकिस्तान को विमान बेचने": before an infinitive its other phrases may part it
        from its subject.
        """
        use, chunk, role = frame.use, self.layout.chunk(frame.use.verb), slots.get("subj")
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or role is None or role in frame.roles or frame.clause is None:
            return
        first = self._before_content(frame, slots, min(self.layout.item_of[frame.use.start], frame.use.item))
        for at in reversed([i for i in frame.clause.items if i < first]):
            item = self.items[at]
            if isinstance(item, Chunk):
                if item.kind in ("date", "filler"):
                    continue
                return
            if item.slot == "ka":
                owned = self.items[at + 1]
                near = isinstance(owned, Phrase) and owned.owner is item and owned.slot in ("se", "saath") and not self._detached(item)
                if near or self._past_doer(item):
                    continue
                subject = self.fitness.kind(item) in STRONG_KINDS and marker(item, self.layout.tokens) != "f"
                # "कांग्रेस के हाथ मिलाने": nor is it of the act's noun where the act takes nobody's.
                foreign = isinstance(owned, Phrase) and owned.slot != "" and marker(item, self.layout.tokens) == "m"
                bound = at + 1 < first and (self._detached(item) or self._before_date(at) or foreign or self._parted(at))
                own = marker(item, self.layout.tokens) == "o" and self.items[first].start == use.start and use.predicate.kind != "verb"
                apart = "ka" not in use.predicate.active or is_not_of(item, self.items[first], self.layout.tokens)
                if subject and (bound or (at + 1 == first and own and apart)):
                    self._put(frame, role, item, "genitive subject of an infinitive", shared=True)
                return
            if item.slot not in ("ko", "par", "khilaf", "se", "saath", "men", ""):
                return

    def _leftward(self, at: int, frame: Frame, wide: bool) -> Iterator[Phrase]:
        """Phrases to the left up to the clause border; a verb on the way is a wall."""
        members, over = set(frame.clause.items) if frame.clause else set(), False
        for left in range(at - 1, -1, -1):
            if left not in members:
                if wide:
                    continue
                return
            item = self.items[left]
            if isinstance(item, Phrase):
                if left in self.taken and not self._mine(left, frame):
                    if not wide:
                        return
                    continue
                if not over or item.slot == "beech":
                    yield item
            elif wide and item.kind == "verb" and item.slot in ("liye", "topic"):
                # "सरकार और विद्रोहियों के बीच बंधकों को छुड़ाने के लिए बातचीत चल रही है".
                over = True
            elif item.kind == "verb" or (item.kind in ("link", "mark") and not wide):
                return

    def _accused(self, left: Phrase, frame: Frame) -> bool:
        """ "उन पर हमले का आरोप": the one पर phrase belongs to the accusation; of two, the nearer to the act."""
        clause = frame.clause
        if clause is None or not any(
            u.predicate.type == "ACCUSE" and "allege" in u.predicate.modes and u.item > frame.use.item and u.item in clause.items
            for u in self.uses
        ):
            return False
        if "par" in frame.use.predicate.nominal and any(
            u.item == frame.use.item + 1 and self.items[u.item].slot == "men" for u in self.uses if u.predicate.type == "ACCUSE"
        ):
            # "अध्यक्ष पर हमले के आरोप में गिरफ़्तार": the accused is told apart, and the phrase is the act's own.
            return False
        marked = [i for i in clause.items if i < frame.use.item and isinstance(p := self.items[i], Phrase) and p.slot == "par"]
        return len(marked) == 1

    def _bare_subject_of_happening(self, frame: Frame, slots: Slots) -> None:
        if "ka" in slots and not frame.roles and slots["ka"] == "B":
            for left in self._leftward(frame.use.item, frame, True):
                if left.slot == "" and self.fitness.fits(left):
                    self._put(frame, "B", left, "bare before the event noun")
                    return

    def _barred_from(self, frame: Frame, infinitive: int) -> bool:
        """ "दलों पर जुलूस निकालने पर रोक": whether a ban hits those पर whom it lies, not what they are barred from alone."""
        own = (u.predicate.active for u in self.uses if u.verb == infinitive)
        return frame.use.predicate.type == "COERCE" and self.items[infinitive].slot == "par" and not any("par" in slots for slots in own)

    # Verbal uses ------------------------------------------------------------------------------------------------

    def _verbal(self, frame: Frame) -> None:
        use = frame.use
        if use.use == "twin" and "visit" in use.predicate.modes:
            # "यह ओबामा का पहला दौरा है": whose visit it is visits.
            self._nominal(frame)
            return
        slots = dict(use.predicate.active)
        if use.use == "twin" and slots.get("ka") == "R" and use.predicate.nominal.get("ka") == "A":
            # "घाटी पर तालिबान का क़ब्ज़ा हो गया": what comes about has its doer in the genitive.
            slots["ka"] = "A"
        frees = self._not_barred(frame, self._window(frame))
        before = self.layout.chunk(use.item - 1)
        if before is not None and before.kind == "verb" and before.slot in slots and not self._barred_from(frame, use.item - 1):
            # The postposition is used up by the infinitive: "चर्चा करने में रुचि".
            del slots[before.slot]
        advised = self._leave_to_governor(frame, slots)
        for slot in left_to_talk(frame, self.uses, self.layout):
            slots.pop(slot, None)
        if slots.get("ko") == slots.get("par") == "R" and any(p.slot == "ko" and self.fitness.fits(p) for p in frees):
            # "ईरान को उसके शहरों पर हमले की धमकी": who is threatened goes before where it would strike.
            del slots["par"]
        if slots.get("khilaf") == slots.get("par") == "R" and next((p.slot for p in frees if p.slot in ("khilaf", "par")), "") == "khilaf":
            # "अदालत के आदेश पर मंत्री के ख़िलाफ़ मामला": who is tried goes before on whose word.
            del slots["khilaf" if self._deed_against(frame, frees) else "par"]
        head = self._named_in(use)
        chunk = self.layout.chunk(use.verb)
        infinitive = chunk is not None and chunk.verb is not None and chunk.verb.form == "inf"
        if use.predicate.kind != "verb" and ("B" in slots.values() or "B" in use.predicate.nominal.values()):
            self._pair(frame)
        self._over_demonstrative(frame)
        within = self._inside(head, use) if isinstance(head, Phrase) and use.predicate.kind != "verb" else None
        if isinstance(head, Phrase) and head.owner is not None and within is not None and self._owner_of_first(head, within.phrase):
            # "उनकी पार्टी | समर्थन दे रही है": a genitive that does not agree with the act is of the one named before the act.
            within.phrase.owner, head.owner = head.owner, None
        if isinstance(head, Phrase) and head.owner is not None and "ka" in slots and use.use != "receive":
            # What happens to an act ("हत्या की निंदा") does not happen to its victim; "राजा के | सत्ता हथियाने": nor to who does it.
            if head.owner.at not in self.heads and not (infinitive and is_not_of(head.owner, head, self.layout.tokens)):
                self._slot(frame, slots, "ka", self._fit_owner(head.owner))
        elif "ka" in slots and use.use != "receive" and use.predicate.kind != "verb":
            self._far_owner(frame, slots)
            self._owner_of_content(frame, slots)
        theirs = isinstance(head, Phrase) and head.owner is not None and "ka" not in slots and not self._apart(frame, head)
        happens = use.use in PASSIVE_USES or (use.predicate.active.get("beech") == "B" and comes_about(self.layout, use))
        if happens and isinstance(head, Phrase) and head.owner is not None and theirs:
            # "सेना का हमला हुआ", "चीन से रूस की सहमति हो गई": what only happens keeps its doer in the genitive.
            self._slot(frame, {s: r for s, r in use.predicate.nominal.items() if r in "AB"}, "ka", self._fit_owner(head.owner))
        elif use.use == "twin" and use.predicate.nominal.get("ka") == "B" and isinstance(head, Phrase) and head.owner is None:
            self._pair_over_place(frame)
        if isinstance(head, Phrase) and use.predicate.kind != "verb":
            inner = within
            if inner is not None:
                # "राष्ट्रमंडल सम्मेलन ख़त्म हो गया": so does a body whose meeting it is.
                whose = use.predicate.type == "ASSAULT" or (use.predicate.type == "CONSULT" and inner.kind == "body")
                doer = use.predicate.nominal.get("ka") in ("A", "B") and use.use == "twin" and whose
                if self.fitness.aimed_at(inner) and "R" in use.predicate.nominal.values():
                    frame.roles.setdefault("R", []).append(Filler(inner.phrase, "named inside its phrase"))
                elif doer:
                    # "अमरीकी हमले जारी हैं": what only happens keeps the doer that is named inside it.
                    frame.roles.setdefault(use.predicate.nominal["ka"], []).append(Filler(inner.phrase, "named inside its phrase"))
                elif "bare" in use.predicate.nominal and inner.kind in ("country", "region"):
                    frame.roles.setdefault("R", []).append(Filler(inner.phrase, "place named before the noun"))
                elif not any(p.slot == "ne" for p in frees):
                    frees.append(inner.phrase)
        self._genitive_subject(frame, slots)
        if use.use == "active":
            self._far_subject(frame, slots)
        if use.use == "active":
            self._owner_of_intent(frame, slots)
        self._modified_noun(frame, slots)
        self._asked_first(frame, frees, slots)
        ergative = any(p.slot == "ne" for p in frees)
        for phrase in (p for p in frees if not self._does_else(frame, p)):
            slot = phrase.slot
            if (slot == "beech" and ergative and self._lies_between(phrase)) or (slot == "se" and self._joins_a_thing(phrase, frame)):
                continue
            if (
                slot in slots
                and slot not in ("subj", "obj", "ka")
                and not (slot == "ko" and "obj" in slots and slots["ko"] == slots["obj"])
            ):
                self._slot(frame, slots, slot, phrase)
            elif slot == "men" and slots.get("beech") == "B" and self._between(phrase):
                self._put(frame, "B", phrase, "between whom it takes place")
            elif slot == "with" and slots.get("saath") == "B" and use.use == "active" and self._together(phrase):
                self._put(frame, "B", phrase, "together with whom it is done")
            elif slot == "led" and self._leads_doer(phrase, frees, use) and slots.get("subj") in ("A", "B") and use.use != "receive":
                self._put(frame, slots["subj"], phrase, "who leads it")
            elif (
                (
                    (slot in ("dvara", "via")[: 1 + (use.use != "active")] and not ergative and not self._another_acts(phrase, frees, use))
                    or (slot == "dvara" and infinitive)
                )
                and slots.get("subj") in ("A", "B")
                and use.use != "receive"
                and not (infinitive and self._of_passive(phrase, frame))
            ):
                # "रूस की मदद से सरकार ने हमला किया": where somebody acts with ने, he does it himself; what is done by others
                # hangs on his verb as an infinitive ("सरकार ने रूस द्वारा हमला करने की निंदा की").
                self._put(frame, slots["subj"], phrase, "doer of a passive")
        befalls = use.use == "twin" and slots.get("ka") == "R" and use.predicate.type in ("REJECT", "CONCEDE")
        if "R" in slots.values() and (use.use in ("active", "passive") or befalls):
            self._owner_of_object(frame, frees, slots)
        self._at_fault(frame)
        self._whose_doing(frame, frees)
        self._whose_shot(frame, frees)
        self._object_of_content(frame, frees)
        if use.predicate.type == "AID" and "R" not in frame.roles:
            for phrase in frees:
                # "दोनों पक्षों के बीच बंधकों को छुड़ाने के लिए बातचीत": those who talk about a rescue are not the rescued.
                if phrase.slot in HELPED[: 3 - infinitive] and self._put(frame, "R", phrase, "for whom the help is"):
                    break
        self._barred(frame, slots)
        self._slipped_ergative(frame, frees, slots)
        if use.use == "receive":
            self._receiver(frame, frees, slots)
        elif use.use in PASSIVE_USES:
            # "भारत को मुक्त होने की सलाह": who is advised is not moved by anybody.
            self._sufferer(frame, [p for p in frees if p.slot != "ko"] if advised and use.use == "twin" else frees, slots)
            self._moved(frame, slots)
        else:
            self._subject_and_object(frame, frees, slots)
        self._freed(frame)

    def _freed(self, frame: Frame) -> None:
        """ "तीन क़ैदियों को छोड़ा": who is let go may be named in the predicate itself."""
        first = self.items[self.layout.item_of[frame.use.start]]
        if "release" not in frame.use.predicate.modes or "R" in frame.roles or not isinstance(first, Phrase):
            return
        if first.slot in ("", "ko") and self.fitness.kind(first) in PEOPLE:
            self._put(frame, "R", first, "named in the predicate")

    def _owner_of_first(self, head: Phrase, inner: Phrase) -> bool:
        """Whether the genitive before a phrase is by its form of the name that opens the phrase, and not of the noun that ends it."""
        owner = head.owner
        return owner is not None and inner.start == head.start and owns_opening(owner, inner.head, head.head, self.layout.tokens)

    def _not_barred(self, frame: Frame, frees: list[Phrase]) -> list[Phrase]:
        """ "नेताओं को दिल्ली जाने से रोका गया": the first को before what somebody is kept from tells who is kept from it."""
        chunk, clause = self.layout.chunk(frame.use.verb), frame.clause
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or clause is None or clause.finite is None:
            return frees
        kept, last = self.layout.chunk(clause.finite - 1), clause.finite
        if kept is None or kept.verb is None or kept.verb.form != "inf" or kept.slot != "se":
            return frees
        if not any(u.verb == last and u.item == last and u.predicate.active.get("obj") == "R" for u in self.uses):
            return frees
        first = min((p for p in frees if p.slot == "ko"), key=lambda p: p.start, default=None)
        return [p for p in frees if p is not first]

    def _over_demonstrative(self, frame: Frame) -> None:
        """ "दोनों मंत्रियों की वह पहली भेंट थी": a pronoun may part what happens from its genitive."""
        before = self.items[frame.use.item - 1] if frame.use.item else None
        if frame.use.use != "twin" or not isinstance(before, Phrase) or before.slot or before.owner is None:
            return
        if before.end - before.start == 1 and self.fitness.pronouns.get(self.layout.tokens[before.start].key) in ("this", "he"):
            nominal = {slot: role for slot, role in frame.use.predicate.nominal.items() if role in "AB"}
            self._slot(frame, nominal, "ka", self._fit_owner(before.owner))

    def _slipped_ergative(self, frame: Frame, frees: list[Phrase], slots: Slots) -> None:
        """ "पुलिस ने नेता को गिरफ़्तार किया गया था": a passive by a slip, where no other verb stands between the ने phrase and it."""
        role = slots.get("subj")
        if frame.use.use != "passive" or role not in ("A", "B") or role in frame.roles:
            return
        if frame.clause is None or frame.use.verb is None or frame.clause.finite != frame.use.verb:
            return
        for phrase in frees:
            between = self.items[phrase.at + 1 : frame.use.item]
            if phrase.slot == "ne" and not any(isinstance(i, Chunk) and i.kind in ("verb", "mark", "link") for i in between):
                self._put(frame, role, phrase, "ergative phrase of a passive")

    def _leave_to_governor(self, frame: Frame, slots: Slots) -> bool:
        """ "इसराइल से हमले बंद करने की अपील": से belongs to the appeal, not to what is appealed for.

        Out: whether को belongs to the governor too ("भारत को … की सलाह").
        """
        chunk, advised = self.layout.chunk(frame.use.verb), False
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or frame.use.verb is None:
            return False
        for other in self.uses:
            if 0 < other.item - frame.use.verb <= 2 and other.item > frame.use.item and "content" in other.predicate.flags:
                for slot in ("se", "ko"):
                    if other.predicate.active.get(slot) == "R":
                        slots.pop(slot, None)
                        advised = advised or slot == "ko"
                if "allege" in other.predicate.modes and self._one_accused(frame):
                    slots.pop("par", None)
        return advised

    def _one_accused(self, frame: Frame) -> bool:
        """ "भारत पर नियंत्रण रेखा पर गोलीबारी करने का आरोप": of the पर phrases only one can be a party, and that is the accused."""
        members = frame.clause.items if frame.clause is not None else []
        marked = [p for i in members if i < frame.use.item and isinstance(p := self.items[i], Phrase) and p.slot == "par"]
        return len([p for p in marked if self.fitness.fits(p)]) == 1

    def _window(self, frame: Frame) -> list[Phrase]:
        """Free phrases of the clause, nearest to the left first, then those after a fronted verb."""
        clause, use = frame.clause, frame.use
        if clause is None:
            return []
        out: list[Phrase] = []
        finite = clause.finite is not None and clause.finite == use.verb
        for at in reversed([i for i in clause.items if i < use.item]):
            item = self.items[at]
            if isinstance(item, Phrase):
                if item.start >= use.start or self._heads_line(at):
                    continue
                if not item.owned and at not in self.heads and (at not in self.taken or item.slot in ("ne", "") or self._mine(at, frame)):
                    out.append(item)
            elif item.kind == "verb" and not finite and item.slot and use.verb is not None and at not in (use.verb, use.item - 1):
                # A second infinitive's objects do not reach over the first; its subject may.
                out.extend(p for i in clause.items if i < at and isinstance(p := self.items[i], Phrase) and p.slot == "ne")
                break
        if finite and use.verb is not None:
            after = [i for i in clause.items if i > use.item and i != use.verb]
            out.extend(p for i in after if isinstance(p := self.items[i], Phrase) and not p.owned and i not in self.heads)
        return out

    def _modified_noun(self, frame: Frame, slots: Slots) -> None:
        """ "मारे गए चरमपंथी", "हमला करने वाले लोग": the noun after an adnominal verb fills the open role."""
        use, clause = frame.use, frame.clause
        if use.verb is None or (clause is not None and clause.finite == use.verb) or use.verb + 1 >= len(self.items):
            return
        chunk, held = self.layout.chunk(use.verb), self._on_the_way(use.verb, clause)
        after = self.items[use.verb + 1 + held] if use.verb + 1 + held < len(self.items) else None
        if "subj" in slots and (who := first_to_do_so(frame, self.layout, self.fitness)) is not None:
            self._put(frame, slots["subj"], who, RANKED, shared=True)
            return
        if chunk is None or chunk.verb is None or chunk.slot or not isinstance(after, Phrase):
            return
        if held:
            role = slots.get("obj")
        elif chunk.verb.form == "agent":
            role = slots.get("obj") if use.use in PASSIVE_USES and "obj" in slots else slots.get("subj")
        elif chunk.verb.form == "fin" or (chunk.verb.form == "part" and chunk.verb.aspect == "perf" and "abroad" in use.predicate.flags):
            # "काबुल गए हुए मंत्री", too.
            passive = use.use in PASSIVE_USES
            # "काबुल पहुँचे मंत्री": who has come is qualified, and not where to.
            role = slots.get("obj" if passive or ("obj" in slots and "abroad" not in use.predicate.flags) else "subj")
        else:
            return
        after = self._past_place(after)
        if role and self._may_do(after, frame):
            self._put(frame, role, after, QUALIFIED, shared=True)
        elif role and role == slots.get("subj") and not self._owner_fits(after):
            # "धरने पर बैठे पेड़": what the verb qualifies does it, though it be nobody.
            del slots["subj"]

    def _receiver(self, frame: Frame, frees: list[Phrase], slots: Slots) -> None:
        head = self.items[frame.use.item]
        if isinstance(head, Phrase) and head.owner is not None and self.fitness.fits(head.owner):
            self._put(frame, "A", head.owner, "whose it is that is received")
        verb = self._verb(frame)
        # "कंपनी का यह एक उपकरण है" is no gift: with the bare copula only a dative has something.
        accepted = ("ko",) if verb is not None and verb.lemmas == [BE] else ("ko", "")
        for phrase in frees:
            if phrase.slot in ("se", "dvara"):
                self._put(frame, "A", phrase, "from whom it is received")
            elif phrase.slot in accepted and "R" not in frame.roles:
                self._put(frame, "R", phrase, "who receives")

    def _sufferer(self, frame: Frame, frees: list[Phrase], slots: Slots) -> None:
        role = slots.get("obj")
        if role is None:
            role = slots.get("subj") if slots.get("subj") == "R" else None
        if role is None or role in frame.roles:
            return
        for wanted in ("",) if self._told_to_be(frame) else ("ko", ""):
            for phrase in frees:
                if phrase.slot == wanted and self.fitness.fits(phrase) and self._put(frame, role, phrase, "who suffers a passive"):
                    return
        if frame.use.use == "passive":
            self._shared_object(frame, role)

    def _told_to_be(self, frame: Frame) -> bool:
        """ "नेपाल को भय से आज़ाद होने की सलाह दी": को before what one shall become by oneself is of the advice."""
        chunk = self.layout.chunk(frame.use.verb)
        if frame.use.use != "twin" or chunk is None or chunk.verb is None or chunk.verb.form != "inf" or frame.use.verb is None:
            return False
        return self._asks_with_ko(frame.use.verb)

    def _asks_with_ko(self, at: int) -> bool:
        """Whether right behind a verb stands what asks somebody with को: "… रोकने की सलाह दी"."""
        asks = (u for u in self.uses if 0 < u.item - at <= 2 and u.predicate.type == "REQUEST")
        return any("content" in u.predicate.flags and u.predicate.active.get("ko") == "R" for u in asks)

    def _has_its_thing(self, frame: Frame) -> bool:
        """ "इसराइल को निर्माण रोकने की सलाह दी": before an infinitive that has its thing right before it, को is of the one who is asked."""
        at = frame.use.verb
        chunk = self.layout.chunk(at) if frame.use.predicate.kind == "verb" else None
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or not at or not self._asks_with_ko(at):
            return False
        before = self.items[at - 1]
        return isinstance(before, Phrase) and not before.slot and self.fitness.kind(before) in ("thing", "owned")

    def _moved(self, frame: Frame, slots: Slots) -> None:
        """ "सैनिक हट जाएँगे", "पुलिस तैनात की गई": who is named in the predicate itself and sent by nobody moves."""
        first = self.items[self.layout.item_of[frame.use.start]]
        if "A" not in frame.roles and isinstance(first, Phrase) and self._moves(frame):
            self._put(frame, "A", first, "named in the predicate")

    def _subject_and_object(self, frame: Frame, frees: list[Phrase], slots: Slots) -> None:
        subject = self._subject(frame, frees)
        role = slots.get("subj")
        told = role not in frame.roles or (role == "B" and not any(f.qualified for f in frame.roles["B"]))
        if role and told and subject is not None:
            self._put_doer(frame, role, *subject)
        if "obj" in slots and slots["obj"] not in frame.roles:
            self._object(frame, frees, slots["obj"], subject[0] if subject else None)

    def _object(self, frame: Frame, frees: list[Phrase], role: str, subject: Phrase | None) -> None:
        for wanted in ("",) if self._has_its_thing(frame) else ("ko", ""):
            for phrase in frees:
                if wanted == "ko" and "abroad" in frame.use.predicate.flags and self.fitness.kind(phrase) in PEOPLE:
                    # "मंत्री को काबुल आने का न्योता दिया": who is asked to come is not where one comes to.
                    continue
                if phrase is not subject and phrase.slot == wanted and self._put(frame, role, phrase, "object nearest to the verb"):
                    return
        self._shared_object(frame, role)

    def _shared_object(self, frame: Frame, role: str) -> None:
        """ "नेता को रिहा करके फिर गिरफ़्तार किया": the object of a verb before may be the object of this one too."""
        for phrase, why in shared_objects(frame, self.layout, self.taken, self.fitness):
            if self._put(frame, role, phrase, why, shared=why == BEFORE):
                return
