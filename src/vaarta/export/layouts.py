"""One event to the rows of each layout. What a layout has no room for is listed in ``docs/export.md``."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import combinations
from typing import Any

from ..records import Participant, plain
from .source import Exported
from .tables import QUADS, act, countries

FLAT = (
    "event_id", "day", "day_end", "day_precision", "day_inferred", "type", "modes", "status", "quad", "intensity", "contexts", "topics",
    "actor_keys", "actor_sectors", "actor_names", "actor_words",
    "recipient_keys", "recipient_sectors", "recipient_names", "recipient_words",
    "speaker_key", "speaker_sectors", "speaker_words", "speaker_anonymous", "place_words", "place_name", "place_key", "place_precision",
    "lat", "lon", "trigger", "sentence", "outlet", "published", "title", "url", "address", "merged_id", "story_id", "mentions", "sources",
    "dead", "injured", "arrested", "coder", "lexicon",
)  # fmt: skip
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{c}" for c in _ACTOR), *(f"Actor2{c}" for c in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles",
    "AvgTone", *(f"Actor1Geo_{c}" for c in _GEO), *(f"Actor2Geo_{c}" for c in _GEO), *(f"ActionGeo_{c}" for c in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
# An event among very many parties would give a row for each pair.
MAX_PAIRS = 50
Row = dict[str, Any]


def flat(x: Exported) -> Row:
    """Our own columns; several values in one cell are parted by "; "."""
    e, when, where, who = x.event, x.event.when, x.event.where, x.event.said_by
    row: Row = {
        "event_id": e.id, "day": x.day, "day_end": when.end[:10] if when and when.end else x.day,
        "day_precision": when.precision if when else None, "day_inferred": when is None or when.inferred,
        "type": e.type, "modes": _joined(e.modes), "status": e.status, "quad": e.quad, "intensity": e.intensity,
        "contexts": _joined(e.contexts), "topics": _joined([t.id or t.text for t in e.topics]),
        "speaker_key": who.key if who else None, "speaker_sectors": _joined(who.sectors) if who else None,
        "speaker_words": who.text if who else None, "speaker_anonymous": who.anonymous if who else None,
        "place_words": where.text if where else None, "place_name": where.name if where else None,
        "place_key": where.key if where else None, "place_precision": where.precision if where else None,
        "lat": where.lat if where else None, "lon": where.lon if where else None, "trigger": e.trigger, "sentence": x.sentence,
        "outlet": x.outlet, "published": x.published, "title": x.title, "url": x.url, "address": x.address, "merged_id": x.merged,
        "story_id": x.story, "mentions": x.mentions, "sources": x.sources, "coder": x.coder, "lexicon": x.lexicon,
        **{n: _whole(x.numbers.get(n)) for n in ("dead", "injured", "arrested")},
    }  # fmt: skip
    for role, side in (("actor", e.actors), ("recipient", e.recipients)):
        row[f"{role}_keys"] = _joined([p.key or "?" for p in side])
        row[f"{role}_sectors"] = _joined(["/".join(p.sectors) for p in side])
        row[f"{role}_names"] = _joined([p.name or "" for p in side]) if any(p.name for p in side) else None
        row[f"{role}_words"] = _joined([p.text for p in side])
    return row


def _joined(values: list[str]) -> str | None:
    return "; ".join(values) or None


def _whole(number: str | None) -> int | None:
    return int(number) if number and number.isdigit() else None


def full(x: Exported) -> Row:
    """The whole record with its page, as plain JSON values."""
    page = {"url": x.url, "address": x.address, "outlet": x.outlet, "published": x.published, "title": x.title, "sentence": x.sentence}
    return {
        **x.event.to_dict(),
        "article": page,
        "merged": x.merged,
        "story": x.story,
        "numbers": x.numbers,
        "coder": {"version": x.coder, "lexicon": x.lexicon},
    }


def plover(x: Exported) -> Row:
    """A PLOVER record. status, speaker and spans have no field there; they go along under "vaarta"."""
    e, where = x.event, x.event.where
    size = {n: int(v) for n, v in x.numbers.items() if n in ("dead", "injured", "arrested") and v.isdigit()}
    record: Row = {
        "id": e.id,
        "date": x.day,
        "enddate": e.when.end[:10] if e.when and e.when.end else x.day,
        "actor": [_entity(p) for p in e.actors],
        "recipient": [_entity(p) for p in e.recipients],
        "event": e.type,
        "event_text": e.trigger,
        "quad_code": QUADS[e.quad],
        "event_scale": e.intensity,
        "mode": e.modes,
        "context": e.contexts,
        "text": x.sentence,
        "text_info": {"sequence": 0, "start": e.span[0] - e.sentence[0], "end": e.span[1] - e.sentence[0]},
        "cite_info": {
            "url": x.url,
            "title": x.title,
            "publication": x.outlet,
            "language": "hi",
            "codebook": "PLOVER 2.0",
            "version": x.coder,
        },
        "coder": f"vaarta {x.coder} ({x.lexicon})",
        "coded_date": x.stored[:10],
        "coded_time": x.stored[11:19],
    }
    if where is not None:
        names = {"extracted_place": where.text, "resolved_place": where.name, "country_code": where.key}
        record["event_loc"] = names | {"lat": where.lat, "lon": where.lon}
    if size:
        record["size"] = size
    inferred = e.when is None or e.when.inferred
    record["vaarta"] = {"status": e.status, "said_by": plain(e.said_by), "merged": x.merged, "story": x.story, "day_inferred": inferred}
    return record


def _entity(p: Participant) -> Row:
    return {"code": p.key, "sector": p.sectors, "entity_text": p.text, "identifier_text": p.name}


def polecat(x: Exported) -> Row:
    """POLECAT's 40 columns in their order; None where nothing of ours fits."""
    e, where = x.event, x.event.where
    kind = where.precision if where else None
    row: Row = dict.fromkeys(POLECAT)
    row |= {
        "Event ID": e.id, "Event Date": x.day, "Event Type": e.type, "Event Mode": _joined(e.modes), "Intensity": e.intensity,
        "Quad Code": {"VC": "VERBAL COOPERATION", "MC": "MATERIAL COOPERATION", "VX": "VERBAL CONFLICT", "MX": "MATERIAL CONFLICT"}[e.quad],
        "Contexts": _joined(e.contexts), "Source": x.outlet, "Publication Date": x.published[:10] if x.published else None,
        "Language": "hin", "Version": f"vaarta {x.coder}",
    }  # fmt: skip
    for role, side in (("Actor", e.actors), ("Recipient", e.recipients)):
        known = [countries()[p.key] for p in side if p.key in countries()]
        sectors = list(dict.fromkeys(sector for p in side for sector in p.sectors))
        row[f"{role} Name"] = _joined([p.name or p.text for p in side])
        row[f"{role} Country"] = _joined(list(dict.fromkeys(c.name for c in known)))
        row[f"{role} COW"] = _joined(list(dict.fromkeys(c.cow for c in known if c.cow)))
        row[f"Primary {role} Sector"] = sectors[0] if sectors else None
        row[f"{role} Sectors"] = _joined(sectors)
        row[f"{role} Name Raw"] = _joined([p.text for p in side])
    if where is not None:
        name = where.name or where.text
        row["Placename"], row["Raw Placename"], row["Feature Type"] = name, where.text, kind
        row |= {"City": name if kind in ("city", "place") else None, "District": name if kind == "district" else None}
        row |= {"Province": name if kind == "state" else None, "Latitude": where.lat, "Longitude": where.lon}
        row["Country"] = countries()[where.key].name if where.key in countries() else where.key
    return row


def gdelt(x: Exported) -> list[Row]:
    """GDELT's 61 columns in their order: one row for each pair of actor and recipient, for GDELT has room for two."""
    e = x.event
    pairs: list[tuple[Participant | None, Participant | None]]
    if e.recipients:
        actors: list[Participant | None] = [*e.actors] or [None]
        pairs = [(a, r) for a in actors for r in e.recipients]
    else:
        pairs = [*combinations(e.actors, 2)] or [(a, None) for a in e.actors] or [(None, None)]
    return [_pair(x, n, *pair) for n, pair in enumerate(pairs[:MAX_PAIRS])]


def _pair(x: Exported, n: int, one: Participant | None, two: Participant | None) -> Row:
    e = x.event
    code, goldstein = act(e.type, e.modes)
    day = x.day or ""
    row: Row = dict.fromkeys(GDELT)
    row |= {
        "GLOBALEVENTID": _number(x, n), "SQLDATE": day.replace("-", ""), "MonthYear": day.replace("-", "")[:6], "Year": day[:4],
        "FractionDate": _fraction(day), "IsRootEvent": int(e.sentence[0] == 0),
        "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2], "QuadClass": QUADS[e.quad], "GoldsteinScale": goldstein,
        "NumMentions": x.mentions, "NumSources": x.sources, "NumArticles": x.articles,
        "DATEADDED": "".join(c for c in x.stored[:19] if c.isdigit()), "SOURCEURL": x.url or x.address,
    }  # fmt: skip
    for name, side in (("Actor1", one), ("Actor2", two)):
        if side is not None:
            row |= _actor(name, side)
    if e.where is not None:
        row |= _geo("ActionGeo", x)
    return row


def _number(x: Exported, n: int) -> int:
    """A number as GDELT wants one: the same for the same event and pair, and within 63 bits."""
    digest = hashlib.blake2b(f"{x.address} {x.event.id} {n}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _fraction(day: str) -> str | None:
    try:
        at = date.fromisoformat(day)
    except ValueError:
        return None
    return f"{at.year + (at.timetuple().tm_yday - 1) / 365:.4f}"


def _actor(name: str, p: Participant) -> Row:
    country = p.key if p.key in countries() else None
    known = p.key if p.key and country is None else None
    types = [*p.sectors[:3], None, None, None]
    code = "".join([country or known or "", *p.sectors[:3]]) or None
    row: Row = {f"{name}Code": code, f"{name}Name": p.name or p.text, f"{name}CountryCode": country, f"{name}KnownGroupCode": known}
    return row | {f"{name}Type{k}Code": types[k - 1] for k in (1, 2, 3)}


def _geo(name: str, x: Exported) -> Row:
    where = x.event.where
    assert where is not None
    # GDELT: 1 country, 4 a city outside the United States, 5 a state outside them.
    kind = {"country": 1, "region": 1, "state": 5}.get(where.precision or "", 4)
    fips = countries()[where.key].fips if where.key in countries() else None
    values = {"Type": kind, "FullName": where.name or where.text, "CountryCode": fips, "Lat": where.lat, "Long": where.lon}
    return {f"{name}_{k}": v for k, v in values.items()}
