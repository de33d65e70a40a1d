"""What is said with the words of blame or of dealings between states, and is only routine: nobody is accused or helped by it.

Codebook section 2: ACCUSE is blame or inquiry of somebody; section 1: what is no act towards somebody is no event. The words are data
(``frames/passing.tsv``). Each check answers with the reason why a frame does not count, or None.
"""

from __future__ import annotations

from ..frames.analyse import Reading
from ..frames.functionwords import words_of
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved
from .commands import asks_nothing
from .rules import Rules

# From how many cases on a number of them is a statistic.
MANY = 100
INVOLVED = words_of("involved")


class Routine:
    """The checks on the frames of one sentence."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self.reading, self.layout, self.rules = reading, reading.layout, rules

    def why(self, frame: Frame, actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """Why an act that is told is routine; None where it is none."""
        kind = frame.use.predicate.type
        if kind == "COOPERATE":
            return self._own_court(actors, recipients)
        if kind == "ASSAULT" and frame.use.use == "nominal":
            return self._no_part(frame)
        if kind == "REJECT":
            return self._calls_off(frame, actors)
        if kind == "CONSULT":
            return self._sits(frame, actors + recipients)
        if kind == "REQUEST":
            return asks_nothing(self.reading, frame)
        if kind != "ACCUSE":
            return None
        unaimed = None if recipients else self._nobody_blamed(frame) or self._counted(frame) or self._fallen_ill(frame)
        return unaimed or self._looked_through(frame, recipients) or self._screened(frame, recipients)

    def _calls_off(self, frame: Frame, actors: list[Resolved]) -> str | None:
        """ "कंपनी ने उड़ानें रद्द कीं", "सदन की कार्यवाही स्थगित की": only a meeting or a pact that is called off turns anybody down."""
        if self._own_fault(frame):
            return "a fault that nobody has of himself"
        if "meet" not in frame.use.predicate.modes or frame.use.predicate.kind != "adj":
            return None
        at = frame.use.item
        things = [f.phrase for role in "TR" for f in frame.roles.get(role, [])] + self.layout.items[max(0, at - 1) : at + 1]
        words = {k for p in things for t in range(p.start, p.end) for k in self.layout.tokens[t].keys}
        if not self.rules.passing.get("meeting", set()).isdisjoint(words):
            return None
        travels = not self.rules.passing.get("travel", set()).isdisjoint(words) and any(a.participant.key for a in actors)
        return None if travels else "what is called off is no meeting"

    @staticmethod
    def _sits(frame: Frame, people: list[Resolved]) -> str | None:
        """ "दोनों सदनों की बैठक स्थगित कर दी गई": a house that sits meets nobody."""
        house = len(people) == 1 and people[0].participant.sectors == ["LEG"] and people[0].kind in ("organ", "pronoun")
        called = "beech" in frame.use.predicate.nominal and frame.use.predicate.nominal.get("ka") == "B"
        return "the sitting of a house" if house and called else None

    @staticmethod
    def _own_court(actors: list[Resolved], recipients: list[Resolved]) -> str | None:
        """ "सीबीआई ने दस्तावेज़ अदालत को सौंपे": what an office lays before a court of its own country."""
        courts = bool(recipients) and all("JUD" in r.participant.sectors for r in recipients)
        offices = bool(actors) and all({"COP", "GOV", "JUD"} & set(a.participant.sectors) for a in actors)
        keys = {p.participant.key for p in actors + recipients} - {None}
        return "papers for a court of one's own" if courts and offices and len(keys) < 2 else None

    def _no_part(self, frame: Frame) -> str | None:
        """ "हमलों में शामिल न होने की बात": an attack in which somebody is said to have had no part."""
        at = frame.use.item
        part, chunk = (self.layout.items[at + 1] if at + 2 < len(self.layout.items) else None), self.layout.chunk(at + 2)
        if self.layout.items[at].slot != "men" or not isinstance(part, Phrase) or chunk is None or chunk.verb is None:
            return None
        involved = not INVOLVED.isdisjoint(self.layout.tokens[part.end - 1].keys)
        return "no part in the attack" if involved and chunk.verb.form == "inf" and chunk.verb.negated else None

    def _nobody_blamed(self, frame: Frame) -> str | None:
        """ "उन्होंने किसी सवाल पर आपत्ति नहीं की": where no one is named, nothing is not blamed."""
        chunk = self.layout.chunk(frame.use.verb)
        denied = chunk is not None and chunk.verb is not None and chunk.verb.negated and frame.use.use in ("active", "passive", "twin")
        plain = "disapprove" in frame.use.predicate.modes and {"undone", "told"}.isdisjoint(frame.use.predicate.flags)
        return "nobody is blamed" if denied and plain else None

    def _counted(self, frame: Frame) -> str | None:
        """ "पिछले साल 612 मामले दर्ज हुए": cases that are only counted."""
        item = self.layout.items[self.layout.item_of[frame.use.start]]
        first = item.head.start if isinstance(item, Phrase) else item.start
        numbers = [t.key for t in self.layout.tokens[max(0, first - 1) : frame.use.start] if t.kind == "num"]
        many = any((whole := n.replace(",", "")).isdecimal() and int(whole) >= MANY for n in numbers)
        return "cases that are only counted" if many and "allege" in frame.use.predicate.modes else None

    def _own_fault(self, frame: Frame) -> bool:
        """ "मंत्री ने कहा कि योजना क़ानून की अनदेखी करती है": what is also a fault in words is not that of the one whose words they are."""
        clause, doers = frame.clause, [f.phrase for f in frame.roles.get("A", [])]
        if clause is None or clause.kind not in ("that", "quote") or not doers or any(d.clause == clause.id for d in doers):
            return False
        return any(f.use.item == frame.use.item and "told" in f.use.predicate.flags for f in self.reading.frames)

    def _speaks_of(self, kind: str) -> bool:
        """Whether the sentence holds a word of a class."""
        return any(not self.rules.passing.get(kind, set()).isdisjoint(t.keys) for t in self.layout.tokens)

    def _fallen_ill(self, frame: Frame) -> str | None:
        """ "डेंगू के बीस मामले दर्ज किए गए": cases of an illness, which are no cases at law."""
        of_law = "allege" not in frame.use.predicate.modes or any(f.phrase for f in frame.roles.get("A", []))
        return None if of_law or not self._speaks_of("illness") else "cases of an illness"

    def _screened(self, frame: Frame, recipients: list[Resolved]) -> str | None:
        """ "हवाई अड्डे पर बुख़ार के लिए मुसाफ़िरों की जाँच की": whose health is looked into is not accused."""
        if "investigate" not in frame.use.predicate.modes or not recipients or not self._speaks_of("illness"):
            return None
        people = all(set(r.participant.sectors) <= {"CVL", "HLH"} for r in recipients)
        return "people whose health is looked into" if people else None

    def _looked_through(self, frame: Frame, recipients: list[Resolved]) -> str | None:
        """ "आवेदनों की जाँच", "डॉक्टरों ने क़ैदी की जाँच की": papers, goods and bodies are looked through, and no deed."""
        item = self.layout.items[frame.use.item]
        if "investigate" not in frame.use.predicate.modes or not isinstance(item, Phrase):
            return None
        checked, doctors = (self.rules.passing.get(name, set()) for name in ("checked", "examiner"))
        owner = item.owner
        if owner is not None and not checked.isdisjoint(self.layout.tokens[owner.head.end - 1].keys):
            return "papers, goods or bodies that are looked through"
        doers = [f.phrase for f in frame.roles.get("A", [])]
        examined = bool(doers) and bool(recipients) and all(not doctors.isdisjoint(self.layout.tokens[p.head.end - 1].keys) for p in doers)
        return "papers, goods or bodies that are looked through" if examined else None
