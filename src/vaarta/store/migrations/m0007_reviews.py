"""People who review, their sign-ins, and what they said of the coder's events."""

from __future__ import annotations

from .dialects import spelled

_SQL = (
    """CREATE TABLE users (
        id $serial, name $code NOT NULL UNIQUE, password TEXT NOT NULL, active INTEGER NOT NULL, added $code NOT NULL,
        changed $code NOT NULL)""",
    """CREATE TABLE sessions (
        token $code NOT NULL PRIMARY KEY, user_id $id NOT NULL REFERENCES users (id), created $code NOT NULL, expires $code NOT NULL)""",
    "CREATE INDEX sessions_user ON sessions (user_id)",
    "CREATE INDEX sessions_expires ON sessions (expires)",
    """CREATE TABLE reviews (
        id $serial, subject $code NOT NULL, article_id $id NOT NULL REFERENCES articles (id),
        coding_id $id NOT NULL REFERENCES codings (id), event_key $code, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
        user_id $id NOT NULL REFERENCES users (id), at $code NOT NULL, latest INTEGER NOT NULL, verdict $code NOT NULL, type $code,
        coded TEXT, record TEXT, note TEXT)""",
    "CREATE INDEX reviews_article ON reviews (article_id, latest)",
    "CREATE INDEX reviews_user ON reviews (user_id, latest, id)",
    "CREATE INDEX reviews_subject ON reviews (subject, user_id, latest)",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_SQL, dialect)
