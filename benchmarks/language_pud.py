"""Measures tokens, sentence ends, closed classes, verbs and verb lemmas against the Hindi PUD treebank.

    python benchmarks/language_pud.py [--json] [--errors CLASS]

The treebank is looked for under ``$VAARTA_SHARED/data/ud-hindi-pud`` (default ``../shared``). It is CC BY-SA 3.0 and is
read, never shipped. ``docs/language.md`` holds the last figures and says what each convention means.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from vaarta.language import Token, key, split_sentences, tag, tokenise

TARGETS = {
    "tokens": 0.99,
    "sentences": 0.97,
    "ADP": 0.93,
    "PRON": 0.93,
    "AUX": 0.93,
    "CONJ": 0.93,
    "PART": 0.93,
    "NUM": 0.93,
    "VERB": 0.93,
    "verb lemmas": 0.95,
}
NAMES = {
    "tokens": "tokens",
    "sentences": "sentence ends",
    "ADP": "postpositions",
    "PRON": "pronouns",
    "AUX": "auxiliaries",
    "CONJ": "conjunctions",
    "PART": "particles",
    "NUM": "numerals",
    "VERB": "verbs",
    "verb lemmas": "lemmas of verbs",
}


@dataclass(slots=True)
class Word:
    """One annotated word: its text, class and lemma, and where it stands in its sentence."""

    text: str
    pos: str
    lemma: str
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    text: str
    words: list[Word] = field(default_factory=list)


def treebank() -> Path:
    """Where the treebank is, by ``VAARTA_SHARED``; the file may be missing."""
    shared = Path(os.environ.get("VAARTA_SHARED", "../shared"))
    return shared / "data" / "ud-hindi-pud" / "hi_pud-ud-test.conllu"


def read(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file, each word with its offsets in the sentence's text."""
    sentences: list[Sentence] = []
    current: Sentence | None = None
    at = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text ="):
            current, at = Sentence(line.removeprefix("# text =").strip()), 0
            sentences.append(current)
        elif line and not line.startswith("#") and current is not None:
            cells = line.split("\t")
            if not cells[0].isdigit():
                continue
            start = current.text.index(cells[1], at)
            at = start + len(cells[1])
            current.words.append(Word(cells[1], cells[3], cells[2], start, at))
    return sentences


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, 0 where nothing is right."""
    return 2 * right / (found + wanted) if right else 0.0


def coarse(pos: str) -> str:
    """The class as measured: the two kinds of conjunction count as one."""
    return "CONJ" if pos in ("CCONJ", "SCONJ") else pos


def sentence_ends(sentences: list[Sentence]) -> float:
    """F1 of the ends, all sentences read as one text with single spaces between them."""
    ends: set[int] = set()
    text = ""
    for sentence in sentences:
        text += (" " if text else "") + sentence.text
        ends.add(len(text))
    found = {end for _, end in split_sentences(text)}
    return f1(len(ends & found), len(found), len(ends))


@dataclass(slots=True)
class Result:
    figures: dict[str, float]
    # (class as annotated, class as found, word) → how often
    confusions: collections.Counter[tuple[str, str, str]]
    lemma_misses: collections.Counter[tuple[str, str, str]]
    examples: dict[tuple[str, str, str], str]
    seconds: float


def measure(sentences: list[Sentence]) -> Result:
    """All figures over the sentences of the treebank."""
    right: collections.Counter[str] = collections.Counter()
    found: collections.Counter[str] = collections.Counter()
    wanted: collections.Counter[str] = collections.Counter()
    confusions: collections.Counter[tuple[str, str, str]] = collections.Counter()
    misses: collections.Counter[tuple[str, str, str]] = collections.Counter()
    examples: dict[tuple[str, str, str], str] = {}
    begin = time.perf_counter()
    analysed: list[list[Token]] = []
    for sentence in sentences:
        tokens = tokenise(sentence.text)
        tag(tokens)
        analysed.append(tokens)
    seconds = time.perf_counter() - begin
    for sentence, tokens in zip(sentences, analysed, strict=True):
        gold = {(w.start, w.end): w for w in sentence.words}
        wanted["tokens"] += len(gold)
        found["tokens"] += len(tokens)
        for word in sentence.words:
            wanted[coarse(word.pos)] += 1
        for token in tokens:
            reading = token.reading
            assert reading is not None
            mine = coarse(reading.pos)
            found[mine] += 1
            known = gold.get((token.start, token.end))
            if known is None:
                continue
            right["tokens"] += 1
            theirs = coarse(known.pos)
            if mine == theirs:
                right[mine] += 1
            else:
                miss = (theirs, mine, known.text)
                confusions[miss] += 1
                examples.setdefault(miss, sentence.text[max(0, known.start - 40) : known.end + 25])
            if known.pos == "VERB" and reading.pos in ("VERB", "AUX"):
                wanted["verb lemmas"] += 1
                found["verb lemmas"] += 1
                if key(known.lemma) == reading.lemma or (known.lemma in COPULA and reading.lemma == COPULA_LEMMA):
                    right["verb lemmas"] += 1
                else:
                    misses[(known.text, known.lemma, reading.lemma)] += 1
    figures = {name: f1(right[name], found[name], wanted[name]) for name in TARGETS if name != "sentences"}
    figures["sentences"] = sentence_ends(sentences)
    return Result({name: figures[name] for name in TARGETS}, confusions, misses, examples, seconds)


# The treebank makes an infinitive of each stem of the copula; this package files its forms under the verb.
COPULA = frozenset({"हैना", "थाना"})
COPULA_LEMMA = "होना"

CONVENTIONS: tuple[str, ...] = (
    "$ stands with its number as one token there (£, € and % do not); here every sign is a token of its own.",
    "Initials are split at each dot there in some sentences (जी . डी . पी .) and whole in others (बी.); here always whole.",
    "Three sentences end without a mark; joined by spaces their ends cannot be found.",
    "एक is DET there in 205 places and NUM in 14 without a rule to tell them apart; here always DET.",
    "श्री, श्रीमती, सुश्री, श्रीमान, सर and मिस are PART there; here they are words that stand before a name.",
    "बिना and बगैर are ADP before their noun and PART after a participle there; here always ADP.",
    "ज़्यादा and अधिक after से are ADP there (से ज़्यादा); here DET, for a noun follows that they count.",
    "स्थित, आधारित, योग्य and संबंधी are ADP or ADJ there with the same neighbours.",
    "English ऑफ, एंड, इन, द and ए in names have the classes of the English words there; here they are parts of a name.",
    "सबसे before an adjective is ADJ there; here ADV.",
    "The copula is VERB there after a noun or postposition and AUX after an adjective in most cases, not in all.",
    "Vector verbs (कर दिया, मार डाला) are VERB there, but जाना, रहना, सकना, पड़ना and पाना AUX; the same here.",
    "The copula has the lemmas हैना and थाना there, made from its stems; here होना. They are counted as equal.",
    "A stem in -आ (बना दिया) belongs to the causative (बनाना) here; there to either verb in like sentences.",
)


def main() -> int:
    """Print the figures; exit code 1 where one is below its target, 2 where the treebank is missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--errors", metavar="CLASS", help="list the confusions of one class, most frequent first")
    options = parser.parse_args()
    path = treebank()
    if not path.exists():
        print(f"{path} is missing; set VAARTA_SHARED to the folder that holds data/ud-hindi-pud.", file=sys.stderr)
        return 2
    sentences = read(path)
    result = measure(sentences)
    below = [name for name, figure in result.figures.items() if figure < TARGETS[name]]
    if options.json:
        print(json.dumps({"figures": result.figures, "targets": TARGETS, "below": below}, ensure_ascii=False))
        return 1 if below else 0
    if options.errors:
        for (theirs, mine, word), count in result.confusions.most_common():
            if options.errors in (theirs, mine):
                print(f"{count:4}  {word}: treebank {theirs}, here {mine}   … {result.examples[theirs, mine, word]}")
        if options.errors == "lemma":
            for (word, theirs, mine), count in result.lemma_misses.most_common():
                print(f"{count:4}  {word}: treebank {theirs}, here {mine}")
        return 0
    print(f"{len(sentences)} sentences of UD Hindi PUD, F1 (lemmas: share right of the verbs found)\n")
    for name, figure in result.figures.items():
        mark = "below target" if name in below else ""
        print(f"  {NAMES[name]:18}{figure:.3f}   target {TARGETS[name]:.2f}  {mark}")
    print(f"\n  {1e6 * result.seconds / len(sentences):.0f} µs a sentence for tokens and readings, first sight of each word included")
    if CONVENTIONS:
        print("\nWhere the treebank follows another convention:")
        for line in CONVENTIONS:
            print(f"  - {line}")
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())
