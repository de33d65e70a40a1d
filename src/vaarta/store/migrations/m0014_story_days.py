"""Pages that may tell the same are looked up day by day, their keys in one piece beside their words.

A row for each key was a third of what the store writes of a page, at seventy places of a table that outgrows the memory. Rows are kept
for pages without a day, which may be like those of any day; those of dated pages are written when such a page asks for them
(``spread``).
"""

from __future__ import annotations

from .dialects import spelled

_BLOB = {"sqlite": "BLOB", "postgresql": "BYTEA"}
_SQL = (
    "ALTER TABLE story_terms ADD COLUMN packed $blob",
    # What was written before has its rows.
    "ALTER TABLE story_terms ADD COLUMN spread INTEGER NOT NULL DEFAULT 1",
    "CREATE INDEX story_terms_spread ON story_terms (article_id) WHERE spread = 0",
    "CREATE INDEX story_features_day ON story_features (day, article_id, coding_id)",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return tuple(s.replace("$blob", _BLOB[dialect]) for s in spelled(_SQL, dialect))
