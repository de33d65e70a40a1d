"""Pairwise scores of stories and merged events against labelled reports."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from ..pipeline import run
from ..records import Article, Event
from .build import Builder
from .labelled import Report

Pair = tuple[Hashable, Hashable]


@dataclass(slots=True)
class Figures:
    """What one set gives. stories, events, events_all: (precision, recall, F1).

    events: over the labelled mentions that the coder found, so it measures merging alone. events_all: over every label, so a mention
    that the coder missed counts as missed in all its pairs. wrong: pairs for a person to look at.
    """

    reports: int
    negatives: int
    labels: int
    found: int
    stories: tuple[float, float, float]
    events: tuple[float, float, float]
    events_all: tuple[float, float, float]
    wrong: list[str] = field(default_factory=list)


def pairs(groups: Iterable[Iterable[Hashable]]) -> set[Pair]:
    """All unordered pairs within groups."""
    return {(a, b) for g in groups for a, b in combinations(sorted(set(g), key=repr), 2)}


def f1(gold: set[Pair], got: set[Pair]) -> tuple[float, float, float]:
    """Precision, recall and F1 of two sets of pairs."""
    hit = len(gold & got)
    precision, recall = hit / len(got) if got else 1.0, hit / len(gold) if gold else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def evaluate(reports: Iterable[Report], builder: Builder) -> Figures:
    """Code the reports, group them with an empty builder, and compare with the labels."""
    rows = list(reports)
    label_of: dict[str, tuple[str, int, str, str]] = {}
    labels: list[tuple[str, int, str, str]] = []
    for report in rows:
        article = report.article()
        run(article, builder.engine)
        for label, event in _matched(report, article):
            labels.append(label)
            if event is not None:
                label_of[event.id] = label
        builder.add(article)
    story = {r.id: r.story for r in rows}
    gold, got = pairs(_by(story)), pairs(s.articles for s in builder.stories())
    groups = [[label_of[m.event] for m in e.mentions if m.event in label_of] for e in builder.merged_events()]
    found = set(label_of.values())
    told = {label: label[3] for label in labels}
    gold_found, gold_all, merged = pairs(_by({k: v for k, v in told.items() if k in found})), pairs(_by(told)), pairs(groups)
    wrong = [f"story {'missed' if p in gold else 'joined'}: {p[0]} {p[1]}" for p in sorted(gold ^ got, key=repr)]
    differing = sorted(gold_found ^ merged, key=repr)
    wrong += [f"event {'missed' if p in gold_found else 'joined'}: {_name(p[0])} {_name(p[1])}" for p in differing]
    negatives = len({r.story for r in rows if r.near})
    return Figures(len(rows), negatives, len(labels), len(found), f1(gold, got), f1(gold_found, merged), f1(gold_all, merged), wrong)


def _name(label: Any) -> str:
    report, line, type_, event = label
    return f"{report}:{line + 1}:{type_}={event}"


def _by(values: Mapping[Hashable, str] | Mapping[str, str] | Mapping[tuple[str, int, str, str], str]) -> list[list[Hashable]]:
    groups: dict[str, list[Hashable]] = {}
    for item, value in values.items():
        groups.setdefault(value, []).append(item)
    return list(groups.values())


def _matched(report: Report, article: Article) -> Iterable[tuple[tuple[str, int, str, str], Event | None]]:
    """Each label with the coded event of its sentence and type that names most participants; None where there is none."""
    for number, (line, block) in enumerate(zip(report.lines, article.blocks, strict=True)):
        free = [e for e in article.events if block.start <= e.span[0] < block.end]
        for type_, event in line.labels:
            fitting = [e for e in free if e.type == type_]
            best = max(fitting, key=lambda e: (len(e.actors) + len(e.recipients), -e.span[0]), default=None)
            if best is not None:
                free.remove(best)
            yield (report.id, number, type_, event), best
