"""Who a phrase stands for: key and sectors, or none with the reason (codebook section 3)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase, whole_of
from ..language.names import NOWHERE, THEN, Mention, Name, NameLexicon, Person, spelling, unlisted
from ..language.sounds import alike
from ..records import Participant
from .antecedents import these_lands
from .behalf import SENDERS, sender_of
from .memory import Memory
from .neighbours import is_posted, is_surname, of_one_reading, origin, seat, strangers_beside
from .pronouns import Pronouns
from .resolved import Found, Resolved
from .tenure import covers, tenure_at

ORGS = ("body", "agency", "group", "party")
BODIES_AND_CROWDS = ("organ", "crowd", *ORGS)
PLACES = ("country", "region")
STATES, SEVERAL = words_of("states"), words_of("several") | words_of("others")
COUNTERPARTS, ACTIVISTS, MEMBERSHIP = words_of("counterparts"), words_of("activists"), words_of("membership")
THERE, THOSE, OF = words_of("there"), words_of("those"), words_of("genitive")
PEOPLE = frozenset({"person", "office", "crowd", "human", "inhabitant", "people", "group"})
THAT_IS, NATIONS, AGENT = words_of("thatis"), words_of("nations"), words_of("agent")
# Planes and boats are arms only where they act ("रूसी विमानों ने"), tanks and drones always.
CALLED = words_of("called")
ARMS, CRAFT, DOERS = words_of("arms"), words_of("craft"), ("ne", "dvara")
ATTRIBUTES = ("adjective", "region-adjective", "country", "region", "inhabitant", "people", "metonym")
LEADERS = frozenset({"country", "metonym", "body", "party", "agency", "person"})
# What tells of which country a sentence speaks, beside the persons in it.
SPEAKING = ("country", "adjective", "region", "region-adjective", "agency", "party", "metonym", "place")
ROLES = ("office", "organ", "crowd", "human")
OPEN_CLASSES = frozenset({"crowd", "organ", "office", "human", "people", "unknown"})


# "अपने समकक्ष", "मंत्री के समकक्ष": whoever is somebody's counterpart is of another side.
WHOEVER = frozenset({"pronoun", "person", "office"})


class Resolver(Pronouns):
    """Resolves the phrases of one sentence against the lexicon and the article's memory."""

    def __init__(self, reading: Reading, text: str, names: NameLexicon, memory: Memory, saying: Collection[str] = ()) -> None:
        self.reading, self.text, self.names, self.memory, self.saying = reading, text, names, memory, saying
        self.earlier = Memory(countries=memory.countries)
        self.tokens = reading.layout.tokens
        self.items = reading.layout.items

    def resolve(self, phrase: Phrase, _depth: int = 0, within: bool = False) -> list[Resolved]:
        """One entry for each joined member; an owned thing stands for its owner. within: whether what something is in takes part too."""
        if _depth > 4:
            return []
        kind = self.reading.fitness.kind(phrase)
        if kind == "owned" and phrase.owner is not None:
            pronouns = self.reading.fitness.pronouns
            if pronouns.get(self.tokens[phrase.owner.start].key) == "self":
                # "अपने पड़ोसियों से": one's own people and things are no second side.
                return []
            owners = self.resolve(self._member_of(phrase) or phrase.owner, _depth + 1)
            if phrase.slot == "ne" and len(owners) == 1:
                self._on_behalf(phrase, owners[0], _depth)
            return owners
        if not within and not self._takes_part(phrase):
            return []
        out: list[Resolved] = []
        last = self._member(phrase, phrase.head, _depth)
        for member in phrase.members[:-1]:
            if self._named_again(member, last):
                continue
            out.extend(self._shared_head(member, last) or self._member(phrase, member, _depth))
        out += last
        if phrase.slot == "ne" and len(out) == 1:
            self._on_behalf(phrase, out[0], _depth)
        return out

    def _on_behalf(self, phrase: Phrase, who: Resolved, depth: int) -> None:
        """ "उन्होंने नॉर्वे की ओर से सरकार को वादा किया", "परिषद की ओर से चाड के राजदूत ने": who acts on behalf of a body or state acts as that."""
        sent = sender_of(phrase, self.reading)
        body = sent is not None and self.reading.fitness.kind(sent) == "body"
        if sent is None or (not body and (who.participant.key or who.kind in SENDERS)):
            return
        found = self.resolve(sent, depth + 1)
        if len(found) == 1 and found[0].participant.key:
            side = found[0].participant
            who.participant.key, who.participant.sectors = side.key, list(side.sectors) or who.participant.sectors
            who.participant.reason += f"; on behalf of {side.text!r}"
            who.kind = found[0].kind if body else who.kind

    def _member_of(self, phrase: Phrase) -> Phrase | None:
        """ "तुर्की की यूरोपीय संघ की सदस्यता": who is a member or stands for a seat, and not the body."""
        body = phrase.owner
        if body is None or body.owner is None or MEMBERSHIP.isdisjoint(self.tokens[phrase.head.end - 1].keys):
            return None
        seat = self.reading.fitness.kind(body) in ("body", "agency", "thing", "owned")
        return body.owner if seat and self.reading.fitness.kind(body.owner) in ("country", "metonym", "pronoun") else None

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
            before = self._own_noun(phrase) or (None if self._means_anybody(phrase) else self._antecedent(phrase))
            return self.resolve(before, depth + 1) if before is not None else []
        kind = self.reading.fitness.member_kind(chunk)
        if kind == "pronoun":
            return self._pronoun(phrase, chunk, depth)
        owner = phrase.owner if chunk is phrase.members[0] or not self._own_key(chunk) else None
        if chunk.owners:
            owner = self._of_the_row(phrase, chunk) or self._chain(chunk.owners, phrase)
        owner = owner or self._leader(phrase, kind)
        if owner is not None and owner.owner is not None and self.tokens[chunk.start].key in COUNTERPARTS:
            # "जॉर्डन के अपने समकक्ष": whose counterpart he is does not part him from his land.
            owner = owner.owner if self.reading.fitness.kind(owner) == "pronoun" else owner
        found = self._read(chunk, kind, owner, depth, phrase.slot == "source", phrase.slot in DOERS)
        if found.key is None and (gloss := self._gloss(chunk)) is not None:
            found.key, found.sectors = gloss.key, list(gloss.sectors) or found.sectors
            found.reason += f"; glossed as {gloss.name}"
        if found.key is None and owner is None and (whole := whole_of(phrase, self.items, self.tokens)) is not None:
            others = [r.participant for r in self.resolve(whole, depth + 1)]
            found.key = next((o.key for o in others if o.key), None)
            if kind == "human" and found.sectors == ["CVL"]:
                found.sectors = next((list(o.sectors) for o in others if o.sectors), found.sectors)
            found.reason += f"; part of {self.text[self.tokens[whole.start].start : self.tokens[whole.end - 1].end]!r}" if found.key else ""
        if found.key is None and owner is None and (there := self._of_there(chunk)) is not None:
            found.key, found.reason = there.key, f"{found.reason}, of {there.name}"
        start = chunk.start
        if owner is not None and (chunk.owners or chunk is phrase.members[0]) and kind not in ("country", "metonym"):
            start = chunk.owners[0].start if chunk.owners and chunk is not phrase.members[0] else self._owner_start(owner)
        span = (self.tokens[start].start, self.tokens[chunk.end - 1].end)
        who = Participant(self.text[span[0] : span[1]], found.key, found.sectors, span, found.name, self._latin(chunk))
        who.reason = found.reason
        if owner is None and (lands := these_lands(phrase, self.reading, self.memory)):
            why = "the countries named before"
            return [Resolved(replace(who, key=land, sectors=["GOV"], reason=why), "pronoun") for land in lands]
        if owner is None and (near := self._taken_up(phrase, chunk, depth)) is not None:
            who.key, who.sectors, who.name = near.key, list(near.sectors), near.name
            who.reason = f"takes up {near.text!r}"
            return [Resolved(who, found.kind)]
        if owner is not None and found.kind in ROLES and self._several(owner) and (shared := self._of_several(who, owner, found, depth)):
            return shared
        unsettled = found.key is None and (found.kind in OPEN_CLASSES or bool(found.default))
        if found.kind == "unknown":
            # "जल संसाधन", "सात साल": what the dictionary knows is nobody's name and belongs to no country.
            unsettled = unlisted(self.tokens[chunk.end - 1])
        many = self.tokens[chunk.end - 1].key in STATES and any(t.key in SEVERAL for t in self.tokens[chunk.start : chunk.end])
        if unsettled and (many or any(t.key in NATIONS for t in self.tokens[start : chunk.end])):
            # "तीनों देशों के मंत्री", "बाक़ी देश": several nations are not the one that is named.
            found.kind, unsettled = "others", False
        who.candidates = found.candidates
        envoy = any("envoy" in n.flags for m in chunk.mentions for n in m.names)
        return [Resolved(who, found.kind, unsettled, default=found.default, rivals=found.rivals, envoy=envoy)]

    def _several(self, owner: Phrase) -> bool:
        """Whether an owner names more than one, or is a "दोनों देशों" that may stand for two."""
        return len(owner.members) > 1 or self.reading.fitness.pronouns.get(self.tokens[owner.start].key) == "both"

    def _leader(self, phrase: Phrase, kind: str) -> Phrase | None:
        """ "नैटो के नेतृत्व वाली सेना", "भाजपा के नेतृत्व वाला गठबंधन": whom a body is led by, it belongs to."""
        before = self.items[phrase.at - 1] if phrase.at else None
        if not isinstance(before, Phrase) or before.slot != "led" or kind not in ("organ", "crowd", "body"):
            return None
        if self.reading.fitness.kind(before) not in LEADERS:
            # "माओवादियों की अगुवाई वाला गठबंधन": a group of many countries is of the country spoken of.
            return None
        # "मंत्री के नेतृत्व में गए दल ने": so does a body of nobody else's that acts under him.
        led = self.tokens[before.head.after - 1].key in AGENT or phrase.slot in ("ne", "")
        return before if led else None

    def _of_several(self, who: Participant, owner: Phrase, found: Found, depth: int) -> list[Resolved]:
        """ "इराक़ और अमरीका के वार्ताकार", "दोनों देशों के अधिकारी": one entry for each country that they belong to."""
        keys = [r.participant.key for r in self.resolve(owner, depth + 1) if r.participant.key]
        if len(set(keys)) < 2:
            return []
        return [
            Resolved(replace(who, key=code, sectors=list(found.sectors), reason=f"{found.reason}, of {code}"), found.kind)
            for code in dict.fromkeys(keys)
        ]

    @staticmethod
    def _chain(owners: list[Chunk], phrase: Phrase) -> Phrase:
        """The genitive phrases before a later member of a row, innermost last."""
        owner: Phrase | None = None
        for chunk in owners:
            owner = Phrase([chunk], "ka", phrase.at, owner=owner, clause=phrase.clause)
        assert owner is not None
        return owner

    def _of_the_row(self, phrase: Phrase, chunk: Chunk) -> Phrase | None:
        """ "तीन भारतीयों और उनके परिवारजनों का अपहरण": of a row, whose somebody is whose pronoun stands before him."""
        at, own = next((n for n, m in enumerate(phrase.members) if m is chunk), 0), chunk.owners[0]
        he = own.end - own.start == 1 and self.reading.fitness.pronouns.get(self.tokens[own.start].key) == "he"
        if not at or not he or len(chunk.owners) > 1 or self.reading.fitness.member_kind(phrase.members[at - 1]) not in PEOPLE - {"group"}:
            return None
        return Phrase([phrase.members[at - 1]], "ka", phrase.at, owner=phrase.owner if at == 1 else None, clause=phrase.clause)

    def _of_there(self, chunk: Chunk) -> Name | None:
        """ "घाना के दौरे पर गए सांसदों ने वहाँ की सरकार से": the land named last before the word for "there"."""
        at = chunk.start - 2
        if at < 0 or self.tokens[at].key not in THERE or self.tokens[at + 1].key not in OF:
            return None
        lands = (m.of("country") for m in reversed(self.reading.mentions) if m.start < at)
        return next((n for n in lands if n is not None and n.key), None)

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
        """The phrase before a relative clause that its pronoun takes up; of "… लगा दी है, जिसकी X ने निंदा की" who did what is told before."""
        if phrase.slot == "ka" and (doer := self._doer_of_all(phrase)) is not None:
            return doer
        rows = [i for i in self.items[: phrase.at] if isinstance(i, Phrase) and not i.head.relative and self.reading.fitness.fits(i)]
        last = next((i for i in reversed(rows) if not i.owned), None)
        if last is not None and phrase.slot in ("", "ko") and phrase.at - 1 == max(self.reading.layout.clauses[last.clause].items) + 1:
            # "उन तीन लोगों को छोड़ने का अमरीकी आग्रह, जो पकड़े गए थे": the clause tells of whom it was announced for.
            pointed = [i for i in rows if i.clause == last.clause and self.tokens[i.start].key in THOSE and i.end - i.start > 1]
            return pointed[0] if len(pointed) == 1 and self.reading.fitness.kind(pointed[0]) in PEOPLE else last
        return last

    def _doer_of_all(self, phrase: Phrase) -> Phrase | None:
        """The ने phrase of the clause whose verb stands right before a relative in the singular, where nobody stands there with को."""
        verb, at = None, phrase.at - 1
        while at >= 0 and isinstance(item := self.items[at], Chunk) and verb is None and phrase.at - at < 4:
            verb, at = (at if item.kind == "verb" else None), at - 1
        clause = next((c for c in self.reading.layout.clauses if verb is not None and c.finite == verb), None)
        if clause is None or self.reading.fitness.pronouns.get(self.tokens[phrase.start].key) == "they":
            return None
        own = [i for n in clause.items if isinstance(i := self.items[n], Phrase)]
        if any(p.slot == "ko" and self.reading.fitness.kind(p) in ("person", "office", "human", "crowd", "group", "unknown") for p in own):
            return None
        return next((p for p in own if p.slot == "ne" and not p.head.relative), None)

    # Names ------------------------------------------------------------------------------------------------------

    def _read(self, chunk: Chunk, kind: str, owner: Phrase | None, depth: int, source: bool = False, doer: bool = False) -> Found:
        mentions = of_one_reading(chunk.mentions, source)
        persons = [m for m in mentions if m.of("person")]
        context_key = self._attribute_key(mentions, None)
        if persons:
            code = context_key or self._owner_key(owner, depth)
            person = self._person(persons[-1], code, mentions) if self._whole(persons[-1], chunk, code) else None
            if person is not None:
                return person if context_key else self._presides(person, mentions, self._owner(owner, depth))
        if (known := self._remembered(chunk)) is not None:
            return known
        head = mentions[-1] if mentions else None
        role = self._role(mentions)
        org = self._org(mentions) or self._inside(mentions)
        owner_found = self._owner(owner, depth)
        if role is not None and org is None and owner_found is not None and (called := self._called(owner, owner_found)) is not None:
            return called
        if role is not None:
            found = self._with_role(role, org, mentions, owner_found)
            if found.key is None and org is None and (town := self._town(role, mentions, owner) or self._from(chunk)) is not None:
                found.key, found.reason = town.key, f"{found.reason}, of {'the town ' if town.kind == 'place' else ''}{town.name}"
            return self._held_before(found, role, mentions) or found if found.key is None and owner is None and org is None else found
        if org is not None:
            code = self._override(org, context_key, owner_found)
            default = (org.key or "") if "generic" in org.flags and code is None else ""
            reason = f"{org.name} ({org.where})"
            # "कुर्द लड़ाके" are of several countries: as open as any unnamed group.
            kind = "people" if org.kind == "group" and code is None and "generic" in org.flags else org.kind
            return Found(code, list(org.sectors), org.name, kind, reason, default, self._rivals(org, mentions))
        name = next((n for m in reversed(mentions) if (n := m.of("country", "metonym", "inhabitant", "people"))), None)
        if self._armour(chunk, doer) and (key := context_key or (name.key if name is not None else "")):
            return Found(key, ["MIL"], None, "owned", "arms, for the forces of their state")
        if name is not None and (head is None or head.end <= chunk.end):
            return self._plain(name, kind)
        if context_key:
            return Found(context_key, ["GOV"], None, "attributed", "through the adjective before it")
        region = next((n for m in reversed(mentions) if (n := m.of("region"))), None)
        if region is not None:
            return Found(region.key or None, ["GOV"], region.name, "region", f"{region.name} ({region.where})")
        if owner_found is not None and owner_found.key:
            if owner_found.sectors == ["GOV"] and self._armour(chunk, doer):
                return Found(owner_found.key, ["MIL"], None, "owned", f"arms, for the forces of their state: {owner_found.reason}")
            return Found(owner_found.key, list(owner_found.sectors), None, "owned", f"through its owner: {owner_found.reason}")
        if kind == "human" and not mentions:
            return Found(None, ["CVL"], None, "human", "a number of people")
        return Found(None, [], None, "unknown", "no list knows the name")

    def _called(self, owner: Phrase | None, found: Found) -> Found | None:
        """ "अल क़ायदा नाम के संगठन ने": a band, party or body of a name is who is named."""
        if owner is None or self.tokens[owner.head.end - 1].key not in CALLED:
            return None
        named = next((n for m in reversed(owner.head.mentions) if (n := m.of("group", "party", "body", "agency"))), None)
        if named is None:
            return None
        return Found(found.key, list(named.sectors), named.name, named.kind, f"{named.name} ({named.where})")

    def _armour(self, chunk: Chunk, doer: bool) -> bool:
        """ "रूसी टैंक", "रूसी विमानों ने": whether arms are named that act for the forces of a state; planes and boats only where they act."""
        keys = self.tokens[chunk.end - 1].keys
        return not ARMS.isdisjoint(keys) or (doer and not CRAFT.isdisjoint(keys))

    def _from(self, chunk: Chunk) -> Name | None:
        """Where somebody is seated or has come from, as the words before him say."""
        mentions = self.reading.mentions
        return seat(chunk, mentions, self.tokens) or origin(chunk, mentions, self.tokens)

    def _plain(self, name: Name, kind: str) -> Found:
        sectors = list(name.sectors)
        if kind == "attributed":
            sectors = ["GOV"] if name.kind == "country" else sectors
        return Found(name.key or None, sectors, name.name, name.kind, f"{name.name} ({name.where})")

    def _org(self, mentions: Sequence[Mention]) -> Name | None:
        """The last body named; where one name is borne in several countries, the one that is spoken of."""
        for mention in reversed(mentions):
            found = [n for n in mention.names if n.kind in ORGS]
            if found and not is_surname(mention, mentions, self.tokens):
                near = self._spoken(mention) if len(found) > 1 else []
                # "तालेबान ने कनाडा के सैनिकों पर हमला किया": where any country is spoken of, not he who is meant where none is.
                found = [n for n in found if not (near and NOWHERE in n.flags)] or found
                then = (n for n in found if any(f.startswith(THEN) for f in n.flags))
                return next((n for key in near for n in found if n.key == key), next(then, found[0]))
        return None

    def _rivals(self, org: Name, mentions: Sequence[Mention]) -> frozenset[str]:
        """The keys among which the text before and around does not decide."""
        if any(f.startswith(THEN) for f in org.flags):
            return frozenset()
        bearers = (n for m in mentions for n in m.names if n.kind in ORGS and n.key and "elsewhere" not in n.flags)
        keys = {n.key for n in bearers} if org.key else set()
        return frozenset(keys) if len(keys) > 1 and not keys & set(self._spoken()) else frozenset()

    def _spoken(self, beside: Mention | None = None) -> list[str]:
        """The countries spoken of: those of this sentence, then those of the text before it, latest first.

        beside: a name; after those of this sentence come those of its towns and other bands that are of one country alone.
        """
        kinds = ("country", "adjective", "region", "region-adjective", "agency", "metonym", "person")
        here = [n.key for m in self.reading.mentions if (n := m.of(*kinds))]
        if beside is not None:
            own = {t.key for t in self.tokens[beside.start : beside.end]}
            # "माओवादियों को नेपाल के माओवादी विद्रोहियों से": of a band of the same name, the other is not one.
            others = (m for m in self.reading.mentions if own.isdisjoint(t.key for t in self.tokens[m.start : m.end]))
            here += [n.key for m in others if (n := m.of("place", "group", "party")) and len({o.key for o in m.names}) == 1]
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
                    names = self.names.trie.longest(self.tokens, at, at + 1)[1]
                    found = next((n for n in names if n.kind in ("adjective", "region-adjective", "country", "region") and n.key), None)
                    if found is not None:
                        return found.key
        return None

    def _inside(self, mentions: Sequence[Mention]) -> Name | None:
        """A body named inside a role of several words: "सीबीआई प्रमुख"."""
        for mention in mentions:
            if mention.end - mention.start > 1 and mention.of(*ROLES):
                for at in range(mention.start, mention.end):
                    names = self.names.trie.longest(self.tokens, at, mention.end)[1]
                    # "पुलिस भर्ती केंद्र": a word that means a body only where it stands alone is a common noun inside a role.
                    found = next((n for n in names if (n.kind in ORGS or n.kind == "region") and n.key and "alone" not in n.flags), None)
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

    def _with_role(self, role: Name, org: Name | None, mentions: Sequence[Mention], owner: Found | None) -> Found:
        code = self._attribute_key(mentions, role) or self._key_inside(mentions)
        sectors = list(role.sectors)
        reason = f"role {role.name} ({role.where})"
        if org is not None:
            code = self._override(org, code, owner) or org.key or None
            reason += f" of {org.name}"
            over = role.kind in ("crowd", "human") or (role.kind == "office" and org.kind != "body")
            # "सीरिया के विद्रोही गुट": a body word after the name of an armed group is that group; so is a loose one beside a body's name.
            loose = org.kind == "body" and sectors == ["NGO"]
            if not sectors or over or (role.kind == "organ" and (org.kind == "group" or loose)):
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
        if not sectors and owner is None and role.kind == "crowd" and not ACTIVISTS.isdisjoint(spelling(role.name)):
            # "तीन कार्यकर्ता पकड़े गए": those of no body that is named are some of the people.
            sectors = ["CVL"]
        if any("former" in n.flags for m in mentions for n in m.names if n.kind == "modifier") and role.kind == "office":
            sectors = ["ELI"]
        if "pronoun-like" in role.flags and code is None:
            return Found(None, sectors, None, "others", reason + ", points to others whom nothing names")
        # "केंद्रीय गृह मंत्रालय": a modifier may be of one country as an office is.
        flags = [*role.flags, *(f for m in mentions if (n := m.of("modifier")) is not None for f in n.flags)]
        default = next((f.partition(":")[2] for f in flags if f.startswith("default:")), "")
        rivals = self._rivals(org, mentions) if org is not None and code == org.key else frozenset()
        return Found(code, sectors, None, role.kind, reason, default, rivals)

    def _held_before(self, found: Found, role: Name, mentions: Sequence[Mention]) -> Found | None:
        """ "मंत्री ने", after somebody was introduced as one: that one, or the candidates where several were."""
        if found.kind != "office":
            return None
        words = next(tuple(t.key for t in self.tokens[m.start : m.end]) for m in reversed(mentions) if role in m.names)
        holders = self.memory.holders(words)
        if not holders:
            return None
        if len(keys := sorted({h.key for h in holders if h.key})) > 1:
            return Found(None, found.sectors, None, "others", f"{found.reason}, held by more than one before", candidates=keys)
        who = holders[0]
        return Found(who.key, list(who.sectors), who.name or who.text, "office", f"{found.reason}, introduced before as {who.text!r}")

    @staticmethod
    def _override(org: Name, code: str | None, owner: Found | None) -> str | None:
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

    def _owner(self, owner: Phrase | None, depth: int) -> Found | None:
        if owner is None:
            return None
        found = self.resolve(owner, depth + 1)
        if not found:
            return None
        who = found[-1]
        return Found(who.participant.key, list(who.participant.sectors), who.participant.name, who.kind, who.participant.reason)

    def _owner_key(self, owner: Phrase | None, depth: int) -> str | None:
        found = self._owner(owner, depth)
        return found.key if found else None

    def _remembered(self, chunk: Chunk) -> Found | None:
        words = tuple(t.key for t in self.tokens[chunk.start : chunk.end] if t.kind in ("word", "latin"))
        for cut in (words, words[-1:]):
            if cut and (known := self.memory.known(cut)) and not any(m.of(*ROLES, *ORGS, *PLACES) for m in chunk.mentions):
                return Found(known.key, list(known.sectors), known.name or known.text, "person", f"introduced before as {known.text!r}")
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

    def _person(self, mention: Mention, code: str | None, mentions: Sequence[Mention]) -> Found | None:
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
        return Found(tenure.key or None, sectors, person.name, "person", f"{person.name}, {why}")

    def _presides(self, person: Found, mentions: Sequence[Mention], owner: Found | None) -> Found:
        """ "अरब लीग के अध्यक्ष राजा अब्दुल्ला": somebody named with an office of a body of many countries speaks for that body."""
        role = self._role([m for m in mentions if not m.of("person")])
        if owner is None or owner.kind != "body" or not owner.key or role is None or "of-body" not in role.flags or owner.key == person.key:
            return person
        return Found(owner.key, list(owner.sectors), person.name, person.kind, f"{person.reason}, of {owner.name or owner.key}")

    def _weight(self, person: Person, code: str | None) -> int:
        keys = {r.key for r in person.roles}
        weight = 4 if code and code in keys else 0
        if self.memory.published and any(covers(r, self.memory.published) for r in person.roles):
            weight += 2
        # "दिल्ली की अदालत ने गिलानी को बरी किया": of two of one name, the one of whose country the sentence speaks.
        here = (n.key for m in self.reading.mentions if (n := m.of(*SPEAKING)) is not None)
        if keys & {*self.memory.countries, *here}:
            weight += 1
        return weight


__all__ = ["Resolved", "Resolver"]
