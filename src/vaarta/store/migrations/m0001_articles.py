"""Where pages come from, and the pages: coders, runs, sources, captures, rejections, links, articles, codings, sentences."""

from __future__ import annotations

from .dialects import spelled

_SQL = (
    """CREATE TABLE coders (
        id $serial, version $code NOT NULL, lexicon $code NOT NULL, at $code NOT NULL, UNIQUE (version, lexicon))""",
    """CREATE TABLE runs (
        id $serial, command TEXT NOT NULL, arguments TEXT NOT NULL, coder_id $id REFERENCES coders (id),
        started $code NOT NULL, ended $code, state $code NOT NULL, counts TEXT)""",
    """CREATE TABLE sources (
        id $serial, address $code NOT NULL UNIQUE, kind $code NOT NULL, name TEXT, outlet TEXT, zone TEXT,
        added $code NOT NULL, etag TEXT, last_modified TEXT, polled $code, next_poll $code,
        failures INTEGER NOT NULL DEFAULT 0, last_code $code)""",
    """CREATE TABLE articles (
        id $pk, address $code NOT NULL, version INTEGER NOT NULL, latest INTEGER NOT NULL, digest $code NOT NULL,
        coding_id $id, source_id $id REFERENCES sources (id), run_id $id REFERENCES runs (id), stored $code NOT NULL,
        captured $code, name TEXT NOT NULL, place TEXT, url TEXT, outlet $code, title TEXT, kicker TEXT, standfirst TEXT, author TEXT,
        published $code, published_by $code, day $code, language $code, kind $code NOT NULL, form $code NOT NULL,
        text TEXT NOT NULL, layout TEXT NOT NULL, UNIQUE (address, version))""",
    "CREATE INDEX articles_day ON articles (latest, day)",
    "CREATE INDEX articles_outlet ON articles (latest, outlet, day)",
    """CREATE TABLE rejections (
        id $serial, address $code NOT NULL, digest $code NOT NULL, code $code NOT NULL, message TEXT NOT NULL, place TEXT, url TEXT,
        source_id $id REFERENCES sources (id), run_id $id REFERENCES runs (id), first $code NOT NULL, last $code NOT NULL,
        times INTEGER NOT NULL, cleared $code, UNIQUE (address, digest, code))""",
    "CREATE INDEX rejections_code ON rejections (code)",
    """CREATE TABLE captures (
        address $code NOT NULL, digest $code NOT NULL, url TEXT, article_id $id REFERENCES articles (id),
        rejection_id $id REFERENCES rejections (id), coder_id $id NOT NULL REFERENCES coders (id),
        source_id $id REFERENCES sources (id), seen $code NOT NULL, PRIMARY KEY (address, digest))$clustered""",
    # A page without an address is known by its bytes, wherever its file has gone.
    "CREATE INDEX captures_digest ON captures (digest)",
    """CREATE TABLE links (
        address $code NOT NULL PRIMARY KEY, url TEXT NOT NULL, source_id $id NOT NULL REFERENCES sources (id), stamp $code NOT NULL,
        published $code, found $code NOT NULL, due $code NOT NULL, tries INTEGER NOT NULL, state $code NOT NULL, code $code)""",
    "CREATE INDEX links_due ON links (state, due)",
    """CREATE TABLE codings (
        id $pk, article_id $id NOT NULL REFERENCES articles (id), coder_id $id NOT NULL REFERENCES coders (id),
        run_id $id REFERENCES runs (id), at $code NOT NULL, current INTEGER NOT NULL, events INTEGER NOT NULL,
        code $code, message TEXT, UNIQUE (article_id, coder_id))""",
    """CREATE TABLE sentences (
        coding_id $id NOT NULL REFERENCES codings (id), n INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        block $code NOT NULL, PRIMARY KEY (coding_id, n))$clustered""",
)


def statements(dialect: str) -> tuple[str, ...]:
    """The SQL of this migration."""
    return spelled(_SQL, dialect)
