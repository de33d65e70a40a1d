"""What is bidden where the clause itself names nobody who should do it, or the line nobody who says it.

"हमले रोके जाएँ: अन्नान", "'चाड विद्रोहियों को शरण न दे'", "चाड को चेतावनी दी और कहा कि वह शरण न दे".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..frames.analyse import Reading
from ..frames.chunks import QUOTES, Chunk
from ..frames.find import Layout
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from ..records import Participant
from .authors import author, in_paper
from .papers import letter_only
from .questions import own_side

if TYPE_CHECKING:
    from ..resolving.participants import Resolved, Resolver
    from .speech import Speech

TELL = word_of("tell")
WISH, TIME, THOUGH = (words_of(name) for name in ("wish", "time", "though"))
PARTY, STATES = words_of("ownparty"), words_of("manystates")
# A line that bids is a headline: longer ones run several sentences together.
LINE = 16
# Who may ask a thing of everybody: no crowd, no paper.
VOICES = frozenset({"GOV", "LEG", "MIL", "PTY", "REB", "IGO", "JUD", "UAF", "REL", "NGO"})
# Who speaks for a state or body to another.
STATES_AT = frozenset({"GOV", "IGO"})
ASKING = frozenset({"REQUEST", "THREATEN"})
# What a line between quotation marks may bid: a state, its government, a party, a body, an armed group.
BIDDEN = frozenset({"country", "metonym", "party", "body", "group"})


def bids_all(reading: Reading, phrases: Sequence[Phrase], speech: Speech) -> bool:
    """ "हमले रोके जाएँ: अन्नान", "मतभेद भुलाएँ: मुशर्रफ़": whether a line says of nobody who should do what it bids. phrases: of its clause."""
    spoken = speech.phrase.at if speech.phrase is not None else None
    named = any(p.slot in ("", "ne") and p.at != spoken and reading.fitness.fits(p) for p in phrases)
    return not named and len(reading.layout.tokens) <= LINE and not VOICES.isdisjoint(speech.speaker.sectors)


def bidden_in_quotes(reading: Reading, clause: Clause, at: int) -> Phrase | None:
    """ "'चाड विद्रोहियों को शरण न दे'": whom a whole line in quotation marks bids, whoever says it; None where it bids nobody."""
    tokens, chunk = reading.layout.tokens, reading.layout.chunk(at)
    if chunk is None or chunk.verb is None or len(tokens) < 4 or tokens[0].text not in QUOTES or tokens[-1].text not in QUOTES:
        return None
    verb = chunk.verb
    if len(reading.layout.clauses) > 1 or clause.finite != at or verb.passive or verb.modal or verb.main in WISH:
        return None
    forms = {r.verbform for r in tokens[chunk.end - 1].form.readings}
    if verb.tense == "fut" or verb.mood == "imp" or "sub" not in forms or len(verb.heads) != 1:
        return None
    items = [p for i in clause.items if isinstance(p := reading.layout.items[i], Phrase)]
    first = items[0] if items and not any(p.slot == "ne" for p in items) else None
    name = next((m for m in first.head.mentions if m.start == first.start), None) if first is not None else None
    if first is None or name is None or name.of(*BIDDEN) is None or (len(items) < 2 and name.end == first.end):
        return None
    # "चाड हथियारों से बाज आए": the name that opens the line is run together with the noun behind it.
    return first if not first.slot or reading.fitness.kind(first) == "attributed" else None


def bidden_in_paper(
    reading: Reading, resolver: Resolver, clause: Clause, doer: Phrase | None
) -> tuple[list[Resolved], list[Resolved]] | None:
    """ "प्रस्ताव में कहा गया है कि चाड सेना हटाए": whose paper it is and whom it bids; None where no paper bids anybody in public life."""
    outer = reading.layout.clauses[clause.parent] if clause.kind == "that" and clause.parent is not None else None
    chunk = reading.layout.chunk(outer.finite) if outer is not None else None
    if outer is None or outer.finite is None or chunk is None or chunk.verb is None:
        return None
    if not chunk.verb.passive or chunk.verb.negated or chunk.verb.main != TELL or doer is None:
        return None
    before = [p for i in reversed(outer.items) if i < outer.finite and isinstance(p := reading.layout.items[i], Phrase)]
    if not in_paper(reading, outer, before):
        return None
    bidden = [r for r in resolver.resolve(doer) if not VOICES.isdisjoint(r.participant.sectors) and r.kind not in ("pronoun", "unknown")]
    writer = author(reading, outer, before)
    # "प्रस्ताव के मसौदे में": a paper of a paper is nobody's.
    writers = [r for r in resolver.resolve(writer) if r.participant.key or r.participant.sectors] if writer is not None else []
    # "धनी देश मदद बढ़ाएँ" bids nobody who is named.
    return (writers, bidden) if any(r.participant.key for r in bidden) else None


def who_should(reading: Reading, phrases: Sequence[Phrase]) -> Phrase | None:
    """ "कहा कि बाढ़ को रोकने के लिए चीन बाँध बनाए": the first bare phrase that is not part of the purpose before it. phrases: last first."""
    bare = [p for p in reversed(phrases) if p.slot == ""]
    for phrase in bare:
        after = reading.layout.items[phrase.at + 1 : phrase.at + 3]
        verb = next((c.verb for c in after if isinstance(c, Chunk) and c.verb is not None), None)
        if verb is None or verb.form != "inf":
            return phrase
    return bare[0] if bare else None


def taken_up(reading: Reading, resolver: Resolver, clause: Clause, doer: Phrase | None, speech: Speech) -> list[Resolved]:
    """ "चाड को चेतावनी दी और कहा कि वह शरण न दे": who a pronoun is that is bidden: whom the last act before was aimed at."""
    first = reading.layout.tokens[doer.members[0].start].key if doer is not None else ""
    if reading.fitness.pronouns.get(first) != "he" or speech.speaker.key is None or clause.id != speech.clause.id + 1:
        return []
    if not THOUGH.isdisjoint(k for i in clause.items[:1] for k in reading.layout.tokens[reading.layout.items[i].start].keys):
        return []
    before = [f for f in reading.frames if f.clause is not None and f.clause.id < clause.id and "R" in f.roles]
    if any(f.clause is speech.clause and f.use.predicate.type in ASKING for f in before):
        # "चाड को चेतावनी देते हुए कहा कि वह शरण न दे": the warning is that demand.
        return []
    for frame in reversed(before):
        doers = [p for f in frame.roles.get("A", []) for p in resolver.resolve(f.phrase)]
        same = any(d.participant.key == speech.speaker.key for d in doers)
        if frame.use.predicate.type == "REQUEST" and same:
            return []
        found = [p for f in frame.roles["R"] for p in resolver.resolve(f.phrase)]
        public = [p for p in found if p.participant.key and not VOICES.isdisjoint(p.participant.sectors) and p.kind != "unknown"]
        if public:
            return [] if any(own_side(speech.speaker, p.participant) or p.participant.key == speech.speaker.key for p in public) else public
    return []


def asks_nothing(reading: Reading, frame: Frame) -> str | None:
    """Why a demand or letter asks for nothing: it is given up, only spoken of, or a letter without a request; None where it asks."""
    use, item = frame.use, reading.layout.items[frame.use.item]
    if use.ended == "ended":
        return "a demand that is given up"
    if (letter := letter_only(frame, reading)) is not None:
        return letter
    owner = item.owner if isinstance(item, Phrase) else None
    own = owner is not None and reading.fitness.pronouns.get(reading.layout.tokens[owner.end - 1].key) == "self"
    return "a demand that is only spoken of" if use.use == "nominal" and own and item.slot == "topic" else None


def of_his_party(reading: Reading, speaker: Participant, asked: Phrase | None) -> bool:
    """ "आडवाणी ने कहा कि पार्टी को लौटना होगा": whether a bare word for a party is that of the politician who speaks."""
    bare = asked is not None and asked.owner is None and asked.head.end - asked.head.start == 1
    return bare and asked is not None and "PTY" in speaker.sectors and not PARTY.isdisjoint(reading.layout.tokens[asked.head.end - 1].keys)


def are_several(reading: Reading, asked: Phrase | None) -> bool:
    """ "दुनिया भर के देशों को": whether states are asked of whom no one is named."""
    return asked is not None and reading.layout.tokens[asked.head.end - 1].key in STATES


def due_in(reading: Reading, resolver: Resolver, phrases: Sequence[Phrase], speech: Speech) -> list[Resolved]:
    """ "बुश ने कहा कि चाड में निष्पक्ष चुनाव होने चाहिए": what should be in a land is asked of it by one of another land or body."""
    place = next((p for p in reversed(phrases) if p.slot == "men"), None)
    name = next((n for m in place.head.mentions for n in m.names if n.kind == "country"), None) if place is not None else None
    if place is None or name is None or place.owner is not None or len(place.members) > 1 or STATES_AT.isdisjoint(speech.speaker.sectors):
        return []
    if not speech.speaker.key or speech.speaker.key == name.key:
        return []
    return [r for r in resolver.resolve(place, within=True) if r.kind == "country"]


def due_between(reading: Reading, resolver: Resolver, phrases: Sequence[Phrase], speech: Speech) -> list[Resolved]:
    """ "कहा कि चाड और सूडान के बीच बातचीत होनी चाहिए": whom one asks to deal with one another or with himself."""
    between = next((p for p in phrases if p.slot == "beech" and reading.fitness.fits(p)), None)
    if between is None:
        # "कहा कि केंद्र के साथ बातचीत होनी चाहिए": with whom there should be talks, where he is not of the speaker's own side.
        partner = next((p for p in phrases if p.slot == "saath" and reading.fitness.fits(p)), None)
        found = resolver.resolve(partner) if partner is not None and _deals(reading, partner) else []
        public = [p for p in found if not VOICES.isdisjoint(p.participant.sectors) and p.kind not in ("unknown", "pronoun")]
        apart = [p for p in public if not own_side(speech.speaker, p.participant)]
        return apart or due_in(reading, resolver, phrases, speech)
    found = resolver.resolve(between)
    public = [p for p in found if not VOICES.isdisjoint(p.participant.sectors) and p.kind != "unknown"]
    return [p for p in public if p.participant.key != speech.speaker.key or p.participant.key is None]


def _deals(reading: Reading, partner: Phrase) -> bool:
    """Whether a phrase with के साथ tells with whom somebody is to talk, trade or work."""
    return any(
        f.use.predicate.active.get("saath") == "B" and any(r.phrase is partner for r in f.roles.get("B", [])) for f in reading.frames
    )


def time_to_act(layout: Layout, clause: Clause) -> bool:
    """ "समय आ गया है कि सरकार …": the time that has come is the time to act."""
    outer = layout.clauses[clause.parent] if clause.parent is not None else None
    if outer is None or outer.finite is None or not outer.finite:
        return False
    before = layout.items[outer.finite - 1]
    return isinstance(before, Phrase) and not before.slot and layout.tokens[before.end - 1].key in TIME
