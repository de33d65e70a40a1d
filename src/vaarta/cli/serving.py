"""``vaarta serve``: the explorer on this machine, unless told otherwise."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from ..errors import UsageError
from .commands import app


@app.command()
def serve(
    db: Annotated[str | None, typer.Option("--db", help="The database: a file, or postgresql://user@host/name.")] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8350,
    token: Annotated[str | None, typer.Option(help="What visitors must show; better given as VAARTA_TOKEN.", envvar="VAARTA_TOKEN")] = None,
    language: Annotated[str, typer.Option(help="hi or en, where a browser asks for neither.")] = "hi",
    allow_host: Annotated[list[str] | None, typer.Option(help="A name under which the server is asked, besides its address.")] = None,
    https: Annotated[bool, typer.Option("--https", help="A proxy before the server speaks https; cookies go over https only.")] = False,
    root: Annotated[str, typer.Option(help="The path under which a proxy serves the pages: /news.")] = "",
    origin: Annotated[list[str] | None, typer.Option(help="Another site whose scripts may read the API: https://example.org.")] = None,
    rate: Annotated[float, typer.Option(help="Requests a second for each client; 0 for no limit.", min=0)] = 40.0,
    public: Annotated[bool, typer.Option("--public", help="Beyond this machine, let all read without a sign-in.")] = False,
) -> None:
    """Show the record in a browser: stories, events with their sentences, search, downloads."""
    try:
        import uvicorn

        from ..web import Settings, create_app
    except ImportError as error:
        raise UsageError("U050", f"the explorer needs more packages ({error.name}). Run: pip install 'vaarta[web]'") from error
    from ..store.database import given_address

    if language not in ("hi", "en"):
        raise UsageError("U051", f"--language {language!r} is none; give hi or en.")
    settings = Settings(
        given_address(db), host, port, token, language, hosts=tuple(allow_host or ()), secure=https, root=root.rstrip("/"),
        origins=tuple(origin or ()), rate=rate, public=public,
    )  # fmt: skip
    explorer = create_app(settings)
    _spare_collector()
    shown = f"[{host}]" if ":" in host else host
    print(f"vaarta: http://{shown}:{port}{settings.root}/  (Ctrl-C stops)", file=sys.stderr)
    uvicorn.run(explorer, host=host, port=port, log_level=os.environ.get("VAARTA_LOG", "warning"), server_header=False)


def _spare_collector() -> None:
    """Take what is loaded out of the collector's sight and let it look less often: it was a sixth of the time of a long page.

    A page makes some ten thousand objects and keeps none; nearly all of them go when their last name goes, without the collector.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
