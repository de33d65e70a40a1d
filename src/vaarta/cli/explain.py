"""``vaarta explain``: how one sentence was read, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..coder import Coder
from ..frames.analyse import Reading
from ..frames.phrases import Phrase
from ..pipeline import run
from ..reading import read
from ..reading.dates import check_published


def explain_sentence(sentence: str, *, published: str | None, data: Sequence[Path]) -> int:
    """Print tokens, items with their clause, frames with roles and refusals, and the events and positions that came of them."""
    from rich.console import Console

    from . import render

    coder = Coder("hi", data)
    console = Console(highlight=False, soft_wrap=True)
    article = read(sentence, form="plain", published=check_published(published) if published else None, id="sentence")
    work = run(article, coder.engine, thorough=True)
    for passage in work.passages:
        words = " ".join(f"{t.text}/{t.reading.pos if t.reading else '–'}" for t in passage.tokens)
        console.print(f"[bold]tokens[/]  {render.safe(words)}")
        if passage.reading is None:
            console.print("[bold]no predicate of the lexicon stands in it; reading ends here[/]")
            continue
        _layout(passage.reading, console, render)
        _frames(passage.reading, console, render)
    console.print("[bold]events[/]")
    render.events(article, console, explain=True)
    console.print("[bold]positions[/]")
    render.positions(article, console)
    return 0


def _layout(reading: Reading, console, render) -> None:  # type: ignore[no-untyped-def]
    tokens = reading.layout.tokens
    console.print("[bold]phrases and verbs[/]")
    for at, item in enumerate(reading.layout.items):
        clause = reading.layout.clause_of(at)
        place = f"clause {clause.id} {clause.kind}" if clause else "border"
        words = " ".join(t.text for t in tokens[item.start : item.end])
        if isinstance(item, Phrase):
            note = f"phrase, slot {item.slot or 'bare'}, {reading.fitness.kind(item)}"
        elif item.verb is not None:
            v = item.verb
            facts = [
                v.form,
                v.tense,
                v.aspect,
                v.mood if v.mood != "ind" else "",
                v.modal,
                "passive" if v.passive else "",
                "negated" if v.negated else "",
            ]
            note = f"verb {'+'.join(v.lemmas)}: {' '.join(f for f in facts if f)}"
        else:
            note = f"{item.kind} {item.lemma}"
        console.print(f"  {at:2} [dim]{place:16}[/] {render.safe(words)}  [dim]{render.safe(note)}[/]")


def _frames(reading: Reading, console, render) -> None:  # type: ignore[no-untyped-def]
    console.print("[bold]frames tried[/]")
    for frame in reading.frames:
        entry = frame.use.predicate
        over = f", {frame.relation} of {frame.governor.use.predicate.lemma}" if frame.governor else ""
        console.print(f"  {render.safe(entry.lemma)} → {entry.own or entry.type} [dim]({entry.where}, {frame.use.use}{over})[/]")
        for role, fillers in frame.roles.items():
            for filler in fillers:
                console.print(f"     {role}: {render.safe(reading.fitness.text(filler.phrase))} [dim]({filler.how})[/]")
        for refused in frame.refused:
            console.print(f"     [dim]refused {render.safe(refused['text'])} as {refused['role']}: {render.safe(refused['why'])}[/]")
    for words, reason in reading.blocked:
        console.print(f"  [dim]blocked {render.safe(words)}: {render.safe(reason)}[/]")
