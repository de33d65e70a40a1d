"""The sample pages that ship with Vaarta: what they are, and as pages on their way into a store (``docs/demo.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..language.tables import read_rows
from ..reading.rawpages import RawPage
from ..reading.reader import Form

PAGES = Path(__file__).parent / "pages"
_COLUMNS = ("file", "url", "outlet", "published", "negotiation")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample page. published: ISO 8601 with zone; negotiation: the name of the talks that it is about ("usa-rus-security")."""

    file: str
    url: str
    outlet: str
    published: str
    negotiation: str

    @property
    def path(self) -> Path:
        """Where the page lies."""
        return PAGES / self.file


def samples() -> list[Sample]:
    """Every sample page, in the order in which they are taken in.

    Raises DataError where the index is damaged or names a page that is not there.
    """
    found: list[Sample] = []
    for row in read_rows(PAGES / "index.tsv", _COLUMNS):
        sample = Sample(*(row[name] for name in _COLUMNS))
        if not sample.path.is_file():
            raise row.wrong(f"{sample.file!r}, which is not in {PAGES}", "a page beside the index; install Vaarta anew")
        found.append(sample)
    return found


def raw_pages() -> Iterator[RawPage]:
    """The sample pages unread, each with its address and outlet. A later state of a page counts as captured when it came out."""
    for sample in samples():
        captured = datetime.fromisoformat(sample.published).astimezone(UTC).isoformat(timespec="seconds")
        form: Form = "html" if sample.path.suffix == ".html" else "text"
        yield RawPage(
            sample.path.read_bytes(),
            f"demo/{sample.file}",
            form=form,
            url=sample.url,
            outlet=sample.outlet,
            captured=captured,
        )
