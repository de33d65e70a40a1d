"""Reviewing in the browser without scripts: sign-in, verdicts, corrections, additions, agreement, gold; and hostile forms."""

from __future__ import annotations

import json

import pytest
import regex

pytest.importorskip("fastapi", reason="the explorer is not installed (pip install 'vaarta[web]')")

from sqlalchemy import update
from webkit import EVIL, PASSWORD, client_for, fill

from vaarta.store import schema
from vaarta.store.database import open_current
from vaarta.web.review.posted import safe_next


@pytest.fixture(scope="module")
def filled(tmp_path_factory, coder):
    return fill(tmp_path_factory.mktemp("review") / "a.db", coder)


@pytest.fixture
def address(filled, tmp_path):
    """A fresh copy of the store for each test."""
    import sqlite3

    path = tmp_path / "b.db"
    with sqlite3.connect(filled) as old, sqlite3.connect(path) as new:
        old.backup(new)
    return str(path)


def token_of(page):
    return regex.search(r'name="csrf" value="([0-9a-f]+)"', page)[1]


def sign_in(client, name="आशा", password=PASSWORD, **more):
    page = client.get("/sign-in").text
    return client.post("/sign-in", data={"csrf": token_of(page), "name": name, "password": password, "next": "/review", **more})


@pytest.fixture
def client(address):
    client = client_for(address)
    assert sign_in(client).status_code == 303
    return client


def article(client, id=1):
    answer = client.get(f"/review/articles/{id}")
    assert answer.status_code == 200
    return answer.text


def event_and_sentence(page, trigger):
    """The id of the event with a trigger, and its sentence's offset."""
    part = next(p for p in page.split('class="rv-event" id="e')[1:] if f"«{trigger}»" in p)
    return part[: part.index('"')], regex.search(r'name="sentence" value="(\d+)"', part)[1]


def post(client, path, page, **fields):
    return client.post(path, data={"csrf": token_of(page), **fields})


def test_sign_in_leads_on_and_sign_out_ends_it(address):
    client = client_for(address)
    assert client.get("/review").headers["location"].startswith("/sign-in")
    answer = sign_in(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("vaarta_session="))
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    page = client.get("/review")
    assert page.status_code == 200
    kept = client.cookies["vaarta_session"]
    post(client, "/sign-out", page.text)
    client.cookies.set("vaarta_session", kept)
    assert client.get("/review").status_code == 303


def test_menu_leads_to_the_reviews(client):
    assert 'href="/review"' in client.get("/").text


def test_cookies_are_secure_over_https(address):
    client = client_for(address, secure=True, base_url="https://localhost:8350")
    answer = sign_in(client)
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-vaarta_session="))
    assert "Secure" in cookie
    assert "max-age=31536000" in answer.headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("name", "password"), [("आशा", "wrong password"), ("nobody", PASSWORD), ("", ""), ("आशा' OR 1=1 --", "x"), (EVIL, EVIL)]
)
def test_wrong_names_and_passwords_are_refused_in_one_way(address, name, password):
    answer = sign_in(client_for(address), name, password)
    assert answer.status_code == 401
    assert EVIL not in answer.text


def test_guessing_is_slowed_down(address):
    client = client_for(address)
    codes = [sign_in(client, "ravi", "wrong password").status_code for _ in range(9)]
    assert codes == [401] * 8 + [429]


def test_expired_sign_in_is_none(address, client):
    database = open_current(address)
    with database.write() as connection:
        connection.execute(update(schema.sessions).values(expires="2000-01-01T00:00:00Z"))
    assert client.get("/review").status_code == 303
    assert client.post("/review/articles/1/judge", data={}).status_code in (303, 403, 422)


FORMS = ("judge", "complete", "withdraw", "add?sentence=0", "correct?event=v1-x")


@pytest.mark.parametrize("path", ["/sign-in", "/enter", "/sign-out", *(f"/review/articles/1/{form}" for form in FORMS)])
def test_form_without_its_token_changes_nothing(client, path):
    page = article(client)
    for csrf in ({}, {"csrf": ""}, {"csrf": "0" * 64}):
        assert client.post(path, data={"name": "x", **csrf}).status_code == 403
    crossed = client.post(path, data={"csrf": token_of(page)}, headers={"Sec-Fetch-Site": "cross-site"})
    assert crossed.status_code == 403


def test_event_is_judged_corrected_added_to_and_exported(client, address, tmp_path):
    page = article(client)
    key, start = event_and_sentence(page, "प्रतिबंध लगाए")
    assert (
        post(client, "/review/articles/1/judge", page, event=key, verdict="wrong", sentence=start)
        .headers["location"]
        .endswith(f"#s{start}")
    )
    assert "कुछ नहीं छूटा" in article(client)
    form = client.get(f"/review/articles/1/correct?event={key}").text
    assert 'value="FRA"' in form
    fields = {"type": "SANCTION", "status": "negated", "trigger": "प्रतिबंध लगाए", "contexts": ["economic"], "note": EVIL}
    fields |= {"actors-0-text": "फ़्रांस", "actors-0-key": "fra", "actors-0-sectors": "GOV", "recipients-0-text": "ईरान"}
    fields |= {"recipients-0-key": "IRN"}
    assert post(client, f"/review/articles/1/correct?event={key}", form, **fields).status_code == 303
    added = {
        "type": "ACCUSE",
        "modes": ["ACCUSE/allege", "THREATEN/arrest"],
        "status": "happened",
        "trigger": "ईरान पर",
        "actors-0-text": "फ़्रांस",
    }
    form = client.get(f"/review/articles/1/add?sentence={start}").text
    assert post(client, f"/review/articles/1/add?sentence={start}", form, **added).status_code == 303
    page = article(client)
    assert EVIL not in page
    assert post(client, "/review/articles/1/complete", page, sentence=start).status_code == 303
    (line,) = [json.loads(x) for x in client.get("/review/gold.jsonl").text.splitlines()]
    assert [(e["type"], e["status"], e["modes"]) for e in line["events"]] == [
        ("ACCUSE", "happened", ["allege"]),
        ("SANCTION", "negated", []),
    ]
    assert line["events"][1]["actors"] == [{"text": "फ़्रांस", "key": "FRA", "sectors": ["GOV"]}]
    assert line["reviewer"] == "आशा"


def test_sentence_cannot_be_complete_before_its_events_are_judged(client):
    page = article(client)
    _, start = event_and_sentence(page, "प्रतिबंध लगाए")
    answer = post(client, "/review/articles/1/complete", page, sentence=start)
    assert answer.status_code == 400
    assert "U044" in answer.text


def test_form_with_faults_comes_back_with_them(client):
    page = article(client)
    key, _ = event_and_sentence(page, "प्रतिबंध लगाए")
    fields = {
        "type": "WAR",
        "status": "happened",
        "trigger": EVIL,
        "actors-0-text": EVIL,
        "actors-0-key": EVIL,
        "when-text": "x",
        "when-start": "y",
    }
    answer = post(client, f"/review/articles/1/correct?event={key}", page, **fields)
    assert answer.status_code == 422
    assert EVIL not in answer.text
    for field in ("type", "trigger", "actors.0.key", "when.start"):
        assert f"<code>{field}</code>" in answer.text


def test_two_reviewers_are_compared(address, client):
    other = client_for(address)
    sign_in(other, "ravi")
    page = article(client)
    for trigger, mine, theirs in (("प्रतिबंध लगाए", "right", "right"), ("आरोप लगाया है", "right", "wrong")):
        key, start = event_and_sentence(page, trigger)
        post(client, "/review/articles/1/judge", page, event=key, verdict=mine, sentence=start)
        post(other, "/review/articles/1/judge", article(other), event=key, verdict=theirs, sentence=start)
    table = client.get("/review/agreement", params={"first": "आशा", "second": "ravi", "lang": "en"}).text
    assert regex.search(r"an event or none</th><td>2</td><td>50</td><td>0</td>", table)
    assert client.get("/review/agreement?first=nobody&second=ravi").status_code == 400


def test_withdrawn_verdict_is_gone_and_only_ones_own_can_be_withdrawn(address, client):
    page = article(client)
    key, start = event_and_sentence(page, "प्रतिबंध लगाए")
    post(client, "/review/articles/1/judge", page, event=key, verdict="right", sentence=start)
    other = client_for(address)
    sign_in(other, "ravi")
    stolen = post(other, "/review/articles/1/withdraw", article(other), subject=f"1:{key}", sentence=start)
    assert stolen.status_code == 400
    assert post(client, "/review/articles/1/withdraw", article(client), subject=f"1:{key}", sentence=start).status_code == 303
    assert 'aria-pressed="true"' not in article(client)


@pytest.mark.parametrize("path", ["/review", "/review/articles/1", "/review/articles/4", "/review/agreement", "/sign-in?next=" + EVIL])
@pytest.mark.parametrize("language", ["hi", "en"])
def test_nothing_from_a_page_is_markup(client, path, language):
    answer = client.get(path, params={"lang": language} if "?" not in path else None)
    assert answer.status_code == 200
    for evil in ("<script>alert", "<img src=x", "javascript:alert"):
        assert f'href="{evil}' not in answer.text
        assert evil not in answer.text or evil == "javascript:alert"
    assert not regex.search(r"\son[a-z]+=[\"']", answer.text)
    assert "style=" not in answer.text


@pytest.mark.parametrize("field", ["event", "verdict", "sentence", "note", "subject"])
@pytest.mark.parametrize("value", ["\x00", "\x1b[31m", "x" * 5000, EVIL, "9" * 40, "-1", ""])
def test_hostile_values_never_break_the_server(client, field, value):
    page = article(client)
    for path in ("judge", "withdraw", "complete"):
        answer = post(client, f"/review/articles/1/{path}", page, **{"event": "v1-x", "verdict": "right", "sentence": "0", field: value})
        assert answer.status_code in (303, 400, 404, 422), (path, answer.status_code)


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"csrf=%ff%fe", b"a=1&" * 900])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json", ""]
)
def test_broken_forms_are_refused(client, content, kind):
    answer = client.post("/review/articles/1/judge", content=content, headers={"Content-Type": kind})
    assert 400 <= answer.status_code < 500


MALFORMED = ("articles/0", "articles/999", "articles/99999999999999999999", "articles/x", "articles/1/correct?event=%00",
             "articles/1/correct?event=v1-none", "articles/1/add?sentence=-1", "articles/1/add?sentence=7777", "agreement?first=%00",
             "gold.jsonl?agreed=perhaps")  # fmt: skip


@pytest.mark.parametrize("path", MALFORMED)
def test_malformed_addresses_are_4xx(client, path):
    assert 400 <= client.get(f"/review/{path}").status_code < 500


ELSEWHERE = ("//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y", "")


@pytest.mark.parametrize(
    ("asked", "goes"),
    [("/review/articles/1", "/review/articles/1"), ("/search?q=%E0%A4%95", "/search?q=%E0%A4%95"), *((x, "/review") for x in ELSEWHERE)],
)
def test_signing_in_never_leads_elsewhere(asked, goes):
    assert safe_next(asked) == goes


def test_token_lets_a_browser_in(address):
    client = client_for(address, token="sesame-sesame")
    page = client.get("/sign-in?next=/").text
    assert client.post("/enter", data={"csrf": token_of(page), "token": "wrong", "next": "/"}).status_code == 401
    assert client.post("/enter", data={"csrf": token_of(page), "token": "sesame-sesame", "next": "/"}).status_code == 303
    assert "sesame" not in str(client.cookies)
    assert client.get("/api/v1/events").status_code == 200


def test_commands_add_and_remove_users_with_the_password_from_standard_input(address, tmp_path):
    from typer.testing import CliRunner

    from vaarta.cli.commands import app

    run = CliRunner()
    assert run.invoke(app, ["users", "add", "mina", "--db", address], input="a long password\n").exit_code == 0
    assert sign_in(client_for(address), "mina", "a long password").status_code == 303
    assert run.invoke(app, ["users", "password", "mina", "--db", address], input="another password\n").exit_code == 0
    assert sign_in(client_for(address), "mina", "a long password").status_code == 401
    assert run.invoke(app, ["users", "remove", "mina", "--db", address]).exit_code == 0
    assert sign_in(client_for(address), "mina", "another password").status_code == 401
    assert "mina\tremoved" in run.invoke(app, ["users", "list", "--db", address]).output
    out = tmp_path / "gold.jsonl"
    assert run.invoke(app, ["reviews", "export", str(out), "--db", address]).exit_code == 0
    assert out.read_text(encoding="utf-8") == ""
    assert "kappa" in run.invoke(app, ["reviews", "agreement", "आशा", "ravi", "--db", address]).output
