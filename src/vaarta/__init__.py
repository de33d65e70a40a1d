"""Vaarta reads Hindi news pages and keeps an auditable record of political events.

>>> import vaarta
>>> coder = vaarta.load("hi")
>>> article = coder.code("रूस ने यूक्रेन पर हमला किया।", published="2022-03-01")
>>> [(e.type, e.actors[0].key, e.recipients[0].key) for e in article.events]
[('ASSAULT', 'RUS', 'UKR')]
"""

from .coder import Coder, load
from .errors import DataError, FetchError, PageError, SourceError, StoreError, UsageError, VaartaError
from .records import Article, Event, Participant, When, Where

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Coder",
    "DataError",
    "Event",
    "FetchError",
    "PageError",
    "Participant",
    "SourceError",
    "StoreError",
    "UsageError",
    "VaartaError",
    "When",
    "Where",
    "__version__",
    "load",
]
