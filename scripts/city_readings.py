"""Devanagari readings of city names by the reading rules of their language, for large cities that GeoNames gives none for.

Used by ``build_gazetteer.py`` alone. The rules follow what Hindi newspapers print: झेंगझोउ for Zhengzhou, कावासाकी for Kawasaki.
"""

from __future__ import annotations

import unicodedata

import regex

# Pinyin: initials, and finals as (after an initial, alone).
INITIALS = {
    "zh": "झ", "ch": "छ", "sh": "श", "b": "ब", "p": "प", "m": "म", "f": "फ़", "d": "द", "t": "त", "n": "न", "l": "ल", "g": "ग",
    "k": "क", "h": "ह", "j": "ज", "q": "च", "x": "श", "r": "र", "z": "ज़", "c": "त्स", "s": "स", "y": "य", "w": "व",
}  # fmt: skip
FINALS = {
    "iang": "ियांग", "iong": "ियोंग", "uang": "ुआंग", "iao": "ियाओ", "ian": "ियान", "uai": "ुआई", "uan": "ुआन", "ang": "ांग",
    "eng": "ेंग", "ing": "िंग", "ong": "ोंग", "ia": "िया", "ie": "िए", "iu": "िउ", "in": "िन", "ua": "ुआ", "uo": "ुओ", "ui": "ुई",
    "un": "ुन", "ue": "ुए", "ai": "ाई", "ei": "ेई", "ao": "ाओ", "ou": "ोउ", "an": "ान", "en": "ेन", "er": "र", "a": "ा", "e": "े",
    "i": "ी", "o": "ो", "u": "ू", "v": "ू",
}  # fmt: skip
_SYLLABLE = "(?P<i>{})?(?P<f>{})".format("|".join(sorted(INITIALS, key=lambda k: -len(k))), "|".join(FINALS))
_PINYIN = regex.compile(f"(?:{_SYLLABLE})+")
# Vowels standing alone, by their sign.
ALONE = {"ा": "आ", "ि": "इ", "ी": "ई", "ु": "उ", "ू": "ऊ", "े": "ए", "ै": "ऐ", "ो": "ओ", "ौ": "औ"}

# Other languages: letters to consonants; a vowel is a sign. Longest first.
_VOWELS = {"a": "ा", "e": "े", "i": "ि", "o": "ो", "u": "ु"}
_COMMON = {
    "b": "ब", "d": "द", "f": "फ़", "g": "ग", "h": "ह", "k": "क", "l": "ल", "m": "म", "n": "न", "p": "प", "r": "र", "s": "स", "t": "त",
    "v": "व", "w": "व", "y": "य", "z": "ज़", "j": "ज", "c": "क", "q": "क", "x": "क्स", "ng": "ंग",
}  # fmt: skip
_LATIN = {"ch": "च", "ll": "य", "ñ": "न्य", "qu": "क", "gu(?=[ei])": "ग", "c(?=[ei])": "स", "g(?=[ei])": "ह", "j": "ह", "h": "", "z": "स"}
LANGUAGES: dict[str, dict[str, str]] = {
    "japanese": {"ts": "त्स", "sh": "श", "ch": "च", "n(?=[^aeiouy]|$)": "न", "ky": "क्य", "ry": "र्य"},
    "spanish": _LATIN,
    "portuguese": {
        "ch": "श", "lh": "ल्य", "nh": "न्य", "ç": "स", "qu": "क",
        "c(?=[ei])": "स", "g(?=[ei])": "ज", "^h": "", "ão$": "ाओ", "x": "श",
    },
    "malay": {"c": "च", "sy": "श", "ny": "न्य", "kh": "ख़"},
    "turkish": {"c": "ज", "ç": "च", "ş": "श", "ğ": ""},
}  # fmt: skip
WHOLE = {
    "city": "सिटी", "new": "न्यू", "san": "सैन", "santa": "सांता", "santo": "सैंटो", "são": "साओ", "de": "दे", "do": "डो", "da": "दा", "del": "देल",
}  # fmt: skip
COUNTRIES = {
    "JP": "japanese", "MX": "spanish", "CO": "spanish", "AR": "spanish", "PE": "spanish", "VE": "spanish", "ES": "spanish", "CL": "spanish",
    "EC": "spanish", "BO": "spanish", "GT": "spanish", "HN": "spanish", "PH": "spanish", "BR": "portuguese", "AO": "portuguese",
    "ID": "malay", "MY": "malay", "TR": "turkish",
}  # fmt: skip


def pinyin(name: str) -> str | None:
    """The reading of a Chinese name in pinyin; None where it is none."""
    out = ""
    for part in regex.split("[ '’-]+", _plain(name).replace("ü", "v")):
        match = _PINYIN.fullmatch(part)
        if match is None:
            return None
        spans = dict.fromkeys(match.spans("i"), "i")
        for start, end in match.spans("f"):
            initial = next((part[a:b] for a, b in spans if b == start and b > a), "")
            sign = FINALS[part[start:end]]
            out += INITIALS[initial] + sign if initial else ALONE.get(sign[0], sign[0]) + sign[1:]
    return out


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c) or c == "\u0308")


def spelled(name: str, language: str) -> str | None:
    """The reading of a name by the letters of a language; None where a letter is not known."""
    rules = {**_COMMON, **LANGUAGES[language]}
    order = sorted(rules, key=lambda k: -len(regex.sub(r"\(.*?\)|[\^$]", "", k) + ("." if "(" in k or "$" in k or "^" in k else "")))
    keep = {c for r in rules for c in r}
    words = []
    for word in regex.split("[ -]+", name.lower().replace("ı", "i").replace("i\u0307", "i")):
        if word in WHOLE:
            words.append(WHOLE[word])
            continue
        word = "".join(c if c in keep else _plain(c) for c in word)
        words.append(_word(word, rules, order))
    return None if any(not w for w in words) else " ".join(w or "" for w in words)


def _word(word: str, rules: dict[str, str], order: list[str]) -> str | None:
    out, at, open_consonant = "", 0, False
    while at < len(word):
        if word[at] in _VOWELS:
            sign = _VOWELS[word[at]]
            if at == len(word) - 1:
                sign = {"ि": "ी", "ु": "ू"}.get(sign, sign)
            out += sign if open_consonant else ALONE[sign]
            at, open_consonant = at + 1, False
            continue
        for rule in order:
            match = regex.compile(rule).match(word, at) if not rule.startswith("^") or at == 0 else None
            if match and match.end() > at:
                letter = rules[rule]
                nasal = letter in ("न", "म") and match.end() < len(word) and word[match.end()] not in "aeiouynm" and out
                if nasal and not open_consonant:
                    letter = "ं"
                if letter.startswith("ं") and open_consonant:
                    letter = "न" + letter[1:]
                # "काय्सेरी" is written कायसेरी.
                if letter and open_consonant and not letter.startswith(("ं", "ा")) and not out.endswith("य"):
                    out += "्"
                out += letter
                open_consonant = (bool(letter) and letter not in ("ं", "ाओ")) or (not letter and open_consonant)
                at = match.end()
                break
        else:
            return None
    return out


def reading(name: str, country: str) -> str | None:
    """A Devanagari reading of a city's name, by the language of its country; None where no rule reads it."""
    if country in ("CN", "TW"):
        return pinyin(name)
    return spelled(name, COUNTRIES[country]) if country in COUNTRIES else None
