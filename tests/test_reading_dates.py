"""Publication dates as pages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.errors import UsageError
from vaarta.reading import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-01-08", "2022-01-08"),
        ("2022-01-08T10:12:00Z", "2022-01-08T10:12:00+00:00"),
        ("2022-01-08T10:12:00.123+05:30", "2022-01-08T10:12:00+05:30"),
        ("2022-01-08T10:12:00+0530", "2022-01-08T10:12:00+05:30"),
        ("2022-01-08 10:12:00 IST", "2022-01-08T10:12:00+05:30"),
        ("2022-01-08 10:12", "2022-01-08T10:12:00"),
        ("20220108", "2022-01-08"),
        ("Sat, 08 Jan 2022 10:12 AM (IST)", "2022-01-08T10:12:00+05:30"),
        ("Sat, 08 Jan 2022 04:42:00 GMT", "2022-01-08T04:42:00+00:00"),
        ("Sat, 08 Jan 2022 04:42:00 +0530", "2022-01-08T04:42:00+05:30"),
        ("Publish Date:Sat, 08 Jan 2022 01:34 PM (IST)", "2022-01-08T13:34:00+05:30"),
        ("Updated: 08 Jan 2022, 12:05 AM IST", "2022-01-08T00:05:00+05:30"),
        ("January 8, 2022", "2022-01-08"),
        ("8 जनवरी 2022", "2022-01-08"),
        ("८ जनवरी २०२२, शाम 5:30 बजे", "2022-01-08T17:30:00"),
        ("शनिवार, 08 जनवरी 2022 10:12 PM IST", "2022-01-08T22:12:00+05:30"),
        ("अंतिम अपडेट: 21 सितम्बर, 2019 11:30 AM IST", "2019-09-21T11:30:00+05:30"),
        ("08/01/2022", "2022-01-08"),
        ("05/06/2026 10:15", "2026-06-05T10:15:00"),
        ("01/25/2022", "2022-01-25"),
        ("08.01.2022 10:12", "2022-01-08T10:12:00"),
        ("8 जनवरी 2022 को हमला हुआ", None),
        ("2022-13-45", None),
        ("31 फ़रवरी 2022", None),
        ("2022-01-08T99:99", None),
        ("जनवरी 2022", None),
        ("99", None),
        ("", None),
        (None, None),
    ],
)
def test_parse_published(text, iso):
    assert dates.parse_published(text) == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("अपना संवाददाता / मुंबई September 29, 2020", "2020-09-29"),
        ("By: मीना | Updated at : 08 Jan 2022 10:12 AM (IST)", "2022-01-08T10:12:00+05:30"),
        ("लेखक: सुरेश, प्रकाशित: 8 मार्च 2023", "2023-03-08"),
        ("नई दिल्ली, 26 नवंबर 2008 के हमले पर फ़ैसला", None),
    ],
)
def test_find_printed(line, iso):
    assert dates.find_printed(line) == iso


def test_check_published_names_the_way_out():
    assert dates.check_published("2022-01-08") == "2022-01-08"
    with pytest.raises(UsageError) as caught:
        dates.check_published("कल")
    assert caught.value.code == "U010"
    assert "2022-01-08" in caught.value.message


@given(st.text(max_size=80))
def test_never_raises(text):
    for found in (dates.parse_published(text), dates.find_printed(text)):
        assert found is None or dates.parse_published(found) == found


@given(st.dates(min_value=__import__("datetime").date(1950, 1, 1), max_value=__import__("datetime").date(2090, 1, 1)))
def test_a_day_survives_every_form(day):
    for text in (day.isoformat(), day.strftime("%d/%m/%Y"), day.strftime("%d %B %Y"), day.strftime("%b %d, %Y")):
        assert dates.parse_published(text) == day.isoformat()
