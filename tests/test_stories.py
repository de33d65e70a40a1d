"""Stories and merged events: the labelled set's floors, any order of pages, what is kept, and the same from either database."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from vaarta.errors import SourceError
from vaarta.pipeline import run
from vaarta.store import ledger, schema
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows
from vaarta.store.stories import StoryKeeper
from vaarta.store.writer import Coded, Writer
from vaarta.stories import Builder
from vaarta.stories.fingerprint import signature
from vaarta.stories.labelled import read_reports
from vaarta.stories.scores import evaluate

FOLDER = Path(__file__).parent / "stories"
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.fixture(scope="module")
def reports():
    return [r for path in FILES for r in read_reports(path)]


@pytest.fixture(scope="module")
def articles(reports, coder):
    coded = []
    for report in reports:
        article = report.article()
        run(article, coder.engine)
        coded.append(article)
    return coded


def built(articles, coder):
    builder = Builder(coder.engine)
    for article in articles:
        builder.add(article)
    return [s.to_dict() for s in builder.stories()], [e.to_dict() for e in builder.merged_events()]


def test_the_set_is_as_large_as_promised(reports):
    stories = {}
    for report in reports:
        stories.setdefault(report.story, []).append(report)
    told_again = [s for s in stories.values() if len(s) > 1]
    assert len(told_again) >= 60
    assert max(map(len, told_again)) <= 5
    assert len({r.story for r in reports if r.near}) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_floors(path, coder):
    figures = evaluate(read_reports(path), Builder(coder.engine))
    assert figures.stories[2] >= 0.9
    assert figures.events[2] >= 0.8


def test_order_of_pages_does_not_matter(articles, coder):
    first = built(articles, coder)
    for seed in (1, 2):
        shuffled = list(articles)
        random.Random(seed).shuffle(shuffled)
        assert built(shuffled, coder) == first


def test_hashes_are_the_same_in_another_process():
    items = ["L:जिनेवा", "C:USA C:RUS", "W:बातचीत"]
    code = f"from vaarta.stories.fingerprint import signature; print(signature({items!r}))"
    for seed in ("1", "2"):
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed})
        assert out.stdout.strip() == str(signature(items))


def test_merged_event_keeps_every_mention_and_tells_the_disagreement(articles, coder):
    _, events = built([a for a in articles if a.id.startswith("balochistan-bus")], coder)
    killing = next(e for e in events if e["event"]["type"] == "ASSAULT" and len({m["article"] for m in e["mentions"]}) == 2)
    assert killing["sources"] == 2
    dead = next(d for d in killing["disagreements"] if d["of"] == "dead")
    assert sorted(v["value"] for v in dead["values"]) == ["11", "9"]
    assert killing["event"]["actors"], "the fullest telling is kept"


def test_unrelated_reports_of_one_day_and_pair_stay_apart(articles, coder):
    ids = ("geneva-arms", "rus-banks", "rus-diplomats")
    stories, _ = built([a for a in articles if a.id.split(".")[0] in ids], coder)
    assert {frozenset(i.split(".")[0] for i in s["articles"]) for s in stories} == {frozenset([i]) for i in ids}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("कुछ {ASSAULT a}", "a sentence before any version"),
        ("@ s\n- Outlet", "a version without a time"),
        ("@ s\n- O | 2022-01-01\n=a9", "no such sentence"),
    ],
)
def test_broken_labels_are_refused(tmp_path, text, why):
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="S020"):
        read_reports(path)


def store(database, articles):
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    writer.write([Coded(f"https://x.in/{a.id}", "d", article_rows(a), a.id, None) for a in articles])


def in_pieces(database, articles, coder, seed, size):
    """Store pages in an order of chance, so many at a time, each lot brought into stories before the next."""
    shuffled = list(articles)
    random.Random(seed).shuffle(shuffled)
    for start in range(0, len(shuffled), size):
        store(database, shuffled[start : start + size])
        StoryKeeper(database, coder.engine).update()


def kept(database):
    with database.read() as connection:
        stories = {r.key: r.record for r in connection.execute(select(schema.stories))}
        events = {r.key: r.record for r in connection.execute(select(schema.merged_events))}
        members = connection.execute(select(schema.merged_members)).all()
    return stories, events, len(members)


def test_store_gives_what_the_builder_gives_in_pieces_and_any_order(database, articles, coder):
    chosen = articles[:70]
    stories, events = built(chosen, coder)
    in_pieces(database, chosen, coder, 5, 23)
    got_stories, got_events, members = kept(database)
    assert got_stories == {s["id"]: s for s in stories}
    assert got_events == {e["id"]: e for e in events}
    assert members == sum(len(a.events) for a in chosen)


def test_second_update_changes_nothing(database, articles, coder):
    store(database, articles[:10])
    keeper = StoryKeeper(database, coder.engine)
    keeper.update()
    first = kept(database)
    assert set(keeper.update().values()) == {0}
    assert kept(database) == first
    keeper.rebuild()
    keeper.update()
    assert kept(database) == first


def test_changed_page_leaves_its_old_story(database, articles, coder, reports):
    """A new version that tells something else must not stay in the story of the old one."""
    one, two, other = articles[0], articles[1], next(a for a in articles if a.id == "jimex.a")
    store(database, [one, two])
    keeper = StoryKeeper(database, coder.engine)
    keeper.update()
    assert len(kept(database)[0]) == 1
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    changed = article_rows(other)
    writer.write([Coded(f"https://x.in/{two.id}", "d2", changed, two.id, None)])
    keeper.update()
    stories, _, members = kept(database)
    assert sorted(len(s["articles"]) for s in stories.values()) == [1, 1]
    assert members == len(one.events) + len(other.events)
