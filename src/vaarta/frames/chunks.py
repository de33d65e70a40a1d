"""A tagged sentence as a row of chunks: noun phrases with their postposition, verb groups, borders.

Flat on purpose: which phrase belongs to which predicate is decided by the predicates (``fill``), not by a tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Token
from ..language.names import HYPHENS, Mention
from ..language.tokens import VISARGA
from .borders import Borders
from .functionwords import word_of, words_of
from .lexicon import Lexicon
from .verbs import Verb, or_else, read_verb

OBLIQUE_OF, BE, MORE = word_of("of"), word_of("be"), words_of("more")
DIRECT = {word[-1] for word in words_of("ofdirect")}
MAKER = "maker"
# What may stand in quotes as a name or a borrowed word, and no sentence.
PLAIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
SUPERLATIVE, THEREFORE, LENGTHS = words_of("superlative"), words_of("therefore"), words_of("lengths")
CALLED, CONSEQUENT = words_of("called"), words_of("consequent")
ROUGHLY, COUNTED_OF = words_of("roughly"), ("country", "group", "party", "agency", "body", "organ", "crowd")
# What may stand in quotes before a word that makes a predicate with its verb: "'पूरी तरह से ख़ारिज' किया".
MANNER, PREDICATIVE = frozenset({"ADV", "ADP", "DET", "PART"}), frozenset({"NOUN", "ADJ"})
QUOTES = frozenset("\"'“”‘’«»`")
BRACKETS = frozenset("()[]")


class Chunk:
    """A stretch of tokens. kind: np, verb, link (a connective), mark (punctuation), date, filler (adverbs).

    start, end: token indices without the postposition; slot: "" for a bare phrase; after: index past the postposition.
    mentions: the names inside; verb: for a verb group; lemma: class of a link, or the sign of a mark.
    """

    # No dataclass, as little as phrases and verbs are: a sentence has dozens, and compiled its own method is several times as fast.
    __slots__ = ("after", "end", "kind", "lemma", "mentions", "owners", "relative", "slot", "start", "verb")

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        slot: str = "",
        after: int = 0,
        mentions: list[Mention] | None = None,
        verb: Verb | None = None,
        lemma: str = "",
        relative: bool = False,
    ) -> None:
        self.kind = kind
        self.start, self.end = start, end
        self.slot, self.after = slot, after
        self.mentions: list[Mention] = [] if mentions is None else mentions
        self.verb = verb
        self.lemma = lemma
        self.relative = relative
        self.owners: list[Chunk] = []

    @property
    def done(self) -> bool:
        """Whether it is a verb group of what is over that may stand as a participle before a noun: "लगी", "किए गए"."""
        return self.verb is not None and not self.slot and self.verb.aspect == "perf" and self.verb.form in ("part", "fin")


class Chunker(Borders):
    """Cuts one sentence. marks: token ranges that are one unit from elsewhere (dates), as start → end."""

    def __init__(self, lexicon: Lexicon, tokens: list[Token], mentions: Sequence[Mention], dates: dict[int, int]) -> None:
        self.lexicon, self.tokens, self.dates = lexicon, tokens, dates
        self.mention_at = {m.start: m for m in mentions}
        self.chunks: list[Chunk] = []
        self.open: Chunk | None = None
        # Where a name in quotes ends, of which the opening mark has been read over.
        self.quoted = -1

    def run(self) -> list[Chunk]:
        at, count = 0, len(self.tokens)
        while at < count:
            at = self._step(at)
        self._close()
        return self._taken_up(self.chunks)

    def _taken_up(self, chunks: list[Chunk]) -> list[Chunk]:
        """ "भाजपा और कांग्रेस दोनों को": the word for both, after the two, only carries their postposition."""
        out: list[Chunk] = []
        for chunk in chunks:
            both = chunk.kind == "np" and chunk.end - chunk.start == 1 and self.lexicon.pronouns.get(self.tokens[chunk.start].key) == "both"
            if both and len(out) > 1 and out[-1].kind == "np" and not out[-1].slot and (out[-2].kind, out[-2].lemma) == ("link", "coord"):
                out[-1].slot, out[-1].after = chunk.slot, chunk.after
            else:
                out.append(chunk)
        return out

    def _step(self, at: int) -> int:
        tokens = self.tokens
        token = tokens[at]
        if at in self.dates:
            self._close()
            end = self.dates[at]
            self.chunks.append(Chunk("date", at, end, "date", end))
            return end
        if at in self.mention_at:
            # "भारत जोड़ो यात्रा": the name of a campaign goes before the name it begins with.
            if token.key in self.lexicon.fixed.root and (end := self._fixed(at)) > self.mention_at[at].end:
                return end
            if self._opposed(at):
                self._phrase(at, at + 1, None)
                return at + 1
            if self._ends_before_name(self.mention_at[at]):
                self._close()
            return self._mention(self.mention_at[at])
        if token.kind == "punct":
            return self._mark(at)
        pos = token.reading.pos if token.reading else "X"
        # Most words are of none of the closed classes.
        if token.key in self.lexicon.turns and (end := self._turn(at, pos)) > at:
            return end
        if pos in ("VERB", "AUX"):
            return self._verb(at)
        if pos == "PART":
            if self.open is None and self.chunks and self.chunks[-1].kind in ("verb", "mark") and or_else(tokens, at):
                # "हथियार डाल दें नहीं तो हमला होगा": two words that are one with "वरना".
                self.chunks.append(Chunk("link", at, at + 2, "", at + 2, lemma="but"))
                return at + 2
            self._after_particle(at)
            return at + 1
        if pos == "ADV" and self._ranks(at):
            return at + 1
        if pos in ("ADV", "ADP", "CCONJ", "SCONJ") or (token.key in self.lexicon.aspectuals and self._of_course(at)):
            self._close()
            self.chunks.append(Chunk("filler", at, at + 1, "", at + 1))
            return at + 1
        if self.open is not None and self._parts(at, pos):
            self._close()
        self._phrase(at, at + 1, None, alone=pos == "PRON")
        return self._fused(at + 1) if pos == "PRON" else at + 1

    def _ranks(self, at: int) -> bool:
        """ "ईरान के दूसरे सबसे बड़े शहर": a superlative behind an adjective, before its own, is within the phrase of both."""
        chunk = self.open
        if self.tokens[at].key not in SUPERLATIVE or at + 1 >= len(self.tokens):
            return False
        if chunk is None:
            return self._opens_ranked(at)
        if chunk.mentions:
            return False
        readings = [t.reading for t in (*self.tokens[chunk.start : at], self.tokens[at + 1])]
        return all(r is not None and r.pos in ("ADJ", "NUM") for r in readings)

    def _opens_ranked(self, at: int) -> bool:
        """ "समर्थन दे रही | सबसे बड़ी पार्टी": behind a participle a superlative opens the phrase that the participle qualifies."""
        last, after = self.chunks[-1] if self.chunks else None, self.tokens[at + 1].reading
        if (
            last is None
            or last.verb is None
            or last.slot
            or last.end != at
            or after is None
            or after.pos != "ADJ"
            or at + 2 >= len(self.tokens)
        ):
            return False
        noun = self.tokens[at + 2].reading
        if noun is None or noun.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        self._phrase(at, at + 1, None)
        return True

    def _turn(self, at: int, pos: str) -> int:
        """The end of the fixed turn, connective or postposition that begins at a token; ``at`` where none does."""
        if (end := self._fixed(at)) > at:
            return end
        link = self.lexicon.connectives.get(self.tokens[at].key)
        if link and self._is_link(at, link, pos):
            return self._link(at, link)
        if link and link[0] == "coord":
            return at + 1
        return self._postposition(at)

    def _verb(self, at: int) -> int:
        self._close()
        verb = read_verb(self.tokens, at)
        self.chunks.append(Chunk("verb", at, verb.end, "", verb.end, verb=verb))
        return max(self._postposition(verb.end), verb.end)

    def _of_course(self, at: int) -> bool:
        """ "हमले | जारी हैं", "प्रदर्शन | जारी,": a word of course before the verb, or at a headline's end, is in neither phrase."""
        ends = at + 1 >= len(self.tokens) or self.tokens[at + 1].kind == "punct"
        return (ends and not self._within_entry(at)) or (at + 1 < len(self.tokens) and self._verbal(at + 1))

    def _parts(self, at: int, pos: str) -> bool:
        """Whether a word begins a phrase of its own, though one is open; never behind a hyphen: "भीड़-भरे बाज़ार में"."""
        if self.tokens[at - 1].text in HYPHENS:
            return False
        if pos in ("ADJ", "DET", "NUM") and (self._after_name(pos) or self._after_common_noun(at, pos)):
            return True
        if pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        if self._begins_predicate(at) or self._stands_alone(at) or self._after_state(at) or self._after_object(at) or self._before_town(at):
            return True
        return self._predicative(at, pos) or self._ends_direct(at)

    def _ends_before_name(self, name: Mention) -> bool:
        """ "अपना त्यागपत्र | राज्यपाल को", "बातचीत का अगला दौर | जिनेवा में": so is one that "अपना" or "का" stands before."""
        chunk, at = self.open, name.start
        if chunk is None or chunk.mentions or not self._shown_direct(chunk) or not self._postposition_after(name.end):
            return False
        return at == chunk.end and any(r.pos == "NOUN" and r.case in ("dir", None) for r in self.tokens[at - 1].form.readings)

    def _shown_direct(self, chunk: Chunk) -> bool:
        """Whether the genitive before a phrase ("का", "अपना"), or the word that opens it ("यह"), puts its noun in the direct case."""
        tokens = self.tokens
        before = self._before(chunk)
        owned = before is not None and before.slot == "ka" and before.after == chunk.start and tokens[chunk.start - 1].key[-1:] in DIRECT
        return owned or (chunk.end - chunk.start > 1 and self._only_direct(tokens[chunk.start]))

    def _before(self, chunk: Chunk) -> Chunk | None:
        """What stands before the phrase that is open, where that is the last of the row."""
        return self.chunks[-2] if len(self.chunks) > 1 and self.chunks[-1] is chunk else None

    def _ends_direct(self, at: int) -> bool:
        """ "यह फ़ैसला | समिति पर छोड़ा", "लड़ने का फ़ैसला | समिति की राय पर": a noun in the direct case is in no phrase with a postposition."""
        tokens, chunk = self.tokens, self.open
        before = tokens[at - 1].form.readings
        if chunk is None or chunk.mentions or not before or any(r.pos != "NOUN" or r.case != "dir" for r in before):
            return False
        if not self._shown_direct(chunk):
            return False
        end = at
        while end < len(tokens) and (own := tokens[end].reading) is not None and own.pos in PLAIN and not self._takes_postposition(end):
            end += 1
        return end < len(tokens) and self._takes_postposition(end)

    def _after_particle(self, at: int) -> None:
        """ "कॉर्क भी | हमले की चपेट में": a particle after a noun ends the phrase, unless its postposition follows."""
        before = self.tokens[at - 1].reading if at else None
        chunk = self.open
        if chunk is None or before is None or self._postposition_after(at + 1):
            return
        group = chunk.mentions and chunk.mentions[-1].end == at and chunk.mentions[-1].of("crowd", "group", "party", "person", "country")
        if before.pos in ("NOUN", "PROPN") or group:
            self._close()

    def _fixed(self, at: int) -> int:
        """ "कम से कम", "बड़ी संख्या में": a fixed turn is in no phrase, whatever postposition is in it."""
        fixed, end = self.lexicon.fixed, at
        if self.tokens[at].key in fixed.root:
            end, _ = fixed.as_spelled(self.tokens, at)
        if end == at and self.tokens[at].key in self.lexicon.manners:
            end = self._manner(at)
        if end == at:
            return at
        self._close()
        self.chunks.append(Chunk("filler", at, end, "", end))
        return end

    def _manner(self, at: int) -> int:
        """ "रूस | गंभीरता और विश्वास के साथ": a noun of manner with से or के साथ says how, it stands beside nobody."""
        lexicon, tokens, probe = self.lexicon, self.tokens, at + 1
        while probe + 1 < len(tokens) and lexicon.connectives.get(tokens[probe].key, ("",))[0] == "coord":
            if tokens[probe + 1].key not in lexicon.manners:
                return at
            probe += 2
        end, slots = lexicon.postpositions.as_spelled(tokens, probe) if probe < len(tokens) else (at, [])
        return end if slots and slots[0] in ("se", "saath") else at

    def _fused(self, at: int) -> int:
        """ "उसके ऊपर", "उनके ख़िलाफ़": का of a compound postposition is inside the pronoun."""
        last = self.chunks[-1]
        if last.kind != "np" or last.slot != "ka" or last.end != at or self.tokens[at - 1].key[-1:] in DIRECT:
            # "उसका नाम हटाया": "के नाम" and the like are of "उसके" alone.
            return at
        node, best, probe = self.lexicon.postpositions.root.get(OBLIQUE_OF, {}), None, at
        while probe < len(self.tokens) and (node := node.get(self.tokens[probe].key)) is not None:
            probe += 1
            if found := node.get(""):
                best = (probe, found[0])
        if best is None:
            return at
        last.after, last.slot = best
        return best[0]

    def _is_link(self, at: int, link: tuple[str, str], pos: str) -> bool:
        if link[0] == "but" and self._takes_postposition(at):
            return pos in ("CCONJ", "SCONJ") and not (self.open or (self.chunks and self.chunks[-1].kind == "verb"))
        if link[0] == "corr":
            return self.open is None and (pos != "PART" or self._between_verbs(at)) and not self._before_its_verb(at)
        if self.tokens[at].key in THEREFORE and self._inside_clause():
            # "एक यात्री को इसलिए मारना पड़ा क्योंकि …": so does a word of cause that stands in the middle.
            return False
        return link[0] != "coord" or not self._joins_adjectives(at)

    def _between_verbs(self, at: int) -> bool:
        """ "… हटाया गया था तो कहा गया था": तो right after a finite verb and before another opens what follows from the first."""
        last = self.chunks[-1] if self.chunks else None
        follows = last is not None and last.end == at and last.verb is not None and last.verb.form == "fin" and self._verbal(at + 1)
        return follows and self.tokens[at].key in CONSEQUENT

    def _inside_clause(self) -> bool:
        """Whether a phrase of the clause is told already, and no verb after it."""
        last = self.chunks[-1] if self.chunks else None
        return last is not None and last.kind == "np" and bool(last.slot)

    def _before_its_verb(self, at: int) -> bool:
        """ "वह राष्ट्रपति से तब मिलेंगे जब …": a word of time between a phrase with its postposition and the verb parts nothing."""
        last = self.chunks[-1] if self.chunks else None
        if last is None or last.kind != "np" or not last.slot or at + 1 >= len(self.tokens) or not self._verbal(at + 1):
            return False
        for chunk in reversed(self.chunks):
            if chunk.kind in ("link", "mark"):
                return chunk.lemma != "cond"
            if chunk.kind == "verb" and chunk.verb is not None and chunk.verb.form == "fin":
                return False
        return True

    def _mark(self, at: int) -> int:
        token = self.tokens[at]
        # A visarga that is typed for the colon.
        sign = token.key if token.text == VISARGA else token.text
        if sign in HYPHENS and self._pairs(at):
            self._close()
            self.chunks.append(Chunk("link", at, at + 1, "", at + 1, lemma="coord"))
            return at + 1
        if sign in "-–—/" and self.open and at + 1 < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end:
            return at + 1
        if sign in BRACKETS and self.open and sign in "([":
            return self._bracket(at)
        if sign in "-–" and self._counts_on(at):
            return at + 1
        if sign in QUOTES and self.open and (end := self._called_behind(at)):
            self._close()
            self.quoted = end
            return at + 1
        if sign in QUOTES and self.open and (end := self._name_behind(at)):
            self._close()
            self.chunks.append(Chunk("filler", at, end, "", end))
            return end
        if sign in QUOTES and ((self.open and self._inside_name(at)) or at == self.quoted or self._quoted_name(at)):
            return at + 1
        self._close()
        self.chunks.append(Chunk("mark", at, at + 1, "", at + 1, lemma=sign))
        return at + 1

    def _called_behind(self, at: int) -> int:
        """ "सरकार का फ़ैसला | 'बेहद ग़लत' | है": where the quotes end in which a thing is called something; 0 where it is called nothing."""
        tokens = self.tokens
        before = tokens[at - 1].reading if at else None
        end = next((i for i in range(at + 1, min(at + 6, len(tokens) - 1)) if tokens[i].text in QUOTES), 0)
        inside = [t.reading for t in tokens[at + 1 : end] if t.text not in HYPHENS]
        copula = tokens[end + 1].reading if inside else None
        if before is None or before.pos not in ("NOUN", "PROPN") or copula is None or copula.lemma != BE or not self._verbal(end + 1):
            return 0
        plain = all(r is not None and r.pos in PLAIN | MANNER for r in inside)
        return end if plain and inside[-1] is not None and inside[-1].pos in PREDICATIVE else 0

    def _name_behind(self, at: int) -> int:
        """ "साझा अभ्यास | 'मज़बूत ढाल 2021' | करेंगे": the end of a name in quotes that parts a noun from its verb; 0 where none stands."""
        tokens = self.tokens
        before = tokens[at - 1].reading if at else None
        if before is None or before.pos != "NOUN" or (self.open is not None and self.open.mentions and self.open.mentions[-1].end == at):
            return 0
        end = next((i for i in range(at + 1, min(at + 7, len(tokens) - 1)) if tokens[i].text in QUOTES), 0)
        inside = tokens[at + 1 : end]
        if not inside or not (self._verbal(end + 1) or tokens[end + 1].key in self.lexicon.aspectuals):
            return 0
        named = all(t.text in HYPHENS or (t.reading is not None and t.reading.pos in PLAIN) for t in inside)
        return end + 1 if named else 0

    def _quoted_name(self, at: int) -> bool:
        """ "विपक्षी गठबंधन 'इंडिया' के नेता", "को “कड़ी सज़ा” देने की चेतावनी": at most four words in quotes amid a sentence are read through."""
        tokens = self.tokens
        end = next((i for i in range(at + 1, min(at + 6, len(tokens) - 1)) if tokens[i].text in QUOTES), 0)
        # "'अल्फ़ा' नाम के संगठन ने": what goes on with the word for a name is one, where the sentence begins too.
        opens = not at or tokens[at - 1].kind == "punct" or self.lexicon.connectives.get(tokens[at - 1].key)
        if opens and not (end and tokens[end + 1].key in CALLED):
            return False
        inside = tokens[at + 1 : end]
        if not inside or (self.open is None and self._takes_postposition(end + 1)):
            return False
        if tokens[end + 1].kind == "punct" or self.lexicon.connectives.get(tokens[end + 1].key):
            return False
        # "प्रस्ताव को 'पूरी तरह ख़ारिज' कर दिया": what makes a predicate with the verb behind the quotes is no name.
        plain = PLAIN | MANNER if self._verbal(end + 1) and inside[-1].reading and inside[-1].reading.pos in PREDICATIVE else PLAIN
        if any(t.kind not in ("word", "latin") or (t.reading is not None and t.reading.pos not in plain) for t in inside):
            return False
        self.quoted = end
        return True

    def _bracket(self, at: int) -> int:
        """A short bracket belongs to the phrase before it: "भाजपा (BJP)", "वेंडी शेरमेन (Wendy Sherman)"."""
        for end in range(at + 1, min(at + 9, len(self.tokens))):
            if self.tokens[end].text in ")]":
                assert self.open is not None
                self.open.end = self.open.after = end + 1
                if self._common(end + 1) and self.open.mentions and self.open.mentions[-1].end == at:
                    # "तटरक्षक बल (आईसीजी) | बंदरगाह पर": a thing is no part of the name that the bracket ended.
                    self._close()
                return end + 1
        self._close()
        return at + 1

    def _common(self, at: int) -> bool:
        """Whether a word of things stands at a place, and no name."""
        if at >= len(self.tokens) or any(m.start <= at < m.end for m in self.mention_at.values()):
            return False
        own = self.tokens[at].reading
        return own is not None and own.pos == "NOUN"

    def _counts_on(self, at: int) -> bool:
        """ "तीन - दिवसीय यात्रा": a hyphen set apart, between a number and what goes on with it, ends no phrase."""
        if self.open is None or self.open.end != at or at + 1 >= len(self.tokens):
            return False
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        pos = after.reading.pos if after.reading else ""
        counts = before.kind == "num" or (before.reading is not None and before.reading.pos == "NUM")
        return counts and after.kind == "word" and pos in ("NUM", "ADJ", "PROPN") and at + 1 not in self.mention_at

    def _link(self, at: int, link: tuple[str, str]) -> int:
        self._close()
        kind, case = link
        if kind == "when" and at + 1 < len(self.tokens) and self.tokens[at + 1].key in self.lexicon.particles:
            # "जब तक", "जब भी": a bound, not a time at which something happened.
            self.chunks.append(Chunk("link", at, at + 2, case, at + 2, lemma="cond"))
            return at + 2
        self.chunks.append(Chunk("link", at, at + 1, case, at + 1, lemma=kind))
        if kind == "rel":
            end = at + 1
            phrase = Chunk("np", at, end, case, end, relative=True)
            self.chunks.append(phrase)
            if not case:
                self.open = phrase if self._takes_postposition_at(end) else None
            elif case == "ka":
                # "जिसके बाद", "जिनके ख़िलाफ़": का of a compound postposition is inside the pronoun.
                return self._fused(end)
        return at + 1

    def _mention(self, mention: Mention) -> int:
        self._phrase(mention.start, mention.end, mention)
        return mention.end

    def _phrase(self, start: int, end: int, mention: Mention | None, alone: bool = False) -> None:
        chunk = self.open
        if chunk is not None and (alone or self._counted(chunk) or (mention and self._named_apart(chunk, mention, start))):
            self._close()
            chunk = None
        if chunk is None:
            chunk = self.open = Chunk("np", start, end, "", end)
            self.chunks.append(chunk)
        chunk.end = chunk.after = end
        if mention:
            chunk.mentions.append(mention)
        if alone:
            self._stay_open_for_case()

    def _of_pair(self, chunk: Chunk, mention: Mention) -> bool:
        """ "भारत-चीन सैनिकों के बीच": two states that a hyphen joins qualify the people behind them, as one state does not."""
        link = self._before(chunk)
        if link is None or link.kind != "link" or self.tokens[link.start].text not in HYPHENS or link.end != chunk.start:
            return False
        state = len(chunk.mentions) == 1 and chunk.mentions[0].of("country") is not None
        return state and mention.of("crowd", "human", "office") is not None

    def _named_apart(self, chunk: Chunk, mention: Mention, start: int) -> bool:
        """Whether a name begins a phrase of its own behind the one that is open."""
        begins = (
            self._new_phrase(chunk, mention)
            or self._after_noun(chunk, mention)
            or self._so_many_fell(chunk, mention)
            or self._after_surname(chunk, mention)
            or self._after_body(chunk, mention)
            or self._after_object(start)
            or self._qualified(chunk, mention)
            or self._from_somewhere(chunk, mention)
            or self._several_after(start)
        )
        return begins and not self._of_pair(chunk, mention)

    def _several_after(self, start: int) -> bool:
        """ "दस्तावेज़ | कई देशों के साथ": a name that begins with a word of number stands behind no noun."""
        here, before = self.tokens[start].reading, self.tokens[start - 1].reading if start else None
        return here is not None and here.pos == "DET" and before is not None and before.pos == "NOUN"

    def _stay_open_for_case(self) -> None:
        """A pronoun is a phrase by itself, but its postposition may follow."""
        assert self.open is not None
        if (case := self.lexicon.cases.get(self.tokens[self.open.end - 1].key)) is not None:
            self.open.slot = case
            self._close()
        elif not self._takes_postposition_at(self.open.end):
            self._close()

    def _postposition(self, at: int) -> int:
        """Attach a postposition that begins at ``at`` to the phrase or verb before it; where it ends, or ``at``."""
        if at >= len(self.tokens):
            return at
        word = self.tokens[at].key
        if (word not in self.lexicon.postpositions.root and word not in self.lexicon.particles) or self._initial(at):
            # Asked at every token, and most begin none.
            return at
        target = self.open or self._verb_before(at)
        probe = at
        while probe < len(self.tokens) and probe < at + 2 and self.tokens[probe].key in self.lexicon.particles:
            probe += 1
        if target is None:
            return at
        end, slots = self.lexicon.postpositions.as_spelled(self.tokens, probe) if probe < len(self.tokens) else (at, [])
        if not slots and probe > at and word in self.lexicon.postpositions.root:
            # "लोगों तक अनाज": तक stresses only before another postposition.
            probe = at
            end, slots = self.lexicon.postpositions.as_spelled(self.tokens, probe)
        if slots and end > probe + 1 and self._verb_of_passive(end):
            # "लोगों के मारे जाने": the last word is the verb, not the end of "के मारे".
            end, slots = probe + 1, self.lexicon.postpositions.as_spelled(self.tokens, probe, probe + 1)[1]
        if slots and end == probe + 2 and (self._former(target, probe + 1) or self._roughly(target, probe + 1)):
            end, slots = probe + 1, self.lexicon.postpositions.as_spelled(self.tokens, probe, probe + 1)[1]
        if not slots:
            return at
        if slots[0] == "se" and (past := self._past_comparison(target, end)) > end:
            self._widen(past)
            return past
        first = self.tokens[probe]
        if end == probe + 1 and first.reading and first.reading.pos in ("VERB", "AUX"):
            return at
        away = slots[0] == "se" and target.kind == "np" and self._so_far_from(end)
        target.slot, target.after = MAKER if slots[0] == "dvara" and self._made_by(end) else "near" if away else slots[0], end
        self.open = None
        return end

    def _so_far_from(self, at: int) -> bool:
        """ "राजधानी से लगभग 200 किलोमीटर दक्षिण में": whether a distance follows, so that the phrase only tells where."""
        ahead = self.tokens[at : at + 3]
        measured = next((n for n, t in enumerate(ahead) if t.key in LENGTHS), 0)
        return measured > 0 and (ahead[measured - 1].kind == "num" or self._number(at + measured - 1))

    def _number(self, at: int) -> bool:
        reading = self.tokens[at].reading
        return reading is not None and reading.pos == "NUM"

    def _roughly(self, target: Chunk, at: int) -> bool:
        """ "अल क़ायदा के क़रीब 600 सदस्य": before a number, the word that ends "के क़रीब" says that it is rough; of a place it may not."""
        if self.tokens[at].key not in ROUGHLY or at + 1 >= len(self.tokens) or not target.mentions or target.mentions[-1].end != target.end:
            return False
        last, counted = target.mentions[-1], self.tokens[at + 1].kind == "num" or self._number(at + 1)
        return counted and last.of(*COUNTED_OF) is not None and last.of("region", "metonym") is None

    def _former(self, target: Chunk, at: int) -> bool:
        """ "अदालत से पूर्व मंत्री को": behind somebody's name, the word that ends "से पूर्व" is of the office that it begins."""
        office, named = self.mention_at.get(at), bool(target.mentions) and target.mentions[-1].end == target.end
        return named and office is not None and office.of("office", "modifier") is not None and office.end > at + 1

    def _past_comparison(self, target: Chunk, at: int) -> int:
        """ "दस से भी ज़्यादा लोग": से after a number and before a word of comparison is part of the counted phrase."""
        last = self.tokens[target.end - 1]
        counts = last.kind == "num" or (last.reading is not None and last.reading.pos == "NUM")
        if target is not self.open or not counts:
            return at
        while at < len(self.tokens) and self.tokens[at].key in self.lexicon.particles:
            at += 1
        return at + 1 if at < len(self.tokens) - 1 and self.tokens[at].key in MORE else at

    def _widen(self, end: int) -> None:
        assert self.open is not None
        self.open.end = self.open.after = end

    def _verb_before(self, at: int) -> Chunk | None:
        if self.chunks and self.chunks[-1].kind == "verb" and self.chunks[-1].end == at:
            verb = self.chunks[-1].verb
            if verb is not None and verb.form in ("inf", "part"):
                return self.chunks[-1]
        if self.chunks and self.chunks[-1].kind == "date" and self.chunks[-1].end == at:
            return self.chunks[-1]
        if len(self.chunks) > 1 and self.chunks[-1].lemma == "," and self.chunks[-1].end == at:
            # "एक्स, यूक्रेन के रक्षा मंत्री, ने": the postposition of an apposition stands after its comma.
            aside = self.chunks[-2]
            return aside if aside.kind == "np" and not aside.slot and aside.mentions else None
        return None

    def _close(self) -> None:
        self.open = None
