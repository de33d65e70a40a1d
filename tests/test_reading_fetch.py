"""Fetching, against a real server on this machine that is allowed by name."""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
import time
import zlib

import pytest
from loopback import QuietHandler

from vaarta.errors import FetchError
from vaarta.reading import fetch, sources

STORY = "सरकार ने पड़ोसी देश से बातचीत की माँग की है। " * 5
PAGE = f"<html><head><meta charset='utf-8'></head><body><h1>बातचीत की माँग हुई</h1><p>{STORY}</p></body></html>".encode()


class Handler(QuietHandler):
    def got(self):
        path = self.path
        if path == "/page":
            self.answer(PAGE)
        elif path == "/gzip":
            self.answer(gzip.compress(PAGE), Content_Encoding="gzip")
        elif path == "/deflate":
            packer = zlib.compressobj(wbits=-15)
            self.answer(packer.compress(PAGE) + packer.flush(), Content_Encoding="deflate")
        elif path == "/bomb":
            self.answer(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")
        elif path == "/badgzip":
            self.answer(b"no gzip at all", Content_Encoding="gzip")
        elif path == "/br":
            self.answer(b"xx", Content_Encoding="br")
        elif path == "/hop":
            self.answer(b"", 302, Location="/page")
        elif path == "/loop":
            self.answer(b"", 302, Location="/loop")
        elif path == "/inward":
            self.answer(b"", 302, Location="http://169.254.169.254/latest/meta-data/")
        elif path == "/file":
            self.answer(b"", 302, Location="file:///etc/passwd")
        elif path == "/image":
            self.answer(b"\x89PNG", Content_Type="image/png")
        elif path == "/host":
            self.answer(self.headers["Host"].encode())
        elif path == "/drip":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(100):
                try:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
        else:
            self.answer(b"gone", 404)


@pytest.fixture(scope="module")
def server():
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{running.server_port}"
    running.shutdown()
    running.server_close()


def get(url, **options):
    options.setdefault("allow_private", ("localhost",))
    options.setdefault("timeout", 5)
    return fetch.fetch(url, **options)


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate", "/hop"])
def test_page_comes(server, path):
    got = get(server + path)
    assert got.data == PAGE
    assert got.charset == "utf-8"
    assert got.url == server + ("/page" if path == "/hop" else path)


def test_server_sees_the_name_and_not_the_pinned_address(server):
    assert get(server + "/host").data.decode() == server.removeprefix("http://")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/loop", "F006"), ("/inward", "F003"), ("/file", "F001"), ("/none", "F007"), ("/bomb", "F008"),
        ("/image", "F009"), ("/br", "F009"), ("/badgzip", "F004"),
    ],
)  # fmt: skip
def test_refusals(server, path, code):
    with pytest.raises(FetchError) as caught:
        get(server + path)
    assert caught.value.code == code
    assert caught.value.where


def test_slow_page_ends_in_time(server):
    begin = time.monotonic()
    with pytest.raises(FetchError) as caught:
        get(server + "/drip", timeout=0.6)
    assert caught.value.code == "F005"
    assert time.monotonic() - begin < 3


def test_headers_that_never_end(server):
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]

    def drip():
        connection, _ = listener.accept()
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            for n in range(100):
                connection.sendall(f"X-{n}: y\r\n".encode())
                time.sleep(0.1)
        except OSError:
            pass
        finally:
            connection.close()

    threading.Thread(target=drip, daemon=True).start()
    begin = time.monotonic()
    with pytest.raises(FetchError) as caught:
        get(f"http://localhost:{port}/", timeout=0.6)
    listener.close()
    assert caught.value.code == "F005"
    assert time.monotonic() - begin < 3


def test_no_server():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchError) as caught:
        get(f"http://localhost:{port}/")
    assert caught.value.code == "F004"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://0.0.0.0/",
        "http://169.254.169.254/", "http://[::1]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://100.64.0.1/", "http://224.0.0.1/", "http://240.0.0.1/",
        "http://2130706433/", "http://0x7f.1/", "http://127.1/",
    ],
)  # fmt: skip
def test_private_addresses_are_refused_in_every_spelling(address):
    with pytest.raises(FetchError) as caught:
        fetch.fetch(address, timeout=2)
    assert caught.value.code in ("F003", "F002")
    if "2130706433" not in address:
        assert caught.value.code == "F003"


@pytest.mark.parametrize("address", ["ftp://x.example/", "file:///etc/passwd", "http://", "http://[", "http://x:99999/", "x"])
def test_what_is_no_web_address(address):
    with pytest.raises(FetchError) as caught:
        fetch.fetch(address, timeout=2)
    assert caught.value.code == "F001"


def test_name_that_changes_its_mind_is_never_asked_twice(server, monkeypatch):
    """DNS rebinding: the connection goes to the address that was checked."""
    port = int(server.rsplit(":", 1)[1])
    asked = []

    def resolver(host, *args, **kwargs):
        asked.append(host)
        if host == "rebind.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return real(host, *args, **kwargs)

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    assert get(f"http://rebind.example:{port}/page", allow_private=(f"rebind.example:{port}",)).data == PAGE
    assert asked.count("rebind.example") == 1


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch):
    both = [(2, 1, 6, "", (a, 80)) for a in ("93.184.216.34", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: both)
    with pytest.raises(FetchError) as caught:
        fetch.fetch("http://two.example/", timeout=2)
    assert caught.value.code == "F003"


def test_as_a_source(server, tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    given = [server + "/none", server + "/page", str(tmp_path / "a.txt")]
    found = list(sources.items(given, allow_private=("localhost",), timeout=5))
    assert found[0].error.code == "F007"
    assert found[1].article.title == "बातचीत की माँग हुई"
    assert found[1].article.url == server + "/page"
    assert found[2].article.rejected is None
