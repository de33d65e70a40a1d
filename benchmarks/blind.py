"""Raw sentences that were annotated before their coding was seen, scored as `vaarta eval` scores a gold file.

    python benchmarks/blind.py              the figures
    python benchmarks/blind.py OUT.jsonl    the same, and the annotated sentences as a gold file (codebook section 7)

The annotation is stored in quality/audit/blind.tsv by the number of the sentence and the offsets of words, without the sentence, whose
licence does not allow copying. The faults of these sentences were worked on after they were annotated, so their figures tell of new text
only for the coder of before.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus import raw_sentences

from vaarta.cli.evaluate import evaluate_gold
from vaarta.language.tables import Row, read_table

STORED = Path(__file__).resolve().parent.parent / "quality" / "audit" / "blind.tsv"
COLUMNS = ("sentence", "type", "status", "modes", "trigger", "actors", "recipients", "said_by")


def _words(text: str, span: str) -> str:
    start, end = span.split("-")
    return text[int(start) : int(end)]


def _people(text: str, cell: str) -> list[dict[str, Any]]:
    found = []
    for one in cell.split(";") if cell != "-" else ():
        span, _, who = one.partition("=")
        key, _, sectors = who.partition(" ")
        found.append({"text": _words(text, span), "key": None if key == "-" else key, "sectors": sectors.split(",") if sectors else []})
    return found


def _event(text: str, row: Row) -> dict[str, Any]:
    said = _people(text, row["said_by"])
    return {
        "type": row["type"],
        "modes": [] if row["modes"] == "-" else row["modes"].split(","),
        "status": row["status"],
        "trigger": _words(text, row["trigger"]),
        "actors": _people(text, row["actors"]),
        "recipients": _people(text, row["recipients"]),
        "when": None,
        "where": None,
        "said_by": said[0] if said else None,
    }


def records(rows: Iterable[Row], sentences: list[str]) -> list[dict[str, Any]]:
    """The annotated sentences with their words, as a gold file has them."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        text = sentences[int(row["sentence"])].strip()
        record = found.setdefault(row["sentence"], {"id": f"raw-{row['sentence']}", "text": text, "events": []})
        if row["type"] != "-":
            record["events"].append(_event(text, row))
    return list(found.values())


def main() -> int:
    """Write the gold file and score it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "blind.jsonl"
        gold = records(read_table(STORED, COLUMNS), raw_sentences())
        out.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in gold), encoding="utf-8")
        return evaluate_gold(out, data=[], errors=False, as_json=False, floors=None)


if __name__ == "__main__":
    sys.exit(main())
