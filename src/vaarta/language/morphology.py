"""Word forms: what a form can be, and the lemmas a lexicon may list it under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Reading:
    """One analysis of a word form; None stands for "not known or not distinguished"."""

    lemma: str
    pos: str
    case: str | None = None
    gender: str | None = None
    number: str | None = None
    person: str | None = None
    tense: str | None = None
    aspect: str | None = None
    mood: str | None = None
    voice: str | None = None
    verbform: str | None = None


def readings(key: str) -> tuple[Reading, ...]:
    return (Reading(key, "NOUN"),)


def lemma_keys(key: str) -> tuple[str, ...]:
    out = [key]
    for a, bs in (
        ("ियों", ("ी",)),
        ("ियां", ("ी",)),
        ("ाओं", ("ा",)),
        ("ाएं", ("ा",)),
        ("ों", ("", "ा")),
        ("ें", ("",)),
        ("े", ("ा", "ना")),
        ("ी", ("ा", "ना")),
        ("ा", ("ना",)),
        ("ने", ("ना",)),
        ("कर", ("ना",)),
        ("ते", ("ना",)),
        ("ता", ("ना",)),
        ("ती", ("ना",)),
    ):
        if key.endswith(a) and len(key) > len(a):
            out += [key[: -len(a)] + b for b in bs]
    return tuple(dict.fromkeys(out))
