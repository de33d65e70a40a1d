"""What readers call the keys of the record: countries, bodies, types, topics, in Hindi and English, from the project's own tables."""

from __future__ import annotations

from functools import lru_cache

from ..coding.ontology import Ontology
from ..engine import DATA
from ..export.tables import countries
from ..language.tables import read_table
from ..language.topictables import Subject, read_subjects
from .wording import known


@lru_cache(maxsize=1)
def _hindi() -> dict[str, str]:
    """The first name of each country in the lexicon."""
    rows = read_table(DATA / "hi" / "participants" / "countries.tsv", ("key", "names"))
    return {row["key"]: row.many("names")[0] for row in rows}


@lru_cache(maxsize=1)
def _topics() -> dict[str, Subject]:
    return read_subjects([DATA / "hi"])[0]


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The types with their labels."""
    return Ontology.read([DATA / "hi"])


@lru_cache(maxsize=1)
def modes() -> dict[tuple[str, str], tuple[str, str]]:
    """(type, mode) → (Hindi, English)."""
    rows = read_table(DATA / "hi" / "ontology" / "types.tsv", ("type", "mode", "label_hi", "label_en"))
    return {(row["type"], row["mode"]): (row["label_hi"], row["label_en"]) for row in rows}


def actor_name(key: str | None, language: str) -> str:
    """A country's or body's name; the key itself where no table has one, "?" where there is no key."""
    if not key:
        return "?"
    if (body := known(language, f"bodies.{key}")) is not None:
        return body
    if language == "hi":
        return _hindi().get(key, key)
    return countries()[key].name if key in countries() else key


def actor_keys() -> list[str]:
    """Every country key, for lists to choose from."""
    return sorted(_hindi())


def type_name(type_: str, language: str) -> str:
    """A type's label."""
    pair = ontology().labels.get(type_)
    return (pair[0] if language == "hi" else pair[1]) if pair else type_


def mode_name(type_: str, mode: str, language: str) -> str:
    """A mode's label."""
    pair = modes().get((type_, mode))
    return (pair[0] if language == "hi" else pair[1]) if pair else mode


def topic_name(id_: str, language: str) -> str:
    """A topic by its id; in English the id in words where the table gives no English."""
    subject = _topics().get(id_)
    if subject is None:
        return id_
    return subject.name if language == "hi" else subject.english or id_.replace("-", " ")
