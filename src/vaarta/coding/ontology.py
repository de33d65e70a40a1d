"""The types, modes, quads and intensities of the codebook, from ``ontology/types.tsv``."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from ..language.tables import Row, read_table
from ..records.event import Quad

QUADS = ("VC", "MC", "VX", "MX")


@dataclass(slots=True)
class Ontology:
    """types: type → (quad, intensity); modes: (type, mode) → intensity; labels: type → (Hindi, English).

    like: type → the type whose rules of coding it follows; itself, unless the table's column ``like`` names another.
    """

    types: dict[str, tuple[Quad, float]] = field(default_factory=dict)
    modes: dict[tuple[str, str], float] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)
    like: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Ontology:
        """The lines of later folders go before those of earlier ones.

        Raises DataError D003 for a quad that is not of PLOVER, an intensity that is no number from -10 to 10, a type's name that
        is not of Latin capitals, a mode or a ``like`` whose type has no line of its own.
        """
        out = cls()
        for folder in folders:
            if not (path := folder / "ontology" / "types.tsv").exists():
                continue
            for row in sorted(read_table(path, ("type", "mode", "quad", "intensity")), key=lambda r: r["mode"] != "-"):
                try:
                    intensity = float(row["intensity"])
                except ValueError:
                    raise row.wrong(f"intensity {row['intensity']!r}", "a number from -10 to 10") from None
                if row["quad"] not in QUADS or abs(intensity) > 10:
                    raise row.wrong(f"quad {row['quad']!r}, intensity {intensity}", f"one of {QUADS} and -10 to 10")
                if row["mode"] == "-":
                    out._add_type(row, (cast(Quad, row["quad"]), intensity))
                elif row["type"] in out.types:
                    out.modes[row["type"], row["mode"]] = intensity
                else:
                    raise row.wrong(f"a mode of {row['type']!r}", f"a type that has a line of its own: {', '.join(sorted(out.types))}")
        return out

    def _add_type(self, row: Row, scores: tuple[Quad, float]) -> None:
        name, like = row["type"], row["like"] if row["like"] not in ("", "-") else row["type"]
        if not name or set(name) - set(string.ascii_uppercase):
            raise row.wrong(f"type {name!r}", "a name of Latin capitals, as BLOCKADE; predicate files are named after it")
        self.types[name] = scores
        self.labels[name] = (row["label_hi"], row["label_en"])
        if self.like.get(like, like) != like or like not in self.types:
            raise row.wrong(f"like {like!r}", "a type that stands above, is known to us, and follows rules of its own")
        self.like[name] = like

    def quad(self, type_: str) -> Quad:
        return self.types[type_][0]

    def intensity(self, type_: str, modes: Iterable[str]) -> float:
        """The score of the strongest mode, else of the type."""
        scores = [s for m in modes if (s := self.modes.get((type_, m))) is not None]
        return max(scores, key=abs) if scores else self.types[type_][1]
