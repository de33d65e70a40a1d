"""What a negotiation is made of: positions and meetings as pages tell them, and meetings over pages."""

from __future__ import annotations

from .dialects import spelled

_SQL = (
    """CREATE TABLE positions (
        id $pk, coding_id $id NOT NULL REFERENCES codings (id), article_id $id NOT NULL REFERENCES articles (id),
        n INTEGER NOT NULL, key $code NOT NULL, current INTEGER NOT NULL, stance $code NOT NULL, status $code NOT NULL,
        day $code, start INTEGER NOT NULL, "end" INTEGER NOT NULL, event_key $code, outlet $code, record TEXT NOT NULL,
        UNIQUE (coding_id, n))""",
    "CREATE INDEX positions_article ON positions (article_id)",
    "CREATE INDEX positions_day ON positions (current, day, stance)",
    """CREATE TABLE position_parties (
        position_id $id NOT NULL REFERENCES positions (id), role $code NOT NULL, key $code NOT NULL, current INTEGER NOT NULL,
        day $code, PRIMARY KEY (position_id, role, key))$clustered""",
    "CREATE INDEX position_parties_key ON position_parties (current, key, role, day, position_id)",
    """CREATE TABLE meetings (
        id $pk, coding_id $id NOT NULL REFERENCES codings (id), article_id $id NOT NULL REFERENCES articles (id),
        n INTEGER NOT NULL, key $code NOT NULL, current INTEGER NOT NULL, state $code NOT NULL, format $code NOT NULL,
        level $code NOT NULL, day $code, day_end $code, place_key $code, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        event_key $code, outlet $code, record TEXT NOT NULL, UNIQUE (coding_id, n))""",
    "CREATE INDEX meetings_article ON meetings (article_id)",
    "CREATE INDEX meetings_day ON meetings (current, day, state)",
    """CREATE TABLE meeting_parties (
        meeting_id $id NOT NULL REFERENCES meetings (id), key $code NOT NULL, current INTEGER NOT NULL, day $code,
        PRIMARY KEY (meeting_id, key))$clustered""",
    "CREATE INDEX meeting_parties_key ON meeting_parties (current, key, day, meeting_id)",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_SQL, dialect)
