"""From pairs that belong together to groups: deterministic in the set of pairs, whatever order they came in."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping


def components(items: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected components, each sorted, in the order of their first members."""
    parent: dict[str, str] = {i: i for i in items}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        x, y = root(a), root(b)
        if x != y:
            parent[max(x, y)] = min(x, y)
    groups: dict[str, list[str]] = {}
    for i in sorted(parent):
        groups.setdefault(root(i), []).append(i)
    return [groups[r] for r in sorted(groups)]


def agglomerate(
    items: Iterable[str], scores: Mapping[tuple[str, str], float], least: float, barred: Iterable[tuple[str, str]] = ()
) -> list[list[str]]:
    """Average-link clusters: the closest two are joined until no two are as close as ``least``.

    scores: of pairs (smaller, larger); a pair that is missing counts 0. barred: pairs that never come into one group. Ties go to
    the smaller members, so the outcome depends on the set alone.
    """
    groups: dict[str, list[str]] = {i: [i] for i in sorted(items)}
    links: dict[str, dict[str, float]] = {i: {} for i in groups}
    for (a, b), score in scores.items():
        links[a][b] = links[b][a] = score
    walls: dict[str, set[str]] = {i: set() for i in groups}
    for a, b in barred:
        walls[a].add(b)
        walls[b].add(a)
    # Of a pair that was reckoned anew the older entry stays in the queue; ``means`` tells which one holds. To look through all pairs
    # for every joining took minutes where a war is told of every day.
    means: dict[tuple[str, str], float] = {}
    queue: list[tuple[float, str, str]] = []

    def reckon(one: str, other: str) -> None:
        pair = (one, other) if one < other else (other, one)
        mean = means[pair] = links[one][other] / (len(groups[one]) * len(groups[other]))
        if mean >= least and pair[1] not in walls[pair[0]]:
            heapq.heappush(queue, (-mean, *pair))

    for a, near in links.items():
        for b in near:
            if a < b:
                reckon(a, b)
    while queue:
        mean, a, b = heapq.heappop(queue)
        if means.get((a, b)) != -mean or b in walls[a]:
            continue
        _join(a, b, groups, links, walls, means)
        for other in links[a]:
            reckon(a, other)
    return [sorted(g) for _, g in sorted(groups.items(), key=lambda g: g[0])]


def _join(
    a: str,
    b: str,
    groups: dict[str, list[str]],
    links: dict[str, dict[str, float]],
    walls: dict[str, set[str]],
    means: dict[tuple[str, str], float],
) -> None:
    """Put group b into group a."""
    groups[a] += groups.pop(b)
    for other, total in links.pop(b).items():
        means.pop((b, other) if b < other else (other, b), None)
        del links[other][b]
        if other != a:
            links[a][other] = links[other][a] = links[a].get(other, 0.0) + total
    for other in walls.pop(b):
        walls[other].discard(b)
        walls[other].add(a)
        walls[a].add(other)
