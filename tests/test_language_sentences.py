"""Sentence ends in running text, as newspapers really type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.language import split_sentences

CASES = [
    ("वह आया। वह गया।", ["वह आया।", "वह गया।"], "the danda"),
    ("मंत्री ने कहा।उन्होंने माना।", ["मंत्री ने कहा।", "उन्होंने माना।"], "a danda without a space"),
    ("बैठक हुई है.और बातें हुईं.", ["बैठक हुई है.", "और बातें हुईं."], "a full stop without a space, as the BBC typed it"),
    ("क्या वह आया? हाँ! अच्छा।", ["क्या वह आया?", "हाँ!", "अच्छा।"], "question and exclamation"),
    ("डॉ. सेन आए। प्रो. राव नहीं।", ["डॉ. सेन आए।", "प्रो. राव नहीं।"], "titles end nothing"),
    ("पी. कुमार और एस.के. राव मिले।", ["पी. कुमार और एस.के. राव मिले।"], "initials end nothing"),
    ("बी.जे.पी. ने यू.एन. से कहा।", ["बी.जे.पी. ने यू.एन. से कहा।"], "abbreviations end nothing"),
    ("दर 10.5 प्रतिशत रही. फिर घटी.", ["दर 10.5 प्रतिशत रही.", "फिर घटी."], "a decimal ends nothing"),
    ("साल 2008. फिर 2009.", ["साल 2008.", "फिर 2009."], "a number may end a sentence"),
    ('उसने कहा, "ठीक है।" फिर चला गया।', ['उसने कहा, "ठीक है।"', "फिर चला गया।"], "the closing quote stays with its sentence"),
    ("“वह आया। वह गया।” यह सच है।", ["“वह आया।", "वह गया।”", "यह सच है।"], "speech of two sentences is split inside"),
    ('वह बोला. "अब चलो" और गया.', ["वह बोला.", '"अब चलो" और गया.'], "an opening quote begins the next sentence"),
    ("बैठक हुई (देर रात)। सब लौटे।", ["बैठक हुई (देर रात)।", "सब लौटे।"], "brackets before the end"),
    ("(वह आया।) सब गए।", ["(वह आया।)", "सब गए।"], "a bracket closing after the end"),
    ("सच?! नहीं।", ["सच?!", "नहीं।"], "two marks are one end"),
    ("वह रुका... और बोला।", ["वह रुका... और बोला।"], "dots of hesitation go on"),
    ("वह रुका...", ["वह रुका..."], "dots at the end of all"),
    ("शीर्षक बिना विराम\nपहला वाक्य।", ["शीर्षक बिना विराम", "पहला वाक्य।"], "a line break is an end"),
    ("मंत्री आए|सभा हुई|", ["मंत्री आए|", "सभा हुई|"], "a pipe typed for the danda"),
    ("राज्य | देश | विदेश", ["राज्य | देश | विदेश"], "pipes between headings are none"),
    ("1. हाथ धोएँ\n2. दूर रहें", ["1. हाथ धोएँ", "2. दूर रहें"], "the number of an item ends nothing"),
    ("श्लोक समाप्त॥ अब कथा।", ["श्लोक समाप्त॥", "अब कथा।"], "the double danda"),
    ("", [], "no text, no sentence"),
    (" \n ", [], "space only"),
]


@pytest.mark.parametrize(("text", "sentences", "why"), CASES)
def test_ends(text: str, sentences: list[str], why: str) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences, why


def test_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "भूमिका। पहला। दूसरा।"
    assert [text[a:b] for a, b in split_sentences(text, 8)] == ["पहला।", "दूसरा।"]


@given(st.text(alphabet="कमनराीे।.?!\"'“” \n12डॉ()…|", max_size=80))
def test_sentences_are_in_order_and_hold_every_visible_character(text: str) -> None:
    spans = split_sentences(text)
    outside = list(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        outside[start:end] = [" "] * (end - start)
        last = end
    assert not "".join(outside).strip()
