"""Writes what the coder made, in batches: each batch is in the database as a whole or not at all.

What is written was coded some time ago, by this process or another, and the same page may have come in meanwhile. So whether a
page is there already is asked again here, under the writer's lock, and the same batch written twice changes nothing. That is all
that crash safety rests on: whatever was lost with a process is read again, and what is there is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, insert, select, update

from . import schema as s
from . import sums, view_sums
from .bulk import insert_rows
from .clock import now
from .database import Database, next_id
from .derived import Derived, Gathered, forget_lines, supersede
from .rows import ArticleRows, CodingRows, Row

Outcome = Literal["stored", "new version", "unchanged", "recoded", "rejected"]
_CHUNK = 400


@dataclass(slots=True)
class LinkState:
    """What becomes of the address in ``links`` that a page was fetched for. due: when it is tried again, if it is."""

    address: str
    state: Literal["done", "failed", "due"]
    code: str | None = None
    due: str | None = None


@dataclass(slots=True)
class Coded:
    """A page that was read and coded. address: of the capture; stands_alone: it has no web address and is known by its bytes."""

    address: str
    digest: str
    rows: ArticleRows
    article_address: str
    url: str | None = None
    captured: str | None = None
    source_id: int | None = None
    stands_alone: bool = False
    link: LinkState | None = None
    derived: Derived | None = None


@dataclass(slots=True)
class Refused:
    """A page or source that gave no article. digest: empty where there were no bytes to take one of."""

    address: str
    digest: str
    code: str
    message: str
    place: str | None = None
    url: str | None = None
    captured: str | None = None
    source_id: int | None = None
    link: LinkState | None = None


@dataclass(slots=True)
class Recoded:
    """A stored article version that this coder coded anew."""

    article_id: int
    rows: CodingRows
    link: LinkState | None = None


@dataclass(slots=True)
class Known:
    """A page that is there already; only its link is to be marked."""

    link: LinkState | None = None


Result = Coded | Refused | Recoded | Known


@dataclass(slots=True)
class _Version:
    id: int
    version: int
    latest: int
    digest: str
    captured: str | None
    coding_id: int | None


@dataclass(slots=True)
class _Batch:
    """The rows to insert, and what the database says about the addresses of the batch."""

    captures: dict[tuple[str, str], Row] = field(default_factory=dict)
    by_digest: dict[str, Row] = field(default_factory=dict)
    versions: dict[str, list[_Version]] = field(default_factory=dict)
    codings: set[tuple[int, int]] = field(default_factory=set)
    new: dict[str, list[Row]] = field(default_factory=dict)
    article_id: int = 0
    coding_id: int = 0
    event_id: int = 0
    position_id: int = 0
    meeting_id: int = 0
    derived: Gathered = field(default_factory=Gathered)

    def add(self, table: str, row: Row) -> None:
        self.new.setdefault(table, []).append(row)


class Writer:
    """Writes results of one run and one coder."""

    def __init__(self, database: Database, coder_id: int, run_id: int | None = None) -> None:
        self.database, self.coder_id, self.run_id = database, coder_id, run_id
        self._participants: dict[tuple[str, str, str], int] = {}
        # Of the versions that the last call stored, by row: what each of their events makes alone (``StoryRows.alone``).
        self.alone: dict[int, dict[str, str]] = {}

    def write(self, results: Sequence[Result], counts: Row | None = None) -> list[Outcome]:
        """Store results in one transaction; what became of each. counts: the run's figures so far, kept with it.

        Raises StoreError; then nothing of the batch is stored, and it may be written again.
        """
        known = dict(self._participants)
        self.alone = {}
        try:
            with self.database.write() as connection:
                outcomes = self._write(connection, results)
                if counts is not None and self.run_id is not None:
                    merged = Counter(counts)
                    connection.execute(update(s.runs).where(s.runs.c.id == self.run_id).values(counts=dict(merged)))
            return outcomes
        except BaseException:
            # Ids that were given out in a transaction that is undone lead nowhere.
            self._participants, self.alone = known, {}
            raise

    def _write(self, connection: Connection, results: Sequence[Result]) -> list[Outcome]:
        batch = self._prepared(connection, results)
        at = now()
        outcomes: list[Outcome] = []
        for result in results:
            if isinstance(result, Coded):
                outcomes.append(self._coded(connection, batch, result, at))
            elif isinstance(result, Recoded):
                outcomes.append(self._recoded(connection, batch, result, at))
            elif isinstance(result, Refused):
                self._refused(connection, batch, result, at)
                outcomes.append("rejected")
            else:
                outcomes.append("unchanged")
        self._insert(connection, batch)
        for result in results:
            if result.link is not None:
                _mark(connection, result.link, at)
        return outcomes

    def _prepared(self, connection: Connection, results: Sequence[Result]) -> _Batch:
        batch = _Batch()
        coded = [r for r in results if isinstance(r, Coded)]
        pages = [r for r in results if isinstance(r, Coded | Refused) and r.digest]
        for row in _chosen(connection, s.captures, s.captures.c.digest, {p.digest for p in pages}):
            _remember(batch, row)
        for row in _chosen(connection, s.articles, s.articles.c.address, {c.article_address for c in coded}, _VERSION_COLUMNS):
            version = _Version(row["id"], row["version"], row["latest"], row["digest"], row["captured"], row["coding_id"])
            batch.versions.setdefault(row["address"], []).append(version)
        ids = {v.id for group in batch.versions.values() for v in group} | {r.article_id for r in results if isinstance(r, Recoded)}
        for row in _chosen(connection, s.codings, s.codings.c.article_id, ids):
            if row["coder_id"] == self.coder_id:
                batch.codings.add((row["article_id"], row["coder_id"]))
        if coded or any(isinstance(r, Recoded) for r in results):
            batch.article_id, batch.coding_id, batch.event_id = (next_id(connection, t) for t in (s.articles, s.codings, s.events))
            batch.position_id, batch.meeting_id = (next_id(connection, t) for t in (s.positions, s.meetings))
        return batch

    def _coded(self, connection: Connection, batch: _Batch, page: Coded, at: str) -> Outcome:
        capture = batch.captures.get((page.address, page.digest)) or (batch.by_digest.get(page.digest) if page.stands_alone else None)
        if capture is not None and capture["article_id"] is not None:
            return "unchanged"
        versions = batch.versions.setdefault(page.article_address, [])
        same = next((v for v in versions if v.digest == page.rows.digest), None)
        if same is None:
            same = self._version(connection, batch, page, versions, at)
            outcome: Outcome = "stored" if same.version == 1 else "new version"
        else:
            outcome = "unchanged"
            if (same.id, self.coder_id) not in batch.codings:
                self._coding(connection, batch, same.id, page.rows.coding, same.latest, at, same.coding_id)
                outcome = "recoded"
        self._capture(connection, batch, page, same.id, None, at)
        return outcome

    def _version(self, connection: Connection, batch: _Batch, page: Coded, versions: list[_Version], at: str) -> _Version:
        newest = next((v for v in versions if v.latest), None)
        latest = 1
        if newest is not None:
            # An old archive that is read late must not put its state of the page above a newer one.
            if newest.captured and page.captured and page.captured < newest.captured:
                latest = 0
            else:
                self._retire_article(connection, batch, newest)
        version = _Version(
            batch.article_id, max((v.version for v in versions), default=0) + 1, latest, page.rows.digest, page.captured, batch.coding_id
        )
        batch.article_id += 1
        versions.append(version)
        row = {
            **page.rows.article,
            "id": version.id,
            "address": page.article_address,
            "version": version.version,
            "latest": latest,
            "digest": version.digest,
            "coding_id": version.coding_id,
            "source_id": page.source_id,
            "run_id": self.run_id,
            "stored": at,
            "captured": page.captured,
        }
        batch.add("articles", row)
        if latest and page.derived is not None and page.rows.coding.code is None and version.coding_id is not None:
            batch.derived.add(version.id, version.coding_id, page.derived)
            if page.derived.story is not None:
                self.alone[version.id] = page.derived.story.alone
        self._coding(connection, batch, version.id, page.rows.coding, latest, at, None, fresh=True)
        return version

    def _coding(
        self,
        connection: Connection,
        batch: _Batch,
        article_id: int,
        rows: CodingRows,
        latest: int,
        at: str,
        before: int | None,
        fresh: bool = False,
    ) -> None:
        coding_id = batch.coding_id
        batch.coding_id += 1
        batch.codings.add((article_id, self.coder_id))
        if before is not None:
            self._insert(connection, batch)
            _retire(connection, before)
            supersede(connection, article_id)
        batch.add(
            "codings",
            {
                "id": coding_id,
                "article_id": article_id,
                "coder_id": self.coder_id,
                "run_id": self.run_id,
                "at": at,
                "current": latest,
                "events": len(rows.events),
                "code": rows.code,
                "message": rows.message,
            },
        )
        for sentence in rows.sentences:
            batch.add("sentences", {"coding_id": coding_id, **sentence})
        for event in rows.events:
            event_id = batch.event_id
            batch.event_id += 1
            batch.add("events", {"id": event_id, "coding_id": coding_id, "article_id": article_id, "current": latest, **event.event})
            for triple, mention in event.mentions:
                participant = self._participant(connection, triple)
                batch.add("mentions", {"event_id": event_id, "participant_id": participant, "current": latest, **mention})
            for dyad in event.dyads:
                batch.add("dyads", {"event_id": event_id, "current": latest, **dyad})
        _add_talks(batch, rows, {"coding_id": coding_id, "article_id": article_id, "current": latest})
        if not fresh:
            self._insert(connection, batch)
            connection.execute(update(s.articles).where(s.articles.c.id == article_id).values(coding_id=coding_id))

    def _recoded(self, connection: Connection, batch: _Batch, result: Recoded, at: str) -> Outcome:
        if (result.article_id, self.coder_id) in batch.codings:
            return "unchanged"
        row = connection.execute(select(s.articles.c.latest, s.articles.c.coding_id).where(s.articles.c.id == result.article_id)).one()
        self._coding(connection, batch, result.article_id, result.rows, row.latest, at, row.coding_id)
        return "recoded"

    def _retire_article(self, connection: Connection, batch: _Batch, version: _Version) -> None:
        self._insert(connection, batch)
        version.latest = 0
        connection.execute(update(s.articles).where(s.articles.c.id == version.id).values(latest=0))
        forget_lines(connection, [version.id])
        supersede(connection, version.id)
        if version.coding_id is not None:
            _retire(connection, version.coding_id)

    def _capture(
        self, connection: Connection, batch: _Batch, page: Coded | Refused, article_id: int | None, rejection_id: int | None, at: str
    ) -> None:
        key = (page.address, page.digest)
        row = {
            "address": page.address,
            "digest": page.digest,
            "url": page.url,
            "article_id": article_id,
            "rejection_id": rejection_id,
            "coder_id": self.coder_id,
            "source_id": page.source_id,
            "seen": page.captured or at,
        }
        before = batch.captures.get(key)
        if before is None:
            batch.add("captures", row)
        else:
            changed = {"coder_id": self.coder_id, "article_id": article_id, "rejection_id": rejection_id or before["rejection_id"]}
            here = (s.captures.c.address == page.address) & (s.captures.c.digest == page.digest)
            self._insert(connection, batch)
            connection.execute(update(s.captures).where(here).values(**changed))
            if article_id is not None and before["rejection_id"] is not None:
                # What an older coder refused was read after all.
                connection.execute(update(s.rejections).where(s.rejections.c.id == before["rejection_id"]).values(cleared=at))
        _remember(batch, row)

    def _refused(self, connection: Connection, batch: _Batch, page: Refused, at: str) -> None:
        capture = batch.captures.get((page.address, page.digest)) if page.digest else None
        if capture is not None and (capture["article_id"] is not None or capture["coder_id"] == self.coder_id):
            return
        here = (s.rejections.c.address == page.address) & (s.rejections.c.digest == page.digest) & (s.rejections.c.code == page.code)
        found = connection.execute(select(s.rejections.c.id, s.rejections.c.times).where(here)).first()
        if found is not None:
            rejection_id = found.id
            again = update(s.rejections).where(s.rejections.c.id == rejection_id)
            connection.execute(again.values(last=at, times=found.times + 1, message=_clean(page.message), cleared=None))
        else:
            row = {
                "address": page.address,
                "digest": page.digest,
                "code": page.code,
                "message": _clean(page.message),
                "place": page.place and _clean(page.place),
                "url": page.url and _clean(page.url),
                "source_id": page.source_id,
                "run_id": self.run_id,
                "first": at,
                "last": at,
                "times": 1,
            }
            rejection_id = connection.execute(insert(s.rejections).values(row).returning(s.rejections.c.id)).scalar_one()
        if page.digest:
            self._capture(connection, batch, page, None, rejection_id, at)

    def _participant(self, connection: Connection, triple: tuple[str, str, str]) -> int:
        found = self._participants.get(triple)
        if found is None:
            table = s.participants
            key, name, sectors = triple
            here = (table.c.key == key) & (table.c.name == name) & (table.c.sectors == sectors)
            found = connection.execute(select(table.c.id).where(here)).scalar()
            if found is None:
                row = {"key": key, "name": name, "sectors": sectors}
                found = connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
            if len(self._participants) > 50_000:
                self._participants.clear()
            self._participants[triple] = found
        return int(found)

    def _insert(self, connection: Connection, batch: _Batch) -> None:
        """Insert what has gathered, parents before children, and add it to the sums."""
        counting = [[row for row in batch.new.get(name, ()) if row["current"]] for name in ("events", "mentions", "dyads")]
        for name in _ORDER:
            if rows := batch.new.pop(name, None):
                insert_rows(connection, s.metadata.tables[name], rows)
        batch.derived.insert(connection)
        events, mentions, dyads = counting
        sums.add(connection, dyads, mentions)
        view_sums.add(connection, events, mentions, dyads)


_ORDER = (
    "articles", "captures", "codings", "sentences", "events", "mentions", "dyads", "positions", "position_parties", "meetings",
    "meeting_parties",
)  # fmt: skip
_VERSION_COLUMNS = ("id", "address", "version", "latest", "digest", "captured", "coding_id")


def _add_talks(batch: _Batch, rows: CodingRows, belonging: Row) -> None:
    """Positions and meetings of a coding, each with its parties."""
    current = belonging["current"]
    for position in rows.positions:
        batch.add("positions", {"id": batch.position_id, **belonging, **position.row})
        for party in position.parties:
            batch.add("position_parties", {"position_id": batch.position_id, "current": current, **party})
        batch.position_id += 1
    for meeting in rows.meetings:
        batch.add("meetings", {"id": batch.meeting_id, **belonging, **meeting.row})
        for party in meeting.parties:
            batch.add("meeting_parties", {"meeting_id": batch.meeting_id, "current": current, **party})
        batch.meeting_id += 1


def _clean(text: str) -> str:
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _remember(batch: _Batch, row: Row) -> None:
    batch.captures[row["address"], row["digest"]] = row
    if row["article_id"] is not None or row["digest"] not in batch.by_digest:
        batch.by_digest[row["digest"]] = row


def _chosen(connection: Connection, table: Any, column: Any, values: Iterable[Any], columns: Sequence[str] = ()) -> Iterable[Row]:
    """The rows whose column is one of the values, asked for some hundreds at a time."""
    wanted = [table.c[name] for name in columns] or [table]
    listed = sorted(values)
    for start in range(0, len(listed), _CHUNK):
        for row in connection.execute(select(*wanted).where(column.in_(listed[start : start + _CHUNK]))).mappings():
            yield dict(row)


def _retire(connection: Connection, coding_id: int) -> None:
    """A coding and its events count no longer; they stay."""
    sums.take_out(connection, coding_id)
    view_sums.take_out(connection, coding_id)
    connection.execute(update(s.codings).where(s.codings.c.id == coding_id).values(current=0))
    connection.execute(update(s.events).where(s.events.c.coding_id == coding_id).values(current=0))
    events = select(s.events.c.id).where(s.events.c.coding_id == coding_id)
    for table in (s.mentions, s.dyads):
        connection.execute(update(table).where(table.c.event_id.in_(events)).values(current=0))
    for record, party, column in (
        (s.positions, s.position_parties, s.position_parties.c.position_id),
        (s.meetings, s.meeting_parties, s.meeting_parties.c.meeting_id),
    ):
        connection.execute(update(record).where(record.c.coding_id == coding_id).values(current=0))
        of = select(record.c.id).where(record.c.coding_id == coding_id)
        connection.execute(update(party).where(column.in_(of)).values(current=0))


def _mark(connection: Connection, link: LinkState, at: str) -> None:
    # F011: the host was not even asked, so it was no try.
    values: Row = {"state": link.state, "code": link.code, "tries": s.links.c.tries + int(link.code != "F011")}
    if link.due is not None:
        values["due"] = link.due
    connection.execute(update(s.links).where(s.links.c.address == link.address).values(**values))
    if link.state == "done":
        # That it could not be fetched is history once it was.
        r = s.rejections.c
        again = (r.address == link.address) & (r.digest == "") & r.cleared.is_(None)
        connection.execute(update(s.rejections).where(again).values(cleared=at))
