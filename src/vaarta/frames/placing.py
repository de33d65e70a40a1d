"""A predicate in use with its roles, and how a phrase comes into one: the part of filling that every rule of it stands on."""

from __future__ import annotations

from .find import Layout, Use
from .fitness import STRONG_KINDS, Fitness
from .functionwords import words_of
from .lexicon import Slots
from .phrases import Clause, Phrase
from .verbs import Verb

# A rule that later stages ask for.
QUALIFIED = "the noun that its participle qualifies"
TOLD_AT_IT = "who is told to have been at it"
BESIDE = "joined to it"
# Who may be charged with a deed.
CHARGED = STRONG_KINDS | {"pronoun", "relative"}
BORDERS = words_of("borders")
# Which postpositions say better than another with whom something is done together.
TOLD_BETTER = {"se": frozenset({"saath", "beech"}), "saath": frozenset({"beech"})}


class Filler:
    """A phrase in a role. how: the rule that put it there, in words a person reads in ``--explain``."""

    __slots__ = ("how", "phrase")

    def __init__(self, phrase: Phrase, how: str) -> None:
        self.phrase, self.how = phrase, how

    @property
    def qualified(self) -> bool:
        """Whether the frame is a participle and the phrase the noun that it qualifies."""
        return self.how == QUALIFIED

    @property
    def beside(self) -> bool:
        """Whether the phrase is joined to the one before it by a word like "समेत"."""
        return self.how == BESIDE


class Frame:
    """A predicate in use with its roles. relation, governor: what this frame is to another (content, object, purpose)."""

    __slots__ = ("clause", "governor", "refused", "relation", "roles", "use")

    def __init__(self, use: Use, clause: Clause | None = None) -> None:
        self.use, self.clause = use, clause
        self.roles: dict[str, list[Filler]] = {}
        self.refused: list[dict[str, str]] = []
        self.governor: Frame | None = None
        self.relation = ""

    def phrases(self, role: str) -> list[Phrase]:
        return [f.phrase for f in self.roles.get(role, [])]


class Placing:
    """Holds what is taken and puts phrases into roles; a role of one takes the first that fits, and the rest is refused with a reason."""

    def __init__(self, layout: Layout, fitness: Fitness) -> None:
        self.layout, self.items, self.fitness = layout, layout.items, fitness
        self.taken: dict[int, Frame] = {}
        self.heads: set[int] = set()
        self.firsts: set[int] = set()
        self.uses: list[Use] = []

    def _mine(self, at: int, frame: Frame) -> bool:
        """Whether a phrase was taken by this frame, or by a rival reading of the same words."""
        holder = self.taken.get(at)
        return holder is not None and (holder.use.start, holder.use.end) == (frame.use.start, frame.use.end)

    def _verb(self, frame: Frame) -> Verb | None:
        chunk = self.layout.chunk(frame.use.verb)
        return chunk.verb if chunk else None

    def _slot(self, frame: Frame, slots: Slots, slot: str, phrase: Phrase) -> None:
        if slot not in slots:
            return
        if slot == "par" and frame.use.predicate.type == "ASSAULT" and self.layout.tokens[phrase.end - 1].key in BORDERS:
            # "भारत-पाकिस्तान सीमा पर गोलीबारी": along a border they fight, and strike no land.
            frame.refused.append({"text": self.fitness.text(phrase), "role": slots[slot], "why": "where it takes place"})
            return
        if slot == "ka" and slots[slot] == "R" and frame.use.use == "active" and self._own(phrase):
            # "सरकार के प्रति अपना समर्थन जताया": what is the doer's own is not done to him.
            frame.refused.append({"text": self.fitness.text(phrase), "role": "R", "why": "the doer's own"})
            return
        self._put(frame, slots[slot], phrase, f"{slot} phrase")

    def _deed_against(self, frame: Frame, frees: list[Phrase]) -> bool:
        """ "मंत्री पर जनता के ख़िलाफ़ अपराधों का आरोप", "… सरकार के ख़िलाफ़ साज़िश रचने का": against whom a deed was is not who is charged with it."""
        charged = next((p for p in frees if p.slot == "par"), None)
        against = next((p for p in frees if p.slot == "khilaf"), None)
        if frame.use.predicate.type != "ACCUSE" or charged is None or against is None or charged.at > against.at:
            return False
        if self.fitness.kind(charged) not in CHARGED:
            return False
        between = (self.layout.chunk(i) for i in range(against.at + 1, frame.use.item))
        deed = any(c is not None and c.verb is not None and c.verb.form == "inf" and c.slot == "ka" for c in between)
        return deed or not self.fitness.fits(against)

    def _own(self, phrase: Phrase) -> bool:
        return self.fitness.pronouns.get(self.layout.tokens[phrase.end - 1].key) == "self"

    def _put(self, frame: Frame, role: str, phrase: Phrase, how: str, shared: bool = False) -> bool:
        if any(f.phrase is phrase for fillers in frame.roles.values() for f in fillers):
            return False
        asks = frame.use.predicate.type == "REQUEST"
        if role in "ARB" and not asks and not self.fitness.fits(phrase) and (fit := [p for p in phrase.beside if self.fitness.fits(p)]):
            # "कीव समेत कई शहरों पर": of a thing, those that are named with it.
            frame.roles.setdefault(role, []).extend(Filler(p, BESIDE) for p in fit)
            return True
        if role in "ARB" and not self.fitness.fits(phrase):
            frame.refused.append({"text": self.fitness.text(phrase), "role": role, "why": self.fitness.why_not(phrase)})
            return False
        if role in "AR" and role in frame.roles:
            frame.refused.append({"text": self.fitness.text(phrase), "role": role, "why": "a nearer phrase fills the role"})
            return False
        if role == "B" and phrase.slot in TOLD_BETTER and any(f.phrase.slot in TOLD_BETTER[phrase.slot] for f in frame.roles.get("B", [])):
            # "ईरान से आने वाली गैस पर पाकिस्तान के साथ चर्चा": with whom it is says what comes from somewhere no more than it.
            frame.refused.append({"text": self.fitness.text(phrase), "role": role, "why": "a nearer phrase fills the role"})
            return False
        frame.roles.setdefault(role, []).append(Filler(phrase, how))
        for beside in phrase.beside:
            if self.fitness.fits(beside):
                frame.roles[role].append(Filler(beside, BESIDE))
        if shared:
            return True
        if phrase.slot not in ("ne", "") or frame.use.use in ("nominal", "modifier"):
            self.taken[phrase.at] = frame
        return True
