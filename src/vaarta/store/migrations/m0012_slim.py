"""Search on PostgreSQL: the pages that hold a word are found without reading their words; places by name; the page of an event.

On a million events a search for a common word took up to 16 s there (``benchmarks/store_queries.py``): the rows of search_text were
so long that those of all pages with the word filled most of the table, and PostgreSQL went through all rows and unpacked their words.
Now the lines and words of a row stand apart from it, so that a hundred rows are one block.
"""

from __future__ import annotations

from .dialects import spelled

_BOTH = (
    "CREATE INDEX events_place_name ON events (current, place_name, day)",
    "CREATE INDEX events_page ON events (id, article_id)",
    # An outlet's, a type's or a place's events by further conditions, from the index alone.
    "DROP INDEX events_outlet",
    "DROP INDEX events_type",
    "DROP INDEX events_place",
    "CREATE INDEX events_outlet ON events (current, outlet, day, id, type, status, place_key)",
    "CREATE INDEX events_type ON events (current, type, day, id, status, place_key, outlet)",
    "CREATE INDEX events_place ON events (current, place_key, day, id, type, status, outlet)",
)
_POSTGRESQL = (
    "ALTER TABLE search_text RENAME TO search_text_wide",
    "ALTER TABLE search_text_wide DROP CONSTRAINT search_text_pkey",
    "DROP INDEX search_text_analyser",
    """CREATE TABLE search_text (
        article_id BIGINT NOT NULL PRIMARY KEY REFERENCES articles (id), title TEXT NOT NULL, body TEXT NOT NULL,
        analyser $code NOT NULL, words TSVECTOR) WITH (toast_tuple_target = 128)""",
    # Joined with nothing a text is unpacked, and only rows that are long unpacked have their columns put apart.
    """INSERT INTO search_text SELECT article_id, title || '', body || '', analyser, words FROM search_text_wide ORDER BY article_id""",
    "DROP TABLE search_text_wide",
    "CREATE INDEX search_text_words ON search_text USING GIN (words)",
    "CREATE INDEX search_text_analyser ON search_text (analyser, article_id)",
    "ANALYZE search_text",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_BOTH if dialect == "sqlite" else (*_BOTH, *_POSTGRESQL), dialect)
