"""The full-text index over analysed words: FTS5 on SQLite, a tsvector with GIN on PostgreSQL."""

from __future__ import annotations

from .dialects import spelled

_SQLITE = (
    """CREATE TABLE search_text (
        article_id INTEGER NOT NULL PRIMARY KEY REFERENCES articles (id), title TEXT NOT NULL, body TEXT NOT NULL,
        analyser TEXT NOT NULL, words TEXT)""",
    # Without the mark categories FTS5 breaks every Hindi word at its vowel signs; removing diacritics would remove those signs.
    """CREATE VIRTUAL TABLE search_index USING fts5 (
        title, body, content='search_text', content_rowid='article_id',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")""",
    """CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN
        INSERT INTO search_index (rowid, title, body) VALUES (new.article_id, new.title, new.body); END""",
    """CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.article_id, old.title, old.body); END""",
    """CREATE TRIGGER search_text_update AFTER UPDATE ON search_text BEGIN
        INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.article_id, old.title, old.body);
        INSERT INTO search_index (rowid, title, body) VALUES (new.article_id, new.title, new.body); END""",
)
_POSTGRESQL = (
    # The words are given as a ready vector: PostgreSQL's own parser would break Hindi words by the rules of its locale.
    """CREATE TABLE search_text (
        article_id BIGINT NOT NULL PRIMARY KEY REFERENCES articles (id), title TEXT NOT NULL, body TEXT NOT NULL,
        analyser $code NOT NULL, words TSVECTOR)""",
    "CREATE INDEX search_text_words ON search_text USING GIN (words)",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_SQLITE if dialect == "sqlite" else _POSTGRESQL, dialect)
