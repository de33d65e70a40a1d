"""The API: what it answers, that it is what it says it is, and that hostile requests are refused in words."""

from __future__ import annotations

import runpy
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("fastapi", reason="the explorer is not installed (pip install 'vaarta[web]')")

from hypothesis import HealthCheck, Phase, given, settings
from webkit import EVIL, client_for, fill

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def address(tmp_path_factory, coder):
    return fill(tmp_path_factory.mktemp("api") / "a.db", coder)


@pytest.fixture(scope="module")
def client(address):
    return client_for(address)


def get(client, path, status=200, **headers):
    answer = client.get(f"/api/v1{path}", headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_events_can_be_walked_to_the_end_and_each_is_found_by_its_id(client):
    every = [i["event"]["id"] for i in get(client, "/events?limit=200")["items"]]
    walked, cursor = [], ""
    while cursor is not None:
        part = get(client, f"/events?limit=2{cursor and '&cursor=' + cursor}")
        walked += [i["event"]["id"] for i in part["items"]]
        cursor = part["next"]
    assert walked == every
    assert len(every) >= 6
    for item in get(client, "/events?limit=3")["items"]:
        assert get(client, f"/events/{item['event']['id']}")["event"] == item["event"]


@pytest.mark.parametrize(
    "query",
    ["actor=USA", "recipient=RUS", "type=ACCUSE", "status=happened", "since=2022-01-11", "until=2022-01-11", "actor=USA&recipient=RUS"],
)
def test_every_filter_narrows(client, query):
    all_, some = (len(get(client, f"/events?limit=200&{q}")["items"]) for q in ("", query))
    assert 0 < some < all_


def test_article_story_actor_and_dyad_tell_the_same(client):
    articles = get(client, "/articles")["items"]
    assert len(articles) == 4
    full = get(client, f"/articles/{articles[-1]['id']}")
    assert len(full["events"]) == articles[-1]["events"]
    stories = get(client, "/stories")["items"]
    assert stories
    story = get(client, f"/stories/{stories[0]['id']}")
    assert story["story"] == stories[0]
    for merged in story["events"]:
        assert get(client, f"/merged-events/{merged['id']}") == merged
    assert get(client, "/merged-events?type=ACCUSE")["items"]
    assert get(client, "/actors/USA")["counterparts"][0]["key"] == "RUS"
    assert get(client, "/dyads?actor=USA")["counterparts"][0]["key"] == "RUS"
    assert get(client, "/dyads/USA/RUS/timeline")["periods"]
    assert get(client, "/actors/USA/timeline?role=actor")["months"]


def test_search_finds_words_in_other_forms(client):
    found = get(client, "/search?q=प्रतिबंधों")["items"]
    assert found
    assert all("प्रतिबंध" in f["passage"] for f in found)
    assert get(client, "/search?actor=FRA")["items"]


def test_known_answer_is_304_and_another_one_is_not(client):
    first = client.get("/api/v1/events")
    again = client.get("/api/v1/events", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/v1/events?limit=1", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/events", "/articles", "/stories", "/merged-events?type=ACCUSE", "/actors/USA", "/actors/USA/timeline", "/dyads?actor=USA",
     "/dyads/USA/RUS/timeline", "/search?q=प्रतिबंध", "/feed.atom?type=ACCUSE"],
)  # fmt: skip
def test_every_answer_has_its_etag(client, path):
    first = client.get(f"/api/v1{path}")
    assert first.status_code == 200
    assert client.get(f"/api/v1{path}", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events?limit=0", 422),
        ("/events?limit=9999999999999999999999", 422),
        ("/events?since=2022-13-01", 422),
        ("/events?type=<script>", 422),
        ("/events?status=maybe", 422),
        ("/events?actor=%00", 422),
        ("/events?outlet=a%00b", 422),
        ("/events?cursor=!!!", 422),
        ("/events?cursor=MjAyMi0wMS0xMHwx%00", 422),
        ("/search", 400),
        ("/search?q=%00", 422),
        ("/search?q=...", 400),
        ("/articles/0", 422),
        ("/articles/99999", 404),
        ("/articles/99999999999999999999", 422),
        ("/events/v1-none", 404),
        ("/events/%00", 422),
        ("/stories/none", 404),
        ("/merged-events", 422),
        ("/merged-events/none", 404),
        ("/dyads", 422),
        ("/nowhere", 404),
    ],
)
def test_malformed_requests_get_a_problem_document(client, path, status):
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_feed_is_atom_and_escapes_what_pages_say(client):
    for query in ("", "?q=आरोप", "?actor=USA"):
        root = ElementTree.fromstring(client.get(f"/api/v1/feed.atom{query}").content)
        ns = {"a": "http://www.w3.org/2005/Atom"}
        entries = root.findall("a:entry", ns)
        assert entries
        ids = [e.find("a:id", ns).text for e in entries]
        assert len(ids) == len(set(ids))
        assert not [x for x in root.findall(".//a:link", ns) if not x.get("href").startswith("http")]
    assert EVIL.encode() not in client.get("/api/v1/feed.atom").content


def test_documentation_needs_nothing_from_elsewhere(client):
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "/api/v1/events" in page.text
    assert "//cdn" not in page.text
    assert client.get("/api/v1/openapi.json").json()["openapi"].startswith("3.1")


def test_reference_page_is_what_the_description_says():
    page = runpy.run_path(str(ROOT / "scripts" / "http_reference.py"))["page"]()
    assert (ROOT / "docs" / "http-api.md").read_text(encoding="utf-8") == page, "run python scripts/http_reference.py"


def test_generated_requests_find_no_server_error_and_answers_conform(address):
    """schemathesis over the OpenAPI document: valid and broken requests of every kind it can think of."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    from vaarta.web.app import create_app
    from vaarta.web.settings import Settings

    app = create_app(Settings(db=address, hosts=("testserver",), rate=0.0))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    checks = schemathesis.checks
    wanted = [checks.not_a_server_error]
    from schemathesis.specs.openapi import checks as of_openapi

    wanted += [of_openapi.response_schema_conformance, of_openapi.status_code_conformance, of_openapi.content_type_conformance]
    seen = {"valid": 0, "broken": 0}
    kept = settings(max_examples=12, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    for result in schema.get_all_operations():
        operation = result.ok()
        for name, mode in (("valid", schemathesis.GenerationMode.POSITIVE), ("broken", schemathesis.GenerationMode.NEGATIVE)):

            def one(case, name=name):
                seen[name] += 1
                case.call_and_validate(checks=wanted)

            settings(kept, derandomize=True)(given(case=operation.as_strategy(generation_mode=mode))(one_argument(one)))()
    assert seen["valid"] > 100
    assert seen["broken"] > 50


def one_argument(check):
    """hypothesis fills every argument that it sees; this hides the others."""
    return lambda case: check(case)
