"""Who a phrase stands for: key and sectors, or none with the reason (codebook section 3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..language import readings
from ..language.names import Mention, Name, NameLexicon, Person, candidates, spelling, unlisted
from ..language.sounds import alike
from ..records import Participant
from .memory import Memory
from .neighbours import is_posted, is_surname, of_one_reading, seat, strangers_beside
from .tenure import covers, tenure_at

ORGS = ("body", "agency", "group", "party")
BODIES_AND_CROWDS = ("organ", "crowd", *ORGS)
PLACES = ("country", "region")
THAT_IS, NATIONS = words_of("thatis"), words_of("nations")
ATTRIBUTES = ("adjective", "region-adjective", "country", "region", "inhabitant", "people", "metonym")
ROLES = ("office", "organ", "crowd", "human")
NAMED = frozenset({"person", "country", "body", "group", "party"})
# What stands bare at the head of a clause as its doer, and not as its object.
STANDING = frozenset({"person", "country", "group", "party", "office", "organ", "crowd", "human", "body", "agency"})
ACTED_ON = frozenset({"person", "office", "human", "crowd", "group", "people", "inhabitant"})
OPEN_CLASSES = frozenset({"crowd", "organ", "office", "human", "people", "unknown"})


# "अपने समकक्ष", "मंत्री के समकक्ष": whoever is somebody's counterpart is of another side.
WHOEVER = frozenset({"pronoun", "person", "office"})


@dataclass(slots=True)
class Resolved:
    """A participant with what the coder still needs of it. open: an unnamed group or bare role that may take a country.

    envoy: somebody who by his office serves in a country that is not his own.
    """

    participant: Participant
    kind: str
    open: bool = False
    pronoun: str = ""
    default: str = ""
    rivals: frozenset[str] = frozenset()
    envoy: bool = False


@dataclass(slots=True)
class _Found:
    key: str | None = None
    sectors: list[str] = field(default_factory=list)
    name: str | None = None
    kind: str = "unknown"
    reason: str = ""
    default: str = ""
    rivals: frozenset[str] = frozenset()
    candidates: list[str] = field(default_factory=list)


class Resolver:
    """Resolves the phrases of one sentence against the lexicon and the article's memory."""

    def __init__(self, reading: Reading, text: str, names: NameLexicon, memory: Memory, saying: Collection[str] = ()) -> None:
        self.reading, self.text, self.names, self.memory, self.saying = reading, text, names, memory, saying
        self.earlier = Memory(countries=list(memory.countries))
        self.tokens = reading.layout.tokens
        self.items = reading.layout.items

    def resolve(self, phrase: Phrase, _depth: int = 0) -> list[Resolved]:
        """One entry for each joined member; an owned thing stands for its owner."""
        if _depth > 4:
            return []
        kind = self.reading.fitness.kind(phrase)
        if kind == "owned" and phrase.owner is not None:
            pronouns = self.reading.fitness.pronouns
            if pronouns.get(self.tokens[phrase.owner.start].key) == "self":
                # "अपने पड़ोसियों से": one's own people and things are no second side.
                return []
            return self.resolve(phrase.owner, _depth + 1)
        if not self._takes_part(phrase):
            return []
        out: list[Resolved] = []
        last = self._member(phrase, phrase.head, _depth)
        for member in phrase.members[:-1]:
            if self._named_again(member, last):
                continue
            out.extend(self._shared_head(member, last) or self._member(phrase, member, _depth))
        return out + last

    def _named_again(self, member: Chunk, last: list[Resolved]) -> bool:
        """ "विश्व संस्था यानी संयुक्त राष्ट्र": what a word for "that is" takes up is the one named after it."""
        return self.tokens[member.end].key in THAT_IS and any(r.participant.key for r in last)

    def _takes_part(self, phrase: Phrase) -> bool:
        """Not a building that something is in or at (flag place), nor reports that nobody hits or asks (flag source)."""
        flags = {f for m in phrase.head.mentions[-1:] for n in m.names for f in n.flags}
        return not ("place" in flags and phrase.slot == "men") and not ("source" in flags and phrase.slot in ("ko", "par", "khilaf"))

    def _shared_head(self, member: Chunk, last: list[Resolved]) -> list[Resolved]:
        """ "ब्रितानी और अफ़ग़ान सैनिक": an adjective alone shares the head of the last member."""
        mention = member.mentions[-1] if member.mentions else None
        if mention is None or mention.end != member.end or not last:
            return []
        adjective = mention.of("adjective", "region-adjective")
        if adjective is None or mention.of("inhabitant", "people", "country"):
            return []
        start, end = self.tokens[member.start].start, self.tokens[member.end - 1].end
        who = Participant(self.text[start:end], adjective.key or None, list(last[-1].participant.sectors), (start, end))
        who.reason = f"adjective {adjective.name}, head shared with the last of the row ({adjective.where})"
        return [Resolved(who, "adjective")]

    def _member(self, phrase: Phrase, chunk: Chunk, depth: int) -> list[Resolved]:
        if chunk.relative:
            before = self._antecedent(phrase)
            return self.resolve(before, depth + 1) if before is not None else []
        kind = self.reading.fitness.member_kind(chunk)
        if kind == "pronoun":
            return self._pronoun(phrase, chunk, depth)
        owner = phrase.owner if chunk is phrase.members[0] or not self._own_key(chunk) else None
        if chunk.owners:
            owner = self._chain(chunk.owners, phrase)
        found = self._read(chunk, kind, owner, depth, phrase.slot == "source")
        if found.key is None and (gloss := self._gloss(chunk)) is not None:
            found.key, found.sectors = gloss.key, list(gloss.sectors) or found.sectors
            found.reason += f"; glossed as {gloss.name}"
        start = chunk.start
        if owner is not None and (chunk.owners or chunk is phrase.members[0]) and kind not in ("country", "metonym"):
            start = self._owner_start(owner)
        span = (self.tokens[start].start, self.tokens[chunk.end - 1].end)
        who = Participant(self.text[span[0] : span[1]], found.key, found.sectors, span, found.name, self._latin(chunk))
        who.reason = found.reason
        if owner is not None and found.kind in ROLES and len(owner.members) > 1 and (shared := self._of_several(who, owner, found, depth)):
            return shared
        unsettled = found.key is None and (found.kind in OPEN_CLASSES or bool(found.default))
        if found.kind == "unknown":
            # "जल संसाधन", "सात साल": what the dictionary knows is nobody's name and belongs to no country.
            unsettled = unlisted(self.tokens[chunk.end - 1])
        if unsettled and any(t.key in NATIONS for t in self.tokens[start : chunk.end]):
            # "तीनों देशों के मंत्री", "बाक़ी देश": several nations are not the one that is named.
            found.kind, unsettled = "others", False
        who.candidates = found.candidates
        envoy = any("envoy" in n.flags for m in chunk.mentions for n in m.names)
        return [Resolved(who, found.kind, unsettled, default=found.default, rivals=found.rivals, envoy=envoy)]

    def _of_several(self, who: Participant, owner: Phrase, found: _Found, depth: int) -> list[Resolved]:
        """ "इराक़ और अमरीका के वार्ताकार": one entry for each country that they belong to."""
        keys = [r.participant.key for r in self.resolve(owner, depth + 1) if r.participant.key]
        if len(set(keys)) < 2:
            return []
        return [
            Resolved(replace(who, key=code, sectors=list(found.sectors), reason=f"{found.reason}, of {code}"), found.kind)
            for code in dict.fromkeys(keys)
        ]

    @staticmethod
    def _chain(owners: Sequence[Chunk], phrase: Phrase) -> Phrase:
        """The genitive phrases before a later member of a row, innermost last."""
        owner: Phrase | None = None
        for chunk in owners:
            owner = Phrase([chunk], "ka", phrase.at, owner=owner, clause=phrase.clause)
        assert owner is not None
        return owner

    def _owner_start(self, owner: Phrase) -> int:
        start = owner.start
        return self._owner_start(owner.owner) if owner.owner is not None and owner.owner.end < start and owner.owner.slot == "ka" else start

    def _own_key(self, chunk: Chunk) -> bool:
        return any(n.key for m in chunk.mentions for n in m.names)

    def _gloss(self, chunk: Chunk) -> Name | None:
        """ "जाँच एजेंसी (सीबीआई)": the body that a bracket at the end of the phrase names."""
        if self.tokens[chunk.end - 1].text not in ")]":
            return None
        opened = next((at for at in range(chunk.end - 1, chunk.start, -1) if self.tokens[at].text in "(["), chunk.end)
        inside = [m for m in self.reading.mentions if opened < m.start and m.end < chunk.end]
        return next((n for m in inside for n in m.names if n.kind in ORGS and n.key), None) if len(inside) == 1 else None

    def _latin(self, chunk: Chunk) -> str | None:
        """A Latin gloss in brackets inside the phrase: "वेंडी शेरमेन (Wendy Sherman)"."""
        latin = [t for t in self.tokens[chunk.start : chunk.end] if t.kind == "latin"]
        if not latin or self.tokens[chunk.end - 1].text != ")":
            return None
        return self.text[latin[0].start : latin[-1].end]

    def _antecedent(self, phrase: Phrase) -> Phrase | None:
        """The phrase before a relative clause that its pronoun takes up."""
        for at in range(phrase.at - 1, -1, -1):
            item = self.items[at]
            if isinstance(item, Phrase) and not item.head.relative and self.reading.fitness.fits(item) and not item.owned:
                return item
        return None

    # Pronouns ---------------------------------------------------------------------------------------------------

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
        unnamed = False
        if kind == "he":
            unnamed = self._he(who, phrase, depth)
        elif not who.reason:
            who.reason = "a pronoun that nothing before it settles"
        return [Resolved(who, "pronoun", unnamed, pronoun=kind)]

    def _both(self, phrase: Phrase, chunk: Chunk, who: Participant, depth: int) -> list[Resolved] | None:
        """ "दोनों देशों", "दोनों नेताओं", "दोनों पार्टियों": the two named last of that kind, else an unnamed group of its role."""
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
        if len(keys) != 2:
            return None
        return [Resolved(replace(who, key=k, sectors=["GOV"], reason="the two countries spoken of last"), "pronoun") for k in keys]

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
        before = siblings + ([layout.clauses[parent]] if parent is not None else [])
        before += [c for c in reversed(layout.clauses[: clause.id]) if c not in before]
        for other in before:
            found = self._sufferer_before(phrase, other, depth)
            if found is None and self._speaks_of_himself(clause, other):
                return self._only_person(phrase, depth, [i for c in siblings for i in c.items])
            if found is None and not self._takes_thing(phrase):
                found = self._doer_before(phrase, other, depth)
            if found is not None:
                return found
        return None if self._takes_thing(phrase) else self._only_person(phrase, depth)

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
        found = readings(self.tokens[phrase.head.end - 1].key)
        return phrase.slot == "ko" and any(r.number == "sg" for r in found)

    def _whose_words(self, phrase: Phrase, clause: Clause) -> Phrase | None:
        """ "पुलिस की उस याचिका को, जिसमें उन्होंने …": who speaks in words is the one whose words they are."""
        first = self.items[min(clause.items)]
        if not isinstance(first, Phrase) or first.slot != "men" or not first.head.relative:
            return None
        at = first.at - 1
        before = [i for i in self.items[max(0, at - 4) : at + 1] if isinstance(i, Phrase) and i.clause < clause.id and i.owner is not None]
        owner = before[-1].owner if before and phrase.slot == "ne" else None
        return owner if owner is not None and self.reading.fitness.kind(owner) in STANDING else None

    def _named_twice(self, item: Phrase, phrase: Phrase) -> bool:
        """ "… जब उन्होंने सेना पर गोली चलाई": who is named in the pronoun's own clause is not the one it stands for."""
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
        doers = [item for item in doers if not self._named_twice(item, phrase)]
        return next((found for item in doers if (found := self._one(item, depth)) is not None), None)

    def _becomes(self, item: Phrase) -> bool:
        """ "जज बनकर": what somebody is made into stands right before a verb that does not end the clause."""
        after = self.reading.layout.chunk(item.at + 1)
        return after is not None and after.verb is not None and self.reading.layout.clauses[item.clause].finite != item.at + 1

    def _sufferer_before(self, phrase: Phrase, clause: Clause, depth: int) -> Resolved | None:
        """ "पुलिस ने पुरोहित को हिरासत में लिया और उन्हें …": object takes up object."""
        if phrase.slot != "ko":
            return None
        rows = [item for at in clause.items if isinstance(item := self.items[at], Phrase) and item is not phrase]
        hit = [i for i in rows if i.slot in ("ko", "par", "khilaf") and not i.owned]
        hit = [item for item in hit if self.reading.fitness.kind(item) in ACTED_ON]
        return self._one(hit[0], depth) if len(hit) == 1 else None

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
        before = (i for i in self.items[: phrase.at] if isinstance(i, Phrase) and i.clause < phrase.clause)
        before = (i for i in before if (i.at in within if within else not i.owned))
        people = [item for item in before if self.reading.fitness.kind(item) in NAMED]
        if len(people) != 1:
            return None
        found = self.resolve(people[0], depth + 2)
        return found[0] if len(found) == 1 and found[0].participant.key else None

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
        for mention in self.reading.mentions:
            name = mention.of("country", "adjective", "metonym")
            if name is not None and name.key and self.tokens[mention.start].start < before and name.key not in here:
                here.append(name.key)
        if len(here) == 2 or len(earlier := self.earlier.last_two_countries()) == 2:
            return here if len(here) == 2 else earlier
        # "दोनों देशों ने नेपाल में फँसे भूटानियों के बारे में …": named after, where nothing before names them.
        after = [n.key for m in self.reading.mentions if (n := m.of("country", "adjective", "metonym", "inhabitant")) is not None and n.key]
        named = list(dict.fromkeys(here + after))
        return named if len(named) == 2 else earlier

    def _clause_subject(self, phrase: Phrase) -> Phrase | None:
        clause = self.reading.layout.clauses[phrase.clause]
        for at in clause.items:
            item = self.items[at]
            if isinstance(item, Phrase) and item is not phrase and item.slot in ("ne", "") and self.reading.fitness.fits(item):
                return item
        return None

    def _he(self, who: Participant, phrase: Phrase, depth: int) -> bool:
        """One doer or speaker so far, or the latest of several with one key: taken; else left open with the candidates.

        Out: whether it stands for an unnamed group, whose country is still to be found.
        """
        if (stands := self._named_before(phrase, depth)) is not None:
            near = stands.participant
            who.key, who.sectors, who.name = near.key, list(near.sectors), near.name or near.text
            who.reason = f"stands for {near.text!r} of the same sentence"
            return near.key is None
        speaker = self.memory.speaker
        if speaker is not None and (speaker.key or speaker.sectors) and self._speaks(who):
            who.key, who.sectors, who.name, who.anonymous = (
                speaker.key,
                list(speaker.sectors),
                speaker.name or speaker.text,
                speaker.anonymous,
            )
            who.reason = f"stands for {speaker.text!r}, who spoke last"
            return False
        recent = self.memory.subjects[-3:] or ([self.memory.lately] if self.memory.lately is not None else [])
        keys = {s.key for s in recent if s.key}
        if len(keys) == 1 and recent[-1].key:
            who.key, who.sectors, who.name = recent[-1].key, list(recent[-1].sectors), recent[-1].name or recent[-1].text
            who.reason = f"stands for {recent[-1].text!r}, the doer spoken of last"
        else:
            who.candidates = sorted(k for k in keys if k)
            who.reason = "nobody before it" if not keys else "more than one could be meant"
        return False

    # Names ------------------------------------------------------------------------------------------------------

    def _read(self, chunk: Chunk, kind: str, owner: Phrase | None, depth: int, source: bool = False) -> _Found:
        mentions = of_one_reading(chunk.mentions, source)
        persons = [m for m in mentions if m.of("person")]
        context_key = self._attribute_key(mentions, None)
        if persons:
            code = context_key or self._owner_key(owner, depth)
            person = self._person(persons[-1], code, mentions) if self._whole(persons[-1], chunk, code) else None
            if person is not None:
                return person
        if (known := self._remembered(chunk)) is not None:
            return known
        head = mentions[-1] if mentions else None
        role = self._role(mentions)
        org = self._org(mentions) or self._inside(mentions)
        owner_found = self._owner(owner, depth)
        if role is not None:
            found = self._with_role(role, org, mentions, owner_found)
            if (
                found.key is None
                and org is None
                and (town := self._town(role, mentions, owner) or seat(chunk, self.reading.mentions, self.tokens)) is not None
            ):
                found.key, found.reason = town.key, f"{found.reason}, of {'the town ' if town.kind == 'place' else ''}{town.name}"
            return self._held_before(found, role, mentions) or found if found.key is None and owner is None and org is None else found
        if org is not None:
            code = self._override(org, context_key, owner_found)
            default = (org.key or "") if "generic" in org.flags and code is None else ""
            reason = f"{org.name} ({org.where})"
            # "कुर्द लड़ाके" are of several countries: as open as any unnamed group.
            kind = "people" if org.kind == "group" and code is None and "generic" in org.flags else org.kind
            return _Found(code, list(org.sectors), org.name, kind, reason, default, self._rivals(org, mentions))
        name = next((n for m in reversed(mentions) if (n := m.of("country", "metonym", "inhabitant", "people"))), None)
        if name is not None and (head is None or head.end <= chunk.end):
            return self._plain(name, kind)
        if context_key:
            return _Found(context_key, ["GOV"], None, "attributed", "through the adjective before it")
        region = next((n for m in reversed(mentions) if (n := m.of("region"))), None)
        if region is not None:
            return _Found(region.key or None, ["GOV"], region.name, "region", f"{region.name} ({region.where})")
        if owner_found is not None and owner_found.key:
            return _Found(owner_found.key, list(owner_found.sectors), None, "owned", f"through its owner: {owner_found.reason}")
        return _Found(None, [], None, "unknown", "no list knows the name")

    def _plain(self, name: Name, kind: str) -> _Found:
        sectors = list(name.sectors)
        if kind == "attributed":
            sectors = ["GOV"] if name.kind == "country" else sectors
        return _Found(name.key or None, sectors, name.name, name.kind, f"{name.name} ({name.where})")

    def _org(self, mentions: Sequence[Mention]) -> Name | None:
        """The last body named; where one name is borne in several countries, the one that is spoken of."""
        for mention in reversed(mentions):
            found = [n for n in mention.names if n.kind in ORGS]
            if found and not is_surname(mention, mentions, self.tokens):
                near = self._spoken() if len(found) > 1 else []
                return next((n for key in near for n in found if n.key == key), found[0])
        return None

    def _rivals(self, org: Name, mentions: Sequence[Mention]) -> frozenset[str]:
        """The keys among which the text before and around does not decide."""
        keys = {n.key for m in mentions for n in m.names if n.kind in ORGS and n.key} if org.key else set()
        return frozenset(keys) if len(keys) > 1 and not keys & set(self._spoken()) else frozenset()

    def _spoken(self) -> list[str]:
        """The countries spoken of: those of this sentence, then those of the text before it, latest first."""
        kinds = ("country", "adjective", "region", "region-adjective", "agency", "metonym", "person")
        here = [n.key for m in self.reading.mentions if (n := m.of(*kinds))]
        return [k for k in here if k] + self.memory.spoken[::-1]

    def _town(self, role: Name, mentions: Sequence[Mention], owner: Phrase | None) -> Name | None:
        """ "मालेगाँव के लोग", "पेशावर पुलिस": the town before a role says of which country it is."""
        at = next((m.start for m in mentions if role in m.names), 0)
        before = [m for m in mentions if m.end == at] + (owner.head.mentions[-1:] if owner is not None else [])
        return next((n for m in before if (n := m.of("place", "metonym")) is not None and n.key), None)

    def _key_inside(self, mentions: Sequence[Mention]) -> str | None:
        """The country of an adjective inside a role of several words: "यूरोपीय देश"."""
        for mention in mentions:
            if mention.end - mention.start > 1 and mention.of(*ROLES):
                for at in range(mention.start, mention.end):
                    names = self.names.trie.longest(self.tokens, at, candidates, at + 1)[1]
                    found = next((n for n in names if n.kind in ("adjective", "region-adjective", "country", "region") and n.key), None)
                    if found is not None:
                        return found.key
        return None

    def _inside(self, mentions: Sequence[Mention]) -> Name | None:
        """A body named inside a role of several words: "सीबीआई प्रमुख"."""
        for mention in mentions:
            if mention.end - mention.start > 1 and mention.of(*ROLES):
                for at in range(mention.start, mention.end):
                    names = self.names.trie.longest(self.tokens, at, candidates, mention.end)[1]
                    found = next((n for n in names if (n.kind in ORGS or n.kind == "region") and n.key), None)
                    if found is not None:
                        return found
        return None

    @staticmethod
    def _role(mentions: Sequence[Mention]) -> Name | None:
        """The role word that says most: the last one, an office before an unknown name included.

        What is a title too says nothing behind an office: "निदेशक डॉक्टर हसन तमीमी".
        """
        offices = {m.end for m in mentions if m.of("office")}
        said = [m for m in mentions if not (m.of("title") and m.start in offices)]
        return next((n for m in reversed(said) if (n := m.of(*ROLES))), None)

    def _with_role(self, role: Name, org: Name | None, mentions: Sequence[Mention], owner: _Found | None) -> _Found:
        code = self._attribute_key(mentions, role) or self._key_inside(mentions)
        sectors = list(role.sectors)
        reason = f"role {role.name} ({role.where})"
        if org is not None:
            code = self._override(org, code, owner) or org.key or None
            reason += f" of {org.name}"
            over = role.kind in ("crowd", "human") or (role.kind == "office" and org.kind != "body")
            # "सीरिया के विद्रोही गुट": a body word after the name of an armed group is that group.
            if not sectors or over or (role.kind == "organ" and org.kind == "group"):
                sectors = list(org.sectors) or sectors
        elif owner is not None and owner.kind == "body" and owner.key and is_posted(role, mentions):
            # "यूनिसेफ़ के भारत प्रतिनिधि": the country is where somebody of the body is posted.
            code, sectors = owner.key, list(owner.sectors)
            reason += f", of {owner.name or owner.key}"
        elif code is None and owner is not None and owner.key and not ("pronoun-like" in role.flags and owner.kind in WHOEVER):
            code = owner.key
            reason += f", of {owner.name or owner.key}"
            if owner.kind in ORGS and role.kind in ("crowd", "office", "human"):
                sectors = list(owner.sectors) or sectors
        if owner is not None and owner.sectors and (not sectors or ("of-body" in role.flags and owner.kind in BODIES_AND_CROWDS)):
            sectors = list(owner.sectors)
        if not sectors:
            sectors = next((list(n.sectors) for m in mentions if (n := m.of("modifier")) and n.sectors), [])
        if not sectors and code and role.kind == "office":
            # "चीनी प्रवक्ता": with a country alone somebody who speaks or leads is of its government; "रोहिंग्या नेता" is of his people.
            people = next((n for m in mentions if (n := m.of("people")) is not None and not m.of("adjective", "inhabitant")), None)
            sectors = list(people.sectors) if people is not None and people.sectors else ["GOV"]
        if any("former" in n.flags for m in mentions for n in m.names if n.kind == "modifier") and role.kind == "office":
            sectors = ["ELI"]
        if "pronoun-like" in role.flags and code is None:
            return _Found(None, sectors, None, "others", reason + ", points to others whom nothing names")
        # "केंद्रीय गृह मंत्रालय": a modifier may be of one country as an office is.
        flags = [*role.flags, *(f for m in mentions if (n := m.of("modifier")) is not None for f in n.flags)]
        default = next((f.partition(":")[2] for f in flags if f.startswith("default:")), "")
        rivals = self._rivals(org, mentions) if org is not None and code == org.key else frozenset()
        return _Found(code, sectors, None, role.kind, reason, default, rivals)

    def _held_before(self, found: _Found, role: Name, mentions: Sequence[Mention]) -> _Found | None:
        """ "मंत्री ने", after somebody was introduced as one: that one, or the candidates where several were."""
        if found.kind != "office":
            return None
        words = next(tuple(t.key for t in self.tokens[m.start : m.end]) for m in reversed(mentions) if role in m.names)
        holders = self.memory.holders(words)
        if not holders:
            return None
        if len(keys := sorted({h.key for h in holders if h.key})) > 1:
            return _Found(None, found.sectors, None, "others", f"{found.reason}, held by more than one before", candidates=keys)
        who = holders[0]
        return _Found(who.key, list(who.sectors), who.name or who.text, "office", f"{found.reason}, introduced before as {who.text!r}")

    @staticmethod
    def _override(org: Name, code: str | None, owner: _Found | None) -> str | None:
        """A generic body ("सुप्रीम कोर्ट") takes the country said beside it; a named one keeps its own."""
        if "generic" in org.flags or not org.key:
            code = code or (owner.key if owner and owner.key else None)
            return code if org.kind == "agency" else code or org.key or None
        return org.key

    def _attribute_key(self, mentions: Sequence[Mention], role: Name | None) -> str | None:
        for mention in mentions:
            name = mention.of(*ATTRIBUTES)
            if name is not None and name is not role and name.key:
                return name.key
        return None

    def _owner(self, owner: Phrase | None, depth: int) -> _Found | None:
        if owner is None:
            return None
        found = self.resolve(owner, depth + 1)
        if not found:
            return None
        who = found[-1]
        return _Found(who.participant.key, list(who.participant.sectors), who.participant.name, who.kind, who.participant.reason)

    def _owner_key(self, owner: Phrase | None, depth: int) -> str | None:
        found = self._owner(owner, depth)
        return found.key if found else None

    def _remembered(self, chunk: Chunk) -> _Found | None:
        words = tuple(t.key for t in self.tokens[chunk.start : chunk.end] if t.kind in ("word", "latin"))
        for cut in (words, words[-1:]):
            if cut and (known := self.memory.known(cut)) and not any(m.of(*ROLES, *ORGS, *PLACES) for m in chunk.mentions):
                return _Found(known.key, list(known.sectors), known.name or known.text, "person", f"introduced before as {known.text!r}")
        return None

    # Persons ----------------------------------------------------------------------------------------------------

    def _whole(self, mention: Mention, chunk: Chunk, code: str | None) -> bool:
        """Whether a single word is somebody's short name: not with another name beside it ("सुरेश मोदी"), nor of another country.

        A full name that goes on ("मोहम्मद यूनुस अली") is another person's where the words tell another country.
        """
        people = [self.names.persons[n.name] for n in mention.names if n.kind == "person"]
        if mention.end - mention.start > 1:
            goes_on = mention.end < chunk.end and unlisted(self.tokens[mention.end])
            # "रोहिंग्या नेता मोहम्मद यूनुस अली": nor where they tell a people.
            elsewhere = code or any(m.of("people") for m in chunk.mentions)
            return not (goes_on and elsewhere) or any(r.key == code for p in people for r in p.roles)
        if code and any(n.kind != "person" for n in mention.names) and not any(r.key == code for p in people for r in p.roles):
            return False
        strangers = strangers_beside(mention, chunk, self.tokens)
        return all(any(alike(word, own) for p in people for own in self._names_of(p)) for word in strangers)

    @staticmethod
    def _names_of(person: Person) -> list[str]:
        return [*spelling(person.name), *spelling(person.latin)]

    def _person(self, mention: Mention, code: str | None, mentions: Sequence[Mention]) -> _Found | None:
        people = {n.name: self.names.persons[n.name] for n in mention.names if n.kind == "person"}
        ranked = sorted(((self._weight(p, code), p) for p in people.values()), key=lambda pair: -pair[0])
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            keys = {r.key for _, p in ranked for r in p.roles[:1]}
            if len(keys) > 1:
                return None
        person = ranked[0][1]
        tenure, why = tenure_at(person, self.memory.published)
        sectors = list(tenure.sectors) or ["ELI"]
        role = self._role([m for m in mentions if m is not mention])
        if role is not None and role.kind == "office":
            if code and sectors[0] == "ELI" and all(r.key != code for r in person.roles):
                # "यूनिसेफ़ के प्रतिनिधि जॉन रीड": an office elsewhere says more than one that has ended.
                return None
            sectors = list(role.sectors) or sectors
        return _Found(tenure.key or None, sectors, person.name, "person", f"{person.name}, {why}")

    def _weight(self, person: Person, code: str | None) -> int:
        keys = {r.key for r in person.roles}
        weight = 4 if code and code in keys else 0
        if self.memory.published and any(covers(r, self.memory.published) for r in person.roles):
            weight += 2
        if keys & set(self.memory.countries):
            weight += 1
        return weight
