"""Articles to stories, mentions to merged events. What comes out depends on the set of articles, never on their order.

Three steps, each a function of the pairs alone: articles that share a key (``fingerprint``) are compared, those alike enough are linked,
and the linked ones are grouped by average link. Mentions are grouped likewise: within a story on little evidence, across
stories only where sides, day and place speak for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from ..engine import Engine
from ..records import Article, Event, MergedEvent, Story
from .features import Features, Told, family, read_features
from .fingerprint import keys
from .group import agglomerate, components
from .merge import Mention, merged
from .sameness import EVENT_DAYS, NEVER, STORY_DAYS, STORY_LINK, compare, day_number, told_same
from .words import Words, load

# Half of the link: a group may hold two versions that have little in common but a third between them.
STORY_LEAST = STORY_LINK * 0.45
# More for than against. Not nought: then two groups with nothing between them would be joined where a third links to both.
EVENT_LEAST = 1e-9


class Dated(Protocol):
    """What stories are put in order by: an article's features, or its row in a store."""

    @property
    def id(self) -> str: ...

    @property
    def published(self) -> str | None: ...


def story_id(first: Dated) -> str:
    """The id of a story whose earliest article is ``first``."""
    return f"s1-{hashlib.blake2b(first.id.encode(), digest_size=8).hexdigest()}"


def order(article: Dated) -> tuple[str, str]:
    """Earliest first; undated articles last."""
    return (article.published or "9999", article.id)


def group_articles(articles: Mapping[str, Dated], links: Mapping[tuple[str, str], float]) -> list[list[str]]:
    """The stories among articles, by their links (pairs of ids, the smaller first)."""
    out: list[list[str]] = []
    for part, own in _apart(articles, links, links):
        out += agglomerate(part, own, STORY_LEAST) if len(part) > 2 else [part]
    return [sorted(group, key=lambda i: order(articles[i])) for group in out]


def _apart(
    items: Iterable[str], links: Iterable[tuple[str, str]], scores: Mapping[tuple[str, str], float]
) -> list[tuple[list[str], dict[tuple[str, str], float]]]:
    """The connected components with the scores inside each."""
    parts = components(items, links)
    number = {item: n for n, part in enumerate(parts) for item in part}
    own: list[dict[tuple[str, str], float]] = [{} for _ in parts]
    for pair, score in scores.items():
        if (n := number[pair[0]]) == number[pair[1]]:
            own[n][pair] = score
    return list(zip(parts, own, strict=True))


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
        groups = group_mentions(sorted(mentions, key=lambda m: m.id), Likeness(story, self.words))
        return [merged(g, story[g[0].features.id]) for g in sorted(groups, key=lambda g: g[0].order)]


class Likeness:
    """How far two mentions tell one event, each pair looked at once. story: article id → story id."""

    def __init__(self, story: Mapping[str, str], words: Words) -> None:
        self.story, self.words = story, words
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, one: Mention, two: Mention) -> float:
        """Above 0 where the two alone would be held for one event; NEVER where they cannot be."""
        pair = (one.id, two.id) if one.id < two.id else (two.id, one.id)
        if (score := self._known.get(pair)) is None:
            score = self._known[pair] = _score(one, two, self.story, self.words)
        return score


def group_mentions(mentions: Sequence[Mention], likeness: Likeness) -> list[list[Mention]]:
    """Which mentions tell one event."""
    by_id = {m.id: m for m in mentions}
    scores: dict[tuple[str, str], float] = {}
    for one, two in _pairs(mentions, likeness.story):
        scores[(one.id, two.id) if one.id < two.id else (two.id, one.id)] = likeness(one, two)
    links = [pair for pair, score in scores.items() if score > 0]
    out = []
    for part, own in _apart(by_id, links, scores):
        if len(part) == 1:
            out.append([by_id[part[0]]])
            continue
        barred = [pair for pair, score in own.items() if score <= NEVER]
        groups = agglomerate(part, {pair: score for pair, score in own.items() if score > NEVER}, EVENT_LEAST, barred)
        out += [sorted((by_id[i] for i in group), key=lambda m: m.order) for group in groups]
    return out


class Pairing:
    """Mentions by what they are to be compared by: those of one story whose types may be one act, and across stories those of one type
    whose sides share a key, that lie near enough in time."""

    def __init__(self, story: Mapping[str, str]) -> None:
        self.story = story
        self._in_story: dict[tuple[str, str], list[Mention]] = {}
        self._abroad: dict[tuple[str, str, int], list[Mention]] = {}

    def add(self, mention: Mention) -> None:
        """Take a mention; its article's story is known."""
        told = mention.told
        self._in_story.setdefault((self.story[mention.features.id], family(told.type)), []).append(mention)
        if (day := day_number(told.start)) is not None:
            for side in told.sides[2].keys:
                self._abroad.setdefault((told.type, side, day), []).append(mention)

    def of(self, mention: Mention) -> list[Mention]:
        """The mentions that one is to be compared with, of those that were taken; itself too, where it was."""
        told, story = mention.told, self.story[mention.features.id]
        out = list(self._in_story.get((story, family(told.type)), ()))
        day, published = day_number(told.start), day_number(mention.features.day)
        if day is None:
            return out
        found: dict[str, Mention] = {}
        for side in told.sides[2].keys:
            for near in range(day - STORY_DAYS, day + STORY_DAYS + 1):
                for other in self._abroad.get((told.type, side, near), ()):
                    found[other.id] = other
        for other in found.values():
            theirs = day_number(other.features.day)
            if (published is None or theirs is None or abs(published - theirs) <= EVENT_DAYS) and self.story[other.features.id] != story:
                out.append(other)
        return out


def _pairs(mentions: Iterable[Mention], story: Mapping[str, str]) -> Iterable[tuple[Mention, Mention]]:
    """Pairs worth comparing, each once."""
    pairing = Pairing(story)
    for one in mentions:
        for other in pairing.of(one):
            yield other, one
        pairing.add(one)


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
