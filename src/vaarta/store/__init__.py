"""The store: pages, codings and events in SQLite (one file) or PostgreSQL. Knows nothing of the web."""
