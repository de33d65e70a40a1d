"""The same work over Ray: Ray Data reads the shards where there is room, and a pool of actors codes the batches.

Each actor keeps one process of its own beside it (``hands.Guarded``). Ray runs what an actor is asked in a thread, where no alarm
can be heard, and would give a page that kills its actor to the next one, and the next; so the page kills the inner process, and the
actor sets it aside. An actor or machine that dies is Ray's part: its batches are given to others.
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import pickle
import sys
import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ..errors import UsageError
from ..ingest.hands import Guarded
from .engines import Done, Job, work_batch
from .parquet import Tally
from .shards import Shard, batches

# Reading costs some hundredths of coding. Together one reader and one coder take one processor, so that both find room on the
# smallest machine; where coders took whole ones, two of them on two processors left none to read for them.
_CODER_CPUS, _READER_CPUS = 0.9, 0.1


class OnRay:
    """Ray as the engine. address: of a cluster ("auto", "ray://host:10001", "host:6379"), or "local" to start one here.

    workers: how many actors code; one for each processor where it is None. Raises UsageError U031 where Ray is not installed or the
    cluster cannot be reached.
    """

    def __init__(self, address: str = "local", workers: int | None = None) -> None:
        if importlib.util.find_spec("ray") is None:
            raise UsageError("U031", "Ray is not installed. Run: pip install 'vaarta[ray]', or use --jobs N on this machine.")
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        self._began = _connect(address, workers)
        self.workers = workers

    def run(self, job: Job, shards: Sequence[Shard]) -> Iterator[Done]:
        import ray.data
        from ray.data import DataContext

        context = DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        # A row is a batch of pages already. One block a row lets every actor take the next one, and a lost block cost one batch.
        context.target_max_block_size = 1
        context.max_errored_blocks = -1
        cpus = ray.cluster_resources().get("CPU", 1)  # type: ignore[no-untyped-call]
        workers = self.workers or max(1, int(cpus))
        given = [{"shard": pickle.dumps(shard)} for shard in shards]
        coded = (
            ray.data.from_items(given, override_num_blocks=len(given))
            .flat_map(partial(_read, job=job), num_cpus=_READER_CPUS)
            .map_batches(
                Worker,
                fn_constructor_args=(job,),
                batch_size=1,
                batch_format="numpy",
                compute=ray.data.ActorPoolStrategy(size=workers),
                num_cpus=_CODER_CPUS,
            )
        )
        with _told_plainly():
            for row in coded.iter_rows():
                if row["error"]:
                    continue
                yield Done(row["name"], int(row["number"]), bool(row["last"]), Tally(**pickle.loads(row["tally"])))

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        import ray

        if self._began:
            ray.shutdown()


class Worker:
    """An actor of the pool: the lexicon is loaded once, in the process it keeps."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.hands = Guarded(job.settings.craft())
        # A new process imports the main module of its parent; Ray's own script takes two seconds and 100 MB, and is not needed.
        vars(sys.modules["__main__"]).pop("__file__", None)

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[Any]]:
        out: dict[str, list[Any]] = {"name": [], "number": [], "last": [], "tally": [], "error": []}
        for packed in rows["batch"]:
            batch = pickle.loads(packed)
            error = ""
            done = Done(batch.shard.name, batch.number, batch.last, Tally(0, 0, {}))
            try:
                done = work_batch(self.job, batch, self.hands)
            except Exception as problem:
                # A batch that does not come back is asked for again by the run; one that raises would end the whole of it.
                error = f"{type(problem).__name__}: {problem}"
            tally = pickle.dumps({"pages": done.tally.pages, "events": done.tally.events, "refused": done.tally.refused})
            for name, value in zip(out, (done.shard, done.number, done.last, tally, error), strict=True):
                out[name].append(value)
        return out


def _read(row: dict[str, Any], job: Job) -> Iterator[dict[str, Any]]:
    for batch in batches(pickle.loads(row["shard"]), job.settings):
        yield {"batch": pickle.dumps(batch)}


def _connect(address: str, workers: int | None) -> bool:
    import ray

    if ray.is_initialized():
        return False
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        if address == "local":
            ray.init(address="local", num_cpus=workers, include_dashboard=False, **quiet)
        else:
            ray.init(address=address, **quiet)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        advice = "Check the address and that the cluster runs the same releases of Python, Ray and Vaarta."
        raise UsageError("U031", f"no Ray at {address} ({first}). {advice}") from error
    return True


@contextlib.contextmanager
def _told_plainly() -> Iterator[None]:
    """Ray Data tells how its plan was made, at length; what matters to a user is in our own report."""
    logger = logging.getLogger("ray.data")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            # That one shard keeps one reader busy is no news; nor are its own deprecated names.
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
