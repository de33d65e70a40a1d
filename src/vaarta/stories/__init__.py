"""Many pages: which tell one story, and which mentions tell one event. Knows nothing of the web or of where pages are kept."""

from .build import Builder

__all__ = ["Builder"]
