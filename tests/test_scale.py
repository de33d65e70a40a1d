"""One coding whatever does it: this process, a pool, Ray. And nothing that a page or a worker does costs more than itself."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from vaarta.errors import UsageError
from vaarta.ingest.hands import Craft, Guarded, as_they_are
from vaarta.ingest.limits import Limits
from vaarta.ingest.pages import RawPage, incoming
from vaarta.ingest.work import PageTask, failed
from vaarta.scale import shards as shards_module
from vaarta.scale.engines import InProcess, Processes
from vaarta.scale.load import load_shards
from vaarta.scale.parquet import results
from vaarta.scale.run import finished_shards, run_shards
from vaarta.scale.shards import Settings, attempt_entry
from vaarta.store import schema
from vaarta.store.database import open_current

ROOT = Path(__file__).resolve().parent.parent
STORY = "रूस ने शनिवार को यूक्रेन पर हमला किया। भारत ने इसकी निंदा की। फ़्रांस ने ईरान पर प्रतिबंध लगाए। यह ख़बर नंबर "
ENGINES = [("here", 1), ("processes", 1), ("processes", 2), ("processes", 3), ("ray", 1), ("ray", 2), ("ray", 3)]


@pytest.fixture(scope="module")
def ray_here():
    """A Ray of this test's own, without network and statistics."""
    pytest.importorskip("ray")
    from vaarta.scale.onray import OnRay

    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "tests"), *filter(None, [before])))
    engine = OnRay("local", 4)
    yield
    engine.close()
    os.environ["PYTHONPATH"] = before


@pytest.fixture
def engine_of(request):
    """Makes the engine of a kind; Ray is begun only where it is asked for."""

    def make(kind: str, workers: int):
        if kind == "here":
            return InProcess()
        if kind == "processes":
            return Processes(workers)
        request.getfixturevalue("ray_here")
        from vaarta.scale.onray import OnRay

        return OnRay("local", workers)

    return make


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> list[str]:
    """An archive, JSON lines, a Parquet table and a folder of saved pages, good and bad."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder = tmp_path_factory.mktemp("sources")
    sys.path.insert(0, str(ROOT / "benchmarks"))
    generator = runpy.run_path(str(ROOT / "benchmarks" / "generator.py"))
    generator["write_warc"](folder / "a.warc.gz", 20)
    generator["write_jsonl"](folder / "b.jsonl", 30, seed=8)
    rows = [json.loads(line) for line in (folder / "b.jsonl").read_text(encoding="utf-8").splitlines()]
    table = [{"id": f"t{n}", "text": row["text"] + " दूसरी बार।", "date": "2022-03-01"} for n, row in enumerate(rows[:10])]
    pq.write_table(pa.Table.from_pylist(table), folder / "c.parquet")
    with (folder / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "cut", "text": \n')
    shutil.copytree(ROOT / "tests" / "pages", folder / "pages")
    return [str(folder / name) for name in ("a.warc.gz", "b.jsonl", "c.parquet", "pages")]


def records(folder: Path) -> list[bytes]:
    """All records of a run, as bytes, sorted: pages as the store gets them and events as tables show them."""
    import pyarrow.parquet as pq

    found = []
    for kind in ("pages", "events"):
        for path in (folder / kind).glob("*.parquet"):
            found += [json.dumps(row, ensure_ascii=False, sort_keys=True).encode() for row in pq.read_table(path).to_pylist()]
    return sorted(found)


@pytest.fixture(scope="module")
def undisturbed(sources, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "out"
    run_shards(sources, folder, InProcess(), Settings(batch_pages=7))
    return folder


@pytest.mark.parametrize(("kind", "workers"), ENGINES[1:])
def test_records_are_the_same_bytes_whatever_the_engine_and_the_order(kind, workers, engine_of, sources, undisturbed, tmp_path) -> None:
    given = sources if workers != 2 else sources[::-1]
    report = run_shards(given, tmp_path / "out", engine_of(kind, workers), Settings(batch_pages=7))
    assert not report.lost
    assert report.tally.pages > 60
    assert report.tally.events > 100
    assert "S003" in report.tally.refused
    assert records(tmp_path / "out") == records(undisturbed)


def test_shards_loaded_and_pages_ingested_are_one_store(sources, undisturbed, tmp_path) -> None:
    """The store cannot tell by which way a page came in, nor its search and stories; loading twice changes nothing."""
    from test_ingest_crash import contents

    from vaarta.cli.scaling import load

    loaded = open_current(str(tmp_path / "loaded.db"), create=True)
    assert load_shards(loaded, undisturbed)["stored"] > 50
    assert load_shards(loaded, undisturbed)["stored"] == 0
    loaded.close()
    assert load(undisturbed, str(tmp_path / "loaded.db"), quiet=True) == 0
    command = [sys.executable, "-c", "from vaarta.cli import main; main()", "ingest", *sources, "--jobs", "2", "--quiet"]
    subprocess.run([*command, "--db", str(tmp_path / "ingested.db")], check=True, timeout=300)
    assert contents(str(tmp_path / "loaded.db")) == contents(str(tmp_path / "ingested.db"))


def poisoned(entry, coder):
    """Pages that loop in Python, loop in compiled code, eat memory, or end their process; the others as ever."""
    text = entry.page.raw.data if isinstance(entry, PageTask) else ""
    if "विष-लूप" in text:
        while True:
            pass
    if "विष-सी" in text:
        import regex

        regex.match(r"(?:a|a|aa)+$", "a" * 60 + "b")
    if "विष-मेमोरी" in text:
        held = [bytearray(50_000_000)]
        while True:
            held.append(bytearray(50_000_000))
    if "विष-अंत" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return attempt_entry(entry, coder)


@pytest.mark.parametrize(("kind", "workers"), [("processes", 2), ("ray", 2)])
def test_page_that_kills_its_worker_is_set_aside_and_the_others_are_coded(kind, workers, engine_of, tmp_path) -> None:
    venom = {3: "विष-लूप", 11: "विष-मेमोरी", 12: "विष-अंत", 19: "विष-अंत"}
    lines = [{"id": f"p{n}", "text": STORY + f"{n}। {venom.get(n, '')}", "published": "2022-03-01"} for n in range(24)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    settings = Settings(batch_pages=8, do=poisoned, limits=Limits(4.0, 400))
    report = run_shards([str(tmp_path / "a.jsonl")], tmp_path / "out", engine_of(kind, workers), settings)
    assert report.tally.refused == {"P010": 2, "P011": 1, "P012": 1}
    assert not report.lost
    (path,) = (tmp_path / "out" / "pages").glob("*.parquet")
    codes = [getattr(r, "code", None) for r in results(path)]
    assert [n for n, code in enumerate(codes) if code] == sorted(venom)
    assert json.loads((tmp_path / "out" / "report.json").read_text())["tally"]["refused"] == report.tally.refused


def test_in_this_process_too_time_and_memory_of_a_page_are_bounded(tmp_path) -> None:
    venom = {1: "विष-लूप", 2: "विष-मेमोरी"}
    lines = [{"id": f"p{n}", "text": STORY + f"{n}। {venom.get(n, '')}"} for n in range(4)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    report = run_shards([str(tmp_path / "a.jsonl")], tmp_path / "out", InProcess(), Settings(do=poisoned, limits=Limits(5.0, 400)))
    assert report.tally.refused == {"P011": 1, "P012": 1}


def stuck(task, coder):
    """A loop that hears no signal, as one in compiled code."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    while task.page.raw.key == "1":
        time.sleep(0.01)
    return task.page.raw.key


def test_loop_that_hears_no_alarm_is_ended_from_outside(monkeypatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT / "tests"), os.environ.get("PYTHONPATH", ""))))
    hands = Guarded(Craft(stuck, failed, limits=Limits(0.5)))
    tasks = [PageTask(incoming(RawPage(STORY, "x", form="plain", key=str(n)), None), 10_000) for n in range(3)]
    found = hands.do(tasks, as_they_are)
    hands.close()
    assert (found[0], found[1].code, found[2]) == ("0", "P011", "2")


def slow(entry, coder):
    time.sleep(0.05)
    return attempt_entry(entry, coder)


def coding_processes(kind: str, engine) -> list[int]:
    """The processes that code now: of the pool, or the actors of Ray."""
    if kind == "processes":
        return engine.pids()
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().startswith(b"ray::MapWorker(MapBatches(Worker))"):
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.parametrize("kind", ["processes", "ray"])
def test_worker_that_is_killed_costs_nothing(kind, engine_of, tmp_path) -> None:
    lines = [{"id": f"p{n}", "text": STORY + f"{n}।", "published": "2022-03-01"} for n in range(160)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    engine, killed = engine_of(kind, 2), []

    def kill() -> None:
        parts, end = tmp_path / "out" / "parts" / "pages", time.monotonic() + 90
        while not killed and time.monotonic() < end:
            if len(list(parts.glob("*.parquet"))) >= 2:
                for pid in coding_processes(kind, engine)[:1]:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
            time.sleep(0.05)

    killer = threading.Thread(target=kill)
    killer.start()
    report = run_shards([str(tmp_path / "a.jsonl")], tmp_path / "out", engine, Settings(batch_pages=10, do=slow))
    killer.join()
    assert killed
    assert (report.tally.pages, report.tally.refused, report.lost) == (160, {}, {})


def test_run_that_is_stopped_goes_on_and_a_lost_shard_is_done_again(sources, undisturbed, tmp_path) -> None:
    out = tmp_path / "out"

    class Stopping(InProcess):
        def run(self, job, shards):
            for n, done in enumerate(super().run(job, shards)):
                if n == 5:
                    raise KeyboardInterrupt
                yield done

    with pytest.raises(KeyboardInterrupt):
        run_shards(sources, out, Stopping(), Settings(batch_pages=7))
    finished = len(finished_shards(out))
    assert 0 < finished < 4
    report = run_shards(sources, out, InProcess(), Settings(batch_pages=7))
    assert report.finished_before == finished
    assert records(out) == records(undisturbed)
    lost = next((out / "events").glob("*.parquet"))
    lost.unlink()
    assert run_shards(sources, out, InProcess(), Settings(batch_pages=7)).finished_before == 3
    assert records(out) == records(undisturbed)


def test_shard_that_stays_lost_is_set_aside_with_the_reason(sources, tmp_path) -> None:
    class Losing(InProcess):
        def run(self, job, shards):
            return (done for done in super().run(job, shards) if not done.shard.startswith("b"))

    report = run_shards(sources, tmp_path / "out", Losing(), Settings(batch_pages=7))
    assert len(report.lost) == 1
    assert report.retried == 1
    assert len(finished_shards(tmp_path / "out")) == 3


def test_folder_of_another_run_is_refused(sources, undisturbed, tmp_path) -> None:
    with pytest.raises(UsageError, match="other options"):
        run_shards(sources, undisturbed, InProcess(), Settings(batch_pages=8))
    (tmp_path / "x").write_text("x")
    with pytest.raises(UsageError, match="not empty"):
        run_shards(sources, tmp_path, InProcess(), Settings())
    with pytest.raises(UsageError, match="files and folders"):
        shards_module.plan(["https://x.example/a.html"])


def test_ray_that_is_not_installed_says_the_way_out(monkeypatch) -> None:
    import importlib.util

    from vaarta.scale import onray

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"vaarta\[ray\]"):
        onray.OnRay()


def run(*args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from vaarta.cli import main; main()", *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_code_prints_the_same_in_processes(sources) -> None:
    here, there = (run("code", *sources[1::2], "--to", "jsonl", "--jobs", n) for n in ("0", "2"))
    assert here.stdout == there.stdout
    assert here.stdout.count("\n") > 30
    assert here.returncode == there.returncode == 1


def test_ingest_on_ray_fills_the_store(sources, tmp_path) -> None:
    pytest.importorskip("ray")
    done = run("ingest", sources[1], "--ray", "--jobs", "2", "--db", str(tmp_path / "s.db"), "--quiet")
    assert done.returncode == 0, done.stderr
    # Ray's compiled part has one line of its own that no setting turns off.
    assert [line for line in done.stderr.splitlines() if "core_worker.cc" not in line] == []
    database = open_current(str(tmp_path / "s.db"))
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(schema.articles)).scalar_one() == 30
    database.close()
