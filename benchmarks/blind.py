"""Raw sentences that were annotated before their coding was seen, scored as `vaarta eval` scores a gold file.

    python benchmarks/blind.py [--press | --rest | --rest-unread]              the figures
    python benchmarks/blind.py [--press | --rest | --rest-unread] OUT.jsonl    the same, and the annotated sentences as a gold file
                                                                               (codebook section 7)

The annotation is stored in quality/audit by the number of the sentence and the offsets of words, without the sentence, whose licence does
not allow copying. blind.tsv holds sentences of HiNER; their faults were worked on after they were annotated, so their figures tell of new
text only for the coder of before. press.tsv (--press) holds 180 sentences of newspapers with political words, 110 of the Hindi treebank
(of 2004 to 2006) and 70 of NTREX (2018, translated), which nobody has worked on. rest.tsv holds the other sentences of HiNER and of the
Hindi PUD treebank that have political words; every fifth of them, by the checksum of its id, was kept from those who worked on their
faults: --rest scores the others, --rest-unread these.
"""

from __future__ import annotations

import json
import sys
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus import press_sentences, pud_sentences, raw_sentences

from vaarta.cli.evaluate import evaluate_gold
from vaarta.language.tables import Row, read_table

STORED = Path(__file__).resolve().parent.parent / "quality" / "audit" / "blind.tsv"
PRESS, REST = STORED.with_name("press.tsv"), STORED.with_name("rest.tsv")
CHOICES = ("--press", "--rest", "--rest-unread")
# The days that the sentences of newspapers are read at, by the source that their id names: who held an office hangs on it.
DAYS = {"hdtbd": "2005-06-15", "hdtbt": "2005-06-15", "ntrex": "2018-09-20"}
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


def records(rows: Iterable[Row], sentences: Mapping[str, str]) -> list[dict[str, Any]]:
    """The annotated sentences with their words, as a gold file has them. sentences: by the id that the rows give."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        id_ = row["sentence"]
        text, day = sentences[id_].strip(), DAYS.get(id_.partition("-")[0])
        id_ = f"raw-{id_}" if id_.isdigit() else id_
        record = found.setdefault(id_, {"id": id_, "text": text, "events": []} | ({"published": day} if day else {}))
        if row["type"] != "-":
            record["events"].append(_event(text, row))
    return list(found.values())


def unread(id_: str) -> bool:
    """Whether a sentence of rest.tsv was kept from those who worked on the faults of the others."""
    return zlib.crc32(id_.encode()) % 5 == 0


def gold(choice: str) -> list[dict[str, Any]]:
    """The annotated sentences of one of CHOICES, or of blind.tsv for "". Exits with a reason where their texts are absent."""
    if choice == "--press":
        return records(read_table(PRESS, COLUMNS), press_sentences())
    raw = {str(n): text for n, text in enumerate(raw_sentences())}
    if not choice:
        return records(read_table(STORED, COLUMNS), raw)
    rest = records(read_table(REST, COLUMNS), raw | pud_sentences())
    return [record for record in rest if unread(record["id"]) == (choice == "--rest-unread")]


def main() -> int:
    """Write the gold file and score it."""
    named = [argument for argument in sys.argv[1:] if argument not in CHOICES]
    choice = next((argument for argument in sys.argv[1:] if argument in CHOICES), "")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(named[0]) if named else Path(folder) / "blind.jsonl"
        out.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in gold(choice)), encoding="utf-8")
        return evaluate_gold(out, data=[], errors=False, as_json=False, floors=None)


if __name__ == "__main__":
    sys.exit(main())
