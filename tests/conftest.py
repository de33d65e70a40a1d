"""What several test files share: the coder, built once, and the folder of shared data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import vaarta

SHARED = Path(os.environ.get("VAARTA_SHARED", "../shared"))


@pytest.fixture(scope="session")
def coder() -> vaarta.Coder:
    """One coder for the whole run."""
    return vaarta.load("hi")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared data, or a skip with the reason."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared data at {SHARED}; set VAARTA_SHARED")
    return SHARED
