"""Raw text to events on one core: sentences and words a second, memory, share of each stage.

python benchmarks/throughput.py [--json] [--unfiltered] [--profile]

--unfiltered: every sentence is analysed, as if there were no prefilter (not where the package is compiled).
--profile: the functions that take most of the time, instead of the figures, which profiling would make wrong.
"""

from __future__ import annotations

import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Sequence

from corpus import raw_sentences
from showing import show

from vaarta import pipeline
from vaarta.coder import load
from vaarta.coding.promise import Glance, Sieve
from vaarta.frames.find import matches
from vaarta.language import Token
from vaarta.reading import read


def all_hopeful(sieve: Sieve, sentences: Sequence[list[Token]]) -> list[Glance | None]:
    """What every sentence shows, as if each were worth reading."""
    glances = [sieve.glance(tokens) for tokens in sentences]
    for glance, tokens in zip(glances, sentences, strict=True):
        glance.matches = matches(sieve.lexicon, tokens)
    return list(glances)


def main() -> None:
    unfiltered = "--unfiltered" in sys.argv
    if unfiltered:
        Sieve.hopeful = all_hopeful
    texts = raw_sentences()
    coder = load("hi")
    spent = dict.fromkeys((stage.__name__ for stage in pipeline.STAGES), 0.0)
    reading = 0.0
    sentences = words = events = hopeful = 0
    start, began = time.perf_counter(), time.process_time()
    for number, text in enumerate(texts):
        now = time.perf_counter()
        article = read(text, form="plain", id=str(number))
        reading += time.perf_counter() - now
        work = pipeline.Work(article, thorough=unfiltered)
        if article.rejected is None:
            for stage in pipeline.STAGES:
                now = time.perf_counter()
                stage(work, coder.engine)
                spent[stage.__name__] += time.perf_counter() - now
        sentences += len(article.sentences)
        words += sum(len(p.tokens) for p in work.passages)
        hopeful += sum(p.reading is not None for p in work.passages)
        events += len(article.events)
    whole = time.perf_counter() - start
    worked = time.process_time() - began
    figures = {
        "texts": len(texts),
        "sentences": sentences,
        "words": words,
        "events": events,
        "sentences_analysed": hopeful,
        "seconds": round(whole, 2),
        "processor_seconds": round(worked, 2),
        "sentences_per_second": round(sentences / whole),
        "words_per_second": round(words / whole),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "share": {"reading": round(reading / whole, 2), **{k: round(v / whole, 2) for k, v in spent.items()}},
    }
    show(figures)


def profile() -> None:
    """Print the 60 functions that take most of the time, without and with what they call."""
    profiler = cProfile.Profile()
    profiler.runcall(main)
    for order in ("tottime", "cumulative"):
        pstats.Stats(profiler).sort_stats(order).print_stats(60)


if __name__ == "__main__":
    profile() if "--profile" in sys.argv else main()
