"""Spelling keys: what newspapers spell in several ways has one key, what differs in sound keeps two."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.language import key

SAME = [
    ("ज़मीन", "जमीन", "the nukta is left out in half of the press"),
    ("\u095bमीन", "जमीन", "a letter with its nukta built in is the same letter"),
    ("लड़ाई", "लडाई", "ड़ is ड with a nukta"),
    ("पाँच", "पांच", "chandrabindu and anusvara are written for each other"),
    ("हिन्दी", "हिंदी", "half न before its stop"),
    ("सम्बन्ध", "संबंध", "half म and half न in one word"),
    ("पञ्जाब", "पंजाब", "half ञ before its stop"),
    ("झण्डा", "झंडा", "half ण before its stop"),
    ("गङ्गा", "गंगा", "half ङ before its stop"),
    ("इन्टरनेट", "इंटरनेट", "न before a stop of another row, as in English words"),
    ("लाइसेन्स", "लाइसेंस", "न before स"),
    ("टेन्शन", "टेंशन", "न before श"),
    ("गये", "गए", "glide at the end"),
    ("नयी", "नई", "glide at the end, feminine"),
    ("गयीं", "गईं", "glide before the final nasal"),
    ("लिये", "लिए", "glide after a vowel sign"),
    ("चाहिये", "चाहिए", "glide in चाहिए"),
    ("जायेंगे", "जाएंगे", "glide inside the future"),
    ("रुपये", "रुपए", "glide in a noun"),
    ("स्थायी", "स्थाई", "glide in an adjective"),
    ("अनुयायियों", "अनुयाइयों", "glide before ि"),
    ("डॉक्टर", "डाक्टर", "ॉ is written ा where the letter is missing"),
    ("ऑफ़िस", "आफिस", "ऑ likewise"),
    ("आॅफिस", "ऑफिस", "ऑ typed in two strokes"),
    ("डाॅक्टर", "डॉक्टर", "ॉ typed in two strokes"),
    ("कर्मचारियाें", "कर्मचारियों", "ो typed as ा and े"),
    ("अाज", "आज", "आ typed as अ and ा"),
    ("शुरु", "शुरू", "a word that the press spells in two ways, from the table of spellings"),
    ("के विरूद्ध", "के विरुद्ध", "such a word inside a phrase"),
    ("बॅंक", "बैंक", "the Marathi sign for the vowel of bank"),
    ("क्\u200dया", "क्या", "a zero-width joiner inside the word"),
    ("राज\u200cनीति", "राजनीति", "a zero-width non-joiner inside the word"),
    ("२००८", "2008", "Devanagari digits"),
    ("रूस-यूक्रेन", "रूस यूक्रेन", "a hyphen between words is a space"),
    ("अंतर–राज्य", "अंतर राज्य", "a dash typed for the hyphen"),
    ("BBC", "bbc", "Latin letters in any case"),
    ("यू.एन.", "यूएन", "dots of an abbreviation"),
    ("दु:ख", "दुःख", "a colon typed for the visarga"),
    ("  सुरक्षा   परिषद ", "सुरक्षा परिषद", "outer and double space"),
]

APART = [
    ("उन्होंने", "उंहोंने", "न before ह is no nasal sign"),
    ("जन्म", "जंम", "न before म is a letter"),
    ("अन्य", "अंय", "न before य is a letter"),
    ("निम्न", "निंन", "म before न is a letter"),
    ("सम्मेलन", "संमेलन", "a doubled म stays"),
    ("प्रसन्न", "प्रसंन", "a doubled न stays"),
    ("दिन", "दीन", "short and long vowel"),
    ("शाम", "साम", "श and स"),
    ("अमेरिका", "अमरीका", "two forms of a name are the lexicon's business"),
    ("ये", "ए", "a word of its own is no glide"),
    ("प्रत्येक", "प्रत्एक", "य after a half letter is a consonant"),
    ("10.5", "105", "a decimal point is no dot of an abbreviation"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME)
def test_one_word_one_key(one: str, other: str, why: str) -> None:
    assert key(one) == key(other), why


@pytest.mark.parametrize(("one", "other", "why"), APART)
def test_other_words_other_keys(one: str, other: str, why: str) -> None:
    assert key(one) != key(other), why


@pytest.mark.parametrize("word", [one for one, _, _ in SAME])
def test_composed_and_decomposed_text_have_one_key(word: str) -> None:
    assert key(unicodedata.normalize("NFD", word)) == key(unicodedata.normalize("NFC", word))


@given(st.text(alphabet=st.characters(min_codepoint=0x0904, max_codepoint=0x0963), max_size=12))
def test_a_key_is_its_own_key_for_written_words(text: str) -> None:
    """Tables store keys and look keys up; a key that folded further would never be found."""
    once = key(text)
    assert key(once) == once


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(key(text), str)
