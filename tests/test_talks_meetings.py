"""Meetings of one page: who was there, where the words of the meeting alone do not say it (docs/talks.md)."""

from __future__ import annotations

import pytest

import vaarta
from vaarta.records import Meeting


def meetings(coder: vaarta.Coder, text: str, published: str) -> list[Meeting]:
    return coder.code(text, form="plain", published=published).meetings


def keys(meeting: Meeting) -> set[str | None]:
    return {p.key for p in meeting.sides}


def surnames(meeting: Meeting) -> set[str]:
    return {(p.name or p.text).split()[-1] for p in meeting.people}


@pytest.mark.parametrize(
    ("text", "published", "state", "day", "sides"),
    [
        pytest.param(
            "भारत ने पाकिस्तान के साथ बैठक रद्द की है। दोनों देशों के विदेश सचिव 14 मई को दिल्ली में मिलने वाले थे।",
            "2018-05-08", "cancelled", "2018-05-14", {"IND", "PAK"}, id="what is called off takes the day of the plan beside it",
        ),
        pytest.param(
            "चीन ने जापान के साथ तीन जून को टोक्यो में होने वाली बैठक टाल दी है।",
            "2021-05-30", "cancelled", "2021-06-03", {"CHN", "JPN"}, id="a day in words of putting off lies ahead",
        ),
        pytest.param(
            "ईरान के राष्ट्रपति ने सऊदी अरब के क्राउन प्रिंस से मिलने से इनकार कर दिया।",
            "2021-05-30", "cancelled", None, {"IRN", "SAU"}, id="refusing to meet somebody names both sides",
        ),
        pytest.param(
            "फ़्रांस और जर्मनी ने मंगलवार को पेरिस में समझौते पर दस्तख़त किए।",
            "2021-06-02", "held", "2021-06-01", {"FRA", "DEU"}, id="a paper signed together is a meeting",
        ),
        pytest.param(
            "अमेरिका और रूस के राजनयिक रविवार को जिनेवा में मिल रहे हैं।",
            "2022-01-08", "planned", "2022-01-09", {"USA", "RUS"}, id="going on, on a day that is not over, is planned",
        ),
        pytest.param(
            "यूरोपीय सुरक्षा और सहयोग संगठन की बैठक बुधवार को वियना में होगी।",
            "2022-01-10", "planned", "2022-01-12", {"OSCE"}, id="a body of states may be the only side",
        ),
        pytest.param(
            "ईरान के परमाणु कार्यक्रम पर सोमवार को वियना में बैठक हुई। इसमें ईरान के साथ ब्रिटेन और फ़्रांस के प्रतिनिधि शामिल हुए।",
            "2021-11-30", "held", "2021-11-29", {"IRN", "GBR", "FRA"}, id="who was there is told in the next sentence",
        ),
    ],
)  # fmt: skip
def test_meeting(coder: vaarta.Coder, text: str, published: str, state: str, day: str | None, sides: set[str]) -> None:
    found = [m for m in meetings(coder, text, published) if m.state == state and keys(m) == sides]
    assert found, [(m.state, keys(m)) for m in meetings(coder, text, published)]
    assert day is None or any(m.when is not None and m.when.start == day for m in found)


def test_delegations_told_beside_the_meeting_are_in_it(coder: vaarta.Coder) -> None:
    """Both heads of delegation, and one whom the lexicon does not know, by the delegation that the sentence names."""
    text = (
        "अमेरिका और रूस के बीच सोमवार को जिनेवा में बातचीत हुई। अमेरिका की ओर से उप विदेश मंत्री वेंडी शरमन और रूस की ओर से "
        "उप विदेश मंत्री सर्गेई रयाबकोव ने हिस्सा लिया। रूसी दल में उप रक्षा मंत्री अलेक्ज़ेंडर फ़ोमिन भी शामिल थे।"
    )
    (found,) = meetings(coder, text, "2022-01-11")
    assert {"रयाबकोव", "फ़ोमिन"} <= surnames(found)
    assert len(found.people) == 3
    assert {p.key for p in found.people} == {"USA", "RUS"}
    assert found.level == "deputy"


def test_both_ministers_are_those_of_the_meeting_before(coder: vaarta.Coder) -> None:
    """Whatever country is named in between."""
    text = (
        "भारत के विदेश मंत्री एस जयशंकर ने चीन के विदेश मंत्री वांग यी से गुरुवार को मॉस्को में मुलाक़ात की। "
        "उन्होंने यूक्रेन पर भी बात की। दोनों मंत्रियों ने मंगलवार को फ़ोन पर भी बात की थी।"
    )
    (call,) = [m for m in meetings(coder, text, "2022-03-25") if m.format == "telephone"]
    assert keys(call) == {"IND", "CHN"}
    assert surnames(call) == {"जयशंकर", "यी"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ईरान अमेरिका से बात नहीं करेगा।", id="refusing to talk is a position"),
        pytest.param("अमेरिका ने कहा कि सैनिक घटाने पर कोई बात नहीं होगी। रूस ने अमेरिका की आलोचना की।", id="what will not be talked about"),
        pytest.param("नेता ने कहा कि यह अतीत की बात है।", id="a thing of the past"),
    ],
)
def test_no_meeting(coder: vaarta.Coder, text: str) -> None:
    assert meetings(coder, text, "2022-01-10") == []
