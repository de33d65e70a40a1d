"""What trafilatura takes for the story of a page.

It asks two more algorithms, readability and justext, after its own, and takes what they find only where that is much longer or its own
find is short or unclean. They cost as much as its own; so they are asked only where the page holds enough for them to prevail.
The answer is the same (a test compares the two over the sample pages).
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

import trafilatura
from lxml import etree
from trafilatura.settings import Extractor
from trafilatura.xml import xmltotxt

# It warns on standard error about every odd page; what is wrong with a page is said in our own record.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# readability prevails with more than twice the characters; the rest is for spaces, which each of them counts in its own way.
_SURELY_MOST = 1.8
# What is shorter than its MIN_EXTRACTED_SIZE is examined by justext.
_SURELY_LONG = 300
# The elements of its own result. Any other is what it calls unclean.
_CLEAN = frozenset(("body", "p", "head", "list", "item", "quote", "hi", "lb", "table", "row", "cell", "code", "del", "ref"))


def main_text(root: Any) -> str:
    """The text that is kept of a parsed page, in lines; "" for none. Never raises."""
    try:
        document: Any = trafilatura.bare_extraction(root, options=_options(True))
        if document is None or not _stands(document, root):
            document = trafilatura.bare_extraction(root, options=_options(False))
        return xmltotxt(document.body, False) if document is not None else ""
    except Exception:
        # Any failure inside it is one vote less, not an error of the page.
        return ""


@cache
def _options(alone: bool) -> Any:
    """Its settings; it reads them from a file each time otherwise. alone: its own algorithm, not again with looser rules, and no other."""
    options = Extractor(fast=alone, comments=False, tables=True)
    if alone:
        options.focus = "balanced, once"
    return options


def _stands(document: Any, root: Any) -> bool:
    """Whether nothing else can prevail over what its own algorithm found: nearly all of the page's text, clean, in paragraphs."""
    body, found = document.body, document.raw_text
    if len(body) < 2 or found == "\n".join(part.text or "" for part in body):
        # Its last resort, which joins by line ends: its own algorithm found too little.
        return False
    tags = [element.tag for element in body.iter()]
    if not _CLEAN.issuperset(tags) or tags.count("table") > tags.count("p") or not any(any(p.itertext()) for p in body.iter("p")):
        return False
    whole = len(" ".join(etree.tostring(root, method="text", encoding="unicode").split()))
    return len(found) >= _SURELY_LONG and whole <= _SURELY_MOST * len(" ".join(found.split()))
