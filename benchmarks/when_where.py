"""When and where of the events that meet their annotation: is the annotated date or place found, and is none made up?

python benchmarks/when_where.py GOLD.jsonl ... [--errors]

A date is right where its words share a word with the annotated ones and the event has none where the annotation has none. A place
is right where its country key is the annotated one; one annotated without a key counts by its words.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from vaarta.cli.evaluate import load_gold
from vaarta.coder import Coder
from vaarta.language import tokenise
from vaarta.records import plain
from vaarta.scoring import pairs


def words(text: str | None) -> set[str]:
    return {t.key for t in tokenise(text or "")}


def said(event: dict[str, Any], name: str) -> str | None:
    """The words of the date or place of an event, gold or coded; None where it has none."""
    value = event.get(name)
    if not value:
        return None
    return value if isinstance(value, str) else value.get("text")


def agrees(name: str, gold: dict[str, Any], coded: dict[str, Any]) -> bool:
    if name == "where" and gold["where"].get("key"):
        return bool(gold["where"]["key"] == coded["where"].get("key"))
    return bool(words(said(gold, name)) & words(said(coded, name)))


def count(counts: Counter[str], name: str, gold: dict[str, Any], coded: dict[str, Any]) -> bool:
    """Count one pair of events; False where they differ."""
    want, got = said(gold, name), said(coded, name)
    right = want is None and got is None
    if want and got:
        right = agrees(name, gold, coded)
        counts[name, "hit"] += right
    counts[name, "gold"] += want is not None
    counts[name, "coded"] += got is not None
    counts[name, "right"] += right
    return right


def main() -> None:
    coder = Coder("hi", [])
    counts: Counter[Any] = Counter()
    for path in (p for p in sys.argv[1:] if not p.startswith("-")):
        for record in load_gold(Path(path)):
            coded = [plain(e) for e in coder.code(record["text"], id=str(record["id"]), form="plain").events]
            for type_ in {e["type"] for e in record["events"]}:
                for gold, mine in pairs(*([e for e in side if e["type"] == type_] for side in (record["events"], coded))):
                    counts["pairs"] += 1
                    for name in ("when", "where"):
                        if not count(counts, name, gold, mine) and "--errors" in sys.argv:
                            print(f"{name}: gold {gold[name]}  got {mine[name]}\n   {record['text']}\n   {gold['type']} {gold['trigger']}")
    print(f"{counts['pairs']} events matched by type")
    print(f"{'':8}{'gold':>6}{'coded':>7}{'hit':>6}{'precision':>11}{'recall':>8}{'right, with none':>18}")
    for name in ("when", "where"):
        gold, coded_, hit = (counts[name, k] for k in ("gold", "coded", "hit"))
        figures = f"{hit / max(1, coded_):11.3f}{hit / max(1, gold):8.3f}{counts[name, 'right'] / max(1, counts['pairs']):18.3f}"
        print(f"{name:8}{gold:6}{coded_:7}{hit:6}{figures}")


if __name__ == "__main__":
    main()
