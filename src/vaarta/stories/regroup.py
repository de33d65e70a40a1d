"""Groups brought up to date where something new came, without a look at the rest.

``agglomerate`` joins the closest two, and never two between which nothing links; so what has no link into a part does not bear on how the
part is joined. Where the groups around a part come out of a joint grouping as they were, they would come out so of a grouping of
everything, and so would whatever stands behind them. Grouped anew is therefore what is new, the groups beside it, and, where one of
those comes out changed, the groups beside that, until none does. The outcome is that of one grouping of everything (a test compares
them), also where ties are decided by name: what is joined within a part is joined in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

Group = frozenset[str]


def regrouped(
    new: Iterable[str], beside: Callable[[Set[str]], Iterable[Group]], grouped: Callable[[Set[str]], Iterable[Sequence[str]]]
) -> list[Sequence[str]]:
    """The groups that what is new makes with what it changes; all other groups stay as they are.

    new: items without a group, and the items of whole groups that are to be made anew because an item of theirs is gone or its links are
    others. beside: the standing groups, whole, that have a link to one of some items, new ones left out. grouped: ``agglomerate`` with all
    links between some items.
    """
    inside = set(new)
    around = set(beside(inside))
    while True:
        found = list(grouped(inside.union(*around)))
        changed = around - {frozenset(group) for group in found}
        around -= changed
        touched: set[str] = set().union(*changed)
        inside |= touched
        further = {group for group in beside(touched) if not group <= inside} - around if touched else set()
        if not further:
            return [group for group in found if group[0] in inside]
        around |= further
