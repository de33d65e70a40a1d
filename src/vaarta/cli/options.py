"""Options that the command line library does not know of itself."""

from __future__ import annotations

from typing import Any

import regex
from typer.core import TyperCommand

# What can stand after --ray; whatever looks otherwise is the first source.
_ADDRESS = regex.compile(r"auto|local|ray://.+|[\p{L}\p{N}.\-]+:\p{N}+|\[[0-9a-fA-F:]+\]:\p{N}+")


class WithRay(TyperCommand):
    """A command whose ``--ray`` may stand alone: Ray is then started on this machine."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given = []
        for n, word in enumerate(args):
            given.append(word)
            if word == "--ray" and not (n + 1 < len(args) and _ADDRESS.fullmatch(args[n + 1])):
                given.append("local")
        return super().parse_args(ctx, given)
