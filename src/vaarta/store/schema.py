"""The tables, as queries name them. One schema for SQLite and PostgreSQL.

The migrations create them (``migrations/``); a test compares what these make with what stands here, on both databases.

How it hangs together::

    sources ─▶ captures ─▶ articles (one row a version) ─▶ codings (one row a coder) ─▶ sentences
                   └─▶ rejections                              ├─▶ events ─▶ mentions ─▶ participants
                                                               │     └─▶ dyads
                                                               ├─▶ positions ─▶ position_parties
                                                               └─▶ meetings ─▶ meeting_parties
    stories ─▶ story_members ─▶ articles;   merged_events ─▶ merged_members ─▶ events

Nothing is deleted. A page that changed is a new version, a newer coder makes a new coding beside the old one; ``latest`` (articles)
and ``current`` (codings, events, positions, meetings and what hangs on them) are 1 on the rows that count now and 0 on the others.
Every query for readers asks for them; the indices begin with them.

Conventions: instants are ISO 8601 in UTC, days "2022-01-08"; both are text, in code point order on either database, and so sort
and compare alike. Records that no query looks into are JSON text. Flags are 0 and 1. Offsets are code points into ``articles.text``.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import BigInteger, Column, Float, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeDecorator

metadata = MetaData()

# SQLite gives a rowid only to a column of exactly the type INTEGER.
Id = BigInteger().with_variant(Integer, "sqlite")
# The two databases agree in what text they can hold; only PostgreSQL has a type for analysed words.
Words = Text().with_variant(TSVECTOR, "postgresql")


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# What was written without spaces is read without looking for them: a third of the time of a short record.
_DECODE = json.JSONDecoder().raw_decode


class Written(str):
    """JSON that was written already, by the process that made the value: a worker has the time for it."""

    __slots__ = ()


def written(value: Any) -> Written | None:
    """A value as JSON, to be stored as it is; None stays."""
    return None if value is None else Written(_ENCODE(value))


def as_json(value: Any) -> str | None:
    """What stands in the database for a value of a column of JSON."""
    if value is None:
        return None
    return str(value) if type(value) is Written else _ENCODE(value)


class JsonText(TypeDecorator[Any]):
    """JSON as text. Not the databases' own type: theirs lose the order of keys, and PostgreSQL's refuses U+0000."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return as_json(value)

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        return None if value is None else _DECODE(value)[0]


migrations = Table(
    "migrations",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# Who coded: the release, and a hash over every lexicon file that was read.
coders = Table(
    "coders",
    metadata,
    Column("id", Id, primary_key=True),
    Column("version", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# One row a command that wrote. state: running, done, stopped (Ctrl-C), failed; a killed run stays "running".
runs = Table(
    "runs",
    metadata,
    Column("id", Id, primary_key=True),
    Column("command", Text, nullable=False),
    Column("arguments", JsonText, nullable=False),
    Column("coder_id", Id),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("state", Text, nullable=False),
    Column("counts", JsonText),
)

# Where pages come from: a file, a folder, an archive, a feed, an address. The lower half is the polling state of a feed.
sources = Table(
    "sources",
    metadata,
    Column("id", Id, primary_key=True),
    Column("address", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("name", Text),
    Column("outlet", Text),
    Column("zone", Text),
    Column("added", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("polled", Text),
    Column("next_poll", Text),
    Column("failures", Integer, nullable=False),
    Column("last_code", Text),
)

# A version of a page. address: the canonical address ("https://…"), or "file:…", "record:…" where the page has none. name: the
# id that the coder's article carries. captured: when the page was as it is here, where that is known (an archive, a fetch).
articles = Table(
    "articles",
    metadata,
    Column("id", Id, primary_key=True),
    Column("address", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("latest", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("coding_id", Id),
    Column("source_id", Id),
    Column("run_id", Id),
    Column("stored", Text, nullable=False),
    Column("captured", Text),
    Column("name", Text, nullable=False),
    Column("place", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("kicker", Text),
    Column("standfirst", Text),
    Column("author", Text),
    Column("published", Text),
    Column("published_by", Text),
    Column("day", Text),
    Column("language", Text),
    Column("kind", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("layout", JsonText, nullable=False),
)

# Each page as it came in, by the digest of its bytes: a page that was seen is not even read again.
captures = Table(
    "captures",
    metadata,
    Column("address", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("url", Text),
    Column("article_id", Id),
    Column("rejection_id", Id),
    Column("coder_id", Id, nullable=False),
    Column("source_id", Id),
    Column("seen", Text, nullable=False),
)

# Pages and sources that gave no article, once each. cleared: when the same thing was read after all.
rejections = Table(
    "rejections",
    metadata,
    Column("id", Id, primary_key=True),
    Column("address", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("place", Text),
    Column("url", Text),
    Column("source_id", Id),
    Column("run_id", Id),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("cleared", Text),
)

# Addresses that a feed or sitemap named, and whether they were fetched: what a feed has forgotten is not lost by a restart.
# state: due, done, failed. stamp: what the feed said of the entry; another stamp makes a done address due again.
links = Table(
    "links",
    metadata,
    Column("address", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("source_id", Id, nullable=False),
    Column("stamp", Text, nullable=False),
    Column("published", Text),
    Column("found", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("code", Text),
)

# One article version coded by one coder.
codings = Table(
    "codings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("article_id", Id, nullable=False),
    Column("coder_id", Id, nullable=False),
    Column("run_id", Id),
    Column("at", Text, nullable=False),
    Column("current", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("code", Text),
    Column("message", Text),
)

sentences = Table(
    "sentences",
    metadata,
    Column("coding_id", Id, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("block", Text, nullable=False),
)

# key: the coder's own id ("v1-…"). day: the first day it happens, or of publication where the words give none.
events = Table(
    "events",
    metadata,
    Column("id", Id, primary_key=True),
    Column("coding_id", Id, nullable=False),
    Column("article_id", Id, nullable=False),
    Column("n", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("current", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("modes", JsonText, nullable=False),
    Column("status", Text, nullable=False),
    Column("quad", Text, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("contexts", JsonText, nullable=False),
    Column("topics", JsonText, nullable=False),
    Column("trigger", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("day", Text),
    Column("day_end", Text),
    Column("when", JsonText),
    Column("place_key", Text),
    Column("place_name", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("where", JsonText),
    Column("outlet", Text),
    Column("reasons", JsonText, nullable=False),
)

# Who takes part, over all pages. Empty text where nothing is known, so that the triple is unique on either database.
participants = Table(
    "participants",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sectors", Text, nullable=False),
)

# A participant in an event, in its own words. role: actor, recipient, speaker. key, day, type, status, place_key, outlet as in
# participant and event.
mentions = Table(
    "mentions",
    metadata,
    Column("event_id", Id, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("participant_id", Id, nullable=False),
    Column("current", Integer, nullable=False),
    Column("key", Text),
    Column("day", Text),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("place_key", Text),
    Column("outlet", Text),
    Column("text", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("latin", Text),
    Column("anonymous", Integer, nullable=False),
    Column("candidates", JsonText),
    Column("reason", Text, nullable=False),
)

# Each pair of keys that an event joins. mutual: 1 where both are actors (talks, agreements); such a pair stands both ways round.
dyads = Table(
    "dyads",
    metadata,
    Column("event_id", Id, primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("mutual", Integer, nullable=False),
    Column("current", Integer, nullable=False),
    Column("day", Text),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("quad", Text, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("place_key", Text),
    Column("outlet", Text),
)


def _sums(name: str, *keys: str, count: str = "events", intensity: bool = False) -> Table:
    """A table of sums: one row for each combination of its keys, all text but the degrees of a point."""
    told = [Column(key, Float if key in ("lat", "lon") else Text, primary_key=True) for key in keys]
    sums = [Column(count, Integer, nullable=False), *([Column("intensity", Float, nullable=False)] if intensity else [])]
    return Table(name, metadata, *told, *sums)


# Sums over current dyads and mentions, month by month ("2022-01", or "" for events without a day), for timelines and overviews.
dyad_months = _sums("dyad_months", "actor", "recipient", "month", "quad", intensity=True)
actor_months = _sums("actor_months", "key", "role", "month", "type", count="mentions")

# The same by status as well, an event counted once; for the pages of actors and dyads (see view_sums).
actor_views = _sums("actor_views", "key", "role", "month", "type", "status", "quad", intensity=True)
dyad_views = _sums("dyad_views", "actor", "recipient", "month", "type", "status", "quad", intensity=True)

# On whose word: who says something of whom; role is that of ``key`` in what is said (actor, recipient).
speaker_months = _sums("speaker_months", "speaker", "key", "role", "month", "quad", intensity=True)

# Where, for the map. key: the country; precision as in where; both "" where unknown.
_PLACE = ("lat", "lon", "name", "key", "precision", "quad", "status")
place_months = _sums("place_months", "month", *_PLACE)

# The same sums by the year ("2022", or ""), for views of many years.
key_years = _sums("key_years", "key", "role", "year")
dyad_years = _sums("dyad_years", "actor", "recipient", "year", "status", intensity=True)
speaker_years = _sums("speaker_years", "speaker", "key", "year", "quad")
place_years = _sums("place_years", "year", *_PLACE)

# How many events of a day are about a topic of the topic list.
topic_days = _sums("topic_days", "day", "topic")

# Current acts of talking (CONSULT, AGREE, REQUEST, REJECT) between two keys, in their order, by topic ("" for none that is known).
talk_acts = Table(
    "talk_acts",
    metadata,
    Column("event_id", Id, primary_key=True),
    *(Column(name, Text, primary_key=True) for name in ("one", "other", "topic")),
    Column("day", Text, nullable=False),
    Column("article_id", Id, nullable=False),
)

# One report told by several outlets. Derived: may be computed anew from the articles.
stories = Table(
    "stories",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("articles", Integer, nullable=False),
    Column("record", JsonText),
    Column("updated", Text, nullable=False),
)

story_members = Table(
    "story_members",
    metadata,
    Column("article_id", Id, primary_key=True),
    Column("story_id", Id, nullable=False),
    Column("relation", Text),
    Column("similarity", Float),
    Column("signature", JsonText),
)

# One event told several times. record: the fullest values and the disagreements.
merged_events = Table(
    "merged_events",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("story_id", Id),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Text),
    Column("place_key", Text),
    Column("mentions", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("record", JsonText, nullable=False),
    Column("updated", Text, nullable=False),
)

merged_members = Table(
    "merged_members",
    metadata,
    Column("event_id", Id, primary_key=True),
    Column("merged_id", Id, nullable=False),
)

# The analysed words of an article version, separated by spaces, as the search writes them. On SQLite the full-text table
# ``search_index`` follows by triggers; on PostgreSQL ``words`` is what is matched. An article without a row is yet to be indexed.
search_text = Table(
    "search_text",
    metadata,
    Column("article_id", Id, primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("analyser", Text, nullable=False),
    Column("words", Words),
)

# What of an article version stories are built from. grouped, merged: 0 until its story, then its events, are up to date.
story_features = Table(
    "story_features",
    metadata,
    Column("article_id", Id, primary_key=True),
    Column("coding_id", Id, nullable=False),
    Column("day", Text),
    Column("grouped", Integer, nullable=False),
    Column("merged", Integer, nullable=False),
    Column("record", JsonText, nullable=False),
)

# Under what an article is found by those that may tell the same; see vaarta.stories.fingerprint. day: "" where the page has none. Only
# pages without a day are looked up here, and only for them dated ones have their rows; see ``store.linking``.
story_keys = Table(
    "story_keys",
    metadata,
    Column("key", Id, primary_key=True, autoincrement=False),
    Column("day", Text, primary_key=True),
    Column("article_id", Id, primary_key=True),
)

# The words of an article as numbers, and their weight: what tells most pairs apart without reading them; see vaarta.stories.sifting.
# packed: its keys (``story_keys``) in one piece, none in what an older release wrote; spread: whether they stand there too.
story_terms = Table(
    "story_terms",
    metadata,
    Column("article_id", Id, primary_key=True),
    Column("weight", Float, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("packed", LargeBinary),
    Column("spread", Integer, nullable=False),
)

# Pairs of articles that tell one story, the smaller id first.
story_links = Table(
    "story_links",
    metadata,
    Column("a", Id, primary_key=True),
    Column("b", Id, primary_key=True),
    Column("score", Float, nullable=False),
)

# Who may review. password: an argon2 hash with its salt and cost in it; active: 0 for those who may no longer sign in.
users = Table(
    "users",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("password", Text, nullable=False),
    Column("active", Integer, nullable=False),
    Column("added", Text, nullable=False),
    Column("changed", Text, nullable=False),
)

# Who is signed in. token: a hash of what the browser holds, so that a copy of the database signs nobody in.
sessions = Table(
    "sessions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("user_id", Id, nullable=False),
    Column("created", Text, nullable=False),
    Column("expires", Text, nullable=False),
)

# What a reviewer said of an event, a missed event or a sentence. subject: which; latest: 0 where the same reviewer spoke of it again.
# coding_id: the coding that was looked at; coded: the coder's event as it was then; record: what the reviewer says it should be.
reviews = Table(
    "reviews",
    metadata,
    Column("id", Id, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("article_id", Id, nullable=False),
    Column("coding_id", Id, nullable=False),
    Column("event_key", Text),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("user_id", Id, nullable=False),
    Column("at", Text, nullable=False),
    Column("latest", Integer, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("type", Text),
    Column("coded", JsonText),
    Column("record", JsonText),
    Column("note", Text),
)

# What one side stands for in a sentence. key, event_key: the coder's own ids. record: the whole Position.
positions = Table(
    "positions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("coding_id", Id, nullable=False),
    Column("article_id", Id, nullable=False),
    Column("n", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("current", Integer, nullable=False),
    Column("stance", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("event_key", Text),
    Column("outlet", Text),
    Column("record", JsonText, nullable=False),
)

# Whose position it is and towards whom, once a key. role: holder, addressee.
position_parties = Table(
    "position_parties",
    metadata,
    Column("position_id", Id, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("current", Integer, nullable=False),
    Column("day", Text),
)

# A meeting as one article reports it. record: the whole Meeting.
meetings = Table(
    "meetings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("coding_id", Id, nullable=False),
    Column("article_id", Id, nullable=False),
    Column("n", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("current", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("day", Text),
    Column("day_end", Text),
    Column("place_key", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("event_key", Text),
    Column("outlet", Text),
    Column("record", JsonText, nullable=False),
)

meeting_parties = Table(
    "meeting_parties",
    metadata,
    Column("meeting_id", Id, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("current", Integer, nullable=False),
    Column("day", Text),
)
