"""The sieve before the reading of sentences holds back only what gives no record."""

from __future__ import annotations

import pytest

import vaarta
from vaarta.language.tokens import tokenise
from vaarta.pipeline import run
from vaarta.reading import read
from vaarta.records import plain


def pages(coder: vaarta.Coder) -> list[str]:
    """Examples and counter-examples of the predicate tables, each alone and eight of them as one page."""
    told = [text for entry in coder.engine.frames.entries[::11] for text in (entry.example, entry.counter) if text]
    shuffled = told[::2] + told[1::2]
    return told + ["\n".join(shuffled[at : at + 8]) for at in range(0, len(shuffled), 8)]


def test_a_sieved_page_gives_the_records_of_one_that_is_read_in_full(coder: vaarta.Coder) -> None:
    """What is not read could have changed nothing: neither its own events nor those that lean on it."""
    for text in pages(coder):
        sieved, full = (read(text, form="plain", published="2022-03-01", id="page") for _ in range(2))
        run(sieved, coder.engine)
        run(full, coder.engine, thorough=True)
        assert plain(sieved) == plain(full), text


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("रूस ने यूक्रेन पर हमला किया।", True),
        ("हमले में दस लोग मारे गए।", True),
        ("मंत्री ने लोगों से घर में रहने को कहा।", True),
        ("मंत्री ने कहा कि सरकार इसके लिए ज़िम्मेदार है।", True),
        ("यह क्षेत्र बहुत हरा है।", False),
        ("बाज़ार में भीड़ लगी और दिन जाता रहा।", False),
    ],
)
def test_only_a_sentence_of_which_an_event_may_come_is_read(coder: vaarta.Coder, text: str, worth: bool) -> None:
    """A noun without its verb, or a predicate with nobody to do it, is not laid out; an act is, whoever does it."""
    work = run(read(text, form="plain", id="page"), coder.engine)
    assert [p.reading is not None for p in work.passages] == [worth]


def test_a_line_is_read_the_same_whatever_was_read_before(coder: vaarta.Coder) -> None:
    """A visarga typed for a colon has the colon's key; what the sieve notes of the one must hold for the other."""
    line = "पुराने झगड़े भुलाएँ: परवेज़ मुशर्रफ़"
    for earlier in ("नेपालः विद्रोहियों ने तीन जवानों की हत्या की", line):
        tokenise("नेपालः")[-1].form.noted = (None, 0)
        coder.code(earlier, form="plain")
        events = coder.code(line, published="2005-03-01", form="plain").events
        assert [e.type for e in events] == ["REQUEST"], earlier


def test_a_turn_with_hona_may_end_a_line_without_its_verb(coder: vaarta.Coder) -> None:
    """ "के संपर्क में" is said with होना, which a line leaves out."""
    work = run(read("तुर्की के विदेश मंत्री सीरिया के विद्रोहियों के संपर्क में", form="plain", id="page"), coder.engine)
    assert [e.type for e in work.article.events] == ["CONSULT"]
