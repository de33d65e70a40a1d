"""Doers that a writer lets run into the words after them, with no mark between: "ईरान वार्ता के लिए तैयार है".

A bare subject and the noun of the next phrase are written side by side and read as one compound ("ईरान वार्ता" as "ईरान नीति").
Only where the clause has nobody else who could do it is the name taken out again.

``part_doers`` does so before phrases are joined, where the verb is one with which a doer stands bare: "किसान सरकार के ख़िलाफ़ प्रदर्शन
कर रहे हैं", "पुलिस घटना की जाँच कर रही है". ने would have parted the two; without it nothing does.
"""

from __future__ import annotations

from ..language import Token, readings
from ..language.names import Mention
from .apart import HAPPEN
from .chunks import Chunk
from .find import BE, Layout
from .fitness import PERSONAL, STRONG_KINDS, Fitness
from .functionwords import words_of
from .genitives import genders, owns_opening
from .lexicon import Lexicon
from .phrases import Clause, Phrase
from .verbs import Verb, numbers_of

# Verbs of which even the perfective takes a bare subject.
BARE = words_of("motion") | words_of("happen") | words_of("yields") | {BE}
POSTS = words_of("posts")
SUBJECTS = ("country", "metonym", "body", "group", "party", "agency", "organ", "office", "person")
WALLS = ("ne", "ka", "ko")
DOERS = ("country", "body", "group", "party", "agency", "organ", "office", "crowd", "person")
QUALIFYING = ("title", "modifier", "adjective", "region-adjective", "inhabitant", "people", "region", "place")
# Behind these a name may follow: "नेता हिम्मत सिंह", "ओबामा हुसैन".
NAMED_AFTER = ("office", "crowd", "person")
QUALIFY = ("DET", "NUM", "ADJ", "NOUN")
OTHERS = ("organ", "agency", "party", "body", "country")
STATES = ("country", "body", "party", "group")
BORDERS = frozenset({"that", "rel", "cond", "when", "but", "cause", "corr"})
ARRIVES = words_of("arrives")
MOVES = ARRIVES - HAPPEN
LIGHT = words_of("lightverbs")
BENT = words_of("bent")
REBELS = frozenset({"REB", "UAF"})
# Who may be a party's own people.
FOLLOWING = frozenset({"PTY", "LEG", "GOV", "ELI"})
GOALS = ("country", "metonym", "region", "place")
ONE_WORD, OF_STATES, ENDED, STANDS, PLACES, WHOLES = (
    words_of(name) for name in ("oneword", "onewordofstates", "ended", "standsapart", "placekinds", "wholes")
)


def part_doers(chunks: list[Chunk], tokens: list[Token], lexicon: Lexicon) -> list[Chunk]:
    """The chunks of a sentence, with the bare doer taken out of the phrase that he runs into; each clause is asked once."""
    out, first = [], 0
    for at, chunk in enumerate(chunks):
        if chunk.kind == "link" and chunk.lemma in BORDERS:
            first = at + 1
        elif chunk.kind == "verb" and chunk.verb is not None and chunk.verb.form == "fin" and not chunk.slot:
            after = chunks[at + 1] if at + 1 < len(chunks) else None
            busy = at > first and (_at_work(chunk.verb, chunks[at - 1]) or _is_so(chunk.verb, chunks[at - 1], tokens))
            asked = 0 < first < at and _asked_for(chunk.verb, chunks[first - 1], chunks[at - 1], tokens)
            if (busy or asked or _bare_doer(chunk.verb)) and (after is None or after.kind != "np"):
                found = _merged(chunks[first:at], chunk.verb, tokens, lexicon, asked)
                if found is not None:
                    out.append(found)
            if after is None or after.kind != "np" or (chunk.verb.tense and not _qualifies(chunk.verb)):
                first = at + 1
    if not out:
        return chunks
    cut = {id(chunk): mention for chunk, mention in out}
    parted: list[Chunk] = []
    for chunk in chunks:
        if (mention := cut.get(id(chunk))) is not None:
            parted.append(Chunk("np", chunk.start, mention.end, "", mention.end, [m for m in chunk.mentions if m.end <= mention.end]))
            chunk.start, chunk.mentions = mention.end, [m for m in chunk.mentions if m.start >= mention.end]
        parted.append(chunk)
    return parted


def part_goals(chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence, with where somebody comes to taken out of the phrase of who comes: "प्रधानमंत्री हान्स वेबर | दिल्ली पहुँचे"."""
    out: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        out.append(chunk)
        verb = chunks[at + 1].verb if at + 1 < len(chunks) else None
        if verb is None or verb.main not in ARRIVES or chunk.kind != "np" or chunk.slot or len(chunk.mentions) < 2:
            continue
        goal = chunk.mentions[-1]
        if goal.end == chunk.end and goal.of(*GOALS) is not None and any(m.of("office") for m in chunk.mentions[:-1]):
            out.append(Chunk("np", goal.start, goal.end, "", goal.end, [goal]))
            chunk.end, chunk.mentions = goal.start, chunk.mentions[:-1]
            chunk.after = chunk.end
    return out


def _qualifies(verb: Verb) -> bool:
    """ "सूनामी से हुई तबाही का", "रिहाई के लिए गए दल से": whether a verb before a noun may be a participle of it, and no clause's end."""
    return verb.aspect == "perf" and len(verb.lemmas) == 1


def _bare_doer(verb: Verb) -> bool:
    """Whether the doer of a verb takes no ने: what is going on, a habit, what is to come, and what is over by "चुका"."""
    if verb.passive or verb.mood != "ind" or verb.modal in ("must", "should"):
        return False
    if verb.main in MOVES:
        # "पुलिस | घटनास्थल पर पहुँची".
        return True
    if verb.main == BE or verb.main in HAPPEN:
        return False
    done = not ENDED.isdisjoint(verb.lemmas)
    return verb.tense == "fut" or (verb.aspect in ("impf", "prog") and bool(verb.tense)) or verb.prospective or done


def _asked_for(verb: Verb, border: Chunk, before: Chunk, tokens: list[Token]) -> bool:
    """ "माँग की कि चाड | हमलावरों को सौंपे": what is wished behind कि takes no ने either. before: the chunk before the verb.

    "सौंपे" is also a form of what is over, and that only where something bare stands before it: "कि दस लोग पकड़े".
    """
    if border.lemma != "that" or verb.passive or verb.modal or verb.main == BE or verb.main in HAPPEN:
        return False
    if verb.mood == "sub":
        return not verb.tense
    forms = {r.verbform for r in readings(tokens[verb.heads[-1]].key)}
    return verb.aspect == "perf" and len(verb.lemmas) == 1 and "sub" in forms and bool(before.slot)


def _at_work(verb: Verb, before: Chunk) -> bool:
    """ "आयोग | धाँधली की पड़ताल में जुटा हुआ है": who is at something stands bare though the form is of what is over."""
    return verb.main in BENT and verb.aspect == "perf" and bool(verb.tense) and verb.mood == "ind" and before.slot in ("men", "par")


def _is_so(verb: Verb, before: Chunk, tokens: list[Token]) -> bool:
    """ "भारत | जल बँटवारे के प्रस्ताव पर सहमत है": who is something stands bare too, where an adjective right before the verb says what."""
    adjective = tokens[before.end - 1].form.readings
    so = before.kind == "np" and not before.slot and bool(adjective) and all(r.pos == "ADJ" for r in adjective)
    return so and verb.main == BE and not verb.passive and verb.mood == "ind"


def _merged(clause: list[Chunk], verb: Verb, tokens: list[Token], lexicon: Lexicon, asked: bool) -> tuple[Chunk, Mention] | None:
    """The phrase of a clause that a doer runs into, with his name; None where somebody else could be the doer.

    "इसराइल | शांति योजना नहीं मानेगा": so does a bare phrase whose noun does not agree with the verb. asked: the clause is what is asked
    for, so somebody is to do it: "माँग की कि ईरान | वार्ता में लौटे", though "ईरान वार्ता" is one word elsewhere.
    """
    found: tuple[Chunk, Mention] | None = None
    for chunk in (c for c in clause if c.kind == "np"):
        if chunk.relative or chunk.slot == "ne":
            return None
        if not chunk.slot and _may_act(chunk, tokens, lexicon):
            aside = _of_verb(chunk, clause[-1], verb, tokens) or _points(chunk, clause, tokens, lexicon) or _of_infinitive(chunk, clause)
            if aside or (found is None and _goes_on(chunk, clause, tokens)):
                continue
            if (
                asked
                and found is not None
                and found[0] is clause[0] is not chunk is clause[-1]
                and all(m.of(*STATES) is None for m in chunk.mentions)
            ):
                # "कि चाड | सीमा से सैनिक हटाए": right before the verb stands whom it is done to.
                continue
            return None
        object_ = bool(chunk.slot) or _disagrees(chunk, verb, tokens)
        opens = object_ and bool(chunk.mentions) and _opens(chunk, tokens) and _lead(chunk).end < chunk.end
        state = (
            asked
            and chunk is clause[0]
            and opens
            and chunk.mentions[0].of("adjective") is None
            and chunk.mentions[0].of(*STATES) is not None
        )
        if found is None and opens and (state or _runs_into(chunk, tokens) or _rebels_at_state(chunk, verb, tokens)):
            found = (chunk, _lead(chunk))
    return found


def _lead(chunk: Chunk) -> Mention:
    """The name that opens a phrase; of an office and its holder right behind it, he: "विदेश मंत्री करीम दाद | बाढ़ पीड़ितों से मिलने"."""
    first, *others = chunk.mentions
    last = first
    for mention in others:
        if mention.start != last.end or last.of("office", "title", "modifier") is None:
            break
        last = mention
    return last if last.of("person") is not None else first


def _goes_on(chunk: Chunk, clause: list[Chunk], tokens: list[Token]) -> bool:
    """ "भारत और पाकिस्तान | बस सेवा के लिए बात करेंगे": whether a bare name is joined to one that runs into the words after it."""
    at = next(i for i, c in enumerate(clause) if c is chunk)
    if at + 2 >= len(clause) or clause[at + 1].lemma not in ("coord", ","):
        return False
    after = clause[at + 2]
    if after.lemma == "" and after.kind == "np" and not after.slot:
        return bool(after.mentions) and _goes_on(after, clause, tokens)
    runs = bool(after.slot) and bool(after.mentions) and _opens(after, tokens) and _lead(after).end < after.end
    return runs and _runs_into(after, tokens)


def _of_verb(chunk: Chunk, last: Chunk, verb: Verb, tokens: list[Token]) -> bool:
    """ "नेताओं की अनसुनी कर रही है": a word that no dictionary knows right before करना and the like makes the verb, and does nothing."""
    known = any(r.pos not in ("PROPN", "X") for r in tokens[chunk.end - 1].form.readings)
    if chunk is not last or chunk.end - chunk.start > 1:
        return False
    if verb.main == BE:
        # "बात करने पर राज़ी हो गया": what somebody is, spelled as an office or not.
        return any(m.of("excluded") is not None for m in chunk.mentions)
    return not chunk.mentions and not known and verb.main in LIGHT


def _next_to(chunk: Chunk, clause: list[Chunk]) -> Chunk | None:
    """What stands right behind a chunk of a clause."""
    return next((c for c in clause if c.start == chunk.end), None)


def _of_infinitive(chunk: Chunk, clause: list[Chunk]) -> bool:
    """ "तालेबान | चीनी सेना से संयम बरतने की अपील करेगा": what stands bare right before an infinitive is the infinitive's."""
    after = _next_to(chunk, clause)
    return after is not None and after.verb is not None and after.verb.form == "inf" and after.slot == "ka" and chunk is not clause[0]


def _points(chunk: Chunk, clause: list[Chunk], tokens: list[Token], lexicon: Lexicon) -> bool:
    """ "यह | समिति रक्षा मंत्री के …": whether "यह" stands right before a body, of which it may be the determiner."""
    after = _next_to(chunk, clause)
    if (
        after is None
        or lexicon.pronouns.get(tokens[chunk.start].key) != "this"
        or not after.mentions
        or after.mentions[0].start != after.start
    ):
        return False
    return after.mentions[0].of("organ", "agency", "party", "group") is not None


def _disagrees(chunk: Chunk, verb: Verb, tokens: list[Token]) -> bool:
    """Whether a feminine noun stands before a masculine verb of one doer, and so is not who does it."""
    found = {(r.gender, r.number) for r in tokens[verb.heads[-1]].form.readings if r.verbform and r.gender}
    return bool(found) and found == {("m", "sg")} and genders(chunk, tokens) == {"f"}


def _rebels_at_state(chunk: Chunk, verb: Verb, tokens: list[Token]) -> bool:
    """ "माओवादी | सरकार से माँग रहे हैं": rebels in the plural before a government that they do something to."""
    first, last = chunk.mentions[0], tokens[chunk.end - 1]
    band = first.of("group", "crowd")
    rebels = band is not None and not REBELS.isdisjoint(band.sectors) and first.end == chunk.end - 1
    return rebels and chunk.slot in ("se", "par", "khilaf") and last.key in STANDS and numbers_of(verb, tokens) == {"pl"}


def _opens(chunk: Chunk, tokens: list[Token]) -> bool:
    """Whether a name opens a phrase, alone or behind a number and what qualifies it: "संगठन", "दो बड़े छात्र संगठन"."""
    return all(any(r.pos in QUALIFY for r in t.form.readings) for t in tokens[chunk.start : chunk.mentions[0].start])


def _may_act(chunk: Chunk, tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether a bare phrase could be the doer: a name, a pronoun, a word that no dictionary knows."""
    last = chunk.mentions[-1] if chunk.mentions else None
    if last is not None and last.end == chunk.end and last.of(*STRONG_KINDS) is not None:
        return True
    pronoun = lexicon.pronouns.get(tokens[chunk.start].key)
    return pronoun in PERSONAL or pronoun == "this" or all(r.pos in ("PROPN", "X") for r in tokens[chunk.end - 1].form.readings)


def _runs_into(chunk: Chunk, tokens: list[Token]) -> bool:
    """Whether what follows the name that opens a phrase makes no one word with it."""
    first = _lead(chunk)
    if first.of(*DOERS) is None or first.of(*QUALIFYING) is not None:
        return False
    after = next((m for m in chunk.mentions if m.start == first.end and m.of("excluded") is None), None)
    if after is not None and after.of("place", "region") is not None and after.of("adjective", "region-adjective", "office") is None:
        # "सेना | बाजौड़ ज़िले में": a place before its noun qualifies it, after one it does not.
        return first.of("organ", "crowd", "agency", "group", "party", "country") is not None
    if _described(first, tokens, chunk):
        return True
    if after is not None:
        return _two_parties(first, after, tokens, chunk)
    if first.of("organ", "crowd", "agency", "group", "party") is not None and _a_named_place(chunk, tokens):
        return True
    if first.of("organ", "agency") is not None and _of_rank(first.end, tokens, chunk):
        return True
    last = chunk.mentions[-1]
    if last.end == chunk.end and _of_no_land(first, last):
        # "जापान | सूनामी पीड़ितों की मदद करेगा".
        return True
    # "हमास | युद्धविराम समझौते पर": of two words or more the pact is what is done to.
    states = first.of("country", "body", "group", "party", "person") is not None and chunk.end - first.end < 2
    one_word = ONE_WORD | OF_STATES if states else ONE_WORD
    if not one_word.isdisjoint(tokens[chunk.end - 1].keys) or not one_word.isdisjoint(tokens[first.end].keys):
        return False
    if first.of(*NAMED_AFTER) is None:
        return True
    if first.start > chunk.start and first.of("person") is not None and _plural(tokens[chunk.end - 1]):
        # "विदेश मंत्री करीम दाद | सूनामी लहरों से": a full name goes on with no plural.
        return True
    return all(any(r.pos in ("NOUN", "ADJ", "DET", "NUM") for r in t.form.readings) for t in tokens[first.end : chunk.end])


def _plural(token: Token) -> bool:
    """Whether a word is a noun of the dictionary in the oblique plural."""
    own = token.form.readings
    return bool(own) and all(r.pos == "NOUN" and r.case == "obl" and r.number == "pl" for r in own)


def _described(first: Mention, tokens: list[Token], chunk: Chunk) -> bool:
    """ "आयोग | विचाराधीन क़ैदियों की", "सरकार | स्वयंसेवी संस्थाओं की": an adjective and its noun behind a doer are another phrase."""
    if first.end + 1 >= chunk.end or first.of(*NAMED_AFTER) is not None:
        return False
    described = all(r.pos == "ADJ" for r in tokens[first.end].form.readings) and bool(tokens[first.end].form.readings)
    noun = tokens[chunk.end - 1]
    return described and ONE_WORD.isdisjoint(noun.keys) and any(r.pos == "NOUN" for r in noun.form.readings)


def _a_named_place(chunk: Chunk, tokens: list[Token]) -> bool:
    """ "सेना | कुपवाड़ा ज़िले में": whether a name and a word for a kind of place follow the name that opens a phrase."""
    at = chunk.mentions[0].end
    named = at < chunk.end - 1 and not PLACES.isdisjoint(tokens[chunk.end - 1].keys)
    return named and all(all(r.pos in ("PROPN", "X") for r in t.form.readings) for t in tokens[at : chunk.end - 1])


def _names_somebody(after: Mention, chunk: Chunk) -> bool:
    """ "अदालत | करीम दाद को", "विपक्ष | केंद्रीय मंत्री करीम दाद के": whether a known name follows a body, or with an office of the state."""
    ranked = after.of("modifier") is not None or (after.of("office") is not None and after.end - after.start > 1)
    held = ranked and len(chunk.mentions) > 2 and chunk.mentions[-1].of("person") is not None
    return after.of("person") is not None or held


def _of_rank(at: int, tokens: list[Token], chunk: Chunk) -> bool:
    """ "पुलिस | पूर्व मंत्री से", "संगठन | रूसी सरकार के ख़िलाफ़": an adjective behind a body goes with the office in which the phrase ends."""
    last = chunk.mentions[-1]
    if last.start < at or last.end != chunk.end:
        return False
    of_land = any(m.start == at and m.of("adjective", "region-adjective") is not None for m in chunk.mentions)
    kinds = ("office", "person", "organ", "agency", "crowd", "group") if of_land else ("office", "person")
    return last.of(*kinds) is not None and (of_land or any(r.pos == "ADJ" for r in tokens[at].form.readings))


def _two_parties(first: Mention, after: Mention, tokens: list[Token], chunk: Chunk) -> bool:
    """ "किसान | सरकार के ख़िलाफ़", "छात्र | शिक्षा मंत्री से", "चीन | उइग़ुरों पर": a crowd qualifies no government, nor a state a people."""
    stands = not STANDS.isdisjoint(tokens[after.start].keys)
    if (state := first.of("country")) is not None:
        if (land := after.of("adjective")) is not None:
            # "ब्रिटेन | रूसी राजनयिकों को".
            return chunk.slot in ("ko", "se", "par", "khilaf", "ka") and land.key != state.key
        band = after.of("organ", "body")
        if band is not None and not REBELS.isdisjoint(band.sectors):
            # "सीरिया | चरमपंथी संगठनों को".
            return True
        return _of_no_land(first, after)
    force = after.of("agency")
    if force is not None and "MIL" in force.sectors and force.key and all(n.key != force.key for n in first.names):
        # "सेना | चीनी सेना पर": a force of another land by its name is no part of any.
        return first.of("organ", "agency", "crowd", "party", "group") is not None
    if first.of("organ", "agency") is not None and (_names_somebody(after, chunk) or _of_rank(after.start, tokens, chunk)):
        return True
    if first.of("party", "group") is not None and after.end == chunk.end and _no_followers(after):
        # "भाजपा | चरमपंथियों को बचा रही है": a party qualifies its own people alone.
        return True
    if after.of("title", "adjective", "modifier"):
        return False
    if after.of("office"):
        # "अदालत | राज्यपाल को", "किसान | मुख्यमंत्री से".
        return first.of("crowd", "organ", "agency") is not None and (
            stands or (after.end - after.start > 1 and first.of("crowd") is not None)
        )
    if not ONE_WORD.isdisjoint(tokens[after.start].keys) and first.of("crowd") is not None:
        # "विशेषज्ञ समिति", "नागरिक संगठन".
        return False
    return first.of("crowd", "organ", "party") is not None and (stands or (first.of("crowd") is not None and after.of(*OTHERS) is not None))


def _no_followers(people: Mention) -> bool:
    """Whether a crowd is of no party, as members, workers and candidates are: people of a trade or creed, or men under arms."""
    crowd = people.of("crowd")
    return (
        crowd is not None and "of-body" not in crowd.flags and FOLLOWING.isdisjoint(crowd.sectors) and people.of(*OTHERS, "office") is None
    )


def before_object(frees: list[Phrase]) -> Phrase | None:
    """ "अमेरिका और रूसी राजनयिक तनाव को": a doer and an object with no mark between, where nobody else could be the doer."""
    for phrase in frees:
        chunk = phrase.head
        named = [m for m in chunk.mentions if m.of("office", "crowd", "organ", "person")]
        if phrase.slot == "ko" and named and named[-1].end < chunk.end and chunk.mentions[-1] is named[-1]:
            return phrase
    return None


def before_term(clause: Clause, before: int, layout: Layout, fitness: Fitness) -> Phrase | None:
    """The name that opens the first phrase of a clause and only runs into it: "भारत और पाकिस्तान | संघर्षविराम पर सहमत हुए".

    before: the item of the predicate. None where the verb asks for ने, or where a bare phrase of the clause names somebody.
    """
    chunk = layout.chunk(clause.finite)
    if clause.finite is not None and (chunk is None or chunk.verb is None or chunk.verb.passive):
        return None
    if chunk is not None and chunk.verb is not None and chunk.verb.aspect == "perf" and chunk.verb.main not in BARE:
        return None
    phrases = [p for i in clause.items if i < before and isinstance(p := layout.items[i], Phrase)]
    if any(p.slot == "ne" or (p.slot == "" and not p.owned and fitness.kind(p) in STRONG_KINDS) for p in phrases):
        return None
    several = chunk is not None and chunk.verb is not None and numbers_of(chunk.verb, layout.tokens) == {"pl"}
    return next((cut for p in phrases if (cut := _opening(p, fitness, several)) is not None and _may_open(p, cut, clause)), None)


def _may_open(phrase: Phrase, cut: Phrase, clause: Clause) -> bool:
    """Before को only a state runs into a phrase ("भारत | पड़ोसियों को सहायता देगा"), or anybody where the verb is left out."""
    state = all(m.of("country", "metonym") for m in cut.head.mentions)
    return phrase.slot not in WALLS or (phrase.slot == "ko" and (state or clause.finite is None))


def _place_behind(first: Mention, other: Mention, phrase: Phrase) -> bool:
    """ "चीन | तिब्बत में", "भारत और पाकिस्तान | नियंत्रण रेखा पर": a place right behind a state is no part of its name.

    Nor is a body of states that it deals with: "तुर्की | यूरोपीय संघ के साथ".
    """
    if first.of("country") is None or other.start != first.end or other.of("adjective", "region-adjective", "office") is not None:
        return False
    if other.of("body") is not None:
        return phrase.slot in ("saath", "se", "khilaf") and other.end == phrase.members[-1].end
    return phrase.slot in ("men", "par") and other.of("place", "region", "excluded") is not None


def _of_no_land(first: Mention, other: Mention) -> bool:
    """ "ईरान | निरीक्षकों को": people whom the bare name of a state stands before are not of it, who would have its adjective."""
    people = other.of("crowd", "human", "people") is not None
    return first.of("country") is not None and people and other.of(*OTHERS, "office", "adjective", "modifier", "title") is None


def _opening(phrase: Phrase, fitness: Fitness, several: bool = False) -> Phrase | None:
    """The names before the common noun in which a phrase ends; several: whether the verb is of a plural.

    Then rebels whose word may also qualify the noun ("विद्रोही", "चरमपंथी") are who does it.
    """
    last = phrase.members[-1]
    if phrase.owner_verb is not None or last.owners or not last.mentions:
        return None
    first = last.mentions[0]
    crowd = first.of("crowd")
    several = several and crowd is not None and not REBELS.isdisjoint(crowd.sectors)
    if not _owned_in_front(phrase, fitness) and not several:
        # "सूडान के विद्रोही | संघर्षविराम के लिए": before several who do it, "के" agrees with either.
        return None
    behind = next((m.end for m in last.mentions[1:] if _place_behind(first, m, phrase)), first.end)
    others = [
        m for m in last.mentions[1:] if m.of("excluded") is None and m.end > behind and not (m.start == first.end and _of_no_land(first, m))
    ]
    # "कांग्रेस | देश के लिए ख़तरा है": nobody owns the world or the public.
    others = [m for m in others if m.start != first.end or fitness.tokens[m.start].key not in WHOLES or first.of("office") is not None]
    # "किसान आंदोलन" is one thing; "सरकार और किसान | समझौते के लिए राज़ी" are two.
    kinds = (*SUBJECTS, "crowd") if len(phrase.members) > 1 or several else SUBJECTS
    if first.start != last.start or first.end >= last.end or others or first.of(*kinds) is None:
        return None
    if first.of("office") and fitness.tokens[last.end - 1].key in POSTS:
        # "मुख्यमंत्री पद के लिए": the office that is meant acts nowhere.
        return None
    if any(map(fitness.nameless, range(behind, last.end))) or (first.of("office", "person") and last.end - first.end > 1):
        # "प्रधानमंत्री नरेश राव": what follows an office may be its holder.
        return None
    cut = Chunk("np", last.start, first.end, "", first.end, [first])
    opening = Phrase([*phrase.members[:-1], cut], "", phrase.at, clause=phrase.clause)
    opening.owner = phrase.owner
    return opening


def _owned_in_front(phrase: Phrase, fitness: Fitness) -> bool:
    """ "सूडान की सेना | युद्धविराम के लिए": whether what owns a phrase agrees with the name that opens it, and not with the noun it ends in."""
    if phrase.owner is None:
        return True
    last = phrase.members[-1]
    cut = Chunk("np", last.start, last.mentions[0].end, "", last.mentions[0].end, [last.mentions[0]])
    return owns_opening(phrase.owner, cut, last, fitness.tokens)
