"""Labelled reports for measuring: a plain text file of stories, their versions, and which sentences tell one event.

The form, line by line (``#`` starts a comment line):

    @ story            a story; "@ story ~other" is a report that lies near another story and is not it
    - Outlet | 2023-03-17T15:10      a version of it, with outlet and time of publication
    a sentence {TYPE event} {TYPE event}
    =a2                the second sentence of the story's first version (a, b, c …), with its labels

The first sentence of a version is its headline. Labels name the sentence and the type, so they do not depend on what a coder
finds. An event is named within its story; ``story/event`` names one of another story.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import regex

from ..errors import SourceError
from ..records import Article, Block

_LABEL = regex.compile(r"\s*\{([A-Z]+) ([^{}\s]+)\}")


@dataclass(slots=True)
class Line:
    """A sentence with its labels: (type, event)."""

    text: str
    labels: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """One version of a story. near: the story that it lies near without being it, or None."""

    id: str
    story: str
    outlet: str
    published: str
    near: str | None
    lines: list[Line] = field(default_factory=list)

    def article(self) -> Article:
        """The report as an Article that is not coded yet: headline first, one paragraph a sentence."""
        article = Article(self.id, "\n".join(line.text for line in self.lines), outlet=self.outlet, published=self.published, language="hi")
        article.title = self.lines[0].text
        at = 0
        for number, line in enumerate(self.lines):
            article.blocks.append(Block("paragraph" if number else "title", at, at + len(line.text)))
            at += len(line.text) + 1
        return article


def read_reports(path: Path) -> list[Report]:
    """The reports of a file. Raises SourceError S020 with file and line where it breaks the form."""
    reports: list[Report] = []
    story, near, versions = "", None, 0
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = raw.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("@"):
            story, _, other = (part.strip() for part in text[1:].partition("~"))
            near, versions = other or None, 0
        elif text.startswith("- "):
            outlet, bar, published = (part.strip() for part in text[2:].partition("|"))
            if not story or not bar:
                raise _wrong(path, number, text, "a version '- Outlet | time' under a story '@ name'")
            reports.append(Report(f"{story}.{chr(ord('a') + versions)}", story, outlet, published, near))
            versions += 1
        else:
            if not reports or reports[-1].story != story:
                raise _wrong(path, number, text, "a version line before the sentences")
            reports[-1].lines.append(_line(text, story, reports, path, number))
    return reports


def _line(text: str, story: str, reports: list[Report], path: Path, number: int) -> Line:
    if text.startswith("="):
        for report in reports:
            if report.id == f"{story}.{text[1]}" and text[2:].isdigit() and 0 < int(text[2:]) <= len(report.lines):
                found = report.lines[int(text[2:]) - 1]
                return Line(found.text, list(found.labels))
        raise _wrong(path, number, text, "'=a2', version and sentence of the same story")
    labels = [(m[1], m[2] if "/" in m[2] else f"{story}/{m[2]}") for m in _LABEL.finditer(text)]
    return Line(_LABEL.sub("", text).strip(), labels)


def _wrong(path: Path, number: int, found: str, expected: str) -> SourceError:
    return SourceError("S020", f"found {found[:60]!r}, expected {expected}.", f"{path}:{number}")
