"""How many of the main events that a reader marked in the sample pages the coder finds.

    python benchmarks/demo_events.py [--missed]

Only main events were marked, so this is a recall and says nothing of what is coded besides. Of the events of a sentence the best one
counts: found (type), dyad (type and both sides, either order for two actors of a meeting), status (of those found).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from vaarta import Coder, Event, demo
from vaarta.language.tables import read_rows
from vaarta.records import Article

EXPECTED = Path(__file__).resolve().parents[1] / "tests" / "demo" / "events.tsv"
COLUMNS = ("file", "begins", "type", "actors", "recipients", "status")


def coded_pages(coder: Coder) -> dict[str, Article]:
    """Every sample page with its events, by file."""
    return {
        s.file: coder.code(s.path.read_bytes(), form="html" if s.path.suffix == ".html" else "text", url=s.url, published=s.published)
        for s in demo.samples()
    }


def compare(pages: dict[str, Article]) -> tuple[Counter[str], list[str]]:
    """Counts of wanted, found, dyad and status, and a line for each event that is not wholly right."""
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for row in read_rows(EXPECTED, COLUMNS):
        page = pages[row["file"]]
        actors, recipients = sides(row["actors"]), sides(row["recipients"])
        events = events_of(page, row["begins"])
        same = [e for e in events if e.type == row["type"]]
        best = max(same, key=lambda e: (dyad(e, actors, recipients), e.status == row["status"]), default=None)
        counts["wanted"] += 1
        if best is None:
            coded = ", ".join(map(shown, events)) or "nothing"
            lines.append(f"missed {row['type']:8} {row['file']}: {row['begins']} … (coded: {coded})")
            continue
        counts["found"] += 1
        right, status = dyad(best, actors, recipients), best.status == row["status"]
        counts["dyad"] += right
        counts["status"] += status
        if not right or not status:
            wanted = f"{row['type']} {row['actors']}>{row['recipients']} {row['status']}"
            lines.append(f"other {shown(best)} wanted {wanted} {row['file']}: {row['begins']}")
    return counts, lines


def events_of(page: Article, begins: str) -> list[Event]:
    """The events of the one sentence that begins so; a dateline may stand before it."""
    at = page.text.index(begins, next(b.start for b in page.blocks if b.kind == "paragraph"))
    return [e for e in page.events if e.sentence[0] <= at < e.sentence[1] and at - e.sentence[0] < 60]


def dyad(event: Event, actors: set[str], recipients: set[str]) -> bool:
    """Both sides as wanted; who is visitor and who host is left open where two take part alike."""
    a, r = ({p.key for p in people if p.key} for people in (event.actors, event.recipients))
    if not recipients and len(actors) > 1:
        return a | r == actors
    return a == actors and (r == recipients or not recipients)


def sides(cell: str) -> set[str]:
    """The keys of a cell."""
    return set() if cell == "-" else set(cell.split("|"))


def shown(event: Event) -> str:
    """An event in a few letters."""
    a, r = ("|".join(p.key or "?" for p in people) for people in (event.actors, event.recipients))
    return f"{event.type} {a or '-'}>{r or '-'} {event.status}"


def main() -> None:
    """Print the figures, with --missed also what is not right."""
    counts, lines = compare(coded_pages(Coder("hi")))
    if "--missed" in sys.argv[1:]:
        print("\n".join(lines))
    wanted, found = counts["wanted"], counts["found"]
    sides_right, status_right = counts["dyad"] / wanted, counts["status"] / found
    print(f"main events {wanted}: found {found / wanted:.3f}, with both sides {sides_right:.3f}, status {status_right:.3f}")


if __name__ == "__main__":
    main()
