"""The nouns of the codebook. Knows nothing of how they are found."""

from .article import Article, Block, Furniture, Image, Link, PageKind, Rejection, Sentence
from .event import Event, Participant, Span, Status, Topic, When, Where
from .plain import plain, to_json

__all__ = [
    "Article",
    "Block",
    "Event",
    "Furniture",
    "Image",
    "Link",
    "PageKind",
    "Participant",
    "Rejection",
    "Sentence",
    "Span",
    "Status",
    "Topic",
    "When",
    "Where",
    "plain",
    "to_json",
]
