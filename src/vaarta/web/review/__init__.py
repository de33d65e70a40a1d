"""Sign-in and the pages on which reviewers check, correct and add to the record."""

from . import pages
from .signin import router

__all__ = ["pages", "router"]
