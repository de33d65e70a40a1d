"""A real server and headless Chromium, for the tests that look at pages as a person does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
RUN = [sys.executable, "-c", "from vaarta.cli import main; main()"]
AXE = Path(__file__).parent / "browser" / "axe.min.js"


def vaarta(*words: str, given: str | None = None) -> str:
    """What a command of its own prints; its complaint, as an AssertionError, where it fails."""
    done = subprocess.run([*RUN, *words], input=given, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(db: str, folder: Path) -> Iterator[str]:
    """The address of `vaarta serve` over a database, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([*RUN, "serve", "--db", db, "--port", str(port)], stdout=log, stderr=log, env=dict(os.environ))
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(150):
                try:
                    urllib.request.urlopen(address, timeout=2)
                    break
                except OSError:
                    time.sleep(0.2)
            else:
                raise AssertionError((folder / "log").read_text(encoding="utf-8"))
            yield address
        finally:
            server.terminate()
            server.wait(10)


@contextmanager
def chromium(sync_api: Any) -> Iterator[Any]:
    """An open browser."""
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@contextmanager
def watched(browser: Any, **more: Any) -> Iterator[Any]:
    """A page in a context of its own that keeps, as ``complaints``, what the console says."""
    context = browser.new_context(**{"viewport": {"width": 1100, "height": 800}, "locale": "hi-IN", **more})
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda m: page.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: page.complaints.append(str(e)))
    yield page
    context.close()


def barriers(page: Any) -> list[tuple[str, list[str]]]:
    """What axe calls serious or critical on the open page, with the first elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")]
