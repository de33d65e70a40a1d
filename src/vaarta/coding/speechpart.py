"""What every part of ``SpeechActs`` asks of a sentence: its phrases, who does and who speaks, whose words a clause is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..frames.analyse import Reading
from ..frames.chunks import QUOTES
from ..frames.phrases import Clause, Phrase
from ..language import key
from ..resolving.participants import Resolved, Resolver
from .contents import content_clauses, is_wished
from .evaluatives import Evaluatives
from .speech import Speakers, Speech


class SpeechPart:
    """One sentence, as the parts of ``SpeechActs`` read it. ``passing``: the classes of ``frames/passing.tsv``, as ``Rules`` has them;
    ``taken``: verb items that a frame of the lexicon already uses.

    The parts stand on one another (wishes, denials, what somebody is called, what he is blamed for), since mypyc takes one base of a class.
    """

    def __init__(
        self,
        reading: Reading,
        resolver: Resolver,
        speakers: Speakers,
        evaluatives: Evaluatives,
        passing: Mapping[str, Collection[str]],
        taken: set[int],
    ) -> None:
        self.reading, self.resolver, self.speakers = reading, resolver, speakers
        self.evaluatives, self.passing, self.taken = evaluatives, passing, taken
        self.layout = reading.layout
        self.alert, self.ends = (frozenset(passing.get(kind, ())) for kind in ("alert", "ends"))

    def _phrases(self, clause: Clause, at: int) -> list[Phrase]:
        return [p for i in reversed(clause.items) if i < at and isinstance(p := self.layout.items[i], Phrase) and not p.owned]

    def _resolve(self, phrase: Phrase | None) -> list[Resolved]:
        return self.resolver.resolve(phrase) if phrase is not None and self.reading.fitness.fits(phrase) else []

    def _doer(self, clause: Clause, at: int, asked: Collection[int] = ()) -> Phrase | None:
        """The doer of a clause, else of the clause before. asked: items of what is asked for ("सैनिकों से देश छोड़ने को कहा")."""
        phrases = [p for p in self._phrases(clause, at) if p.slot == "ne" or p.at not in asked]
        ne = next((p for p in phrases if p.slot == "ne"), None)
        found = ne or next((p for p in reversed(phrases) if p.slot == "" and self.reading.fitness.fits(p)), None)
        if found is None and clause.id:
            before = self.layout.clauses[clause.id - 1]
            items = (self.layout.items[i] for i in before.items)
            found = next((p for p in items if isinstance(p, Phrase) and p.slot == "ne" and not p.head.relative), None)
        return found

    def _asked(self, clause: Clause) -> Clause | None:
        return next((inner for inner in content_clauses(self.reading, clause) if is_wished(self.reading, inner)), None)

    def _he(self, phrase: Phrase) -> bool:
        return self.reading.fitness.pronouns.get(self.layout.tokens[phrase.start].key) == "he"

    def _in_words(self, clause: Clause) -> bool:
        """Whether a clause is what somebody says: after कि, in quotation marks, by a source, or before the mark that ends a quotation."""
        if clause.kind in ("that", "quote") or self.speakers.sourced(clause):
            return True
        return clause.kind == "main" and self.speakers.carried is not None and any(t.text in QUOTES for t in self.layout.tokens)

    def _of_class(self, token: int, kind: str) -> bool:
        return not set(self.passing.get(kind, ())).isdisjoint(self.layout.tokens[token].keys)

    def _for_party(self, speech: Speech) -> bool:
        """ "भाजपा के महासचिव ने कहा": who speaks as a party's officer speaks for it, whatever office he comes to hold."""
        owner = speech.phrase.owner if speech.phrase is not None else None
        return owner is not None and self.reading.fitness.kind(owner) == "party"

    def _owner_of_act(self, clause: Clause, before: int) -> Phrase | None:
        """ "ओबामा के चुने जाने को ऐतिहासिक बताया": the one whose doing is judged."""
        for at in reversed(clause.items):
            chunk = self.layout.chunk(at)
            if chunk is not None and chunk.kind == "verb" and chunk.slot == "ko" and chunk.start < before and at:
                owner = self.layout.items[at - 1]
                if isinstance(owner, Phrase) and not owner.slot:
                    # "मंत्री के इस्तीफ़ा देने को नाटक बताया": what he does stands between.
                    owner = owner.owner or self.layout.items[at - 2]
                return owner if isinstance(owner, Phrase) and owner.slot == "ka" else None
        return None

    def _speaker(self, speech: Speech) -> Resolved:
        """Who speaks; "हम समझते हैं कि …" in somebody's words is that somebody."""
        own = speech.phrase is not None and self._first_person(speech.phrase) and speech.verb is not None
        outer = self.speakers.of(speech.clause, speech.verb or -1) if own else None
        return Resolved(outer.speaker if outer is not None and outer.speaker.key else speech.speaker, "speaker")

    def _voices(self, speech: Speech) -> list[Resolved]:
        """Everybody who says it: "ब्रिटेन और फ़्रांस ने कहा कि ईरान को …"."""
        others = self.speakers.voices(speech)[1:]
        return [self._speaker(speech), *(Resolved(who, "speaker") for who in others)]

    def _first_person(self, phrase: Phrase) -> bool:
        fitness = self.reading.fitness
        return fitness.pronouns.get(fitness.tokens[phrase.head.end - 1].key) in ("i", "we")

    def _pronoun(self, speech: Speech) -> bool:
        if speech.phrase is None:
            words_ = speech.speaker.text.split()
            return bool(words_) and key(words_[-1]) in self.reading.fitness.pronouns
        return self.reading.fitness.kind(speech.phrase) == "pronoun"

    def _named(self, speech: Speech) -> bool:
        """Whether somebody speaks by a pronoun or by a name, though no list knows it: one political side is enough (codebook section 1)."""
        return self._pronoun(speech) or (speech.phrase is not None and self.reading.fitness.kind(speech.phrase) == "unknown")
