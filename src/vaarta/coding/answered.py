"""Whom an answer is given to: who did what "इस माँग को", "इन आरोपों को" takes up, or whose plea or offer is turned down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from itertools import pairwise

from ..frames.analyse import Reading
from ..frames.fitness import STRONG_KINDS
from ..frames.phrases import Phrase
from ..frames.placing import Frame
from ..resolving.participants import Resolved, Resolver
from .contents import doer_of
from .draft import Draft
from .sides import spans
from .speech import Speakers
from .turneddown import asks_for

POWERS = frozenset({"organ", "office", "agency", "party", "group", "body", "person"})
ANSWERED = frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN", "CONCEDE", "REJECT", "SUPPORT"})


class Answered:
    """The part of ``OtherSide`` that looks for whom an act answers. drafts: the acts told so far in the sentence, in order of reading.

    passing: the classes of ``frames/passing.tsv``, as ``Rules`` has them.
    """

    def __init__(
        self, reading: Reading, resolver: Resolver, speakers: Speakers, drafts: Iterable[Draft], passing: Mapping[str, Set[str]]
    ) -> None:
        self.speakers = speakers
        self.reading, self.layout, self.fitness, self.resolver = reading, reading.layout, reading.fitness, resolver
        self.drafts = list(drafts)
        self.claims, self.measures, self.pleas = (passing.get(kind, frozenset()) for kind in ("claims", "measure", "plea"))

    def _refused_with(self, frame: Frame) -> list[Resolved]:
        """ "कांग्रेस के साथ गठबंधन से इनकार किया": with whom what is refused would be."""
        before = self._before(frame)
        for phrase, after in pairwise(reversed(before)):
            beside = after.slot in ("se", "ko") and after.at == phrase.at + 1
            if phrase.slot == "saath" and beside and self.fitness.kind(phrase) in STRONG_KINDS:
                return self.resolver.resolve(phrase)
        return []

    def _whose_plea(self, frame: Frame) -> list[Resolved]:
        """ "अदालत ने सांसद की याचिका बुधवार को ख़ारिज कर दी", "चीन के मसौदे पर वीटो किया": whose plea or offer is turned down, though words
        stand between."""
        for phrase in self._before(frame):
            if phrase.slot not in ("", "ko", "par") or self.pleas.isdisjoint(self.layout.tokens[phrase.end - 1].keys):
                continue
            owner = phrase.owner
            while owner is not None and owner.owner is not None and self.fitness.kind(owner) in ("thing", "owned"):
                # "रूस का युद्धविराम का सुझाव".
                owner = owner.owner
            if owner is None or self.fitness.kind(owner) == "thing":
                # "की चुनाव लड़ने संबंधी याचिका", "सरकार की ओर से आए वार्ता के न्योते को": a verb and what goes with it may stand between.
                items = (self.layout.items[i] for i in range(phrase.at - 1, max(-1, phrase.at - 5), -1))
                near = (p for p in items if isinstance(p, Phrase) and (p.slot == "dvara" or (p.slot == "ka" and not p.owned)))
                owner = next(near, None) or asks_for(phrase, self.reading)
            return self._known(owner)
        return []

    def _takes_up(self, frame: Frame) -> bool:
        """Whether the act answers something told before: "इसका", "इससे", "इस माँग को", "इन आरोपों को"."""
        head = self.layout.items[frame.use.item]
        before = self.layout.items[frame.use.item - 1] if frame.use.item else None
        near = [p for p in (head, before) if isinstance(p, Phrase)]
        near += [p.owner for p in near if p.owner is not None]
        return any(self._points_back(p) for p in near)

    def _points_back(self, phrase: Phrase) -> bool:
        first = phrase.members[0].start
        return self.fitness.pronouns.get(self.layout.tokens[first].key) == "this" or (
            phrase.end - first > 1 and self.fitness.kind(phrase) == "thing" and self._these(first)
        )

    def _these(self, at: int) -> bool:
        token = self.layout.tokens[at]
        return self.fitness.pronouns.get(token.key) == "he" and token.reading is not None and token.reading.pos == "DET"

    def _who_spoke(self, frame: Frame, actors: list[Resolved]) -> list[Resolved]:
        """Who did what is answered: the doer of the last such act of the sentence, else of the clause before."""
        for draft in reversed([d for d in self.drafts if d.tokens[0] < frame.use.start and d.frame is not frame]):
            if draft.type in ANSWERED and draft.actors:
                return list(draft.actors)
        clause = frame.clause
        if clause is None or not clause.id:
            return []
        before = self.layout.clauses[clause.id - 1]
        doer = doer_of(self.reading, before, None)
        named = self.resolver.resolve(doer) if doer is not None else []
        rivals = bool(named) and all(r.kind in POWERS for r in named)
        if rivals and frame.use.predicate.type == "ACCUSE" and clause.kind == before.kind == "main":
            # "सरकार पुल बना रही है और विद्रोही इसका विरोध कर रहे हैं": they may be of one country.
            return [r for r in named if r.participant.span not in spans(actors)]
        found = [r for r in named if r.participant.key]
        doers = {a.participant.key for a in actors}
        if {f.participant.key for f in found} <= doers:
            # "जापान का कहना है कि चीन जहाज़ बना रहा है जबकि चीन इससे इनकार करता है": it is answered to the one who says so.
            speech = self.speakers.of(before, -1)
            said = speech.speaker if speech is not None else None
            return [Resolved(said, "speaker")] if said is not None and said.key and said.span not in spans(actors) else []
        return found

    def _who_was_at_it(self, frame: Frame, actors: list[Resolved]) -> list[Resolved]:
        """ "अमरीका ने ईरान पर आरोप लगाया लेकिन ईरान ने इनकार किया": who was charged or asked right before answers the one who did it."""
        keys = {a.participant.key for a in actors if a.participant.key}
        before = [d for d in self.drafts if d.tokens[1] <= frame.use.start and d.clause is not frame.clause]
        for draft in reversed(before):
            if draft.type in ("ACCUSE", "REQUEST") and draft.actors:
                hit = {r.participant.key for r in draft.recipients if r.participant.key}
                return list(draft.actors) if keys and keys <= hit else []
        return []

    def _known(self, phrase: Phrase | None) -> list[Resolved]:
        found = self.resolver.resolve(phrase) if phrase is not None and self.fitness.fits(phrase) else []
        return [f for f in found if f.participant.key or f.participant.sectors]

    def _before(self, frame: Frame) -> list[Phrase]:
        items = frame.clause.items if frame.clause is not None else []
        return [p for i in reversed(items) if i < frame.use.item and isinstance(p := self.layout.items[i], Phrase) and not p.owned]
