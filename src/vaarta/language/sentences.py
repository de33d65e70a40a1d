"""Sentence ends.

An end is a danda, a full stop, a question or exclamation mark or a line break. Dots of titles, initials and numbers are
inside their tokens and so never seen here. Quotes and brackets that close right after an end belong to the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from .tokens import Token, tokenise

_ENDS = frozenset("।॥.?!|…")
_CLOSING = frozenset("\"'”’»)]}")
_STRAIGHT = frozenset("\"'")


def _is_end(tokens: list[Token], i: int, first: int) -> bool:
    """Whether the mark at ``i`` ends the sentence that began at ``first``."""
    token = tokens[i]
    mark = token.text
    if mark[0] == "…" or mark.startswith(".."):
        # Dots of hesitation end a sentence only where nothing goes on in the same line.
        return i + 1 == len(tokens) or tokens[i + 1].text in _CLOSING
    if mark == "|":
        # A pipe typed for a danda stands right after a word; one between spaces parts headings.
        return i > first and tokens[i - 1].end == token.start
    if mark == ".":
        # "1. हाथ धोएँ": the number of an item, or a dot that stands for a bullet.
        return i > first + 1 or (i == first + 1 and tokens[first].kind != "num")
    return True


def _closes(tokens: list[Token], i: int) -> bool:
    """Whether the quote at ``i``, which follows an end, closes that speech (and does not open the next)."""
    token = tokens[i]
    if token.text not in _CLOSING:
        return False
    if token.text not in _STRAIGHT:
        return True
    glued_left = tokens[i - 1].end == token.start
    glued_right = i + 1 < len(tokens) and token.end == tokens[i + 1].start and tokens[i + 1].kind != "punct"
    return glued_left or not glued_right


def split_sentences(text: str, start: int = 0, end: int | None = None, tokens: list[Token] | None = None) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end) offsets into the whole text, in order, without outer space.

    tokens: those of the same stretch, if the caller has them already. Never raises.
    """
    if tokens is None:
        tokens = tokenise(text, start, end)
    if "\n" in text[start:end]:
        return [span for line in _lines(text, tokens) for span in _spans(line)]
    return _spans(tokens)


def _lines(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens of each line; no sentence goes past its end."""
    first = 0
    for at in range(1, len(tokens)):
        if "\n" in text[tokens[at - 1].end : tokens[at].start]:
            yield tokens[first:at]
            first = at
    yield tokens[first:]


def _spans(tokens: list[Token]) -> list[tuple[int, int]]:
    """The sentences of one line."""
    spans: list[tuple[int, int]] = []
    first, count = 0, len(tokens)
    for mark in [at for at, token in enumerate(tokens) if token.kind == "punct" and token.text[0] in _ENDS]:
        if mark < first or not _is_end(tokens, mark, first):
            continue
        after = mark + 1
        while after < count and tokens[after].kind == "punct" and (tokens[after].text[0] in _ENDS or _closes(tokens, after)):
            after += 1
        spans.append((tokens[first].start, tokens[after - 1].end))
        first = after
    if first < count:
        spans.append((tokens[first].start, tokens[-1].end))
    return spans
