"""What the servers on loopback that stand in for news sites have in common."""

from __future__ import annotations

import http.server


class QuietHandler(http.server.BaseHTTPRequestHandler):
    """Logs nothing and answers in one call."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        """headers: by name, with _ for -; HTML in UTF-8 unless Content_Type says otherwise."""
        self.send_response(status)
        headers.setdefault("Content-Type", "text/html; charset=utf-8")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.got()

    def got(self) -> None:
        """What a server answers to a GET; each says its own."""
        raise NotImplementedError
