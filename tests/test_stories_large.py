"""What keeps stories cheap in a large store changes nothing of them: sifting, grouping by a queue, merged events left alone."""

from __future__ import annotations

import copy
import random
from itertools import combinations

import numpy as np
import pytest
from sqlalchemy import insert, select
from test_stories import FILES, built, in_pieces, kept, store

from vaarta.pipeline import run
from vaarta.store import ledger
from vaarta.store import schema as s
from vaarta.store import stories as module
from vaarta.store.bulk import insert_rows
from vaarta.store.database import open_database
from vaarta.store.derived import derive
from vaarta.store.ledger import CoderName
from vaarta.store.migrations import MIGRATIONS
from vaarta.store.rows import article_rows
from vaarta.store.schema import written
from vaarta.store.stories import StoryKeeper
from vaarta.store.writer import Coded, Writer
from vaarta.stories import window as windows
from vaarta.stories.build import link
from vaarta.stories.features import read_features
from vaarta.stories.fingerprint import keys
from vaarta.stories.group import agglomerate
from vaarta.stories.labelled import read_reports
from vaarta.stories.sameness import days_apart, may_reach_link
from vaarta.stories.sifting import packed, sifted
from vaarta.stories.window import KEY, Entry, Window
from vaarta.stories.words import load


@pytest.fixture(scope="module")
def articles(coder):
    coded = [report.article() for report in read_reports(FILES[0])]
    for article in coded:
        run(article, coder.engine)
    return coded


def test_no_pair_that_links_is_sifted_out(articles, coder):
    words = load("hi")
    features = [read_features(article, coder.engine) for article in articles]
    rows = [(n, f.bag(words)[1], packed(f, words)) for n, f in enumerate(features)]
    linked = lost = through = 0
    for one in range(len(features)):
        kept = set(sifted(features[one], words, rows))
        through += len(kept)
        for two in range(len(features)):
            if one != two and link(features[one], features[two], words) is not None:
                linked += 1
                lost += two not in kept
    assert (linked > 10, lost) == (True, 0)
    assert through < len(features) ** 2 / 2


def test_page_without_packed_terms_comes_through(articles, coder):
    """Pages of an older release have none until they are read anew."""
    features = read_features(articles[0], coder.engine)
    assert sifted(features, load("hi"), [(7, None, None)]) == [7]


def test_window_of_days_finds_what_shares_a_key_and_may_link(articles, coder):
    """One by one and all at once give the same, also when a page is coded anew and when one is gone."""
    words = load("hi")
    features = {n: read_features(article, coder.engine) for n, article in enumerate(articles)}
    keyed = {n: keys(page, words) for n, page in features.items()}
    entries = {n: Entry(1, np.array(keyed[n], KEY).tobytes(), page.bag(words)[1], packed(page, words)) for n, page in features.items()}
    window = Window()
    days = sorted({page.day for page in features.values()})
    # The last page of a day comes later, and another was there before under a coding that counts no more.
    for day in days:
        here = [n for n, page in features.items() if page.day == day]
        window.put(day, {n: entries[n] for n in here[:-1]} | {10_000 + here[0]: entries[here[0]]})
        assert window.missing(day, dict.fromkeys(here, 1)) == here[-1:]
        window.put(day, {here[-1]: entries[here[-1]]})
    through = 0
    for n, page in features.items():
        near = [day for day in days if days_apart(day, page.day) <= 2]
        found = dict(window.alike(page, entries[n].keys, near, words))
        terms, weight = page.bag(words)
        sharing = [o for o, theirs in features.items() if theirs.day in near and set(keyed[n]) & set(keyed[o])]
        bags = {o: features[o].bag(words) for o in sharing}
        assert found.keys() == {o for o, (others, own) in bags.items() if may_reach_link(words.weigh(terms & others), weight, own)}
        through += len(found) > 1
    assert through > 10


def test_window_keeps_what_is_asked_for_and_little_else(articles, coder, monkeypatch):
    """An ingest of ten years must not hold ten years in memory."""
    monkeypatch.setattr(windows, "_BYTES", 20_000)
    words = load("hi")
    page = read_features(articles[0], coder.engine)
    entry = Entry(1, np.array(keys(page, words), KEY).tobytes(), page.bag(words)[1], packed(page, words))
    window = Window()
    for n in range(1000):
        window.forget_but([f"day {n}"])
        window.put(f"day {n}", {n: entry})
        window.note(n, page.lead)
    held = [n for n in range(1000) if window.lead(n) is not None]
    assert held == list(range(held[0], 1000))
    assert 2 < len(held) < 20
    assert [row for row, _ in window.alike(page, entry.keys, ["day 999", "day 3"], words)] == [999]


def test_pages_without_a_day_are_compared_with_those_of_any(database, articles, coder):
    """The store gives what one pass in memory gives, whichever of two came first."""
    some = [copy.copy(article) for article in articles[:40]]
    for n, article in enumerate(some):
        article.published = None if n % 3 == 1 else article.published
    stories, events = built(some, coder)
    assert any(s["first"] is None or len(s["articles"]) > 1 for s in stories)
    in_pieces(database, some, coder, 3, 13)
    got_stories, got_events, _ = kept(database)
    assert got_stories == {s["id"]: s for s in stories}
    assert got_events == {e["id"]: e for e in events}


def test_steps_between_the_batches_of_an_ingest_give_what_one_pass_gives(database, articles, coder, monkeypatch):
    """Pages are compared as they come, and put together when there are enough; what is left over at the end is not lost."""
    monkeypatch.setattr(module, "_TOGETHER", 8)
    some = random.Random(4).sample(articles, 70)
    keeper = StoryKeeper(database, None)
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    early = 0
    for start in range(0, len(some), 6):
        part = some[start : start + 6]
        made = [derive(a, a.id, coder.engine, stories=True) for a in part]
        writer.write([Coded(f"https://x.in/{a.id}", "d", article_rows(a), a.id, None, derived=d) for a, d in zip(part, made, strict=True)])
        keeper.remember(writer.alone)
        keeper.advance()
        early += bool(kept(database)[2])
    assert early > 5
    keeper.update()
    stories, events = built(some, coder)
    got_stories, got_events, _ = kept(database)
    assert got_stories == {s["id"]: s for s in stories}
    assert got_events == {e["id"]: e for e in events}


def closest_first(items, scores, least, barred):
    """What ``agglomerate`` promises, in so many words and as slowly."""
    groups = {i: [i] for i in items}

    def mean(a, b):
        total = sum(scores.get((min(x, y), max(x, y)), 0.0) for x in groups[a] for y in groups[b])
        return total / (len(groups[a]) * len(groups[b]))

    def free(a, b):
        return not any((min(x, y), max(x, y)) in barred for x in groups[a] for y in groups[b])

    def known(a, b):
        return any((min(x, y), max(x, y)) in scores for x in groups[a] for y in groups[b])

    while found := [(-mean(a, b), a, b) for a, b in combinations(sorted(groups), 2) if known(a, b) and free(a, b) and mean(a, b) >= least]:
        _, a, b = min(found)
        groups[a] += groups.pop(b)
    return sorted(sorted(g) for g in groups.values())


@pytest.mark.parametrize("seed", range(60))
def test_grouping_joins_the_closest_first(seed):
    chance = random.Random(seed)
    items = [f"i{n:02}" for n in range(chance.randint(1, 10))]
    pairs = list(combinations(items, 2))
    # Quarters, so that sums are exact in any order and ties occur.
    scores = {pair: chance.choice((-0.25, 0.25, 0.5, 0.5, 0.75)) for pair in pairs if chance.random() < 0.6}
    barred = {pair for pair in pairs if chance.random() < 0.15}
    assert sorted(agglomerate(items, scores, 0.25, barred)) == closest_first(items, scores, 0.25, barred)


def test_merged_events_that_nothing_new_touches_are_left_alone(database, articles, coder):
    """To write them anew for every page of a long war took most of the time of an ingest."""
    store(database, articles[:6])
    StoryKeeper(database, coder.engine).update()
    with database.read() as connection:
        before = set(connection.execute(select(s.merged_events.c.id, s.merged_events.c.key)).all())
    store(database, articles[6:8])
    StoryKeeper(database, coder.engine).update()
    with database.read() as connection:
        after = set(connection.execute(select(s.merged_events.c.id, s.merged_events.c.key)).all())
    assert before
    assert len(before & after) >= len(before) / 2


def test_json_goes_in_once_whoever_writes_it(database):
    """Workers write JSON themselves; a string that is a value, and not JSON yet, is written."""
    given = ((1, written(["क"])), (2, ["क"]), (3, "क"))
    rows = [{"id": n, "command": "x", "arguments": a, "started": "", "state": "done"} for n, a in given]
    with database.write() as connection:
        insert_rows(connection, s.runs, rows)
        assert connection.execute(select(s.runs.c.arguments).order_by(s.runs.c.id)).scalars().all() == [["क"], ["क"], "क"]


def test_keys_of_an_older_store_get_their_day(db_address, monkeypatch):
    from vaarta.store import database as module

    older = tuple(m for m in MIGRATIONS if m.name < "0013")
    monkeypatch.setattr(module, "MIGRATIONS", older)
    database = open_database(db_address)
    database.migrate()
    with database.write() as connection:
        if database.dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        names = ("address", "digest", "stored", "name", "text", "language", "kind", "form")
        row = {**dict.fromkeys(names, "a"), "version": 1, "latest": 1, "layout": {}}
        connection.execute(insert(s.articles), [{**row, "id": 1}, {**row, "id": 2, "address": "b"}])
        connection.execute(insert(s.coders), {"id": 1, "version": "1", "lexicon": "l", "at": ""})
        coding = {"coder_id": 1, "at": "", "current": 1, "events": 0}
        connection.execute(insert(s.codings), [{**coding, "id": n, "article_id": n} for n in (1, 2)])
        features = {"grouped": 1, "merged": 1, "record": {}}
        days = ((1, "2022-03-01"), (2, None))
        connection.execute(insert(s.story_features), [{**features, "article_id": n, "coding_id": n, "day": day} for n, day in days])
        for n in (1, 2):
            connection.exec_driver_sql(f"INSERT INTO story_keys (key, article_id) VALUES (5, {n})")
    monkeypatch.setattr(module, "MIGRATIONS", MIGRATIONS)
    assert "0013_story_terms" in database.migrate()
    with database.read() as connection:
        assert connection.execute(select(s.story_keys).order_by(s.story_keys.c.article_id)).all() == [(5, "2022-03-01", 1), (5, "", 2)]
    database.close()
