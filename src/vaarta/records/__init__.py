"""The nouns of the codebook. Knows nothing of how they are found."""

from .article import Article, Block, Furniture, Image, Link, PageKind, Rejection, Sentence
from .event import Event, Participant, Span, Status, Topic, When, Where
from .plain import plain, to_json
from .story import Disagreement, Mentioned, MergedEvent, Story, Value
from .talks import Format, Level, Meeting, Position, Stance, State

__all__ = [
    "Article",
    "Block",
    "Disagreement",
    "Event",
    "Format",
    "Furniture",
    "Image",
    "Level",
    "Link",
    "Meeting",
    "Mentioned",
    "MergedEvent",
    "PageKind",
    "Participant",
    "Position",
    "Rejection",
    "Sentence",
    "Span",
    "Stance",
    "State",
    "Status",
    "Story",
    "Topic",
    "Value",
    "When",
    "Where",
    "plain",
    "to_json",
]
