"""Articles to stories, mentions to merged events. What comes out depends on the set of articles, never on their order.

Three steps, each a function of the pairs alone: articles that share a key (``fingerprint``) are compared, those alike enough are linked,
and the linked ones are grouped by average link. Mentions are grouped likewise: within a story on little evidence, across
stories only where sides, day and place speak for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from ..engine import Engine
from ..records import Article, Event, MergedEvent, Story
from .features import Features, Told, read_features
from .fingerprint import keys
from .group import agglomerate, components
from .merge import Mention, merged
from .sameness import EVENT_DAYS, NEVER, STORY_DAYS, STORY_LINK, compare, days_apart, told_same
from .words import Words, load

# Half of the link: a group may hold two versions that have little in common but a third between them.
STORY_LEAST = STORY_LINK * 0.45
EVENT_LEAST = 0.0


def story_id(first: Features) -> str:
    """The id of a story whose earliest article is ``first``."""
    return f"s1-{hashlib.blake2b(first.id.encode(), digest_size=8).hexdigest()}"


def order(features: Features) -> tuple[str, str]:
    """Earliest first; undated articles last."""
    return (features.published or "9999", features.id)


def group_articles(features: Mapping[str, Features], links: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """The stories among articles, by their links (pairs of ids, the smaller first)."""
    out: list[list[str]] = []
    linked = components(features, links)
    for part in linked:
        if len(part) < 3:
            out.append(part)
            continue
        inside = set(part)
        own = {pair: score for pair, score in links.items() if pair[0] in inside}
        out += agglomerate(part, own, STORY_LEAST)
    return [sorted(group, key=lambda i: order(features[i])) for group in out]


def link(a: Features, b: Features, words: Words) -> float | None:
    """How closely two articles tell one story; None where they do not."""
    compared = compare(a, b, words)
    return compared.score if compared is not None and compared.score >= STORY_LINK else None


class Builder:
    """Collects coded articles in memory and groups them; for one time window, a test, or a program with its own pages."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.words = load(engine.language)
        self.features: dict[str, Features] = {}
        self.links: dict[tuple[str, str], float] = {}
        self._events: dict[str, dict[str, Event]] = {}
        self._titles: dict[str, str | None] = {}
        self._index: dict[int, list[str]] = {}

    def add(self, article: Article) -> None:
        """Take one coded article; a second one with the same id is refused with ValueError."""
        if article.id in self.features:
            raise ValueError(f"article {article.id!r} was added before")
        features = read_features(article, self.engine)
        near: set[str] = set()
        for key in keys(features, self.words):
            bucket = self._index.setdefault(key, [])
            near.update(bucket)
            bucket.append(article.id)
        self.features[article.id] = features
        self._events[article.id] = {e.id: e for e in article.events}
        self._titles[article.id] = article.title
        for other in near:
            score = link(features, self.features[other], self.words)
            if score is not None:
                self.links[min(other, article.id), max(other, article.id)] = score

    def stories(self) -> list[Story]:
        """The stories, earliest first; an article that no other tells is a story of its own."""
        groups = group_articles(self.features, self.links)
        return sorted((self._story(g) for g in groups), key=lambda s: (s.first or "9999", s.id))

    def _story(self, group: Sequence[str]) -> Story:
        rows = [self.features[i] for i in group]
        outlets = list(dict.fromkeys(r.outlet for r in rows if r.outlet))
        dates = [r.published for r in rows if r.published]
        first, last = (dates[0], dates[-1]) if dates else (None, None)
        return Story(story_id(rows[0]), self._titles[rows[0].id], first, last, list(group), outlets)

    def merged_events(self) -> list[MergedEvent]:
        """The merged events of all stories, in the order of their first mentions."""
        story = {i: s.id for s in self.stories() for i in s.articles}
        mentions = [Mention(self._events[f.id][t.id], t, f) for f in self.features.values() for t in f.events]
        groups = group_mentions(sorted(mentions, key=lambda m: m.id), story, self.words)
        return [merged(g, story[g[0].features.id]) for g in sorted(groups, key=lambda g: g[0].order)]


def group_mentions(mentions: Sequence[Mention], story: Mapping[str, str], words: Words) -> list[list[Mention]]:
    """Which mentions tell one event. story: article id → story id."""
    by_id = {m.id: m for m in mentions}
    scores: dict[tuple[str, str], float] = {}
    never: set[tuple[str, str]] = set()
    for one, two in _pairs(mentions, story):
        score = _score(one, two, story, words)
        pair = (min(one.id, two.id), max(one.id, two.id))
        if score <= NEVER:
            never.add(pair)
        else:
            scores[pair] = score
    links = [pair for pair, score in scores.items() if score > 0]
    out = []
    for part in components(by_id, links):
        if len(part) == 1:
            out.append([by_id[part[0]]])
            continue
        inside = set(part)
        own = {pair: score for pair, score in scores.items() if pair[0] in inside and pair[1] in inside}
        groups = agglomerate(part, own, EVENT_LEAST, [pair for pair in never if pair[0] in inside and pair[1] in inside])
        out += [sorted((by_id[i] for i in group), key=lambda m: m.order) for group in groups]
    return out


def _pairs(mentions: Sequence[Mention], story: Mapping[str, str]) -> Iterable[tuple[Mention, Mention]]:
    """Pairs worth comparing: all of one story, and across stories those of one type whose sides share a key."""
    stories: dict[str, list[Mention]] = {}
    keyed: dict[tuple[str, str], list[Mention]] = {}
    for m in mentions:
        stories.setdefault(story[m.features.id], []).append(m)
        for side in sorted({s.partition(":")[0] for s in m.told.actors + m.told.recipients} - {""}):
            keyed.setdefault((m.told.type, side), []).append(m)
    for group in stories.values():
        yield from combinations(group, 2)
    seen: set[tuple[str, str]] = set()
    for group in keyed.values():
        for one, two in combinations(group, 2):
            if story[one.features.id] != story[two.features.id] and (one.id, two.id) not in seen and near(one, two):
                seen.add((one.id, two.id))
                yield one, two


def near(one: Mention, two: Mention) -> bool:
    """Whether two mentions in different stories may tell one event by their days alone."""
    apart = days_apart(one.told.start, two.told.start)
    gap = days_apart(one.features.day, two.features.day)
    return apart is not None and apart <= STORY_DAYS and (gap is None or gap <= EVENT_DAYS)


def linked(one: Mention, two: Mention, story: Mapping[str, str], words: Words) -> bool:
    """Whether two mentions are held for one event when looked at alone; what follows the links is one component."""
    return _score(one, two, story, words) > 0


def _score(one: Mention, two: Mention, story: Mapping[str, str], words: Words) -> float:
    x, y = one.told, two.told
    if one.features.id == two.features.id and x.sentence == y.sentence and not _partial(x, y):
        return NEVER
    related = story[one.features.id] == story[two.features.id]
    return told_same(x, y, sentence(one.features, x), sentence(two.features, y), words, related=related)


def _partial(x: Told, y: Told) -> bool:
    """Two records of one sentence are two acts, unless one of them only says less than the other."""
    sides = ((set(x.actors), set(y.actors)), (set(x.recipients), set(y.recipients)))
    return x.type == y.type and (all(a <= b for a, b in sides) or all(b <= a for a, b in sides))


def sentence(features: Features, told: Told) -> list[str]:
    """The terms of the sentence that a mention stands in."""
    return features.sentences[told.sentence]
