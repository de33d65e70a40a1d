"""Whether a warning threatens: of the speaker's own force, measures or refusal, and not of what others do (codebook section 2)."""

from __future__ import annotations

from collections.abc import Set

from ..frames.analyse import Reading
from ..frames.find import Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .contents import content_clauses
from .rules import Rules

TIES, HARMS, OUTCOMES, BORNE = (words_of(name) for name in ("ties", "harms", "outcomes", "borne"))
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
# What somebody may be told that he will not get.
GIVEN = frozenset({"AID", "SUPPORT", "COOPERATE"})
# Who can take measures against people by his office.
IN_POWER = frozenset({"GOV", "COP", "MIL", "JUD", "SPY"})
# Who speaks for no force of his own.
UNARMED = frozenset({"IGO", "NGO"})
STATES = frozenset({"country", "metonym"})


def warns_of_own_force(frame: Frame, reading: Reading, rules: Rules) -> bool:
    """Whether what is warned of is a hostile act of the one who warns, or of nobody else who is named."""
    measures = rules.passing.get("measure", set())
    if _of_his_own_people(frame, reading):
        return False
    for inner in reading.frames:
        told = inner.governor is frame or (inner.clause is not None and frame.clause is not None and inner.clause.parent == frame.clause.id)
        hostile = inner.use.predicate.type in HOSTILE and not rules.is_toll(inner.use.predicate)
        # "चेतावनी दी कि वे इस्तीफ़ा दे देंगे": so may one's own going.
        hostile = hostile or "resign" in inner.use.predicate.modes
        hostile = hostile or inner.use.predicate.type == "THREATEN" or _goes_to_law(inner, reading) or _withheld(frame, inner, reading)
        # What is made a condition is what somebody else may do.
        term = inner.clause is not None and inner.clause.kind == "cond"
        if not told or not hostile or term or _only_feared(frame, inner, reading) or _in_passing(frame, inner, reading):
            continue
        if _by_who_warns(frame, inner) or _his_own(frame, inner, reading):
            return True
    if _takes_measures(frame, measures, reading) or _will_not_let(frame, reading.layout) or _warned_outright(frame, reading):
        return True
    if _harms_ties(frame, reading):
        return True
    return proceeded_against(reading.layout, frame, measures) is not None


def _harms_ties(frame: Frame, reading: Reading) -> bool:
    """ "चाड को चेतावनी दी कि संबंधों पर बुरा असर पड़ेगा": the dealings that a state says will suffer are its own with whom it warns."""
    tokens, clause = reading.layout.tokens, frame.clause
    mine, theirs = (set().union(*(_state(f.phrase) for f in frame.roles.get(role, []))) for role in "AR")
    after = reading.layout.clauses[clause.id + 1 :] if clause is not None else []
    # "चेतावनी दी कि अगर चाड ने … तो संबंधों पर असर पड़ेगा": whoever acts on the condition is the one who is warned.
    terms = [c for c in after if c.kind == "cond"]
    if not theirs and terms and not any(c.items for c in after if c.id < terms[0].id):
        theirs = set().union(*(_state(p) for i in terms[0].items[:1] if isinstance(p := reading.layout.items[i], Phrase)))
    if clause is None or not in_power(frame, reading) or not theirs or mine & theirs:
        return False
    for inner in after:
        chunk = reading.layout.chunk(inner.finite)
        verb = chunk.verb if chunk is not None else None
        if (
            (inner.kind not in ("that", "quote") and not terms)
            or inner in terms
            or verb is None
            or not (verb.tense == "fut" or verb.modal == "can")
        ):
            continue
        words = {k for i in inner.items for t in tokens[reading.layout.items[i].start : reading.layout.items[i].end] for k in t.keys}
        return not TIES.isdisjoint(words) and not HARMS.isdisjoint(words)
    return False


def _warned_outright(frame: Frame, reading: Reading) -> bool:
    """ "चाड की सूडान को चेतावनी", "चाड ने सूडान को कड़ी चेतावनी दी है": of what one state warns another is not told, so it is its own force."""
    layout, item, clause = reading.layout, reading.layout.items[frame.use.item], frame.clause
    if (
        frame.use.use not in ("active", "nominal")
        or not isinstance(item, Phrase)
        or item.slot
        or item.owner_verb is not None
        or clause is None
    ):
        return False
    warned = [f.phrase for f in frame.roles.get("R", [])]
    doers = [f.phrase for f in frame.roles.get("A", [])]
    if not warned or any(p.slot != "ko" for p in warned) or not in_power(frame, reading):
        return False
    if item.owner is not None and item.owner.at not in {p.at for p in doers}:
        # "सूखे की चेतावनी".
        return False
    phrases = [p for i in clause.items if isinstance(p := layout.items[i], Phrase)]
    if any(p.slot in ("topic", "lekar", "se", "par", "source") for p in phrases) or content_clauses(reading, clause):
        return False
    alone = frame.use.use == "active" or (len(layout.clauses) == 1 and clause.finite is None)
    mine, theirs = (set().union(*map(_state, side)) for side in (doers, warned))
    return alone and bool(mine) and bool(theirs) and not mine & theirs


def _by_who_warns(frame: Frame, inner: Frame) -> bool:
    """Whether an act is one of him who warns of it, or of nobody who is named; who speaks for a state warns of what the state will do."""
    doers, own = ([f.phrase for f in side.roles.get("A", [])] for side in (inner, frame))
    same = not doers or bool({p.at for p in doers} & {p.at for p in own})
    return same or any(_state(doer) & _state(warns) for doer in doers for warns in own)


def _in_passing(frame: Frame, inner: Frame, reading: Reading) -> bool:
    """ "चेतावनी दी कि लड़ाई के कारण शहर कट गया है": an attack that the words of a warning only name as a cause, a time or a place."""
    if inner.clause is None or inner.clause is frame.clause or inner.use.use not in ("nominal", "participial", "modifier"):
        return False
    slot, after = reading.layout.items[inner.use.item].slot, inner.use.item + 1
    if slot == "ka" and after < len(reading.layout.items):
        # "सैन्य कार्रवाई के उल्टे नतीजे निकलेंगे", "गृह युद्ध के ख़तरे से जूझ रहा है": what may come of it, or that it may come.
        item = reading.layout.items[after]
        if any(not OUTCOMES.isdisjoint(t.keys) for t in reading.layout.tokens[item.start : item.end]):
            return True
    if slot not in ("", "ka"):
        return True
    # "संयुक्त राष्ट्र ने चेतावनी दी कि सूडान की हिंसा फैल सकती है": a body that has no arms warns of what others do.
    return inner.use.predicate.type in ("ASSAULT", "PROTEST") and "A" not in inner.roles and _unarmed(frame)


def _unarmed(frame: Frame) -> bool:
    """Whether only bodies of many states or of people who help, or somebody of theirs, warn."""
    names = [n for f in frame.roles.get("A", []) for m in f.phrase.members for mention in m.mentions for n in mention.names]
    return (
        bool(names)
        and all(UNARMED & set(n.sectors) or n.kind in ("office", "role") for n in names)
        and any(UNARMED & set(n.sectors) for n in names)
    )


def _of_his_own_people(frame: Frame, reading: Reading) -> bool:
    """ "सरकार ने अपने नागरिकों को आगाह किया": who warns his own people of a danger threatens nobody."""
    warned = [f.phrase for f in frame.roles.get("R", [])]
    first = (reading.layout.tokens[(p.owner or p).start].key for p in warned)
    return any(reading.fitness.pronouns.get(key) == "self" for key in first)


def _only_feared(frame: Frame, inner: Frame, reading: Reading) -> bool:
    """ "संयुक्त राष्ट्र ने चेताया कि हज़ारों लोग मारे जा सकते हैं": deaths by nobody's hand that one who is not in power warns of."""
    chunk = reading.layout.chunk(inner.use.verb)
    may = chunk is not None and chunk.verb is not None and chunk.verb.modal == "can" and not inner.roles.get("A")
    if (
        inner.use.predicate.type == "ASSAULT"
        and inner.use.use == "nominal"
        and reading.layout.items[inner.use.item].slot not in ("", "par")
    ):
        # "देश गृह युद्ध की तरफ़ जा सकता है".
        last = reading.layout.chunk(inner.clause.finite) if inner.clause is not None else None
        return last is not None and last.verb is not None and last.verb.modal == "can" and not inner.roles.get("A")
    return may and inner.use.predicate.type == "ASSAULT" and not in_power(frame, reading)


def _state(phrase: Phrase) -> set[str]:
    """The keys of the countries and bodies that a phrase or one of its owners names: "ईरान के राष्ट्रपति के सलाहकार"."""
    keys: set[str] = set()
    owner: Phrase | None = phrase
    while owner is not None:
        names = (m.of("country", "metonym", "body", "adjective", "group") for m in owner.head.mentions)
        keys |= {name.key for name in names if name is not None and name.key}
        owner = owner.owner
    return keys


def proceeded_against(layout: Layout, frame: Frame, measures: Set[str]) -> Phrase | None:
    """ "चेतावनी दी कि हड़तालियों के ख़िलाफ़ कार्रवाई की जाएगी": against whom the words of a threat say that measures will be taken."""
    for clause in layout.clauses[frame.clause.id + 1 :] if frame.clause is not None and frame.use.use == "active" else ():
        chunk = layout.chunk(clause.finite)
        if clause.kind not in ("that", "quote") or chunk is None or chunk.verb is None or chunk.verb.tense != "fut" or chunk.verb.negated:
            continue
        phrases = [p for i in clause.items if isinstance(p := layout.items[i], Phrase)]
        if any(not p.slot and not measures.isdisjoint(layout.tokens[p.end - 1].keys) for p in phrases):
            return next((p for p in phrases if p.slot == "khilaf"), None)
    return None


def in_power(frame: Frame, reading: Reading) -> bool:
    """Whether a state, or somebody of an office that can take measures, does an act."""
    sides = [f.phrase for f in frame.roles.get("A", [])]
    chunks = [m for p in sides for m in p.members]
    chunks += [p.owner.head for p in sides if p.owner is not None and reading.fitness.kind(p) == "owned"]
    names = [n for chunk in chunks for m in chunk.mentions for n in m.names]
    return any(n.kind in STATES or not IN_POWER.isdisjoint(n.sectors) for n in names)


def _takes_measures(frame: Frame, measures: Set[str], reading: Reading) -> bool:
    """ "प्रशासन ने अफ़वाह फैलाने वालों को सख़्त कार्रवाई की चेतावनी दी": the measures that somebody in power warns of are his own."""
    head, own = frame.use.predicate.head, reading.layout.items[frame.use.item]
    owner = own.owner if isinstance(own, Phrase) else None
    named = not measures.isdisjoint(head) or (owner is not None and not measures.isdisjoint(reading.layout.tokens[owner.end - 1].keys))
    return named and in_power(frame, reading)


def _his_own(frame: Frame, inner: Frame, reading: Reading) -> bool:
    """ "चेतावनी दी कि वह हमला करेगा": what a pronoun will do in the words of a warning is done by the one who warns.

    What may come of it ("वह बल का प्रयोग कर सकती है") is his own where he is in power.
    """
    chunk = reading.layout.chunk(inner.use.verb)
    verb = chunk.verb if chunk is not None else None
    if verb is None or verb.negated or not all(reading.fitness.kind(f.phrase) == "pronoun" for f in inner.roles.get("A", [])):
        return False
    return verb.tense == "fut" or (verb.modal == "can" and in_power(frame, reading))


def _withheld(frame: Frame, inner: Frame, reading: Reading) -> bool:
    """ "अमरीका ने चेतावनी दी कि सूडान को मदद नहीं मिलेगी": help that those in power will not give is a harm."""
    chunk = reading.layout.chunk(inner.use.verb)
    verb = chunk.verb if chunk is not None else None
    refused = verb is not None and verb.negated and verb.tense == "fut"
    return refused and inner.use.predicate.type in GIVEN and in_power(frame, reading)


def _will_not_let(frame: Frame, layout: Layout) -> bool:
    """ "चेतावनी दी कि वे रैली नहीं होने देंगे": who warns that he will not let something happen threatens."""
    for clause in layout.clauses[frame.clause.id + 1 :] if frame.clause is not None else ():
        chunk = layout.chunk(clause.finite)
        verb = chunk.verb if chunk is not None else None
        before = layout.items[clause.finite - 1] if clause.finite else None
        borne = verb is not None and before is not None and not BORNE.isdisjoint(layout.tokens[before.end - 1].keys)
        if verb is not None and verb.negated and verb.tense == "fut" and (borne or (verb.lets and not verb.passive)):
            # "दख़ल बर्दाश्त नहीं किया जाएगा".
            return frame.use.use == "active" and clause.kind in ("that", "quote")
    return False


def _goes_to_law(frame: Frame, reading: Reading) -> bool:
    """ "चेतावनी दी कि मुक़दमा चलाया जाएगा": the law that will be set in motion threatens as force does."""
    verb = reading.layout.chunk(frame.use.verb)
    charges = not {"allege", "investigate"}.isdisjoint(frame.use.predicate.modes)
    return charges and verb is not None and verb.verb is not None and verb.verb.tense == "fut"
