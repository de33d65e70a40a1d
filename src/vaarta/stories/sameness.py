"""Do two mentions tell one event, do two articles tell one story? Each answer depends on the two alone, so order never matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .features import LEAD, Features, Told
from .words import Words

# A report is copied within hours and days; what comes later is another report, whatever it repeats.
STORY_DAYS = 2
EVENT_DAYS = 10
STORY_LINK = 0.55
# Acts done with one another: who is named first is the outlet's choice.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
# What one reader codes as one and another as the other type, in other words for the same act.
RIVALS = frozenset(frozenset(pair) for pair in (("SANCTION", "COERCE"), ("MOBILIZE", "ASSAULT"), ("CONCEDE", "RETREAT")))
_FAMILY = {type_: min(pair) for pair in RIVALS for type_ in pair}
# Acts that are not done by the same stroke as others of their type.
APART = frozenset({"abduct", "sexual", "conscript"})
NEVER = -9.0


def days_apart(a: str | None, b: str | None) -> int | None:
    """Whole days between two ISO dates; None where one is missing or no date."""
    if not a or not b:
        return None
    try:
        return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)
    except ValueError:
        return None


def family(type_: str) -> str:
    """One name for types that may be held for one act; mentions of two families never are."""
    return _FAMILY.get(type_, type_)


@dataclass(slots=True)
class Compared:
    """Two articles beside each other. contain: shared weight by the lighter one; overlap: by both together."""

    contain: float
    overlap: float
    agree: float
    conflicts: list[str]

    @property
    def score(self) -> float:
        against = sum(_AGAINST[c] for c in self.conflicts)
        return 0.7 * self.contain + 0.8 * self.overlap + _AGREEING * self.agree - against


# events: what leads differs; dates, places: the lead events are told of other days or towns; towns: other towns are only named;
# news: the later report leads with something that the earlier one of another day does not tell.
_AGAINST = {"events": 0.3, "dates": 0.3, "places": 0.6, "towns": 0.3, "news": 0.4}


# What agreeing events can add to a score at most.
_AGREEING = 0.25


def may_reach_link(shared: float, one: float, two: float) -> bool:
    """Whether two articles of these weights can be linked where their common words weigh ``shared``; too much of it is never wrong."""
    least = min(one, two)
    if least <= 0 or shared <= 0:
        return False
    shared = min(shared, least)
    # A hair less than the link: sums are rounded in other orders than those of ``compare``.
    return 0.7 * shared / least + 0.8 * shared / (one + two - shared) + _AGREEING >= STORY_LINK - 1e-9


def _in_common(a: Features, b: Features, words: Words) -> tuple[float, float]:
    """The shared weight by that of the lighter article, and by that of both together."""
    (first, one), (second, two) = a.bag(words), b.bag(words)
    shared = words.weigh(first & second)
    return (shared / min(one, two), shared / (one + two - shared)) if shared else (0.0, 0.0)


def compare(a: Features, b: Features, words: Words) -> Compared | None:
    """How much two articles have in common; None where that is too little for a link, or where they lie too far apart in time.

    Asked of every pair that shares a key, of which few link; so what costs most is looked at last.
    """
    gap = days_apart(a.day, b.day)
    if gap is not None and gap > STORY_DAYS:
        return None
    contain, overlap = _in_common(a, b, words)
    if not contain or 0.7 * contain + 0.8 * overlap + _AGREEING < STORY_LINK:
        return None
    agree = _lead_events(a, b, words)
    found = Compared(contain, overlap, max(agree, 0.0), [])
    if found.score < STORY_LINK:
        return None
    found.conflicts = _conflicts(a, b, agree, words)
    return found


def _conflicts(a: Features, b: Features, agree: float, words: Words) -> list[str]:
    out = []
    first, second = _towns(a), _towns(b)
    if first and second and not first & second:
        happened_one, happened_two = ({e.place for e in _lead(f) if e.place} for f in (a, b))
        out.append("places" if happened_one and happened_two else "towns")
    if agree < 0:
        out.append("events")
    x, y = _dates(a), _dates(b)
    if x and y and not x & y:
        out.append("dates")
    if a.day and b.day and a.day != b.day and agree >= 0 and _is_news(*((a, b) if a.day < b.day else (b, a)), words):
        out.append("news")
    return out


def _lead(features: Features) -> list[Told]:
    return [e for e in features.events if e.sentence < LEAD]


def _is_news(earlier: Features, later: Features, words: Words) -> bool:
    """Whether the first event of the later report is not in the earlier one at all."""
    first = [e for e in later.events if e.sentence == later.events[0].sentence]
    return bool(earlier.events) and not any(told_same(x, y, None, None, words, related=True) > 0 for x in first for y in earlier.events)


def _towns(features: Features) -> set[str]:
    """Towns of the lead, and of the events told in it."""
    out = {t for s in features.sentences[:LEAD] for t in s if t.startswith("L:")}
    return out | {f"L:{e.place}" for e in _lead(features) if e.place}


def _dates(features: Features) -> set[str]:
    return {e.start for e in _lead(features) if e.start and e.start == e.end and not e.inferred}


def _lead_events(a: Features, b: Features, words: Words) -> float:
    """1 where a lead event of one is told by the other; -1 where both have some and what leads is of another kind."""
    first, second = _lead(a), _lead(b)
    if not first or not second:
        return 0.0
    if any(told_same(x, y, None, None, words, related=True) > 0 for x in first[:2] for y in second[:2]):
        return 1.0
    if any(told_same(x, y, None, None, words, related=True) > 0 for x in first for y in second):
        return 0.3
    return -1.0


def told_same(x: Told, y: Told, sx: list[str] | None, sy: list[str] | None, words: Words, *, related: bool) -> float:
    """Above 0 where two mentions tell one event; NEVER where they cannot.

    sx, sy: the terms of the two sentences, or None; related: both stand in one story, so that less evidence is wanted.
    """
    # One after the other: most pairs are of two types, and no more is asked of them.
    if (score := _kind(x, y)) <= NEVER or (part := _status(x, y)) <= NEVER:
        return NEVER
    score += part
    if (part := _sides(x, y)) <= NEVER:
        return NEVER
    score += part
    if (part := _time(x, y, related)) <= NEVER:
        return NEVER
    score += part
    if (part := _place(x, y, related)) <= NEVER:
        return NEVER
    score += part
    if sx is not None and sy is not None:
        shared, both = set(sx) & set(sy), set(sx) | set(sy)
        score += 1.5 * words.weigh(shared) / max(words.weigh(both), 0.1)
    score += _numbers(x, y)
    if not related and not _clear(x, y):
        return min(score, 0.0)
    return score - (0.5 if related else 1.8)


def _clear(x: Told, y: Told) -> bool:
    """Whether two mentions in different stories say enough to be held for one: both sides, or one side with day and town."""
    both = _side(x.actors, y.actors) > 0, _side(x.recipients, y.recipients) > 0
    dated = not (x.inferred and y.inferred)
    return dated and (all(both) or (any(both) and x.place is not None and x.place == y.place))


def _kind(x: Told, y: Told) -> float:
    if x.type == y.type:
        if (set(x.modes) ^ set(y.modes)) & APART:
            return NEVER
        if x.modes and y.modes and not set(x.modes) & set(y.modes):
            return -0.2
        return 0.4 if x.modes and y.modes else 0.2
    return -0.8 if frozenset((x.type, y.type)) in RIVALS else NEVER


def _status(x: Told, y: Told) -> float:
    if x.status == y.status:
        return 0.0
    pair = {x.status, y.status}
    if "negated" in pair or "future" in pair:
        return NEVER
    return -0.5


def _sides(x: Told, y: Told) -> float:
    if x.type in MUTUAL:
        both = _side(x.actors + x.recipients, y.actors + y.recipients)
        return both * 2 if both > 0 else both
    straight = _both(_side(x.actors, y.actors), _side(x.recipients, y.recipients))
    if straight <= NEVER and x.type == "ASSAULT":
        # Two-sided fighting is told from either side.
        crossed = _side(x.actors + x.recipients, y.actors + y.recipients)
        return crossed if crossed > 0 and (not x.recipients or not y.recipients) else NEVER
    return straight


def _both(actors: float, recipients: float) -> float:
    return NEVER if actors <= NEVER or recipients <= NEVER else actors + recipients


def _side(one: list[str], two: list[str]) -> float:
    """How well two lists of participants agree: shared keys for, other keys against, open ones neither."""
    first, second = {p.partition(":")[0] for p in one} - {""}, {p.partition(":")[0] for p in two} - {""}
    if not first or not second:
        return 0.1 if set(one) & set(two) else 0.0
    if not first & second:
        return NEVER
    if set(one) & set(two):
        return 0.6
    # One country's government, party and police are not one another.
    return 0.1 if "" in {p.partition(":")[2] for p in one + two} else -0.3


def _time(x: Told, y: Told, related: bool) -> float:
    if not x.start or not y.start or not x.end or not y.end:
        return 0.0
    if x.start <= y.end and y.start <= x.end:
        return 0.4 if not (x.inferred or y.inferred) else 0.2
    gap = min(days_apart(x.end, y.start) or 0, days_apart(y.end, x.start) or 0)
    if x.inferred or y.inferred:
        # A day of publication says only that it was no later.
        return 0.1 if gap <= 1 else (-0.2 if gap <= STORY_DAYS else NEVER)
    return -0.4 if related and gap <= 1 else NEVER


def _place(x: Told, y: Told, related: bool) -> float:
    if x.place and y.place:
        if x.place == y.place:
            return 0.5
        return -0.6 if related else NEVER
    if x.country and y.country:
        return 0.1 if x.country == y.country else -0.6
    return 0.0


def _numbers(x: Told, y: Told) -> float:
    shared = set(x.numbers) & set(y.numbers)
    return sum(0.2 if x.numbers[m] == y.numbers[m] else -0.1 for m in shared)
