"""What stands between the network and the pages, against requests that mean harm."""

from __future__ import annotations

import pytest

pytest.importorskip("fastapi", reason="the explorer is not installed (pip install 'vaarta[web]')")

from webkit import client_for, fill

from vaarta.errors import UsageError
from vaarta.store import users
from vaarta.store.database import open_current
from vaarta.web.passwords import fits, hash_password
from vaarta.web.security import Limiter, client_of, host_allowed, is_loopback


@pytest.fixture(scope="module")
def address(tmp_path_factory, coder):
    return fill(tmp_path_factory.mktemp("security") / "a.db", coder)


@pytest.mark.parametrize("path", ["/", "/api/v1/events", "/nowhere", "/assets/vaarta.css", "/assets/none.js", "/api/v1/events?limit=x"])
def test_every_answer_carries_the_headers(address, path):
    headers = client_for(address).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("localhost", True), ("LOCALHOST:8350", True), ("127.0.0.1:8350", True), ("[::1]:8350", True), ("[::1]", True), ("news.in", True),
        ("evil.example", False), ("localhost.evil.example", False), ("", False), ("127.0.0.1.nip.io", False), ("localhost:80@evil", False),
    ],
)  # fmt: skip
def test_host_header_must_name_this_server(host, allowed):
    assert host_allowed(host, ["news.in"]) is allowed


def test_rebound_name_is_refused(address):
    answer = client_for(address).get("/api/v1/events", headers={"Host": "evil.example"})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False), ("x.in", False)],
)
def test_what_only_this_machine_reaches(host, alone):
    assert is_loopback(host) is alone


def test_listening_elsewhere_needs_a_token_or_a_user(tmp_path):
    path = str(tmp_path / "empty.db")
    database = open_current(path, create=True)
    with pytest.raises(UsageError, match="U045"):
        client_for(path, host="0.0.0.0")
    client_for(path, host="0.0.0.0", token="t" * 20)
    with database.write() as connection:
        users.add(connection, "a", hash_password("a long password"))
    client_for(path, host="0.0.0.0")
    with database.write() as connection:
        users.remove(connection, "a")
    with pytest.raises(UsageError, match="U045"):
        client_for(path, host="0.0.0.0")


def test_with_a_token_nothing_is_read_without_it(address):
    client = client_for(address, token="sesame-sesame")
    assert client.get("/api/v1/events").status_code == 401
    assert client.get("/api/v1/events", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/events", headers={"Authorization": "Bearer sesame-sesame"}).status_code == 200
    assert client.get("/api/v1/events", headers={"Authorization": "Bearer \xff".encode("latin-1")}).status_code == 401
    page = client.get("/?a=1")
    assert page.status_code == 303
    assert page.headers["location"].startswith("/sign-in?next=")
    assert client.get("/assets/vaarta.css").status_code == 200
    assert client.get("/api/v1/events", headers={"Cookie": "vaarta_pass=x; vaarta_session=y"}).status_code == 401


def test_elsewhere_reading_asks_for_a_sign_in(address):
    client = client_for(address, host="0.0.0.0")
    assert client.get("/").status_code == 303
    assert client.get("/api/v1/events").status_code == 401


def test_huge_bodies_and_addresses_are_refused(address):
    client = client_for(address)
    assert client.post("/sign-in", content=b"x" * 300_000).status_code == 413
    assert client.post("/sign-in", content=(b"x" * 10_000 for _ in range(40))).status_code == 413
    assert client.post("/sign-in", headers={"Content-Length": "-5"}).status_code in (400, 413)
    assert client.get("/api/v1/events?outlet=" + "x" * 9000).status_code == 414


def test_other_origins_may_read_only_when_named(address):
    closed = client_for(address).get("/api/v1/events", headers={"Origin": "https://a.example"})
    assert "access-control-allow-origin" not in closed.headers
    client = client_for(address, origins=("https://a.example",))
    asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "GET"}
    assert client.get("/api/v1/events", headers=asked).headers["access-control-allow-origin"] == "https://a.example"
    assert client.options("/api/v1/events", headers=asked).status_code == 204
    other = client.get("/api/v1/events", headers={"Origin": "https://b.example"})
    assert "access-control-allow-origin" not in other.headers
    assert "access-control-allow-origin" not in client.get("/", headers=asked).headers


def test_client_that_asks_too_often_waits(address):
    client = client_for(address, rate=0.2)
    codes = [client.get("/assets/icon.svg").status_code for _ in range(4)]
    assert codes == [200, 200, 429, 429]
    assert int(client.get("/assets/icon.svg").headers["retry-after"]) >= 1


def test_limiter_refills_with_time_and_forgets_the_longest_silent():
    at = [0.0]
    limiter = Limiter(1, 2, most=3, clock=lambda: at[0])
    assert [limiter.wait("a") for _ in range(3)] == [0.0, 0.0, 1.0]
    at[0] = 1.0
    assert limiter.wait("a") == 0.0
    for n in range(1000):
        limiter.wait(f"c{n}")
    assert len(limiter) == 3


def test_household_of_ipv6_is_one_client():
    one, two, other = (client_of({"client": (a, 1)}) for a in ("2001:db8::1", "2001:db8::ffff", "2001:db8:0:1::1"))
    assert one == two != other


def test_passwords_are_argon2_and_checked():
    stored = hash_password("दस अक्षर से लंबा")
    assert stored.startswith("$argon2id$")
    assert fits("दस अक्षर से लंबा", stored)
    assert not fits("कुछ और ही है यह", stored)
    assert not fits("nobody has this password", None)
    assert not fits("x", "no hash")
    for bad in ("short", "x" * 501):
        with pytest.raises(UsageError, match="U046"):
            hash_password(bad)
