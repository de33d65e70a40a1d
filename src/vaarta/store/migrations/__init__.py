"""Named migrations, oldest first. Each runs in one transaction together with the record that it ran.

A migration is frozen once it has been released: a later change is a new one. It writes its SQL itself, because a
table description that goes on changing would change what old migrations do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from ..clock import now
from . import (
    m0001_articles,
    m0002_events,
    m0003_stories,
    m0004_search,
    m0005_story_links,
    m0006_talks,
    m0007_reviews,
    m0008_overview,
    m0009_views,
    m0010_years,
    m0011_analyser,
    m0012_slim,
    m0013_story_terms,
    m0014_story_days,
)

Step = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Migration:
    """name: what is recorded; statements: the SQL for a dialect ("sqlite" or "postgresql")."""

    name: str
    statements: Step


MIGRATIONS: tuple[Migration, ...] = (
    Migration("0001_articles", m0001_articles.statements),
    Migration("0002_events", m0002_events.statements),
    Migration("0003_stories", m0003_stories.statements),
    Migration("0004_search", m0004_search.statements),
    Migration("0005_story_links", m0005_story_links.statements),
    Migration("0006_talks", m0006_talks.statements),
    Migration("0007_reviews", m0007_reviews.statements),
    Migration("0008_overview", m0008_overview.statements),
    Migration("0009_views", m0009_views.statements),
    Migration("0010_years", m0010_years.statements),
    Migration("0011_analyser", m0011_analyser.statements),
    Migration("0012_slim", m0012_slim.statements),
    Migration("0013_story_terms", m0013_story_terms.statements),
    Migration("0014_story_days", m0014_story_days.statements),
)


def applied(connection: Connection) -> list[str]:
    """The names of the migrations that ran on this database, oldest first; empty for a new one."""
    if not inspect(connection).has_table("migrations"):
        return []
    return [str(row[0]) for row in connection.execute(text("SELECT name FROM migrations ORDER BY name"))]


def apply(connection: Connection, migration: Migration) -> None:
    """Run one migration and record it. The caller's transaction makes the two one."""
    dialect = connection.dialect.name
    connection.execute(text("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, at TEXT NOT NULL)"))
    for statement in migration.statements(dialect):
        connection.exec_driver_sql(statement)
    connection.execute(text("INSERT INTO migrations (name, at) VALUES (:name, :at)"), {"name": migration.name, "at": now()})
