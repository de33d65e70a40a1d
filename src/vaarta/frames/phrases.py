"""Chunks joined to phrases (coordination, genitive owners) and cut into clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ..language import Token
from .chunks import BRACKETS, QUOTES, Chunk
from .functionwords import word_of, words_of
from .verbs import numbers_of

STRONG = frozenset("।॥.?!;")
INTRANSITIVE = words_of("motion") | words_of("happen") | words_of("yields") | {word_of("be")}
CONSEQUENT, MEETS, WITHOUT, FROM = words_of("consequent"), words_of("meets"), words_of("without"), words_of("from")
# What may stand between a verb and the noun that a headline puts behind it.
BETWEEN = frozenset({"ka", "par", "ko", "se", "saath", "khilaf"})
# Who stands before the word that opens his own clause: "सेना | जब शहर में घुसी".
FRONTED = frozenset({"", "ko", "par", "khilaf"})


class Phrase:
    """Coordinated noun phrases under one postposition.

    members: the chunks that are joined; slot as in ``postpositions.tsv``; owner: the genitive phrase right before the
    first member; beside: phrases joined by "समेत" and the like; at: position in the row of items.
    """

    __slots__ = ("at", "beside", "clause", "kind", "members", "owned", "owner", "owner_verb", "slot")

    def __init__(self, members: list[Chunk], slot: str, at: int, owner: Phrase | None = None, clause: int = 0) -> None:
        self.members = members
        self.slot = slot
        self.at = at
        self.owner = owner
        self.owner_verb: Chunk | None = None
        self.beside: list[Phrase] = []
        self.clause = clause
        self.owned = False
        self.kind = ""

    @property
    def start(self) -> int:
        return self.members[0].start

    @property
    def end(self) -> int:
        return self.members[-1].end

    @property
    def head(self) -> Chunk:
        return self.members[-1]


class Clause:
    """A stretch with at most one finite verb. kind: main, that, rel, cond, quote; parent: the clause it hangs on."""

    __slots__ = ("finite", "id", "items", "kind", "parent")

    def __init__(self, id: int, kind: str, parent: int | None) -> None:
        self.id = id
        self.kind = kind
        self.parent = parent
        self.items: list[int] = []
        self.finite: int | None = None


Item = Phrase | Chunk


def whole_of(phrase: Phrase, items: Sequence[Item], tokens: Sequence[Token]) -> Phrase | None:
    """ "पोलैंड के आठ नाविकों में से दो को": the whole of which somebody is told to be a part; None where there is none."""
    linked = items[phrase.at - 1] if phrase.at > 1 else None
    if not isinstance(linked, Chunk) or linked.kind != "filler" or linked.end - linked.start > 1 or tokens[linked.start].key not in FROM:
        return None
    whole = items[phrase.at - 2]
    return whole if isinstance(whole, Phrase) and whole.slot == "men" else None


def join(chunks: list[Chunk], tokens: list[Token]) -> list[Item]:
    """The row of items: phrases in place of noun chunks, everything else as it stands; genitives are not yet told to their nouns."""
    items: list[Item] = []
    at = 0
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.kind != "np":
            items.append(chunk)
            at += 1
            continue
        members = [chunk]
        while not members[-1].slot and (after := _conjunct(chunks, at, tokens)):
            first = after
            while (
                _owner_of_next(chunks, at, after)
                and chunks[after].slot == "ka"
                and after + 1 < len(chunks)
                and chunks[after + 1].kind == "np"
            ):
                after += 1
            chunks[after].owners = list(chunks[first:after])
            members.append(chunks[after])
            at = after
        phrase = Phrase(members, members[-1].slot, len(items))
        items.append(phrase)
        at += 1
    return items


def _owner_of_next(chunks: list[Chunk], at: int, after: int) -> bool:
    """In "X और Y का Z": whether Y owns Z alone ("अमेरिका और उसके सहयोगी", "राष्ट्रपति X और फ़्रांस के मंत्री Y"), or X and Y both do."""
    people = ("person", "office", "crowd", "human", "organ")
    head = chunks[after + 1] if after + 1 < len(chunks) else None
    if head is not None and not head.mentions and head.slot == "ka" and chunks[after].mentions and after + 2 < len(chunks):
        # "मंत्री X और जॉर्डन के उनके समकक्ष Y": a pronoun does not part them.
        head = chunks[after + 2]
    last = chunks[at].mentions[-1] if chunks[at].mentions else None
    if (
        head is not None
        and head.slot == "beech"
        and last is not None
        and any(m.of("person", "party", "group", "body") for m in head.mentions[-1:])
    ):
        # "अमरीका और तालेबान के नेता मुल्ला उमर के बीच": what is between is between two, and he who is named is one.
        return True
    if not chunks[after].mentions:
        if head is not None and head.slot == "ka" and any(m.of("country") for m in head.mentions[-1:]) and after + 2 < len(chunks):
            # "मंत्री X और उनके जॉर्डन के समकक्ष Y".
            head = chunks[after + 2]
        # "अमेरिका और उसके सहयोगी", "बाज़ार और सरकार की सेना": a thing owns nobody together with somebody.
        return bool(chunks[at].mentions) and head is not None and any(m.of(*people) for m in head.mentions)
    if head is None or not any(m.of("person", "office", "crowd", "human") for m in head.mentions):
        # "मंत्री X और मंत्री Y की यात्रा": of two people and a thing, the thing is of both.
        thing = head is not None and not any(m.of("organ", "agency", "party", "group", "body", "region") for m in head.mentions)
        return last is None or (bool(last.of(*people)) and not last.of("country", "party", "group", "body") and not thing)
    return last is None or bool(last.of(*people))


def _conjunct(chunks: list[Chunk], at: int, tokens: list[Token]) -> int:
    """The chunk that "X और Y", "X, Y और Z" goes on with, or 0. A comma joins only where a conjunction follows in the row."""
    if at + 2 >= len(chunks) or chunks[at].relative:
        return 0
    link, after = chunks[at + 1], chunks[at + 2]
    if after.kind != "np" or after.relative:
        return 0
    if link.kind == "link" and link.lemma == "coord":
        apart = after.slot == "khilaf" and _unlike(chunks[at], after, tokens)
        return 0 if apart or _says_more(chunks, at, tokens) else at + 2
    if link.kind == "mark" and link.lemma == "," and (_list_goes_on(chunks, at + 2) or _headline_pair(chunks, at)):
        return at + 2
    return 0


def _says_more(chunks: list[Chunk], at: int, tokens: list[Token]) -> bool:
    """ "ब्रिटेन और सैनिक भेजेगा", "जापान और मदद देगा": "और" before a thing means more of it where the verb has one doer."""
    doer, thing, rest = chunks[at], chunks[at + 2], chunks[at + 3 : at + 5]
    if rest and rest[0].kind == "np" and not rest[0].slot and not rest[0].mentions:
        # "और सैनिक तैनात करेगा".
        rest = rest[1:]
    verb = rest[0] if rest else None
    if thing.slot or verb is None or verb.verb is None or verb.verb.form != "fin" or verb.verb.passive:
        return False
    first, last = doer.mentions[-1] if doer.mentions else None, thing.mentions[-1] if thing.mentions else None
    one = first is not None and first.end == doer.end and first.of("country", "metonym", "body", "organ", "agency") is not None
    named = last is not None and last.of("country", "metonym", "body", "person", "party", "organ", "agency", "office", "group") is not None
    return one and not named and numbers_of(verb.verb, tokens) == {"sg"}


def _headline_pair(chunks: list[Chunk], at: int) -> bool:
    """ "ईरान पर फ़्रांस, जर्मनी की अपील": in a headline without a verb a comma between two states or parties stands for और."""
    pair = chunks[at], chunks[at + 2]
    named = all(len(c.mentions) == 1 and c.mentions[0].of("country", "party", "body") for c in pair)
    named = named and all((c.mentions[0].start, c.mentions[0].end) == (c.start, c.end) for c in pair)
    return named and pair[1].slot in ("ka", "ne", "beech", "men", "par", "khilaf") and not any(c.kind == "verb" for c in chunks)


def _unlike(thing: Chunk, party: Chunk, tokens: list[Token]) -> bool:
    """ "लूट और | चीन के ख़िलाफ़ युद्ध छेड़ने का आरोप": a deed and a party are no two of a kind, and only against the party something is done."""
    named = bool(party.mentions) and party.mentions[-1].of("country", "organ", "agency", "party", "body", "group", "office") is not None
    common = {r.pos for r in tokens[thing.end - 1].form.readings}
    return named and not thing.mentions and "NOUN" in common and "PROPN" not in common


def _list_goes_on(chunks: list[Chunk], at: int) -> bool:
    """Whether the row has another member after the one at ``at``, genitives before that one passed over ("X, उनके भाई और Y")."""
    while chunks[at].slot == "ka" and at + 1 < len(chunks) and chunks[at + 1].kind == "np":
        at += 1
    if chunks[at].slot or at + 2 >= len(chunks):
        return False
    link, after = chunks[at + 1], chunks[at + 2]
    if after.kind != "np":
        return False
    if link.kind == "link" and link.lemma == "coord":
        return True
    return link.kind == "mark" and link.lemma == "," and _list_goes_on(chunks, at + 2)


def is_finite(items: list[Item], at: int, tokens: list[Token]) -> bool:
    """Whether a verb chunk ends a clause: not an infinitive, absolutive, agent or participle before its noun."""
    chunk = items[at]
    assert isinstance(chunk, Chunk)
    assert chunk.verb is not None
    verb = chunk.verb
    if verb.form != "fin" or chunk.slot:
        return False
    if verb.aspect == "perf" and not verb.passive and at + 1 < len(items) and tokens[items[at + 1].start].key in WITHOUT:
        # "हवाला दिए बिना फ़ैसला किया": what was not done goes with what was.
        return _has_auxiliary(verb.heads, tokens)
    if at + 1 >= len(items) or not isinstance(items[at + 1], Phrase):
        return True
    done = verb.tense == "past" and verb.aspect == "perf"
    # "उपवास कर रही शर्मिला": "कर रही" without है is a participle as well.
    bare_participle = (done or verb.aspect == "prog") and not _has_auxiliary(verb.heads, tokens)
    if not bare_participle or verb.obliged:
        # "मंत्री को देना पड़ा इस्तीफ़ा": an obligation that was met stands before no noun as a participle does.
        return True
    if _heads_line(items, at):
        return True
    return _subject_with_ne(items, at) and (not _another_follows(items, at) or _ends_headline(items, at))


def _heads_line(items: list[Item], at: int) -> bool:
    """ "पुतिन से मिले मोदी": a headline that ends in who does it; "मारे गए चरमपंथी" names those who were killed, with no verb at all."""
    verb, after = items[at], items[at + 1]
    assert isinstance(verb, Chunk)
    assert isinstance(after, Phrase)
    last = after.head.mentions[-1] if after.head.mentions else None
    if verb.verb is None or verb.verb.passive or verb.verb.main not in MEETS or after.slot or last is None or last.end != after.head.end:
        return False
    ends = at + 2 >= len(items) or (isinstance(mark := items[at + 2], Chunk) and mark.kind == "mark")
    return ends and last.of("person", "country", "office") is not None and any(isinstance(i, Phrase) and i.slot == "se" for i in items[:at])


def _ends_headline(items: list[Item], at: int) -> bool:
    """ "भीड़ ने नेता पर किया हमला, पुलिस ने छोड़ी आँसू गैस": whether a mark follows right after the noun that a verb comes before.

    Whose it is and whom it is done to may stand between the verb and its noun: "सेना ने किया नई मिसाइल का परीक्षण, …".
    """
    verb, last = items[at], at + 1
    passive = isinstance(verb, Chunk) and verb.verb is not None and verb.verb.passive
    end = last if passive else min(at + 4, len(items) - 2)
    while last < end and isinstance(between := items[last], Phrase) and between.slot in BETWEEN:
        last += 1
    noun, after = items[last], items[last + 1] if last + 1 < len(items) else None
    bare = isinstance(noun, Phrase) and not noun.slot and len(noun.members) == 1
    return bare and isinstance(after, Chunk) and after.kind == "mark" and after.lemma in ",;:-–—"


def _has_auxiliary(heads: Sequence[int], tokens: list[Token]) -> bool:
    return any(t.reading is not None and t.reading.verbform == "fin" for t in (tokens[i] for i in heads))


def _subject_with_ne(items: list[Item], at: int) -> bool:
    for item in reversed(items[:at]):
        if isinstance(item, Phrase) and item.slot == "ne":
            return True
        if isinstance(item, Chunk) and (item.kind == "link" or (item.verb and item.verb.form == "fin" and not item.slot)):
            return False
    return False


def _verb_follows(items: list[Item], at: int) -> bool:
    return any(isinstance(i, Chunk) and i.kind == "verb" for i in items[at + 1 :])


def _another_follows(items: list[Item], at: int) -> bool:
    """Whether a verb comes later, other than what the last noun of a headline is of: "अदालत ने दिया मामला दर्ज करने का आदेश"."""
    walls = any(isinstance(i, Chunk) and i.kind in ("mark", "link") for i in items[at + 1 : -1])
    if walls:
        return _verb_follows(items, at)
    return any(isinstance(i, Chunk) and i.kind == "verb" and not _of_last_noun(items, n) for n, i in enumerate(items) if n > at)


def _of_last_noun(items: list[Item], at: int) -> bool:
    """Whether an infinitive with का stands before the noun that ends a line."""
    verb, noun = items[at], items[at + 1] if at + 1 < len(items) else None
    if not isinstance(verb, Chunk) or verb.verb is None or verb.verb.form != "inf" or verb.slot != "ka":
        return False
    last = at + 2 >= len(items) or (isinstance(mark := items[at + 2], Chunk) and mark.kind == "mark" and at + 3 >= len(items))
    return last and isinstance(noun, Phrase) and not noun.slot


def cut(items: list[Item], tokens: list[Token]) -> list[Clause]:
    """Clauses in order of their beginning; every phrase learns its clause."""
    cutter = _Cutter(items, tokens)
    cutter.run()
    return cutter.clauses


class _Cutter:
    def __init__(self, items: list[Item], tokens: list[Token]) -> None:
        self.items, self.tokens = items, tokens
        self.clauses: list[Clause] = []
        self.stack: list[Clause] = []
        self.quote_open = False
        # Conditions inside somebody's words, and the kind of the clause whose words they are.
        self.told: dict[int, str] = {}
        # The clause that "तो" has opened right after a verb.
        self.consequent: Clause | None = None
        self.now = self._new("main", None)

    def _new(self, kind: str, parent: int | None) -> Clause:
        clause = Clause(len(self.clauses), kind, parent)
        self.clauses.append(clause)
        return clause

    def run(self) -> None:
        for at, item in enumerate(self.items):
            if isinstance(item, Phrase):
                self._phrase(at, item)
            elif item.kind == "link":
                self._link(at, item)
            elif item.kind == "mark":
                self._mark(item)
            elif item.kind == "verb":
                self._verb(at, item)
            else:
                self._room(at)
                self.now.items.append(at)

    def _room(self, at: int) -> None:
        """Begin a new clause where the present one has its verb and another verb is still to come."""
        # A headline's mark parts what stands behind it from the verb before: "… पर लगाई रोक, दुकानें खोलने का आदेश".
        parted = self.now.finite is not None and any(isinstance(i, Chunk) and i.kind == "mark" for i in self.items[self.now.finite : at])
        follows = _verb_follows if parted else _another_follows
        if self.now.finite is not None and not self._fronted(at) and follows(self.items, at - 1):
            self.now = self.stack.pop() if self.stack and self.now.kind == "rel" else self._sibling()

    def _fronted(self, at: int) -> bool:
        """Whether bare phrases up to the next mark belong to the verb before them: "बातचीत करेगा अमेरिका, …"."""
        if self.now.items[-1] != at - 1:
            return False
        last = self.now.finite
        if last is not None and last and at > last and isinstance(doer := self.items[last - 1], Phrase) and doer.slot == "ne":
            # "तुर्की ने दी यूनान को धमकी, …": so do those between it and its noun, where it stands right behind the doer.
            between = self.items[last + 1 : at]
            if all(isinstance(i, Phrase) for i in between) and _ends_headline(self.items, last):
                return True
        for item in self.items[at:]:
            if isinstance(item, Phrase):
                if item.slot not in ("", "ka"):
                    return False
            elif item.kind == "mark":
                return item.lemma in STRONG or item.lemma in ",:-–—"
            else:
                return False
        return True

    def _sibling(self) -> Clause:
        return self._new(self._words(), self.now.parent)

    def _words(self) -> str:
        """The kind of a clause beside the present one: what goes on in somebody's words stays there, over a condition too."""
        return self.now.kind if self.now.kind in ("that", "quote") else self.told.get(self.now.id, "main")

    def _phrase(self, at: int, item: Phrase) -> None:
        self._room(at)
        item.clause = self.now.id
        self.now.items.append(at)

    def _link(self, at: int, item: Chunk) -> None:
        kind = item.lemma
        outer = self.clauses[self.now.parent] if self.now.parent is not None else None
        if kind == "corr" and outer is not None and outer.kind == "cond" and self.now.kind == "that":
            # "यदि सरकार चाहती है कि बहस न हो तो …": what follows goes with the condition, not with what is wished in it.
            self.now, self.consequent = outer, None
            self.now = self._sibling()
        elif kind == "that":
            self.now = self._new("that", self.now.id)
        elif kind == "rel":
            outer, owners = self.now, self._owners_before(at)
            owners = self._doers_before(at, at - len(owners)) + owners
            if outer.finite is None and (outer.items or outer.kind in ("that", "quote")):
                # "चेतावनी दी कि जो रास्ता रोकेंगे, उन पर मुक़दमा चलेगा": what is said goes on after the relative clause that opens it.
                self.stack.append(outer)
            self.now = self._new("rel", outer.id)
            for owner in owners:
                self._phrase(owner, cast(Phrase, self.items[owner]))
        elif kind in ("cond", "when") and (self._inside_clause() or self._fronted_before(at)):
            # "सरकार के ख़िलाफ़ लोगों ने जब प्रदर्शन किया": the doer stands before the word that begins his clause.
            if kind == "cond":
                self._conditional(self.now, self._words())
        elif kind in ("cause", "corr") and self._inside_clause(kind == "corr" and self.tokens[item.start].key not in CONSEQUENT):
            # "चरमपंथियों ने पुल इसलिए उड़ा दिया कि …": so is "इसलिए" before the verb of a doer that stands before it,
            # and "तब" before any ("दूत को बाज़ार में तब गोली मारी गई जब …"), which only "तो" parts from what it follows from.
            return
        elif kind == "corr" and self.tokens[item.start].key in CONSEQUENT and self.now.finite == at - 1:
            self.now = self.consequent = self._sibling()
        elif kind in ("cond", "when"):
            words, empty = self._words(), self.now.finite is None
            self.now = self._new(words if empty else "main", self.now.parent if empty else self.now.id)
            if kind == "cond":
                self.now.parent = self.clauses[self.now.id - 1].parent
                self._conditional(self.now, words)
        elif self.now.finite is not None or (kind in ("but", "cause", "corr") and self.now.items):
            self.now = self._sibling()

    def _owners_before(self, at: int) -> list[int]:
        """ "चीन के जिस राजदूत को निकाला गया, उसे …": the genitives before a relative word whose noun they are of go into its clause.

        at: place of the relative word's border. They are taken out of the clause before it.
        """
        noun = self.items[at + 2] if at + 2 < len(self.items) else None
        owner, owners = noun.owner if isinstance(noun, Phrase) else None, list[int]()
        while owner is not None and self.now.items and self.now.items[-1] == owner.at == at - 1 - len(owners):
            owners.insert(0, self.now.items.pop())
            owner = owner.owner
        return owners

    def _doers_before(self, at: int, first: int) -> list[int]:
        """ "घाना ने टोगो पर जो आरोप लगाए हैं वे …": who does with ने what the relative clause tells stands before its word, with all else there.

        at: place of the relative word's border; first: where what is taken into its clause already begins. Only where the verb of the
        relative clause asks for ने and has none: "मंत्री ने जो कल लौटे थे कहा" is one clause within another.
        """
        own = self.now.items
        before = [self.items[i] for i in own]
        if self.now.finite is not None or not own or own[-1] != first - 1:
            return []
        if any(isinstance(i, Chunk) and i.kind not in ("date", "filler") for i in before):
            return []
        if not any(isinstance(i, Phrase) and i.slot == "ne" for i in before) or not self._lacks_doer(at + 1):
            return []
        self.now.items = []
        return [i for i in own if isinstance(self.items[i], Phrase)]

    def _lacks_doer(self, at: int) -> bool:
        """Whether the next finite verb is of what is done and over, with nobody before it whom ने marks."""
        for place in range(at, len(self.items)):
            item = self.items[place]
            if isinstance(item, Phrase):
                if item.slot == "ne":
                    return False
            elif item.kind == "verb" and item.verb is not None:
                if is_finite(self.items, place, self.tokens):
                    return item.verb.aspect == "perf" and not item.verb.passive and item.verb.main not in INTRANSITIVE
            elif item.kind not in ("date", "filler"):
                return False
        return False

    def _conditional(self, clause: Clause, words: str) -> None:
        clause.kind = "cond"
        if words != "main":
            self.told[clause.id] = words

    def _inside_clause(self, whoever: bool = False) -> bool:
        """Whether a word stands within a clause whose verb is still to come; whoever: behind any phrase, and not only its doer."""
        own = [self.items[at] for at in self.now.items]
        doer = any(isinstance(i, Phrase) and (whoever or i.slot == "ne") for i in own)
        # An infinitive with its postposition is a phrase of the clause: "उन्होंने पता लगाने के लिए जाँच की इसलिए अपील की थी".
        told = any(isinstance(i, Chunk) and i.verb is not None and not (i.verb.form == "inf" and i.slot) for i in own)
        return doer and self.now.finite is None and not told

    def _fronted_before(self, at: int) -> bool:
        """ "सेना जब शहर में घुसी", "मंत्री को जब सज़ा हुई": so may whoever else takes part stand right before it, with no verb yet."""
        own = [self.items[i] for i in self.now.items]
        if not own or self.now.items[-1] != at - 1 or self.now.finite is not None:
            return False
        last = own[-1]
        return all(isinstance(i, Phrase) or i.verb is None for i in own) and isinstance(last, Phrase) and last.slot in FRONTED

    def _mark(self, item: Chunk) -> None:
        if item.lemma in QUOTES and item.lemma not in "'’‘`":
            self.quote_open = not self.quote_open
            if self.quote_open and (self.now.finite is not None or self._after_comma(item)):
                self.now = self._new("quote", self.now.id)
            return
        ends = item.lemma in STRONG or (item.lemma in "-–—:," and self.now.finite is not None and item.lemma not in BRACKETS)
        if ends and self.stack and self.now.kind == "rel":
            self.now = self.stack.pop()

    def _after_comma(self, item: Chunk) -> bool:
        return bool(self.now.items) and item.start > 0 and self.tokens[item.start - 1].kind == "punct"

    def _verb(self, at: int, item: Chunk) -> None:
        self._room(at)
        self.now.items.append(at)
        if is_finite(self.items, at, self.tokens):
            self.now.finite = at
            if self.now is self.consequent:
                self._supposed(item)

    def _supposed(self, verb: Chunk) -> None:
        """ "हमला हुआ तो जवाब देंगे": a clause before "तो" is a condition where what follows is still to come."""
        before = self.clauses[-2]
        said = self.items[before.finite] if before.finite is not None else None
        open_ = isinstance(said, Chunk) and said.verb is not None and (said.verb.tense != "pres" or said.verb.aspect == "impf")
        whole = before.finite is not None and before.finite - before.items[0] == len(before.items) - 1
        if verb.verb is not None and verb.verb.tense == "fut" and open_ and whole:
            self._conditional(before, before.kind)
