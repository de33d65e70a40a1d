"""Search and stories kept up to date by the ingest itself, so that nobody has to call another command.

What a page alone decides is written with the page (``store.derived``). What hangs on other pages, its story and the merged events, follows
here batch by batch, each in a transaction of its own: whatever a crash leaves open is found again by the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..coder import Coder
from ..store import search, stories
from ..store.database import Database
from .progress import Progress


class Keeping:
    """Keeps one database for one run. stopped: whether the run is to end; the batch at hand is finished."""

    def __init__(self, database: Database, data: Sequence[Path], progress: Progress, stopped: Callable[[], bool]) -> None:
        self.database, self.data, self.progress, self.stopped = database, tuple(data), progress, stopped
        self._keeper = stories.StoryKeeper(database, None, stopped=stopped)
        # Of what was stored before this run nothing is known.
        self._behind = True

    def changed(self, outcomes: Sequence[str], alone: Mapping[int, dict[str, str]]) -> None:
        """Note what became of a batch: pages that were coded anew have to be read anew, which ``step`` does not.

        alone: see ``Writer.alone``.
        """
        self._behind = self._behind or "recoded" in outcomes
        self._keeper.remember(alone)

    def step(self) -> None:
        """Bring new pages into their stories, some at a time. Raises StoreError."""
        self._keeper.advance()

    def finish(self) -> None:
        """Bring everything up to date that is stored, also by earlier runs and other commands. Raises StoreError."""
        if self._behind:
            self._catch_up()
        else:
            self._keeper.go_on(self._report)
        if not self.stopped():
            self._behind = False
        self.progress.step = ""

    def _catch_up(self) -> None:
        with self.database.read() as connection:
            unread = search.waiting(connection) + stories.unread(connection)
        # The lexicon is loaded here only where a page came without what its coder could have given it.
        engine = Coder("hi", self.data).engine if unread else None
        if engine is not None:
            search.Indexer(self.database, engine, stopped=self.stopped).update(lambda done: self._report("indexed", done))
        stories.StoryKeeper(self.database, engine, stopped=self.stopped).update(self._report)

    def _report(self, step: str, done: int) -> None:
        self.progress.step = f"{step} {done}"
        self.progress.tick()
