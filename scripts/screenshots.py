"""Pictures of the explorer's pages, over the sample pages, for docs/screenshots.

python scripts/screenshots.py DATABASE      a database that `vaarta demo` filled; needs Chromium
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

OUT = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
# name, address, width, dark. What stands in braces is the first link of its kind that FIRST finds.
SHOTS = [
    ("front-hi", "/?lang=hi&digits=deva", 1000, False),
    ("front-dark-en", "/?lang=en", 1000, True),
    ("actors-hi", "/actors?lang=hi", 1000, False),
    ("actor-hi", "{actor}?lang=hi&digits=deva", 1000, False),
    ("map-hi", "/map?lang=hi&digits=deva", 660, False),
    ("map-dark-en", "/map?lang=en", 660, True),
    ("search-hi", "/search?lang=hi&digits=deva&actor=RUS&recipient=USA", 1000, False),
    ("article-hi", "{article}&lang=hi", 1200, False),
    ("event-hi", "{event}?lang=hi", 1000, False),
    ("story-hi", "{story}?lang=hi", 1000, False),
    ("dyad-hi", "/dyads/RUS/USA?lang=hi", 1000, False),
    ("talks-hi", "{talks}?lang=hi", 1000, False),
    ("search-dark-en", "/search?lang=en&q=सीमा", 1000, True),
    ("talks-list-hi", "/talks?lang=hi&digits=deva", 1000, False),
    ("phone-front-dark-hi", "/?lang=hi&digits=deva", 380, True),
    ("phone-article-en", "{article}&lang=en", 380, False),
    ("phone-talks-dark-en", "{talks}?lang=en", 380, True),
    ("phone-actor-hi", "{actor}?lang=hi", 380, False),
    ("phone-map-hi", "/map?lang=hi", 380, False),
    ("problem-hi", "/search?lang=hi&type=NO", 660, False),
    ("sign-in-hi", "/sign-in?lang=hi", 660, False),
    ("api-en", "/api/v1/docs?lang=en", 1000, False),
]
FIRST = {
    "actor": ("/actors", "main .views-grid a"),
    "article": ("/search?type=ACCUSE&actor=USA", "main a[href*='event=']"),
    "event": ("{article}", "#event a[href*='/events/']"),
    "story": ("/", "main a[href*='/stories/']"),
    "talks": ("/talks", "main td a[href$='/talks/RUS/USA']"),
}


def first(page: Page, address: str, kind: str) -> str:
    """The path of the first link of a kind."""
    path, where = FIRST[kind]
    page.goto(address + (first(page, address, path[1:-1]) if path.startswith("{") else path))
    return str(page.get_attribute(where, "href")).split("#")[0]


def main() -> None:
    """Serve, visit, save."""
    OUT.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from vaarta.cli import main; main()", "serve", "--db", sys.argv[1], "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(address, timeout=5).read()
                break
            except OSError:
                time.sleep(0.2)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            for name, path, width, dark in SHOTS:
                page = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light").new_page()
                for kind in FIRST:
                    if f"{{{kind}}}" in path:
                        path = path.replace(f"{{{kind}}}", first(page, address, kind))
                page.goto(address + path)
                page.wait_for_timeout(900)
                page.screenshot(path=str(OUT / f"{name}.png"), clip={"x": 0, "y": 0, "width": width, "height": 1100}, full_page=True)
            browser.close()
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    main()
