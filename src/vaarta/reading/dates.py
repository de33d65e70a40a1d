"""Publication dates as pages print them: "IST" is India's time, day comes before month, and no zone is guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

import regex

from ..errors import UsageError
from ..language.script import key
from ..language.tables import read_table
from .tongue import DATA

_ISO = regex.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?", regex.I)
_COMPACT = regex.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{4})?")
_NUMERIC = regex.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_CLOCK = regex.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)")
_OFFSET = regex.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})(?!\d)")
_TOKEN = regex.compile(r"\p{L}[\p{L}\p{M}\u200c\u200d]*(?:\.[AaPpMm]\.?)?|\d+")
_DIGIT = regex.compile(r"\d")
_LABEL = regex.compile(r"^[^\d:]{0,60}?[:\-–—]\s*(?=\S)")
_DIGITS = {0x0966 + n: str(n) for n in range(10)}
# Long enough for "Updated on: …, Wednesday, 23 September 2020 …"; anything longer is prose that happens to hold a date.
_LONGEST = 160

ADVICE = 'Write 2022-01-08, or 2022-01-08T10:12:00+05:30 (or "2022-01-08 10:12 IST").'


@cache
def _vocabulary() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    words: dict[str, tuple[str, str]] = {}
    for row in read_table(DATA / "datewords.tsv", ("words", "kind", "value")):
        if row["kind"] not in ("month", "weekday", "part", "zone", "filler"):
            raise row.wrong(f"kind {row['kind']!r}", "month, weekday, part, zone or filler")
        for word in row.many("words"):
            words[key(word).strip(".")] = (row["kind"], row["value"])
    labels: set[str] = set()
    for row in read_table(DATA / "phrases.tsv", ("phrase", "match", "kind")):
        if row["kind"] == "date":
            labels.update(key(row["phrase"]).split())
    return words, frozenset(labels)


def _built(parts: tuple[int, int, int], clock: tuple[int, int, int] | None, zone: timezone | None) -> str | None:
    year, month, day = parts
    # Outside this range it is a misread number, not the date of a web page.
    if not 1900 <= year <= 2100:
        return None
    try:
        if clock is None:
            return date(year, month, day).isoformat()
        return datetime(year, month, day, *clock, tzinfo=zone).isoformat()
    except ValueError:
        return None


def _zone(sign: str, hours: str, minutes: str) -> timezone | None:
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    if distance > timedelta(hours=14):
        return None
    return timezone(-distance if sign == "-" else distance)


def _named_zone(text: str) -> timezone | None:
    text = text.strip()
    if not text:
        return None
    if text.upper() == "Z":
        return UTC
    if (match := _OFFSET.fullmatch(text)) is not None:
        return _zone(match[1], match[2], match[3])
    kind, value = _vocabulary()[0].get(key(text.strip("() ")), ("", ""))
    if kind == "zone" and (match := _OFFSET.fullmatch(value)):
        return _zone(match[1], match[2], match[3])
    return None


def parse_published(text: str | None) -> str | None:
    """ISO 8601 for a date as a page writes it, with zone where one is given; None where it is no date.

    In: ISO 8601, RFC 2822, "Sat, 08 Jan 2022 10:12 AM (IST)", "Jan 8, 2022", "८ जनवरी २०२२, शाम 5:30 बजे",
    08/01/2022 (day first), each also after a label and a colon. Out: "2022-01-08" or "2022-01-08T10:12:00+05:30".
    Never raises.
    """
    if not text or len(text) > _LONGEST:
        return None
    text = text.translate(_DIGITS).strip()
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _from_iso(match, match[7] or "")
    if (match := _ISO.match(text)) and match[4]:
        tail = text[match.end() :].strip()
        if (zone := _named_zone(tail)) is not None:
            return _from_iso(match, "", zone)
    return _worded(text)


def _from_iso(match: regex.Match[str], zone: str, given: timezone | None = None) -> str | None:
    parts = (int(match[1]), int(match[2]), int(match[3]))
    if match[4] is None:
        return _built(parts, None, None)
    return _built(parts, (int(match[4]), int(match[5]), int(match[6] or 0)), given or _named_zone(zone))


def _worded(text: str) -> str | None:
    """A date in words. Every word must belong to a date: "8 जनवरी 2022 को हमला हुआ" is a sentence, not a date line."""
    words, labels = _vocabulary()
    rest = text
    if (label := _LABEL.match(text)) and all(key(w) in labels for w in _TOKEN.findall(label[0])):
        rest = text[label.end() :]
    zone: timezone | None = None
    clock: tuple[int, int, int] | None = None
    if match := _CLOCK.search(rest):
        # 08.01.2022 also looks like a clock; a date's own dots are taken by the numeric form below.
        if not (dotted := _NUMERIC.search(rest)) or not (dotted.start() <= match.start() < dotted.end()):
            clock = (int(match[1]), int(match[2]), int(match[3] or 0))
            after = rest[match.end() :]
            if offset := _OFFSET.search(after):
                zone = _zone(offset[1], offset[2], offset[3])
                after = after[: offset.start()] + " " + after[offset.end() :]
            rest = rest[: match.start()] + " " + after
        elif later := _CLOCK.search(rest, dotted.end()):
            clock = (int(later[1]), int(later[2]), int(later[3] or 0))
            rest = rest[: later.start()] + " " + rest[later.end() :]
    parts: tuple[int, int, int] | None = None
    if numeric := _NUMERIC.search(rest):
        if numeric[4]:
            parts = (int(numeric[4]), int(numeric[5]), int(numeric[6]))
        else:
            day, month = int(numeric[1]), int(numeric[2])
            # Only where the second number can be no month does the page count the American way.
            parts = (int(numeric[3]), day, month) if month > 12 >= day else (int(numeric[3]), month, day)
        rest = rest[: numeric.start()] + " " + rest[numeric.end() :]
    month_number: int | None = None
    numbers: list[int] = []
    part = ""
    for token in _TOKEN.findall(rest):
        if token.isdigit():
            if len(token) > 4:
                return None
            numbers.append(int(token))
            continue
        kind, value = words.get(key(token).strip("."), ("", ""))
        if kind == "month":
            if month_number is not None and month_number != int(value):
                return None
            month_number = int(value)
        elif kind == "part":
            part = value
        elif kind == "zone":
            zone = zone or _named_zone(token)
        elif not kind and key(token) not in labels and token.lower() not in ("st", "nd", "rd", "th"):
            return None
    if parts is None:
        if month_number is None or len(numbers) != 2:
            return None
        day, year = sorted(numbers)
        if not 1 <= day <= 31:
            return None
        parts = (year, month_number, day)
    elif numbers:
        return None
    return _built(parts, _twelve_hours(clock, part), zone)


def _twelve_hours(clock: tuple[int, int, int] | None, part: str) -> tuple[int, int, int] | None:
    if clock is None:
        return None
    hour, minute, second = clock
    if part == "night":
        part = "am" if hour == 12 or hour < 5 else "pm"
    if part == "pm" and hour < 12:
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    return hour, minute, second


def find_printed(line: str) -> str | None:
    """The date at the end of a byline ("अपना नाम / मुंबई September 29, 2020", "By X | 08 Jan 2022 10:12 AM (IST)").

    In: one short line that is known to stand by the title. Out: as ``parse_published``, or None.
    """
    if len(line) > 2 * _LONGEST or not _DIGIT.search(line):
        return None
    line = line.translate(_DIGITS)
    if found := parse_published(line):
        return found
    # Parts by bars first, then ever shorter tails from word to word.
    pieces = regex.split(r"[|•·/]\s|\s[|•·]|(?i:updated?|modified)", line)
    for piece in pieces:
        if found := parse_published(piece.strip(" :-–—,|/")):
            return found
    starts = [m.start() for m in regex.finditer(r"(?<=[\s:/|])[\p{L}\d]", line)]
    for start in starts[-12:]:
        if found := parse_published(line[start:].strip()):
            return found
    return None


def check_published(text: str) -> str:
    """The given publication date in ISO 8601. Raises UsageError U010 where it is none."""
    found = parse_published(text.strip()) if isinstance(text, str) else None
    if found is None:
        raise UsageError("U010", f"{text!r} is not a publication date. {ADVICE}", "--published")
    return found
