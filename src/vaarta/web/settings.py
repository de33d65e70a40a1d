"""What a server of the explorer is told at its start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """db: a path or ``postgresql://`` address. token: what a visitor must show, or None. language: "hi" or "en", where a reader's
    browser asks for neither; digits: "deva" or "latn", where a reader chose none. hosts: names under which the server may be asked
    besides its own address. secure: whether cookies go over https only. root: the path under which a proxy serves the pages ("/news").
    """

    db: str
    host: str = "127.0.0.1"
    port: int = 8350
    token: str | None = None
    language: str = "hi"
    digits: str = "latn"
    hosts: tuple[str, ...] = ()
    secure: bool = False
    root: str = ""
