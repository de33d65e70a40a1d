"""The examples and counter-examples of the predicate tables are tests of their entries (docs/lexicon.md).

Run as a script it prints the numbers: ``python tests/test_predicate_examples.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import vaarta
from vaarta.language import key
from vaarta.language.tables import Row, read_table

PREDICATES = Path(vaarta.__file__).parent / "data" / "hi" / "predicates"
COLUMNS = ("head", "light", "kind", "modes", "pattern", "flags", "example", "counter")
FILES = sorted(p for p in PREDICATES.glob("*.tsv") if not p.stem.startswith(("blockers", "evaluatives")))
PUBLISHED = "2024-05-15"
# What the codebook makes of a type that is told in the future or as a possibility (sections 2 and 5).
CONVERTED = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}


def sentences(path: Path, column: str) -> Iterator[tuple[Row, str]]:
    """The entries of a file that have a sentence in a column, with it."""
    for row in read_table(path, COLUMNS):
        if row[column] not in ("", "-"):
            yield row, row[column]


def type_of(path: Path) -> str:
    return path.stem.partition("-")[0].upper()


def coded(coder: vaarta.Coder, sentence: str) -> list[vaarta.Event]:
    return list(coder.code(sentence, published=PUBLISHED, form="plain").events)


def report(row: Row, sentence: str, events: list[vaarta.Event]) -> str:
    told = ", ".join(f"{e.type} {e.trigger!r}" for e in events) or "nothing"
    return f"{row.where}: {row['head']} ({row['flags']}): {sentence} → {told}"


def missed(coder: vaarta.Coder, path: Path) -> list[str]:
    """The examples of a file that give no event of its type."""
    wanted = {type_of(path), CONVERTED.get(type_of(path), "")}
    out = []
    for row, sentence in sentences(path, "example"):
        events = coded(coder, sentence)
        if not any(e.type in wanted for e in events):
            out.append(report(row, sentence, events))
    return out


def overdone(coder: vaarta.Coder, path: Path) -> list[str]:
    """The counter-examples of a file that give an event of its type whose trigger holds the head."""
    unwanted = {type_of(path), CONVERTED.get(type_of(path), "")}
    out = []
    for row, sentence in sentences(path, "counter"):
        events = coded(coder, sentence)
        if any(e.type in unwanted and holds(e, row["head"]) for e in events):
            out.append(report(row, sentence, events))
    return out


def holds(event: vaarta.Event, head: str) -> bool:
    """Whether a trigger holds the first word of a head, in whatever inflection: all but its last letters."""
    first = key(head.replace("-", " ").split()[0])
    stem = first[: max(2, len(first) - 2)]
    return stem in key((event.trigger or "").replace("-", " "))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_examples_are_coded(coder: vaarta.Coder, path: Path) -> None:
    """Every example gives an event of its entry's type, or of the type that the codebook makes of it."""
    wrong = missed(coder, path)
    assert not wrong, "\n".join([f"{len(wrong)} examples of {path.name} are not coded:", *wrong])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_counter_examples_are_not_coded(coder: vaarta.Coder, path: Path) -> None:
    """No counter-example gives an event of its entry's type from the entry's head."""
    wrong = overdone(coder, path)
    assert not wrong, "\n".join([f"{len(wrong)} counter-examples of {path.name} are coded:", *wrong])


def main() -> None:
    """Prints how many entries, examples and counters each file has, and how many fail."""
    coder = vaarta.load("hi")
    total = [0, 0, 0, 0, 0]
    print(f"{'file':18}{'entries':>9}{'examples':>10}{'missed':>8}{'counters':>10}{'coded':>7}")
    for path in FILES:
        entries = sum(1 for _ in read_table(path, COLUMNS))
        examples, counters = (sum(1 for _ in sentences(path, c)) for c in ("example", "counter"))
        numbers = [entries, examples, len(missed(coder, path)), counters, len(overdone(coder, path))]
        total = [a + b for a, b in zip(total, numbers, strict=True)]
        print(f"{path.stem:18}{numbers[0]:9}{numbers[1]:10}{numbers[2]:8}{numbers[3]:10}{numbers[4]:7}")
    print(f"{'all':18}{total[0]:9}{total[1]:10}{total[2]:8}{total[3]:10}{total[4]:7}")


if __name__ == "__main__":
    main()
