"""A tagged sentence as a row of chunks: noun phrases with their postposition, verb groups, borders.

Flat on purpose: which phrase belongs to which predicate is decided by the predicates (``fill``), not by a tree.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Token, readings
from ..language.names import Mention
from .functionwords import word_of, words_of
from .lexicon import Lexicon
from .verbs import Verb, read_verb

NAME_HEADS = frozenset({"country", "person", "metonym", "body", "group", "party", "agency"})
COMPLETE = frozenset({"country", "person", "metonym", "region", "inhabitant"})
SOMEBODY = frozenset({"office", "crowd", "organ", "body", "group", "party", "agency"})
# What a hyphen joins as "और" does, where at least one side is named: "भारत-पाकिस्तान", "पुलिस-नक्सली".
NAMED = ("country", "metonym", "body", "group", "party", "agency", "inhabitant")
PARTIES = (*NAMED, "organ", "crowd", "people")
SOMEWHERE = frozenset({"country", "metonym", "region", "place"})
FORCES = frozenset({"MIL", "COP", "SPY"})
SERVING = frozenset({"GOV", "MIL", "COP", "PTY", "LEG", "SPY", "JUD", "IGO"})
OBLIQUE_OF, GO, BE, ONE, STAY = (word_of(name) for name in ("of", "go", "be", "one", "stay"))
MORE, INSIDE, GOVERNMENT, MADE = (words_of(name) for name in ("more", "inside", "government", "made"))
MAKER, SEVERAL = "maker", words_of("several")
BELONGS = words_of("ofdirect") | words_of("ofoblique") | words_of("offeminine") | words_of("ergative")
# What may stand in quotes as a name or a borrowed word, and no sentence.
PLAIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
QUOTES = frozenset("\"'“”‘’«»`")
BRACKETS = frozenset("()[]")
HYPHENS = frozenset("-–—")


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


class Chunker:
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
            return self._mention(self.mention_at[at])
        if token.kind == "punct":
            return self._mark(at)
        if (end := self._fixed(at)) > at:
            return end
        reading = token.reading
        pos = reading.pos if reading else "X"
        link = self.lexicon.connectives.get(token.key)
        if link and self._is_link(at, link, pos):
            return self._link(at, link)
        if link and link[0] == "coord":
            return at + 1
        if (end := self._postposition(at)) > at:
            return end
        if pos in ("VERB", "AUX"):
            self._close()
            verb = read_verb(tokens, at)
            chunk = Chunk("verb", at, verb.end, "", verb.end, verb=verb)
            self.chunks.append(chunk)
            after = self._postposition(verb.end) if verb.end < len(tokens) else verb.end
            return max(after, verb.end)
        if pos == "PART":
            self._after_particle(at)
            return at + 1
        if pos in ("ADV", "ADP", "CCONJ", "SCONJ"):
            self._close()
            self.chunks.append(Chunk("filler", at, at + 1, "", at + 1))
            return at + 1
        stops = (at + 1 >= len(tokens) or tokens[at + 1].kind == "punct") and not self._within_entry(at)
        if token.key in self.lexicon.aspectuals and (stops or self._verbal(at + 1)):
            # "हमले | जारी हैं", "प्रदर्शन | जारी,": a word of course stands between the act and its verb, or ends a headline, in neither phrase.
            self._close()
            self.chunks.append(Chunk("filler", at, at + 1, "", at + 1))
            return at + 1
        qualifies = pos in ("ADJ", "DET", "NUM") and (self._after_name(pos) or self._after_common_noun(at, pos))
        begins = pos in ("NOUN", "PROPN", "ADJ") and (
            self._begins_predicate(at) or self._stands_alone(at) or self._after_state(at) or self._after_object(at)
        )
        if qualifies or begins or self._predicative(at, pos):
            self._close()
        self._phrase(at, at + 1, None, alone=pos == "PRON")
        return self._fused(at + 1) if pos == "PRON" else at + 1

    def _within_entry(self, at: int) -> bool:
        """ "मामला दर्ज": whether an entry that begins with the word before reaches past this one."""
        return at > 0 and self.lexicon.predicates.longest(self.tokens, at - 1)[0] > at

    def _after_particle(self, at: int) -> None:
        """ "कॉर्क भी | हमले की चपेट में": a particle after a noun ends the phrase, unless its postposition follows."""
        before = self.tokens[at - 1].reading if at else None
        chunk = self.open
        if chunk is None or before is None or self._postposition_after(at + 1):
            return
        group = chunk.mentions and chunk.mentions[-1].end == at and chunk.mentions[-1].of("crowd", "group", "party", "person", "country")
        if before.pos in ("NOUN", "PROPN") or group:
            self._close()

    def _postposition_after(self, at: int) -> bool:
        while at < len(self.tokens) and self.tokens[at].key in self.lexicon.particles:
            at += 1
        return at < len(self.tokens) and self._takes_postposition(at)

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

    def _after_common_noun(self, at: int, pos: str) -> bool:
        """ "हमले | ऐसे समय में", "तालेबान | स्थायी संघर्षविराम पर": what qualifies the next noun stands before it, not after another noun.

        An adjective right before another verb than होना is left where it is: "संघर्षविराम घोषित किया".
        """
        chunk = self.open
        if chunk is None or pos == "NUM" or at + 1 >= len(self.tokens):
            return False
        before, here, after = self.tokens[at - 1], self.tokens[at], self.tokens[at + 1].reading
        if pos == "DET" and before.reading is not None and before.reading.pos in ("PROPN", "X"):
            # "अख़ूनदज़ादेह | इस बात पर": nor does it stand after a name.
            return True
        # "सैनिक | निर्दोष लोगों को": a crowd is a common noun, whatever list has it.
        crowd = bool(chunk.mentions) and chunk.mentions[-1].end == chunk.end and chunk.mentions[-1].of("crowd") is not None
        if before.reading is None or (before.reading.pos != "NOUN" and not crowd) or any(k in self.lexicon.compounding for k in here.keys):
            return False
        if chunk.mentions and chunk.mentions[-1].end == chunk.end and chunk.mentions[-1].of("title", "office", "modifier", "adjective"):
            return False
        if after is not None and pos == "ADJ" and after.pos in ("VERB", "AUX"):
            # "हमला | सुनियोजित था": before होना an adjective says something of the noun; with करना it makes the verb.
            return after.lemma == BE or (after.lemma == STAY and after.aspect == "perf")
        return after is not None and after.pos in ("ADJ", "DET", "NUM", "NOUN", "PROPN")

    def _begins_predicate(self, at: int) -> bool:
        """ "विपक्षी नेता | जेल से छूटे": after somebody, a predicate that goes on past its postposition begins a phrase."""
        chunk = self.open
        if chunk is None or not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        if not chunk.mentions[-1].of("office", "crowd", "group", "party", "person", "inhabitant"):
            return False
        end, _ = self.lexicon.predicates.longest(self.tokens, at)
        return end > at + 1 and any(self._takes_postposition(t) for t in range(at + 1, end))

    def _after_state(self, at: int) -> bool:
        """ "ईरान | प्रस्तावों का": a state or party qualifies no plural noun without a postposition between."""
        chunk = self.open
        if chunk is None or not chunk.mentions or chunk.mentions[-1].end != chunk.end or chunk.end - chunk.start > 2:
            return False
        last, own = chunk.mentions[-1], self.tokens[at].form.readings
        if not last.of("country", "metonym", "party") or last.of("adjective"):
            return False
        return bool(own) and all(r.pos == "NOUN" and r.case == "obl" and r.number == "pl" for r in own)

    def _stands_alone(self, at: int) -> bool:
        """ "सरकार | सुरक्षा व्यवस्था के लिए", "वो | कड़ी निंदा करते हैं": a doer that qualifies nothing, before a phrase of common words.

        A name may follow ("नेता हिम्मत सिंह ने"), so the words up to the postposition must all be of the dictionary.
        """
        chunk = self.open
        if chunk is None:
            return False
        last = self.tokens[chunk.end - 1].key
        if chunk.mentions and chunk.mentions[-1].end == chunk.end and last in self.lexicon.standing:
            if any(k in self.lexicon.standing[last] for k in self.tokens[at].keys):
                return False
        elif chunk.end - chunk.start > 1 or self.lexicon.pronouns.get(last) != "he" or not self._acts(at):
            return False
        elif all(r.case == "obl" for r in readings(last)):
            # "उस बयान का": an oblique form belongs to the noun after it.
            return False
        while at < len(self.tokens) and at not in self.mention_at and not self._takes_postposition(at):
            reading = self.tokens[at].reading
            if reading is None or reading.pos not in ("NOUN", "ADJ", "DET", "NUM", "PART"):
                return reading is not None and reading.pos in ("VERB", "AUX", "ADV", "ADP")
            at += 1
        return at >= len(self.tokens) or self.lexicon.postpositions.as_spelled(self.tokens, at)[1][:1] != ["ne"]

    def _acts(self, at: int) -> bool:
        """Whether a predicate with a verb of doing follows to the end of the clause's verb."""
        end, found = self.lexicon.predicates.longest(self.tokens, at)
        if not found or end >= len(self.tokens) or not self._verbal(end):
            return False
        return any(read_verb(self.tokens, end).main in entry.lights for entry in found)

    def _predicative(self, at: int, pos: str) -> bool:
        """ "जवान | तैनात किए गए": an adjective between somebody and the verb says what is done with him."""
        chunk = self.open
        if pos != "ADJ" or chunk is None or not chunk.mentions or chunk.mentions[-1].end != chunk.end or at + 1 >= len(self.tokens):
            return False
        return bool(chunk.mentions[-1].of(*SOMEBODY)) and self._verbal(at + 1)

    def _verbal(self, at: int) -> bool:
        reading = self.tokens[at].reading
        return reading is not None and reading.pos in ("VERB", "AUX")

    def _fused(self, at: int) -> int:
        """ "उसके ऊपर", "उनके ख़िलाफ़": का of a compound postposition is inside the pronoun."""
        last = self.chunks[-1]
        if last.kind != "np" or last.slot != "ka" or last.end != at:
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

    def _after_name(self, pos: str) -> bool:
        """ "तालिबान | स्थायी संघर्षविराम पर": an adjective begins a new phrase after a complete name."""
        chunk = self.open
        if chunk is None or not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        kinds = {n.kind for n in chunk.mentions[-1].names}
        complete = NAME_HEADS if pos == "ADJ" else NAME_HEADS | {"organ", "office", "crowd"}
        return bool(kinds & complete) and not kinds & {"adjective", "people", "title", "modifier"}

    def _is_link(self, at: int, link: tuple[str, str], pos: str) -> bool:
        if link[0] == "but" and self._takes_postposition(at):
            return pos in ("CCONJ", "SCONJ") and not (self.open or (self.chunks and self.chunks[-1].kind == "verb"))
        if link[0] == "corr":
            return self.open is None and pos != "PART"
        return link[0] != "coord" or not self._joins_adjectives(at)

    def _joins_adjectives(self, at: int) -> bool:
        """ "भीषण और नज़दीकी संघर्ष": two adjectives of one noun are no row of two phrases."""
        chunk = self.open
        if chunk is None or chunk.mentions or at + 1 >= len(self.tokens):
            return False
        own = [self.tokens[t].reading for t in range(chunk.start, chunk.end)]
        after = self.tokens[at + 1].reading
        if after is not None and after.pos in ("NOUN", "PROPN", "ADJ") and all(r is not None and r.pos == "NUM" for r in own):
            # "20 और चरमपंथियों को": twenty more.
            return True
        if at + 1 in self.mention_at:
            return False
        return (
            all(r is not None and r.pos in ("ADJ", "DET", "NUM", "ADV") for r in own) and after is not None and after.pos in ("ADJ", "ADV")
        )

    def _takes_postposition(self, at: int) -> bool:
        return self.tokens[at].key in self.lexicon.postpositions.root

    def _mark(self, at: int) -> int:
        sign = self.tokens[at].text
        if sign in HYPHENS and self._pairs(at):
            self._close()
            self.chunks.append(Chunk("link", at, at + 1, "", at + 1, lemma="coord"))
            return at + 1
        if sign in "-–—/" and self.open and at + 1 < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end:
            return at + 1
        if sign in BRACKETS and self.open and sign in "([":
            return self._bracket(at)
        if sign in QUOTES and ((self.open and self._inside_name(at)) or at == self.quoted or self._quoted_name(at)):
            return at + 1
        self._close()
        self.chunks.append(Chunk("mark", at, at + 1, "", at + 1, lemma=sign))
        return at + 1

    def _pairs(self, at: int) -> bool:
        """ "भारत-पाकिस्तान वार्ता", "पुलिस-नक्सली मुठभेड़": whether a hyphen joins two parties as और does."""
        chunk, after = self.open, self.mention_at.get(at + 1)
        if chunk is None or after is None or not chunk.mentions or chunk.mentions[-1].end != at:
            return False
        before = chunk.mentions[-1]
        if before.of("person") or after.of("person"):
            return bool(before.of("person") and after.of("person"))
        return bool(before.of(*PARTIES) and after.of(*PARTIES) and (before.of(*NAMED) or after.of(*NAMED)))

    def _quoted_name(self, at: int) -> bool:
        """ "विपक्षी गठबंधन 'इंडिया' के नेता", "को “कड़ी सज़ा” देने की चेतावनी": at most four words in quotes amid a sentence are read through."""
        tokens = self.tokens
        if not at or tokens[at - 1].kind == "punct" or self.lexicon.connectives.get(tokens[at - 1].key):
            return False
        end = next((i for i in range(at + 1, min(at + 6, len(tokens) - 1)) if tokens[i].text in QUOTES), 0)
        inside = tokens[at + 1 : end]
        if not inside or (self.open is None and self._takes_postposition(end + 1)):
            return False
        if tokens[end + 1].kind == "punct" or self.lexicon.connectives.get(tokens[end + 1].key):
            return False
        if any(t.kind not in ("word", "latin") or (t.reading is not None and t.reading.pos not in PLAIN) for t in inside):
            return False
        self.quoted = end
        return True

    def _inside_name(self, at: int) -> bool:
        """A lone apostrophe-like sign within a name does not end the phrase."""
        tokens = self.tokens
        return 0 < at < len(tokens) - 1 and tokens[at].start == tokens[at - 1].end and tokens[at].end == tokens[at + 1].start

    def _bracket(self, at: int) -> int:
        """A short bracket belongs to the phrase before it: "भाजपा (BJP)", "वेंडी शेरमेन (Wendy Sherman)"."""
        for end in range(at + 1, min(at + 9, len(self.tokens))):
            if self.tokens[end].text in ")]":
                assert self.open is not None
                self.open.end = self.open.after = end + 1
                return end + 1
        self._close()
        return at + 1

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
        return at + 1

    def _takes_postposition_at(self, at: int) -> bool:
        return at < len(self.tokens) and self._takes_postposition(at)

    def _mention(self, mention: Mention) -> int:
        self._phrase(mention.start, mention.end, mention)
        return mention.end

    def _phrase(self, start: int, end: int, mention: Mention | None, alone: bool = False) -> None:
        chunk = self.open
        if chunk is not None and (
            alone
            or (mention and self._new_phrase(chunk, mention))
            or self._counted(chunk)
            or (mention and self._after_noun(chunk, mention))
            or (mention and self._after_body(chunk, mention))
            or (mention and self._after_object(start))
            or (mention and self._qualified(chunk, mention))
        ):
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

    def _stay_open_for_case(self) -> None:
        """A pronoun is a phrase by itself, but its postposition may follow."""
        assert self.open is not None
        if (case := self.lexicon.cases.get(self.tokens[self.open.end - 1].key)) is not None:
            self.open.slot = case
            self._close()
        elif not self._takes_postposition_at(self.open.end):
            self._close()

    def _after_noun(self, chunk: Chunk, mention: Mention) -> bool:
        """ "ताज़ा हमला | तुर्की की सेना": a name after a common noun begins a new phrase."""
        if chunk.mentions and chunk.mentions[-1].end == chunk.end:
            return False
        last = self.tokens[chunk.end - 1].reading
        if last is None or last.pos != "NOUN":
            return False
        inside = mention.end < len(self.tokens) and self.tokens[mention.end].key in INSIDE
        if inside and mention.of("place", "region") and self.lexicon.predicates.starts(self.tokens[chunk.end - 1].keys):
            # "परमाणु वार्ता | जिनेवा में": where it takes place is no part of what takes place.
            return True
        return any(n.kind in NAME_HEADS for n in mention.names) or self._direct_object(chunk.end - 1)

    def _after_body(self, chunk: Chunk, mention: Mention) -> bool:
        """ "सरकार | सीबीआई का", "विपक्ष | सरकार से": a body that qualifies nothing, before another."""
        if not chunk.mentions or chunk.mentions[-1].end != chunk.end or not chunk.mentions[-1].of("organ"):
            return False
        stands = self.tokens[chunk.end - 1].key in self.lexicon.standing
        return stands and bool(mention.of("organ", "agency", "party", "body", "group")) and not mention.of("office", "title", "adjective")

    def _after_object(self, at: int) -> bool:
        """ "तीसरा धमाका | आत्मघाती हमलावर ने किया", "दो धमाके | कार में किए": what an act is named by, apart from its verb, ends its phrase."""
        chunk, before = self.open, self.tokens[at - 1]
        if chunk is None or chunk.end != at or before.reading is None or before.reading.pos != "NOUN":
            return False
        if self._after_given(chunk, at):
            return True
        if not self.lexicon.predicates.starts(before.keys) or not any(r.case == "dir" for r in before.form.readings):
            return False
        found = self.lexicon.predicates.longest(self.tokens, at - 1, at)[1]
        verbs = {light for entry in found if entry.kind == "noun" for light in entry.lights}
        return bool(verbs) and self._goes_on_to(at, verbs)

    def _after_given(self, chunk: Chunk, at: int) -> bool:
        """ "भेजी गई राहत सामग्री | सीमा पर": so does the noun after the participle of its own verb."""
        given = self.chunks[-2].verb if len(self.chunks) > 1 and chunk is self.chunks[-1] and self.chunks[-2].end == chunk.start else None
        if given is None or not given.passive or given.form != "fin" or given.aspect != "perf":
            return False
        end, found = self.lexicon.predicates.longest(self.tokens, chunk.start, at)
        return end == at and any(given.main in entry.lights for entry in found)

    def _goes_on_to(self, at: int, verbs: set[str]) -> bool:
        """Whether the next verb of a clause is one of those named, with a phrase of a postposition and nothing bare before it."""
        marked = participle = False
        while at < len(self.tokens) and (reading := self.tokens[at].reading) is not None and reading.pos not in ("PUNCT", "SCONJ"):
            if reading.pos in ("VERB", "AUX") and not self._takes_postposition(at):
                verb = read_verb(self.tokens, at)
                if verb.main in verbs and verb.form == "fin":
                    return marked
                if participle or verb.form != "fin" or verb.aspect != "perf" or verb.end - at > 1:
                    return False
                # "धमाका बाहर से आए लोगों ने किया": a participle stands before who did it.
                participle, at = True, verb.end
                continue
            if self._takes_postposition(at):
                marked = True
            elif reading.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"):
                marked = False
            at += 1
        return False

    def _direct_object(self, at: int) -> bool:
        """ "अपना इस्तीफ़ा | राजभवन में": a masculine in -ा is in the direct case, and no part of a phrase with a postposition."""
        own = self.tokens[at].form.readings
        direct = bool(own) and all(r.pos == "NOUN" and r.case == "dir" for r in own)
        return direct and self.tokens[at].key in self.lexicon.predicates.root

    def _qualified(self, chunk: Chunk, mention: Mention) -> bool:
        """ "सीबीआई | पूर्व मुख्यमंत्री के ख़िलाफ़": an office that begins with an adjective begins a phrase after a name."""
        if not chunk.mentions or chunk.mentions[-1].end != chunk.end or not mention.of("office"):
            return False
        first = self.tokens[mention.start].reading
        return first is not None and first.pos == "ADJ" and bool(chunk.mentions[-1].of(*NAME_HEADS)) and mention.end - mention.start > 1

    def _counted(self, chunk: Chunk) -> bool:
        """ "70 हज़ार लोग | बम हमले में": a counted group is complete; what follows is another phrase."""
        both = self.lexicon.pronouns.get(self.tokens[chunk.start].key) == "both"
        several = self.tokens[chunk.start].key in SEVERAL
        kinds = ("crowd", "human", "organ", "office") if both else ("crowd", "human", "office") if several else ("crowd", "human")
        if not chunk.mentions or chunk.mentions[-1].end != chunk.end or not chunk.mentions[-1].of(*kinds):
            return False
        first, last = self.tokens[chunk.start], self.tokens[chunk.end - 1].reading
        if several and last is not None and last.pos == "ADJ":
            # "कई प्रमुख सिखों": an office that is as often an adjective.
            return False
        if first.key == ONE:
            # "एक छात्र मीर काज़म": of one person the name may follow.
            return False
        return several or first.kind == "num" or (first.reading is not None and first.reading.pos in ("NUM", "DET"))

    def _new_phrase(self, chunk: Chunk, mention: Mention) -> bool:
        """Whether a name begins a phrase of its own after another complete one ("भारत पाकिस्तान से …")."""
        if not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        last = chunk.mentions[-1]
        if self._stands_before(chunk, mention):
            return True
        before = {n.kind for n in last.names}
        now = {n.kind for n in mention.names}
        if before & SOMEBODY and now & SOMEWHERE and not now & {"adjective", "region-adjective", "organ", "office", "party", "agency"}:
            # "विदेश मंत्री | लंदन", "यूरोपीय संघ | रूस", "सेनाएँ | राजस्थान": a place before its noun qualifies it, after one it does not.
            return not before & {"adjective", "title", "modifier"}
        if "country" in before and "country" in now and "adjective" not in now:
            return True
        if before & (SOMEBODY | {"country", "metonym"}) and now <= {"modifier", "adjective", "region-adjective"}:
            # "तालेबान | स्थायी संघर्षविराम पर": what qualifies stands before its noun.
            return not before & {"adjective", "title", "modifier"}
        if "office" in before and now & {"organ", "crowd", "party", "group", "agency"} and not now & {"office", "title", "adjective"}:
            # "मंत्री | विपक्ष पर": an office stands after the body it belongs to, not before it.
            return not before & {"title", "modifier", "adjective"}
        if before <= {"organ", "agency"} and now == {"crowd"}:
            # "सेना | विद्रोहियों से"; but "पुलिस जवानों", "पार्टी कार्यकर्ताओं".
            return not any(set(n.sectors) & SERVING or not n.sectors for n in mention.names)
        if before <= {"organ", "agency"} and now <= {"group", "agency"} and self._another_force(last, mention):
            return True
        if before == {"body"} and "organ" in now and self.tokens[mention.start].key in GOVERNMENT:
            # "संयुक्त राष्ट्र | सरकार से": bodies of states have no government.
            return True
        if before <= {"organ", "agency", "party"} and now <= {"person", "people", "inhabitant", "adjective", "region-adjective"}:
            # "सेना | बैतुल्ला महसूद के गढ़ पर", "शिवसेना | उत्तर भारतीयों के ख़िलाफ़": a body is nobody's title; a house bears a name.
            return not any("place" in n.flags or "MED" in n.sectors for n in last.names)
        first = self.tokens[mention.start].reading
        if "crowd" in before and now & {"crowd", "human"} and first is not None and first.pos == "ADJ":
            # "सैनिक | आम लोगों को": an adjective stands before its noun, not after another.
            return True
        if before & {"adjective", "region-adjective", "modifier", "title", "office", "people"}:
            return False
        if not before & COMPLETE:
            return False
        if "person" in before:
            # "ट्रंप सरकार", "ओली मंत्रिमंडल": a government goes by the bare name of its head.
            after = self.tokens[mention.end].key if mention.end < len(self.tokens) else ""
            short = last.end - last.start == 1 or after in BELONGS
            headed = short and last.start == chunk.start and now == {"organ"} and self.tokens[mention.start].key in GOVERNMENT
            return not now <= {"title"} and not headed
        return bool(now & {"country", "person", "crowd", "metonym", "group", "human", "region"}) and not now & {"organ", "office"}

    def _another_force(self, last: Mention, mention: Mention) -> bool:
        """ "ख़ुफ़िया एजेंसी | तालिबान को", "अमरीकी सेना | इराक़ी सैनिकों को": a force before a group, or before a force of another country."""
        if not any(set(n.sectors) & FORCES for n in last.names):
            return False
        if mention.of("group"):
            return True
        keys, others = ({n.key for n in m.names} - {"", None} for m in (last, mention))
        return bool(keys and others) and keys.isdisjoint(others)

    def _stands_before(self, chunk: Chunk, mention: Mention) -> bool:
        """ "सरकार | अदालत के आदेश", "अधिकारी | नेताओं से": a word that qualifies nothing, before another office or body."""
        excepted = self.lexicon.standing.get(self.tokens[chunk.end - 1].key)
        if excepted is None or not mention.of("office", "crowd", "organ", "agency", "body", "party", "group"):
            return False
        if mention.of("person", "title", "modifier", "adjective"):
            return False
        after = self.tokens[mention.end].reading if mention.end < len(self.tokens) else None
        if mention.of("office") and after is not None and after.pos in ("PROPN", "X"):
            # "अधिकारी ब्रिगेडियर गुरमीत सिंह": a rank before a name is a title.
            return False
        return not any(k in excepted for k in self.tokens[mention.start].keys)

    def _postposition(self, at: int) -> int:
        """Attach a postposition that begins at ``at`` to the phrase or verb before it; where it ends, or ``at``."""
        if at >= len(self.tokens):
            return at
        word = self.tokens[at].key
        if word not in self.lexicon.postpositions.root and word not in self.lexicon.particles:
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
        if not slots:
            return at
        if slots[0] == "se" and (past := self._past_comparison(target, end)) > end:
            self._widen(past)
            return past
        first = self.tokens[probe]
        if end == probe + 1 and first.reading and first.reading.pos in ("VERB", "AUX"):
            return at
        target.slot, target.after = MAKER if slots[0] == "dvara" and self._made_by(end) else slots[0], end
        self.open = None
        return end

    def _made_by(self, at: int) -> bool:
        """ "संयुक्त राष्ट्र द्वारा संचालित शिविर": who runs, backs or named what follows does nothing in the clause."""
        return at + 1 < len(self.tokens) and self.tokens[at].key in MADE and not self._verbal(at + 1)

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

    def _verb_of_passive(self, end: int) -> bool:
        after = self.tokens[end] if end < len(self.tokens) else None
        return (
            after is not None
            and any(r.verbform == "perf" for r in self.tokens[end - 1].form.readings)
            and any(r.lemma == GO for r in after.form.readings if r.verbform)
        )

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
