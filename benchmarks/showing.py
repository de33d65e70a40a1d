"""How a benchmark tells its figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any


def show(figures: Mapping[str, Any]) -> None:
    """Print figures, one a line; as one JSON object where ``--json`` was given."""
    if "--json" in sys.argv:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:24}{value}")
