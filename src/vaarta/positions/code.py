"""Stance frames of one sentence to drafts of positions: which count, who holds them, towards whom, on whose word.

Each refusal is a short method with the sentence of ``docs/positions.md`` that it carries out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..coding.draft import Draft
from ..coding.rules import Rules
from ..coding.sides import resolved
from ..coding.speech import Speakers, Speech
from ..coding.status import PROMISED, Judgement, judge
from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.fill import Filling
from ..frames.find import Layout, Use
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Filler, Frame
from ..records import Event, Participant, Span, Topic
from ..resolving.participants import Resolved, Resolver
from .conditions import Condition
from .grammar import Told, asked, told_by_grammar, words_before
from .topics import known_in, topics_of

if TYPE_CHECKING:
    from ..engine import Engine

BE, STAY = word_of("be"), word_of("stay")
NEGATIONS = words_of("negation")
CROWD = frozenset({"CVL"})
# Stances that a condition turns into `conditional`; whoever is accused or feared is so with or without it.
BINDING = frozenset({"ready", "interested", "offers", "refuses", "conditional"})
# Stances whose clause after कि tells of what may come and never of what the ones in it undertake.
# A headline of these that ends in its noun tells the stance ("संयुक्त राष्ट्र की अपील"); "अमरीका की निंदा" may be of either side.
HEADLINES = frozenset({"demands", "offers", "concerned"})
HOPED = frozenset({"doubts", "concerned", "expects"})
SWALLOWING = frozenset(
    {"doubts", "concerned", "expects", "demands", "refuses", "interested", "denies-intent", "accuses", "offers", "ready"}
)


@dataclass(slots=True)
class PositionDraft:
    """A position before its dates and the keys of unnamed groups: a Draft whose type is the stance, with what a position has besides."""

    draft: Draft
    topics: list[Topic]
    event: Event | None = None
    condition: tuple[str, Span] | None = None
    content: Clause | None = None
    refused: list[dict[str, str]] = field(default_factory=list)


class PositionCoder:
    """Codes one sentence. events: those that were coded from it; they are read and never changed. uses: the stance cues found in it.

    carried: who was still quoted as the sentence began.
    """

    def __init__(
        self,
        reading: Reading,
        resolver: Resolver,
        carried: Participant | None,
        engine: Engine,
        events: list[Event],
        uses: list[Use],
        conditions: list[Condition],
    ) -> None:
        self.reading, self.resolver, self.carried, self.events = reading, resolver, carried, events
        self.layout, self.lexicon, self.lexica = reading.layout, engine.stances, engine.lexica
        self.rules: Rules = engine.lexica.rules
        self.uses, self.conditions = uses, conditions
        self._domain: str | None = None
        self._speakers: Speakers | None = None
        self.swallowed: list[tuple[int, int]] = []
        self.before: tuple[Clause | None, list[Resolved]] = (None, [])

    def run(self) -> list[PositionDraft]:
        """Drafts in the order of their cues."""
        frames = Filling(self.layout, self.reading.fitness).run(self.uses)
        drafts = [d for f in frames if (d := self._draft(f)) is not None]
        inner = self._swallowed(drafts)
        self.swallowed = [d.draft.tokens for d in drafts if id(d) in inner]
        drafts = [d for d in drafts if id(d) not in inner]
        self.swallowed += [
            s for d in drafts if d.content is not None and d.draft.type in HOPED and (s := self._words(d.content)) is not None
        ]
        drafts += self._undertakings(drafts)
        drafts += self._wishes(drafts)
        drafts += self._by_grammar(drafts)
        return sorted(drafts, key=lambda d: d.draft.tokens)

    @property
    def speakers(self) -> Speakers:
        """Who speaks in the sentence; read only where a cue of a stance stands, since most sentences of the prefilter hold none."""
        if self._speakers is None:
            self._speakers = Speakers(self.reading, self.resolver, self.lexica.speech, self.carried)
        return self._speakers

    def domain(self) -> str:
        """Of what the sentence is, if of sport, markets or the like; asked for only where somebody holds a stance."""
        if self._domain is None:
            self._domain = self.rules.domain(self.layout.tokens) or ""
        return self._domain

    # One frame --------------------------------------------------------------------------------------------------

    def _draft(self, frame: Frame) -> PositionDraft | None:
        self._predicated(frame)
        self._verbless(frame)
        if self._asked(frame.clause, frame.use.start):
            return None
        if frame.use.use in ("nominal", "modifier", "happen") or self._in_condition(frame.clause) or self._not_held(frame):
            return None
        stance = self._stance(frame)
        if stance is None:
            return None
        said = self._speech(frame.clause, frame.use.item)
        content = self._content(frame)
        holders, addressees = self._holders(frame, said), self._people(frame.roles.get("R", []))
        tokens = self._trigger(frame)
        event = self._event(tokens)
        draft = Draft(stance, [], Judgement("happened", "told as held"), holders, addressees, None, tokens, frame.clause)
        draft.frame = frame
        if "asks" in frame.use.predicate.flags and content is not None and stance == frame.use.predicate.type:
            draft.recipients = self._spoken_of(content, holders)
            draft.type = stance = "demands" if draft.recipients else stance
        if not addressees and stance in ("doubts", "expects") and content is not None:
            draft.recipients = self._spoken_of(content, holders)
        draft.said_by = self._said_by(frame, draft, said)
        self._speak_for(draft)
        if self._why_not(frame.use.predicate.flags, draft):
            return None
        self.before = frame.clause, draft.actors
        judged = judge(frame, self.reading, self.lexica.status)
        draft.judged = Judgement("happened", f"{judged.rule}: told as held") if judged.status in ("negated", "future") else judged
        topics = topics_of(frame, self.reading, self.lexica.themes, content)
        found = PositionDraft(draft, topics, event, None, content, frame.refused)
        self._conditioned(found)
        draft.reasons = {
            "entry": f"{frame.use.predicate.lemma} ({frame.use.predicate.where})",
            "use": frame.use.use,
            "status": draft.judged.rule,
            "roles": {
                role: [{"text": self.reading.fitness.text(f.phrase), "how": f.how} for f in fillers]
                for role, fillers in frame.roles.items()
            },
            "refused": frame.refused,
        }
        return found

    def _predicated(self, frame: Frame) -> None:
        """ "मंशा हमला करने की नहीं है": a bare cue with होना at the end of its clause is said of the holder, whatever stands between."""
        use, clause, item = frame.use, frame.clause, self.layout.items[frame.use.item]
        if use.use not in ("nominal", "happen") or clause is None or clause.finite is None or clause.finite < use.item:
            return
        chunk = self.layout.chunk(clause.finite)
        if chunk is None or chunk.verb is None or not isinstance(item, Phrase) or item.slot:
            return
        if chunk.verb.main in use.predicate.lights or (use.use == "happen" and chunk.verb.main in use.predicate.twins):
            use.verb, use.use = clause.finite, "active"

    def _verbless(self, frame: Frame) -> None:
        """ "पता नहीं कि …", "हमले का कोई इरादा नहीं": a denial stands for the verb. "अमरीका, ब्रिटेन की अपील" is a headline that tells one."""
        use, clause, tokens = frame.use, frame.clause, self.layout.tokens
        item = self.layout.items[use.item]
        if use.use not in ("nominal", "happen") or clause is None or clause.finite is not None or not isinstance(item, Phrase):
            return
        if use.end < len(tokens) and tokens[use.end].key in NEGATIONS and use.predicate.modes[0] != "-":
            use.use, use.verb = "active", None
        elif use.predicate.type in HEADLINES and item.owner is not None and self._ends(item):
            use.use, use.verb, frame.roles["A"] = "active", None, [Filler(item.owner, "whose it is, in a headline")]

    def _ends(self, item: Phrase) -> bool:
        """Whether a phrase ends a sentence without a verb."""
        after = self.layout.items[item.at + 1 :]
        return all(c.finite is None for c in self.layout.clauses) and all(isinstance(i, Chunk) and i.kind == "mark" for i in after)

    def _asked(self, clause: Clause | None, at: int) -> bool:
        return asked(self.layout, self.lexicon, clause, at)

    def _not_held(self, frame: Frame) -> bool:
        """What somebody is told to do ("तैयार रहना चाहिए", "तैयार रहो") or what is only named ("तैयार होने के लिए") is nobody's position."""
        chunk = self.layout.chunk(frame.use.verb)
        if chunk is None or chunk.verb is None:
            return False
        verb = chunk.verb
        if verb.mood == "imp" or verb.modal in ("should", "can"):
            return True
        if verb.form == "inf":
            after = (
                self.layout.items[frame.use.verb + 1]
                if frame.use.verb is not None and frame.use.verb + 1 < len(self.layout.items)
                else None
            )
            return not (isinstance(after, Phrase) and self._tells(after))
        # "नहीं जानता" leaves its है out; a bare "जानता" is no fact.
        unreal = verb.mood == "sub" or (verb.mood == "cnd" and not verb.negated)
        return unreal and verb.form == "fin" and not verb.tense

    def _tells(self, phrase: Phrase) -> bool:
        return any(k in self.lexicon.telling for k in self.layout.tokens[phrase.end - 1].keys)

    def _stance(self, frame: Frame) -> str | None:
        entry = frame.use.predicate
        if not self._denied(frame):
            return None if "negonly" in entry.flags else entry.type
        if "negonly" in entry.flags:
            return entry.type
        return entry.modes[0] if entry.modes[0] != "-" else None

    def _denied(self, frame: Frame) -> bool:
        chunk = self.layout.chunk(frame.use.verb)
        if chunk is not None and chunk.verb is not None and chunk.verb.negated:
            return True
        tokens, start, end = self.layout.tokens, frame.use.start, frame.use.end
        return any(t.key in NEGATIONS for t in (*tokens[max(0, start - 1) : start], *tokens[end : end + 2]))

    def _trigger(self, frame: Frame) -> tuple[int, int]:
        use, chunk = frame.use, self.layout.chunk(frame.use.verb)
        if chunk is None or chunk.verb is None or use.use == "participial":
            return use.start, use.end
        return min(use.start, chunk.start), max(use.end, chunk.verb.end)

    def _content(self, frame: Frame) -> Clause | None:
        """The clause after कि that says what, where the cue is its clause's own predicate; or the one right after a verbless cue."""
        clause = frame.clause
        if clause is None:
            return None
        at = frame.use.verb if frame.use.verb is not None else frame.use.item
        for inner in self.layout.clauses[clause.id + 1 :]:
            if inner.kind == "that" and inner.parent == clause.id and inner.items and min(inner.items) - at <= 3:
                return inner
        return None

    # Who --------------------------------------------------------------------------------------------------------

    def _people(self, fillers: list[Filler]) -> list[Resolved]:
        return resolved(fillers, self.resolver)

    def _holders(self, frame: Frame, said: Speech | None) -> list[Resolved]:
        """The one in the entry's role; else whose the cue is ("अमरीका का … इरादा"); else, where the entry allows, the speaker."""
        self._nearer_holder(frame)
        found = self._people(frame.roles.get("A", []))
        if not found and (owner := self._far_owner(frame)) is not None:
            frame.roles["A"] = [Filler(owner, "whose stance it is")]
            found = self._people(frame.roles["A"])
        if not found and (beside := self._run_together(frame)) is not None:
            frame.roles["A"] = [Filler(beside, "name run together with the noun after it")]
            found = self._people(frame.roles["A"])
        clause, holders = self.before
        if not found and self._goes_on(frame.clause, clause):
            found = list(holders)
        if not found and said is not None and "speaker" in frame.use.predicate.flags:
            found = [Resolved(replace(said.speaker, reason="the one who speaks"), "speaker")]
        return found

    def _goes_on(self, clause: Clause | None, before: Clause | None) -> bool:
        """ "… विरोध करता है और उससे … माँग करता है": a clause without a subject goes on with the one before it."""
        if clause is None or before is None or clause.id != before.id + 1 or clause.kind != before.kind or clause.parent != before.parent:
            return False
        phrases = (p for i in clause.items if isinstance(p := self.layout.items[i], Phrase))
        return not any(p.slot in ("", "ne") and not p.owned and self.reading.fitness.fits(p) for p in phrases)

    def _nearer_holder(self, frame: Frame) -> None:
        """A ने phrase goes before a को phrase, and a name at the head of the cue's own clause before the doer of another clause."""
        fillers, clause = frame.roles.get("A", []), frame.clause
        if not fillers or clause is None:
            return
        phrase = fillers[0].phrase
        phrases = (p for i in clause.items if isinstance(p := self.layout.items[i], Phrase) and p.slot == "ne" and not p.head.relative)
        if phrase.slot == "ko" and (doer := next(phrases, None)) is not None:
            frame.roles["A"] = [Filler(doer, "ergative phrase")]
        elif phrase.slot == "ka" and len(phrase.members[0].mentions) > 1 and (name := self._leading_name(phrase)) is not None:
            frame.roles["A"] = [Filler(name, "name run together with the noun after it")]
        elif phrase.clause != clause.id and (beside := self._run_together(frame)) is not None:
            frame.roles["A"] = [Filler(beside, "name run together with the noun after it")]

    def _run_together(self, frame: Frame) -> Phrase | None:
        """ "पोलैंड हमले से आशंकित है": a country or body that begins its clause is the holder, though no mark parts it from the noun."""
        if frame.clause is None or frame.use.use not in ("active", "twin"):
            return None
        first = next((p for i in frame.clause.items if isinstance(p := self.layout.items[i], Phrase)), None)
        owning = first is not None and first.slot == "ka" and frame.use.predicate.active.get("ka") != "T" and len(first.head.mentions) < 2
        if first is None or owning or first.slot in ("ne", "source", "quoted") or first.at > frame.use.item:
            return None
        return self._leading_name(first)

    @staticmethod
    def _leading_name(first: Phrase) -> Phrase | None:
        chunk = first.members[0]
        name = chunk.mentions[0] if chunk.mentions else None
        if name is None or name.start != chunk.start or name.end >= chunk.end or name.of("adjective", "title", "modifier"):
            return None
        if not name.of("country", "metonym", "body", "person", "group", "party", "organ", "agency"):
            return None
        phrase = Phrase([Chunk("np", chunk.start, name.end, "", name.end, [name])], "", first.at, clause=first.clause)
        phrase.owner = first.owner
        return phrase

    def _far_owner(self, frame: Frame) -> Phrase | None:
        clause = frame.clause
        if clause is None or frame.use.predicate.active.get("ka") != "A":
            return None
        for at in clause.items:
            item = self.layout.items[at]
            if at < frame.use.item and isinstance(item, Phrase) and item.slot == "ka" and self.reading.fitness.fits(item):
                return item
        return None

    def _spoken_of(self, content: Clause, holders: list[Resolved]) -> list[Resolved]:
        """ "पता नहीं कि रूस …": whose conduct is doubted or hoped for is the addressee."""
        phrases = (p for i in content.items if isinstance(p := self.layout.items[i], Phrase) and p.slot in ("", "ne") and not p.owned)
        first = next((p for i in content.items if isinstance(p := self.layout.items[i], Phrase)), None)
        subject = next((p for p in phrases if self.reading.fitness.fits(p)), None) or (self._leading_name(first) if first else None)
        mine = {h.participant.key for h in holders}
        found = self._people([Filler(subject, "of whom it is doubted or hoped")]) if subject is not None else []
        return [r for r in found if r.participant.key and r.participant.key not in mine]

    def _speech(self, clause: Clause | None, at: int) -> Speech | None:
        """The speech over a clause; the clauses after "कि अगर …" go on with what is said."""
        found = self.speakers.of(clause, at)
        while found is None and clause is not None and clause.id and clause.kind in ("main", "cond"):
            clause = self.layout.clauses[clause.id - 1]
            if clause.kind in ("that", "quote"):
                return self.speakers.of(clause, at)
        return found

    def _said_by(self, frame: Frame, draft: Draft, said: Speech | None) -> Participant | None:
        if said is None:
            return self.speakers.carried
        if any(a.participant.span == said.speaker.span for a in draft.actors):
            inside = frame.clause is not None and said.clause is not frame.clause
            return said.speaker if inside else None
        return said.speaker

    def _speak_for(self, draft: Draft) -> None:
        """ "हम" is the side of the one who speaks; without one in the sentence, of the last who spoke and is not spoken of in it."""
        sides = [s for s in draft.actors + draft.recipients if s.pronoun in ("we", "i") and s.participant.key is None]
        if not sides:
            return
        who = draft.said_by
        if who is None:
            here = {n.key for m in self.reading.mentions for n in m.names if n.key}
            recent = reversed(self.resolver.memory.subjects)
            who = next((s for s in recent if s.key and s.key not in here and "MED" not in s.sectors), None)
            if who is None:
                return
            draft.said_by = who
        for side in sides:
            side.participant.key, side.participant.sectors = who.key, list(who.sectors)
            side.participant.reason = f"the speaker or the speaker's side: {who.text!r}"

    def _why_not(self, flags: frozenset[str], draft: Draft) -> str:
        """A position has a holder in public life whom the text makes known; a weak entry needs one of a country, body or office."""
        people = draft.actors
        if not people:
            return "nobody holds it"
        if not any(self.rules.political(p) or p.pronoun for p in people):
            return "nobody in public life holds it"
        if self.domain() and not any(map(self.rules.official, people + draft.recipients)):
            return f"a sentence of {self.domain()}, with nobody of office"
        if "weak" in flags and not any(p.participant.key or self.rules.official(p) for p in people):
            return "a weak cue without a known holder"
        if "needs:R" in flags and not draft.recipients:
            return "the entry needs an addressee"
        if all(set(p.participant.sectors) == {"JUD"} for p in people):
            return "a court acts at law and takes no side"
        if "weak" in flags and all(set(p.participant.sectors) == CROWD and not p.participant.name for p in people):
            return "people at large, who speak for nobody"
        if all(self.rules.private(p, False) for p in people):
            return "private life"
        return ""

    # Conditions and nesting -------------------------------------------------------------------------------------

    def _in_condition(self, clause: Clause | None) -> bool:
        return clause is not None and (clause.kind == "cond" or any(c.clause is clause for c in self.conditions))

    def _condition_of(self, clause: Clause | None) -> Condition | None:
        return next((c for c in self.conditions if c.of is clause), None)

    def _conditioned(self, found: PositionDraft) -> None:
        condition = self._condition_of(found.draft.clause)
        if condition is None or found.draft.type not in BINDING:
            return
        found.draft.type = "conditional"
        found.condition = self.reading.fitness.page[condition.span[0] : condition.span[1]], condition.span

    def _undertakings(self, drafts: list[PositionDraft]) -> list[PositionDraft]:
        """ "अगर रूस इच्छुक है तो हम समझ बना सकते हैं": what a side says it will or can do under a condition, without a cue of its own."""
        out = []
        for condition in self.conditions:
            clause = condition.of
            chunk = self.layout.chunk(clause.finite)
            if any(d.draft.clause is clause for d in drafts) or chunk is None or chunk.verb is None:
                continue
            verb = chunk.verb
            if not (verb.tense == "fut" or verb.modal == "can") or verb.passive or clause.finite is None:
                continue
            phrases = [p for i in clause.items if i < clause.finite and isinstance(p := self.layout.items[i], Phrase)]
            subject = next((p for p in phrases if p.slot in ("", "ne") and not p.owned and self.reading.fitness.fits(p)), None)
            said = self._speech(clause, clause.finite)
            holders = self._people([Filler(subject, "subject of what is undertaken")] if subject is not None else [])
            draft = Draft("conditional", [], Judgement("happened", "undertaken on a condition"), holders, [], None, (0, 0), clause)
            draft.tokens = (chunk.start, verb.end)
            draft.said_by = said.speaker if said is not None else self.speakers.carried
            self._speak_for(draft)
            if not holders and (event := self._event(draft.tokens)) is not None:
                draft.actors = holders = [Resolved(a, "event") for a in event.actors]
            mine = [h for h in holders if h.participant.key and draft.said_by is not None and h.participant.key == draft.said_by.key]
            if not mine:
                continue
            text = self.reading.fitness.page
            first = min((p.start for p in phrases if p is not subject), default=chunk.start)
            span = (self.layout.tokens[first].start, self.layout.tokens[chunk.start - 1 if chunk.start > first else chunk.start].end)
            topics = [Topic(text[span[0] : span[1]], None, span)] if first < chunk.start else []
            entry = "grammar: undertaken on a condition"
            draft.reasons = {"entry": entry, "use": "conditional", "status": draft.judged.rule, "roles": {}, "refused": []}
            words = text[condition.span[0] : condition.span[1]], condition.span
            out.append(PositionDraft(draft, topics, self._event(draft.tokens), words))
        return out

    def _wishes(self, drafts: list[PositionDraft]) -> list[PositionDraft]:
        """ "सहयोग बढ़ाना चाहता है": a wish that the verb group itself tells, where it is no event that carries one."""
        out = []
        for clause, chunk in wishes(self.layout):
            assert chunk.verb is not None
            assert clause.finite is not None
            tokens, verb = (chunk.start, chunk.verb.end), chunk.verb
            event = self._event(tokens)
            told = event is not None and event.type in PROMISED
            if self._asked(clause, chunk.start):
                continue
            if told or verb.mood not in ("ind", "") or any(d.draft.clause is clause for d in drafts) or self._in_condition(clause):
                continue
            phrases = [p for i in clause.items if i < clause.finite and isinstance(p := self.layout.items[i], Phrase)]
            subject = next((p for p in phrases if p.slot == "" and not p.owned and self.reading.fitness.fits(p)), None)
            subject = subject or (self._leading_name(phrases[0]) if phrases else None) or self._subject_before(clause)
            if subject is None:
                continue
            stance = "refuses" if verb.negated else "interested"
            said = self._speech(clause, clause.finite)
            judged = Judgement("happened", "told as held")
            draft = Draft(stance, [], judged, self._people([Filler(subject, "whose wish it is")]), [], None, tokens, clause)
            draft.said_by = said.speaker if said is not None else self.speakers.carried
            self._speak_for(draft)
            if self._why_not(frozenset({"weak"}), draft):
                continue
            first = min((p.start for p in phrases if p.start >= subject.end), default=chunk.start)
            first = min(first, subject.end) if subject.end < chunk.start and subject.slot == "" else first
            span = (self.layout.tokens[first].start, self.layout.tokens[chunk.start].end)
            entry = "grammar: a verb with चाहना"
            draft.reasons = {"entry": entry, "use": "wish", "status": judged.rule, "roles": {}, "refused": []}
            found = PositionDraft(draft, [Topic(self.reading.fitness.page[span[0] : span[1]], None, span)], event)
            self._conditioned(found)
            out.append(found)
        return out

    def _by_grammar(self, drafts: list[PositionDraft]) -> list[PositionDraft]:
        """Needs, what should be done, and what a side says it will not do itself (``grammar``)."""
        out = []
        for told in told_by_grammar(self.layout, self.reading.fitness):
            tokens = (told.chunk.start, told.chunk.verb.end if told.chunk.verb is not None else told.chunk.end)
            if any(d.draft.clause is told.clause for d in drafts) or self._in_condition(told.clause) or self._asked(told.clause, tokens[0]):
                continue
            if self._under_stance(drafts, told.clause):
                continue
            found = self._grammatical(told, tokens)
            if found is not None:
                out.append(found)
        return out

    def _under_stance(self, drafts: list[PositionDraft], clause: Clause) -> bool:
        return any(d.content is not None and d.draft.type in SWALLOWING and clause.id in self._under(d.content) for d in drafts)

    def _grammatical(self, told: Told, tokens: tuple[int, int]) -> PositionDraft | None:
        said = self._speech(told.clause, told.clause.finite or 0)
        speaker = said.speaker if said is not None else self.speakers.carried
        stance = "refuses" if told.kind == "will-not" else "demands"
        holders = self._people([Filler(told.holder, "whose verb it is")]) if told.holder is not None else []
        if told.kind == "will-not" and told.holder is not None and not holders:
            name = self._leading_name(told.holder)
            holders = self._people([Filler(name, "name run together with the noun after it")]) if name is not None else []
        if told.kind == "should" or (told.kind == "need" and not holders):
            if said is None or speaker is None:
                return None
            holders = [Resolved(replace(speaker, reason="the one who speaks"), "speaker")]
        addressees = self._people([Filler(told.addressee, "who should")]) if told.addressee is not None else []
        draft = Draft(stance, [], Judgement("happened", "told as held"), holders, addressees, None, tokens, told.clause)
        draft.said_by = speaker
        self._speak_for(draft)
        keys = {h.participant.key for h in holders} - {None}
        mine = speaker is not None and speaker.key in keys
        if not keys or (told.kind == "will-not" and not mine) or keys & {a.participant.key for a in addressees}:
            return None
        event = self._event(tokens)
        if self._why_not(frozenset({"weak"}), draft) or (event is not None and event.type in ("REQUEST", "THREATEN")):
            return None
        span = words_before(self.layout, told)
        page, at = self.reading.fitness.page, self.layout.tokens
        words = (at[span[0]].start, at[span[1] - 1].end) if span is not None else None
        topics = known_in(self.reading, self.lexica.themes, span) if span is not None else []
        if words is not None:
            topics = [Topic(page[words[0] : words[1]], None, words), *topics]
        draft.reasons = {"entry": f"grammar: {told.kind}", "use": told.kind, "status": draft.judged.rule, "roles": {}, "refused": []}
        found = PositionDraft(draft, topics, event)
        self._conditioned(found)
        return found

    def _subject_before(self, clause: Clause) -> Phrase | None:
        """ "हम रिपोर्ट दे चुके हैं और जाँच बंद करना चाहते हैं": a clause without a subject has that of the like clause before it."""
        before = self.layout.clauses[clause.id - 1] if clause.id else None
        if before is None or before.kind != clause.kind or before.parent != clause.parent:
            return None
        phrases = (p for i in before.items if isinstance(p := self.layout.items[i], Phrase))
        return next((p for p in phrases if p.slot == "" and not p.owned and self.reading.fitness.fits(p)), None)

    def _words(self, clause: Clause) -> tuple[int, int] | None:
        items = [self.layout.items[i] for i in clause.items]
        return (min(i.start for i in items), max(i.end for i in items)) if items else None

    def _swallowed(self, drafts: list[PositionDraft]) -> set[int]:
        """What is only the content of another stance ("संदेह है कि रूस तैयार है") is nobody's position by itself."""
        out = set()
        for outer in drafts:
            if outer.content is None or outer.draft.type not in SWALLOWING:
                continue
            inside = self._under(outer.content)
            frame = outer.draft.frame
            if (
                frame is not None
                and "yields" in frame.use.predicate.flags
                and any(d is not outer and d.draft.clause is not None and d.draft.clause.id in inside for d in drafts)
            ):
                out.add(id(outer))
                continue
            out |= {id(d) for d in drafts if d is not outer and d.draft.clause is not None and d.draft.clause.id in inside}
        return out

    def _under(self, content: Clause) -> set[int]:
        ids = {content.id}
        for clause in self.layout.clauses[content.id + 1 :]:
            if clause.parent in ids or clause.parent == content.parent:
                ids.add(clause.id)
        return ids

    def _event(self, tokens: tuple[int, int]) -> Event | None:
        start, end = self.layout.tokens[tokens[0]].start, self.layout.tokens[tokens[1] - 1].end
        return next((e for e in self.events if e.span[0] < end and start < e.span[1]), None)


def wishes(layout: Layout) -> Iterator[tuple[Clause, Chunk]]:
    """The clauses whose verb group tells a wish ("बढ़ाना चाहता है"), with it."""
    for clause in layout.clauses:
        chunk = layout.chunk(clause.finite) if clause.finite is not None else None
        if clause.kind not in ("cond", "rel") and chunk is not None and chunk.verb is not None and chunk.verb.modal == "want":
            yield clause, chunk
