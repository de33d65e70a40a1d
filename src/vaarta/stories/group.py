"""From pairs that belong together to groups: deterministic in the set of pairs, whatever order they came in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping


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
    items: Iterable[str], scores: Mapping[tuple[str, str], float], least: float, barred: Callable[[str, str], bool]
) -> list[list[str]]:
    """Average-link clusters: the closest two are joined until no two are as close as ``least``.

    scores: of pairs (smaller, larger); a pair that is missing counts 0. barred: two that never come into one group. Ties go to
    the smaller members, so the outcome depends on the set alone. Cost: square of the number of items, which is one component.
    """
    groups: dict[str, list[str]] = {i: [i] for i in sorted(items)}
    links: dict[str, dict[str, float]] = {i: {} for i in groups}
    for (a, b), score in scores.items():
        links[a][b] = links[b][a] = score
    walls: dict[str, set[str]] = {i: set() for i in groups}
    names = list(groups)
    for n, a in enumerate(names):
        for b in names[n + 1 :]:
            if barred(a, b):
                walls[a].add(b)
                walls[b].add(a)
    while True:
        best: tuple[float, str, str] | None = None
        for a, near in links.items():
            for b, total in near.items():
                if a < b and b not in walls[a]:
                    mean = total / (len(groups[a]) * len(groups[b]))
                    if mean >= least and (best is None or (-mean, a, b) < (-best[0], best[1], best[2])):
                        best = (mean, a, b)
        if best is None:
            return [sorted(g) for _, g in sorted(groups.items(), key=lambda g: g[0])]
        _, a, b = best
        groups[a] += groups.pop(b)
        for other, total in links.pop(b).items():
            del links[other][b]
            if other != a:
                links[a][other] = links[other][a] = links[a].get(other, 0.0) + total
        for other in walls.pop(b):
            walls[other].discard(b)
            walls[other].add(a)
            walls[a].add(other)
