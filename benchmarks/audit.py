"""The audit: coded events and quiet sentences of raw news, drawn by chance and judged by hand by the codebook.

    python benchmarks/audit.py draw [--seed N] [--size N]   the two samples with their sentences, as sheets to be judged
    python benchmarks/audit.py                              the figures of the stored judgements

The sentences are those of data/hiner-validation outside the gold. Judgements are stored in quality/audit/*.tsv by the
number of the sentence and the offsets of the trigger, without the sentence, whose licence does not allow copying. With an
event stands what was judged (keys and status): where the coder now says something else, the judgement is reported as
changed and left out of the figures.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from corpus import SHARED, raw_sentences

import vaarta
from vaarta.language.tables import Row, read_table
from vaarta.pipeline import run
from vaarta.reading import read
from vaarta.records import Event, Participant

STORED = Path(__file__).resolve().parent.parent / "quality" / "audit"
SEED, SIZE = 20, 200
# right; another type; no event at all; right type, wrong actor or recipient; right type, wrong status.
VERDICTS = frozenset({"right", "type", "none", "sides", "status", "sides+status"})
HIT = VERDICTS - {"type", "none"}
EVENT_COLUMNS = ("sentence", "type", "start", "end", "coded", "verdict", "class")
QUIET_COLUMNS = ("sentence", "verdict", "class")


@dataclass(slots=True, frozen=True)
class Judged:
    """One coded event as it can be named without its words. coded: keys of both sides and the status."""

    sentence: int
    type: str
    start: int
    end: int
    coded: str


def name_event(number: int, event: Event) -> Judged:
    return Judged(number, event.type, *event.span, f"{_side(event.actors)}>{_side(event.recipients)} {event.status}")


def _side(people: Sequence[Participant]) -> str:
    return "+".join(sorted(p.key or "?" for p in people)) or "-"


def gold_numbers(folder: Path) -> set[int]:
    """Numbers of the sentences that any gold file holds; of the files only the ids are read."""
    found: set[int] = set()
    for path in sorted(folder.glob("*.jsonl")):
        found.update(int(n) for n in re.findall(r'"id": "hiner-v-([0-9]{5})"', path.read_text(encoding="utf-8")))
    return found


def code_all(sentences: Sequence[str], leave: Iterable[int]) -> tuple[dict[int, list[Event]], list[int]]:
    """Events by sentence number, and the numbers of sentences in which an entry of the lexicon was tried but gave no event."""
    coder, left = vaarta.load("hi"), set(leave)
    seen = {sentences[n] for n in left if n < len(sentences)}
    events: dict[int, list[Event]] = {}
    quiet: list[int] = []
    for number, text in enumerate(sentences):
        if number in left or text in seen:
            continue
        seen.add(text)
        work = run(read(text, id=str(number), form="plain"), coder.engine)
        if work.article.events:
            events[number] = work.article.events
        elif any(p.reading is not None and p.reading.frames for p in work.passages):
            quiet.append(number)
    return events, quiet


def draw(sentences: Sequence[str], events: dict[int, list[Event]], quiet: Sequence[int], seed: int, size: int) -> None:
    """Print both samples, in the order of the corpus."""
    chance = random.Random(seed)
    every = [(n, e) for n in sorted(events) for e in events[n]]
    print(f"# {len(every)} events in {len(events)} sentences; {len(quiet)} quiet sentences with a predicate; seed {seed}")
    for number, event in sorted(chance.sample(every, min(size, len(every))), key=lambda x: (x[0], x[1].span)):
        j = name_event(number, event)
        sides = [" + ".join(f"{p.text}[{p.key or '?'} {'/'.join(p.sectors)}]" for p in s) or "-" for s in (event.actors, event.recipients)]
        print(f"\n{number}\t{j.type}\t{j.start}\t{j.end}\t{j.coded}\n   {sentences[number]}")
        print(f"   {event.type} {','.join(event.modes)} [{event.status}] «{event.trigger}»  {sides[0]} → {sides[1]}")
    print("\n# quiet")
    for number in sorted(chance.sample(list(quiet), min(size, len(quiet)))):
        print(f"{number}\t{sentences[number]}")


def wilson(hits: int, of: int) -> tuple[float, float, float]:
    """Share with the ends of its 95% interval (Wilson's score interval)."""
    if not of:
        return 0.0, 0.0, 1.0
    z, p = 1.96, hits / of
    middle, spread = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return p, (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def read_events(path: Path) -> list[tuple[Judged, str, str]]:
    """Judgements on events: what was judged, verdict, error class. Raises DataError D003 for an unknown verdict."""
    out = []
    for row in read_table(path, EVENT_COLUMNS):
        if row["verdict"] not in VERDICTS:
            raise row.wrong(f"verdict {row['verdict']!r}", f"one of {sorted(VERDICTS)}")
        number, start, end = (_number(row, c) for c in ("sentence", "start", "end"))
        out.append((Judged(number, row["type"], start, end, row["coded"]), row["verdict"], row["class"]))
    return out


def read_quiet(path: Path) -> list[tuple[int, list[str], str]]:
    """Judgements on quiet sentences: number, types missed (none: rightly quiet), class."""
    return [(_number(row, "sentence"), row.many("verdict"), row["class"]) for row in read_table(path, QUIET_COLUMNS)]


def _number(row: Row, column: str) -> int:
    if not row[column].isdigit():
        raise row.wrong(f"{column} {row[column]!r}", "a number")
    return int(row[column])


def report(
    judged: Sequence[tuple[Judged, str, str]],
    silent: Sequence[tuple[int, list[str], str]],
    events: dict[int, list[Event]],
    quiet: Sequence[int],
) -> list[str]:
    """The figures, as lines. A judgement stands where the coder still says what was judged."""
    now = {name_event(n, e) for n, found in events.items() for e in found}
    standing = [j for j in judged if j[0] in now]
    still = [s for s in silent if s[0] in set(quiet)]
    total = sum(map(len, events.values()))
    out = [f"{total} events in {len(events)} sentences, {len(quiet)} quiet sentences with a predicate"]
    out.append(f"events judged {len(judged)}, changed since {len(judged) - len(standing)}")
    verdicts = Counter(v for _, v, _ in standing)
    typed = sum(verdicts[v] for v in HIT)
    whole = verdicts["right"] + verdicts["status"]
    out.append(_line("type right", typed, len(standing)))
    out.append(_line("type and both sides right", whole, len(standing)))
    out.append(_line("type, sides and status right", verdicts["right"], len(standing)))
    out.append(_line("status right, where the type is", typed - verdicts["status"] - verdicts["sides+status"], typed))
    out.append(f"quiet sentences judged {len(silent)}, changed since {len(silent) - len(still)}")
    out.append(_line("sentences with a missed event", sum(bool(types) for _, types, _ in still), len(still)))
    missed = sum(len(types) for _, types, _ in still)
    out.append(f"  missed events: {missed}, or {missed / max(1, len(still)) * len(quiet):.0f} over all {len(quiet)} quiet sentences")
    out += _classes("wrong events by class", Counter(c for _, v, c in standing if v != "right"))
    out += _classes("wrong events by verdict", Counter(v for _, v, _ in standing if v != "right"))
    out += _by_type(standing)
    out += _classes("missed by class", Counter(c for _, types, c in still if types))
    out += _classes("missed by type", Counter(t for _, types, _ in still for t in types))
    out += [f"changed: sentence {j.sentence} {j.type} {j.start}-{j.end}, judged {v} as {j.coded}" for j, v, _ in judged if j not in now]
    out += [f"changed: sentence {n} is no longer quiet" for n, _, _ in silent if n not in set(quiet)]
    return out


def _by_type(standing: Sequence[tuple[Judged, str, str]]) -> list[str]:
    """For each type that was coded: how many were judged, of how many the type was right, and how many were right in all."""
    counts: dict[str, Counter[str]] = {}
    for j, verdict, _ in standing:
        counts.setdefault(j.type, Counter()).update(["all"] + ["type"] * (verdict in HIT) + ["right"] * (verdict == "right"))
    rows = sorted(counts.items(), key=lambda item: (-item[1]["all"], item[0]))
    return ["by type         judged   type  right", *(f"  {t:12}{c['all']:8}{c['type']:7}{c['right']:7}" for t, c in rows)]


def _line(what: str, hits: int, of: int) -> str:
    share, low, high = wilson(hits, of)
    return f"  {what:34}{hits:4} of {of:<4}{share:7.3f}  (95% {low:.3f} to {high:.3f})"


def _classes(title: str, counts: Counter[str]) -> list[str]:
    return [title, *(f"{n:5}  {name}" for name, n in counts.most_common())] if counts else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("report", "draw"), default="report")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--size", type=int, default=SIZE)
    given = parser.parse_args()
    sentences = raw_sentences()
    events, quiet = code_all(sentences, gold_numbers(SHARED / "gold"))
    if given.what == "draw":
        draw(sentences, events, quiet, given.seed, given.size)
        return
    judged = [j for path in sorted(STORED.glob("events*.tsv")) for j in read_events(path)]
    silent = [s for path in sorted(STORED.glob("quiet*.tsv")) for s in read_quiet(path)]
    print("\n".join(report(judged, silent, events, quiet)))


if __name__ == "__main__":
    main()
