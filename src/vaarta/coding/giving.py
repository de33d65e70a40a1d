"""Words of help, leave, talks and readiness that tell of none given: rules of who may do what, things that help, talk about giving.

Codebook section 1: an event is what somebody does to or with somebody; section 2: what is only proposed, or weighed is none.
Each check answers with the reason why a frame tells of nothing, or None; the words are data (``frames/passing.tsv``).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..frames.analyse import Reading
from ..frames.apart import GIFTS
from ..frames.chunks import Chunk
from ..frames.find import BE, Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..language import key
from ..resolving.participants import Resolved
from .blows import HELD
from .rules import Rules
from .status import PROMISED

ISSUES, GIVE, SIGNING, NEEDY = words_of("issues"), words_of("give"), words_of("signing"), words_of("needy")
SPEAKING = ("i", "we")
STATES = frozenset({"country", "metonym", "body"})
# Whom a state or body helps with what they are to do.
HELPED = frozenset({"country", "person", "metonym", "organ", "body", "agency", "party", "group", "people", "inhabitant", "crowd", "office"})
# What is spoken of before anybody does it; an accusation that is spoken of was made.
GIVEN = PROMISED | {"AGREE", "CONCEDE", "RETREAT"}


def is_so(frame: Frame) -> bool:
    """ "जेल में बंद नेताओं को रिहा करने की माँग", "सौंपे गए सबूतों पर जवाब माँगा": that they are held, or it was given, is so, whatever is asked."""
    held = frame.use.use == "modifier" and not HELD.isdisjoint(frame.use.predicate.modes)
    return held or (frame.use.use == "participial" and frame.use.predicate.type in GIFTS)


def given_to_somebody(frame: Frame, layout: Layout) -> bool:
    """ "अफ़ग़ान पुलिस को प्रशिक्षण दिया जा रहा है", "नेपाल को सबूत सौंपे गए": what is given in the passive, with who gets it behind को.

    "संदिग्ध नेपाल के हवाले किए गए": so is who is handed over to a state. A rule ("दिया जाता है") gives nothing.
    """
    chunk = layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    handed = frame.use.use in ("passive", "participial") and frame.use.predicate.type in GIFTS and verb is not None
    if not handed or verb is None or verb.form != "fin" or verb.aspect == "impf" or verb.modal:
        return False
    behind = ("ko", "ka", "tak") if frame.use.predicate.type == "COOPERATE" else ("ko", "tak")
    return any(f.phrase.slot in behind for f in frame.roles.get("R", []))


def relieves(frame: Frame, people: Sequence[Resolved]) -> bool:
    """Whether help in the passive is told, or help that people in need get: nobody need be told to give it."""
    return frame.use.predicate.type == "AID" and (frame.use.use == "passive" or relieved_in_need(frame, people))


def relieved_in_need(frame: Frame, people: Sequence[Resolved]) -> bool:
    """ "बाढ़ पीड़ितों को कंबल बाँटे गए", "विस्थापितों को राहत मिल रही है": help for those whom relief is for."""
    told = frame.use.predicate.type == "AID" and frame.use.use in ("passive", "receive", "twin")
    return told and any("REF" in p.participant.sectors or any(key(w) in NEEDY for w in p.participant.text.split()) for p in people)


def nothing_given(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why the words of a mild act tell of none; None where they tell of it."""
    return (
        _at_issue(frame, reading)
        or _opposed(frame, reading)
        or _rule(frame, reading, rules)
        or _thing_ready(frame, reading, rules)
        or _ready_to_cope(frame, reading, rules)
        or _thing_helps(frame, reading)
        or _helps_do(frame, reading)
        or _open_to_all(frame, reading)
        or _signed(frame, reading)
    )


def _infinitive(frame: Frame, reading: Reading) -> Chunk | None:
    chunk = reading.layout.chunk(frame.use.verb)
    return chunk if chunk is not None and chunk.verb is not None and chunk.verb.form == "inf" else None


def _at_issue(frame: Frame, reading: Reading) -> str | None:
    """ "पेंशन देने के मुद्दे पर", "सहायता देने के सवाल पर": giving is what is talked about, and nobody gives."""
    chunk = _infinitive(frame, reading)
    if chunk is None or chunk.verb is None or chunk.slot != "topic" or chunk.verb.passive or frame.use.predicate.type not in GIVEN:
        return None
    after = reading.layout.tokens[chunk.verb.end : chunk.after]
    return "what something is about" if any(t.key in ISSUES for t in after) else None


def _opposed(frame: Frame, reading: Reading) -> str | None:
    """ "वह कंपनियों को छूट देने के ख़िलाफ़ है": what somebody is against he does not do."""
    chunk = _infinitive(frame, reading)
    last = reading.layout.chunk(frame.clause.finite) if frame.clause is not None else None
    against = chunk is not None and chunk.slot == "khilaf" and last is not None and last.verb is not None and last.verb.main == BE
    return "what somebody is against" if against else None


def _rule(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "मंत्रालय निवेश की मंज़ूरी देता है", "क़ानून इसकी इजाज़त देता है": whose part it is to give leave has not given it."""
    chunk = reading.layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    if verb is None or frame.use.use != "active" or verb.main not in GIVE or verb.tense != "pres" or verb.aspect != "impf" or verb.modal:
        return None
    permits = rules.passing.get("permits", set()) & set(reading.layout.tokens[frame.use.end - 1].keys)
    doers = [f.phrase for f in frame.roles.get("A", [])]
    speaks = any(reading.fitness.pronouns.get(reading.layout.tokens[p.head.start].key) in SPEAKING for p in doers)
    return "a rule, and no act" if permits and not speaks else None


def _says_ready(frame: Frame, reading: Reading, rules: Rules) -> bool:
    entry, last = frame.use.predicate, reading.layout.tokens[frame.use.end - 1]
    return entry.type == "AGREE" and entry.kind == "adj" and not rules.passing.get("ready", frozenset()).isdisjoint(last.keys)


def _thing_ready(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "रूपरेखा तैयार हो चुकी है", "दो अस्पताल तैयार हैं": a thing that is ready, and nobody who is ready to do something."""
    before = reading.layout.items[frame.use.item - 1] if frame.use.item else None
    if not isinstance(before, Phrase) or not _says_ready(frame, reading, rules):
        return None
    thing = not before.slot and not before.head.relative and not reading.fitness.fits(before)
    return "a thing that is ready" if thing and reading.fitness.kind(before) not in ("pronoun", "unknown") else None


def _ready_to_cope(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """ "सरकार हर संकट से निपटने को तैयार है", "सेना किसी भी चुनौती के लिए तैयार है": readiness for what may come is offered to nobody."""
    at, layout = frame.use.item, reading.layout
    if not _says_ready(frame, reading, rules):
        return None
    copes, before = rules.passing.get("copes", set()), at - 1
    while before > 0 and (chunk := layout.chunk(before)) is not None and chunk.kind == "filler":
        before -= 1
    item = layout.items[before] if before >= 0 else None
    if isinstance(item, Phrase):
        to_cope = item.slot in ("liye", "ko", "men") and bool(copes & set(layout.tokens[item.head.end - 1].keys))
    else:
        verb = item.verb if item is not None else None
        thing = layout.items[before - 1] if before > 0 else None
        named = isinstance(thing, Phrase) and not thing.slot and bool(copes & set(layout.tokens[thing.head.end - 1].keys))
        to_cope = verb is not None and verb.form == "inf" and (verb.main in copes or named)
    return "ready for what may come, and for nobody" if to_cope else None


def _thing_helps(frame: Frame, reading: Reading) -> str | None:
    """ "सरकार के फ़ैसले से किसानों को राहत मिली": what comes of a thing that somebody did is not given by him."""
    if frame.use.predicate.type != "AID" or frame.use.use != "receive":
        return None
    givers = [f.phrase for f in frame.roles.get("A", [])]
    return "what a thing brings" if givers and all(p.slot == "se" and reading.fitness.kind(p) == "owned" for p in givers) else None


def _helps_do(frame: Frame, reading: Reading) -> str | None:
    """ "नदियाँ साफ़ करने में मदद कर रही है", "हल ढूँढने में मदद मिली": help with what is to be done, and for no side that is named."""
    at = frame.use.item - 1
    before = reading.layout.chunk(at) if frame.use.predicate.type == "AID" else None
    if before is None or before.verb is None or before.verb.form != "inf" or before.slot != "men":
        return None
    # A state that helps in what is to be done helps somebody all the same: "रूस पुल बनाने में मदद कर रहा है".
    states = any(reading.fitness.kind(f.phrase) in STATES for f in frame.roles.get("A", []))
    sides = (f.phrase for f in frame.roles.get("R", []))
    return None if states or any(reading.fitness.kind(p) in HELPED for p in sides) else "help with a task, and for nobody who is named"


def _open_to_all(frame: Frame, reading: Reading) -> str | None:
    """ "अधिक जानकारी के लिए समिति से संपर्क किया जा सकता है": whom anybody may turn to talks with nobody."""
    chunk = reading.layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk is not None else None
    if frame.use.predicate.type != "CONSULT" or frame.use.use != "passive" or verb is None or verb.modal != "can":
        return None
    sides = [f.phrase for role in "AB" for f in frame.roles.get(role, [])]
    return "what anybody may do" if len(sides) == 1 and len(sides[0].members) == 1 and sides[0].slot != "beech" else None


def _signed(frame: Frame, reading: Reading) -> str | None:
    """ "समझौते पर अगले हफ़्ते हस्ताक्षर होंगे": a pact is told where it is signed, and with whom it is made comes with it."""
    outer = frame.governor
    if frame.use.predicate.type != "SUPPORT" or frame.use.use != "nominal" or outer is None or frame.relation != "object":
        return None
    signed = not SIGNING.isdisjoint(reading.layout.tokens[outer.use.end - 1].keys)
    return "told where it is signed" if signed and outer.use.use != "nominal" else None
