"""The command line. ``main`` is the entry point; the commands stand in modules of their own."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run ``vaarta``; errors of ours end with one line on stderr and their exit code."""
    # Nothing of what is imported is ever garbage, and looking for some is a twentieth of a start.
    gc.disable()
    from ..errors import VaartaError
    from .commands import app

    gc.enable()

    for stream in (sys.stdout, sys.stderr):
        # A pipe or an old locale may name another encoding; Devanagari must come through all the same.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="vaarta")
    except VaartaError as error:
        print(f"vaarta: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our pipe went away ("| head"); that is no error of ours.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("vaarta: stopped", file=sys.stderr)
        sys.exit(130)
