"""Which phrases can take part in a political event: the fitness (योग्यता) of a phrase for a participant's role."""

from __future__ import annotations

from dataclasses import dataclass

from ..language import Token
from ..language.names import HYPHENS, Mention, NameLexicon
from .chunks import Chunk
from .functionwords import word_of, words_of
from .lexicon import Predicate
from .phrases import Phrase

# Sectors of those who are under arms.
ARMED = frozenset({"MIL", "COP", "SPY", "REB", "UAF"})
HOUSED = ARMED | {"REF"}
STRONG_KINDS = frozenset(
    {"country", "inhabitant", "metonym", "body", "group", "party", "agency", "person", "people", "office", "organ", "crowd", "human"}
)
PEERS = frozenset({"country", "group", "party", "agency", "organ", "body"})
ATTRIBUTIVE = frozenset({"adjective", "region-adjective", "people", "country", "inhabitant", "group", "party", "body", "agency", "metonym"})
ONE, COLON = word_of("one"), ":"
PREMISES, SEATS, BORDERS, FALLEN, CAPITAL, MATTERS = (
    words_of(name) for name in ("premises", "seats", "borders", "fallen", "capital", "matters")
)
AGAINST, BY_TOWN, DEATHS, MANY, SEVERAL, OTHERS = (words_of(name) for name in ("against", "bytown", "deaths", "many", "several", "others"))
EFFORTS, SEATED = words_of("efforts"), words_of("seated")
PORTIONS = words_of("portions")
INSIDE, FROM = words_of("inside") | words_of("amongthem"), words_of("from")
# How many digits a year has.
YEAR = 4
# Cases in which a part of those who were named takes part itself.
PART_OF = frozenset({"ne", "ko", "ka", "par", "khilaf", "se", "saath"})
STRUCK = frozenset({"par", "ko", "khilaf"})
PERSONAL = frozenset({"he", "we", "i", "you", "self", "both", "each"})


@dataclass(slots=True)
class Inner:
    """A participant named inside the phrase of an event noun."""

    phrase: Phrase
    kind: str


class Fitness:
    """Answers for the phrases of one sentence; pronouns maps spelling keys to their class."""

    def __init__(self, tokens: list[Token], text: str, pronouns: dict[str, str], names: NameLexicon) -> None:
        self.tokens, self.page, self.pronouns, self.names = tokens, text, pronouns, names
        self._kinds: dict[Chunk, str] = {}

    def text(self, phrase: Phrase) -> str:
        """The words of a phrase as they stand in the page."""
        return self.page[self.tokens[phrase.start].start : self.tokens[phrase.end - 1].end]

    def kind(self, phrase: Phrase) -> str:
        """What the phrase's head is: a kind of name, pronoun, relative, owned, unknown or thing."""
        if not phrase.kind:
            phrase.kind = self._kind(phrase)
        return phrase.kind

    def fits(self, phrase: Phrase) -> bool:
        """Whether the phrase may be a participant, by itself or through its owner."""
        return self.kind(phrase) != "thing"

    def why_not(self, phrase: Phrase) -> str:
        return f"{self.text(phrase)!r} names no participant"

    def _tags(self, phrase: Phrase) -> bool:
        """ "Delhi Crime News: …", "PM Modi Greece Visit: …": whether Latin words before a first colon name what a line is about."""
        end, tokens = phrase.end, self.tokens
        opens = phrase.start == 0 and not phrase.slot and end < len(tokens) and tokens[end].key == COLON
        return opens and tokens[end - 1].kind == "latin" and not any(m.end == end for m in phrase.head.mentions)

    def _seats(self, phrase: Phrase) -> bool:
        """ "उनके नई दिल्ली | स्थित घर पर": whether a bare place only tells where what stands behind it lies."""
        end, mentions = phrase.end, phrase.head.mentions
        if phrase.slot or end >= len(self.tokens) or self.tokens[end].key not in SEATED or len(phrase.members) > 1:
            return False
        return bool(mentions) and mentions[-1].end == end and mentions[-1].of("metonym", "place", "country", "region") is not None

    def _kind(self, phrase: Phrase) -> str:
        if self._tags(phrase) or self._seats(phrase):
            return "thing"
        kinds = [self.member_kind(m) for m in phrase.members]
        if kinds[-1] == "attributed" and self.hyphened(phrase):
            # "भारत-पाक सीमा": what lies between two is neither's.
            return "thing"
        for kind in reversed(kinds):
            if kind not in ("thing", "unknown"):
                return kind
        if phrase.owner is not None and self.kind(phrase.owner) not in ("thing", "unknown"):
            # "बेल्जियम की राजधानी | ब्रुसेल्स के पास": a town that is named after it.
            seat = not phrase.slot and self.tokens[phrase.end - 1].key in CAPITAL
            return "thing" if seat or self.by_efforts(phrase) else "owned"
        return "unknown" if "unknown" in kinds else "thing"

    def by_efforts(self, phrase: Phrase) -> bool:
        """ "नॉर्वे की कोशिशों से दोनों पक्ष राज़ी हुए": whether a phrase tells by whose help two others agree; who helps is neither of them."""
        return phrase.slot in ("se", "men") and not EFFORTS.isdisjoint(self.tokens[phrase.head.end - 1].keys)

    def member_kind(self, chunk: Chunk) -> str:
        """The kind of one member of a phrase, without its owner; told once, though many ask."""
        found = self._kinds.get(chunk)
        if found is None:
            found = self._kinds[chunk] = self._member_kind(chunk)
        return found

    def _member_kind(self, chunk: Chunk) -> str:
        if chunk.relative:
            return "relative"
        if self.pronouns.get(self.tokens[chunk.start].key) == "both" and not any(n.key for m in chunk.mentions for n in m.names):
            return "pronoun"
        head = self._head_mention(chunk)
        if head is not None:
            if head.of("excluded") and len(head.names) == 1:
                return "person" if self._holder(chunk, head) else self._attribute(chunk)
            for name in head.names:
                if name.kind in STRONG_KINDS:
                    return name.kind
            if head.of("region"):
                return "region"
            if head.of("adjective", "region-adjective", "modifier", "title"):
                return "adjective" if chunk.end == head.end else "unknown"
        if (pronoun := self.pronouns.get(self.tokens[chunk.end - 1].key)) in PERSONAL:
            return "pronoun"
        if pronoun is not None and chunk.end - chunk.start == 1:
            return "human" if self._counted(chunk) else "thing"
        if any(m.of("person", "office", "title") for m in chunk.mentions):
            return "thing" if self._ends_in_thing(chunk) else "person"
        if any(m.of("crowd", "human") and m.end < chunk.end and self.nameless(m.end) for m in chunk.mentions):
            # "एक छात्र मीर काज़म अली": a group word with a name after it is one person of the group.
            return "person"
        if self._counted(chunk):
            return "human"
        attribute = self._attribute(chunk)
        if attribute != "thing":
            return attribute
        return "unknown" if self._nameless(chunk) else "thing"

    def _holder(self, chunk: Chunk, last: Mention) -> bool:
        """ "राज्यमंत्री मोहम्मद इस्लाम": whether a thing's name ends the name of somebody who holds an office."""
        first = last.start - 1
        named = first > chunk.start and self.nameless(first) and not any(m.start <= first < m.end for m in chunk.mentions[:-1])
        return named and any(m.of("office", "title") for m in chunk.mentions[:-1])

    def _ends_in_thing(self, chunk: Chunk) -> bool:
        """ "मंत्री पद", "प्रधानमंत्री कार्यकाल": what follows the office is a common noun, and no name either."""
        last = chunk.mentions[-1]
        rest = self.tokens[last.end : chunk.end]
        return last.of("office") is not None and len(rest) == 1 and all(r.pos in ("NOUN", "ADP") for r in rest[0].form.readings)

    def nameless(self, at: int) -> bool:
        """Whether no dictionary knows the word at a place as anything but a name."""
        return all(r.pos in ("PROPN", "X") for r in self.tokens[at].form.readings)

    def _head_mention(self, chunk: Chunk) -> Mention | None:
        """The name that ends the phrase, a bracket after it aside."""
        if not chunk.mentions:
            return None
        last = chunk.mentions[-1]
        if last.end == chunk.end or self.tokens[last.end].text in "([":
            return last
        # "भाजपा (BJP)": the name inside the bracket is a second spelling of the one before it.
        for mention in reversed(chunk.mentions):
            if mention.end < chunk.end and self.tokens[mention.end].text in "([":
                return mention
        if self.tokens[chunk.end - 1].text in ")]":
            return last
        return None

    def _counted(self, chunk: Chunk) -> bool:
        """ "बंदूकधारी ने नौ को मारा", "धमाके में 30 की मौत", "हमले में कई मरे": a number alone, and no year, is so many people."""
        first = self.tokens[chunk.start]
        last = self.tokens[chunk.end - 1].key
        # "सांसदों में से कई ने", "विद्रोहियों में से एक तिहाई ने": a share of people is people; "उनमें से कुछ की छवि" may be of things.
        share = last in SEVERAL or (last in PORTIONS and chunk.slot != "ka")
        if share and chunk.slot in PART_OF and self._one_of(chunk):
            return True
        if chunk.end - chunk.start == 2 and first.key in OTHERS:
            # "बाक़ी नौ मारे गए".
            first = self.tokens[chunk.start + 1]
        elif chunk.end - chunk.start == 2 and last in OTHERS and not chunk.mentions:
            # "दो अन्य मारे गए", "एक अन्य को मार दिया".
            if first.key == ONE:
                return chunk.slot == "ko" or self._fell(chunk)
        elif chunk.end - chunk.start != 1:
            return False
        if first.reading is None:
            return False
        if (first.key == ONE or first.reading.pos == "NUM") and self._one_of(chunk):
            return chunk.slot in PART_OF or self.tokens[min(chunk.after, len(self.tokens) - 1)].key in FALLEN
        if first.key == ONE:
            return False
        fell = self._fell(chunk)
        if first.key in MANY:
            return chunk.slot in ("", "ka") and fell
        if first.reading.pos != "NUM":
            return False
        # "2005 की घटना" is of a year; of it nobody dies.
        year = chunk.slot == "ka" and first.key.isdigit() and not (fell and len(first.key) < YEAR)
        return (chunk.slot in ("ko", "ka") or (fell and not chunk.slot)) and not year

    def _fell(self, chunk: Chunk) -> bool:
        """Whether words of dying or being hurt stand behind a chunk: "मारे गए", "की मौत"."""
        after = self.tokens[chunk.after].key if chunk.after < len(self.tokens) else ""
        return after in (DEATHS if chunk.slot == "ka" else FALLEN)

    def _one_of(self, chunk: Chunk) -> bool:
        """ "सैनिकों में से एक को", "उनमें से कई को": whether "में से" stands before a number, which is then of those named there."""
        before = self.tokens[max(0, chunk.start - 2) : chunk.start]
        return len(before) == 2 and before[0].key in INSIDE and before[1].key in FROM

    def _attribute(self, chunk: Chunk) -> str:
        """A thing that a name qualifies ("पाकिस्तानी ठिकाने", "भारतीय विमान") stands for whose it is; a seat of a house for nobody."""
        last = self.tokens[chunk.end - 1].key
        if last in SEATS or (chunk.slot == "par" and last in BORDERS):
            # "अफ़ग़ान सीमा पर हमला": on a border something only happens.
            return "thing"
        for mention in chunk.mentions:
            if mention.end == chunk.end - 1 and last in MATTERS and mention.of("country") is not None and mention.of("adjective") is None:
                # "इराक़ युद्ध का समर्थन", "चेचन्या मुद्दे पर": a war or question of that name is no side.
                return "thing"
            if mention.end < chunk.end and any(n.kind in ATTRIBUTIVE for n in mention.names):
                return "attributed"
            if mention.end == chunk.end - 1 and chunk.slot in STRUCK and self.tokens[mention.end].key in PREMISES and self._housed(mention):
                # "अदालत परिसर पर हमला", "पुलिस वाहन को उड़ा दिया": who is struck is the court, the police.
                return "attributed"
        return "thing"

    @staticmethod
    def _housed(mention: Mention) -> bool:
        """ "पुलिस चौकी", "सैनिक ठिकाने", "शरणार्थी शिविर": whether it is a place or vehicle of a body, of men in arms or of refugees."""
        return mention.of("organ") is not None or any(n.kind == "crowd" and not HOUSED.isdisjoint(n.sectors) for n in mention.names)

    def _nameless(self, chunk: Chunk) -> bool:
        """An unlisted word that no dictionary has is taken for a proper name with ने, को or के ख़िलाफ़, or where it is of two words."""
        token = self.tokens[chunk.end - 1]
        if chunk.slot not in ("ne", "ko", "khilaf") and self._unlisted(chunk) < 2:
            return False
        return token.kind == "latin" or all(r.pos in ("PROPN", "X") for r in token.form.readings)

    def _unlisted(self, chunk: Chunk) -> int:
        """How many words at the phrase's end are no word of the dictionary."""
        count = 0
        for token in reversed(self.tokens[chunk.start : chunk.end]):
            if token.kind == "latin" or all(r.pos in ("PROPN", "X") for r in token.form.readings):
                count += 1
            else:
                break
        return count

    def inner(self, phrase: Phrase, before: int, row: bool = False) -> Inner | None:
        """Who is named inside the phrase of an event noun, left of the noun: "अमरीकी हमले", "पुलिस कार्रवाई", "भारत-पाक वार्ता".

        row: those who are joined to them are told of too ("10 जवान और एक ड्राइवर शहीद हुए").
        """
        for at, chunk in enumerate(phrase.members):
            if not chunk.start <= before < chunk.end:
                continue
            for mention in reversed([m for m in chunk.mentions if m.end <= before]):
                if self._before_place(mention, chunk, before):
                    continue
                for name in mention.names:
                    if name.kind == "metonym" and mention.end == before and self.tokens[before].key in BY_TOWN:
                        continue
                    if name.kind in ATTRIBUTIVE or name.kind in ("organ", "crowd", "region", "person", "office", "human"):
                        cut = Chunk("np", chunk.start, mention.end, "", mention.end, [m for m in chunk.mentions if m.end <= mention.end])
                        first = chunk.mentions[0] is mention
                        joined = row or (first and (self.hyphened(phrase) or self.peers(phrase.members[:at], name.kind)))
                        pair = phrase.members[:at] if joined else []
                        owner = phrase.owner if row and pair else None
                        return Inner(Phrase([*pair, cut], "", phrase.at, owner, phrase.clause), name.kind)
        return None

    @staticmethod
    def _before_place(mention: Mention, chunk: Chunk, before: int) -> bool:
        """ "कि पाकिस्तान मुंबई हमलों के दोषी सौंपे": a land that opens a phrase whose event noun goes by a place is read as one with it."""
        if mention.start != chunk.start or mention.of("country") is None or mention.of("adjective") is not None:
            return False
        return any(m.start == mention.end and m.end == before and m.of("place", "metonym", "region") is not None for m in chunk.mentions)

    def aimed_at(self, inner: Inner) -> bool:
        """ "सिख विरोधी दंगे", "भारत विरोधी प्रदर्शन": whether the act is against who is named inside its phrase."""
        end = inner.phrase.end
        return self.tokens[end - 1].key in AGAINST or (end < len(self.tokens) and self.tokens[end].key in AGAINST)

    def land_of(self, inner: Inner, entry: Predicate, of_two: bool) -> bool:
        """ "दिल्ली धमाकों में", "कोरिया युद्ध में": whether who is named inside an act's phrase is only the place that it goes by.

        of_two: the act is one of two sides; of those, a single land before a war is its place, and a pair are its sides.
        """
        if inner.kind not in ("country", "region", "metonym"):
            return False
        if not of_two:
            return entry.type == "PROTEST" or "explosives" in entry.modes
        chunk = inner.phrase.head
        named = sum(m.of("country", "metonym", "region", "people", "adjective") is not None for m in chunk.mentions)
        return entry.type == "ASSAULT" and len(inner.phrase.members) == 1 and named == 1

    def two_lands(self, before: Phrase, inner: Inner) -> bool:
        """ "नाइजर माली युद्ध": whether the bare phrase before who is named inside an act's phrase is another land, side by side with it."""
        return inner.kind == "country" and self.kind(before) == "country" and before.end == inner.phrase.start

    def peers(self, members: list[Chunk], kind: str) -> bool:
        """Whether those before "और" act as does the last, who stands in the phrase of the event: "अमरीका और ब्रिटेन | बातचीत कर रहे हैं"."""
        return kind in PEERS and all(self.member_kind(m) in PEERS for m in members)

    @staticmethod
    def under_arms(phrase: Phrase) -> bool:
        """Whether a name in the head of a phrase is of army, police, secret service or an armed group."""
        return any(not ARMED.isdisjoint(n.sectors) for m in phrase.head.mentions for n in m.names)

    def hyphened(self, phrase: Phrase) -> bool:
        """Whether the members of a phrase are joined by hyphens alone: "भारत-पाकिस्तान"."""
        return len(phrase.members) > 1 and all(self.tokens[m.end].text in HYPHENS for m in phrase.members[:-1])
