"""Positions as ``vaarta show`` and ``vaarta explain`` print them; ``vaarta code`` keeps its table of events alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SENTENCE = "नाम न छापने की शर्त पर एक अमरीकी अधिकारी ने कहा कि अगर रूस सेना हटाए तो अमरीका चर्चा के लिए तैयार है।"


def printed(*args: str) -> str:
    command = [sys.executable, "-c", "from vaarta.cli import main; main()", *args]
    return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode("utf-8")


@pytest.mark.parametrize("command", ["show", "explain"])
def test_a_calm_line_each(command: str, tmp_path: Path) -> None:
    """Stance, holder, topic, condition and the speaker whose name is withheld stand in one line."""
    page = tmp_path / "page.txt"
    page.write_text(SENTENCE, encoding="utf-8")
    out = printed(command, SENTENCE if command == "explain" else str(page))
    (line,) = [t for t in out.splitlines() if "◦" in t]
    for part in ("conditional", "USA", "चर्चा", "अगर रूस सेना हटाए", "said by", "(name withheld)"):
        assert part in line


def test_code_prints_events_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(SENTENCE, encoding="utf-8")
    assert "◦" not in printed("code", str(page))
