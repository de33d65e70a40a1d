"""Small decisions of the codebook that more than one step asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ..frames.lexicon import Predicate, words
from ..language.tables import read_table
from ..resolving.participants import Resolved

POLITICAL = frozenset(
    {
        "GOV",
        "MIL",
        "SPY",
        "COP",
        "LEG",
        "JUD",
        "PTY",
        "REB",
        "UAF",
        "IGO",
        "NGO",
        "BUS",
        "LAB",
        "MED",
        "EDU",
        "REL",
        "ELI",
        "REF",
        "CVL",
        "CRM",
        "AGR",
        "HLH",
        "JEW",
        "MOS",
        "HIN",
        "CHR",
    }
)


@dataclass(slots=True)
class Rules:
    """tolls: heads of entries that only tell who was hurt ("मारे गए", "मौत")."""

    tolls: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Rules:
        out = cls()
        for folder in folders:
            if (path := folder / "frames" / "tolls.tsv").exists():
                out.tolls |= {words(row["head"]) for row in read_table(path, ("head",))}
        return out

    def is_toll(self, entry: Predicate) -> bool:
        return entry.type == "ASSAULT" and entry.head in self.tolls

    @staticmethod
    def political(who: Resolved) -> bool:
        """Whether a participant is of the kinds that the codebook codes."""
        return bool(who.participant.key) or bool(POLITICAL.intersection(who.participant.sectors)) or who.kind == "pronoun"
