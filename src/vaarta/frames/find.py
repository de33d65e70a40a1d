"""Where predicates stand in a sentence, and in which use.

The cases of ``_noun_use`` are the grammar of light-verb predicates: "हमला किया", "हमला किया गया", "हमला हुआ", "धमकी मिली",
"हमले तेज़ कर दिए", "किए गए हमले", "किया हमला" (headline), "हमले की".
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Token
from ..language.trie import HYPHEN
from .apart import ACCEPT, ARMS, HAPPEN, SEAT, Apart
from .chunks import Chunk
from .functionwords import word_of, words_of
from .inquiries import body_set_up
from .lexicon import Lexicon, Predicate
from .phrases import Clause, Item, Phrase

# Start and end of a head in tokens, and its entries.
Match = tuple[int, int, list[Predicate]]
BE, DO, STAY = word_of("be"), word_of("do"), word_of("stay")
TOGETHER, OBLIQUE = words_of("together"), words_of("ofoblique")
# "मामला भी दर्ज किया", "सीमा फिर बंद कर दी": emphasis and "again" may part the words of a predicate.
# So may the marks of a quotation: "'हाई अलर्ट' जारी किया".
JOINTS = words_of("emphasis") | words_of("again") | {HYPHEN, "'", '"', "‘", "’", "“", "”"}
OR = words_of("or")
NO_COURSE: frozenset[str] = frozenset()
NEGATION, WITHOUT = words_of("negation"), words_of("without")
HANDING, LOCKED, CUSTODY = words_of("handing"), words_of("locked"), words_of("custody")
ADJUNCT = frozenset({"topic", "time", "cause"})
CAUSATIVE, ATTEND = words_of("causative"), words_of("attend")
HELD = frozenset({"arrest", "abduct"})
PASSIVE_USES = frozenset({"passive", "twin", "modifier"})


class Use:
    """A predicate at a place. use: active, passive, twin, receive, nominal, participial, happen, modifier.

    start, end: tokens of the head; item: index of the item that holds the head; verb: index of its verb item.
    """

    __slots__ = ("end", "ended", "item", "predicate", "start", "use", "verb")

    def __init__(self, predicate: Predicate, start: int, end: int, item: int, verb: int | None, use: str, ended: str = "") -> None:
        self.predicate = predicate
        self.start, self.end = start, end
        self.item, self.verb = item, verb
        self.use, self.ended = use, ended


class Layout:
    """A sentence laid out: tokens, items, clauses, and the item of every token."""

    __slots__ = ("_clause_of", "clauses", "item_of", "items", "tokens")

    def __init__(self, tokens: list[Token], items: list[Item], clauses: list[Clause]) -> None:
        self.tokens, self.items, self.clauses = tokens, items, clauses
        self._clause_of = {at: clause for clause in reversed(clauses) for at in clause.items}
        count = len(tokens)
        item_of = self.item_of = [-1] * count
        for at, item in enumerate(items):
            for part in item.members if isinstance(item, Phrase) else (item,):
                for t in range(part.start, min(part.after, count)):
                    item_of[t] = at

    def clause_of(self, at: int) -> Clause | None:
        """The clause that an item stands in."""
        return self._clause_of.get(at)

    def chunk(self, at: int | None) -> Chunk | None:
        if at is None or not 0 <= at < len(self.items):
            return None
        item = self.items[at]
        return item if isinstance(item, Chunk) else None

    def or_not(self, finite: int | None) -> bool:
        """Whether "या नहीं" follows the verb at an item: what its clause says is left open."""
        chunk = self.chunk(finite)
        if chunk is None or chunk.verb is None:
            return False
        after = self.tokens[chunk.verb.end : chunk.verb.end + 2]
        return len(after) == 2 and after[0].key in OR and after[1].key in NEGATION


class Finder(Apart):
    """Finds the uses of one sentence. found: the entries whose heads stand in it, where the caller has looked for them already."""

    def __init__(self, lexicon: Lexicon, layout: Layout, found: Sequence[Match] | None = None) -> None:
        self.lexicon, self.layout = lexicon, layout
        self.tokens, self.items = layout.tokens, layout.items
        self.found = found
        self.refused: list[tuple[str, str]] = []

    def run(self) -> list[Use]:
        uses: list[Use] = []
        taken: set[int] = set()
        verbs: set[tuple[int | None, str]] = set()
        matches = self._matches()
        for start, end, entries in matches:
            if taken.intersection(range(start, end)) or self._outdone(start, end, entries, matches):
                continue
            found = [u for u in self._best(start, end, entries) if u.verb is None or (u.verb, u.predicate.type) not in verbs]
            verbs.update((u.verb, u.predicate.type) for u in found if u.use != "participial")
            if found:
                uses.extend(found)
                taken.update(range(start, end))
                for use in found:
                    # "बच्चों पर बरसी गोलियाँ": nor is the participle of what is fired an act of its own.
                    fired = use.use == "participial" and not ARMS.isdisjoint(use.predicate.modes)
                    if use.verb is not None and (fired or use.use in ("active", "passive", "twin", "receive")):
                        chunk = self.layout.chunk(use.verb)
                        if chunk and chunk.verb:
                            taken.update(chunk.verb.heads[:1])
                            if self._accepted(use.predicate, use.verb):
                                taken.add(self.items[use.verb - 1].start)
        return sorted(uses, key=lambda u: u.start)

    def _outdone(self, start: int, end: int, entries: list[Predicate], matches: list[Match]) -> bool:
        """ "कड़ा विरोध दर्ज कराया", "हटने की अपील दोहराई": a noun alone gives way to what begins in it and reaches its verb."""
        rivals = [m for m in matches if start < m[0] < end <= m[1]]
        if not rivals or any(u.use != "nominal" for u in self._best(start, end, entries)):
            return False
        return any(u.use in ("active", "passive", "twin") for m in rivals for u in self._best(*m))

    def _matches(self) -> list[Match]:
        """Longest first, without what a blocker strikes out."""
        found = self.found if self.found is not None else matches(self.lexicon, self.tokens)
        if not found:
            return []
        blockers, tokens = self.lexicon.blockers, self.tokens
        none_begins = blockers.root.keys().isdisjoint
        blocked: list[tuple[int, int]] = []
        for at in [n for n, token in enumerate(tokens) if not none_begins(token.keys)]:
            stop, reasons = blockers.longest(tokens, at)
            if reasons and tokens[at].kind != "punct":
                blocked.append((at, stop))
                self.refused.append((" ".join(t.text for t in tokens[at:stop]), reasons[0]))
        out = [m for m in found if not any(self._struck(m, *b) for b in blocked)] if blocked else list(found)
        if len(out) < 2:
            return out
        # A noun with its light verb is settled before a bare verb, and a longer head before a shorter one.
        return sorted(out, key=lambda m: (all(e.kind == "verb" for e in m[2]), m[0] - m[1], m[0]))

    @staticmethod
    def _struck(match: Match, start: int, stop: int) -> bool:
        """Whether a blocker strikes out a match: all of it, or its beginning ("विकास यात्रा" in "विकास यात्रा पर")."""
        return start <= match[0] < stop and (match[1] <= stop or match[0] > start)

    def _best(self, start: int, end: int, entries: list[Predicate]) -> list[Use]:
        """The uses of one match: entries that see their light verb go before those that do not; two types may both hold."""
        ranked: list[tuple[int, Use]] = []
        for entry in entries:
            use = self._verb_use(entry, start, end) if entry.kind == "verb" else self._noun_use(entry, start, end)
            if use is not None:
                ranked.append((0 if use.use in ("active", "passive", "receive") else 1 if use.use in ("twin", "participial") else 2, use))
        if not ranked:
            return []
        best = min(rank for rank, _ in ranked)
        kept: list[Use] = []
        # "हमलों का सिलसिला चल रहा है": what counts only undone, and in nobody's words, waits for all others.
        for rank, use in sorted(ranked, key=lambda r: "undone" in r[1].predicate.flags and "told" not in r[1].predicate.flags):
            if rank == best and not any(use.predicate.same_act(k.predicate) for k in kept):
                kept.append(use)
        return kept

    def _verb_use(self, entry: Predicate, start: int, end: int) -> Use | None:
        at = self.layout.item_of[start]
        chunk = self.layout.chunk(at)
        if chunk is None or chunk.kind != "verb" or chunk.verb is None or not chunk.verb.heads:
            return None
        verb = chunk.verb
        if verb.heads[0] != start or not self._heads_agree(entry.head, verb.lemmas, verb.heads):
            return None
        if verb.passive and "जाना" not in entry.head:
            return None if "abroad" in entry.flags else Use(entry, start, end, at, at, "passive")
        return Use(entry, start, end, at, at, "active")

    def _heads_agree(self, head: tuple[str, ...], lemmas: list[str], at: list[int]) -> bool:
        """A head of several verbs ("मार गिराना") names its stems as they stand and its last verb in the infinitive."""
        if len(head) > len(lemmas):
            return False
        return all(h in (lemmas[i], self.tokens[at[i]].key) for i, h in enumerate(head))

    def _noun_use(self, entry: Predicate, start: int, end: int) -> Use | None:
        at = self.layout.item_of[end - 1]
        if at < 0:
            return None
        if self.tokens[end - 1].key in TOGETHER and self.tokens[start].key in OBLIQUE:
            # "के साथ हुआ समझौता": a postposition, and not "का साथ देना".
            return None
        item = self.items[at]
        ends_phrase = self._ends_item(item, end)
        if entry.kind != "event" and ends_phrase:
            direct = self._set_up(entry, start, end, at) or self._with_light(entry, start, end, at)
            if direct is not None:
                return direct
            turn = (end > item.end and self._verbless(at, True)) or (entry.type == "AGREE" and self._verbless(at))
            if entry.kind == "noun" and BE in entry.lights and turn:
                # "93 भिक्षु गिरफ़्त में", "मंत्री चीन दौरे पर", "दोनों दलों में सहमति": a turn that is said with होना, in a headline.
                return Use(entry, start, end, at, None, "active")
        if isinstance(item, Chunk) and item.kind == "verb":
            return None
        if entry.kind == "noun" and not ends_phrase and (rowed := self._in_row(entry, start, end, at)) is not None:
            return rowed
        if entry.kind == "adj":
            if ends_phrase and self._verbless(at):
                # "ईरान समझौते को तैयार नहीं": what is said with होना of somebody is told of him as its subject.
                return Use(entry, start, end, at, None, "active" if BE in entry.lights else "passive")
            return self._modifier(entry, start, end, at)
        if not (ends_phrase or self._member_end(item, end)):
            return None
        if "nonominal" in entry.flags:
            if self._attended(entry, at):
                return Use(entry, start, end, at, None, "nominal")
            given = self._given(entry, self._left_of(start, at), at)
            return Use(entry, start, end, at, given, "participial") if given is not None else None
        # "की गई संयम की अपील": a head of several words may begin in another phrase.
        left = self._left_of(start, at)
        before = self.layout.chunk(left)
        if self._only_strikes(entry):
            before = None
        if before is not None and before.kind == "verb" and before.verb and before.verb.form in ("fin", "agent") and not before.slot:
            light = before.verb.main
            if light == BE or light in HAPPEN or light in entry.lights or light in entry.twins or not entry.lights:
                clause = self.layout.clause_of(left)
                if clause is not None and clause.finite == left and light in entry.lights:
                    return Use(entry, start, end, at, left, "passive" if before.verb.passive else "active")
                if clause is not None and clause.finite == left and light in entry.twins and self._last_phrase(at):
                    return Use(entry, start, end, at, left, "twin")
                return Use(entry, start, end, at, left, "participial")
            if light in entry.receives and self._last_phrase(at):
                # "पाकिस्तान को मिलेगी अमरीकी मदद": a headline with its verb before its noun.
                return Use(entry, start, end, at, left, "receive")
            if light in entry.receives and before.verb.form == "fin" and not self._finite(left):
                # "केन्या को मिली मदद के बाद": what somebody got.
                return Use(entry, start, end, at, left, "receive")
        verb, ended = self._next_verb(at, end)
        if verb is None:
            verb, ended = self._far_happening(entry, at)
        if verb is not None:
            chunk = self.layout.chunk(verb)
            if chunk and chunk.verb and (chunk.verb.main in HAPPEN or ended):
                return Use(entry, start, end, at, verb, "happen", ended)
        if isinstance(item, Phrase) and start >= item.head.end:
            # "सरकार के विरोध में आंदोलन किया": a word that only makes a postposition tells of nothing by itself.
            return None
        return None if self._without(item) else Use(entry, start, end, at, None, "nominal")

    def _without(self, item: Item) -> bool:
        """ "वार्ता बिना किसी समझौते के ख़त्म हुई": a noun of what there was none of, which nobody took part in."""
        before, after = max(0, item.start - 1), (item.head if isinstance(item, Phrase) else item).after
        return self.tokens[before].key in WITHOUT or any(t.key in WITHOUT for t in self.tokens[item.end : after])

    def _attended(self, entry: Predicate, at: int) -> bool:
        """ "सम्मेलन में बीस मंत्री भाग ले रहे हैं": whether the clause of a meeting tells who is at it, in words of their own."""
        clause, item = self.layout.clause_of(at), self.items[at]
        if entry.type != "CONSULT" or "multilateral" not in entry.modes or item.slot != "men" or clause is None or clause.finite is None:
            return False
        before = self.items[clause.finite - 1]
        told = isinstance(before, Phrase) and not before.slot and self.tokens[before.end - 1].key in ATTEND
        return told and clause.finite - at > 2

    def _verbless(self, at: int, marked: bool = False) -> bool:
        """ "पूर्व मंत्री हवाई अड्डे से गिरफ़्तार": a headline that leaves its verb out. marked: with a postposition, which is of the turn."""
        clause = self.layout.clause_of(at)
        item = self.items[at]
        bare = isinstance(item, Phrase) and bool(item.slot) == marked and len(item.members) == 1
        return bare and clause is not None and clause.finite is None and clause.kind == "main" and self._last_phrase(at)

    def _ends_item(self, item: Item, end: int) -> bool:
        if isinstance(item, Phrase):
            head = item.head
            return end == head.end or head.end < end <= head.after
        return end in (item.end, item.after)

    @staticmethod
    def _member_end(item: Item, end: int) -> bool:
        return isinstance(item, Phrase) and any(end == m.end for m in item.members)

    def _with_light(self, entry: Predicate, start: int, end: int, at: int) -> Use | None:
        item = self.items[at]
        if isinstance(item, Phrase) and start >= item.head.end and end < item.head.after:
            # "अभियान के विरोध में किया गया": nor does a word that only makes a postposition.
            return None
        verb, ended = self._next_verb(at, end)
        if verb is None:
            verb = self._marked_object(entry, at) or self._scrambled(entry, at) or self._over_purpose(entry, at)
            verb = verb or self._fronted(entry, start, at) or self._over_the_held(entry, at) or self._far_done(entry, at)
            verb = verb or self._over_host(entry, at) or self._far_object(entry, at)
        if verb is None:
            return None
        chunk = self.layout.chunk(verb)
        assert chunk is not None
        assert chunk.verb is not None
        main, passive = chunk.verb.main, chunk.verb.passive
        if ended:
            # "वार्ता शुरू कराई": who brings others to it takes no part himself.
            apart = "nonominal" in entry.flags and DO not in entry.lights
            # "मुक़दमे की शुरुआत हुई": the verb is that of the noun of course, whatever verb the act takes.
            course = self.items[at].slot == "ka" and not self._course(at).isdisjoint(entry.lights)
            apart = main not in entry.lights and not course and (apart or (main == STAY and self._done_already(at)))
            if apart or (main in CAUSATIVE and entry.type == "CONSULT" and "third-party" not in entry.modes):
                return None
            ok = main in (BE, STAY)
            return Use(entry, start, end, at, verb, "twin" if ok or passive else "active", ended)
        if main in entry.lights or self._accepted(entry, verb):
            return Use(entry, start, end, at, verb, "passive" if passive else "active")
        if main in entry.twins:
            # Before ``receives``: "रिहाई हो पाई" tells of the one released, though "प्राप्त होना" is a way to receive.
            # "विपक्ष ने सदन नहीं चलने दिया": who does not let a thing go on stops it.
            return Use(entry, start, end, at, verb, "active" if chunk.verb.lets and "undone" in entry.flags else "twin")
        if main in entry.receives:
            return Use(entry, start, end, at, verb, "receive")
        return None

    def _in_row(self, entry: Predicate, start: int, end: int, at: int) -> Use | None:
        """ "आपत्ति और निराशा जताई": nouns in a row share the light verb behind the last of them."""
        verb, ended = self._next_verb(at, end) if self._member_end(self.items[at], end) else (None, "")
        chunk = self.layout.chunk(verb) if verb is not None and not ended else None
        if chunk is None or chunk.verb is None or chunk.verb.main not in entry.lights or chunk.verb.form == "inf":
            return None
        return Use(entry, start, end, at, verb, "passive" if chunk.verb.passive else "active")

    def _done_already(self, at: int) -> bool:
        """ "ओस्लो में हुई मुलाक़ात बेनतीजा रही": a participle before the noun tells the act, and the verb only how it went."""
        before = self.layout.chunk(at - 1)
        return before is not None and before.verb is not None and before.verb.main in HAPPEN | {BE} and not self._finite(at - 1)

    def _set_up(self, entry: Predicate, start: int, end: int, at: int) -> Use | None:
        """ "घटना की जाँच के लिए समिति गठित की", "… जाँच करने के लिए दल भेजा": who sets up an inquiry looks into it."""
        if "investigate" not in entry.modes or entry.kind != "noun":
            return None
        verb = body_set_up(self.layout, at)
        doing = self.layout.chunk(at + 1) if verb is None else None
        if doing is not None and doing.verb is not None and doing.verb.form == "inf" and doing.verb.main in entry.lights:
            verb = body_set_up(self.layout, at + 1)
        chunk = self.layout.chunk(verb)
        if verb is None or chunk is None or chunk.verb is None:
            return None
        return Use(entry, start, end, at, verb, "passive" if chunk.verb.passive or chunk.verb.main in entry.twins else "active")

    def _over_host(self, entry: Predicate, at: int) -> int | None:
        """ "मंत्री दो दिन की यात्रा पर काहिरा में हैं": where a visitor is may stand between the visit and its verb."""
        if "visit" not in entry.modes or self.items[at].slot != "par" or BE not in entry.lights or at + 2 >= len(self.items):
            return None
        place, chunk = self.items[at + 1], self.layout.chunk(at + 2)
        if (
            not isinstance(place, Phrase)
            or place.slot != "men"
            or not any(m.of("country", "metonym", "region") for m in place.head.mentions)
        ):
            return None
        return at + 2 if chunk is not None and chunk.verb is not None and chunk.verb.lemmas == [BE] and self._finite(at + 2) else None

    def _over_the_held(self, entry: Predicate, at: int) -> int | None:
        """ "ईरान की जेल में तीन नाविक बंद हैं", "हिरासत में दो लोगों को लिया गया": who is held may stand between the prison and the verb."""
        if HELD.isdisjoint(entry.modes) or self.items[at].slot != "men":
            return None
        held = locked = False
        for later in range(at + 1, min(at + 6, len(self.items))):
            chunk = self.items[later]
            if isinstance(chunk, Phrase):
                if held or chunk.slot not in ("ka", "ko", ""):
                    return None
                held = chunk.slot != "ka"
            elif chunk.kind == "verb":
                fits = held and chunk.verb is not None and chunk.verb.main in entry.lights and chunk.verb.form == "fin"
                # "जेल में दस डॉक्टर हैं": who is only in it may work there.
                sure = locked or (chunk.verb is not None and chunk.verb.main not in (BE, STAY)) or entry.head[0] in CUSTODY
                return later if fits and sure and self._finite(later) else None
            elif chunk.kind not in ("date", "filler"):
                return None
            else:
                locked = locked or self.tokens[chunk.start].key in LOCKED
        return None

    def _scrambled(self, entry: Predicate, at: int) -> int | None:
        """ "दोष विपक्ष पर मढ़ा": a phrase that fills a role of the predicate may stand between its noun and its verb."""
        item = self.items[at]
        if not isinstance(item, Phrase) or item.slot:
            return None
        filled = False
        for later in range(at + 1, min(at + 6, len(self.items))):
            chunk = self.items[later]
            if isinstance(chunk, Phrase):
                if not chunk.slot and chunk.end - chunk.start == 1 and self.lexicon.pronouns.get(self.tokens[chunk.start].key) == "this":
                    # "शर्त ये बताई गई कि …": the pronoun for what follows parts nothing.
                    filled = True
                    continue
                if filled and self._accepted(entry, later + 1):
                    return later + 1
                # "आलोचना कई संगठन करते रहे हैं": a subject that is named; "हमले अलग तरीक़े से किए": a phrase of manner.
                named = any(m.of("excluded") is None for m in chunk.head.mentions)
                # "हमले का निशाना सेना का एक काफ़िला था": so is one told by whose it is, right before the verb.
                whose = chunk.owner is not None and bool(chunk.owner.head.mentions) and BE in entry.lights and self._finite(later + 1)
                subject = not chunk.slot and (named or whose) and entry.kind == "noun"
                last = self.layout.chunk(later + 1)
                apart = chunk.slot == "se" or (last is not None and last.kind == "verb")
                manner = chunk.slot in ("se", "men") and (self._adnominal(later + 1) if named else apart and not item.owned)
                # "गिरफ़्तारियाँ सूचना के आधार पर की गईं": nor what it is done by or after, right before the verb.
                manner = manner or chunk.slot == "tak" or (chunk.slot in ADJUNCT and self._finite(later + 1))
                # "बातचीत नई दिल्ली में की": nor does a place right before the verb part it from its noun.
                place = chunk.slot in ("men", "se") and any(m.of("country", "metonym", "region") for m in chunk.head.mentions)
                manner = manner or (place and self._finite(later + 1))
                # "इस्तीफ़ा राजभवन में राज्यपाल को सौंपा": nor one right before a phrase that fills a role.
                manner = manner or (chunk.slot == "men" and named and self._fills(entry, later + 1))
                handed = chunk.slot == "ko" and self._right_before(entry, later + 1)
                if chunk.slot not in entry.active and chunk.slot not in ("ka", "ne") and not (subject or manner or handed):
                    return None
                filled = True
            elif chunk.kind == "verb" and chunk.slot == "liye":
                # "कमांडो हालात से निपटने के लिए मुंबई भेजे": nor does what it is done for.
                filled = True
            elif chunk.kind == "verb":
                fits = filled and chunk.verb is not None and chunk.verb.main in entry.lights and chunk.verb.form == "fin"
                if fits or not self._adnominal(later):
                    return later if fits else None
            elif chunk.kind not in ("date", "filler") and chunk.lemma != "corr":
                return None
        return None

    def _right_before(self, entry: Predicate, at: int) -> bool:
        """ "हमले का निशाना मस्जिद को बनाया", "इस्तीफ़ा राष्ट्रपति को सौंपा": whom it is done to may stand right before the verb."""
        return ("obj" in entry.active and self._finite(at)) or (not HANDING.isdisjoint(entry.lights) and self._hands(at))

    def _hands(self, at: int) -> bool:
        """ "इस्तीफ़ा राष्ट्रपति को सौंपा": to whom it is handed stands right before the verb."""
        chunk = self.layout.chunk(at)
        return chunk is not None and chunk.verb is not None and chunk.verb.main in HANDING

    def _over_purpose(self, entry: Predicate, at: int) -> int | None:
        """ "यह हमला शहर को छुड़ाने के लिए किया": what it is done for may stand between an act's noun and its verb."""
        item, clause = self.items[at], self.layout.clause_of(at)
        last = clause.finite if clause is not None else None
        if not isinstance(item, Phrase) or item.slot or entry.kind != "noun" or last is None or not at + 2 <= last <= at + 8:
            return None
        chunk, purpose = self.layout.chunk(last), self.items[last - 1]
        if chunk is None or chunk.verb is None or chunk.verb.main not in entry.lights or purpose.slot != "liye":
            return None
        between = self.items[at + 1 : last - 1]
        plain = all(bool(i.slot) or i.at == last - 2 if isinstance(i, Phrase) else i.kind in ("date", "filler") for i in between)
        return last if plain else None

    def _fronted(self, entry: Predicate, start: int, at: int) -> int | None:
        """ "अमरीका ने दी ईरान को हमले की धमकी": a headline puts its verb before what makes a predicate with it."""
        item = self.items[at]
        if not isinstance(item, Phrase) or item.slot or not self._last_phrase(at):
            return None
        for earlier in range(min(at, self.layout.item_of[start]) - 1, -1, -1):
            before = self.items[earlier]
            if isinstance(before, Phrase):
                # "हाई कोर्ट ने दिया मंत्री पर मुक़दमा चलाने का आदेश": what goes with the infinitive may be anything.
                fills = before.slot in entry.active or before.slot == "ka" or (before.slot == "ko" and "obj" in entry.active)
                if not fills and item.owner_verb is None:
                    return None
            elif before.kind == "verb" and before is not item.owner_verb:
                fits = before.verb is not None and before.verb.form == "fin" and not before.slot
                known = fits and before.verb is not None and (before.verb.main in entry.lights or before.verb.main in entry.twins)
                return earlier if known and self._finite(earlier) else None
            elif before.kind not in ("date", "filler", "verb"):
                return None
        return None

    def _fills(self, entry: Predicate, at: int) -> bool:
        """Whether the item at a place is a marked phrase that fills a role of an entry, right before the verb of its clause."""
        while at < len(self.items) and isinstance(owner := self.items[at], Phrase) and owner.slot == "ka":
            # "… में | पुलिस के | अभियान के विरोध में किया": whose it is stands before what fills the role.
            at += 1
        item = self.items[at] if at < len(self.items) else None
        return isinstance(item, Phrase) and item.slot in entry.active and item.slot != "ka" and self._finite(at + 1)

    def _adnominal(self, at: int) -> bool:
        """ "ये धमाका बाहर से आए लोगों ने किया": a participle before who does it."""
        chunk, after = self.layout.chunk(at), self.items[at + 1] if at + 1 < len(self.items) else None
        if chunk is None or chunk.verb is None or chunk.verb.form != "fin" or chunk.verb.aspect != "perf" or chunk.slot:
            return False
        clause = self.layout.clause_of(at)
        return isinstance(after, Phrase) and after.slot == "ne" and clause is not None and clause.finite != at

    def _marked_object(self, entry: Predicate, at: int) -> int | None:
        """ "लड़ाकों को ज़िले में भेज दिया": the object of a collocation may carry को and stand away from its verb."""
        item = self.items[at]
        if not isinstance(item, Phrase) or item.slot != "ko" or "nonominal" not in entry.flags or entry.kind != "noun":
            return None
        for later in range(at + 1, min(at + 5, len(self.items))):
            chunk = self.items[later]
            if isinstance(chunk, Chunk) and chunk.kind == "verb":
                return later if chunk.verb is not None and (chunk.verb.main in entry.lights or self._accepted(entry, later)) else None
            if isinstance(chunk, Phrase) and ACCEPT in entry.lights and (chunk.slot == "ne" or self._accepted(entry, later + 1)):
                # "प्रस्ताव को चीन ने स्वीकार कर लिया": nor does who accepts part it.
                continue
            where = isinstance(chunk, Phrase) and chunk.slot in ("men", "par", "se", "ka", "near", "toward", "tak")
            if where or (isinstance(chunk, Phrase) and (self._to_land(entry, chunk) or self._whither(chunk, later))):
                continue
            if isinstance(chunk, Chunk) and chunk.kind in ("date", "filler"):
                continue
            return None
        return None

    def _whither(self, phrase: Phrase, at: int) -> bool:
        """ "सैनिकों को इराक़ भेजेगा": where somebody is sent stands bare right before the verb."""
        landed = any(m.of("country", "metonym", "region", "place") for m in phrase.head.mentions)
        return not phrase.slot and self._finite(at + 1) and (landed or self.tokens[phrase.end - 1].key in SEAT)

    @staticmethod
    def _to_land(entry: Predicate, phrase: Phrase) -> bool:
        """ "जासूस को अमरीका को सौंपा": the land to which somebody is handed over has को as well."""
        landed = any(m.of("country", "metonym", "adjective") for m in phrase.head.mentions)
        return phrase.slot == "ko" and landed and not HANDING.isdisjoint(entry.lights)

    def _next_verb(self, at: int, end: int) -> tuple[int | None, str]:
        """The verb that a bare predicate noun leans on, past adverbs, negation and an aspectual word ("तेज़", "शुरू")."""
        item, going = self.items[at], NO_COURSE
        if isinstance(item, Phrase) and item.slot and item.head.end >= end:
            going = self._course(at)
            if not going:
                return None, ""
            at += 1
        aspect, steps = "", 0
        for next_at in range(at + 1, min(at + 5, len(self.items))):
            chunk = self.items[next_at]
            if isinstance(chunk, Phrase):
                word = self.tokens[chunk.end - 1].key
                if chunk.slot or chunk.end - chunk.start > 2 or aspect or word not in self.lexicon.aspectuals:
                    return None, ""
                aspect = word
            elif chunk.kind == "verb" and chunk.verb:
                if aspect:
                    verbs, status = self.lexicon.aspectuals[aspect]
                    return (next_at, status) if chunk.verb.main in verbs else (None, "")
                if going:
                    return (next_at, "happened") if chunk.verb.main in going else (None, "")
                return next_at, ""
            elif chunk.kind == "filler" and steps < 3:
                word = self.tokens[chunk.start].key
                if word in self.lexicon.aspectuals:
                    aspect = word
                steps += 1
            elif chunk.kind != "date" and not self._more(next_at):
                return None, ""
        return None, ""

    def _course(self, at: int) -> frozenset[str]:
        """ "जाँच का सिलसिला शुरू किया", "हमलों की मुहिम छेड़ी": the verbs of a noun of course behind an act; none without one."""
        item, after = self.items[at], self.items[at + 1] if at + 1 < len(self.items) else None
        if item.slot != "ka" or not isinstance(after, Phrase) or after.slot or after.end - after.start > 2:
            return NO_COURSE
        if isinstance(item, Phrase) and any(m.end == item.head.end and m.of("excluded") is None for m in item.head.mentions):
            # "सेना का अभियान जारी है": whose it is.
            return NO_COURSE
        return self.lexicon.courses.get(self.tokens[after.end - 1].key, NO_COURSE)

    def _modifier(self, entry: Predicate, start: int, end: int, at: int) -> Use | None:
        """ "गिरफ़्तार नेता": the adjective before its noun, the noun suffers it."""
        item = self.items[at]
        if not isinstance(item, Phrase) or "nonominal" in entry.flags or end >= item.end:
            return None
        return Use(entry, start, end, at, None, "modifier")


def matches(lexicon: Lexicon, tokens: list[Token], starts: Sequence[int] | None = None) -> list[Match]:
    """The entries whose heads stand in a sentence, by where they begin and end. starts: the tokens that may begin one, where known."""
    trie = lexicon.predicates
    if starts is None:
        none_begins = trie.root.keys().isdisjoint
        starts = [at for at, token in enumerate(tokens) if not none_begins(token.keys)]
    return [(at, end, found) for at in starts if tokens[at].kind != "punct" for end, found in trie.ends(tokens, at, 7, JOINTS)]
