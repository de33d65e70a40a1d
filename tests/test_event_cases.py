"""The case files of whole sentences: tests/cases/events*.txt."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

import pytest

import vaarta

CASES = sorted((Path(__file__).parent / "cases").glob("events*.txt"))


def read_cases() -> list[tuple[str, str | None, list[str]]]:
    cases: list[tuple[str, str | None, list[str]]] = []
    for line in "\n".join(path.read_text(encoding="utf-8") for path in CASES).splitlines():
        if line.startswith(">"):
            text, _, published = line[1:].partition("|")
            cases.append((text.strip(), published.strip() or None, []))
        elif line.strip() and not line.startswith("#"):
            cases[-1][2].append(line.strip())
    return cases


def told(event: vaarta.Event, expected: str = "") -> str:
    """An event as the case files write it; on whose word only where the case tells that."""
    said = f" said {(event.said_by.key or '?') if event.said_by else '-'}" if " said " in expected else ""
    sides = ["+".join(p.key or "?" for p in side) or "-" for side in (event.actors, event.recipients)]
    return f"{event.type} {event.status} {sides[0]} -> {sides[1]}{said}"


@pytest.mark.parametrize(("text", "published", "expected"), read_cases(), ids=lambda v: v[:30] if isinstance(v, str) else None)
def test_sentence_gives_its_events(coder: vaarta.Coder, text: str, published: str | None, expected: list[str]) -> None:
    """Each sentence of the case file gives exactly the events under it."""
    article = coder.code(text, published=published, form="plain")
    events = article.events
    assert [told(e, line) for e, line in zip_longest(events, expected[: len(events)], fillvalue="")] == expected
