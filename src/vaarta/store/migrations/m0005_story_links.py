"""What stories are built from, so that a new page is compared with its neighbours and not with everything."""

from __future__ import annotations

from .dialects import spelled

_SQL = (
    """CREATE TABLE story_features (
        article_id $id NOT NULL PRIMARY KEY REFERENCES articles (id), coding_id $id NOT NULL REFERENCES codings (id),
        day $code, grouped INTEGER NOT NULL, merged INTEGER NOT NULL, record TEXT NOT NULL)""",
    "CREATE INDEX story_features_todo ON story_features (grouped, merged)",
    """CREATE TABLE story_keys (
        key $id NOT NULL, article_id $id NOT NULL REFERENCES articles (id), PRIMARY KEY (key, article_id))$clustered""",
    "CREATE INDEX story_keys_article ON story_keys (article_id)",
    """CREATE TABLE story_links (
        a $id NOT NULL REFERENCES articles (id), b $id NOT NULL REFERENCES articles (id), score $real NOT NULL,
        PRIMARY KEY (a, b))$clustered""",
    "CREATE INDEX story_links_back ON story_links (b, a)",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_SQL, dialect)
