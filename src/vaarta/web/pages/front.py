"""The front page: what a day or range held."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from ...store import overview, queries
from ...store.queries import EventFilter
from ..lines import drawn
from ..parameters import Days, chosen_days, ending
from ..templating import render

router = APIRouter()
# The narrowest stretch that shows something: a page of one story helps nobody.
_LENGTHS = (1, 7, 28, 365)
_ENOUGH = 5


@router.get("/")
def front(request: Request, days: Annotated[Days | None, Depends(chosen_days)]) -> Response:
    """Top stories, what rises, lines of the busiest pairs, latest talks; where no day is given, the newest that hold some stories."""
    with request.app.state.database.read() as connection:
        last = overview.last_day(connection)
        if last is None and overview.is_empty(connection):
            return render(request, "front.html", empty=True)
        last = last or date.today().isoformat()
        counts = overview.story_counts(connection, last, _LENGTHS)
        shown = days or ending(last, next((n for n, k in zip(_LENGTHS, counts, strict=True) if k >= _ENOUGH), _LENGTHS[-1]))
        since, until = shown.since, shown.until
        pairs = overview.rising_pairs(connection, since, until)
        lines = overview.pair_lines(connection, since, until, [p.of for p in pairs[:4]])
        stories = overview.top_stories(connection, since, until)
        values: dict[str, Any] = {
            "stories": stories,
            "grouped": overview.any_story(connection),
            "pairs": pairs,
            "actors": overview.rising_actors(connection, since, until),
            "topics": overview.rising_topics(connection, since, until),
            "talks": overview.latest_talks(connection, since, until),
            "newest": [] if stories else queries.find_events(connection, EventFilter(since=since, until=until), limit=20),
        }
    drawings = [drawn(line, since, until) for line in lines if line.points]
    short = shown.length <= overview.NEAR
    quick = [("last_day", ending(last, 1)), ("last_week", ending(last, 7)), ("last_month", ending(last, 28))]
    return render(request, "front.html", empty=False, days=shown, lines=drawings, short=short, quick=quick, **values)
