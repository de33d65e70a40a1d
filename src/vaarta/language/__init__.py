"""Script and words of Hindi: spelling keys, tokens, sentence ends, morphology. Knows nothing of events."""

from .choose import tag
from .forms import Reading, lemma_keys, readings
from .script import key
from .sentences import split_sentences
from .tokens import Token, tokenise

__all__ = ["Reading", "Token", "key", "lemma_keys", "readings", "split_sentences", "tag", "tokenise"]
