"""Who the text says it from: speakers and how far their words reach (codebook section 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.functionwords import word_of, words_of
from ..frames.labels import edge, sayer
from ..frames.lexicon import words
from ..frames.phrases import Clause, Phrase
from ..language import Token
from ..language.tables import read_table
from ..language.trie import Trie
from ..records import Participant
from ..resolving.participants import Resolved, Resolver

BE = word_of("be")
THINGS, REPORTING = words_of("paperlike"), words_of("reporting")
SHIES = words_of("shies")
PAPERS = words_of("paper") | words_of("taped")
MARKS = frozenset('"“”«»')
DIRECT_MARKS = frozenset(",-–—:\"“‘'«")


@dataclass(slots=True)
class SpeechLexicon:
    """verbs: infinitives of saying; nouns: noun → light verbs; dative: verbs whose believer stands with को; media, anonymous: phrases."""

    verbs: set[str] = field(default_factory=set)
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)
    media: set[str] = field(default_factory=set)
    dative: set[str] = field(default_factory=set)
    reporters: set[str] = field(default_factory=set)
    anonymous: Trie[str] = field(default_factory=Trie)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> SpeechLexicon:
        out = cls()
        for folder in folders:
            if not (path := folder / "speech.tsv").exists():
                continue
            for row in read_table(path, ("form", "kind", "light")):
                keys = words(row["form"])
                if row["kind"] == "verb" and len(keys) == 1:
                    out.verbs.add(keys[0])
                elif row["kind"] == "verb" and len(keys) == 2:
                    out.nouns[keys[0]] = out.nouns.get(keys[0], frozenset()) | {keys[1]}
                elif row["kind"] == "noun":
                    lights = frozenset(words(v)[-1] for v in row.many("light"))
                    out.nouns[keys[-1]] = out.nouns.get(keys[-1], frozenset()) | lights
                elif row["kind"] == "reporter":
                    out.reporters.add(keys[-1])
                elif row["kind"] == "dative":
                    out.dative.add(keys[-1])
                elif row["kind"] == "media":
                    out.media.add(keys[-1])
                elif row["kind"] == "anonymous":
                    out.anonymous.add(keys, row["form"])
        return out


@dataclass(slots=True)
class Speech:
    """One speaking in a sentence. clause: the clause of the verb, or the one that the source phrase stands in.

    source: the whole clause is said; inside: what stands before the verb is, as an act in the genitive ("मारे जाने की पुष्टि की").
    """

    speaker: Participant
    clause: Clause
    verb: int | None
    phrase: Phrase | None
    source: bool = False
    inside: bool = False


class Speakers:
    """The speakers of one sentence. carried: the speaker of a quotation that the sentence before left open."""

    def __init__(self, reading: Reading, resolver: Resolver, lexicon: SpeechLexicon, carried: Participant | None) -> None:
        self.reading, self.resolver, self.lexicon, self.carried = reading, resolver, lexicon, carried
        self.layout = reading.layout
        self._anonymous: bool | None = None
        self._speeches: list[Speech] | None = None

    @property
    def anonymous(self) -> bool:
        """Whether the sentence says that somebody speaks without his name."""
        if self._anonymous is None:
            self._anonymous = self._unnamed(self.layout.tokens)
        return self._anonymous

    @property
    def speeches(self) -> list[Speech]:
        """Every speaking in the sentence; found when it is first asked whose word something is."""
        if self._speeches is None:
            self._speeches = self._find()
        return self._speeches

    def _unnamed(self, tokens: list[Token]) -> bool:
        """Whether the words hold a phrase of anonymity ("नाम न बताने की शर्त पर")."""
        trie = self.lexicon.anonymous
        none_begins = trie.root.keys().isdisjoint
        return any(trie.longest(tokens, at)[1] for at in [n for n, t in enumerate(tokens) if not none_begins(t.keys)])

    def _find(self) -> list[Speech]:
        out: list[Speech] = []
        for clause in self.layout.clauses:
            for at in clause.items:
                item = self.layout.items[at]
                if isinstance(item, Phrase):
                    if not (item.slot in ("source", "quoted") and not self._own_reporter(item) and not self._a_thing(item)):
                        continue
                    if (who := self._participant(item)) is not None:
                        out.append(Speech(who, clause, None, item, True))
                elif item.kind == "verb" and (found := self._by_verb(clause, at, item)) is not None:
                    out.append(found)
        if (line := self._of_line()) is not None:
            out.append(line)
        return out

    def _of_line(self) -> Speech | None:
        """ "बातचीत को तैयार: लावरोफ़", "हमले में 20 मरे: रिपोर्ट": who says a headline stands at its edge."""
        phrase = sayer(self.layout, self.reading.fitness)
        if phrase is None:
            last = edge(self.layout)[1]
            phrase = last if last is not None and self._media(last) is not None else None
        who = self._participant(phrase) if phrase is not None and not self._own_reporter(phrase) else None
        return Speech(who, self.layout.clauses[phrase.clause], None, phrase, True) if phrase is not None and who is not None else None

    def _by_verb(self, clause: Clause, at: int, item: Chunk) -> Speech | None:
        verb = item.verb
        if verb is None or not verb.lemmas:
            return None
        before = self.layout.items[at - 1] if at else None
        if verb.main in self.lexicon.verbs:
            if verb.form not in ("fin", "part", "conj") and verb.modal != "must" and verb.form != "inf":
                return None
            if isinstance(before, Phrase) and before.slot == "ka":
                return self._speech(clause, at, before)
            if verb.passive and verb.form == "fin":
                return self._by_document(clause, at)
            if verb.form == "inf" and self._speaks_out(at + 1):
                return self._speech(clause, at + 1, self._doer(clause, at))
            if verb.form == "inf" or verb.modal == "must" or verb.passive:
                return None
            return self._telling(self._speech(clause, at, self._doer(clause, at)), before)
        if verb.main in self.lexicon.dative and (believer := self._believer(clause, at)) is not None:
            return believer
        if isinstance(before, Chunk) and before.kind == "filler" and verb.form == "fin" and not verb.passive:
            # "मंत्री ने साफ़ कर दिया कि …": what is no noun.
            told = any(verb.main in self.lexicon.nouns.get(k, ()) for k in self.layout.tokens[before.end - 1].keys)
            return self._speech(clause, at, self._doer(clause, at)) if told and verb.main != BE else None
        if isinstance(before, Phrase) and not before.slot:
            if verb.main == BE and (reports := self._media(before)) is not None:
                # "पाँच लोगों के मारे जाने की ख़बर है": what is reported stands in the same clause.
                return Speech(reports, clause, at, before, before.owner is not None or before.owner_verb is not None)
            noun = next((k for k in self.layout.tokens[before.end - 1].keys if k in self.lexicon.nouns), None)
            if noun is not None and verb.main in self.lexicon.nouns[noun] and verb.form != "inf":
                owner = before.owner if verb.main == BE else None
                speech = self._speech(clause, at, owner or (None if verb.main == BE else self._doer(clause, at)))
                return self._telling(speech, before) if owner is None else speech
        return None

    def _speaks_out(self, at: int) -> bool:
        """ "यह कहने से नहीं चूके कि …": whether the verb after one of saying tells that somebody did not shrink from it."""
        chunk = self.layout.chunk(at) if at < len(self.layout.items) else None
        return chunk is not None and chunk.verb is not None and chunk.verb.negated and chunk.verb.main in SHIES

    def _telling(self, speech: Speech | None, noun: Phrase | Chunk | None) -> Speech | None:
        """ "तीन सैनिकों के मारे जाने की पुष्टि की", "… की बात कही": the act stands in the clause of the verb, in the genitive of what is told."""
        if speech is not None and isinstance(noun, Phrase) and not REPORTING.isdisjoint(self.layout.tokens[noun.end - 1].keys):
            speech.inside = noun.owner is not None or noun.owner_verb is not None
        return speech

    def _by_document(self, clause: Clause, at: int) -> Speech | None:
        """ "सरकार के बयान में कहा गया है": whose paper it is, or the paper itself."""
        for left in reversed([i for i in clause.items if i < at]):
            item = self.layout.items[left]
            if isinstance(item, Phrase) and item.slot == "men" and self._media(item) is not None:
                who = self._participant(item)
                return Speech(who, clause, at, item) if who is not None else None
            if isinstance(item, Phrase) and item.slot == "men" and item.owner is not None and self._paper(item):
                # "अल क़ायदा के टेप में कहा गया है कि …": the words are his whose paper or tape it is.
                who = self._participant(item.owner)
                return Speech(who, clause, at, item.owner) if who is not None else None
        return None

    def _paper(self, phrase: Phrase) -> bool:
        """Whether a phrase names what words are put down in, owned by somebody who may have put them there."""
        owner = phrase.owner
        return self.layout.tokens[phrase.head.end - 1].key in PAPERS and owner is not None and self.reading.fitness.fits(owner)

    def _believer(self, clause: Clause, at: int) -> Speech | None:
        """ "अमरीका को लगता है कि …": what somebody takes to be so is told on that somebody's word."""
        if not any(c.kind == "that" and c.parent == clause.id for c in self.layout.clauses):
            return None
        for left in reversed([i for i in clause.items if i < at]):
            item = self.layout.items[left]
            if isinstance(item, Phrase) and item.slot == "ko" and self.reading.fitness.fits(item):
                return self._speech(clause, at, item)
        return None

    def _doer(self, clause: Clause, at: int) -> Phrase | None:
        ne, bare = None, None
        for left in reversed([i for i in clause.items if i < at]):
            item = self.layout.items[left]
            if isinstance(item, Phrase) and item.slot == "ne" and ne is None:
                ne = item
            elif isinstance(item, Phrase) and item.slot == "" and not item.owned and self.reading.fitness.fits(item):
                bare = item
        if ne is None and bare is None:
            for right in (i for i in clause.items if i > at):
                item = self.layout.items[right]
                if isinstance(item, Phrase) and item.slot in ("", "ne") and self.reading.fitness.fits(item):
                    return item
            return self._bare_name(clause, at)
        return ne or bare

    def _bare_name(self, clause: Clause, at: int) -> Phrase | None:
        """ "कमला कहती हैं, …": a word that no dictionary has, alone before the verb that it is the subject of, is a name."""
        before = self.layout.items[at - 1] if at and at - 1 == clause.items[0] else None
        if not isinstance(before, Phrase) or before.slot or before.owner is not None or len(before.members) > 1:
            return None
        named = range(before.start, before.end)
        if not all(self.reading.fitness.nameless(t) and self.layout.tokens[t].kind != "latin" for t in named):
            return None
        before.kind = "unknown"
        return before

    def _speech(self, clause: Clause, at: int, phrase: Phrase | None) -> Speech | None:
        if phrase is None:
            return self._said_before(clause, at)
        if self._own_reporter(phrase):
            return None
        who = self._participant(phrase)
        return Speech(who, clause, at, phrase) if who is not None else None

    def _said_before(self, clause: Clause, at: int) -> Speech | None:
        """ "… और कहा कि": the speaker or doer of the clause before goes on speaking."""
        for before in reversed(self.layout.clauses[: clause.id]):
            if before.parent == clause.parent or before.kind == "main":
                phrase = next(
                    (p for i in before.items if isinstance(p := self.layout.items[i], Phrase) and p.slot == "ne" and not p.head.relative),
                    None,
                )
                if phrase is not None and (who := self._participant(phrase)) is not None:
                    return Speech(who, clause, at, phrase)
        return None

    def _own_reporter(self, phrase: Phrase) -> bool:
        """ "बीबीसी संवाददाता का कहना है": the reporter is the outlet, and the outlet is no source (codebook section 6)."""
        tokens = self.layout.tokens[phrase.head.start : phrase.head.end]
        return any(k in self.lexicon.reporters for t in tokens for k in t.keys)

    def _a_thing(self, phrase: Phrase) -> bool:
        """ "जिस समझौते पर सहमति हुई उसके अनुसार": one of whom a paper would speak in the plural; the singular takes up the paper."""
        alone = phrase.end - phrase.start == 1 and phrase.slot == "source"
        return alone and self.layout.tokens[phrase.start].key in THINGS

    def _media(self, phrase: Phrase) -> Participant | None:
        tokens = self.layout.tokens
        if not any(k in self.lexicon.media for k in tokens[phrase.head.end - 1].keys):
            return None
        span = (tokens[phrase.start].start, tokens[phrase.end - 1].end)
        return Participant(self.reading.fitness.text(phrase), None, ["MED"], span, reason="reports that name no outlet")

    def _participant(self, phrase: Phrase) -> Participant | None:
        if self.carried is not None and self._ours(phrase):
            # "हम मानते हैं कि …" further on in a quotation: who says "we" is the one quoted.
            return self.carried
        named = any(n.key for m in phrase.head.mentions for n in m.names)
        if not named and (media := self._media(phrase)) is not None:
            owner = phrase.owner
            found = self.resolver.resolve(owner) if owner is not None and self.reading.fitness.fits(owner) else []
            return self._mark(found[-1].participant) if found and found[-1].participant.key else media
        people: list[Resolved] = self.resolver.resolve(phrase) if self.reading.fitness.fits(phrase) else []
        return self._mark(people[0].participant) if people else None

    def _mark(self, who: Participant) -> Participant:
        if self.anonymous or who.span:
            # What the whole sentence does not say its part does not.
            who.anonymous = self.anonymous
        return who

    def of(self, clause: Clause | None, at: int) -> Speech | None:
        """The innermost speech whose words the item ``at`` of a clause belongs to."""
        now, seen, reports = clause, 0, None
        if (telling := next((s for s in self.speeches if s.inside and s.clause is clause and at < (s.verb or 0)), None)) is not None:
            return telling
        while now is not None and seen < 12:
            seen += 1
            inner = next((s for s in self.speeches if s.source and s.clause is now and (s.phrase is None or s.phrase.at != at)), None)
            if inner is not None:
                return inner
            if now.parent is not None and now.kind in ("that", "quote"):
                parent = self.layout.clauses[now.parent]
                quoted = next((s for s in self.speeches if s.clause is parent and s.phrase is not None and s.phrase.slot == "quoted"), None)
                if quoted is not None:
                    # "एजेंसी ने प्रवक्ता के हवाले से कहा कि": the words are the spokesman's.
                    return quoted
                told = [s for s in self.speeches if not s.source and s.clause is parent and s.verb is not None]
                # "उसे देश का निर्माता बताते हुए मंत्री ने कहा कि": the words follow the verb that ends the clause.
                spoken = next((s for s in told if s.verb == parent.finite), told[0] if told else None)
                if spoken is not None and not self._of_outer(spoken):
                    return spoken
                reports = reports or spoken
            now = self.layout.clauses[now.parent] if now.parent is not None else None
        return self._direct(clause) or reports or self._line_around(at)

    def heard(self, clause: Clause, at: int) -> Speech | None:
        """The same, where the sentence itself tells no speaker: who was still quoted as it began, up to the mark that ends his words."""
        found = self.of(clause, at)
        if found is not None or self.carried is None:
            return found
        start = self.layout.items[at].start
        if any(t.text in MARKS for t in self.layout.tokens[:start]):
            return None
        return Speech(self.carried, clause, None, None, True)

    def sourced(self, clause: Clause) -> bool:
        """ "वाम मोर्चे के अनुसार सरकार का रवैया ढुलमुल है": whether a clause of its own is what its source phrase says."""
        return clause.kind == "main" and any(s.source and s.clause is clause and "MED" not in s.speaker.sectors for s in self.speeches)

    def voices(self, speech: Speech) -> list[Participant]:
        """All who speak, he of whom ``speaker`` tells first: "ब्रिटेन और फ़्रांस ने कहा"."""
        phrase = speech.phrase
        if phrase is None or len(phrase.members) < 2 or self._ours(phrase):
            return [speech.speaker]
        people = [found.participant for found in self.resolver.resolve(phrase)]
        return people if people and people[0].span == speech.speaker.span else [speech.speaker]

    def _line_around(self, at: int) -> Speech | None:
        """Who says the whole line that an item stands in, unless the item is he."""
        said = self.speeches[-1] if self.speeches else None
        if said is None or said.verb is not None or said.phrase is None or said.phrase.slot or said.phrase.at == at:
            return None
        return said

    def _of_outer(self, speech: Speech) -> bool:
        """ "मंत्री ने बताया कि ऐसी सूचना है कि …", "युवक ने कहा, “हमें लगता है कि …”": inside the words of another, news and "we" are his."""
        if speech.clause.kind not in ("that", "quote") or speech.phrase is None:
            return False
        return self._ours(speech.phrase) or (speech.speaker.sectors == ["MED"] and not speech.speaker.key)

    def _ours(self, phrase: Phrase) -> bool:
        return self.reading.fitness.pronouns.get(self.layout.tokens[phrase.end - 1].key) in ("i", "we")

    def _direct(self, clause: Clause | None) -> Speech | None:
        """Words that follow a verb of saying after a comma, dash or quotation mark, without कि."""
        if clause is None:
            return None
        for speech in self.speeches:
            if speech.source or speech.verb is None or speech.clause.id >= clause.id or speech.clause.finite != speech.verb:
                continue
            after = self.layout.chunk(speech.verb + 1)
            if after is None and clause.id == speech.clause.id + 1:
                # "डॉक्टरों ने कहा था सेना की गोलाबारी से …": कि left out.
                return speech
            if after is not None and after.kind == "mark" and after.lemma in DIRECT_MARKS and not self._goes_on(clause):
                return speech
        if (told_after := self._after_quotation(clause) or self._said_last(clause)) is not None:
            return told_after
        source = next((s for s in self.speeches if s.source and s.clause.id < clause.id and s.clause.kind == "main"), None)
        return source if source is not None and clause.kind == "main" and not self._against(clause) else None

    def _goes_on(self, clause: Clause) -> bool:
        """ "अपील की थी, जिसके बाद प्रदर्शन जारी हैं": what came of it or was done in it is told by the page; "कहा, जो …" is his."""
        first = self.layout.items[clause.items[0]] if clause.kind == "rel" and clause.items else None
        return isinstance(first, Phrase) and first.head.relative and first.slot not in ("", "ne", "ko")

    def _after_quotation(self, clause: Clause) -> Speech | None:
        """ "“हम प्रतिबंध लगाएँगे,” प्रधानमंत्री ने कहा": a quotation that begins the sentence is of the one who is told to speak right after it."""
        tokens = self.layout.tokens
        if not clause.items or not tokens or tokens[0].text not in MARKS:
            return None
        closes = next((t.start for t in tokens[1:] if t.text in MARKS), None)
        last = self.layout.items[clause.items[0]]
        if closes is None or tokens[last.start].start > closes:
            return None
        outer = (s for s in self.speeches if s.verb is not None and s.phrase is not None and s.clause.finite == s.verb)
        return next((s for s in outer if s.phrase is not None and tokens[s.phrase.start].start > closes), None)

    def _said_last(self, clause: Clause) -> Speech | None:
        """ "भारत को जवाब देना चाहिए- बोले राजनाथ सिंह": words before a mark are of the one who alone is told to speak right after it."""
        if clause.kind != "main" or clause.finite is None:
            return None
        for speech in self.speeches:
            own = speech.clause.items
            if speech.verb is None or speech.phrase is None or speech.clause.id != clause.id + 1 or speech.clause.kind != "main":
                continue
            mark = self.layout.chunk(own[0] - 1)
            alone = all(i in (speech.verb, speech.phrase.at) for i in own) and self.layout.clauses[-1] is speech.clause
            if alone and mark is not None and mark.kind == "mark" and mark.lemma in DIRECT_MARKS and own[0] - 1 == clause.finite + 1:
                return speech
        return None

    def _against(self, clause: Clause) -> bool:
        """ "सेना के मुताबिक़ … जबकि विद्रोहियों ने इनकार किया": what another does is set against the words of the source."""
        before = self.layout.chunk(clause.items[0] - 1) if clause.items and clause.items[0] else None
        return before is not None and before.kind == "link" and before.lemma == "but"
