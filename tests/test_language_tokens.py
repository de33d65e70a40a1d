"""Tokens: every visible character once, offsets exact, abbreviations and numbers whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.language import tokenise

CASES = [
    ("उन्होंने कहा।वह चला गया।", "उन्होंने कहा । वह चला गया ।", "a danda without a space after it is a token"),
    ("बैठक हुई है.और फिर", "बैठक हुई है . और फिर", "a full stop glued to the next word is a token"),
    ("डॉ. वर्मा आए.", "डॉ. वर्मा आए .", "the dot of a title belongs to it, that of a sentence does not"),
    ("डा. राव, प्रो. सेन", "डा. राव , प्रो. सेन", "titles in other spellings"),
    ("डाॅ. राव", "डाॅ. राव", "a title typed in two strokes"),
    ("एस. जयराम और पी. कुमार", "एस. जयराम और पी. कुमार", "initials"),
    ("के. रामन ने", "के. रामन ने", "an initial that looks like a postposition"),
    ("एस.के. वर्मा", "एस.के. वर्मा", "two initials are one token"),
    ("बी.जे.पी. और यू.एन. में", "बी.जे.पी. और यू.एन. में", "abbreviations by letters"),
    ("आई.एस.आई. ने", "आई.एस.आई. ने", "letters that are words too, in a chain"),
    ("वह दिल्ली आई.उसने", "वह दिल्ली आई . उसने", "the same word at the end of a sentence"),
    ("ए.के के साथ", "ए.के के साथ", "a chain without its last dot"),
    ("U.N. में", "U.N. में", "Latin initials"),
    ("क़ीमत रु. 500 है", "क़ीमत रु. 500 है", "the sign of the rupee"),
    ("10.5 और १०.५ प्रतिशत", "10.5 और १०.५ प्रतिशत", "decimals in both digits"),
    ("12,50,000 रुपए", "12,50,000 रुपए", "Indian thousands"),
    ("12/10/2008 को 10:30 बजे", "12/10/2008 को 10:30 बजे", "a date and a time of day"),
    ("2008-09 में", "2008-09 में", "a range of years"),
    ("8वीं और 21वें", "8वीं और 21वें", "ordinals in figures"),
    ("66%", "66 %", "the sign of per cent apart"),
    ("$5 की", "$ 5 की", "the sign of a currency apart"),
    ("रूस-यूक्रेन", "रूस - यूक्रेन", "a hyphen between words parts them"),
    ("बी-29", "बी - 29", "letter and figure"),
    ('उसने कहा, "ठीक है।"', 'उसने कहा , " ठीक है । "', "quotes"),
    ("“चलो,” वह बोला", "“ चलो , ” वह बोला", "curly quotes"),
    ("अत: छ: लोग", "अत: छ: लोग", "a colon typed for the visarga"),
    ("मंत्री: बैठक", "मंत्री : बैठक", "any other colon"),
    ("कहा... और", "कहा ... और", "dots of hesitation are one mark"),
    ("राज\u200cनीति", "राज\u200cनीति", "a zero-width sign inside a word"),
]

KINDS = [("संसद", "word"), ("NATO", "latin"), ("2008", "num"), ("२००८", "num"), ("।", "punct"), ("बी.जे.पी.", "word"), ("8वीं", "num")]
HIDDEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
NEWSLIKE = st.text(alphabet="कखगमनरसहाीेोंँ़्।.,?!\"'“”:;-–() \n०१२abcAB123…॥|\u200b\u200c\u200d", max_size=60)


@pytest.mark.parametrize(("text", "tokens", "why"), CASES)
def test_tokens(text: str, tokens: str, why: str) -> None:
    assert [t.text for t in tokenise(text)] == tokens.split(), why


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str) -> None:
    (token,) = tokenise(text)
    assert token.kind == kind


def test_offsets_are_those_of_the_whole_text() -> None:
    """A caller reads one paragraph of a page and keeps the page's offsets."""
    text = "पहला वाक्य। दूसरा वाक्य।"
    tokens = tokenise(text, 12, len(text))
    assert tokens[0].text == "दूसरा"
    assert all(text[t.start : t.end] == t.text for t in tokens)


@given(st.one_of(st.text(max_size=80), NEWSLIKE))
def test_every_visible_character_is_in_one_token(text: str) -> None:
    tokens = tokenise(text)
    covered = 0
    for token in tokens:
        assert text[token.start : token.end] == token.text
        gap = text[covered : token.start]
        assert all(c.isspace() or c in HIDDEN or c == "\x85" for c in gap), repr(gap)
        assert token.start >= covered
        covered = token.end
    assert all(c.isspace() or c in HIDDEN for c in text[covered:])
