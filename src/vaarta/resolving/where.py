"""Where an event happens: a place phrase of its own clause, the most specific one; never the home of an actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..language import Token
from ..language.names import THEN, Mention, Name, Person
from ..records import Participant, Where
from .homes import Homes, home_of
from .places import Gazetteer, PlacePhrase, resolve_place

if TYPE_CHECKING:
    from ..coding.draft import Draft
    from ..pipeline import Passage

PLACE_SLOTS = frozenset({"men", "near", "place", "tak"})
NOWHERE = frozenset({"NGO", "IGO"})
WEAK_SLOTS = frozenset({"par", "se"})
STRUCK = frozenset({"city", "district", "site", "region"})
AGAINST, REPORTERS, BEARINGS = words_of("against"), words_of("reporters"), words_of("bearings")
# A participle this many words after a place still belongs to it.
REACH = 6


class Locator:
    """Finds places, sentence by sentence, with the countries that the article has spoken of."""

    def __init__(self, places: Gazetteer, homes: Homes, persons: dict[str, Person], passages: list[Passage]) -> None:
        self.places = places
        self.persons = persons
        self.homes = homes
        self.passages = passages
        self.article: list[str] = []
        self.folk: list[str] = []
        self.found: list[PlacePhrase] = []
        self.here: list[str] = []
        self._institutions: tuple[str | None] | None = None

    def saw(self, mentions: Iterable[Mention], tokens: list[Token]) -> None:
        """Take note of the countries that a sentence names, and of those that its persons and parties are of."""
        for mention in mentions:
            name = mention.of("country", "adjective", "inhabitant", "metonym", "region", "region-adjective", "group")
            if name is None and (office := mention.of("agency")) is not None and "GOV" in office.sectors:
                name = office
            told = not _namesakes(mention) and not _opposed(mention.end, tokens) and not _bearing(mention, tokens, mentions)
            if name is not None and name.key and name.key not in self.article and told:
                self.article.append(name.key)
            folk = mention.of("person", "party", "agency") if name is None else None
            if folk is None or not folk.key or folk.key in self.folk or "MED" in folk.sectors or self._abroad(folk):
                continue
            if _reporter(mention, folk, tokens):
                continue
            if len({n.key for n in mention.names}) == 1 and not self.homes.words.longest(tokens, mention.start, mention.end)[1]:
                self.folk.append(folk.key)

    def enter(self, passage: Passage) -> None:
        """Begin a sentence."""
        countries = {m.start for m in passage.mentions if m.of("country")}
        # "पूर्वोत्तर श्रीलंका": a direction before a country is no region of another one.
        self.found = [p for p in passage.places if p.j not in countries or p.candidates[0].kind != "region"]
        # "चीन विरोधी प्रदर्शनों में लोग": what is told of is not where those are whom it is against.
        self.found = [p for p in self.found if not _opposed(p.j, passage.tokens)]
        self.found = [p for p in self.found if not self._only_bearing(p, passage)]
        self.here = []
        doubtful: Mention | None = None
        for mention in passage.mentions:
            if _bearing(mention, passage.tokens, passage.mentions):
                continue
            if mention.of("region") and any(m.start == mention.end and m.of("country") for m in passage.mentions):
                continue
            name = mention.of(
                "country", "adjective", "inhabitant", "metonym", "region", "region-adjective", "group", "agency", "party", "person"
            )
            if name is not None and ("MED" in name.sectors or self._abroad(name) or _reporter(mention, name, passage.tokens)):
                # "एएफ़पी को बताया": who is told says nothing of where.
                continue
            if name is None or not name.key or _opposed(mention.end, passage.tokens):
                continue
            if _namesakes(mention):
                doubtful = doubtful or mention
                continue
            # A captive is spoken of where he is tried, and not where he is from.
            held = self.homes.words.longest(passage.tokens, mention.start, mention.end)[1] if name.kind == "person" else []
            code = held[0] if held else name.key
            if code not in self.here:
                self.here.append(code)
        for phrase in self.found:
            keys = {p.key for p in phrase.candidates if p.key}
            if _of_its_day(passage, phrase) is not None:
                continue
            if len(keys) == 1 and (code := next(iter(keys))) not in self.here:
                self.here.append(code)
        if doubtful is not None and not self.here:
            # "माओवादियों ने पुलिस पर हमला किया": where no country is spoken of, its police is that of the one that the name stands for.
            bearers = [n.key for n in doubtful.names if n.key]
            self.here.append(next((k for k in self.article if k in bearers), bearers[0]))

    def _only_bearing(self, phrase: PlacePhrase, passage: Passage) -> bool:
        """ "कोलंबो के अनुसार पूर्वोत्तर इलाक़े में": a direction that is a region of one land, in a sentence that names places of another alone."""
        if phrase.j - phrase.i > 2 or passage.tokens[phrase.i].key not in BEARINGS:
            return False
        own = {p.key for p in phrase.candidates}
        others = {p.key for f in self.found if f is not phrase for p in f.candidates} | _lands(passage.mentions)
        return bool(others) and own.isdisjoint(others)

    def _abroad(self, name: Name) -> bool:
        """Whether a name says nothing of the country spoken of: who watches over many countries, or a company that sells in all of them."""
        if "worldwide" in name.flags:
            return True
        person = self.persons.get(name.name) if name.kind == "person" else None
        return person is not None and any(NOWHERE & set(r.sectors[:1]) for r in person.roles[:1])

    @property
    def institutions(self) -> str | None:
        """The one country whose institutions the page speaks of; read only for the few pages that name no country."""
        if self._institutions is None:
            found = {code for p in self.passages if (code := home_of(p.tokens, self.homes)) is not None}
            self._institutions = (found.pop() if len(found) == 1 else None,)
        return self._institutions[0]

    def home(self) -> str | None:
        """The one country that the page names; where it names none, the one that all persons and parties in it are of."""
        spoken = self.article or self.folk
        return spoken[0] if len(spoken) == 1 else None

    def place(self, draft: Draft, passage: Passage) -> Where | None:
        """The place of one draft, or None where its clause names none."""
        reading = passage.reading
        assert reading is not None
        own = set(draft.clause.items) if draft.clause is not None else set(range(len(reading.layout.items)))
        sides = [p.participant.span for p in draft.actors + draft.recipients if p.participant.span]
        best: tuple[int, Where] | None = None
        for phrase in self.found:
            # The last words of "पाकिस्तान के रावलपिंडी शहर में" carry the postposition.
            last = reading.layout.item_of[phrase.j - 1]
            item = reading.layout.items[last] if last >= 0 else None
            if not isinstance(item, Phrase) or item.at not in own:
                continue
            taken = item.slot == "se" and any(t.key in self.places.cues.seized for t in passage.tokens[slice(*draft.tokens)])
            if not taken and not self._located(item, phrase, passage, sides):
                continue
            # "कैंप डेविड में होने वाली बैठक रद्द की": where the meeting was to be is where it was not held.
            if "meet" not in draft.modes and self._modifies(phrase, passage, draft.tokens[0]):
                continue
            distance = abs(draft.tokens[0] - phrase.i) + (0 if phrase.i < draft.tokens[0] else 50) + (8 if item.slot in WEAK_SLOTS else 0)
            if best is None or distance < best[0]:
                best = distance, self._where(passage, item, phrase)
        return best[1] if best else None

    def land_of(self, who: Participant, passage: Passage) -> str | None:
        """ "जहानाबाद ज़िले के मुख्यालय पर": the country of the place that somebody's words name with what kind of place it is."""
        tokens, span = passage.tokens, who.span
        named = (p for p in self.found if p.kind and span is not None and span[0] <= tokens[p.i].start and tokens[p.j - 1].end <= span[1])
        keys = {c.key for p in named for c in p.candidates}
        return keys.pop() if len(keys) == 1 else None

    def town(self, passage: Passage) -> Where | None:
        """The one place finer than a country that the sentence names with में or the like, in whichever clause; None where there are two."""
        reading = passage.reading
        assert reading is not None
        items, found = reading.layout.items, []
        for phrase in self.found:
            at = reading.layout.item_of[phrase.j - 1]
            item = items[at] if at >= 0 else None
            after = items[at + 1] if 0 <= at < len(items) - 1 else None
            # "इस्तांबुल के दोल्माबाचे महल में": the hall is in no gazetteer, its town is.
            held = isinstance(item, Phrase) and item.slot == "ka" and isinstance(after, Phrase) and after.slot in PLACE_SLOTS
            if isinstance(item, Phrase) and (item.slot in PLACE_SLOTS or held) and phrase.candidates[0].kind != "country":
                found.append((item, phrase))
        return self._where(passage, *found[0]) if len(found) == 1 else None

    def _located(self, item: Phrase, phrase: PlacePhrase, passage: Passage, sides: list[tuple[int, int]]) -> bool:
        """Whether a phrase tells where: में and the like, or पर with a place that nobody acts on."""
        if item.slot == "ka":
            return self._holds(item, phrase, passage, sides)
        if item.slot not in PLACE_SLOTS | WEAK_SLOTS or not item.head.start < phrase.j <= item.head.end:
            return False
        if item.slot not in WEAK_SLOTS:
            return True
        if item.slot != "par":
            return False
        kind = phrase.candidates[0].kind
        if kind == "country":
            tokens = passage.tokens
            return phrase.j < len(tokens) and tokens[phrase.j].key in self.places.cues.visits
        # A town or a site is where the blow falls, though it stands as the side that it falls on; a capital may be a government.
        start = passage.tokens[phrase.i].start
        return kind in STRUCK or not any(s[0] <= start < s[1] for s in sides)

    def _holds(self, item: Phrase, phrase: PlacePhrase, passage: Passage, sides: list[tuple[int, int]]) -> bool:
        """ "सूरत के वराछा इलाक़े में": a town whose quarter no gazetteer knows, where that is nobody who takes part."""
        assert passage.reading is not None
        items = passage.reading.layout.items
        after = items[item.at + 1] if item.at + 1 < len(items) else None
        if not isinstance(after, Phrase) or after.slot not in PLACE_SLOTS or phrase.candidates[0].kind in ("country", "state"):
            return False
        end = passage.tokens[after.end - 1].end
        quarter = set(passage.tokens[after.end - 1].keys) & self.places.cues.quarters
        return bool(quarter) and not any(s[0] <= passage.tokens[phrase.i].start < s[1] or s[0] < end <= s[1] for s in sides)

    def _modifies(self, phrase: PlacePhrase, passage: Passage, trigger: int) -> bool:
        """Whether the place belongs to a noun before the predicate ("ओमान में काम करने वाले भारतीयों के अधिकारों की …")."""
        modifiers = self.places.cues.modifiers
        return any(passage.tokens[n].key in modifiers for n in range(phrase.j, min(phrase.j + REACH, trigger - 1)))

    def _where(self, passage: Passage, item: Phrase, phrase: PlacePhrase) -> Where:
        tokens = passage.tokens
        place, reason = resolve_place(phrase.candidates, self.here, self.article)
        first = min(phrase.i, item.head.start)
        last = max(phrase.j, item.head.end if item.slot in ("near", "place") else phrase.j)
        span = (tokens[first].start, tokens[last - 1].end)
        text = passage.reading.fitness.page[span[0] : span[1]] if passage.reading is not None else tokens[first].text
        if place is None:
            return Where(text, None, None, None, None, None, span, reason)
        if not phrase.exact:
            reason += "; the place that holds it"
        code = _of_its_day(passage, phrase) or place.key or None
        return Where(text, code, place.name, place.lat, place.lon, place.precision, span, reason)


def _of_its_day(passage: Passage, phrase: PlacePhrase) -> str | None:
    """ "दक्षिणी सूडान में", before 2011: the state whose the place was on the day, as the names know it."""
    named = (n for m in passage.mentions if m.start <= phrase.i < m.end and (n := m.of("country", "metonym")) is not None)
    return next((n.key for n in named if any(f.startswith(THEN) for f in n.flags)), None)


def _lands(mentions: Iterable[Mention]) -> set[str]:
    """The countries that a sentence names, also by their governments, bands and offices."""
    named = (m.of("country", "adjective", "metonym", "group", "agency") for m in mentions)
    return {n.key for n in named if n is not None and n.key}


def _bearing(mention: Mention, tokens: list[Token], mentions: Iterable[Mention]) -> bool:
    """ "श्रीलंका … देश के पूर्वोत्तर में": whether a name is a direction alone, in a sentence that names other countries than the one it is of."""
    region = mention.of("region") if mention.end - mention.start == 1 and tokens[mention.start].key in BEARINGS else None
    lands = _lands(mentions) if region is not None else set()
    return region is not None and bool(lands) and region.key not in lands


def _namesakes(mention: Mention) -> bool:
    """तालिबान are of two countries: such a name tells nothing of where one is."""
    return len({n.key for n in mention.names if n.kind == "group" and "elsewhere" not in n.flags}) > 1


def _opposed(end: int, tokens: Sequence[Token]) -> bool:
    """Whether a name that ends here is of those whom something is against."""
    return end < len(tokens) and tokens[end].key in AGAINST


def _reporter(mention: Mention, name: Name, tokens: Sequence[Token]) -> bool:
    """ "संवाददाता हुसैन के मुताबिक़": who reports may bear the name of somebody known elsewhere."""
    return name.kind == "person" and mention.start > 0 and tokens[mention.start - 1].key in REPORTERS
