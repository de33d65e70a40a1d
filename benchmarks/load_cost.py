"""What the lexicons add to a warm start: seconds of the processor and memory, against a start that only imports the same code.

python benchmarks/load_cost.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 9
IMPORTS = "import vaarta, vaarta.compiled, vaarta.pipeline, vaarta.reading"
LOAD = f"{IMPORTS}; c = vaarta.load('hi')"
WHO = (
    f"{IMPORTS}; from vaarta.engine import DATA; from vaarta.language import forms, overlay; import pickle, io; "
    "c = vaarta.load('hi'); blob = pickle.dumps(c.engine.names, protocol=5); import time; t = time.process_time(); "
    "import gc; gc.disable(); pickle.loads(blob); print(f'{time.process_time() - t:.3f} {len(blob)}')"
)
MEASURE = "; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
TIMED = "import time, vaarta; t = time.process_time(); {}; print(time.process_time() - t)"


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def main() -> None:
    run(LOAD)  # compiles the lexicon
    seconds = {
        name: statistics.median(float(run(TIMED.format(code))) for _ in range(RUNS))
        for name, code in (("imports", IMPORTS), ("load", LOAD))
    }
    memory = {name: int(run(f"import vaarta; {code}{MEASURE}")) for name, code in (("imports", IMPORTS), ("load", LOAD))}
    print(f"imports alone            {seconds['imports']:.3f} s  {memory['imports']} MB")
    print(f"imports and lexicons     {seconds['load']:.3f} s  {memory['load']} MB")
    print(f"all lexicons add         {seconds['load'] - seconds['imports']:.3f} s  {memory['load'] - memory['imports']} MB")
    names, size = run(WHO).split()
    print(f"of these, who is who     {names} s  {int(size) / 1e6:.1f} MB on disk")


if __name__ == "__main__":
    main()
