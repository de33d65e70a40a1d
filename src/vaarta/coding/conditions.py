"""Which frames count as events: the codebook's conditions on who takes part and on how the act is told.

Every check is one short method that answers with the reason why a frame does not count, or None.
"""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.find import BE, STAY
from ..frames.functionwords import words_of
from ..frames.labels import headed
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from ..language import key
from ..resolving.participants import Resolved
from .admissions import admits_nothing, mourns
from .attending import attended
from .barring import BY_STATE, barred_unsaid
from .blows import fires_these, freed_again
from .crimes import aged, kin_of_public, private_crime
from .gatherings import only_meet, stops_gathering
from .general import HOMELY, backed_by_all, on_attack, onlookers, parted
from .giving import given_to_somebody, relieved_in_need, relieves
from .habits import VERBAL, in_general, in_war, wrecks
from .journeys import goal_abroad, homes, sends_no_envoy
from .leave import is_granted
from .meetings import IN_PASSING, of_both, of_two, will_talk
from .obstructing import held_one, no_protest
from .ownforce import warns_of_own_force
from .pacts import offer_at_hand, pact_at_hand
from .parleys import between_them
from .pressed import addressed, governs
from .prisoners import by_force, misused, suffered
from .refusals import withholds
from .rules import Rules
from .sides import of_a_people, somebody, spoken_against
from .struggles import clash_between, fights_for, fights_on
from .takingup import ordered_before
from .unnamed import feared, sentenced, told_of_nobody, under_charge
from .unofficial import without_office

# Acts whose bare nouns ("मदद", "सहयोग", "समर्थन") stand in much that is no event.
MILD = frozenset({"AID", "COOPERATE", "SUPPORT", "AGREE", "CONSULT", "CONCEDE", "REQUEST"})
# Acts that are told without any party: curfews, riots, blasts, alerts.
NAMELESS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# Acts that need a political side: what people in general promise, praise or ask of one another is no event.
SIDED = frozenset({"AID", "SUPPORT", "AGREE", "CONSULT", "COOPERATE", "CONCEDE", "REJECT"})
# Acts that are told in the passive with nobody named who does them: "X की सराहना की गई", "पीड़ितों को राहत भेजी गई".
VOICED = frozenset({"SUPPORT", "ACCUSE", "AID", "PROTEST"})
CURFEW = frozenset({"curfew", "martial-law"})
COPULAS = frozenset({BE, STAY})
STRIKES, SAYS, ONE, BOARDS = (words_of(name) for name in ("strikes", "says", "one", "boards"))
MUTUAL, ORDINAL, BREAKS_OUT = words_of("mutual"), words_of("ordinal"), words_of("breaksout")
LEGAL = frozenset({"COERCE", "SANCTION"})
NEEDS_BOTH = "the entry needs both sides"
# "भाजपा छोड़ दी": who is left, where somebody let go would stand.
LEFT = frozenset({"party", "body", "country", "metonym", "agency", "region", "organ", "owned"})


class Conditions:
    """The conditions on the frames of one sentence."""

    # Reasons of an attack that may still count with its toll beside it: only somebody who is named is missing.
    WARNS = "a warning, and no threat by the one who warns"
    UNNAMED = ("the entry needs", "nobody political", "a bare noun", "nobody whom", "an act between", "a state of things", "private life")

    def __init__(self, reading: Reading, rules: Rules, spoken_of: bool = False, quoted: bool = False) -> None:
        """spoken_of: the text has named a country before; quoted: the sentence goes on with a quotation that is still open."""
        self.reading, self.layout, self.rules, self.spoken_of, self.quoted = reading, reading.layout, rules, spoken_of, quoted
        self._domain: tuple[str | None] | None = None

    @property
    def domain(self) -> str | None:
        """The field of sport, film and the like that the sentence speaks of; most sentences have no act of which to ask."""
        if self._domain is None:
            self._domain = (self.rules.domain(self.layout.tokens),)
        return self._domain[0]

    def why_not(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """Why the sides are not enough for this entry in this use; None where they are."""
        return (
            self._a_match(frame, actors + recipients)
            or self._side_missing(frame, actors, recipients)
            or self._nobody_moves(frame, actors + recipients)
            or self._nobody_known(frame, actors + recipients)
            or ("a state of things, not an act" if self._state(frame) else None)
            or ordered_before(frame, self.reading)
            or self._outside_politics(frame, actors + recipients)
            or in_general(frame, actors + recipients, self.layout)
            or self._no_talk(frame, actors + recipients)
            or pact_at_hand(frame, actors + recipients, self.reading)
            or offer_at_hand(frame, recipients, self.reading)
            or self._half_an_act(frame, actors + recipients)
            or self._no_inquiry(frame, actors, recipients)
            or self._only_private(frame, actors, recipients)
            or self._to_nobody(frame, actors, recipients)
            or self._a_show(frame, actors, recipients)
            or fights_for(frame, actors + recipients, self.layout, self.rules)
            or without_office(frame, actors, recipients)
            or no_protest(frame, actors, recipients, self.layout)
        )

    def _side_missing(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """The sides that the entry itself asks for with its flags."""
        flags, active = frame.use.predicate.flags, frame.use.predicate.active
        if "told" in flags and not actors:
            return "a fault that nobody else finds"
        acting = any(map(self.rules.political, actors)) or spoken_against(frame, actors, recipients, self.rules)
        held = misused(frame, recipients, self.rules)
        # "दोनों देशों ने एक-दूसरे को सबूत सौंपे": what points to others is as political as who acts on them.
        others = acting and frame.use.predicate.type in MILD
        receiving = held or any(self.rules.political(r) or (others and r.kind == "others") for r in recipients)
        if "abroad" in flags and not self._goes_abroad(frame, actors):
            return "nobody of office goes to another country"
        # "कई भिक्षुओं की पिटाई की गई", "दो छात्र धर लिए गए": of people who count, it is told what they suffered, and not by whom.
        beaten = receiving and suffered(frame)
        # "चरमपंथियों के ख़िलाफ़ अभियान चल रहा है": of a campaign against those under arms nobody need be named.
        if "armed" in flags and not (held or beaten or in_war(frame, actors, recipients)) and not by_force(frame, actors, self.rules):
            return "the entry needs somebody under arms who acts"
        # A court or government that acts on somebody or something whom no list knows is told well enough.
        # What is not somebody ("तरीक़ा निकाला") is not expelled, and a thing that is kept from happening ("बँटवारा रोका") is held by nobody.
        unmeant = "expel" in frame.use.predicate.modes or ("restrict" in frame.use.predicate.modes and frame.use.predicate.kind == "verb")
        thing = (not unmeant and self._acted_on(frame)) or stops_gathering(frame, self.layout, self.rules)
        told = any(map(self.rules.official, actors)) and (bool(recipients) or thing)
        receiving = receiving or (told and frame.use.predicate.type in LEGAL)
        alone = self._says_what(frame) or self._visits(frame, actors) or self._in_court(frame) or self._calls_for(frame, actors)
        alone = alone or clash_between(frame, actors) or fights_on(frame, actors, self.layout, self.has_content(frame.clause))
        alone = alone or (any(map(self.rules.official, actors)) and withholds(frame, self.layout))
        freed = "release" in frame.use.predicate.modes and bool(recipients) and freed_again(frame, self.reading)
        freed = freed or relieved_in_need(frame, recipients)
        freed = freed or (given_to_somebody(frame, self.layout) and any(self.rules.armed(r) or governs(r) for r in recipients))
        known = freed or held or beaten or self._held_by_law(frame, recipients) or in_war(frame, actors, recipients)
        if "needs:AR" in flags and not (acting and (receiving or alone)) and not known:
            return NEEDS_BOTH
        fought = active.get("subj") == "B" and len(actors) > 1
        # "वह हमले का मुँहतोड़ जवाब देगा": who says what will follow need not say for whom.
        warned = "ahead" in flags and frame.use.predicate.type == "THREATEN" and any(map(self.rules.official, actors))
        fired = fires_these(frame, self.layout, self.reading.fitness.pronouns) and any(map(self.rules.armed, actors))
        fired |= (unsaid := barred_unsaid(frame, self.layout, self.rules))
        fired |= "convict" in frame.use.predicate.modes and any("JUD" in a.participant.sectors for a in actors)
        if "needs:R" in flags and not (receiving or fought or warned or fired) and not self._against(frame, acting):
            return "the entry needs a recipient"
        helped = frame.use.use == "receive" and frame.use.predicate.type == "AID" and self._got_it(frame, recipients)
        # "ईरान पर दबाव डाला जा रहा है": what a state or office is pressed or told to do is told, by whomever.
        pressed = frame.use.predicate.type == "REQUEST" and frame.use.use == "passive" and any(map(addressed, recipients))
        agentless = (
            pressed or unsaid or ((helped or (frame.use.use in ("passive", "twin") and frame.use.predicate.type in VOICED)) and receiving)
        )
        if "needs:A" in flags and not acting and not agentless:
            return "the entry needs an actor"
        met = any(f.phrase.slot in ("se", "saath", "beech") for f in frame.roles.get("B", []))
        both = any(" " in a.participant.text and (a.pronoun == "both" or of_both(self.reading, a.participant.text)) for a in actors)
        if (
            "person" in flags
            and active.get("se") == "B"
            and not (met or both or of_two(frame))
            and len(actors) < 2
            and not will_talk(frame, actors, self.layout, self.rules)
        ):
            return "nobody to meet is named"
        if "person" in flags and "release" in frame.use.predicate.modes and recipients and all(r.kind in LEFT for r in recipients):
            return "what is left, and nobody who is let go"
        if frame.use.predicate.kind == "verb" and "release" in frame.use.predicate.modes and parted(actors, recipients):
            return "who is parted from, and nobody who is let go"
        return self._sits(frame, actors) if frame.use.predicate.type == "CONSULT" and len(actors) == 1 else None

    def _held_by_law(self, frame: Frame, recipients: list[Resolved]) -> bool:
        """ "पार्टी को प्रतिबंधित कर दिया गया", "नेताओं को जाने से रोका गया": what is done by law to somebody public."""
        entry, chunk = frame.use.predicate, self.layout.chunk(frame.use.verb)
        if chunk is None or chunk.verb is None:
            return False
        if frame.use.use == "active" and chunk.verb.form == "inf" and entry.type in LEGAL and frame.clause is not None:
            # "मंत्री को पद से हटाने का फ़ैसला किया गया": nor by whom it is decided.
            last = self.layout.chunk(frame.clause.finite)
            decided = last is not None and last.verb is not None and last.verb.passive
            return decided and any(self.rules.official(r) and r.kind in ("person", "office", "party") for r in recipients)
        if frame.use.use != "passive":
            return False
        # "दल को रैली की अनुमति नहीं दी गई": nor need it be told who does not allow it.
        if entry.type not in LEGAL and not (entry.type in ("AGREE", "CONCEDE", "RETREAT") and chunk.verb.negated):
            return False
        return chunk.verb.form == "fin" and any(self.rules.official(r) or "MED" in r.participant.sectors for r in recipients)

    def _sits(self, frame: Frame, actors: list[Resolved]) -> str | None:
        """ "लोकसभा की सात बैठकें हुईं", "ओपेक की बैठक में": a body that meets by itself."""
        kind, use = actors[0].kind, frame.use.use
        if kind in ("organ", "agency") and actors[0].participant.sectors[:1] == ["LEG"] and use in ("happen", "twin"):
            return "a sitting of a house"
        in_passing = kind == "body" and use == "nominal" and self.layout.items[frame.use.item].slot in IN_PASSING
        return "a talk of which one side is named in passing" if in_passing else None

    def _visits(self, frame: Frame, actors: list[Resolved]) -> bool:
        """ "विदेश मंत्री के दौरे से पहले", "प्रभावित इलाक़ों का दौरा किया": a visit of somebody in office is told though the host is not."""
        named = (frame.use.use in ("nominal", "twin", "happen") or self._acted_on(frame)) and "visit" in frame.use.predicate.modes
        return named and any(a.participant.key and "GOV" in a.participant.sectors and a.kind in ("person", "office") for a in actors)

    def _in_court(self, frame: Frame) -> bool:
        """ "हाई कोर्ट में आदेश को चुनौती दी": who goes to court need not say against whom."""
        if "allege" not in frame.use.predicate.modes or frame.clause is None or frame.use.use not in ("active", "passive"):
            return False
        places = (p for p in self._phrases(frame.clause) if p.slot == "men" and p.at < frame.use.item)
        return any(n.kind == "agency" and "JUD" in n.sectors for p in places for m in p.head.mentions for n in m.names)

    def _calls_for(self, frame: Frame, actors: list[Resolved]) -> bool:
        """ "राज्यपाल ने घटना पर रिपोर्ट माँगी": an office that asks for an account need not say of whom."""
        account = frame.use.predicate.head[-1] in self.rules.passing.get("account", frozenset())
        return account and frame.use.predicate.type == "REQUEST" and frame.use.use == "active" and any(map(self.rules.official, actors))

    def _demanded(self, frame: Frame) -> bool:
        """ "वक्ताओं ने क़ानून वापस लेने की माँग की": a demand that tells what is to be done is public, whoever makes it."""
        entry, item, clause = frame.use.predicate, self.layout.items[frame.use.item], frame.clause
        if entry.type != "REQUEST" or "public" not in entry.flags or frame.use.use not in ("active", "twin") or clause is None:
            return False
        if frame.use.use == "twin":
            # "सलीम की माँग है कि सड़क बने": so is one that somebody is told to have.
            return isinstance(item, Phrase) and item.owner is not None and self.has_content(clause)
        told = (isinstance(item, Phrase) and item.owner_verb is not None) or self.has_content(clause) or len(entry.head) > 1
        chunk = self.layout.chunk(frame.use.verb)
        if not told or clause.finite != frame.use.verb or chunk is None or chunk.verb is None:
            return False
        # Who has demanded stands with ने: "मास्क पहनने की अपील की" is of nobody told.
        slipped = chunk.verb.aspect == "perf" and any(f.phrase.slot == "" for f in frame.roles.get("A", []))
        return not slipped and not (chunk.verb.tense == "pres" and chunk.verb.aspect == "impf")

    def _goes_abroad(self, frame: Frame, actors: list[Resolved]) -> bool:
        """Whether somebody of office goes to another country than his own ("विदेश मंत्री लंदन पहुँचे"), or a state sends him there."""
        home = homes(frame, actors, self.rules)
        rebels = any({"UAF", "REB"} & set(a.participant.sectors) for a in actors)
        # Where nothing tells whose they are, only who holds an office goes anywhere.
        official = home or any(self.rules.official(a) and a.kind in ("office", "person") for a in actors)
        return bool(official) and not rebels and not sends_no_envoy(frame) and goal_abroad(frame, self.layout, home) is not None

    @staticmethod
    def _acted_on(frame: Frame) -> bool:
        """Whether a thing stands where the recipient would: "रैलियों पर रोक लगा दी"."""
        things = (r for r in frame.refused if r["role"] == "R" and "names no participant" in r["why"])
        return frame.use.use in ("active", "passive") and any(things)

    def _against(self, frame: Frame, acting: bool) -> bool:
        """ "धाँधली के ख़िलाफ़ रैली निकाली", "नतीजों के ख़िलाफ़ शिकायत की": what is held against a thing is as much a protest or a complaint."""
        complains = frame.use.predicate.type == "ACCUSE" and frame.use.use == "active" and acting
        if frame.clause is None or not (complains or frame.use.predicate.type == "PROTEST"):
            return False
        items = (self.layout.items[i] for i in frame.clause.items if i < frame.use.item)
        # "सत्ता हथिया लेने के विरोध में रैली": also against what somebody does.
        return any(i.slot == "khilaf" for i in items)

    def _nobody_moves(self, frame: Frame, actors: list[Resolved]) -> str | None:
        """Forces and offices move; a weak entry needs one of them, any other entry none that is only a crowd or a thing."""
        if frame.use.predicate.type != "MOBILIZE" or (any(map(self.rules.official, actors)) and not only_meet(frame, actors)):
            return None
        if frame.use.use == "active" and any(a.kind in ("country", "metonym") for a in actors):
            return None
        if "weak" in frame.use.predicate.flags or (actors and not any(p.participant.key for p in actors)):
            return "nobody under arms or in office moves"
        return None

    def _nobody_known(self, frame: Frame, people: list[Resolved]) -> str | None:
        """Weak entries and bare nouns count only with somebody whom the text makes known."""
        entry, use = frame.use.predicate, frame.use.use
        verb = self.layout.chunk(frame.use.verb)
        breaks = verb is not None and verb.verb is not None and (verb.verb.main == BE or verb.verb.main in BREAKS_OUT)
        occurs = use == "happen" or (use == "passive" and "vandalize" in entry.modes) or (use == "twin" and breaks)
        happening = (occurs and entry.type in ("PROTEST", "ASSAULT")) or self._headline(frame) or self._demonstrated(frame)
        happening = happening or self._thing_struck(frame) or self._inquiry(frame) or self._demanded(frame)
        # "कैमरामैनों की टीम के बीच धक्कामुक्की": those between whom it is are nobody.
        happening = happening and bool(people or not any(r["role"] == "B" for r in frame.refused))
        # "महँगाई के ख़िलाफ़ कार्यकर्ता प्रदर्शन कर रहे हैं": any crowd may protest.
        happening = happening or (entry.type == "PROTEST" and any(p.kind == "crowd" for p in people))
        if {"person", "weak"} & set(entry.flags) and not happening and not any(map(self.rules.political, people)):
            return "nobody political takes part"
        if use not in ("nominal", "modifier", "participial"):
            return None
        known = [p for p in people if somebody(p)]
        told = self._headline(frame) or self._demonstrated(frame) or wrecks(frame, self.layout, self.rules)
        if not known and (told or held_one(frame, people)):
            return None
        if not known:
            return "a bare noun that names nobody"
        if entry.type in MILD and not any(p.participant.key or set(p.participant.sectors) - {"CVL"} for p in known):
            return "a bare noun of a mild act, with nobody political"
        return None

    def _charged(self, frame: Frame) -> bool:
        """ "धारीवाल के ख़िलाफ़ वारंट जारी किया गया": the law acts against whomever it names."""
        return under_charge(frame, self.layout, self.reading.fitness) or sentenced(frame)

    def _thing_struck(self, frame: Frame) -> bool:
        """ "इमारतों को निशाना बनाया गया": what is struck is told, and no one who strikes."""
        if frame.use.predicate.type != "ASSAULT" or frame.use.use != "passive" or frame.clause is None:
            return False
        # "थानों को जला दिया गया": the word of the thing may be a part of the entry.
        return frame.clause.finite == frame.use.verb and any(p.slot == "ko" and p.at <= frame.use.item for p in self._phrases(frame.clause))

    def _inquiry(self, frame: Frame) -> bool:
        """ "मामले की जाँच की जा रही है", "हत्या की जाँच शुरू हो गई है": a deed is looked into, by whomever."""
        if "investigate" not in frame.use.predicate.modes or frame.use.use not in ("passive", "twin", "happen") or frame.clause is None:
            return False
        if frame.clause.finite != frame.use.verb:
            return False
        deeds = self.rules.passing.get("deed", set())
        item = self.layout.items[self.layout.item_of[frame.use.start]]
        near = [item.owner] if isinstance(item, Phrase) and item.owner is not None else []
        near += [p for p in self._phrases(frame.clause) if p.slot == "men" and p.at < frame.use.item] if not near else []
        words = [self.layout.tokens[p.head.end - 1] for p in near] or self.layout.tokens[: frame.use.start]
        return any(deeds.intersection(t.keys) for t in words)

    def _demonstrated(self, frame: Frame) -> bool:
        """ "कल से शुरू हुए जुलूस को रोकने के लिए": a demonstration that a participle tells to go on."""
        entry = frame.use.predicate
        if entry.type == "ASSAULT":
            return told_of_nobody(frame, self.layout)
        told = frame.use.use == "participial" and "riot" not in entry.modes
        return entry.type == "PROTEST" and (told or feared(frame, self.layout))

    def _headline(self, frame: Frame) -> bool:
        """ "पाकिस्तान में पुलिस केंद्र पर हमला": the last word of a headline without a verb is the act itself."""
        clause, at = frame.clause, frame.use.item
        item, after = self.layout.items[at], self.layout.chunk(at + 1)
        # "किसानों पर हमले रोकने की अपील": what is asked for is told right before it.
        asked = frame.use.predicate.type == "REQUEST" and isinstance(item, Phrase) and item.owner_verb is not None
        curfew = not CURFEW.isdisjoint(frame.use.predicate.modes) or frame.use.predicate.head in self.rules.bans
        if not (asked or curfew or frame.use.predicate.type in ("ASSAULT", "PROTEST")):
            return False
        if clause is None or clause.finite is not None or clause.kind != "main":
            return False
        ends = at + 1 >= len(self.layout.items) or (after is not None and after.kind == "mark")
        last = isinstance(item, Phrase) and not item.slot and ends
        placed = asked or (headed(self.layout) and at > 1)
        return last and (placed or any(p.slot in ("par", "men", "khilaf") for p in self._phrases(clause)))

    def _phrases(self, clause: Clause) -> list[Phrase]:
        return [p for i in clause.items if isinstance(p := self.layout.items[i], Phrase)]

    def _outside_politics(self, frame: Frame, people: list[Resolved]) -> str | None:
        """Sport, films, private life, people in general and warnings of nature are no political events."""
        entry = frame.use.predicate
        # A bare name in such a sentence is a player or singer, even where the tables know him in a later office.
        outside = self.domain and entry.type != "ASSAULT" and not any(self.rules.official(p) and not self.player(p) for p in people)
        # Whomever the state holds, it is an act of the state: "फ़िल्म निर्देशक को गिरफ़्तार किया गया".
        held = not BY_STATE.isdisjoint(entry.modes) and entry.kind != "verb" and frame.use.use in ("passive", "twin", "receive", "modifier")
        imprisoned = frame.use.use == "passive" and len(entry.head) > 1 and sentenced(frame)
        outside = outside and not ((held or imprisoned) and people)
        if outside and not ("investigate" in entry.modes and on_attack(frame, self.reading.frames)):
            return f"a sentence of {self.domain}, with nobody of office"
        known = any(somebody(p) or self._of_the_text(p) for p in people)
        if people and entry.type not in NAMELESS and not known and not (self._charged(frame) or self._demanded(frame)):
            return "nobody whom a list or the text makes known"
        relieved = relieves(frame, people)
        general = people and entry.type in SIDED and not relieved and not any(map(self._political_side, people))
        if general and not (entry.type == "REJECT" and on_attack(frame, self.reading.frames)):
            return "only people in general"
        if backed_by_all(frame, self.layout, people):
            return "only people in general"
        if self.rules.only_warns(entry) and not warns_of_own_force(frame, self.reading, self.rules):
            return self.WARNS
        # "डॉक्टर हड़ताल पर गए": nobody strikes alone.
        harmed = entry.type in ("ASSAULT", "COERCE") or not STRIKES.isdisjoint(entry.head)
        if people and not held and all(self.rules.private(p, harmed) for p in people) and not kin_of_public(frame, self.reading):
            return "private life"
        sexual = "sexual" in entry.modes and people and all(map(self._single_person, people))
        if sexual or private_crime(entry, people, self.rules, self.reading):
            return "private life"
        if entry.type == "ASSAULT" and len(people) == 1 and frame.use.use in ("passive", "twin") and aged(people[0]):
            return "private life"
        asked = entry.type == "REQUEST" and self._headline(frame)
        public = self._demanded(frame) if entry.type == "REQUEST" else "public" in entry.flags
        if not people and entry.type not in NAMELESS and not (public or asked or self._inquiry(frame)):
            return "an act between parties that names none"
        return None

    def _single_person(self, who: Resolved) -> bool:
        """Whether somebody is one person of no office, people or kin to anybody named: "एक महिला", "एक नागरिक"."""
        words = [w for w in who.participant.text.split() if key(w) not in ONE]
        alone = who.kind in ("human", "crowd", "person", "unknown") and 0 < len(words) < 4 and not self.rules.several(words)
        return alone and set(who.participant.sectors) <= {"CVL"}

    def _a_match(self, frame: Frame, people: list[Resolved]) -> str | None:
        """ "युगल मुक़ाबले में जीत", "ऑस्ट्रेलियाई आक्रमण की धज्जियाँ उड़ाईं": players fight no war."""
        means = self.rules.figures.get(frame.use.predicate.head)
        named = means == "blame" and frame.use.use == "nominal" and not frame.roles.get("R")
        # "हमले में टीम के दो खिलाड़ी घायल हुए": where people are hurt, it is no game.
        named = named and not any(f.clause is frame.clause and self.rules.is_toll(f.use.predicate) for f in self.reading.frames)
        contest = (means == "contest" or named) and not any(map(self.rules.armed, people))
        return "a contest of players" if contest and self.domain == "sport" else None

    def player(self, who: Resolved) -> bool:
        if self.domain == "sport" and who.kind == "agency" and who.participant.sectors == ["NGO"]:
            # The boards of a game are no more in politics than those who play it.
            return True
        if self.domain == "sport" and key(who.participant.text.split()[-1]) in BOARDS:
            # "चयन समिति की बैठक में टीम चुनी गई".
            return True
        return self.domain in ("sport", "film") and who.kind == "person" and set(who.participant.sectors) <= {"LEG", "PTY", "ELI", "CVL"}

    def _several(self, frame: Frame, people: list[Resolved]) -> bool:
        """ "नेताओं ने ऑनलाइन बैठक की", "मालिकी के साथ": whether more than one talk, though not all are known."""
        unknown = any(r["role"] == "B" for r in frame.refused)
        return unknown or any(p.pronoun == "both" or self.rules.several(p.participant.text.split()) for p in people)

    def _no_talk(self, frame: Frame, people: list[Resolved]) -> str | None:
        """Talks are between those in office, and not with the press."""
        if frame.use.predicate.type != "CONSULT":
            return None
        # Doctors and scholars of a place confer on their own matters.
        named = any(p.participant.key and not set(p.participant.sectors) & {"HLH", "EDU"} for p in people)
        if not named and not any(self.rules.official(p) or p.pronoun == "both" for p in people):
            return "a talk of nobody in office"
        quoted = self.quoted or (frame.clause is not None and frame.clause.kind in ("that", "quote"))
        if any("MED" in p.participant.sectors or (p.pronoun == "i" and not p.participant.key and not quoted) for p in people):
            return "a talk with the press"
        visit = "visit" in frame.use.predicate.modes
        plural = any(p.pronoun == "both" or self.rules.several(p.participant.text.split()) for p in people)
        if not visit and len(people) < 2 and not plural and self._in_saying(frame):
            return "a talk of which one side is named in passing"
        if "phone" in frame.use.predicate.modes and len(people) < 2 and not self._several(frame, people):
            return "a talk of which one side is named in passing"
        alone = frame.use.use == "nominal" and not visit and len(people) < 2 and not any("IGO" in p.participant.sectors for p in people)
        if alone and not attended(frame, self.layout) and not (plural and between_them(frame, self.layout)):
            return "a talk of which one side is named in passing"
        return None

    def _in_saying(self, frame: Frame) -> bool:
        """ "फ़ोन पर बात करते हुए मंत्री ने कहा": a talk in which somebody says something, with whoever it may be."""
        own, last = self.layout.chunk(frame.use.verb), self.layout.chunk(frame.clause.finite) if frame.clause is not None else None
        if own is None or own.verb is None or own.verb.form != "part" or last is None or last.verb is None:
            return False
        return last.verb.main in SAYS

    def _got_it(self, frame: Frame, recipients: list[Resolved]) -> bool:
        """ "बैंक को मदद मिली": help that somebody has, or a state is promised, though not from whom; not what he hopes for or lacks."""
        chunk = self.layout.chunk(frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        if verb is None or verb.form != "fin" or verb.negated or verb.modal:
            return False
        # "उम्मीद है कि नेपाल को मदद मिलेगी" promises none.
        told = frame.clause is not None and frame.clause.kind == "main" and bool(recipients)
        promised = verb.tense == "fut" and told and all(r.kind in ("country", "metonym") for r in recipients)
        return promised or (verb.aspect in ("perf", "prog") and verb.tense != "fut")

    def _political_side(self, who: Resolved) -> bool:
        """Somebody with a country or body, or of a sector that acts in politics; a bare crowd is not enough."""
        return bool(who.participant.key) or bool(set(who.participant.sectors) - {"CVL"}) or who.kind == "pronoun" or self._of_the_text(who)

    def _of_the_text(self, who: Resolved) -> bool:
        """ "प्रवक्ता ने इनकार किया": an office of the country that the text has spoken of before."""
        return self.spoken_of and who.open and who.kind == "office"

    def _half_an_act(self, frame: Frame, people: list[Resolved]) -> str | None:
        """A bare verb of fighting or meeting with one side only ("बीमारी से लड़ रहा है", "राज्य से मिली सीटें") is a figure of speech."""
        entry, verb = frame.use.predicate, self.layout.chunk(frame.use.verb)
        if entry.kind != "verb" or entry.active.get("se") != "B" or verb is None or verb.verb is None:
            return None
        agent = verb.verb.form == "agent" and not any(f.qualified for f in frame.roles.get("B", []))
        adnominal = agent or (verb.verb.form == "fin" and frame.clause is not None and frame.clause.finite != frame.use.verb)
        members = [self.layout.items[i] for i in frame.clause.items] if frame.clause is not None else []
        mutual = any(self.layout.tokens[t].key in MUTUAL for item in members for t in range(item.start, item.end))
        if adnominal and people and all(map(self.rules.armed, people)) and entry.type == "ASSAULT":
            # "सीमा पर लड़ रहे विद्रोही": who is under arms fights.
            return None
        mutual = (
            mutual
            or (of_two(frame) and all(p.kind == "office" for p in people))
            or any(of_both(self.reading, p.participant.text) for p in people)
        )
        if (len(people) < 2 and not (people and mutual)) or adnominal:
            return "one side only, or a participle before a thing"
        return None

    def _only_private(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """People of no office among themselves: who praises a singer, whom a reporter pulls out, who finds his partner at fault."""
        entry, people = frame.use.predicate, actors + recipients
        # Who "I" and "we" are is known only when the speaker is.
        spoken = any(p.pronoun in ("i", "we") and not p.participant.key for p in people)
        named = [p for p in people if not p.pronoun and p.kind != "others"]
        civil = bool(named) and all(set(p.participant.sectors) <= {"CVL"} and not of_a_people(p) for p in named)
        civil = civil and not any(map(self._state_itself, people)) and not relieved_in_need(frame, named)
        faults = entry.type == "ACCUSE" and "disapprove" in entry.modes and not self.has_content(frame.clause)
        if civil and not spoken and (entry.type in HOMELY or faults) and not any(p.participant.key for p in people if p.pronoun):
            return "private people only"
        outsiders = bool(actors) and all(set(p.participant.sectors) <= {"CVL", "MED"} and not self._state_itself(p) for p in actors)
        known = not any(p.pronoun and (p.participant.key or p.pronoun not in ("i", "we")) for p in actors)
        cheered = entry.type == "SUPPORT" and frame.use.use == "active" and not recipients and not spoken
        if cheered and outsiders and onlookers(actors, self.rules):
            return "private people only"
        if entry.type == "SANCTION" and outsiders and known:
            return "nobody who could withdraw it"
        if entry.type == "REQUEST" and frame.use.use == "active" and self._among_themselves(frame, actors, recipients):
            return "private people only"
        employer = bool(actors) and all(a.participant.sectors == ["BUS"] for a in actors)
        if employer and "expel" in entry.modes and all(set(r.participant.sectors) <= {"CVL", "LAB"} for r in recipients):
            return "a company and its own people"
        return None

    def _among_themselves(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> bool:
        """ "उन्होंने उस निर्माता से विनती की", "लोगों ने बुकिंग का अनुरोध किया": what people nobody knows ask for, of one another or of nobody."""
        people = actors + recipients
        if not actors or any(p.participant.key or set(p.participant.sectors) - {"CVL"} for p in people):
            return False
        if recipients:
            return all(r.kind in ("unknown", "human") for r in recipients)
        mild = self.rules.passing.get("mild", set())
        return frame.use.predicate.head[-1] in mild and all(a.kind == "crowd" for a in actors)

    def _to_nobody(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """Whether nothing is granted by words of granting."""
        mourned = mourns(frame, self.reading, self.rules.passing)
        return mourned or admits_nothing(frame, actors, recipients, self.reading, self.rules.passing, self.has_content(frame.clause))

    @staticmethod
    def _state_itself(who: Resolved) -> bool:
        return who.kind in ("country", "metonym", "party", "office", "body")

    def _no_inquiry(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """Offices look into deeds; what doctors, scholars and buyers look into is no ACCUSE: "नमूनों की जाँच की"."""
        if "investigate" not in frame.use.predicate.modes or "weak" not in frame.use.predicate.flags:
            return None
        if any(self.rules.official(p) or p.kind in ("country", "metonym") for p in actors):
            return None
        # "उनके ख़िलाफ़ जाँच चल रही है": what is against somebody is looked into by some office.
        against = any(f.phrase.slot == "khilaf" for f in frame.roles.get("R", []))
        official = not recipients or against or any(self.rules.official(p) for p in recipients)
        unsaid = not actors and (frame.use.use == "active" or official)
        return None if unsaid else "nobody in office looks into it"

    def _a_show(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """ "कला का प्रदर्शन", "सरकार का प्रदर्शन ख़राब था": a thing that is shown, or how an office does its work, is no demonstration."""
        if frame.use.predicate.head not in self.rules.shows or recipients:
            return None
        verb = self.layout.chunk(frame.clause.finite) if frame.clause is not None and frame.use.use == "nominal" else None
        if verb is not None and verb.verb is not None and verb.verb.main in COPULAS and not self.layout.items[frame.use.item].slot:
            # "गठबंधन का प्रदर्शन निराशाजनक रहा".
            return "how somebody in office does his work"
        item = self.layout.items[frame.use.item]
        owner = item.owner if isinstance(item, Phrase) else None
        if owner is not None and not any(f.phrase is owner for f in frame.roles.get("A", [])):
            return "a show of something"
        told = frame.use.use in ("active", "passive", "participial")
        ruling = any("GOV" in p.participant.sectors or p.kind in ("country", "metonym") for p in actors)
        return "how somebody in office does his work" if ruling and not told and any(frame.roles.values()) else None

    def _says_what(self, frame: Frame) -> bool:
        """Whether a verbal act tells its content: "… की माँग की", "… करने की माँग की", "माँग की कि …"."""
        told = frame.use.use == "active" or (frame.use.use == "passive" and frame.use.predicate.type in ("THREATEN", "REQUEST", "REJECT"))
        if not told or (frame.use.predicate.type not in VERBAL and not is_granted(frame.use.predicate)):
            return False
        item = self.layout.items[frame.use.item]
        if isinstance(item, Phrase) and (item.owner is not None or item.owner_verb is not None):
            return True
        return self.has_content(frame.clause)

    def has_content(self, clause: Clause | None) -> bool:
        """Whether a कि-clause hangs on a clause."""
        return clause is not None and any(c.kind == "that" and c.parent == clause.id for c in self.layout.clauses)

    def _first(self, frame: Frame) -> int:
        """The first token of the frame's clause that is in a phrase, whom something is told by aside."""
        phrases = self._phrases(frame.clause) if frame.clause is not None else []
        return next((p.start for p in phrases if p.slot not in ("source", "quoted")), frame.use.start)

    def _identified(self, frame: Frame) -> bool:
        """ "कहा कि यह आत्मघाती हमला था", "ये मिसाइल परीक्षण थे": what has happened is told to have been an attack or a test."""
        item, clause = self.layout.items[frame.use.item], frame.clause
        chunk = self.layout.chunk(frame.use.verb)
        if frame.use.predicate.type not in ("ASSAULT", "MOBILIZE") or not isinstance(item, Phrase) or chunk is None:
            return False
        if clause is None or not clause.items:
            return False
        at = max((i + 1 for i in clause.items if i < item.at and self.layout.items[i].slot == "source"), default=clause.items[0])
        first = self.layout.items[at]
        this = self.reading.fitness.pronouns.get(self.layout.tokens[first.start].key) == "this" and first.end - first.start == 1
        told = this and chunk.verb is not None and chunk.verb.tense == "past" and not chunk.verb.negated
        return told and bool(frame.use.predicate.modes) and item.at - at <= 2

    def _state(self, frame: Frame) -> bool:
        """ "इलाक़े पर विद्रोहियों का क़ब्ज़ा है": a noun with the bare copula tells how things are."""
        chunk = self.layout.chunk(frame.use.verb)
        if "visit" in frame.use.predicate.modes or frame.use.ended or "undone" in frame.use.predicate.flags:
            return False
        if frame.use.predicate.head in self.rules.bans and frame.roles.get("R"):
            # "विदेशी मीडिया पर पाबंदी है": a ban that is in force on somebody.
            return False
        if frame.use.use not in ("twin", "happen") or frame.use.predicate.kind == "adj" or chunk is None or chunk.verb is None:
            return False
        verb = chunk.verb
        item = self.layout.items[frame.use.item]
        start = item.owner.start if isinstance(item, Phrase) and item.owner is not None else item.start
        if frame.use.predicate.type in ("CONSULT", "ASSAULT") and any(t.key in ORDINAL for t in self.layout.tokens[start : item.end]):
            # "यह दोनों की पहली मुलाक़ात थी", "पहली बड़े स्तर की बातचीत थी", "यह विद्रोहियों का तीसरा हमला था" tell of what took place.
            return False
        if self._identified(frame):
            return False
        between = frame.use.predicate.type == "ASSAULT" and any(f.phrase.slot == "beech" for f in frame.roles.get("B", []))
        if between and self.reading.fitness.pronouns.get(self.layout.tokens[self._first(frame)].key) == "this":
            # "यह सेना और विद्रोहियों के बीच सबसे बड़ी मुठभेड़ है": a fight between two that is spoken of as this one.
            return False
        stative = verb.lemmas == [BE] and self.layout.tokens[verb.heads[0]].reading.verbform == "fin"  # type: ignore[union-attr]
        return stative and frame.use.predicate.type not in ("ACCUSE", "AGREE", "REQUEST", "PROTEST")
