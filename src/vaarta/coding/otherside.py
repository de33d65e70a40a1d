"""The side that a predicate's own phrases leave out, where the words around it name it all the same.

Each rule is one short method with the sentence that it reads; it answers for a frame whose side is still empty, and takes only what
is named: no rule guesses between two.
"""

from __future__ import annotations

from ..frames.find import BE
from ..frames.fitness import ARMED, STRONG_KINDS
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Filler, Frame
from ..resolving.participants import Resolved
from .answered import Answered
from .answering import speaking_side, told_otherwise
from .attending import attended, own_protest, who_calls, who_opposed
from .authors import author
from .blows import aimed_at, bombed_in, struck_first
from .contents import doer_of, subject_of_content
from .custody import captor, let_out_of, taken_before, undergoer
from .demanders import asks_across
from .meetings import spoken_to
from .ownforce import proceeded_against
from .rules import Rules
from .sides import same
from .speechacts import NEEDED
from .targets import band_fought, both_sides
from .tellings import written_to
from .towhom import (
    at_whose_border,
    at_whose_embassy,
    sent_where,
    who_is_helped,
    who_is_promised,
    who_would_get,
    who_would_meet,
    whom_it_carries,
    whose_good,
    whose_success,
)

CAUSATIVE, PRISON, ANNOUNCING = words_of("causative"), words_of("prison"), words_of("announcing")
# What is done by announcing it.
ANNOUNCED = frozenset({"COERCE", "SANCTION", "PROTEST", "RETREAT", "CONCEDE", "AID"})
HELPING = words_of("helping")
SENDING, CASE, WITHIN, RUNS = words_of("sending"), words_of("case"), words_of("within"), words_of("runs")
# Verbs without an object.
INTRANSITIVE = words_of("motion") | words_of("yields")
HOLDERS = frozenset({"country", "organ", "agency", "group", "body", "adjective"})
TOOK_PART = words_of("tookpart")
# What is said in a paper.
SAID = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE"})
PARTNER = frozenset({"se", "saath"})
# What is said to somebody whom the doer has just met.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN", "CONCEDE", "SUPPORT"})
OVER, GROUP = words_of("over"), words_of("thisgroup")
# What takes up words told before: "इस माँग को ठुकराया", "इसका विरोध किया".
ANSWERS = frozenset({"REJECT", "ACCUSE", "SUPPORT"})


class OtherSide(Answered):
    """Asks the sentence for a missing side."""

    def recipients(self, frame: Frame, actors: list[Resolved]) -> list[Resolved]:
        """Whom the act is aimed at, where the frame's own roles do not say it; [] where nothing does."""
        entry, use = frame.use.predicate, frame.use.use
        if entry.type == "MOBILIZE" and actors:
            return self._known(at_whose_border(self.layout, self.fitness, frame.use.item))
        if "R" not in entry.active.values() and "R" not in entry.nominal.values():
            return []
        found: list[Resolved] = []
        if entry.type in ("REQUEST", "THREATEN") and use == "nominal":
            found = self._right_after_owner(frame) or (self._who_obeys(frame) if entry.type == "REQUEST" else [])
        elif entry.type == "SUPPORT" and use in ("twin", "passive"):
            # "ओबामा के चुने जाने की तारीफ़ हुई".
            found = self._known(whose_success(frame, self.reading))
        elif entry.type == "SUPPORT" and use in ("nominal", "happen"):
            found = self._known(whom_it_carries(frame, self.reading))
        elif entry.type == "CONCEDE":
            found = self._whose_case(frame) or self._known(undergoer(frame, self.reading))
        elif use == "active":
            if "visit" in entry.modes:
                found = self._land_before(frame)
            if entry.type == "AID":
                found = self._whose_help(frame) or self._known(sent_where(frame, self.reading))
            if entry.type == "REQUEST":
                found = self._court(frame) or self._done_through(frame) or self._called_he(frame, actors) or self._who_moves(frame)
                found = found or self._written_to(frame) or self._known(who_would_meet(frame, self.reading))
            if not found and entry.type in SPOKEN:
                found = self._who_was_met(frame)
            if not found and entry.type in ("AGREE", "THREATEN"):
                found = self._spoken_to(frame) or self._known(who_would_get(frame, self.reading) or whose_good(frame, self.reading))
                found = found or self._known(who_is_helped(frame, self.reading))
            if not found and entry.type == "PROTEST":
                found = self._known(at_whose_embassy(frame, self.reading))
            if not found and entry.type == "SUPPORT":
                found = self._known(whose_success(frame, self.reading))
            if not found and entry.type == "THREATEN":
                found = self._known(proceeded_against(self.layout, frame, self.measures))
            if not found and (entry.type == "REJECT" or (entry.type == "AGREE" and entry.active.get("ko") == "A")):
                found = self._refused_with(frame) or self._whose_plea(frame)
            if not found and "allege" in entry.modes:
                found = self._whose_part(frame)
            if not found and entry.type == "ASSAULT":
                found = struck_first(frame, self.drafts, self.reading) or self._who_is_dispersed(frame)
            if not found and entry.type in ANSWERS and "investigate" not in entry.modes and self._takes_up(frame):
                found = self._who_spoke(frame, actors)
            if not found and entry.type == "REJECT":
                found = self._who_was_at_it(frame, actors)
            found = found or taken_before(frame, self.drafts, self.resolver)
        elif (undergone := undergoer(frame, self.reading)) is not None:
            found = [r for r in self.resolver.resolve(undergone) if not {"JUD", "COP"} & set(r.participant.sectors)]
        found = found or told_otherwise(self.reading, self.resolver, frame, actors)
        found = found or [r for p in who_is_promised(frame, self.reading) for r in self._known(p)]
        if not found and entry.type == "ASSAULT":
            found = aimed_at(frame, self.reading, self.resolver) or bombed_in(frame, self.reading, self.resolver)
            found = found or band_fought(frame, actors, self.reading, self.resolver)
        return [f for f in found if not any(same(f.participant, a.participant) or f.participant.text == a.participant.text for a in actors)]

    def _who_is_dispersed(self, frame: Frame) -> list[Resolved]:
        """ "भीड़ को तितर-बितर करने के लिए आँसू गैस छोड़ी": whom the force of the police is to part or drive off is the one it is used on."""
        if "crowd-control" not in frame.use.predicate.modes:
            return []
        for phrase in self._before(frame):
            after = (self.layout.chunk(at) for at in range(phrase.at + 1, frame.use.item))
            aim = next((c for c in after if c is not None and c.verb is not None), None)
            if phrase.slot in ("ko", "par") and aim is not None and aim.slot == "liye" and self.fitness.kind(phrase) in STRONG_KINDS:
                return self._known(phrase)
        return []

    def _whose_case(self, frame: Frame) -> list[Resolved]:
        """ "जाँच एजेंसी ने सांसद के मामले में क्लीन चिट दी": in whose case somebody is cleared, he is."""
        for phrase in self._before(frame):
            if phrase.slot != "men" or self.layout.tokens[phrase.head.end - 1].key not in CASE:
                continue
            near = [phrase.owner] if phrase.owner is not None else []
            left = self.layout.items[max(0, phrase.at - 3) : phrase.at]
            near += [p for p in left if isinstance(p, Phrase) and p.slot == "ka"]
            whose = next((p for p in near if self.fitness.kind(p) in ("person", "office", "party")), None)
            return self._known(whose)
        return []

    def _spoken_to(self, frame: Frame) -> list[Resolved]:
        """ "मंत्री ने विद्रोहियों से कहा कि सरकार बातचीत को तैयार है": what is offered or threatened in words is so to the one they are said to."""
        clause = frame.clause
        speech = self.speakers.of(clause, frame.use.item) if clause is not None and clause.kind in ("that", "quote") else None
        if speech is None or speech.verb is None or speech.clause is clause:
            return []
        for at in reversed(speech.clause.items):
            phrase = self.layout.items[at]
            if at < speech.verb and isinstance(phrase, Phrase) and phrase.slot == "se" and self.fitness.kind(phrase) in STRONG_KINDS:
                told = [r for r in self.resolver.resolve(phrase) if "MED" not in r.participant.sectors]
                return [r for r in told if r.participant.key or set(r.participant.sectors) - {"CVL"}]
        return []

    def _whose_help(self, frame: Frame) -> list[Resolved]:
        """ "तुर्की की मदद के लिए बचाव दल भेजा": for whose help something is sent, he is helped."""
        for phrase in self._before(frame):
            if phrase.slot == "liye" and phrase.owner is not None and self.layout.tokens[phrase.head.end - 1].key in HELPING:
                return self._known(phrase.owner)
        return []

    def _land_before(self, frame: Frame) -> list[Resolved]:
        """ "रूस की तीन दिवसीय दौरे पर रवाना हुए": a land before a visit is visited, though its genitive is written for another noun."""
        at = self.layout.item_of[frame.use.start] - 1
        land = self.layout.items[at] if at >= 0 else None
        if not isinstance(land, Phrase) or land.slot != "ka" or self.fitness.kind(land) not in ("country", "region"):
            return []
        return self.resolver.resolve(land)

    def _called_he(self, frame: Frame, actors: list[Resolved]) -> list[Resolved]:
        """ "भारत ने पाकिस्तान को सबूत दिए और माँग की कि वह …": he who is to act is the other side told before, and not who asks."""
        clause, doers = frame.clause, {a.participant.key for a in actors if a.participant.key}
        subject = subject_of_content(self.reading, frame) if doers and "content" in frame.use.predicate.flags else None
        if clause is None or subject is None or subject.slot or self.fitness.kind(subject) != "pronoun":
            return []
        found: dict[str | None, Resolved] = {}
        for draft in self.drafts:
            near = draft.clause is not None and draft.tokens[0] < frame.use.start and clause.id - draft.clause.id in (0, 1)
            if near and {a.participant.key for a in draft.actors} & doers:
                others = [p for p in draft.actors + draft.recipients if p.participant.key and p.participant.key not in doers]
                found.update({p.participant.key: p for p in others if set(p.participant.sectors) & (NEEDED - {"CVL"})})
        return list(found.values()) if len(found) == 1 else []

    def _right_after_owner(self, frame: Frame) -> list[Resolved]:
        """ "भारत की नेपाल से बाँध खोलने की माँग": who is asked stands right after the one whose demand it is."""
        item = self.layout.items[frame.use.item]
        owner = item.owner if isinstance(item, Phrase) and item.owner_verb is not None else None
        asked = self.layout.items[owner.at + 1] if owner is not None else None
        if not isinstance(asked, Phrase) or frame.use.predicate.active.get(asked.slot) != "R" or not self.fitness.fits(asked):
            return []
        return self.resolver.resolve(asked)

    def _who_obeys(self, frame: Frame) -> list[Resolved]:
        """ "आयोग के निर्देश पर सीबीआई ने मामला दर्ज किया": who acts on an order is the one it was given to."""
        item = self.layout.items[frame.use.item]
        told = self.layout.chunk(frame.clause.finite) if frame.clause is not None else None
        if isinstance(item, Phrase) and item.owner_verb is not None and frame.clause is not None and frame.clause.finite is None:
            # "चीन से हमले रोकने की माँग": in a headline who is asked stands before what is asked for.
            asked = (p for p in self._before(frame) if p.slot == "se" and self.fitness.kind(p) in STRONG_KINDS)
            return [r for p in asked for r in self.resolver.resolve(p)]
        if not isinstance(item, Phrase) or item.slot != "par" or frame.clause is None or not frame.roles.get("A"):
            # "बूटा को हटाने की माँग पर राजग रैली करेगा": what nobody is told to ask is asked of nobody.
            return []
        if told is not None and told.verb is not None and told.verb.main in self.speakers.lexicon.verbs:
            # "मंत्री ने इस माँग पर बताया": who speaks of a demand need not be asked.
            return []
        doer = doer_of(self.reading, frame.clause, frame.use.item)
        return self.resolver.resolve(doer) if doer is not None and doer is not item.owner else []

    def _court(self, frame: Frame) -> list[Resolved]:
        """ "हाई कोर्ट में याचिका दायर कर … की माँग की": a court in which something is asked for is asked."""
        for phrase in self._before(frame):
            jail = self.layout.tokens[phrase.head.end - 1].key in PRISON
            if phrase.slot == "men" and self.fitness.kind(phrase) in ("organ", "agency", "body") and not jail:
                found = self.resolver.resolve(phrase)
                if found and all("JUD" in f.participant.sectors for f in found):
                    return found
        return []

    def _who_was_met(self, frame: Frame) -> list[Resolved]:
        """ "राष्ट्रपति से मिलकर … की अपील की": what is said right after a meeting of the same clause is said to the one met."""
        for other in self.reading.frames:
            if other.use.item >= frame.use.item:
                continue
            if other.clause is not frame.clause:
                if self._right_before(other, frame) and (called := self._summoned(other)):
                    return called
                continue
            # "बैठक के बाद अनुरोध किया": what is asked for after a meeting may be asked of anybody.
            later = other.use.use in ("nominal", "participial") and self.layout.items[other.use.item].slot == "time"
            if other.use.predicate.type == "CONSULT" and not later:
                met = [f.phrase for fillers in other.roles.values() for f in fillers if f.phrase.slot in PARTNER]
                if met and self.fitness.kind(met[0]) not in ("crowd", "human", "pronoun"):
                    return self.resolver.resolve(met[0])
            elif called := self._summoned(other):
                return called
        return self._sent_for(frame)

    def _written_to(self, frame: Frame) -> list[Resolved]:
        """ "कलेक्टर को ज्ञापन देकर सड़क बनाने की माँग की": who is handed a paper right before is asked by it, whoever hands it."""
        phrase = written_to(self.reading, frame.clause, frame.use.item) if frame.clause is not None else None
        return self.resolver.resolve(phrase) if phrase is not None else []

    def _sent_for(self, frame: Frame) -> list[Resolved]:
        """ "राजदूत को बुलाकर शिकायत की": whom a verb of sending for that ends in -कर has right before it."""
        for at in frame.clause.items if frame.clause is not None else ():
            chunk, before = self.layout.chunk(at), self.layout.items[at - 1] if at else None
            if chunk is None or chunk.verb is None or chunk.verb.form != "conj" or chunk.verb.main not in SENDING or at > frame.use.item:
                continue
            if isinstance(before, Phrase) and before.slot == "ko" and self.fitness.kind(before) in ("office", "person"):
                return [r for r in self.resolver.resolve(before) if "GOV" in r.participant.sectors]
        return []

    def _right_before(self, other: Frame, frame: Frame) -> bool:
        """ "राजदूत को तलब किया और … का आरोप लगाया": whether a frame stands in the clause before, whose doer goes on acting."""
        if other.clause is None or frame.clause is None or other.clause.id != frame.clause.id - 1:
            return False
        own = [p for i in frame.clause.items if isinstance(p := self.layout.items[i], Phrase)]
        return other.clause.parent == frame.clause.parent and not any(p.slot == "ne" for p in own)

    def _summoned(self, other: Frame) -> list[Resolved]:
        """ "राजदूत को तलब कर विरोध जताया": what is said after somebody was sent for is said to him."""
        if other.use.predicate.type != "REQUEST" or "meet" not in other.use.predicate.modes:
            return []
        return [r for filler in other.roles.get("R", []) for r in self.resolver.resolve(filler.phrase)]

    def _whose_part(self, frame: Frame) -> list[Resolved]:
        """ "हत्या में भारत का हाथ होने का आरोप": whose part in it is alleged."""
        head = self.layout.items[frame.use.item]
        verb = head.owner_verb if isinstance(head, Phrase) else None
        if verb is None or verb.verb is None or verb.verb.main != BE:
            return []
        part = self.layout.items[self.layout.item_of[verb.start] - 1]
        owner = part.owner if isinstance(part, Phrase) and not part.slot else None
        return self.resolver.resolve(owner) if owner is not None and self.fitness.kind(owner) in STRONG_KINDS else []

    def _done_through(self, frame: Frame) -> list[Resolved]:
        """ "अदालत ने पुलिस से छानबीन करवाने का आदेश दिया": who is to do what is ordered in a causative is given the order."""
        item = self.layout.items[frame.use.item]
        ordered = item.owner_verb if isinstance(item, Phrase) else None
        if ordered is None or ordered.verb is None or ordered.verb.main not in CAUSATIVE:
            return []
        for phrase in self._before(frame):
            if phrase.slot == "se" and phrase.end <= ordered.start and self.fitness.kind(phrase) in STRONG_KINDS:
                return self.resolver.resolve(phrase)
        return []

    def _who_moves(self, frame: Frame) -> list[Resolved]:
        """ "सरकार ने लोगों को घरों में रहने के लिए अपील की": who stands with को before a verb that has no object is to do what is asked."""
        item, at = self.layout.items[frame.use.item], frame.use.item - 1
        asked = item.owner_verb if isinstance(item, Phrase) else None
        before = self.layout.chunk(at) if at >= 0 else None
        if asked is None and before is not None and before.verb is not None and before.verb.form == "inf" and before.slot == "liye":
            asked = before
        if asked is None or asked.verb is None or asked.verb.passive or asked.verb.main not in INTRANSITIVE:
            return []
        for phrase in self._before(frame):
            if phrase.end <= asked.start and phrase.slot == "ko":
                known = self.fitness.kind(phrase) in STRONG_KINDS or self.fitness.kind(phrase) == "crowd"
                return self.resolver.resolve(phrase) if known and self.fitness.fits(phrase) else []
        return []

    def left_to_others(self, frame: Frame) -> list[Resolved]:
        """Who acts, where the words around an act tell it and its own phrases do not."""
        found = self.jailer(frame) or self.author(frame) or self.resigner(frame) or self.trying_court(frame) or self.deciding_court(frame)
        found = found or self._bodies(let_out_of(frame, self.layout)) or self._captors(frame)
        found = found or self.involved(frame) or self.demander(frame)
        return found or self._known(own_protest(frame, self.speakers))

    def _captors(self, frame: Frame) -> list[Resolved]:
        """Who had taken those whom he lets go: a state or somebody in arms; a court frees whom others hold."""
        found = [r for phrase in captor(frame, self.reading) for r in self._bodies(phrase)]
        return [r for r in found if "JUD" not in r.participant.sectors]

    def demander(self, frame: Frame) -> list[Resolved]:
        """ "मंत्री को हटाने की माँग को लेकर विधायकों ने इस्तीफ़ा दिया": who acts for a demand makes it."""
        item = self.layout.items[frame.use.item]
        if (across := asks_across(frame, self.reading)) is not None:
            return self._known(across)
        if frame.use.predicate.type != "REQUEST" or frame.use.use != "nominal" or item.slot != "topic" or frame.clause is None:
            return []
        if not isinstance(item, Phrase) or OVER.isdisjoint(t.key for t in self.layout.tokens[item.head.end : item.head.after]):
            # "माँग के बारे में बताया".
            return []
        if any(f.clause is frame.clause and f.use.predicate.type == "PROTEST" for f in self.reading.frames):
            # "माँग को लेकर धरना दिया": a protest is the demand made, and one act with it.
            return []
        return self._known(doer_of(self.reading, frame.clause, None))

    def author(self, frame: Frame) -> list[Resolved]:
        """ "एमनेस्टी की रिपोर्ट में पुलिस की आलोचना की गई", "संसद ने प्रस्ताव पारित किया जिसमें चीन की निंदा की गई": what is done in a paper.

        Whose paper it is does it; where the paper is told before in another clause, the doer of that clause.
        """
        if frame.use.predicate.type not in SAID or frame.use.use not in ("passive", "twin") or frame.clause is None:
            return []
        return self._known(author(self.reading, frame.clause, self._before(frame)))

    def involved(self, frame: Frame) -> list[Resolved]:
        """ "सांसद की हत्या में शामिल दो आतंकी पकड़े गए", "हमले में लिप्त संगठन": who is told to have had part in an attack made it."""
        at = frame.use.item
        after = self.layout.items[at + 1] if at + 1 < len(self.layout.items) else None
        if frame.use.predicate.type != "ASSAULT" or frame.use.use not in ("nominal", "participial") or not isinstance(after, Phrase):
            return []
        told = self.layout.items[at].slot == "men" and self.layout.tokens[after.start].key in TOOK_PART
        # "हमले में शामिल वाहन", "बैठक में शामिल मंत्री की हत्या": only somebody who is no office of the state.
        return [r for r in self._known(after) if r.kind in ("crowd", "human", "group", "person")] if told else []

    def jailer(self, frame: Frame) -> list[Resolved]:
        """ "ईरान की जेल में बंद नाविक": who holds somebody is the state in whose prison he is, not where a camp of another state lies."""
        if frame.use.predicate.type != "COERCE" or "arrest" not in frame.use.predicate.modes:
            return []
        for at in range(frame.use.item, max(-1, frame.use.item - 4), -1):
            phrase = self.layout.items[at]
            if isinstance(phrase, Phrase) and phrase.slot == "men" and self.layout.tokens[phrase.head.end - 1].key in PRISON:
                if phrase.owner is not None and not any(m.of("region") for m in phrase.head.mentions):
                    return [r for r in self.resolver.resolve(phrase.owner) if r.kind in HOLDERS]
                return [r for r in self.resolver.resolve(phrase) if r.participant.key] if self.fitness.kind(phrase) == "attributed" else []
        return []

    def _bodies(self, phrase: Phrase | None) -> list[Resolved]:
        """Who a phrase names, where that is a state, a body, or several in arms."""
        return [r for r in self._known(phrase) if r.kind in HOLDERS or r.kind == "party" or not ARMED.isdisjoint(r.participant.sectors)]

    def trying_court(self, frame: Frame) -> list[Resolved]:
        """ "उनके ख़िलाफ़ विशेष अदालत में मुक़दमा चल रहा है": the court before which a trial runs tries it."""
        entry, clause = frame.use.predicate, frame.clause
        verb = self.layout.chunk(frame.use.verb)
        if "allege" not in entry.modes or clause is None or verb is None or verb.verb is None or CASE.isdisjoint(entry.head):
            return []
        if verb.verb.main not in RUNS and entry.head[-1] not in RUNS:
            # "अदालत में मुक़दमा दायर किया": who brings a case is none of its court.
            return []
        for phrase in self._before(frame):
            found = self.resolver.resolve(phrase, within=True) if phrase.slot == "men" else []
            courts = [r for r in found if "JUD" in r.participant.sectors]
            if courts:
                return courts
        return []

    def deciding_court(self, frame: Frame) -> list[Resolved]:
        """ "हाई कोर्ट से अर्ज़ी नामंज़ूर हो गई", "अदालत में याचिका ख़ारिज हुई": the court from which or in which a plea meets its end decides it."""
        if frame.use.predicate.type != "REJECT" or frame.use.use not in ("twin", "passive", "happen"):
            return []
        for phrase in self._before(frame):
            found = self.resolver.resolve(phrase, within=True) if phrase.slot in ("men", "se") else []
            if found and all("JUD" in r.participant.sectors for r in found):
                return found
        return []

    def resigner(self, frame: Frame) -> list[Resolved]:
        """ "मुख्यमंत्री ने इस्तीफ़े के बाद कहा": who acts right after a resignation that is nobody else's has resigned."""
        item = self.layout.items[frame.use.item]
        if "resign" not in frame.use.predicate.modes or frame.use.use != "nominal" or item.slot != "time" or frame.clause is None:
            return []
        doer = doer_of(self.reading, frame.clause, None) if isinstance(item, Phrase) and item.owner is None else None
        return self._known(doer) if doer is not None and self.fitness.kind(doer) in ("person", "office") and doer.slot == "ne" else []

    def claimant(self, frame: Frame) -> list[Resolved]:
        """ "शहर पर क़ब्ज़े का दावा किया", "हमले की ज़िम्मेदारी ली": who claims an act of arms that names no doer did it, on his word."""
        item, at = self.layout.items[frame.use.item], frame.use.item + 1
        named = frame.use.use in ("nominal", "participial") and item.slot == "ka" and frame.use.predicate.type in ("ASSAULT", "COERCE")
        if not named or frame.clause is None:
            return []
        told = self.layout.items[at] if at in frame.clause.items else None
        if not isinstance(told, Phrase) or told.slot or not self._claims(told):
            return []
        claims = self.layout.chunk(told.at + 1)
        if claims is not None and claims.verb is not None and (claims.verb.form == "inf" or claims.verb.negated):
            # "ज़िम्मेदारी लेने से इनकार किया": who will not claim it has not done it.
            return []
        doer = doer_of(self.reading, frame.clause, None)
        found = self.resolver.resolve(doer) if doer is not None else []
        # "एक संगठन ने हमले की ज़िम्मेदारी ली": nor need it be told what band it is.
        band = doer is not None and self.layout.tokens[doer.head.end - 1].key in GROUP
        return [f for f in found if band or {"MIL", "REB", "UAF", "COP"} & set(f.participant.sectors)]

    def _claims(self, told: Phrase) -> bool:
        """ "ज़िम्मेदारी ली", "ज़िम्मेदारी स्वीकार की": whether a phrase tells of claiming, alone or with the word of owning up to it."""
        if self.claims & set(self.layout.tokens[told.end - 1].keys):
            return True
        taken = any(f.use.item == told.at and f.use.predicate.type == "CONCEDE" for f in self.reading.frames)
        return taken and bool(self.claims & set(self.layout.tokens[told.start].keys))

    def announcer(self, frame: Frame) -> list[Resolved]:
        """ "सरकार ने कर्फ़्यू की घोषणा की", "समर्थन वापसी का ऐलान किया": who announces an act of his own does it; a fight is of both sides."""
        if frame.use.predicate.type == "ASSAULT":
            return both_sides(frame, self.reading, self.resolver)
        item, at = self.layout.items[frame.use.item], frame.use.item + 1
        if (caller := who_calls(frame, self.speakers)) is not None:
            return [Resolved(caller, "speaker")]
        if frame.use.use != "nominal" or item.slot != "ka" or frame.clause is None or frame.use.predicate.type not in ANNOUNCED:
            return [r for p in who_opposed(frame, self.reading) for r in self.resolver.resolve(p)]
        told = self.layout.items[at] if at in frame.clause.items else None
        if not isinstance(told, Phrase) or told.slot or self.layout.tokens[told.end - 1].key not in ANNOUNCING:
            return []
        doer = doer_of(self.reading, frame.clause, None)
        # "बंद की घोषणा अलगाववादी नेता गिलानी ने की थी": who announces it may stand behind.
        behind = frame.clause.finite is not None and doer is not None and at < doer.at == frame.clause.finite - 1
        return self.resolver.resolve(doer) if doer is not None and (behind or frame.clause.finite == at + 1) else []

    def partner(self, frame: Frame, actors: list[Resolved]) -> list[Resolved]:
        """ "प्रधानमंत्री ने अमरीकी राष्ट्रपति से हुई मुलाक़ात के बाद कहा": who met the one named with से is the doer of the clause."""
        fillers: list[Filler] = [f for role in frame.roles.values() for f in role]
        told = frame.use.predicate.type == "CONSULT" and frame.use.use in ("twin", "happen", "passive") and not actors
        if (frame.use.predicate.type == "AGREE" or told) and not fillers:
            return self._who_talked(frame)
        if frame.use.predicate.type == "PROTEST":
            # "धरने में सपा के विधायक भी शामिल हुए": who is at a protest protests.
            there = frame.use.use == "nominal" and frame.clause is not None and attended(frame, self.layout)
            doer = doer_of(self.reading, frame.clause, frame.use.item) if there and frame.clause is not None else None
            who = self.resolver.resolve(doer) if doer is not None else []
            return [r for r in who if not any(r.participant.name == a.participant.name for a in actors)]
        # "मंत्री के साथ बजट पूर्व बैठक": what names nobody takes no part in it.
        fillers = [f for f in fillers if f.phrase.slot in PARTNER or self.resolver.resolve(f.phrase)]
        fought = frame.use.predicate.type == "ASSAULT" and frame.use.predicate.active.get("beech") == "B" and bool(fillers)
        # "रूस ने ईरान से हुए समझौते को सही ठहराया": a pact that a participle tells of is also of the one who speaks of it.
        pact = frame.use.predicate.type == "SUPPORT" and frame.use.use == "participial" and bool(fillers)
        if not (fought or pact or frame.use.predicate.type == "CONSULT") or frame.clause is None:
            return []
        if frame.use.use not in ("nominal", "participial", "happen"):
            return []
        against = fought and self.layout.items[frame.use.item].slot == "men" and all(f.phrase.slot == "khilaf" for f in fillers)
        if not against and (any(f.phrase.slot not in PARTNER for f in fillers) or not (fillers or self._held(frame))):
            return []
        doer = doer_of(self.reading, frame.clause, None)
        if against and (doer is None or not self.fitness.under_arms(doer)):
            # "सेना ने विद्रोहियों के ख़िलाफ़ लड़ाई में टैंक उतारे": only who is under arms fights in it.
            return []
        if doer is None and not (fought or pact):
            return speaking_side(self.reading, frame, self.speakers, fillers, self.resolver)
        if doer is None or any(f.phrase is doer for f in fillers):
            return []
        # "बैठक में मंत्री ने सेनाध्यक्ष को बताया": so did the one to whom it is said there.
        near = spoken_to(frame, self.reading) if not fillers and not fought else []
        met = [r for p in [doer, *near] for r in self.resolver.resolve(p)]
        found = [r for r in met if not any(same(r.participant, a.participant) for a in actors)]
        # "पुलिस ने माओवादियों के साथ मुठभेड़ के बाद हथियार बरामद किए": who fought the one named, if he is under arms.
        return found if not fought else [r for r in found if Rules.armed(r)]

    def _who_talked(self, frame: Frame) -> list[Resolved]:
        """ "मंत्रियों की बैठक में सहमति बनी", "दोनों अधिकारियों में सहमति बनी": those who meet come to terms.

        "परिषद की बैठक में मसौदे पर चर्चा हुई", "सुरक्षा परिषद में चर्चा होगी": or they talk.
        """
        talks = frame.use.predicate.type == "CONSULT"
        if frame.use.predicate.active.get("beech") != "B" or (frame.use.use != "active" and not talks):
            return []
        for other in self.reading.frames:
            held = other.use.predicate.type == "CONSULT" and (not talks or self.layout.items[other.use.item].slot == "men")
            if other.clause is frame.clause and other.use.item < frame.use.item and held:
                found = [p for fillers in other.roles.values() for f in fillers for p in self.resolver.resolve(f.phrase)]
                if found:
                    return found
        kinds = ("body",) if talks else ("office", "party", "pronoun", "organ")
        near = (p for p in self._before(frame) if p.slot == "men" and self.fitness.kind(p) in kinds)
        phrase = next(near, None) or next((p for p in self._before(frame) if self._within(p)), None)
        return self.resolver.resolve(phrase) if phrase is not None else []

    def _within(self, phrase: Phrase) -> bool:
        """ "पार्टी के भीतर सहमति नहीं बनी": whether a phrase names a party or body inside which something is agreed."""
        after = {t.key for t in self.layout.tokens[phrase.head.end : phrase.head.after]}
        return not after.isdisjoint(WITHIN) and self.fitness.kind(phrase) in ("party", "organ", "agency", "body")

    def _held(self, frame: Frame) -> bool:
        """ "मंत्रियों ने वियना में हुई बैठक में फ़ैसला किया": a meeting that is told to be held, in which the doer of the clause acts."""
        item = self.layout.items[frame.use.item]
        held = frame.use.use in ("participial", "nominal") and item.slot in ("men", "time")
        told = held and "visit" not in frame.use.predicate.modes and isinstance(item, Phrase)
        return told and (not self._points_back(item) or attended(frame, self.layout))  # type: ignore[arg-type]
