"""Killed at any moment, run at once, out of disk, cut off from its database: after the same command everything is there once.

The measure is always the same: the store of a run that nobody disturbed.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

import vaarta
from vaarta.store import schema as s
from vaarta.store.database import open_current

KILLS = 50
PAGES = 260
_SENTENCES = (
    "भारत ने पाकिस्तान की निंदा की।",
    "रूस ने यूक्रेन पर हमला किया।",
    "अमेरिका और चीन के बीच बीजिंग में बातचीत हुई।",
    "फ़्रांस ने ईरान पर प्रतिबंध लगाए।",
    "नदी के किनारे मेला लगा और लोग देर तक घूमते रहे।",
    "जापान ने नेपाल को मदद देने का एलान किया।",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Pages with and without an address, some of them twice, some changed, some broken."""
    chance = random.Random(5)
    path = tmp_path_factory.mktemp("corpus") / "pages.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(PAGES):
            record = {"id": f"p{n}", "text": " ".join(chance.choices(_SENTENCES, k=4)) + f" यह ख़बर नंबर {n} है।"}
            record["published"] = f"2022-{1 + n % 11:02}-{1 + n % 3:02}"
            if n % 3:
                record["url"] = f"https://x.example/khabar-{n % 200}.html"
            line = json.dumps(record, ensure_ascii=False)
            if n % 41 == 7:
                line = line[: len(line) // 2]
            if n % 43 == 9:
                line = json.dumps({"id": f"e{n}", "text": "This page is in English and will be refused, as it should be. " * 3})
            file.write(line + "\n")
            if n % 37 == 5:
                file.write(line + "\n")
    return path


def command(corpus: Path, address: str, jobs: int, *more: str) -> list[str]:
    start = "from vaarta.cli import main; main()"
    return [sys.executable, "-c", start, "ingest", str(corpus), "--db", address, "--jobs", str(jobs), "--quiet", *more]


def begin(corpus: Path, address: str, jobs: int = 0, *more: str, **options) -> subprocess.Popen:
    given = command(corpus, address, jobs, *more)
    return subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, **options)


def finish(corpus: Path, address: str, jobs: int = 0, *more: str) -> None:
    done = begin(corpus, address, jobs, *more)
    said = done.communicate(timeout=120)[1]
    assert done.returncode == 0, said.decode()


def kill(process: subprocess.Popen) -> bool:
    """Kill -9, nothing but the process itself; whether it was still running."""
    alive = process.poll() is None
    if alive:
        os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    return alive


def contents(address: str) -> dict[str, list]:
    """Everything that is stored but ids and times, in an order that does not hang on when it was stored."""
    database = open_current(address)
    article = s.articles.join(s.codings, s.codings.c.article_id == s.articles.c.id)
    of = (s.articles.c.address, s.articles.c.version)
    event = s.events.join(article, s.events.c.coding_id == s.codings.c.id)

    def columns(table, *left_out):
        return [c for c in table.c if c.name not in ("id", "article_id", "coding_id", "run_id", "source_id", "participant_id", *left_out)]

    wanted = {
        "articles": select(*columns(s.articles, "stored")),
        "codings": select(*of, s.codings.c.current, s.codings.c.events, s.codings.c.code).select_from(article),
        "sentences": select(*of, *columns(s.sentences)).select_from(s.sentences.join(article, s.sentences.c.coding_id == s.codings.c.id)),
        "events": select(*of, *columns(s.events)).select_from(event),
        "mentions": select(*of, s.events.c.n.label("event"), *columns(s.mentions, "event_id"), s.participants.c.name).select_from(
            s.mentions.join(event, s.mentions.c.event_id == s.events.c.id).join(
                s.participants, s.participants.c.id == s.mentions.c.participant_id
            )
        ),
        "dyads": select(*of, s.events.c.n.label("event"), *columns(s.dyads, "event_id")).select_from(
            s.dyads.join(event, s.dyads.c.event_id == s.events.c.id)
        ),
        "captures": select(s.captures.c.address, s.captures.c.digest),
        "rejections": select(s.rejections.c.address, s.rejections.c.digest, s.rejections.c.code),
        "participants": select(s.participants.c.key, s.participants.c.name, s.participants.c.sectors),
        "search": select(s.articles.c.address, s.search_text.c.title, s.search_text.c.body).select_from(
            s.search_text.join(s.articles, s.articles.c.id == s.search_text.c.article_id)
        ),
        "stories": select(s.stories.c.key, s.stories.c.articles, s.articles.c.address).select_from(
            s.stories.join(s.story_members, s.story_members.c.story_id == s.stories.c.id).join(
                s.articles, s.articles.c.id == s.story_members.c.article_id
            )
        ),
        "merged events": select(s.merged_events.c.key, s.merged_events.c.mentions, s.merged_events.c.record, *of, s.events.c.n).select_from(
            s.merged_events.join(s.merged_members, s.merged_members.c.merged_id == s.merged_events.c.id)
            .join(s.events, s.events.c.id == s.merged_members.c.event_id)
            .join(s.articles, s.articles.c.id == s.events.c.article_id)
        ),
        "open": select(s.story_features.c.article_id).where((s.story_features.c.grouped != 1) | (s.story_features.c.merged != 1)),
    }
    with database.read() as connection:
        found = {name: sorted(repr(tuple(row)) for row in connection.execute(query)) for name, query in wanted.items()}
        for table, parent, key in (
            (s.events, s.codings, "coding_id"), (s.mentions, s.events, "event_id"), (s.dyads, s.events, "event_id"),
        ):  # fmt: skip
            orphans = select(func.count()).select_from(table).where(table.c[key].not_in(select(parent.c.id)))
            assert connection.execute(orphans).scalar_one() == 0, table.name
    database.close()
    return found


@pytest.fixture(scope="module")
def undisturbed(corpus, tmp_path_factory) -> dict[str, list]:
    """What a run that is left alone stores, on SQLite; PostgreSQL is held to the same."""
    address = str(tmp_path_factory.mktemp("calm") / "calm.db")
    vaarta.load("hi")
    finish(corpus, address)
    found = contents(address)
    assert len(found["articles"]) > PAGES * 0.8
    assert len(found["rejections"]) > 10
    assert len(found["events"]) > PAGES
    assert 10 < len({row.split(",")[0] for row in found["stories"]}) < len(found["stories"])
    assert found["merged events"]
    assert not found["open"]
    assert len(found["search"]) == len(found["stories"])
    return found


def test_killed_at_random_moments(new_address, corpus, undisturbed, request):
    """Fifty kills on each database: ever again on a half-filled one, and a fresh one when that is full."""
    chance = random.Random(request.node.name)
    killed = 0
    while killed < KILLS:
        address = new_address()
        open_current(address, create=True).close()
        for attempt in range(6):
            # Now and then two at once, and now and then with worker processes.
            running = [begin(corpus, address, jobs=1 if attempt == 1 else 0) for _ in range(2 if attempt == 2 else 1)]
            time.sleep(chance.uniform(0.3, 1.2))
            killed += sum(map(kill, running))
        finish(corpus, address)
        assert contents(address) == undisturbed


def test_killed_while_stories_are_made(new_address, corpus, undisturbed, request):
    """Everything is stored but the stories, and every run is killed while it makes them; no other command is given."""
    chance = random.Random(request.node.name)
    address = new_address()
    finish(corpus, address, 0, "--no-stories")
    stored = contents(address)
    assert not stored["stories"]
    assert stored["search"] == undisturbed["search"]
    killed = sum(_killed_in_stories(corpus, address, chance) for _ in range(6))
    assert killed >= 4
    finish(corpus, address)
    assert contents(address) == undisturbed


def _killed_in_stories(corpus: Path, address: str, chance: random.Random) -> bool:
    """Kill a run when it has made some more stories; whether it was still at it."""
    database = open_current(address)

    def done() -> int:
        with database.read() as connection:
            tables = (s.story_features, s.story_links, s.story_members, s.merged_members)
            return sum(connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables)

    before, process = done(), begin(corpus, address)
    while process.poll() is None and done() == before:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.05))
    database.close()
    return kill(process)


def test_stories_made_anew_are_those_the_ingest_made(new_address, corpus, undisturbed):
    """The batches of an ingest, with changed pages among them, give the stories and merged events that one pass over all pages gives."""
    address = new_address()
    finish(corpus, address, 1)
    assert contents(address) == undisturbed
    given = [sys.executable, "-c", "from vaarta.cli import main; main()", "stories", "--rebuild", "--db", address]
    done = subprocess.run(given, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert contents(address) == undisturbed


def test_two_at_once(db_address, corpus, undisturbed):
    open_current(db_address, create=True).close()
    running = [begin(corpus, db_address, jobs=jobs) for jobs in (0, 1)]
    for process in running:
        said = process.communicate(timeout=120)[1]
        assert process.returncode == 0, said.decode()
    assert contents(db_address) == undisturbed


def test_two_make_the_database_at_once(db_address, corpus, undisturbed):
    running = [begin(corpus, db_address) for _ in range(2)]
    for process in running:
        said = process.communicate(timeout=120)[1]
        assert process.returncode == 0, said.decode()
    assert contents(db_address) == undisturbed


def test_interrupt_finishes_the_page_at_hand(db_address, corpus, undisturbed):
    open_current(db_address, create=True).close()
    process = begin(corpus, db_address, jobs=1)
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode in (130, 0)
    database = open_current(db_address)
    with database.read() as connection:
        states = set(connection.execute(select(s.runs.c.state)).scalars())
    database.close()
    assert states <= {"stopped", "done"}
    finish(corpus, db_address)
    assert contents(db_address) == undisturbed


def test_full_disk_is_told_and_loses_nothing(tmp_path, corpus, undisturbed):
    address = str(tmp_path / "full.db")
    open_current(address, create=True).close()

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    process = begin(corpus, address, preexec_fn=little_room)
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 4, said
    assert "B008" in said
    finish(corpus, address)
    assert contents(address) == undisturbed


def test_lost_connections_are_made_again(postgres, corpus, undisturbed):
    """The server drops every connection, and in the end is killed and started anew, under a running ingest."""
    address = postgres.create()
    database = open_current(address, create=True)
    process = begin(corpus, address)
    drop = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    stored = 0
    for _ in range(200):
        time.sleep(0.1)
        with database.read() as connection:
            stored = connection.execute(select(func.count()).select_from(s.articles)).scalar_one()
            if stored:
                connection.execute(text(drop))
        if stored > PAGES // 3 or process.poll() is not None:
            break
    assert process.poll() is None, "too quick to be disturbed"
    database.close()
    postgres.stop("immediate")
    postgres.start()
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 0, said.decode()
    assert contents(address) == undisturbed


def test_server_that_stays_away_ends_the_run_with_a_code(postgres, corpus, monkeypatch):
    from vaarta.errors import StoreError
    from vaarta.ingest import run
    from vaarta.ingest.run import Ingest

    monkeypatch.setattr(run, "_RETRIES", (0.01, 0.01))
    database = open_current(postgres.create(), create=True)
    ingest = Ingest(database, command="t", arguments=[], jobs=0)
    postgres.stop("immediate")
    try:
        with pytest.raises(StoreError, match="B006"):
            ingest.asked(lambda connection: connection.execute(text("SELECT 1")))
    finally:
        postgres.start()
        database.close()
