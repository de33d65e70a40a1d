"""A reviewer's record of an event in the codebook's fields: made from the coder's, checked, and turned into a line of gold.

A record is plain JSON::

    {"type", "modes", "status", "trigger", "actors": [{"text", "key", "sectors"}], "recipients", "when": {"text", "start", "end"},
     "where": {"text", "key"}, "said_by": {"text", "key", "sectors", "anonymous"}, "contexts", "topics": [text]}
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import regex

from ..coding.ontology import Ontology
from ..errors import UsageError
from ..records import Event, Participant
from ..records.event import Status

Record = dict[str, Any]
STATUSES: tuple[str, ...] = get_args(Status)
# Codebook section 3, in its order; the confessions stand for groups of which nothing else is said.
SECTORS = (
    "GOV", "MIL", "SPY", "COP", "LEG", "JUD", "PTY", "REB", "UAF", "CRM", "CVL", "BUS", "LAB", "MED", "EDU", "REL", "NGO", "IGO", "HLH",
    "AGR", "ELI", "REF", "JEW", "MOS", "HIN", "CHR",
)  # fmt: skip
KEY = regex.compile(r"[A-Z][A-Z0-9_]{1,23}")
_MOST = 40
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """field: where ("actors.0.key"); found: the value; code: missing, unknown, not-in-sentence, no-day, too-many or unreadable."""

    field: str
    code: str
    found: str = ""


class WrongRecordError(UsageError):
    """A record that breaks the codebook's format; ``problems`` has all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        told = "; ".join(f"{p.field}: {p.code}" + (f" ({p.found[:60]!r})" if p.found else "") for p in self.problems)
        super().__init__("U043", f"the record breaks the codebook's format: {told}.")

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), (self.problems,)


def from_event(event: Event) -> Record:
    """The coder's event as a record to be corrected."""
    when, where = event.when, event.where
    return {
        "type": event.type,
        "modes": list(event.modes),
        "status": event.status,
        "trigger": event.trigger,
        "actors": [_entry(p) for p in event.actors],
        "recipients": [_entry(p) for p in event.recipients],
        "when": {"text": when.text, "start": when.start, "end": when.end} if when and when.text else None,
        "where": {"text": where.text, "key": where.key} if where else None,
        "said_by": {**_entry(event.said_by), "anonymous": event.said_by.anonymous} if event.said_by else None,
        "contexts": list(event.contexts),
        "topics": [t.text for t in event.topics],
    }


def _entry(who: Participant) -> Record:
    return {"text": who.text, "key": who.key, "sectors": list(who.sectors)}


class Checker:
    """Checks records against an ontology and the sentence that they are about."""

    def __init__(self, ontology: Ontology, contexts: Sequence[str]) -> None:
        self.types = tuple(ontology.types)
        self.modes = {t: tuple(sorted(m for kind, m in ontology.modes if kind == t)) for t in ontology.types}
        self.contexts = tuple(contexts)

    def checked(self, given: Mapping[str, Any], sentence: str, *, outside: Sequence[str] = ()) -> Record:
        """The record with nothing but the codebook's fields. Raises WrongRecordError.

        outside: words from elsewhere in the article that the coder itself gave ("रूस" two sentences before); all else must stand in
        the sentence.
        """
        return _Check(self, sentence, frozenset(outside)).run(given)


class _Check:
    def __init__(self, rules: Checker, sentence: str, outside: frozenset[str]) -> None:
        self.rules, self.sentence, self.outside = rules, sentence, outside
        self.problems: list[Problem] = []

    def run(self, given: Mapping[str, Any]) -> Record:
        type_ = self._one_of("type", given.get("type"), self.rules.types)
        record = {
            "type": type_,
            "modes": self._some_of("modes", given.get("modes"), self.rules.modes.get(type_, ())),
            "status": self._one_of("status", given.get("status"), STATUSES),
            "trigger": self._words("trigger", given.get("trigger")),
            "actors": self._entries("actors", given.get("actors")),
            "recipients": self._entries("recipients", given.get("recipients")),
            "when": self._when(given.get("when")),
            "where": self._where(given.get("where")),
            "said_by": self._speaker(given.get("said_by")),
            "contexts": self._some_of("contexts", given.get("contexts"), self.rules.contexts),
            "topics": [self._words(f"topics.{n}", t) for n, t in enumerate(self._list("topics", given.get("topics")))],
        }
        if not record["actors"] and not record["recipients"]:
            self._wrong("actors", "missing")
        if self.problems:
            raise WrongRecordError(self.problems)
        return record

    def _wrong(self, field: str, code: str, found: Any = "") -> None:
        self.problems.append(Problem(field, code, str(found)[:200]))

    def _one_of(self, field: str, value: Any, known: Sequence[str]) -> str:
        if not value:
            self._wrong(field, "missing")
        elif value not in known:
            self._wrong(field, "unknown", value)
        return str(value or "")

    def _list(self, field: str, value: Any) -> list[Any]:
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong(field, "unreadable", value)
            return []
        if len(value) > _MOST:
            self._wrong(field, "too-many", len(value))
        return value[:_MOST]

    def _some_of(self, field: str, value: Any, known: Sequence[str]) -> list[str]:
        values = list(dict.fromkeys(str(v) for v in self._list(field, value)))
        for one in values:
            if one not in known:
                self._wrong(field, "unknown", one)
        return values

    def _words(self, field: str, value: Any) -> str:
        text = value.strip() if isinstance(value, str) else ""
        if not text:
            self._wrong(field, "missing")
        elif len(text) > _LONGEST or (text not in self.sentence and text not in self.outside):
            self._wrong(field, "not-in-sentence", text)
        return text

    def _entries(self, field: str, value: Any) -> list[Record]:
        return [self._participant(f"{field}.{n}", entry) for n, entry in enumerate(self._list(field, value))]

    def _participant(self, field: str, entry: Any) -> Record:
        if not isinstance(entry, Mapping):
            self._wrong(field, "unreadable", entry)
            return {}
        sectors = self._some_of(f"{field}.sectors", entry.get("sectors"), SECTORS)
        text, key = self._words(f"{field}.text", entry.get("text")), self._key(f"{field}.key", entry.get("key"))
        return {"text": text, "key": key, "sectors": sectors}

    def _key(self, field: str, value: Any) -> str | None:
        if value in (None, ""):
            return None
        key = str(value).strip().upper()
        if not KEY.fullmatch(key):
            self._wrong(field, "unknown", value)
        return key

    def _speaker(self, value: Any) -> Record | None:
        if value is None:
            return None
        entry = self._participant("said_by", value)
        return {**entry, "anonymous": bool(value.get("anonymous"))} if entry else None

    def _where(self, value: Any) -> Record | None:
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self._wrong("where", "unreadable", value)
            return None
        return {"text": self._words("where.text", value.get("text")), "key": self._key("where.key", value.get("key"))}

    def _when(self, value: Any) -> Record | None:
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self._wrong("when", "unreadable", value)
            return None
        start, end = (self._day(f"when.{name}", value.get(name)) for name in ("start", "end"))
        if start and end and end < start:
            self._wrong("when.end", "no-day", end)
        return {"text": self._words("when.text", value.get("text")), "start": start, "end": end or start}

    def _day(self, field: str, value: Any) -> str | None:
        if value in (None, ""):
            return None
        try:
            return date.fromisoformat(str(value).strip()[:10]).isoformat()
        except ValueError:
            self._wrong(field, "no-day", value)
            return None


def to_gold(record: Record, sentence: str, is_pronoun: Callable[[str], bool]) -> Record:
    """A record as an event of a gold file (codebook section 7): words of this sentence alone.

    A participant whose words stand elsewhere in the article is left out, and a bare pronoun has no key: the sentence alone
    settles neither, and a gold sentence is read alone.
    """
    sides = {side: [g for p in record[side] if (g := _gold_entry(p, sentence, is_pronoun))] for side in ("actors", "recipients")}
    when, where, said_by = record.get("when"), record.get("where"), record.get("said_by")
    spoken = _gold_entry(said_by, sentence, is_pronoun) if said_by else None
    if spoken is not None and said_by and said_by.get("anonymous"):
        spoken["anonymous"] = True
    return {
        "type": record["type"],
        "modes": record["modes"],
        "status": record["status"],
        "trigger": record["trigger"],
        **sides,
        "when": when["text"] if when and when["text"] and when["text"] in sentence else None,
        "where": {"text": where["text"], "key": where["key"]} if where and where["text"] in sentence else None,
        "said_by": spoken,
    }


def _gold_entry(entry: Record, sentence: str, is_pronoun: Callable[[str], bool]) -> Record | None:
    if entry["text"] not in sentence:
        return None
    open_ = is_pronoun(entry["text"])
    return {"text": entry["text"], "key": None if open_ else entry["key"], "sectors": [] if open_ else entry["sectors"]}


def clean_note(note: str | None) -> str | None:
    """A reviewer's remark: one paragraph of at most 1,000 characters, without control characters; None where it is empty."""
    kept = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in note or "")
    return " ".join(kept.split())[:1000] or None
