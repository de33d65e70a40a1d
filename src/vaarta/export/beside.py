"""What lies beside an export: the codebook of its columns, and how to cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .. import __version__
from ..language.tables import read_table
from .files import Layout
from .source import Exported
from .tables import _HERE


@dataclass(slots=True)
class Seen:
    """What went through: for the citation. Bounded by the number of outlets and coders."""

    events: int = 0
    first: str | None = None
    last: str | None = None
    outlets: Counter[str] = field(default_factory=Counter)
    coders: Counter[str] = field(default_factory=Counter)

    def watch(self, events: Iterable[Exported]) -> Iterator[Exported]:
        """The events, counted on their way."""
        for x in events:
            self.events += 1
            self.outlets[x.outlet or "?"] += 1
            self.coders[f"vaarta {x.coder}, lexicon {x.lexicon}"] += 1
            if day := x.day:
                self.first = min(self.first or day, day)
                self.last = max(self.last or day, day)
            yield x


def citation(layout: Layout, seen: Seen, query: dict[str, Any], at: str) -> dict[str, Any]:
    """Version, lexicon, sources and query, and a line to put under a figure."""
    coders = [c for c, _ in seen.coders.most_common()]
    days = f"{seen.first or '–'} to {seen.last or '–'}"
    text = (
        f"Vaarta {__version__}: political events coded from Hindi news, {days}; {seen.events} records from {len(seen.outlets)} outlets "
        f"({'; '.join(coders) or 'no records'}), layout {layout.name}, exported {at[:10]}."
    )
    return {
        "cite": text,
        "software": {"name": "vaarta", "version": __version__},
        "coders": dict(seen.coders.most_common()),
        "layout": layout.name,
        "query": query,
        "exported": at,
        "records": seen.events,
        "first_day": seen.first,
        "last_day": seen.last,
        "outlets": dict(sorted(seen.outlets.items(), key=lambda item: (-item[1], item[0]))),
        "type_system": "PLOVER 2.0, Open Event Data Alliance",
        "places": "GeoNames, CC BY 4.0",
    }


def codebook(layout: Layout) -> str:
    """The columns of a layout with what each holds, as Markdown."""
    name = {"parquet": "csv"}.get(layout.name, layout.name)
    rows = read_table(_HERE / "columns.tsv", ("layout", "column", "meaning"))
    told = {r["column"]: r["meaning"] for r in rows if r["layout"] == name}
    lines = [
        f"# Codebook: layout {layout.name}",
        "",
        f"Written by vaarta {__version__}. Types, modes and contexts are PLOVER 2.0; docs/codebook.md says how Hindi news is coded.",
        "",
        "| column | meaning |",
        "|---|---|",
    ]
    columns = layout.columns or tuple(told)
    lines += [f"| {c} | {told.get(c, 'always empty: nothing of ours fits')} |" for c in columns]
    return "\n".join(lines) + "\n"
