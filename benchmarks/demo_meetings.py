"""How many of the meetings that the expected dossiers name are read from the sample pages.

    python benchmarks/demo_meetings.py [--missed]

Found: some page of the negotiation has a meeting with all sides named, on the day named (where one is) and in one of the states named.
Place, level, format and people are shares of those found whose dossier names them. The dossiers name main meetings, so this is a recall.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from demo_events import coded_pages

from vaarta import Coder, demo
from vaarta.language.script import key
from vaarta.records import Article
from vaarta.records.talks import Meeting

EXPECTED = Path(__file__).resolve().parents[1] / "tests" / "talks" / "expected"


def compare(pages: Mapping[str, Article]) -> tuple[Counter[str], list[str]]:
    """Counts (wanted, found; place, level, format, people with their own "… wanted") and a line for each meeting not found."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for path in sorted(EXPECTED.glob("*.toml")):
        dossier = tomllib.loads(path.read_text(encoding="utf-8"))
        read = [m for s in demo.samples() if s.negotiation == dossier["name"] for m in pages[s.file].meetings]
        for wanted in dossier["meetings"]:
            counts["wanted"] += 1
            same = [m for m in read if is_that(m, wanted)]
            if not same:
                lines.append(f"{path.stem}: {wanted.get('day', 'no day')} {'|'.join(wanted['sides'])} {'|'.join(wanted['states'])}")
                continue
            counts["found"] += 1
            counts["states"] += {m.state for m in same} >= set(wanted["states"])
            for name, right in agreement(same, wanted).items():
                counts[f"{name} wanted"] += 1
                counts[name] += right
    return counts, lines


def is_that(meeting: Meeting, wanted: Mapping[str, Any]) -> bool:
    """Whether a report is of the meeting that is wanted."""
    if meeting.state not in wanted["states"] or not set(wanted["sides"]) <= {p.key for p in (*meeting.sides, *meeting.people)}:
        return False
    day = wanted.get("day")
    if day is None:
        return True
    return meeting.when is not None and bool(meeting.when.start) and str(meeting.when.start)[:10] <= day <= str(meeting.when.end)[:10]


def agreement(same: list[Meeting], wanted: Mapping[str, Any]) -> dict[str, bool]:
    """For each further field that the dossier names, whether the reports together have it."""
    right: dict[str, bool] = {}
    if "place" in wanted:
        right["place"] = any(m.where is not None and m.where.key == wanted["place"] for m in same)
    if "level" in wanted:
        right["level"] = any(m.level == wanted["level"] for m in same)
    if "format" in wanted:
        right["format"] = any(m.format == wanted["format"] for m in same)
    if "people" in wanted:
        named = " ".join(key(f"{p.text} {p.name or ''}") for m in same for p in m.people)
        right["people"] = all(key(name).split()[-1] in named for name in wanted["people"])
    return right


def main() -> None:
    """Print the figures, with --missed also what was not found."""
    counts, lines = compare(coded_pages(Coder("hi")))
    if "--missed" in sys.argv[1:]:
        print("\n".join(lines))
    found = counts["found"]
    print(f"meetings {counts['wanted']}: found {found}; with every state {counts['states']}", end="")
    for name in ("place", "level", "format", "people"):
        print(f"; {name} {counts[name]} of {counts[f'{name} wanted']}", end="")
    print()


if __name__ == "__main__":
    main()
