"""Lines that are no story, and lines that only look like it."""

from __future__ import annotations

import pytest

from vaarta.reading import furniture, headings, read


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ये भी पढ़ें: नहर के पानी पर दोनों देशों में बनी सहमति", "related"),
        ("यह भी पढ़ें- सीमा पर नई चौकी", "related"),
        ("इसे भी पढ़े", "related"),
        ("ये भी पढ़ें नहर के पानी पर बनी सहमति", "related"),
        ("Also Read | नहर के पानी पर बनी सहमति", "related"),
        ("👉 यह भी देखें: सभा का वीडियो", "related"),
        ("ट्रेंडिंग न्यूज़", "list"),
        ("टॉप हेडलाइंस", "list"),
        ("TOP HEADLINES", "list"),
        ("सबसे ज्यादा पढ़ी गईं", "list"),
        ("हमें फेसबुक पर फॉलो करें।", "follow"),
        ("हमारे व्हाट्सएप चैनल से जुड़ने के लिए यहाँ दबाएँ।", "follow"),
        ("ऐसी ख़बरों के लिए हमारा ऐप डाउनलोड करें।", "app"),
        ("विज्ञापन", "ad"),
        ("Advertisement", "ad"),
        ("Edited by: सुनील पाठक", "credit"),
        ("(इनपुट: भाषा)", "credit"),
        ("फ़ोटो: एजेंसी", "credit"),
        ("Published: 08 Jan 2022 10:12 AM (IST)", "date"),
        ("Disclaimer: यह राय लेखक की अपनी है।", "notice"),
        ("टैग्स: नहर, पानी, किसान", "tags"),
        ("कमेंट करें", "comment"),
        ("शेयर करें", "share"),
    ],
)
def test_furniture(line, kind):
    hit = furniture.find(line)
    assert hit is not None
    assert hit.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "यह भी पढ़ें कि संविधान क्या कहता है, यह सलाह वकील ने दी।",
        "यह भी देखें कि सरकार ने क्या कहा था, विपक्ष ने पूछा।",
        "ट्रेंडिंग विषयों पर संसद में बहस हुई।",
        "विज्ञापन पर रोक लगाने की माँग की गई।",
        "विज्ञापन एजेंसी के दफ़्तर पर छापा मारा गया",
        "मंत्री ने लोगों से कहा कि वे स्वास्थ्य विभाग का ऐप डाउनलोड करें।",
        "लोकप्रिय नेता ने इस्तीफ़ा दे दिया",
        "मुख्य समाचार वाचक को हिरासत में लिया गया।",
        "फ़ोटो जारी करने पर सेना ने आपत्ति जताई।",
        "रिपोर्ट: रूस ने सीमा पर सेना भेजी",
        "रिपोर्ट में कहा गया है कि सेना तैनात है।",
        "संपादक: हम पर हमला लोकतंत्र पर हमला है।",
        "अपडेट के लिए मंत्रालय ने बैठक बुलाई।",
        "और पढ़ें लिखें लोग, यह मंत्री की अपील थी।",
        "हमें गूगल न्यूज़ से शिकायत है, संपादकों ने अदालत में कहा और हर्जाने की माँग की; " * 6,
        "पार्टी ने कहा, 'हमें फ़ेसबुक पर फ़ॉलो करें' और फिर सभा शुरू हुई।",
        "होम मिनिस्टर ने दौरा किया",
        "शेयर बाज़ार गिरा",
        "टैग लगाकर मवेशी छोड़े गए",
        "खोजें हुईं पर हथियार नहीं मिले",
        "Trending Now के दफ़्तर पर छापा",
    ],
)
def test_real_sentences_stay(line):
    assert furniture.find(line) is None


def test_spelling_and_case_do_not_matter():
    for spelling in ("ये भी पढ़ें: क", "ये भी पढें: क", "यें भी पढ़ें : क", "ये भी पढ़\u200dें: क"):
        hit = furniture.find(spelling)
        if spelling.startswith("यें"):
            assert hit is None  # a slip of the pen is not listed
        else:
            assert hit.kind == "related"


def test_link_glued_to_a_paragraph():
    line = "दोनों देशों ने बात की है. ये भी पढ़ें: नहर पर बनी सहमति"
    at, hit = furniture.find_inside(line)
    assert (line[at:], hit.kind, line[hit.rest :].strip()) == ("ये भी पढ़ें: नहर पर बनी सहमति", "related", "नहर पर बनी सहमति")
    assert furniture.find_inside("उसने कहा. यह भी पढ़ें और आगे बढ़ें.") is None


def test_the_table_is_broad_and_sound():
    first, last, kickers = furniture._phrases()
    assert sum(map(len, first.values())) + sum(map(len, last.values())) >= 400
    assert kickers


@pytest.mark.parametrize(
    ("title", "below", "kicker"),
    [
        ("US Talk To Russia: रूस से बात करेगा अमेरिका", [], "US Talk To Russia:"),
        ("LIVE: शिखर सम्मेलन शुरू", [], "LIVE:"),
        ("लाइव: शिखर सम्मेलन शुरू", [], "लाइव:"),
        ("नहर विवाद: दोनों देश राज़ी", ["नहर विवाद: दोनों देशों ने बात की."], "नहर विवाद:"),
        ("नहर विवाद: दोनों देश राज़ी", ["दोनों देशों ने बात की."], None),
        ("प्रधानमंत्री: हम बातचीत के लिए तैयार हैं", ["प्रधानमंत्री ने यह बात कही."], None),
        ("सुबह 10:30 बजे शुरू हुई बैठक", [], None),
        ("Title: all in English", [], None),
    ],
)
def test_kicker(title, below, kicker):
    size = headings.kicker_length(title, below)
    assert (title[:size] or None) == kicker


def test_headline_after_a_list_heading_goes_too():
    text = (
        "मंत्री ने पुल का उद्घाटन किया\nमंत्री ने शनिवार को पुल का उद्घाटन किया। लोग जमा हुए।\n"
        "टॉप हेडलाइंस\nसीमा पर सेना ने किया हमला, दस मरे\nअदालत ने सुनाई सज़ा\n"
    )
    a = read(text, form="text")
    assert a.paragraphs == ["मंत्री ने शनिवार को पुल का उद्घाटन किया। लोग जमा हुए।"]
    assert [f.reason for f in a.furniture][1:] == ["headline in a list"] * 2


def test_list_heading_above_the_title_takes_nothing_along():
    a = read("ताज़ा ख़बरें\nमंत्री ने पुल का उद्घाटन किया\nमंत्री ने शनिवार को पुल का उद्घाटन किया। लोग आए।", form="text")
    assert a.title == "मंत्री ने पुल का उद्घाटन किया"


def test_short_line_after_a_bare_link_label_is_a_subheading():
    a = read(
        "सीमा पर तनाव\nदोनों देशों ने बात की है। बैठक हुई।\nये भी पढ़ें\nआगे क्या होगा\nअगली बैठक मंगलवार को होगी। सब आएँगे।",
        form="text",
    )
    assert "आगे क्या होगा" in [a.text[b.start : b.end] for b in a.blocks if b.kind == "subheading"]


def test_markdown_lines():
    text = (
        "# सीमा पर तनाव बढ़ा\n\n**दोनों देशों ने सेना भेजी**\n\nसरकार ने [शनिवार](https://x.example/a) को बयान दिया।\n"
        "- [एक और ख़बर यहाँ](https://x.example/b)\n---\n![नक़्शा](https://x.example/c.png)आगे की बात भी सुनी गई।\n![टूटी"
    )
    a = read(text, form="text")
    assert a.title == "सीमा पर तनाव बढ़ा"
    assert a.related[0].url == "https://x.example/b"
    assert a.paragraphs[-1] == "आगे की बात भी सुनी गई।"
    assert {"link line", "image", "image cut off", "address of a link"} <= {f.reason for f in a.furniture}
    assert a.text == text


@pytest.mark.parametrize("text", ["रूस ने हमला किया", "रूस ने हमला किया\nअमेरिका ने निंदा की", "संपादक: हम लड़ेंगे"])
def test_bare_lines_are_paragraphs_and_no_titles(text):
    a = read(text, form="text")
    assert [b.kind for b in a.blocks] == ["paragraph"] * len(text.splitlines())


def test_plain_form_is_verbatim():
    text = "  रूस ने हमला किया  \r\n\nये भी पढ़ें: क ख ग\nअमेरिका ने निंदा की. ये भी पढ़ें: च छ ज\n"
    a = read(text, form="plain", title="शीर्षक")
    assert a.text == text
    assert a.title == "शीर्षक"
    assert a.paragraphs == ["रूस ने हमला किया", "अमेरिका ने निंदा की."]
    assert [f.text for f in a.furniture] == ["ये भी पढ़ें: क ख ग", "ये भी पढ़ें: च छ ज"]
    assert [link.text for link in a.related] == ["क ख ग", "च छ ज"]


def test_plain_form_of_furniture_alone():
    assert read("ट्रेंडिंग न्यूज़", form="plain").rejected.code == "P007"
