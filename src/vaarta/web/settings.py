"""What a server of the explorer is told at its start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """db: a path or ``postgresql://`` address. token: what a visitor must show, or None. language: "hi" or "en", where a reader's
    browser asks for neither; digits: "deva" or "latn", where a reader chose none. hosts: names under which the server may be asked
    besides its own address. secure: whether cookies go over https only. root: the path under which a proxy serves the pages ("/news").
    origins: other sites whose scripts may read the API; rate: requests a second for each client, 0 for no limit; public: whether all may
    read where the server listens beyond this machine.
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
    origins: tuple[str, ...] = ()
    rate: float = 40.0
    public: bool = False
