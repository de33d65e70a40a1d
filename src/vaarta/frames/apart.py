"""What may stand between a noun that tells an act and the verb that it happens by: where, when and how often it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language import Token
from .chunks import Chunk
from .functionwords import word_of, words_of
from .lexicon import Lexicon, Predicate
from .phrases import Item, Phrase

if TYPE_CHECKING:
    from .find import Layout

BE, DO, HAPPEN = word_of("be"), word_of("do"), words_of("happen")
ACCEPT, ACCEPTED = word_of("accept"), words_of("accepted")
BARS, SHUTDOWNS, CALLS = words_of("bars"), words_of("shutdowns"), words_of("calls")
SEAT, ORDINAL, MOMENTS = words_of("capital"), words_of("ordinal"), words_of("moment") | words_of("lengths")
# Where, when and whose: what may stand between an attack and its verb.
WHEREABOUTS = frozenset({"men", "par", "near", "ka", "time", "tak", "source", "se", "before"})
# What a thing that is given tells, and what one that is fired, thrown or bursts.
GIFTS = frozenset({"AID", "COOPERATE"})
ARMS = frozenset({"explosives", "firearms", "heavy-weapons", "aerial", "drone", "primitive", "crowd-control"})
FAR_DONE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
WHERE_IT_WAS = frozenset({"men", "par", "time", "ka", "beech", "topic", "ko", "near", "tak", "source"})
# How long something lasts; where those stand whom an act falls on before the participle "हुए".
SPANS, HIT = words_of("spans"), ("par", "khilaf")
# Verbs that make a predicate with a noun, and how many items on they may stand.
LIGHT, FAR = words_of("lightverbs"), 8
# What a participle may have before it: "पर्यटकों के लिए बनी जगह", "लोगों द्वारा छोड़े गए मकान".
BOUND = frozenset({"liye", "dvara", "se", "saath", "with"})


class Apart:
    """The rules of one sentence for nouns that do not lean on their verb."""

    lexicon: Lexicon
    tokens: list[Token]
    items: list[Item]
    layout: Layout

    def _finite(self, at: int) -> bool:
        """Whether the verb of a clause stands at an item."""
        clause = self.layout.clause_of(at)
        return clause is not None and clause.finite == at

    def _last_phrase(self, at: int) -> bool:
        """Whether nothing but a mark follows an item."""
        after = self.layout.chunk(at + 1)
        return at + 1 >= len(self.items) or (after is not None and after.kind == "mark")

    def _left_of(self, start: int, at: int) -> int:
        """The item left of an act's noun, past how long it takes ("हुई | दो घंटे की | मुलाक़ात") and whose it is ("पर हुए | सेना के | हमले")."""
        left = min(at, self.layout.item_of[start]) - 1
        item = self.items[left] if left > 0 else None
        if isinstance(item, Phrase) and item.slot == "ka" and item.owner is None and len(item.members) == 1:
            last, first = self.tokens[item.end - 1], self.tokens[item.start].reading
            if not SPANS.isdisjoint(last.keys) and first is not None and first.pos == "NUM":
                return left - 1
        return self._past_owners(left)

    def _past_owners(self, left: int) -> int:
        """Where a participle stands before the genitives of an act's noun; the place itself where none does."""
        at = left
        while at > 0 and isinstance(owner := self.items[at], Phrase) and owner.slot == "ka" and (at == left or owner.owned):
            at -= 1
        chunk, before = self.layout.chunk(at), self.items[at - 1] if at > 0 else None
        if at == left or chunk is None or chunk.verb is None or not chunk.done or not isinstance(before, Phrase) or not before.slot:
            return left
        clause = self.layout.clause_of(at)
        told = chunk.verb.main == BE and len(chunk.verb.lemmas) == 1 and before.slot in HIT
        return at if told and clause is not None and clause.finite != at else left

    def _far_done(self, entry: Predicate, at: int) -> int | None:
        """ "ये धमाके नगर के पश्चिम में रात नौ बजे किए गए": of what is done by nobody who is named, where and when it was may stand between."""
        clause, item = self.layout.clause_of(at), self.items[at]
        chunk = self.layout.chunk(clause.finite) if clause is not None else None
        if entry.type not in FAR_DONE or entry.kind != "noun" or clause is None or chunk is None:
            return None
        if not isinstance(item, Phrase) or item.slot:
            return None
        if chunk.verb is None or chunk.verb.main not in entry.lights or clause.finite is None or clause.finite < at:
            return None
        between = self.items[at + 1 : clause.finite]
        if not chunk.verb.passive and (chunk.verb.form != "fin" or "subj" in entry.active):
            # "तीन बम अलग-अलग डिब्बों में फटे": nor is anybody named of what bursts by itself. Who did what is told first stands behind it:
            # "यह गिरफ़्तारी | पुलिस ने | पंजाब से की".
            doers = [i for i in between if i.slot == "ne"]
            if chunk.verb.form != "fin" or len(doers) != 1 or doers[0] is not between[0] or "obj" in entry.active:
                return None
            between = between[1:]
        plain = all(self._told_where(i, WHEREABOUTS) or self._at_a_moment(i) for i in between)
        return clause.finite if plain else None

    @staticmethod
    def _only_strikes(entry: Predicate) -> bool:
        """ "बम ने दस लोगों की जान ली": arms that are told as an act by the dead beside them alone, and by no verb of their own."""
        return entry.type == "ASSAULT" and entry.active == {"ka": "A"} and "needs:AR" in entry.flags

    def _at_a_moment(self, item: Item) -> bool:
        """ "मिसाइलें शहर पर उस समय गिरीं जब …": a bare phrase that only tells when."""
        return isinstance(item, Phrase) and not item.slot and self.tokens[item.end - 1].key in MOMENTS

    def _given(self, entry: Predicate, left: int, at: int) -> int | None:
        """The participle, at the place left of it, by which a noun that is an act only with its verb tells of what was done with it.

        "विद्रोहियों को दिए गए हथियार", "ग़ज़ा भेजी गई राहत सामग्री", "चौक में फटा बम", "पुलिस की चलाई गोली".
        """
        before = self.layout.chunk(left)
        if before is None or before.verb is None or before.verb.form != "fin" or before.slot or before.verb.aspect != "perf":
            return None
        if self._finite(left):
            return None
        verb = before.verb
        if entry.head[-1] in BARS:
            # "अख़बार पर लगी रोक", "पार्टी पर थोपी गई पाबंदी": nor is a ban one before it lies on somebody.
            laid = verb.main in entry.twins or (verb.passive and verb.main in entry.lights)
            return left if laid and not self._last_phrase(at) else None
        # "नेपाल को सौंपे सबूत": a participle before the thing that is given may leave out "गए".
        bare = entry.type in GIFTS and len(verb.lemmas) == 1
        done = (verb.passive or bare) and verb.main in entry.lights
        if entry.head[-1] in SHUTDOWNS:
            # "विपक्ष के आह्वान पर हुआ बंद": nor a shutdown before somebody calls for it.
            call = self.items[left - 1] if left else None
            called = isinstance(call, Phrase) and call.slot == "par" and self.tokens[call.head.end - 1].key in CALLS
            return left if done or (called and verb.main == BE) else None
        if entry.type == "ASSAULT" and not ARMS.isdisjoint(entry.modes):
            return left if verb.main in entry.lights or verb.main in entry.twins else None
        return left if done and entry.type in GIFTS else None

    def _far_object(self, entry: Predicate, at: int) -> int | None:
        """ "यह मुलाक़ात राष्ट्रपति से जिनेवा में की", "निंदा इस फ़ैसले की कड़े शब्दों में की": a verb that has no bare noun right before it.

        It makes the predicate with the last bare noun of its clause that agrees with it, whatever marked phrases stand between.
        """
        clause, item = self.layout.clause_of(at), self.items[at]
        finite = clause.finite if clause is not None else None
        chunk = self.layout.chunk(finite)
        if entry.kind != "noun" or "nonominal" in entry.flags or not isinstance(item, Phrase) or item.slot or finite is None:
            return None
        if chunk is None or chunk.verb is None or chunk.verb.form != "fin" or not at + 1 < finite <= at + FAR:
            return None
        if chunk.verb.main not in LIGHT or chunk.verb.main not in entry.lights or not self._agrees(item, chunk):
            return None
        return finite if all(self._parts_nothing(i) for i in self.items[at + 1 : finite]) else None

    def _parts_nothing(self, item: Item) -> bool:
        """Whether an item between a noun and its verb is a marked phrase, a date or a word of manner, and no other noun of the verb."""
        return bool(item.slot) if isinstance(item, Phrase) else item.kind in ("date", "filler")

    def _agrees(self, item: Phrase, chunk: Chunk) -> bool:
        """Whether a noun may be of the gender that a verb group shows, where both are known."""
        assert chunk.verb is not None
        shown = {r.gender for r in self.tokens[chunk.verb.heads[-1]].form.readings if r.verbform and r.gender}
        own = {r.gender for r in self.tokens[item.end - 1].form.readings if r.pos == "NOUN" and r.gender}
        return not shown or not own or not shown.isdisjoint(own)

    def _accepted(self, entry: Predicate, at: int) -> bool:
        """ "न्योता चीन ने स्वीकार कर लिया": whether a verb makes "accept" with the bare word before it, and the entry goes with that."""
        chunk, before, clause = self.layout.chunk(at), self.items[at - 1], self.layout.clause_of(at)
        if ACCEPT not in entry.lights or chunk is None or chunk.verb is None or chunk.verb.main != DO or clause is None:
            return False
        return (
            isinstance(before, Phrase)
            and not before.slot
            and before.end - before.start == 1
            and self.tokens[before.start].key in ACCEPTED
            and clause.finite == at
        )

    def _more(self, at: int) -> bool:
        """ "हमले और तेज़ कर दिए", "प्रदर्शन और तेज़ हो सकते हैं": whether "और" only says that what the word after it tells grew."""
        link, after = self.items[at], self.items[at + 1] if at + 1 < len(self.items) else None
        if not isinstance(link, Chunk) or (link.kind, link.lemma) != ("link", "coord") or not isinstance(after, Chunk):
            return False
        return after.kind == "filler" and self.tokens[after.start].key in self.lexicon.aspectuals

    def _told_where(self, item: Item, slots: frozenset[str]) -> bool:
        """Whether an item only tells where, when, how or from what; so does a participle with the phrase that it qualifies.

        "धमाका भीड़ से भरे एक बाज़ार में हुआ", "बम झाड़ियों में छिपाकर रखा गया".
        """
        if isinstance(item, Phrase):
            bound = item.slot in BOUND and any(self._qualifying(at) for at in (item.at + 1, item.at + 2))
            return item.slot in slots or bound or self._of_what(item)
        if item.kind in ("date", "filler"):
            return True
        return item.verb is not None and (self._qualifying(self.layout.item_of[item.start]) or self._on_the_way_to_last(item))

    def _qualifying(self, at: int) -> bool:
        """Whether the verb at a place is a participle with the noun that it qualifies right behind it."""
        chunk, clause = self.layout.chunk(at), self.layout.clause_of(at)
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if chunk is None or chunk.verb is None or clause is None or clause.finite == at or chunk.slot:
            return False
        return chunk.verb.form in ("agent", "part", "fin") and isinstance(after, Phrase) and after.slot in ("men", "par", "near", "se")

    def _of_what(self, item: Phrase) -> bool:
        """ "धमाका सामान से भरी एक दुकान में हुआ": whether an adjective that opens the next phrase takes a phrase with से."""
        after = self.items[item.at + 1] if item.at + 1 < len(self.items) else None
        if item.slot != "se" or not isinstance(after, Phrase) or after.slot not in ("men", "par", "near"):
            return False
        return any(r.pos == "ADJ" for r in self.tokens[after.start].form.readings)

    def _on_the_way_to_last(self, chunk: Chunk) -> bool:
        """ "बम थैले में छिपाकर रखा गया": whether a verb in -कर stands right before the last one of its clause."""
        clause = self.layout.clause_of(self.layout.item_of[chunk.start])
        at = self.layout.item_of[chunk.start]
        return chunk.verb is not None and chunk.verb.form == "conj" and clause is not None and clause.finite == at + 1

    def _far_happening(self, entry: Predicate, at: int) -> tuple[int | None, str]:
        """ "बातचीत रविवार को जिनेवा में शुरू होगी": dates and places may stand between an event noun and the verb that it happens by.

        So may the other side of what two do, where the first is told: "सेना की झड़प | विद्रोहियों के साथ हुई".
        """
        item = self.items[at]
        clause = self.layout.clause_of(at)
        if not isinstance(item, Phrase) or item.slot or clause is None or clause.finite is None or clause.finite < at:
            return None, ""
        chunk = self.layout.chunk(clause.finite)
        between = self.items[at + 1 : clause.finite]
        if chunk is None or chunk.verb is None or chunk.verb.main not in HAPPEN | {BE}:
            return None, ""
        ended = ""
        sides = [s for s, role in entry.nominal.items() if role == "B" and s in ("se", "saath")] if item.owner is not None else []
        for other in between:
            if isinstance(other, Phrase) and other.slot in sides and other.head.mentions and other.head.mentions[-1].end == other.end:
                continue
            if isinstance(other, Chunk) and other.kind == "link" and other.end < len(self.tokens) and self.tokens[other.end].key in ORDINAL:
                # "एक धमाका स्टेशन पर और दूसरा बाज़ार में हुआ".
                continue
            if isinstance(other, Phrase) and not other.slot:
                word = self.tokens[other.end - 1].key
                if word in MOMENTS or (word in SEAT and self.items[other.at + 1].slot in ("men", "near", "ka", "se", "par")):
                    # "वार्ता नॉर्वे की राजधानी ओस्लो में हुई", "धमाका राजधानी ओस्लो के बाहर हुआ",
                    # "हमला ऐसे समय हुआ जब …", "धमाका नगर से दस किलोमीटर दूर हुआ".
                    continue
                if word not in self.lexicon.aspectuals:
                    return None, ""
                ended = self.lexicon.aspectuals[word][1]
            elif isinstance(other, Chunk) and other.kind == "filler" and self.tokens[other.end - 1].key in self.lexicon.aspectuals:
                # "अभियान एक महीने पहले ख़त्म हो गया".
                ended = self.lexicon.aspectuals[self.tokens[other.end - 1].key][1]
            elif not self._told_where(other, WHERE_IT_WAS) and not self._by_what(entry, other):
                return None, ""
        return clause.finite, ended or ("" if chunk.verb.main != BE else "happened" if between else "")

    @staticmethod
    def _by_what(entry: Predicate, item: Item) -> bool:
        """ "विस्फोट कार बम से हुआ": by what thing an attack came about."""
        thing = isinstance(item, Phrase) and item.slot == "se" and all(m.of("excluded") is not None for m in item.head.mentions)
        return thing and entry.type == "ASSAULT"
