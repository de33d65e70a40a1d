"""Readings, lemmas and the choice between readings in a sentence. All sentences are made up for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.language import Reading, key, lemma_keys, readings, tag, tokenise

# form, expected features of some reading, what it protects
FORMS: list[tuple[str, dict[str, str], str]] = [
    ("किया", {"lemma": "करना", "verbform": "perf", "gender": "m", "number": "sg", "aspect": "perf", "tense": "past"}, "irregular perfect"),
    ("की", {"lemma": "करना", "verbform": "perf", "gender": "f"}, "perfect that looks like a postposition"),
    ("गयीं", {"lemma": "जाना", "verbform": "perf", "gender": "f", "number": "pl"}, "the other spelling of गईं"),
    ("मारा", {"lemma": "मारना", "verbform": "perf", "gender": "m", "number": "sg"}, "regular perfect of a consonant root"),
    ("खाई", {"lemma": "खाना", "verbform": "perf", "gender": "f"}, "perfect of a root in a vowel"),
    ("पिया", {"lemma": "पीना", "verbform": "perf"}, "a long ई is short before a vowel"),
    ("छुआ", {"lemma": "छूना", "verbform": "perf"}, "a long ऊ likewise"),
    ("करता", {"lemma": "करना", "verbform": "impf", "aspect": "impf", "gender": "m"}, "habitual"),
    ("करूँगी", {"lemma": "करना", "verbform": "fut", "tense": "fut", "person": "1", "gender": "f", "mood": "ind"}, "future, first person"),
    ("जायेंगे", {"lemma": "जाना", "verbform": "fut", "number": "pl"}, "future with a glide"),
    ("दें", {"lemma": "देना", "verbform": "sub", "mood": "sub", "number": "pl"}, "subjunctive of देना"),
    ("कीजिए", {"lemma": "करना", "verbform": "imp", "mood": "imp"}, "polite imperative"),
    ("बोलो", {"lemma": "बोलना", "verbform": "imp"}, "familiar imperative"),
    ("करने", {"lemma": "करना", "verbform": "inf", "case": "obl"}, "oblique infinitive"),
    ("करनी", {"lemma": "करना", "verbform": "inf", "gender": "f"}, "infinitive that agrees"),
    ("पढ़कर", {"lemma": "पढना", "verbform": "conj"}, "absolutive in one word"),
    ("करवाया", {"lemma": "करवाना", "verbform": "perf"}, "a causative is a verb of its own"),
    ("थीं", {"lemma": "होना", "verbform": "fin", "tense": "past", "gender": "f", "number": "pl"}, "the copula"),
    ("हूँ", {"lemma": "होना", "tense": "pres", "person": "1"}, "first person of the copula"),
    ("हमले", {"lemma": "हमला", "pos": "NOUN", "case": "obl", "number": "sg", "gender": "m"}, "oblique singular in -e"),
    ("हमले", {"lemma": "हमला", "pos": "NOUN", "case": "dir", "number": "pl"}, "direct plural in -e"),
    ("हमलों", {"lemma": "हमला", "case": "obl", "number": "pl"}, "oblique plural"),
    ("नदियाँ", {"lemma": "नदी", "case": "dir", "number": "pl", "gender": "f"}, "feminine in -ī"),
    ("भाषाएँ", {"lemma": "भाषा", "number": "pl", "gender": "f"}, "feminine in -ā"),
    ("बैठकें", {"lemma": "बैठक", "number": "pl", "gender": "f"}, "feminine in a consonant"),
    ("कार्रवाइयों", {"lemma": "कार्रवाई", "case": "obl", "number": "pl"}, "nouns in -āī"),
    ("रुपयों", {"lemma": "रुपया", "number": "pl"}, "nouns in -yā; the key writes रुपये as रुपए"),
    ("नई", {"lemma": "नया", "pos": "ADJ", "gender": "f"}, "adjective in -yā"),
    ("बड़े", {"lemma": "बडा", "pos": "ADJ", "case": "obl"}, "adjective in -ā"),
    ("उन्हें", {"lemma": "वह", "pos": "PRON", "number": "pl", "case": "obl", "person": "3"}, "pronoun with its case inside"),
    ("मेरी", {"lemma": "मैं", "pos": "PRON", "gender": "f", "person": "1"}, "possessive"),
    ("जिन्होंने", {"lemma": "जो", "pos": "PRON", "number": "pl"}, "relative pronoun"),
    ("के", {"lemma": "का", "pos": "ADP", "case": "obl"}, "the genitive postposition agrees"),
    ("वालों", {"lemma": "वाला", "verbform": "agent", "number": "pl"}, "the agent suffix"),
    ("पैंसठ", {"pos": "NUM"}, "numerals to a hundred are listed"),
]

LEMMAS = [
    ("किया", "करना"), ("गये", "जाना"), ("दिए", "देना"), ("लूँगा", "लेना"), ("हुईं", "होना"), ("मारे", "मारना"), ("ठहराया", "ठहराना"),
    ("हमले", "हमला"), ("धमाकों", "धमाका"), ("पार्टियों", "पार्टी"), ("टुकड़ियाँ", "टुकडी"), ("सेनाओं", "सेना"), ("डाकुओं", "डाकू"),
    ("मिसाइलें", "मिसाइल"), ("घायलों", "घायल"), ("बड़ी", "बडा"), ("नई", "नया"), ("पुलिस", "पुलिस"),
]  # fmt: skip

# sentence, word (the first of its text), class and lemma expected there, what it protects
CHOICES = [
    ("मंत्री ने घोषणा की.", "की", "VERB", "करना", "की at the end is the verb"),
    ("मंत्री की घोषणा हुई.", "की", "ADP", "का", "की between nouns is the postposition"),
    ("सभा में निंदा की गई.", "की", "VERB", "करना", "की before the passive"),
    ("सेना की ओर से जाँच की जाएगी.", "जाएगी", "AUX", "जाना", "the passive auxiliary"),
    ("वह शहर के लिए चला.", "लिए", "ADP", "लिए", "के लिए"),
    ("उसने पैसे लिए.", "लिए", "VERB", "लेना", "लिए at the end is the verb"),
    ("वह घर जा रहा है.", "रहा", "AUX", "रहना", "the progressive"),
    ("वह घर जा रहा है.", "जा", "VERB", "जाना", "the stem before it is the main verb"),
    ("वह किसान है.", "है", "VERB", "होना", "the copula after a noun"),
    ("वह बीमार है.", "है", "AUX", "होना", "the copula after an adjective"),
    ("उसने माँग रखी.", "माँग", "NOUN", "मांग", "a noun before a light verb"),
    ("वह पैसे माँग रहा है.", "माँग", "VERB", "मांगना", "the same form as a stem"),
    ("पुलिस जाँच कर रही है.", "जाँच", "NOUN", "जांच", "noun with करना"),
    ("उसे गोली मार कर भागे.", "मार", "VERB", "मारना", "stem with the absolutive mark apart"),
    ("दल ने चुनाव में भाग लिया.", "भाग", "NOUN", "भाग", "भाग लेना is a noun with a verb"),
    ("कैदी जेल से भाग गया.", "भाग", "VERB", "भागना", "भाग जाना is a verb"),
    ("अदालत ने सज़ा दी.", "सज़ा", "NOUN", "सजा", "सज़ा is not the stem of सजाना"),
    ("इस गाँव में लोग हैं.", "इस", "DET", "यह", "before a noun a determiner"),
    ("इस पर बात हुई.", "इस", "PRON", "यह", "before a postposition a pronoun"),
    ("यह संधि टूट गई.", "यह", "DET", "यह", "this treaty"),
    ("यह दिल्ली से लौटा.", "यह", "PRON", "यह", "a direct determiner cannot stand before an oblique noun"),
    ("दो लोग आए.", "दो", "NUM", "दो", "two"),
    ("मुझे काम करने दो.", "दो", "VERB", "देना", "give"),
    ("वह आए या न आए, पर काम होगा.", "पर", "CCONJ", "पर", "but, after a comma"),
    ("मेज़ पर किताब थी.", "पर", "ADP", "पर", "on"),
    ("बाद में सब लौटे.", "बाद", "ADV", "बाद", "afterwards"),
    ("युद्ध के बाद सब लौटे.", "बाद", "ADP", "बाद", "after"),
    ("घटना के बाद लोग भागे.", "घटना", "NOUN", "घटना", "a noun that looks like an infinitive"),
    ("वह जाना चाहता है.", "जाना", "VERB", "जाना", "to go"),
    ("वह कवि के रूप में जाना जाता है.", "जाना", "VERB", "जानना", "known, before the passive"),
    ("उसने दीवार बना दी.", "बना", "VERB", "बनाना", "the causative stem before a vector verb"),
    ("वह नेता बना.", "बना", "VERB", "बनना", "the perfect at the end"),
    ("काम तो करो.", "तो", "PART", "तो", "a particle after its word"),
    ("अगर बारिश हुई, तो मैच रुकेगा.", "तो", "SCONJ", "तो", "then, after a comma"),
    ("कुछ और लोग आए.", "और", "DET", "और", "more"),
    ("राम और श्याम आए.", "और", "CCONJ", "और", "and"),
    ("प्रति व्यक्ति आय बढ़ी.", "प्रति", "DET", "प्रति", "per"),
    ("देश के प्रति प्रेम था.", "प्रति", "ADP", "प्रति", "towards"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "features", "why"), FORMS)
def test_some_reading_has_the_features(form: str, features: dict[str, str], why: str) -> None:
    found = readings(key(form))
    assert any(all(getattr(r, name) == value for name, value in features.items()) for r in found), (why, found)


@pytest.mark.parametrize(("form", "lemma"), LEMMAS)
def test_a_lexicon_finds_the_form_by_its_lemma(form: str, lemma: str) -> None:
    found = lemma_keys(key(form))
    assert lemma in found
    assert key(form) in found


@pytest.mark.parametrize(("text", "word", "pos", "lemma", "why"), CHOICES)
def test_the_reading_in_a_sentence(text: str, word: str, pos: str, lemma: str, why: str) -> None:
    tokens = tokenise(text)
    tag(tokens)
    reading = next(t.reading for t in tokens if t.text == word)
    assert reading is not None
    assert (reading.pos, reading.lemma) == (pos, lemma), (why, reading)


def test_an_unknown_word_is_a_name() -> None:
    """Only a word that no table knows may be taken for a new proper name later on."""
    assert readings(key("ज़ोल्ताब")) == (Reading(key("ज़ोल्ताब"), "PROPN"),)


@given(st.text(alphabet="कगजदनमरलवसहाीेोंँ़्िुये।. ", max_size=40))
def test_every_token_gets_a_reading(text: str) -> None:
    tokens = tokenise(text)
    tag(tokens)
    assert all(t.reading is not None and t.reading.pos for t in tokens)


@given(st.text(alphabet="कगजदनमरलवसहाीेोंिु्यईएओँ", min_size=1, max_size=8))
def test_a_form_is_among_its_own_lemmas_and_has_a_reading(form: str) -> None:
    assert key(form) in lemma_keys(key(form))
    assert readings(key(form))
