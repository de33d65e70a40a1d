"""The raw sentences that the benchmarks read: HiNER validation, its tokens joined to running text again."""

from __future__ import annotations

import os
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
