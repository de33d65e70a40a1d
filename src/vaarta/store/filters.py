"""The filters that people type, in words or keys, to those of the store: the same for commands and for addresses of the explorer."""

from __future__ import annotations

from ..coder import Coder
from ..errors import UsageError
from ..language import tokenise
from ..language.names import find_names
from .queries import EventFilter

STATUSES = ("happened", "future", "hypothetical", "negated", "historical")


def country(text: str | None, coder: Coder, option: str) -> str | None:
    """A key as it is ("RUS", "UN"), or that of a country or body named in Hindi. Raises UsageError U021 for anything else."""
    if text is None or (text.isascii() and text.replace("_", "").isalnum()):
        return text.upper() if text else None
    mentions = find_names(tokenise(text), coder.engine.names)
    keys = {n.key for m in mentions for n in m.names if n.key and n.kind in ("country", "adjective", "body", "group")}
    if len(keys) == 1:
        return keys.pop()
    raise UsageError("U021", f"{option} {text!r} names no country or body that is known; give its key, as RUS or UN.")


def event_filter(given: dict[str, str | None], coder: Coder) -> tuple[EventFilter, str | None]:
    """The filter of the options, and the name of a place where --place is none of a country. Raises UsageError U021."""
    from ..reading.dates import check_published

    types = set(coder.engine.ontology.types)
    kind = given["type"].upper() if given["type"] else None
    if kind is not None and kind not in types:
        raise UsageError("U021", f"--type {given['type']!r} is none; there are {', '.join(sorted(types))}.")
    if given["status"] is not None and given["status"] not in STATUSES:
        raise UsageError("U021", f"--status {given['status']!r} is none; there are {', '.join(STATUSES)}.")
    days = [check_published(day)[:10] if (day := given[n]) else None for n in ("since", "until")]
    place, name = given["place"], None
    if place is not None and not (place.isascii() and place.isupper()):
        name, place = place_name(place, coder), None
    keys = {n: country(given[n], coder, f"--{n}") for n in ("actor", "recipient", "speaker")}
    return EventFilter(**keys, type=kind, status=given["status"], since=days[0], until=days[1], place=place, outlet=given["outlet"]), name


def place_name(text: str, coder: Coder) -> str:
    """The name under which the gazetteer keeps a place, whatever spelling was given; the text itself where it has none."""
    from ..resolving.places import place_phrases

    for phrase in place_phrases(tokenise(f"{text} में"), coder.engine.places):
        return min(phrase.candidates, key=lambda p: (p.rank, p.name)).name
    return text
