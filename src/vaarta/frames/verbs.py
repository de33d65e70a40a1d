"""Verb groups: what a run of verb and auxiliary words says of tense, aspect, mood, voice and negation.

The account of the Hindi verb group (stem or participle + vector verb + auxiliaries) is the traditional one, as in
Kachru, *Hindi* (2006), chapters 4 and 6; the names of the features are those of Universal Dependencies.
"""

from __future__ import annotations

from ..language import Reading, Token
from .functionwords import word_of, words_of

NEGATIONS, CAN, WISH, MUST = (words_of(name) for name in ("negation", "can", "wish", "must"))
ALLOW, UNTIL = word_of("allow"), words_of("until")
BEGIN, LET, AGENT, WHILE, THEN, MOTION, SOON = (words_of(name) for name in ("begin", "let", "agent", "while", "then", "motion", "soon"))
MOMENT, OWED, CONSEQUENT = words_of("moment"), words_of("owed"), words_of("consequent")
# What no other verb goes on from: "था", "करेंगे".
TENSED = frozenset({"fin", "fut"})
BE, GO, DO, STAY, SHOULD = (word_of(name) for name in ("be", "go", "do", "stay", "ought"))


class Verb:
    """A verb group.

    lemmas: the infinitives in order, main verb first. form: fin, inf (करने), conj (करके), part (किए गए, करते हुए),
    agent (करने वाले). tense: past, pres, fut or "". mood: ind, sub, imp, cnd. modal: can, must, should, want, "".
    prospective: करने जा रहा है, करने वाला है. obliged: करना पड़ा, which was done. lets: करने देना.
    start is implied by the chunk; ``end`` is the token after the group.
    """

    __slots__ = (
        "aspect",
        "end",
        "form",
        "heads",
        "lemmas",
        "lets",
        "modal",
        "mood",
        "negated",
        "obliged",
        "passive",
        "prospective",
        "tense",
    )

    def __init__(self, end: int) -> None:
        self.end = end
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.form, self.mood = "fin", "ind"
        self.tense = self.aspect = self.modal = ""
        self.passive = self.negated = self.prospective = self.obliged = self.lets = False

    @property
    def main(self) -> str:
        return self.lemmas[0] if self.lemmas else ""


def verb_readings(token: Token) -> list[Reading]:
    """The readings of a token as verb or auxiliary, the tagger's choice first."""
    chosen = token.reading
    if chosen is not None and chosen.verbform:
        return [chosen, *[r for r in token.form.verbal if r is not chosen]]
    return list(token.form.verbal)


def _first_reading(token: Token) -> Reading | None:
    """The first of ``verb_readings``."""
    chosen = token.reading
    if chosen is not None and chosen.verbform:
        return chosen
    return token.form.verbal[0] if token.form.verbal else None


def _is_verbal(token: Token) -> bool:
    return token.reading is not None and token.reading.pos in ("VERB", "AUX")


def read_verb(tokens: list[Token], start: int) -> Verb:
    """The verb group that begins at a verbal token."""
    parts: list[tuple[int, Reading]] = []
    verb = Verb(start)
    at, count = start, len(tokens)
    while at < count:
        token = tokens[at]
        if token.key in CONSEQUENT and parts and parts[-1][1].verbform in TENSED:
            # "जब पुल तोड़ा गया था तो कहा गया था": after a tensed word तो opens what follows from it.
            break
        if token.key in NEGATIONS and parts and _continues(tokens, at + 1):
            verb.negated = True
        elif parts and _emphasis(tokens, at):
            pass
        elif _joins(tokens, at, parts):
            found = _first_reading(token)
            if found is None:
                break
            parts.append((at, _stem(verb_readings(token)) if _absolutive_follows(tokens, at) else found))
            verb.end = at + 1
            at += 1
            if _ends_group(tokens, at, parts):
                break
            continue
        else:
            break
        at += 1
    if not parts:
        verb.end = start + 1
        return verb
    verb.heads = [i for i, _ in parts]
    verb.lemmas = [r.lemma for _, r in parts]
    _features(verb, [r for _, r in parts], tokens)
    if verb.end < count and tokens[parts[-1][0]].key in THEN and tokens[verb.end].key in THEN:
        # "हमला कर के": the two words of the absolutive.
        verb.form, verb.end = "conj", verb.end + 1
    elif verb.form == "fin" and parts[-1][1].verbform == "impf" and _as_soon_as(tokens, verb.end):
        verb.form = "part"
    elif verb.form == "fin" and parts[-1][1].verbform == "impf" and verb.end < count and tokens[verb.end].key in MOMENT:
        # "घर लौटते समय हमला हुआ": the noun that makes an adverb of the participle belongs to it.
        verb.form, verb.tense, verb.mood, verb.end = "part", "", "ind", verb.end + 1
    if not verb.negated:
        verb.negated = _negated_around(tokens, start, verb.end)
    return verb


def _as_soon_as(tokens: list[Token], end: int) -> bool:
    """ "सत्ता संभालते ही": an imperfective participle with ही says when; "कहते ही नहीं" is what one does not do."""
    return end < len(tokens) and tokens[end].key in SOON and not (end + 1 < len(tokens) and tokens[end + 1].key in NEGATIONS)


def _stem(found: list[Reading]) -> Reading:
    """The stem among the readings of a word before "कर": लगा of लगाना, not of लगना."""
    return next((r for r in found if r.verbform == "root"), found[0])


def _absolutive_follows(tokens: list[Token], at: int) -> bool:
    """ "घात लगा कर हमला": कर with no auxiliary after it makes an absolutive of the stem before."""
    return at + 1 < len(tokens) and tokens[at + 1].key in THEN and _is_verbal(tokens[at + 1]) and not _continues(tokens, at + 2)


def _continues(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and _is_verbal(tokens[at])


def _emphasis(tokens: list[Token], at: int) -> bool:
    """ "किया भी गया", "उतरने ही नहीं दिया", "घुसने तक नहीं दिया": a particle inside a group, before the negation too."""
    token = tokens[at]
    if token.reading is not None and token.reading.pos == "PART" and _continues(tokens, at + 1):
        return True
    particle = token.key in UNTIL or (token.reading is not None and token.reading.pos == "PART")
    return particle and at + 1 < len(tokens) and tokens[at + 1].key in NEGATIONS and _let_follows(tokens, at + 2)


def _let_follows(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and any(r.lemma == ALLOW for r in verb_readings(tokens[at]))


def _joins(tokens: list[Token], at: int, parts: list[tuple[int, Reading]]) -> bool:
    token = tokens[at]
    if not parts:
        return True
    if token.key in AGENT:
        return parts[-1][1].verbform == "inf"
    if not _is_verbal(token):
        return parts[-1][1].verbform in ("impf", "perf") and token.key in WHILE
    last = parts[-1][1]
    return not (last.verbform == "inf" and last.case == "obl" and not _after_infinitive(token))


def _after_infinitive(token: Token) -> bool:
    """Verbs that continue an oblique infinitive: करने जा रहा, करने लगा, करने दिया, करने चाहिए, गोले छोड़ने पड़े, क़दम उठाने होंगे."""
    if token.key == SHOULD or token.key in OWED:
        return True
    return any(r.lemma in BEGIN or r.lemma in MUST or r.lemma in LET or r.lemma == GO or r.lemma in AGENT for r in verb_readings(token))


def _ends_group(tokens: list[Token], at: int, parts: list[tuple[int, Reading]]) -> bool:
    """A group is over after an absolutive; "कर" after a stem is the absolutive mark, not the verb "do"; so it is after "करते हुए"."""
    if len(parts) >= 2 and tokens[parts[-1][0]].key in WHILE and parts[-2][1].verbform in ("impf", "perf"):
        # "निंदा करते हुए | कहा"; but "दबाव बनाए हुए हैं".
        return not (_continues(tokens, at) and any(r.lemma == BE for r in verb_readings(tokens[at])))
    if len(parts) >= 2 and parts[-1][1].lemma == DO and tokens[parts[-1][0]].key in THEN:
        return parts[-2][1].verbform == "root" and not _continues(tokens, at)
    return parts[-1][1].verbform == "conj"


def _negated_around(tokens: list[Token], start: int, end: int) -> bool:
    before = start - 1
    while before >= 0 and tokens[before].reading is not None and tokens[before].reading.pos == "PART":  # type: ignore[union-attr]
        if tokens[before].key in NEGATIONS:
            return True
        before -= 1
    word = tokens[before].reading if before >= 0 else None
    # "विरोध में मत डाला" is a vote.
    if before >= 0 and tokens[before].key in NEGATIONS and (word is None or word.pos != "NOUN"):
        return True
    return end < len(tokens) and tokens[end].key in NEGATIONS and not _continues(tokens, end + 1) and not or_else(tokens, end)


def numbers_of(verb: Verb, tokens: list[Token]) -> set[str | None]:
    """The numbers that the last word of a verb group may have: {"pl"} of "गए हैं", {"sg"} of "करेगा"."""
    return {r.number for r in tokens[verb.end - 1].form.readings if r.verbform}


def or_else(tokens: list[Token], at: int) -> bool:
    """ "रुक जाएँ नहीं तो गोली चलेगी": whether "नहीं तो" stands at a token, which denies nothing before it."""
    return at + 1 < len(tokens) and tokens[at].key in NEGATIONS and tokens[at + 1].key in CONSEQUENT


def _features(verb: Verb, parts: list[Reading], tokens: list[Token]) -> None:
    forms = [p.verbform for p in parts]
    lemmas = verb.lemmas
    for i in range(1, len(parts)):
        if lemmas[i] == GO and forms[i - 1] == "perf" and lemmas[i - 1] not in MOTION:
            verb.passive = True
        if lemmas[i] in CAN and forms[i - 1] == "root":
            verb.modal = "can"
        elif lemmas[i] in WISH and forms[i - 1] in ("inf", "perf"):
            verb.modal = "want"
        elif forms[i - 1] == "inf" and (lemmas[i] in MUST or lemmas[i] == BE):
            # "लगाना पड़ा" was done, "लगाना पड़ेगा" is still owed.
            done = lemmas[i] in MUST and forms[i] == "perf"
            verb.modal = verb.modal or ("" if done else "must")
            verb.obliged = verb.obliged or done
        elif lemmas[i] == ALLOW and forms[i - 1] == "inf":
            verb.lets = True
        elif lemmas[i] == GO and forms[i - 1] == "inf":
            verb.prospective = True
    if any(tokens[i].key == SHOULD for i in verb.heads[1:]):
        verb.modal = "should"
    keys = [tokens[i].key for i in verb.heads]
    last = forms[-1]
    if not AGENT.isdisjoint(keys) or "agent" in forms:
        # "करने वाले" and, in one word, "करनेवाले".
        at = next(i for i, k in enumerate(keys) if k in AGENT or forms[i] == "agent")
        verb.form = "fin" if at < len(keys) - 1 else "agent"
        verb.prospective = True
    elif last == "conj" or (len(parts) >= 2 and keys[-1] in THEN and forms[-2] == "root"):
        verb.form = "conj"
    elif last == "inf" and any(keys[-1].endswith(word) for word in AGENT):
        # Written as one: "करनेवाले".
        verb.form, verb.prospective = "agent", True
    elif last == "inf":
        verb.form = "inf"
    elif last == "root" and len(parts) == 1:
        verb.form = "conj"
    elif keys[-1] in WHILE and len(parts) > 1:
        verb.form = "part"
    _tense(verb, parts, keys)


def _tense(verb: Verb, parts: list[Reading], keys: list[str]) -> None:
    # "लगाया जाए", "चले जाएँ": the participle before जाना says nothing of when; जाना does.
    going = len(parts) > 1 and parts[-1].lemma == GO and parts[-2].verbform == "perf"
    wished = (verb.passive or going) and parts[-1].verbform == "sub"
    forms = {p.verbform for p in parts if not (wished and p.verbform == "perf")}
    tenses = {p.tense for p in parts if p.verbform == "fin"} if "fin" in forms else set()
    if "fut" in forms:
        verb.tense = "fut"
    elif "past" in tenses:
        verb.tense = "past"
    elif "pres" in tenses:
        verb.tense = "pres"
    elif "perf" in forms:
        verb.tense = "past"
    if "imp" in forms and verb.tense == "":
        verb.mood = "imp"
    elif "sub" in forms and verb.tense == "":
        verb.mood = "sub"
    elif "impf" in forms and verb.tense == "":
        verb.mood = "cnd"
    if "impf" in forms:
        verb.aspect = "impf"
    elif any(p.lemma == STAY and i for i, p in enumerate(parts)):
        verb.aspect = "prog"
    elif "perf" in forms:
        verb.aspect = "perf"
