"""Several mentions of one event to one merged event: the fullest values, every mention, and what they disagree in."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..records import Disagreement, Event, Mentioned, MergedEvent, Participant, Value
from .features import Features, Told

# From what says most of when and where it was to what says least.
_WHEN = ("time", "day", "week", "month", "interval", "season", "year", "decade")
_WHERE = ("place", "city", "district", "state", "country", "region")


@dataclass(slots=True)
class Mention:
    """One coded event with what was compared of it. event: only ``merged`` asks for it, so a store may put it in when all is compared."""

    event: Event | None
    told: Told
    features: Features
    # Article and event: event ids alone may repeat where one page stands under two addresses.
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.id = f"{self.features.id} {self.told.id}"

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Earlier reports first, then by article and place in it: the same whatever order they were added in."""
        return (self.features.published or "9999", self.features.id, self.told.span[0], self.told.id)


def merged(mentions: Sequence[Mention], story: str | None) -> MergedEvent:
    """The merged event of mentions that tell the same. Takes any order, gives one result."""
    rows = sorted(mentions, key=lambda m: m.order) if len(mentions) > 1 else mentions
    event = _fullest(rows) if len(rows) > 1 else _alone(_event(rows[0]))
    event.id = merged_id(rows[0].id)
    numbers: dict[str, str] = {}
    for row in rows:
        numbers.update(row.told.numbers)
    told = [Mentioned(m.told.id, m.features.id, _event(m).sentence, m.features.outlet, m.features.published) for m in rows]
    return MergedEvent(event.id, story, event, numbers, told, disagreements(rows) if len(rows) > 1 else [])


def _alone(event: Event) -> Event:
    """What ``_fullest`` makes of a single mention: nearly every event is told once."""
    best = copy.copy(event)
    best.modes, best.contexts = list(dict.fromkeys(event.modes)), sorted(set(event.contexts))
    return best


def _event(mention: Mention) -> Event:
    assert mention.event is not None
    return mention.event


def merged_id(first: str) -> str:
    """The id of a merged event: of its first mention alone, so that a later report does not rename it."""
    return f"m1-{hashlib.blake2b(first.encode(), digest_size=8).hexdigest()}"


def _fullest(rows: Sequence[Mention]) -> Event:
    """A shallow copy of the mention that says most, with what others say more of; participants and places are shared with them."""
    best = copy.copy(_event(max(rows, key=lambda m: (_says(_event(m)), -rows.index(m)))))
    events = [_event(m) for m in rows]
    types = _counted([e.type for e in events])
    if best.type != types[0]:
        best = copy.copy(max((e for e in events if e.type == types[0]), key=_says))
    best.actors = _side([e.actors for e in events])
    best.recipients = _side([e.recipients for e in events])
    best.modes = list(dict.fromkeys(mode for e in events if e.type == best.type for mode in e.modes))
    best.contexts = sorted({c for e in events for c in e.contexts})
    said = _counted([e.status for e in events])[0]
    best.status = next(e.status for e in events if e.status == said)
    dated = [e.when for e in events if e.when is not None and e.when.start]
    if dated:
        best.when = min(dated, key=lambda w: (w.inferred, _rank(_WHEN, w.precision)))
    placed = [e.where for e in events if e.where is not None]
    if placed:
        best.where = min(placed, key=lambda w: (_rank(_WHERE, w.precision), w.lat is None))
    return best


def _rank(scale: Sequence[str], value: str | None) -> int:
    return scale.index(value) if value in scale else len(scale)


def _says(event: Event) -> float:
    keyed = sum(2 if p.key else 1 for p in event.actors + event.recipients)
    return keyed + (2 if event.where else 0) + (1 if event.when and not event.when.inferred else 0) + (1 if event.said_by else 0)


def _counted(values: Sequence[str]) -> list[str]:
    """The values, commonest first, ties in the order given."""
    seen = list(dict.fromkeys(values))
    return sorted(seen, key=lambda v: (-values.count(v), seen.index(v)))


def _side(sides: Sequence[list[Participant]]) -> list[Participant]:
    """The fullest telling of one side: that with most known keys, then most names."""
    return max(sides, key=lambda side: (len({p.key for p in side if p.key}), sum(1 for p in side if p.name), len(side)))


def disagreements(rows: Sequence[Mention]) -> list[Disagreement]:
    """What the mentions tell differently. Saying nothing, or less closely, is no disagreement."""
    out = []
    for name, value in _ASPECTS:
        told = [(m.told.id, value(m)) for m in rows]
        if (found := _differing(name, [(i, v) for i, v in told if v])) is not None:
            out.append(found)
    for measure in sorted({n for m in rows for n in m.told.numbers}):
        told_numbers = [(m.told.id, m.told.numbers[measure]) for m in rows if measure in m.told.numbers]
        if (found := _differing(measure, told_numbers)) is not None:
            out.append(found)
    return out


def _differing(name: str, told: Sequence[tuple[str, str | None]]) -> Disagreement | None:
    values = [v for _, v in told if v]
    if len(set(values)) < 2:
        return None
    return Disagreement(name, [Value(v, [i for i, w in told if w == v]) for v in _counted(values)])


def _dates(m: Mention) -> str | None:
    return None if m.told.inferred or not m.told.start else (m.told.start if m.told.start == m.told.end else f"{m.told.start}/{m.told.end}")


def _keys(side: list[str]) -> str | None:
    return "+".join(sorted({s.partition(":")[0] for s in side} - {""})) or None


_ASPECTS: tuple[tuple[str, Callable[[Mention], str | None]], ...] = (
    ("type", lambda m: m.told.type),
    ("status", lambda m: m.told.status),
    ("when", _dates),
    ("where", lambda m: m.told.place),
    ("actors", lambda m: _keys(m.told.actors)),
    ("recipients", lambda m: _keys(m.told.recipients)),
    ("said_by", lambda m: m.told.speaker),
)
