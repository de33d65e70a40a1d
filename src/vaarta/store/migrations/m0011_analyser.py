"""How many pages are in the search index, from an index of its own: to count them in the table is to read all their words."""

from __future__ import annotations


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return ("CREATE INDEX search_text_analyser ON search_text (analyser, article_id)",)
