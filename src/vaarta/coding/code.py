"""Frames to events: which frames count, as what type, with whom, on whose word.

Each decision is one short method with the codebook's sentence it carries out; ``Draft.reasons`` keeps what was decided.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ..frames.analyse import Reading
from ..frames.fill import Filler, Frame
from ..frames.find import BE
from ..frames.phrases import Clause, Phrase
from ..records import Participant, Topic
from ..resolving.participants import Resolved, Resolver
from .contexts import Themes, describe
from .rules import Rules
from .speech import Speakers, SpeechLexicon
from .speechacts import Act, Evaluatives, SpeechActs
from .status import Judgement, StatusLexicon, is_prepared, judge, settle

# Acts whose bare nouns ("मदद", "सहयोग", "समर्थन") stand in much that is no event.
MILD = frozenset({"AID", "COOPERATE", "SUPPORT", "AGREE", "CONSULT", "CONCEDE", "REQUEST"})


# Acts that are told without any party: curfews, riots, blasts, alerts.
NAMELESS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# Acts that need a political side: what people in general promise, praise or ask of one another is no event.
SIDED = frozenset({"AID", "SUPPORT", "AGREE", "CONSULT", "COOPERATE", "CONCEDE", "REJECT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE"})


@dataclass(slots=True)
class Lexica:
    """Everything the coding stage reads from data files."""

    speech: SpeechLexicon
    status: StatusLexicon
    themes: Themes
    evaluatives: Evaluatives
    rules: Rules


@dataclass(slots=True)
class Draft:
    """An event before its date and place are known. ``span`` and ``clause`` say where in the sentence it stands."""

    type: str
    modes: list[str]
    judged: Judgement
    actors: list[Resolved]
    recipients: list[Resolved]
    said_by: Participant | None
    tokens: tuple[int, int]
    clause: Clause | None
    contexts: list[str] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    frame: Frame | None = None
    backward: bool = False
    victims: bool = False
    reasons: dict[str, Any] = field(default_factory=dict)


class SentenceCoder:
    """Codes one sentence that has been read into frames."""

    def __init__(self, reading: Reading, resolver: Resolver, speakers: Speakers, lexica: Lexica) -> None:
        self.reading, self.resolver, self.speakers, self.lexica = reading, resolver, speakers, lexica
        self.rules = lexica.rules
        self.layout = reading.layout
        self.drafts: dict[int, Draft] = {}
        self.domain = self.rules.domain(reading.layout.tokens)

    def run(self) -> list[Draft]:
        """Drafts in the order of their triggers."""
        frames = self.reading.frames
        taken = {f.use.verb for f in frames if f.use.verb is not None and f.use.use in ("active", "passive", "receive")}
        acts = SpeechActs(self.reading, self.resolver, self.speakers, self.lexica.evaluatives, taken).find()
        reached = {i for act in acts for i in act.reached}
        out: list[Draft] = []
        for frame in sorted(frames, key=lambda f: (f.governor is not None, f.use.start)):
            if (draft := self._draft(frame, reached)) is not None:
                self.drafts[id(frame)] = draft
                out.append(draft)
        acts = [a for a in acts if not self.domain or any(self.rules.official(p) for p in a.actors + a.recipients)]
        out.extend(self._act(act) for act in acts)
        out.sort(key=lambda d: d.tokens)
        out = self._settle_rivals(out)
        self._share_recipients(out)
        return self._merge_victims(out)

    # One frame --------------------------------------------------------------------------------------------------

    def _draft(self, frame: Frame, reached: set[int]) -> Draft | None:
        entry = frame.use.predicate
        governor = self.drafts.get(id(frame.governor)) if frame.governor is not None else None
        if frame.governor is not None and self._only_content(frame):
            return None
        purpose = frame.governor is None and frame.use.use == "nominal" and self._slot_of(frame) == "liye"
        if frame.use.item in reached or (purpose and "visit" not in entry.modes):
            return None
        if (frame.clause is not None and frame.clause.kind == "cond") or self._commanded(frame):
            return None
        roles = {role: self._people(frame.roles.get(role, [])) for role in "ARB"}
        judged = judge(frame, self.reading, self.lexica.status)
        self._inherit(frame, roles)
        actors, recipients = self._sides(frame, roles)
        if frame.governor is not None and governor is not None:
            judged, actors = self._under(frame, governor, judged, actors)
        type_, judged = settle(self._prepared(frame), judged)
        modes = list(entry.modes) if type_ == entry.type else []
        if modes == ["discontinue"] and entry.head in self.rules.bans and recipients and not any(_state_like(r) for r in recipients):
            # A ban on people, parties or papers, not on a state.
            type_, modes = "COERCE", ["restrict"]
        if type_ == "AGREE" and entry.type != "AGREE":
            actors, recipients = self._promise(frame, roles, actors, recipients)
        if not self._counts(frame, actors, recipients):
            return None
        draft = Draft(type_, modes, judged, actors, recipients, None, self._trigger(frame), frame.clause)
        draft.frame = frame
        draft.backward = self._back_reference(frame)
        draft.victims = self.rules.is_toll(entry)
        draft.said_by = self._said_by(frame, draft, governor)
        self._speak_for(draft)
        if self._performs(frame, draft):
            draft.said_by = None
        draft.contexts, draft.topics = describe(frame, self.reading, self.lexica.themes, self.reading.fitness.page)
        draft.reasons = self._reasons(frame, judged)
        return draft

    def _commanded(self, frame: Frame) -> bool:
        """ "मुझे गिरफ़्तार करो": what somebody is told to do is not done."""
        chunk = self.layout.chunk(frame.use.verb)
        if chunk is None or chunk.verb is None:
            return False
        # Advice ("… लगाना चाहिए") is no act either; where it asks somebody, the rule ``should`` makes a request of it.
        return (chunk.verb.mood == "imp" and chunk.verb.form == "fin") or chunk.verb.modal == "should"

    def _prepared(self, frame: Frame) -> str:
        """Preparing an attack is MOBILIZE (codebook section 2)."""
        prepared = frame.use.predicate.type == "ASSAULT" and is_prepared(frame, self.reading, self.lexica.status)
        return "MOBILIZE" if prepared else frame.use.predicate.type

    def _only_content(self, frame: Frame) -> bool:
        """Acts that are only the content of a demand, a proposal, advice or a promise are not coded apart."""
        governor = frame.governor
        assert governor is not None
        if frame.relation == "purpose":
            return True
        if frame.relation == "object" and self._slot_of(frame) == "liye":
            return governor.use.predicate.type != "ACCUSE"
        if governor.use.predicate.type in ("ACCUSE", "SUPPORT"):
            return False
        if frame.relation == "object":
            return governor.use.predicate.type in ("REQUEST", "THREATEN", "AGREE", "MOBILIZE", "CONSULT")
        return True

    def _slot_of(self, frame: Frame) -> str:
        item = self.layout.items[frame.use.item]
        return item.slot

    def _under(self, frame: Frame, governor: Draft, judged: Judgement, actors: list[Resolved]) -> tuple[Judgement, list[Resolved]]:
        """What somebody is accused of is hypothetical, and done by the accused."""
        if governor.type != "ACCUSE":
            return judged, actors
        blamers = {a.participant.span for a in governor.actors}
        others = [a for a in actors if a.participant.span not in blamers]
        if governor.recipients and (frame.relation == "content" or not others):
            actors = list(governor.recipients) + [a for a in others if "B" in frame.roles]
        if "allege" in governor.modes:
            return Judgement("hypothetical", "content of an accusation"), actors
        return judged, actors

    def _people(self, fillers: list[Filler]) -> list[Resolved]:
        out: list[Resolved] = []
        for filler in fillers:
            for found in self.resolver.resolve(filler.phrase):
                if not any(_same(found.participant, o.participant) for o in out):
                    out.append(found)
        return out

    def _inherit(self, frame: Frame, roles: dict[str, list[Resolved]]) -> None:
        """What is agreed, refused or blamed names the other side where the predicate itself does not."""
        if (
            roles["R"]
            or frame.use.use in ("nominal", "modifier")
            or frame.use.predicate.type not in ("AGREE", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE")
        ):
            return
        for inner in self.reading.frames:
            if inner.governor is frame:
                sides = ("A",) if frame.use.predicate.type == "ACCUSE" else ("R", "B")
                for side in sides:
                    roles["R"].extend(
                        p
                        for p in self._people(inner.roles.get(side, []))
                        if not any(_same(p.participant, a.participant) for a in roles["A"])
                    )

    def _sides(self, frame: Frame, roles: dict[str, list[Resolved]]) -> tuple[list[Resolved], list[Resolved]]:
        actors = roles["A"] + roles["B"]
        doers = {a.participant.key for a in actors if a.participant.key}
        # "अमरीका उसके साथ …": a pronoun that came back to the doer is nobody else.
        roles["R"] = [r for r in roles["R"] if not (r.pronoun and r.participant.key in doers)]
        return actors, [r for r in roles["R"] if not any(_same(r.participant, a.participant) for a in actors)]

    def _promise(
        self, frame: Frame, roles: dict[str, list[Resolved]], actors: list[Resolved], recipients: list[Resolved]
    ) -> tuple[list[Resolved], list[Resolved]]:
        """A meeting that is only promised has one who promises and one it is promised to."""
        fillers = frame.roles.get("B", [])
        if not roles["B"] or recipients:
            return actors, recipients
        partners = [f for f in fillers if f.phrase.slot in ("se", "saath")]
        if not partners or (len(partners) == len(fillers) and not roles["A"]):
            return actors, recipients
        first = self._people([f for f in fillers if f not in partners])
        return roles["A"] + first, self._people(partners)

    def _counts(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> bool:
        """Whether the sides are enough for this entry in this use."""
        why = (
            self._side_missing(frame, actors, recipients)
            or self._nobody_moves(frame, actors)
            or self._nobody_known(frame, actors + recipients)
            or ("a state of things, not an act" if self._state(frame) else None)
            or self._outside_politics(frame, actors + recipients)
            or self._no_talk(frame, actors + recipients)
            or self._half_an_act(frame, actors)
        )
        if why is not None:
            frame.refused.append({"text": frame.use.predicate.lemma, "role": "event", "why": why})
        return why is None

    def _side_missing(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """The sides that the entry itself asks for with its flags."""
        flags, active = frame.use.predicate.flags, frame.use.predicate.active
        acting, receiving = any(map(self.rules.political, actors)), any(map(self.rules.political, recipients))
        if "needs:AR" in flags and not (acting and (receiving or self._says_what(frame))):
            return "the entry needs both sides"
        if "needs:R" in flags and not receiving and not (active.get("subj") == "B" and len(actors) > 1):
            return "the entry needs a recipient"
        if "needs:A" in flags and not acting:
            return "the entry needs an actor"
        met = any(f.phrase.slot in ("se", "saath", "beech") for f in frame.roles.get("B", []))
        if "person" in flags and active.get("se") == "B" and not met and len(actors) < 2:
            return "nobody to meet is named"
        return None

    def _nobody_moves(self, frame: Frame, actors: list[Resolved]) -> str | None:
        """Forces and offices move; a weak entry needs one of them, any other entry none that is only a crowd or a thing."""
        if frame.use.predicate.type != "MOBILIZE" or any(map(self.rules.official, actors)):
            return None
        if "weak" in frame.use.predicate.flags or (actors and not any(p.participant.key for p in actors)):
            return "nobody under arms or in office moves"
        return None

    def _nobody_known(self, frame: Frame, people: list[Resolved]) -> str | None:
        """Weak entries and bare nouns count only with somebody whom the text makes known."""
        entry, use = frame.use.predicate, frame.use.use
        verb = self.layout.chunk(frame.use.verb)
        occurs = use == "happen" or (use == "twin" and verb is not None and verb.verb is not None and verb.verb.main == BE)
        happening = occurs and entry.type in ("PROTEST", "ASSAULT")
        if {"person", "weak"} & set(entry.flags) and not happening and not any(map(self.rules.political, people)):
            return "nobody political takes part"
        if use not in ("nominal", "modifier", "participial"):
            return None
        known = [p for p in people if _somebody(p)]
        if not known:
            return "a bare noun that names nobody"
        if entry.type in MILD and not any(p.participant.key or set(p.participant.sectors) - {"CVL"} for p in known):
            return "a bare noun of a mild act, with nobody political"
        return None

    def _outside_politics(self, frame: Frame, people: list[Resolved]) -> str | None:
        """Sport, films, private life, people in general and warnings of nature are no political events."""
        entry = frame.use.predicate
        if self.domain and entry.type != "ASSAULT" and not any(map(self.rules.official, people)):
            return f"a sentence of {self.domain}, with nobody of office"
        if people and entry.type not in NAMELESS and not any(map(_somebody, people)):
            return "nobody whom a list or the text makes known"
        if people and entry.type in SIDED and not any(map(self._political_side, people)):
            return "only people in general"
        if self.rules.only_warns(entry) and not self._warns_of_own_force(frame):
            return "a warning, and no threat by the one who warns"
        if people and all(map(self.rules.private, people)):
            return "private life"
        if not people and entry.type not in NAMELESS:
            return "an act between parties that names none"
        return None

    def _no_talk(self, frame: Frame, people: list[Resolved]) -> str | None:
        """Talks are between those in office, and not with the press."""
        if frame.use.predicate.type != "CONSULT":
            return None
        if not any(p.participant.key or self.rules.official(p) for p in people):
            return "a talk of nobody in office"
        if any("MED" in p.participant.sectors for p in people):
            return "a talk with the press"
        return None

    def _warns_of_own_force(self, frame: Frame) -> bool:
        """Whether what is warned of is a hostile act of the one who warns, or of nobody else who is named."""
        mine = {f.phrase.at for f in frame.roles.get("A", [])}
        for inner in self.reading.frames:
            told = inner.governor is frame or (
                inner.clause is not None and frame.clause is not None and inner.clause.parent == frame.clause.id
            )
            if told and inner.use.predicate.type in HOSTILE:
                doers = {f.phrase.at for f in inner.roles.get("A", [])}
                if not doers or doers & mine:
                    return True
        return False

    def _political_side(self, who: Resolved) -> bool:
        """Somebody with a country or body, or of a sector that acts in politics; a bare crowd is not enough."""
        return bool(who.participant.key) or bool(set(who.participant.sectors) - {"CVL"}) or who.kind == "pronoun"

    def _half_an_act(self, frame: Frame, actors: list[Resolved]) -> str | None:
        """A bare verb of fighting or meeting with one side only ("बीमारी से लड़ रहा है", "राज्य से मिली सीटें") is a figure of speech."""
        entry, verb = frame.use.predicate, self.layout.chunk(frame.use.verb)
        if entry.kind != "verb" or entry.active.get("se") != "B" or verb is None or verb.verb is None:
            return None
        adnominal = verb.verb.form == "fin" and frame.clause is not None and frame.clause.finite != frame.use.verb
        if len(actors) < 2 or adnominal:
            return "one side only, or a participle before a thing"
        return None

    def _says_what(self, frame: Frame) -> bool:
        """Whether a verbal act tells its content: "… की माँग की", "… करने की माँग की", "माँग की कि …"."""
        if frame.use.use != "active" or frame.use.predicate.type not in VERBAL:
            return False
        item = self.layout.items[frame.use.item]
        if isinstance(item, Phrase) and (item.owner is not None or item.owner_verb is not None):
            return True
        return self._has_content(frame.clause)

    def _has_content(self, clause: Clause | None) -> bool:
        """Whether a कि-clause hangs on a clause."""
        return clause is not None and any(c.kind == "that" and c.parent == clause.id for c in self.layout.clauses)

    def _state(self, frame: Frame) -> bool:
        """ "इलाक़े पर विद्रोहियों का क़ब्ज़ा है": a noun with the bare copula tells how things are."""
        chunk = self.layout.chunk(frame.use.verb)
        if "visit" in frame.use.predicate.modes or frame.use.ended:
            return False
        if frame.use.use not in ("twin", "happen") or frame.use.predicate.kind == "adj" or chunk is None or chunk.verb is None:
            return False
        verb = chunk.verb
        stative = verb.lemmas == [BE] and self.layout.tokens[verb.heads[0]].reading.verbform == "fin"  # type: ignore[union-attr]
        return stative and frame.use.predicate.type not in ("ACCUSE", "AGREE", "REQUEST", "PROTEST")

    def _back_reference(self, frame: Frame) -> bool:
        """ "इस हमले में": takes up an act told before."""
        item = self.layout.items[frame.use.item]
        if not isinstance(item, Phrase) or frame.use.use in ("active", "passive"):
            return False
        first = self.layout.tokens[item.members[-1].start]
        return self.reading.fitness.pronouns.get(first.key) in ("this", "he") and first.start < self.layout.tokens[frame.use.start].start

    def _trigger(self, frame: Frame) -> tuple[int, int]:
        """From the predicate's head through its verb group."""
        use = frame.use
        chunk = self.layout.chunk(use.verb)
        if chunk is None or chunk.verb is None or use.use in ("nominal", "modifier"):
            return use.start, use.end
        if use.use == "participial":
            return min(chunk.start, use.start), max(use.end, chunk.verb.end) if use.start < chunk.start else use.end
        return min(use.start, chunk.start), max(use.end, chunk.verb.end)

    def _said_by(self, frame: Frame, draft: Draft, governor: Draft | None) -> Participant | None:
        if governor is not None and governor.type == "ACCUSE" and "allege" in governor.modes and frame.relation in ("object", "content"):
            return governor.actors[0].participant if governor.actors else governor.said_by
        speech = self.speakers.of(frame.clause, frame.use.item)
        if speech is None:
            return self.speakers.carried
        if speech.phrase is not None and any(a.participant.span == speech.speaker.span for a in draft.actors):
            inside = frame.clause is not None and frame.clause.kind in ("that", "quote")
            return speech.speaker if inside else None
        return speech.speaker

    def _performs(self, frame: Frame, draft: Draft) -> bool:
        """ "मैं अपील करता हूँ": the words are the act, and the speaker does it (codebook section 2)."""
        chunk = self.layout.chunk(frame.use.verb)
        if draft.said_by is None or chunk is None or chunk.verb is None or chunk.verb.tense != "pres" or chunk.verb.aspect != "impf":
            return False
        pronouns = [a for a in draft.actors if a.pronoun in ("i", "we", "he")]
        own = [a for a in pronouns if a.pronoun != "he" or (a.participant.key and a.participant.key == draft.said_by.key)]
        return bool(own) and len(own) == len(draft.actors)

    @staticmethod
    def _speak_for(draft: Draft) -> None:
        """ "हम" and "मैं" in somebody's words is the side of the one who speaks."""
        who = draft.said_by
        if who is None or not who.key:
            return
        for side in draft.actors + draft.recipients:
            if side.pronoun in ("we", "i") and side.participant.key is None:
                side.participant.key, side.participant.sectors = who.key, list(who.sectors)
                side.participant.reason = f"the speaker or the speaker's side: {who.text!r}"

    def _act(self, act: Act) -> Draft:
        speech = self.speakers.of(act.clause, -1) if not act.rule.startswith("should") else None
        said = speech.speaker if speech is not None and not act.rule.startswith("should") else None
        if said is not None and any(a.participant.span == said.span for a in act.actors):
            said = None
        draft = Draft(
            act.type, act.modes, Judgement("happened", act.rule), act.actors, act.recipients, said, (act.start, act.end), act.clause
        )
        self._speak_for(draft)
        draft.reasons = {"entry": f"speech act: {act.rule}", "use": "grammar", "status": act.rule, "roles": {}, "refused": []}
        return draft

    def _reasons(self, frame: Frame, judged: Judgement) -> dict[str, Any]:
        text = self.reading.fitness.text
        return {
            "entry": f"{frame.use.predicate.lemma} ({frame.use.predicate.where})",
            "use": frame.use.use,
            "status": judged.rule,
            "roles": {role: [{"text": text(f.phrase), "how": f.how} for f in fillers] for role, fillers in frame.roles.items()},
            "refused": frame.refused,
        }

    def _likelier(self, first: Draft, second: Draft) -> Draft:
        """Of two other types: politicians who "attack" only speak; a letter that asks is a request; else the fuller one."""
        by_type = {first.type: first, second.type: second}
        if by_type.keys() == {"ASSAULT", "ACCUSE"}:
            speaks = any(set(a.participant.sectors) & {"PTY", "LEG", "ELI"} for a in first.actors)
            return by_type["ACCUSE" if speaks else "ASSAULT"]
        if "REQUEST" in by_type and "CONSULT" in by_type:
            return by_type["REQUEST"]
        if by_type.keys() == {"AGREE", "CONCEDE"}:
            return by_type["CONCEDE" if self._has_content(first.clause) else "AGREE"]
        fuller = len(second.actors) + len(second.recipients) > len(first.actors) + len(first.recipients)
        return second if fuller else first

    def _settle_rivals(self, drafts: list[Draft]) -> list[Draft]:
        """One act, one event: of two types for the same words, the one that fits the other side stays.

        A ban on a state is SANCTION, on people, parties or papers COERCE; a court's prison sentence is both (codebook 2).
        """
        out: list[Draft] = []
        for draft in drafts:
            rival = next((d for d in out if d.frame is not None and draft.frame is not None and _same_words(d.frame, draft.frame)), None)
            if rival is None or ({rival.type, draft.type} == {"SANCTION", "COERCE"} and "convict" in rival.modes + draft.modes):
                out.append(draft)
            elif {rival.type, draft.type} == {"SANCTION", "COERCE"}:
                state = any(_state_like(r) for r in draft.recipients)
                out[out.index(rival)] = next(d for d in (rival, draft) if d.type == ("SANCTION" if state else "COERCE"))
            else:
                out[out.index(rival)] = self._likelier(rival, draft)
        return out

    @staticmethod
    def _share_recipients(drafts: list[Draft]) -> None:
        """ "पर लाठीचार्ज किया और गोलियाँ चलाईं": a second blow of the same doer falls on the same side."""
        for before, draft in pairwise(drafts):
            if draft.type == before.type and draft.type in ("ASSAULT", "COERCE") and before.recipients and not draft.recipients:
                spans = {a.participant.span for a in before.actors}
                if draft.actors and {a.participant.span for a in draft.actors} <= spans and draft.clause is not before.clause:
                    draft.recipients = list(before.recipients)

    # Several frames ---------------------------------------------------------------------------------------------

    def _merge_victims(self, drafts: list[Draft]) -> list[Draft]:
        """ "मारे गए" with an attack in the same sentence is one ASSAULT: its dead become recipients of the attack."""
        out: list[Draft] = []
        for draft in drafts:
            host = next((d for d in reversed(out) if d.type == "ASSAULT" and draft.type == "ASSAULT" and d is not draft), None)
            if host is not None and (draft.victims or host.victims or draft.backward) and self._one_attack(host, draft):
                absorb(host, draft)
            else:
                out.append(draft)
        return out

    @staticmethod
    def _one_attack(host: Draft, draft: Draft) -> bool:
        if host.judged.status != draft.judged.status and "historical" in (host.judged.status, draft.judged.status):
            return False
        first, second = ({a.participant.key for a in d.actors if a.participant.key} for d in (host, draft))
        return not (first and second and not first & second)


def absorb(host: Draft, draft: Draft) -> None:
    """Let one draft take over the participants of another that tells the same act."""
    stronger = host if not host.victims else draft
    for side in ("actors", "recipients"):
        mine, other = getattr(host, side), getattr(draft, side)
        for who in other:
            if not any(_same(who.participant, m.participant) and who.participant.text == m.participant.text for m in mine):
                mine.append(who)
    if stronger is draft:
        host.tokens, host.modes, host.frame, host.reasons = draft.tokens, draft.modes or host.modes, draft.frame, draft.reasons
        host.victims = False
    host.modes = host.modes or draft.modes
    host.contexts = sorted(set(host.contexts) | set(draft.contexts))


def _state_like(who: Resolved) -> bool:
    """Whether a participant is a state, its government or a body of states."""
    return who.kind in ("country", "metonym", "body", "adjective", "pronoun") or "GOV" in who.participant.sectors


def _somebody(who: Resolved) -> bool:
    """Whether a participant is more than an unknown word."""
    return bool(who.participant.key or who.participant.sectors) or who.kind == "pronoun"


def _same_words(a: Frame, b: Frame) -> bool:
    return (a.use.start, a.use.end) == (b.use.start, b.use.end)


def _same(a: Participant, b: Participant) -> bool:
    return a.span == b.span and a.key == b.key
