"""Which sentences can come to an event at all: asked of their word forms before any of them is laid out.

Most sentences hold the noun of some predicate without its verb, or a predicate with nobody who could take part. What these questions
let through is read in full; what they hold back could give no draft by the rules of ``find``, ``conditions`` and ``speechacts``, so no
record changes. A rule there that comes to need less than is asked for here must be let through here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..frames.apart import ARMS
from ..frames.chunks import QUOTES
from ..frames.find import ATTEND, DO, Match, matches
from ..frames.fitness import PERSONAL
from ..frames.functionwords import words_of
from ..frames.labels import COLON
from ..frames.lexicon import Lexicon, Predicate
from ..frames.verbs import ALLOW, THEN, WHILE
from ..language import Token
from ..language.choose import goes_on
from ..language.names import HYPHENS, Mention, NameLexicon, find_names
from ..language.script import key
from ..language.trie import END, Trie
from ..resolving.places import Gazetteer, PlacePhrase, place_phrases
from .calling import VALUE_BEFORE, VALUE_GAP
from .conditions import NAMELESS
from .disclaiming import ARISES, POSSIBLE, PROSPECTS, REASONS, SHARES, UNMOVED
from .evaluatives import Evaluatives
from .questions import WHY
from .speech import SpeechLexicon
from .speechacts import BE, OUGHT, STAY, TOGETHER, WISH
from .tellings import TELLING_NOUNS, TELLS
from .untruths import TRUTH, TRUTHFUL
from .wishes import INSISTS, STRIVES

# What a word form can be, as bits that are gathered over a sentence.
PREDICATE, TELLING, INFINITIVE, SHOULD, NAMING, VALUED = 1, 2, 4, 8, 16, 32
THAT, WISHED, WISHING, BLAMING, COPULA, QUOTING, PRONOUN, ASPECT = 64, 128, 256, 512, 1024, 2048, 4096, 8192
ALLOWING, DENYING, BACKING, GERUND, OWING, LINE, HEARD, WHYING = 16384, 32768, 65536, 131072, 262144, 524288, 1048576, 2097152
AIMED, CAUSING, SOURCED = 4194304, 8388608, 16777216
BEHIND = words_of("behind")
# How many words may stand between what somebody is asked for and the telling: "जाँच के लिए चुनाव आयोग से कहा".
AIM_GAP = 8
BARRING = INFINITIVE | ALLOWING | DENYING
DENIED = TRUTH | TRUTHFUL | SHARES | PROSPECTS | POSSIBLE | REASONS | UNMOVED
# What opens somebody's words, or tells whose a clause is.
WORDS = THAT | QUOTING | SOURCED
# "करना होगा", "कर लेना था": of what somebody will have to do, and of what he had better done.
NEGATIONS, OWED = words_of("negation"), words_of("owed") | words_of("oughtto")
STRIVING = STRIVES | INSISTS
# What is noted with a form holds for every sign of one key (a visarga typed for the colon): so keys are asked for, never the sign itself.
DASHES, QUOTED = frozenset(map(key, HYPHENS)), frozenset(map(key, QUOTES))
# Flags of an entry that ask for somebody by themselves.
ASKING = frozenset({"needs:A", "needs:AR", "armed", "abroad"})
THING = "excluded"
SOURCES = frozenset({"source", "quoted"})
GOALS = ("country", "metonym", "region", "place")


class Glance:
    """What one sentence shows at first sight. bits: of each word; marks: all of them; matches: the entries whose heads stand in it;
    speaks: whether a speech act of the grammar may stand in it, which is so where nobody has asked.
    """

    __slots__ = ("bits", "marks", "matches", "names", "places", "speaks", "worded")

    def __init__(self, bits: list[int]) -> None:
        self.bits = bits
        self.marks = 0
        for found in bits:
            self.marks |= found
        self.matches: list[Match] | None = None
        self.names: list[Mention] | None = None
        self.places: list[PlacePhrase] | None = None
        self.speaks = True
        self.worded: bool | None = None


@dataclass(slots=True)
class Sieve:
    """Tells which sentences are worth reading. What it knows of a word form stands with the form."""

    lexicon: Lexicon
    evaluatives: Evaluatives
    names: NameLexicon
    places: Gazetteer
    speech: SpeechLexicon
    sourcing: frozenset[str] = field(init=False)
    causing: frozenset[str] = field(init=False)
    aiming: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.sourcing = _sourcing(self.lexicon.postpositions, SOURCES)
        self.aiming = _sourcing(self.lexicon.postpositions, frozenset({"liye"}))
        self.causing = _sourcing(self.lexicon.postpositions, frozenset({"cause"}))

    def hopeful(self, sentences: Sequence[list[Token]]) -> list[Glance | None]:
        """The prefilter: for each sentence of a page what it shows, None where no word could begin a predicate or a speech act.

        A page in which no predicate stands whole has no events, so none of its sentences is worth reading. In the others a sentence
        with only the beginning of one is still kept: the later ones lean on who it spoke of.
        """
        glances = [self.glance(tokens) for tokens in sentences]
        for glance, tokens in zip(glances, sentences, strict=True):
            if glance.marks & PREDICATE:
                glance.matches = matches(self.lexicon, tokens, [n for n, bits in enumerate(glance.bits) if bits & PREDICATE])
        if not any(g.matches or _of_grammar(g) for g in glances):
            return [None] * len(glances)
        return [g if g.marks & PREDICATE or _of_grammar(g) else None for g in glances]

    def glance(self, tokens: list[Token]) -> Glance:
        """The bits of the words of a sentence."""
        return Glance([form.noted[1] if (form := token.form).noted[0] is self else self._note(token) for token in tokens])

    def _note(self, token: Token) -> int:
        bits = self._bits(token)
        token.form.noted = (self, bits)
        return bits

    def promising(self, glance: Glance, tokens: list[Token], first: bool) -> bool:
        """Whether a draft can come of a sentence. first: no sentence before it has named anybody."""
        marks = glance.marks
        entries = self._entries(glance, tokens)
        glance.speaks = self._speaks(glance, tokens)
        if first and not marks & HEARD:
            # Faults are found in somebody's words.
            entries = [e for e in entries if "told" not in e.flags]
        if any(_needs_nobody(e) for e in entries) or _asks_at_end(glance, tokens):
            return True
        near = glance.speaks or any("abroad" not in e.flags for e in entries)
        if not entries and not near:
            return False
        if near and (not first or marks & PRONOUN):
            return True
        glance.names = find_names(tokens, self.names, any_day=True)
        if near:
            # What a list only tells from people takes no part by itself.
            return any(n.kind != THING for m in glance.names for n in m.names)
        if first and not glance.names and not marks & PRONOUN:
            return False
        return self._abroad(glance, tokens, known=not first or bool(marks & PRONOUN))

    def peopled(self, glance: Glance, tokens: list[Token]) -> bool:
        """Whether a sentence names anybody, or a place, or takes somebody up: without one nobody in it holds a position."""
        if glance.marks & PRONOUN:
            return True
        if glance.names is None:
            glance.names = find_names(tokens, self.names, any_day=True)
        if glance.names:
            return True
        if glance.places is None:
            glance.places = place_phrases(tokens, self.places)
        return bool(glance.places)

    def _abroad(self, glance: Glance, tokens: list[Token], known: bool) -> bool:
        """Whether a place is named to which somebody of another country may go. known: that one may stand in the text before."""
        names, places = glance.names or [], place_phrases(tokens, self.places)
        glance.places = places
        if not places and not any(m.of(*GOALS) for m in names):
            return False
        # A person's country depends on the day; everybody else's is that of some name of the sentence.
        keys = {n.key for m in names for n in m.names} | {p.key for phrase in places for p in phrase.candidates}
        return known or len(keys - {""}) > 1 or any(m.of("person", "office") for m in names)

    def _entries(self, glance: Glance, tokens: list[Token]) -> list[Predicate]:
        """The entries that can be in use: a verb where a verb may stand, a noun that needs its light verb where one follows."""
        out: list[Predicate] = []
        after: dict[str, int] | None = None
        for start, end, entries in glance.matches or ():
            for entry in entries:
                if entry.kind == "verb":
                    if tokens[start].form.verbs and not self._inside_group(tokens, start):
                        out.append(entry)
                elif entry.kind == "adj" or "nonominal" not in entry.flags:
                    out.append(entry)
                else:
                    if after is None:
                        after = {lemma: at for at, token in enumerate(tokens) for lemma in token.form.verbs}
                    # "तीन नेता चीन के दौरे पर": what is said with होना needs no verb at the end of a line.
                    verbs = (*entry.lights, *entry.twins)
                    fronted = _ends_clause(tokens, end) and (BE in verbs or any(verb in after for verb in verbs))
                    there = fronted or _attended(entry, tokens) or _given(entry, after) or _verb_follows(entry, after, end)
                    if there or (glance.marks & ASPECT and DO in entry.lights):
                        out.append(entry)
        return out

    def _inside_group(self, tokens: list[Token], at: int) -> bool:
        """ "बड़ा हो गया": whether a verb goes on with the one before it wherever they stand, so that no group begins with it."""
        if not at or not goes_on(tokens, at):
            return False
        key = tokens[at - 1].key
        if key in self.lexicon.turns or key in WHILE or key in THEN or self.places.longest([key], 0)[1]:
            return False
        trie = self.names.trie
        return not trie.longest(tokens, at - 1)[1] and trie.longest(tokens, max(0, at - 2))[0] < at

    def _speaks(self, glance: Glance, tokens: list[Token]) -> bool:
        """Whether a speech act of the grammar may stand (``speechacts``); each of them counts only with parties who are known."""
        marks, bits = glance.marks, glance.bits
        if marks & SHOULD or marks & BARRING == BARRING or (marks & (BLAMING | VALUED) and marks & COPULA and marks & WORDS):
            return True
        if _worded(glance) or _blames_cause(marks) or _told_for(glance):
            return True
        if marks & TELLING and ((marks & WISHED and _told_wish(bits)) or (marks & INFINITIVE and self._told_to(bits, tokens))):
            return True
        return bool(marks & NAMING and marks & VALUED) and self._called(bits, tokens)

    def _told_to(self, bits: list[int], tokens: list[Token]) -> bool:
        """Whether an oblique infinitive has its को or के लिए, past particles: "पीछे हटने भी को कहा"."""
        lexicon = self.lexicon
        for at, found in enumerate(bits):
            if found & INFINITIVE:
                after = next((t for t in tokens[at + 1 :] if not self._passed_over(t)), None)
                if after is not None and after.key in lexicon.postpositions.root:
                    return True
        return False

    def _passed_over(self, token: Token) -> bool:
        return token.key in self.lexicon.particles or any(r.pos in ("PART", "CCONJ") for r in token.form.readings)

    def _called(self, bits: list[int], tokens: list[Token]) -> bool:
        """Whether a word that values ends close before a verb of naming: "… को शर्मनाक बताया"."""
        words = self.evaluatives.words
        for verb, found in enumerate(bits):
            if found & NAMING:
                for at in range(max(0, verb - VALUE_BEFORE), verb):
                    if bits[at] & VALUED and words.longest(tokens, at, verb)[0] >= verb - VALUE_GAP:
                        return True
        return False

    def _heard(self, token: Token) -> bool:
        """Whether a word may belong to somebody's speaking (``speech``): a verb or noun of saying, who reports, a source, a line's edge."""
        if token.kind == "punct":
            return token.key == COLON or token.key in DASHES
        speech, lemmas = self.speech, token.form.verbs
        if lemmas and not (speech.verbs.isdisjoint(lemmas) and speech.dative.isdisjoint(lemmas)):
            return True
        return token.key in self.sourcing or any(k in speech.nouns or k in speech.media for k in token.keys)

    def _bits(self, token: Token) -> int:
        lexicon, keys, found = self.lexicon, token.keys, token.form.readings
        lemmas = token.form.verbs
        link = lexicon.connectives.get(token.key)
        bits = PREDICATE if token.kind != "punct" and lexicon.predicates.starts(keys) else 0
        bits |= TELLING * (token.key in TELLING_NOUNS) | SHOULD * (token.key == OUGHT) | QUOTING * (token.key in QUOTED)
        bits |= LINE * (token.key == COLON)
        bits |= NAMING * (not lexicon.naming.isdisjoint(keys)) | VALUED * (token.key in DENIED or not lexicon.valued.isdisjoint(keys))
        bits |= BLAMING * (self.evaluatives.blame.starts(keys) or token.key in BEHIND) | THAT * (link is not None and link[0] == "that")
        bits |= PRONOUN * (lexicon.pronouns.get(token.key) in PERSONAL)
        bits |= ASPECT * (token.key in lexicon.aspectuals or token.key in lexicon.courses)
        bits |= HEARD * self._heard(token) | DENYING * (token.key in NEGATIONS) | BACKING * (token.key in TOGETHER)
        bits |= WISHING * (token.key in STRIVING)
        bits |= (
            SOURCED * (token.key in self.sourcing)
            | WHYING * (token.key in WHY)
            | AIMED * (token.key in self.aiming)
            | CAUSING * (token.key in self.causing)
        )
        if lemmas:
            bits |= ALLOWING * (ALLOW in lemmas) | TELLING * (not TELLS.isdisjoint(lemmas))
            bits |= COPULA * (BE in lemmas or STAY in lemmas or not ARISES.isdisjoint(lemmas)) | WISHING * (not WISH.isdisjoint(lemmas))
            bits |= WISHED * any(r.verbform in ("sub", "imp") for r in found)
            bits |= INFINITIVE * any(r.verbform == "inf" and r.case == "obl" for r in found)
            bits |= GERUND * any(r.verbform == "inf" for r in found) | OWING * (token.key in OWED)
        return bits


def _sourcing(postpositions: Trie[str], slots: frozenset[str]) -> frozenset[str]:
    """The words by which postpositions of some slots are known: on whose word it is ("के | अनुसार", "के | हवाले से"), for what ("के | लिए"), of
    what cause ("के | कारण")."""
    out: set[str] = set()
    ways: list[tuple[tuple[str, ...], dict[str, Any]]] = [((), postpositions.root)]
    while ways:
        words, node = ways.pop()
        if slots & set(node.get(END, ())):
            out.add(words[min(1, len(words) - 1)])
        ways += [((*words, key), after) for key, after in node.items() if key != END]
    return frozenset(out)


def _owed(bits: list[int]) -> bool:
    """Whether an infinitive stands right before a word that makes a duty to come of it: "करना होगा"."""
    return any(b & OWING and bits[at] & GERUND for at, b in enumerate(bits[1:]))


def _duty(glance: Glance) -> bool:
    marks = glance.marks
    return bool(marks & OWING and marks & GERUND and marks & (THAT | QUOTING)) and _owed(glance.bits)


def _wished(bits: list[int]) -> bool:
    """Whether a wish stands behind the word or mark that opens the clause it would be in."""
    opens = next(at for at, b in enumerate(bits) if b & (THAT | QUOTING))
    return any(b & WISHED for b in bits[opens + 1 :])


def _told_wish(bits: list[int]) -> bool:
    """Whether a wish stands behind a verb of telling, with or without कि: "से कहा है वह तनाव न बढ़ाए"."""
    told = next(at for at, b in enumerate(bits) if b & TELLING)
    return any(b & WISHED for b in bits[told + 1 :])


def _told_for(glance: Glance) -> bool:
    """Whether what somebody is told to see to stands before a verb of telling: "जाँच के लिए आयोग से कहा"."""
    marks, bits = glance.marks, glance.bits
    return bool(marks & AIMED and marks & TELLING) and any(
        b & TELLING and any(c & AIMED for c in bits[max(0, at - AIM_GAP) : at]) for at, b in enumerate(bits)
    )


def _of_grammar(glance: Glance) -> bool:
    """Whether an act may stand that has no entry: told to do, wished of somebody, called so, not let do."""
    marks = glance.marks
    if _told_for(glance):
        return True
    return (
        _speech_act(marks) or marks & BARRING == BARRING or _says_of(marks) or _blames_cause(marks) or _disclaims(marks) or _worded(glance)
    )


def _worded(glance: Glance) -> bool:
    """Whether somebody's words may ask for something or back somebody, whatever stands in the tables. Worked out once."""
    if glance.worded is None:
        glance.worded = _is_worded(glance)
    return glance.worded


def _is_worded(glance: Glance) -> bool:
    marks, bits = glance.marks, glance.bits
    if marks & WHYING and marks & WORDS:
        # "कहा कि सरकार क़दम क्यों नहीं उठाती", "… चुप क्यों है".
        return True
    if _duty(glance) or (_bids(marks) and _wished(bits)) or _bids_bare(glance):
        return True
    if marks & WISHED and marks & (LINE | QUOTING):
        # "भारत सबूत दे: मलिक", and what goes on in a quotation that was opened before.
        return True
    return bool(marks & BACKING and marks & (THAT | QUOTING)) and _backs(bits)


def _backs(bits: list[int]) -> bool:
    """ "… कि उनका देश नेपाल के साथ है"."""
    return any(bits[at] & BACKING and bits[at + 1] & COPULA for at in range(len(bits) - 1))


def _says_of(marks: int) -> bool:
    """ "कहा कि सरकार ज़िम्मेदार है", "विपक्ष के अनुसार सरकार ज़िम्मेदार है": whether somebody is said to be at fault."""
    told = marks & SOURCED or (marks & TELLING and marks & (THAT | QUOTING))
    return bool(told and marks & (BLAMING | VALUED) and marks & COPULA)


def _blames_cause(marks: int) -> bool:
    """ "कहा कि सरकार की ग़लत नीतियों के कारण दाम बढ़े"."""
    return bool(marks & HEARD and marks & CAUSING and marks & (BLAMING | VALUED) and marks & WORDS)


def _disclaims(marks: int) -> bool:
    """ "ये मनगढ़ंत आँकड़े हैं.”": whether words that go on from the sentence before may call something untrue."""
    return bool(marks & VALUED and marks & COPULA and marks & QUOTING)


def _bids_bare(glance: Glance) -> bool:
    """ "सरकार से कहा है वह फ़ीस तय करे": what is asked for right behind the telling, where कि is left out."""
    marks = glance.marks
    if not (marks & TELLING and marks & WISHED) or marks & (THAT | QUOTING):
        return False
    return _told_wish(glance.bits)


def _bids(marks: int) -> bool:
    """ "कहा कि भारत सबूत दे", "चाहता है कि पाकिस्तान क़दम उठाए"."""
    return bool(marks & (WISHING | TELLING) and marks & (THAT | QUOTING) and marks & WISHED)


def _speech_act(marks: int) -> bool:
    return bool(marks & TELLING and marks & (INFINITIVE | SHOULD)) or bool(marks & NAMING and marks & VALUED)


def _needs_nobody(entry: Predicate) -> bool:
    """Whether an act is told though nobody takes part whom a list or the text makes known."""
    told = entry.type in NAMELESS or "public" in entry.flags or "investigate" in entry.modes
    return told and ASKING.isdisjoint(entry.flags)


def _asks_at_end(glance: Glance, tokens: list[Token]) -> bool:
    """ "सीमा पर शांति रखने की अपील": a headline that ends in what is asked for names nobody."""
    last = (entries for _, end, entries in glance.matches or () if end >= len(tokens) - 2 and _ends_clause(tokens, end))
    return any(entry.type == "REQUEST" for entries in last for entry in entries)


def _ends_clause(tokens: list[Token], end: int) -> bool:
    """Whether nothing follows but a mark: a headline may have its verb before its noun ("भेजी नेपाल को राहत सामग्री")."""
    return end >= len(tokens) or tokens[end].kind == "punct"


def _attended(entry: Predicate, tokens: list[Token]) -> bool:
    """ "सम्मेलन में बीस मंत्री भाग ले रहे हैं": a meeting is told by who is at it."""
    return entry.type == "CONSULT" and "multilateral" in entry.modes and any(t.key in ATTEND for t in tokens)


def _given(entry: Predicate, after: dict[str, int]) -> bool:
    """ "विद्रोहियों को दिए गए हथियार", "चौक में फटा बम": what is given, fired or bursts may stand behind the participle."""
    if entry.type == "ASSAULT" and not ARMS.isdisjoint(entry.modes):
        return any(verb in after for verb in (*entry.lights, *entry.twins))
    return entry.type == "AID" and any(verb in after for verb in entry.lights)


def _verb_follows(entry: Predicate, after: dict[str, int], end: int) -> bool:
    for verbs in (entry.lights, entry.twins, entry.receives):
        for verb in verbs:
            if after.get(verb, -1) >= end:
                return True
    return False
