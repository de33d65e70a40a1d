"""``sources.toml``: which feeds are watched, and how. What is wrong in it is told with the entry at fault."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..errors import UsageError
from ..reading import fetch
from ..reading.decoding import MAX_BYTES
from .crawl import Manners

STARTER = Path(__file__).resolve().parent.parent / "data" / "web" / "sources.toml"
INDIA = "Asia/Kolkata"


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or sitemap that is polled. interval: seconds between polls; zone: IANA name for times that say "IST" or no zone."""

    address: str
    name: str
    outlet: str | None = None
    zone: str = INDIA
    interval: float = 900.0
    delay: float | None = None
    limit: int | None = None
    robots: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """A sources.toml."""

    sources: tuple[Source, ...]
    manners: Manners = field(default_factory=Manners)


_GENERAL: dict[str, type] = {
    "interval": float,
    "delay": float,
    "per_host": int,
    "parallel": int,
    "timeout": float,
    "max_bytes": int,
    "zone": str,
    "allow_hosts": list,
}
_OWN: dict[str, type] = {
    "feed": str,
    "name": str,
    "outlet": str,
    "zone": str,
    "interval": float,
    "delay": float,
    "limit": int,
    "enabled": bool,
}
_LEAST = {"interval": 60.0, "delay": 0.0, "per_host": 1, "parallel": 1, "timeout": 1.0, "max_bytes": 1000, "limit": 1}


def read_settings(path: Path, allow_hosts: tuple[str, ...] = ()) -> Settings:
    """The settings of a file. allow_hosts: private hosts allowed besides those in it.

    Raises UsageError U011 for a file that cannot be read as TOML, U012 for an entry that says what it may not.
    """
    try:
        with path.open("rb") as file:
            raw = tomllib.load(file)
    except OSError as error:
        advice = "Write one with: vaarta watch --starter > sources.toml"
        raise UsageError("U011", f"it cannot be read ({error.strerror or error}). {advice}", str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("U011", f"it is no TOML ({error}). Mend the line and run again.", str(path)) from error
    general = raw.pop("settings", {})
    listed = raw.pop("source", [])
    if raw:
        raise _wrong(path, "the file", f"has {sorted(raw)!r}", "only [settings] and [[source]]")
    if not isinstance(general, dict) or not isinstance(listed, list) or not all(isinstance(s, dict) for s in listed):
        raise _wrong(path, "the file", "has settings or source in another form", "[settings] once and [[source]] for each feed")
    _check(path, "[settings]", general, _GENERAL)
    sources = [_source(path, number, own, general) for number, own in enumerate(listed, 1) if own.get("enabled", True) is not False]
    if not sources:
        raise _wrong(path, "the file", "names no source", "at least one [[source]] with a feed")
    addresses = [s.address for s in sources]
    if doubled := sorted({a for a in addresses if addresses.count(a) > 1}):
        raise _wrong(path, "the file", f"names {doubled[0]} twice", "each feed once")
    manners = Manners(
        delay=float(general.get("delay", 2.0)),
        per_host=general.get("per_host", 1),
        parallel=general.get("parallel", 8),
        timeout=float(general.get("timeout", fetch.TIMEOUT)),
        max_bytes=general.get("max_bytes", MAX_BYTES),
        allow_private=frozenset(map(str, general.get("allow_hosts", []))) | frozenset(allow_hosts),
    )
    return Settings(tuple(sources), manners)


def _source(path: Path, number: int, own: dict[str, Any], general: dict[str, Any]) -> Source:
    where = f"[[source]] number {number}" + (f" ({own['name']})" if isinstance(own.get("name"), str) else "")
    _check(path, where, own, _OWN)
    address = own.get("feed", "")
    if not address.lower().startswith(("http://", "https://")):
        raise _wrong(path, where, f"has the feed {address!r}", "feed = an http or https address")
    return Source(
        address,
        own.get("name", address),
        own.get("outlet"),
        own.get("zone", general.get("zone", INDIA)),
        float(own.get("interval", general.get("interval", 900.0))),
        float(own["delay"]) if "delay" in own else None,
        own.get("limit"),
    )


def _check(path: Path, where: str, table: dict[str, Any], known: dict[str, type]) -> None:
    for name, value in table.items():
        kind = known.get(name)
        if kind is None:
            raise _wrong(path, where, f"has {name!r}", f"only {', '.join(sorted(known))}")
        fits = isinstance(value, int | float) and not isinstance(value, bool) if kind is float else isinstance(value, kind)
        if not fits or (kind is int and isinstance(value, bool)):
            raise _wrong(path, where, f"has {name} = {value!r}", f"a {kind.__name__}")
        if name in _LEAST and value < _LEAST[name]:
            raise _wrong(path, where, f"has {name} = {value!r}", f"at least {_LEAST[name]:g}")
        if name == "zone":
            check_zone(value, f"{path}: {where}")


def check_zone(zone: str, where: str) -> None:
    """Raises UsageError U012 where a zone is no IANA name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError("U012", f"{zone!r} is no time zone; expected a name such as Asia/Kolkata.", where) from error


def _wrong(path: Path, where: str, found: str, expected: str) -> UsageError:
    return UsageError("U012", f"{where} {found}; expected {expected}.", str(path))
