"""One page to one article: decode, tell the form, read it, test the language."""

from __future__ import annotations

import hashlib
from typing import Literal

import regex

from ..records.article import Article, Rejection
from . import dates, decoding, outlets, textform, tongue

Form = Literal["auto", "html", "text", "plain"]

_HTML = regex.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|div|p|article|h1|span|table|amp)\b",
    regex.I | regex.S,
)
_TAGS = regex.compile(r"</(?:p|div|span|a|li|h[1-6]|td|article|body|html)\s*>", regex.I)


def read(
    data: bytes | str,
    *,
    source: str | None = None,
    form: Form = "auto",
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    id: str | None = None,
    charset: str | None = None,
    max_bytes: int = decoding.MAX_BYTES,
) -> Article:
    """One page as an article with blocks, furniture and metadata; ``rejected`` says why it has no story.

    data: the page. form: "html", "text" (a scraper's text or a plain file), "plain" (all of it is story), or "auto".
    url, outlet, title, published, id: what the caller knows; these win over what the page says.
    charset: what a server declared. Raises UsageError U010 for a ``published`` that is no date; nothing for content.
    """
    if not "".join([id or "", source or "", url or "", outlet or "", title or ""]).isascii():
        # File names and JSON may hold half characters, which no record could be written out with.
        id, source, url, outlet, title = (v and decoding.mend_surrogates(v) for v in (id, source, url, outlet, title))
    article = Article(id or "", "", source, url, outlet, title)
    if published is not None:
        article.published, article.published_by = dates.check_published(published), "given"
    if len(data) > max_bytes:
        article.rejected = Rejection(
            "P006", f"the page is larger than {max_bytes / 1e6:g} MB. Raise --max-bytes if it really is one article."
        )
    else:
        text = decoding.decode(data, charset) if isinstance(data, bytes) else _checked(data)
        if isinstance(text, Rejection):
            article.rejected = text
        else:
            try:
                article.rejected = _read_text(article, text, form)
            except Exception as error:
                # The promise is a record for every page; what broke is named so that it can be reported.
                article.rejected = Rejection(
                    "P008",
                    f"the page cannot be read ({type(error).__name__}). Report it with the page; give its text instead.",
                )
                article.blocks.clear()
    if not article.id:
        article.id = url or source or _digest(data)
    return article


def _checked(text: str) -> str | Rejection:
    if not text or text.isspace():
        return Rejection("P001", "the text is empty. Nothing to code.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = decoding.mend_surrogates(text)
    return text


def _read_text(article: Article, text: str, form: Form) -> Rejection | None:
    if form == "plain":
        article.text = text
        if rejected := _language(article, text):
            return rejected
        textform.read_plain(article)
        if not article.blocks:
            return Rejection("P007", "the text holds no story, only furniture such as links or prompts.")
        return None
    if rejected := decoding.garbled(text):
        article.text = "" if form == "html" else text
        return rejected
    if form == "html" or (form == "auto" and looks_like_html(text)):
        from . import webpage

        rejected = webpage.read_html(article, text)
    else:
        article.text = text
        rejected = textform.read_text(article)
    article.outlet = article.outlet or outlets.outlet_at(article.url)
    if rejected is not None:
        return rejected
    return _language(article, "\n".join(article.text[b.start : b.end] for b in article.blocks))


def _language(article: Article, text: str) -> Rejection | None:
    found = tongue.language_of(text)
    if isinstance(found, Rejection):
        return decoding.garbled(text) or found
    article.language = found
    return None


def looks_like_html(text: str) -> bool:
    """Whether a text is a web page: it opens like one, or closes several elements early on."""
    return _HTML.match(text[:4000]) is not None or len(_TAGS.findall(text[:20_000])) >= 3


def _digest(data: bytes | str) -> str:
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    return hashlib.sha256(raw).hexdigest()[:16]
