"""Reviews in the store: every case runs on SQLite and on PostgreSQL. Agreement against figures worked out by hand."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select, update

from vaarta.cli.evaluate import evaluate_gold, load_gold
from vaarta.errors import UsageError
from vaarta.store import ledger, queries, reviews, schema, users
from vaarta.store.agreement import Pair, agreement, compare
from vaarta.store.corrections import Checker, WrongRecordError, from_event, to_gold
from vaarta.store.gold import gold_lines, pronouns
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows
from vaarta.store.writer import Coded, Writer

TEXT = "अमेरिका और रूस के बीच तनाव\nअमेरिका ने रूस पर यूक्रेन पर हमले की तैयारी का आरोप लगाया है। फ़्रांस ने ईरान पर प्रतिबंध लगाए। शहर में कल बारिश हुई।"


@pytest.fixture
def stored(database, coder):
    """One page in the store, two reviewers, and the offsets of its sentences."""
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    article = coder.code(TEXT, published="2022-01-10", outlet="अपना अख़बार", url="https://x.in/a", form="text")
    writer.write([Coded("https://x.in/a", "d1", article_rows(article), "https://x.in/a")])
    with database.write() as connection:
        asha, ravi = (users.add(connection, name, "hash") for name in ("आशा", "ravi"))
    with database.read() as connection:
        page = queries.article(connection, 1)
    sentences = {page.text[x.start : x.end].split()[0]: x for x in page.sentences}
    of = {name: [e for e in page.events if e.sentence == (x.start, x.end)] for name, x in sentences.items()}
    return SimpleNamespace(page=page, asha=asha, ravi=ravi, sentences=sentences, of=of, writer=writer)


@pytest.fixture
def checker(coder):
    return Checker(coder.engine.ontology, ["military", "diplomatic"])


def rows(database):
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(schema.reviews)).scalar_one()


def test_later_word_of_the_same_reviewer_counts_and_the_earlier_one_stays(database, stored):
    event = stored.of["फ़्रांस"][0]
    with database.write() as connection:
        reviews.judge(connection, stored.asha, 1, event.id, "wrong", note="यह घटना नहीं")
        reviews.judge(connection, stored.ravi, 1, event.id, "wrong")
        reviews.judge(connection, stored.asha, 1, event.id, "right")
    with database.read() as connection:
        now = reviews.of_article(connection, 1)
        every = reviews.of_event(connection, 1, event.id)
    assert [(r.user, r.verdict) for r in now] == [("ravi", "wrong"), ("आशा", "right")]
    assert [(r.user, r.verdict, r.latest) for r in every] == [("आशा", "wrong", False), ("ravi", "wrong", True), ("आशा", "right", True)]
    assert every[0].note == "यह घटना नहीं"
    assert (every[0].coder, every[0].lexicon) == ("1", "lex1")


def test_coders_record_is_never_changed_by_a_correction(database, stored, checker):
    event = stored.of["फ़्रांस"][0]
    record = checker.checked({**from_event(event), "status": "negated"}, "फ़्रांस ने ईरान पर प्रतिबंध लगाए।")
    with database.write() as connection:
        reviews.judge(connection, stored.asha, 1, event.id, "corrected", record=record)
    with database.read() as connection:
        assert queries.article(connection, 1).events == stored.page.events
        (review,) = reviews.of_article(connection, 1)
    assert (review.coded["status"], review.record["status"], review.stands_by["status"]) == ("happened", "negated", "negated")


def test_withdrawn_word_no_longer_counts(database, stored):
    event = stored.of["फ़्रांस"][0]
    with database.write() as connection:
        reviews.judge(connection, stored.asha, 1, event.id, "right")
        reviews.withdraw(connection, stored.asha, 1, f"1:{event.id}")
        with pytest.raises(UsageError, match="U044"):
            reviews.withdraw(connection, stored.asha, 1, f"1:{event.id}")
        with pytest.raises(UsageError, match="U044"):
            reviews.withdraw(connection, stored.ravi, 1, f"1:{event.id}")
    with database.read() as connection:
        assert reviews.of_article(connection, 1) == []
    assert rows(database) == 2


def test_sentence_is_complete_only_when_each_of_its_events_is_judged(database, stored):
    start = stored.sentences["फ़्रांस"].start
    with database.write() as connection:
        with pytest.raises(UsageError, match="not judged"):
            reviews.complete(connection, stored.asha, 1, start)
        reviews.judge(connection, stored.asha, 1, stored.of["फ़्रांस"][0].id, "right")
        reviews.complete(connection, stored.asha, 1, start)
        with pytest.raises(UsageError, match="no such sentence"):
            reviews.complete(connection, stored.asha, 1, start + 1)


def test_events_that_are_not_there_are_refused(database, stored):
    with database.write() as connection:
        for article, key in ((1, "v1-none"), (99, stored.of["फ़्रांस"][0].id)):
            with pytest.raises(UsageError, match="no such event"):
                reviews.judge(connection, stored.asha, article, key, "right")


def reviewed(database, stored, checker):
    """आशा goes through three sentences: corrects one event, takes one away, adds one, and finds nothing in the last."""
    first, second, quiet = (stored.sentences[name] for name in ("अमेरिका", "फ़्रांस", "शहर"))
    text = stored.page.text
    body = next(x for x in stored.page.sentences if x.start > first.end or "आरोप" in text[x.start : x.end])
    with database.write() as connection:
        for event in (e for e in stored.page.events if e.sentence == (body.start, body.end)):
            if event.type == "ACCUSE":
                record = checker.checked({**from_event(event), "status": "historical"}, text[body.start : body.end])
                reviews.judge(connection, stored.asha, 1, event.id, "corrected", record=record)
            else:
                reviews.judge(connection, stored.asha, 1, event.id, "wrong")
        for event in stored.of["फ़्रांस"]:
            reviews.judge(connection, stored.asha, 1, event.id, "right")
        given = {"type": "ACCUSE", "modes": ["allege"], "status": "happened", "trigger": "प्रतिबंध"}
        given["actors"] = [{"text": "फ़्रांस", "key": "fra"}]
        reviews.add_missed(connection, stored.asha, 1, second.start, checker.checked(given, text[second.start : second.end]))
        for sentence in (body, second, quiet):
            reviews.complete(connection, stored.asha, 1, sentence.start)


def test_gold_holds_the_events_that_the_reviewer_stands_by_and_eval_reads_it(database, stored, checker, coder, tmp_path, capsys):
    reviewed(database, stored, checker)
    with database.read() as connection:
        found = list(reviews.reviewed_sentences(connection))
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(gold_lines(found, pronouns(coder.engine))) + "\n", encoding="utf-8")
    lines = load_gold(path)
    assert [[(e["type"], e["status"]) for e in line["events"]] for line in lines] == [
        [("ACCUSE", "historical")],
        [("ACCUSE", "happened"), ("SANCTION", "happened")],
        [],
    ]
    for line in lines:
        for event in line["events"]:
            words = [event["trigger"], *(p["text"] for side in ("actors", "recipients") for p in event[side])]
            assert all(w in line["text"] for w in words)
            assert list(event) == ["type", "modes", "status", "trigger", "actors", "recipients", "when", "where", "said_by"]
    assert evaluate_gold(path, data=[], errors=False, as_json=True, floors=None) == 0
    figures = json.loads(capsys.readouterr().out)
    # Three gold events; the coder finds the accusation (status differs), what is prepared, and the sanction.
    assert figures["quiet"] == 1.0
    assert 0 < figures["status"] < 1


def test_shared_scorer_reads_the_export(database, stored, checker, coder, shared, tmp_path):
    import subprocess
    import sys

    reviewed(database, stored, checker)
    with database.read() as connection:
        lines = list(gold_lines(reviews.reviewed_sentences(connection), pronouns(coder.engine)))
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(shared / "gold" / "score.py"), str(path), str(path), "--json"], capture_output=True, text=True, check=True
    )
    assert set(json.loads(done.stdout).values()) == {1.0}


def test_sentence_leaves_the_gold_when_one_of_its_verdicts_is_withdrawn(database, stored, checker):
    reviewed(database, stored, checker)
    with database.write() as connection:
        reviews.withdraw(connection, stored.asha, 1, f"1:{stored.of['फ़्रांस'][0].id}")
    with database.read() as connection:
        assert len(list(reviews.reviewed_sentences(connection))) == 2


def test_agreed_gold_leaves_out_sentences_in_which_reviewers_differ(database, stored, checker):
    reviewed(database, stored, checker)
    with database.write() as connection:
        for event in stored.of["फ़्रांस"]:
            reviews.judge(connection, stored.ravi, 1, event.id, "right")
        reviews.complete(connection, stored.ravi, 1, stored.sentences["फ़्रांस"].start)
        reviews.complete(connection, stored.ravi, 1, stored.sentences["शहर"].start)
    with database.read() as connection:
        every = list(reviews.reviewed_sentences(connection))
        agreed = list(reviews.reviewed_sentences(connection, agreed=True))
        hers = list(reviews.reviewed_sentences(connection, reviewer="आशा"))
    assert [r.reviewer for r in every] == ["आशा", "ravi", "ravi"]
    assert [r.text.split()[0] for r in agreed] == ["अमेरिका", "शहर"]
    assert {r.reviewer for r in hers} == {"आशा"}
    assert len(hers) == 3


def test_two_reviewers_are_compared_field_by_field(database, stored, checker):
    reviewed(database, stored, checker)
    with database.write() as connection:
        for event in stored.page.events:
            reviews.judge(connection, stored.ravi, 1, event.id, "right")
        reviews.complete(connection, stored.ravi, 1, stored.sentences["फ़्रांस"].start)
    with database.read() as connection:
        found = {a.field: a for a in reviews.agreement_of(connection, stored.asha, stored.ravi)}
        assert [name for _, name, _ in reviews.reviewers(connection)] == ["आशा", "ravi"]
    judged = [e for e in stored.page.events if e.sentence[0] >= stored.sentences["अमेरिका"].start]
    assert found["event"].items == len(judged) + 1 - len([e for e in stored.of["अमेरिका"] if e.sentence[0] == 0])
    assert found["type"].percent == 100.0
    assert found["status"].percent < 100.0


@pytest.mark.parametrize(
    ("judged", "percent", "kappa"),
    [
        ([], None, None),
        ([("a", "a"), ("b", "b")], 100.0, 1.0),
        ([("a", "a"), ("a", "a")], 100.0, None),
        ([("a", "b"), ("b", "a")], 0.0, -1.0),
        # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: p_o 0.7, p_e 0.5.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 70.0, 0.4),
    ],
    ids=["nothing", "same", "one value only", "always the other", "textbook"],
)
def test_kappa_is_that_of_cohen(judged, percent, kappa):
    found = agreement("x", judged)
    assert (found.percent, found.kappa) == (percent, kappa)


def test_additions_of_two_reviewers_are_paired_by_type():
    def record(type_, key):
        side = [{"text": "x", "key": key, "sectors": []}]
        return {"type": type_, "modes": [], "status": "happened", "trigger": "x", "actors": side, "recipients": [], "when": None,
                "where": None, "said_by": None, "contexts": [], "topics": []}  # fmt: skip

    found = {a.field: a for a in compare([Pair(None, None)], [([record("AID", "IND")], [record("AID", "USA"), record("ACCUSE", "USA")])])}
    assert (found["event"].items, found["type"].items, found["actors"].percent) == (3, 1, 0.0)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"type": "WAR"}, "type", "unknown"),
        ({"modes": ["visit"]}, "modes", "unknown"),
        ({"status": ""}, "status", "missing"),
        ({"trigger": "कुछ और"}, "trigger", "not-in-sentence"),
        ({"actors": [{"text": "फ़्रांस", "key": "<b>", "sectors": []}]}, "actors.0.key", "unknown"),
        ({"actors": [{"text": "फ़्रांस", "key": "FRA", "sectors": ["XXX"]}]}, "actors.0.sectors", "unknown"),
        ({"actors": ["फ़्रांस"]}, "actors.0", "unreadable"),
        ({"actors": [{"text": "फ़्रांस"}] * 41}, "actors", "too-many"),
        ({"actors": [], "recipients": []}, "actors", "missing"),
        ({"when": {"text": "लगाए", "start": "2022-13-01"}}, "when.start", "no-day"),
        ({"when": {"text": "लगाए", "start": "2022-02-01", "end": "2022-01-01"}}, "when.end", "no-day"),
        ({"contexts": ["nonsense"]}, "contexts", "unknown"),
        ({"topics": ["\x00"]}, "topics.0", "not-in-sentence"),
        ({"where": 5}, "where", "unreadable"),
    ],
)  # fmt: skip
def test_record_that_breaks_the_codebook_is_refused_with_the_field(stored, checker, change, field, code):
    given = {**from_event(stored.of["फ़्रांस"][0]), "contexts": [], "topics": [], **change}
    with pytest.raises(WrongRecordError) as caught:
        checker.checked(given, "फ़्रांस ने ईरान पर प्रतिबंध लगाए।")
    assert (field, code) in [(p.field, p.code) for p in caught.value.problems]


def test_gold_leaves_open_what_the_sentence_alone_does_not_settle(coder):
    sentence = "उन्होंने ईरान पर प्रतिबंध लगाए।"
    who = [{"text": "उन्होंने", "key": "FRA", "sectors": ["GOV"]}, {"text": "फ़्रांस", "key": "FRA", "sectors": []}]
    record = {"type": "SANCTION", "modes": [], "status": "happened", "trigger": "प्रतिबंध लगाए", "actors": who, "recipients": [],
              "when": {"text": "कल", "start": None, "end": None}, "where": None, "said_by": None, "contexts": [], "topics": []}  # fmt: skip
    gold = to_gold(record, sentence, pronouns(coder.engine))
    assert gold["actors"] == [{"text": "उन्होंने", "key": None, "sectors": []}]
    assert gold["when"] is None


def test_sample_has_every_type_and_leaves_out_what_the_user_has_judged(database, stored):
    types = sorted({e.type for e in stored.page.events})
    with database.read() as connection:
        drawn = reviews.to_review(connection, stored.asha, types, seed="x")
        assert drawn == reviews.to_review(connection, stored.asha, types, seed="x")
    assert {f.event.type for f in drawn} == set(types)
    with database.write() as connection:
        for event in stored.page.events:
            reviews.judge(connection, stored.asha, 1, event.id, "right")
    with database.read() as connection:
        assert reviews.to_review(connection, stored.asha, types, seed="x") == []
        assert reviews.to_review(connection, stored.ravi, types, seed="x") != []


def test_sign_in_ends_with_its_time_its_user_or_a_new_password(database):
    with database.write() as connection:
        one = users.add(connection, "आशा", "hash")
        users.begin_session(connection, "t1", one, 60)
        users.begin_session(connection, "t2", one, 60)
        assert users.signed_in(connection, "t1").name == "आशा"
        connection.execute(update(schema.sessions).where(schema.sessions.c.token == "t1").values(expires="2000-01-01T00:00:00Z"))
        assert users.signed_in(connection, "t1") is None
        users.set_password(connection, "आशा", "other")
        assert users.signed_in(connection, "t2") is None
        users.begin_session(connection, "t3", one, 60)
        users.remove(connection, "आशा")
        assert users.signed_in(connection, "t3") is None
        assert not users.any_active(connection)
        assert users.find(connection, "आशा") is not None


def test_one_user_holds_a_bounded_number_of_sign_ins(database):
    with database.write() as connection:
        one = users.add(connection, "a", "hash")
        for n in range(30):
            users.begin_session(connection, f"t{n:02}", one, 60, most=5)
        assert connection.execute(select(func.count()).select_from(schema.sessions)).scalar_one() == 5
        assert users.signed_in(connection, "t29") is not None


@pytest.mark.parametrize("name", ["", " ", "a b", "<x>", "a" * 41, "-x", "../x", "a\x00"])
def test_strange_user_names_are_refused(database, name):
    with database.write() as connection, pytest.raises(UsageError, match="U040"):
        users.add(connection, name, "hash")


def test_user_names_are_taken_once(database):
    with database.write() as connection:
        users.add(connection, "a", "hash")
        with pytest.raises(UsageError, match="U041"):
            users.add(connection, " a ", "hash")
        with pytest.raises(UsageError, match="U042"):
            users.remove(connection, "b")
