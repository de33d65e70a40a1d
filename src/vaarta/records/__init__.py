"""The nouns of the codebook. Knows nothing of how they are found."""

from .article import Article, Block, Furniture, Image, Link, PageKind, Rejection, Sentence
from .event import Event, Participant, Span, Status, Topic, When, Where
from .plain import plain, to_json
from .story import Disagreement, Mentioned, MergedEvent, Story, Value

__all__ = [
    "Article",
    "Block",
    "Disagreement",
    "Event",
    "Furniture",
    "Image",
    "Link",
    "Mentioned",
    "MergedEvent",
    "PageKind",
    "Participant",
    "Rejection",
    "Sentence",
    "Span",
    "Status",
    "Story",
    "Topic",
    "Value",
    "When",
    "Where",
    "plain",
    "to_json",
]
