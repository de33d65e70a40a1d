"""The time as the store writes it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> str:
    """This instant in UTC, ISO 8601 to the second: text that sorts by time on either database."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def later(seconds: float) -> str:
    """So many seconds from now, written as ``now``."""
    return (datetime.now(UTC) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
