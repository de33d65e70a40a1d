"""Draft: an event in the making, before its date and place are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..frames.find import Layout
from ..frames.fitness import Fitness
from ..frames.phrases import Clause
from ..frames.placing import Frame
from ..records import Participant, Topic
from ..resolving.participants import Resolved
from .sides import same, spans
from .status import Judgement


@dataclass(slots=True)
class Draft:
    """An event before its date and place are known.

    tokens, clause: where in the sentence it stands; backward: it takes up an act told before ("इस हमले में"); victims: it only
    tells who was killed or hurt; pending: why it does not count by itself, "" where it does; form: of its verb, as
    ``frames.verbs.Verb`` has it, "" where it has none; slot: of the phrase that names it, "" where a verb does.
    """

    type: str
    modes: list[str]
    judged: Judgement
    actors: list[Resolved]
    recipients: list[Resolved]
    said_by: Participant | None
    tokens: tuple[int, int]
    clause: Clause | None
    contexts: list[str] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    frame: Frame | None = None
    backward: bool = False
    victims: bool = False
    pending: str = ""
    form: str = ""
    slot: str = ""
    reasons: dict[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The type that the record tells: the user's own, where the entry is of one and the rules left its type as it is."""
        entry = self.frame.use.predicate if self.frame is not None else None
        return entry.own if entry is not None and entry.own and entry.type == self.type else self.type

    @property
    def doers(self) -> set[tuple[int, int] | None]:
        """Where its actors stand in the text, by which two drafts are told to have the same."""
        return spans(self.actors)

    def absorb(self, other: Draft, elsewhere: bool = False) -> None:
        """Take over the participants of a draft that tells the same act; the one that names the act keeps its words.

        elsewhere: the other stands in another sentence, whose words cannot be the trigger of this one.
        """
        for side in ("actors", "recipients"):
            mine = getattr(self, side)
            for who in getattr(other, side):
                if not any(same(who.participant, m.participant) and who.participant.text == m.participant.text for m in mine):
                    mine.append(who)
        if self.victims and not other.victims and not elsewhere:
            self.tokens, self.modes, self.frame, self.reasons = other.tokens, other.modes or self.modes, other.frame, other.reasons
            self.victims = False
        self.modes = self.modes or other.modes
        self.contexts = sorted(set(self.contexts) | set(other.contexts))


@dataclass(slots=True)
class Ruling:
    """What is decided about one frame on the way to a draft.

    roles: who fills them; governor: the draft it is the content of; claimed: somebody says that he did it; warns: a warning of another.
    """

    roles: dict[str, list[Resolved]]
    actors: list[Resolved]
    recipients: list[Resolved]
    judged: Judgement
    governor: Draft | None
    claimed: bool
    type: str = ""
    modes: list[str] = field(default_factory=list)
    warns: bool = False


def reasons_of(frame: Frame, judged: Judgement, fitness: Fitness) -> dict[str, Any]:
    """Why a frame was coded as it was, as records and ``--explain`` tell it."""
    return {
        "entry": f"{frame.use.predicate.lemma} ({frame.use.predicate.where})",
        "use": frame.use.use,
        "status": judged.rule,
        "roles": {role: [{"text": fitness.text(f.phrase), "how": f.how} for f in fillers] for role, fillers in frame.roles.items()},
        "refused": frame.refused,
    }


def trigger_of(frame: Frame, layout: Layout) -> tuple[int, int]:
    """The tokens from the predicate's head through its verb group."""
    use = frame.use
    chunk = layout.chunk(use.verb)
    if chunk is None or chunk.verb is None or use.use in ("nominal", "modifier"):
        return use.start, use.end
    if use.use == "participial":
        return min(chunk.start, use.start), max(use.end, chunk.verb.end) if use.start < chunk.start else use.end
    return min(use.start, chunk.start), max(use.end, chunk.verb.end)
