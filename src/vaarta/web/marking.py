"""An article's text cut into stretches that are marked alike, so that overlapping spans become plain elements side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..records import Article, Event

# A page of hostile make may hold as many events as sentences; beyond this they are listed and not marked.
MAX_EVENTS = 400


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with what it is: "who", "speaker", "trigger", "when", "where"; event: the id of the event it belongs to."""

    start: int
    end: int
    kind: str
    event: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text marked alike. kinds: in the order of ``ORDER``; trigger: the event that its trigger leads to; chosen: of the chosen event;
    lit: within the chosen event's sentence."""

    text: str
    kinds: tuple[str, ...]
    trigger: int | None
    chosen: bool
    lit: bool


@dataclass(slots=True)
class Part:
    """A block ("title", "paragraph" …) or what was left out ("left-out", with why). lines: its stretches."""

    kind: str
    stretches: list[Stretch]
    reason: str = ""


ORDER = ("trigger", "speaker", "who", "when", "where")


def marks(events: Sequence[tuple[int, Event]]) -> list[Mark]:
    """The spans of events."""
    out: list[Mark] = []
    for id_, event in events[:MAX_EVENTS]:
        found = [(event.span, "trigger"), *((p.span, "who") for p in (*event.actors, *event.recipients))]
        found += [(x.span, kind) for x, kind in ((event.said_by, "speaker"), (event.when, "when"), (event.where, "where")) if x is not None]
        out += [Mark(span[0], span[1], kind, id_) for span, kind in found if span is not None and span[0] < span[1]]
    return out


@dataclass(slots=True)
class _Cutter:
    """Cuts stretches of one text at every border of a mark within."""

    text: str
    marks: list[Mark]
    chosen: int | None
    lit: tuple[int, int]

    def stretches(self, start: int, end: int) -> list[Stretch]:
        within = [m for m in self.marks if m.start < end and m.end > start]
        borders = {
            start,
            end,
            *(min(max(x, start), end) for m in within for x in (m.start, m.end)),
            *(x for x in self.lit if start < x < end),
        }
        cuts = sorted(borders)
        return [self._stretch(a, b, within) for a, b in pairwise(cuts)]

    def _stretch(self, a: int, b: int, within: Iterable[Mark]) -> Stretch:
        over = [m for m in within if m.start <= a and m.end >= b]
        kinds = tuple(k for k in ORDER if any(m.kind == k for m in over))
        triggers = [m.event for m in over if m.kind == "trigger"]
        # Of several events with one trigger a click leads to the next one.
        trigger = None
        if triggers:
            at = triggers.index(self.chosen) if self.chosen in triggers else -1
            trigger = triggers[(at + 1) % len(triggers)]
        lit = self.lit[0] <= a and b <= self.lit[1]
        return Stretch(self.text[a:b], kinds, trigger, any(m.event == self.chosen for m in over), lit)


def parts(article: Article, events: Sequence[tuple[int, Event]], chosen: int | None) -> list[Part]:
    """The article from top to bottom: its blocks, and between them what was left out."""
    picked = next((e for id_, e in events if id_ == chosen), None)
    cutter = _Cutter(article.text, marks(events), chosen, picked.sentence if picked else (0, 0))
    pieces: list[tuple[int, int, str, str]] = [(b.start, b.end, b.kind, "") for b in article.blocks]
    pieces += [(f.start, f.end, "left-out", f.reason) for f in article.furniture if f.start is not None and f.end is not None]
    out, at = [], 0
    for start, end, kind, reason in sorted(pieces):
        start = max(start, at)
        if start >= end:
            continue
        if kind == "left-out":
            out.append(Part(kind, [Stretch(article.text[start:end], (), None, False, False)], reason))
        else:
            out.append(Part(kind, cutter.stretches(start, end)))
        at = end
    if not pieces and article.text:
        out.append(Part("paragraph", cutter.stretches(0, len(article.text))))
    return out
