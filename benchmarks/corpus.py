"""The sentences that the benchmarks read, of HiNER validation, two Hindi treebanks and NTREX: tokens joined to running text again."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from vaarta.positions.scoring import conll_sentences

SHARED = Path(os.environ.get("VAARTA_SHARED", "../shared"))


def raw_sentences() -> list[str]:
    """The sentences of data/hiner-validation; exits with a reason where the folder is absent."""
    path = SHARED / "data" / "hiner-validation" / "validation.conll"
    if not path.exists():
        sys.exit(f"{path} is absent; set VAARTA_SHARED to the folder that holds data/.")
    return conll_sentences(path)


def press_sentences() -> dict[str, str]:
    """Sentences of newspapers by id: hdtbd-N and hdtbt-N of the two files of data/hdtb-ud1, ntrex-N of data/ntrex-hin, each from 0.

    Exits with a reason where a folder is absent.
    """
    files = {"hdtbd": "hdtb-ud1/hi-ud1-dev.conllu", "hdtbt": "hdtb-ud1/hi-ud1-test.conllu", "ntrex": "ntrex-hin/newstest2019-ref.hin.txt"}
    found: dict[str, str] = {}
    for name, file in files.items():
        path = SHARED / "data" / file
        if not path.exists():
            sys.exit(f"{path} is absent; set VAARTA_SHARED to the folder that holds data/.")
        text = path.read_text(encoding="utf-8")
        rows = text.splitlines() if name == "ntrex" else [_joined(block) for block in text.split("\n\n") if block.strip()]
        found.update((f"{name}-{n}", _running(row)) for n, row in enumerate(rows))
    return found


def pud_sentences() -> dict[str, str]:
    """Sentences of the Hindi PUD treebank by "pud-" and the id that it gives them. Exits with a reason where it is absent."""
    path = SHARED / "data" / "ud-hindi-pud" / "hi_pud-ud-test.conllu"
    if not path.exists():
        sys.exit(f"{path} is absent; set VAARTA_SHARED to the folder that holds data/.")
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    heads = [dict(re.findall(r"^# (sent_id|text) = (.*)$", block, re.MULTILINE)) for block in blocks if block.strip()]
    return {f"pud-{head['sent_id']}": head["text"].strip() for head in heads}


def _joined(block: str) -> str:
    """The words of one sentence in CoNLL-U, a space between each two."""
    rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
    return " ".join(row[1].replace("\u200d", "") for row in rows if row[0].isdigit())


def _running(text: str) -> str:
    """Words without the spaces that a tokenizer leaves before marks and inside brackets."""
    return re.sub(r"([(]) ", r"\1", re.sub(r" ([।,;?!.)])", r"\1", " ".join(text.split())))
