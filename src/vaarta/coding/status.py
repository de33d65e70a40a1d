"""Status of an event (codebook section 5): named rules over the verb group, the words that embed it, and its date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..frames.analyse import Reading
from ..frames.find import BE
from ..frames.functionwords import GENITIVES, word_of, words_of
from ..frames.lexicon import words
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..frames.ranking import RANKED
from ..frames.verbs import Verb
from ..language import key
from ..language.tables import read_table
from ..language.trie import Trie
from ..records import Status
from .attending import attended
from .presupposed import presupposed

# A later type decides the future of a cooperative act (codebook section 2): it is a promise told now.
# How an act is judged that somebody is only said to have done: it keeps its type.
TOLD_OF = frozenset({"content of an accusation", "what somebody is held for", "what is denied", "what is blamed"})
PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
# How the rule begins of what is decided or declared.
DECLARED = "future-noun"
EMBED = frozenset({"hyp-noun", "hyp-charge", "hyp-infinitive", "hyp-verb", "future-noun", "neg-idea", "neg-noun", "neg-shy"})
MODIFY = frozenset({"hyp-adjective", "hyp-adverb"})
NEGATIONS, WERE = words_of("negation"), words_of("were")
NEITHER, EMPHASIS = words_of("not"), words_of("emphasis")
AND, MANAGE, ON = words_of("and"), word_of("manage"), words_of("goeson")
LEAVING, AWAY = words_of("leave"), words_of("away")
WISHES, NEXT, UPCOMING = words_of("wish"), words_of("nexttime"), words_of("upcoming")
# Slots of phrases that stand beside what a clause tells.
BESIDE = frozenset({"other", "behind", "time", "topic", "besides", "cause"})
# Slots of a verb that what is told behind it is no more about: "लौटने के बाद", "करने से", "करने पर".
OFF = frozenset({"time", "se", "par"})
LINKS = words_of("from") | words_of("inside")


@dataclass(slots=True)
class StatusLexicon:
    """Words that embed an act: "की आशंका", "करने का फ़ैसला किया". embed: their keys → (status, rule name)."""

    embed: Trie[tuple[str, str]] = field(default_factory=Trie)
    modify: Trie[tuple[str, str]] = field(default_factory=Trie)
    preparing: set[str] = field(default_factory=set)
    trying: frozenset[str] = words_of("trying")

    @classmethod
    def read(cls, folders: Iterable[Path]) -> StatusLexicon:
        out = cls()
        for folder in folders:
            if not (path := folder / "status.tsv").exists():
                continue
            for row in read_table(path, ("form", "rule", "status")):
                if row["status"] not in ("hypothetical", "future", "negated"):
                    continue
                keys = tuple(k for k in words(row["form"]) if k not in LINKS)
                if keys and row["rule"] in EMBED:
                    out.embed.add(keys, (row["status"], f"{row['rule']}: {row['form']}"))
                elif keys and row["rule"] in MODIFY:
                    out.modify.add(keys, (row["status"], f"{row['rule']}: {row['form']}"))
            path = folder / "frames" / "preparations.tsv"
            if path.exists():
                out.preparing |= {words(row["word"])[-1] for row in read_table(path, ("word",))}
        return out


@dataclass(slots=True)
class Judgement:
    """A status with the rule that gave it."""

    status: Status
    rule: str


MAY = Judgement("hypothetical", "can")
# The rule of what somebody went somewhere for ("छुड़ाने गए थे").
WENT_FOR = "what somebody went for"


def judge(frame: Frame, reading: Reading, lexicon: StatusLexicon) -> Judgement:
    """The status by the grammar alone; dates and types come after."""
    chunk = reading.layout.chunk(frame.use.verb)
    verb = chunk.verb if chunk else None
    embedding = _embedding(frame, reading, lexicon) if frame.use.use != "modifier" else None
    outer = _outer_verb(frame, reading)
    if embedding is not None:
        if outer is not None and outer.negated and embedding[1].startswith("neg-shy"):
            # "हमला करने से नहीं चूका", "आलोचना करने से नहीं कतराते": who does not shrink from it does it.
            return Judgement("happened", f"{embedding[1]}, denied")
        if outer is not None and outer.negated and not _set_beside(frame, reading):
            return Judgement("negated", f"{embedding[1]}, denied")
        if verb is not None and verb.form == "inf" and verb.negated and embedding[0] in ("future", "hypothetical"):
            # "सेना न भेजने का फ़ैसला": what somebody decides not to do.
            return Judgement("negated", "negation in the verb group")
        if "third-party" in frame.use.predicate.modes and key(embedding[1].rpartition(": ")[2].split()[0]) in lexicon.trying:
            # "दोनों के बीच वार्ता शुरू कराने की कोशिश कर रहा है": who tries to bring two together mediates.
            return Judgement("happened", "mediation that is tried")
        if embedding[0] == "future" and outer is not None and outer.modal == "can" and not outer.negated:
            # "वापसी की घोषणा कर सकते हैं": what may be declared is not yet promised.
            return MAY
        return Judgement(embedding[0], embedding[1])  # type: ignore[arg-type]
    if (wanted := _wanted(frame, reading)) is not None:
        return wanted
    if frame.use.ended == "off":
        return Judgement("negated", "called off")
    if verb is not None and not verb.negated and _neither(frame, reading):
        # Also of what is to come: "न तो हथियार डालेंगे और न ही बातचीत करेंगे".
        return Judgement("negated", "neither this nor that")
    if verb is not None and (found := _went_to(frame, verb) or _set_for_later(frame, verb, reading) or _by_verb(verb)) is not None:
        return found
    if verb is not None and outer is not None and _kept_up(frame, verb, reading) and (found := _by_verb(outer)) is not None:
        return found
    if verb is not None and _may_have(frame, verb, reading):
        return Judgement("hypothetical", "subjunctive")
    if _to_be_held(frame, reading):
        return Judgement("future", "is to take place")
    if (
        verb is None
        and outer is not None
        and outer.tense == "fut"
        and frame.use.predicate.type == "CONSULT"
        and attended(frame, reading.layout)
    ):
        return Judgement("future", "will be at it")
    if verb is None and outer is not None and _at_a_talk_to_come(frame, outer, reading):
        return MAY if outer.modal == "can" else Judgement("future", "what is done there is to come")
    if verb is None and _headed_for(frame, reading):
        return Judgement("future", "at a time to come")
    if verb is None and _denied_without_verb(frame, reading):
        return Judgement("negated", "negation of a headline that leaves its verb out")
    if verb is not None and verb.aspect == "prog" and "visit" in frame.use.predicate.modes and _leaves(frame, verb, reading):
        return Judgement("future", "about to set out")
    if verb is not None and chunk is not None and outer is not None and outer.tense == "fut":
        if verb.form in ("conj", "part") or any(f.how == RANKED for fillers in frame.roles.values() for f in fillers):
            # "चीन जाने वाले पहले मंत्री होंगे", too.
            return Judgement("future", "absolutive of a future verb")
        if verb.form == "inf" and chunk.slot == "with":
            # "प्रशिक्षण देने के साथ-साथ मदद करेंगे".
            return Judgement("future", "along with a future verb")
    if verb is not None and _wished(frame, reading):
        return Judgement("hypothetical", "wish")
    if (modified := _modified(frame, reading, lexicon)) is not None:
        return modified
    if frame.clause is not None and frame.clause.kind == "cond" and not presupposed(frame, reading.layout):
        return Judgement("hypothetical", "condition")
    return Judgement("happened", "told as done")


def _went_to(frame: Frame, verb: Verb) -> Judgement | None:
    """ "वह पोप से मिलने गए", "क़ैदियों को छुड़ाने गए थे": who went to meet somebody met him; of another act it was only what he went for."""
    if not verb.prospective or verb.form != "fin" or verb.aspect != "perf" or verb.negated:
        return None
    return Judgement("happened", "went to meet") if frame.use.predicate.type == "CONSULT" else Judgement("hypothetical", WENT_FOR)


def _kept_up(frame: Frame, verb: Verb, reading: Reading) -> bool:
    """ "सहायता देना जारी रखेगा": an infinitive of which a verb further on tells that it goes on, and when."""
    at, clause = frame.use.verb, frame.clause
    if verb.form != "inf" or at is None or clause is None or clause.finite != at + 2:
        return False
    between = reading.layout.items[at + 1]
    return not reading.layout.items[at].slot and any(t.key in ON for t in reading.layout.tokens[between.start : between.end])


def _to_be_held(frame: Frame, reading: Reading) -> bool:
    """ "जून में होने वाली मंत्रियों की बैठक": a meeting or visit that a participle tells to be still to come."""
    if frame.use.predicate.type != "CONSULT" or frame.use.use not in ("nominal", "participial"):
        return False
    head = reading.layout.items[frame.use.item]
    if any(t.key in UPCOMING for t in reading.layout.tokens[head.start : frame.use.start]):
        # "राष्ट्रपति के आगामी दौरे से पहले".
        return True
    at = frame.use.item - 1
    while at >= 0 and isinstance(item := reading.layout.items[at], Phrase) and (item.slot == "ka" or not item.slot):
        at -= 1
    chunk = reading.layout.chunk(at)
    return chunk is not None and chunk.verb is not None and chunk.verb.form == "agent" and chunk.verb.main == BE and not chunk.slot


def _at_a_talk_to_come(frame: Frame, outer: Verb, reading: Reading) -> bool:
    """ "मंत्री दूतों से बातचीत में यह मुद्दा उठाएँगे", "दलों से चर्चा के बाद फ़ैसला करेगी": a talk at or after which something is to be done.

    One that is told to be over ("हुई बातचीत") or was spoken of before ("इस बातचीत के बाद") is none.
    """
    clause, item = frame.clause, reading.layout.items[frame.use.item]
    ahead = outer.tense == "fut" or (outer.modal == "can" and outer.tense == "pres")
    if not ahead or outer.negated or frame.use.predicate.type != "CONSULT" or frame.use.use != "nominal" or clause is None:
        return False
    if not isinstance(item, Phrase) or item.slot not in ("men", "time") or clause.finite is None or not frame.phrases("B"):
        return False
    if reading.fitness.pronouns.get(reading.layout.tokens[item.members[0].start].key) == "this":
        return False
    # "बैठक में लिए गए फ़ैसले लागू होंगे": what is to come may be another act than what was done there.
    between = (reading.layout.chunk(at) for at in range(item.at + 1, clause.finite))
    return item.at < clause.finite and not any(c is not None and c.kind == "verb" for c in between)


def _headed_for(frame: Frame, reading: Reading) -> bool:
    """ "दोनों देशों की वार्ता अगले हफ़्ते": talks of a headline that leaves its verb out, with a date that is to come."""
    clause = frame.clause
    if clause is None or clause.finite is not None or frame.use.predicate.type != "CONSULT" or frame.use.use != "nominal":
        return False
    return not reading.layout.items[frame.use.item].slot and _dated_ahead(frame, reading)


def _dated_ahead(frame: Frame, reading: Reading) -> bool:
    items = frame.clause.items if frame.clause is not None else []
    dates = (c for i in items if (c := reading.layout.chunk(i)) is not None and c.kind == "date")
    return any(t.key in NEXT for c in dates for t in reading.layout.tokens[c.start : c.end])


def _set_for_later(frame: Frame, verb: Verb, reading: Reading) -> Judgement | None:
    """ "सोमवार को बैठक होनी है", "अगले हफ़्ते मिल रहे हैं": what is set down to take place, or goes on at a time that is still to come."""
    if verb.negated or verb.form != "fin" or verb.tense != "pres" or frame.use.predicate.type not in PROMISED | {"RETREAT"}:
        return None
    if verb.modal == "must" and verb.main == BE and verb.lemmas[-1] == BE:
        return Judgement("future", "is to take place")
    if verb.aspect != "prog" or frame.clause is None or frame.clause.finite != frame.use.verb:
        return None
    return Judgement("future", "at a time to come") if _dated_ahead(frame, reading) else None


def _wanted(frame: Frame, reading: Reading) -> Judgement | None:
    """ "सरकार बातचीत चाहती है", "भारत युद्ध नहीं चाहता": a noun that is what somebody wants."""
    item, after = reading.layout.items[frame.use.item], reading.layout.chunk(frame.use.item + 1)
    if frame.use.use != "nominal" or item.slot or after is None or after.verb is None or after.verb.main not in WISHES:
        return None
    return Judgement("negated" if after.verb.negated else "hypothetical", "wish")


def _may_have(frame: Frame, verb: Verb, reading: Reading) -> bool:
    """ "हो सकता है कि सेना ने हमला किया हो": whether what is only possible is told as done; "पहली बार हुआ है कि … किया हो" is done."""
    clause, chunk = frame.clause, reading.layout.chunk(frame.use.verb)
    if verb.aspect not in ("perf", "prog") or verb.form != "fin" or chunk is None or reading.layout.tokens[chunk.end - 1].key not in WERE:
        return False
    if clause is None or clause.kind != "that" or clause.parent is None or clause.finite != frame.use.verb:
        return False
    outer = reading.layout.chunk(reading.layout.clauses[clause.parent].finite)
    if outer is None or outer.verb is None:
        return False
    return outer.verb.modal == "can" or outer.verb.tense == "fut" or outer.verb.lemmas == [BE]


def _denied_without_verb(frame: Frame, reading: Reading) -> bool:
    """ "ईरान समझौते को तैयार नहीं": a negation where the verb would stand."""
    at, tokens = frame.use.end, reading.layout.tokens
    return frame.use.use in ("active", "passive") and at < len(tokens) and tokens[at].key in NEGATIONS


def _neither(frame: Frame, reading: Reading) -> bool:
    """ "न तो हमला किया और न ही उसका समर्थन किया": a negation that opens a clause and stands apart from its verb."""
    clause, tokens = frame.clause, reading.layout.tokens
    if clause is None or not clause.items or clause.finite != frame.use.verb:
        return False
    first = reading.layout.items[clause.items[0]].start
    start = max(0, first - 2)
    if first > 1 and tokens[first - 1].key in NEITHER and tokens[first - 2].key in AND:
        # "कोई रास्ता नहीं है और न वे बातचीत को तैयार हैं".
        return True
    return any(tokens[t].key in NEITHER and tokens[t + 1].key in EMPHASIS for t in range(start, frame.use.start))


def _wished(frame: Frame, reading: Reading) -> bool:
    """ "चाहते हैं कि व्यापार बढ़े": what somebody wants in a clause of its own, whose subjunctive is spelled as the perfective is."""
    clause = frame.clause
    if clause is None or clause.kind != "that" or clause.parent is None or clause.finite != frame.use.verb:
        return False
    outer, own = reading.layout.chunk(reading.layout.clauses[clause.parent].finite), reading.layout.chunk(clause.finite)
    if outer is None or outer.verb is None or outer.verb.main not in WISHES or outer.verb.negated or own is None:
        return False
    return any(r.verbform == "sub" for r in reading.layout.tokens[own.end - 1].form.readings)


def _leaves(frame: Frame, verb: Verb, reading: Reading) -> bool:
    """ "जा रहे हैं", "रवाना हो रहे हैं": whether somebody is setting out."""
    chunk = reading.layout.chunk(frame.use.verb)
    near = reading.layout.tokens[frame.use.start : chunk.end] if chunk is not None else ()
    return verb.main in LEAVING or any(t.key in AWAY for t in near)


def _by_verb(verb: Verb) -> Judgement | None:
    if verb.modal == "can" and verb.aspect == "perf" and verb.form == "fin" and not verb.negated:
        # "जीवित पकड़ा जा सका": what somebody managed is done.
        return Judgement("happened", "managed to")
    if verb.modal == "can":
        return Judgement("negated", "cannot") if verb.negated and verb.tense == "past" else MAY
    if verb.modal == "want":
        return Judgement("negated" if verb.negated else "hypothetical", "wish")
    if verb.negated:
        return Judgement("negated", "negation in the verb group")
    if verb.modal == "must" and verb.passive and verb.tense == "pres" and verb.form == "fin" and verb.lemmas[-1] == BE:
        # "क़ैदियों को रिहा किया जाना है": what is set down to be done.
        return Judgement("future", "is to be done")
    if verb.modal in ("must", "should"):
        return Judgement("hypothetical", "obligation")
    if verb.prospective and verb.form == "fin" and verb.aspect != "perf":
        return Judgement("future", "about to")
    if verb.tense == "fut" and len(verb.lemmas) > 1 and verb.lemmas[-1] == MANAGE:
        # "मदद कर पाएगा": what somebody may manage to do.
        return MAY
    if verb.tense == "fut":
        return Judgement("future", "future tense")
    if verb.mood in ("sub", "cnd") and verb.form == "fin":
        return Judgement("hypothetical", "subjunctive")
    return None


def _outer_verb(frame: Frame, reading: Reading) -> Verb | None:
    if frame.clause is None or frame.clause.finite is None:
        return None
    chunk = reading.layout.chunk(frame.clause.finite)
    return chunk.verb if chunk else None


def _after(frame: Frame, reading: Reading) -> int | None:
    """The item after an act that is not yet settled: an infinitive with its postposition, or a genitive event noun."""
    items, use = reading.layout.items, frame.use
    chunk = reading.layout.chunk(use.verb)
    if chunk is not None and chunk.verb is not None and use.verb is not None:
        return use.verb + 1 if chunk.verb.form == "inf" else None
    item = items[use.item]
    return use.item + 1 if isinstance(item, Phrase) and item.slot in ("ka", "par", "se", "ko", "liye") else None


def _embedding(frame: Frame, reading: Reading, lexicon: StatusLexicon) -> tuple[str, str] | None:
    after = _after(frame, reading)
    items, tokens = reading.layout.items, reading.layout.tokens
    for at in range(after, min(after + 3, len(items))) if after is not None else ():
        item = items[at]
        if isinstance(item, Phrase):
            spans = (item.start, item.end)
        elif item.kind == "verb" and item.verb is not None:
            spans = (item.start, item.verb.end)
        elif item.kind == "filler":
            # "क़ब्ज़ा करने में विफल रही": what somebody fails in.
            found = lexicon.embed.longest(tokens, item.start)[1]
            if found and found[0][1].startswith("neg-noun"):
                return found[0]
            continue
        else:
            continue
        for t in range(*spans):
            found = lexicon.embed.longest(tokens, t)[1]
            # "दौरे का मक़सद": an act that has an aim is done; only one that is the aim ("हटाने का मक़सद") is not.
            if found and not (frame.use.use == "nominal" and found[0][1].startswith("hyp-infinitive")):
                return found[0]
        # "देने के ब्रिटेन के फ़ैसले से", "हमला करने का उसका इरादा": whose decision it is stands between.
        owner = item if at == after and isinstance(item, Phrase) and item.slot == "ka" and frame.use.use != "nominal" else None
        whose = owner is not None and (
            bool(owner.head.mentions) or (tokens[owner.start - 1].key in GENITIVES and reading.fitness.kind(owner) == "pronoun")
        )
        if item.slot and not whose and (isinstance(item, Phrase) or (frame.use.use == "nominal" and item.slot in OFF)):
            # Nor is "यात्रा से लौटने के बाद" what is told behind it.
            break
    return None


def _set_beside(frame: Frame, reading: Reading) -> bool:
    """ "बेचने के फ़ैसले के बावजूद … नहीं", "हटाने के निर्णय के बाद … नहीं": what stands beside what is denied is not denied with it."""
    after = _after(frame, reading)
    item = reading.layout.items[after] if after is not None and after < len(reading.layout.items) else None
    return isinstance(item, Phrase) and item.slot in BESIDE


def _modified(frame: Frame, reading: Reading, lexicon: StatusLexicon) -> Judgement | None:
    tokens = reading.layout.tokens
    for t in range(max(0, frame.use.start - 3), frame.use.start):
        found = lexicon.modify.longest(tokens, t)[1]
        if found:
            return Judgement(found[0][0], found[0][1])  # type: ignore[arg-type]
    return None


def is_prepared(frame: Frame, reading: Reading, lexicon: StatusLexicon) -> bool:
    """Whether a noun of preparation stands over the act: "हमले की तैयारी"."""
    after = _after(frame, reading)
    if after is None or after >= len(reading.layout.items):
        return False
    item = reading.layout.items[after]
    end = item.end if isinstance(item, Phrase) else item.start
    return isinstance(item, Phrase) and bool(lexicon.preparing & set(reading.layout.tokens[end - 1].keys))


def settle(type_: str, judged: Judgement, mutual: bool = False) -> tuple[str, Judgement]:
    """Type decides first: a promised act of cooperation is AGREE, a promised step back is CONCEDE.

    mutual: whether the act is of several together; terms that are not reached ("सहमति नहीं बनी") are refused by nobody.
    """
    charged = judged.rule in TOLD_OF or judged.rule.startswith("hyp-charge")
    if type_ in PROMISED and not charged:
        if judged.status == "future":
            return "AGREE", Judgement("happened", f"{judged.rule}: {type_} promised")
        if judged.status == "hypothetical":
            return "AGREE", Judgement("hypothetical", f"{judged.rule}: {type_} not settled")
    if type_ == "RETREAT" and judged.status == "future":
        return "CONCEDE", Judgement("happened", f"{judged.rule}: RETREAT promised")
    if type_ == "RETREAT" and judged == MAY:
        # "सैनिक अगले साल लौट सकते हैं": what may come is as little done as what is promised.
        return "CONCEDE", Judgement("hypothetical", f"{judged.rule}: RETREAT not settled")
    if type_ == "CONCEDE" and judged.rule.startswith(DECLARED):
        # "क्षमादान देने की घोषणा की": who declares that he gives way has given way in words.
        return type_, Judgement("happened", f"{judged.rule}: given way in words")
    if type_ == "AGREE" and judged.status == "negated" and not mutual:
        return "REJECT", Judgement("happened", f"{judged.rule}: consent withheld")
    if type_ == "AGREE" and judged.status == "future":
        return "AGREE", Judgement("happened", f"{judged.rule}: undertaken now")
    return type_, judged
