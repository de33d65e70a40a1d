"""Events of one article to the meetings that it reports: who with whom, on what level, planned, held or called off, where and when.

A meeting comes from a CONSULT, from an AGREE that the coder made of a CONSULT told in the future ("मुलाक़ात करेंगे"), from a REJECT of a
meeting and from a paper signed together. Mere readiness to talk ("बातचीत के लिए तैयार है") is a position and no meeting. Two parties at
least must have a key, or one body of states that meets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from ..frames.chunks import Chunk
from ..language import Token, tokenise
from ..language.topics import find_topics
from ..records import Article, Event, Format, Level, Meeting, Participant, State, Topic
from .lexicon import TalkWords, find, load
from .parties import AFTER, Both, Parties, before_or_after, is_person, joined
from .unsided import unsided

if TYPE_CHECKING:
    from ..engine import Engine
    from ..pipeline import Passage

# Status of a CONSULT, or of an AGREE made of one, to the state of the meeting.
_CONSULT: dict[str, State] = {
    "happened": "held", "historical": "held", "future": "planned", "hypothetical": "hypothetical", "negated": "cancelled",
}  # fmt: skip
_PROMISED: dict[str, State] = {"happened": "planned", "future": "planned", "hypothetical": "hypothetical", "negated": "cancelled"}
# The lowest office among those who meet is the level of the meeting.
_RANKS: tuple[Level, ...] = ("head", "minister", "deputy", "official")
# How many sentences after the one that tells of the meeting may tell what came of it.
OUTCOMES = 3
# How many letters after the words of a meeting still belong to them: "बैठक फिलहाल | टाल दी".
CLOSE = 12


def make_meetings(passages: list[Passage], article: Article, engine: Engine) -> list[Meeting]:
    """The meetings of an article in reading order. Events stay as they are."""
    if not any(p.reading is not None for p in passages):
        return []
    words = load(engine.language)
    acts = sorted([*article.events, *unsided(passages, article, engine, words)], key=lambda e: e.span)
    if not acts:
        return []
    at = {p.sentence.start: n for n, p in enumerate(passages)}
    teller = _Teller(passages, article, engine, words)
    told: list[tuple[int, Meeting]] = []
    open_: list[tuple[int, Event, Both | None]] = []
    acts = [e for e in acts if teller.state(e, at[e.sentence[0]])[0] is not None]
    teller.busy = {at[e.sentence[0]] for e in acts}
    for event in acts:
        n = at[event.sentence[0]]
        both = teller.parties.both(event, passages[n].tokens)
        if both is not None or not any(p.key for p in (*event.actors, *event.recipients)):
            # "कोई बात नहीं होगी" without sides turns a matter down and no meeting.
            if event.status in ("happened", "historical", "future"):
                open_.append((n, event, both))
        elif (meeting := teller.meeting(event, n, [], [], "")) is not None:
            told.append((n, meeting))
    for n, event, both in open_:
        known = before_or_after(n, told, both or Both(False, ""))
        sides = [] if both is not None else teller.parties.present(n)
        if not sides:
            sides = list(known.sides) if known is not None else teller.parties.pair() if both is None else []
        people = list(known.people) if known is not None and both is not None and both.people else []
        if (meeting := teller.meeting(event, n, sides, people, "the sides of the meeting told beside" if known else "")) is not None:
            told.append((n, meeting))
    told.sort(key=lambda pair: pair[1].span)
    _called_off(told)
    return [m for _, m in told]


def _called_off(told: Sequence[tuple[int, Meeting]]) -> None:
    """ "मुलाकात रद्द कर दी है. दोनों नेता 24 फरवरी को जिनेवा में मिलने वाले थे": what is called off takes the day and place it was fixed for.

    The words of the plan stand within two sentences; its own report stays, and tells the same meeting as planned.
    """
    for n, off in told:
        if off.state != "cancelled":
            continue
        sides = {p.key for p in off.sides}
        near = [m for k, m in told if abs(k - n) < AFTER and {p.key for p in m.sides} == sides]
        for plan in (m for m in near if m.state in ("planned", "hypothetical")):
            if (off.when is None or off.when.inferred) and plan.when is not None and not plan.when.inferred:
                off.when, off.reasons["when"] = plan.when, "the day it had been fixed for"
            off.where = off.where or plan.where
            off.people = joined(off.people, plan.people)
            if off.level == "unknown":
                off.level = plan.level


class _Teller:
    """Makes the meetings of one article."""

    def __init__(self, passages: list[Passage], article: Article, engine: Engine, words: TalkWords) -> None:
        self.passages, self.article, self.engine, self.words = passages, article, engine, words
        self.parties = Parties(passages, article, engine, words)
        self.busy: set[int] = set()
        self._met: set[frozenset[str]] = set()

    def state(self, event: Event, at: int) -> tuple[State | None, str]:
        """planned, held …, with the rule; None where the event is no meeting."""
        tokens, words = self.passages[at].tokens, self.words
        state: State | None
        if event.type == "CONSULT":
            state, rule = _CONSULT[event.status], f"CONSULT told as {event.status}"
            if state == "cancelled" and self._refused(event):
                return None, ""
            if state == "held" and self._going_on(event, at):
                state, rule = "planned", "told as going on, on a day that is not over"
        elif event.type == "AGREE" and "consult" in str(event.reasons.get("entry", "")):
            state, rule = _PROMISED.get(event.status, "planned"), f"{event.reasons.get('status')}"
        elif event.type == "REJECT" and ("meet" in event.modes or self._near(event, tokens, "meeting")):
            withheld = "consult" in str(event.reasons.get("entry", "")) and self._refused(event)
            return ("cancelled", "REJECT of a meeting") if event.status == "happened" and not withheld else (None, "")
        elif event.type == "SUPPORT" and event.status == "happened" and self._near(event, tokens, "signing"):
            return "held", "a paper signed together"
        else:
            return None, ""
        off = find(tokens, words.states)
        # Right after the words of the meeting it is called off whatever the tense: "होने वाली बैठक टाल दी है".
        close = [f for f in off if 0 <= tokens[f.start].start - event.span[1] <= CLOSE]
        if close or (off and state != "held"):
            said = tokens[(close or off)[0].start : (close or off)[0].end]
            return "cancelled", f"words {' '.join(t.text for t in said)!r}"
        return state, rule

    @staticmethod
    def _refused(event: Event) -> bool:
        """ "बात नहीं करेगा" is a refusal, a position; what is called off had a day."""
        return event.when is None or event.when.inferred

    def _near(self, event: Event, tokens: list[Token], noun: str) -> bool:
        """Whether such a word stands in the event's own words or shortly before them."""
        found = [f for f in find(tokens, self.words.nouns) if f.value == noun]
        return any(tokens[f.start].start < event.span[1] and event.span[0] - tokens[f.start].start <= CLOSE * 2 for f in found)

    def _going_on(self, event: Event, at: int) -> bool:
        """ "मिल रहे हैं" on a day that is not before the page's is still to come for its reader."""
        reading, published = self.passages[at].reading, (self.article.published or "")[:10]
        if reading is None or not published or event.when is None or not event.when.start:
            return False
        tokens = reading.layout.tokens
        inside = [
            c.verb
            for c in reading.layout.items
            if isinstance(c, Chunk) and event.span[0] < tokens[c.end - 1].end and tokens[c.start].start < event.span[1]
        ]
        return event.when.start[:10] >= published and any(v is not None and v.aspect == "prog" and v.tense == "pres" for v in inside)

    def meeting(self, event: Event, at: int, sides: list[Participant], people: list[Participant], rule: str) -> Meeting | None:
        """The meeting of an event; None where fewer than two sides are known. sides, people: where they are told elsewhere."""
        tokens = self.passages[at].tokens
        state, state_rule = self.state(event, at)
        assert state is not None
        own = [] if sides else [p for p in event.actors + event.recipients if p.key]
        parties = sides or own
        if not sides and state == "cancelled" and len({p.key for p in parties}) < 2:
            more = self.parties.others(event, at) or self._of_page(parties)
            parties, rule = _sides(parties + more), "the other side of the sentence, else of the page"
        if not self._enough(event, parties, at):
            return None
        through = _between(event, tokens, self.article, self.words, parties)
        sides = _sides([p for p in parties if p not in through])
        format_, format_rule = _format(event, tokens, sides, through, self.words)
        named = joined(people, [p for p in (parties if own else []) if is_person(p, self.engine)])
        around = [] if format_ == "telephone" else self._around(at, sides)
        named = joined(named, [p for _, p in around])
        mediators = [p for role, p in around if role == "mediator" and p.key not in {s.key for s in sides}]
        if mediators and format_ == "bilateral":
            format_, format_rule, through = "mediated", f"{mediators[0].text!r} told beside", through or mediators
        level, level_rule = _level(named or (sides if own else []), tokens, self.words)
        later = [p.tokens for p in self.passages[at + 1 :][:OUTCOMES]]
        outcome = _outcome(event, self.article, tokens, later, self.words) if state == "held" else None
        digest = hashlib.blake2b(f"{event.id} meeting".encode(), digest_size=8).hexdigest()
        reasons = {"state": state_rule, "format": format_rule, "level": level_rule}
        return Meeting(
            id=f"t1-{digest}",
            state=state,
            format=format_,
            level=level,
            sides=sides,
            people=named,
            agenda=_agenda(event, tokens, self.article, self.engine),
            span=event.span,
            sentence=event.sentence,
            when=(self.parties.fixed_for(event, at) if state == "cancelled" else None) or event.when,
            where=event.where or self.parties.place(at),
            outcome=outcome[1] if outcome else None,
            through=through,
            said_by=event.said_by,
            event=event.id if event in self.article.events else None,
            reasons={**reasons, **({"outcome": outcome[0]} if outcome else {}), **({"sides": rule} if rule else {})},
        )

    def _around(self, at: int, sides: Sequence[Participant]) -> list[tuple[str, Participant]]:
        keys = frozenset(p.key for p in sides if p.key)
        first = keys not in self._met
        self._met.add(keys)
        return self.parties.delegates(at, keys, self.busy, first)

    def _of_page(self, parties: Sequence[Participant]) -> list[Participant]:
        pair = self.parties.pair()
        return pair if {p.key for p in pair} & {p.key for p in parties} else []

    def _enough(self, event: Event, parties: Sequence[Participant], at: int) -> bool:
        """Two keys; or the government and the rebels of one country; or one body of states, in whose name its members meet."""
        keys = {p.key for p in parties}
        if len(keys) >= 2 and len({p.key for p in parties if not (set(p.sectors) & {"MED"})}) >= 2:
            return True
        armed = [bool({"REB", "UAF"} & set(p.sectors)) for p in parties]
        if len(parties) >= 2 and any(armed) and not all(armed):
            return True
        # A body's own meeting, not its mediating; one of years ago ("1960 में विश्व बैंक की मध्यस्थता") is no talks of now.
        recent = event.when is not None and (event.when.start or "") >= _year_before(self.article.published)
        named = self._near(event, self.passages[at].tokens, "meeting")
        return len(parties) == 1 and "IGO" in parties[0].sectors and event.type in ("CONSULT", "AGREE") and named and recent


def _year_before(published: str | None) -> str:
    return f"{int(published[:4]) - 1}{published[4:10]}" if published and published[:4].isdigit() else ""


def _sides(parties: Sequence[Participant]) -> list[Participant]:
    """One entry a key, in the order told; the entry that names the country itself stands for it, else the first."""
    out: dict[str, Participant] = {}
    for party in parties:
        if party.key and party.key not in out:
            out[party.key] = party
    return list(out.values())


def _between(event: Event, tokens: list[Token], article: Article, words: TalkWords, parties: list[Participant]) -> list[Participant]:
    """The third party of mediated talks: who stands right before the words of mediation, where two other keys are left."""
    for found in find(tokens, words.formats):
        if found.value != "mediated":
            continue
        start = tokens[found.start].start
        near = [p for p in parties if p.span and p.span[1] <= start and start - p.span[1] <= 4]
        left = {p.key for p in parties} - {p.key for p in near}
        if near and len(left) >= 2:
            return near
    return []


def _format(
    event: Event, tokens: list[Token], sides: Sequence[Participant], through: Sequence[Participant], words: TalkWords
) -> tuple[Format, str]:
    found = {f.value: " ".join(t.text for t in tokens[f.start : f.end]) for f in find(tokens, words.formats)}
    if "phone" in event.modes:
        return "telephone", "mode phone"
    for name in ("telephone", "mediated", "multilateral", "bilateral"):
        if name in found:
            return cast(Format, name), f"words {found[name]!r}"
    if through or "third-party" in event.modes:
        return "mediated", "a third party"
    if "multilateral" in event.modes or len(sides) > 2 or any("IGO" in p.sectors for p in sides):
        return "multilateral", f"{len(sides)} sides" if len(sides) > 2 else "a body of states"
    return ("bilateral", "two sides") if len(sides) == 2 else ("unknown", "no words")


def _level(who: Sequence[Participant], tokens: list[Token], words: TalkWords) -> tuple[Level, str]:
    """The lowest office among those who meet; where theirs is not told, the office words of the sentence."""
    own = [f.value for p in who for f in find(tokenise(p.text), words.levels)[:1]]
    found = own or [f.value for f in find(tokens, words.levels)]
    rule = "offices of those who meet" if own else "office words of the sentence"
    if "military" in found or (not found and any(p.sectors[:1] == ["MIL"] for p in who)):
        return "military", rule
    ranks = [_RANKS.index(cast(Level, f)) for f in found]
    return (_RANKS[max(ranks)], rule) if ranks else ("unknown", "no office told")


def _agenda(event: Event, tokens: list[Token], article: Article, engine: Engine) -> list[Topic]:
    """The topics of the event; where none of them is known, the known ones of its sentence."""
    out: dict[str, Topic] = {}
    for topic in event.topics:
        out.setdefault(topic.id or topic.text, topic)
    if not any(t.id for t in event.topics):
        for mention in find_topics(tokens, engine.lexica.themes.topics):
            for id_ in mention.ids:
                out.setdefault(id_, Topic(article.text[mention.span[0] : mention.span[1]], id_, mention.span))
    return list(out.values())


def _outcome(event: Event, article: Article, tokens: list[Token], later: Sequence[list[Token]], words: TalkWords) -> tuple[str, str] | None:
    """(kind, sentence words) of the first outcome told in the sentence or in the few after it."""
    for sentence in (tokens, *later):
        found = find(sentence, words.outcomes)
        if found:
            best = min(found, key=lambda f: ("signed", "agreed", "none", "open").index(f.value))
            return best.value, article.text[sentence[best.start].start : sentence[best.end - 1].end]
    return None
