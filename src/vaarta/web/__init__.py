"""The explorer: pages that show, check and download the record. Knows nothing of how events are coded; SQL stands in ``store``."""

from .app import create_app
from .settings import Settings

__all__ = ["Settings", "create_app"]
