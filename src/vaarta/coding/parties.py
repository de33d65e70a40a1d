"""Whom the words around an act name as a side of it: its content, its conditions, who speaks; read with the frame of the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Filler, Frame
from ..frames.verbs import Verb
from ..language import key, lemma_keys
from ..records import Participant
from ..resolving.participants import Resolved, Resolver
from .addressees import is_fought, jailer, refused_by, whose_forces
from .blows import struck_in
from .conditions import Conditions
from .contents import (
    acts_in,
    blamed_in_content,
    content_clauses,
    is_wished,
    scolded_in_words,
    subject_of_condition,
    subject_of_content,
    subject_of_headline,
    subject_of_noun,
    who_acts,
)
from .ownforce import warns_of_own_force
from .rules import Rules
from .sides import on_order, resolved, same
from .speech import Speakers
from .speechacts import NEEDED, own_side
from .status import Judgement

if TYPE_CHECKING:
    from .code import Lexica
    from .draft import Ruling

# Who is in public life, other than crowds and firms.
POLITICS = NEEDED - {"CVL", "BUS"}
CASES, MUST, ORELSE = words_of("cases"), words_of("must"), words_of("orelse")
# Who can make good what he says will come of it.
FORCE = frozenset({"GOV", "MIL", "COP", "REB", "UAF"})
OFFERED = frozenset({"AGREE", "REQUEST"})
CHARGED = frozenset({"ACCUSE", "REQUEST", "THREATEN"})


class Parties:
    """The part of the coder that looks for a side outside the phrases of a frame; ``code.SentenceCoder`` gives it the sentence."""

    reading: Reading
    resolver: Resolver
    speakers: Speakers
    lexica: Lexica
    rules: Rules
    layout: Layout
    conditions: Conditions

    def _warned_of(self, frame: Frame, actors: list[Resolved]) -> list[Resolved]:
        """ "चेतावनी दी कि ईरान बम बना सकता है": who does what is warned of, where he is in public life and of another side."""
        doers = {a.participant.key for a in actors}
        # "चेतावनी दी कि अगर सेना ने अभियान नहीं रोका तो लोग भूखों मरेंगे": else who acts on the condition.
        for subject in (subject_of_content(self.reading, frame), subject_of_condition(self.reading, frame)):
            acts = subject is not None and acts_in(self.reading, subject) and not self._copes(subject)
            found = self.resolver.resolve(subject) if subject is not None and acts else []
            public = [f for f in found if POLITICS & set(f.participant.sectors) and f.kind not in ("pronoun", "attributed")]
            if others := [f for f in public if f.participant.key and f.participant.key not in doers]:
                return others
        return []

    def _copes(self, subject: Phrase) -> bool:
        """ "चेतावनी दी कि नाइजर अकाल से जूझ रहा है": whether what somebody is warned to do is to cope with it."""
        chunk = self.layout.chunk(self.layout.clauses[subject.clause].finite)
        return chunk is not None and chunk.verb is not None and chunk.verb.main in self.rules.passing.get("copes", set())

    def _reads_warning(self, frame: Frame, act: Ruling) -> None:
        """A warning about what somebody else does is ACCUSE of that somebody, one that tells what to do is REQUEST (codebook 2)."""
        if not self.rules.only_warns(frame.use.predicate) or warns_of_own_force(frame, self.reading, self.rules):
            return
        warned_of = self._warned_of(frame, act.actors) if act.actors else []
        if warned_of:
            act.type, act.modes, act.recipients, act.warns = "ACCUSE", ["disapprove"], warned_of, True
            act.judged = Judgement("happened", "a warning of what another does")
        elif self._only_tells(frame, act.recipients):
            act.type, act.modes, act.warns = "REQUEST", ["yield"], True
            act.judged = Judgement("happened", "a warning that tells somebody what to do")

    def _only_tells(self, frame: Frame, recipients: list[Resolved]) -> bool:
        """ "चेतावनी दी कि वह गोलीबारी बंद करे", "आग से न खेलने की चेतावनी दी": somebody in politics is told what to do."""
        public = any(r.kind in ("country", "metonym") or POLITICS & set(r.participant.sectors) for r in recipients)
        if not public or frame.clause is None or frame.use.use != "active":
            return False
        item = self.layout.items[frame.use.item]
        done = item.owner_verb.verb if isinstance(item, Phrase) and item.owner_verb is not None else None
        wished = next((c for c in content_clauses(self.reading, frame.clause) if is_wished(self.reading, c)), None)
        subject = who_acts(self.reading, wished) if wished is not None else None
        own = subject is None or self.reading.fitness.kind(subject) == "pronoun"
        return (done is not None and done.negated) or (wished is not None and own)

    def _decreed(self, frame: Frame) -> list[Resolved]:
        """ "अदालत ने फ़ैसले में कहा कि छात्र को ज़मानत दी जाए": the court by whose word somebody is to be let go, which lets him go."""
        clause, chunk = frame.clause, self.layout.chunk(frame.use.verb)
        if frame.use.predicate.type not in ("CONCEDE", "RETREAT") or clause is None or clause.kind not in ("that", "quote"):
            return []
        if chunk is None or chunk.verb is None or chunk.verb.mood != "sub" or not chunk.verb.passive or clause.finite != frame.use.verb:
            return []
        speech = self.speakers.of(clause, frame.use.item)
        if speech is None or speech.phrase is None or speech.speaker.sectors[:1] != ["JUD"]:
            return []
        return self.resolver.resolve(speech.phrase)

    def _threatens(self, frame: Frame, recipients: list[Resolved]) -> tuple[list[Resolved], list[Resolved]]:
        """ "कहा कि सीरिया को क़ीमत चुकानी होगी": where the words themselves threaten, who says them does it (codebook section 2).

        "अगर सीरिया ने हमला किया तो उसे क़ीमत चुकानी होगी": whom the condition names is the one that a pronoun takes up.
        """
        clause = frame.clause
        told = clause is not None and clause.kind in ("that", "quote") and frame.use.use in ("active", "passive", "receive", "twin")
        speech = self.speakers.of(clause, frame.use.item) if told else None
        if speech is None or not (set(speech.speaker.sectors) & (NEEDED - {"CVL"}) or speech.speaker.key):
            return [], recipients
        # "ईरान ने कहा कि इसराइल ने हमला किया तो उसे जवाब दिया जाएगा": a pronoun may seem to mean who speaks, who threatens others.
        recipients = [r for r in recipients if not (r.pronoun and own_side(speech.speaker, r.participant))]
        if any(own_side(speech.speaker, r.participant) for r in recipients):
            return [], recipients
        unsettled = all(r.pronoun == "he" and not r.participant.key for r in recipients)
        on_terms = clause is not None and clause.id > 0 and (self.layout.clauses[clause.id - 1].kind == "cond" or self._whoever(clause))
        if unsettled and on_terms:
            recipients = self._on_terms(frame) or recipients
        chunk = self.layout.chunk(frame.use.verb)
        bidden = chunk is not None and chunk.verb is not None and chunk.verb.mood == "imp"
        borne = "A" not in frame.use.predicate.active.values() and not bidden
        if borne and not recipients and not (on_terms and FORCE & set(speech.speaker.sectors)):
            # "महासचिव ने कहा कि युद्ध के गंभीर परिणाम होंगे" foretells.
            return [], recipients
        if any(own_side(speech.speaker, r.participant) for r in recipients):
            return [], recipients
        return [Resolved(who, "speaker") for who in self.speakers.voices(speech)], recipients

    def _threat_on_terms(self, frame: Frame, type_: str, judged: Judgement, actors: list[Resolved]) -> Participant | None:
        """ "ट्रंप ने कहा कि अगर ईरान ने समझौता नहीं किया तो बमबारी होगी": who says under what terms he will strike threatens (codebook 2)."""
        clause = frame.clause
        if (
            type_ not in ("ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "REJECT")
            or judged.status != "future"
            or clause is None
            or clause.finite != frame.use.verb
        ):
            return None
        if not self._under_terms(clause, frame):
            return None
        speech = self.speakers.of(clause, frame.use.item)
        pronoun = speech is not None and speech.phrase is not None and self.reading.fitness.kind(speech.phrase) == "pronoun"
        if speech is None or not (set(speech.speaker.sectors) & (NEEDED - {"CVL"}) or (pronoun and type_ == "ASSAULT")):
            return None
        others = [a for a in actors if not (a.pronoun or own_side(speech.speaker, a.participant))]
        return None if others else speech.speaker

    def _may_follow(self, frame: Frame, verb: Verb) -> bool:
        """ "अगर वह नहीं मानता तो उसे प्रतिबंधों का सामना करना पड़ सकता है": what may come of it where terms are not met threatens."""
        threat = frame.use.predicate.type == "THREATEN" and verb.modal == "can" and not MUST.isdisjoint(verb.lemmas)
        if not threat or frame.clause is None or self.speakers.of(frame.clause, frame.use.item) is None:
            return False
        return self._under_terms(frame.clause, frame)

    def _whoever(self, clause: Clause) -> bool:
        """ "जो पार्टी छोड़ेगा, उसे निकाल दिया जाएगा": whether the relative clause before tells what somebody may yet do."""
        first = clause.items[0] if clause.items else 0
        for before in self.layout.clauses:
            chunk = self.layout.chunk(before.finite) if before.kind == "rel" and before.items and 0 < first - before.items[-1] < 3 else None
            if chunk is not None and chunk.verb is not None and chunk.verb.tense == "fut":
                return True
        return False

    def _under_terms(self, clause: Clause, frame: Frame) -> bool:
        """ "अगर माँगें नहीं मानी गईं तो …", "माँगें पूरी न होने पर …", "हमले की स्थिति में …": whether something must come about first."""
        if clause.id and (self.layout.clauses[clause.id - 1].kind == "cond" or self._or_else(clause) or self._whoever(clause)):
            return True
        for item in (self.layout.items[at] for at in clause.items if at < frame.use.item):
            if isinstance(item, Phrase):
                if item.slot == "men" and item.owner is not None and self.layout.tokens[item.end - 1].key in CASES:
                    return True
            elif item.verb is not None and item.verb.form == "inf" and item.slot == "par":
                return True
        return False

    def _or_else(self, clause: Clause) -> bool:
        """ "सरकार क़ैदियों को छोड़े वरना हमले होंगे": whether a clause tells what comes where the one before is not done."""
        link = self.layout.chunk(clause.items[0] - 1) if clause.items and clause.items[0] else None
        return link is not None and link.kind == "link" and self.layout.tokens[link.start].key in ORELSE

    def _on_terms(self, frame: Frame) -> list[Resolved]:
        """Who is to meet the terms of a threat: the subject of the condition before it."""
        assert frame.clause is not None
        before = self.layout.clauses[frame.clause.id - 1] if frame.clause.id else None
        terms = before is not None and (before.kind == "cond" or self._or_else(frame.clause))
        subject = who_acts(self.reading, before) if before is not None and terms else None
        unnamed = subject is None or self.reading.fitness.kind(subject) == "pronoun" or self._or_else(frame.clause)
        if terms and unnamed and (told := self._spoken_to(frame.clause)):
            # "चाड को संदेश दिया कि अगर उसने … तो उस पर हमला होगा": whom the words are for is to meet the terms.
            return told
        return self._people([Filler(subject, "who is to meet the terms")]) if subject is not None else []

    def _spoken_to(self, clause: Clause) -> list[Resolved]:
        """ "कमांडर ने सैनिकों से कहा कि वे हट जाएँ वरना …": to whom the words are said that a clause is part of."""
        outer = self.layout.clauses[clause.parent] if clause.parent is not None else None
        phrases = [p for at in outer.items if isinstance(p := self.layout.items[at], Phrase)] if outer is not None else []
        asked = next((p for p in phrases if p.slot in ("se", "ko") and self.reading.fitness.fits(p)), None)
        return self._people([Filler(asked, "who is spoken to")]) if asked is not None else []

    def _promise(
        self, frame: Frame, roles: dict[str, list[Resolved]], actors: list[Resolved], recipients: list[Resolved]
    ) -> tuple[list[Resolved], list[Resolved]]:
        """A meeting that is only promised has one who promises and one it is promised to."""
        fillers = frame.roles.get("B", [])
        if not roles["A"] and (speaker := self._undertakes(frame)):
            partners = [f for f in fillers if f.phrase.slot in ("se", "saath")]
            if not roles["B"] or len(partners) == len(fillers):
                return speaker, recipients or self._people(partners)
        if not roles["B"] or recipients:
            return actors, recipients
        partners = [f for f in fillers if f.phrase.slot in ("se", "saath")]
        if partners and len(partners) == len(fillers) and not roles["A"]:
            # "मंत्री दूत से मुलाक़ात में यह मुद्दा उठाएँगे": who will meet him is the doer of the clause.
            met = self._people(partners)
            doers = [b for b in roles["B"] if not any(same(b.participant, m.participant) for m in met)]
            return (doers, met) if doers and not any(m.pronoun == "both" for m in met) else (actors, recipients)
        if not partners:
            return actors, recipients
        first = self._people([f for f in fillers if f not in partners])
        return roles["A"] + first, self._people(partners)

    def _undertakes(self, frame: Frame) -> list[Resolved]:
        """ "सरकार ने कहा है कि पीड़ितों को मदद दी जाएगी": who speaks for a state or body promises what will be done, by nobody named."""
        clause, chunk = frame.clause, self.layout.chunk(frame.use.verb)
        if clause is None or clause.kind not in ("that", "quote") or clause.finite != frame.use.verb or chunk is None or chunk.verb is None:
            return []
        # "प्रवक्ता ने कहा कि बातचीत हो सकती है": so does he of talks that may be held.
        talks = frame.use.predicate.type == "CONSULT" and frame.use.use in ("twin", "happen") and not frame.roles
        if chunk.verb.negated or not (
            (frame.use.use == "passive" or talks) and (chunk.verb.tense == "fut" or (talks and chunk.verb.modal))
        ):
            return []
        speech = self.speakers.of(clause, frame.use.item)
        if speech is None or speech.phrase is None:
            return []
        found = self.resolver.resolve(speech.phrase)
        return found if all(FORCE & set(r.participant.sectors) or r.kind in ("country", "metonym", "body") for r in found) else []

    @staticmethod
    def _admitted(frame: Frame) -> bool:
        """ "स्वीकार किया है कि सैनिक मारे गए": what is admitted in a clause of its own is told as done."""
        governor = frame.governor
        if governor is None or frame.relation != "content" or frame.clause is governor.clause:
            return False
        return governor.use.predicate.type == "CONCEDE"

    def _people(self, fillers: list[Filler]) -> list[Resolved]:
        # "ख़बरें मिल रही हैं": news does nothing and is told by nobody.
        news = self.rules.passing.get("news", set())
        return [p for p in resolved(fillers, self.resolver) if not news & set(lemma_keys(key(p.participant.text.split()[-1])))]

    def _inherit(self, frame: Frame, roles: dict[str, list[Resolved]]) -> None:
        """What is agreed, refused or blamed names the other side where the predicate itself does not."""
        self._who_consents(frame, roles)
        if (
            roles["R"]
            or frame.use.use in ("nominal", "modifier")
            or frame.use.predicate.type not in ("AGREE", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE")
        ):
            return
        if frame.use.predicate.type == "THREATEN" and self._on_condition(frame):
            # "धमकी दी कि अगर जापान ने सैनिक नहीं हटाए तो बंधक मारे जाएँगे": who is to meet the terms is threatened, and not who will suffer.
            return
        if "meet" in frame.use.predicate.modes and (meeting := self._called_off(frame)) is not None:
            partners = self._people(meeting.roles.get("B", []))
            roles["R"] = [p for p in partners if not any(same(p.participant, a.participant) for a in roles["A"])]
        for inner in self.reading.frames:
            denied = frame.use.predicate.type == "REJECT" and inner.relation == "content" and inner.clause is not frame.clause
            if (
                inner.governor is frame
                and "abroad" not in inner.use.predicate.flags
                and not self._admitted(inner)
                and not denied
                and not (frame.use.predicate.type == "ACCUSE" and on_order(inner, self.layout))
            ):
                # Who is blamed or praised for an act is the one who did it.
                doers = frame.use.predicate.type == "ACCUSE" or (frame.use.predicate.type == "SUPPORT" and "A" in inner.roles)
                # "के प्रस्तावों को मंज़ूरी दी": consent is given to the one whose offer or demand it answers.
                answers = frame.use.predicate.type == "AGREE" and inner.use.use == "nominal"
                # "चीन की आपत्ति को खारिज किया": a charge or demand is refused to the one who makes it.
                charged = frame.use.predicate.type == "REJECT" and inner.use.predicate.type in CHARGED and "A" in inner.roles
                doers = doers or charged or (answers and inner.use.predicate.type in OFFERED)
                sides = ("A",) if doers else ("R", "B")
                for side in sides:
                    told = inner.roles.get(side, [])
                    if frame.use.predicate.type == "AGREE" and inner.clause is not frame.clause:
                        # "दोनों सहमत हुए कि वे संपर्क में रहेंगे": they are those who agree.
                        told = [f for f in told if f.phrase.slot not in ("", "ne") or self.reading.fitness.kind(f.phrase) != "pronoun"]
                    if side == "A" and not told and frame.use.predicate.type == "ACCUSE" and self.rules.is_toll(inner.use.predicate):
                        told = struck_in(inner, self.reading)
                    # "सूडान की सेना युद्धविराम को राज़ी हुई": who runs into what he agrees to is not the other side of it.
                    others = [p for p in self._people(told) if not any(p.participant.text in a.participant.text for a in roles["A"])]
                    roles["R"].extend(p for p in others if not any(same(p.participant, a.participant) for a in roles["A"] + roles["R"]))

    def _who_consents(self, frame: Frame, roles: dict[str, list[Resolved]]) -> None:
        """ "विद्रोही हथियार डालने को तैयार हैं": who is run into what he consents to do is found there, and nowhere else."""
        if roles["A"] or frame.use.predicate.type != "AGREE" or frame.use.use != "active" or frame.use.predicate.active.get("subj") != "A":
            return
        for inner in self.reading.frames:
            told = inner.roles.get("A", []) if inner.governor is frame and inner.clause is frame.clause else []
            before = [f for f in told if not f.phrase.slot and inner.use.verb is not None and f.phrase.at < inner.use.verb]
            chunk = self.layout.chunk(inner.use.verb)
            if before and chunk is not None and chunk.verb is not None and chunk.verb.form == "inf":
                roles["A"] = self._people(before)
                return

    def _on_condition(self, frame: Frame) -> bool:
        """Whether the condition of a threat names somebody in public life who is to meet it."""
        subject = subject_of_condition(self.reading, frame)
        found = self.resolver.resolve(subject) if subject is not None else []
        return any(POLITICS & set(f.participant.sectors) and f.kind not in ("pronoun", "attributed", "unknown") for f in found)

    def _called_off(self, frame: Frame) -> Frame | None:
        """ "नेताओं के साथ गुप्त बैठक रद्द की": the meeting, whose own reading took those it was to be held with."""
        same_verb = (f for f in self.reading.frames if f is not frame and f.use.verb == frame.use.verb and f.use.verb is not None)
        return next((f for f in same_verb if f.use.predicate.type == "CONSULT" and f.use.item < frame.use.item), None)

    def _from_content(self, frame: Frame, roles: dict[str, list[Resolved]]) -> None:
        """The one who is asked, accused or threatened stands only in the clause that says what is asked, alleged or made a condition."""
        entry = frame.use.predicate
        if entry.type == "REQUEST":
            roles["R"] = self._addressed(frame, roles["R"])
        if not roles["R"] and entry.type in ("REQUEST", "THREATEN"):
            roles["R"] = refused_by(self.reading, self.resolver, frame)
        # "चेतावनी दी कि अगर अमेरिका ने हमला किया तो उसे करारा जवाब मिलेगा": whom the condition names goes before a pronoun.
        unsettled = entry.type == "THREATEN" and all(r.pronoun and not r.participant.key for r in roles["R"])
        told_in_content = "content" in entry.flags and (entry.type in ("REQUEST", "THREATEN") or "allege" in entry.modes)
        # "इस बात पर आपत्ति जताई कि ईरान ने …": who did what is complained of.
        complaint = entry.type == "ACCUSE" and "disapprove" in entry.modes and "told" not in entry.flags
        told_in_content = told_in_content or (complaint and entry.kind == "noun" and frame.use.use == "active")
        if complaint and entry.kind == "verb" and not roles["R"]:
            self._scolds(frame, roles)
            return
        if (roles["R"] and not unsettled) or not told_in_content or self._accuses_unknown(frame):
            return
        subject = subject_of_condition(self.reading, frame) if entry.type == "THREATEN" else subject_of_content(self.reading, frame)
        subject = subject or subject_of_headline(self.reading, frame) or subject_of_noun(self.reading, frame)
        if entry.type == "ACCUSE":
            subject = blamed_in_content(self.reading, frame, self.lexica.evaluatives.blame) or subject
        if subject is None:
            if complaint:
                self._scolds(frame, roles)
            return
        doers = {a.participant.key for a in roles["A"] if a.participant.key}
        named = []
        for who in self.resolver.resolve(subject):
            known = set(who.participant.sectors) & NEEDED and who.kind not in ("pronoun", "unknown")
            known = known or (who.pronoun == "both" and entry.type == "REQUEST")
            if known and not (who.participant.key in doers and who.kind in ("country", "metonym", "adjective")):
                named.append(who)
        roles["R"] = named or roles["R"]

    def _scolds(self, frame: Frame, roles: dict[str, list[Resolved]]) -> None:
        """ "चौटाला ने ताना मारा, "सरकार सो रही है"": whom the words of a rebuke name first is rebuked, where he is of another side."""
        found = self._people([Filler(phrase, "who is scolded")]) if (phrase := scolded_in_words(self.reading, frame)) is not None else []
        public = [f for f in found if POLITICS & set(f.participant.sectors) and f.kind not in ("pronoun", "unknown", "attributed")]
        roles["R"] = [f for f in public if not any(own_side(a.participant, f.participant) for a in roles["A"])]

    def _addressed(self, frame: Frame, asked: list[Resolved]) -> list[Resolved]:
        """Whom a demand is made of, where its से phrase tells from where somebody is to go or whom to fight, or a prison whose it is."""
        if any(is_fought(self.reading, f.phrase) for f in frame.roles.get("R", [])):
            return []
        if asked:
            return whose_forces(self.reading, self.resolver, frame) or asked
        return jailer(self.reading, self.resolver, frame)

    def _accuses_unknown(self, frame: Frame) -> bool:
        """ "शुक्ला पर आरोप लगाया कि पार्टी …": whether the accused is told, though no list knows him."""
        if frame.use.predicate.type != "ACCUSE" or frame.clause is None or frame.use.use != "active":
            return False
        before = (self.layout.items[i] for i in frame.clause.items if i < frame.use.item)
        marked = (
            p for p in before if isinstance(p, Phrase) and frame.use.predicate.active.get(p.slot) == "R" and p.slot in ("par", "khilaf")
        )
        nobody = (p for p in marked if not self.reading.fitness.fits(p) and not p.head.mentions)
        return any({r.pos for r in self.layout.tokens[p.head.end - 1].form.readings} <= {"PROPN"} for p in nobody)

    def _rescue(self, frame: Frame) -> Frame | None:
        """ "मछुआरों को बचाने के लिए जहाज़ भेजे": who is sent to save and to help brings aid; the help that the sending is for."""
        if frame.use.predicate.type != "MOBILIZE":
            return None
        purposes = (f for f in self.reading.frames if f.governor is frame and f.relation == "purpose")
        return next((f for f in purposes if f.use.predicate.type == "AID"), None)
