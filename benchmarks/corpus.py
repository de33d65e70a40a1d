"""The raw sentences that the benchmarks read: HiNER validation, its tokens joined to running text again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SHARED = Path(os.environ.get("VAARTA_SHARED", "../shared"))


def raw_sentences() -> list[str]:
    """The sentences of data/hiner-validation; exits with a reason where the folder is absent."""
    path = SHARED / "data" / "hiner-validation" / "validation.conll"
    if not path.exists():
        sys.exit(f"{path} is absent; set VAARTA_SHARED to the folder that holds data/.")
    out: list[str] = []
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word = line.split("\t")[0].strip()
        if word:
            words.append(word)
        elif words:
            out.append(closed_up(words))
            words = []
    if words:
        out.append(closed_up(words))
    return out


def closed_up(words: list[str]) -> str:
    """Words joined by spaces, punctuation closed up to the word before it."""
    text = " ".join(words)
    for mark in "।,.?!;:)":
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(")
