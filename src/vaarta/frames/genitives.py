"""To which noun a genitive belongs: का, की and के agree with their noun, and tell it where other phrases stand between.

"ईरान की अमरीका ने आलोचना की", "नेता की शुक्रवार को श्रीनगर में हत्या कर दी गई": in news the genitive of an act stands first, and who
acts, when and where come before the act. "का" stands before a direct singular masculine, "के" before any other masculine, "की" before
a feminine (Kachru, *Hindi*, 2006, 4.1.1); a noun with a postposition is oblique.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..language import Token, readings
from ..language.names import Mention
from .chunks import Chunk
from .functionwords import word_of, words_of
from .phrases import Item, Phrase, is_finite

NOMINAL = ("NOUN", "PROPN")
DIRECT, OBLIQUE, FEMININE = ({word[-1] for word in words_of(name)} for name in ("ofdirect", "ofoblique", "offeminine"))
FEMALE_BODIES = words_of("femalebodies")
STRUCK = ("par", "ko", "khilaf", "se")
APART = ("par", "khilaf")
# Who acts in numbers, and owns little.
BANDS = ("crowd", "group", "party", "organ", "people", "inhabitant")
CAPITAL = words_of("capital")
AGENT, HOLDS, MOMENT, BE = words_of("agent"), words_of("holds"), words_of("moment"), word_of("be")
FEMININE_BODIES, PREMISES = words_of("femininebodies"), words_of("premises")
# Who is of a state though the words say only what he is.
GROUPS = ("organ", "crowd", "office", "human")
# Who is under arms or rules, and may have a force of his own.
COMMANDING = frozenset({"REB", "UAF", "MIL", "COP", "GOV", "CRM"})
# Names that nobody owns, beside those of lands: "ईरान की | संयुक्त राष्ट्र ने".
OWNERLESS = ("metonym", "body")
LANDS = ("place", "region")
SIDES = ("body", "party", "agency", "group")
# The cases of an infinitive that tells for what somebody is blamed or praised.
REASONS = ("liye", "par", "topic", "lekar")
# With whom, where and about what talks are held.
PARTING = ("men", "saath", "se", "topic", "ka", "near")
# The cases in which another party of the act stands behind a genitive.
SIDED = ("ne", "se", "saath", "ko", "par", "khilaf", "ka")
SOMEWHERE = ("place", "region", "metonym", "body")


def marker(phrase: Phrase, tokens: list[Token]) -> str:
    """The form of a genitive: "m" for का, "o" for के, "f" for की, "" where it is none of them."""
    head = phrase.head
    last = tokens[head.after - 1].key if head.after > head.end else tokens[head.end - 1].key
    ending = last[-1:]
    return "m" if ending in DIRECT else "f" if ending in FEMININE else "o" if ending in OBLIQUE else ""


def genders(chunk: Chunk, tokens: list[Token]) -> set[str]:
    """The genders that the dictionary gives the last word of a noun chunk; empty where it knows none."""
    found = [r for r in tokens[chunk.end - 1].form.readings if r.pos in NOMINAL]
    if any(not r.gender for r in found):
        # "सेना की | चरमपंथियों से": crowds are masculine where nothing tells.
        crowd = chunk.mentions and chunk.mentions[-1].end == chunk.end and chunk.mentions[-1].of("crowd") is not None
        return {"m"} if crowd and any(r.number == "pl" for r in found) and all(r.gender != "f" for r in found) else set()
    return {r.gender for r in found if r.gender}


def agreeing(form: str) -> set[str]:
    """The gender of what a genitive of a form is of."""
    return {"f"} if form == "f" else {"m"}


def is_not_of(genitive: Phrase, noun: Item, tokens: list[Token]) -> bool:
    """ "राजा के | सत्ता हथियाने", "सेना के | हमला करने": whether "के" stands before a noun in the singular that would ask for "की" or "का"."""
    if marker(genitive, tokens) != "o" or not isinstance(noun, Phrase) or noun.slot:
        return False
    found, last = genders(noun.head, tokens), tokens[noun.head.end - 1].key
    return found == {"f"} or (found == {"m"} and last[-1:] in DIRECT)


def owns_opening(genitive: Phrase, opening: Chunk, ending: Chunk, tokens: list[Token]) -> bool:
    """ "सूडान की सेना | युद्धविराम के लिए": whether a genitive agrees with the name that opens a phrase, and not with the noun it ends in."""
    form = marker(genitive, tokens)
    opens, ends, wanted = genders(opening, tokens), genders(ending, tokens), agreeing(form)
    return bool(form) and (not opens or bool(opens & wanted)) and bool(ends) and not ends & wanted


def attach(items: list[Item], tokens: list[Token]) -> None:
    """Give every phrase the genitive right before it, where the forms agree, and what is joined to it with \"समेत\"."""
    before: Item | None = None
    for at, item in enumerate(items):
        if isinstance(item, Chunk) and item.kind == "filler" and isinstance(before, Phrase) and before.slot == "ka":
            # "सरकार की जमकर आलोचना": an adverb does not part a genitive from its noun.
            continue
        if isinstance(item, Phrase):
            if isinstance(before, Phrase) and before.slot == "ka":
                if may_own(before, item, tokens):
                    item.owner, before.owned = before, True
            elif isinstance(before, Phrase) and before.slot == "men" and at > 1:
                _own_over_country(items[at - 2], before, item)
            elif isinstance(before, Phrase) and before.slot == "with":
                item.beside.append(before)
                item.owner = before.owner
            elif isinstance(before, Chunk) and before.kind == "verb":
                if before.slot == "ka":
                    item.owner_verb = before
                elif not before.slot:
                    _own_over_participle(items, at, tokens)
            elif isinstance(before, Chunk) and before.kind == "filler":
                _own_what_is_held(items, at, tokens)
            _own_over_relative(items, at, tokens)
        before = item


def _own_over_relative(items: list[Item], at: int, tokens: list[Token]) -> None:
    """ "चीन के जिस राजदूत को", "सांसदों का जो दल": the relative word that opens a clause stands between a genitive and its noun."""
    relative, link, genitive = (items[at - back] if at >= back else None for back in (1, 2, 3))
    opens = isinstance(link, Chunk) and link.kind == "link" and link.lemma == "rel"
    if not opens or not isinstance(relative, Phrase) or not isinstance(genitive, Phrase) or genitive.slot != "ka" or genitive.owned:
        return
    noun = items[at]
    assert isinstance(noun, Phrase)
    beside = relative.head.relative and not relative.slot and noun.start == relative.end and noun.owner is None
    oblique = all(r.case == "obl" for r in readings(tokens[relative.end - 1].key))
    if beside and bool(noun.slot) == oblique and may_own(genitive, noun, tokens):
        noun.owner, genitive.owned = genitive, True


def _own_over_participle(items: list[Item], at: int, tokens: list[Token]) -> None:
    """ "सीरिया की निष्पक्ष ढंग से चुनी हुई सरकार": a participle and what goes with it may part a genitive from somebody it is of."""
    owned, verb = items[at], items[at - 1]
    assert isinstance(owned, Phrase)
    assert isinstance(verb, Chunk)
    group = owned.members[0].mentions[-1] if owned.members[0].mentions else None
    if (
        verb.verb is None
        or verb.verb.form not in ("part", "fin")
        or not ((group is not None and group.of(*GROUPS)) or _post(owned, tokens))
        or is_finite(items, at - 1, tokens)
    ):
        return
    for back in range(at - 2, max(-1, at - 5), -1):
        item = items[back]
        if isinstance(item, Phrase) and item.slot == "ka":
            form = marker(item, tokens)
            wanted = {"m"} if form in ("m", "o") else {"f"}
            found = genders(owned.members[0], tokens)
            fits = not item.owned and (not found or found & wanted) and (form != "m" or not owned.slot)
            if fits and item.head.mentions and not _entitled(owned.members[0]):
                owned.owner, item.owned = item, True
            return
        if not (item.kind in ("filler", "date") if isinstance(item, Chunk) else item.slot in ("se", "men", "time") and item.owner is None):
            return


def _own_over_country(genitive: Item, country: Phrase, officer: Phrase) -> None:
    """ "रेड क्रॉस के श्रीलंका में प्रमुख": who serves a body or a state in a country is of that body or state."""
    if (
        not isinstance(genitive, Phrase)
        or genitive.slot != "ka"
        or country.owner not in (None, genitive)
        or not _is(country.head, ("country",))
    ):
        return
    last = genitive.head.mentions[-1] if genitive.head.mentions else None
    first = officer.members[0].mentions[0] if officer.members[0].mentions else None
    serves = first is not None and first.start == officer.start and first.of("office") is not None
    if serves and last is not None and last.end == genitive.head.end and last.of("body", "country", "agency", "party", "group"):
        country.owner, officer.owner, genitive.owned = None, genitive, True


def _own_what_is_held(items: list[Item], at: int, tokens: list[Token]) -> None:
    """ "विद्रोहियों के क़ब्ज़े वाले शहर पर": what is struck in somebody's hands is his."""
    owned, agent, hold = items[at], items[at - 1], items[at - 2] if at > 1 else None
    if not isinstance(owned, Phrase) or owned.slot not in STRUCK:
        return
    held = isinstance(hold, Phrase) and not hold.slot and hold.owner is not None
    if isinstance(hold, Phrase) and held and tokens[agent.start].key in AGENT and tokens[hold.end - 1].key in HOLDS:
        owned.owner = hold.owner


def _post(owned: Phrase, tokens: list[Token]) -> bool:
    """ "विद्रोहियों के बचे हुए ठिकानों पर": a post, camp or house that is struck or taken is as near to whose it is as his men are."""
    return owned.slot in STRUCK and tokens[owned.end - 1].key in PREMISES


def may_own(genitive: Phrase, owned: Phrase, tokens: list[Token]) -> bool:
    """Whether the form of a genitive allows the phrase right after it, or the first of a row, to be what it owns."""
    form, first = marker(genitive, tokens), owned.members[0]
    alone = tokens[first.start].form.readings[:1] if owned.slot == "ka" and first.end - first.start == 1 else ()
    if alone and alone[0].pos == "PRON" and alone[0].person == "3":
        # "ईरान की | उसके कार्यक्रम के लिए आलोचना": nobody owns him who owns.
        return False
    if form == "m" and owned.slot:
        return _run_together(first, tokens)
    last = genitive.head.mentions[-1] if genitive.head.mentions else None
    if (
        form == "f"
        and tokens[first.end - 1].key in CAPITAL
        and last is not None
        and last.of("person", "office", "agency", "organ", "group")
    ):
        # "नेता और प्रधानमंत्री की | राजधानी में | बातचीत": only a land has a capital.
        return False
    found = genders(first, tokens)
    if form == "f" and owned.slot == "men" and _is(first, SOMEWHERE) and "f" not in found:
        # Towns are masculine in news but for a few.
        return False
    if owned.slot in ("ne", "se", "saath") and len(owned.members) == 1 and (_is(first, OWNERLESS) or _entitled(first)):
        return False
    if owned.slot == "ne" and len(owned.members) == 1 and _of_nobody(genitive, last, first):
        return False
    if owned.slot == "se" and len(owned.members) == 1 and last is not None and last.of(*BANDS, "agency") and _is(first, LANDS):
        # "सैनिकों की | ग़ज़ा से वापसी": nobody has a part of the world.
        return False
    if form != "m" and owned.slot in ("se", "saath", "khilaf") and last is not None and _force_of_others(last, first):
        # "छात्रों की | पुलिस से झड़प": people without arms have no police.
        return False
    if form == "o" and owned.slot == "khilaf" and last is not None and tokens[first.end - 1].key in FEMALE_BODIES:
        # "छात्रों के | सरकार के ख़िलाफ़ प्रदर्शन": a government that would be theirs would have "की".
        return False
    somebody = last.of("person") is not None if last is not None else any(r.pos == "PRON" for r in tokens[genitive.start].form.readings)
    if form == "f" and owned.slot in ("ne", "se", "saath") and somebody and _titled(first):
        # "अमर सिंह की | पूर्व प्रधानमंत्री वाजपेयी के साथ बैठक", "उनकी | जापानी मंत्री से मुलाक़ात".
        return False
    if form == "f" and owned.slot in ("se", "saath") and last is None and _titled(first):
        # "उनकी | भारतीय प्रधानमंत्री मोहन राव से बातचीत": with a pronoun, too.
        return False
    if form != "m" and owned.slot in SIDED and len(owned.members) == 1 and _meets(genitive, last, first):
        return False
    feminine = found == {"f"} or tokens[first.end - 1].key in FEMININE_BODIES
    if form == "o" and owned.slot in APART and feminine and last is not None and last.of(*BANDS) and _stands_alone(first, tokens):
        # "चरमपंथियों के | एक चौकी पर हमले", "दलों के | वर्तमान सरकार के ख़िलाफ़ प्रदर्शन": what follows is feminine, and has its own.
        return False
    if _is(first, ("country",)):
        # "छह की | बांग्लादेश के जंगलों में हत्या", "घाना के | टोगो के मंत्री से मिलने": nobody owns a land.
        return False
    # Writers slip into "के" before any noun, and the dictionary has some genders wrong: only "की" before a masculine counts.
    return form != "f" or found != {"m"} or _run_together(first, tokens)


def _of_nobody(genitive: Phrase, owner: Mention | None, chunk: Chunk) -> bool:
    """ "भाजपा की | कांग्रेस ने आलोचना की", "मंत्री के भाषण की | सोनिया गांधी ने निंदा की": whether who acts can belong to none before him.

    A party is of no other party and of no person, and neither it nor a known person of what is itself somebody's; whom persons do not own,
    in any case, ``_meets`` tells.
    """
    if owner is None or owner.end != genitive.head.end:
        return genitive.owner is not None and bool(genitive.owner.head.mentions) and _is(chunk, ("person", "party"))
    return _is(chunk, ("party", "agency")) and owner.of("person", "party") is not None


def _meets(genitive: Phrase, owner: Mention | None, chunk: Chunk) -> bool:
    """ "मोदी की | पुतिन से मुलाक़ात", "अमरीकी विदेश मंत्री की | रूसी विदेश मंत्री से": whether an officer or person stands before one who is not his.

    Nobody owns a person by his bare name, and an officer none who serves another land.
    """
    if owner is None or owner.end != genitive.head.end:
        return False
    if owner.of("person", "metonym", *SIDES, *GROUPS) is None:
        # "रूस के | चीनी सेना को"; but "नेपाल के सुप्रीम कोर्ट को".
        forces = _is(chunk, ("agency",)) and all("MIL" in n.sectors for n in chunk.mentions[-1].names)
        return owner.of("country") is not None and forces and _of_other_land(genitive, owner, chunk)
    if _is(chunk, ("person",)):
        return owner.of("person", "office") is not None
    if owner.of("person") is None and _is(chunk, ("party", "group")):
        # "सैनिकों की | तालिबान लड़ाकों से झड़प"; but "राष्ट्रपति की पार्टी से".
        return any(n.key for n in chunk.mentions[-1].names)
    return _of_other_land(genitive, owner, chunk)


def _of_other_land(genitive: Phrase, owner: Mention, chunk: Chunk) -> bool:
    """Whether a chunk tells by its adjective, its state or its side that those whom it names do not serve whom the genitive names."""
    whose = genitive.head.mentions + (genitive.owner.head.mentions if genitive.owner is not None else [])
    lands = {n.key for m in whose for n in m.names if n.key}
    if _is(chunk, ("agency",)):
        # "भारतीय सैनिकों की | चीनी सैनिकों से".
        return bool(lands) and lands.isdisjoint(n.key for n in chunk.mentions[-1].names)
    first = chunk.mentions[0] if len(chunk.mentions) > 1 and chunk.mentions[0].start == chunk.start else None
    if first is None or chunk.mentions[-1].of("person", "agency", *GROUPS) is None:
        return False
    if first.of(*SIDES) is not None and owner.of("person") is None and chunk.mentions[-1].of("organ", "agency") is None:
        # Not "राज्य की भाजपा सरकार": "अमरीकी अधिकारियों की | तालिबान नेताओं से".
        return True
    # "यूनिसेफ़ के भारत प्रतिनिधि": bodies and bands have men of every land, but no government of one.
    officer = first.of("adjective") is not None and owner.of("body", "group") is None
    ruled = first.of("country") is not None and chunk.mentions[-1].of("organ", "agency") is not None
    return (officer or ruled) and lands.isdisjoint(n.key for n in first.names)


def _stands_alone(chunk: Chunk, tokens: list[Token]) -> bool:
    """Whether a number opens a chunk of several words, or a body of the state ends it: what no genitive before it needs."""
    body = bool(chunk.mentions) and chunk.mentions[-1].end == chunk.end and chunk.mentions[-1].of("organ", "agency") is not None
    return body or (chunk.end - chunk.start > 1 and any(r.pos == "NUM" for r in tokens[chunk.start].form.readings))


def _force_of_others(owner: Mention, chunk: Chunk) -> bool:
    """Whether a chunk is a force of the state and the name before it that of a crowd without arms."""
    force = chunk.mentions[-1] if chunk.mentions else None
    if force is None or (force.start, force.end) != (chunk.start, chunk.end) or force.of("organ", "agency", "crowd") is None:
        return False
    unarmed = owner.of("crowd", "human") is not None and all(COMMANDING.isdisjoint(n.sectors) for n in owner.names)
    return unarmed and any(not {"COP", "MIL"}.isdisjoint(n.sectors) for n in force.names)


def _run_together(chunk: Chunk, tokens: list[Token]) -> bool:
    """ "उनका | देश समझौते पर क़ायम है": whether the noun that is owned may be run together with the one after it; a name is one noun."""
    if chunk.mentions and (chunk.mentions[0].start, chunk.mentions[0].end) == (chunk.start, chunk.end):
        return False
    return chunk.end - chunk.start > 1 and any(r.pos == "NOUN" for r in tokens[chunk.start].form.readings)


def _is(chunk: Chunk, kinds: Sequence[str]) -> bool:
    """Whether a chunk is one name of these kinds."""
    last = chunk.mentions[-1] if chunk.mentions else None
    return last is not None and (last.start, last.end) == (chunk.start, chunk.end) and last.of(*kinds) is not None


def _entitled(chunk: Chunk) -> bool:
    """ "राज्यपाल की | भाजपा अध्यक्ष नितिन गडकरी ने": whether a chunk names somebody with a side of his own, who is nobody else's."""
    named = chunk.mentions[-1].of("person") is not None if chunk.mentions else False
    return named and any(m.of(*SIDES) for m in chunk.mentions[:-1])


def _titled(chunk: Chunk) -> bool:
    """Whether a chunk begins with an office and ends in the name of a known person, or begins with the land whose office it is.

    "सिन्हा की | जापानी विदेश मंत्री से मुलाक़ात".
    """
    if len(chunk.mentions) < 2 or chunk.mentions[0].start != chunk.start:
        return False
    if chunk.mentions[0].of("adjective") is not None:
        return chunk.mentions[-1].of("person", "office") is not None
    return chunk.mentions[-1].of("person") is not None and chunk.mentions[0].of("office", "modifier") is not None


def far_owner(phrase: Phrase, members: Sequence[int], items: list[Item], tokens: list[Token], slips: bool) -> Phrase | None:
    """The genitive of a noun that other phrases part from it: the nearest unowned one before it in its clause that agrees with it.

    members: places of the items of the clause before it and the words of its predicate. A verb, a border, or a common noun that the
    genitive could be of, closes the way. slips: whether one right before it counts though it does not agree, as writers slip.
    """
    between: list[Phrase] = []
    crossed = False
    for at in reversed(members):
        item = items[at]
        if isinstance(item, Chunk):
            crossed |= item.verb is not None and item.verb.form == "conj"
            if item.kind in ("date", "filler") or (item.verb is not None and (_aside(item, tokens) or _qualifies(items, at, tokens))):
                continue
            if item.verb is not None and item.verb.form == "inf" and item.slot in REASONS:
                # "राज्यपाल की | सरकार बर्ख़ास्त करने के लिए | आलोचना": what it is for stands between.
                continue
            if between and between[-1].owner_verb is item and between[-1].slot in ("men", "topic", "cause"):
                # "मंत्री की | दस्तावेज़ खोने के मामले में | आलोचना": so does the case that it is about.
                continue
            return None
        if item.slot == "ka" and item.owned and crossed and len(between) == 1 and _told_in_passing(item, between[0], phrase, tokens):
            return item
        if item.slot == "ka" and not item.owned:
            # Right before it only a slip can part them: "रूस की दौरे पर".
            near = slips and item.at == phrase.at - 1 and marker(item, tokens) != "m"
            return item if near or _reaches(item, phrase, between, tokens) else None
        between.append(item)
    return None


def _told_in_passing(genitive: Phrase, thing: Phrase, noun: Phrase, tokens: list[Token]) -> bool:
    """ "व्यापारी की चाकू मारकर हत्या", "राहतकर्मी की कार से उतारकर हत्या": whether the noun that a genitive stands before only tells how."""
    found = genders(noun.head, tokens)
    plain = thing.owner is genitive and thing.slot in ("", "se", "par", "men") and not thing.head.mentions
    return plain and not noun.slot and bool(genitive.head.mentions) and marker(genitive, tokens) == "f" and found == {"f"}


def _aside(verb: Chunk, tokens: list[Token]) -> bool:
    """ "विधायक की घर लौटते समय हत्या", "नेता की गोली मारकर हत्या": whether a verb only tells when or how something is done."""
    form = verb.verb.form if verb.verb is not None else ""
    return form == "conj" or (form == "part" and tokens[verb.end - 1].key in MOMENT)


def parts_talks(genitive: Phrase, noun: Item, between: Sequence[Item], tokens: list[Token]) -> bool:
    """ "मंत्रालय की दिल्ली में संगठनों के साथ हुई बैठक": whether with whom, where and when talks took place part them from who held them.

    between: the items from the genitive to the participle of the talks.
    """
    if genitive.owned or not isinstance(noun, Phrase) or not any(isinstance(i, Phrase) for i in between):
        return False
    wanted = agreeing(marker(genitive, tokens))
    apart = all(i.slot in PARTING if isinstance(i, Phrase) else i.kind in ("date", "filler") for i in between)
    return apart and bool(genders(noun.members[0], tokens) & wanted)


def _qualifies(items: list[Item], at: int, tokens: list[Token]) -> bool:
    """ "सेना की सीमा से लगे इलाक़े में तैनाती": whether a verb is a participle before its noun, and ends nothing.

    "की फ़ोन पर हुई बातचीत": what took place is the genitive's own.
    """
    verb = items[at]
    participle = isinstance(verb, Chunk) and verb.verb is not None and verb.verb.form == "fin" and not verb.slot and verb.verb.main != BE
    return participle and at + 1 < len(items) and isinstance(items[at + 1], Phrase) and not is_finite(items, at, tokens)


def _reaches(genitive: Phrase, phrase: Phrase, between: Sequence[Phrase], tokens: list[Token]) -> bool:
    form, found = marker(genitive, tokens), genders(phrase.head, tokens)
    if not form or not found & agreeing(form) or (form == "m" and phrase.slot) or (form == "o" and not phrase.slot):
        return False
    return not any(_may_be_of(form, other, tokens) for other in between)


def _may_be_of(form: str, other: Phrase, tokens: list[Token]) -> bool:
    """Whether a phrase on the way is a thing that the genitive could be of sooner than of the far noun."""
    if other.owned or other.slot == "ka" or other.owner is not None or other.head.mentions or other.head.relative:
        return False
    if tokens[other.head.end - 1].key in CAPITAL:
        # "दो नेताओं की | राजधानी बर्न में | मुलाक़ात": a capital that nobody owns is only a place.
        return False
    found = genders(other.head, tokens)
    if form == "m":
        return not other.slot and "m" in found
    return bool(found & agreeing(form))


def owner_over_infinitive(phrase: Phrase, members: Sequence[int], items: list[Item], tokens: list[Token]) -> Phrase | None:
    """ "भारत की नेपाल से बाँध खोलने की माँग": whose demand it is stands before the one who is asked and what he is asked to do.

    members: places of the items of the clause before the noun.
    """
    left = [items[at] for at in members]
    for genitive, asked in pairwise(left):
        if not isinstance(genitive, Phrase) or not isinstance(asked, Phrase) or genitive.slot != "ka" or genitive.owned:
            continue
        wanted = agreeing(marker(genitive, tokens))
        if asked.slot in ("se", "ko") and genitive.head.mentions and genders(phrase.head, tokens) & wanted:
            later = [item for item in left if item.start > asked.start]
            walls = [i for i in later if isinstance(i, Chunk) and i.kind in ("verb", "mark", "link") and i is not phrase.owner_verb]
            return None if walls else genitive
    return None
