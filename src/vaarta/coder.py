"""The public face for programs: ``coder = vaarta.load("hi")``, ``article = coder.code(text)``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import UsageError
from .records import Article

if TYPE_CHECKING:
    from .reading import Form

LANGUAGES = ("hi",)


class Coder:
    """Codes pages of one language. Build it once with ``vaarta.load``; it may be used from several threads in turn."""

    def __init__(self, language: str = "hi", data: Iterable[str | Path] = ()) -> None:
        if language not in LANGUAGES:
            raise UsageError("U001", f"no language {language!r}; there is {', '.join(LANGUAGES)}.")
        from .language import overlay

        folders = overlay.own_folders(Path(d) for d in data)
        # Before the other modules are imported: some read their tables then.
        overlay.use(folders)
        from . import compiled

        self.engine = compiled.engine(language, folders)

    def code(
        self,
        source: str | bytes,
        *,
        published: str | None = None,
        title: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        id: str | None = None,
        form: Form = "auto",
    ) -> Article:
        """Read and code one page.

        source: a page's bytes or text (HTML, the text form of a scraper, or plain text); published: ISO day or time, used
        before any date in the page; form: auto, html, text or plain. Returns the Article with ``events``; a page that
        cannot be coded comes back with ``rejected`` set. Raises UsageError for a date that is none.
        """
        from .reading import read
        from .reading.dates import check_published

        if published is not None:
            published = check_published(published)
        article = read(source, form=form, published=published, title=title, url=url, outlet=outlet, id=id)
        return self.run(article)

    def run(self, article: Article) -> Article:
        """Code an article that was read already, in place."""
        from .pipeline import coded

        coded(article, self.engine)
        return article


def load(language: str = "hi", *, data: Iterable[str | Path] = ()) -> Coder:
    """A coder for a language ("hi"), with the user's own data folders after ours.

    Raises UsageError U001 for an unknown language, DataError for a broken data file.
    """
    return Coder(language, data)
