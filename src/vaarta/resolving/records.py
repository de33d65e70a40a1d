"""Drafts to events: countries of unnamed groups, dates, places, ids."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..frames.analyse import Reading
from ..frames.find import BE
from ..frames.functionwords import GENITIVES, words_of
from ..frames.phrases import Clause
from ..language import Token
from ..language import key as spelling_key
from ..records import Article, Event, Participant, When, Where
from .background import DatedLine, dated_line, historical, when_in_line
from .dates import DateMention, Tense, resolve, without_words
from .groups import called_again, dealt_with_at_home, in_each_land, speaks_as_side
from .homes import family_of, home_of
from .homeward import homeland, leaves_land
from .naming import name
from .participants import Resolved
from .recalled import country_recalled
from .where import Locator

if TYPE_CHECKING:
    from ..coding.draft import Draft
    from ..engine import Engine
    from ..pipeline import Passage

# The line of patterns.tsv for stretches of history.
PERIOD = "period"
HEADS, COUNTERPARTS = words_of("heads"), words_of("counterparts")
ABROAD, EMBLEMS = words_of("abroad"), words_of("emblems")
# What names a state itself, and none of its offices.
STATE_WORDS = frozenset({"country", "metonym", "adjective", "attributed", "people", "inhabitant"})
ACTING = frozenset({"COP", "MIL", "JUD", "GOV", "SPY", "LEG"})
# Who speaks of the institutions of his own country, and is spoken of as one.
HOME = frozenset({"COP", "MIL", "JUD", "GOV", "LEG", "PTY"})
OUTLAWS = frozenset({"CRM", "UAF"})
MEETING = frozenset({"CONSULT", "AGREE"})
# Modes of what the law does to somebody.
LEGAL = frozenset({"arrest", "convict", "allege"})
INSTITUTIONS = frozenset({"office", "organ", "agency"})
STATES = frozenset({"country", "metonym", "body"})
NATIONAL = STATES | {"people", "inhabitant", "attributed", "adjective"}
UNNAMED = frozenset({"crowd", "human", "organ", "office", "people", "unknown", "attributed"})


def make_events(passages: list[Passage], article: Article, engine: Engine) -> list[Event]:
    """The events of an article in reading order."""
    events: list[Event] = []
    if not any(p.drafts for p in passages):
        return events
    locator = locator_of(passages, engine)
    hosts: dict[str, str] = {}
    heading: DatedLine | None = None
    for number, passage in enumerate(passages):
        heading = dated_line(passage, heading, article)
        if not passage.drafts or passage.reading is None:
            continue
        locator.enter(passage)
        places = [locator.place(draft, passage) for draft in passage.drafts]
        for draft, where in zip(passage.drafts, places, strict=True):
            _receive(draft, where, hosts)
            hosts |= _visited(draft)
        for draft, where in zip(passage.drafts, places, strict=True):
            if where is None and (told := country_recalled(draft, passages[:number])) is not None:
                _fell_there(draft, *told)
            fill_countries(draft, where, passage, locator)
        if _one_of_each(passage.drafts):
            # "सरकार ने लोगों को गिरफ़्तार किया": whose government it is, is known only now.
            for draft, where in zip(passage.drafts, places, strict=True):
                fill_countries(draft, where, passage, locator)
        for draft, where in zip(passage.drafts, places, strict=True):
            in_each_land(draft, where, passage)
            when = date_of(draft, passage, article)
            if heading is not None and draft.judged.status == "happened":
                when = when_in_line(heading, when, passage, article)
            events.append(_event(draft, passage, article, engine, when, where))
    return events


def _fell_there(draft: Draft, key: str, place: str) -> None:
    """Those unnamed who fell in an attack that is taken up take the country of the place by which it was named."""
    for who in draft.recipients:
        if not who.participant.key and who.kind in ("crowd", "human") and not who.pronoun:
            who.participant.key = key
            who.participant.reason += f"; country of the place {place!r}"


def _visited(draft: Draft) -> dict[str, str]:
    """Visitor's country → the country that is visited, where one draft tells of both."""
    if draft.frame is None or "visit" not in draft.frame.use.predicate.modes:
        return {}
    guests, hosts = ({r.participant.key for r in side if r.participant.key} for side in (draft.actors, draft.recipients))
    return {next(iter(guests)): next(iter(hosts))} if len(guests) == len(hosts) == 1 and not guests & hosts else {}


def _receive(draft: Draft, where: Where | None, hosts: dict[str, str]) -> None:
    """ "केरी भारत पहुँचे और प्रधानमंत्री से मिले": in the talks of a visitor a bare office is one of the country that he visits."""
    if draft.type not in MEETING:
        return
    sides = draft.actors + draft.recipients
    guests = {r.participant.key for r in sides if r.participant.key}
    host = hosts.get(guests.pop()) if len(guests) == 1 else None
    if host is None or (where is not None and where.key not in (None, host)):
        return
    for who in sides:
        if who.kind == "office" and not who.participant.key and "GOV" in who.participant.sectors:
            who.participant.key = host
            who.participant.reason += "; country that is visited"


def _one_of_each(drafts: Sequence[Draft]) -> bool:
    """What the same words stand for is the same in every act of a sentence: a country that one act's place settled holds for the others.

    Out: whether anybody got a country by it.
    """
    learnt = False
    named = [r for d in drafts for r in d.actors + d.recipients if r.participant.span]
    sides = [r for r in named if r.participant.sectors or r.stands]
    for who in sides:
        # "मंत्री रहे शर्मा कांग्रेस को चुनौती देते हुए कहते हैं …": so is who speaks.
        if who.participant.key is None and (who.kind in UNNAMED | {"speaker"} or who.stands):
            keys = {o.participant.key for o in named if o.participant.span in (who.participant.span, who.stands) and o.participant.key}
            keys = keys or {o.participant.key for o in named if o.participant.key and called_again(who, o)}
            if len(keys) == 1:
                who.participant.key = keys.pop()
                who.participant.reason += "; as in another act of the sentence"
                learnt = True
    return learnt


def locator_of(passages: list[Passage], engine: Engine) -> Locator:
    """The places of an article, with every country that it names."""
    locator = Locator(engine.places, engine.homes, engine.names.persons, passages)
    for passage in passages:
        name(passage, passages, engine)
        locator.saw(passage.mentions, passage.tokens)
    return locator


def fill_countries(draft: Draft, where: Where | None, passage: Passage, locator: Locator) -> None:
    """Unnamed groups take the country of the place, else of those who act on them (codebook section 3)."""
    sides = draft.actors + draft.recipients
    # "संयुक्त राष्ट्र महासभा से विदेश मंत्री ने कहा": nobody unnamed is of a body of states.
    bodies = {n.key for m in passage.mentions if (n := m.of("body")) is not None}
    acting = {r.participant.key for r in sides if r.participant.key and ACTING & set(r.participant.sectors)} - bodies
    armed = {r.participant.key for r in sides if r.participant.key and r.participant.key in locator.here}
    told = draft.said_by if draft.said_by is not None and not speaks_as_side(draft, passage.drafts) else None
    for who in sides + ([Resolved(told, "crowd")] if told is not None else []):
        participant = who.participant
        if who.rivals:
            _choose(who, where, locator)
        if participant.key or (participant.sectors[:1] == ["MED"] and participant is draft.said_by):
            continue
        if (own := _by_its_words(who, passage, locator)) is not None:
            participant.key = own
            participant.reason += "; a name or office of that country"
            if who in sides and ACTING & set(participant.sectors):
                acting.add(own)
        elif (land := locator.land_of(participant, passage)) is not None and not participant.sectors and who in sides:
            participant.key = land
            participant.reason += "; a name or office of that country"
        elif not (_may_take(who, draft) or dealt_with_at_home(who, draft, passage)):
            if (own := _of_family(who, passage, locator)) is not None:
                participant.key = own
                participant.reason += "; a name or office of that country"
        elif leaves_land(who, draft) and (own := homeland(draft, where, locator.here)) is not None:
            if own:
                participant.key = own
                participant.reason += "; country of the forces that leave"
        elif (spoken := _of_the_speaker(who, draft)) is not None:
            participant.key = spoken
            participant.reason += "; country of the one who speaks of it"
        elif (home := _against_rebels_of(who, where, draft)) is not None:
            participant.key = home
            participant.reason += "; country of the rebels that it talks with"
        elif where is not None and where.key and (participant.sectors or _hit(who, draft)):
            participant.key, participant.reason = where.key, f"{participant.reason}; country of the place {where.text!r}"
        elif (foreign := _meets_a_guest(who, draft, passage)) is not None:
            participant.candidates = []
            participant.reason += f"; not of {foreign}, whose official is met"
        elif len(acting) == 1 and who in sides and not who.default and not _not_of(key := next(iter(acting)), who, draft):
            participant.key = key
            participant.reason += "; country of those who act on it"
        elif len(here := _here(who, draft, locator, passage)) == 1:
            participant.key = next(iter(here))
            participant.reason += "; the one country of the sentence"
        elif len(armed) == 1 and not _not_of(key := next(iter(armed)), who, draft) and not _preys_on(key, who, draft):
            participant.key = key
            participant.reason += "; country of the other side"
        elif not locator.here and (home := locator.home()) is not None:
            participant.key = home
            participant.reason += "; the one country that the page speaks of"
        elif not locator.here and not locator.article and locator.institutions is not None:
            participant.key = locator.institutions
            participant.reason += "; the country whose institutions the page speaks of"
        elif who.default:
            participant.key = who.default
            participant.reason += "; the country that has such an office"
            if who in sides and ACTING & set(participant.sectors):
                acting.add(who.default)
        else:
            participant.candidates = sorted(here)
    speaker = draft.said_by
    for who in sides if speaker is not None and speaker.key else []:
        # "ज़िलाधिकारी ने कहा, हमने कर्फ़्यू हटा लिया": "we" of whom only the place tells whose office it is.
        if (
            who.pronoun in ("i", "we")
            and who.participant.key is None
            and speaker is not None
            and who.participant.sectors == speaker.sectors
        ):
            who.participant.key = speaker.key


def _meets_a_guest(who: Resolved, draft: Draft, passage: Passage) -> str | None:
    """ "प्रधानमंत्री ने जापान के राजदूत से बातचीत की": a bare office that meets one whose words tell his country is not of that country.

    Out: that country; None where nobody of the kind is met, or several lands are spoken of.
    """
    if draft.type != "CONSULT" or draft.recipients or who.kind != "office" or who.participant.sectors != ["GOV"] or len(draft.actors) != 2:
        return None
    other = next(a for a in draft.actors if a is not who)
    span, key = other.participant.span, other.participant.key
    if who.default or other.kind != "office" or span is None or not key or "GOV" not in other.participant.sectors:
        return None
    tokens = passage.tokens
    inside = (n for m in passage.mentions if span[0] <= tokens[m.start].start < span[1] and (n := m.of("country", "adjective")) is not None)
    return key if any(n.key == key for n in inside) else None


# Who, unnamed, may find fault in words of their own.
SPEAKING = frozenset({"CVL", "COP", "JUD", "LEG", "PTY"})


def _against_rebels_of(who: Resolved, where: Where | None, draft: Draft) -> str | None:
    """ "जिनेवा में सरकार और तमिल विद्रोहियों की वार्ता": a government talks in a third country with the rebels of its own."""
    if (
        draft.type not in MEETING
        or where is None
        or who.kind not in ("organ", "office")
        or not {"GOV", "MIL"} & set(who.participant.sectors)
    ):
        return None
    others = (r.participant for r in draft.actors + draft.recipients if r is not who)
    keys = {o.key for o in others if o.key and "REB" in o.sectors}
    return keys.pop() if len(keys) == 1 and where.key not in keys else None


def _may_take(who: Resolved, draft: Draft) -> bool:
    """Whether somebody without a country may take that of the event."""
    unnamed = who.kind in UNNAMED or who.open or _crowd_that_speaks(who)
    if "visit" in draft.modes and any(who is a for a in draft.actors) and any(r.kind in STATES for r in draft.recipients):
        # "विदेश मंत्री दौरे पर काबुल में हैं": who visits a land is not of it.
        return False
    return unnamed and (bool(who.participant.sectors) or _body_at_large(who, draft) or _at_home(who, draft) or _hit(who, draft))


def _hit(who: Resolved, draft: Draft) -> bool:
    """ "इराक़ में एक शिया नेता के सहयोगी की हत्या": somebody unnamed whose field is open, and who is killed or seized."""
    return draft.type in ("ASSAULT", "COERCE") and who.kind in ("crowd", "human") and any(who is r for r in draft.recipients)


def _body_at_large(who: Resolved, draft: Draft) -> bool:
    """ "प्रतिनिधिमंडल", "नेता": a body whose field the word leaves open is as unnamed as others; so is an office that acts or is charged.

    Leaders whom somebody meets may be of any country: "चीनी मंत्री नेताओं से मिले".
    """
    return who.kind == "organ" or (who.kind == "office" and (_acts(who, draft) or bool(LEGAL & set(draft.modes))))


def _crowd_that_speaks(who: Resolved) -> bool:
    """ "प्रदर्शनकारियों ने कहा कि सरकार के पास जनादेश नहीं है": people in general who find fault or ask in their own words.

    So do a court, the police, a parliament and the opposition, which belong to a country as much.
    """
    return who.kind == "speaker" and bool(SPEAKING & set(who.participant.sectors[:1]))


def _by_its_words(who: Resolved, passage: Passage, locator: Locator) -> str | None:
    """ "रमेश तिवारी", "मुख्य सचिव": the country whose names or offices somebody's own words are, where the sentence speaks of no other."""
    own = home_of(_words_of(who, passage), locator.homes) if who.kind in UNNAMED or who.stands else None
    spoken = locator.here or locator.article
    return own if own is not None and (own in spoken if locator.article else set(spoken) <= {own}) else None


def _of_family(who: Resolved, passage: Passage, locator: Locator) -> str | None:
    """ "ईरान के राष्ट्रपति ने तिवारी को बधाई दी": whom a stranger deals with is of the country of his own family name."""
    return family_of(_words_of(who, passage), locator.homes) if who.kind == "unknown" else None


def _words_of(who: Resolved, passage: Passage) -> list[Token]:
    span = who.stands or who.participant.span
    return [t for t in passage.tokens if span[0] <= t.start < span[1]] if span is not None else []


def _here(who: Resolved, draft: Draft, locator: Locator, passage: Passage) -> list[str]:
    """The countries of the sentence that somebody unnamed may be of."""
    if _goes_there(who, draft) or _roams(who, draft):
        return []
    marked = _marked_by(passage) if draft.type == "PROTEST" else ()
    return [k for k in locator.here if not _strange(k, who, draft) and not _fought_abroad(k, who, draft) and k not in marked]


def _marked_by(passage: Passage) -> set[str]:
    """ "अमरीकी दूतावास के बाहर", "डेनमार्क के झंडे जलाए": the countries that the sentence names only by what stands for them abroad."""
    named: set[str] = set()
    marked: set[str] = set()
    for mention in passage.mentions:
        who = mention.of("country", "adjective", "agency")
        if who is not None and who.key:
            last = mention.end - 1 if who.kind == "agency" else mention.end
            after = [t.key for t in passage.tokens[last : last + 2] if t.key not in GENITIVES]
            (marked if after and after[0] in EMBLEMS else named).add(who.key)
    return marked - named


def _roams(who: Resolved, draft: Draft) -> bool:
    """ "जलदस्युओं ने एक जापानी जहाज़ छोड़ा": robbers who act are not of the land that they rob."""
    return who.participant.sectors == ["CRM"] and _acts(who, draft)


def _acts(who: Resolved, draft: Draft) -> bool:
    return any(who is a for a in draft.actors)


def _at_home(who: Resolved, draft: Draft) -> bool:
    """Whether a name that no list knows is of the country spoken of: one who acts, or is charged, sentenced or arrested there.

    What else is done to somebody ("सरकार ने गायक को बुलाया") is done to strangers as often; so are meetings with officials held with them.
    """
    if who.kind != "unknown" or not who.open:
        return False
    if _acts(who, draft):
        return not any("GOV" in o.participant.sectors for o in draft.actors + draft.recipients)
    return any(who is r for r in draft.recipients) and bool(LEGAL & set(draft.modes))


def _of_the_speaker(who: Resolved, draft: Draft) -> str | None:
    """ "रक्षा मंत्री ने कहा कि सेना तैयार है": a bare institution in the words of somebody in public life is that of his own country."""
    speaker = draft.said_by
    if speaker is None or who.participant is speaker or who.kind not in ("organ", "office") or not HOME & set(who.participant.sectors):
        return None
    return speaker.key if speaker.key and HOME & set(speaker.sectors) else None


def _of_the_others(key: str, who: Resolved, draft: Draft) -> bool:
    """ "मंत्री ने रूस की आलोचना की": a bare office is not of the country that it faces."""
    if who.kind not in INSTITUTIONS and who.kind != "speaker":
        return False
    own = draft.actors if _acts(who, draft) else draft.recipients
    others = draft.recipients if own is draft.actors else draft.actors
    # "बीएसएफ़ ने पाकिस्तानी ड्रोन गिराया": one who acts on what is of a nation by its name is not of it; who is acted on may be.
    kinds = NATIONAL if own is draft.actors and ACTING & set(who.participant.sectors) else STATES
    # Nor are rebels a nation, though the word for them is one of a people: "पुलिस ने नक्सलियों को चेताया".
    return any(o.participant.key == key and ((o.kind in kinds and not _outside_the_law(o)) or o.envoy) for o in others)


def _outside_the_law(who: Resolved) -> bool:
    return who.kind == "people" and bool({"REB", "UAF"} & set(who.participant.sectors))


def _counterpart(key: str, who: Resolved, draft: Draft) -> bool:
    """ "विदेश मंत्री ने अमरीकी विदेश मंत्री से मुलाक़ात की": of two of one rank, the one without a country is not of the other's."""
    own = who.participant.text.split()
    if who.kind != "office" or not own:
        return False
    heads = heads_of(own[0])
    for other in draft.actors + draft.recipients:
        theirs = other.participant.text.split()
        if other is not who and other.participant.key == key and any(spelling_key(word) in COUNTERPARTS for word in theirs):
            # "विदेश मंत्री ने अपने अमरीकी समकक्ष से बात की": nobody is the counterpart of his own side.
            return True
        if other is who or other.participant.key != key or other.kind not in ("office", "person") or theirs[: len(own)] == own:
            continue
        if any(theirs[at : at + len(own)] == own or (heads and heads_of(theirs[at])) for at in range(1, len(theirs))):
            return True
    return False


def heads_of(word: str) -> bool:
    """Whether a word names who heads a state."""
    return spelling_key(word) in HEADS


def _strange(key: str, who: Resolved, draft: Draft) -> bool:
    faced = _of_the_others(key, who, draft) or _talks_with(key, who, draft)
    return faced or _counterpart(key, who, draft) or _preys_on(key, who, draft) or _far(key, who, draft)


def _not_of(key: str, who: Resolved, draft: Draft) -> bool:
    return _counterpart(key, who, draft) or _faces(key, who, draft) or _far(key, who, draft) or _fought_abroad(key, who, draft)


def _fought_abroad(key: str, who: Resolved, draft: Draft) -> bool:
    """ "अमरीकी हेलिकॉप्टरों ने विद्रोहियों पर हमला किया": bands are not of a country whose forces fight bands in other lands only.

    Gunmen of no cause may be of any; of them it is so where an army of that country takes part, or tells it. Nor are those killed in
    its attacks: "इसराइली हमले में चार की मौत".
    """
    if key.lower() not in ABROAD:
        return False
    if draft.type == "ASSAULT" and any(who is r for r in draft.recipients) and set(who.participant.sectors) <= {"CVL", "UAF"}:
        strikers = [a for a in draft.actors if a.participant.key == key]
        if strikers and all("MIL" in a.participant.sectors or a.kind in STATE_WORDS for a in strikers):
            return True
    told = [draft.said_by] if draft.said_by is not None else []
    others = [r.participant for r in draft.actors + draft.recipients if r is not who] + told
    army = any(p.key == key and "MIL" in p.sectors for p in others)
    return "REB" in who.participant.sectors or (army and "UAF" in who.participant.sectors)


def _far(key: str, who: Resolved, draft: Draft) -> bool:
    """ "फ़्रांस ने इस्लामिक स्टेट पर हमले किए": a group of many countries is not of the state, by its name or its ministers, that faces it."""
    if who.kind != "people" or "REB" not in who.participant.sectors or _acts(who, draft):
        return False
    ministers = ("person", "office")
    return any(
        a.participant.key == key and (a.kind in STATES or (a.kind in ministers and "GOV" in a.participant.sectors)) for a in draft.actors
    )


def _preys_on(key: str, who: Resolved, draft: Draft) -> bool:
    """ "समुद्री लुटेरों ने जापानी जहाज़ पकड़ा": robbers and gunmen are not of the country of the unarmed whom they fall upon."""
    if not OUTLAWS & set(who.participant.sectors) or not _acts(who, draft):
        return False
    return any(o.participant.key == key and not ACTING & set(o.participant.sectors) for o in draft.recipients)


def _goes_there(who: Resolved, draft: Draft) -> bool:
    """ "प्रधानमंत्री की यात्रा के तहत वे रूस पहुँचेंगे": who visits is not of the place he goes to."""
    visit = draft.frame is not None and "visit" in draft.frame.use.predicate.modes
    return visit and who.kind in INSTITUTIONS and _acts(who, draft)


def _faces(key: str, who: Resolved, draft: Draft) -> bool:
    """ "प्रधानमंत्री जापान के दौरे पर जाएँगे": a country that only has something done to it lends nobody its key who does it."""
    if _talks_with(key, who, draft):
        return True
    if not _acts(who, draft) or any(a.participant.key == key for a in draft.actors):
        return False
    towards = any(r.participant.key == key and r.kind in STATES for r in draft.recipients)
    return towards or _of_the_others(key, who, draft)


def _talks_with(key: str, who: Resolved, draft: Draft) -> bool:
    """ "मंत्री ने चीन से बातचीत की": a bare office or government that talks with a state is not of it."""
    if draft.type not in MEETING or who.kind not in INSTITUTIONS or not _acts(who, draft):
        return False
    return any(a is not who and a.participant.key == key and a.kind in STATES for a in draft.actors)


def _choose(who: Resolved, where: Where | None, locator: Locator) -> None:
    """Of several bearers of a name the one of the country where it happens or of which the sentence, then the page, speaks."""
    for keys in ([where.key] if where is not None else [], locator.here, locator.article):
        if len(found := who.rivals & {k for k in keys if k}) == 1:
            who.participant.key = next(iter(found))
            who.participant.reason += "; the one of that name where it happens"
            return


def date_of(draft: Draft, passage: Passage, article: Article) -> When | None:
    mention = _nearest(draft, passage)
    if mention is None:
        found = without_words(article.published)
        return When(None, found.start, found.end, found.precision, True, reason=found.reason) if found.start is not None else None
    tense = _tense(draft, passage)
    start, end = passage.tokens[mention.i].start, passage.tokens[mention.j - 1].end
    found = resolve(mention, article.published, tense)
    return When(article.text[start:end], found.start, found.end, found.precision, False, (start, end), found.reason)


def _tense(draft: Draft, passage: Passage) -> Tense | None:
    reading = passage.reading
    if reading is not None and draft.clause is not None and draft.clause.finite is not None:
        chunk = reading.layout.chunk(draft.clause.finite)
        if chunk is not None and chunk.verb is not None:
            if chunk.verb.tense == "fut" or chunk.verb.prospective or chunk.verb.modal == "can":
                return "future"
            if chunk.verb.tense == "past" or chunk.verb.aspect == "perf":
                return "past"
            if chunk.verb.tense == "pres":
                return "future" if draft.type == "AGREE" and chunk.verb.aspect == "prog" else "pres"
    return "future" if draft.judged.status == "future" else "past"


def _nearest(draft: Draft, passage: Passage) -> DateMention | None:
    """The date of the draft's own clause, nearest to the left of its trigger; else one right of it."""
    reading = passage.reading
    assert reading is not None
    own = set(draft.clause.items) if draft.clause is not None else set()
    mine = [d for d in passage.dates if not own or reading.layout.item_of[d.i] in own]
    mine = [d for d in mine if not _of_participle(d, draft, reading) and not _of_noun(d, draft, passage)]
    # "अगले दिन", "आठ दिनों तक" count from something else; a date that can be reckoned goes before them.
    mine = [d for d in mine if d.anchor in ("absolute", "publication")] or mine
    if not mine:
        # "वर्ष 1996 - …": a date that heads the sentence holds for all of it.
        heads = [d for d in passage.dates if d.i == 0 and d.anchor in ("absolute", "publication")]
        # "द्वितीय विश्व युद्ध में मारे गए सैनिकों की समाधि पर": a stretch of history holds for its participle alone.
        mine = [d for d in heads if d.rule != PERIOD or reading.layout.item_of[d.i] not in own] or _date_before(draft, reading, passage)
    left = [d for d in mine if d.j <= draft.tokens[0]]
    if left:
        return left[-1]
    return mine[0] if mine else None


def _date_before(draft: Draft, reading: Reading, passage: Passage) -> list[DateMention]:
    """ "2018 में वह समझौते से अलग हुआ था और उसने प्रतिबंध लगाए थे": the date of the clause before, where both tell of what had been."""
    own = draft.clause
    if own is None or not own.id or own.kind not in ("main", "that", "quote") or not own.items:
        return []
    before, link = reading.layout.clauses[own.id - 1], reading.layout.chunk(own.items[0] - 1)
    joined = link is not None and link.kind == "link" and link.lemma == "coord"
    if not joined or before.kind != own.kind or not (_had_been(before, reading) and _had_been(own, reading)):
        return []
    items = set(before.items)
    return [d for d in passage.dates if reading.layout.item_of[d.i] in items and d.anchor == "absolute"]


def _had_been(clause: Clause, reading: Reading) -> bool:
    """Whether the verb of a clause is a past perfect: "किया था"."""
    chunk = reading.layout.chunk(clause.finite)
    verb = chunk.verb if chunk is not None else None
    return verb is not None and verb.tense == "past" and verb.aspect == "perf" and len(verb.lemmas) > 1 and verb.lemmas[-1] == BE


def _of_participle(date: DateMention, draft: Draft, reading: Reading) -> bool:
    """ "वर्ष 2002 में हुए दंगों के पीड़ितों को … आदेश दिया": the date is that of the participle that follows it, not of the verb at the end."""
    if date.i >= draft.tokens[0] or draft.clause is None:
        return False
    for at in draft.clause.items:
        chunk = reading.layout.chunk(at)
        if chunk is None or chunk.verb is None or chunk.start < date.j:
            continue
        if chunk.start >= draft.tokens[0]:
            return False
        return at != draft.clause.finite and not chunk.slot and chunk.verb.form in ("fin", "agent")
    return False


def _of_noun(date: DateMention, draft: Draft, passage: Passage) -> bool:
    """ "2015 के परमाणु समझौते से अलग होकर प्रतिबंध लगाए": a year in the genitive dates the thing after it, unless that is the act itself."""
    reading, tokens = passage.reading, passage.tokens
    assert reading is not None
    if date.grain != "year" or date.j >= len(tokens) or date.i >= draft.tokens[0]:
        return False
    after = date.j if tokens[date.j - 1].key in GENITIVES else date.j + 1 if tokens[date.j].key in GENITIVES else 0
    if not after or after >= len(tokens):
        return False
    item_of = reading.layout.item_of
    at, own = item_of[after], range(item_of[draft.tokens[0]], item_of[draft.tokens[1] - 1] + 1)
    # "1987 के चुनाव में": what is done at a thing of that year is of that year.
    return at not in own and reading.layout.items[at].slot not in ("", "men", "time")


def _event(draft: Draft, passage: Passage, article: Article, engine: Engine, when: When | None, where: Where | None) -> Event:
    start, end = passage.tokens[draft.tokens[0]].start, passage.tokens[draft.tokens[1] - 1].end
    status = draft.judged.status
    if status == "happened" and historical(draft, when, article, passage):
        status = "historical"
        draft.reasons["status"] = "date more than a year before publication"
    actors = [r.participant for r in draft.actors]
    recipients = [r.participant for r in draft.recipients]
    modes, type_ = list(dict.fromkeys(draft.modes)), draft.label
    return Event(
        id=_id(article, start, type_, actors, recipients),
        type=type_,
        modes=modes,
        status=status,
        trigger=article.text[start:end],
        actors=actors,
        recipients=recipients,
        when=when,
        where=where,
        said_by=draft.said_by,
        quad=engine.ontology.quad(type_),
        intensity=engine.ontology.intensity(type_, modes),
        contexts=draft.contexts,
        topics=draft.topics,
        span=(start, end),
        sentence=(passage.sentence.start, passage.sentence.end),
        reasons=draft.reasons,
    )


def _id(article: Article, start: int, type_: str, actors: Sequence[Participant], recipients: Sequence[Participant]) -> str:
    """Stable over runs and machines: the same page coded the same way gives the same ids."""
    sides = "|".join(",".join(f"{p.text}:{p.key}" for p in side) for side in (actors, recipients))
    digest = hashlib.blake2b(f"{article.id}\x1f{start}\x1f{type_}\x1f{sides}".encode(), digest_size=8)
    return f"v1-{digest.hexdigest()}"
