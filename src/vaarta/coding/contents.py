"""What is asked for or alleged in a clause with कि, and who stands there as the one asked or accused."""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.fitness import STRONG_KINDS
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from ..language import readings
from ..language.trie import Trie

BE, GO = word_of("be"), word_of("go")
WHO, MARKERS, NOT = words_of("who"), words_of("markers"), words_of("not")
# How it is marked whom words that scold somebody speak of.
ADDRESSED = frozenset({"", "ne", "ko"})
# How it is marked at whom a rebuke is, of which somebody may be told only by its words.
AT_WHOM = frozenset({"par", "ko", "ka", "obj"})


def content_clauses(reading: Reading, clause: Clause) -> list[Clause]:
    """The clauses that a clause takes with कि."""
    return [c for c in reading.layout.clauses if c.parent == clause.id and c.kind == "that" and c.finite is not None]


def ordered_in(reading: Reading, clause: Clause) -> Clause | None:
    """ "मंत्री ने आयुक्त से कहा, "दोषियों पर कार्रवाई कीजिए"": the clause of the words right after a telling that command."""
    layout = reading.layout
    rest = layout.clauses[clause.id + 1 : clause.id + 5]
    if not rest or rest[0].kind != "quote" or rest[0].parent != clause.id:
        return None
    for after in rest:
        chunk = layout.chunk(after.finite)
        verb = chunk.verb if chunk is not None else None
        if verb is not None and verb.mood == "imp" and verb.form == "fin" and verb.main not in MARKERS:
            return after
    return None


def is_wished(reading: Reading, clause: Clause) -> bool:
    """Whether what a clause tells is only wished: "… कि चीन सेना हटाए".

    The subjunctive is spelled as the perfective plural in many verbs ("हटाए", "बुलाए"). A perfective that has an object asks for ने;
    where a subject stands bare, the form is the subjunctive.
    """
    chunk = reading.layout.chunk(clause.finite)
    if chunk is None or chunk.verb is None:
        return False
    verb = chunk.verb
    if any(reading.layout.tokens[reading.layout.items[i].start].key in WHO for i in clause.items):
        # "नेताओं से कह रहे हैं कि वे किसका साथ दें": what is told there answers a question.
        return False
    if verb.mood in ("sub", "imp"):
        return not verb.tense
    last = reading.layout.tokens[chunk.end - 1].key
    if verb.aspect != "perf" or verb.passive or not any(r.verbform == "sub" for r in readings(last)):
        return False
    phrases = _phrases(reading, clause)
    if any(p.slot == "ne" for p in phrases):
        return False
    # "कि वह हाथ पर हाथ धरे न बैठे": what is not to be is denied with न, what was not with नहीं.
    spared = any(t.key in NOT for t in reading.layout.tokens[max(0, chunk.start - 1) : chunk.end])
    return spared or (len(verb.heads) == 1 and any(p.slot == "" and _subject(reading, p) for p in phrases))


def _subject(reading: Reading, phrase: Phrase) -> bool:
    """Whether a bare phrase can be who acts; "वह सड़कें बनाए" begins with the one who does."""
    pronouns = reading.fitness.pronouns
    return reading.fitness.fits(phrase) or pronouns.get(reading.layout.tokens[phrase.members[0].start].key) == "he"


def subject_of_content(reading: Reading, frame: Frame) -> Phrase | None:
    """The one who should act, or is said to have acted, in the कि clause of a demand or an accusation.

    "ईरान ने माँग की कि अमेरिका प्रतिबंध हटाए", "सूडान ने आरोप लगाया कि इथियोपिया के सैनिकों ने सीमा पार की". A passive has no such subject.
    """
    if (clause := _own_clause(frame) or _named_charge(reading, frame)) is None:
        return None
    for inner in content_clauses(reading, clause)[:1]:
        chunk = reading.layout.chunk(inner.finite)
        asks = frame.use.predicate.type == "REQUEST"
        if chunk is None or chunk.verb is None or chunk.verb.passive:
            continue
        if asks and chunk.verb.modal == "should":
            # "ज़ोर दिया कि पाकिस्तान को वादा निभाना चाहिए": whose duty it is stands with को, first of all.
            return next((p for p in _phrases(reading, inner) if p.slot == "ko" and reading.fitness.fits(p)), None)
        # "शर्त रखी कि वह भाषण नहीं देगा": what shall be is told in the future too.
        if asks and chunk.verb.tense != "fut" and not is_wished(reading, inner):
            continue
        if (found := who_acts(reading, inner)) is not None and not (asks and _where_to(reading, found)):
            return found
    return None


def _where_to(reading: Reading, subject: Phrase) -> bool:
    """ "सलाह थी कि लंदन जाकर इलाज कराएँ": whether a bare name tells where somebody is to go first."""
    after = reading.layout.chunk(subject.at + 1)
    return after is not None and after.verb is not None and after.verb.form == "conj" and after.verb.main == GO


def subject_of_headline(reading: Reading, frame: Frame) -> Phrase | None:
    """ "कांग्रेस का आरोप, सरकार चर्चा से भाग रही है": who acts in the words that a headline puts after a mark behind the charge."""
    items, at = reading.layout.items, frame.use.item
    mark = reading.layout.chunk(at + 1)
    if "allege" not in frame.use.predicate.modes or frame.use.use != "nominal" or items[at].slot or mark is None or mark.kind != "mark":
        return None
    doer = frame.roles.get("A")
    if not doer or doer[0].phrase.at != at - 1 or at != 1:
        return None
    rest = [i for i in items[at + 2 :] if isinstance(i, Phrase)]
    found = next((p for p in rest if p.slot == "ne"), None) or next((p for p in rest if p.slot == "" and not p.owned), None)
    return found if found is not None and reading.fitness.fits(found) else None


def subject_of_noun(reading: Reading, frame: Frame) -> Phrase | None:
    """ "ओबामा का यह आरोप कि ईरान बम बना रहा है, …": who acts in the कि clause right behind a charge or demand that is a noun alone."""
    items, at = reading.layout.items, frame.use.item
    link = reading.layout.chunk(at + 1)
    if frame.use.use != "nominal" or items[at].slot or link is None or link.kind != "link" or link.lemma != "that":
        return None
    clause = reading.layout.clause_of(at + 2)
    chunk = reading.layout.chunk(clause.finite) if clause is not None else None
    if clause is None or clause.kind != "that" or chunk is None or chunk.verb is None or chunk.verb.passive:
        return None
    return who_acts(reading, clause) if frame.use.predicate.type != "REQUEST" or is_wished(reading, clause) else None


def blamed_in_content(reading: Reading, frame: Frame, blame: Trie[tuple[str, str]]) -> Phrase | None:
    """ "आरोप लगाया कि इसमें पुलिस की मिलीभगत है": the owner of a word that blames, where the कि clause only says that it holds."""
    if (clause := _own_clause(frame)) is None:
        return None
    for inner in content_clauses(reading, clause)[:1]:
        chunk = reading.layout.chunk(inner.finite)
        if chunk is None or chunk.verb is None or chunk.verb.main != BE or chunk.verb.negated:
            continue
        before = next((p for p in reversed(_phrases(reading, inner)) if not p.slot), None)
        if before is None or before.owner is None or not reading.fitness.fits(before.owner):
            continue
        for t in range(before.head.start, before.head.end):
            end, found = blame.longest(reading.layout.tokens, t, before.head.end)
            if found and end == before.head.end and found[0][0] == "ka":
                return before.owner
    return None


def scolded_in_words(reading: Reading, frame: Frame) -> Phrase | None:
    """ "नेता ने ताना मारा, "सरकार सो रही है"", "तंज़ कसते हुए कहा कि भाजपा …": whom the words name first that go with a rebuke.

    Whose thing stands first is named by it too: "उनकी सरकार की नीतियाँ".
    """
    clause, entry = frame.clause, frame.use.predicate
    if clause is None or clause.finite is None or frame.use.use != "active" or AT_WHOM.isdisjoint(entry.active):
        return None
    # "हमले की निंदा करते हुए कहा कि सेना भेजी गई": what is said besides need not be about whom one condemns.
    if frame.use.verb != clause.finite and {"needs:R", "needs:AR"}.isdisjoint(entry.flags):
        return None
    rest = reading.layout.clauses[clause.id + 1 : clause.id + 2]
    words = next((c for c in rest if c.parent == clause.id and c.kind in ("that", "quote")), None)
    # "गरजे कि पुलिस मैदान छोड़ दे": what is bidden there is asked for.
    for phrase in _phrases(reading, words) if words is not None and not is_wished(reading, words) else []:
        if phrase.slot not in ADDRESSED or phrase.owned:
            continue
        named: Phrase | None = phrase
        while named is not None and reading.fitness.kind(named) not in STRONG_KINDS:
            named = named.owner
        return named
    return None


def subject_of_condition(reading: Reading, frame: Frame) -> Phrase | None:
    """Who has to do something lest the threat come true: "धमकी दी कि अगर हमास ने बंधकों को नहीं छोड़ा तो …"."""
    if (clause := _own_clause(frame)) is None:
        return None
    for inner in reading.layout.clauses[clause.id + 1 :]:
        if inner.kind == "cond":
            return who_acts(reading, inner)
    return None


def _own_clause(frame: Frame) -> Clause | None:
    """The clause whose finite verb a frame is told with; None where it has none."""
    clause = frame.clause
    told = clause is not None and frame.use.use in ("active", "passive", "twin", "receive") and frame.use.verb == clause.finite
    return clause if told else None


def _named_charge(reading: Reading, frame: Frame) -> Clause | None:
    """ "उसका यह आरोप कि पड़ोसी देश दख़ल दे रहा है": the clause of a charge whose noun has its कि right behind it."""
    after, clause = reading.layout.chunk(frame.use.item + 1), frame.clause
    if frame.use.use != "nominal" or "allege" not in frame.use.predicate.modes or clause is None:
        return None
    # "उनका यह आरोप सही है कि …".
    last = reading.layout.chunk(clause.finite)
    judged = last is not None and last.verb is not None and last.verb.main == BE and clause.finite == frame.use.item + 2
    judged = judged and not reading.layout.items[frame.use.item].slot
    return clause if judged or (after is not None and after.lemma == "that") else None


def acts_in(reading: Reading, subject: Phrase) -> bool:
    """Whether the clause of a subject tells what it does or may do: no passive, and not only how things are."""
    clause = reading.layout.clauses[subject.clause]
    chunk = reading.layout.chunk(clause.finite)
    return chunk is not None and chunk.verb is not None and chunk.verb.main != BE and not chunk.verb.passive and not chunk.verb.negated


def who_acts(reading: Reading, clause: Clause) -> Phrase | None:
    """The ne phrase of a clause, else its first bare one; None where that names no participant."""
    phrases = _phrases(reading, clause)
    found = next((p for p in phrases if p.slot == "ne"), None) or next((p for p in phrases if p.slot == "" and not p.owned), None)
    return found if found is not None and reading.fitness.fits(found) else None


def doer_of(reading: Reading, clause: Clause, after: int | None) -> Phrase | None:
    """The ने phrase of a clause, else its first bare phrase that names somebody, right of item ``after`` where that is given.

    A clause with a passive verb has no doer.
    """
    chunk = reading.layout.chunk(clause.finite)
    if chunk is not None and chunk.verb is not None and chunk.verb.passive:
        return None
    phrases = [p for i in clause.items if isinstance(p := reading.layout.items[i], Phrase) and not p.owned and not p.head.relative]
    for phrase in phrases:
        if phrase.slot == "ne":
            return phrase
    bare = [p for p in phrases if p.slot == "" and (after is None or p.at > after) and reading.fitness.kind(p) in STRONG_KINDS]
    return bare[0] if bare else None


def _phrases(reading: Reading, clause: Clause) -> list[Phrase]:
    items = (reading.layout.items[i] for i in clause.items if clause.finite is None or i < clause.finite)
    return [p for p in items if isinstance(p, Phrase)]
