"""Do two mentions tell one event, do two articles tell one story? Each answer depends on the two alone, so order never matters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .features import Features, Lead, Side, Told, family
from .words import Words

# A report is copied within hours and days; what comes later is another report, whatever it repeats.
STORY_DAYS = 2
EVENT_DAYS = 10
STORY_LINK = 0.55
# Acts done with one another: who is named first is the outlet's choice.
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
# Acts that are not done by the same stroke as others of their type.
APART = frozenset({"abduct", "sexual", "conscript"})
NEVER = -9.0


def days_apart(a: str | None, b: str | None) -> int | None:
    """Whole days between two ISO dates; None where one is missing or no date."""
    one, two = day_number(a), day_number(b)
    return None if one is None or two is None else abs(one - two)


def days_around(day: str, days: int) -> list[str]:
    """The ISO dates that lie at most so many days from one, in order; what is no date alone."""
    try:
        at = date.fromisoformat(day[:10])
        return [(at + timedelta(n)).isoformat() for n in range(-days, days + 1)]
    except (ValueError, OverflowError):
        return [day]


# Every comparison asks, mostly of the same few days.
@lru_cache(maxsize=20_000)
def day_number(day: str | None) -> int | None:
    """The number of an ISO date, one more for each day; None where there is none."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


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
        return 0.7 * self.contain + 0.8 * self.overlap + AGREEING * self.agree - against


# events: what leads differs; dates, places: the lead events are told of other days or towns; towns: other towns are only named;
# news: the later report leads with something that the earlier one of another day does not tell.
_AGAINST = {"events": 0.3, "dates": 0.3, "places": 0.6, "towns": 0.3, "news": 0.4}


# What agreeing events can add to a score at most.
AGREEING = 0.25
# A hair less than the link is let through where sums may have been rounded in another order.
ROUNDING = 1e-9


def may_reach_link(shared: float, one: float, two: float) -> bool:
    """Whether two articles of these weights can be linked where their common words weigh ``shared``; too much of it is never wrong."""
    least = min(one, two)
    if least <= 0 or shared <= 0:
        return False
    shared = min(shared, least)
    return 0.7 * shared / least + 0.8 * shared / (one + two - shared) + AGREEING >= STORY_LINK - ROUNDING


def may_link(one: Lead, two: Lead, likeness: float) -> bool:
    """Whether two articles can be linked by what they begin with and by ``likeness``, 0.7 · contain + 0.8 · overlap; NaN: not known.

    Most pairs that are alike by their words are told apart here, without a look at single events.
    """
    if one.families and two.families:
        likeness += -_AGAINST["events"] if one.families.isdisjoint(two.families) else AGREEING
    likeness -= sum(_AGAINST[conflict] for conflict in _plain_conflicts(one, two))
    return not likeness < STORY_LINK - ROUNDING


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
    conflicts = _plain_conflicts(a.lead, b.lead)
    # As if what leads agreed.
    if not contain or Compared(contain, overlap, 1.0, conflicts).score < STORY_LINK - ROUNDING:
        return None
    agree = _lead_events(a, b, words)
    if agree < 0:
        conflicts.append("events")
    found = Compared(contain, overlap, max(agree, 0.0), conflicts)
    if found.score < STORY_LINK - ROUNDING:
        return None
    if a.day and b.day and a.day != b.day and agree >= 0 and _is_news(*((a, b) if a.day < b.day else (b, a)), words):
        conflicts.append("news")
    return found


def _plain_conflicts(one: Lead, two: Lead) -> list[str]:
    """What speaks against one story as far as it can be told without a look at single events."""
    out = []
    if one.towns and two.towns and one.towns.isdisjoint(two.towns):
        out.append("places" if one.placed and two.placed else "towns")
    if one.days and two.days and one.days.isdisjoint(two.days):
        out.append("dates")
    return out


def _is_news(earlier: Features, later: Features, words: Words) -> bool:
    """Whether the first event of the later report is not in the earlier one at all."""
    first = [e for e in later.events if e.sentence == later.events[0].sentence]
    return bool(earlier.events) and not any(told_same(x, y, None, None, words, related=True) > 0 for x in first for y in earlier.events)


def _lead_events(a: Features, b: Features, words: Words) -> float:
    """1 where a lead event of one is told by the other; -1 where both have some and what leads is of another kind."""
    first, second = a.lead_events, b.lead_events
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
    both = _side(x.sides[0], y.sides[0]) > 0, _side(x.sides[1], y.sides[1]) > 0
    dated = not (x.inferred and y.inferred)
    return dated and (all(both) or (any(both) and x.place is not None and x.place == y.place))


def _kind(x: Told, y: Told) -> float:
    if x.type == y.type:
        if (set(x.modes) ^ set(y.modes)) & APART:
            return NEVER
        if x.modes and y.modes and not set(x.modes) & set(y.modes):
            return -0.2
        return 0.4 if x.modes and y.modes else 0.2
    return -0.8 if family(x.type) == family(y.type) else NEVER


def _status(x: Told, y: Told) -> float:
    if x.status == y.status:
        return 0.0
    pair = {x.status, y.status}
    if "negated" in pair or "future" in pair:
        return NEVER
    return -0.5


def _sides(x: Told, y: Told) -> float:
    (actors, recipients, all_), (their_actors, their_recipients, all_theirs) = x.sides, y.sides
    if x.type in MUTUAL:
        both = _side(all_, all_theirs)
        return both * 2 if both > 0 else both
    straight = _both(_side(actors, their_actors), _side(recipients, their_recipients))
    if straight <= NEVER and x.type == "ASSAULT":
        # Two-sided fighting is told from either side.
        crossed = _side(all_, all_theirs)
        return crossed if crossed > 0 and (not x.recipients or not y.recipients) else NEVER
    return straight


def _both(actors: float, recipients: float) -> float:
    return NEVER if actors <= NEVER or recipients <= NEVER else actors + recipients


def _side(one: Side, two: Side) -> float:
    """How well two lists of participants agree: shared keys for, other keys against, open ones neither."""
    if not one.keys or not two.keys:
        return 0.0 if one.named.isdisjoint(two.named) else 0.1
    if one.keys.isdisjoint(two.keys):
        return NEVER
    if not one.named.isdisjoint(two.named):
        return 0.6
    # One country's government, party and police are not one another.
    return 0.1 if one.open or two.open else -0.3


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
