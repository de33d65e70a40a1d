"""Days first: what the front page asks of a stretch of days is read from these indices alone."""

from __future__ import annotations

_SQL = (
    "CREATE INDEX dyads_day ON dyads (current, day, actor, recipient, quad, intensity)",
    "CREATE INDEX mentions_day ON mentions (current, day, role, key)",
    "CREATE INDEX stories_size ON stories (last_day, articles)",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return _SQL
