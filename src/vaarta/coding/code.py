"""Frames to events: which frames count, as what type, with whom, on whose word.

Each decision is one short method with the codebook's sentence it carries out; ``Draft.reasons`` keeps what was decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..frames.analyse import Reading, said_with_it
from ..frames.find import BE, Use
from ..frames.lexicon import Predicate
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language import key
from ..records import Participant
from ..resolving.participants import Resolved, Resolver
from .conditions import Conditions
from .contents import doer_of, is_wished
from .contexts import Found, Themes, describe, find_themes
from .crimes import victims_of_case
from .draft import Draft, Ruling, reasons_of, trigger_of
from .faults import accused_of, arms_alleged, fault_found, likened_to, only_hoped, sets_about, told_by_accusation, whose_step
from .gatherings import stays_away
from .general import unheard_of
from .giving import is_so
from .habits import VERBAL
from .handover import handed_over, whose_hands
from .heldfor import charged_with, found_guilty, held_by, held_for, said_to_have_part
from .joining import join_drafts
from .journeys import host
from .landings import landing
from .leave import accepted_by_another, leave_withheld, lets_in_own_forces
from .lines import beyond_denial, refused_in_line
from .otherside import OtherSide
from .ownwords import himself
from .parties import Parties
from .passing import WORDED, Passing
from .pressed import SPOKEN_TO, among_public
from .presupposed import befell, presupposed, told_for
from .refusals import ahead, refused_it, ruled_out, shunned, to_himself, who_shuns
from .routine import Routine
from .rules import Rules
from .sides import another_state, on_order, only_his_own, same, struck_in_words, to_each_other, together
from .speech import Speakers, SpeechLexicon
from .speechacts import NEEDED, Act, Evaluatives, SpeechActs, own_side, then_follows
from .status import PROMISED, Judgement, StatusLexicon, is_prepared, judge, settle
from .struggles import of_things
from .takingup import named_again, takes_up
from .tellings import asked_already
from .turneddown import opposed, whose_offer
from .unreal import unreal
from .verdicts import imprisoned, relieves

OFFICIAL = frozenset({"GOV", "COP", "MIL", "JUD"})
UNDECIDED = frozenset({"future", "hypothetical"})
# What somebody refuses who says that he will not do it.
WITHHELD = frozenset({"CONCEDE", "CONSULT", "AID", "COOPERATE", "RETREAT", "SUPPORT"})
# What may be somebody's own: "हमारी सरकार", "मेरे भाई".
OWN = frozenset({"organ", "office", "crowd", "human", "owned", "people"})


@dataclass(slots=True)
class Lexica:
    """Everything the coding stage reads from data files."""

    speech: SpeechLexicon
    status: StatusLexicon
    themes: Themes
    evaluatives: Evaluatives
    rules: Rules


class SentenceCoder(Parties):
    """Codes one sentence that has been read into frames. speaks: whether a speech act of the grammar may stand in it."""

    def __init__(self, reading: Reading, resolver: Resolver, speakers: Speakers, lexica: Lexica, speaks: bool = True) -> None:
        self.reading, self.resolver, self.speakers, self.lexica = reading, resolver, speakers, lexica
        self.speaks = speaks
        self.rules = lexica.rules
        self.layout = reading.layout
        self.drafts: dict[int, Draft] = {}
        self.conditions = Conditions(reading, self.rules, bool(resolver.memory.countries), resolver.memory.quoted is not None)
        self.passing, self.routine = Passing(reading, self.rules), Routine(reading, self.rules)
        self.blamed: dict[int, Act] = {}
        self._found: Found | None = None

    @property
    def found(self) -> Found:
        """Cues and topics of the sentence, looked for when its first act is coded."""
        if self._found is None:
            self._found = find_themes(self.reading, self.lexica.themes)
        return self._found

    def run(self) -> list[Draft]:
        """Drafts in the order of their triggers."""
        frames = self.reading.frames
        if not frames and not self.speaks:
            return []
        acts = self._spoken_acts() if self.speaks else []
        reached = {i for act in acts for i in act.reached}
        self.blamed = {act.clause.id: act for act in acts if act.rule == "blamed"}
        out: list[Draft] = []
        for frame in sorted(frames, key=lambda f: (f.governor is not None, f.use.start)):
            if (draft := self._draft(frame, reached)) is not None:
                self.drafts[id(frame)] = draft
                out.append(draft)
        out = self._one_refusal(out)
        acts = [a for a in acts if self._counts(a) and not told_by_accusation(a, out) and not asked_already(a, out)]
        out.extend(self._act(act) for act in acts)
        out.extend(imprisoned(out, self.layout.tokens, self.rules.prison))
        out.extend(c for d in list(out) if (c := arms_alleged(d, self.reading, self.rules.passing)) is not None)
        return join_drafts(out, self.conditions)

    def _spoken_acts(self) -> list[Act]:
        frames = self.reading.frames
        taken = {f.use.verb for f in frames if f.use.verb is not None and f.use.use in ("active", "passive")}
        # "पड़ोसी देश आतंकवाद का अड्डा है": what only is somewhere is got by nobody.
        taken |= {f.use.verb for f in frames if f.use.verb is not None and f.use.use == "receive" and not self._only_is(f)}
        return SpeechActs(self.reading, self.resolver, self.speakers, self.lexica.evaluatives, self.rules.passing, taken).find()

    def _only_is(self, frame: Frame) -> bool:
        chunk = self.layout.chunk(frame.use.verb)
        return chunk is not None and chunk.verb is not None and chunk.verb.lemmas == [BE]

    def _counts(self, act: Act) -> bool:
        """Whether a speech act is an event: asked neither on a condition nor of the one who writes, nor among private people or players."""
        people = act.actors + act.recipients
        of_me = any(r.pronoun == "i" and not r.participant.key for r in act.recipients)
        if act.rule == "told-to" and (act.clause.kind == "cond" or (act.clause.kind == "main" and of_me)):
            # "अगर मंत्री ने रुकने को कहा होता", "मंत्री ने मुझसे रुकने को कहा": a condition, or asked of the one who writes.
            return False
        if self.conditions.domain and not any(self.rules.official(p) and not self.conditions.player(p) for p in people):
            return False
        return act.rule not in SPOKEN_TO or among_public(act, self.layout)

    def _one_refusal(self, drafts: list[Draft]) -> list[Draft]:
        """A meeting called off is one REJECT (codebook section 2); where nobody is told to refuse it, it stays a meeting that was not."""
        refused = [self._called_off(d.frame) for d in drafts if d.type == "REJECT" and d.frame is not None and not d.pending]
        return [d for d in drafts if d.judged.rule != "called off" or not any(d.frame is f for f in refused if f is not None)]

    # One frame --------------------------------------------------------------------------------------------------

    def _draft(self, frame: Frame, reached: set[int]) -> Draft | None:
        """The event of one frame; None where it is none, with the reason in ``frame.refused``."""
        if not self._of_itself(frame, reached):
            return None
        act = self._read(frame)
        if act is None or not self._typed(frame, act):
            return None
        pending = self._counted(frame, act)
        draft = self._drafted(frame, act, pending) if pending is not None else None
        if draft is None or not self._sourced(frame, act, draft):
            return None
        draft.contexts, draft.topics = describe(frame, self.reading, self.lexica.themes, self.found)
        draft.reasons = reasons_of(frame, act.judged, self.reading.fitness)
        return draft

    def _of_itself(self, frame: Frame, reached: set[int]) -> bool:
        """Whether a frame is told as an act at all, and not only as what is asked for, a condition, a command, or in passing."""
        entry = frame.use.predicate
        if frame.governor is not None and self._only_content(frame):
            return False
        purpose = (
            (frame.governor is None or id(frame.governor) not in self.drafts)
            and frame.use.use == "nominal"
            and self._slot_of(frame) == "liye"
        )
        given = entry.type == "ASSAULT" and presupposed(frame, self.layout)
        conditional = frame.clause is not None and frame.clause.kind == "cond"
        asked = (frame.use.item in reached or conditional) and not given
        if asked or (purpose and "visit" not in entry.modes and self._charge(frame) is None) or self._commanded(frame):
            return False
        if (touched := self.passing.why(frame)) is not None:
            frame.refused.append({"text": entry.lemma, "role": "event", "why": touched})
        return touched is None

    def _read(self, frame: Frame) -> Ruling | None:
        """Who takes part in it and how far it is a fact; None where it only may end, or counts only of what is to come."""
        governor = self.drafts.get(id(frame.governor)) if frame.governor is not None else None
        roles = {role: self._people(frame.roles.get(role, [])) for role in "ARB"}
        if struck := {v.participant.span for v in self._people(victims_of_case(frame, self.reading.frames))}:
            roles["R"] = [r for r in roles["R"] if r.participant.span not in struck]
        if (held := self.passing.round_held(frame)) is not None:
            use = frame.use
            frame.use = Use(use.predicate, use.start, use.end, use.item, held, "happen", use.ended or "happened")
        judged = judge(frame, self.reading, self.lexica.status)
        if (rescue := self._rescue(frame)) is not None:
            roles["R"] = roles["R"] or self._people(rescue.roles.get("R", []))
        self._inherit(frame, roles)
        self._from_content(frame, roles)
        claimed = self._left_out(frame, roles)
        actors, recipients = self._sides(frame, roles)
        if governor is not None:
            judged, actors = self._under(frame, governor, judged, actors)
        if judged.status == "happened" and self._denied(frame):
            judged = Judgement("hypothetical", "what is denied")
        if (suspects := self._suspected(frame)) is not None:
            actors, judged = suspects[0], judged if suspects[1] else Judgement("hypothetical", "what somebody is held for")
        judged = self._spoken(frame, roles, judged)
        if claimed and judged.status == "hypothetical":
            judged = Judgement("happened", "claimed as one's own")
        turned = self._turned(frame, judged)
        if turned is None or (frame.use.ended == "ended" and turned.status in UNDECIDED and frame.use.predicate.type in PROMISED):
            # "समझौता ख़त्म हो सकता है": what may end is promised by nobody.
            return None
        return Ruling(roles, to_himself(frame, actors, recipients, self.speakers), recipients, turned, governor, claimed)

    def _typed(self, frame: Frame, act: Ruling) -> bool:
        """Type and modes, with what follows from them for sides and status. Out: False where it is only a contest in words."""
        entry = frame.use.predicate
        act.type, act.judged = settle(self._prepared(frame), act.judged, entry.active.get("beech") == "B")
        pact = act.type == "SUPPORT" and entry.head[-1] in self.rules.passing.get("pact", ())
        if act.judged.status == "negated" and (pact or act.type in WITHHELD) and (self._will_not(frame) or shunned(act.judged)):
            # "कोई समझौता नहीं करेगा", "बातचीत नहीं करेगा", "बहाल नहीं करेंगे": who will come to no terms refuses (codebook section 2).
            act.actors, act.recipients = who_shuns(act.judged, self._doer(frame, []), act.actors, act.recipients)
            act.type, act.judged = "REJECT", Judgement("happened", "terms that somebody will not come to")
        if act.judged.status == "negated" and (ruler := ruled_out(frame, act.type, self.layout, self.speakers)) is not None:
            act.actors, act.recipients = [ruler], refused_it(frame, act.type, ruler, act.actors + act.recipients)
            act.type, act.judged = "REJECT", Judgement("happened", "ruled out by the one who speaks")
        if leave_withheld(entry, act.type, act.judged.status):
            act.type, act.judged = "REJECT", Judgement("happened", "leave that is not given")
            if accepted_by_another(entry):
                act.actors, act.recipients = self._doer(frame, act.actors), act.actors
        elif relieves(frame, act.actors):
            negated = act.judged.status == "negated"
            act.type, act.judged = ("REJECT", Judgement("happened", "leave that is not given")) if negated else ("CONCEDE", act.judged)
        elif act.type == "RETREAT" and lets_in_own_forces(entry, act.actors, act.recipients):
            act.type = "MOBILIZE"
        if (threat := self._threat_on_terms(frame, act.type, act.judged, act.actors)) is not None:
            act.type, act.judged = "THREATEN", Judgement("happened", "force that hangs on a condition")
            # "रूस ने कहा कि अगर चाड ने समझौता तोड़ा तो उसकी मदद रोक दी जाएगी": nobody threatens himself, whomever a pronoun seems to mean.
            others = [r for r in act.recipients if not (r.pronoun and (own_side(threat, r.participant) or r.participant.key == threat.key))]
            act.actors, act.recipients = [Resolved(threat, "speaker")], others or self._on_terms(frame)
        if act.type == "MOBILIZE" and self._joint(entry, act.actors):
            act.type, act.judged = settle("COOPERATE", act.judged)
        if (refusing := refused_in_line(frame, self.reading, self.resolver)) is not None:
            act.type, (act.actors, act.recipients) = "REJECT", refusing
            act.judged = Judgement("happened", "refused by a headline that leaves its verb out")
        act.modes = list(entry.modes) if act.type == entry.type else ["meet"] if (act.type, entry.type) == ("REJECT", "CONSULT") else []
        if act.modes == ["discontinue"] and self._bans_people(entry, act.actors, act.recipients, self._assembled(frame)):
            act.type, act.modes = "COERCE", ["restrict"]
        if act.type == "ASSAULT" and act.actors:
            figure = self.rules.figure(entry, act.actors + struck_in_words(act.recipients, act.actors))
            if figure is not None and figure != "blame":
                frame.refused.append({"text": entry.lemma, "role": "event", "why": "a contest of politicians, not of arms"})
                return False
            if figure is not None:
                act.type, act.modes = "ACCUSE", ["disapprove"]
        self._turned_round(frame, act)
        return True

    def _doer(self, frame: Frame, others: list[Resolved]) -> list[Resolved]:
        """Who acts in the clause of a frame, where that is none of the others."""
        doer = doer_of(self.reading, frame.clause, None) if frame.clause is not None else None
        found = self.resolver.resolve(doer) if doer is not None else []
        return [f for f in found if not any(same(f.participant, o.participant) for o in others)]

    def _turned_round(self, frame: Frame, act: Ruling) -> None:
        """The sides of promises, warnings and faults, which are others than those of the act that they are told by."""
        entry = frame.use.predicate
        if handed := handed_over(frame, self.layout, self.rules.passing):
            act.modes, act.recipients = [handed], whose_hands(frame, self.layout, self.resolver)
        if act.type == "MOBILIZE" and "visit" in entry.modes:
            act.recipients = []
        if (act.type == "AGREE" and entry.type != "AGREE") or (act.type, entry.type) == ("REJECT", "CONSULT"):
            act.actors, act.recipients = self._promise(frame, act.roles, act.actors, act.recipients)
        if act.type == "THREATEN":
            self._reads_warning(frame, act)
        if act.type == "THREATEN" and not act.actors:
            act.actors, act.recipients = self._threatens(frame, act.recipients)
        people, passing = (act.actors, act.recipients), self.rules.passing
        if (sides := fault_found(frame, self.reading, self.resolver, self.speakers, passing, act.judged.status, people)) is not None:
            act.actors, act.recipients = sides
            act.type, act.modes, act.judged = "ACCUSE", ["disapprove"], Judgement("happened", "a fault found in words")
        if "told" in entry.flags:
            # "कहा कि विपक्ष झूठ बोल रहा है", "… का हाथ होने के सबूत हैं": who speaks accuses, who is said to do it is accused.
            blamed = act.actors or (act.recipients if "R" in entry.active.values() else [])
            blamed = self.resolver.resolve(step) if (step := whose_step(frame, self.reading)) is not None else blamed
            act.actors, act.recipients = self._faulting(frame, blamed, act.judged), blamed
            act.type, act.judged = entry.type, Judgement("happened", "a fault found in words")
        if act.type == "REJECT" and not act.recipients:
            act.recipients = whose_offer(frame, self.reading, list(self.drafts.values()), act.actors)

    def _counted(self, frame: Frame, act: Ruling) -> str | None:
        """Why an act does not count by itself, "" where it does; None where nothing else in the text can make it count."""
        people = (act.actors, act.recipients)
        why = self.conditions.why_not(frame, *people) or (None if act.recipients else self.passing.idea(frame))
        why = why or self.routine.why(frame, act.actors, act.recipients) or unreal(frame, act.type, act.judged, people, self.layout)
        if why is not None and not (act.warns and why == self.conditions.WARNS):
            frame.refused.append({"text": frame.use.predicate.lemma, "role": "event", "why": why})
            if act.type != "ASSAULT" or not why.startswith(self.conditions.UNNAMED) or of_things(frame):
                return None
        return "" if act.warns else why or ""

    def _drafted(self, frame: Frame, act: Ruling, pending: str) -> Draft:
        """The draft of an act, with its place in the sentence."""
        sides = together(act.type, act.actors, act.recipients)
        draft = Draft(act.type, act.modes, act.judged, *sides, None, trigger_of(frame, self.layout), frame.clause)
        draft.frame, draft.pending = frame, pending
        chunk = self.layout.chunk(frame.use.verb)
        draft.form = chunk.verb.form if chunk is not None and chunk.verb is not None else ""
        draft.slot = self._slot_of(frame) if frame.use.use == "nominal" else ""
        draft.backward = takes_up(frame, self.reading, self.rules)
        if draft.backward and frame.use.use == "nominal" and act.type == "ASSAULT" and not act.claimed:
            draft.pending = "takes up an act told before"
        draft.backward = draft.backward or named_again(frame, self.reading)
        draft.victims = self.rules.is_toll(frame.use.predicate)
        return draft

    def _sourced(self, frame: Frame, act: Ruling, draft: Draft) -> bool:
        """On whose word it is told. Out: False where only one who speaks or is spoken to takes part, who is not known."""
        draft.said_by = self._said_by(frame, draft, act.governor)
        self._speak_for(draft)
        if (charge := self._charge(frame)) is not None:
            # "हमले में पाकिस्तान का हाथ है": what somebody is blamed for is done by the blamed, on the word of the one who blames.
            draft.actors = list(charge.recipients)
            blamer = charge.actors[0].participant if charge.actors else draft.said_by
            draft.judged, draft.said_by, draft.pending = Judgement("hypothetical", "what is blamed"), blamer, ""
        performed = self._performs(frame, draft)
        decreed = draft.judged.rule.startswith("decided by a court")
        if performed or decreed or "told" in frame.use.predicate.flags or any(a.kind == "speaker" for a in act.actors):
            draft.said_by = None
        people = act.actors + act.recipients
        unknown = bool(people) and all(not p.participant.key and (p.pronoun or unheard_of(frame.use.predicate, p)) for p in people)
        official = act.judged.status == "happened" and draft.said_by is not None and not OFFICIAL.isdisjoint(draft.said_by.sectors)
        if unknown and not performed and not official and any(p.pronoun in ("i", "you", "we") for p in people):
            why = "only one who speaks or is spoken to, who is not known"
            frame.refused.append({"text": frame.use.predicate.lemma, "role": "event", "why": why})
            return False
        return True

    def _will_not(self, frame: Frame) -> bool:
        """Whether the verb of an act tells what somebody will not ("नहीं हटाएगा", "हटाने नहीं जा रहा"), cannot or does not want to do."""
        chunk = self.layout.chunk(frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        return frame.use.use == "active" and verb is not None and (verb.tense == "fut" or ahead(verb) or verb.modal in ("can", "want"))

    def _spoken(self, frame: Frame, roles: dict[str, list[Resolved]], judged: Judgement) -> Judgement:
        """ "मैं आश्वस्त करना चाहता हूँ": who wants to say it in his own words says it; what is only feared may be."""
        if judged.status != "negated" and self._decreed(frame):
            return Judgement("future" if frame.use.predicate.type == "RETREAT" else "happened", "decided by a court")
        if judged.status in ("happened", "future") and self.passing.doubted(frame):
            return Judgement("hypothetical", "feared or expected")
        own = bool(roles["A"]) and all(a.pronoun in ("i", "we") for a in roles["A"])
        wanted = own and judged.rule == "wish" and frame.use.predicate.type in VERBAL
        return Judgement("happened", "said by wanting to") if wanted else judged

    def _joint(self, entry: Predicate, actors: list[Resolved]) -> bool:
        """ "भारत और फ़्रांस की नौसेनाओं ने युद्धाभ्यास किया": what several states exercise is joint (codebook section 2)."""
        states = {a.participant.key for a in actors if a.participant.key}
        return len(states) > 1 and entry.head[-1] in self.rules.passing.get("exercise", frozenset())

    def _turned(self, frame: Frame, judged: Judgement) -> Judgement | None:
        """What counts only of what is to come ("क़ीमत चुकानी होगी") or is not done ("बख़्शा नहीं जाएगा") is told; None where it is neither."""
        flags = frame.use.predicate.flags
        if "told" in flags or {"ahead", "undone"}.isdisjoint(flags):
            return judged
        chunk = self.layout.chunk(frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        due = verb is not None and verb.modal in ("must", "should")
        # "कंपनियों को ब्योरा देना होगा": what somebody has to do is no promise of his.
        promised = due and frame.use.predicate.type == "AGREE"
        ahead = verb is not None and not promised and (verb.tense == "fut" or due or self._may_follow(frame, verb))
        refused = "undone" not in flags and judged.status == "negated"
        if ("ahead" in flags and (not ahead or refused)) or ("undone" in flags and judged.status != "negated"):
            why = "counts only of what is to come, or is not done"
            frame.refused.append({"text": frame.use.predicate.lemma, "role": "event", "why": why})
            return None
        return Judgement("happened", "told by what is to come" if "ahead" in flags else "told by what is not done")

    def _faulting(self, frame: Frame, doers: list[Resolved], judged: Judgement) -> list[Resolved]:
        """Who finds fault with the doers of a frame in his words (or praises, if a list knows him); nobody of their side, or of no fact."""
        speech = self.speakers.heard(frame.clause, frame.use.item) if frame.clause is not None else None
        chunk, undone = self.layout.chunk(frame.use.verb), "undone" in frame.use.predicate.flags
        form = chunk.verb.form if chunk is not None and chunk.verb is not None and frame.use.use == "active" else ""
        # "लोगों को बाँटने की कोशिश कर रही है": who tries to do wrong is blamed no less.
        tries = sets_about(frame, self.layout, judged.rule, self.lexica.status.trying) or likened_to(frame, self.layout)
        tries = tries and not (undone or accused_of(frame))
        told = form == "fin" and judged.status == ("negated" if undone else "happened")
        untold = not (told or tries) or then_follows(self.layout, frame.use.verb) or only_hoped(frame, self.layout)
        if speech is None or untold or not doers:
            return []
        named = all(d.kind != "unknown" and (d.kind != "pronoun" or d.participant.key) for d in doers)
        public = named and all(set(d.participant.sectors) & (NEEDED - {"CVL"}) for d in doers)
        own = any(own_side(speech.speaker, d.participant, frame.use.predicate.type == "SUPPORT" and d.kind == "person") for d in doers)
        told_by, kind = speech.speaker, self.reading.fitness.kind(speech.phrase) if speech.phrase is not None else ""
        known = told_by.key or told_by.sectors or kind == "pronoun" or (kind == "unknown" and frame.use.predicate.type != "SUPPORT")
        return [Resolved(who, "speaker") for who in self.speakers.voices(speech)] if public and not own and known else []

    def _charge(self, frame: Frame) -> Act | None:
        """The act of blame in whose clause an attack is named as what somebody is blamed for."""
        return charged_with(frame, self.reading, self.blamed, self.rules.passing.get("guilty", set()), self._people)

    def _assembled(self, frame: Frame) -> bool:
        """ "रैलियों पर पाबंदी", "स्कूल जाने पर रोक": whether what is banned is people's coming together or what they do."""
        doing = self.layout.chunk(frame.use.item - 1)
        if doing is not None and doing.verb is not None and doing.verb.form == "inf" and doing.slot == "par":
            return True
        return any(
            isinstance(item := self.layout.items[at], Phrase) and item.slot == "par" and self.passing.is_gathering(item)
            for at in range(max(0, frame.use.item - 3), frame.use.item)
        )

    def _bans_people(self, entry: Predicate, actors: list[Resolved], recipients: list[Resolved], assembled: bool) -> bool:
        """Whether a ban is on people, parties or papers at home and not on another state or what belongs to it."""
        at_home = not another_state(actors, recipients)
        return entry.head in self.rules.bans and at_home and (bool(recipients) or assembled)

    def _commanded(self, frame: Frame) -> bool:
        """ "मुझे गिरफ़्तार करो", "… कि शासन लगाया जाए": what somebody is told to do is not done."""
        chunk = self.layout.chunk(frame.use.verb)
        if chunk is None or chunk.verb is None:
            return False
        # Advice ("… लगाना चाहिए") is no act either; where it asks somebody, the rule ``should`` makes a request of it.
        said = frame.clause is not None and frame.clause.kind in ("that", "quote")
        if chunk.verb.mood == "imp" and frame.use.predicate.type == "THREATEN":
            # "नतीजे भुगतने के लिए तैयार रहो": what somebody is told to be ready for, he is threatened with.
            return False
        passive = chunk.verb.passive and not self.passing.doubted(frame)
        if said and frame.use.use == "active" and self._asked_by_noun(frame):
            return True
        wished = chunk.verb.mood == "sub" and (passive or (said and frame.use.use == "receive")) and not self._decreed(frame)
        return (chunk.verb.mood == "imp" and chunk.verb.form == "fin") or chunk.verb.modal == "should" or wished

    def _asked_by_noun(self, frame: Frame) -> bool:
        """ "चीन की इस माँग को ठुकरा दिया कि वह सेना हटाए": what a demand that is named in the clause above asks for."""
        clause = frame.clause
        if clause is None or clause.parent is None or clause.finite != frame.use.verb or not is_wished(self.reading, clause):
            return False
        outer = self.layout.clauses[clause.parent]
        return any(f.clause is outer and f.use.use == "nominal" and f.use.predicate.type == "REQUEST" for f in self.reading.frames)

    def _prepared(self, frame: Frame) -> str:
        """Preparing an attack is MOBILIZE (codebook section 2)."""
        if handed_over(frame, self.layout, self.rules.passing):
            return "RETREAT"
        prepared = frame.use.predicate.type == "ASSAULT" and is_prepared(frame, self.reading, self.lexica.status)
        landed = landing(frame, self.layout, self.rules.passing)
        return "AID" if self._rescue(frame) is not None else landed or ("MOBILIZE" if prepared else frame.use.predicate.type)

    def _only_content(self, frame: Frame) -> bool:
        """Acts that are only the content of a demand, a proposal, advice or a promise are not coded apart."""
        governor = told_for(frame, self.reading.frames, self.drafts)
        if id(governor) not in self.drafts and befell(frame, governor, self.layout):
            return False
        if "visit" in frame.use.predicate.modes and frame.use.use == "nominal" and "R" in frame.roles:
            # "ओबामा की तुर्की यात्रा के लिए इंतज़ाम": a visit that is named with both sides is told, whatever is made of it.
            return False
        if is_so(frame):
            return False
        if frame.relation == "purpose":
            return True
        if frame.relation == "content" and (self.passing.done_before(frame) or beyond_denial(governor, self.layout)):
            return False
        if frame.relation == "object" and self._slot_of(frame) == "liye":
            return governor.use.predicate.type != "ACCUSE"
        if governor.use.predicate.type in ("ACCUSE", "SUPPORT") or self._admitted(frame):
            return False
        if frame.relation == "object" and governor.use.predicate.type == "REJECT" and frame.use.predicate.type in ("AGREE", "CONSULT"):
            # "प्रस्ताव ठुकराया", "बातचीत से मना किया": an offer or a talk that is named where it is refused is told as refused.
            return frame.use.predicate.type == "AGREE" or self._slot_of(frame) == "se"
        barred = frame.relation == "object" and governor.use.predicate.head in self.rules.bans
        if barred and frame.use.use == "nominal" and frame.use.predicate.type in WORDED:
            # "सरकार के आदेश पर रोक लगाई": the order is what is barred, and not told.
            return True
        if frame.relation == "object":
            return governor.use.predicate.type in ("REQUEST", "THREATEN", "AGREE", "MOBILIZE", "CONSULT")
        return True

    def _slot_of(self, frame: Frame) -> str:
        item = self.layout.items[frame.use.item]
        return item.slot

    def _under(self, frame: Frame, governor: Draft, judged: Judgement, actors: list[Resolved]) -> tuple[Judgement, list[Resolved]]:
        """What somebody is accused of is hypothetical, and done by the accused."""
        if governor.type != "ACCUSE" or on_order(frame, self.layout):
            return judged, actors
        blamers = governor.doers
        others = [a for a in actors if a.participant.span not in blamers]
        if governor.recipients and (frame.relation == "content" or not others):
            actors = list(governor.recipients) + [a for a in others if "B" in frame.roles]
        if "allege" in governor.modes:
            return Judgement("hypothetical", "content of an accusation"), actors
        return judged, actors

    def _denied(self, frame: Frame) -> bool:
        """ "सेना ने इस आरोप का खंडन किया कि उसके जवानों ने गोली चलाई": what is said in a charge that is denied is alleged, and not told."""
        clause = frame.clause
        if clause is None or clause.kind != "that" or clause.parent is None or clause.finite != frame.use.verb:
            return False
        outer = self.layout.clauses[clause.parent]
        denying = (f for f in self.reading.frames if f.clause is outer and f.use.verb == outer.finite and f.use.predicate.type == "REJECT")
        return not said_with_it(outer, self.layout) and any(not beyond_denial(f, self.layout) for f in denying)

    def _suspected(self, frame: Frame) -> tuple[list[Resolved], bool] | None:
        """ "दंगा भड़काने के आरोप में गिरफ़्तार": who is held for an act did it, if anybody, or is found guilty in its case (True)."""
        if (told := held_for(frame, self.layout, self.passing, self.rules.passing.get("case", set()))) is None:
            parts = self._people(said_to_have_part(frame, self.reading))
            return (parts, False) if parts else None
        at, in_case = told
        for other in self.reading.frames:
            holds = other.use.predicate.type in ("COERCE", "SANCTION", "ACCUSE") and held_by(other)
            # "हत्या के मामले में गिरफ़्तार": in a case of murder only who is found guilty is told to have done it.
            holds = holds and (not in_case or found_guilty(other, frame, self.layout))
            if holds and other.clause is frame.clause and other.use.item > at and "R" in other.roles:
                held = self._people(other.roles["R"])
                victims = {p.participant.span for p in self._people(frame.roles.get("R", []))}
                return [h for h in held if h.participant.span not in victims], in_case
        return None

    def _left_out(self, frame: Frame, roles: dict[str, list[Resolved]]) -> bool:
        """A side that the frame's own phrases leave out and the words around it name. Out: whether somebody claims the act as his."""
        asked = OtherSide(self.reading, self.resolver, self.speakers, self.drafts.values(), self.rules.passing)
        if only_his_own(roles["R"], roles["A"]):
            roles["R"] = asked.recipients(frame, roles["A"] + roles["B"]) or roles["R"]
            roles["R"] = roles["R"] or host(frame, self.layout, self.resolver.text, roles["A"])
        claimed = asked.claimant(frame) if not roles["A"] and not roles["B"] else []
        if not roles["A"] and not roles["B"]:
            roles["A"] = claimed or asked.announcer(frame)
        roles["B"] += asked.partner(frame, roles["A"] + roles["B"])
        if not roles["A"]:
            roles["A"] = asked.left_to_others(frame) or self._decreed(frame)
        return bool(claimed)

    def _sides(self, frame: Frame, roles: dict[str, list[Resolved]]) -> tuple[list[Resolved], list[Resolved]]:
        actors = roles["A"] + roles["B"]
        unlike = ("office", "human", "crowd", "organ", "agency", "person", "party", "group")
        doers = {a.participant.key for a in actors if a.participant.key and a.kind not in unlike}
        # "अमरीका उसके साथ …": a pronoun that came back to the doer is nobody else.
        same_one = {a.participant.name for a in actors if a.participant.name}
        roles["R"] = [r for r in roles["R"] if not (r.pronoun and (r.participant.key in doers or r.participant.name in same_one))]
        if frame.use.predicate.type == "MOBILIZE" and not actors:
            # "पुलिस बल को मुस्तैद कर दिया गया": who is moved moves.
            actors = [r for r in roles["R"] if self.rules.armed(r)]
            roles["R"] = [r for r in roles["R"] if r not in actors]
        # "जिस पर स्पीकर ने आपत्ति जताई": nor is an unnamed one of the same words.
        alone = {a.participant.text for a in actors if a.kind in ("office", "organ", "agency") and not a.participant.key}
        rest = [r for r in roles["R"] if r.participant.text not in alone]
        others = [r for r in rest if not any(same(r.participant, a.participant) for a in actors)]
        return to_each_other(actors, stays_away(frame, actors, others))

    def _said_by(self, frame: Frame, draft: Draft, governor: Draft | None) -> Participant | None:
        if governor is not None and governor.type == "ACCUSE" and "allege" in governor.modes and frame.relation in ("object", "content"):
            return governor.actors[0].participant if governor.actors else governor.said_by
        speech = self.speakers.of(frame.clause, frame.use.item)
        if speech is None:
            return self.speakers.carried
        parted = speech.source and speech.clause is not frame.clause and frame.clause is not None and opposed(frame.clause, self.reading)
        if draft.type == "REJECT" and parted:
            # "सेना के मुताबिक़ … जबकि तालेबान ने इनकार किया": who denies it is not told of by the one who says it.
            return None
        own = speech.phrase is not None and any(a.participant.span == speech.speaker.span for a in draft.actors)
        within = frame.clause is not None and frame.clause.kind in ("that", "quote")
        # "सेना ने पाँच विद्रोहियों को मार गिराने का दावा किया": done, as he says who did it; a promise is his own act.
        return None if own and not within and not (speech.inside and speech.verb != frame.use.verb) else speech.speaker

    def _performs(self, frame: Frame, draft: Draft) -> bool:
        """ "मैं अपील करता हूँ": the words are the act, and the speaker does it (codebook section 2)."""
        chunk = self.layout.chunk(frame.use.verb)
        if draft.said_by is None or draft.judged.status == "hypothetical" or chunk is None or chunk.verb is None:
            return False
        # "मैं उनका प्रशंसक हूँ" praises as "मैं प्रशंसा करता हूँ" does; "हम तैयार हैं" is told of oneself.
        is_so = chunk.verb.lemmas == [BE] and draft.type in ("SUPPORT", "ACCUSE")
        if chunk.verb.tense != "pres" or (chunk.verb.aspect != "impf" and not is_so):
            return False
        return himself(draft.actors, draft.said_by.key)

    def _speak_for(self, draft: Draft) -> None:
        """ "हम" and "मैं" in somebody's words is the side of the one who speaks; so is what is his: "मेरे भाई", "हमारी सरकार"."""
        who = draft.said_by
        if who is None or not (who.key or who.sectors):
            return
        for side in draft.actors + draft.recipients:
            if side.pronoun in ("we", "i") and side.participant.key is None:
                side.participant.key, side.participant.sectors = who.key, list(who.sectors)
                side.participant.reason = f"the speaker or the speaker's side: {who.text!r}"
            elif side.participant.key is None and side.kind in OWN and self._of_us(side.participant.text):
                side.participant.key = who.key
                side.participant.reason += f"; of the speaker's side: {who.text!r}"

    def _of_us(self, text: str) -> bool:
        """Whether words begin with "हमारा" or "मेरा"."""
        return self.reading.fitness.pronouns.get(key(text.split()[0])) in ("i", "we") if text else False

    def _act(self, act: Act) -> Draft:
        # In these the one who speaks is the actor (codebook section 2), and nobody else's word is told.
        own = act.rule.startswith("should") or act.rule in ("blamed", "bidden", "disclaimed", "asked-why", "cause")
        ours = any(a.pronoun in ("i", "we") and a.participant.key is None for a in act.actors)
        speech = self.speakers.of(act.clause, -1) if ours or not own else None
        said = speech.speaker if speech is not None else self.speakers.carried if ours else None
        if said is not None and any(a.participant.span == said.span for a in act.actors):
            said = None
        judged, words = Judgement(act.status, act.rule), (act.start, act.end)
        draft = Draft(act.type, act.modes, judged, act.actors, act.recipients, said, words, act.clause)
        self._speak_for(draft)
        draft.said_by = None if own else said
        draft.reasons = {"entry": f"speech act: {act.rule}", "use": "grammar", "status": act.rule, "roles": {}, "refused": []}
        return draft
