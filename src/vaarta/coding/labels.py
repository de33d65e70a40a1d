"""Words of acts that only label something else: a war by its name, what somebody is the face of, who does such things, a hold that lasts.

Codebook section 2: a noun or participle of an act is an event where the sentence is about the act; "इराक़ युद्ध", "संघर्ष के प्रतीक" and "धमाके करने
वाले" name a time, a person or people by it. Every check is one function that answers with the reason, or None; the words are data
(``frames/passing.tsv``: struggle, emblem, war, plan, letter, hold, controlled, law).
"""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.find import BE
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .rules import Rules

ONCE, STAY = words_of("once"), words_of("stays")
# What is meant is told by these slots of a plan: "वापसी की योजना को", "माफ़ करने की योजना पर".
TAKEN_UP = frozenset({"ko", "par", "topic", "ka", "se", "source", "men", "saath", "lekar"})
# Acts that a plan only holds out.
HELD_OUT = frozenset({"RETREAT", "SUPPORT", "AID", "COOPERATE", "CONCEDE"})


def labelled(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why the words of a frame only label something; None where they may tell an act."""
    type_ = frame.use.predicate.type
    checks = Labels(frame, reading, rules)
    if type_ in ("ASSAULT", "PROTEST"):
        return checks.stood_for() or (checks.named_war() or checks.such_people() or checks.moment() if type_ == "ASSAULT" else None)
    if type_ == "COERCE":
        return checks.held() or checks.controlled()
    if type_ == "REQUEST":
        return checks.letter()
    if type_ == "AGREE":
        return checks.law() or checks.weighed()
    return checks.planned() if type_ in HELD_OUT else None


class Labels:
    """The checks on one frame."""

    def __init__(self, frame: Frame, reading: Reading, rules: Rules) -> None:
        self.frame, self.reading, self.layout, self.rules = frame, reading, reading.layout, rules

    def _is(self, token: int, kind: str) -> bool:
        return bool(self.rules.passing.get(kind, frozenset()) & set(self.layout.tokens[token].keys))

    def _holds(self, at: int, kind: str) -> Phrase | None:
        """The phrase at a place, if a word of a class stands in it."""
        item = self.layout.items[at] if 0 <= at < len(self.layout.items) else None
        return item if isinstance(item, Phrase) and any(self._is(t, kind) for t in range(item.start, item.end)) else None

    def stood_for(self) -> str | None:
        """ "तमिलों के संघर्ष का चेहरा", "आंदोलन के समर्थक": what somebody or something stands for; whom it is against makes an act of it."""
        use, roles = self.frame.use, self.frame.roles
        if use.use != "nominal" or self.layout.items[use.item].slot != "ka" or roles.get("R") or not self._is(use.end - 1, "struggle"):
            return None
        sides = sum(len(f.phrase.members) for role in "AB" for f in roles.get(role, []))
        after = use.item + 1
        while after < len(self.layout.items) and self.layout.items[after].kind == "filler":
            # "संघर्ष का सबसे बड़ा केंद्र".
            after += 1
        return "only what somebody stands for" if sides < 2 and self._holds(after, "emblem") is not None else None

    def named_war(self) -> str | None:
        """ "इराक़ युद्ध को भूल बताया": a war by the name of the land where it was."""
        use, item = self.frame.use, self.layout.items[self.frame.use.item]
        if use.use != "nominal" or not isinstance(item, Phrase) or self.frame.roles.get("R") or not self._is(use.end - 1, "war"):
            return None
        last = self.layout.items[use.item - 1] if use.item else None
        if isinstance(last, Phrase) and last.end == item.start and last.head.mentions:
            # "रूस यूक्रेन युद्ध": of two lands.
            return None
        before = (m for m in item.head.mentions if m.end == use.start and m.start == item.start)
        land = any(m.of("country", "region", "place") is not None for m in before)
        return "a war that goes by its name" if land else None

    def such_people(self) -> str | None:
        """ "धमाके करने वालों की तलाश": those who do such a thing, of whom nobody is named."""
        chunk = self.layout.chunk(self.frame.use.verb)
        at = self.frame.use.verb
        if at is None or chunk is None or chunk.verb is None or chunk.verb.form != "agent" or any(self.frame.roles.values()):
            return None
        # "गोली चलाने वाला दुकानदार": who it was is told.
        whom = self.layout.items[at + 1] if at + 1 < len(self.layout.items) else None
        return None if isinstance(whom, Phrase) else "those who do such things, and no act"

    def moment(self) -> str | None:
        """ "जिस समय हमला हुआ": a time, told by an act of nobody that was told before."""
        use, clause = self.frame.use, self.frame.clause
        if use.use not in ("twin", "happen") or any(self.frame.roles.values()) or clause is None or clause.kind != "rel":
            return None
        start = self.layout.items[clause.items[0]].start
        near = self.layout.tokens[start : self.frame.use.start]
        return "only a time at which something is done" if any(t.key in ONCE for t in near) else None

    def held(self) -> str | None:
        """ "पर तालेबान का नियंत्रण बना हुआ है", "के क़ब्ज़े में थे": in whose hands something is, which nobody takes now."""
        use = self.frame.use
        if "seize" not in use.predicate.modes or not self._is(use.end - 1, "hold"):
            return None
        chunk = self.layout.chunk(use.verb)
        lasts = chunk is not None and chunk.verb is not None and bool(STAY & set(chunk.verb.lemmas[:1]))
        if use.use in ("twin", "happen"):
            ahead = chunk is not None and chunk.verb is not None and chunk.verb.lemmas == [BE] and chunk.verb.tense == "fut"
            return "in whose hands something is" if lasts or ahead else None
        if use.use != "nominal" or self.layout.items[use.item].slot != "men" or self.frame.clause is None:
            return None
        last = self.layout.chunk(self.frame.clause.finite)
        return "in whose hands something is" if last is not None and last.verb is not None and last.verb.lemmas == [BE] else None

    def controlled(self) -> str | None:
        """ "स्थिति पर नियंत्रण कर लिया": what is kept under control, and taken from nobody."""
        use = self.frame.use
        if (
            "seize" not in use.predicate.modes
            or not self._is(use.end - 1, "hold")
            or self.frame.roles.get("R")
            or self.frame.clause is None
        ):
            return None
        before = (self._holds(at, "controlled") for at in self.frame.clause.items if at < use.item)
        return "kept under control, and taken from nobody" if any(p is not None and p.slot == "par" for p in before) else None

    def letter(self) -> str | None:
        """ "प्रधानमंत्री को खुला पत्र लिखा": a letter that is not told to ask for anything."""
        use, clause = self.frame.use, self.frame.clause
        if use.use not in ("active", "passive") or clause is None or use.end - use.start > 1 or not self._is(use.start, "letter"):
            return None
        asks = any(self.layout.items[at].slot == "liye" for at in clause.items)
        asks = asks or any(c.parent == clause.id and self._wishes(c.finite) for c in self.layout.clauses if c.kind in ("that", "quote"))
        return None if asks else "a letter that asks for nothing"

    def _wishes(self, finite: int | None) -> bool:
        chunk = self.layout.chunk(finite)
        verb = chunk.verb if chunk is not None else None
        return verb is not None and (verb.mood in ("sub", "imp") or verb.modal in ("should", "must"))

    def law(self) -> str | None:
        """ "एक नए क़ानून का प्रस्ताव किया": ordinary law-making (codebook section 2)."""
        at = self.frame.use.item
        item = self.layout.items[at]
        owner = item.owner if isinstance(item, Phrase) else None
        proposed = self._is(self.frame.use.end - 1, "resolution") and owner is not None
        return "ordinary law-making" if proposed and owner is not None and self._is(owner.head.end - 1, "law") else None

    def weighed(self) -> str | None:
        """ "प्रतिबंध लगाने के प्रस्ताव पर विचार": what is weighed is told by the act that it is about."""
        use, at = self.frame.use, self.layout.item_of[self.frame.use.start]
        doing = self.layout.chunk(at - 1)
        if at == use.item or doing is None or doing.verb is None or doing.verb.form != "inf" or doing.slot != "ka":
            return None
        told = any(f.use.verb == at - 1 and f is not self.frame for f in self.reading.frames)
        return "told by what it is about" if told and self.layout.items[at].slot == "par" else None

    def planned(self) -> str | None:
        """ "सैनिकों की वापसी की समय सारिणी", "क़र्ज़ माफ़ करने की योजना पर सहमति": what a plan that is told of holds out is not done."""
        use = self.frame.use
        if use.use == "nominal":
            linked = self.layout.items[use.item].slot == "ka"
            return "what a plan holds out" if linked and self._holds(use.item + 1, "plan") is not None else None
        chunk = self.layout.chunk(use.verb)
        if not isinstance(chunk, Chunk) or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "ka" or use.verb is None:
            return None
        # "हटाने की प्रधानमंत्री की योजना को": whose plan it is may stand between.
        plan = next((p for at in (use.verb + 1, use.verb + 2) if (p := self._holds(at, "plan")) is not None), None)
        return "what a plan holds out" if plan is not None and plan.slot in TAKEN_UP else None
