"""Spelling keys: one form for every way Hindi newspapers spell the same word.

A key is for comparing only. It is never shown and never written back into a text; offsets always refer to the text as it
came. What is folded is listed in ``docs/language.md``; what differs in sound (ि/ी, श/स, अमेरिका/अमरीका) is kept apart.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import regex

VIRAMA = "\u094d"
SPELLINGS = Path(__file__).resolve().parent.parent / "data" / "hi" / "morphology" / "spellings.tsv"

# One character to one (or none); everything that needs a neighbour is in RULES below.
_FOLD: dict[int, str | None] = {
    # Letters that Unicode also holds with the nukta built in.
    0x0929: "न", 0x0931: "र", 0x0934: "ळ", 0x0958: "क", 0x0959: "ख", 0x095A: "ग", 0x095B: "ज", 0x095C: "ड",
    0x095D: "ढ", 0x095E: "फ", 0x095F: "य",
    0x093C: None, 0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None, 0x00AD: None, 0x2060: None,
    0x0901: "ं", 0x0900: "ं",
    0x0949: "ा", 0x0911: "आ", 0x0972: "अ",
    0x00A0: " ", 0x202F: " ", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"',
    0x2010: "-", 0x2011: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-",
}  # fmt: skip
_FOLD.update({0x0966 + n: str(n) for n in range(10)})

_NASAL = regex.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|म्(?=[प-भ])|न्(?=[क-घच-झट-ढत-धप-भसश])")
# Typists write a vowel in two strokes where one letter exists (अा for आ, ाॅ for ॉ).
_STROKES_TO = {
    "अाॅ": "आ", "अाे": "ओ", "अाै": "औ", "अा": "आ", "अो": "ओ", "अौ": "औ", "एे": "ऐ",
    "ाॅ": "ा", "आॅ": "आ", "ाे": "ो", "ाै": "ौ", "ॅ": "ै", "ऍ": "ऐ",
}  # fmt: skip
_STROKES = regex.compile("|".join(_STROKES_TO))
# Without one of these in it a word has no such strokes, which is sooner told than by the pattern.
_STROKED = regex.compile("[ॅऍ]|अ[ाोौ]|एे|ा[ेै]")
# The glide is a spelling habit only between vowels (जायेगा, लिये) or, after a bare consonant, at the word's end (गये, नयी);
# in रुपये the same, in त्येक or येन it is a sound of its own.
_GLIDE = regex.compile(r"(?<=[ािीुूेैोौअ-औं])य[ेीि]|(?<=[क-ह])य[ेी](?=ं?(?!\p{M}|[\u0900-\u097f]))")
_GLIDE_TO = {"ये": "ए", "यी": "ई", "यि": "इ"}
# A colon typed for the visarga (दु:ख), and the dots of an abbreviation (यू.एन. and यूएन are one).
_COLON = regex.compile(r"(?<=[\u0904-\u0939\u093e-\u094c]):")
_DOT = regex.compile(r"(?<=[\p{L}\p{M}])\.")
_HYPHEN = regex.compile(r"(?<=[\p{L}\p{M}\p{N}])-(?=[\p{L}\p{N}])")

_cache: dict[str, str] = {}
# Text never repeats so often that more than this many spellings are worth remembering.
_CACHE_LIMIT = 400_000

_spellings: dict[str, str] = {}


def _read_spellings() -> dict[str, str]:
    """Folded words that stand for another spelling of the same word (``morphology/spellings.tsv``), by the folded word."""
    from .tables import read_rows

    if not _spellings:
        for row in read_rows(SPELLINGS, ("form", "standard")):
            _spellings[_fold_signs(row["form"])] = _fold_signs(row["standard"])
    return _spellings


def _fold(text: str) -> str:
    folded, other = _fold_signs(text), _spellings or _read_spellings()
    if " " not in folded:
        return other.get(folded, folded)
    return " ".join([other.get(word, word) for word in folded.split(" ")])


def _fold_signs(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).translate(_FOLD).lower()
    if VIRAMA in folded:
        folded = _NASAL.sub("ं", folded)
    if _STROKED.search(folded) is not None:
        folded = _STROKES.sub(lambda m: _STROKES_TO[m.group()], folded)
    if "य" in folded:
        folded = _GLIDE.sub(lambda m: _GLIDE_TO[m.group()], folded)
    if ":" in folded:
        folded = _COLON.sub("ः", folded)
    if "." in folded:
        folded = _DOT.sub("", folded)
    if "-" in folded:
        folded = _HYPHEN.sub(" ", folded)
    if " " in folded or "\n" in folded or "\t" in folded:
        folded = " ".join(folded.split())
    return folded


def key(text: str) -> str:
    """The spelling key of a word or phrase.

    In: any text, composed or decomposed. Out: the folded form; two spellings of one word have equal keys. Never raises.
    """
    found = _cache.get(text)
    if found is None:
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        found = _cache[text] = _fold(text)
    return found
