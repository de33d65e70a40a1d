"""The record as JSON under /api/v1, described by OpenAPI."""

from .routes import router

__all__ = ["router"]
