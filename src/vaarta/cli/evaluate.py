"""``vaarta eval``: the coder against annotated sentences, with floors that a build may insist on."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..coder import Coder
from ..errors import SourceError, UsageError
from ..positions.scoring import conll_sentences, held_out, read_annotated, read_referred, score_positions
from ..records import plain
from ..scoring import FAULTS, SIDES, EventDict, Scores, score

# The day that annotated positions are read at: their sentences have none, and no position hangs on it.
UNDATED = "2024-05-15"


def load_gold(path: Path) -> list[dict[str, Any]]:
    """The records of a gold file. Raises SourceError S010 for a file or line that is no gold."""
    records, seen = [], set()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("S010", f"cannot be read ({error}); give a UTF-8 file of JSON lines.", str(path)) from error
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
            id_, _ = record["id"], (record["text"], record["events"])
        except (ValueError, KeyError, TypeError) as error:
            raise SourceError("S010", f"no gold record ({error}); each line is {{id, text, events}}.", f"{path}:{number}") from error
        if id_ in seen:
            raise SourceError("S010", f"id {id_} stands twice; ids are unique.", f"{path}:{number}")
        seen.add(id_)
        records.append(record)
    return records


def evaluate_gold(gold: Path, *, data: Sequence[Path], errors: bool, as_json: bool, floors: Path | None, confusion: bool = False) -> int:
    """Print the figures; 1 where a floor of that set is not reached."""
    records = load_gold(gold)
    coder = Coder("hi", data)
    coded: list[list[EventDict]] = []
    for record in records:
        article = coder.code(record["text"], id=str(record["id"]), published=record.get("published"), form="plain")
        coded.append([plain(e) for e in article.events])
    scores, wrongs = score((r["events"], c) for r, c in zip(records, coded, strict=True))
    if errors:
        for record, wrong in zip(records, wrongs, strict=True):
            if wrong:
                print(f"\n{record['id']}  {record['text']}")
                for kind, a, b in wrong:
                    print(f"  {kind:6} gold {brief(a)}\n         got  {brief(b)}")
    if as_json:
        figures: dict[str, Any] = {k: round(v, 4) for k, v in scores.figures().items()}
        figures["sides"] = {side: {k: n for (s, k), n in sorted(scores.sides.items()) if s == side} for side in SIDES}
        print(json.dumps(figures | {"confusion": confusions(scores)} if confusion else figures, ensure_ascii=False))
    else:
        _table(scores)
        if confusion:
            print("\n" + "\n".join(confusion_table(scores)))
    return _below(gold.stem, scores.figures(), floors) if floors else 0


def brief(event: EventDict | None) -> str:
    """One event in one line."""
    if event is None:
        return "–"
    sides = ["+".join(p.get("key") or f"?{p['text']}" for p in event.get(s) or []) or "∅" for s in ("actors", "recipients")]
    return f"{event['type']} [{event.get('status')}] {sides[0]} → {sides[1]} «{event.get('trigger')}»"


def _table(scores: Scores) -> None:
    n = scores.counts
    print(f"{n['sentences']} sentences, {n['gold']} gold events, {n['coded']} coded")
    print(f"{'':14}{'precision':>10}{'recall':>10}{'F1':>10}")
    for name in ("type", "dyad", "participant"):
        print(f"{name:14}" + "".join(f"{x:10.3f}" for x in scores.f1(name)))
    for name, value in scores.figures().items():
        if name not in ("type", "dyad", "participant"):
            print(f"{name + (' kept' if name == 'quiet' else ' accuracy'):24}{value:20.3f}")
    print("\nsides of matched events" + "".join(fault.rjust(9) for fault in FAULTS))
    for side in SIDES:
        print(side.ljust(23) + "".join(f"{scores.sides[side, fault]:9}" for fault in FAULTS))
    print("\ntype          gold coded   hit")
    for type_, counter in sorted(scores.types.items(), key=lambda item: -item[1]["gold"]):
        print(f"{type_:12}{counter['gold']:6}{counter['coded']:6}{counter['hit']:6}")
    print("\ncommonest confusions (gold → coded; – is none)")
    for (a, b), count in scores.confusion.most_common(12):
        print(f"{count:6}  {a} → {b}")


def confusions(scores: Scores) -> dict[str, dict[str, int]]:
    """Gold type → coded type → how often, the commonest gold type first; – is no event.

    A missed and an extra event of one sentence with a word of their triggers in common are one act under another type.
    """
    names = [t for t, _ in sorted(scores.types.items(), key=lambda item: (-item[1]["gold"], item[0]))]
    out = {row: {column: scores.confusion[row, column] for column in (*names, "–")} for row in (*names, "–")}
    for name in names:
        out[name][name] = scores.types[name]["hit"]
    return out


def confusion_table(scores: Scores) -> list[str]:
    """The confusions as lines of a table: gold types down, coded types across in their first six letters."""
    table = confusions(scores)
    lines = ["gold \\ coded".ljust(12) + "".join(name[:6].rjust(7) for name in table)]
    return lines + [row.ljust(12) + "".join((str(n) if n else ".").rjust(7) for n in counts.values()) for row, counts in table.items()]


def _below(name: str, figures: Mapping[str, float], floors: Path) -> int:
    try:
        wanted = tomllib.loads(floors.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise UsageError("U005", f"the floors cannot be read ({error}); give a TOML file.", str(floors)) from error
    failed = 0
    for measure, floor in wanted.get(name, {}).items():
        if measure in figures and figures[measure] < floor:
            print(f"vaarta: {name}: {measure} {figures[measure]:.4f} is below its floor {floor}", file=sys.stderr)
            failed = 1
    return failed


def evaluate_positions(path: Path, corpus: Path | None, *, data: Sequence[Path], errors: bool, as_json: bool, floors: Path | None) -> int:
    """Print the figures of both halves of an annotated set; errors of the open half alone. 1 where a floor is not reached.

    A floors file has a table for the set by its name, with open, held-out and all as the least F1 of each.
    """
    if path.suffix == ".tsv":
        if corpus is None:
            raise UsageError("U003", f"{path} names sentences by number; give the corpus with --corpus.")
        sentences = read_referred(path, conll_sentences(corpus))
    else:
        sentences = read_annotated(path)
    coder, told = Coder("hi", data), dict[str, dict[str, Any]]()
    wrong: list[str] = []
    for name in ("open", "held-out", "all"):
        own = [s for s in sentences if name == "all" or held_out(s.text) == (name == "held-out")]
        figures, lines = score_positions((s, coder.code(s.text, form="plain", published=UNDATED).positions) for s in own)
        told[name] = {"sentences": len(own), **plain(figures), "f1": round(figures.f1, 3)}
        wrong += lines if name == "open" else []
    if as_json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        if errors:
            print("\n".join(wrong))
        for name, row in told.items():
            counts = f"{row['sentences']} sentences, {row['gold']} positions, {row['coded']} coded, {row['hit']} right"
            print(f"{name:9}{counts}, F1 {row['f1']:.3f}, quiet kept {row['kept']} of {row['quiet']}")
    return _below(path.stem, {name: row["f1"] for name, row in told.items()}, floors) if floors else 0
