"""Negotiations: meetings as a page tells them, meetings over pages, and the dossier of two sides (``docs/talks.md``)."""
