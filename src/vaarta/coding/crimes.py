"""Crimes among private people: a murder, a beating or a kidnapping of somebody of whom only sex or age is told, by nobody public.

Codebook section 1: at least one side of an event is somebody public; private life is no event.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.lexicon import Predicate
from ..frames.phrases import Phrase
from ..frames.placing import Filler, Frame
from ..language import key, lemma_keys, readings
from ..resolving.participants import Resolved
from .rules import Rules

# Blows that private people deal one another; bombs and battles they do not.
CRIMES = frozenset({"targeted", "beat", "primitive", "sexual", "abduct"})
ONE, AGES, SUICIDE = words_of("one"), words_of("ages"), words_of("suicide")
WARRING = frozenset({"MIL", "REB"})
# Whose kin are struck for his sake.
OFFICES = frozenset({"GOV", "LEG", "JUD", "PTY", "MIL", "COP", "REB", "ELI"})


def private_crime(entry: Predicate, people: Iterable[Resolved], rules: Rules, reading: Reading) -> bool:
    """ "युवक की चाकू मारकर हत्या", "पड़ोसी ने बच्ची को अग़वा किया": whether nobody public takes part in a murder, beating or kidnapping.

    "तालिबान की बर्बरता, युवती की हत्या": where a sentence names an army or an armed group, its dead may be theirs.
    """
    people = list(people)
    crime = entry.type == "ASSAULT" and bool(CRIMES & set(entry.modes)) and "explosives" not in entry.modes
    return crime and bool(people) and all(_nobody_public(p, rules) for p in people) and not _warring(reading)


def kin_of_public(frame: Frame, reading: Reading) -> bool:
    """ "उपराष्ट्रपति के भाई की हत्या", "मंत्री की बहन पर गोली चलाई": whether who suffers an attack is kin to somebody of office."""
    if frame.use.predicate.type != "ASSAULT":
        return False
    owners = [f.phrase.owner for f in frame.roles.get("R", []) if f.phrase.owner is not None]
    names = [n for o in owners if reading.fitness.kind(o) in ("office", "person") for m in o.head.mentions for n in m.names]
    return any(OFFICES & set(n.sectors) for n in names)


def victims_of_case(frame: Frame, frames: Iterable[Frame]) -> list[Filler]:
    """ "मंत्री की हत्या के मामले की जाँच": who suffered what is looked into is not the one who is looked into."""
    if "investigate" not in frame.use.predicate.modes:
        return []
    looked_into = (f for f in frames if f.governor is frame and f.use.predicate.type == "ASSAULT")
    return [filler for f in looked_into for filler in f.roles.get("R", [])]


def aged(who: Resolved) -> bool:
    """ "बीस साल की सीमा देवी की हत्या हुई": one whom no list knows and of whom only the age is told."""
    return who.kind == "unknown" and who.participant.key is None and any(key(w) in AGES for w in who.participant.text.split()[:-1])


def _warring(reading: Reading) -> bool:
    phrases = (item for item in reading.layout.items if isinstance(item, Phrase))
    return any(WARRING & set(n.sectors) for p in phrases for member in p.members for m in member.mentions for n in m.names)


def by_own_hand(frame: Frame, reading: Reading) -> str | None:
    """ "सिपाही ने ख़ुद को गोली मार ली", "गोली मारकर ख़ुदकुशी की": who takes his own life strikes nobody; who blows himself up does."""
    clause, entry, layout = frame.clause, frame.use.predicate, reading.layout
    if clause is None or entry.type != "ASSAULT" or frame.use.use != "active" or {"suicide-attack", "explosives"} & set(entry.modes):
        return None
    phrases = [p for at in clause.items if isinstance(p := layout.items[at], Phrase)]
    himself = any(p.slot == "ko" and reading.fitness.pronouns.get(layout.tokens[p.end - 1].key) == "self" for p in phrases)
    taken = any(layout.tokens[p.end - 1].key in SUICIDE for p in phrases if p.at >= frame.use.item)
    alone = not frame.roles.get("R") or all(reading.fitness.kind(p) == "pronoun" for p in frame.phrases("R"))
    return "what somebody does to himself" if (himself or taken) and alone else None


def _nobody_public(who: Resolved, rules: Rules) -> bool:
    """ "एक युवक", "बीस साल की लड़की", "गैंगस्टर": one of whom no land, people, creed or calling is told, or one criminal."""
    words = [w for w in who.participant.text.split() if key(w) not in ONE]
    if not words or rules.several(words) or not set(who.participant.sectors) <= {"CVL", "CRM"}:
        return False
    if "CRM" in who.participant.sectors:
        return who.kind in ("crowd", "human")
    private = rules.kin | rules.lone
    plain = [not private.isdisjoint(lemma_keys(key(w))) for w in words]
    return plain[-1] and all(known or _counts(w) for known, w in zip(plain, words, strict=True))


def _counts(word: str) -> bool:
    """Whether a word only tells how many or how old."""
    form = key(word)
    return form.isdigit() or form in AGES or any(r.pos in ("NUM", "DET", "ADP") for r in readings(form))
