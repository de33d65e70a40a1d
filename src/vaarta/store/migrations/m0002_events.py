"""What was coded: events, participants, mentions, dyads, with the indices that timelines and filtered searches read."""

from __future__ import annotations

from .dialects import spelled

_SQL = (
    """CREATE TABLE events (
        id $pk, coding_id $id NOT NULL REFERENCES codings (id), article_id $id NOT NULL REFERENCES articles (id),
        n INTEGER NOT NULL, key $code NOT NULL, current INTEGER NOT NULL, type $code NOT NULL, modes TEXT NOT NULL,
        status $code NOT NULL, quad $code NOT NULL, intensity $real NOT NULL, contexts TEXT NOT NULL, topics TEXT NOT NULL,
        trigger TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentence_start INTEGER NOT NULL,
        sentence_end INTEGER NOT NULL, day $code, day_end $code, "when" TEXT, place_key $code, place_name TEXT,
        lat $real, lon $real, "where" TEXT, outlet $code, reasons TEXT NOT NULL, UNIQUE (coding_id, n))""",
    "CREATE INDEX events_article ON events (article_id)",
    "CREATE INDEX events_day ON events (current, day, id, type, status, place_key, outlet)",
    "CREATE INDEX events_type ON events (current, type, day)",
    "CREATE INDEX events_place ON events (current, place_key, day)",
    "CREATE INDEX events_outlet ON events (current, outlet, day)",
    "CREATE INDEX events_key ON events (key)",
    "CREATE TABLE participants (id $serial, key $code NOT NULL, name TEXT NOT NULL, sectors $code NOT NULL, UNIQUE (key, name, sectors))",
    "CREATE INDEX participants_name ON participants (name)",
    """CREATE TABLE mentions (
        event_id $id NOT NULL REFERENCES events (id), role $code NOT NULL, n INTEGER NOT NULL,
        participant_id $id NOT NULL REFERENCES participants (id), current INTEGER NOT NULL, key $code, day $code, type $code NOT NULL,
        status $code NOT NULL, place_key $code, outlet $code, text TEXT NOT NULL,
        start INTEGER, "end" INTEGER, latin TEXT, anonymous INTEGER NOT NULL, candidates TEXT,
        reason TEXT NOT NULL, PRIMARY KEY (event_id, role, n))$clustered""",
    # What a search may ask for is in the index itself: a great power has half of all events, and looking each of them up takes seconds.
    "CREATE INDEX mentions_key ON mentions (current, key, role, day, event_id, type, status, place_key, outlet, n)",
    "CREATE INDEX mentions_participant ON mentions (participant_id, current, day)",
    """CREATE TABLE dyads (
        event_id $id NOT NULL REFERENCES events (id), actor $code NOT NULL, recipient $code NOT NULL, mutual INTEGER NOT NULL,
        current INTEGER NOT NULL, day $code, type $code NOT NULL, status $code NOT NULL, quad $code NOT NULL, intensity $real NOT NULL,
        place_key $code, outlet $code, PRIMARY KEY (event_id, actor, recipient))$clustered""",
    "CREATE INDEX dyads_pair ON dyads (current, actor, recipient, day, event_id, type, status, place_key, outlet)",
    # Sums over what counts now, kept by the writer in the transaction that changes it.
    """CREATE TABLE dyad_months (
        actor $code NOT NULL, recipient $code NOT NULL, month $code NOT NULL, quad $code NOT NULL, events INTEGER NOT NULL,
        intensity $real NOT NULL, PRIMARY KEY (actor, recipient, month, quad))$clustered""",
    """CREATE TABLE actor_months (
        key $code NOT NULL, role $code NOT NULL, month $code NOT NULL, type $code NOT NULL, mentions INTEGER NOT NULL,
        PRIMARY KEY (key, role, month, type))$clustered""",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_SQL, dialect)
