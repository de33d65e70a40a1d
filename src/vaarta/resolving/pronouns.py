"""What stands behind a pronoun: who acted, spoke or was acted on in the clauses before, else whom the article spoke of last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ..frames.analyse import Reading
from ..frames.chunks import BE, Chunk
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Item, Phrase
from ..language import Token, readings
from ..language.names import Mention, Name
from ..records import Participant
from .antecedents import inside_which, is_stranger, two_sides, whose_affairs
from .memory import Memory, same_name
from .resolved import Found, Resolved

NAMED = frozenset({"person", "country", "body", "group", "party"})
# What stands bare at the head of a clause as its doer, and not as its object.
LANDS = frozenset({"country", "metonym", "region", "place"})
STANDING = frozenset({"person", "country", "group", "party", "office", "organ", "crowd", "human", "body", "agency"})
ANYBODY = "whoever the relative clause before it means"
GROUPS = frozenset({"crowd", "human", "organ", "office", "people", "inhabitant"})
STRUCK = frozenset({"ko", "par", "khilaf"})
# What is said, promised or given to somebody.
GIVEN = frozenset({"AGREE", "REQUEST", "THREATEN", "AID"})
# After, before, about or because of what something is done.
SETTING = frozenset({"time", "topic", "lekar"})
STATES = words_of("states")
THIS_GROUP, THIS_PARTY, DEMONSTRATIVES = words_of("thisgroup"), words_of("thisparty"), words_of("these")
PARTIES = frozenset({"PTY"})
UNITED = frozenset({"REB", "UAF", "PTY", "NGO", "CRM", "REL", "IGO", "LAB"})
OBLIQUE = frozenset({"ko", "par", "khilaf", "se", "saath", "ka", "lie"})
OTHERS = frozenset({"country", "body", "party"})
SIDES = OTHERS | {"metonym", "group"}
ACTED_ON = frozenset({"person", "office", "human", "crowd", "group", "people", "inhabitant"})


class Pronouns:
    """The part of the resolver that reads pronouns; ``participants.Resolver`` gives it the sentence and the names."""

    reading: Reading
    memory: Memory
    earlier: Memory
    tokens: list[Token]
    items: list[Item]
    text: str
    saying: Collection[str]

    def resolve(self, phrase: Phrase, _depth: int = 0) -> list[Resolved]:
        """Whom a phrase stands for."""
        raise NotImplementedError

    def _read(self, chunk: Chunk, kind: str, owner: Phrase | None, depth: int, source: bool = False) -> Found:
        raise NotImplementedError

    @staticmethod
    def _role(mentions: Sequence[Mention]) -> Name | None:
        raise NotImplementedError

    def _pronoun(self, phrase: Phrase, chunk: Chunk, depth: int) -> list[Resolved]:
        token = self.tokens[chunk.end - 1]
        pronouns = self.reading.fitness.pronouns
        kind = "both" if pronouns.get(self.tokens[chunk.start].key) == "both" else pronouns[token.key]
        span = (self.tokens[chunk.start].start, token.end)
        who = Participant(self.text[span[0] : span[1]], None, [], span)
        if kind == "self" and (subject := self._clause_subject(phrase)) is not None:
            return self.resolve(subject, depth + 1)
        if kind == "both" and (two := self._both(phrase, chunk, who, depth)) is not None:
            return two
        unnamed: Resolved | None = None
        if kind == "he" and (speakers := self._all_who_said(phrase, depth)):
            why = "those who say it: " + " and ".join(p.text for p in speakers)
            return [Resolved(replace(who, key=p.key, sectors=list(p.sectors), reason=why), "pronoun", pronoun="he") for p in speakers]
        if kind == "he":
            unnamed = self._he(who, phrase, depth)
        elif not who.reason:
            who.reason = "a pronoun that nothing before it settles"
        # "शंकराचार्य … उनकी गिरफ़्तारी": whose office is of one country, is so where a pronoun stands for him too.
        default, stands = (unnamed.default, unnamed.participant.span) if unnamed is not None else ("", None)
        said = "any" if who.reason == ANYBODY else kind
        return [Resolved(who, "pronoun", unnamed is not None, pronoun=said, default=default, stands=stands)]

    def _all_who_said(self, phrase: Phrase, depth: int) -> list[Participant]:
        """ "मर्केल और शिराक ने कहा कि वे सहमत हैं": two of different sides who say it are both meant where the pronoun may be a plural."""
        clause = self.reading.layout.clauses[phrase.clause]
        plural = any(r.number == "pl" for r in self.tokens[phrase.head.end - 1].form.readings)
        if clause.kind != "that" or clause.parent is None or not plural or phrase.slot not in ("", "ne") or depth > 2:
            return []
        rows = (self.items[at] for at in self.reading.layout.clauses[clause.parent].items)
        said = next((i for i in rows if isinstance(i, Phrase) and i.slot == "ne"), None)
        found = [r.participant for r in self.resolve(said, depth + 1)] if said is not None else []
        return found if len(found) == 2 and len({p.key for p in found if p.key}) == 2 else []

    def _both(self, phrase: Phrase, chunk: Chunk, who: Participant, depth: int) -> list[Resolved] | None:
        """ "दोनों देशों", "दोनों नेताओं", "दोनों पार्टियों": the two named last of that kind, else an unnamed group of its role."""
        if (met := self._who_met(phrase, depth)) is not None:
            why = "the two that met or fought before: " + " and ".join(p.text for p in met)
            return [Resolved(replace(who, key=p.key, sectors=list(p.sectors), reason=why), "pronoun", pronoun="both") for p in met]
        role = self._role(chunk.mentions)
        state = role is None or (role.kind != "office" and "GOV" in role.sectors)
        if (role is not None and role.sectors and not state) or self._parties(chunk):
            before = [i for i in self.items[: phrase.at] if isinstance(i, Phrase) and self.reading.fitness.kind(i) in ("person", "party")]
            named = [f for item in before for f in self.resolve(item, depth + 2) if f.kind in ("person", "party", "office")]
            two = [f.participant for f in named if f.participant.key]
            if len(two) == 2:
                why = "the two named before: " + " and ".join(p.text for p in two)
                return [Resolved(replace(who, key=p.key, sectors=list(p.sectors), reason=why), "pronoun") for p in two]
            # "दोनों राष्ट्रपतियों" of a sentence of its own: those of the two countries spoken of.
            heads = role is not None and role.kind == "office" and "GOV" in role.sectors
            if not heads or len(self._the_two(self.tokens[chunk.end - 1].start)) != 2:
                found = self._read(chunk, "office", None, depth)
                who.key, who.sectors, who.reason = found.key, found.sectors, found.reason
                return [Resolved(who, "pronoun", found.key is None, pronoun="both")]
        keys = self._the_two(self.tokens[chunk.end - 1].start)
        if (row := self._between(phrase, depth)) is not None:
            why = "the two between whom it was: " + " and ".join(p.text for p in row)
            return [Resolved(replace(who, key=p.key, sectors=list(p.sectors), reason=why), "pronoun") for p in row]
        if len(keys) != 2 and len(keys := self._the_two_states(phrase, chunk)) != 2:
            return None
        return [Resolved(replace(who, key=k, sectors=["GOV"], reason="the two countries spoken of last"), "pronoun") for k in keys]

    def _who_met(self, phrase: Phrase, depth: int) -> list[Participant] | None:
        """ "मनमोहन सिंह ने गिलानी से मुलाक़ात की और दोनों नेताओं ने …": the two sides of the talks or the fight told right before.

        In the sentence itself, else in the sentences before where it names no two countries of its own.
        """
        for frame in reversed(self.reading.frames):
            mutual = "B" in frame.roles and frame.use.item < phrase.at and depth < 3
            if mutual and not any(f.phrase is phrase for fillers in frame.roles.values() for f in fillers):
                found = [r.participant for role in "AB" for f in frame.roles.get(role, []) for r in self.resolve(f.phrase, depth + 2)]
                if (two := two_sides(found)) is not None:
                    return two
        here = {n.key for m in self.reading.mentions if (n := m.of("country", "adjective", "metonym")) is not None and n.key}
        if not here and len(self.memory.before) == 2 and not STATES.isdisjoint(self.tokens[phrase.head.end - 1].keys):
            # "रूस ने बेलारूस में सैनिक भेजे। दोनों देश …": two states that the sentence before names go before who talked earlier.
            return None
        return None if len(here) > 1 else self.memory.pair or None

    def _between(self, phrase: Phrase, depth: int) -> list[Participant] | None:
        """ "सरकार और विद्रोहियों के बीच वार्ता के बाद दोनों पक्ष": the two of a row between whom something was."""
        rows = [i for i in self.items[: phrase.at] if isinstance(i, Phrase) and i.slot == "beech" and len(i.members) == 2]
        found = [f.participant for f in self.resolve(rows[-1], depth + 2)] if rows else []
        return found if len(found) == 2 and all(p.key for p in found) else None

    @staticmethod
    def _parties(chunk: Chunk) -> bool:
        return any("PTY" in n.sectors for m in chunk.mentions for n in m.names)

    def _named_before(self, phrase: Phrase, depth: int) -> Resolved | None:
        """The doer of the clause that this one hangs on, or of the one before it, where it is named and no pronoun.

        A pronoun that is no doer itself ("उन्हें गिरफ़्तार किया") is sooner the one whom the clause before acts on.
        """
        layout = self.reading.layout
        clause = layout.clauses[phrase.clause]
        owner = self._whose_words(phrase, clause) if clause.kind == "rel" else None
        if owner is not None and (found := self._one(owner, depth)) is not None:
            return found
        parent = clause.parent if clause.kind in ("that", "quote") else None
        siblings = [c for c in reversed(layout.clauses[: clause.id]) if parent is None or c.parent == parent]
        if parent is not None and (phrase.slot in ("", "ne") or self._of_a_doer(phrase)):
            # "मिस्र ने कहा कि अगर सूडान ने बाँध बनाया तो वह …": who acts on the condition is the one who says what he would do.
            siblings = [c for c in siblings if c.kind != "cond"]
        before = siblings + ([layout.clauses[parent]] if parent is not None else [])
        before += [c for c in reversed(layout.clauses[: clause.id]) if c not in before]
        if (found := self._other_than_doer(phrase, clause, depth)) is not None:
            return found
        acting = self._acting_on(phrase)
        for other in before:
            found = self._sufferer_before(phrase, other, depth) or (self._dealt_with(other, acting, depth) if acting else None)
            if found is None and self._speaks_of_himself(clause, other):
                return self._only_person(phrase, depth, [i for c in siblings for i in c.items])
            if found is None and not self._takes_thing(phrase) and not any(item.clause == other.id for item in acting):
                found = self._doer_before(phrase, other, depth)
            if found is not None:
                return found
        if before and (whose := self._owner_before(phrase, before[0], depth)) is not None:
            return whose
        return None if self._takes_thing(phrase) else self._only_person(phrase, depth)

    def _of_a_doer(self, phrase: Phrase) -> bool:
        """ "कहा कि अगर चाड ने बाँध बनाया तो उनका देश …": whether a pronoun owns the bare phrase right behind it, which may be who acts."""
        after = self.items[phrase.at + 1] if phrase.slot == "ka" and phrase.at + 1 < len(self.items) else None
        return isinstance(after, Phrase) and after.slot in ("", "ne") and self.reading.fitness.fits(after)

    def _correlate(self, phrase: Phrase, depth: int) -> tuple[Resolved | None, bool]:
        """ "जो प्रदर्शनकारी सड़क पर हैं, उनके ख़िलाफ़ …": whom the relative clause in front names; or that it means anybody ("जिन्हें शक है वे")."""
        layout = self.reading.layout
        clause = layout.clauses[phrase.clause]
        before = layout.clauses[clause.id - 1] if clause.id else None
        within = layout.clauses[clause.id + 1] if clause.id + 1 < len(layout.clauses) else None
        opens = next((c for c in (within, before) if c is not None and c.kind == "rel" and c.items and self._opens(c, clause)), None)
        if opens is None or (opens is within and within.parent != clause.id):
            return None, False
        if opens is before and (opens.parent is None or layout.clauses[opens.parent].items or clause.parent != opens.parent):
            return None, False
        pronouns = self.reading.fitness.pronouns
        own = (i for at in clause.items if isinstance(i := self.items[at], Phrase))
        if next((i for i in own if pronouns.get(self.tokens[i.head.end - 1].key) == "he"), None) is not phrase:
            return None, False
        # "चीन के जिस राजदूत को": whose the noun is stands before the relative word.
        rows = [i for at in opens.items if isinstance(i := self.items[at], Phrase)]
        first = next((i for i in rows if i.head.relative or not i.owned), None)
        if first is None or not first.head.relative or first.at - len(rows[: rows.index(first)]) > opens.items[0] + 1:
            return None, False
        if (noun := self._own_noun(first)) is None:
            after = self.items[first.at + 1]
            # "जो राज्य नियम तोड़ेंगे उसे": a noun of no known side means whichever it is true of.
            alone = bool(first.slot) or not isinstance(after, Phrase) or after.start > first.end or phrase.slot == "ko"
            return None, alone and first.slot != "ka" and not first.head.mentions
        found = self.resolve(noun, depth + 2)
        return (found[0] if len(found) == 1 and found[0].kind != "pronoun" else None), False

    def _opens(self, relative: Clause, clause: Clause) -> bool:
        """Whether a relative clause stands in front of all of another, but for whose the noun of its relative word is ("चाड का जो दल")."""
        first = relative.items[0]
        ahead = [at for at in clause.items if at < first]
        noun = self.items[first + 1] if first + 1 < len(self.items) else None
        return not ahead or (len(ahead) == 1 and isinstance(noun, Phrase) and noun.owner is self.items[ahead[0]])

    def _means_anybody(self, relative: Phrase) -> bool:
        """ "कहा कि जिन्हें शिकायत है वे …": a relative word that opens what is said points to nobody named."""
        clause = self.reading.layout.clauses[relative.clause]
        outer = self.reading.layout.clauses[clause.parent] if clause.kind == "rel" and clause.parent is not None else None
        opens = outer is not None and outer.kind in ("that", "quote") and clause.items[0] == relative.at
        return opens and outer is not None and bool(outer.items) and relative.at < outer.items[0]

    def _own_noun(self, relative: Phrase) -> Phrase | None:
        """ "जो प्रदर्शनकारी", "जिन सैनिकों ने": the noun that a relative word stands with, where it names people."""
        after = self.items[relative.at + 1] if relative.at + 1 < len(self.items) else None
        if relative.slot or not isinstance(after, Phrase) or after.start > relative.end:
            return None
        oblique = all(r.case == "obl" for r in readings(self.tokens[relative.end - 1].key))
        return after if bool(after.slot) == oblique and self.reading.fitness.kind(after) in GROUPS | {"agency"} else None

    def _owner_before(self, phrase: Phrase, clause: Clause, depth: int) -> Resolved | None:
        """ "संयुक्त राष्ट्र का मत स्पष्ट है, उसके प्रवक्ता ने …": a body or state whose thing the clause before tells of."""
        if phrase.slot != "ka":
            whose = whose_affairs(phrase, clause, self.reading)
            return self._one(whose, depth) if whose is not None else None
        rows = (i for at in clause.items if isinstance(i := self.items[at], Phrase) and not i.slot and i.owner is not None)
        owner = next((i.owner for i in rows if self.reading.fitness.kind(i) == "owned"), None)
        fits = owner is not None and self.reading.fitness.kind(owner) in ("country", "body", "party", "group")
        return self._one(owner, depth) if owner is not None and fits else None

    def _speaks_of_himself(self, clause: Clause, other: Clause) -> bool:
        """ "मंत्री ने कहा कि मैं उनका समर्थन नहीं करता": who says "I" is nobody whom he calls "he"."""
        if clause.kind not in ("that", "quote") or clause.parent != other.id:
            return False
        pronouns = self.reading.fitness.pronouns
        said = [c for c in self.reading.layout.clauses if c.parent == other.id]
        words = (self.tokens[t].key for c in said for n in c.items if isinstance(i := self.items[n], Phrase) for t in range(i.start, i.end))
        return any(pronouns.get(w) in ("i", "we") for w in words)

    def _takes_thing(self, phrase: Phrase) -> bool:
        """ "उसे अपने क़ब्ज़े में लिया": a singular object is a thing as often as somebody, and no doer."""
        found = self.tokens[phrase.head.end - 1].form.readings
        clause = self.reading.layout.clauses[phrase.clause]
        chunk = self.reading.layout.chunk(clause.finite)
        if clause.kind in ("that", "quote") and clause.items[0] == phrase.at and chunk is not None and chunk.verb and chunk.verb.main == BE:
            # "पुलिस ने बताया कि उसे शक है": who suspects, fears or objects is no thing.
            return False
        thing = phrase.slot == "ko" and any(r.number == "sg" for r in found)
        return thing and not self._given_or_asked(phrase) and not self._told_of_the_teller(phrase, clause)

    def _told_of_the_teller(self, phrase: Phrase, clause: Clause) -> bool:
        """ "ईरान का कहना है कि इराक़ उसे बदनाम कर रहा है": whether what is told names a doer and, so far, no thing that could be meant."""
        outer = self.reading.layout.clauses[clause.parent] if clause.kind in ("that", "quote") and clause.parent is not None else None
        tellers = (i for at in outer.items if isinstance(i := self.items[at], Phrase)) if outer is not None else iter(())
        if not any(self.reading.fitness.kind(i) in SIDES for i in tellers):
            # "पुलिस ने कहा कि सेना ने उसे पकड़ा": others tell of whomever.
            return False
        told = [c for c in self.reading.layout.clauses if c.parent == clause.parent and c.kind == clause.kind]
        before = [i for c in told for at in c.items if at < phrase.at and isinstance(i := self.items[at], Phrase)]
        things = [i for i in before if i.slot in ("", "ko", "par") and self.reading.fitness.kind(i) in ("thing", "owned", "unknown")]
        return not things and any(i.clause == clause.id and self._acts(i.at, phrase) for i in before)

    def _given_or_asked(self, phrase: Phrase) -> bool:
        """ "कई देशों ने उसे मदद का भरोसा दिया", "यह शर्त उसे मंज़ूर नहीं": whether only somebody can stand there."""
        for frame in self.reading.frames:
            given = frame.use.predicate.type in GIVEN and frame.use.predicate.active.get("ko") == "R"
            roles = ("A", "R") if given else ("A",)
            if any(f.phrase is phrase for role in roles for f in frame.roles.get(role, [])):
                return True
        return False

    def _whose_words(self, phrase: Phrase, clause: Clause) -> Phrase | None:
        """ "पुलिस की उस याचिका को, जिसमें उन्होंने …": who speaks in words is the one whose words they are."""
        first = self.items[min(clause.items)]
        if not isinstance(first, Phrase) or first.slot != "men" or not first.head.relative:
            return None
        at = first.at - 1
        before = [i for i in self.items[max(0, at - 4) : at + 1] if isinstance(i, Phrase) and i.clause < clause.id]
        # "वियतनाम की यात्रा के बाद थाईलैंड में हैं जहाँ उन्होंने": only what stands last is what the clause tells of, or what "उस" points at.
        pointed = [i for i in before if i.owner is not None and self.tokens[i.start].key in DEMONSTRATIVES]
        what = (pointed or before)[-1] if before else None
        owner = what.owner if what is not None and phrase.slot == "ne" else None
        if owner is not None and not pointed and self.reading.fitness.kind(owner) in LANDS:
            # "मंत्री चीन के दौरे पर हैं जहाँ उन्होंने": nor is the land that is visited; "चीन के उस अनुरोध को, जिसमें उसने" is China's.
            return None
        return owner if owner is not None and self.reading.fitness.kind(owner) in STANDING else None

    def _named_twice(self, item: Phrase, phrase: Phrase) -> bool:
        """ "… जब उन्होंने सेना पर गोली चलाई": who is named in the pronoun's own clause is not the one it stands for."""
        if item.owner is not None and self.reading.fitness.kind(item) == "office":
            # "जापान के विदेश मंत्री … जहाँ उन्होंने विदेश मंत्री से": of two of one office the country tells them apart.
            return False
        clause = self.reading.layout.clauses[phrase.clause]
        words = {self.tokens[own.head.end - 1].key for n in clause.items if isinstance(own := self.items[n], Phrase)}
        return self.tokens[item.head.end - 1].key in words

    def _doer_before(self, phrase: Phrase, clause: Clause, depth: int) -> Resolved | None:
        """The one who acts or speaks in a clause; in a clause without ने its first bare phrase that names somebody."""
        rows = [(at, item) for at in clause.items if isinstance(item := self.items[at], Phrase)]
        rows = [(at, item) for at, item in rows if item is not phrase and not item.head.relative]
        doers = [item for at, item in rows if self._names_doer(item, clause.items, at)]
        if not doers and not any(item.slot == "ne" for _, item in rows):
            doers = [item for _, item in rows if item.slot == "" and self.reading.fitness.fits(item)][:1]
            doers = [item for item in doers if self.reading.fitness.kind(item) in STANDING and not self._becomes(item)]
        if not doers and clause.finite is not None:
            # "व्यापारियों की शिकायत है कि उन्हें …": whose complaint it is speaks.
            told = (f for f in self.reading.frames if f.clause is clause and f.use.verb == clause.finite)
            doers = [a.phrase for f in told for a in f.roles.get("A", []) if a.phrase.slot == "ka"]
        doers = [item for item in doers if not self._named_twice(item, phrase)]
        return next((found for item in doers if (found := self._one(item, depth) or self._stranger(item, depth)) is not None), None)

    def _stranger(self, item: Phrase, depth: int) -> Resolved | None:
        """Somebody with a name that no list knows, who acts or speaks."""
        found = self.resolve(item, depth + 2) if is_stranger(item, self.reading) else []
        return found[0] if len(found) == 1 and found[0].kind == "unknown" and found[0].open else None

    def _becomes(self, item: Phrase) -> bool:
        """ "जज बनकर": what somebody is made into stands right before a verb that does not end the clause."""
        after = self.reading.layout.chunk(item.at + 1)
        return after is not None and after.verb is not None and self.reading.layout.clauses[item.clause].finite != item.at + 1

    def _sufferer_before(self, phrase: Phrase, clause: Clause, depth: int) -> Resolved | None:
        """ "पुलिस ने पुरोहित को हिरासत में लिया और उन्हें …": object takes up object."""
        goes_on = phrase.slot in ("ka", "se", "saath", "ko", "par", "khilaf") and self._goes_on(phrase, clause)
        if phrase.slot != "ko" and not goes_on:
            return None
        rows = [item for at in clause.items if isinstance(item := self.items[at], Phrase) and item is not phrase]
        slots = ("ko", "par", "khilaf", "se", "saath") if goes_on else ("ko", "par", "khilaf")
        hit = [i for i in rows if i.slot in slots and not i.owned]
        hit = [item for item in hit if self.reading.fitness.kind(item) in ACTED_ON]
        return self._one(hit[0], depth) if len(hit) == 1 else None

    def _other_than_doer(self, phrase: Phrase, clause: Clause, depth: int) -> Resolved | None:
        """ "सेना ने भीड़ को हटाने के लिए उन पर गोली चलाई", "बोस की अर्ज़ी सुनते हुए अदालत ने उनकी": within one clause the doer's own is "अपना".

        So the pronoun is whoever else stands before the infinitive or participle. Several of one key are one.
        """
        if phrase.slot not in OBLIQUE or not any(self._acts(at, phrase) for at in clause.items):
            return None
        verbs = [at for at in clause.items if at < phrase.at and (c := self.reading.layout.chunk(at)) is not None and c.verb is not None]
        if not verbs:
            return self._whose_act_before(phrase, clause, depth)
        rows = [i for at in clause.items if at < verbs[-1] and isinstance(i := self.items[at], Phrase) and i.slot in OBLIQUE]
        kinds = OTHERS if self._takes_thing(phrase) else ACTED_ON | OTHERS
        rows = [i for i in rows if self.reading.fitness.kind(i) in kinds and not i.head.relative]
        found = [self._one(i, depth) for i in rows or inside_which(phrase, verbs[-1], self.reading)]
        keys = {f.participant.key for f in found if f is not None}
        return found[-1] if len(keys) == 1 else self._done_to_aside(verbs, depth)

    def _done_to_aside(self, verbs: list[int], depth: int) -> Resolved | None:
        """ "लाओस पर रूसियों की हत्या का आरोप लगाते हुए रूस ने उसके दूत को निकाला": of several it is whom the participle itself is about."""
        for frame in self.reading.frames:
            if frame.use.verb in verbs and frame.use.use == "active":
                sides = [f for r in frame.roles.get("R", []) if (f := self._one(r.phrase, depth)) is not None]
                if len(sides) == 1 and frame.governor is None:
                    return sides[0]
        return None

    def _whose_act_before(self, phrase: Phrase, clause: Clause, depth: int) -> Resolved | None:
        """ "कोरिया के परीक्षण के बाद परिषद ने उस पर प्रतिबंध लगाए": the state or body after whose act or for which another acts on "उस"."""
        if phrase.slot not in STRUCK:
            return None
        rows = [i.owner for at in clause.items if at < phrase.at and isinstance(i := self.items[at], Phrase) and i.slot in SETTING]
        owners = [o for o in rows if o is not None and self.reading.fitness.kind(o) in OTHERS]
        found = [f for o in owners if (f := self._one(o, depth)) is not None]
        return found[0] if len({f.participant.key for f in found}) == 1 else None

    def _acts(self, at: int, phrase: Phrase) -> bool:
        item = self.items[at]
        if not isinstance(item, Phrase) or item is phrase:
            return False
        return item.slot == "ne" or (not item.slot and self.reading.fitness.kind(item) in STANDING)

    def _acting_on(self, phrase: Phrase) -> list[Phrase]:
        """Who acts on the pronoun, or on what is its, where the clause before names him: "पुलिस ने … और उन्हें पीटा" is not the police."""
        held = (f for f in self.reading.frames if any(r.phrase is phrase or r.phrase.owner is phrase for r in f.roles.get("R", [])))
        return [a.phrase for f in held for a in f.roles.get("A", []) if a.phrase.clause < phrase.clause]

    def _dealt_with(self, clause: Clause, acting: Collection[Phrase], depth: int) -> Resolved | None:
        """ "छात्रों की धर-पकड़ की और उन्हें पीटा": whom the same doer dealt with in the clause before, whatever case he stands in."""
        for frame in reversed(self.reading.frames):
            mine = frame.clause is not None and frame.clause.id == clause.id
            if mine and any(a.phrase in acting for a in frame.roles.get("A", [])):
                for filler in frame.roles.get("R", []):
                    if (found := self._one(filler.phrase, depth)) is not None:
                        return found
        return None

    def _goes_on(self, phrase: Phrase, before: Clause) -> bool:
        """ "नौसेना ने मछुआरों को पकड़ा और उनकी नावें छीनीं": of a doer who goes on acting, what is his own is "अपना"."""
        own = self.reading.layout.clauses[phrase.clause]
        if before.id != own.id - 1 or before.parent != own.parent or before.kind != own.kind:
            return False
        link = self.reading.layout.chunk(own.items[0] - 1)
        joined = link is not None and link.kind == "link" and link.lemma == "coord"
        # "उनके साथी गिरफ़्तार किए गए": what belongs to the pronoun is no doer.
        own_phrases = [i for at in own.items if isinstance(i := self.items[at], Phrase) and i.owner is not phrase]
        return joined and not any(p.slot == "ne" or (not p.slot and self.reading.fitness.kind(p) in STANDING) for p in own_phrases)

    def _one(self, item: Phrase, depth: int) -> Resolved | None:
        """Whom a phrase names, where it is one side: one, or several of one country. Pronouns and reporters are nobody to point to."""
        found = self.resolve(item, depth + 2)
        keys = {f.participant.key for f in found}
        if len(keys) != 1 or any(f.kind == "pronoun" or f.participant.sectors == ["MED"] for f in found):
            return None
        last = found[-1]
        return last if last.participant.key or (last.open and last.participant.sectors) else None

    def _only_person(self, phrase: Phrase, depth: int, within: Collection[int] = ()) -> Resolved | None:
        """ "सरबजीत पर आरोप है और उन्हें …": the one person that the clauses before speak of; within: items to look at, owners too."""
        earlier = [i for i in self.items[: phrase.at] if isinstance(i, Phrase) and i.clause < phrase.clause]
        before = [i for i in earlier if (i.at in within if within else not i.owned)]
        people = [item for item in before if self.reading.fitness.kind(item) in NAMED and not self._is_there(phrase, item)]
        if not people and not within:
            # "ओबामा की सफलता यह थी कि … उन्होंने": nor is anybody else named than the one whose thing it is.
            people = [item for item in earlier if self.reading.fitness.kind(item) in NAMED]
            people = people if all(self.reading.fitness.kind(item) == "person" for item in people) else []
        if len(people) != 1:
            return None
        found = self.resolve(people[0], depth + 2)
        return found[0] if len(found) == 1 and found[0].participant.key else None

    def _told_of_aside(self, phrase: Phrase, depth: int) -> Resolved | None:
        """ "अदालत ने नेता की याचिका पर सुनवाई करते हुए उनकी रिहाई …": the one person in the participle's words; what is the doer's is "अपना"."""
        layout = self.reading.layout
        order = [at for at in layout.clauses[phrase.clause].items if at < phrase.at]
        chunks = ((at, layout.chunk(at)) for at in order)
        verbs = [at for at, c in chunks if c is not None and c.verb is not None and c.verb.form in ("part", "conj")]
        if not verbs or not any(isinstance(i := self.items[at], Phrase) and i.slot == "ne" for at in order):
            return None
        rows = [i for at in order if at < verbs[-1] and isinstance(i := self.items[at], Phrase) and i.slot not in ("ne", "")]
        people = [i for i in rows if self.reading.fitness.kind(i) == "person"]
        found = self.resolve(people[0], depth + 2) if len(people) == 1 else []
        return found[0] if len(found) == 1 and found[0].participant.key else None

    def _by_whose_account(self, phrase: Phrase, depth: int) -> Resolved | None:
        """ "सेना के मुताबिक़ हमले में उसके दो जवान मारे गए": whose account it is speaks of his own, where nobody acts before the pronoun."""
        order = [i for at in self.reading.layout.clauses[phrase.clause].items if at < phrase.at and isinstance(i := self.items[at], Phrase)]
        if any(i.slot in ("ne", "") and self.reading.fitness.kind(i) in STANDING for i in order):
            return None
        accounts = [i for i in order if i.slot == "source"]
        found = self._one(accounts[0], depth) if len(accounts) == 1 else None
        return found if found is not None and found.participant.key else None

    def _where(self, item: Phrase) -> bool:
        """ "थाईलैंड में क़दम रखा जहाँ उन्होंने": a country in which something is done is nobody's "he"."""
        return item.slot == "men" and self.reading.fitness.kind(item) == "country"

    def _is_there(self, phrase: Phrase, place: Phrase) -> bool:
        """ "वह जापान में पाँच दिन रहेंगे और वह … मिल सकते हैं": nor of one who is told, by the same word, to be there."""
        if not self._where(place):
            return False
        rows = (self.items[n] for n in self.reading.layout.clauses[place.clause].items)
        same = self.tokens[phrase.head.end - 1].key
        twice = not phrase.slot and any(isinstance(i, Phrase) and self.tokens[i.head.end - 1].key == same for i in rows)
        return phrase.slot == "ne" or twice

    def _names_doer(self, item: Phrase, order: list[int], at: int) -> bool:
        if item.slot == "ne":
            return self.reading.fitness.kind(item) != "pronoun"
        after = self.reading.layout.chunk(at + 1)
        return item.slot == "ka" and after is not None and after.verb is not None and after.verb.main in self.saying

    def _speaks(self, who: Participant) -> bool:
        """ "उन्होंने कहा": one who goes on speaking is the one who spoke last."""
        layout = self.reading.layout
        at = next((i for i, t in enumerate(self.tokens) if who.span and t.start == who.span[0]), 0)
        clause = layout.clause_of(layout.item_of[at]) if layout.item_of[at] >= 0 else None
        chunk = layout.chunk(clause.finite) if clause is not None else None
        return chunk is not None and chunk.verb is not None and chunk.verb.main in self.saying

    def _the_two(self, before: int) -> list[str]:
        """The two countries named earlier in the sentence, else the two of the text before it: "फ़्रांस ने दोनों देशों से" is not France."""
        here: list[str] = []
        spoken = self._without_helpers()
        for mention in spoken:
            name = mention.of("country", "adjective", "metonym")
            if name is not None and name.key and self.tokens[mention.start].start < before and name.key not in here:
                here.append(name.key)
        if len(here) == 2 or len(earlier := self.earlier.last_two_countries()) == 2:
            return here if len(here) == 2 else earlier
        # "दोनों देशों ने नेपाल में फँसे भूटानियों के बारे में …": named after, where nothing before names them.
        after = [n.key for m in spoken if (n := m.of("country", "adjective", "metonym", "inhabitant")) is not None and n.key]
        named = list(dict.fromkeys(here + after))
        return named if len(named) == 2 else earlier

    def _without_helpers(self) -> list[Mention]:
        """The names of the sentence without those by whose help something comes about between others: "नॉर्वे की कोशिशों से दोनों पक्ष …"."""
        helpers = [p.owner for p in self.items if isinstance(p, Phrase) and p.owner is not None and self.reading.fitness.by_efforts(p)]
        return [m for m in self.reading.mentions if not any(h.start <= m.start < h.end for h in helpers)]

    def _the_two_states(self, phrase: Phrase, chunk: Chunk) -> list[str]:
        """ "दिल्ली में रूसी मंत्री ने कहा कि दोनों देश सहमत हैं": of states that act, a town or somebody known may stand for one."""
        if phrase.slot not in ("", "ne", "ka") or STATES.isdisjoint(self.tokens[chunk.end - 1].keys):
            return []
        kinds = ("country", "adjective", "metonym", "place", "region", "person", "inhabitant")
        named = [n for m in self._without_helpers() if (n := m.of(*kinds)) is not None and n.key]
        return list(dict.fromkeys(n.key for n in named if UNITED.isdisjoint(n.sectors)))

    def _hit_before(self, phrase: Phrase, depth: int) -> Participant | None:
        """ "भारत ने सईद पर आरोप लगाए. पाकिस्तान ने उन्हें गिरफ़्तार किया": object takes up object, where it is one person."""
        hit = self.memory.hit
        if len({h.name or h.text for h in hit}) != 1:
            return None
        doer = self._clause_subject(phrase)
        doers = self.resolve(doer, depth + 2) if doer is not None else []
        names = {hit[0].name, hit[0].text} - {None}
        return None if any({d.participant.name, d.participant.text} & names for d in doers) else hit[0]

    def _clause_subject(self, phrase: Phrase) -> Phrase | None:
        clause = self.reading.layout.clauses[phrase.clause]
        for at in clause.items:
            item = self.items[at]
            if isinstance(item, Phrase) and item is not phrase and item.slot in ("ne", "") and self.reading.fitness.fits(item):
                return item
        return None

    def _taken_up(self, phrase: Phrase, chunk: Chunk, depth: int) -> Participant | None:
        """ "इस संगठन ने", "उस पार्टी पर": the body or party named last, in the sentence or before it; none where it is not known."""
        wanted = PARTIES if (word := self.tokens[chunk.end - 1].key) in THIS_PARTY else UNITED if word in THIS_GROUP else None
        if wanted is None or chunk.end - chunk.start != 2 or self.tokens[chunk.start].key not in DEMONSTRATIVES:
            return None
        rows = [i for i in self.items[: phrase.at] if isinstance(i, Phrase) and self.reading.fitness.kind(i) in ("group", "party", "body")]
        # "भाजपा ने उस पार्टी की आलोचना की": nobody speaks so of himself.
        rows = [i for i in rows if i.clause != phrase.clause or i.slot not in ("", "ne")]
        here = [f.participant for item in reversed(rows) if (f := self._one(item, depth)) is not None]
        return next((p for p in [*here, *reversed(self.memory.bodies)] if p.key and not wanted.isdisjoint(p.sectors)), None)

    def _he(self, who: Participant, phrase: Phrase, depth: int) -> Resolved | None:
        """One doer or speaker so far, or the latest of several with one key: taken; else left open with the candidates.

        Out: the unnamed group that it stands for, whose country is still to be found; None where it stands for none.
        """
        stands, generic = self._correlate(phrase, depth)
        if generic:
            who.reason = ANYBODY
            return None
        if (stands := stands or self._named_before(phrase, depth)) is not None:
            near = stands.participant
            who.key, who.sectors, who.name = near.key, list(near.sectors), near.name or near.text
            who.reason = f"stands for {near.text!r} of the same sentence"
            return stands if near.key is None else None
        if phrase.slot == "ka" and (aside := self._told_of_aside(phrase, depth) or self._by_whose_account(phrase, depth)) is not None:
            near = aside.participant
            who.key, who.sectors, who.name = near.key, list(near.sectors), near.name or near.text
            who.reason = f"stands for {near.text!r} of the same sentence"
            return None
        speaker = self.memory.speaker
        inside = self.memory.quoted is not None
        if speaker is not None and not inside and (speaker.key or speaker.sectors) and self._speaks(who):
            who.key, who.sectors, who.name, who.anonymous = (
                speaker.key,
                list(speaker.sectors),
                speaker.name or speaker.text,
                speaker.anonymous,
            )
            who.reason = f"stands for {speaker.text!r}, who spoke last"
            return None
        if phrase.slot in STRUCK and (hit := self._hit_before(phrase, depth)) is not None:
            who.key, who.sectors, who.name = hit.key, list(hit.sectors), hit.name or hit.text
            who.reason = f"stands for {hit.text!r}, who was acted on in the sentence before"
            return None
        quoted = self.memory.quoted
        subjects = self.memory.subjects
        if quoted is not None:
            # In somebody's own words "उन्होंने" is neither he nor the agency that has them.
            subjects = [s for s in subjects if not same_name(s, quoted) and s.sectors != ["MED"]]
        outer = self.memory.outer
        if outer is not None and outer.key and quoted is None and phrase.slot in ("", "ne") and len({s.key for s in subjects[-3:]}) > 1:
            # "मंत्री ने कहा कि सदस्यों ने माँग ठुकरा दी। उन्होंने …": who led the sentence before goes on, whoever acts in his words.
            who.key, who.sectors, who.name = outer.key, list(outer.sectors), outer.name or outer.text
            who.reason = f"stands for {outer.text!r}, by whom the sentence before was told"
            return None
        recent = subjects[-3:] or ([self.memory.lately] if self.memory.lately is not None else [])
        keys = {s.key for s in recent if s.key}
        if len(keys) == 1 and recent[-1].key:
            who.key, who.sectors, who.name = recent[-1].key, list(recent[-1].sectors), recent[-1].name or recent[-1].text
            who.reason = f"stands for {recent[-1].text!r}, the doer spoken of last"
        else:
            who.candidates = sorted(k for k in keys if k)
            who.reason = "nobody before it" if not keys else "more than one could be meant"
        return None
