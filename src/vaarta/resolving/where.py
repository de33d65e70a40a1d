"""Where an event happens: a place phrase of its own clause, the most specific one; never the home of an actor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..frames.phrases import Phrase
from ..language.names import Mention, NameLexicon
from ..records import Where
from .gazetteer import Gazetteer, Place, place_phrases, resolve_place

if TYPE_CHECKING:
    from ..coding.code import Draft
    from ..pipeline import Passage

PLACE_SLOTS = frozenset({"men", "near", "place", "tak"})
WEAK_SLOTS = frozenset({"par", "se"})


class Locator:
    """Finds places, sentence by sentence, with the countries that the article has spoken of."""

    def __init__(self, places: Gazetteer, names: NameLexicon) -> None:
        self.places, self.names = places, names
        self.article: list[str] = []
        self.found: list[tuple[int, int, list[Place]]] = []
        self.here: list[str] = []

    def saw(self, mentions: Iterable[Mention]) -> None:
        for mention in mentions:
            name = mention.of("country", "adjective", "inhabitant", "metonym", "region", "region-adjective", "group")
            if name is not None and name.key and name.key not in self.article:
                self.article.append(name.key)

    def enter(self, passage: Passage) -> None:
        """Begin a sentence."""
        self.found = place_phrases(passage.tokens, self.places)
        self.here = []
        for mention in passage.mentions:
            if mention.of("region") and any(m.start == mention.end and m.of("country") for m in passage.mentions):
                # "पूर्वोत्तर श्रीलंका": a direction, whatever else bears the name.
                continue
            name = mention.of(
                "country", "adjective", "inhabitant", "metonym", "region", "region-adjective", "group", "agency", "party", "person"
            )
            if name is not None and name.key and name.key not in self.here:
                self.here.append(name.key)
        self._countries(passage)
        for _, _, places in self.found:
            keys = {p.key for p in places if p.key}
            if len(keys) == 1 and (code := next(iter(keys))) not in self.here:
                self.here.append(code)
        self.saw(passage.mentions)

    def _countries(self, passage: Passage) -> None:
        """A country is a place too, where no more exact one of the same words was found."""
        taken = {t for start, end, _ in self.found for t in range(start, end)}
        for mention in passage.mentions:
            name = mention.of("country")
            if name is not None and name.key and not taken & set(range(mention.start, mention.end)):
                lat, lon = self.places.centres.get(name.key, (None, None))
                if lat is not None and lon is not None:
                    self.found.append((mention.start, mention.end, [Place(name.name, name.key, "", lat, lon, "country", 1)]))
                else:
                    self.found.append((mention.start, mention.end, [Place(name.name, name.key, "", 0.0, 0.0, "unplaced", 1)]))
        self.found.sort(key=lambda f: f[0])

    def countries_here(self, passage: Passage) -> list[str]:
        return self.here

    def home(self) -> str | None:
        return self.article[0] if len(self.article) == 1 else None

    def place(self, draft: Draft, passage: Passage) -> Where | None:
        """The place of one draft, or None where its clause names none."""
        reading = passage.reading
        assert reading is not None
        own = set(draft.clause.items) if draft.clause is not None else set(range(len(reading.layout.items)))
        sides = [p.participant.span for p in draft.actors + draft.recipients if p.participant.span]
        best: tuple[int, Where] | None = None
        for start, end, places in self.found:
            item = reading.layout.items[reading.layout.item_of[start]] if reading.layout.item_of[start] >= 0 else None
            if not isinstance(item, Phrase) or item.at not in own or item.slot not in PLACE_SLOTS | WEAK_SLOTS:
                continue
            head = item.head
            if not (head.start <= start < head.end):
                continue
            span = (passage.tokens[start].start, passage.tokens[end - 1].end)
            if item.slot in WEAK_SLOTS and (
                places[0].kind in ("country", "unplaced") or any(s[0] <= span[0] < s[1] for s in sides) or item.slot == "se"
            ):
                continue
            distance = abs(draft.tokens[0] - start) + (0 if start < draft.tokens[0] else 50) + (8 if item.slot in WEAK_SLOTS else 0)
            if best is None or distance < best[0]:
                best = distance, self._where(passage, item, start, end, places)
        return best[1] if best else None

    def _where(self, passage: Passage, item: Phrase, start: int, end: int, places: list[Place]) -> Where:
        tokens = passage.tokens
        place, reason = resolve_place(places, self.here, self.article)
        first = item.owner.start if item.owner is not None else item.head.start
        span = (tokens[first].start, tokens[item.head.end - 1].end)
        text = passage.reading.fitness.page[span[0] : span[1]] if passage.reading is not None else tokens[start].text
        if place is None:
            return Where(text, None, None, None, None, None, span, reason)
        if place.kind == "unplaced":
            return Where(text, place.key or None, place.name, None, None, "country", span, reason)
        return Where(text, place.key or None, place.name, place.lat, place.lon, place.precision, span, reason)
