"""Whatever the text, the coder never raises, and what it gives points into the text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vaarta
from vaarta.records import Article

CASES = Path(__file__).parent / "cases"
WORDS = [
    "रूस",
    "ने",
    "यूक्रेन",
    "पर",
    "हमला",
    "किया",
    "है",
    "और",
    "अमरीका",
    "के",
    "राष्ट्रपति",
    "से",
    "बातचीत",
    "करेंगे",
    "कि",
    "जिसमें",
    "लोग",
    "मारे",
    "गए",
    ",",
    "।",
    '"',
    "(",
    ")",
    "-",
    "नहीं",
    "को",
    "का",
    "की",
    "में",
    "वह",
    "उन्होंने",
    "अपने",
    "दोनों",
    "देशों",
    "के",
    "बीच",
    "शनिवार",
    "आरोप",
    "लगाते",
    "हुए",
    "कहा",
    "था",
    "कर",
    "सकता",
    "चाहिए",
    "मुताबिक़",
    "BJP",
    "2014",
    "भारत",
    "पाकिस्तान",
    "पुलिस",
    "गिरफ़्तार",
    "इस हमले में",
    "दस सैनिक",
    "उन्होंने",
    "जबकि",
    "अगर",
    "तो",
]

hindi = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
noise = st.text(alphabet=st.characters(codec="utf-8"), max_size=200)


def check(article: Article) -> None:
    for event in article.events:
        assert article.text[event.span[0] : event.span[1]] == event.trigger
        assert event.sentence[0] <= event.span[0] <= event.span[1] <= event.sentence[1]
        assert event.status in ("happened", "future", "hypothetical", "negated", "historical")
        for person in event.actors + event.recipients:
            assert person.span is not None
            assert article.text[person.span[0] : person.span[1]] == person.text
    article.to_dict()


@given(hindi)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_row_of_news_words_gives_valid_records(coder: vaarta.Coder, text: str) -> None:
    check(coder.code(text, form="plain"))


@given(noise)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_valid_records(coder: vaarta.Coder, text: str) -> None:
    check(coder.code(text))


def test_what_takes_up_an_act_keeps_the_words_of_the_first(coder: vaarta.Coder) -> None:
    """A toll told first and the attack named in a longer sentence after it are one event, whose words are those of the first."""
    text = "दस सैनिक मारे गए. अधिकारियों ने शुक्रवार को काबुल में पत्रकारों को बताया कि इस हमले में पाँच पुलिसकर्मी भी मारे गए."
    article = coder.code(text, form="plain")
    check(article)
    assert [(e.trigger, len(e.recipients)) for e in article.events] == [("मारे गए", 2)]


@pytest.mark.parametrize("seed", range(3))
def test_sentences_that_follow_one_another_by_chance_give_valid_records(coder: vaarta.Coder, seed: int) -> None:
    """What a sentence takes up from those before it points into the text as well."""
    lines = (line for path in sorted(CASES.glob("events*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    sentences = [line[1:].partition("|")[0].strip() for line in lines if line.startswith(">")]
    random.Random(seed).shuffle(sentences)
    for n in range(0, len(sentences), 8):
        check(coder.code(" ".join(sentences[n : n + 8]), form="plain"))


def test_same_page_same_ids(coder: vaarta.Coder) -> None:
    """Ids are stable from run to run."""
    text = "रूस ने यूक्रेन पर हमला किया। भारत ने हमले की निंदा की।"
    first, second = (coder.code(text, form="plain", id="x") for _ in range(2))
    assert [e.id for e in first.events] == [e.id for e in second.events]
    assert len({e.id for e in first.events}) == len(first.events) == 2
