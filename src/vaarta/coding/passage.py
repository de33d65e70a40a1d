"""Codes the sentences of an article in order, and joins what two sentences tell of one act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..frames.chunks import QUOTES
from ..records import Article, Participant
from ..resolving.antecedents import opening_owner
from ..resolving.introduce import introduce
from ..resolving.memory import Memory, same_name
from ..resolving.participants import Resolved, Resolver
from ..resolving.tenure import tenure_at
from .code import SentenceCoder
from .draft import Draft
from .guarding import one_watch
from .joining import still_held
from .retold import told_once
from .speech import Speakers

if TYPE_CHECKING:
    from ..engine import Engine
    from ..pipeline import Passage


# Kinds of participants that "इस संगठन", "इस पार्टी" may take up further on.
BODIES = frozenset({"group", "party", "body", "organ"})


def code_passage(passages: list[Passage], article: Article, engine: Engine) -> None:
    """Fill ``drafts`` of every passage that was read into frames."""
    last = max((n for n, p in enumerate(passages) if p.promising or p.stanced), default=-1)
    if last < 0:
        return
    memory = Memory(published=article.published)
    carried: Participant | None = None
    for number, passage in enumerate(passages[: last + 1]):
        reading = passage.reading
        if passage.stanced:
            # Positions are coded later, from what the article had said up to here.
            passage.before, passage.carried = memory.copy(), carried
        if reading is None:
            memory.saw(passage.mentions)
            people = introduce(passage.tokens, passage.mentions, article.text, engine.names, memory)
            memory.lately, memory.outer = _spoken_of(passage, None, people, engine, memory), None
            for who in people[:1]:
                memory.saw_subject(who)
            memory.quoted = carried = _still_quoted(passage, carried, None)
            continue
        resolver = Resolver(reading, article.text, engine.names, memory, engine.lexica.speech.verbs)
        memory.saw(passage.mentions)
        speakers = Speakers(reading, resolver, engine.lexica.speech, carried)
        if passage.promising:
            speaks = passage.glance is None or passage.glance.speaks
            passage.drafts = SentenceCoder(reading, resolver, speakers, engine.lexica, speaks).run()
            _join_back(passages, number, engine)
        if number == last:
            # What the last one teaches nobody asks for.
            break
        memory.quoted = carried = _still_quoted(passage, carried, speakers)
        people = introduce(passage.tokens, passage.mentions, article.text, engine.names, memory)
        _remember(passage.drafts, speakers, memory)
        memory.outer = _told_by(passage.drafts, speakers)
        memory.lately = _spoken_of(passage, speakers, people, engine, memory)
        # "कहा, "उसने बहुत कुछ किया है. …": praise or blame in the words is the speaker's own act, and no doer that they name.
        his_own = carried is not None and all(same_name(a.participant, carried) for d in passage.drafts for a in d.actors)
        if (not passage.drafts or his_own) and (carried is not None or not speakers.speeches):
            # In somebody's words "उन्होंने" is whom he spoke of, and not he.
            others = [who for who in people if carried is None or not same_name(who, carried)]
            if len({who.name or who.text for who in others}) == 1:
                memory.saw_subject(others[0])


def _spoken_of(
    passage: Passage, speakers: Speakers | None, people: Sequence[Participant], engine: Engine, memory: Memory
) -> Participant | None:
    """The one known person of a sentence in which nobody acts or speaks: whom "उन्हें" right after it takes up."""
    if any(d.actors for d in passage.drafts) or (speakers is not None and speakers.speeches):
        return None
    names = {n.name: n for m in passage.mentions if (n := m.of("person")) is not None and len(m.names) == 1}
    if not names and speakers is not None:
        return _whose_affairs(speakers)
    if len(names) != 1 or {who.name or who.text for who in people} - {engine.names.persons[i].name for i in names}:
        return None
    person = engine.names.persons[next(iter(names))]
    role, why = tenure_at(person, memory.published)
    if not role.key:
        return None
    return Participant(person.name, role.key, list(role.sectors) or ["ELI"], None, person.name, reason=f"{person.name}, {why}")


def _whose_affairs(speakers: Speakers) -> Participant | None:
    """ "दोनों संगठनों का लंबा इतिहास रहा है। वे …": one side or several of one country whose affairs the last clause tells of."""
    clauses = speakers.reading.layout.clauses
    whose = opening_owner(clauses[-1], speakers.reading) if clauses else None
    found = [r for r in speakers.resolver.resolve(whose) if r.participant.key] if whose is not None else []
    return found[-1].participant if len({r.participant.key for r in found}) == 1 else None


def _still_quoted(passage: Passage, carried: Participant | None, speakers: Speakers | None) -> Participant | None:
    """The speaker whose quotation this sentence leaves open."""
    marks = sum(t.text in QUOTES and t.text not in "'’‘`" for t in passage.tokens)
    was_open = carried is not None
    if not (marks + was_open) % 2:
        return None
    if speakers is None or not speakers.speeches or (was_open and not marks):
        return carried
    # "एजेंसी ने मंत्री के हवाले से कहा": the words are the minister's; who speaks inside the words of another opened none.
    speeches = speakers.speeches
    cited = next((s for s in reversed(speeches) if s.phrase is not None and s.phrase.slot == "quoted"), None)
    outer = next((s for s in reversed(speeches) if s.clause.kind not in ("that", "quote")), None)
    return (cited or outer or speeches[-1]).speaker


def _remember(drafts: Sequence[Draft], speakers: Speakers, memory: Memory) -> None:
    memory.hit = [r.participant for d in drafts for r in d.recipients if _one_person(r) and r.participant.key]
    for draft in drafts:
        memory.bodies += [r.participant for r in draft.actors + draft.recipients if r.kind in BODIES and r.participant.key]
        met = draft.actors + draft.recipients
        if len(met) == 2 and draft.frame is not None and "B" in draft.frame.roles and all(p.participant.key for p in met):
            memory.pair = sorted((p.participant for p in met), key=lambda p: p.span or (0, 0))
        for who in draft.actors:
            if who.kind not in ("pronoun", "crowd"):
                memory.saw_subject(who.participant)
            if who.kind in ("person", "unknown", "office") and who.participant.key:
                memory.learn(_name_words(who.participant, speakers), who.participant)
    for speech in speakers.speeches:
        if speech.speaker.key or speech.speaker.sectors:
            if "MED" not in speech.speaker.sectors:
                memory.speaker = speech.speaker
            memory.saw_subject(speech.speaker)
            memory.learn(_name_words(speech.speaker, speakers), speech.speaker)


def _one_person(who: Resolved) -> bool:
    return who.kind == "person" or (who.kind == "pronoun" and who.participant.name is not None)


def _told_by(drafts: Sequence[Draft], speakers: Speakers) -> Participant | None:
    """ "मंत्री ने कहा कि सदस्यों ने माँग ठुकरा दी": the one who speaks in the clause on which all others hang, else who acts in it alone."""
    outer = [s for s in speakers.speeches if s.clause.kind == "main" and s.speaker.sectors[:1] != ["MED"]]
    if outer:
        named = outer[-1].phrase is not None and speakers.reading.fitness.kind(outer[-1].phrase) in ("person", "office")
        return outer[-1].speaker if named else None
    led = [d for d in drafts if d.clause is not None and d.clause.kind == "main"]
    doers = {a.participant.key: a for d in led for a in d.actors}
    alone = next(iter(doers.values())) if len(doers) == 1 else None
    return alone.participant if alone is not None and alone.kind in ("person", "office") else None


def _name_words(who: Participant, speakers: Speakers) -> tuple[str, ...]:
    """The words of a participant that are no role, name of a body or genitive: the name itself."""
    if who.span is None:
        return ()
    reading = speakers.reading
    ends = {t for m in reading.mentions if not m.of("person") for t in range(m.start, m.end)}
    words: list[str] = []
    for i, token in enumerate(reading.layout.tokens):
        if who.span[0] <= token.start < who.span[1]:
            if (
                i in ends
                or token.kind not in ("word",)
                or (token.reading is not None and token.reading.pos in ("ADP", "DET", "NUM", "PRON"))
            ):
                words.clear()
            else:
                words.append(token.key)
    return tuple(words) if len(words) <= 4 else ()


def _join_back(passages: list[Passage], number: int, engine: Engine) -> None:
    """ "इस हमले में पाँच लोग मारे गए", "वे जेल में हैं": the toll of an act told in the sentence before belongs to that act."""
    passage = passages[number]
    near = passages[number - 1].drafts if number else []
    before = [d for p in passages[max(0, number - 2) : number] for d in p.drafts if d.type == "ASSAULT"]
    kept = []
    for draft in passage.drafts:
        if draft.type == "ASSAULT" and draft.backward and before:
            before[-1].absorb(draft, elsewhere=True)
        elif not (draft.recipients and still_held(draft, near, engine.lexica.rules, passage.tokens)):
            kept.append(draft)
    passage.drafts = kept
    if number and near:
        kept, passages[number - 1].drafts = one_watch(kept, near)
        passage.drafts = told_once(kept, near)
