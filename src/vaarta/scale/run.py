"""A run over shards: what is finished already is left alone, what gets lost is asked for again, and a report says what became of all.

The folder of a run::

    manifest.jsonl     a line for each finished shard
    pages/, events/    a Parquet file for each
    parts/             batches of shards that are under way
    report.json        how the last run ended
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..store import ledger
from . import parquet
from .engines import Done, Engine, Job, part_name
from .parquet import Tally
from .shards import Settings, Shard, plan

# A shard that is lost twice is lost for a reason.
_ROUNDS = 2


@dataclass(slots=True)
class Report:
    """How a run ended. lost: shards that were set aside, each with the reason; refused: pages by code."""

    shards: int = 0
    finished_before: int = 0
    tally: Tally = field(default_factory=lambda: Tally(0, 0, {}))
    lost: dict[str, str] = field(default_factory=dict)
    retried: int = 0


@dataclass(slots=True)
class _Open:
    """A shard under way: the batches that are there, and how many there will be once that is known."""

    shard: Shard
    there: dict[int, Tally] = field(default_factory=dict)
    of: int | None = None

    @property
    def whole(self) -> bool:
        return self.of is not None and len(self.there) == self.of


def run_shards(
    sources: Sequence[str], folder: Path, engine: Engine, settings: Settings, tell: Callable[[str], None] = lambda line: None
) -> Report:
    """Code sources to Parquet shards in a folder. The same call again goes on with what is not finished.

    Raises UsageError U032 where the folder holds shards made by another coder or with other settings, U033 for sources that are no
    files. A page that cannot be coded is a record; a shard that cannot be had is in the report.
    """
    shards = plan(sources)
    job = Job(folder.absolute(), settings, _coder(settings))
    finished = _prepared(job, settings)
    todo = [s for s in shards if finished.get(s.name, {}).get("state") != s.state or not _stands(job, s)]
    report = Report(len(shards), len(shards) - len(todo))
    for shard in shards:
        if shard not in todo:
            report.tally.add(Tally(**finished[shard.name]["tally"]))
        elif shard.name in finished:
            # The input changed since; what was left of it is of the old one.
            _drop_parts(job, shard)
    for attempt in range(_ROUNDS):
        if not todo:
            break
        report.retried += len(todo) if attempt else 0
        todo = _round(job, engine, todo, report, tell)
    _write(folder / "report.json", json.dumps(asdict(report), ensure_ascii=False, indent=1))
    return report


def finished_shards(folder: Path) -> list[dict[str, Any]]:
    """The lines of a folder's manifest, one for each finished shard. Raises UsageError U032 where there is none."""
    try:
        lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError("U032", "it is no folder of coded shards. Make one: vaarta code FILES --out FOLDER", str(folder)) from error
    by_name: dict[str, dict[str, Any]] = {}
    for line in lines:
        # The last line may be cut where the machine went down; its shard is done again.
        try:
            entry = json.loads(line)
            by_name[entry["name"]] = entry
        except (ValueError, KeyError, TypeError):
            continue
    return [by_name[name] for name in sorted(by_name)]


def _round(job: Job, engine: Engine, todo: list[Shard], report: Report, tell: Callable[[str], None]) -> list[Shard]:
    """Go through shards once; those that are not whole afterwards."""
    under_way = {shard.name: _Open(shard) for shard in todo}
    reason = "its batches did not all come back"
    try:
        for done in engine.run(job, todo):
            opened = under_way.get(done.shard)
            if opened is not None and _noted(opened, done):
                if _close(job, opened, report):
                    del under_way[done.shard]
                tell(f"{report.tally.pages} pages · {report.tally.events} events · shards {report.shards - len(under_way)}/{report.shards}")
    except (OSError, RuntimeError) as error:
        # What a worker's disk or Ray itself raises: the shards that came back are there, the others have another try.
        reason = f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"
    for name in under_way:
        report.lost[name] = reason
    return [opened.shard for opened in under_way.values()]


def _noted(opened: _Open, done: Done) -> bool:
    opened.there[done.number] = done.tally
    if done.last:
        opened.of = done.number + 1
    return opened.whole


def _close(job: Job, opened: _Open, report: Report) -> bool:
    """Join the parts of a whole shard and note it; False where a part was lost meanwhile."""
    shard, tally = opened.shard, Tally(0, 0, {})
    for number in range(len(opened.there)):
        tally.add(opened.there[number])
    names = [part_name(shard.name, n) for n in range(len(opened.there))]
    notes = {"format": parquet.FORMAT, "coder": job.coder, "tally": asdict(tally), "source": shard.source, "kind": shard.kind}
    try:
        for kind in ("events", "pages"):
            parquet.join(job.folder, kind, shard.name, [parquet.part_path(job.folder, kind, n) for n in names], notes)
    except OSError:
        opened.there.clear()
        return False
    line = {"name": shard.name, "state": shard.state, "files": len(shard.files), **notes}
    with (job.folder / "manifest.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    _drop_parts(job, shard)
    report.tally.add(tally)
    report.lost.pop(shard.name, None)
    return True


def _prepared(job: Job, settings: Settings) -> dict[str, dict[str, Any]]:
    """The finished shards of the folder, after a look at whether they are of this coder and these settings."""
    run = {"coder": job.coder, "settings": hashlib.blake2b(repr(_deciding(settings)).encode(), digest_size=8).hexdigest()}
    told = job.folder / "run.json"
    if told.exists():
        try:
            before = json.loads(told.read_text(encoding="utf-8"))
        except ValueError:
            before = None
        if before != run:
            raise UsageError(
                "U032",
                "it holds shards of another release, other tables or other options. Give another folder, or empty it.",
                str(job.folder),
            )
        return {entry["name"]: entry for entry in finished_shards(job.folder)} if (job.folder / "manifest.jsonl").exists() else {}
    if job.folder.exists() and any(job.folder.iterdir()):
        raise UsageError("U032", "it is no folder of shards and not empty. Give another folder.", str(job.folder))
    job.folder.mkdir(parents=True, exist_ok=True)
    _write(told, json.dumps(run))
    return {}


def _deciding(settings: Settings) -> tuple[Any, ...]:
    # A run begun before days could be given goes on.
    given = (settings.published,) if settings.published else ()
    return (settings.max_bytes, settings.text_column, settings.zone, settings.outlet, settings.batch_pages, *given)


def _coder(settings: Settings) -> str:
    name = ledger.coder_name("hi", settings.data)
    return f"{name.version} {name.lexicon}"


def _stands(job: Job, shard: Shard) -> bool:
    return all(parquet.noted(job.folder / kind / f"{shard.name}.parquet") is not None for kind in ("events", "pages"))


def _drop_parts(job: Job, shard: Shard) -> None:
    for kind in ("pages", "events"):
        for path in (job.folder / "parts" / kind).glob(f"{shard.name}-*.parquet"):
            path.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    shadow = path.with_name(f".{path.name}.new")
    shadow.write_text(text + "\n", encoding="utf-8")
    os.replace(shadow, path)
