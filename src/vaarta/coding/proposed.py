"""Acts of good will that a sentence holds only as what is proposed, aimed at or owed: nobody does or promises them (codebook section 2).

"Acts that are only the content of a demand, a proposal, advice or a condition are not coded apart."
"""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.doers import TAKEN_OVER
from ..frames.find import BE
from ..frames.fitness import STRONG_KINDS
from ..frames.functionwords import words_of
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from .status import PROMISED

SCHEMES, AIMS, SAYS, ENDS = words_of("schemes"), words_of("hopes"), words_of("says"), words_of("ends")
# Whose aim is told as what he is about: "सरकार का लक्ष्य", against "बैठक का लक्ष्य".
OWNED = STRONG_KINDS | {"pronoun"}
GOOD = PROMISED | {"AGREE"}
WEIGHING = frozenset({"SUPPORT", "ACCUSE", "REJECT", "PROTEST"})


def proposed(frame: Frame, reading: Reading) -> str | None:
    """Why an act of good will is only spoken of, and neither done nor promised; None where it is."""
    if frame.use.predicate.type not in GOOD:
        return None
    if _of_scheme(frame, reading) or _in_scheme(frame, reading):
        return "only the content of a proposal"
    return "only an aim" if _aimed_at(frame, reading) or _owed(frame, reading) or _is_aim(frame, reading) else None


def _ends_in(phrase: Phrase, reading: Reading, words: frozenset[str]) -> bool:
    return not words.isdisjoint(reading.layout.tokens[phrase.head.end - 1].keys)


def _of_scheme(frame: Frame, reading: Reading) -> bool:
    """ "क़र्ज़ घटाने की योजना का समर्थन किया": what a plan that somebody backs or opposes would do."""
    at, chunk = frame.use.verb, reading.layout.chunk(frame.use.verb)
    if at is None or chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "ka":
        return False
    noun = reading.layout.items[at + 1] if at + 1 < len(reading.layout.items) else None
    if not isinstance(noun, Phrase) or not _ends_in(noun, reading, SCHEMES):
        return False
    others = (f.use for f in reading.frames if f is not frame and f.use.predicate.type in WEIGHING)
    return any(noun.start <= u.start < noun.head.after or (noun.slot == "ka" and u.item == noun.at + 1) for u in others)


def _outer(clause: Clause | None, reading: Reading) -> Clause | None:
    """The clause that a कि clause of a finite verb hangs on."""
    hangs = clause is not None and clause.kind == "that" and clause.parent is not None
    return reading.layout.clauses[clause.parent or 0] if hangs and clause is not None else None


def _in_scheme(frame: Frame, reading: Reading) -> bool:
    """ "उस प्रस्ताव का स्वागत किया जिसमें कहा गया है कि देश मदद दें", "इस सुझाव को ठुकराया कि रूस मध्यस्थता करे"."""
    outer, chunk = _outer(frame.clause, reading), reading.layout.chunk(frame.use.verb)
    if outer is None or chunk is None or chunk.verb is None or frame.clause is None or frame.clause.finite != frame.use.verb:
        return False
    open_ = chunk.verb.mood == "sub" or chunk.verb.modal in ("can", "must", "should")
    phrases = [p for at in outer.items if isinstance(p := reading.layout.items[at], Phrase)]
    if outer.kind == "rel":
        last = reading.layout.chunk(outer.finite)
        said = last is not None and last.verb is not None and last.verb.passive and last.verb.main in SAYS
        return open_ and said and bool(phrases) and phrases[0].slot == "men"
    return open_ and any(p.slot in ("ko", "ka") and _ends_in(p, reading, SCHEMES) and _pointed_at(p, reading) for p in phrases)


def _pointed_at(phrase: Phrase, reading: Reading) -> bool:
    return any(reading.fitness.pronouns.get(reading.layout.tokens[t].key) in ("this", "he") for t in range(phrase.start, phrase.end))


def _aimed_at(frame: Frame, reading: Reading) -> bool:
    """ "सबकी कोशिश होगी कि ईरान बातचीत के लिए राज़ी हो जाए": what somebody else is only to be brought to."""
    outer, chunk = _outer(frame.clause, reading), reading.layout.chunk(frame.use.verb)
    last = reading.layout.chunk(outer.finite) if outer is not None else None
    if outer is None or last is None or last.verb is None or last.verb.main != BE or chunk is None or chunk.verb is None:
        return False
    before = reading.layout.items[last_at - 1] if (last_at := outer.finite or 0) else None
    return chunk.verb.mood == "sub" and isinstance(before, Phrase) and not before.slot and _ends_in(before, reading, AIMS)


def _owed(frame: Frame, reading: Reading) -> bool:
    """ "उन्होंने कहा कि सीटों पर सहमति बनानी होगी": what has to be done, by nobody who is named, is undertaken by nobody."""
    chunk = reading.layout.chunk(frame.use.verb)
    if chunk is None or chunk.verb is None or chunk.verb.modal not in ("must", "should") or chunk.verb.form != "fin":
        return False
    doers = [f for role in ("A", "B") for f in frame.roles.get(role, [])]
    return bool(doers) and all(f.how == TAKEN_OVER for f in doers)


def _is_aim(frame: Frame, reading: Reading) -> bool:
    """ "दौरे का उद्देश्य दोनों में बातचीत शुरू कराना है": what something is for, which nobody undertakes."""
    layout, clause = reading.layout, frame.clause
    chunk = layout.chunk(frame.use.verb)
    if chunk is None or chunk.verb is None or clause is None or clause.finite != frame.use.verb or chunk.verb.modal != "must":
        return False
    bare = (p for at in clause.items if at < frame.use.item and isinstance(p := layout.items[at], Phrase) and not p.slot)
    aim = next((p for p in bare if _ends_in(p, reading, ENDS)), None)
    # "हमारा लक्ष्य मदद देना है": an aim of one's own is as good as a word given.
    return aim is not None and aim.owner is not None and reading.fitness.kind(aim.owner) not in OWNED
