"""The application: ``create_app`` puts the routers, the assets and the answers to errors together."""

from __future__ import annotations

import importlib
import importlib.util
import mimetypes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from .. import __version__
from ..errors import StoreError, UsageError
from ..store.database import open_current
from . import problems
from .settings import Settings

# Each module gives ``router``; a part that is not installed is left out.
ROUTERS = (
    "pages.front",
    "pages.story",
    "pages.article",
    "pages.search",
    "pages.downloads",
    "pages.actor",
    "pages.map",
    "talks",
    "review",
    "api",
)
ASSETS = Path(__file__).resolve().parent / "assets"
for _kind, _end in (("text/javascript", ".js"), ("application/json", ".json"), ("font/woff2", ".woff2")):
    # The system's own table may say otherwise; with nosniff a wrong kind stops the script.
    mimetypes.add_type(_kind, _end)


def create_app(settings: Settings) -> FastAPI:
    """The explorer over a database, which must exist and be up to date.

    ``app.state``: settings; database, for reading alone; writer, for what reviewers write; version. Raises StoreError where the
    database cannot be used (B001 to B007).
    """
    writer = open_current(settings.db)
    writer.analyse()
    database = open_current(settings.db, read_only=True)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()
        writer.close()

    app = FastAPI(title="Vaarta", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.settings, app.state.database, app.state.version = settings, database, _stamp()
    app.state.writer, app.state.paths, app.state.dossiers = writer, set(), {}
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.mount("/assets", StaticFiles(directory=ASSETS), name="assets")
    for name in ROUTERS:
        if importlib.util.find_spec(f".{name}", __package__) is not None:
            router = importlib.import_module(f".{name}", __package__).router
            app.include_router(router)
            # Menus and links show what there is.
            app.state.paths |= _paths(router)
    app.add_exception_handler(RequestValidationError, problems.malformed)
    app.add_exception_handler(HTTPException, problems.refused)
    app.add_exception_handler(UsageError, problems.unusable)
    app.add_exception_handler(StoreError, problems.store_down)
    _secure(app, settings)
    return app


def _paths(router: Any) -> set[str]:
    """The paths of a router; FastAPI keeps the routers within it as they are (``original_router``), or copies their routes."""
    inner = [within for route in router.routes if (within := getattr(route, "original_router", None)) is not None]
    return {getattr(route, "path", "") for route in router.routes}.union(*map(_paths, inner)) - {""}


def _secure(app: FastAPI, settings: Settings) -> None:
    if importlib.util.find_spec(".security", __package__) is not None:
        importlib.import_module(".security", __package__).secure(app, settings)


def _stamp() -> str:
    """Changes when an asset changes, so that browsers keep assets for good."""
    return f"{max((int(p.stat().st_mtime) for p in ASSETS.rglob('*') if p.is_file()), default=0):x}"
