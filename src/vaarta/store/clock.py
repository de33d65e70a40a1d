"""The time as the store writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This instant in UTC, ISO 8601 to the second: text that sorts by time on either database."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
