"""Pages that may tell the same are looked up by key and day together, and sorted out by their words before they are read.

With the key alone, every page of ten years that has a turn of phrase was looked up before its day told that it lies too far off.
"""

from __future__ import annotations

from .dialects import spelled

_BLOB = {"sqlite": "BLOB", "postgresql": "BYTEA"}
_SQL = (
    "ALTER TABLE story_keys RENAME TO story_keys_without_day",
    # A page without a date has the day "".
    """CREATE TABLE story_keys (
        key $id NOT NULL, day $code NOT NULL, article_id $id NOT NULL REFERENCES articles (id),
        PRIMARY KEY (key, day, article_id))$clustered""",
    """INSERT INTO story_keys (key, day, article_id) SELECT k.key, coalesce(f.day, ''), k.article_id
        FROM story_keys_without_day k JOIN story_features f ON f.article_id = k.article_id""",
    "DROP TABLE story_keys_without_day",
    "CREATE INDEX story_keys_article ON story_keys (article_id)",
    """CREATE TABLE story_terms (
        article_id $id NOT NULL PRIMARY KEY REFERENCES articles (id), weight $real NOT NULL, terms $blob NOT NULL)""",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return tuple(s.replace("$blob", _BLOB[dialect]) for s in spelled(_SQL, dialect))
