"""The same report in other outlets, the same event told twice."""

from __future__ import annotations

from .dialects import spelled

_SQL = (
    """CREATE TABLE stories (
        id $serial, key $code NOT NULL UNIQUE, title TEXT, first_day $code, last_day $code, articles INTEGER NOT NULL,
        record TEXT, updated $code NOT NULL)""",
    "CREATE INDEX stories_day ON stories (last_day)",
    """CREATE TABLE story_members (
        article_id $id NOT NULL PRIMARY KEY REFERENCES articles (id), story_id $id NOT NULL REFERENCES stories (id),
        relation $code, similarity $real, signature TEXT)""",
    "CREATE INDEX story_members_story ON story_members (story_id)",
    """CREATE TABLE merged_events (
        id $serial, key $code NOT NULL UNIQUE, story_id $id REFERENCES stories (id), type $code NOT NULL, status $code NOT NULL,
        day $code, place_key $code, mentions INTEGER NOT NULL, sources INTEGER NOT NULL, record TEXT NOT NULL, updated $code NOT NULL)""",
    "CREATE INDEX merged_events_story ON merged_events (story_id)",
    "CREATE INDEX merged_events_type ON merged_events (type, day)",
    """CREATE TABLE merged_members (
        event_id $id NOT NULL PRIMARY KEY REFERENCES events (id), merged_id $id NOT NULL REFERENCES merged_events (id))""",
    "CREATE INDEX merged_members_merged ON merged_members (merged_id)",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_SQL, dialect)
