"""The interface's words, from ``words/PART.hi.toml`` and ``words/PART.en.toml``: each part of the explorer has files of its own."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import DataError

WORDS = Path(__file__).resolve().parent / "words"
LANGUAGES = ("hi", "en")


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> dict[str, str]:
    """Key ("front.stories") → words. Raises DataError D020 for a file that is no TOML of texts, or a key that stands twice."""
    out: dict[str, str] = {}
    for path in sorted(WORDS.glob(f"*.{language}.toml")):
        try:
            tree = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise DataError("D020", f'it is no TOML ({error}); write key = "words".', str(path)) from error
        for key, value in _flat(tree, ""):
            if not isinstance(value, str) or key in out:
                raise DataError("D020", f"{key} is no text, or stands twice; give each key one text.", str(path))
            out[key] = value
    return out


def _flat(tree: dict[str, Any], before: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for key, value in tree.items():
        name = f"{before}{key}"
        found += _flat(value, f"{name}.") if isinstance(value, dict) else [(name, value)]
    return found


def say(language: str, key: str, **values: object) -> str:
    """The words of a key with the values put in. Raises KeyError for a key that has none."""
    text = words(language)[key]
    return text.format(**values) if values else text


def known(language: str, key: str) -> str | None:
    """The words of a key that may have none."""
    return words(language).get(key)
