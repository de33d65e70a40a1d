"""Sums by the year, topics by the day, and acts of talking by topic: what views of many years ask.

Ten years of a great power are a hundred thousand monthly cells; on a million events the map of ten years took 900 ms, the list of
talks over a second (``benchmarks/explorer.py``).
"""

from __future__ import annotations

from .dialects import spelled

_TABLES = (
    """CREATE TABLE key_years (
        key $code NOT NULL, role $code NOT NULL, year $code NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (key, role, year))$clustered""",
    """CREATE TABLE dyad_years (
        actor $code NOT NULL, recipient $code NOT NULL, year $code NOT NULL, status $code NOT NULL, events INTEGER NOT NULL,
        intensity $real NOT NULL, PRIMARY KEY (actor, recipient, year, status))$clustered""",
    "CREATE INDEX dyad_years_recipient ON dyad_years (recipient, actor, year, status, events, intensity)",
    """CREATE TABLE speaker_years (
        speaker $code NOT NULL, key $code NOT NULL, year $code NOT NULL, quad $code NOT NULL, events INTEGER NOT NULL,
        PRIMARY KEY (speaker, key, year, quad))$clustered""",
    "CREATE INDEX speaker_years_key ON speaker_years (key, speaker, year, quad, events)",
    """CREATE TABLE place_years (
        year $code NOT NULL, lat $real NOT NULL, lon $real NOT NULL, name $code NOT NULL, key $code NOT NULL, precision $code NOT NULL,
        quad $code NOT NULL, status $code NOT NULL, events INTEGER NOT NULL,
        PRIMARY KEY (year, lat, lon, name, key, precision, quad, status))$clustered""",
    # Ten years were grouped from the cells of months in this order; now at most 22 months are.
    "DROP INDEX place_months_point",
    """CREATE TABLE topic_days (
        day $code NOT NULL, topic $code NOT NULL, events INTEGER NOT NULL, PRIMARY KEY (day, topic))$clustered""",
    """CREATE TABLE talk_acts (
        event_id $id NOT NULL, one $code NOT NULL, other $code NOT NULL, topic $code NOT NULL, day $code NOT NULL,
        article_id $id NOT NULL, PRIMARY KEY (event_id, one, other, topic))$clustered""",
    "CREATE INDEX talk_acts_day ON talk_acts (day, event_id, one, other, topic, article_id)",
)

_EACH = {"sqlite": "json_each({}) t", "postgresql": "LATERAL json_array_elements(({})::json) t (value)"}
_ID = {"sqlite": "json_extract(t.value, '$.id')", "postgresql": "(t.value ->> 'id')"}
_FIRST = {"sqlite": ("min", "max"), "postgresql": ("least", "greatest")}
_TALKING = "('CONSULT', 'AGREE', 'REQUEST', 'REJECT')"


def fills(dialect: str) -> dict[str, str]:
    """For each table the SELECT that makes its rows from what counts now; also what a test holds the writer's rows against."""
    of, (low, high) = _ID[dialect], _FIRST[dialect]
    each = _EACH[dialect].format("e.topics")
    return {
        "key_years": "SELECT key, role, substr(month, 1, 4), sum(events) FROM actor_views GROUP BY 1, 2, 3",
        "dyad_years": """SELECT actor, recipient, substr(month, 1, 4), status, sum(events), sum(intensity)
            FROM dyad_views GROUP BY 1, 2, 3, 4""",
        "speaker_years": "SELECT speaker, key, substr(month, 1, 4), quad, sum(events) FROM speaker_months GROUP BY 1, 2, 3, 4",
        "place_years": """SELECT substr(month, 1, 4), lat, lon, name, key, precision, quad, status, sum(events)
            FROM place_months GROUP BY 1, 2, 3, 4, 5, 6, 7, 8""",
        "topic_days": f"""SELECT day, topic, count(*) FROM (SELECT DISTINCT e.id, e.day, {of} AS topic FROM events e CROSS JOIN {each}
            WHERE e.current = 1 AND e.day IS NOT NULL AND {of} IS NOT NULL) told GROUP BY 1, 2""",
        "talk_acts": f"""SELECT DISTINCT d.event_id, {low}(d.actor, d.recipient), {high}(d.actor, d.recipient), coalesce({of}, ''),
            d.day, e.article_id FROM dyads d JOIN events e ON e.id = d.event_id LEFT JOIN {each} ON {of} IS NOT NULL
            WHERE d.current = 1 AND d.type IN {_TALKING} AND d.actor <> d.recipient AND d.day IS NOT NULL""",
    }


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return (*spelled(_TABLES, dialect), *(f"INSERT INTO {table} {rows}" for table, rows in fills(dialect).items()))
