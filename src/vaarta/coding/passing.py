"""Acts that a sentence only touches: purposes, wishes not to, questions, judged ideas, papers that carry an act's name.

Codebook section 2: acts that are only the content of a demand, a proposal, advice or a condition are not coded apart, and a noun
in passing is no event. Every check is one short method that answers with the reason why a frame is only touched, or None. The words
are data (``frames/passing.tsv``).
"""

from __future__ import annotations

from ..frames.analyse import Reading, joined_infinitive
from ..frames.chunks import Chunk
from ..frames.find import BE
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .crimes import by_own_hand
from .mishaps import mishap
from .nodeed import no_deed, unless
from .ownwords import unconfirmed, upholds_his_own
from .purposes import step_to_purpose
from .questions import asks_who
from .rules import Rules

# Acts whose nouns are names of papers and words as well: "समझौता", "आदेश", "प्रस्ताव", "वादा".
WORDED = frozenset({"SUPPORT", "AGREE", "REQUEST", "COOPERATE", "CONCEDE", "RETREAT", "CONSULT", "ACCUSE"})
AIMED = frozenset({"ACCUSE", "SUPPORT", "ASSAULT", "REJECT"})
# What is done again and again, and tells those who do it from others.
KEPT_UP = frozenset({"COOPERATE"})
THESE, WHO = words_of("these"), words_of("who")
WHETHER, NOT, UNTIL, ABOUT, NEGATION, AGENT, WITHOUT = (
    words_of(name) for name in ("whether", "not", "until", "about", "negation", "agent", "without")
)
AS_IF, WERE, DEEM, MOMENT = (words_of(name) for name in ("asif", "were", "deem", "moment"))
# What goes on in rounds or spells, with the class of words for it.
GOES_ON = {"CONSULT": "round", "PROTEST": "spell", "ASSAULT": "spell", "COERCE": "spell"}
STOPPED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})


class Passing:
    """The checks on the frames of one sentence."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self.reading, self.layout, self.rules = reading, reading.layout, rules

    def why(self, frame: Frame) -> str | None:
        """Why the sentence only touches the act of a frame; None where it tells it."""
        return (
            self._purpose(frame)
            or self._until(frame)
            or self._then(frame)
            or self._in_what_is_asked(frame)
            or self._wished_not(frame)
            or self._asked(frame)
            or self._whoever(frame)
            or self._judged(frame)
            or self._means(frame)
            or self._this_visit(frame)
            or self._as_if(frame)
            or self._to_be_stopped(frame)
            or self._ought_tried(frame)
            or self._counted_dead(frame)
            or self._no_such(frame)
            or unless(frame, self.reading)
            or self._set_aside(frame)
            or self._stationed(frame)
            or self._needed(frame)
            or self._paper(frame)
            or self._borders(frame)
            or self._attribute(frame)
            or self._about(frame)
            or self._untold(frame)
            or ("his own words or deeds" if upholds_his_own(frame, self.reading) else None)
            or ("there is no word of it" if unconfirmed(frame, self.layout, self._head_is) else None)
            or mishap(frame, self.reading, self.rules)
            or by_own_hand(frame, self.reading)
            or self._got(frame)
            or self._unready(frame)
            or no_deed(frame, self.reading, self.rules)
        )

    def _is(self, token: int, kind: str) -> bool:
        return bool(self.rules.passing.get(kind, frozenset()) & set(self.layout.tokens[token].keys))

    def _head_is(self, at: int, kind: str) -> bool:
        """Whether the item at a place is a phrase whose last word is of a class of ``frames/passing.tsv``."""
        item = self.layout.items[at] if 0 <= at < len(self.layout.items) else None
        return isinstance(item, Phrase) and self._is(item.head.end - 1, kind)

    def suspicion(self, at: int) -> bool:
        """Whether the item at a place is "के आरोप में", "के शक पर" and the like: for what somebody is held."""
        item = self.layout.items[at] if 0 <= at < len(self.layout.items) else None
        return isinstance(item, Phrase) and item.slot in ("men", "par", "liye") and self._is(item.head.end - 1, "suspicion")

    def in_case(self, at: int) -> bool:
        """Whether the item at a place is "के मामले में": a case at law, if somebody is held or tried in it."""
        item = self.layout.items[at] if 0 <= at < len(self.layout.items) else None
        return isinstance(item, Phrase) and item.slot == "men" and self._is(item.head.end - 1, "case")

    def is_gathering(self, phrase: Phrase) -> bool:
        """ "राजनीतिक सभा और विरोध मार्च": whether a phrase names rallies and meetings of people."""
        return any(self._is(m.end - 1, "gathering") for m in phrase.members)

    def _infinitive(self, frame: Frame) -> Chunk | None:
        chunk = self.layout.chunk(frame.use.verb)
        return chunk if chunk is not None and chunk.verb is not None and chunk.verb.form == "inf" else None

    def _purpose(self, frame: Frame) -> str | None:
        """ "अध्यक्ष को हटाने के लिए मुहिम छेड़ी", "हमला करने के मक़सद से": what an act is done for is not done yet."""
        chunk = self._infinitive(frame)
        if self._so_that(frame) or step_to_purpose(frame, self.layout):
            return "only a purpose"
        if chunk is None or "visit" in frame.use.predicate.modes:
            return None
        assert frame.use.verb is not None
        if frame.governor is not None:
            # "सैनिक भेजने की हिम्मत नहीं दिखाई": what words of blame hold is charged, and not what somebody only dares, wishes or begs for.
            blame = frame.governor.use.predicate.type == "ACCUSE" and chunk.slot == "ka"
            return "only a purpose" if blame and self._head_is(frame.use.verb + 1, "meaning") else None
        if not chunk.slot and (last := joined_infinitive(frame.use.verb, self.layout)) is not None:
            # "मदद करने और बचाने के लिए": the postposition of the last of a row serves them all.
            return "only a purpose" if last[1].slot == "liye" else None
        meant = chunk.slot == "ka" and (self._head_is(frame.use.verb + 1, "purpose") or self._head_is(frame.use.verb + 1, "meaning"))
        able = chunk.slot == "men" and (self._begins(frame.use.verb + 1, "able") or self._begins(frame.use.verb + 2, "able"))
        return "only a purpose" if chunk.slot == "liye" or meant or able else None

    def _begins(self, at: int, kind: str) -> bool:
        """Whether the item at a place begins with a word of a class."""
        return at < len(self.layout.items) and self._is(self.layout.items[at].start, kind)

    def _so_that(self, frame: Frame) -> bool:
        """ "जिससे लोगों को राहत मिल सके": a relative clause of what shall be possible."""
        chunk = self.layout.chunk(frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        clause = frame.clause
        if verb is None or chunk is None or clause is None or clause.kind != "rel" or verb.modal != "can" or not clause.items:
            return False
        # "सके" is spelled as the perfective too.
        if verb.mood != "sub" and not any(r.verbform == "sub" for r in self.layout.tokens[chunk.end - 1].form.readings):
            return False
        first = self.layout.items[clause.items[0]]
        return isinstance(first, Phrase) and first.slot == "se" and first.head.relative

    def _until(self, frame: Frame) -> str | None:
        """ "रिहाई होने तक", "युद्धविराम तक": a term that something waits for."""
        chunk, verb = self._infinitive(frame), frame.use.verb
        if chunk is None:
            item = self.layout.items[frame.use.item]
            return "only a term that is waited for" if frame.use.use == "nominal" and item.slot == "tak" else None
        after = chunk.verb.end if chunk.verb is not None else chunk.end
        tokens = self.layout.tokens
        waited = verb is not None and (chunk.slot == "tak" or (after < len(tokens) and tokens[after].key in UNTIL))
        return "only a term that is waited for" if waited else None

    def _then(self, frame: Frame) -> str | None:
        """ "प्रदर्शन शुरू होने से पहले", "युद्ध ख़त्म होने के बाद": an act of nobody that only tells when something else is done.

        So does "यात्रा करते समय सतर्क रहना चाहिए", where that is not done.
        """
        if self._while(frame):
            return "only a time at which something is done"
        fight = frame.use.predicate.type == "ASSAULT" and frame.use.predicate.active.get("beech") == "B"
        if not (fight or frame.use.predicate.type == "PROTEST") or frame.use.use not in ("twin", "happen") or frame.roles:
            return None
        chunk = self._infinitive(frame)
        return "only a time at which something is done" if chunk is not None and chunk.slot == "time" else None

    def _while(self, frame: Frame) -> bool:
        """Whether an act stands in "… करते समय" before what only should be done."""
        chunk = self.layout.chunk(frame.use.verb)
        if chunk is None or chunk.verb is None or chunk.verb.form != "part" or self.layout.tokens[chunk.end - 1].key not in MOMENT:
            return False
        last = self.layout.chunk(frame.clause.finite) if frame.clause is not None else None
        return last is not None and last.verb is not None and last.verb.modal in ("should", "must")

    def _in_what_is_asked(self, frame: Frame) -> str | None:
        """ "वार्ता में लौटने का आग्रह किया": talks and pacts that stand before the infinitive of a demand are only what it asks for."""
        at = frame.use.item
        if frame.use.use != "nominal" or frame.use.predicate.type not in ("CONSULT", "SUPPORT", "COOPERATE") or frame.governor is not None:
            return None
        chunk = self.layout.chunk(at + 1)
        if chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot not in ("ka", "liye", "ko", "se"):
            return None
        # "बैठक में जाने से इनकार किया": so are those that somebody will not go to.
        types = ("REJECT",) if chunk.slot == "se" else ("REQUEST",)
        asked = any(f.use.item == at + 2 and f.use.predicate.type in types and f.use.use == "active" for f in self.reading.frames)
        return "only what is asked for" if asked else None

    def _wished_not(self, frame: Frame) -> str | None:
        """ "घुसपैठ न हो", "शहीद न होते", "हरा नहीं सकते": a wish that something may not be, or what nobody can do.

        "नहीं करता" is spelled as the counterfactual is and mostly tells a habit, so only "न" makes one of it.
        """
        chunk = self.layout.chunk(frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        if verb is not None and verb.form == "conj" and verb.negated:
            # "सरकार में शामिल न होकर", "हमला न करके": what is left undone for something else.
            return "left undone for something else"
        if verb is not None and chunk is not None and self._without(frame, chunk):
            return "left undone for something else"
        if frame.use.predicate.type == "AGREE" and self._wants_not(frame):
            return "a wish not to"
        if verb is not None and verb.form == "conj" and self._ends_in_wish_not(frame):
            return "a wish that it may not be"
        if verb is None or chunk is None or verb.form != "fin":
            return None
        if not verb.negated:
            could = verb.modal == "can" and verb.tense == "past" and verb.aspect == "impf" and self._after_would(frame)
            return "what would have been" if could or (verb.mood == "cnd" and self._after_condition(frame)) else None
        if verb.modal == "can" and verb.tense != "past":
            return "what cannot be"
        if verb.mood == "cnd" and self._after_condition(frame):
            return "what would have been"
        plain = any(self.layout.tokens[t].key in NOT for t in range(chunk.start - 1, chunk.end) if t >= 0)
        return "a wish that it may not be" if verb.mood in ("sub", "imp") or (verb.mood == "cnd" and plain) else None

    def _without(self, frame: Frame, chunk: Chunk) -> bool:
        """ "शर्त रखे बग़ैर", "बिना हमला किए": a bare participle before or behind a word of doing without."""
        verb, tokens = chunk.verb, self.layout.tokens
        if verb is None or verb.tense != "past" or verb.aspect != "perf" or len(verb.lemmas) != 1 or verb.passive:
            return False
        after, before = chunk.end, self.layout.items[frame.use.item].start - 1
        return (after < len(tokens) and tokens[after].key in WITHOUT) or (before >= 0 and tokens[before].key in WITHOUT)

    def _wants_not(self, frame: Frame) -> bool:
        """ "बैठक में न जाने की इच्छा ज़ाहिर की": who wants not to do something is ready for nothing."""
        item = self.layout.items[frame.use.item]
        wanted = item.owner_verb if isinstance(item, Phrase) else None
        return wanted is not None and wanted.verb is not None and wanted.verb.negated

    def _ends_in_wish_not(self, frame: Frame) -> bool:
        """ "कहीं हमलावर लोगों को बंधक बनाकर छिपे न हों": the verb that the clause ends in is wished not to be."""
        last = self.layout.chunk(frame.clause.finite) if frame.clause is not None else None
        if last is None or last.verb is None or not last.verb.negated or last.verb.mood != "sub":
            return False
        return any(self.layout.tokens[t].key in NOT for t in range(last.start - 1, last.end) if t >= 0)

    def _after_would(self, frame: Frame) -> bool:
        """ "सेना चाहती तो शहर बचाया जा सकता था": whether what was not so stands before "तो"."""
        clause = frame.clause
        if clause is None or not clause.id or not clause.items or not clause.items[0]:
            return False
        link, before = self.layout.chunk(clause.items[0] - 1), self.layout.chunk(self.layout.clauses[clause.id - 1].finite)
        opens = link is not None and (link.kind, link.lemma) == ("link", "corr")
        return opens and before is not None and before.verb is not None and before.verb.mood == "cnd"

    def _ought_tried(self, frame: Frame) -> str | None:
        """ "लोगों को बचाने के उपाय किए जाने चाहिए": what ought to be tried is done by nobody."""
        chunk = self._infinitive(frame)
        last = self.layout.chunk(frame.clause.finite) if chunk is not None and frame.clause is not None else None
        if chunk is None or chunk.slot != "ka" or last is None or last.verb is None or frame.use.verb is None:
            return None
        ought = last.verb.modal == "should" and last.verb.passive and frame.clause is not None and frame.clause.finite == frame.use.verb + 2
        return "only what ought to be tried" if ought else None

    def _after_condition(self, frame: Frame) -> bool:
        """Whether the clause before is a condition: "अगर मंत्री मानते तो वे जेल में नहीं होते"."""
        return bool(frame.clause is not None and frame.clause.id and self.layout.clauses[frame.clause.id - 1].kind == "cond")

    def _asked(self, frame: Frame) -> str | None:
        """ "पूछा कि क्या सरकार प्रतिबंध लगाएगी", "पता नहीं कि वह मिलेगा या नहीं": a question tells nothing."""
        clause = frame.clause
        if clause is None or not clause.items or frame.use.use in ("nominal", "modifier", "participial"):
            return None
        start = self.layout.items[clause.items[0]].start
        tokens = self.layout.tokens
        before = start - 1 if start else start
        first = next((t for t in (start, before) if tokens[t].key in WHETHER), None)
        asked = first is not None or self.layout.or_not(clause.finite) or self._open(frame)
        return "asked, not told" if asked and clause.finite == frame.use.verb else None

    def _open(self, frame: Frame) -> bool:
        """ "कहा कि वे किसका समर्थन करें": who should do it or whom it should be done to is what is asked."""
        chunk, clause = self.layout.chunk(frame.use.verb), frame.clause
        if clause is None or chunk is None or chunk.verb is None or chunk.verb.mood != "sub":
            return False
        return any(self.layout.tokens[self.layout.items[i].start].key in WHO for i in clause.items)

    def _to_be_stopped(self, frame: Frame) -> str | None:
        """ "हत्या रोकने की अपील", "हमले बंद करने की माँग": what is asked to be stopped is not told apart (codebook 2)."""
        at = frame.use.item
        if frame.use.use != "nominal" or self.layout.items[at].slot or frame.use.predicate.type not in STOPPED:
            return None
        for other in self.reading.frames:
            asked = other.governor is not None and other.governor.use.predicate.type == "REQUEST" and other.relation == "content"
            if asked and self.layout.item_of[other.use.start] == at + 1:
                return "only what is asked to be stopped"
        return None

    def _counted_dead(self, frame: Frame) -> str | None:
        """ "मारे गए लोगों की संख्या की पुष्टि नहीं हुई", "मारे गए लोगों के परिजन": the dead named by how many they are, or by their kin."""
        if not self.rules.is_toll(frame.use.predicate) or frame.use.use != "passive" or frame.use.verb is None:
            return None
        clause = frame.clause
        who = self.layout.items[frame.use.verb + 1] if frame.use.verb + 1 < len(self.layout.items) else None
        if clause is None or clause.finite == frame.use.verb or not isinstance(who, Phrase) or who.slot != "ka":
            return None
        # "सेना के हमले में मारे गए किसानों की संख्या": who killed them, or where, makes an act of it.
        first = clause.items[0] == frame.use.verb
        return "the dead, named in passing" if first and self._head_is(who.at + 1, "number") else None

    def _as_if(self, frame: Frame) -> str | None:
        """ "ऐसा लगा जैसे सेना ने हमला कर दिया हो": what something is only like was not done."""
        chunk, clause = self.layout.chunk(frame.use.verb), frame.clause
        if chunk is None or clause is None or clause.finite != frame.use.verb or self.layout.tokens[chunk.end - 1].key not in WERE:
            return None
        first = self.layout.items[clause.items[0]].start
        return "what something is only like" if any(t.key in AS_IF for t in self.layout.tokens[max(0, first - 1) : first + 2]) else None

    def _no_such(self, frame: Frame) -> str | None:
        """ "ऐसे धमाके करने वाले हमारे नहीं हो सकते": who is told not to be of those who do a thing."""
        chunk, at = self.layout.chunk(frame.use.verb), frame.use.verb
        if chunk is None or chunk.verb is None or at is None or chunk.verb.form != "agent":
            return None
        said, verb = self.layout.items[at + 1] if at + 1 < len(self.layout.items) else None, self.layout.chunk(at + 2)
        bare = isinstance(said, Phrase) and not said.slot
        none = verb is not None and verb.verb is not None and verb.verb.main == BE and verb.verb.negated
        return "those who do such things, and no act" if bare and none else None

    def _whoever(self, frame: Frame) -> str | None:
        """ "जो कर्मचारी पेशकश स्वीकार कर छुट्टी पर जाएँगे": what whoever it may be will do is a condition."""
        clause = frame.clause
        if clause is None or clause.kind != "rel" or clause.finite is None or frame.use.use != "active":
            return None
        chunk, first = self.layout.chunk(clause.finite), self.layout.items[clause.items[0]]
        ahead = chunk is not None and chunk.verb is not None and chunk.verb.tense == "fut"
        opens = isinstance(first, Phrase) and first.head.relative and first.slot in ("", "ne")
        return "whoever may do it" if ahead and opens and self._taken_up(clause.id) else None

    def _taken_up(self, rel: int) -> bool:
        """Whether the words that a relative clause belongs to come after it: "जो आएँगे, उन्हें …"."""
        first = self.layout.clauses[rel].items[0]
        outer = self.layout.clauses[rel].parent
        return outer is not None and all(at > first for at in self.layout.clauses[outer].items)

    def _judged(self, frame: Frame) -> str | None:
        """ "हमले रोकना मुश्किल है": an act that is only called hard, right or needful."""
        chunk = self._infinitive(frame)
        at = frame.use.verb
        if chunk is None or chunk.slot or at is None or frame.governor is not None:
            return None
        if at + 1 < len(self.layout.items) and self.layout.items[at + 1].slot == "liye":
            # "क़िला जीतना किसी के लिए आसान न था".
            at += 1
        after = self.layout.chunk(at + 2)
        is_so = after is not None and after.verb is not None and after.verb.main == BE
        so = is_so and self._head_is(at + 1, "judged")
        # "उसका मारा जाना ज़रूरी था": what somebody suffered was done.
        likened = chunk.verb is not None and not chunk.verb.passive and self._likened(frame, at)
        return "an act that is only judged" if so or likened or self._not_held_so(frame) else None

    def _likened(self, frame: Frame, at: int) -> bool:
        """ "उनसे मिलना मेरे लिए सपने जैसा है": whether what the clause tells of an act is only what it is like or is taken to be."""
        finite = frame.clause.finite if frame.clause is not None else None
        last = self.layout.chunk(finite)
        if finite is None or finite <= at + 1 or last is None or last.verb is None or last.verb.lemmas != [BE] or last.verb.modal:
            return False
        # Nobody else stands in the clause whom the copula could be about.
        between = [self.layout.items[i] for i in range(at + 1, finite)]
        return all(not (isinstance(i, Chunk) and i.kind in ("verb", "mark", "link")) for i in between)

    def _means(self, frame: Frame) -> str | None:
        """ "मिलकर काम करने से ही हल निकल सकता है": that by which something could come about is not told as done."""
        chunk = self._infinitive(frame)
        last = self.layout.chunk(frame.clause.finite) if frame.clause is not None else None
        if chunk is None or chunk.slot != "se" or frame.governor is not None or last is None or last.verb is None:
            return None
        could = last.verb.modal == "can" or last.verb.tense == "fut" or last.verb.mood == "sub"
        return "only a means" if could else None

    def _this_visit(self, frame: Frame) -> str | None:
        """ "अपनी इस यात्रा के दौरान": a visit that is taken up, and neither who goes nor where, is told before."""
        item = self.layout.items[frame.use.item]
        if frame.use.use != "nominal" or "visit" not in frame.use.predicate.modes or frame.roles.get("R") or not isinstance(item, Phrase):
            return None
        taken_up = any(t.key in THESE for t in self.layout.tokens[item.start : frame.use.start])
        his = item.owner is None or self.reading.fitness.kind(item.owner) == "pronoun"
        return "a visit that is told elsewhere" if taken_up and his and item.slot else None

    def _not_held_so(self, frame: Frame) -> bool:
        """ "नेता को हटाना सरकार ने उचित नहीं समझा": what somebody does not hold right or needful he does not do."""
        end = frame.clause.finite if frame.clause is not None else None
        last = self.layout.chunk(end)
        if end is None or last is None or last.verb is None or not last.verb.negated or last.verb.main not in DEEM:
            return False
        return self._head_is(end - 1, "judged")

    def _stationed(self, frame: Frame) -> str | None:
        """ "छावनी, जहाँ सेना की टुकड़ी तैनात है": troops that simply stay where something else happens (codebook section 2)."""
        if frame.use.predicate.type != "MOBILIZE" or frame.clause is None or frame.clause.kind != "rel" or frame.use.use != "twin":
            return None
        chunk = self.layout.chunk(frame.use.verb)
        return "troops that simply stay" if chunk is not None and chunk.verb is not None and chunk.verb.lemmas == [BE] else None

    def _needed(self, frame: Frame) -> str | None:
        """ "सतर्कता बरतने की ज़रूरत है": what is only called needful is advice, and not done."""
        chunk = self._infinitive(frame)
        if chunk is None or chunk.slot != "ka" or frame.use.verb is None or frame.governor is not None:
            return None
        after = self.layout.chunk(frame.use.verb + 2)
        agrees = frame.use.predicate.type == "AGREE"
        is_so = after is not None and after.verb is not None and after.verb.main == BE and (agrees or not after.verb.negated)
        return "an act that is only judged" if is_so and self._head_is(frame.use.verb + 1, "need") else None

    def _set_aside(self, frame: Frame) -> str | None:
        """ "आत्मसमर्पण के अलावा कोई विकल्प नहीं": what there is no way but is not done yet."""
        at = frame.use.item if frame.use.use == "nominal" else frame.use.verb
        if at is None or self.layout.items[at].slot != "besides":
            return None
        return "there is no other way, and it is not done" if at + 1 < len(self.layout.items) and self._holds(at + 1, "way") else None

    def _paper(self, frame: Frame) -> str | None:
        """ "समझौते का उल्लंघन", "आदेश के तहत": a paper or word that carries the name of an act."""
        item = self.layout.items[frame.use.item]
        if frame.use.use != "nominal" or frame.use.predicate.type not in WORDED or not isinstance(item, Phrase):
            return None
        if item.slot == "source":
            return "a paper or word, not the act of giving it"
        owned = item.slot == "ka" and self._head_is(frame.use.item + 1, "paper") and self.round_held(frame) is None
        return "a paper or word, not the act of giving it" if owned else None

    def _attribute(self, frame: Frame) -> str | None:
        """ "बाग़ियों के क़ब्ज़े वाला शहर", "रिहाई वाला फ़ैसला": what only tells one thing from another."""
        after = frame.use.end
        held = frame.use.use == "nominal" and after < len(self.layout.tokens) and self.layout.tokens[after].key in AGENT
        chunk, after_verb = self.layout.chunk(frame.use.verb), (frame.use.verb or -2) + 1
        if chunk is not None and chunk.verb is not None and chunk.verb.form == "agent" and frame.use.predicate.type in KEPT_UP:
            # "भारत के साथ व्यापार करने वाले देश": those who do it tell which ones are meant.
            noun = self.layout.items[after_verb] if after_verb < len(self.layout.items) else None
            return "only tells one thing from another" if isinstance(noun, Phrase) else None
        if frame.use.use == "nominal" and frame.use.predicate.type == "PROTEST" and self._calling(frame):
            return "only tells one thing from another"
        # "संघर्ष वाला इलाक़ा"; between whom it is fought makes an act of it.
        two = (f for f in frame.roles.get("B", []) if f.phrase.slot != "ka" or len(f.phrase.members) > 1)
        fought = frame.use.predicate.type in WORDED or not any(two)
        return "only tells one thing from another" if held and (fought or "seize" in frame.use.predicate.modes) else None

    def _calling(self, frame: Frame) -> bool:
        """ "वे आंदोलन के एक पुराने नेता हैं": what somebody is told to be by the movement that he is of."""
        at = frame.use.item + 1
        who, verb = self.layout.items[at] if at < len(self.layout.items) else None, self.layout.chunk(at + 1)
        if self.layout.items[frame.use.item].slot != "ka" or not isinstance(who, Phrase) or who.slot or verb is None or verb.verb is None:
            return False
        return verb.verb.lemmas == [BE] and self.reading.fitness.kind(who) in ("office", "human", "person")

    def _borders(self, frame: Frame) -> str | None:
        """ "राज्य की सीमाएँ दो राज्यों से मिलती हैं": borders, rivers and roads that meet hold no talks."""
        if frame.use.predicate.type != "CONSULT" or frame.clause is None or frame.use.predicate.kind != "verb":
            return None
        for at in (i for i in frame.clause.items if i < frame.use.item):
            item = self.layout.items[at]
            # "सीमाएँ महाराष्ट्र और बिहार से मिलती हैं": the subject may run into the first of them.
            into = isinstance(item, Phrase) and item.slot == "se" and self._is(item.members[0].start, "border")
            if into or (not item.slot and self._head_is(at, "border")):
                return "borders meet, and nobody"
        return None

    def round_held(self, frame: Frame) -> int | None:
        """The verb of "बातचीत का तीसरा दौर हुआ", "प्रदर्शनों का सिलसिला जारी है": a round of talks that takes place is talks.

        None where none does.
        """
        told = frame.use.use == "nominal" and frame.use.predicate.type in GOES_ON and self.layout.items[frame.use.item].slot == "ka"
        if not told or not self._head_is(frame.use.item + 1, GOES_ON[frame.use.predicate.type]):
            return None
        if frame.use.predicate.type != "CONSULT" and self.layout.items[frame.use.item + 1].slot:
            # "मठों को हमलों के दौर से गुज़रना पड़ा": what somebody has gone through is no act that is told.
            return None
        at = frame.use.item + 2
        # "बातचीत का दौर जिनेवा में संपन्न हुआ": where a round takes place parts it from no verb.
        while at < len(self.layout.items) and (self.layout.items[at].slot == "men" or self.layout.items[at].kind in ("date", "filler")):
            at += 1
        after = self.layout.chunk(at)
        held = after is not None and after.verb is not None and after.verb.form == "fin" and not after.verb.negated
        return at if held else None

    def _about(self, frame: Frame) -> str | None:
        """ "दंगे संबंधी मामला", "संघर्ष पर पुस्तक", "समझौते पर असर": what a paper, book or talk is about, or what something bears upon."""
        item = self.layout.items[frame.use.item]
        if frame.use.use == "nominal" and item.slot == "par" and self._head_is(frame.use.item + 1, "effect"):
            return "what something bears upon"
        if "release" in frame.use.predicate.modes and frame.use.use == "nominal" and item.slot == "topic" and self._told_of(item):
            # "रिहाई पर उन्होंने कहा".
            return "what something is about" if all(self.reading.fitness.kind(p) == "pronoun" for p in frame.phrases("R")) else None
        if frame.use.use == "nominal" and frame.use.predicate.type in ("ASSAULT", "PROTEST") and not frame.roles.get("R"):
            # "संघर्ष पर पुस्तक 'सीमांत'": a title may stand behind the word.
            after = frame.use.item + 1
            on = after < len(self.layout.items) and self._holds(after, "writing")
            written = item.slot == "par" and (on or self._of_writing(frame))
            spoken = item.slot == "topic" and self._told_of(item)
            if written or spoken:
                return "what something is about"
        chunk = self.layout.chunk(frame.use.verb)
        if frame.use.use != "nominal" and (chunk is None or chunk.verb is None or chunk.verb.form != "inf"):
            return None
        after = chunk.verb.end if chunk is not None and chunk.verb is not None else frame.use.end
        return "what something is about" if after < len(self.layout.tokens) and self._is(after, "about") else None

    def _of_writing(self, frame: Frame) -> bool:
        """ "निर्देशक की फ़िल्म युद्ध पर बनी है": whether a book or film stands before it as what is made of it."""
        before = (i for i in (frame.clause.items if frame.clause is not None else ()) if i < frame.use.item)
        into = any(self._is(t, "writing") for t in range(self.layout.items[frame.use.item].start, frame.use.start))
        return into or any(not self.layout.items[i].slot and self._head_is(i, "writing") for i in before)

    def _told_of(self, item: Phrase | Chunk) -> bool:
        """ "के बारे में" says what words are about; "को लेकर" also why something is done."""
        after = self.layout.tokens[item.end : item.end + 3]
        return any(t.key in ABOUT for t in after)

    def _untold(self, frame: Frame) -> str | None:
        """ "हिंसा की कोई सूचना नहीं है", "ज़रूरी नहीं कि वह मदद करे", "मतलब यह नहीं कि …": there is no word of it, or nothing that makes it so."""
        clause, nominal = frame.clause, frame.use.use == "nominal"
        if clause is None or (not nominal and (clause.kind != "that" or clause.parent is None)):
            return None
        outer = clause if nominal else self.layout.clauses[clause.parent or 0]
        chunk, at = self.layout.chunk(outer.finite), outer.finite
        if chunk is None or chunk.verb is None or at is None or chunk.verb.main != BE:
            return None
        # "नहीं पता है" denies as "पता नहीं है" does.
        front = self.layout.items[at - 1].start - 1 if at else -1
        if not chunk.verb.negated and not (front >= 0 and self.layout.tokens[front].key in NEGATION):
            return None
        if nominal:
            item = self.layout.items[frame.use.item]
            linked = isinstance(item, Phrase) and item.slot == "ka"
            return "there is no word of it" if linked and self._head_is(at - 1, "news") else None
        at -= self.layout.items[at - 1].end == self.layout.items[at - 1].start + 1 and not self._head_is(at - 1, "void")
        return "nothing makes it so" if self._head_is(at - 1, "void") and not asks_who(self.layout, clause) else None

    def _got(self, frame: Frame) -> str | None:
        """ "समर्थन मिला", "देखने को मिला", "दोनों ने मिल कर लिखा": a thing is got, or done together, and nobody met."""
        if frame.use.predicate.type != "CONSULT" or frame.use.predicate.kind != "verb" or frame.use.verb is None:
            return None
        before = self.layout.items[frame.use.verb - 1] if frame.use.verb else None
        chunk = self.layout.chunk(frame.use.verb)
        if isinstance(before, Chunk) and before.verb is not None and before.verb.form == "inf" and before.slot == "ko":
            return "one gets to do it, and nobody met"
        partner = any(f.phrase.slot in ("se", "saath", "beech") for f in frame.roles.get("B", []))
        if chunk is not None and chunk.verb is not None and chunk.verb.form == "conj" and not partner:
            return "done together, and nobody met"
        if not isinstance(before, Phrase) or before.slot or before.members[-1].relative:
            return None
        if self._is(before.head.end - 1, "news"):
            return "a thing is got, and nobody met"
        last = before.head.mentions[-1] if before.head.mentions else None
        if "abroad" in frame.use.predicate.flags and last is not None and last.end == before.head.end and last.of("place", "region"):
            # "राष्ट्रपति मुंबई पहुँचे": a town is reached.
            return None
        taken = any(f.phrase is before for fillers in frame.roles.values() for f in fillers)
        return "a thing is got, and nobody met" if not taken and not self.reading.fitness.fits(before) else None

    def _holds(self, at: int, kind: str) -> bool:
        """Whether the item at a place is a phrase with a word of a class in it: "सूनामी लहरों", "पटाखा कारख़ाने"."""
        item = self.layout.items[at]
        return isinstance(item, Phrase) and any(self._is(t, kind) for t in range(item.start, item.end))

    def _unready(self, frame: Frame) -> str | None:
        """ "देश भूकंप के लिए तैयार नहीं", "सेना हमलों के लिए तैयार नहीं थी": who is not prepared for what may come refuses nobody."""
        entry, at = frame.use.predicate, frame.use.item
        item, before = self.layout.items[at], self.layout.items[at - 1] if at else None
        if entry.type not in ("AGREE", "REJECT") or not isinstance(before, Phrase) or before.slot not in ("liye", "ko"):
            return None
        if not self._is(item.end - 1, "ready") or not isinstance(item, Phrase):
            return None
        struck = any(f.use.item == before.at and f.use.predicate.type in ("ASSAULT", "MOBILIZE") for f in self.reading.frames)
        return "not prepared, and nobody refused" if struck or self._is(before.head.end - 1, "disaster") else None

    def done_before(self, frame: Frame) -> bool:
        """ "निर्देश दिया कि निलंबित किए गए अधिकारियों से पूछताछ हो": what a participle tells of somebody in a demand was done before it."""
        if frame.use.use != "passive" or not any(f.qualified for f in frame.roles.get("R", [])):
            return False
        chunk = self.layout.chunk(frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        within = frame.clause is not None and frame.clause.finite != frame.use.verb
        return within and verb is not None and verb.form == "fin" and verb.aspect == "perf"

    def doubted(self, frame: Frame) -> bool:
        """ "आशंका है कि …", "संभावना है कि …": whether the clause above only fears or expects the act."""
        clause = frame.clause
        if clause is None or clause.kind != "that" or clause.parent is None or clause.finite != frame.use.verb:
            return False
        outer = self.layout.clauses[clause.parent]
        return any(self._head_is(at, "doubt") for at in outer.items)

    def idea(self, frame: Frame) -> str | None:
        """ "संरक्षणवाद का विरोध": an idea is opposed or praised, and nobody."""
        if frame.use.predicate.type not in AIMED or frame.roles.get("R"):
            return None
        entry, item = frame.use.predicate, self.layout.items[frame.use.item]
        if "investigate" in entry.modes:
            return None
        slots = {slot for slot, role in {**entry.nominal, **entry.active}.items() if role in ("R", "B")}
        near = [item.owner] if isinstance(item, Phrase) and item.owner is not None and "ka" in slots else []
        if not near and frame.clause is not None:
            rest = (self.layout.items[i] for i in frame.clause.items if i < frame.use.item)
            marked = "obj" in slots or (entry.type == "REJECT" and entry.kind == "verb")
            near = [p for p in rest if isinstance(p, Phrase) and not p.owned and (p.slot in slots or (p.slot == "ko" and marked))]
        return "an idea is meant, and nobody" if near and all(self._is(p.head.end - 1, "idea") for p in near) else None
