"""A wheel with compiled rooms, where HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 asks for it; see ``scripts/compile.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compiled(BuildHookInterface):
    """Puts extension modules beside the Python ones; the working tree stays as it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile a copy of the package and add what came of it."""
        if self.target_name != "wheel" or version == "editable":
            return
        folder = Path(mkdtemp())
        subprocess.run([sys.executable, str(Path(self.root) / "scripts" / "compile.py"), str(folder)], check=True)
        build_data["force_include"] |= {str(path): path.relative_to(folder).as_posix() for path in folder.rglob("*.so")}
        build_data["infer_tag"], build_data["pure_python"] = True, False
