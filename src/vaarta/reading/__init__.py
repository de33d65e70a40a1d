"""The reading room: bytes to ``Article``. It knows pages, not grammar.

    read(data)            one page, file content or text -> Article, never an exception for what it holds
    sources.items(...)    files, folders, "-", addresses, JSONL -> articles and errors, one after the other

Rejections (``Article.rejected``): P001 empty, P002 not Hindi, P003 not an article, P004 binary, P005 encoding,
P006 too large, P007 no text in the page, P008 broken.
"""

from .reader import Form, read

__all__ = ["Form", "read"]
