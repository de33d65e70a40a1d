"""Where a noun phrase ends before what follows it: names, offices, crowds, predicates and adjectives that begin a phrase of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language import Token, readings
from ..language.names import HYPHENS, Mention
from .deeds import opens_row, touches
from .functionwords import GENITIVES, word_of, words_of
from .lexicon import Lexicon, Predicate
from .verbs import read_verb

if TYPE_CHECKING:
    from ..language.forms import Reading
    from .chunks import Chunk

NAME_HEADS = frozenset({"country", "person", "metonym", "body", "group", "party", "agency"})
COMPLETE = frozenset({"country", "person", "metonym", "region", "inhabitant"})
SOMEBODY = frozenset({"office", "crowd", "organ", "body", "group", "party", "agency"})
# What a hyphen joins as "और" does, where at least one side is named: "भारत-पाकिस्तान", "पुलिस-नक्सली".
NAMED = ("country", "metonym", "body", "group", "party", "agency", "inhabitant")
PARTIES = (*NAMED, "organ", "crowd", "people")
SOMEWHERE = frozenset({"country", "metonym", "region", "place"})
FORCES = frozenset({"MIL", "COP", "SPY"})
ARMS = FORCES | {"REB", "UAF"}
SERVING = frozenset({"GOV", "MIL", "COP", "PTY", "LEG", "SPY", "JUD", "IGO"})
BE, GO, ONE, STAY, ACCEPT = (word_of(name) for name in ("be", "go", "one", "stay", "accept"))
AGAINST, INSIDE, GOVERNMENT, MADE, SEVERAL, PLACING = (
    words_of(name) for name in ("against", "inside", "government", "made", "several", "placing")
)
FOLLOWERS, PUBLICS, SORTS, FALLEN = (words_of(name) for name in ("followers", "publics", "sortsof", "fallen"))
HEADS_OF_STATE, QUALITIES, ERGATIVE, OBLIQUE = (words_of(name) for name in ("headsofstate", "qualities", "ergative", "ofoblique"))
MANY, CAPITAL, TOWNS, OTHERS, ACCEPTED = (words_of(name) for name in ("many", "capital", "towns", "others", "accepted"))
ANYBODY = ("country", "metonym", "body", "group", "party", "agency", "organ", "office", "crowd", "person", "inhabitant", "people")
NAMED_SIDE = (*ANYBODY, "region", "adjective", "region-adjective")
SIDES = ("organ", "agency", "body", "country", "metonym", "party", "group")
# Who is no part of the words for a head of state that follow, and what is.
GROUPS = frozenset({"crowd", "organ", "agency", "group", "body"})
# How many words may stand between a predicate of several words and its verb: dates and places.
VERB_NEAR = 8
BELONGS = GENITIVES | ERGATIVE


class Borders:
    """The tests of one sentence; ``open`` is the phrase that is being read, if one is."""

    lexicon: Lexicon
    tokens: list[Token]
    dates: dict[int, int]
    mention_at: dict[int, Mention]
    chunks: list[Chunk]
    open: Chunk | None

    def _within_entry(self, at: int) -> bool:
        """ "मामला दर्ज": whether an entry that begins with the word before reaches past this one."""
        return at > 0 and self.lexicon.predicates.longest(self.tokens, at - 1)[0] > at

    def _postposition_after(self, at: int) -> bool:
        while at < len(self.tokens) and self.tokens[at].key in self.lexicon.particles:
            at += 1
        return at < len(self.tokens) and self._takes_postposition(at)

    def _after_common_noun(self, at: int, pos: str) -> bool:
        """ "हमले | ऐसे समय में", "तालेबान | स्थायी संघर्षविराम पर": what qualifies the next noun stands before it, not after another noun.

        An adjective right before another verb than होना is left where it is: "संघर्षविराम घोषित किया".
        """
        chunk = self.open
        if chunk is None or pos == "NUM" or at + 1 >= len(self.tokens):
            return False
        then = at + 1
        while then + 1 < len(self.tokens) and self.tokens[then].key in self.lexicon.particles:
            # "बातचीत | बहुत ही अच्छे माहौल में".
            then += 1
        before, here, after = self.tokens[at - 1], self.tokens[at], self.tokens[then].reading
        if pos == "DET" and before.reading is not None and before.reading.pos in ("PROPN", "X"):
            # "अख़ूनदज़ादेह | इस बात पर": nor does it stand after a name.
            return True
        unknown = before.reading is not None and before.reading.pos in ("PROPN", "X") and at not in self.mention_at
        if pos == "ADJ" and unknown and after is not None and after.lemma == BE and here.key not in self.lexicon.compounding:
            # "भारतीय एजेंट | शामिल थे": of a word of no dictionary, too, an adjective before होना says something.
            return True
        if (
            pos == "ADJ"
            and unknown
            and after is not None
            and after.pos == "NOUN"
            and at + 1 not in self.mention_at
            and self._goes_by_name(1)
        ):
            # "नेता अमित चौबे | भारी भीड़ के साथ": nor behind the name of somebody in office.
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

    def _goes_by_name(self, words: int) -> bool:
        """Whether the phrase that is open tells an office and then a name that no list knows, of so many words at least."""
        chunk = self.open
        if chunk is None or not chunk.mentions or chunk.mentions[-1].of("office", "title") is None:
            return False
        name = [self.tokens[t].reading for t in range(chunk.mentions[-1].end, chunk.end)]
        return len(name) >= words and all(r is not None and r.pos in ("PROPN", "X") for r in name[-1:])

    def _from_somewhere(self, chunk: Chunk, mention: Mention) -> bool:
        """ "नेता अमित चौबे | पटना से": a place with its postposition is no part of the name before it."""
        if mention.of("person", "office", "organ"):
            return False
        if mention.of("country", "agency", "body") is not None and self._goes_by_name(1) and self._of_another(mention):
            return True
        if not mention.of("place", "region", "country") or mention.of("adjective", "region-adjective"):
            return False
        after = self.tokens[mention.end].key if mention.end < len(self.tokens) else ""
        # One word before it may be a first name, and the place a surname: "मंत्री मारिया वालेंसिया से".
        return after in PLACING and self._goes_by_name(2)

    def _of_another(self, mention: Mention) -> bool:
        """ "दूत एमा लार्सन | जापान के अधिकारियों से", "… | जापानी मंत्री से", "… | जापान सरकार से": a state, its body or its officer.

        An adjective alone may be a surname ("मंत्री करीम ईरानी ने"), and so is a name of one word before ने.
        """
        if mention.of("adjective") is not None:
            return self._qualifies_office(mention)
        return self._postposition_after(mention.end) and self.tokens[mention.end].key not in ERGATIVE

    def _qualifies_office(self, mention: Mention) -> bool:
        """ "रूसी विदेश मंत्री", "अमरीकी सेना": whether somebody or a body stands right behind an adjective of a country."""
        after = self.mention_at.get(mention.end)
        return after is not None and after.of("office", "organ", "agency", "crowd") is not None

    def _opposed(self, at: int) -> bool:
        """ "भारत विरोधी | नारे": behind a name and before a common noun, "विरोधी" is no opponent but says whom the act is aimed at."""
        chunk = self.open
        if (
            self.tokens[at].key not in AGAINST
            or self.mention_at[at].end > at + 1
            or at + 1 >= len(self.tokens)
            or at + 1 in self.mention_at
        ):
            return False
        if chunk is None or not chunk.mentions or chunk.mentions[-1].end != at or not chunk.mentions[-1].of(*PARTIES, "office", "person"):
            return False
        after = self.tokens[at + 1].reading
        return after is not None and after.pos == "NOUN"

    def _begins_predicate(self, at: int) -> bool:
        """ "विपक्षी नेता | जेल से छूटे": after somebody, a predicate that goes on past its postposition begins a phrase."""
        chunk = self.open
        if chunk is None or not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        if not chunk.mentions[-1].of("office", "crowd", "group", "party", "person", "inhabitant"):
            return False
        end, entries = self.lexicon.predicates.longest(self.tokens, at)
        if end <= at + 1 or not any(self._takes_postposition(t) for t in range(at + 1, end)):
            return False
        return any(e.kind == "verb" or self._verb_near(e, end) for e in entries)

    def _verb_near(self, entry: Predicate, end: int) -> bool:
        """ "सैनिक | शहर में घुसे" but "प्रमुख शहरों में": whether a verb of the predicate may follow."""
        verbs = {verb.split()[-1] for verb in (*entry.lights, *entry.twins, *entry.receives) if verb}
        return not verbs or any(not verbs.isdisjoint(t.form.verbs) for t in self.tokens[end : end + VERB_NEAR] if t.form.verbs)

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

    def _before_town(self, at: int) -> bool:
        """ "सेना | राजधानी मोगादिशू के", "सैनिक | शहर में": a seat of a land goes with the name after it, and no town is of forces."""
        chunk, key = self.open, self.tokens[at].key
        if chunk is None or (key not in CAPITAL and key not in TOWNS) or not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        last, after = chunk.mentions[-1], at + 1 < len(self.tokens) and self._takes_postposition(at + 1)
        if key in TOWNS and (last.of("office") or not after or not any(set(n.sectors) & ARMS for n in last.names)):
            return False
        return last.of(*ANYBODY) is not None and not last.of("adjective", "region-adjective")

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

    def _after_name(self, pos: str) -> bool:
        """ "तालिबान | स्थायी संघर्षविराम पर": an adjective begins a new phrase after a complete name."""
        chunk = self.open
        if chunk is None or not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        kinds = {n.kind for n in chunk.mentions[-1].names}
        complete = NAME_HEADS if pos == "ADJ" else NAME_HEADS | {"organ", "office", "crowd"}
        return bool(kinds & complete) and not kinds & {"adjective", "people", "title", "modifier"}

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
        return self.tokens[at].key in self.lexicon.postpositions.root and not self._initial(at)

    def _initial(self, at: int) -> bool:
        """ "एस. के. पिल्लै ने": a letter before a name is spelled as the postposition is, but for its dot."""
        return "." in self.tokens[at].text

    def _pairs(self, at: int) -> bool:
        """ "भारत-पाकिस्तान वार्ता", "पुलिस-नक्सली मुठभेड़", "काबुल-कंधार में": whether a hyphen joins two parties, or places, as और does."""
        chunk, after = self.open, self.mention_at.get(at + 1)
        if chunk is None or after is None or not chunk.mentions or chunk.mentions[-1].end != at:
            return False
        before = chunk.mentions[-1]
        if before.of("person") or after.of("person"):
            return bool(before.of("person") and after.of("person"))
        inside = after.end < len(self.tokens) and self.tokens[after.end].key in INSIDE
        if inside and before.of("metonym", "region", "place") and after.of("metonym", "region", "place"):
            return True
        return bool(before.of(*PARTIES) and after.of(*PARTIES) and (before.of(*NAMED) or after.of(*NAMED)))

    def _inside_name(self, at: int) -> bool:
        """A lone apostrophe-like sign within a name does not end the phrase."""
        tokens = self.tokens
        return 0 < at < len(tokens) - 1 and tokens[at].start == tokens[at - 1].end and tokens[at].end == tokens[at + 1].start

    def _takes_postposition_at(self, at: int) -> bool:
        return at < len(self.tokens) and self._takes_postposition(at)

    def _after_noun(self, chunk: Chunk, mention: Mention) -> bool:
        """ "ताज़ा हमला | तुर्की की सेना": a name after a common noun begins a new phrase."""
        last = self.tokens[chunk.end - 1].reading
        named = bool(chunk.mentions) and chunk.mentions[-1].end == chunk.end
        if last is None or last.pos != "NOUN" or (named and chunk.mentions[-1].of("excluded") is None):
            return False
        inside = mention.end < len(self.tokens) and self.tokens[mention.end].key in PLACING
        if inside and mention.of("place", "region", "metonym") and self.lexicon.predicates.starts(self.tokens[chunk.end - 1].keys):
            # "परमाणु वार्ता | जिनेवा में": where it takes place is no part of what takes place.
            return True
        if self._postposition_after(mention.end) and touches(self.tokens[chunk.end - 1], mention, self.tokens):
            return True
        heads = any(n.kind in NAME_HEADS for n in mention.names) or opens_row(chunk.end - 1, mention, self.tokens)
        return not named and (heads or self._direct_object(chunk.end - 1))

    def _so_many_fell(self, chunk: Chunk, mention: Mention) -> bool:
        """ "बीस | घायल हो गए": of a number alone, the word for the wounded before the verb says what has become of them."""
        counted = chunk.end - (chunk.end - chunk.start > 1 and self.tokens[chunk.end - 1].key in OTHERS)
        if counted - chunk.start != 1 or mention.end - mention.start != 1 or mention.end >= len(self.tokens):
            return False
        first = self.tokens[chunk.start]
        number = (first.reading is not None and first.reading.pos == "NUM") or first.key in MANY
        return number and first.key != ONE and self.tokens[mention.start].key in FALLEN and self._verbal(mention.end)

    def _after_surname(self, chunk: Chunk, mention: Mention) -> bool:
        """ "मुखर्जी | श्रीलंका की राष्ट्रपति से": a name of one word that opens a clause, before a country with its genitive."""
        if chunk.mentions or chunk.end - chunk.start != 1 or mention.start != chunk.end or mention.end >= len(self.tokens):
            return False
        country = {n.kind for n in mention.names} == {"country"} and self.tokens[mention.end].key in GENITIVES
        before = self.chunks[-2] if len(self.chunks) > 1 else None
        opens = before is None or before.kind in ("link", "mark")
        return country and opens and all(r.pos in ("PROPN", "X") for r in self.tokens[chunk.start].form.readings)

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
        found = self._named_by(chunk, at)
        verbs = {verb for entry in found if entry.kind == "noun" for verb in (*entry.lights, *entry.twins)}
        return bool(verbs) and self._goes_on_to(at, verbs)

    def _named_by(self, chunk: Chunk, at: int) -> list[Predicate]:
        """The entries that end with the noun before a place: its own, else "बंद की घोषणा", of which it is the last word."""
        before = self.tokens[at - 1]
        if chunk.end - chunk.start == 1 and at > 2 and self.tokens[at - 2].key in GENITIVES:
            end, found = self.lexicon.predicates.longest(self.tokens, at - 3, at)
            if end == at and found:
                return found
        plain, alone, two = self._unmarked(before, at), self._alone(before, at), self._of_two(at)
        if not (plain or alone or two) or not self.lexicon.predicates.starts(before.keys):
            return []
        found = self.lexicon.predicates.longest(self.tokens, at - 1, at)[1]
        one = at - chunk.start == 1
        struck = [e for e in found if alone and e.type == "ASSAULT" and (one or "weak" not in e.flags)]
        return found if plain else struck + [e for e in found if two and "B" in e.nominal.values() and e not in struck]

    def _of_two(self, at: int) -> bool:
        """ "पुलिस की झड़प | छात्रों के साथ हुई": whether a genitive stands before the noun at a place, and somebody behind it."""
        mention = self.mention_at.get(at)
        owned = len(self.chunks) > 1 and self.chunks[-2].slot == "ka" and self.chunks[-2].after == self.chunks[-1].start
        return owned and mention is not None and mention.of(*NAMED_SIDE) is not None

    def _unmarked(self, before: Token, at: int) -> bool:
        """Whether a noun can be in the direct case; of one whose forms no table tells, where a body follows: "शिकायत | आयोग से की"."""
        body = (mention := self.mention_at.get(at)) is not None and mention.of(*SIDES) is not None
        return any(r.case == "dir" or (body and r.case is None) for r in before.form.readings)

    def _alone(self, before: Token, at: int) -> bool:
        """ "विस्फोट | अस्पताल के पास हुआ", "यह विस्फोट | दोहाक की …": a noun of unknown forms, alone or behind the direct case."""
        if self.open is None or not any(r.case is None for r in before.form.readings):
            return False
        if self.open.end - self.open.start == 1:
            return at < 2 or self.tokens[at - 2].key not in OBLIQUE
        return all(self._only_direct(self.tokens[t]) for t in range(self.open.start, self.open.end - 1))

    @staticmethod
    def _only_direct(token: Token) -> bool:
        """ "यह", "दूसरा": whether a word before a noun says that it is in the direct case."""
        cases = {r.case for r in token.form.readings if r.pos in ("DET", "PRON", "ADJ", "NUM")}
        return "dir" in cases and "obl" not in cases

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
        while at < len(self.tokens) and (reading := self.tokens[at].reading) is not None and reading.pos != "SCONJ":
            if reading.pos == "PUNCT" and self.tokens[at].text not in HYPHENS:
                return False
            if at in self.dates:
                # "धमाका | बाज़ार में सुबह आठ बजे हुआ": when it was may stand anywhere.
                at = self.dates[at]
                continue
            if reading.pos in ("VERB", "AUX") and (reading.pos == "VERB" or not self._takes_postposition(at)):
                # "शिकायत | आयोग से की": the verb "की" is spelled as the postposition is.
                verb = read_verb(self.tokens, at)
                if verb.form == "fin" and (verb.main in verbs or (ACCEPT in verbs and self.tokens[at - 1].key in ACCEPTED)):
                    return marked
                if verb.form == "agent" or (verb.form == "inf" and self._purpose_end(verb.end) > verb.end):
                    # "यह हमला | विद्रोहियों को हटाने के लिए किया": what it is done for, or who lives where, stands between.
                    marked, at = True, max(verb.end, self._purpose_end(verb.end))
                    continue
                if participle or verb.form != "fin" or verb.aspect != "perf" or verb.end - at > 1:
                    return False
                # "धमाका बाहर से आए लोगों ने किया": a participle stands before who did it.
                participle, at = True, verb.end
                continue
            if self._takes_postposition(at):
                # "के वक़्त", "के आसपास": a postposition of two words.
                marked, at = True, max(at, self.lexicon.postpositions.as_spelled(self.tokens, at)[0] - 1)
            elif reading.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"):
                marked = marked and ACCEPT in verbs and self.tokens[at].key in ACCEPTED
            at += 1
        return False

    def _purpose_end(self, at: int) -> int:
        """Where "के लिए" at a place ends; the place itself where none stands there."""
        end, slots = self.lexicon.postpositions.as_spelled(self.tokens, at) if at < len(self.tokens) else (at, [])
        return end if slots[:1] == ["liye"] else at

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
        if not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        both = self.lexicon.pronouns.get(self.tokens[chunk.start].key) == "both"
        several = self.tokens[chunk.start].key in SEVERAL
        kinds = ("crowd", "human", "organ", "office") if both else ("crowd", "human", "office") if several else ("crowd", "human")
        named = chunk.mentions[-1]
        # "दो भारतीय नागरिक | पाकिस्तान की": a people in two words qualifies nothing.
        if not named.of(*kinds) and not (named.of("people") and named.end - named.start > 1):
            return False
        first, last = self.tokens[chunk.start], self.tokens[chunk.end - 1].reading
        other = first.reading is not None and first.reading.pos == "DET"
        if (several or other) and last is not None and last.pos == "ADJ":
            # "कई प्रमुख सिखों", "अन्य विदेशी पत्रकारों": a word for people that is as often an adjective.
            return False
        after = self.mention_at.get(chunk.end)
        if after is not None and self._qualifies_next(chunk, last, after):
            return False
        if after is not None and self.tokens[chunk.end - 1].key in SORTS and after.of("crowd", "office", "group", "human") is not None:
            # "दो महिला पत्रकारों को": of what sort they are says nothing more than that.
            return False
        if first.key == ONE:
            # "एक छात्र मीर काज़म": of one person the name may follow.
            return False
        return several or first.kind == "num" or (first.reading is not None and first.reading.pos in ("NUM", "DET"))

    @staticmethod
    def _qualifies_next(chunk: Chunk, last: Reading | None, after: Mention) -> bool:
        """ "सैकड़ों कार्यकर्ताओं को", "12 संदिग्ध सदस्यों को": a number alone, or an adjective behind one, before a word for people."""
        if last is None or after.of("person", "country", "metonym") is not None:
            return False
        if chunk.end - chunk.start == 1:
            return last.pos in ("DET", "NUM") and after.of("crowd", "human", "office", "group") is not None
        return last.pos == "ADJ" and after.of("crowd", "human") is not None

    def _heads_state(self, chunk: Chunk, mention: Mention) -> bool:
        """ "छात्र | प्रधानमंत्री के इस्तीफ़े की", "विपक्षी दल | राष्ट्रपति को": the head of a state behind a group; but "महिला प्रधानमंत्री"."""
        own = self.tokens[chunk.end - 1]
        qualifies = own.key in QUALITIES or any(r.pos == "ADJ" for r in own.form.readings)
        return self.tokens[mention.start].key in HEADS_OF_STATE and not qualifies

    def _new_phrase(self, chunk: Chunk, mention: Mention) -> bool:
        """Whether a name begins a phrase of its own after another complete one ("भारत पाकिस्तान से …")."""
        if not chunk.mentions or chunk.mentions[-1].end != chunk.end:
            return False
        last = chunk.mentions[-1]
        if self._stands_before(chunk, mention):
            return True
        before = {n.kind for n in last.names}
        now = {n.kind for n in mention.names}
        if before & GROUPS and not before & {"title", "modifier", "adjective", "office"} and self._heads_state(chunk, mention):
            return True
        if "country" in now and "adjective" in now and self._postposition_after(mention.end):
            # "यूरोपीय संघ | तुर्की पर": a land that is spelled as its adjective qualifies nothing where its postposition follows.
            now = now - {"adjective"}
        if (
            before & (SOMEBODY | {"people"})
            and now & SOMEWHERE
            and not now & {"adjective", "region-adjective", "organ", "office", "party", "agency"}
        ):
            # "विदेश मंत्री | लंदन", "यूरोपीय संघ | रूस", "सेनाएँ | राजस्थान": a place before its noun qualifies it, after one it does not.
            return not before & {"adjective", "title", "modifier"}
        if "country" in before and "country" in now and "adjective" not in now:
            return True
        if "country" in before and now == {"body"} and all("IGO" in n.sectors for n in mention.names):
            # "ज़िम्बाब्वे | राष्ट्रमंडल से": nor are bodies of many states of any one.
            return True
        if "country" in before and "agency" in now and self._of_others(last, mention):
            # "नॉर्वे | श्रीलंका सरकार": nor does a state qualify the body of another.
            return True
        if before & (SOMEBODY | {"country", "metonym"}) and now <= {"modifier", "adjective", "region-adjective"}:
            # "तालेबान | स्थायी संघर्षविराम पर": what qualifies stands before its noun.
            return not before & {"adjective", "title", "modifier"}
        if before & SOMEBODY and mention.of("adjective") is not None and self._qualifies_office(mention):
            # "अधिकारी | रूसी विदेश मंत्री से": the adjective of a country goes with the office behind it.
            return not before & {"adjective", "title", "modifier"}
        if "country" in before and "body" in now and self._postposition_after(mention.end):
            # "ईरान | परमाणु ऊर्जा एजेंसी को": no state qualifies a body of states.
            return "adjective" not in before
        if "office" in before and now & {"organ", "crowd", "party", "group", "agency"} and not now & {"office", "title", "adjective"}:
            # "मंत्री | विपक्ष पर": an office stands after the body it belongs to, not before it.
            return not before & {"title", "modifier", "adjective"}
        if before <= {"organ", "agency"} and now == {"crowd"}:
            # "सेना | विद्रोहियों से"; but "पुलिस जवानों", "पार्टी कार्यकर्ताओं".
            return not any(set(n.sectors) & SERVING or not n.sectors for n in mention.names)
        if before <= {"party", "group", "body"} and now == {"crowd"} and self.tokens[mention.end - 1].key in PUBLICS:
            # "कांग्रेस | जनता को"; but "कांग्रेस कार्यकर्ताओं को".
            return True
        if before <= {"organ", "agency"} and now <= {"group", "agency"} and self._another_force(last, mention):
            return True
        whole = mention.end - mention.start > 1 and self.tokens[mention.end - 1].key in GOVERNMENT
        if before <= {"party", "group"} and now <= {"organ", "agency"} and whole:
            # "भाजपा | केंद्र सरकार के फ़ैसले से": a government that is named in full is no party's.
            return True
        if before == {"body"} and "organ" in now and self.tokens[mention.start].key in GOVERNMENT:
            # "संयुक्त राष्ट्र | सरकार से": bodies of states have no government.
            return True
        if before <= {"organ", "agency", "party"} and now <= {"person", "people", "inhabitant", "adjective", "region-adjective"}:
            # "सेना | हकीमुल्ला के ठिकानों पर", "पार्टी | तमिलों के ख़िलाफ़": a body is nobody's title; a house bears a name, but no court.
            return not any(("place" in n.flags and "JUD" not in n.sectors) or "MED" in n.sectors for n in last.names)
        first = self.tokens[mention.start].reading
        if "crowd" in before and now & {"crowd", "human"} and first is not None and first.pos == "ADJ":
            # "सैनिक | आम लोगों को": an adjective stands before its noun, not after another.
            return True
        own = self.tokens[last.start].reading
        if "crowd" in before and last.end - last.start == 1 and own is not None and own.pos == "ADJ" and now & {"crowd", "human", "organ"}:
            # "विदेशी पत्रकारों", "घायल सैनिकों": a word for people that qualifies those after it.
            return False
        if before & {"adjective", "region-adjective", "modifier", "title", "office", "people"}:
            return False
        if not before & COMPLETE:
            return False
        if "person" in before:
            # "ट्रंप सरकार", "ओली मंत्रिमंडल": a government goes by the bare name of its head.
            after = self.tokens[mention.end].key if mention.end < len(self.tokens) else ""
            short = last.end - last.start == 1 or after in BELONGS
            headed = short and last.start == chunk.start and now == {"organ"} and self.tokens[mention.start].key in GOVERNMENT
            # "नवाज़ समर्थकों ने": so do those who back him.
            backing = last.start == chunk.start and now == {"crowd"} and self.tokens[mention.start].key in FOLLOWERS
            return not now <= {"title"} and not headed and not backing
        return bool(now & {"country", "person", "crowd", "metonym", "group", "human", "region"}) and not now & {"organ", "office"}

    def _another_force(self, last: Mention, mention: Mention) -> bool:
        """ "ख़ुफ़िया एजेंसी | तालिबान को", "अमरीकी सेना | इराक़ी सैनिकों को": a force before a group, or before a force of another country."""
        if not any(set(n.sectors) & FORCES for n in last.names):
            return False
        return mention.of("group") is not None or self._of_others(last, mention)

    @staticmethod
    def _of_others(last: Mention, mention: Mention) -> bool:
        own, others = ({n.key for n in m.names if n.key} for m in (last, mention))
        return bool(own and others) and own.isdisjoint(others)

    def _stands_before(self, chunk: Chunk, mention: Mention) -> bool:
        """ "सरकार | अदालत के आदेश", "अधिकारी | नेताओं से": a word that qualifies nothing, before another office or body."""
        excepted = self.lexicon.standing.get(self.tokens[chunk.end - 1].key)
        if excepted is None:
            return False
        if all(n.kind == "excluded" for n in mention.names):
            # "सरकार | मामले की जाँच": so does a thing that a list only tells from people.
            return not any(k in excepted for k in self.tokens[mention.start].keys)
        if not mention.of("office", "crowd", "organ", "agency", "body", "party", "group"):
            return False
        if mention.of("person", "title", "modifier", "adjective"):
            return False
        after = self.tokens[mention.end].reading if mention.end < len(self.tokens) else None
        if mention.of("office") and after is not None and after.pos in ("PROPN", "X"):
            # "अधिकारी ब्रिगेडियर गुरमीत सिंह": a rank before a name is a title.
            return False
        return not any(k in excepted for k in self.tokens[mention.start].keys)

    def _made_by(self, at: int) -> bool:
        """ "संयुक्त राष्ट्र द्वारा संचालित शिविर": who runs, backs or named what follows does nothing in the clause."""
        return at + 1 < len(self.tokens) and self.tokens[at].key in MADE and not self._verbal(at + 1)

    def _verb_of_passive(self, end: int) -> bool:
        after = self.tokens[end] if end < len(self.tokens) else None
        return (
            after is not None
            and any(r.verbform == "perf" for r in self.tokens[end - 1].form.readings)
            and any(r.lemma == GO for r in after.form.readings if r.verbform)
        )
