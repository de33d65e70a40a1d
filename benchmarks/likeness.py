"""Whether generated articles are like real ones: lengths, share of sentences with an event, vocabulary.

python benchmarks/likeness.py [articles] [--json]

Beside the raw sentences of data/hiner-validation (VAARTA_SHARED), put together to pages of as many sentences as generated ones have: what a
sentence gives, and whether the filter lets it through, depends on what its page has said before. Prints, for both: sentences a page,
words a sentence (quartiles), events a sentence, share of sentences with an event and of those that the filter lets through, and of
the generated words how many the real text has too.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from corpus import raw_sentences
from generator import SENTENCES, Generator

from vaarta import pipeline
from vaarta.coder import load
from vaarta.reading import read


def figures(texts: Iterable[str]) -> tuple[dict[str, float], Counter[str]]:
    """The figures of texts, and their words."""
    engine = load("hi").engine
    lengths: list[int] = []
    words: Counter[str] = Counter()
    pages = sentences = hopeful = with_event = events = 0
    for number, text in enumerate(texts):
        work = pipeline.run(read(text, form="plain", id=str(number)), engine)
        where = {e.sentence for e in work.article.events}
        for passage in work.passages:
            lengths.append(len(passage.tokens))
            words.update(t.text for t in passage.tokens)
            hopeful += passage.reading is not None
        pages += 1
        sentences += len(work.article.sentences)
        with_event += len(where)
        events += len(work.article.events)
    low, middle, high = statistics.quantiles(lengths, n=4)
    return {
        "sentences": sentences,
        "sentences_a_page": round(sentences / pages, 1),
        "words_quartile_1": low,
        "words_median": middle,
        "words_quartile_3": high,
        "share_with_event": round(with_event / sentences, 3),
        "share_through_filter": round(hopeful / sentences, 3),
        "events_a_sentence": round(events / sentences, 3),
    }, words


def real_pages() -> Iterator[str]:
    """The raw sentences, a generated page's number of them at a time."""
    sizes = random.Random(7)
    texts = raw_sentences()
    at = 0
    while at < len(texts):
        # A raw text is 1.2 sentences.
        size = round(sizes.randint(*SENTENCES) / 1.2)
        yield "\n".join(texts[at : at + size])
        at += size


def main() -> None:
    """Print both beside each other."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 300
    real, real_words = figures(real_pages())
    made, made_words = figures(story.text for story in Generator().stories(count))
    made["words_that_are_in_real_text"] = round(sum(n for w, n in made_words.items() if w in real_words) / made_words.total(), 3)
    if "--json" in sys.argv:
        print(json.dumps({"real": real, "generated": made}))
        return
    for name in made:
        print(f"{name:30}{real.get(name, '')!s:>12}{made[name]!s:>12}")


if __name__ == "__main__":
    main()
