"""Title, kicker, standfirst and subheading: what the lines above and between paragraphs are.

A kicker is the label before a title's colon ("US Talk To Russia:"). The name of a speaker stands there too ("मोदी:
हम तैयार हैं"), and that one is part of what is said; so the label must be Latin, or a word of the house, or be
repeated further down.
"""

from __future__ import annotations

import regex

from ..language.script import key
from . import furniture

_KICKER = regex.compile(r"([^:：|\n]{2,70}?)\s*[:：]\s+(?=\S)")
_DEVANAGARI = regex.compile(r"\p{Script=Devanagari}")
_LATIN = regex.compile(r"[A-Za-z]")
_FINAL = regex.compile(r"[.।॥!…:;,][\"'”’)\]*_\s]*$|(?<=[^\s])\|\s*$")
_QUESTION = regex.compile(r"\?[\"'”’)\]*_\s]*$")
_SENTENCES = regex.compile(r"[.।॥?!](?:\s|$)")

# Longer lines without a final stop are paragraphs that lost it.
LONGEST_TITLE = 300
LONGEST_SUBHEADING = 110
LONGEST_STANDFIRST = 500


def closes(line: str) -> bool:
    """Whether a line ends like a sentence of running text (danda, full stop, colon …)."""
    return _FINAL.search(line) is not None


def asks(line: str) -> bool:
    """Whether a line ends in a question mark, as titles and subheadings also do."""
    return _QUESTION.search(line) is not None


def may_be_title(line: str) -> bool:
    """Short and without a final stop."""
    return len(line) <= LONGEST_TITLE and not closes(line)


def may_be_subheading(line: str) -> bool:
    """Shorter, and of at least two letters of the script."""
    return len(line) <= LONGEST_SUBHEADING and not closes(line) and len(_DEVANAGARI.findall(line)) >= 2


def may_be_standfirst(line: str) -> bool:
    """At most three sentences."""
    return len(line) <= LONGEST_STANDFIRST and len(_SENTENCES.findall(line)) <= 3


def kicker_length(title: str, others: list[str]) -> int:
    """How many characters of a title its kicker takes, with the colon; 0 for none.

    others: the beginnings of the lines that follow, for a label that is repeated there.
    """
    match = _KICKER.match(title)
    if match is None:
        return 0
    label = match[1]
    house = bool(_LATIN.search(label)) and not _DEVANAGARI.search(label) and _DEVANAGARI.search(title[match.end() :])
    if house or furniture.is_kicker(label) or any(repeats(match[0], other) for other in others):
        return len(match[0].rstrip())
    return 0


def repeats(kicker: str, line: str) -> int:
    """How many characters at the start of a line repeat the kicker, with the space after it; 0 for none."""
    match = _KICKER.match(line)
    if match is None or key(match[1]) != key(kicker.rstrip(" :：")):
        return 0
    return int(match.end())


def same_headline(text: str, title: str) -> bool:
    """Whether an image's text says the headline again, in whole or for the most part."""
    a, b = key(text), key(title)
    if not a or not b:
        return False
    if b in a or (a in b and len(a) >= 20):
        return True
    words, wanted = set(a.split()), set(b.split())
    return len(wanted) >= 4 and len(words & wanted) >= 0.8 * len(wanted)
