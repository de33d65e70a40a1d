"""Deaths and ruin that nobody brings about: nature, accidents, what blows up by itself, animals.

Codebook section 2: deaths without a deliberate act (accidents, disease) are no event. Every check is one function that answers with the
reason, or None; the words are data (``frames/passing.tsv``).
"""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.phrases import Clause, Phrase
from ..frames.placing import Frame
from .rules import Rules
from .wrecks import wreck

NATURE = "a disaster, and no act"
CAUSES = frozenset({"se", "cause", "men", "time"})


def mishap(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why what a frame of ASSAULT tells is nobody's deed; None where it may be somebody's."""
    if frame.clause is None or frame.use.predicate.type != "ASSAULT":
        return None
    return Mishaps(reading, rules).why(frame)


class Mishaps:
    """The checks on the frames of one sentence."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self.reading, self.layout, self.rules = reading, reading.layout, rules

    def why(self, frame: Frame) -> str | None:
        return self._natural(frame) or self._by_itself(frame) or self._animals(frame)

    def _is(self, token: int, kind: str) -> bool:
        return bool(self.rules.passing.get(kind, frozenset()) & set(self.layout.tokens[token].keys))

    def _head_is(self, at: int, kind: str) -> bool:
        item = self.layout.items[at]
        return isinstance(item, Phrase) and self._is(item.head.end - 1, kind)

    def _holds(self, at: int, kind: str) -> bool:
        """Whether the item at a place is a phrase with a word of a class in it: "सूनामी लहरों", "पटाखा कारख़ाने"."""
        item = self.layout.items[at]
        return isinstance(item, Phrase) and any(self._is(t, kind) for t in range(item.start, item.end))

    def _ruin(self, frame: Frame) -> bool:
        """ "मारे गए", "तबाह हो गए": whether only is told who died, or what was ruined by nobody."""
        ruined = "destroy" in frame.use.predicate.modes and frame.use.use in ("twin", "passive", "happen") and not frame.roles.get("A")
        return ruined or self.rules.is_toll(frame.use.predicate)

    def _natural(self, frame: Frame) -> str | None:
        """ "सूनामी में दो लाख लोग मारे गए", "तूफ़ान ने गाँव तबाह कर दिया": whom nature or an accident kills, nobody strikes."""
        if self._nature_acts(frame):
            return NATURE
        if frame.clause is None or not self._ruin(frame):
            return None
        near, clauses = self._near(frame.clause), self.layout.clauses
        # A fire is nature's unless somebody is told to have set it.
        natural = any(
            self._holds(at, "disaster")
            or self._head_is(at, "kindles")
            or self._holds(at, "bursts")
            or self._collapse(at)
            # "बारिश के कारण सौ लोग मारे गए".
            or (self._head_is(at, "nature") and self.layout.items[at].slot in ("se", "cause"))
            # "… मारे गए जहाँ भूकंप का केंद्र था".
            for c in [*near, *(c for c in clauses if c.kind == "rel" and c.parent == near[0].id)]
            for at in c.items
            if at != frame.use.item
        )
        if natural or any(f.clause in near and f is not frame and self._animals(f) for f in self.reading.frames):
            return None if self._struck(frame, near) else NATURE
        others = (at for c in clauses if c is not frame.clause for at in c.items)
        told = any(self._head_is(at, "calamity") for at in others) or wreck(frame, self.layout, self.rules)
        return NATURE if told and not frame.roles.get("A") and not self._struck(frame, clauses) else None

    def _near(self, clause: Clause) -> list[Clause]:
        """The clause of a frame, with the one that it is a relative clause of."""
        outer = [self.layout.clauses[clause.parent]] if clause.kind == "rel" and clause.parent is not None else []
        return [clause, *outer]

    def _struck(self, frame: Frame, clauses: list[Clause]) -> bool:
        """Whether another frame in some clauses tells of an attack that somebody makes."""
        return any(
            other.clause in clauses
            and other.use.predicate.type == "ASSAULT"
            and not self._ruin(other)
            and not self._nature_acts(other)
            and not self._time_of(other)
            and self._by_itself(other) is None
            and self._animals(other) is None
            for other in self.reading.frames
            if other is not frame
        )

    def _time_of(self, frame: Frame) -> bool:
        """ "अभियान के दौरान हेलिकॉप्टर गिर गया", "अभियान में हिस्सा ले रहा विमान": a campaign of nobody, by which only is told when or where."""
        slots = frame.use.predicate.nominal
        campaign = "khilaf" in slots and "par" not in slots and "se" not in slots
        slot = self.layout.items[frame.use.item].slot
        during = slot == "time" or (slot == "men" and not any(frame.roles.values()))
        return frame.use.use == "nominal" and campaign and during

    def _nature_acts(self, frame: Frame) -> bool:
        """ "भूकंप ने तट पर हमला किया", "लहरों ने तबाही मचाई", "भूकंप के हमले में": whether nature does it."""
        items, clause = self.layout.items, frame.clause
        if clause is None:
            return False
        doers = [at for at in clause.items if isinstance(items[at], Phrase) and items[at].slot in ("ne", "dvara")]
        item = items[frame.use.item]
        owner = item.owner if isinstance(item, Phrase) and frame.use.use == "nominal" else None
        if any(self._is_nature(at) for at in [*doers, *([owner.at] if owner is not None else [])]):
            return True
        first = items[doers[0]] if doers else None
        if not isinstance(first, Phrase) or first.slot != "ne" or frame.roles.get("R") or "destroy" not in frame.use.predicate.modes:
            return False
        # "बाढ़ आई जिसने गाँव तबाह कर दिए", "… तो इसने तबाही मचा दी".
        this = first.members[-1].relative or self.reading.fitness.pronouns.get(self.layout.tokens[first.start].key) == "this"
        return this and any(self._is_nature(at) for c in self.layout.clauses[: clause.id] for at in c.items)

    def _is_nature(self, at: int) -> bool:
        return self._head_is(at, "disaster") or self._head_is(at, "nature")

    def _collapse(self, at: int) -> bool:
        """ "बस पलटने से", "पुल के गिरने के कारण": whether the item at a place tells of a fall, a wreck or the like as the cause."""
        item = self.layout.items[at]
        if not isinstance(item, Chunk) or item.verb is None or item.verb.form != "inf" or item.slot not in CAUSES:
            return False
        return self._is(item.start, "collapse")

    def _by_itself(self, frame: Frame) -> str | None:
        """ "पटाखा कारख़ाने में धमाका हुआ": what blows up by itself."""
        if frame.use.use == "twin" and frame.use.predicate.type == "ASSAULT" and self._is(frame.use.start, "kindles"):
            return "a fire that nobody is said to have set"
        if frame.clause is None or "explosives" not in frame.use.predicate.modes or frame.roles.get("A"):
            return None
        return "an accident, and no act" if any(self._holds(at, "bursts") for at in frame.clause.items) else None

    def _animals(self, frame: Frame) -> str | None:
        """ "तेंदुए ने हमला किया", "हमला करने वाली शार्क": animals do no politics."""
        if frame.clause is None:
            return None
        items = self.layout.items
        doers = [at for at in frame.clause.items if isinstance(p := items[at], Phrase) and p.slot in ("ne", "ka", "dvara")]
        near = [at for at in doers if items[at].slot != "ka" or at == frame.use.item - 1]
        if any(self._head_is(at, "beast") for at in near) or self._the_one_that(frame):
            return "animals"
        # "हाथी ने एक बार हमला किया, फिर उसने …": what a pronoun takes up.
        alone = len(near) == 1 and self.reading.fitness.kind(items[near[0]]) == "pronoun"  # type: ignore[arg-type]
        before = [at for c in self.layout.clauses[: frame.clause.id] for at in c.items if items[at].slot == "ne"] if alone else []
        return "animals" if before and self._head_is(before[-1], "beast") else None

    def _the_one_that(self, frame: Frame) -> bool:
        """ "हमला करने वाला तेंदुआ", "बकरी को फाड़कर खाने वाला भेड़िया": whether a beast is told by what it does."""
        assert frame.clause is not None
        for at in frame.clause.items:
            chunk = self.layout.chunk(at)
            agent = chunk is not None and chunk.verb is not None and chunk.verb.form == "agent"
            if agent and at >= (frame.use.verb or at) and at + 1 < len(self.layout.items):
                return self._holds(at + 1, "beast")
        return False
