"""Participant cases in plain text: a mention in a sentence, a day, and who it is; read and judged here, for tests and users.

The format stands at the head of ``tests/cases/participants.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .coder import Coder
from .errors import SourceError
from .records import Article, Participant


@dataclass(slots=True, frozen=True)
class ParticipantCase:
    """One line: text is the whole article, span where the mention stands in it, published an ISO day or None."""

    line: int
    text: str
    span: tuple[int, int]
    published: str | None
    expected: str

    @property
    def mention(self) -> str:
        return self.text[self.span[0] : self.span[1]]


def read_cases(path: Path) -> Iterator[ParticipantCase]:
    """The cases of a file. Raises SourceError S010 for a line that is none."""
    frame = "{}"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            frame = line[1:].strip()
            continue
        cells = line.split("\t")
        if len(cells) != 3 or frame.count("{}") != 1:
            raise SourceError("S010", "no case; give mention, day and expected, parted by tabs, below an @ sentence.", f"{path}:{number}")
        mention, published, expected = cells
        at = frame.index("{}")
        text = frame.replace("{}", mention)
        yield ParticipantCase(number, text, (at, at + len(mention)), None if published == "-" else published, expected)


def told(case: ParticipantCase, coder: Coder) -> list[Participant]:
    """The participants that the coder finds in the mention's words, one for each key."""
    article = coder.code(case.text, published=case.published, form="plain")
    out: list[Participant] = []
    for who in _everybody(article):
        if who.span is None or who.span[1] <= case.span[0] or who.span[0] >= case.span[1]:
            continue
        if not any((o.key, o.sectors) == (who.key, who.sectors) for o in out):
            out.append(who)
    return out


def _everybody(article: Article) -> Iterator[Participant]:
    for event in article.events:
        yield from event.actors
        yield from event.recipients
        if event.said_by is not None:
            yield event.said_by


def shown(found: list[Participant]) -> str:
    """What was found, in the words of the column ``expected``."""
    if not found:
        return "-"
    if len(found) == 1 and found[0].key is None and found[0].candidates:
        return "? " + ",".join(found[0].candidates)
    parts = [f"{who.key or 'null'} {','.join(who.sectors)}".strip() for who in found]
    return " + ".join(sorted(parts))


def right(case: ParticipantCase, found: list[Participant]) -> bool:
    """Whether what was found is what the case expects."""
    if case.expected == "-":
        return not found
    if case.expected.startswith("? "):
        return len(found) == 1 and found[0].key is None and found[0].candidates == case.expected[2:].split(",")
    wanted, _, name = case.expected.partition(" = ")
    parts = sorted(wanted.split(" + "))
    if len(parts) != len(found):
        return False
    given = sorted(found, key=lambda who: who.key or "null")
    return all(map(_fits, parts, given)) and (not name or name in {who.name for who in found})


def _fits(wanted: str, who: Participant) -> bool:
    key, _, sectors = wanted.partition(" ")
    if (who.key or "null") not in key.split("/"):
        return False
    return not sectors or (bool(who.sectors) and who.sectors[0] in sectors.split("/"))
