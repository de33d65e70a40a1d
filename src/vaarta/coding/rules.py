"""Small decisions of the codebook that more than one step asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..frames.fitness import ARMED
from ..frames.lexicon import Predicate, words
from ..language import Token, key, lemma_keys, readings
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


CIVIL = frozenset({"GOV", "PTY", "LEG", "ELI", "MED", "REL"})
CIVIL_KINDS = frozenset({"person", "office", "party", "human", "owned"})
OFFICIAL = POLITICAL - {"CVL", "BUS", "MED", "EDU", "HLH", "REL", "HIN", "MOS", "CHR", "JEW"}


@dataclass(slots=True)
class Rules:
    """kin: words of private life, single: those that are private only of one person;
    lone: those that are private only in a crime among them; domains: words of sport, film and the like;
    warnings: heads that warn; bans: heads of bans; figures: heads of attack and fight that politicians use in words or at polls,
    with what they mean then; prison: words that make a sentence prison; passing: words by which an act is only touched, by class;
    shows: heads of demonstrations that are also a show of skill or how somebody does his work.

    tolls: heads of entries that only tell who was hurt ("मारे गए", "मौत")."""

    tolls: set[tuple[str, ...]] = field(default_factory=set)
    kin: set[str] = field(default_factory=set)
    single: set[str] = field(default_factory=set)
    lone: set[str] = field(default_factory=set)
    warnings: set[tuple[str, ...]] = field(default_factory=set)
    bans: set[tuple[str, ...]] = field(default_factory=set)
    domains: Trie[str] = field(default_factory=Trie)
    figures: dict[tuple[str, ...], str] = field(default_factory=dict)
    prison: set[str] = field(default_factory=set)
    passing: dict[str, set[str]] = field(default_factory=dict)
    shows: set[tuple[str, ...]] = field(default_factory=set)

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
            if (path := folder / "frames" / "figures.tsv").exists():
                out.figures |= {words(row["head"]): row["means"] for row in read_table(path, ("head", "means"))}
            if (path := folder / "frames" / "prison.tsv").exists():
                out.prison |= {words(row["word"])[-1] for row in read_table(path, ("word",))}
            if (path := folder / "frames" / "passing.tsv").exists():
                for row in read_table(path, ("word", "class")):
                    if row["class"] == "show":
                        out.shows.add(words(row["word"]))
                    out.passing.setdefault(row["class"], set()).add(words(row["word"])[-1])
            if (path := folder / "frames" / "domains.tsv").exists():
                for row in read_table(path, ("word", "domain")):
                    out.domains.add(words(row["word"]), row["domain"])
            if (path := folder / "frames" / "private.tsv").exists():
                for row in read_table(path, ("word", "number")):
                    {"one": out.single, "lone": out.lone}.get(row["number"], out.kin).add(words(row["word"])[-1])
        return out

    def domain(self, tokens: list[Token]) -> str | None:
        """The field of play, art or market that a sentence speaks of, or None."""
        none_begins = self.domains.root.keys().isdisjoint
        for at, token in enumerate(tokens):
            if not none_begins(token.keys) and (found := self.domains.longest(tokens, at)[1]):
                return found[0]
        return None

    @staticmethod
    def official(who: Resolved) -> bool:
        """Whether somebody is of the state, its rivals or its bodies, and not a country or a people by name."""
        return bool(set(who.participant.sectors) & OFFICIAL) and who.kind not in ("country", "inhabitant", "adjective", "attributed")

    @staticmethod
    def armed(who: Resolved) -> bool:
        """Whether somebody is army, police, secret service or armed group."""
        return not ARMED.isdisjoint(who.participant.sectors)

    @staticmethod
    def civil(who: Resolved) -> bool:
        """Whether somebody is a person, office or party of civil politics, and neither a state nor under arms."""
        return (who.kind in CIVIL_KINDS or who.pronoun == "he") and bool(who.participant.sectors) and set(who.participant.sectors) <= CIVIL

    def figure(self, entry: Predicate, people: Iterable[Resolved]) -> str | None:
        """What a word of attack or fight means among civil politicians ("blame", "contest"); None where it is meant as it stands."""
        means = self.figures.get(entry.head) if entry.type == "ASSAULT" else None
        people = list(people)
        if means is None or not people:
            return None
        # "वामपंथी दल": a body of parties blames as a party does; two bands that fight ("दो गुट") may do so with arms.
        # Beside a party a body of parties ("के नेतृत्व वाला गठबंधन") stands for election as it does.
        polled = means == "blame" or any(p.kind == "party" for p in people)
        parties = [p for p in people if polled and p.kind == "organ" and p.participant.sectors == ["PTY"]]
        # "वह कांग्रेस से लड़ाई लड़ चुके हैं": whoever fights a party besides, does so as a politician.
        unknown = [p for p in people if polled and p.pronoun == "he" and not p.participant.key and not p.participant.sectors]
        unknown = unknown if means == "contest" and len(unknown) < len(people) else []
        return means if all(p in parties or p in unknown or self.civil(p) or self._stands(p) for p in people) else None

    def _stands(self, who: Resolved) -> bool:
        """ "उम्मीदवार का संघर्ष जारी है": whether somebody is one who stands for office; several may be a crowd that fights."""
        return who.kind == "crowd" and who.participant.sectors == ["PTY"] and not self.several(who.participant.text.split())

    def private(self, who: Resolved, harmed: bool = False) -> bool:
        """Whether somebody is told of only as kin, neighbour, player or the like; one who is harmed counts whatever his calling."""
        if who.participant.key and set(who.participant.sectors) - {"CVL"}:
            return False
        last = who.participant.text.split()
        if not last or who.kind == "person":
            return False
        lemmas = lemma_keys(key(last[-1]))
        one = not harmed and any(k in self.single for k in lemmas) and not self.several(last)
        return one or any(k in self.kin for k in lemmas)

    @staticmethod
    def several(words_: Sequence[str]) -> bool:
        """Whether a phrase counts more than one: an oblique plural, or a word of number before the noun."""
        if any(r.number == "pl" and r.case == "obl" for r in readings(key(words_[-1]))):
            return True
        return len(words_) > 1 and (words_[-2].isdigit() or any(r.pos in ("NUM", "DET") for r in readings(key(words_[-2]))))

    def only_warns(self, entry: Predicate) -> bool:
        return entry.type == "THREATEN" and entry.head in self.warnings

    def is_toll(self, entry: Predicate) -> bool:
        return entry.type == "ASSAULT" and entry.head in self.tolls

    @staticmethod
    def political(who: Resolved) -> bool:
        """Whether a participant is of the kinds that the codebook codes."""
        return bool(who.participant.key) or bool(POLITICAL.intersection(who.participant.sectors)) or who.kind == "pronoun"
