"""Imported once by the server that forks the workers: they share the compiled lexicon instead of each reading its own."""

from __future__ import annotations

from .. import compiled
from . import work  # noqa: F401

compiled.engine("hi")
