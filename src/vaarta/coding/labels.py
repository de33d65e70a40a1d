"""Words of acts that only label something else: a war by its name, what somebody is the face of, who does such things, a hold that lasts.

Codebook section 2: a noun or participle of an act is an event where the sentence is about the act; "इराक़ युद्ध", "संघर्ष के प्रतीक" and "धमाके करने
वाले" name a time, a person or people by it. Every check is one function that answers with the reason, or None; the words are data
(``frames/passing.tsv``: struggle, emblem, war, plan, hold, controlled, asked, talk, denial, decision, takenback, failing).
"""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.chunks import Chunk
from ..frames.find import BE, Layout
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from .rules import Rules

ONCE, STAY, REAR, DECLARES = words_of("once"), words_of("stays"), words_of("rear"), words_of("declares")
# What is meant is told by these slots of a plan: "वापसी की योजना को", "माफ़ करने की योजना पर".
TAKEN_UP = frozenset({"ko", "par", "topic", "ka", "se", "source", "men", "saath", "lekar"})
# Acts that a plan only holds out.
HELD_OUT = frozenset({"RETREAT", "SUPPORT", "AID", "COOPERATE", "CONCEDE"})


def labelled(frame: Frame, reading: Reading, rules: Rules) -> str | None:
    """Why the words of a frame only label something; None where they may tell an act."""
    type_ = frame.use.predicate.type
    checks = Labels(frame, reading, rules)
    if (why := checks.only_content()) is not None:
        return why
    if type_ in ("RETREAT", "MOBILIZE") and (why := checks.to_come() or checks.posted()) is not None:
        return why
    if type_ in ("ASSAULT", "PROTEST"):
        fought = checks.named_war() or checks.such_people() or checks.moment() or checks.over() if type_ == "ASSAULT" else None
        return checks.stood_for() or fought
    if type_ == "COERCE":
        return checks.held() or checks.controlled() or checks.not_kept_from()
    if type_ == "AGREE":
        return checks.weighed() or checks.due()
    return checks.planned() if type_ in HELD_OUT else None


def stands_behind(frame: Frame, layout: Layout) -> bool:
    """ "मंत्री की हत्या के पीछे विद्रोहियों का हाथ है": whether somebody is told to be behind an act that is named with whom it hit."""
    item = layout.items[frame.use.item]
    after = layout.tokens[item.end : item.end + 3]
    return item.slot == "behind" and bool(frame.roles.get("R")) and any(t.key in REAR for t in after)


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

    def only_content(self) -> str | None:
        """ "बर्ख़ास्त करने की विपक्ष की माँग", "हमला करने की बात से इनकार", "बहिष्कार करने का फ़ैसला वापस लिया": asked for, denied or taken back."""
        at = self.frame.use.verb
        chunk = self.layout.chunk(at)
        if at is None or chunk is None or chunk.verb is None or chunk.verb.form != "inf" or self.frame.governor is not None:
            return None
        if chunk.slot == "par" and self._term():
            return "a condition"
        if chunk.slot != "ka":
            return None
        noun = self._noun_of(at)
        if noun is None:
            return None
        after = self.layout.items[noun.at + 1] if noun.at + 1 < len(self.layout.items) else None
        owned = noun.at > at + 1
        if owned and self._is(noun.head.end - 1, "asked"):
            return "only what is asked for"
        if self._is(noun.head.end - 1, "wait"):
            return "only a term that is waited for"
        if noun.slot == "ko" and self._is(noun.head.end - 1, "resolution") and self._turned_down(noun):
            return "only what is asked for"
        if noun.slot == "se" and self._is(noun.head.end - 1, "talk") and after is not None and self._is(after.start, "denial"):
            return "what is denied"
        back = after is not None and not noun.slot and any(self._is(t, "takenback") for t in range(after.start, after.end))
        return "a decision that is taken back" if back and self._is(noun.head.end - 1, "decision") else None

    def _turned_down(self, noun: Phrase) -> bool:
        """ "माफ़ी दिए जाने के प्रस्ताव को स्वीकार नहीं करेंगे": whether an offer is refused in the same clause."""
        return any(
            f.use.predicate.type in ("REJECT", "AGREE") and f.clause is self.frame.clause and f.use.item >= noun.at
            for f in self.reading.frames
        )

    def _noun_of(self, at: int) -> Phrase | None:
        """The noun that an infinitive with का hangs on; whose it is may stand between."""
        first, second = (self.layout.items[i] if i < len(self.layout.items) else None for i in (at + 1, at + 2))
        if not isinstance(first, Phrase):
            return None
        return second if first.slot == "ka" and isinstance(second, Phrase) else first

    def _term(self) -> bool:
        """ "संयंत्र बंद करने पर मदद का वादा किया": whether something is promised for the case that it is done."""
        own = self.frame.clause
        held_out = (f for f in self.reading.frames if f.clause is own and f.use.item > self.frame.use.item)
        return any(f.use.predicate.type == "AGREE" and f.use.use in ("active", "passive") for f in held_out)

    def to_come(self) -> str | None:
        """ "वापस बुलाए जाने वाले सैनिकों की संख्या", "तैनात होने वाले जवान": who will move is told by it, and has not moved."""
        at = self.frame.use.verb
        chunk = self.layout.chunk(at)
        verb = chunk.verb if chunk is not None else None
        if at is None or verb is None or verb.form != "agent" or not {"withdraw", "troops"} & set(self.frame.use.predicate.modes):
            return None
        undone = verb.passive or verb.main == BE
        last = self.frame.clause is not None and self.frame.clause.finite == at
        return "only tells one thing from another" if undone and not last else None

    def not_kept_from(self) -> str | None:
        """ "घुसने से रोकने में विफल रहा": what somebody fails to prevent."""
        at = self.frame.use.verb
        chunk = self.layout.chunk(at)
        if at is None or chunk is None or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "men":
            return None
        after = self.layout.items[at + 1] if at + 1 < len(self.layout.items) else None
        kept = "restrict" in self.frame.use.predicate.modes and self.frame.use.predicate.kind == "verb"
        return "what somebody fails to prevent" if kept and after is not None and self._is(after.start, "failing") else None

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
        # "मार करने वाले हेलीकॉप्टर": what a thing is made for.
        told = isinstance(whom, Phrase) and self.reading.fitness.kind(whom) != "thing"
        return None if told else "those who do such things, and no act"

    def over(self) -> str | None:
        """ "उत्तर में सेना का अभियान ख़त्म हो गया": a fight that is told to have come to its end."""
        use = self.frame.use
        chunk = self.layout.chunk(use.verb)
        verb = chunk.verb if chunk is not None else None
        done = verb is not None and verb.main == BE and not verb.negated and verb.form == "fin"
        return "what is over" if use.ended == "ended" and use.use in ("happen", "twin") and done else None

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

    def due(self) -> str | None:
        """ "इस पर आम सहमति बनानी होगी": what only has to be come to, offered by nobody."""
        chunk = self.layout.chunk(self.frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        return (
            "an act that is only judged"
            if verb is not None and verb.modal == "must" and self._is(self.frame.use.end - 1, "accord")
            else None
        )

    def posted(self) -> str | None:
        """ "इराक़ में स्पेन के सैनिक तैनात थे": troops of a land that simply stay somewhere (codebook section 2)."""
        chunk = self.layout.chunk(self.frame.use.verb)
        verb = chunk.verb if chunk is not None else None
        if self.frame.use.use != "twin" or verb is None or verb.lemmas != [BE] or verb.form != "fin" or verb.tense == "fut":
            return None
        owners = [f.phrase.owner for f in self.frame.roles.get("A", []) if f.phrase.owner is not None]
        lands = [m for o in owners for c in o.members for m in c.mentions if m.of("country", "body") is not None]
        return "troops that simply stay" if "troops" in self.frame.use.predicate.modes and lands else None

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
            if self.layout.items[use.item].slot != "ka":
                return None
            if self._holds(use.item + 1, "need") is not None:
                # "पड़ोसी देशों की सहायता की आवश्यकता है".
                return "an act that is only judged"
            plan = self._holds(use.item + 1, "plan")
            # "वापसी के कार्यक्रम की घोषणा": a plan that is declared is undertaken.
            return "what a plan holds out" if plan is not None and not (plan.slot == "ka" and self._declared(use.item + 2)) else None
        chunk = self.layout.chunk(use.verb)
        if not isinstance(chunk, Chunk) or chunk.verb is None or chunk.verb.form != "inf" or chunk.slot != "ka" or use.verb is None:
            return None
        # "हटाने की प्रधानमंत्री की योजना को": whose plan it is may stand between.
        plan = next((p for at in (use.verb + 1, use.verb + 2) if (p := self._holds(at, "plan")) is not None), None)
        declared = plan is not None and plan.slot == "ka" and self._declared(plan.at + 1)
        return "what a plan holds out" if plan is not None and plan.slot in TAKEN_UP and not declared else None

    def _declared(self, at: int) -> bool:
        """Whether the item at a place is a declaration: "कार्यक्रम की घोषणा"."""
        item = self.layout.items[at] if at < len(self.layout.items) else None
        return isinstance(item, Phrase) and self.layout.tokens[item.head.end - 1].key in DECLARES
