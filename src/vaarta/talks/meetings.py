"""Events of one article to the meetings that it reports: who with whom, on what level, planned, held or called off, where and when.

A meeting comes from a CONSULT, from an AGREE that the coder made of a CONSULT told in the future ("मुलाक़ात करेंगे") and from a REJECT
of a meeting. Mere readiness to talk ("बातचीत के लिए तैयार है") is a position and no meeting. Two parties at least must have a key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from ..language import Token, tokenise
from ..language.names import find_names
from ..language.topics import find_topics
from ..records import Article, Event, Format, Level, Meeting, Participant, State, Topic
from .lexicon import TalkWords, find, load

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
AFTER = 3
_NO_PERSON = frozenset({"country", "adjective", "body", "group", "capital", "agency", "place", "region", "party", "ethnic"})


def make_meetings(passages: Sequence[Passage], article: Article, engine: Engine) -> list[Meeting]:
    """The meetings of an article in reading order. Events stay as they are."""
    if not article.events:
        return []
    words = load(engine.language)
    at = {p.sentence.start: n for n, p in enumerate(passages)}
    out = []
    for event in article.events:
        tokens = passages[at[event.sentence[0]]].tokens
        state, rule = _state(event, tokens, words)
        parties = [p for p in event.actors + event.recipients if p.key]
        if state is None or len({p.key for p in parties}) < 2:
            continue
        later = [p.tokens for p in passages[at[event.sentence[0]] + 1 :][:AFTER]]
        out.append(_meeting(event, state, rule, parties, tokens, later, article, engine, words))
    return out


def _state(event: Event, tokens: Sequence[Token], words: TalkWords) -> tuple[State | None, str]:
    """planned, held …, with the rule; None where the event is no meeting."""
    if event.type == "CONSULT":
        state, rule = _CONSULT[event.status], f"CONSULT told as {event.status}"
    elif event.type == "AGREE" and "consult" in str(event.reasons.get("entry", "")):
        state, rule = _PROMISED.get(event.status, "planned"), f"{event.reasons.get('status')}"
    elif event.type == "REJECT" and "meet" in event.modes:
        return "cancelled", "REJECT of a meeting"
    else:
        return None, ""
    off = find(tokens, words.states)
    if off and state != "held":
        said = tokens[off[0].start : off[0].end]
        return "cancelled", f"words {' '.join(t.text for t in said)!r}"
    return state, rule


def _meeting(
    event: Event,
    state: State,
    rule: str,
    parties: list[Participant],
    tokens: Sequence[Token],
    later: Sequence[Sequence[Token]],
    article: Article,
    engine: Engine,
    words: TalkWords,
) -> Meeting:
    people = [p for p in parties if _is_person(p, engine)]
    through = _between(event, tokens, article, words, parties)
    sides = _sides([p for p in parties if p not in through])
    format_, format_rule = _format(event, tokens, sides, through, words)
    level, level_rule = _level(people or sides, tokens, words)
    when = event.when if event.when and not event.when.inferred else None
    outcome = _outcome(event, article, tokens, later, words) if state == "held" else None
    digest = hashlib.blake2b(f"{event.id} meeting".encode(), digest_size=8).hexdigest()
    return Meeting(
        id=f"t1-{digest}",
        state=state,
        format=format_,
        level=level,
        sides=sides,
        people=people,
        agenda=_agenda(event, tokens, article, engine),
        span=event.span,
        sentence=event.sentence,
        when=when or event.when,
        where=event.where,
        outcome=outcome[1] if outcome else None,
        through=through,
        said_by=event.said_by,
        event=event.id,
        reasons={"state": rule, "format": format_rule, "level": level_rule, **({"outcome": outcome[0]} if outcome else {})},
    )


def _is_person(participant: Participant, engine: Engine) -> bool:
    """Whether somebody is named: the lexicon or the page gave a name that is none of a country or body."""
    if not participant.name:
        return False
    kinds = {n.kind for m in find_names(tokenise(participant.name), engine.names) for n in m.names}
    return not kinds & _NO_PERSON


def _sides(parties: Sequence[Participant]) -> list[Participant]:
    """One entry a key, in the order told; the entry that names the country itself stands for it, else the first."""
    out: dict[str, Participant] = {}
    for party in parties:
        if party.key and party.key not in out:
            out[party.key] = party
    return list(out.values())


def _between(event: Event, tokens: Sequence[Token], article: Article, words: TalkWords, parties: list[Participant]) -> list[Participant]:
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
    event: Event, tokens: Sequence[Token], sides: Sequence[Participant], through: Sequence[Participant], words: TalkWords
) -> tuple[Format, str]:
    found = {f.value: " ".join(t.text for t in tokens[f.start : f.end]) for f in find(tokens, words.formats)}
    if "phone" in event.modes:
        return "telephone", "mode phone"
    for name in ("telephone", "mediated", "multilateral", "bilateral"):
        if name in found:
            return cast(Format, name), f"words {found[name]!r}"
    if through or "third-party" in event.modes:
        return "mediated", "a third party"
    if "multilateral" in event.modes or len(sides) > 2:
        return "multilateral", f"{len(sides)} sides"
    return ("bilateral", "two sides") if len(sides) == 2 else ("unknown", "no words")


def _level(who: Sequence[Participant], tokens: Sequence[Token], words: TalkWords) -> tuple[Level, str]:
    """The lowest office among those who meet; where theirs is not told, the office words of the sentence."""
    own = [f.value for p in who for f in find(tokenise(p.text), words.levels)[:1]]
    found = own or [f.value for f in find(tokens, words.levels)]
    rule = "offices of those who meet" if own else "office words of the sentence"
    if "military" in found or (not found and any(p.sectors[:1] == ["MIL"] for p in who)):
        return "military", rule
    ranks = [_RANKS.index(cast(Level, f)) for f in found]
    return (_RANKS[max(ranks)], rule) if ranks else ("unknown", "no office told")


def _agenda(event: Event, tokens: Sequence[Token], article: Article, engine: Engine) -> list[Topic]:
    """The topics of the event; where none of them is known, the known ones of its sentence."""
    out: dict[str, Topic] = {}
    for topic in event.topics:
        out.setdefault(topic.id or topic.text, topic)
    if not any(t.id for t in event.topics):
        for mention in find_topics(tokens, engine.lexica.themes.topics):
            for id_ in mention.ids:
                out.setdefault(id_, Topic(article.text[mention.span[0] : mention.span[1]], id_, mention.span))
    return list(out.values())


def _outcome(
    event: Event, article: Article, tokens: Sequence[Token], later: Sequence[Sequence[Token]], words: TalkWords
) -> tuple[str, str] | None:
    """(kind, sentence words) of the first outcome told in the sentence or in the few after it."""
    for sentence in (tokens, *later):
        found = find(sentence, words.outcomes)
        if found:
            best = min(found, key=lambda f: ("signed", "agreed", "none", "open").index(f.value))
            return best.value, article.text[sentence[best.start].start : sentence[best.end - 1].end]
    return None
