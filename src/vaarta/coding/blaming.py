"""What somebody is called in another's words, which blames or praises him: "कहा कि सरकार ज़िम्मेदार है", "… का फ़ैसला साहसिक है"."""

from __future__ import annotations

from ..frames.chunks import Chunk
from ..frames.functionwords import word_of, words_of
from ..frames.phrases import Clause, Phrase
from ..frames.runtogether import before_term
from ..frames.verbs import Verb
from .acts import Act
from .calling import Calling
from .causes import moved_by
from .evaluatives import bad_step
from .questions import has_part, own_side
from .untruths import doer_meant
from .wishes import NEEDED

BE, STAY = word_of("be"), word_of("stay")
PROVED, MERELY, BECOMES, SORTS, CONDITIONS = (words_of(name) for name in ("proved", "merely", "becomes", "sorts", "conditions"))
# Whose own quality may be spoken of: "सरकार संवेदनहीन है".
SELVES = frozenset({"country", "metonym", "party", "body", "organ", "office", "person", "agency", "group"})


def states(verb: Verb) -> bool:
    """Whether a copula tells what somebody is or has been; "पार्टी मज़बूत हुई", "सरकार सफल होगी" tell what came or will come of it."""
    return verb.tense != "fut" and (verb.main == STAY or (verb.main == BE and verb.aspect != "perf"))


class Blaming(Calling):
    """The part of ``SpeechActs`` that reads what somebody is called with "is" or "has become"."""

    def _blamed(self, clause: Clause, at: int, item: Chunk) -> Act | None:
        """ "कहा कि सरकार ज़िम्मेदार है", "कहा कि हमले में पाकिस्तान का हाथ है", "… की कार्रवाई संतोषजनक नहीं है": to say so is to accuse.

        "कहा कि चांसलर दूरदर्शी नेता हैं": to say so is to praise (codebook section 2, SUPPORT).
        """
        verb = item.verb
        if verb is None or clause.finite != at or not self._in_words(clause):
            return None
        # "अभियान नकारात्मक रहा है", "नेता कठपुतली बन गए हैं" find as "… है" does.
        became = verb.main in BECOMES and bool(verb.tense) and verb.aspect in ("perf", "prog") and not verb.negated
        if verb.main != BE and not (verb.main == STAY and verb.aspect == "perf") and not became:
            return None
        before = self._predicate(at)
        answers = any(p.slot == "prati" for p in self._phrases(clause, at))
        if not isinstance(before, Phrase) or before.slot or verb.mood != "ind" or (answers and verb.tense == "fut"):
            # "समिति संसद के प्रति उत्तरदायी होगी" blames nobody.
            return None
        found = self._judged(before, "pos") if verb.negated else self._blaming(before) or self._judged(before, "neg")
        praise = found is None and not verb.negated and states(verb)
        found = found or (self._judged(before, "pos") if praise else None)
        speech = self.speakers.heard(clause, at)
        proved = before.head.end - 1 > before.head.start and self.layout.tokens[before.head.end - 1].key in PROVED
        foretold = verb.tense == "fut" and not verb.negated and found is not None
        if found is not None and foretold and (proved or (found[1][0] == "owner" and before.head.end - 1 > found[0])):
            # "वे नाकाम साबित होंगे".
            return None
        if found is None or speech is None or not (speech.speaker.key or speech.speaker.sectors or self._named(speech)):
            return None
        start, (of, mode) = found
        if verb.modal and (verb.modal != "can" or of != "ka"):
            # "हाथ हो सकता है" suspects; "यह ग़लत हो सकता है" leaves it open.
            return None
        bare = [p for p in reversed(self._phrases(clause, at - 1)) if p.slot == "" and p is not before]
        # "पाकिस्तान | स्थित संगठन लश्कर | ज़िम्मेदार था": who is to blame is somebody.
        somebody = next((p for p in bare if self._resolve(p)), None) if of == "subj" else None
        subject = somebody or next(iter(bare), None) or self._run_in(clause, before, start)
        blamed = before.owner if of == "ka" else subject
        if of == "owner":
            # "उनका बयान ग़ैर-ज़िम्मेदाराना है": whose word or deed is called bad is blamed.
            within = before.owner if start > before.start else None
            if start < before.head.start and (moved := moved_by(self.reading, before)) is not None:
                within = moved.owner
            blamed = subject.owner if subject is not None and within is None else within
            if blamed is None and before.owner is not None and before.owner.head.start < start < before.owner.head.end:
                # "कांग्रेस का घोषणापत्र | झूठ का पुलिंदा है": whose thing runs into the word that values.
                blamed = before.owner.owner
            if blamed is not None and subject is not None and not CONDITIONS.isdisjoint(self.layout.tokens[subject.head.end - 1].keys):
                # "कारोबारियों की हालत ख़राब है": how somebody fares is no fault of his.
                return None
            if blamed is None and subject is not None and subject.owner is None and self._of_himself(before, start, subject):
                # "सरकार संवेदनहीन है": who is called bad himself is blamed.
                blamed = subject if self.reading.fitness.kind(subject) in SELVES else None
            if blamed is None and within is None:
                blamed = doer_meant(self.reading, clause, subject, self._of_class(start, "untrue"))
            if blamed is None and within is None and subject is not None and self._he(subject):
                # "और कहा कि वे तानाशाह हैं".
                blamed = subject
        known = [r for r in self._resolve(blamed) if set(r.participant.sectors) & NEEDED and r.kind != "unknown"]
        if praise:
            # "देश की अर्थव्यवस्था मज़बूत है" praises nobody.
            known = [r for r in known if r.participant.key]
        # Whose word is judged may be told by a pronoun that the text settles.
        recipients = [r for r in known if r.kind != "pronoun" or (of == "owner" and r.participant.key)]
        if became and (not speech.speaker.key or any({"REB", "UAF"} & set(r.participant.sectors) for r in recipients)):
            # "विद्रोही बड़ा ख़तरा बने हुए हैं": that men under arms are a danger is no charge.
            return None
        voices = self._voices(speech)
        step = of == "owner" and blamed is None and not praise and bad_step(subject, before, speech, voices, self.reading, self.passing)
        if not (recipients or step) or any(own_side(speech.speaker, r.participant) and not self._for_party(speech) for r in recipients):
            return None
        type_, modes, how = ("SUPPORT", [], "praised") if praise else ("ACCUSE", [mode], "blamed")
        return Act(type_, modes, how, start, item.end, clause, voices, recipients, told_by=speech.verb)

    def _predicate(self, at: int) -> Phrase | Chunk:
        """What stands before a copula; "यह क़दम दिखावा मात्र है": a word that says that it is no more stands behind it."""
        before = self.layout.items[at - 1]
        merely = isinstance(before, Phrase) and not before.slot and before.end - before.start == 1 and at > 1
        return self.layout.items[at - 2] if merely and self.layout.tokens[before.start].key in MERELY else before

    def _run_in(self, clause: Clause, before: Phrase, start: int) -> Phrase | None:
        """ "भाजपा | देश के लिए बोझ है", "सीपीएम | किसान विरोधी है": a subject that runs into what follows it."""
        owner = before.owner
        # "पाकिस्तान | आतंकवाद का अड्डा है": the turn itself may begin with whose it is.
        chunk = owner.head if owner is not None and owner.head.start < start < owner.head.end else before.head
        named = [m for m in chunk.mentions if m.end <= start] if owner is None or chunk is owner.head else []
        if named and named[-1].end == start and named[-1].of(*SELVES) is not None:
            # So do several, and a name with what goes before it: "कांग्रेस और भाजपा | जुड़वाँ बहनें हैं", "संगठन लश्कर-ए-तैयबा | ज़िम्मेदार था".
            own = Chunk("np", chunk.start, start, "", start, named)
            return Phrase([*(before.members[:-1] if owner is None else []), own], "", before.at, clause=before.clause)
        return before_term(clause, before.at, self.layout, self.reading.fitness)

    def _of_himself(self, before: Phrase, start: int, subject: Phrase) -> bool:
        """ "सरकार संवेदनहीन है", "सरकार एक भ्रष्ट सरकार है": whether no name stands in a predicate before the word that values.

        Whose noun opens the turn may be part of it ("दल एक ही सिक्के के दो पहलू हैं"), and the subject may run into it ("भाजपा | ठग है").
        """
        if (owner := before.owner) is not None:
            opens = start == owner.head.start and not owner.head.mentions
            return owner.owner is None and (opens or subject.head.end == start)
        named = (m for m in before.head.mentions if m.start < start and m not in subject.head.mentions)
        return start >= before.head.start and not any(named)

    def _stops(self, phrase: Phrase) -> list[int]:
        """Where the word that values may end in a predicate: with it, or before what sort of thing it is said of ("भ्रष्ट | सरकार")."""
        end = phrase.head.end
        sort = end - 1 > phrase.head.start and not (SORTS | PROVED).isdisjoint(self.layout.tokens[end - 1].keys)
        return [end, end - 1] if sort else [end]

    def _blaming(self, phrase: Phrase) -> tuple[int, tuple[str, str]] | None:
        for stop in self._stops(phrase):
            for t in range(phrase.head.start, stop):
                end, found = self.evaluatives.blame.longest(self.layout.tokens, t, stop)
                if found and end == stop and has_part(self.layout, self.passing, phrase):
                    return t, found[0]
        return None

    def _judged(self, phrase: Phrase, polarity: str) -> tuple[int, tuple[str, str]] | None:
        """A predicate that calls something good ("pos") or bad ("neg") by a word of ``evaluatives.tsv``."""
        owner = phrase.owner
        # "वह लोकतंत्र की हत्या है": what the noun is of may be part of the turn.
        start = owner.start if owner is not None and owner.end + 1 == phrase.head.start else phrase.head.start
        if (moved := moved_by(self.reading, phrase)) is not None:
            start = moved.head.start
        for stop in self._stops(phrase):
            for t in range(start, stop):
                end, found = self.evaluatives.words.longest(self.layout.tokens, t, stop)
                if found and end == stop and found[0].startswith(polarity):
                    return t, ("owner", "disapprove")
        return None
