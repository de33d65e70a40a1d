"""The name of the house that published a page, from what the page prints or from its address."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from ..language.script import key
from ..language.tables import read_table
from .tongue import DATA


@cache
def _outlets() -> tuple[dict[str, str], dict[str, str]]:
    by_domain: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for row in read_table(DATA / "outlets.tsv", ("name", "domains", "names")):
        name = row["name"]
        for domain in row.many("domains"):
            if by_domain.setdefault(domain, name) != name:
                raise row.wrong(f"{domain} a second time", "each address under one outlet")
        for printed in (name, *row.many("names")):
            if by_name.setdefault(key(printed), name) != name:
                raise row.wrong(f"{printed!r} a second time", "each printed name under one outlet")
    return by_domain, by_name


def outlet_named(printed: str | None) -> str | None:
    """Vaarta's name for an outlet as a page prints it, the printed name itself if it is not in the list, or None."""
    if not printed or not printed.strip():
        return None
    printed = " ".join(printed.split())[:120]
    return _outlets()[1].get(key(printed.removeprefix("www.").removesuffix(".com")), printed)


def outlet_at(url: str | None) -> str | None:
    """The outlet that an address belongs to by its domain, the longest listed one first, or None."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    parts = host.lower().split(".")
    by_domain = _outlets()[0]
    for start in range(len(parts) - 1):
        if name := by_domain.get(".".join(parts[start:])):
            return name
    return None


def known_name(text: str) -> bool:
    """Whether a text is nothing but the name of a listed outlet."""
    return key(text.strip()) in _outlets()[1]
