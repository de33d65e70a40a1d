"""Sentence ends.

An end is a danda, a full stop, a question or exclamation mark or a line break. Dots of titles, initials and numbers are
inside their tokens and so never seen here. Quotes and brackets that close right after an end belong to the sentence.
"""

from __future__ import annotations

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
    spans: list[tuple[int, int]] = []
    first = 0
    i = 0
    count = len(tokens)
    lines = "\n" in text[start:end]
    while i < count:
        token = tokens[i]
        if lines and i > first and "\n" in text[tokens[i - 1].end : token.start]:
            spans.append((tokens[first].start, tokens[i - 1].end))
            first = i
        if token.kind == "punct" and token.text[0] in _ENDS and _is_end(tokens, i, first):
            j = i + 1
            while j < count:
                after = tokens[j]
                if after.kind != "punct" or (lines and "\n" in text[tokens[j - 1].end : after.start]):
                    break
                if after.text[0] in _ENDS or _closes(tokens, j):
                    j += 1
                else:
                    break
            spans.append((tokens[first].start, tokens[j - 1].end))
            first = i = j
            continue
        i += 1
    if first < count:
        spans.append((tokens[first].start, tokens[-1].end))
    return spans
