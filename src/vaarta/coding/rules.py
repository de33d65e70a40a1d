"""Small decisions of the codebook that more than one step asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..frames.lexicon import Predicate, words
from ..language import Token, key, lemma_keys
from ..language.names import candidates
from ..language.tables import read_table
from ..language.trie import Trie
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


OFFICIAL = POLITICAL - {"CVL", "BUS", "MED", "EDU", "HLH", "REL", "HIN", "MOS", "CHR", "JEW"}


@dataclass(slots=True)
class Rules:
    """kin: words of private life; domains: words of sport, film and the like;
    warnings: heads that warn; bans: heads of bans.

    tolls: heads of entries that only tell who was hurt ("मारे गए", "मौत")."""

    tolls: set[tuple[str, ...]] = field(default_factory=set)
    kin: set[str] = field(default_factory=set)
    warnings: set[tuple[str, ...]] = field(default_factory=set)
    bans: set[tuple[str, ...]] = field(default_factory=set)
    domains: Trie[str] = field(default_factory=Trie)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Rules:
        out = cls()
        for folder in folders:
            if (path := folder / "frames" / "tolls.tsv").exists():
                out.tolls |= {words(row["head"]) for row in read_table(path, ("head",))}
            if (path := folder / "frames" / "bans.tsv").exists():
                out.bans |= {words(row["head"]) for row in read_table(path, ("head",))}
            if (path := folder / "frames" / "warnings.tsv").exists():
                out.warnings |= {words(row["head"]) for row in read_table(path, ("head",))}
            if (path := folder / "frames" / "domains.tsv").exists():
                for row in read_table(path, ("word", "domain")):
                    out.domains.add(words(row["word"]), row["domain"])
            if (path := folder / "frames" / "private.tsv").exists():
                out.kin |= {words(row["word"])[-1] for row in read_table(path, ("word",))}
        return out

    def domain(self, tokens: Sequence[Token]) -> str | None:
        """The field of play, art or market that a sentence speaks of, or None."""
        root = self.domains.root
        for at, token in enumerate(tokens):
            if any(k in root for k in candidates(token)) and (found := self.domains.longest(tokens, at, candidates)[1]):
                return found[0]
        return None

    @staticmethod
    def official(who: Resolved) -> bool:
        """Whether somebody is of the state, its rivals or its bodies, and not a country or a people by name."""
        return bool(set(who.participant.sectors) & OFFICIAL) and who.kind not in ("country", "inhabitant", "adjective", "attributed")

    def private(self, who: Resolved) -> bool:
        """Whether somebody is told of only as kin, neighbour, player or the like."""
        if who.participant.key and set(who.participant.sectors) - {"CVL"}:
            return False
        last = who.participant.text.split()
        return bool(last) and any(k in self.kin for k in lemma_keys(key(last[-1])))

    def only_warns(self, entry: Predicate) -> bool:
        return entry.type == "THREATEN" and entry.head in self.warnings

    def is_toll(self, entry: Predicate) -> bool:
        return entry.type == "ASSAULT" and entry.head in self.tolls

    @staticmethod
    def political(who: Resolved) -> bool:
        """Whether a participant is of the kinds that the codebook codes."""
        return bool(who.participant.key) or bool(POLITICAL.intersection(who.participant.sectors)) or who.kind == "pronoun"
