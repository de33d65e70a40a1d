"""Sums for the pages of actors, dyads and the map: by status as well, by speaker, by place.

Without them such a page reads half of a million rows for a great power, which takes seconds (``benchmarks/explorer.py``).
"""

from __future__ import annotations

from .dialects import spelled

_PRECISION = {"sqlite": "json_extract(\"where\", '$.precision')", "postgresql": "(\"where\"::json ->> 'precision')"}
_MONTH = "substr(coalesce({}, ''), 1, 7)"

_TABLES = (
    """CREATE TABLE actor_views (
        key $code NOT NULL, role $code NOT NULL, month $code NOT NULL, type $code NOT NULL, status $code NOT NULL, quad $code NOT NULL,
        events INTEGER NOT NULL, intensity $real NOT NULL, PRIMARY KEY (key, role, month, type, status, quad))$clustered""",
    """CREATE TABLE dyad_views (
        actor $code NOT NULL, recipient $code NOT NULL, month $code NOT NULL, type $code NOT NULL, status $code NOT NULL,
        quad $code NOT NULL, events INTEGER NOT NULL, intensity $real NOT NULL,
        PRIMARY KEY (actor, recipient, month, type, status, quad))$clustered""",
    "CREATE INDEX dyad_views_recipient ON dyad_views (recipient, actor, month, status, events, intensity)",
    """CREATE TABLE speaker_months (
        speaker $code NOT NULL, key $code NOT NULL, role $code NOT NULL, month $code NOT NULL, quad $code NOT NULL,
        events INTEGER NOT NULL, intensity $real NOT NULL, PRIMARY KEY (speaker, key, role, month, quad))$clustered""",
    "CREATE INDEX speaker_months_key ON speaker_months (key, speaker, role, month, quad, events, intensity)",
    """CREATE TABLE place_months (
        month $code NOT NULL, lat $real NOT NULL, lon $real NOT NULL, name $code NOT NULL, key $code NOT NULL, precision $code NOT NULL,
        quad $code NOT NULL, status $code NOT NULL, events INTEGER NOT NULL,
        PRIMARY KEY (month, lat, lon, name, key, precision, quad, status))$clustered""",
    # In the order in which the map groups: sorting the cells of ten years took a second.
    "CREATE INDEX place_months_point ON place_months (lat, lon, precision, quad, status, month, events, name, key)",
    "CREATE INDEX events_point ON events (current, lat, lon, day)",
)

_KEYED = "SELECT DISTINCT event_id, role, key, day, type, status FROM mentions WHERE current = 1 AND key IS NOT NULL"


def fills(dialect: str) -> dict[str, str]:
    """For each sum table the SELECT that makes its rows from what counts now; also what a test holds the writer's sums against."""
    return {
        "actor_views": f"""SELECT m.key, m.role, {_MONTH.format("m.day")}, m.type, m.status, e.quad, count(*), sum(e.intensity)
            FROM ({_KEYED}) m JOIN events e ON e.id = m.event_id GROUP BY 1, 2, 3, 4, 5, 6""",
        "dyad_views": f"""SELECT actor, recipient, {_MONTH.format("day")}, type, status, quad, count(*), sum(intensity)
            FROM dyads WHERE current = 1 GROUP BY 1, 2, 3, 4, 5, 6""",
        # One flat join over the primary key: SQLite joined two grouped halves row by row, and was not done after ten minutes.
        "speaker_months": f"""SELECT p.speaker, p.key, p.role, {_MONTH.format("p.day")}, e.quad, count(*), sum(e.intensity)
            FROM (SELECT DISTINCT o.event_id, sp.key AS speaker, o.key, o.role, o.day
                FROM mentions sp JOIN mentions o ON o.event_id = sp.event_id WHERE sp.current = 1 AND sp.role = 'speaker'
                AND sp.key IS NOT NULL AND o.key IS NOT NULL AND o.role <> 'speaker') p
            JOIN events e ON e.id = p.event_id GROUP BY 1, 2, 3, 4, 5""",
        "place_months": f"""SELECT {_MONTH.format("day")}, lat, lon, coalesce(place_name, ''), coalesce(place_key, ''),
            coalesce({_PRECISION[dialect]}, ''), quad, status, count(*)
            FROM events WHERE current = 1 AND lat IS NOT NULL AND lon IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8""",
    }


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return (*spelled(_TABLES, dialect), *(f"INSERT INTO {table} {rows}" for table, rows in fills(dialect).items()))
