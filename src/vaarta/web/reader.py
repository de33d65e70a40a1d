"""What the reader of a page has chosen: language, numerals, light or dark; and numbers and dates told that way.

A choice comes from the address (``?lang=en``), else the cookie, else the browser's languages, else the server's setting. One that was
made in the address is kept in the cookie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from starlette.requests import Request

from .settings import Settings
from .wording import LANGUAGES, say

CHOICES: Mapping[str, tuple[str, ...]] = {"lang": LANGUAGES, "digits": ("latn", "deva"), "theme": ("auto", "light", "dark")}
_DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
# English as newspapers in India write it: day before month, lakhs.
_LOCALES = {"hi": Locale("hi", "IN"), "en": Locale("en", "IN")}


@dataclass(frozen=True, slots=True)
class Reader:
    """lang: "hi" or "en"; digits: "latn" or "deva"; theme: "auto", "light" or "dark"."""

    lang: str
    digits: str
    theme: str

    def say(self, key: str, **values: object) -> str:
        """Interface words; numbers among the values in the reader's numerals."""
        return say(self.lang, key, **{k: self.number(v) if isinstance(v, int | float) else v for k, v in values.items()})

    def numerals(self, text: str) -> str:
        """A text with its numerals as the reader wants them."""
        return text.translate(_DEVANAGARI) if self.digits == "deva" else text

    def number(self, value: float | None, places: int = 1) -> str:
        """A number with the grouping of the language: 1,00,000; a dash for none."""
        if value is None:
            return "–"
        shape = "#,##,##0" if isinstance(value, int) else "#,##,##0." + "#" * places
        return self.numerals(str(format_decimal(value, format=shape, locale=_LOCALES[self.lang])))

    def signed(self, value: float | None) -> str:
        """A number with its sign: +2.1, −9.3."""
        if value is None:
            return "–"
        shown = round(float(value), 1)
        return ("+" if shown > 0 else "−" if shown < 0 else "") + self.number(abs(shown))

    def day(self, iso: str | None, length: str = "long") -> str:
        """An ISO day, month or year told in words; the text itself where it is none. length: of Babel: "long", "medium", "full"."""
        return self.numerals(_day(iso, length, self.lang)) if iso else "–"

    def moment(self, iso: str | None) -> str:
        """An ISO time told in words, in its own zone; a day alone where there is no time."""
        if not iso or len(iso) <= 10:
            return self.day(iso)
        try:
            at = datetime.fromisoformat(iso)
        except ValueError:
            return self.numerals(iso)
        return self.numerals(format_datetime(at.replace(tzinfo=None), "d MMMM y, HH:mm", locale=_LOCALES[self.lang]))


@lru_cache(maxsize=8192)
def _day(iso: str, length: str, lang: str) -> str:
    # A dossier tells some thousand days, the same ones again and again.
    try:
        if len(iso) == 4:
            return iso
        if len(iso) == 7:
            return str(format_date(date.fromisoformat(f"{iso}-01"), "LLLL y", locale=_LOCALES[lang]))
        return str(format_date(date.fromisoformat(iso[:10]), length, locale=_LOCALES[lang]))
    except ValueError:
        return iso


def reader_of(request: Request, settings: Settings) -> Reader:
    """The reader behind a request. A value in the address or cookie that is none of the choices is passed over."""
    chosen = {name: _chosen(request, name) for name in CHOICES}
    return Reader(
        chosen["lang"] or _accepted(request.headers.get("accept-language", "")) or settings.language,
        chosen["digits"] or settings.digits,
        chosen["theme"] or "auto",
    )


def _chosen(request: Request, name: str) -> str | None:
    for value in (request.query_params.get(name), request.cookies.get(f"vaarta_{name}")):
        if value in CHOICES[name]:
            return value
    return None


def _accepted(header: str) -> str | None:
    """The first of our languages by the browser's weights."""
    asked: list[tuple[float, int, str]] = []
    for n, part in enumerate(header[:400].split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            asked.append((-float(weight or 1), n, tag[:2].lower()))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(asked) if tag in LANGUAGES and weight < 0), None)
