"""The types, modes, quads and intensities of the codebook, from ``ontology/types.tsv``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from ..language.tables import read_table
from ..records.event import Quad

QUADS = ("VC", "MC", "VX", "MX")


@dataclass(slots=True)
class Ontology:
    """types: type → (quad, intensity); modes: (type, mode) → intensity; labels: type → (Hindi, English)."""

    types: dict[str, tuple[Quad, float]] = field(default_factory=dict)
    modes: dict[tuple[str, str], float] = field(default_factory=dict)
    labels: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Ontology:
        """Raises DataError D003 for a quad that is not of PLOVER or an intensity that is no number from -10 to 10."""
        out = cls()
        for folder in folders:
            if not (path := folder / "ontology" / "types.tsv").exists():
                continue
            for row in read_table(path, ("type", "mode", "quad", "intensity")):
                try:
                    intensity = float(row["intensity"])
                except ValueError:
                    raise row.wrong(f"intensity {row['intensity']!r}", "a number from -10 to 10") from None
                if row["quad"] not in QUADS or abs(intensity) > 10:
                    raise row.wrong(f"quad {row['quad']!r}, intensity {intensity}", f"one of {QUADS} and -10 to 10")
                if row["mode"] == "-":
                    out.types[row["type"]] = (cast(Quad, row["quad"]), intensity)
                    out.labels[row["type"]] = (row["label_hi"], row["label_en"])
                else:
                    out.modes[row["type"], row["mode"]] = intensity
        return out

    def quad(self, type_: str) -> Quad:
        return self.types[type_][0]

    def intensity(self, type_: str, modes: Iterable[str]) -> float:
        """The score of the strongest mode, else of the type."""
        scores = [s for m in modes if (s := self.modes.get((type_, m))) is not None]
        return max(scores, key=abs) if scores else self.types[type_][1]
