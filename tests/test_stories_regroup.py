"""Groups that are brought up to date piece by piece are those of one grouping of everything."""

from __future__ import annotations

import random

import pytest

from vaarta.stories.group import agglomerate
from vaarta.stories.regroup import regrouped

LEAST = 0.24


class World:
    """Items on a line with likenesses between near ones, and the groups that stand."""

    def __init__(self, seed: int, *, negative: bool) -> None:
        chance = random.Random(seed)
        self.chance = chance
        self.items = [f"i{n:03}" for n in range(chance.randint(20, 60))]
        chance.shuffle(self.items)
        reach = chance.randint(2, 8)
        # Few values, so that ties occur.
        values = (-0.5, 0.3, 0.6, 0.6, 0.9) if negative else (0.55, 0.6, 0.75, 0.9)
        self.scores, self.barred = {}, set()
        for n, one in enumerate(self.items):
            for two in self.items[n + 1 : n + 1 + reach]:
                pair = (min(one, two), max(one, two))
                if chance.random() < 0.5:
                    self.scores[pair] = chance.choice(values)
                elif negative and chance.random() < 0.3:
                    self.barred.add(pair)
        self.there: set[str] = set()
        self.groups: set[frozenset[str]] = set()
        self.asked = 0

    def grouped(self, items):
        self.asked = max(self.asked, len(items))
        own = {p: v for p, v in self.scores.items() if set(p) <= items}
        return agglomerate(items, own, LEAST, [p for p in self.barred if set(p) <= items])

    def beside(self, items):
        linked = {b for a, b in self._both() if a in items}
        return {group for group in self.groups if group & linked}

    def _both(self):
        return [pair for (a, b), score in self.scores.items() if score > 0 for pair in ((a, b), (b, a))]

    def renew(self, items):
        old = {group for group in self.groups if group & items}
        self.groups -= old
        new = (items | set().union(*old)) & self.there
        found = regrouped(new, self.beside, self.grouped)
        changed = {item for group in found for item in group}
        self.groups = {group for group in self.groups if not group & changed} | {frozenset(group) for group in found}

    def whole(self):
        own = {p: v for p, v in self.scores.items() if set(p) <= self.there}
        return {frozenset(g) for g in agglomerate(self.there, own, LEAST, [p for p in self.barred if set(p) <= self.there])}


@pytest.mark.parametrize("negative", [False, True], ids=["links alone", "with what speaks against"])
@pytest.mark.parametrize("seed", range(40))
def test_pieces_give_what_the_whole_gives(seed, negative):
    """In the order of the line, out of order, several at a time, and with items that are taken out again."""
    world = World(seed, negative=negative)
    order = list(world.items) if seed % 2 else world.chance.sample(world.items, len(world.items))
    while order:
        some = {order.pop(0) for _ in range(min(len(order), world.chance.randint(1, 6)))}
        world.there |= some
        world.renew(some)
        if world.chance.random() < 0.2:
            gone = world.chance.choice(sorted(world.there))
            world.there.discard(gone)
            world.renew({gone})
        assert world.groups == world.whole()


def test_what_lies_far_off_is_not_looked_at():
    """A chain of stories that never ends is not grouped anew for each page that comes at its end."""
    world = World(3, negative=False)
    world.items = [f"i{n:04}" for n in range(600)]
    near = (pair for n in range(600) for pair in zip([world.items[n]] * 3, world.items[n + 1 : n + 4], strict=False))
    world.scores = {pair: world.chance.choice((0.55, 0.6, 0.75, 0.9)) for pair in near}
    for n in range(0, 600, 10):
        some = set(world.items[n : n + 10])
        world.there |= some
        world.renew(some)
    assert world.groups == world.whole()
    # The last comparison looked at everything.
    world.asked = 0
    world.renew(set(world.items[-10:]))
    assert world.asked < 60
