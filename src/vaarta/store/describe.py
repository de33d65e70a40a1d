"""What the tables of a store are, for people who open the file in Datasette: its metadata file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import schema

# A word on each table that readers look into; the others are bookkeeping.
TABLES = {
    "articles": "Pages, a row for each version; latest is 1 on the one that counts.",
    "codings": "What one release and lexicon made of one article version; current is 1 on the one that counts.",
    "sentences": "Where the sentences of a coding stand in its article's text.",
    "events": "Who did or said what to whom: one coded event a row. Filter by current = 1.",
    "mentions": "The actors, recipients and speakers of events.",
    "dyads": "Each pair of an actor's and a recipient's key of an event.",
    "participants": "Everybody who was named: key, name, sectors.",
    "captures": "Every page as it came in, by address and digest.",
    "rejections": "Pages that were not coded, each with a code and the reason.",
    "coders": "Releases and lexicons that coded.",
    "runs": "Commands that wrote to the store.",
    "sources": "Where pages came from.",
    "stories": "One report in several outlets.",
    "merged_events": "One event told by several pages.",
}
_COLUMNS = {
    "current": "1 on rows that count now",
    "latest": "1 on the version that counts now",
    "start": "the first character in articles.text",
    "end": "the character after the last in articles.text",
    "key": "country (ISO 3166-1 alpha-3) or body",
    "day": "ISO day of the event",
    "quad": "VC, MC verbal and material cooperation; VX, MX conflict",
    "status": "happened, future, hypothetical, negated or historical",
    "trigger": "the words that name the act",
}
_QUERIES = {
    "dyad": {
        "title": "What one side did to another",
        "sql": "select e.day, e.type, e.status, e.trigger, a.title, a.url from dyads d join events e on e.id = d.event_id "
        "join articles a on a.id = e.article_id where d.current = 1 and d.actor = :actor and d.recipient = :recipient "
        "order by e.day desc limit 200",
    },
    "types": {
        "title": "How many events of each type",
        "sql": "select type, count(*) as events from events where current = 1 group by type order by events desc",
    },
    "refused": {
        "title": "Why pages were not coded",
        "sql": "select code, count(*) as pages, min(message) as example from rejections where cleared is null "
        "group by code order by pages desc",
    },
}


def metadata(path: Path) -> dict[str, Any]:
    """The metadata of Datasette for the SQLite store at ``path``: titles, what tables and columns are, queries to begin with."""
    tables: dict[str, Any] = {name: _table(name, said) for name, said in TABLES.items() if name in schema.metadata.tables}
    # Passwords and sessions of the explorer lie in the same file; free SQL would read past a table that is closed.
    tables |= {name: {"allow": False} for name in ("users", "sessions", "reviews")}
    return {
        "title": "Vaarta",
        "description": "Political events coded from Hindi news, each with its words, its page and its reasons.",
        "databases": {path.stem: {"tables": tables, "queries": _QUERIES, "allow_sql": {"id": "root"}}},
    }


def _table(name: str, said: str) -> dict[str, Any]:
    columns = {c.name: _COLUMNS[c.name] for c in schema.metadata.tables[name].c if c.name in _COLUMNS}
    out: dict[str, Any] = {"description": said, "columns": columns}
    if name == "events":
        out |= {"facets": ["type", "status", "place_key"], "sort_desc": "day"}
    if name == "articles":
        out |= {"facets": ["outlet"], "label_column": "title", "sort_desc": "published"}
    return out
