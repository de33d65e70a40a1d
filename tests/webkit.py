"""A small store behind the explorer, for the tests of pages, API and reviews."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from vaarta.store import ledger, users
from vaarta.store.database import open_current
from vaarta.store.ledger import CoderName
from vaarta.store.rows import article_rows, without_nul
from vaarta.store.search import Indexer
from vaarta.store.stories import StoryKeeper
from vaarta.store.writer import Coded, Writer
from vaarta.web.app import create_app
from vaarta.web.passwords import hash_password
from vaarta.web.settings import Settings

PASSWORD = "चार शब्द का मंत्र"
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
TEXTS = (
    "अमेरिका ने रूस पर यूक्रेन पर हमले की तैयारी का आरोप लगाया है। फ़्रांस ने ईरान पर प्रतिबंध लगाए। शहर में कल बारिश हुई।",
    "अमेरिका ने रूस पर यूक्रेन पर हमले की तैयारी का आरोप लगाया है। जर्मनी ने भी यही कहा।",
    "भारत के विदेश मंत्री ने सोमवार को चीनी विदेश मंत्री वांग यी से मुलाक़ात की। पाकिस्तान ने हमले की निंदा की है।",
)


def fill(path: Path, coder: Any) -> str:
    """A database with three honest pages, a hostile one, and two users; its address."""
    database = open_current(str(path), create=True)
    writer = Writer(database, ledger.coder_id(database, CoderName("1", "lex1")))
    pages = []
    for n, text in enumerate(TEXTS):
        url = f"https://x.in/{n}"
        article = coder.code(f"ख़बर {n}\n{text}", published=f"2022-01-{10 + n}", outlet=f"अख़बार {n}", url=url, title=f"ख़बर {n}", form="text")
        pages.append(Coded(url, f"d{n}", article_rows(article), url))
    hostile = coder.code(f"{EVIL} ने\n{TEXTS[0]}", published="2022-01-20", outlet=EVIL, url="javascript:alert(1)", title=EVIL, form="text")
    for event in hostile.events:
        event.actors = [replace(p, text=EVIL, name=EVIL, reason=EVIL) for p in event.actors]
        event.trigger = EVIL
    pages.append(Coded("https://x.in/evil", "evil", article_rows(without_nul(hostile)), "https://x.in/evil"))
    writer.write(pages)
    with database.write() as connection:
        for name in ("आशा", "ravi"):
            users.add(connection, name, hash_password(PASSWORD))
    Indexer(database, coder.engine).update()
    StoryKeeper(database, coder.engine).update()
    database.close()
    return str(path)


def client_for(address: str, **said: Any) -> TestClient:
    """A browser without scripts in front of a new server over a database."""
    base = said.pop("base_url", "http://localhost:8350")
    return TestClient(create_app(Settings(db=address, **said)), base_url=base, follow_redirects=False, raise_server_exceptions=False)
