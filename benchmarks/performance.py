"""Runs the benchmarks and writes docs/performance.md from their figures.

python benchmarks/performance.py run [NAME...]     run all, or those named, and keep the figures in benchmarks/results.json
python benchmarks/performance.py write             write the page, and the costs in docs/scale.md, from the figures that are kept
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import cluster_cost

HERE = Path(__file__).resolve().parent
RESULTS, PAGE, SCALE = HERE / "results.json", HERE.parent / "docs" / "performance.md", HERE.parent / "docs" / "scale.md"
# Where ``scripts/compile.py`` is told to put the compiled copy.
COMPILED = HERE.parent / "build" / "compiled"
# Between these stands what ``cluster_cost`` reckons.
BEGIN, END = "<!-- from benchmarks/cluster_cost.py -->", "<!-- end -->"
# name: what it measures, its command. The last line that a command prints is one JSON object.
BENCHMARKS = {
    "throughput": ("Raw text to events on one core, stages by share of time, memory", ["throughput.py", "--json"]),
    "unfiltered": ("The same without the prefilter: every sentence analysed", ["throughput.py", "--json", "--unfiltered"]),
    "two_cores": ("One worker process and two, by shards", ["two_cores.py", "20000", "--json"]),
    "likeness": ("Generated articles beside real text", ["likeness.py", "300", "--json"]),
    "flat_cost": ("Cost of an article as a run grows", ["flat_cost.py", "100000"]),
    "ingest": ("Archive to SQLite", ["ingest.py", "20000"]),
    "ingest_compiled": ("The same with the compiled coder (`PYTHONPATH=build/compiled`)", ["ingest.py", "20000"]),
    "explorer": ("Pages of the explorer over a million events, milliseconds, a real server", ["explorer.py"]),
    "explorer_postgresql": (
        "The same pages on PostgreSQL; the processor time is the server's of the pages, without the database's",
        ["explorer.py", "--db", "postgresql:///benchmark"],
    ),
    "store_queries": ("Queries to a store of a million events, milliseconds, SQLite", ["store_queries.py"]),
    "store_queries_postgresql": ("The same on PostgreSQL", ["store_queries.py", "--db", "postgresql:///benchmark"]),
}

_METHOD = [
    "Two states of the code are compared by processor time, the one and the other in turn in one run (`python benchmarks/two_states.py`),",
    "for the clock on a shared machine tells of its neighbours. `python benchmarks/throughput.py --profile` prints where the time goes,",
    "function by function. A change for speed counts only where every record of the raw",
    "sentences, of ten of them joined to a page and of the sample pages is the same before and after; `tests/test_promise.py`",
    "keeps what the sieve holds back honest.",
    "",
    "Most sentences of which a page of news is made give no event. Word forms alone tell of many (`coding/promise.py`), and only",
    "the rest are laid out into phrases and clauses; names of the others are found where a record asks for them, domain and",
    "speakers of a sentence when an act is coded. What a word form can be (`language.forms.Form`), how it sounds and which tokens a run",
    "between spaces has is worked out once and kept, within bounds, as long as the process lives; every token points to its form, for",
    "looking a word up in large tables, again and again, was a sixth of the time of compiled code. What is new in a text costs a quarter",
    "of the whole: the first look at each word form, the patterns of dates when first needed. A name by sound is looked for only where the",
    "next word may go on with it, a pattern of dates only where the sentence has a word of each kind that it needs, speech acts of the",
    "grammar only where the sieve saw that one may stand. Where the first word of an entry leads is kept with its trie, since nearly every",
    "walk ends there; a word of no closed class passes the cutting into phrases at once; what a verb may do behind another is kept with",
    "its form. Of a hundred sentences that the sieve once let through it holds back four more: those in which a verb only goes on with",
    "the one before it (“बड़ा हो गया”), in which a list knows things alone and nobody, in which a fault would have to be found by",
    "somebody who is not heard, and those with a word of a stance and neither somebody nor a place. Weighed and left, since it gives",
    "next to nothing: fewer and later rounds of the collector of memory (.97 to 1.03 of the time in turn), the tagger before the sieve,",
    "blockers in the sieve (of a hundred sentences that are read in vain they would spare three), names by sound only near words of no",
    "dictionary, a comma or कि as a wall between a noun and its light verb, evaluative words right before their copula (each spares one",
    "sentence in a hundred or fewer).",
    "",
    "A start from cold reads one file (`compiled.py`): all lexicons, the tables of dates and of talks included, made of as few objects as",
    "will do. The library of the command line counts as much as the lexicons: its releases from 0.29 on load another that checks values,",
    "a fifth of a second, and are left out in `pyproject.toml`.",
    "",
    "## Compiled",
    "",
    "The rooms that every sentence goes through can be compiled to machine code with mypyc, which gives the same records in less time.",
    "Constants of a module are told to be final on the way, or each would be looked up by its name at every use. It needs a C compiler",
    "and some minutes, so a plain install leaves it out. Installed from the source:",
    "",
    "```bash",
    "HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .",
    "```",
    "",
    "Beside a working tree, without touching it: `python scripts/compile.py build/compiled` makes a compiled copy of the package, and",
    "with `PYTHONPATH=build/compiled` every command and benchmark takes that one. `python benchmarks/two_states.py src build/compiled`",
    "codes all raw sentences with the one and the other in turn: compiled code is 2.15 times as fast",
    "where every word is new, 2.12 times where it is met again and 2.16 times on pages, and no record is different. Compiling",
    "twice, the second time by what the first counted (`-fprofile-generate`, `-fprofile-use` of GCC), makes it .99, 1.03 and 1.03 times as",
    "fast, and is left out.",
]
_OTHERS = (
    "`python benchmarks/cold_start.py`, `python benchmarks/stories.py`, `python benchmarks/load_cost.py` print their own. The pages of the "
    "explorer and the queries to a store were measured before the release's migration 0014, which they do not touch."
)


def run(names: list[str]) -> None:
    """Run benchmarks and keep what they print."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in names or BENCHMARKS:
        command = BENCHMARKS[name][1]
        environment = dict(os.environ)
        if name.endswith("_compiled"):
            if not COMPILED.is_dir():
                sys.exit(f"{name}: run python scripts/compile.py build/compiled first")
            environment["PYTHONPATH"] = str(COMPILED)
        asked = [sys.executable, str(HERE / command[0]), *command[1:]]
        done = subprocess.run(asked, check=True, stdout=subprocess.PIPE, text=True, env=environment)
        figures = json.loads(done.stdout.splitlines()[-1])
        kept[name] = {"command": " ".join(command), "python": platform.python_version(), "figures": figures}
        RESULTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def page() -> str:
    """The page, from the figures that are kept; a benchmark without any is listed with its command."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    lines = [
        "# Performance",
        "",
        "Made by `python benchmarks/performance.py write` from `benchmarks/results.json`; change those, not this page. Figures by the",
        "clock depend on the machine and on what else it does; run a command to have yours. The tables of raw text to events, of generated",
        "articles, of the cost as a run grows, of two worker processes and of an archive to SQLite are of one machine and of states",
        "some days apart; the other tables (the compiled coder, explorer, queries) are of earlier states, measured on slower machines.",
    ]
    for name, (what, command) in BENCHMARKS.items():
        entry = kept.get(name)
        lines += ["", f"## {what}", "", f"`python benchmarks/{entry['command'] if entry else ' '.join(command)}`", ""]
        lines += _table(entry["figures"]) if entry else ["Not measured yet on this state."]
    lines += [
        "",
        "## Where the time goes",
        "",
        *_METHOD,
        "",
        "## Others",
        "",
        _OTHERS,
    ]
    return "\n".join(lines) + "\n"


def scale_page(text: str) -> str:
    """docs/scale.md with its table of costs made anew from the figures that are kept."""
    before, rest = text.split(BEGIN)
    lines = cluster_cost.table(json.loads(RESULTS.read_text(encoding="utf-8")))
    return "\n".join([before + BEGIN, "", *lines, "", END]) + rest.split(END)[1]


def _table(figures: dict[str, Any]) -> list[str]:
    flat: dict[str, Any] = {}
    for name, value in figures.items():
        flat |= {f"{name}: {k}": v for k, v in value.items()} if isinstance(value, dict) else {name: value}
    return ["| figure | value |", "|---|---|", *(f"| {name.replace('_', ' ')} | {value} |" for name, value in flat.items())]


def main() -> None:
    """Do what the command line asks for."""
    if len(sys.argv) < 2 or sys.argv[1] not in ("run", "write") or not set(sys.argv[2:]) <= BENCHMARKS.keys():
        sys.exit(__doc__)
    if sys.argv[1] == "run":
        run(sys.argv[2:])
    PAGE.write_text(page(), encoding="utf-8")
    SCALE.write_text(scale_page(SCALE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
