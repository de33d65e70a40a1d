"""Reviewed sentences as a gold file: one JSON object a line, as section 7 of the codebook has it and ``vaarta eval`` reads it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from ..engine import Engine
from ..language import tokenise
from .corrections import to_gold
from .reviews import ReviewedSentence


def pronouns(engine: Engine) -> Callable[[str], bool]:
    """A test whether some words are a bare pronoun ("उन्होंने"), by the language's own table."""
    known = engine.frames.pronouns

    def is_pronoun(text: str) -> bool:
        tokens = tokenise(text)
        return len(tokens) == 1 and tokens[0].key in known

    return is_pronoun


def gold_lines(sentences: Iterable[ReviewedSentence], is_pronoun: Callable[[str], bool]) -> Iterator[str]:
    """The lines, without their ends. Beside the codebook's fields each says where the sentence stands, who reviewed it and when."""
    for sentence in sentences:
        record = {
            "id": f"review-{sentence.article_id}-{sentence.start}",
            "text": sentence.text,
            "published": sentence.published,
            "events": [to_gold(r, sentence.text, is_pronoun) for r in sentence.records],
            "url": sentence.url,
            "outlet": sentence.outlet,
            "reviewer": sentence.reviewer,
            "reviewed": sentence.at,
        }
        yield json.dumps(record, ensure_ascii=False)
